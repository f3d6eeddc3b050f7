package opinion_test

import (
	"fmt"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// state is what the tests of a control showed in a part of the period.
type state int

const (
	worked state = iota
	broke
	awaits // deviations that nobody judged yet
	absent // no evidence could be had
	quiet  // no occurrence
	states
)

// apply turns a sound test into one that shows the state.
func (s state) apply(e *opinion.Examination, t *controls.Test) {
	switch s {
	case absent, quiet:
		t.Outcome, t.Reason = controls.EvidenceUnavailable, "Records were lost."
		if s == quiet {
			t.Outcome, t.Reason = controls.NoOccurrence, "Nobody left."
		}
		t.Population, t.Sample = controls.Population{}, controls.Sample{}
	case broke, awaits:
		d := controls.Deviation{ID: soc1.DeviationID("D-" + t.ID), Test: t.ID, Count: 1, Kind: controls.KindLate, Text: "Late.", Pattern: controls.Isolated}
		if s == broke {
			d.Pattern = controls.Systematic
		}
		e.Matrix.Deviations = append(e.Matrix.Deviations, d)
	}
}

// shape is how an objective's risks are answered: risks, then sets, then controls by number.
type shape [][][]int

// small builds an examination from shapes of objectives and from the states of each control in each part of the period.
func small(shapes []shape, parts [][]state) *opinion.Examination {
	e := examtest.Build(examtest.Scope{Type: soc1.Type2, Objectives: 1, Controls: 1}, func(int) int { return 0 })
	m := &e.Matrix
	m.Objectives, m.Risks, m.Controls, m.Walkthroughs, m.Tests = nil, nil, nil, nil, nil
	for i, in := range parts {
		c := soc1.ControlID(fmt.Sprintf("C-%d", i))
		m.Controls = append(m.Controls, controls.Control{ID: c, Text: "Someone reviews.", Nature: controls.Manual})
		m.Walkthroughs = append(m.Walkthroughs, controls.Walkthrough{ID: soc1.WalkthroughID(fmt.Sprintf("W-%d", i)), Control: c, Design: controls.DesignSuitable, Implementation: controls.Implemented})
		for j, s := range in {
			t := examtest.SoundTest(soc1.TestID(fmt.Sprintf("T-%d-%d", i, j)), c)
			if len(in) == 2 {
				middle := e.Period.Start.AddDays(examtest.Days / 2)
				t.Period = []soc1.Period{{End: middle.AddDays(-1)}, {Start: middle}}[j]
			}
			s.apply(e, &t)
			m.Tests = append(m.Tests, t)
		}
	}
	for i, risks := range shapes {
		o := soc1.ObjectiveID(fmt.Sprintf("CO-%d", i+1))
		m.Objectives = append(m.Objectives, controls.Objective{ID: o, Statement: "Something is achieved.", Kind: controls.GeneralIT})
		for j, sets := range risks {
			r := controls.Risk{ID: soc1.RiskID(fmt.Sprintf("R-%d-%d", i, j)), Objective: o, Statement: "Something goes wrong."}
			for _, members := range sets {
				set := controls.ControlSet{Rationale: "It finds every error."}
				for _, k := range members {
					set.Controls = append(set.Controls, m.Controls[k].ID)
				}
				r.Sufficient = append(r.Sufficient, set)
			}
			m.Risks = append(m.Risks, r)
		}
	}
	return e
}

// vectors walks all lists of n numbers below base.
func vectors(base, n int, visit func(v []int)) {
	v := make([]int, n)
	for {
		visit(v)
		i := 0
		for ; i < n; i++ {
			if v[i]++; v[i] < base {
				break
			}
			v[i] = 0
		}
		if i == n {
			return
		}
	}
}

// every runs check on one in step of the cases, on all of them in a deep run, and on one in ten times step with -short.
func every(step int) func(check func()) {
	n := 0
	if testing.Short() {
		step *= 10
	}
	if scale(1) > 1 {
		step = 1
	}
	return func(check func()) {
		if n++; n%step == 0 {
			check()
		}
	}
}

func TestEverySmallExaminationWithThreeControls(t *testing.T) {
	shapes := []shape{{{{0}}}, {{{0, 1}}}, {{{0}, {1}}}, {{{0}, {1, 2}}}, {{{1}}, {{2}}}, {{{2}}, {{0}, {1}}}}
	sample := every(5)
	vectors(len(shapes), 3, func(v []int) {
		if v[0] > v[1] || v[1] > v[2] {
			return // the order of objectives means nothing
		}
		chosen := []shape{shapes[v[0]], shapes[v[1]], shapes[v[2]]}
		vectors(int(states), 3, func(s []int) {
			sample(func() {
				agree(t, small(chosen, [][]state{{state(s[0])}, {state(s[1])}, {state(s[2])}}), opinion.USPolicy())
			})
		})
	})
}

func TestEverySmallExaminationWithTwoSubPeriods(t *testing.T) {
	shapes := []shape{{{{0}}}, {{{1}}}, {{{0, 1}}}, {{{0}, {1}}}, {}}
	sample := every(7)
	vectors(len(shapes), 2, func(v []int) {
		if v[0] > v[1] {
			return
		}
		for _, p := range []opinion.Policy{opinion.USPolicy(), opinion.USPolicy().WithNonOccurrence(opinion.NonOccurrenceQualify)} {
			vectors(int(states), 4, func(s []int) {
				sample(func() {
					agree(t, small([]shape{shapes[v[0]], shapes[v[1]]}, [][]state{{state(s[0]), state(s[1])}, {state(s[2]), state(s[3])}}), p)
				})
			})
		}
	})
}

// Three objectives whose controls rely on each other's, in every way, rings included.
func TestEverySmallExaminationWithReliance(t *testing.T) {
	sample := every(7)
	for _, reliance := range []opinion.Reliance{opinion.RelianceAsk, opinion.RelianceUnsupported, opinion.RelianceFails} {
		vectors(4, 3, func(on []int) { // 3 stands for none
			vectors(int(states), 3, func(s []int) {
				sample(func() {
					e := small([]shape{{{{0}}}, {{{1}}}, {{{2}}}}, [][]state{{state(s[0])}, {state(s[1])}, {state(s[2])}})
					for i, o := range on {
						if o < 3 {
							e.Matrix.Controls[i].ReliesOn = []soc1.ObjectiveID{e.Matrix.Objectives[o].ID}
						}
					}
					agree(t, e, opinion.USPolicy().WithReliance(reliance))
				})
			})
		})
	}
}
