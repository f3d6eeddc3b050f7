package opinion_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// consulted returns the places on one limb at which an opinion records a knob.
func consulted(o *opinion.Opinion, k opinion.Knob, limb opinion.Limb) []opinion.PolicyPlace {
	return slices.DeleteFunc(slices.Clone(used(o)[k].Places), func(at opinion.PolicyPlace) bool { return at.Limb != limb })
}

// A share of objectives is recorded as part of the opinion only where another share would decide otherwise: not where a
// judgement has decided, nor where everything is concerned, which no share can call confined.
func TestASharePlaysNoPartWhereItCannotDecide(t *testing.T) {
	us, yes, no := opinion.USPolicy(), opinion.Yes, opinion.No
	half := us.WithPervasiveness(sampling.PercentRate(50), sampling.PercentRate(60))
	confinedTo := func(total, broken, lacking int) *opinion.Examination {
		e := standing(total, broken, lacking)
		judgeReach(e, opinion.Operation, no, 0)
		return e
	}
	everywhere := examtest.Sound(3, 1)
	everywhere.Matters = []opinion.Matter{{ID: "M-1", Kind: opinion.Omission, Text: "A step is told wrongly.", Objectives: []soc1.ObjectiveID{"CO-1", "CO-2", "CO-3"}}}
	answered(everywhere, opinion.MatterMaterial, "M-1", yes)
	partly := everywhere.Clone()
	partly.Matters[0].Objectives = partly.Matters[0].Objectives[:2]
	unused := func(answer opinion.Answer) *opinion.Examination {
		e := examtest.Sound(4, 1)
		e.Matrix.Walkthroughs[0].Implementation, e.Matrix.Walkthroughs[0].Finding = controls.NotImplemented, "Nobody does it."
		judgeReach(e, opinion.Description, answer, 0)
		return e
	}
	for _, c := range []struct {
		name                string
		e                   *opinion.Examination
		policy              opinion.Policy
		limb                opinion.Limb
		pervasive, confined int // at how many places
	}{
		{"what is wrong is confined, and a larger lack is asked about", confinedTo(9, 0, 5), us, opinion.Operation, 0, 1},
		{"what is wrong is confined, and nearly all evidence is lacking", confinedTo(9, 0, 8), half, opinion.Operation, 0, 0},
		{"what is wrong is confined, and nothing is lacking", confinedTo(9, 1, 0), us, opinion.Operation, 0, 0},
		{"a matter about every objective", everywhere, us, opinion.Description, 0, 0},
		{"a matter about two of three", partly, us, opinion.Description, 0, 1},
		{"a control is not in use", unused(0), us, opinion.Description, 0, 1},
		{"a control is not in use, which is confined", unused(no), us, opinion.Description, 0, 0},
		{"a control is not in use, which is pervasive", unused(yes), us, opinion.Description, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := form(t, c.e, c.policy)
			for k, want := range map[opinion.Knob]int{opinion.KnobPervasiveFrom: c.pervasive, opinion.KnobConfinedBelow: c.confined} {
				if got := consulted(o, k, c.limb); len(got) != want {
					t.Errorf("%v is recorded at %v, want %d places", k, got, want)
				}
			}
			agree(t, c.e, c.policy)
		})
	}
}

// What is struck out takes into account every answer that is still possible, the mild one and the grave one.
func TestStrikesAllowForEveryAnswer(t *testing.T) {
	one := examtest.Sound(9, 1)
	awaits.apply(one, &one.Matrix.Tests[0])
	judgeReach(one, opinion.Operation, opinion.No, 0)
	five := standing(9, 5, 1)
	judgeReach(five, opinion.Operation, 0, opinion.Yes)
	for _, c := range []struct {
		name           string
		e              *opinion.Examination
		policy         opinion.Policy
		possible, want string
	}{
		{"one may have failed, which is confined", one, opinion.USPolicy(), "[unqualified qualified]", "adverse: confined, disclaimer: nothing-lacking"},
		{"what failed may be pervasive, and what lacks is", five, opinion.USPolicy().WithWhenBoth(opinion.Disclaimer), "[disclaimer]",
			"unqualified: misstatement-present, qualified: more-pervasive, adverse: both-pervasive"},
	} {
		l, _ := form(t, c.e, c.policy).Limb(opinion.Operation)
		if got := fmt.Sprint(possible(l)); got != c.possible || struck(l) != c.want {
			t.Errorf("%s: possible are %s, and struck out\n%s\nwant %s and\n%s", c.name, got, struck(l), c.possible, c.want)
		}
	}
}

// An objective that was not exercised is a reason beside others only where the policy counts it, also where it is open whether
// it was not exercised or lacks evidence: then the policy is what makes both the same.
func TestWhatWasNotExercisedIsAReasonOnlyIfItCounts(t *testing.T) {
	quietly := func(reliant bool) *opinion.Examination {
		e := examtest.Sound(9, 1)
		quiet.apply(e, &e.Matrix.Tests[0])
		broke.apply(e, &e.Matrix.Tests[2])
		if reliant {
			absent.apply(e, &e.Matrix.Tests[1])
			e.Matrix.Objectives[1].Kind = controls.GeneralIT
			e.Matrix.Controls[0].ReliesOn = []soc1.ObjectiveID{"CO-2"}
		}
		return e
	}
	asks := opinion.USPolicy().WithReliance(opinion.RelianceAsk)
	qualifies := asks.WithNonOccurrence(opinion.NonOccurrenceQualify)
	for _, c := range []struct {
		name   string
		e      *opinion.Examination
		policy opinion.Policy
		want   opinion.Rule
	}{
		{"it does not count", quietly(false), asks, 0},
		{"it counts", quietly(false), qualifies, opinion.RuleObjectiveUnexercised},
		{"it may lack evidence instead", quietly(true), asks, opinion.RuleObjectiveOpen},
		{"it may lack evidence instead, and counts", quietly(true), qualifies, opinion.RuleObjectiveUnexercised},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := form(t, c.e, c.policy)
			l, _ := o.Limb(opinion.Operation)
			var got opinion.Rule
			for _, r := range l.Reasons {
				if r.Objective == "CO-1" {
					got = r.Rule
				}
			}
			if got != c.want {
				t.Errorf("the reason is %v, want %v", got, c.want)
			}
			if !slices.ContainsFunc(consulted(o, opinion.KnobNonOccurrence, opinion.Operation), func(at opinion.PolicyPlace) bool { return at.Subject == "CO-1" }) {
				t.Error("the policy is not recorded, and made the objective count or not")
			}
			agree(t, c.e, c.policy)
		})
	}
}

// The reason about the reach of what failed counts the most objectives that may have failed, whichever answer is the grave one.
func TestReachIsExplainedAtItsWorst(t *testing.T) {
	deviates := examtest.Sound(9, 1)
	awaits.apply(deviates, &deviates.Matrix.Tests[1]) // failed if the answer is no
	condition := examtest.Sound(9, 1)                 // failed if the answer is yes
	condition.Events = []opinion.Event{{ID: "E-1", Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "A breach came to light.", Objectives: []soc1.ObjectiveID{"CO-2"}}}
	for name, e := range map[string]*opinion.Examination{"deviations": deviates, "a condition": condition} {
		broke.apply(e, &e.Matrix.Tests[0])
		l, _ := form(t, e, opinion.USPolicy()).Limb(opinion.Operation)
		i := slices.IndexFunc(l.Reasons, func(r opinion.Reason) bool { return r.Question == opinion.MisstatementPervasive })
		if i < 0 || l.Reasons[i].Concerned != 2 || l.Reasons[i].Total != 9 || l.Reasons[i].Rule != opinion.RuleConfinedShare {
			t.Errorf("%s: the reasons are %v, want two of nine objectives", name, l.Reasons)
		}
	}
}

// Every subservice organization whose controls are included owes its letters, wherever it stands in the list, and a letter of which
// only the date is known was not given, nor refused.
func TestEveryLetterOwedIsAskedFor(t *testing.T) {
	e := hosted()
	e.Subservices = append(e.Subservices, soc1.Subservice{ID: "SUB-2", Organization: soc1.Organization{ID: "PRINT", Name: "Print Shop"}, Services: "Printing", Method: soc1.Inclusive})
	o := form(t, e, opinion.USPolicy())
	for _, q := range []opinion.Question{opinion.AssertionGiven, opinion.RepresentationGiven} {
		if !slices.ContainsFunc(o.Needs, func(n opinion.Need) bool { return n.Question == q && n.Subject == "SUB-2" }) {
			t.Errorf("nobody is asked whether %v: %v", q, o.Needs)
		}
	}
	e = examtest.Sound(3, 1)
	e.Representation.Status = 0
	o = form(t, e, opinion.USPolicy())
	for _, l := range o.Limbs {
		if l.Kind != opinion.Undetermined || len(l.Reasons) != 1 || l.Reasons[0].Rule != opinion.RuleRepresentationOutstanding || !slices.Equal(l.Reasons[0].Facts, []string{"/representation"}) {
			t.Errorf("%v is %v for %v", l.Limb, l.Kind, l.Reasons)
		}
	}
}

// What has no bearing on an objective leaves what does as it is: a failure outside the period, a condition that was judged to be
// without effect, and on design a condition of operation.
func TestASetbackWithoutEffectHidesNoOther(t *testing.T) {
	asks := opinion.USPolicy().WithKnownFailure(opinion.KnownFailureAsks)
	e := hosted()
	e.CSOCFailures = []opinion.CSOCFailure{{ID: "F-1", CSOC: "CSOC-1", Text: "Backups could not be read.", Days: soc1.Period{Start: e.Period.End.AddDays(1)}, Known: "its own report"}}
	if o := form(t, e, asks); o.Summary != opinion.Unqualified || len(used(o)[opinion.KnobKnownFailure].Places) > 0 {
		t.Errorf("a failure after the period: %v, by %v", o.Summary, o.PolicyUsed)
	}
	within := e.CSOCFailures[0]
	within.ID, within.Days.Start = "F-2", e.Period.End
	e.CSOCFailures = append(e.CSOCFailures, within)
	if o := form(t, e, asks); o.Objectives[0].Operation != opinion.FindingOpen {
		t.Errorf("a failure within the period: %v", o.Objectives[0])
	}

	e = besieged(1)
	answered(e, opinion.ActUndermines, "A-1", opinion.Yes)
	answered(e, opinion.ActMisstates, "A-1", opinion.No)
	for _, answer := range []opinion.Answer{0, opinion.No} {
		answered(e, opinion.ConditionPrevents, "E-0", answer)
		o := form(t, e, opinion.USPolicy())
		if got := o.Objectives[0]; got.Design != opinion.NotAchieved || got.Operation != opinion.NotAchieved {
			t.Errorf("condition judged %v: %+v", answer, got)
		}
		for _, l := range o.Limbs[1:] {
			if len(l.Reasons) == 0 || !slices.ContainsFunc(l.Reasons[0].Because, func(r opinion.Reason) bool { return r.Rule == opinion.RuleReassessed }) {
				t.Errorf("condition judged %v: %v is %v for %v", answer, l.Limb, l.Kind, l.Reasons)
			}
		}
		agree(t, e, opinion.USPolicy())
	}
}

// besieged is an examination in which conditions of the period, and an intentional act, bear on the first of three objectives.
func besieged(conditions int) *opinion.Examination {
	e := examtest.Sound(3, 1)
	for i := range conditions {
		e.Events = append(e.Events, opinion.Event{
			ID: soc1.MatterID(fmt.Sprintf("E-%d", i)), Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "A breach came to light.", Objectives: []soc1.ObjectiveID{"CO-1"},
		})
	}
	e.Acts = []opinion.Act{{ID: "A-1", Kind: opinion.IntentionalAct, Text: "Money was diverted.", Informed: opinion.UsersInformed, Objectives: []soc1.ObjectiveID{"CO-1"}}}
	return e
}

// However much is open about operation, design does not wait for it.
func TestDesignWaitsForNoConditionOfOperation(t *testing.T) {
	waits := false
	for _, n := range form(t, besieged(20), opinion.USPolicy()).Needs {
		onDesign := slices.Contains(n.Limbs, opinion.Design)
		if waits = waits || onDesign; onDesign && n.Question != opinion.ActUndermines {
			t.Errorf("design waits for %v about %s", n.Question, n.Subject)
		}
	}
	if !waits {
		t.Error("design does not wait for the act to be reassessed")
	}
}

// Whether short gaps matter is asked only where the policy knows short gaps and nobody answered yet, however much else is open.
func TestShortGapsAreAskedAboutOnlyWhileTheyAreOpen(t *testing.T) {
	us := opinion.USPolicy()
	for _, answer := range []opinion.Answer{opinion.Yes, opinion.No} {
		e := besieged(10)
		e.Acts = nil
		e.Matrix.Tests[0].Period = e.Period // about days, so that gaps may come about
		for _, p := range []opinion.Policy{us.WithShortGapDays(0), us.WithShortGapDays(5)} {
			if p.ShortGapDays > 0 {
				answered(e, opinion.ShortGapMaterial, "CO-1", answer)
			}
			o := form(t, e, p)
			for _, n := range o.Needs {
				if n.Question != opinion.ConditionPrevents {
					t.Errorf("gaps up to %d days, judged %v: %v is asked", p.ShortGapDays, answer, n)
				}
			}
			if len(o.Needs) != 10 {
				t.Errorf("gaps up to %d days, judged %v: %d questions, want 10", p.ShortGapDays, answer, len(o.Needs))
			}
		}
	}
}

// Failures that are pervasive whatever is answered are said to be so by what is known of them: the judgement on what is lacking
// only speaks of them where nothing is lacking in the end. It makes no difference by which answer something is.
func TestReachIsExplainedByItsOwnSideFirst(t *testing.T) {
	p := opinion.USPolicy().WithPervasiveness(sampling.PercentRate(50), sampling.PercentRate(50)).WithMissingEvidence(opinion.MissingLimits).WithShortGapDays(2)
	unevidenced := func(e *opinion.Examination) { // lacks a conclusion if the answer is no
		e.Matrix.Deviations = append(e.Matrix.Deviations, controls.Deviation{
			ID: "D-3", Test: "T-3-1", Count: 1, Kind: controls.KindNoEvidence, Text: "No evidence.", Pattern: controls.Isolated,
		})
	}
	untested := func(e *opinion.Examination) { e.Matrix.Tests[2].Period.End = e.Period.End.AddDays(-2) } // if it is yes
	for _, c := range []struct {
		name  string
		open  func(e *opinion.Examination)
		wrong opinion.Answer
		rule  opinion.Rule
		fact  string
	}{
		{"an item, and a share", unevidenced, 0, opinion.RulePervasiveShare, "/matrix/objectives"},
		{"a gap, and a share", untested, 0, opinion.RulePervasiveShare, "/matrix/objectives"},
		{"an item, and a judgement", unevidenced, opinion.Yes, opinion.RulePervasiveJudged, "/judgements/0"},
		{"a gap, and a judgement", untested, opinion.Yes, opinion.RulePervasiveJudged, "/judgements/0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := examtest.Sound(4, 1)
			broke.apply(e, &e.Matrix.Tests[0])
			broke.apply(e, &e.Matrix.Tests[1])
			judgeReach(e, opinion.Operation, c.wrong, opinion.Yes)
			c.open(e)
			l, _ := form(t, e, p).Limb(opinion.Operation)
			i := slices.IndexFunc(l.Reasons, func(r opinion.Reason) bool { return r.Question == opinion.MisstatementPervasive })
			if i < 0 || l.Reasons[i].Concerned != 2 || l.Reasons[i].Rule != c.rule || !slices.Equal(l.Reasons[i].Facts, []string{c.fact}) {
				t.Errorf("the reasons are %v, want %v by %s", l.Reasons, c.rule, c.fact)
			}
			agree(t, e, p)
		})
	}
}

// Several matters of which nobody said yet whether they are material may be so together. However many small ones there are, the
// one that may be pervasive is not lost among them, wherever it stands in the list.
func TestTheGravestOfManyMattersIsNotLost(t *testing.T) {
	for at := range 4 {
		e := examtest.Sound(4, 1)
		for i := range 4 {
			m := opinion.Matter{ID: soc1.MatterID(fmt.Sprintf("M-%d", i)), Kind: opinion.Omission, Text: "A step is told wrongly."}
			if i != at {
				m.Objectives = []soc1.ObjectiveID{"CO-1"} // one of four, which is confined
			}
			e.Matters = append(e.Matters, m)
		}
		o := form(t, e, opinion.USPolicy())
		l, _ := o.Limb(opinion.Description)
		if got, want := fmt.Sprint(possible(l)), "[unqualified qualified adverse]"; got != want {
			t.Errorf("with the gravest in place %d: %s, want %s", at, got, want)
		}
		if got := needsOf(o, opinion.Description); len(got) != 5 || !slices.Contains(got, ask{opinion.MisstatementPervasive, "description"}) {
			t.Errorf("with the gravest in place %d: %v are needed, want the four matters and how far they reach", at, got)
		}
		agree(t, e, opinion.USPolicy())
	}
}
