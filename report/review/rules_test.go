package review_test

import (
	"slices"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// branch is one thing that can be amiss, with what it leaves of an otherwise perfect case.
type branch struct {
	name        string
	change      func(r *review.Received, e *review.Entity)
	rule        review.Rule
	best, worst review.Reliance
	// spared names an objective that is not touched; empty if none is.
	spared soc1.ObjectiveID
	policy func(review.Policy) review.Policy
}

// exceptionOn adds an exception on CO-1.
func exceptionOn(r *review.Received, id soc1.DeviationID) {
	r.NoExceptions = false
	r.Exceptions = append(r.Exceptions, review.Exception{ID: id, Control: "C-1", Objectives: []soc1.ObjectiveID{"CO-1"}, Tested: 25, Deviating: 1, Text: "One register was not signed.", Response: "Fixed."})
}

// mitigate adds a tested control of the entity's own.
func mitigate(e *review.Entity, id soc1.DeviationID) {
	e.Mitigations = append(e.Mitigations, review.Mitigation{Exception: id, Control: "OWN-9", Tested: day(2025, time.November, 3), Effective: opinion.Yes})
}

// say adds judgements about one subject.
func say(e *review.Entity, subject string, pairs ...any) {
	for i := 0; i+1 < len(pairs); i += 2 {
		e.Judgements = append(e.Judgements, judged(pairs[i].(review.Question), subject, pairs[i+1].(opinion.Answer)))
	}
}

const (
	rely, rwp, part, no = review.Rely, review.RelyWithProcedures, review.PartialReliance, review.NoReliance
	yes, nope           = opinion.Yes, opinion.No
)

// identityBranches are about the report, its auditor and its opinion.
func identityBranches() []branch {
	return []branch{
		{name: "another kind of report", change: func(r *review.Received, _ *review.Entity) { r.Family = review.SOC2 }, rule: review.RuleOtherFamily, best: no, worst: no},
		{name: "a SOC 2 where one is taken", change: func(r *review.Received, _ *review.Entity) { r.Family = review.SOC2 }, best: rely, worst: rely, policy: review.Policy.WithSOC2},
		{name: "a draft", change: func(r *review.Received, _ *review.Entity) { r.Draft = true }, rule: review.RuleUnissued, best: no, worst: no},
		{name: "a report dated after the review", change: func(_ *review.Received, e *review.Entity) { e.ReviewedOn = day(2026, time.February, 9) }, rule: review.RuleUnissued, best: no, worst: no},
		{name: "a report without a date", change: func(r *review.Received, _ *review.Entity) { r.ReportDate = soc1.Date{} }, rule: review.RuleDateUnknown, best: rwp, worst: rwp},
		{name: "no customer", change: func(_ *review.Received, e *review.Entity) { e.Customer = nope }, rule: review.RuleNotForReader, best: no, worst: no},
		{name: "service began after the window", change: func(_ *review.Received, e *review.Entity) { e.Customer, e.ServiceStart = 0, day(2026, 1, 1) }, rule: review.RuleNotForReader, best: no, worst: no},
		{name: "service ended before the window", change: func(_ *review.Received, e *review.Entity) { e.Customer, e.ServiceEnd = 0, day(2024, 12, 31) }, rule: review.RuleNotForReader, best: no, worst: no},
		{name: "a late review", change: func(_ *review.Received, e *review.Entity) { e.NeededBy = day(2026, 3, 1) }, rule: review.RuleReviewLate, best: rwp, worst: rwp},
		{name: "no licence", change: func(r *review.Received, _ *review.Entity) { r.Auditor.Licensed = nope }, rule: review.RuleAuditorUnfit, best: no, worst: no},
		{name: "not independent", change: func(r *review.Received, e *review.Entity) {
			r.Auditor.Independent = nope
			say(e, "R", review.AuditorStanding, yes)
		}, rule: review.RuleAuditorUnfit, best: no, worst: no},
		{name: "standing unknown", change: func(r *review.Received, _ *review.Entity) { r.Auditor.PeerReviewed = 0 }, rule: review.RuleAuditorOpen, best: rely, worst: no},
		{name: "standing accepted", change: func(r *review.Received, e *review.Entity) {
			r.Auditor.Licensed = 0
			say(e, "R", review.AuditorStanding, yes)
		}, rule: review.RuleAuditorAccepted, best: rely, worst: rely},
		{name: "standing rejected", change: func(_ *review.Received, e *review.Entity) { say(e, "R", review.AuditorStanding, nope) }, rule: review.RuleAuditorRejected, best: no, worst: no},
		{name: "no peer review", change: func(r *review.Received, _ *review.Entity) { r.Auditor.PeerReviewed = nope }, rule: review.RulePeerReviewLacking, best: rwp, worst: rwp},
		{name: "standard unknown", change: func(r *review.Received, _ *review.Entity) { r.Standard = 0 }, rule: review.RuleStandardOpen, best: rely, worst: no},
		{name: "superseded standard accepted", change: func(r *review.Received, e *review.Entity) {
			r.Standard = soc1.AT801
			say(e, "R", review.StandardAdequate, yes)
		}, rule: review.RuleStandardAccepted, best: rely, worst: rely},
		{name: "standard rejected", change: func(_ *review.Received, e *review.Entity) { say(e, "R", review.StandardAdequate, nope) }, rule: review.RuleStandardRejected, best: no, worst: no},
		{name: "adverse description", change: func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Description, opinion.Adverse) }, rule: review.RuleAdverse, best: no, worst: no},
		{name: "adverse operation", change: func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Operation, opinion.Adverse) }, rule: review.RuleAdverse, best: no, worst: no},
		{name: "disclaimer", change: func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Design, opinion.Disclaimer) }, rule: review.RuleDisclaimed, best: no, worst: no},
		{name: "undetermined limb", change: func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Operation, opinion.Undetermined) }, rule: review.RuleOpinionMissing, best: no, worst: no},
		{name: "missing limb", change: func(r *review.Received, _ *review.Entity) { r.Limbs = r.Limbs[:2] }, rule: review.RuleOpinionMissing, best: no, worst: no},
		{name: "qualified on an objective", change: func(r *review.Received, _ *review.Entity) {
			*r = without(*r, opinion.Operation, opinion.Qualified, "CO-1")
		}, rule: review.RuleNotAchieved, best: no, worst: no, spared: "CO-2"},
		{name: "qualified by a finding", change: func(r *review.Received, _ *review.Entity) {
			*r = without(*r, opinion.Operation, opinion.Qualified)
			r.Objectives[0].Operation = opinion.NotAchieved
		}, rule: review.RuleNotAchieved, best: no, worst: no, spared: "CO-2"},
		{name: "no conclusion", change: func(r *review.Received, _ *review.Entity) { r.Objectives[0].Design = opinion.NoConclusion }, rule: review.RuleNotConcluded, best: no, worst: no, spared: "CO-2"},
		{name: "not exercised", change: func(r *review.Received, _ *review.Entity) { r.Objectives[0].Operation = opinion.NotEvaluated }, rule: review.RuleNotExercised, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "qualified without a name", change: func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Operation, opinion.Qualified) }, rule: review.RuleQualificationOpen, best: rely, worst: no},
		{name: "qualification that reaches", change: func(r *review.Received, e *review.Entity) {
			*r = without(*r, opinion.Design, opinion.Qualified)
			say(e, "design", review.QualificationReaches, yes)
		}, rule: review.RuleQualificationReached, best: no, worst: no},
		{name: "qualified description", change: func(r *review.Received, e *review.Entity) {
			*r = without(*r, opinion.Description, opinion.Qualified, "CO-1")
			say(e, "description", review.QualificationReaches, yes)
		}, rule: review.RuleQualificationReached, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "qualification elsewhere", change: func(r *review.Received, e *review.Entity) {
			*r = without(*r, opinion.Description, opinion.Qualified)
			say(e, "description", review.QualificationReaches, nope)
		}, rule: review.RuleQualificationElsewhere, best: rely, worst: rely},
	}
}

// scopeBranches are about services, period, objectives and assertions.
func scopeBranches() []branch {
	return []branch{
		{name: "service outside", change: func(_ *review.Received, e *review.Entity) { e.Services = append(e.Services, "Pensions") }, rule: review.RuleServiceOutside, best: part, worst: part, spared: "CO-1"},
		{name: "location outside", change: func(r *review.Received, e *review.Entity) {
			r.Locations, e.Locations = []string{"Omaha"}, []string{"Lima", "Omaha"}
		}, rule: review.RuleLocationOutside, best: part, worst: part, spared: "CO-1"},
		{name: "another system", change: func(_ *review.Received, e *review.Entity) { e.Systems = []string{"Payroll", "Tax engine"} }, rule: review.RuleSystemOutside, best: part, worst: part, spared: "CO-1"},
		{name: "the system", change: func(_ *review.Received, e *review.Entity) { e.Systems = []string{" payroll"} }, best: rely, worst: rely},
		{name: "no system in scope", change: func(_ *review.Received, e *review.Entity) { e.Systems = []string{"Tax engine"} }, rule: review.RuleNothingInScope, best: no, worst: no},
		{name: "no service in scope", change: func(_ *review.Received, e *review.Entity) { e.Services = []string{"Pensions"} }, rule: review.RuleNothingInScope, best: no, worst: no},
		{name: "no location in scope", change: func(r *review.Received, e *review.Entity) {
			r.Locations, e.Locations = []string{"Omaha"}, []string{"Lima"}
		}, rule: review.RuleNothingInScope, best: no, worst: no},
		{name: "use unstated", change: func(_ *review.Received, e *review.Entity) { e.Services = nil }, rule: review.RuleUseUnstated, best: rwp, worst: rwp, spared: "CO-1"},
		{name: "Type 1", change: func(r *review.Received, _ *review.Entity) { *r = typeOne(*r) }, rule: review.RuleType1, best: no, worst: no},
		{name: "window before the year", change: func(r *review.Received, _ *review.Entity) {
			r.Period, r.ReportDate = soc1.CalendarYear(2024).Period, day(2025, 2, 1)
		}, rule: review.RulePeriodNone, best: no, worst: no},
		{name: "three months tested", change: func(r *review.Received, _ *review.Entity) {
			r.Period = soc1.Period{Start: day(2025, 10, 1), End: day(2025, 12, 31)}
		}, rule: review.RulePeriodOpen, best: rwp, worst: no},
		{name: "three months accepted", change: func(r *review.Received, e *review.Entity) {
			r.Period = soc1.Period{Start: day(2025, 10, 1), End: day(2025, 12, 31)}
			say(e, "R", review.PeriodSufficient, yes)
		}, rule: review.RulePeriodAccepted, best: rwp, worst: rwp},
		{name: "three months refused", change: func(r *review.Received, e *review.Entity) {
			r.Period = soc1.Period{Start: day(2025, 10, 1), End: day(2025, 12, 31)}
			say(e, "R", review.PeriodSufficient, nope)
		}, rule: review.RulePeriodShort, best: no, worst: no},
		{name: "an open gap", change: func(r *review.Received, _ *review.Entity) { r.Period.End = day(2025, 9, 30) }, rule: review.RulePeriodGap, best: rwp, worst: rwp},
		{name: "a bridged gap", change: func(r *review.Received, e *review.Entity) {
			r.Period.End = day(2025, 9, 30)
			e.Letters = []soc1.BridgeLetter{{ID: "L", Report: "R", Issuer: soc1.IssuedByManagement, Dated: day(2026, 1, 5), Period: soc1.Period{Start: day(2025, 10, 1), End: day(2025, 12, 31)}}}
		}, rule: review.RulePeriodBridged, best: rwp, worst: rwp},
		{name: "a refused letter", change: func(r *review.Received, e *review.Entity) {
			e.Letters = []soc1.BridgeLetter{{ID: "L", Report: "R", Issuer: soc1.IssuedByOther, Dated: day(2026, 3, 1), Period: soc1.Period{Start: day(2026, 1, 1), End: day(2026, 2, 1)}}}
		}, rule: review.RuleLetterRefused, best: rely, worst: rely},
		{name: "objective tested in part", change: func(r *review.Received, _ *review.Entity) {
			r.Objectives[0].Tested = soc1.Period{Start: day(2025, 11, 1), End: day(2025, 12, 31)}
		}, rule: review.RulePeriodOpen, best: rwp, worst: no, spared: "CO-2"},
		{name: "objective absent", change: func(_ *review.Received, e *review.Entity) { e.Objectives = []soc1.ObjectiveID{"CO-2", "CO-9"} }, rule: review.RuleObjectiveAbsent, best: no, worst: no, spared: "CO-2"},
		{name: "objectives unread", change: func(r *review.Received, e *review.Entity) {
			r.Objectives, r.UserReports, e.Accounts[0].Assertions[0].Objectives, e.Accounts[0].Significant = nil, nil, nil, nope
		}, rule: review.RuleObjectivesUnread, best: rwp, worst: rwp},
		{name: "tests by inquiry only", change: func(_ *review.Received, e *review.Entity) { say(e, "CO-1", review.TestsAdequate, nope) }, rule: review.RuleTestsInadequate, best: no, worst: no, spared: "CO-2"},
		{name: "tests judged adequate", change: func(_ *review.Received, e *review.Entity) { say(e, "CO-1", review.TestsAdequate, yes) }, best: rely, worst: rely},
		{name: "objective without a control", change: func(r *review.Received, _ *review.Entity) { r.Objectives[0].Controls = nil }, rule: review.RuleObjectiveBare, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "assertion gap", change: func(_ *review.Received, e *review.Entity) {
			e.Accounts[0].Assertions = append(e.Accounts[0].Assertions, review.AccountAssertion{Assertion: soc1.Cutoff})
		}, rule: review.RuleAssertionGap, best: rwp, worst: rwp, spared: "CO-1"},
		{name: "accounts unstated", change: func(_ *review.Received, e *review.Entity) { e.Accounts = nil }, rule: review.RuleAccountsUnstated, best: rwp, worst: rwp, spared: "CO-1"},
		{name: "filer unstated", change: func(_ *review.Received, e *review.Entity) { e.Filer = 0 }, rule: review.RuleFilerUnstated, best: rely, worst: rely},
		{name: "information uncovered", change: func(_ *review.Received, e *review.Entity) { e.Information = []string{"Worksheet"} }, rule: review.RuleInformationUncovered, best: rwp, worst: rwp, spared: "CO-1"},
		{name: "information covered", change: func(_ *review.Received, e *review.Entity) { e.Information = []string{"register "} }, best: rely, worst: rely},
		{name: "information unsupported", change: func(r *review.Received, e *review.Entity) {
			e.Information = []string{"Register"}
			r.Objectives[0].Operation = opinion.NotAchieved
		}, rule: review.RuleInformationUnsupported, best: no, worst: no, spared: "CO-2"},
	}
}

// typeOne turns a report into a Type 1.
func typeOne(r review.Received) review.Received {
	r.Type, r.AsOf, r.Period = soc1.Type1, day(2025, 12, 31), soc1.Period{}
	if r.ReportDate.Before(r.AsOf) {
		r.ReportDate = r.AsOf
	}
	r.NoExceptions, r.Exceptions, r.Limbs = false, nil, slices.DeleteFunc(slices.Clone(r.Limbs), func(l review.Limb) bool { return l.Limb == opinion.Operation })
	r.Objectives = slices.Clone(r.Objectives)
	for i := range r.Objectives {
		r.Objectives[i].Operation, r.Objectives[i].Tested = 0, soc1.Period{}
	}
	return r
}

func TestEveryBranchOfTheChecklist(t *testing.T) {
	covered := make(map[review.Rule]bool)
	for _, b := range slices.Concat(identityBranches(), scopeBranches(), controlBranches(), otherBranches(), incidentBranches()) {
		t.Run(b.name, func(t *testing.T) {
			r, e, p := clean("R"), reader(), review.DefaultPolicy()
			if b.policy != nil {
				p = b.policy(p)
			}
			b.change(&r, &e)
			got := assess(t, &r, e, p)
			if c := got.Operation; c.Best != b.best || c.Worst != b.worst {
				t.Errorf("operation is %s, want %s to %s\n%+v", c.Title(), b.best, b.worst, got.Reasons)
			}
			if b.rule != 0 && !slices.ContainsFunc(got.Reasons, func(x review.Reason) bool { return x.Rule == b.rule }) {
				t.Errorf("no reason has the rule %s: %+v", b.rule, got.Reasons)
			}
			for _, o := range got.Objectives {
				if o.Objective == b.spared && o.Operation.Worst != rely {
					t.Errorf("%s is limited to %s", o.Objective, o.Operation.Title())
				}
			}
			if (len(got.Needs) > 0) != (b.best != b.worst) {
				t.Errorf("needs are %+v with %s", got.Needs, got.Operation.Title())
			}
			if b.worst > rely && len(got.Work) == 0 {
				t.Error("there is a limit and no work")
			}
			item := got.Checklist[b.rule.Point()-min(b.rule.Point(), 1)]
			if b.rule != 0 && (item.Point != b.rule.Point() || len(item.Reasons) == 0) {
				t.Errorf("the point %s does not show it: %+v", b.rule.Point(), item)
			}
		})
		covered[b.rule] = true
	}
	covered[review.RuleNoReport] = true // TestWithoutAReport
	for rule := range review.Rules() {
		if !covered[rule] {
			t.Errorf("no branch leads to %s", rule)
		}
		if !rule.Point().IsValid() || rule.Statement() == rule.String() {
			t.Errorf("%s has no point or no statement", rule)
		}
	}
}
