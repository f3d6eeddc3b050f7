package review_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// ring returns a case in which the report under review leads into a circle of n others, each of which is covered by the next.
func ring(n int) (review.Received, review.Entity) {
	r, e := clean("R"), reader()
	carve(&r, "S")
	for i := range n {
		x := clean(soc1.ReportID(fmt.Sprintf("R-%d", i)))
		carve(&x, "S")
		e.Reports = append(e.Reports, x)
		e.Links = append(e.Links, review.Link{From: x.ID, Subservice: "S", To: soc1.ReportID(fmt.Sprintf("R-%d", (i+1)%n))})
	}
	e.Links = append(e.Links, review.Link{Subservice: "S", To: "R-0"})
	return r, e
}

// TestCirclesOfEveryLength: a circle is found at its first link, however many reports it runs through, and is not walked round: the
// reports within it give no evidence for each other, and the way into it is followed once.
func TestCirclesOfEveryLength(t *testing.T) {
	for n := 1; n <= 6; n++ {
		r, e := ring(n)
		got := assess(t, &r, e, review.DefaultPolicy().WithMaxChain(16))
		if len(got.Chain) != 1 || got.Chain[0].To != "R-0" || got.Operation.Reliance != rwp {
			t.Errorf("a circle of %d: %s, chain %d", n, got.Operation.Title(), len(got.Chain))
			continue
		}
		if !slices.ContainsFunc(got.Chain[0].Reasons, func(x review.Reason) bool { return x.Rule == review.RuleChainCycle && x.Report == "R-0" }) {
			t.Errorf("a circle of %d is not found: %+v", n, got.Chain[0].Reasons)
		}
	}
}

// TestEveryViewOfAChain: a report on a subservice organization is concluded on for each view that was asked for, and for no other.
func TestEveryViewOfAChain(t *testing.T) {
	for filer, want := range map[opinion.Answer]review.Conclusion{yes: {Reliance: rely, Best: rely, Worst: rely}, nope: {}} {
		r, e := nested(1)
		e.Filer = filer
		c := assess(t, &r, e, review.DefaultPolicy()).Chain[0]
		for v := range review.Views() {
			expected := want
			if v != review.ViewAsOf {
				expected = review.Conclusion{Reliance: rely, Best: rely, Worst: rely}
			}
			if c.For(v) != expected {
				t.Errorf("filer %s, %s: %+v, want %+v", filer, v, c.For(v), expected)
			}
		}
	}
	// An adverse opinion on operation leaves the understanding of design as it was.
	r, e := nested(1)
	e.Reports[0], e.Filer = without(e.Reports[0], opinion.Operation, opinion.Adverse), yes
	if c := assess(t, &r, e, review.DefaultPolicy()).Chain[0]; c.Design.Reliance != rely || c.Operation.Reliance != no || c.AsOf.Reliance != no {
		t.Errorf("%+v", c)
	}
}

// TestCompanionsAreEvidenceAboutOperationOnly: another report on the same system adds days, and its auditor and its exceptions with
// them; the design is read from the report under review. One that adds no day of the year is of no concern.
func TestCompanionsAreEvidenceAboutOperationOnly(t *testing.T) {
	for name, c := range map[string]struct {
		change func(x *review.Received)
		design review.Reliance
		open   bool
	}{
		"in order":           {func(*review.Received) {}, rely, false},
		"an unknown auditor": {func(x *review.Received) { x.Auditor.Licensed = 0 }, rely, true},
		"an exception":       {func(x *review.Received) { exceptionOn(x, "X-1") }, rely, true},
		"of the year before": {func(x *review.Received) {
			x.Auditor.Licensed = 0
			x.Period, x.ReportDate = soc1.CalendarYear(2024).Period, day(2025, 2, 1)
		}, rely, false},
		"on another system":       {func(x *review.Received) { x.Auditor.Licensed = 0; x.System = "Tax" }, rely, false},
		"of another organization": {func(x *review.Received) { x.Auditor.Licensed = 0; x.ServiceOrganization = party("OTHER") }, rely, false},
		"a draft":                 {func(x *review.Received) { x.Auditor.Licensed = 0; x.Draft = true }, rely, false},
		"not there yet":           {func(x *review.Received) { x.Auditor.Licensed = 0; x.ReportDate = day(2026, 3, 3) }, rely, false},
		"a Type 1":                {func(x *review.Received) { x.Auditor.Licensed = 0; *x = typeOne(*x) }, rely, false},
	} {
		r, e := clean("R"), reader()
		r.Period.Start = day(2025, 7, 1)
		x := clean("R-1")
		x.ServiceOrganization, x.Period.End = r.ServiceOrganization, day(2025, 6, 30)
		c.change(&x)
		e.Reports = []review.Received{x}
		got := assess(t, &r, e, review.DefaultPolicy())
		if got.Design.Reliance != c.design || (got.Operation.Reliance == review.Undetermined) != c.open {
			t.Errorf("%s: design %s, operation %s", name, got.Design.Title(), got.Operation.Title())
		}
	}
}

// Reasons come by point of the checklist, then by report, subject and rule, in the review and in every report of its chain.
func TestLawReasonsHaveOneOrder(t *testing.T) {
	law(t, func(t *rapid.T, _ review.Received, _ review.Entity, got *review.Review) {
		order := func(a, b review.Reason) int {
			return cmp.Or(cmp.Compare(a.Rule.Point(), b.Rule.Point()), cmp.Compare(a.Report, b.Report), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Rule, b.Rule))
		}
		if !slices.IsSortedFunc(got.Reasons, order) {
			t.Fatalf("reasons out of order: %+v", got.Reasons)
		}
		for i := range got.Chain {
			if !slices.IsSortedFunc(got.Chain[i].Reasons, order) {
				t.Fatalf("reasons about %s out of order: %+v", got.Chain[i].To, got.Chain[i].Reasons)
			}
		}
		for _, item := range got.Checklist {
			if slices.ContainsFunc(item.Reasons, func(x review.Reason) bool { return x.Rule.Point() != item.Point }) {
				t.Fatalf("%s has reasons of another point: %+v", item.Point, item.Reasons)
			}
		}
	})
}
