package review_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// slip is one thing that is wrong in a case where everything else is right, and exactly what has to come back: the problems as "code
// pointer", and the remedy that the first of them offers.
type slip struct {
	name   string
	change func(r *review.Received, e *review.Entity)
	want   []string
	hint   string
}

// checkSlips holds each slip to its problems, all of them and no other, and to words that help: a message and a remedy, neither with
// a full stop nor with a part that was never filled in.
func checkSlips(t *testing.T, slips []slip) {
	t.Helper()
	for _, s := range slips {
		r, e := clean("R"), reader()
		s.change(&r, &e)
		_, err := review.Assess(&r, &e, review.DefaultPolicy())
		if got := codesAt(err); !slices.Equal(got, s.want) {
			t.Errorf("%s: got %q, want %q\n%v", s.name, got, s.want, err)
			continue
		}
		for i, p := range soc1.ListProblems(err) {
			if i == 0 && p.Hint != s.hint {
				t.Errorf("%s: the hint is %q, want %q", s.name, p.Hint, s.hint)
			}
			if p.Message == "" || p.Hint == "" || strings.HasSuffix(p.Message, ".") || strings.HasSuffix(p.Hint, ".") || strings.Contains(p.Message, "%!") || strings.Contains(p.Message, `""`) {
				t.Errorf("%s: %q with the hint %q does not help a reader", s.name, p.Message, p.Hint)
			}
		}
	}
}

// one makes a slip of the report alone.
func one(name, want, hint string, change func(r *review.Received)) slip {
	return slip{name: name, want: []string{want}, hint: hint, change: func(r *review.Received, _ *review.Entity) { change(r) }}
}

// TestSlipsOfTheReportItself is about what the first pages say: identity, dates, opinions, objectives.
func TestSlipsOfTheReportItself(t *testing.T) {
	const copied = "copy it from the report"
	checkSlips(t, []slip{
		one("no system", "missing /received/system", copied, func(r *review.Received) { r.System = "" }),
		one("a system of blanks", "missing /received/system", copied, func(r *review.Received) { r.System = " \t\n" }),
		one("an as-of date on a Type 2", "shape /received/asOf", "remove the date", func(r *review.Received) { r.AsOf = day(2025, time.June, 30) }),
		one("a report dated inside its window", "order /received/reportDate", "correct the date", func(r *review.Received) { r.ReportDate = day(2025, time.December, 30) }),
		{name: "a report dated on the last day of its window", change: func(r *review.Received, _ *review.Entity) { r.ReportDate = day(2025, time.December, 31) }},
		one("a Type 1 without its date", "missing /received/asOf", "give the date as of which it speaks", func(r *review.Received) { *r = typeOne(*r); r.AsOf = soc1.Date{} }),
		one("a Type 1 with a period", "shape /received/period", "remove the period", func(r *review.Received) { p := r.Period; *r = typeOne(*r); r.Period = p }),
		one("a Type 1 dated before its date", "order /received/reportDate", "correct the date", func(r *review.Received) { *r = typeOne(*r); r.ReportDate = r.AsOf.AddDays(-1) }),
		{name: "a Type 1 dated on its date", change: func(r *review.Received, _ *review.Entity) { *r = typeOne(*r); r.ReportDate = r.AsOf }},
		one("a Type 1 with a finding on operation", "shape /received/objectives/1", "remove the finding and the tested period", func(r *review.Received) { *r = typeOne(*r); r.Objectives[1].Operation = opinion.Achieved }),
		one("a Type 1 with a tested period", "shape /received/objectives/0", "remove the finding and the tested period", func(r *review.Received) { *r = typeOne(*r); r.Objectives[0].Tested = soc1.CalendarYear(2025).Period }),
		one("a Type 1 with an opinion on operation", "shape /received/limbs/2/limb", "remove it, or correct the type", func(r *review.Received) { l := r.Limbs; *r = typeOne(*r); r.Limbs = l }),
		one("a Type 1 with results", "shape /received/exceptions", "remove them, or correct the type", func(r *review.Received) { *r = typeOne(*r); r.NoExceptions = true }),
		one("an objective without words", "missing /received/objectives/1/statement", copied, func(r *review.Received) { r.Objectives[1].Statement = "" }),
		one("an objective twice", "duplicate /received/objectives/1/id", "give each its own id", func(r *review.Received) { r.Objectives[1].ID = "CO-1" }),
		one("tests that begin before the window", "range /received/objectives/0/tested", "correct the dates", func(r *review.Received) {
			r.Objectives[0].Tested = soc1.Period{Start: r.Period.Start.AddDays(-1), End: r.Period.End}
		}),
		one("tests that end after the window", "range /received/objectives/0/tested", "correct the dates", func(r *review.Received) {
			r.Objectives[0].Tested = soc1.Period{Start: r.Period.Start, End: r.Period.End.AddDays(1)}
		}),
		one("tests that end before they begin", "range /received/objectives/0/tested", "correct the dates", func(r *review.Received) {
			r.Objectives[0].Tested = soc1.Period{Start: r.Period.End, End: r.Period.Start}
		}),
		{name: "tests of the whole window", change: func(r *review.Received, _ *review.Entity) { r.Objectives[0].Tested = r.Period }},
		one("an opinion twice", "duplicate /received/limbs/2/limb", "keep one", func(r *review.Received) { r.Limbs[2].Limb = opinion.Design }),
		one("a qualification of nothing", "unknown-reference /received/limbs/1/objectives/1", "correct the id, or add what it refers to", func(r *review.Received) {
			r.Limbs[1].Kind, r.Limbs[1].Objectives = opinion.Qualified, []soc1.ObjectiveID{"CO-1", "CO-9"}
		}),
	})
}

// TestSlipsOfWhatTheReportAssumes is about subservice organizations and the controls assumed there and at the user entity.
func TestSlipsOfWhatTheReportAssumes(t *testing.T) {
	const (
		copied  = "copy it from the report"
		correct = "correct the id, or add what it refers to"
		serves  = "map it to the objectives that need it; a duty that none needs is no complementary control"
	)
	carved := func(change func(r *review.Received)) func(r *review.Received) {
		return func(r *review.Received) {
			carve(r, "HOST")
			change(r)
		}
	}
	assumed := func(change func(u *cuec.CUEC)) func(r *review.Received) {
		return func(r *review.Received) {
			r.CUECs = []cuec.CUEC{control("U-1")}
			change(&r.CUECs[0])
		}
	}
	checkSlips(t, []slip{
		one("a subservice organization twice", "duplicate /received/subservices/1/id", "give each its own id", carved(func(r *review.Received) { r.Subservices = append(r.Subservices, r.Subservices[0]) })),
		one("one for no objective", "unknown-reference /received/subservices/0/objectives/0", correct, carved(func(r *review.Received) { r.Subservices[0].Objectives = []soc1.ObjectiveID{"CO-9"} })),
		one("none and one", "conflict /received/noSubservices", "remove one of the two", carved(func(r *review.Received) { r.NoSubservices = true })),
		one("a CSOC without words", "missing /received/csocs/0/statement", copied, carved(func(r *review.Received) { r.CSOCs[0].Statement = " " })),
		one("a CSOC that serves nothing", "missing /received/csocs/0/objectives", serves, carved(func(r *review.Received) { r.CSOCs[0].Objectives = nil })),
		one("a CSOC for an unknown objective", "unknown-reference /received/csocs/0/objectives/0", correct, carved(func(r *review.Received) { r.CSOCs[0].Objectives = []soc1.ObjectiveID{"CO-9"} })),
		one("a CSOC at nobody", "unknown-reference /received/csocs/0/subservice/0", correct, carved(func(r *review.Received) { r.CSOCs[0].Subservice = "BANK" })),
		one("a CSOC at one that is included", "shape /received/csocs/0/subservice", "remove the control, or correct the method", carved(func(r *review.Received) { r.Subservices[0].Method = soc1.Inclusive })),
		one("a CSOC twice", "duplicate /received/csocs/1/id", "give each its own id", carved(func(r *review.Received) { r.CSOCs = append(r.CSOCs, r.CSOCs[0]) })),
		{name: "a CSOC where the method is not known", change: func(r *review.Received, _ *review.Entity) { carve(r, "HOST"); r.Subservices[0].Method = 0 }},
		one("a CUEC without words", "missing /received/cuecs/0/statement", copied, assumed(func(u *cuec.CUEC) { u.Statement = "" })),
		one("a CUEC that serves nothing", "missing /received/cuecs/0/objectives", serves, assumed(func(u *cuec.CUEC) { u.Objectives = nil })),
		one("a CUEC for an unknown objective", "unknown-reference /received/cuecs/0/objectives/0", correct, assumed(func(u *cuec.CUEC) { u.Objectives = []soc1.ObjectiveID{"CO-9"} })),
		one("a CUEC twice", "duplicate /received/cuecs/1/id", "give each its own id", func(r *review.Received) { r.CUECs = []cuec.CUEC{control("U-1"), control("U-1")} }),
	})
}

// TestSlipsOfWhatTheReportFound is about exceptions, changes and files.
func TestSlipsOfWhatTheReportFound(t *testing.T) {
	const (
		copied  = "copy it from the report"
		correct = "correct the id, or add what it refers to"
		counts  = "correct the counts"
	)
	excepted := func(change func(r *review.Received, x *review.Exception)) func(r *review.Received) {
		return func(r *review.Received) {
			exceptionOn(r, "X-1")
			change(r, &r.Exceptions[0])
		}
	}
	changed := func(change func(r *review.Received, c *review.Change)) func(r *review.Received) {
		return func(r *review.Received) {
			r.NoChanges, r.Changes = false, []review.Change{{ID: "CHG-1", Text: "A new database."}}
			change(r, &r.Changes[0])
		}
	}
	checkSlips(t, []slip{
		one("none and one", "conflict /received/noExceptions", "remove one of the two", excepted(func(r *review.Received, _ *review.Exception) { r.NoExceptions = true })),
		one("an exception without words", "missing /received/exceptions/0/text", copied, excepted(func(_ *review.Received, x *review.Exception) { x.Text = "" })),
		one("an exception twice", "duplicate /received/exceptions/1/id", "give each its own id", excepted(func(r *review.Received, x *review.Exception) { r.Exceptions = append(r.Exceptions, *x) })),
		one("an exception on nothing", "unknown-reference /received/exceptions/0/objectives/0", correct, excepted(func(_ *review.Received, x *review.Exception) { x.Objectives = []soc1.ObjectiveID{"CO-9"} })),
		one("more deviating than tested", "range /received/exceptions/0/deviating", counts, excepted(func(_ *review.Received, x *review.Exception) { x.Tested, x.Deviating = 25, 26 })),
		one("fewer than none tested", "range /received/exceptions/0/deviating", counts, excepted(func(_ *review.Received, x *review.Exception) { x.Tested, x.Deviating = -1, 0 })),
		one("fewer than none deviating", "range /received/exceptions/0/deviating", counts, excepted(func(_ *review.Received, x *review.Exception) { x.Tested, x.Deviating = 25, -1 })),
		{name: "all of them deviating", change: func(r *review.Received, _ *review.Entity) {
			exceptionOn(r, "X-1")
			r.Exceptions[0].Tested, r.Exceptions[0].Deviating = 25, 25
		}},
		{name: "a number without the sample", change: func(r *review.Received, _ *review.Entity) {
			exceptionOn(r, "X-1")
			r.Exceptions[0].Tested, r.Exceptions[0].Deviating = 0, 3 // a report need not give the sample
		}},
		one("an exception at nobody", "unknown-reference /received/exceptions/0/subservice", "correct the id, or add the subservice organization", excepted(func(_ *review.Received, x *review.Exception) { x.Subservice = "BANK" })),
		one("an exception at one carved out", "conflict /received/exceptions/0/subservice", "correct the method, or take the exception from that organization's own report", excepted(func(r *review.Received, x *review.Exception) {
			carve(r, "HOST")
			x.Subservice = "HOST"
		})),
		one("no change and one", "conflict /received/noChanges", "remove one of the two", changed(func(r *review.Received, _ *review.Change) { r.NoChanges = true })),
		one("a change without words", "missing /received/changes/0/text", copied, changed(func(_ *review.Received, c *review.Change) { c.Text = "" })),
		one("a change twice", "duplicate /received/changes/1/id", "give each its own id", changed(func(r *review.Received, c *review.Change) { r.Changes = append(r.Changes, *c) })),
		one("a change of nothing", "unknown-reference /received/changes/0/objectives/0", correct, changed(func(_ *review.Received, c *review.Change) { c.Objectives = []soc1.ObjectiveID{"CO-9"} })),
		one("a file without a name", "missing /received/userReports/0/name", copied, func(r *review.Received) { r.UserReports[0].Name = "" }),
		one("a file of an unknown objective", "unknown-reference /received/userReports/0/objective", "correct the id, or leave it out", func(r *review.Received) { r.UserReports[0].Objective = "CO-9" }),
	})
}
