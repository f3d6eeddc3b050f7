package soc1_test

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// A payroll processor reports from October to September, and its customer closes the books in December. Management's
// letter speaks about the last quarter.
func ExampleAssessCoverage() {
	window := soc1.Period{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2025, time.September, 30)}
	coverage, err := soc1.AssessCoverage(soc1.CoverageRequest{
		FiscalYear: soc1.CalendarYear(2025),
		Reports:    []soc1.ReportWindow{{ID: "payroll-2025", Type: soc1.Type2, Period: window}},
		Letters: []soc1.BridgeLetter{{
			ID: "letter-1", Report: "payroll-2025", Issuer: soc1.IssuedByManagement, Dated: soc1.DateOf(2026, time.January, 5),
			Period: soc1.Period{Start: soc1.DateOf(2025, time.October, 1), End: soc1.DateOf(2025, time.December, 31)},
		}},
	}, soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range coverage.Overall.Segments {
		fmt.Printf("%v %d %v by %s%s\n", s.Period, s.Period.Days(), s.Class, s.Report, s.Letter)
	}
	fmt.Println("audit:", coverage.Overall.Audit)
	fmt.Println("as of the year-end:", coverage.Overall.AsOf, "after", coverage.Overall.Elapsed, "days")
	for _, r := range coverage.Overall.Reasons {
		fmt.Println("-", r.Focus, r)
	}
	// Output:
	// 2025-01-01/2025-09-30 273 tested by payroll-2025
	// 2025-10-01/2025-12-31 92 represented by letter-1
	// audit: partial-with-bridge
	// as of the year-end: partial-with-bridge after 92 days
	// - audit the trailing gap 2025-10-01/2025-12-31 of 92 days is answered by bridge letters only
	// - as-of the trailing gap 2025-10-01/2025-12-31 of 92 days is answered by bridge letters only
}

// One objective is excepted from the opinion, so its days give no reliance; the others keep them.
func ExampleAssessCoverage_objectives() {
	coverage, err := soc1.AssessCoverage(soc1.CoverageRequest{
		FiscalYear: soc1.CalendarYear(2025),
		Objectives: []soc1.ObjectiveID{"CO-1", "CO-2"},
		Reports: []soc1.ReportWindow{{
			ID: "R1", Type: soc1.Type2, Period: soc1.CalendarYear(2025).Period, Qualified: []soc1.ObjectiveID{"CO-2"},
		}},
	}, soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range coverage.Objectives {
		fmt.Println(o.Objective, o.Days.Tested, o.Audit)
	}
	fmt.Println("overall", coverage.Overall.Days.Tested, coverage.Overall.Audit)
	// Output:
	// CO-1 365 full
	// CO-2 0 none
	// overall 0 none
}

func ExampleCoverDays() {
	windows := []soc1.Period{{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2025, time.September, 30)}}
	letters := []soc1.Period{{Start: soc1.DateOf(2025, time.October, 1), End: soc1.DateOf(2025, time.December, 15)}}
	fmt.Println(soc1.CoverDays(soc1.CalendarYear(2025).Period, windows, letters))
	// Output: 273 76 16
}

// A letter dated before its last day covers only to its date, and an auditor's letter without tests nothing.
func ExampleBridgeCheck() {
	window := soc1.CalendarYear(2024).Period
	letter := soc1.BridgeLetter{
		ID: "L1", Report: "R1", Issuer: soc1.IssuedByManagement, Dated: soc1.DateOf(2025, time.March, 15),
		Period: soc1.Period{Start: soc1.DateOf(2025, time.January, 1), End: soc1.DateOf(2025, time.March, 31)},
	}
	other := letter
	other.ID, other.Issuer = "L2", soc1.IssuedByServiceAuditor
	coverage, err := soc1.AssessCoverage(soc1.CoverageRequest{
		FiscalYear: soc1.FiscalYearEnding(2025, time.March),
		Reports:    []soc1.ReportWindow{{ID: "R1", Type: soc1.Type2, Period: window}},
		Letters:    []soc1.BridgeLetter{letter, other},
	}, soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range coverage.Letters {
		fmt.Println(c.Letter, c.Accepted, c.Represents, c.Findings)
	}
	// Output:
	// L1 true 2025-01-01/2025-03-15 [incomplete dated-before-end]
	// L2 false invalid date/invalid date [wrong-issuer incomplete dated-before-end]
}

func ExampleBridgeContents_Missing() {
	contents := soc1.BridgeContents{
		IdentifiesReport: true, StatesGap: true, StatesChanges: true, StatesFailures: true, RemindsOfUserControls: true,
		NotASubstitute: true, AsksToReadReport: true, Signed: true,
	}
	for item := range contents.Missing() {
		fmt.Println(item)
	}
	// Output:
	// when the next report is expected
	// the parties for whom it is meant
}

func ExampleCoveragePolicy() {
	policy := soc1.DefaultCoveragePolicy()
	policy.MaxBridgeMonths = 2
	fmt.Println(policy.Validate())
	policy.MaxBridgeMonths = 60
	fmt.Println(policy.Validate())
	// Output:
	// <nil>
	// /maxBridgeMonths: 60 months is outside 0 to 24; use a whole number of months from 0 to 24
}

func ExampleCoverageRequest_Validate() {
	err := soc1.CoverageRequest{
		FiscalYear: soc1.CalendarYear(2025),
		Reports:    []soc1.ReportWindow{{ID: "R1", Type: soc1.Type1, Period: soc1.CalendarYear(2025).Period}},
	}.Validate()
	fmt.Println(err)
	// Output:
	// 2 problems:
	//   /reports/0/asOf: the Type 1 report has no date; give the date as of which it speaks
	//   /reports/0/period: a Type 1 report has an as-of date, not a period; remove the period
}
