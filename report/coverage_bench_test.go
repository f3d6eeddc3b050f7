package report_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// manyObjectives returns the coverage of n objectives, no two of which are tested on the same days.
func manyObjectives(t fataler, n int) (soc1.CoverageRequest, soc1.Coverage) {
	t.Helper()
	window := soc1.CalendarYear(2025).Period
	r := soc1.ReportWindow{ID: "R1", Type: soc1.Type2, Period: window}
	req := soc1.CoverageRequest{FiscalYear: soc1.CalendarYear(2025)}
	for i := range n {
		id := soc1.ObjectiveID(fmt.Sprintf("CO-%d", i))
		first := window.Start.AddDays(i % 180)
		req.Objectives = append(req.Objectives, id)
		r.SubPeriods = append(r.SubPeriods, soc1.ObjectivePeriod{Objective: id,
			Period: soc1.Period{Start: first, End: soc1.DateOf(2025, time.July, 1).AddDays(i / 180)}})
	}
	req.Reports = []soc1.ReportWindow{r}
	return req, assessed(t, req, soc1.DefaultCoveragePolicy())
}

// TestManyObjectivesAreCountedNotLost: beyond the limits of lanes and rows a document says how many there are.
func TestManyObjectivesAreCountedNotLost(t *testing.T) {
	req, c := manyObjectives(t, 600)
	d := report.CoverageDocument(factsFor(req, soc1.DefaultCoveragePolicy()), c)
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	wants(t, partText(d, "objectives"), "And 100 more.")
	for b := range d.All() {
		if f, ok := b.(report.Figure); ok {
			wants(t, f.Description, "576 further groups of objectives are not drawn.")
		}
	}
}

// BenchmarkCoverageDocument grows the number of objectives that differ.
func BenchmarkCoverageDocument(b *testing.B) {
	for _, n := range []int{4, 40, 400, 4000} {
		b.Run(fmt.Sprintf("objectives=%d", n), func(b *testing.B) {
			req, c := manyObjectives(b, n)
			facts := factsFor(req, soc1.DefaultCoveragePolicy())
			b.ReportAllocs()
			for b.Loop() {
				report.CoverageDocument(facts, c)
			}
		})
	}
}
