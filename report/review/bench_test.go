package review_test

import (
	"fmt"
	"testing"

	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// grown returns a case with n objectives, and as many CUECs and exceptions, each judged.
func grown(n int) (review.Received, review.Entity) {
	r, e := clean("R"), reader()
	r.Objectives, r.NoExceptions = nil, false
	for i := range n {
		o := soc1.ObjectiveID(fmt.Sprintf("CO-%d", i+1))
		r.Objectives = append(r.Objectives, review.Objective{ID: o, Statement: "Controls provide reasonable assurance.", Controls: []soc1.ControlID{"C-1"}})
		u := control(soc1.CUECID(fmt.Sprintf("U-%d", i)))
		u.Objectives = []soc1.ObjectiveID{o}
		r.CUECs = append(r.CUECs, u)
		e.Mappings = append(e.Mappings, tested(u.ID))
		x := soc1.DeviationID(fmt.Sprintf("X-%d", i))
		r.Exceptions = append(r.Exceptions, review.Exception{ID: x, Objectives: u.Objectives, Text: "An exception."})
		say(&e, string(x), review.ExceptionTouches, yes, review.ExceptionTolerable, yes)
	}
	return r, e
}

func BenchmarkAssess(b *testing.B) {
	for _, n := range []int{2, 20, 200, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r, e := grown(n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := review.Assess(&r, &e, review.DefaultPolicy()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDocument(b *testing.B) {
	for _, n := range []int{2, 20, 200} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r, e := grown(n)
			got, err := review.Assess(&r, &e, review.DefaultPolicy())
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if len(got.Document().Blocks) == 0 {
					b.Fatal("no memo")
				}
			}
		})
	}
}

// A hostile web of reports that all refer to each other is still assessed.
func TestAWebOfReportsIsAssessedInBoundedTime(t *testing.T) {
	r, e := clean("R"), reader()
	carve(&r, "S")
	const n = 60
	for i := range n {
		x := clean(soc1.ReportID(fmt.Sprintf("W-%d", i)))
		for k := range 3 {
			carve(&x, soc1.SubserviceID(fmt.Sprintf("S-%d", k)))
		}
		e.Reports = append(e.Reports, x)
		// Every report leads to all the later ones, so that the number of paths is beyond counting.
		for to := i + 1; to < n; to++ {
			e.Links = append(e.Links, review.Link{From: x.ID, Subservice: soc1.SubserviceID(fmt.Sprintf("S-%d", to%3)), To: soc1.ReportID(fmt.Sprintf("W-%d", to))})
		}
	}
	e.Links = append(e.Links, review.Link{Subservice: "S", To: "W-0"})
	got := assess(t, &r, e, review.DefaultPolicy().WithMaxChain(16))
	if got.Operation.Reliance != rwp {
		t.Errorf("%s", got.Operation.Title())
	}
	if err := got.Document().Validate(); err != nil {
		t.Error(err)
	}
}
