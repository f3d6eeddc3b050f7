package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestScenarioEvidence has what was not tested, could not be, or was tested in a way that does not conclude.
func TestScenarioEvidence(t *testing.T) {
	var g given
	deficient := []controls.Information{{Name: "Ageing list", Evidence: controls.EvidenceDeficient}}
	runScenarios(t, []scenario{
		{name: "records of a necessary control are lost", rests: "3.4 evidence row", facts: []fact{g.outcome("T-1-1", controls.EvidenceUnavailable)}, want: "U U Q"},
		{name: "a necessary control was not tested", rests: "3.6, 11.19", facts: []fact{g.outcome("T-1-1", controls.NotPerformed)}, want: "U U Q"},
		{
			name: "a control without a test", rests: "11.19",
			facts: []fact{func(e *opinion.Examination) { e.Matrix.Tests = e.Matrix.Tests[1:] }}, want: "U U Q",
		},
		{
			name: "a control that is not needed was not tested", rests: "3.6: not necessary",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.outcome("T-X", controls.NotPerformed)}, want: "U U U",
		},
		{
			name: "no evidence for any control", rests: "3.2 disclaimer",
			facts: []fact{g.outcome("T-1-1", controls.EvidenceUnavailable), g.outcome("T-2-1", controls.EvidenceUnavailable), g.outcome("T-3-1", controls.EvidenceUnavailable), g.outcome("T-4-1", controls.EvidenceUnavailable)},
			want:  "U U X",
		},
		{
			name: "no evidence for three objectives of four", rests: "3.3",
			facts: []fact{g.outcome("T-1-1", controls.EvidenceUnavailable), g.outcome("T-2-1", controls.EvidenceUnavailable), g.outcome("T-3-1", controls.EvidenceUnavailable)},
			want:  "U U Q/X", open: []string{"limitation-pervasive operation"},
		},
		{
			name: "nobody was asked more than questions", rests: "4.1, 11.45",
			facts: []fact{g.test("T-1-1", func(t *controls.Test) {
				t.Procedures = []controls.Procedure{{Nature: controls.Inquiry, Text: "Asked."}}
			})}, want: "U U Q",
		},
		{
			name: "a manual control was watched once, in November", rests: "4.1: observation proves only the moment observed",
			facts: []fact{g.test("T-1-1", func(t *controls.Test) {
				t.Procedures = []controls.Procedure{{Nature: controls.Observation, Text: "Watched."}}
				t.Sample = controls.Sample{Size: 1}
			})}, want: "U U Q",
		},
		{
			name: "a control that leaves no trace was watched at various times", rests: "4.1: test at various times in the period",
			facts: []fact{g.test("T-1-1", func(t *controls.Test) {
				t.Procedures = []controls.Procedure{{Nature: controls.Observation, Text: "Watched in each quarter."}}
				t.Sample = controls.Sample{Method: sampling.Haphazard, Size: 12}
			})}, want: "U U U",
		},
		{
			name: "the list from which the sample was drawn was not complete", rests: "4.5, 11.46",
			facts: []fact{g.test("T-1-1", func(t *controls.Test) { t.Population.Completeness = controls.EvidenceDeficient })}, want: "U U Q",
		},
		{
			name: "an incomplete list, and what was drawn from it deviates by system", rests: "4.5, 3.5",
			facts: []fact{g.test("T-1-1", func(t *controls.Test) { t.Population.Completeness = controls.EvidenceDeficient }), g.fails("T-1-1")}, want: "U U Q",
		},
		{
			name: "the report the reviewer used is not accurate", rests: "4.4, 4.5",
			facts: []fact{g.control("C-1-1", func(c *controls.Control) { c.Information = deficient })}, want: "U U Q",
		},
		{
			name: "the report the auditor used is not accurate", rests: "4.5",
			facts: []fact{g.test("T-1-1", func(t *controls.Test) { t.Information = deficient })}, want: "U U Q",
		},
		{
			name: "a report relied on without evidence, where another control answers the risk", rests: "4.5",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.control("C-1-1", func(c *controls.Control) { c.Information = deficient })}, want: "U U U",
		},
		{
			name: "tested until September, and nobody rolled it forward", rests: "4.2",
			facts: []fact{g.covers("T-1-1", g.until(g.day(9, 30)))}, want: "U U Q",
		},
		{
			name: "tested until September and rolled forward by inspection", rests: "4.2",
			facts: []fact{g.covers("T-1-1", g.until(g.day(9, 30))), g.another("T-2", "C-1-1", g.from(g.day(10, 1)))}, want: "U U U",
		},
		{
			name: "tested until September and rolled forward by asking", rests: "4.2, 4.1",
			facts: []fact{g.covers("T-1-1", g.until(g.day(9, 30))), g.another("T-2", "C-1-1", g.from(g.day(10, 1))),
				g.test("T-2", func(t *controls.Test) {
					t.Procedures = []controls.Procedure{{Nature: controls.Inquiry, Text: "Asked."}}
				})}, want: "U U Q",
		},
		{
			name: "an annual control that ran in May, window from July on", rests: "3.6 outside the window",
			facts: []fact{func(e *opinion.Examination) { e.Period.Start = g.day(7, 1) }, g.outcome("T-1-1", controls.NoOccurrence)}, want: "U U U",
		},
		{
			name: "its performance in May is tested all the same", rests: "3.6: other periods are no evidence",
			facts: []fact{func(e *opinion.Examination) { e.Period.Start = g.day(7, 1) }, g.covers("T-1-1", soc1.Period{Start: g.day(5, 1), End: g.day(5, 31)})}, want: "U U Q",
		},
		{
			name: "last year's test is all there is", rests: "4.2: prior engagements do not reduce testing",
			facts: []fact{g.covers("T-1-1", soc1.Period{Start: soc1.DateOf(2024, 1, 1), End: soc1.DateOf(2024, 12, 31)})}, want: "U U Q",
		},
		{name: "nothing happened that the only control of an objective is for", rests: "3.6, 12.5 disclose", facts: []fact{g.outcome("T-1-1", controls.NoOccurrence)}, want: "U U U"},
		{
			name: "nothing happened, and the firm qualifies for it", rests: "12.5",
			policy: func() opinion.Policy { return opinion.USPolicy().WithNonOccurrence(opinion.NonOccurrenceQualify) },
			facts:  []fact{g.outcome("T-1-1", controls.NoOccurrence)}, want: "U U Q",
		},
		{
			name: "one of two necessary controls had no occasion", rests: "3.6: the remaining controls achieve it",
			policy: func() opinion.Policy { return opinion.USPolicy().WithNonOccurrence(opinion.NonOccurrenceQualify) },
			facts:  []fact{g.has("X"), g.also("R-1-1", "C-X"), g.outcome("T-X", controls.NoOccurrence)}, want: "U U U",
		},
		{
			name: "the control of one of two risks had no occasion", rests: "3.6",
			policy: func() opinion.Policy { return opinion.USPolicy().WithNonOccurrence(opinion.NonOccurrenceQualify) },
			facts: []fact{g.has("X"), func(e *opinion.Examination) {
				e.Matrix.Risks = append(e.Matrix.Risks, controls.Risk{ID: "R-X", Objective: "CO-1", Statement: "Another.", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-X"}}}})
			}, g.outcome("T-X", controls.NoOccurrence)}, want: "U U U",
		},
		{
			name: "replaced in July without a gap, both tested", rests: "3.6 superseded",
			facts: []fact{g.has("X"), g.operated("C-1-1", g.until(g.day(6, 30))), g.operated("C-X", g.from(g.day(7, 1))), g.control("C-1-1", func(c *controls.Control) { c.Successor = "C-X" })}, want: "U U U",
		},
		{
			name: "replaced in July, and the old system is gone before it could be tested", rests: "3.6: possible scope limitation",
			facts: []fact{g.has("X"), g.operated("C-1-1", g.until(g.day(6, 30))), g.operated("C-X", g.from(g.day(7, 1))), g.control("C-1-1", func(c *controls.Control) { c.Successor = "C-X" }), g.outcome("T-1-1", controls.EvidenceUnavailable)}, want: "U U Q",
		},
		{
			name: "replaced in July, nothing in between for a week, declared", rests: "3.6: declared gap is still a gap",
			facts: []fact{g.has("X"), g.operated("C-1-1", g.until(g.day(6, 23))), g.operated("C-X", g.from(g.day(7, 1))), g.control("C-1-1", func(c *controls.Control) { c.Successor, c.Gap = "C-X", "The old system was off." })}, want: "U Q Q",
		},
		{
			name: "a week without either, where the firm weighs short gaps", rests: "12.6",
			policy: func() opinion.Policy { return opinion.USPolicy().WithShortGapDays(7) },
			facts:  []fact{g.has("X"), g.operated("C-1-1", g.until(g.day(6, 23))), g.operated("C-X", g.from(g.day(7, 1))), g.control("C-1-1", func(c *controls.Control) { c.Successor, c.Gap = "C-X", "The old system was off." })},
			want:   "U U/Q U/Q", open: []string{"short-gap-material CO-1"},
		},
		{
			name: "a week without either, covered by another control", rests: "3.4 sub-period logic",
			facts: []fact{g.has("X"), g.has("Y"), g.operated("C-1-1", g.until(g.day(6, 23))), g.operated("C-X", g.from(g.day(7, 1))), g.control("C-1-1", func(c *controls.Control) { c.Successor, c.Gap = "C-X", "The old system was off." }),
				g.instead("R-1-1", "C-Y"), g.operated("C-Y", soc1.Period{Start: g.day(6, 20), End: g.day(7, 5)})}, want: "U U U",
		},
		{
			name: "the successor failed", rests: "3.6",
			facts: []fact{g.has("X"), g.operated("C-1-1", g.until(g.day(6, 30))), g.operated("C-X", g.from(g.day(7, 1))), g.control("C-1-1", func(c *controls.Control) { c.Successor = "C-X" }), g.fails("T-X")}, want: "U U Q",
		},
		{
			name: "a service ended in June with its objective", rests: "3.6 removed",
			facts: []fact{g.operated("C-1-1", g.until(g.day(6, 30))), func(e *opinion.Examination) { e.Matrix.Objectives[0].InForce = g.until(g.day(6, 30)) }}, want: "U U U",
		},
		{name: "a control dropped in June for no reason", rests: "3.6", facts: []fact{g.operated("C-1-1", g.until(g.day(6, 30)))}, want: "U Q Q"},
		{
			name: "badly designed until June, redesigned since", rests: "3.1 S: design gap for part of the period",
			facts: []fact{g.badly("W-1-1"), g.walked("W-1-1", func(w *controls.Walkthrough) { w.During = g.until(g.day(6, 30)) }), func(e *opinion.Examination) {
				e.Matrix.Walkthroughs = append(e.Matrix.Walkthroughs, controls.Walkthrough{ID: "W-2", Control: "C-1-1", Design: controls.DesignSuitable, Implementation: controls.Implemented, During: g.from(g.day(7, 1))})
			}}, want: "U Q Q",
		},
		{
			name: "nobody walked through the control", rests: "3.1 S: scope limitation",
			facts: []fact{func(e *opinion.Examination) { e.Matrix.Walkthroughs = e.Matrix.Walkthroughs[1:] }}, want: "U Q Q",
		},
		{name: "a window of three months", rests: "4.2: no hard minimum", facts: []fact{func(e *opinion.Examination) { e.Period.Start = g.day(10, 1) }}, want: "U U U"},
		{
			name: "an automated control tested once, its general controls held", rests: "4.4",
			facts: []fact{g.automated("C-1-1"), g.relies("C-1-1", "CO-4")}, want: "U U U",
		},
		{
			name: "an automated control tested once, change management failed", rests: "4.4, 12.18: fall back, or show that nothing changed",
			facts: []fact{g.automated("C-1-1"), g.relies("C-1-1", "CO-4"), g.fails("T-4-1"), g.no(opinion.MisstatementPervasive, "operation"), g.no(opinion.LimitationPervasive, "operation")},
			want:  "U U Q",
		},
		{
			name: "change management failed, and nobody says whether the automated control changed", rests: "3.3 foundational failure, 12.18", objectives: 6,
			facts: []fact{g.automated("C-1-1"), g.automated("C-2-1"), g.relies("C-1-1", "CO-4"), g.relies("C-2-1", "CO-4"), g.fails("T-4-1")},
			want:  "U U Q/A", open: []string{"misstatement-pervasive operation", "reliance-unaffected C-1-1", "reliance-unaffected C-2-1"},
		},
		{
			name: "change management failed, and it is shown that nothing was changed", rests: "4.4: evidence that no unauthorized change occurred",
			facts: []fact{g.automated("C-1-1"), g.relies("C-1-1", "CO-4"), g.fails("T-4-1"), g.yes(opinion.RelianceUnaffected, "C-1-1")}, want: "U U Q",
		},
		{
			name: "logical access failed and every application control depends on it", rests: "3.3: a foundational failure that leaves dependents unsupported is pervasive misstatement",
			facts: []fact{g.automated("C-1-1"), g.automated("C-2-1"), g.automated("C-3-1"), g.relies("C-1-1", "CO-4"), g.relies("C-2-1", "CO-4"), g.relies("C-3-1", "CO-4"), g.fails("T-4-1"), g.no(opinion.RelianceUnaffected, "CO-4")},
			want:  "U U A",
		},
		{
			name: "logical access failed, and the firm lets failure spread", rests: "12.18 automatic",
			policy: func() opinion.Policy { return opinion.USPolicy().WithReliance(opinion.RelianceFails) },
			facts:  []fact{g.automated("C-1-1"), g.automated("C-2-1"), g.automated("C-3-1"), g.relies("C-1-1", "CO-4"), g.relies("C-2-1", "CO-4"), g.relies("C-3-1", "CO-4"), g.fails("T-4-1")},
			want:   "U U A",
		},
		{
			name: "logical access failed in the first half, the automated control was tested by sample throughout", rests: "4.4: fall back to sampling",
			facts: []fact{g.control("C-1-1", func(c *controls.Control) { c.Nature = controls.Automated }), g.relies("C-1-1", "CO-4"), g.covers("T-4-1", g.until(g.day(6, 30))), g.fails("T-4-1"), g.another("T-2", "C-4-1", g.from(g.day(7, 1))), g.yes(opinion.RelianceUnaffected, "C-1-1")},
			want:  "U U Q",
		},
	})
}
