package opinion_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// factsOf returns every pointer that a derivation looked at, and every pointer above it.
func factsOf(d *opinion.Derivation) map[string]bool {
	facts := make(map[string]bool)
	for _, s := range d.All() {
		for _, f := range s.Facts {
			for f != "" {
				facts[f] = true
				f = f[:strings.LastIndex(f, "/")]
			}
		}
	}
	return facts
}

// Nothing that was found, known or judged is lost: each is a fact of some step, be it one that says why it has no effect.
func TestInvariant40NoFactIsLostInTheDerivation(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		if at := lost(e, derive(t, e, p)); at != "" {
			t.Fatalf("no step looked at %s\n%s", at, show(e))
		}
	})
}

// lost returns a pointer to something in an examination that no step of its derivation looked at, or nothing.
func lost(e *opinion.Examination, d *opinion.Derivation) string {
	facts, m := factsOf(d), &e.Matrix
	for list, n := range map[string]int{
		"/matrix/objectives": len(m.Objectives), "/matrix/risks": len(m.Risks), "/matrix/controls": len(m.Controls),
		"/matrix/walkthroughs": len(m.Walkthroughs), "/matrix/tests": len(m.Tests), "/matrix/deviations": len(m.Deviations),
		"/matters": len(e.Matters), "/limitations": len(e.Limitations), "/csocFailures": len(e.CSOCFailures), "/events": len(e.Events),
		"/acts": len(e.Acts), "/otherInformation": len(e.OtherInformation), "/judgements": len(e.Judgements),
	} {
		for i := range n {
			if at := soc1.Pointer(list, i); !facts[at] {
				return at
			}
		}
	}
	return ""
}

// A fact that stands without an effect has none: leaving a judgement out that is called idle, or anything else that stands
// aside, changes no limb, no need and no conclusion.
func TestWhatStandsAsideChangesNothing(t *testing.T) {
	tried := make(map[string]int)
	for seed := range uint64(max(search(400), 200)) {
		pick := uniform(seed)
		e, p := examtest.Build(anything(), pick), examtest.BuildPolicy(pick)
		before := form(t, e, p)
		for _, top := range derive(t, e, p).Root.Because {
			if top.Topic != opinion.TopicAside {
				continue
			}
			for _, s := range top.Because {
				without := e.Clone()
				at := s.Facts[0]
				drop := func(list string, n int, cut func(i int)) {
					for i := range n {
						if at == soc1.Pointer(list, i) {
							cut(i)
							tried[list]++
						}
					}
				}
				drop("/judgements", len(e.Judgements), func(i int) { without.Judgements = slices.Delete(without.Judgements, i, i+1) })
				drop("/otherInformation", len(e.OtherInformation), func(i int) { without.OtherInformation = slices.Delete(without.OtherInformation, i, i+1) })
				drop("/events", len(e.Events), func(i int) { without.Events = slices.Delete(without.Events, i, i+1) })
				drop("/csocFailures", len(e.CSOCFailures), func(i int) { without.CSOCFailures = slices.Delete(without.CSOCFailures, i, i+1) })
				drop("/limitations", len(e.Limitations), func(i int) { without.Limitations = slices.Delete(without.Limitations, i, i+1) })
				orphans(without)
				same(t, e, before, form(t, without, p))
			}
		}
	}
	for _, list := range []string{"/judgements", "/otherInformation", "/events", "/csocFailures"} {
		if t.Logf("%s: %d", list, tried[list]); tried[list] == 0 {
			t.Errorf("none of %s stood aside", list)
		}
	}
}

// orphans takes judgements out that are about something that is no longer there.
func orphans(e *opinion.Examination) {
	for _, p := range soc1.ListProblems(e.Validate()) {
		if strings.HasPrefix(p.Path, "/judgements/") && p.Code == soc1.CodeUnknownReference {
			for i := len(e.Judgements) - 1; i >= 0; i-- {
				if strings.HasPrefix(p.Path, soc1.Pointer("/judgements", i)+"/") {
					e.Judgements[i].Question = 0
				}
			}
		}
	}
	e.Judgements = slices.DeleteFunc(e.Judgements, func(j opinion.Judgement) bool { return j.Question == 0 })
}

// Each kind of fact that does no harm says by which rule it does none.
func TestHarmlessFactsSayWhy(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(e *opinion.Examination)
		path   string
		rule   opinion.Rule
	}{
		{"corrected", func(e *opinion.Examination) {
			e.Matters = []opinion.Matter{{ID: "M", Kind: opinion.Omission, Text: "As found.", Corrected: true}}
		}, "/description/M", opinion.RuleMatterCorrected},
		{"not material", func(e *opinion.Examination) {
			e.Matters = []opinion.Matter{{ID: "M", Kind: opinion.Omission, Text: "As found."}}
			answered(e, opinion.MatterMaterial, "M", opinion.No)
		}, "/description/M", opinion.RuleMatterImmaterial},
		{"alternatives", func(e *opinion.Examination) {
			e.Limitations = []opinion.Limitation{{ID: "L", Source: opinion.Timing, Text: "Records were lost."}}
			answered(e, opinion.AlternativeSufficient, "L", opinion.Yes)
		}, "/operation/L", opinion.RuleAlternativesSufficed},
		{"trivial act", func(e *opinion.Examination) {
			e.Acts = []opinion.Act{{ID: "A", Kind: opinion.Fraud, Text: "As found.", Trivial: true}}
		}, "/operation/A", opinion.RuleActTrivial},
		{"act that was told", func(e *opinion.Examination) {
			e.Acts = []opinion.Act{{ID: "A", Kind: opinion.UncorrectedError, Text: "As found.", Informed: opinion.UsersInformed}}
		}, "/operation/A", opinion.RuleActDisclosed},
		{"act judged harmless", func(e *opinion.Examination) {
			e.Acts = []opinion.Act{{ID: "A", Kind: opinion.NonCompliance, Text: "As found."}}
			answered(e, opinion.ActModifies, "A", opinion.No)
		}, "/operation/A", opinion.RuleActHarmless},
		{"condition that did no harm", func(e *opinion.Examination) {
			e.Events = []opinion.Event{{ID: "E", Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "A breach.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
			answered(e, opinion.ConditionPrevents, "E", opinion.No)
		}, "/operation/CO-1/E", opinion.RuleConditionHarmless},
		{"condition that arose later", func(e *opinion.Examination) {
			e.Events = []opinion.Event{{ID: "E", Kind: opinion.LaterCondition, Discovered: opinion.BeforeReport, Text: "A fire."}}
		}, "/by-aside/E", opinion.RuleConditionLater},
		{"discovered later, and judged not to matter", func(e *opinion.Examination) {
			e.Events = []opinion.Event{{ID: "E", Kind: opinion.PeriodCondition, Discovered: opinion.AfterReport, Text: "A breach.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
			answered(e, opinion.ConditionPrevents, "E", opinion.No)
		}, "/by-aside/E", opinion.RuleRevisionNotDue},
		{"other information", func(e *opinion.Examination) {
			e.OtherInformation = []opinion.Inconsistency{{ID: "I", Text: "It speaks of another system."}}
		}, "/by-aside/I", opinion.RuleOtherInformationRead},
		{"a failure elsewhere", func(e *opinion.Examination) {
			*e = *hosted()
			e.CSOCFailures = []opinion.CSOCFailure{{ID: "F", CSOC: "CSOC-1", Text: "Backups could not be read."}}
		}, "/operation/CO-1/F", opinion.RuleCSOCFailureDisclosed},
		{"a question that did not come up", func(e *opinion.Examination) {
			judgeReach(e, opinion.Operation, opinion.No, 0)
		}, "/by-aside/misstatement-pervasive", opinion.RuleJudgementIdle},
		{"accepted", func(e *opinion.Examination) {
			*e = *oneTest(controls.Deviation{})
			accept(e, opinion.Yes)
		}, "/operation/CO-1/R-1-1/set-1/C-1-1/T-1-1", opinion.RuleDeviationsAccepted},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := oneTest()
			c.change(e)
			if o := form(t, e, opinion.USPolicy()); o.Summary != opinion.Unqualified {
				t.Errorf("the opinion is %v", o.Summary)
			}
			s, ok := derive(t, e, opinion.USPolicy()).Find(c.path)
			if !ok || s.Rule != c.rule || s.Modifies {
				t.Errorf("at %s: found %v, %v, modifies %v; want %v", c.path, ok, s.Rule, s.Modifies, c.rule)
			}
		})
	}
}
