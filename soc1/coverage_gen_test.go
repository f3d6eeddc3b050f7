package soc1_test

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// objectiveIDs are the objectives that random requests speak about.
var objectiveIDs = []soc1.ObjectiveID{"CO-1", "CO-2", "CO-3"}

// anyYear draws fiscal years of all kinds around 2025.
func anyYear(t *rapid.T) soc1.FiscalYear {
	year := rapid.IntRange(2023, 2027).Draw(t, "year")
	switch rapid.IntRange(0, 3).Draw(t, "kind of year") {
	case 0:
		return soc1.CalendarYear(year)
	case 1:
		return soc1.FiscalYearEnding(year, time.Month(rapid.IntRange(1, 12).Draw(t, "month")))
	case 2:
		fy, err := soc1.WeekCalendar{Rule: soc1.NearestWeekday, Month: time.January, Weekday: time.Saturday}.Year(year)
		if err != nil {
			t.Fatal(err)
		}
		return fy
	}
	return soc1.FiscalYear{Period: periodNear(400).Draw(t, "year")}
}

// anyWindow draws a period around a fiscal year, often along month ends so that windows touch.
func anyWindow(t *rapid.T, fy soc1.Period) soc1.Period {
	start := fy.Start.AddDays(rapid.IntRange(-400, 400).Draw(t, "window start"))
	p := soc1.Period{Start: start, End: start.AddDays(rapid.IntRange(0, 400).Draw(t, "window length"))}
	if rapid.Bool().Draw(t, "whole months") {
		p.Start, p.End = p.Start.MonthEnd().AddDays(1), p.End.AddMonths(1).MonthEnd()
	}
	return p
}

// cleanReport draws a Type 2 report whose opinion is unqualified.
func cleanReport(t *rapid.T, id string, fy soc1.Period) soc1.ReportWindow {
	w := soc1.ReportWindow{ID: soc1.ReportID(id), Type: soc1.Type2, Period: anyWindow(t, fy)}
	w.Issued = w.Period.End.AddDays(rapid.IntRange(0, 120).Draw(t, "issued"))
	return w
}

// anyReport draws a report of any type and opinion.
func anyReport(t *rapid.T, id string, fy soc1.Period) soc1.ReportWindow {
	w := cleanReport(t, id, fy)
	switch rapid.IntRange(0, 9).Draw(t, "kind of report") {
	case 0:
		w.Type, w.AsOf, w.Period, w.Issued = soc1.Type1, w.Period.End, soc1.Period{}, soc1.Date{}
	case 1:
		w.Adverse = true
	case 2:
		w.Disclaimed = true
	case 3:
		w.Qualified = objectiveIDs[:1]
	case 4:
		w.Objectives = objectiveIDs[:2]
	case 5:
		half := soc1.Period{Start: w.Period.Start.AddDays(w.Period.Days() / 2), End: w.Period.End}
		w.SubPeriods = []soc1.ObjectivePeriod{{Objective: "CO-2", Period: half}}
	case 6, 7:
		w.Qualified = objectiveIDs[:2]
		for range rapid.IntRange(1, 3).Draw(t, "runs of failure") {
			w.QualifiedDays = append(w.QualifiedDays, soc1.ObjectivePeriod{Objective: rapid.SampledFrom(w.Qualified).Draw(t, "which"), Period: partOf(t, w.Period)})
		}
		if rapid.Bool().Draw(t, "also in part") {
			w.SubPeriods = []soc1.ObjectivePeriod{{Objective: "CO-1", Period: partOf(t, w.Period)}, {Objective: "CO-3", Period: partOf(t, w.Period)}}
		}
	}
	return w
}

// partOf draws a part of a window, often one that reaches its last day.
func partOf(t *rapid.T, window soc1.Period) soc1.Period {
	p := window
	p.Start = p.Start.AddDays(rapid.IntRange(0, window.Days()-1).Draw(t, "first"))
	if rapid.Bool().Draw(t, "ends early") {
		p.End = p.Start.AddDays(rapid.IntRange(0, p.Days()-1).Draw(t, "length"))
	}
	return p
}

// anyLetter draws a bridge letter on one of the reports, most often in order.
func anyLetter(t *rapid.T, id string, reports []soc1.ReportWindow) soc1.BridgeLetter {
	base := reports[rapid.IntRange(0, len(reports)-1).Draw(t, "base")]
	start := soc1.Date{}
	if start = base.Period.End.AddDays(1); base.Type == soc1.Type1 {
		start = base.AsOf.AddDays(1)
	}
	if rapid.IntRange(0, 4).Draw(t, "odd start") == 0 {
		start = start.AddDays(rapid.IntRange(-40, 40).Draw(t, "start"))
	}
	l := soc1.BridgeLetter{ID: soc1.BridgeLetterID(id), Report: base.ID, Issuer: soc1.IssuedByManagement}
	l.Period = soc1.Period{Start: start, End: start.AddDays(rapid.IntRange(0, 130).Draw(t, "letter length"))}
	if rapid.Bool().Draw(t, "whole months") {
		l.Period.End = l.Period.End.MonthEnd()
	}
	if rapid.Bool().Draw(t, "dated") {
		l.Dated = l.Period.End.AddDays(rapid.IntRange(-30, 30).Draw(t, "date"))
	}
	if rapid.IntRange(0, 5).Draw(t, "odd issuer") == 0 {
		l.Issuer, l.FollowUpTests = soc1.IssuedByServiceAuditor, rapid.Bool().Draw(t, "tests")
	}
	return l
}

// anyRequest draws a request of any kind.
func anyRequest(t *rapid.T) soc1.CoverageRequest {
	req := soc1.CoverageRequest{FiscalYear: anyYear(t)}
	if rapid.Bool().Draw(t, "by objective") {
		req.Objectives = objectiveIDs
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "reports") {
		req.Reports = append(req.Reports, anyReport(t, fmt.Sprintf("R%d", i), req.FiscalYear.Period))
	}
	if len(req.Reports) > 0 {
		for i := range rapid.IntRange(0, 3).Draw(t, "letters") {
			req.Letters = append(req.Letters, anyLetter(t, fmt.Sprintf("L%d", i), req.Reports))
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "service dates") == 0 {
		req.ServiceStart = req.FiscalYear.Start.AddDays(rapid.IntRange(-20, 300).Draw(t, "service start"))
		req.ServiceEnd = req.ServiceStart.AddDays(rapid.IntRange(0, 400).Draw(t, "service end"))
	}
	if rapid.IntRange(0, 3).Draw(t, "known at") == 0 {
		req.KnownAt = req.FiscalYear.End.AddDays(rapid.IntRange(-100, 200).Draw(t, "known"))
	}
	return req
}

// anyPolicy draws a policy; looser draws one that is at least as lenient in every threshold.
func anyPolicy(t *rapid.T) soc1.CoveragePolicy {
	month := func(label string) int { return rapid.IntRange(0, 12).Draw(t, label) }
	flag := func(label string) bool { return rapid.Bool().Draw(t, label) }
	return soc1.CoveragePolicy{
		MinOverlapMonths: month("overlap"), ComfortableMonths: month("comfortable"), NearFullPercent: rapid.IntRange(1, 100).Draw(t, "percent"),
		MaxBridgeMonths: month("bridge"), RollForwardMonths: month("roll"), MinWindowMonths: month("window"), MaxElapsedMonths: month("elapsed"),
		BridgeLeading: flag("leading"), BridgeInternal: flag("internal"), ChainLetters: flag("chain"), AuditorFollowUp: flag("auditor"),
		CompleteLetters: flag("complete"), LatestWins: flag("latest"), QualifiedVoids: flag("voids"),
	}
}

// assess answers a request that is known to be valid.
func assess(t *rapid.T, req soc1.CoverageRequest, policy soc1.CoveragePolicy) soc1.Coverage {
	t.Helper()
	c, err := soc1.AssessCoverage(req, policy)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return c
}

// views lists the coverage overall and of each objective.
func views(c soc1.Coverage) []soc1.ObjectiveCoverage {
	return append([]soc1.ObjectiveCoverage{c.Overall}, c.Objectives...)
}
