package opinion_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// hosted is an examination of three objectives, the first of which needs a control of a carved-out host.
func hosted() *opinion.Examination {
	e := examtest.Sound(3, 1)
	e.Subservices = []soc1.Subservice{{
		ID: "SUB", Organization: soc1.Organization{ID: "HOST", Name: "Data Centre"}, Services: "Hosting", Method: soc1.CarveOut,
		Monitoring: []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "Its report is reviewed."}},
	}}
	e.Complementary.CSOCs = []cuec.CSOC{{ID: "CSOC-1", Subservice: "SUB", Statement: "Backups are kept.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
	return e
}

// answered records one judgement.
func answered(e *opinion.Examination, q opinion.Question, subject string, a opinion.Answer) {
	if a != 0 {
		e.Judgements = append(e.Judgements, opinion.Judgement{Question: q, Subject: subject, Answer: a, Why: "As discussed."})
	}
}

func TestKnownFailureOfAComplementaryControl(t *testing.T) {
	for _, c := range []struct {
		policy opinion.KnownFailure
		answer opinion.Answer
		want   opinion.Finding
		rule   opinion.Rule
	}{
		{opinion.KnownFailureDiscloses, 0, opinion.Achieved, 0},
		{opinion.KnownFailureDiscloses, opinion.Yes, opinion.NotAchieved, opinion.RuleCSOCFailed},
		{opinion.KnownFailureAsks, 0, opinion.FindingOpen, opinion.RuleCSOCFailureOpen},
		{opinion.KnownFailureAsks, opinion.No, opinion.Achieved, 0},
		{opinion.KnownFailureModifies, 0, opinion.NotAchieved, opinion.RuleCSOCFailed},
		{opinion.KnownFailureModifies, opinion.No, opinion.Achieved, 0},
	} {
		e := hosted()
		e.CSOCFailures = []opinion.CSOCFailure{{ID: "F-1", CSOC: "CSOC-1", Text: "Backups could not be read.", Days: soc1.Period{Start: e.Period.End}, Known: "its own report"}}
		answered(e, opinion.CSOCFailurePrevents, "F-1", c.answer)
		p := opinion.USPolicy().WithKnownFailure(c.policy)
		o := form(t, e, p)
		if got := o.Objectives[0]; got.Operation != c.want || got.Design != opinion.Achieved || o.Objectives[1].Operation != opinion.Achieved {
			t.Errorf("%v, judged %v: %+v, want %v in operation", c.policy, c.answer, got, c.want)
		}
		if c.rule != 0 && !fired(o)[c.rule] {
			t.Errorf("%v, judged %v: %v did not fire", c.policy, c.answer, c.rule)
		}
		agree(t, e, p)
		e.CSOCFailures[0].Days = soc1.Period{Start: e.Period.End.AddDays(1)}
		if got := form(t, e, p).Summary; got != opinion.Unqualified {
			t.Errorf("a failure after the period: %v", got)
		}
	}
}

func TestUnmonitoredSubservice(t *testing.T) {
	for answer, want := range map[opinion.Answer]opinion.Kind{0: opinion.Undetermined, opinion.Yes: opinion.Qualified, opinion.No: opinion.Unqualified} {
		e := hosted()
		e.Subservices[0].Monitoring = nil
		answered(e, opinion.MatterMaterial, "SUB", answer)
		o := form(t, e, opinion.USPolicy())
		if l := o.Limbs[0]; l.Kind != want || (want != opinion.Unqualified) != fired(o)[opinion.RuleMonitoringUnstated] {
			t.Errorf("judged %v: %v, %v", answer, l.Kind, l.Reasons)
		}
		agree(t, e, opinion.USPolicy())
	}
}

func TestEvents(t *testing.T) {
	for _, c := range []struct {
		name       string
		kind       opinion.EventKind
		discovered opinion.Discovery
		answer     opinion.Answer
		want       opinion.Kind
		revise     opinion.Rule
	}{
		{"condition", opinion.PeriodCondition, opinion.BeforeReport, 0, opinion.Undetermined, 0},
		{"condition that mattered", opinion.PeriodCondition, opinion.BeforeReport, opinion.Yes, opinion.Qualified, 0},
		{"condition that did not", opinion.PeriodCondition, opinion.BeforeReport, opinion.No, opinion.Unqualified, 0},
		{"later condition", opinion.LaterCondition, opinion.BeforeReport, 0, opinion.Unqualified, 0},
		{"discovered later", opinion.PeriodCondition, opinion.AfterReport, 0, opinion.Unqualified, opinion.RuleRevisionOpen},
		{"discovered later, and mattered", opinion.PeriodCondition, opinion.AfterReport, opinion.Yes, opinion.Unqualified, opinion.RuleRevisionDue},
		{"discovered later, and did not", opinion.PeriodCondition, opinion.AfterReport, opinion.No, opinion.Unqualified, 0},
		{"later in both ways", opinion.LaterCondition, opinion.AfterReport, 0, opinion.Unqualified, 0},
	} {
		for _, typ := range []soc1.ReportType{soc1.Type1, soc1.Type2} {
			e := hosted()
			if typ == soc1.Type1 {
				e.Type, e.AsOf, e.Period, e.Description.NoChanges, e.Matrix.Tests = typ, e.Period.End, soc1.Period{}, false, nil
			}
			e.Events = []opinion.Event{{ID: "E-1", Kind: c.kind, Discovered: c.discovered, Text: "A breach came to light.", Objectives: []soc1.ObjectiveID{"CO-2"}}}
			if c.kind == opinion.PeriodCondition {
				answered(e, opinion.ConditionPrevents, "E-1", c.answer)
			}
			o := form(t, e, opinion.USPolicy())
			last := o.Limbs[len(o.Limbs)-1]
			if last.Kind != c.want || o.Limbs[0].Kind != opinion.Unqualified {
				t.Errorf("%s, %v: %v is %v, want %v", c.name, typ, last.Limb, last.Kind, c.want)
			}
			if (c.revise != 0) != (len(o.Revise) > 0) || c.revise != 0 && o.Revise[0].Rule != c.revise {
				t.Errorf("%s, %v: to be revised for %v", c.name, typ, o.Revise)
			}
			agree(t, e, opinion.USPolicy())
		}
	}
}

// What came later, or came to light later, changes no kind of opinion.
func TestLaterEventsChangeNothing(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		before := form(t, e, p)
		e.Events = append(e.Events,
			opinion.Event{ID: "E-later", Kind: opinion.LaterCondition, Discovered: opinion.Discovery(1 + pick(2)), Text: "A new system was bought."},
			opinion.Event{ID: "E-known-later", Kind: opinion.PeriodCondition, Discovered: opinion.AfterReport, Text: "A breach.", Objectives: []soc1.ObjectiveID{"CO-1"}})
		after := form(t, e, p)
		same(t, e, before, after)
		if !slices.ContainsFunc(after.Revise, func(r opinion.Reason) bool { return r.Matter == "E-known-later" }) {
			t.Fatalf("nothing says that the report may have to be revised: %v", after.Revise)
		}
	})
}

func TestAddingWhatIsKnownNeverImproves(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		if halfJudged(e) {
			return
		}
		more := e.Clone()
		more.Events = append(more.Events, opinion.Event{ID: "E-new", Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "A breach.", Objectives: []soc1.ObjectiveID{"CO-1"}})
		answered(more, opinion.ConditionPrevents, "E-new", opinion.Answer(pick(3)))
		if len(more.Complementary.CSOCs) > 0 {
			more.CSOCFailures = append(more.CSOCFailures, opinion.CSOCFailure{ID: "F-new", CSOC: "CSOC-1", Text: "It failed."})
		}
		neverBetter(t, more, form(t, e, p), form(t, more, p))
	})
}
