package soc1_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// An assessor says the same as AssessCoverage, to the last detail, whatever it was asked before.
func TestLawAssessorsAgreeWithAssessCoverage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		policy := anyPolicy(t)
		a, err := soc1.NewCoverageAssessor(policy)
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 4).Draw(t, "questions") {
			req := anyRequest(t)
			if rapid.IntRange(0, 7).Draw(t, "invalid") == 0 {
				req.Reports = append(slices.Clip(req.Reports), soc1.ReportWindow{})
			}
			for range rapid.IntRange(1, 3).Draw(t, "years") {
				want, wantErr := soc1.AssessCoverage(req, policy)
				got, gotErr := a.Assess(req)
				if diff := cmp.Diff(soc1.ListProblems(wantErr), soc1.ListProblems(gotErr)); diff != "" {
					t.Fatalf("problems (-want +got):\n%s", diff)
				}
				if wantErr != nil {
					break
				}
				if diff := cmp.Diff(want, *got); diff != "" {
					t.Fatalf("a question with its reports (-want +got):\n%s", diff)
				}
				req.FiscalYear = anyYear(t)
				want, wantErr = soc1.AssessCoverage(req, policy)
				if got, gotErr = a.Year(req.FiscalYear); wantErr != nil || gotErr != nil {
					t.Fatal(wantErr, gotErr)
				}
				if diff := cmp.Diff(want, *got); diff != "" {
					t.Fatalf("another year (-want +got):\n%s", diff)
				}
			}
		}
	})
}

// The service dates of a user entity may differ from those of the loaded request.
func TestLawYearUsedAgreesWithAssessCoverage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		a, err := soc1.NewCoverageAssessor(policy)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Load(req); err != nil {
			t.Fatal(err)
		}
		req.ServiceStart = req.FiscalYear.Start.AddDays(rapid.IntRange(-20, 300).Draw(t, "start"))
		req.ServiceEnd = req.ServiceStart.AddDays(rapid.IntRange(0, 400).Draw(t, "days"))
		got, err := a.YearUsed(req.FiscalYear, req.ServiceStart, req.ServiceEnd)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(assess(t, req, policy), *got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

func TestAssessorRefusals(t *testing.T) {
	if _, err := soc1.NewCoverageAssessor(soc1.CoveragePolicy{MinOverlapMonths: 99}); !errors.Is(err, soc1.CodeRange) {
		t.Errorf("a policy out of range gives %v", err)
	}
	var a soc1.CoverageAssessor
	if _, err := a.Year(soc1.CalendarYear(2025)); !errors.Is(err, soc1.CodeMissing) {
		t.Errorf("with nothing loaded: %v", err)
	}
	req := yearlyReports(2)
	if err := a.Load(req); err != nil {
		t.Fatal(err)
	}
	first, last := soc1.DateOf(2025, time.March, 1), soc1.DateOf(2025, time.February, 1)
	if _, err := a.YearUsed(soc1.FiscalYear{}, first, last); !slices.Equal(paths(err), []string{"/fiscalYear/end", "/fiscalYear/start", "/serviceEnd"}) {
		t.Errorf("problems at %v", paths(err))
	}
	req.Reports = append(slices.Clip(req.Reports), req.Reports[0])
	if err := a.Load(req); !errors.Is(err, soc1.CodeDuplicate) {
		t.Errorf("a report that occurs twice: %v", err)
	}
	if _, err := a.Year(soc1.CalendarYear(2025)); err == nil {
		t.Error("after a failed Load a year can be judged")
	}
}

// Once it has seen a question, an assessor answers it again without allocating.
func TestAssessorsStopAllocating(t *testing.T) {
	req := yearlyReports(6)
	req.Objectives = objectiveIDs
	req.Reports[1].Qualified = objectiveIDs[:1]
	req.Reports[2].SubPeriods = []soc1.ObjectivePeriod{{Objective: objectiveIDs[1], Period: req.Reports[2].Period}}
	for _, latest := range []bool{false, true} {
		policy := soc1.LenientCoveragePolicy()
		policy.LatestWins = latest
		a, err := soc1.NewCoverageAssessor(policy)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Load(req); err != nil {
			t.Fatal(err)
		}
		if n := testing.AllocsPerRun(100, func() {
			if _, err := a.Year(req.FiscalYear); err != nil {
				t.Fatal(err)
			}
		}); n != 0 {
			t.Errorf("latest wins %v: %v allocations for a year", latest, n)
		}
		plain := yearlyReports(6)
		if n := testing.AllocsPerRun(100, func() {
			if _, err := a.Assess(plain); err != nil {
				t.Fatal(err)
			}
		}); n != 0 {
			t.Errorf("latest wins %v: %v allocations for a set of reports", latest, n)
		}
	}
}

// hostileRequest has as many objectives, reports and letters as a request may have, with a different opinion on each
// objective in every report, overlapping windows and letters over all of them.
func hostileRequest() soc1.CoverageRequest {
	const reports, letters, objectives = 48, 16, 4096
	req := soc1.CoverageRequest{FiscalYear: soc1.CalendarYear(2025)}
	for i := range objectives {
		req.Objectives = append(req.Objectives, soc1.ObjectiveID(fmt.Sprintf("CO-%d", i)))
	}
	for i := range reports {
		start := soc1.DateOf(2024, time.December, 1).AddDays(7 * i)
		w := soc1.ReportWindow{ID: soc1.ReportID(fmt.Sprintf("R%d", i)), Type: soc1.Type2, Period: soc1.Period{Start: start, End: start.AddDays(10)}}
		w.Issued = start.AddDays(60 + 13*i%29)
		for j, id := range req.Objectives {
			if j>>(i%12)&1 == 1 {
				w.Qualified = append(w.Qualified, id)
			}
		}
		for k := range 80 {
			day := start.AddDays(k % 10)
			w.SubPeriods = append(w.SubPeriods, soc1.ObjectivePeriod{Objective: req.Objectives[0], Period: soc1.Period{Start: day, End: day}})
		}
		req.Reports = append(req.Reports, w)
	}
	for i := range letters {
		start := req.Reports[0].Period.End.AddDays(1)
		req.Letters = append(req.Letters, soc1.BridgeLetter{
			ID: soc1.BridgeLetterID(fmt.Sprintf("L%d", i)), Report: "R0", Issuer: soc1.IssuedByManagement, MaterialChange: i%2 == 0,
			Period: soc1.Period{Start: start, End: soc1.DateOf(2026, time.January, 31)},
		})
	}
	return req
}

// The limits on a request keep the work and the result small, whatever the input.
func TestHostileRequestsAreBounded(t *testing.T) {
	req := hostileRequest()
	for _, latest := range []bool{false, true} {
		policy := soc1.DefaultCoveragePolicy()
		policy.LatestWins = latest
		c, err := soc1.AssessCoverage(req, policy)
		if err != nil {
			t.Fatal(err)
		}
		reasons := 0
		for _, o := range c.Objectives {
			reasons += len(o.Reasons)
		}
		if entries := len(req.Objectives) * (len(req.Reports) + len(req.Letters)); reasons > 12*entries {
			t.Errorf("latest wins %v: %d reasons for %d entries", latest, reasons, entries)
		}
	}
	req.Letters = append(req.Letters, req.Letters[0])
	req.Letters[len(req.Letters)-1].ID = "ONE-TOO-MANY"
	if _, err := soc1.AssessCoverage(req, soc1.DefaultCoveragePolicy()); !errors.Is(err, soc1.CodeTooLarge) {
		t.Errorf("too many objectives for as many reports and letters: %v", err)
	}
}

// The table of the longest runs of months is what the calendar says, over the four years around a leap day.
func TestMostDaysAgreesWithTheCalendar(t *testing.T) {
	for n := range 25 {
		most := 0
		for month := range 48 {
			first := soc1.DateOf(2022, time.January, 1).AddMonths(month)
			most = max(most, first.AddMonths(n).Sub(first))
		}
		if got := soc1.MostDays(n); got != most {
			t.Errorf("%d months have at most %d days, the table says %d", n, most, got)
		}
	}
}
