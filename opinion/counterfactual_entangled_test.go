package opinion_test

import (
	"fmt"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// entangled returns an examination of two or three objectives and four controls, in which objectives hang on each other: controls
// are shared, rely on objectives (their own and in rings too), stand in for each other, lack in one half of the period
// what they have in the other, and are kept from the auditor by limitations. Nothing else is wrong with it, so that all its
// sets of facts can be tried.
func entangled(pick func(n int) int) *opinion.Examination {
	var parts [][]state
	for range 4 {
		in := []state{worked}
		if pick(2) == 1 {
			in = append(in, worked)
		}
		for j := range in {
			if pick(2) == 1 {
				in[j] = state(pick(int(states)))
			}
		}
		parts = append(parts, in)
	}
	var shapes []shape
	for range 2 + pick(2) {
		var risks shape
		for range 1 + pick(2) {
			sets := [][]int{{pick(4)}}
			switch pick(3) {
			case 1: // a second set
				sets = append(sets, []int{pick(4)})
			case 2: // a set of two
				if k := pick(4); k != sets[0][0] {
					sets[0] = append(sets[0], k)
				}
			}
			risks = append(risks, sets)
		}
		shapes = append(shapes, risks)
	}
	e := small(shapes, parts)
	m := &e.Matrix
	for i := range m.Controls {
		for o := range m.Objectives {
			if pick(4) == 0 {
				m.Controls[i].ReliesOn = append(m.Controls[i].ReliesOn, m.Objectives[o].ID)
			}
		}
		switch pick(8) {
		case 0: // it was not there in the first half
			m.Controls[i].Operated = []soc1.Period{{Start: e.Period.Start.AddDays(examtest.Days / 2)}}
		case 1:
			m.Walkthroughs[i].Design = 0
		case 2:
			m.Walkthroughs[i].Design, m.Walkthroughs[i].Finding = controls.DesignDeficient, "It would not find the error."
		}
		if judged := opinion.Answer(pick(5)); judged <= opinion.No {
			answered(e, opinion.RelianceUnaffected, string(m.Controls[i].ID), judged)
		}
	}
	for i := range pick(3) {
		l := opinion.Limitation{ID: soc1.MatterID(fmt.Sprint("L-", i)), Source: opinion.Timing, Text: "The records were gone."}
		if pick(2) == 0 {
			l.Objectives = []soc1.ObjectiveID{m.Objectives[pick(len(m.Objectives))].ID}
		} else {
			l.Controls = []soc1.ControlID{m.Controls[pick(4)].ID}
		}
		l.Limbs = [][]opinion.Limb{nil, {opinion.Design}, {opinion.Operation}}[pick(3)]
		e.Limitations = append(e.Limitations, l)
		answered(e, opinion.AlternativeSufficient, string(l.ID), opinion.Answer(pick(3)))
	}
	if pick(4) == 0 {
		e.Events = []opinion.Event{{ID: "E-1", Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "A breach.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
		answered(e, opinion.ConditionPrevents, "E-1", opinion.Answer(pick(3)))
	}
	for i := range m.Objectives {
		if pick(3) == 0 {
			answered(e, opinion.ShortGapMaterial, string(m.Objectives[i].ID), opinion.Answer(pick(3)))
		}
	}
	return e
}

// What the counterfactuals say is what trying everything says, also where objectives hang on each other in every way.
func TestCounterfactualsAgreeWithBruteForceOnEntangledObjectives(t *testing.T) {
	seen := make(map[string]int)
	skipped, all := 0, scale(120)
	for seed := range all {
		pick := uniform(uint64(seed) + 77)
		e, p := entangled(pick), opinion.USPolicy()
		p.Reliance = opinion.Reliance(1 + pick(3))
		p.NonOccurrence = opinion.NonOccurrence(1 + pick(2))
		p.Beyond = opinion.Beyond(1 + pick(2))
		p.ShortGapDays = int64([]int{0, 0, 1, 2}[pick(4)])
		share := [][2]int{{50, 100}, {0, 100}, {34, 67}}[pick(3)]
		p = p.WithPervasiveness(sampling.PercentRate(share[0]), sampling.PercentRate(share[1]))
		if !agreeOnFacts(t, e, p, seen) {
			skipped++
		}
	}
	t.Logf("%d of %d with too many facts for brute force; %v", skipped, all, seen)
	if skipped > all/2 || seen["worse by a set of 2"] == 0 || seen["restored by 2"] == 0 || seen["alone 2"] == 0 || seen["needed 2"] == 0 {
		t.Errorf("not every kind of result was seen")
	}
}

// crowd returns an examination of several objectives that share controls, most of which work: what makes a limb worse are
// pairs, of controls that serve objectives in common and of controls that do not.
func crowd(pick func(n int) int) *opinion.Examination {
	const n = 8
	var parts [][]state
	for range n {
		s := worked
		if oneIn(pick, 5) {
			s = []state{broke, absent, awaits}[pick(3)]
		}
		parts = append(parts, []state{s})
	}
	var shapes []shape
	for range 5 + pick(3) {
		set := []int{pick(n)}
		if k := pick(n); k != set[0] && oneIn(pick, 2) {
			set = append(set, k)
		}
		shapes = append(shapes, shape{{set}})
	}
	return small(shapes, parts)
}

func TestCounterfactualsAgreeWithBruteForceOnPairs(t *testing.T) {
	seen := make(map[string]int)
	for seed := range scale(150) {
		pick := uniform(uint64(seed) + 300)
		share := [][2]int{{30, 50}, {40, 40}, {0, 30}, {20, 60}}[pick(4)]
		p := opinion.USPolicy().WithPervasiveness(sampling.PercentRate(share[0]), sampling.PercentRate(share[1]))
		agreeOnFacts(t, crowd(pick), p, seen)
	}
	if t.Logf("%v", seen); seen["worse by a set of 2"] < scale(50) {
		t.Error("too few pairs were seen")
	}
}

// Situations in which a search that gives up too early finds nothing wrong: what has to be mended begins on a later day; a pair
// comes after one that does nothing; what is described and not in use is pervasive only together.
func TestCounterfactualsAgreeWithBruteForceWhereItIsEasyToGiveUp(t *testing.T) {
	share := func(percent int) opinion.Policy {
		return opinion.USPolicy().WithPervasiveness(sampling.PercentRate(percent), sampling.PercentRate(percent))
	}
	gaps := opinion.USPolicy()
	gaps.ShortGapDays = 1
	late := small([]shape{{{{0}}}}, [][]state{{worked, awaits}})
	answered(late, opinion.ShortGapMaterial, "CO-1", opinion.No)
	one := func(k ...int) shape { return shape{{k}} }
	// Control 0 serves the first two objectives, 1 the first, 2 the first, the third and the fourth; the last one failed.
	apart := small([]shape{one(0, 1, 2), one(0), one(2), one(2), one(3), one(3), one(3), one(4)}, [][]state{{worked}, {worked}, {worked}, {worked}, {broke}})
	described := examtest.Sound(4, 1)
	for i := range described.Matrix.Walkthroughs {
		w := &described.Matrix.Walkthroughs[i]
		w.Implementation, w.Finding, w.DescriptionCorrected = controls.NotImplemented, "Nobody does it.", i > 0
	}
	spread := small([]shape{{{{0}, {1}}}, one(2), one(3)}, [][]state{{worked}, {worked}, {worked}, {worked}})
	spread.Limitations = []opinion.Limitation{{ID: "L-1", Source: opinion.Timing, Text: "The records were gone.", Controls: []soc1.ControlID{"C-0", "C-2", "C-3"}}}
	for _, c := range []struct {
		name   string
		e      *opinion.Examination
		policy opinion.Policy
		limb   int
		want   int // pairs that would make the limb worse
	}{
		{"a limitation that one objective survives", spread, share(100), 2, 0},
		{"the second half", late, gaps, 2, 0},
		{"a pair behind an idle one", apart, share(60), 2, 4},
		{"described and not in use", described, share(75), 0, 3},
		{"described and not in use, nearly all", described, share(100), 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !agreeOnFacts(t, c.e, c.policy, make(map[string]int)) {
				t.Fatal("too many facts for brute force")
			}
			pairs := 0
			for _, s := range suppose(t, c.e, c.policy).Limbs[c.limb].Worse {
				pairs += len(s) / 2
			}
			if pairs != c.want {
				t.Errorf("%d pairs, want %d", pairs, c.want)
			}
		})
	}
}

// Of more than a thousand pairs that would make a limb worse, a thousand are listed, and the list says that it is cut; of fewer,
// all are. One objective failed already, and three of all would be pervasive.
func TestCounterfactualsListAThousandPairs(t *testing.T) {
	for _, n := range []int{44, 46} {
		e := examtest.Sound(n+1, 1)
		broke.apply(e, &e.Matrix.Tests[0])
		p := opinion.USPolicy().WithPervasiveness(sampling.PercentRate(6), sampling.PercentRate(6))
		l := suppose(t, e, p).Limbs[2]
		pairs := 0
		for _, s := range l.Worse {
			if len(s) == 2 {
				pairs++
			}
		}
		if all := n * (n - 1) / 2; pairs != min(all, 1_000-(len(l.Worse)-pairs)) || l.Cut != (all > 1_000) {
			t.Errorf("%d objectives: %d pairs of %d sets, cut %v", n, pairs, len(l.Worse), l.Cut)
		}
	}
}

// The same holds for pairs that do it by the one objective that they share: two controls of which either is enough.
func TestCounterfactualsListAThousandPairsOfAlternatives(t *testing.T) {
	for _, n := range []int{998, 999} { // beside the two letters
		e := examtest.Sound(n, 2)
		for i := range e.Matrix.Risks {
			list := e.Matrix.Risks[i].Sufficient[0].Controls
			e.Matrix.Risks[i].Sufficient = []controls.ControlSet{{Controls: list[:1], Rationale: "It finds every error."}, {Controls: list[1:], Rationale: "So does the other."}}
		}
		if l := suppose(t, e, opinion.USPolicy()).Limbs[2]; len(l.Worse) != 1_000 || l.Cut != (n > 998) {
			t.Errorf("%d objectives: %d sets, cut %v", n, len(l.Worse), l.Cut)
		}
	}
}
