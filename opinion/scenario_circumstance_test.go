package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestScenarioLimitation has scope limitations, letters that are not given, and both sides of the matrix at once.
func TestScenarioLimitation(t *testing.T) {
	var g given
	operation := []opinion.Limb{opinion.Operation}
	disclaim := func() opinion.Policy {
		p := opinion.USPolicy().WithName("law forbids withdrawal")
		p.AssertionRefused = opinion.RefusalDisclaim
		return p
	}
	withdraw := func() opinion.Policy {
		p := opinion.USPolicy().WithName("withdraws")
		p.RepresentationRefused = opinion.RefusalWithdraw
		return p
	}
	refusedAssertion := func(e *opinion.Examination) {
		e.Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "Counsel advises against it."}
	}
	refusedLetter := func(e *opinion.Examination) {
		e.Representation = soc1.Representation{Status: soc1.LetterRefused, Reason: "Counsel advises against it."}
	}
	allFail := []fact{g.fails("T-1-1"), g.fails("T-2-1"), g.fails("T-3-1"), g.fails("T-4-1")}
	everything := g.limited("L", opinion.Management, nil)
	runScenarios(t, []scenario{
		{
			name: "a fire destroyed the records of one objective", rests: "3.2: beyond management's control",
			facts: []fact{g.limited("L", opinion.Circumstances, operation, "CO-1")}, want: "U U Q",
		},
		{
			name: "a fire destroyed the records, and copies at the bank serve as well", rests: "3.2: alternative procedures",
			facts: []fact{g.limited("L", opinion.Circumstances, operation, "CO-1"), g.yes(opinion.AlternativeSufficient, "L")}, want: "U U U",
		},
		{
			name: "management withholds the logs of one objective", rests: "3.2, 3.8: access refused is a scope limitation",
			facts: []fact{g.limited("L", opinion.Management, operation, "CO-1")}, want: "U U Q",
		},
		{
			name: "the auditor was engaged too late to observe", rests: "3.2: timing",
			facts: []fact{g.limited("L", opinion.Timing, operation, "CO-2")}, want: "U U Q",
		},
		{
			name: "management lets nobody see anything", rests: "3.2 disclaimer",
			facts: []fact{everything}, want: "X X X",
		},
		{
			name: "management lets nobody see anything, at a date", rests: "3.2 disclaimer",
			facts: []fact{g.typeOne, everything}, want: "X X",
		},
		{
			name: "evidence about three of four objectives is out of reach", rests: "3.3",
			facts: []fact{g.limited("L", opinion.Circumstances, operation, "CO-1", "CO-2", "CO-3")}, want: "U U Q/X", open: []string{"limitation-pervasive operation"},
		},
		{
			name: "evidence about three of four objectives is out of reach, judged pervasive", rests: "3.3",
			facts: []fact{g.limited("L", opinion.Circumstances, operation, "CO-1", "CO-2", "CO-3"), g.yes(opinion.LimitationPervasive, "operation")}, want: "U U X",
		},
		{
			name: "evidence about one control, and another tested control answers its risk", rests: "3.6: not necessary",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), func(e *opinion.Examination) {
				e.Limitations = []opinion.Limitation{{ID: "L", Source: opinion.Circumstances, Text: "Lost.", Limbs: operation, Controls: []soc1.ControlID{"C-1-1"}}}
			}}, want: "U U U",
		},
		{
			name: "evidence about one necessary control", rests: "3.4 evidence row",
			facts: []fact{func(e *opinion.Examination) {
				e.Limitations = []opinion.Limitation{{ID: "L", Source: opinion.Circumstances, Text: "Lost.", Limbs: operation, Controls: []soc1.ControlID{"C-1-1"}}}
			}}, want: "U U Q",
		},
		{
			name: "how the system is described could not be examined for one objective", rests: "3.1 D: scope limitation",
			facts: []fact{g.limited("L", opinion.Management, []opinion.Limb{opinion.Description}, "CO-1")}, want: "Q U U",
		},
		{
			name: "the design of one objective's controls could not be examined", rests: "3.1 S, 3.4: design ties operation",
			facts: []fact{g.limited("L", opinion.Management, []opinion.Limb{opinion.Design}, "CO-1")}, want: "U Q Q",
		},
		{
			name: "two limitations, each judged confined, together judged pervasive", rests: "3.3: judgement on the limb",
			facts: []fact{
				g.limited("L", opinion.Management, []opinion.Limb{opinion.Description}, "CO-1"), g.no(opinion.LimitationPervasive, "L"),
				g.limited("N", opinion.Management, []opinion.Limb{opinion.Description}, "CO-2"), g.no(opinion.LimitationPervasive, "N"),
				g.yes(opinion.LimitationPervasive, "description"),
			}, want: "X U U",
		},
		{
			name: "one objective failed and another has no evidence", rests: "3.2",
			facts: []fact{g.fails("T-1-1"), g.outcome("T-2-1", controls.EvidenceUnavailable), g.no(opinion.MisstatementPervasive, "operation"), g.no(opinion.LimitationPervasive, "operation")}, want: "U U Q",
		},
		{
			name: "two failed and two have no evidence, both judged pervasive", rests: "12.8, 3.13: adverse by default",
			facts: []fact{g.fails("T-1-1"), g.fails("T-2-1"), g.outcome("T-3-1", controls.EvidenceUnavailable), g.outcome("T-4-1", controls.EvidenceUnavailable),
				g.yes(opinion.MisstatementPervasive, "operation"), g.yes(opinion.LimitationPervasive, "operation")}, want: "U U A",
		},
		{
			name: "two failed and two have no evidence, and the firm disclaims then", rests: "12.8",
			policy: func() opinion.Policy { p := opinion.USPolicy(); p.WhenBoth = opinion.Disclaimer; return p },
			facts: []fact{g.fails("T-1-1"), g.fails("T-2-1"), g.outcome("T-3-1", controls.EvidenceUnavailable), g.outcome("T-4-1", controls.EvidenceUnavailable),
				g.yes(opinion.MisstatementPervasive, "operation"), g.yes(opinion.LimitationPervasive, "operation")}, want: "U U X",
		},
		{
			name: "an unfair description and no access to any test", rests: "3.13: a vector; 3.2",
			facts: []fact{g.matter("M", opinion.Distortion), g.yes(opinion.MatterMaterial, "M"), g.yes(opinion.MisstatementPervasive, "M"), g.limited("L", opinion.Management, operation)}, want: "A U X",
		},
		{
			name: "the assertion is refused, United States", rests: "3.8: withdraw", facts: []fact{refusedAssertion}, want: "X X X", withdraw: true,
		},
		{
			name: "the assertion is refused where law forbids to withdraw", rests: "3.8: disclaim", policy: disclaim, facts: []fact{refusedAssertion}, want: "X X X",
		},
		{
			name: "the assertion is refused under ISAE 3402", rests: "3.8", policy: opinion.ISAE3402Policy, facts: []fact{g.isae, refusedAssertion}, want: "X X X",
		},
		{
			name: "the assertion is refused and everything failed, law forbids to withdraw", rests: "11.20, 3.10: findings are stated",
			policy: disclaim, facts: append([]fact{refusedAssertion}, allFail...), want: "X X X",
		},
		{
			name: "the assertion is still to come", rests: "3.8", facts: []fact{func(e *opinion.Examination) { e.Assertion = soc1.ManagementAssertion{} }},
			want: "U/X U/X U/X", open: []string{"assertion-given "},
		},
		{
			name: "the assertion is still to come, and a forecast is wanted", rests: "3.8",
			policy: func() opinion.Policy { return opinion.USPolicy().WithLetters(opinion.LettersPresumed) },
			facts:  []fact{func(e *opinion.Examination) { e.Assertion = soc1.ManagementAssertion{} }}, want: "U U U",
		},
		{
			name: "representations are refused, United States", rests: "3.8: ordinarily disclaim; 11.21", facts: []fact{refusedLetter}, want: "X X X",
		},
		{
			name: "representations are refused, and the firm withdraws then", rests: "3.8, 12.27", policy: withdraw, facts: []fact{refusedLetter}, want: "X X X", withdraw: true,
		},
		{
			name: "representations are refused under ISAE 3402", rests: "3.8: disclaim", policy: opinion.ISAE3402Policy, facts: []fact{g.isae, refusedLetter}, want: "X X X",
		},
		{
			name: "representations are refused at a date", rests: "3.8", facts: []fact{g.typeOne, refusedLetter}, want: "X X",
		},
	})
}

// TestScenarioLater has acts, events and facts that become known beside the tests or after them.
func TestScenarioLater(t *testing.T) {
	var g given
	runScenarios(t, []scenario{
		{
			name: "fraud under ISAE 3402, users were told", rests: "3.7: no equivalent paragraph",
			policy: opinion.ISAE3402Policy, facts: []fact{g.isae, g.act("A", opinion.Fraud, opinion.UsersInformed, "CO-1")}, want: "U U U",
		},
		{
			name: "fraud under ISAE 3402, users were not told", rests: "3.7: further steps are judged",
			policy: opinion.ISAE3402Policy, facts: []fact{g.isae, g.act("A", opinion.Fraud, opinion.UsersNotInformed, "CO-1")}, want: "U U U/Q", open: []string{"act-modifies A"},
		},
		{
			name: "an error that was never corrected, users were not told", rests: "3.7",
			facts: []fact{g.act("A", opinion.UncorrectedError, opinion.UsersNotInformed, "CO-1")}, want: "U U U/Q", open: []string{"act-modifies A"},
		},
		{
			name: "an error that was never corrected, clearly trivial", rests: "3.7: not clearly trivial",
			facts: []fact{g.act("A", opinion.UncorrectedError, opinion.UsersNotInformed, "CO-1"), func(e *opinion.Examination) { e.Acts[0].Trivial = true }}, want: "U U U",
		},
		{
			name: "an error of which only the kind and the text are recorded", rests: "3.7: may affect user entities; silence must not decide", policy: opinion.ISAE3402Policy,
			facts: []fact{g.isae, func(e *opinion.Examination) {
				e.Acts = []opinion.Act{{ID: "A", Kind: opinion.UncorrectedError, Text: "Rates were wrong.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
			}}, want: "U U U/Q", open: []string{"act-modifies A"},
		},
		{
			name: "a breach of law that modifies operation", rests: "3.7",
			facts: []fact{g.act("A", opinion.NonCompliance, opinion.UsersNotInformed, "CO-1"), g.yes(opinion.ActModifies, "A")}, want: "U U Q",
		},
		{
			name: "a breach of law, management refuses to tell, and the firm withdraws", rests: "3.7: withdraw",
			policy: func() opinion.Policy { return opinion.USPolicy().WithActWithheld(opinion.ActWithdraws) },
			facts:  []fact{g.act("A", opinion.NonCompliance, opinion.InformingRefused, "CO-1"), g.yes(opinion.ActModifies, "A")}, want: "U U Q", withdraw: true,
		},
		{
			name: "an intentional act, users told, reassessed and nothing else found", rests: "3.7",
			facts: []fact{g.act("A", opinion.IntentionalAct, opinion.UsersInformed, "CO-1"), g.no(opinion.ActMisstates, "A"), g.no(opinion.ActUndermines, "A")}, want: "U U U",
		},
		{
			name: "an intentional act, users told, not reassessed yet", rests: "3.7",
			facts: []fact{g.act("A", opinion.IntentionalAct, opinion.UsersInformed, "CO-1")}, want: "U/Q U/Q U/Q", open: []string{"act-misstates A", "act-undermines A"},
		},
		{
			name: "an intentional act that shows the design to be unsuitable for its objective", rests: "3.7, 3.4: design failure is failure of operation; 11.14",
			facts: []fact{g.act("A", opinion.IntentionalAct, opinion.UsersInformed, "CO-1"), g.no(opinion.ActMisstates, "A"), g.yes(opinion.ActUndermines, "A")}, want: "U Q Q",
		},
		{
			name: "senior management overrode the controls, judged pervasive", rests: "3.3: fraud by senior management",
			facts: []fact{g.act("A", opinion.IntentionalAct, opinion.UsersNotInformed), g.no(opinion.ActMisstates, "A"), g.no(opinion.ActUndermines, "A"), g.yes(opinion.ActModifies, "A"), g.yes(opinion.MisstatementPervasive, "operation")}, want: "U U A",
		},
		{
			name: "a merger in January, before the report", rests: "3.12: new condition, disclosure only",
			facts: []fact{g.event("E", opinion.LaterCondition, opinion.BeforeReport)}, want: "U U U",
		},
		{
			name: "in January it comes out that a key was shared all year", rests: "3.12: condition during the period can change conclusions",
			facts: []fact{g.event("E", opinion.PeriodCondition, opinion.BeforeReport, "CO-1")}, want: "U U U/Q", open: []string{"condition-prevents E"},
		},
		{
			name: "in January it comes out that a key was shared all year, and the objective was not achieved", rests: "3.12",
			facts: []fact{g.event("E", opinion.PeriodCondition, opinion.BeforeReport, "CO-1"), g.yes(opinion.ConditionPrevents, "E")}, want: "U U Q",
		},
		{
			name: "it comes out, and did no harm", rests: "3.12",
			facts: []fact{g.event("E", opinion.PeriodCondition, opinion.BeforeReport, "CO-1"), g.no(opinion.ConditionPrevents, "E")}, want: "U U U",
		},
		{
			name: "it comes out that at the date the design had a hole", rests: "3.12",
			facts: []fact{g.typeOne, g.event("E", opinion.PeriodCondition, opinion.BeforeReport, "CO-1"), g.yes(opinion.ConditionPrevents, "E")}, want: "U Q",
		},
		{
			name: "it comes out in May, after the report", rests: "3.12: evaluate revision",
			facts: []fact{g.event("E", opinion.PeriodCondition, opinion.AfterReport, "CO-1"), g.yes(opinion.ConditionPrevents, "E")}, want: "U U U", revise: 1,
		},
		{
			name: "it comes out in May, and would have changed nothing", rests: "3.12",
			facts: []fact{g.event("E", opinion.PeriodCondition, opinion.AfterReport, "CO-1"), g.no(opinion.ConditionPrevents, "E")}, want: "U U U",
		},
		{
			name: "a new condition after the report", rests: "3.12: no duty",
			facts: []fact{g.event("E", opinion.LaterCondition, opinion.AfterReport)}, want: "U U U",
		},
	})
}

// TestScenarioElsewhere has subservice organizations.
func TestScenarioElsewhere(t *testing.T) {
	var g given
	known := func(e *opinion.Examination) {
		e.CSOCFailures = []opinion.CSOCFailure{{ID: "F", CSOC: "CSOC-1", Text: "Its own report is qualified.", Known: "its report"}}
	}
	theirs := g.control("C-1-1", func(c *controls.Control) { c.Subservice = "SUB" })
	asks := func() opinion.Policy { return opinion.USPolicy().WithKnownFailure(opinion.KnownFailureAsks) }
	modifies := func() opinion.Policy { return opinion.USPolicy().WithKnownFailure(opinion.KnownFailureModifies) }
	runScenarios(t, []scenario{
		{name: "carved out, nothing known", rests: "3.9", facts: []fact{g.uses(soc1.CarveOut, "CO-1")}, want: "U U U"},
		{name: "included, in order", rests: "3.9", facts: []fact{g.uses(soc1.Inclusive), theirs}, want: "U U U"},
		{name: "included, and its control fails", rests: "3.9: like own controls", facts: []fact{g.uses(soc1.Inclusive), theirs, g.fails("T-1-1")}, want: "U U Q"},
		{name: "included, and its controls were not tested", rests: "3.9, 3.6", facts: []fact{g.uses(soc1.Inclusive), theirs, g.outcome("T-1-1", controls.NotPerformed)}, want: "U U Q"},
		{
			name: "carved out, its control is known to have failed", rests: "3.9 (iii), 12.22: disclose by default", facts: []fact{g.uses(soc1.CarveOut, "CO-1"), known}, want: "U U U",
		},
		{
			name: "carved out, known failure, and the firm asks", rests: "3.9 (iii), 12.22", policy: asks,
			facts: []fact{g.uses(soc1.CarveOut, "CO-1"), known}, want: "U U U/Q", open: []string{"csoc-failure-prevents F"},
		},
		{name: "carved out, known failure, and the firm modifies", rests: "12.22", policy: modifies, facts: []fact{g.uses(soc1.CarveOut, "CO-1"), known}, want: "U U Q"},
		{
			name: "carved out, known failure, judged to prevent the objective", rests: "3.9 (iii): evaluate",
			facts: []fact{g.uses(soc1.CarveOut, "CO-1"), known, g.yes(opinion.CSOCFailurePrevents, "F")}, want: "U U Q",
		},
		{
			name: "carved out, and the review of its report was not done, which is a control of an objective", rests: "3.9 (ii)",
			facts: []fact{g.uses(soc1.CarveOut, "CO-1"), g.has("X"), g.also("R-1-1", "C-X"), func(e *opinion.Examination) { e.Subservices[0].Monitoring[0].Control = "C-X" }, g.fails("T-X")}, want: "U U Q",
		},
		{
			name: "included, its management refuses the assertion, United States", rests: "3.8: inclusive unavailable, carve out or withdraw",
			facts: []fact{g.uses(soc1.Inclusive), theirs, func(e *opinion.Examination) {
				e.Subservices[0].Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "No."}
			}}, want: "X X X", withdraw: true,
		},
		{
			name: "included, its assertion is still to come", rests: "3.8",
			facts: []fact{g.uses(soc1.Inclusive), theirs, func(e *opinion.Examination) { e.Subservices[0].Assertion = soc1.ManagementAssertion{} }},
			want:  "U/X U/X U/X", open: []string{"assertion-given SUB"},
		},
		{name: "included at a date, its control is not in use", rests: "3.9, 3.4", facts: []fact{g.typeOne, g.uses(soc1.Inclusive), theirs, g.notInUse("W-1-1")}, want: "Q Q"},
		{
			name: "carved out at a date, known failure", rests: "3.9: a date speaks of no operation", policy: modifies, facts: []fact{g.typeOne, g.uses(soc1.CarveOut, "CO-1"), known}, want: "U U",
		},
	})
}
