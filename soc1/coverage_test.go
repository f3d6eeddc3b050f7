package soc1_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/soc1"
)

// type2 returns an unqualified Type 2 report, issued 45 days after its window.
func type2(t testing.TB, id, window string) soc1.ReportWindow {
	p := period(t, window)
	return soc1.ReportWindow{ID: soc1.ReportID(id), Type: soc1.Type2, Period: p, Issued: p.End.AddDays(45)}
}

// letterOn returns a management letter from the day after a report's window to a date, and dated then.
func letterOn(w soc1.ReportWindow, id string, end soc1.Date) soc1.BridgeLetter {
	return soc1.BridgeLetter{
		ID: soc1.BridgeLetterID(id), Report: w.ID, Issuer: soc1.IssuedByManagement, Dated: end,
		Period: soc1.Period{Start: w.Period.End.AddDays(1), End: end},
	}
}

// mustAssess answers a request that is known to be valid.
func mustAssess(t *testing.T, req soc1.CoverageRequest, policy soc1.CoveragePolicy) soc1.Coverage {
	t.Helper()
	c, err := soc1.AssessCoverage(req, policy)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// codes lists the reason codes for a purpose.
func codes(o soc1.ObjectiveCoverage, focus soc1.CoverageFocus) []soc1.CoverageReasonCode {
	var list []soc1.CoverageReasonCode
	for _, r := range o.Reasons {
		if r.Focus == focus {
			list = append(list, r.Code)
		}
	}
	return list
}

// The two verdicts on one table: how much is tested, and how long ago.
func TestVerdictsForAuditAndAsOf(t *testing.T) {
	type c = soc1.CoverageClass
	lenient, strict := soc1.LenientCoveragePolicy(), soc1.StrictCoveragePolicy()
	for _, tc := range []struct {
		name        string
		windows     []string
		letterTo    string
		policy      *soc1.CoveragePolicy
		audit, asOf c
	}{
		{"whole year", []string{"2025-01-01/2025-12-31"}, "", nil, soc1.CoverageFull, soc1.CoverageFull},
		{"beyond the year", []string{"2024-07-01/2026-06-30"}, "", nil, soc1.CoverageFull, soc1.CoverageFull},
		{"two halves", []string{"2025-07-01/2025-12-31", "2025-01-01/2025-06-30"}, "", nil, soc1.CoverageFull, soc1.CoverageFull},
		{"nine months and a letter", []string{"2024-10-01/2025-09-30"}, "2025-12-31", nil, soc1.CoverageBridged, soc1.CoverageBridged},
		{"nine months without", []string{"2024-10-01/2025-09-30"}, "", nil, soc1.CoverageInsufficient, soc1.CoverageInsufficient},
		{"letter one day short", []string{"2024-10-01/2025-09-30"}, "2025-12-30", nil, soc1.CoverageInsufficient, soc1.CoverageInsufficient},
		{"letter one day short, lenient", []string{"2024-10-01/2025-09-30"}, "2025-12-30", &lenient, soc1.CoverageBridged, soc1.CoverageBridged},
		{"gap one day too long", []string{"2024-10-01/2025-09-29"}, "2025-12-31", nil, soc1.CoverageInsufficient, soc1.CoverageInsufficient},
		{"a month for inquiry", []string{"2024-12-01/2025-11-30"}, "", &lenient, soc1.CoverageRollForward, soc1.CoverageRollForward},
		{"a month without inquiry", []string{"2024-12-01/2025-11-30"}, "", nil, soc1.CoverageInsufficient, soc1.CoverageInsufficient},
		{"exactly six months", []string{"2025-07-01/2025-12-31"}, "", nil, soc1.CoverageInsufficient, soc1.CoverageFull},
		{"last quarter only", []string{"2025-10-01/2025-12-31"}, "", nil, soc1.CoverageInsufficient, soc1.CoverageInsufficient},
		{"leading quarter missing, lenient", []string{"2025-02-01/2025-12-31"}, "", &lenient, soc1.CoverageRollForward, soc1.CoverageFull},
		{"last year's report", []string{"2024-01-01/2024-12-31"}, "2025-03-31", nil, soc1.CoverageNone, soc1.CoverageInsufficient},
		{"next year's report", []string{"2026-01-01/2026-12-31"}, "", nil, soc1.CoverageNone, soc1.CoverageNone},
		{"hole in the middle", []string{"2024-07-01/2025-06-30", "2025-10-01/2026-03-31"}, "", nil, soc1.CoverageInsufficient, soc1.CoverageFull},
		{"ten months, five bridged as of the year-end", []string{"2024-08-01/2025-07-31"}, "2025-12-31", &lenient, soc1.CoverageInsufficient, soc1.CoverageBridged},
		{"incomplete letter, strict", []string{"2024-10-01/2025-09-30"}, "2025-12-31", &strict, soc1.CoverageInsufficient, soc1.CoverageInsufficient},
		{"no report", nil, "", nil, soc1.CoverageNone, soc1.CoverageNone},
	} {
		t.Run(tc.name, func(t *testing.T) {
			req := soc1.CoverageRequest{FiscalYear: soc1.CalendarYear(2025)}
			for i, w := range tc.windows {
				req.Reports = append(req.Reports, type2(t, fmt.Sprintf("R%d", i), w))
			}
			if tc.letterTo != "" {
				end, err := soc1.ParseDate(tc.letterTo)
				if err != nil {
					t.Fatal(err)
				}
				req.Letters = []soc1.BridgeLetter{letterOn(req.Reports[0], "L0", end)}
			}
			policy := soc1.DefaultCoveragePolicy()
			if tc.policy != nil {
				policy = *tc.policy
			}
			got := mustAssess(t, req, policy).Overall
			if got.Audit != tc.audit || got.AsOf != tc.asOf {
				t.Errorf("got %s and %s, want %s and %s; reasons %v", got.Audit, got.AsOf, tc.audit, tc.asOf, got.Reasons)
			}
		})
	}
}

func TestSegmentsAndGapsOfASplitYear(t *testing.T) {
	a, b := type2(t, "A", "2025-02-01/2025-05-31"), type2(t, "B", "2025-07-01/2025-10-31")
	got := mustAssess(t, soc1.CoverageRequest{
		FiscalYear:   soc1.CalendarYear(2025),
		ServiceStart: soc1.DateOf(2025, time.January, 11),
		Reports:      []soc1.ReportWindow{b, a},
		Letters:      []soc1.BridgeLetter{letterOn(b, "L", soc1.DateOf(2025, time.November, 30))},
	}, soc1.DefaultCoveragePolicy())
	want := []soc1.CoverageSegment{
		{Period: period(t, "2025-01-01/2025-01-10"), Class: soc1.DayNotNeeded},
		{Period: period(t, "2025-01-11/2025-01-31"), Class: soc1.DayUncovered},
		{Period: period(t, "2025-02-01/2025-05-31"), Class: soc1.DayTested, Report: "A"},
		{Period: period(t, "2025-06-01/2025-06-30"), Class: soc1.DayUncovered},
		{Period: period(t, "2025-07-01/2025-10-31"), Class: soc1.DayTested, Report: "B"},
		{Period: period(t, "2025-11-01/2025-11-30"), Class: soc1.DayRepresented, Letter: "L"},
		{Period: period(t, "2025-12-01/2025-12-31"), Class: soc1.DayUncovered},
	}
	if diff := cmp.Diff(want, got.Overall.Segments); diff != "" {
		t.Errorf("segments (-want +got):\n%s", diff)
	}
	gaps := []soc1.CoverageGap{
		{Kind: soc1.GapLeading, Period: period(t, "2025-01-11/2025-01-31"), Days: 21, DaysOver: 21},
		{Kind: soc1.GapInternal, Period: period(t, "2025-06-01/2025-06-30"), Days: 30, Months: 1},
		{Kind: soc1.GapTrailing, Period: period(t, "2025-11-01/2025-12-31"), Days: 61, Months: 2, Represented: 30},
	}
	if diff := cmp.Diff(gaps, got.Overall.Gaps); diff != "" {
		t.Errorf("gaps (-want +got):\n%s", diff)
	}
	days := soc1.DayCounts{Total: 365, Tested: 120 + 123, Represented: 30, Uncovered: 21 + 30 + 31, NotNeeded: 10, Claimed: 30}
	if got.Overall.Days != days || days.Needed() != 355 || got.Overall.Elapsed != 61 {
		t.Errorf("counts %+v and %d elapsed, want %+v and 61", got.Overall.Days, got.Overall.Elapsed, days)
	}
}

// A letter on the report before answers a leading or internal gap only if the policy says so.
func TestLettersOnLeadingAndInternalGaps(t *testing.T) {
	for _, tc := range []struct {
		name          string
		before, after string
		letterTo      soc1.Date
		kind          soc1.GapKind
		allow         func(*soc1.CoveragePolicy)
	}{
		{"leading", "2024-01-01/2024-12-31", "2025-03-01/2025-12-31", soc1.DateOf(2025, time.February, 28), soc1.GapLeading,
			func(p *soc1.CoveragePolicy) { p.BridgeLeading = true }},
		{"internal", "2024-07-01/2025-06-30", "2025-10-01/2025-12-31", soc1.DateOf(2025, time.September, 30), soc1.GapInternal,
			func(p *soc1.CoveragePolicy) { p.BridgeInternal = true }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a, b := type2(t, "A", tc.before), type2(t, "B", tc.after)
			req := soc1.CoverageRequest{
				FiscalYear: soc1.CalendarYear(2025), Reports: []soc1.ReportWindow{a, b},
				Letters: []soc1.BridgeLetter{letterOn(a, "L", tc.letterTo)},
			}
			policy := soc1.DefaultCoveragePolicy()
			got := mustAssess(t, req, policy).Overall
			if got.Audit != soc1.CoverageInsufficient || got.Gaps[0].Kind != tc.kind || !slices.Contains(codes(got, soc1.FocusAudit), soc1.ReasonLetterNotForGap) {
				t.Errorf("refused: %s, %v, %v", got.Audit, got.Gaps, got.Reasons)
			}
			tc.allow(&policy)
			if got := mustAssess(t, req, policy).Overall; got.Audit != soc1.CoverageBridged || got.AsOf != soc1.CoverageFull {
				t.Errorf("allowed: %s and %s, %v", got.Audit, got.AsOf, got.Reasons)
			}
		})
	}
}

// Six months count as one stretch over touching windows, or as 184 days in pieces.
func TestOverlapOfSeveralWindows(t *testing.T) {
	for _, tc := range []struct {
		windows []string
		enough  bool
	}{
		{[]string{"2025-04-01/2025-06-30", "2025-07-01/2025-09-30"}, true},
		{[]string{"2025-04-01/2025-06-29", "2025-07-01/2025-09-30"}, false},
		{[]string{"2025-04-01/2025-06-29", "2025-07-01/2025-10-01"}, false},
		{[]string{"2025-04-01/2025-06-29", "2025-07-01/2025-10-02"}, true},
		{[]string{"2025-01-01/2025-03-31", "2025-05-01/2025-07-31"}, false},
	} {
		req := soc1.CoverageRequest{FiscalYear: soc1.CalendarYear(2025)}
		for i, w := range tc.windows {
			req.Reports = append(req.Reports, type2(t, fmt.Sprintf("R%d", i), w))
		}
		got := mustAssess(t, req, soc1.DefaultCoveragePolicy()).Overall
		if slices.Contains(codes(got, soc1.FocusAudit), soc1.ReasonOverlapTooShort) == tc.enough {
			t.Errorf("%v with %d days: %v", tc.windows, got.Days.Tested, got.Reasons)
		}
	}
}

func TestElapsedIsCountedToTheYearEnd(t *testing.T) {
	for _, tc := range []struct {
		window  string
		last    soc1.Date
		elapsed int
		asOf    soc1.CoverageClass
	}{
		{"2025-01-01/2026-06-30", soc1.DateOf(2025, time.December, 31), 0, soc1.CoverageFull},
		{"2025-01-01/2025-12-31", soc1.DateOf(2025, time.December, 31), 0, soc1.CoverageFull},
		{"2025-01-01/2025-12-30", soc1.DateOf(2025, time.December, 30), 1, soc1.CoverageInsufficient},
		{"2024-01-01/2024-12-31", soc1.DateOf(2024, time.December, 31), 365, soc1.CoverageInsufficient},
		{"2026-01-01/2026-12-31", soc1.Date{}, 0, soc1.CoverageNone},
	} {
		got := mustAssess(t, soc1.CoverageRequest{
			FiscalYear: soc1.CalendarYear(2025), Reports: []soc1.ReportWindow{type2(t, "R", tc.window)},
		}, soc1.DefaultCoveragePolicy()).Overall
		if got.LastTested != tc.last || got.Elapsed != tc.elapsed || got.AsOf != tc.asOf {
			t.Errorf("%s: last %v, %d elapsed, %s; want %v, %d, %s", tc.window, got.LastTested, got.Elapsed, got.AsOf, tc.last, tc.elapsed, tc.asOf)
		}
	}
}

func TestReportsEnterOrStayOut(t *testing.T) {
	fy := soc1.CalendarYear(2025)
	clean := type2(t, "R", "2025-01-01/2025-12-31")
	known := soc1.DateOf(2026, time.January, 31)
	for _, tc := range []struct {
		name   string
		change func(*soc1.CoverageRequest, *soc1.CoveragePolicy)
		use    soc1.ReportUse
		tested int
	}{
		{"clean", func(*soc1.CoverageRequest, *soc1.CoveragePolicy) {}, soc1.ReportCounts, 365},
		{"issued later", func(r *soc1.CoverageRequest, _ *soc1.CoveragePolicy) { r.KnownAt = known }, soc1.ReportNotIssued, 0},
		{"issued on the day", func(r *soc1.CoverageRequest, _ *soc1.CoveragePolicy) { r.KnownAt = clean.Issued }, soc1.ReportCounts, 365},
		{"no date of issue", func(r *soc1.CoverageRequest, _ *soc1.CoveragePolicy) {
			r.KnownAt, r.Reports[0].Issued = known, soc1.Date{}
		}, soc1.ReportNotIssued, 0},
		{"other system", func(r *soc1.CoverageRequest, _ *soc1.CoveragePolicy) { r.System = "payroll" }, soc1.ReportOtherSystem, 0},
		{"adverse", func(r *soc1.CoverageRequest, _ *soc1.CoveragePolicy) { r.Reports[0].Adverse = true }, soc1.ReportUnusable, 0},
		{"disclaimed", func(r *soc1.CoverageRequest, _ *soc1.CoveragePolicy) { r.Reports[0].Disclaimed = true }, soc1.ReportUnusable, 0},
		{"qualified", func(r *soc1.CoverageRequest, _ *soc1.CoveragePolicy) { r.Reports[0].Qualified = objectiveIDs[:1] }, soc1.ReportCounts, 365},
		{"qualified, which voids", func(r *soc1.CoverageRequest, p *soc1.CoveragePolicy) {
			r.Reports[0].Qualified, p.QualifiedVoids = objectiveIDs[:1], true
		}, soc1.ReportUnusable, 0},
		{"Type 1", func(r *soc1.CoverageRequest, _ *soc1.CoveragePolicy) {
			r.Reports[0] = soc1.ReportWindow{ID: "R", Type: soc1.Type1, AsOf: fy.End}
		}, soc1.ReportType1, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			req, policy := soc1.CoverageRequest{FiscalYear: fy, Reports: []soc1.ReportWindow{clean}}, soc1.DefaultCoveragePolicy()
			tc.change(&req, &policy)
			got := mustAssess(t, req, policy)
			if got.Reports[0].Use != tc.use || got.Overall.Days.Tested != tc.tested {
				t.Errorf("the report is %s with %d tested days, want %s with %d", got.Reports[0].Use, got.Overall.Days.Tested, tc.use, tc.tested)
			}
		})
	}
}

func TestObjectivesDiffer(t *testing.T) {
	w := type2(t, "R", "2025-01-01/2025-12-31")
	w.Objectives = []soc1.ObjectiveID{"CO-1", "CO-2", "CO-3"}
	w.Qualified = []soc1.ObjectiveID{"CO-2"}
	w.SubPeriods = []soc1.ObjectivePeriod{
		{Objective: "CO-3", Period: period(t, "2025-04-01/2025-06-30")},
		{Objective: "CO-3", Period: period(t, "2025-07-01/2025-12-31")},
	}
	got := mustAssess(t, soc1.CoverageRequest{
		FiscalYear: soc1.CalendarYear(2025),
		Objectives: []soc1.ObjectiveID{"CO-3", "CO-1", "CO-2", "CO-4"},
		Reports:    []soc1.ReportWindow{w},
	}, soc1.DefaultCoveragePolicy())
	for i, want := range []struct {
		tested int
		audit  soc1.CoverageClass
		code   soc1.CoverageReasonCode
	}{
		{275, soc1.CoverageInsufficient, soc1.ReasonGapOpen},
		{365, soc1.CoverageFull, 0},
		{0, soc1.CoverageNone, soc1.ReasonUnusableReport},
		{0, soc1.CoverageNone, soc1.ReasonNothingTested},
	} {
		o := got.Objectives[i]
		if o.Days.Tested != want.tested || o.Audit != want.audit || want.code != 0 && !slices.Contains(codes(o, soc1.FocusAudit), want.code) {
			t.Errorf("%s: %d tested, %s, %v; want %+v", o.Objective, o.Days.Tested, o.Audit, o.Reasons, want)
		}
	}
	if got.Overall.Audit != soc1.CoverageNone || got.Overall.Days.Tested != 0 || got.Overall.LastTested.IsValid() {
		t.Errorf("overall %+v", got.Overall)
	}
	if want := []soc1.CoverageReasonCode{soc1.ReasonObjectiveDecides, soc1.ReasonObjectiveDecides}; !slices.Equal(codes(got.Overall, soc1.FocusAudit), want) {
		t.Errorf("overall reasons %v", got.Overall.Reasons)
	}
}

// Overall, a day that rests on different reports for different objectives names none.
func TestOverallSourceIsNamedOnlyIfCommon(t *testing.T) {
	a, b := type2(t, "A", "2025-01-01/2025-12-31"), type2(t, "B", "2025-01-01/2025-12-31")
	a.Objectives, b.Objectives = objectiveIDs[:2], objectiveIDs[1:]
	got := mustAssess(t, soc1.CoverageRequest{
		FiscalYear: soc1.CalendarYear(2025), Objectives: objectiveIDs, Reports: []soc1.ReportWindow{a, b},
	}, soc1.DefaultCoveragePolicy())
	want := []soc1.CoverageSegment{{Period: soc1.CalendarYear(2025).Period, Class: soc1.DayTested}}
	if diff := cmp.Diff(want, got.Overall.Segments); diff != "" || got.Objectives[0].Segments[0].Report != "A" || got.Objectives[2].Segments[0].Report != "B" {
		t.Errorf("overall (-want +got):\n%s\nobjectives %+v", diff, got.Objectives)
	}
}

func TestOverlapDecidedByWorseOrLatest(t *testing.T) {
	early, late := type2(t, "EARLY", "2025-01-01/2025-08-31"), type2(t, "LATE", "2025-06-01/2025-12-31")
	const overlap = 92
	for _, tc := range []struct {
		name               string
		earlyBad, lateBad  bool
		worst, latest      int
		sameDayWorstAlways int
	}{
		{"both good", false, false, 365, 365, 365},
		{"the earlier is adverse", true, false, 214 - overlap, 214, 214 - overlap},
		{"the later is adverse", false, true, 243 - overlap, 243 - overlap, 243 - overlap},
		{"both adverse", true, true, 0, 0, 0},
	} {
		a, b := early, late
		a.Adverse, b.Adverse = tc.earlyBad, tc.lateBad
		req := soc1.CoverageRequest{FiscalYear: soc1.CalendarYear(2025), Reports: []soc1.ReportWindow{a, b}}
		policy := soc1.DefaultCoveragePolicy()
		if got := mustAssess(t, req, policy).Overall.Days.Tested; got != tc.worst {
			t.Errorf("%s: the worse decides: %d tested, want %d", tc.name, got, tc.worst)
		}
		policy.LatestWins = true
		if got := mustAssess(t, req, policy).Overall.Days.Tested; got != tc.latest {
			t.Errorf("%s: the latest decides: %d tested, want %d", tc.name, got, tc.latest)
		}
		req.Reports[0].Issued = req.Reports[1].Issued
		if got := mustAssess(t, req, policy).Overall.Days.Tested; got != tc.sameDayWorstAlways {
			t.Errorf("%s: issued on one day: %d tested, want %d", tc.name, got, tc.sameDayWorstAlways)
		}
	}
}

func TestServiceDatesAndShortYears(t *testing.T) {
	w := type2(t, "R", "2025-07-01/2025-10-31")
	for _, tc := range []struct {
		name        string
		start, end  soc1.Date
		percent     int
		audit, asOf soc1.CoverageClass
	}{
		{"used in the window only", w.Period.Start, w.Period.End, 100, soc1.CoverageFull, soc1.CoverageNotNeeded},
		{"used a day longer", w.Period.Start, w.Period.End.AddDays(1), 100, soc1.CoverageInsufficient, soc1.CoverageNotNeeded},
		{"never used", soc1.DateOf(2026, time.January, 1), soc1.Date{}, 100, soc1.CoverageNotNeeded, soc1.CoverageNotNeeded},
		{"short, all asked for", w.Period.Start, soc1.Date{}, 100, soc1.CoverageInsufficient, soc1.CoverageInsufficient},
		{"five months, four fifths asked for", w.Period.Start, soc1.DateOf(2025, time.November, 30), 80, soc1.CoverageRollForward, soc1.CoverageNotNeeded},
	} {
		policy := soc1.DefaultCoveragePolicy()
		policy.NearFullPercent = tc.percent
		if tc.percent < 100 {
			policy.RollForwardMonths = 1
		}
		got := mustAssess(t, soc1.CoverageRequest{
			FiscalYear: soc1.CalendarYear(2025), ServiceStart: tc.start, ServiceEnd: tc.end, Reports: []soc1.ReportWindow{w},
		}, policy).Overall
		if got.Audit != tc.audit || got.AsOf != tc.asOf {
			t.Errorf("%s: %s and %s, want %s and %s; %v", tc.name, got.Audit, got.AsOf, tc.audit, tc.asOf, got.Reasons)
		}
	}
}

func TestPresetsAreValidAndOrdered(t *testing.T) {
	lenient, usual, strict := soc1.LenientCoveragePolicy(), soc1.DefaultCoveragePolicy(), soc1.StrictCoveragePolicy()
	for _, p := range []soc1.CoveragePolicy{lenient, usual, strict, {}} {
		if err := p.Validate(); err != nil {
			t.Errorf("%+v: %v", p, err)
		}
	}
	w := type2(t, "R", "2025-01-01/2025-11-30")
	req := soc1.CoverageRequest{FiscalYear: soc1.CalendarYear(2025), Reports: []soc1.ReportWindow{w}}
	req.Letters = []soc1.BridgeLetter{letterOn(w, "L", soc1.DateOf(2025, time.December, 31))}
	for i, want := range []soc1.CoverageClass{soc1.CoverageRollForward, soc1.CoverageBridged, soc1.CoverageInsufficient, soc1.CoverageInsufficient} {
		if got := mustAssess(t, req, []soc1.CoveragePolicy{lenient, usual, strict, {}}[i]).Overall.Audit; got != want {
			t.Errorf("policy %d: %s, want %s", i, got, want)
		}
	}
}

func TestReasonsReadAsSentences(t *testing.T) {
	a := type2(t, "A", "2025-03-01/2025-08-31")
	b := type2(t, "B", "2025-10-01/2025-10-31")
	b.Adverse = true
	change := letterOn(a, "L", soc1.DateOf(2025, time.December, 31))
	change.MaterialChange = true
	got := mustAssess(t, soc1.CoverageRequest{
		FiscalYear: soc1.CalendarYear(2025), Reports: []soc1.ReportWindow{a, b}, Letters: []soc1.BridgeLetter{change},
	}, soc1.DefaultCoveragePolicy()).Overall
	want := []string{
		"audit: 184 days tested, less than the comfortable 9 months",
		"audit: nothing answers the 59 days in the leading gap 2025-01-01/2025-02-28",
		"audit: report B cannot be relied on for 2025-10-01/2025-10-31",
		"audit: letter L goes with a material change or control failure in 2025-09-01/2025-12-31",
		"as-of: report B cannot be relied on for 2025-10-01/2025-10-31",
		"as-of: letter L goes with a material change or control failure in 2025-09-01/2025-12-31",
	}
	var lines []string
	for _, r := range got.Reasons {
		lines = append(lines, r.Focus.String()+": "+r.String())
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
	seen := map[string]bool{}
	for code := range soc1.CoverageReasonCodes() {
		s := soc1.CoverageReason{Code: code, Days: 1, Limit: 1}.String()
		if seen[s] || s == code.String() {
			t.Errorf("%s reads %q", code, s)
		}
		seen[s] = true
	}
}
