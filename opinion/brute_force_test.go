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

// The generator of examinations spreads what may be wrong over all parts of one. These tests put as much of it as fits on one
// spot, where the rules meet: one control, the days of one control, objectives that hang on each other.

// unless fails if the derivation and the oracle disagree, or if the oracle could be asked too rarely.
func unless(t *testing.T, n int, next func(pick func(n int) int) (*opinion.Examination, opinion.Policy)) {
	t.Helper()
	asked := 0
	for seed := range n {
		e, p := next(uniform(uint64(seed) + 5_000))
		if err := e.Validate(); err != nil {
			t.Fatalf("the examination cannot be read: %v\n%s", err, show(e))
		}
		if agree(t, e, p) {
			asked++
		}
	}
	if asked < n*3/4 {
		t.Errorf("only %d of %d were compared", asked, n)
	}
}

// oneIn returns true for one choice of n.
func oneIn(pick func(n int) int, n int) bool { return pick(n) == 0 }

// tested adds a test of a control with whatever a test can have, and its deviations.
func tested(e *opinion.Examination, pick func(n int) int, id, extends soc1.TestID, control soc1.ControlID) {
	m := &e.Matrix
	x := examtest.SoundTest(id, control)
	x.Extends, x.Planned = extends, extends != "" && pick(2) == 0
	x.Sample.Size, x.Sample.Expected = []int64{1, 5, 20, 22, 30, 45}[pick(6)], int64(pick(3))
	x.Sample.Method = []sampling.Method{sampling.SimpleRandom, sampling.Haphazard}[pick(2)]
	x.Population.Size = []int64{50, 500}[pick(2)]
	if oneIn(pick, 6) {
		x.Population.Size = x.Sample.Size
	}
	x.Sample.Tolerable = sampling.PercentRate([]int{0, 0, 10, 20}[pick(4)])
	x.Sample.Expected = min(x.Sample.Expected, x.Sample.Size-1)
	switch pick(10) {
	case 0:
		x.Procedures[0].Nature = controls.Inquiry
	case 1, 2:
		x.Procedures[0].Nature = controls.Observation
	case 3:
		x.Population.Completeness = controls.EvidenceDeficient
	case 4:
		x.Information = []controls.Information{{Name: "List", Evidence: controls.EvidenceDeficient}}
	case 5:
		x.Outcome, x.Reason, x.Population, x.Sample = controls.EvidenceUnavailable, "As it was.", controls.Population{}, controls.Sample{}
	}
	m.Tests = append(m.Tests, x)
	left := x.Sample.Size
	for range pick(4) {
		d := controls.Deviation{ID: soc1.DeviationID(fmt.Sprint("D-", len(m.Deviations))), Test: id, Count: min(int64(1+pick(2)), left), Kind: controls.KindLate, Text: "Late.", Pattern: controls.Isolated}
		if left -= d.Count; d.Count < 1 {
			break
		}
		switch pick(7) {
		case 0:
			d.Pattern = 0
		case 1, 2:
			d.Kind = controls.KindNoEvidence
			if oneIn(pick, 3) {
				d.Count, left = d.Count+left, 0
			}
		case 3:
			d.DaysLate = int64(1 + pick(3))
		case 4:
			d.Anomaly, d.DaysLate = true, int64(pick(2)*(1+pick(3)))
			if oneIn(pick, 4) {
				d.Kind, d.DaysLate = controls.KindNoEvidence, 0
			}
			answered(e, opinion.DeviationAnomalous, string(d.ID), opinion.Answer(pick(3)))
		case 5:
			if oneIn(pick, 3) {
				d.Pattern = controls.Systematic
			}
		}
		m.Deviations = append(m.Deviations, d)
	}
	if x.Outcome == controls.Performed {
		answered(e, opinion.DeviationsAcceptable, string(id), opinion.Answer(max(0, pick(5)-2)))
	}
}

func TestFormAgreesWithBruteForceOnOneControl(t *testing.T) {
	unless(t, search(6_000), func(pick func(n int) int) (*opinion.Examination, opinion.Policy) {
		e := examtest.Sound(2, 1)
		e.Period.End = e.Period.Start.AddDays(1) // the oracle goes by days
		e.Matrix.Tests = e.Matrix.Tests[1:]
		if oneIn(pick, 3) {
			e.Matrix.Controls[0].Nature = controls.Automated
		} else if oneIn(pick, 4) {
			e.Matrix.Controls[0].Frequency = controls.Annual
		}
		if oneIn(pick, 8) {
			e.Matrix.Walkthroughs[0].Procedures[0].Nature = controls.Inquiry
		}
		tested(e, pick, "T-A", "", "C-1-1")
		if last := len(e.Matrix.Tests) - 1; e.Matrix.Tests[last].Outcome == controls.Performed {
			for i := range pick(3) {
				tested(e, pick, soc1.TestID(fmt.Sprint("T-X", i)), "T-A", "C-1-1")
			}
		}
		drawn := int64(0) // an item is tested once
		for i := range e.Matrix.Tests[1:] {
			drawn += e.Matrix.Tests[1+i].Sample.Size
		}
		if first := &e.Matrix.Tests[1]; first.Outcome == controls.Performed {
			first.Population.Size = max(first.Population.Size, drawn)
		}
		p := examtest.BuildPolicy(pick)
		p.Letters = opinion.LettersPresumed
		return e, p
	})
}

// Several tests of one control may speak of the same days. Every two kinds of result are laid over each other, on the same
// days or on others, and a third beside them.
func TestFormAgreesWithBruteForceOnOverlappingTests(t *testing.T) {
	apply := func(e *opinion.Examination, x controls.Test, result int) {
		switch result {
		case int(states): // a statistical sample that is too small: nobody said yet whether it will do
			x.Population.Size, x.Sample.Size, x.Sample.Tolerable = 500, 5, sampling.PercentRate(5)
		case int(states) + 1: // it can show a failure, and cannot show that the control worked
			x.Procedures[0].Nature = controls.Inquiry
			awaits.apply(e, &x)
		default:
			state(result).apply(e, &x)
		}
		e.Matrix.Tests = append(e.Matrix.Tests, x)
	}
	check := every(3)
	day := examtest.Sound(1, 1).Period.Start
	periods := []soc1.Period{{}, {End: day}, {Start: day.AddDays(1)}, {End: day.AddDays(-9)}}
	vectors(int(states)+2, 2, func(results []int) {
		vectors(len(periods), 2, func(when []int) {
			for third := range int(states) + 3 {
				check(func() {
					e := examtest.Sound(1, 1)
					e.Period.End = day.AddDays(1)
					e.Matrix.Tests = nil
					for i := range results {
						x := examtest.SoundTest(soc1.TestID(fmt.Sprint("T-", i)), "C-1-1")
						x.Period = periods[when[i]]
						apply(e, x, results[i])
					}
					if third < int(states)+2 {
						apply(e, examtest.SoundTest("T-3", "C-1-1"), third)
					}
					for _, n := range []opinion.NonOccurrence{opinion.NonOccurrenceDisclose, opinion.NonOccurrenceQualify} {
						p := opinion.USPolicy()
						p.NonOccurrence = n
						agree(t, e, p)
					}
				})
			}
		})
	})
}

func TestFormAgreesWithBruteForceOnEntangledObjectives(t *testing.T) {
	unless(t, search(2_000), func(pick func(n int) int) (*opinion.Examination, opinion.Policy) {
		return entangled(pick), examtest.BuildPolicy(pick)
	})
}

// What a control did outside the days of the report changes nothing, wherever it stands in the list.
func TestOperationOutsideTheReportChangesNothing(t *testing.T) {
	law(t, anything(), func(t tester, pick func(int) int, e *opinion.Examination, p opinion.Policy) {
		other := e.Clone()
		before := e.Window().Start.AddDays(-1)
		for i := range other.Matrix.Controls {
			if c := &other.Matrix.Controls[i]; len(c.Operated) > 0 && c.Operated[0].Start.IsValid() && pick(2) == 0 {
				c.Operated = append([]soc1.Period{{Start: before.AddDays(-9), End: before.AddDays(-5)}}, c.Operated...)
			}
		}
		if _, err := opinion.Form(other, p); err != nil {
			return
		}
		same(t, e, form(t, e, p), form(t, other, p))
	})
}
