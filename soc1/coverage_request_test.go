package soc1_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/soc1"
)

func TestRequestProblemsComeBackAtOnce(t *testing.T) {
	good := type2(t, "R1", "2025-01-01/2025-06-30")
	bad := soc1.CoverageRequest{
		FiscalYear:   soc1.FiscalYear{Period: soc1.Period{Start: soc1.DateOf(2025, time.January, 1)}},
		ServiceStart: soc1.DateOf(2025, time.June, 1), ServiceEnd: soc1.DateOf(2025, time.May, 1),
		Objectives: []soc1.ObjectiveID{"CO-1", "", "CO-1"},
		Reports: []soc1.ReportWindow{
			good,
			{ID: "R1", System: "other", Type: soc1.Type2, Period: good.Period, AsOf: good.Period.End, Issued: good.Period.Start},
			{ID: "no id", Type: soc1.Type1, Period: good.Period},
			{ID: "R3", Period: good.Period, Objectives: objectiveIDs[:1], Qualified: objectiveIDs[1:2], SubPeriods: []soc1.ObjectivePeriod{
				{Objective: "CO-3", Period: soc1.Period{Start: good.Period.Start, End: good.Period.End.AddDays(1)}}, {},
			}},
		},
		Letters: []soc1.BridgeLetter{
			{ID: "L0", Report: "R9", Follows: "L9", Issuer: soc1.IssuedByOther, Period: good.Period},
			{ID: "L1", Report: "R1", Follows: "L2", Issuer: soc1.IssuedByOther, Period: good.Period},
			{ID: "L2", Report: "R1", Follows: "L1", Issuer: soc1.IssuedByOther, Period: good.Period},
			{ID: "L2", Report: "R1"},
		},
	}
	policy := soc1.CoveragePolicy{MinOverlapMonths: -1, MaxBridgeMonths: 25, NearFullPercent: 101}
	c, err := soc1.AssessCoverage(bad, policy)
	want := []string{
		"/fiscalYear/end", "/letters/0/follows", "/letters/0/report", "/letters/1/follows", "/letters/2/follows",
		"/letters/3/id", "/letters/3/issuer", "/letters/3/period/end", "/letters/3/period/start",
		"/objectives/1", "/objectives/2", "/policy/maxBridgeMonths", "/policy/minOverlapMonths", "/policy/nearFullPercent",
		"/reports/1/asOf", "/reports/1/id", "/reports/1/issued", "/reports/1/system", "/reports/2/asOf", "/reports/2/id", "/reports/2/period",
		"/reports/3/qualified/0", "/reports/3/subPeriods/0/objective", "/reports/3/subPeriods/0/period",
		"/reports/3/subPeriods/1/objective", "/reports/3/subPeriods/1/period/end", "/reports/3/subPeriods/1/period/start",
		"/reports/3/type", "/serviceEnd",
	}
	if diff := cmp.Diff(want, paths(err)); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
	if len(c.Reports) != 0 || !errors.Is(err, soc1.CodeCycle) {
		t.Errorf("an invalid request gives %+v, %v", c, err)
	}
	for _, p := range soc1.ListProblems(err) {
		if p.Hint == "" || p.Message == "" {
			t.Errorf("%s has no message or hint: %q", p.Path, p.Message)
		}
	}
	if err := (soc1.CoverageRequest{}).Validate(); !errors.Is(err, soc1.CodeMissing) {
		t.Errorf("the empty request: %v", err)
	}
}

// Days of an exception belong to an exception, to the window and to a Type 2 report.
func TestDaysOfExceptionsAreChecked(t *testing.T) {
	w := type2(t, "R", "2025-01-01/2025-12-31")
	w.Qualified = objectiveIDs[:1]
	w.QualifiedDays = []soc1.ObjectivePeriod{
		{Objective: "CO-1", Period: period(t, "2025-01-01/2025-12-31")}, {Objective: "CO-2", Period: period(t, "2025-01-01/2025-01-31")},
		{Objective: "CO-1", Period: period(t, "2025-12-31/2026-01-01")}, {},
	}
	one := soc1.ReportWindow{ID: "T1", Type: soc1.Type1, AsOf: w.Period.End, Qualified: w.Qualified, QualifiedDays: w.QualifiedDays[:1]}
	req := soc1.CoverageRequest{FiscalYear: soc1.CalendarYear(2025), Objectives: objectiveIDs, Reports: []soc1.ReportWindow{w, one}}
	want := []string{
		"/reports/0/qualifiedDays/1/objective", "/reports/0/qualifiedDays/2/period", "/reports/0/qualifiedDays/3/objective",
		"/reports/0/qualifiedDays/3/period/end", "/reports/0/qualifiedDays/3/period/start", "/reports/1",
	}
	if got := paths(req.Validate()); !slices.Equal(got, want) {
		t.Errorf("problems at %q, want %q", got, want)
	}
	req.Reports[0].QualifiedDays, req.Reports = make([]soc1.ObjectivePeriod, 5000), req.Reports[:1]
	if got := paths(req.Validate()); !slices.Equal(got, []string{"/reports"}) {
		t.Errorf("too many days: problems at %q", got)
	}
}

func TestRequestSizeIsLimited(t *testing.T) {
	req := soc1.CoverageRequest{
		FiscalYear: soc1.CalendarYear(2025),
		Objectives: make([]soc1.ObjectiveID, 5000), Reports: make([]soc1.ReportWindow, 300), Letters: make([]soc1.BridgeLetter, 300),
	}
	if got, want := paths(req.Validate()), []string{"/letters", "/objectives", "/reports"}; !slices.Equal(got, want) {
		t.Errorf("problems at %v, want %v", got, want)
	}
	w := type2(t, "R", "2025-01-01/2025-12-31")
	w.SubPeriods, w.Qualified = make([]soc1.ObjectivePeriod, 5000), make([]soc1.ObjectiveID, 5000)
	req = soc1.CoverageRequest{FiscalYear: soc1.CalendarYear(2025), Reports: []soc1.ReportWindow{w}}
	if got, want := paths(req.Validate()), []string{"/reports", "/reports/0"}; !slices.Equal(got, want) {
		t.Errorf("problems at %v, want %v", got, want)
	}
}
