package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestScenarioTogether has situations in which several things meet.
func TestScenarioTogether(t *testing.T) {
	var g given
	halves := g.both(g.covers("T-1-1", g.until(g.day(6, 30))), g.another("T-2", "C-1-1", g.from(g.day(7, 1))))
	description, design, operation := []opinion.Limb{opinion.Description}, []opinion.Limb{opinion.Design}, []opinion.Limb{opinion.Operation}
	refused := func(e *opinion.Examination) {
		e.Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "Counsel advises against it."}
	}
	runScenarios(t, []scenario{
		{
			name: "access removed late three times in twenty-five, and nobody used it", rests: "3.4: nature and cause",
			facts: []fact{g.found("T-1-1", 3, g.late(4)), g.yes(opinion.DeviationsAcceptable, "T-1-1")}, want: "U U U",
		},
		{
			name: "one of two quarterly reviews was not done", rests: "3.5 small populations: judgement",
			facts: []fact{g.test("T-1-1", func(t *controls.Test) { t.Population.Size, t.Sample.Size = 4, 2 }), g.found("T-1-1", 1)},
			want:  "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "one control worked in the first half, the other in the second, either suffices", rests: "3.4 sub-period logic",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), halves, g.fails("T-2"), g.covers("T-X", g.from(g.day(7, 1)))}, want: "U U U",
		},
		{
			name: "one of two risks to an objective has no control", rests: "3.4: a risk with no set is a design gap",
			facts: []fact{func(e *opinion.Examination) {
				e.Matrix.Risks = append(e.Matrix.Risks, controls.Risk{ID: "R-X", Objective: "CO-1", Statement: "Another."})
			}}, want: "U Q Q",
		},
		{
			name: "an objective for which no risk was identified", rests: "2.4 design criteria",
			facts: []fact{func(e *opinion.Examination) { e.Matrix.Risks = e.Matrix.Risks[1:] }}, want: "U Q Q",
		},
		{
			name: "a control of two objectives fails, and one of them has another", rests: "3.4 per objective",
			facts: []fact{g.has("X"), g.also("R-2-1", "C-1-1"), g.instead("R-2-1", "C-X"), g.fails("T-1-1")}, want: "U U Q",
		},
		{
			name: "the control fails after its objective has ended", rests: "3.6 removed",
			facts: []fact{halves, g.fails("T-2"), func(e *opinion.Examination) { e.Matrix.Objectives[0].InForce = g.until(g.day(6, 30)) }}, want: "U U U",
		},
		{
			name: "no occasion in the first half, a failure in the second", rests: "3.6",
			facts: []fact{halves, g.outcome("T-1-1", controls.NoOccurrence), g.fails("T-2")}, want: "U U Q",
		},
		{
			name: "no occasion in the first half, in order in the second", rests: "3.6",
			policy: func() opinion.Policy { return opinion.USPolicy().WithNonOccurrence(opinion.NonOccurrenceQualify) },
			facts:  []fact{halves, g.outcome("T-1-1", controls.NoOccurrence)}, want: "U U U",
		},
		{
			name: "the successor was never put into use", rests: "3.4, 3.6",
			facts: []fact{g.has("X"), g.operated("C-1-1", g.until(g.day(6, 30))), g.operated("C-X", g.from(g.day(7, 1))), g.control("C-1-1", func(c *controls.Control) { c.Successor = "C-X" }), g.notInUse("W-X")}, want: "Q Q Q",
		},
		{
			name: "all fifty-two tested, and more deviate than could be tolerated", rests: "4.3: 100 % testing makes the rate exact",
			facts: []fact{g.test("T-1-1", func(t *controls.Test) {
				t.Sample = controls.Sample{Method: sampling.Census, Size: 52, Tolerable: sampling.PercentRate(10)}
			}), g.found("T-1-1", 6)}, want: "U U Q",
		},
		{
			name: "one in twenty-five as planned, under a tolerable five percent", rests: "3.5 non-statistical",
			facts: []fact{g.drew("T-1-1", 25, sampling.Haphazard, 5, 1), g.found("T-1-1", 1)}, want: "U U U",
		},
		{
			name: "one in fifteen as planned, above a tolerable five percent", rests: "3.5: observed above tolerable",
			facts: []fact{g.drew("T-1-1", 15, sampling.Haphazard, 5, 1), g.found("T-1-1", 1)}, want: "U U Q",
		},
		{
			name: "always a day late where five are allowed", rests: "3.5 systematic whatever the days",
			policy: func() opinion.Policy { return opinion.USPolicy().WithGraceDays(5) },
			facts:  []fact{g.found("T-1-1", 3, g.late(1), g.systematic)}, want: "U U Q",
		},
		{
			name: "papers removed by system where the firm takes missing ones as a limitation", rests: "3.5, 12.19",
			policy: func() opinion.Policy { return opinion.USPolicy().WithMissingEvidence(opinion.MissingLimits) },
			facts:  []fact{g.found("T-1-1", 3, g.noEvidence, g.systematic)}, want: "U U Q",
		},
		{
			name: "general controls failed in the first half only, and the automated control has no other support", rests: "4.4 sub-period", objectives: 6,
			facts: []fact{g.automated("C-1-1"), g.relies("C-1-1", "CO-4"), g.covers("T-4-1", g.until(g.day(6, 30))), g.fails("T-4-1"), g.another("T-2", "C-4-1", g.from(g.day(7, 1))), g.no(opinion.RelianceUnaffected, "C-1-1")},
			want:  "U U Q",
		},
		{
			name: "general controls failed, and the firm takes what relies on them as unsupported", rests: "12.18 evidence-based", objectives: 6,
			policy: func() opinion.Policy { return opinion.USPolicy().WithReliance(opinion.RelianceUnsupported) },
			facts:  []fact{g.automated("C-1-1"), g.relies("C-1-1", "CO-4"), g.fails("T-4-1")}, want: "U U Q",
		},
		{
			name: "general controls failed, and it is shown for everything that relies on them that nothing changed", rests: "4.4",
			facts: []fact{g.automated("C-1-1"), g.automated("C-2-1"), g.relies("C-1-1", "CO-4"), g.relies("C-2-1", "CO-4"), g.fails("T-4-1"), g.yes(opinion.RelianceUnaffected, "CO-4")}, want: "U U Q",
		},
		{
			name: "an automated control loses its support and a manual one answers the risk", rests: "4.4, 3.4",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.automated("C-1-1"), g.relies("C-1-1", "CO-4"), g.fails("T-4-1")}, want: "U U Q",
		},
		{
			name: "general controls could not be tested, and what relies on them is in doubt", rests: "4.4, 12.18", objectives: 6,
			facts: []fact{g.automated("C-1-1"), g.relies("C-1-1", "CO-4"), g.outcome("T-4-1", controls.EvidenceUnavailable), g.no(opinion.RelianceUnaffected, "C-1-1")}, want: "U U Q",
		},
		{
			name: "a regulator's objective fails", rests: "2.1 no. 8, 3.4",
			facts: []fact{func(e *opinion.Examination) { e.Matrix.Objectives[0].SpecifiedBy = "the regulator" }, g.fails("T-1-1")}, want: "U U Q",
		},
		{
			name: "alternative procedures were tried and did not do", rests: "3.2",
			facts: []fact{g.limited("L", opinion.Circumstances, operation, "CO-1"), g.no(opinion.AlternativeSufficient, "L")}, want: "U U Q",
		},
		{
			name: "the design of one objective's controls cannot be examined, at a date", rests: "3.1 S",
			facts: []fact{g.typeOne, g.limited("L", opinion.Circumstances, design, "CO-1")}, want: "U Q",
		},
		{
			name: "management restricts everything a little, judged confined", rests: "3.2, 3.3",
			facts: []fact{g.limited("L", opinion.Management, nil), g.no(opinion.LimitationPervasive, "L")}, want: "Q Q Q",
		},
		{
			name: "nothing can be seen of how the system is described", rests: "3.2", facts: []fact{g.limited("L", opinion.Management, description)}, want: "X U U",
		},
		{
			name: "an omission, and a part of the description that could not be examined, both confined", rests: "3.2",
			facts: []fact{g.matter("M", opinion.Omission, "CO-1"), g.yes(opinion.MatterMaterial, "M"), g.limited("L", opinion.Circumstances, description, "CO-2")}, want: "Q U U",
		},
		{
			name: "an unfair description that could not be examined further", rests: "12.8: adverse by default",
			facts: []fact{g.matter("M", opinion.Distortion), g.yes(opinion.MatterMaterial, "M"), g.yes(opinion.MisstatementPervasive, "M"), g.limited("L", opinion.Management, description)}, want: "A U U",
		},
		{
			name: "an unfair description that could not be examined further, and the firm disclaims then", rests: "12.8",
			policy: func() opinion.Policy { p := opinion.USPolicy(); p.WhenBoth = opinion.Disclaimer; return p },
			facts:  []fact{g.matter("M", opinion.Distortion), g.yes(opinion.MatterMaterial, "M"), g.yes(opinion.MisstatementPervasive, "M"), g.limited("L", opinion.Management, description)}, want: "X U U",
		},
		{
			name: "an omission, and every control badly designed", rests: "3.2, 3.13",
			facts: []fact{g.matter("M", opinion.Omission, "CO-1"), g.yes(opinion.MatterMaterial, "M"), g.badly("W-1-1"), g.badly("W-2-1"), g.badly("W-3-1"), g.badly("W-4-1")}, want: "Q A A",
		},
		{
			name: "the assertion is refused at a date", rests: "3.8", facts: []fact{g.typeOne, refused}, want: "X X", withdraw: true,
		},
		{
			name: "an act at a date of which users were not told", rests: "3.7",
			facts: []fact{g.typeOne, g.act("A", opinion.NonCompliance, opinion.UsersNotInformed, "CO-1")}, want: "U U/Q", open: []string{"act-modifies A"},
		},
		{
			name: "a data centre nobody mentioned, added before the report", rests: "3.9 (i)",
			facts: []fact{g.matter("M", opinion.UndisclosedSubservice, "CO-1"), g.corrected("M")}, want: "U U U",
		},
		{
			name: "a failure at the carved-out host, judged not to prevent anything, in a firm that modifies", rests: "3.9 (iii): judgement prevails",
			policy: func() opinion.Policy { return opinion.USPolicy().WithKnownFailure(opinion.KnownFailureModifies) },
			facts: []fact{g.uses(soc1.CarveOut, "CO-1"), func(e *opinion.Examination) {
				e.CSOCFailures = []opinion.CSOCFailure{{ID: "F", CSOC: "CSOC-1", Text: "A door stood open.", Known: "its report"}}
			}, g.no(opinion.CSOCFailurePrevents, "F")}, want: "U U U",
		},
		{
			name: "a failure of three days at the carved-out host, in a firm that modifies and weighs short gaps", rests: "12.6, 12.22",
			policy: func() opinion.Policy {
				return opinion.USPolicy().WithKnownFailure(opinion.KnownFailureModifies).WithShortGapDays(5)
			},
			facts: []fact{g.uses(soc1.CarveOut, "CO-1"), func(e *opinion.Examination) {
				e.CSOCFailures = []opinion.CSOCFailure{{ID: "F", CSOC: "CSOC-1", Text: "A door stood open.", Days: soc1.Period{Start: g.day(5, 1), End: g.day(5, 3)}}}
			}}, want: "U U U/Q", open: []string{"short-gap-material CO-1"},
		},
		{
			name: "the included host refuses its representations", rests: "3.8",
			facts: []fact{g.uses(soc1.Inclusive), func(e *opinion.Examination) {
				e.Subservices[0].Representation = soc1.Representation{Status: soc1.LetterRefused, Reason: "No."}
			}}, want: "X X X",
		},
		{
			name: "one host carved out and another included, whose control fails", rests: "3.9 mixed",
			facts: []fact{g.uses(soc1.CarveOut, "CO-2"), func(e *opinion.Examination) {
				e.Subservices = append(e.Subservices, soc1.Subservice{ID: "SUB-2", Organization: soc1.Organization{ID: "P", Name: "Printer"}, Services: "Printing", Method: soc1.Inclusive, Assertion: e.Assertion, Representation: e.Representation})
			}, g.control("C-1-1", func(c *controls.Control) { c.Subservice = "SUB-2" }), g.fails("T-1-1")}, want: "U U Q",
		},
		{
			name: "judged pervasive, and nothing is wrong", rests: "3.2", facts: []fact{g.yes(opinion.MisstatementPervasive, "operation")}, want: "U U U",
		},
		{
			name: "every objective fails, and the partner holds it confined", rests: "3.3: the explicit judgement decides",
			facts: []fact{g.fails("T-1-1"), g.fails("T-2-1"), g.fails("T-3-1"), g.fails("T-4-1"), g.no(opinion.MisstatementPervasive, "operation")}, want: "U U Q",
		},
		{
			name: "the only objective fails", rests: "11.11", objectives: 1, facts: []fact{g.fails("T-1-1")}, want: "U U A",
		},
		{
			name: "one of two objectives fails", rests: "3.3, 12.1", objectives: 2, facts: []fact{g.fails("T-1-1")},
			want: "U U Q/A", open: []string{"misstatement-pervasive operation"},
		},
		{
			name: "nothing can be seen of the design, as a limb", rests: "3.4: design ties operation",
			facts: []fact{g.limited("L", opinion.Management, design)}, want: "U X X",
		},
		{
			name: "a user entity control is missing, nobody says for which objective", rests: "3.3",
			facts: []fact{g.matter("M", opinion.MissingCUEC), g.yes(opinion.MatterMaterial, "M")},
			want:  "Q/A Q/A U", open: []string{"misstatement-pervasive description", "misstatement-pervasive design"},
		},
		{
			name: "a missing user entity control, judged pervasive by its id", rests: "3.3: the explicit judgement decides, on each limb it bears on",
			facts: []fact{g.matter("M", opinion.MissingCUEC, "CO-1"), g.yes(opinion.MatterMaterial, "M"), g.yes(opinion.MisstatementPervasive, "M")}, want: "A A U",
		},
		{
			name: "a missing user entity control of three objectives, judged confined by its id", rests: "3.3",
			facts: []fact{g.matter("M", opinion.MissingCUEC, "CO-1", "CO-2", "CO-3"), g.yes(opinion.MatterMaterial, "M"), g.no(opinion.MisstatementPervasive, "M")}, want: "Q Q U",
		},
	})
}
