package review_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestAReportThatLacksEvidenceIsAsGoodAsNone: asking for the report of a subservice organization must never cost more than not
// asking. What it shows to have failed is another matter.
func TestAReportThatLacksEvidenceIsAsGoodAsNone(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(r *review.Received, e *review.Entity)
		fails  bool
	}{
		{"a Type 1", func(r *review.Received, _ *review.Entity) { *r = typeOne(*r) }, false},
		{"a SOC 2", func(r *review.Received, _ *review.Entity) { r.Family = review.SOC2 }, false},
		{"a draft", func(r *review.Received, _ *review.Entity) { r.Draft = true }, false},
		{"last year's", func(r *review.Received, _ *review.Entity) {
			r.Period, r.ReportDate = soc1.CalendarYear(2024).Period, r.ReportDate.AddDays(-365)
		}, false},
		{"a disclaimer", func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Operation, opinion.Disclaimer) }, false},
		{"a missing opinion", func(r *review.Received, _ *review.Entity) { r.Limbs = nil }, false},
		{"an unfit auditor", func(r *review.Received, _ *review.Entity) { r.Auditor.Licensed = nope }, false},
		{"an unknown auditor", func(r *review.Received, _ *review.Entity) { r.Auditor = review.Auditor{} }, false},
		{"an unknown standard", func(r *review.Received, _ *review.Entity) { r.Standard = 0 }, false},
		{"no conclusion", func(r *review.Received, _ *review.Entity) { r.Objectives[0].Operation = opinion.NoConclusion }, false},
		{"objectives unread", func(r *review.Received, _ *review.Entity) { r.Objectives = nil }, false},
		{"tests by inquiry only", func(r *review.Received, e *review.Entity) {
			j := judged(review.TestsAdequate, "CO-1", nope)
			j.Report = r.ID
			e.Judgements = append(e.Judgements, j)
		}, false},
		{"findings nobody judged", func(r *review.Received, _ *review.Entity) { r.Family, r.Limbs = review.AgreedUponProcedures, nil }, false},
		{"an adverse opinion", func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Operation, opinion.Adverse) }, true},
		{"an objective not achieved", func(r *review.Received, _ *review.Entity) { r.Objectives[0].Operation = opinion.NotAchieved }, true},
	} {
		for _, left := range []review.Reliance{rwp, part, no} {
			r, e := clean("R"), reader()
			covered(tt.change)(&r, &e)
			p := review.DefaultPolicy().WithCarveOut(left)
			with := assess(t, &r, e, p).Operation
			bare := e.Clone()
			bare.Links = nil
			none := assess(t, &r, bare, p).Operation
			if none.Reliance != left {
				t.Fatalf("without a report: %s", none.Title())
			}
			switch {
			case tt.fails && with.Best != no:
				t.Errorf("%s leaves %s", tt.name, with.Title())
			case !tt.fails && with.Worst > none.Worst:
				t.Errorf("%s leaves %s, and none would leave %s", tt.name, with.Title(), none.Title())
			}
		}
	}
}
