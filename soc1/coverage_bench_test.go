package soc1_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// yearlyReports returns n back-to-back reports of two months each that end in 2025, and a fiscal year of
// as many days as they have, one quarter later.
func yearlyReports(n int) soc1.CoverageRequest {
	end := soc1.DateOf(2025, time.September, 30)
	req := soc1.CoverageRequest{FiscalYear: soc1.FiscalYear{Period: soc1.Period{
		Start: end.AddDays(1).AddMonths(3 - 2*n), End: soc1.DateOf(2025, time.December, 31),
	}}}
	for i := range n {
		req.Reports = append(req.Reports, soc1.ReportWindow{
			ID:   soc1.ReportID(fmt.Sprintf("R%d", i)),
			Type: soc1.Type2,
			Period: soc1.Period{
				Start: end.AddDays(1).AddMonths(-2 * (i + 1)),
				End:   end.AddDays(1).AddMonths(-2 * i).AddDays(-1),
			},
		})
	}
	req.Letters = []soc1.BridgeLetter{{
		ID: "L1", Report: "R0", Issuer: soc1.IssuedByManagement, Dated: soc1.DateOf(2026, time.January, 5),
		Period: soc1.Period{Start: end.AddDays(1), End: soc1.DateOf(2025, time.December, 31)},
	}}
	return req
}

// BenchmarkCoverDays counts the days of one report and letter in one fiscal year, and of more reports.
func BenchmarkCoverDays(b *testing.B) {
	for _, n := range []int{1, 10, 100} {
		req := yearlyReports(n)
		var windows []soc1.Period
		for i := range req.Reports {
			windows = append(windows, req.Reports[len(req.Reports)-1-i].Period)
		}
		letters := []soc1.Period{req.Letters[0].Period}
		b.Run(fmt.Sprintf("reports=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				soc1.CoverDays(req.FiscalYear.Period, windows, letters)
			}
		})
	}
}

// BenchmarkAssessCoverage makes the whole assessment of the same inputs, with reasons and verdicts.
func BenchmarkAssessCoverage(b *testing.B) {
	policy := soc1.DefaultCoveragePolicy()
	for _, n := range []int{1, 10, 100} {
		req := yearlyReports(n)
		b.Run(fmt.Sprintf("reports=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := soc1.AssessCoverage(req, policy); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for _, n := range []int{10, 100, 1000} {
		req := yearlyReports(6)
		for i := range n {
			req.Objectives = append(req.Objectives, soc1.ObjectiveID(fmt.Sprintf("CO-%d", i)))
		}
		b.Run(fmt.Sprintf("objectives=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := soc1.AssessCoverage(req, policy); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkDate times the operations that everything else is made of.
func BenchmarkDate(b *testing.B) {
	d := soc1.DateOf(2025, time.December, 31)
	text := []byte("2025-12-31")
	b.Run("ParseDate", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := soc1.ParseDate("2025-12-31"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("AppendText", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			text, _ = d.AppendText(text[:0])
		}
	})
	b.Run("AddMonths", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			d.AddMonths(14)
		}
	})
}

// BenchmarkPeriodSetUnion joins two sets that interleave.
func BenchmarkPeriodSetUnion(b *testing.B) {
	for _, n := range []int{10, 100, 1000, 10000} {
		var odd, even []soc1.Period
		first := soc1.DateOf(1900, time.January, 1)
		for i := range n {
			p := soc1.Period{Start: first.AddDays(8 * i), End: first.AddDays(8*i + 2)}
			even = append(even, p)
			odd = append(odd, p.Shift(4))
		}
		x, err1 := soc1.NewPeriodSet(even...)
		y, err2 := soc1.NewPeriodSet(odd...)
		if err1 != nil || err2 != nil {
			b.Fatal(err1, err2)
		}
		b.Run(fmt.Sprintf("periods=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x.Union(y)
			}
		})
	}
}

// BenchmarkCoverageAssessor makes the whole assessment in memory that is used again: a year of a loaded set of
// reports, and a set with its year.
func BenchmarkCoverageAssessor(b *testing.B) {
	for _, n := range []int{1, 10, 100} {
		req := yearlyReports(n)
		a, err := soc1.NewCoverageAssessor(soc1.DefaultCoveragePolicy())
		if err != nil {
			b.Fatal(err)
		}
		if err := a.Load(req); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("Year/reports=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := a.Year(req.FiscalYear); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("Assess/reports=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := a.Assess(req); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for _, n := range []int{10, 100, 1000} {
		req := yearlyReports(6)
		for i := range n {
			req.Objectives = append(req.Objectives, soc1.ObjectiveID(fmt.Sprintf("CO-%d", i)))
		}
		a, err := soc1.NewCoverageAssessor(soc1.DefaultCoveragePolicy())
		if err != nil {
			b.Fatal(err)
		}
		if err := a.Load(req); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("Year/objectives=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := a.Year(req.FiscalYear); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkHostileCoverage answers the largest question that a request may ask.
func BenchmarkHostileCoverage(b *testing.B) {
	req := hostileRequest()
	for _, latest := range []bool{false, true} {
		policy := soc1.DefaultCoveragePolicy()
		policy.LatestWins = latest
		b.Run(fmt.Sprintf("latestWins=%v", latest), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := soc1.AssessCoverage(req, policy); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
