package review_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// twice is a case in which one report covers two subservice organizations, each for another of its objectives, and has an exception on
// both that nobody judged.
func twice() (review.Received, review.Entity) {
	r, e := clean("R"), reader()
	carve(&r, "HOST")
	carve(&r, "BANK")
	sub := clean("SUB-R")
	sub.NoExceptions = false
	sub.Exceptions = []review.Exception{{ID: "X-1", Objectives: []soc1.ObjectiveID{"CO-1", "CO-2"}, Text: "Access was not removed."}}
	e.Reports = []review.Received{sub}
	e.Links = []review.Link{
		{Subservice: "HOST", To: "SUB-R", Objectives: []soc1.ObjectiveID{"CO-2"}},
		{Subservice: "BANK", To: "SUB-R", Objectives: []soc1.ObjectiveID{"CO-1"}},
	}
	return r, e
}

// TestANeedNamesEveryObjectiveThatWaits: a question that two subservice organizations ask is one question, and the objectives of both
// wait for it, in whatever order the links were entered.
func TestANeedNamesEveryObjectiveThatWaits(t *testing.T) {
	for _, reversed := range []bool{false, true} {
		r, e := twice()
		if reversed {
			slices.Reverse(e.Links)
		}
		got := assess(t, &r, e, review.DefaultPolicy())
		if len(got.Needs) != 2 {
			t.Fatalf("%d questions, want whether it touches and whether it is tolerable: %+v", len(got.Needs), got.Needs)
		}
		for _, n := range got.Needs {
			if n.Report != "SUB-R" || n.Subject != "X-1" || n.Fact != "/entity/reports/0/exceptions/0" || !slices.Equal(n.Objectives, []soc1.ObjectiveID{"CO-1", "CO-2"}) {
				t.Errorf("reversed %v: %+v", reversed, n)
			}
		}
	}
	// All stays all: an exception that names no objective may concern any.
	r, e := twice()
	e.Reports[0].Exceptions[0].Objectives = nil
	for _, n := range assess(t, &r, e, review.DefaultPolicy()).Needs {
		if n.Objectives != nil {
			t.Errorf("%+v", n)
		}
	}
}

// asked lists the open questions of a review with their subjects.
func asked(r *review.Review) []string {
	var list []string
	for _, n := range r.Needs {
		list = append(list, n.Question.String()+" "+n.Subject)
	}
	return list
}

// TestOnlyQuestionsThatMatterAreAsked: what something worse has settled is not asked, and comes back when that goes away.
func TestOnlyQuestionsThatMatterAreAsked(t *testing.T) {
	both := func(list ...func(r *review.Received, e *review.Entity)) func(r *review.Received, e *review.Entity) {
		return func(r *review.Received, e *review.Entity) {
			for _, change := range list {
				change(r, e)
			}
		}
	}
	exception := func(r *review.Received, _ *review.Entity) { exceptionOn(r, "X-1") }
	adverse := func(limb opinion.Limb) func(r *review.Received, e *review.Entity) {
		return func(r *review.Received, _ *review.Entity) { *r = without(*r, limb, opinion.Adverse) }
	}
	questions := []string{"exception-touches X-1", "exception-tolerable X-1"}
	for name, tt := range map[string]struct {
		change func(r *review.Received, e *review.Entity)
		want   []string
	}{
		"an exception alone":               {exception, questions},
		"behind an adverse opinion":        {both(exception, adverse(opinion.Operation)), nil},
		"behind an adverse description":    {both(exception, adverse(opinion.Description)), nil},
		"behind a failed objective":        {both(exception, func(r *review.Received, _ *review.Entity) { r.Objectives[0].Operation = opinion.NotAchieved }), nil},
		"beside another failed objective":  {both(exception, func(r *review.Received, _ *review.Entity) { r.Objectives[1].Operation = opinion.NotAchieved }), questions},
		"beside a failed design elsewhere": {both(exception, func(r *review.Received, _ *review.Entity) { r.Objectives[1].Design = opinion.NotAchieved }), questions},
		"behind a carve-out for procedures": {both(exception, func(r *review.Received, _ *review.Entity) {
			carve(r, "HOST")
			r.CSOCs[0].Objectives = []soc1.ObjectiveID{"CO-1"}
		}), questions}, // procedures are not the worst that an exception can leave
		"a change behind procedures for everything": {func(r *review.Received, _ *review.Entity) {
			r.NoChanges, r.Changes = false, []review.Change{{ID: "CHG-1", Text: "A new database."}}
			r.Auditor.PeerReviewed = nope
		}, nil}, // at its worst a change leaves procedures, which are due anyway
		"a change alone": {func(r *review.Received, _ *review.Entity) {
			r.NoChanges, r.Changes = false, []review.Change{{ID: "CHG-1", Text: "A new database."}}
		}, []string{"change-matters CHG-1"}},
		"two on the same objective": {both(exception, func(r *review.Received, _ *review.Entity) { exceptionOn(r, "X-2") }),
			[]string{"exception-touches X-1", "exception-touches X-2", "exception-tolerable X-1", "exception-tolerable X-2"}},
		"an objective that nobody needs": {both(exception, func(_ *review.Received, e *review.Entity) {
			e.Objectives, e.Accounts[0].Assertions[0].Objectives = []soc1.ObjectiveID{"CO-2"}, []soc1.ObjectiveID{"CO-2"}
		}), nil},
	} {
		r, e := clean("R"), reader()
		tt.change(&r, &e)
		if got := asked(assess(t, &r, e, review.DefaultPolicy())); !slices.Equal(got, tt.want) {
			t.Errorf("%s: asked %q, want %q", name, got, tt.want)
		}
	}
}

// TestAsOfQuestionsAreAskedOnlyOfFilers: what bears on the as-of date alone is no question where nobody assesses as of it.
func TestAsOfQuestionsAreAskedOnlyOfFilers(t *testing.T) {
	// Eight months tested from January: enough for the audit of the year, and four months before its end.
	for filer, want := range map[opinion.Answer][]string{yes: nil, nope: nil} {
		r, e := clean("R"), reader()
		until(day(2025, 8, 31))(&r, &e)
		e.Filer = filer
		if got := asked(assess(t, &r, e, review.DefaultPolicy())); !slices.Equal(got, want) {
			t.Errorf("filer %s: %q", filer, got)
		}
	}
	// Tests that stopped more than six months before the year-end have to be judged for that date.
	for filer, want := range map[opinion.Answer][]string{yes: {"period-sufficient R"}, nope: nil} {
		r, e := clean("R"), reader()
		r.Period.Start = day(2024, 7, 1)
		until(day(2025, 6, 29))(&r, &e)
		p := review.DefaultPolicy()
		p.Coverage.MinOverlapMonths = 3
		e.Filer = filer
		if got := asked(assess(t, &r, e, p)); !slices.Equal(got, want) {
			t.Errorf("filer %s: %q, want %q", filer, got, want)
		}
	}
}
