package soc1_test

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// A book of customers with the same report and different fiscal years is judged in the same memory.
func ExampleCoverageAssessor() {
	assessor, err := soc1.NewCoverageAssessor(soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	window := soc1.Period{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2025, time.September, 30)}
	if err := assessor.Load(soc1.CoverageRequest{Reports: []soc1.ReportWindow{{ID: "R1", Type: soc1.Type2, Period: window}}}); err != nil {
		fmt.Println(err)
		return
	}
	for _, month := range []time.Month{time.June, time.September, time.December} {
		coverage, err := assessor.Year(soc1.FiscalYearEnding(2025, month))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(month, coverage.Overall.Days.Tested, coverage.Overall.Audit, coverage.Overall.AsOf)
	}
	// Output:
	// June 273 insufficient full
	// September 365 full full
	// December 273 insufficient insufficient
}

// A customer that began in March needs coverage only from then on.
func ExampleCoverageAssessor_YearUsed() {
	assessor, err := soc1.NewCoverageAssessor(soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	window := soc1.Period{Start: soc1.DateOf(2025, time.March, 1), End: soc1.DateOf(2025, time.December, 31)}
	if err := assessor.Load(soc1.CoverageRequest{Reports: []soc1.ReportWindow{{ID: "R1", Type: soc1.Type2, Period: window}}}); err != nil {
		fmt.Println(err)
		return
	}
	coverage, err := assessor.YearUsed(soc1.CalendarYear(2025), soc1.DateOf(2025, time.March, 10), soc1.Date{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(coverage.Needed, coverage.Overall.Audit)
	// Output: 2025-03-10/2025-12-31 full
}

func ExampleCoverageAssessor_Assess() {
	assessor, err := soc1.NewCoverageAssessor(soc1.LenientCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	window := soc1.Period{Start: soc1.DateOf(2024, time.December, 1), End: soc1.DateOf(2025, time.November, 30)}
	coverage, err := assessor.Assess(soc1.CoverageRequest{
		FiscalYear: soc1.CalendarYear(2025),
		Reports:    []soc1.ReportWindow{{ID: "R1", Type: soc1.Type2, Period: window}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(coverage.Overall.Audit, coverage.Overall.Reasons)
	// Output: sufficient-with-roll-forward [the trailing gap 2025-12-01/2025-12-31 of 31 days is left to inquiry the trailing gap 2025-12-01/2025-12-31 of 31 days is left to inquiry]
}

// The report ends three months before the customer's year, and there is no letter.
func ExampleCoverage_NextSteps() {
	window := soc1.Period{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2025, time.September, 30)}
	coverage, err := soc1.AssessCoverage(soc1.CoverageRequest{
		FiscalYear: soc1.CalendarYear(2025),
		Reports:    []soc1.ReportWindow{{ID: "R1", Type: soc1.Type2, Period: window}},
	}, soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range coverage.NextSteps() {
		if step.Focus == soc1.FocusAudit {
			fmt.Println("-", step)
		}
	}
	// Output:
	// - obtain a bridge letter from the service organization's management, for 2025-10-01/2025-12-31
	// - obtain the next report when it is issued, for 2025-10-01/2025-12-31
	// - either: test the user entity's own controls over what the service delivers, for 2025-10-01/2025-12-31
	// - either: test controls at the service organization, for 2025-10-01/2025-12-31
	// - either: have the service auditor or another auditor perform procedures, for 2025-10-01/2025-12-31
	// - either: perform substantive procedures at the user entity, for 2025-10-01/2025-12-31
	// - failing that, take the control risk as high and consider a scope limitation, for 2025-10-01/2025-12-31
}

func ExampleObjectiveCoverage_NextSteps() {
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
		steps := o.NextSteps()
		fmt.Println(o.Objective, len(steps) > 0)
	}
	// Output:
	// CO-1 false
	// CO-2 true
}

// Management drafts a letter about the last quarter and has not yet said who will sign it.
func ExampleDraftBridgeLetter() {
	report := soc1.ReportWindow{
		ID: "R1", Type: soc1.Type2, Period: soc1.Period{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2025, time.September, 30)},
	}
	draft, err := soc1.DraftBridgeLetter(report, soc1.DateOf(2025, time.December, 31), soc1.BridgeLetterFacts{
		Title: "Report on controls over payroll processing", Changes: soc1.Disclosure{NoneKnown: true}, Failures: soc1.Disclosure{NoneKnown: true},
		NextReport: soc1.DateOf(2026, time.November, 15), Readers: "customers and their auditors",
	}, soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(draft.Gap, draft.Days, "days; may be dated from", draft.EarliestDate())
	for _, item := range draft.Open {
		fmt.Println("open:", item.Text())
	}
	// Output:
	// 2025-10-01/2025-12-31 92 days; may be dated from 2025-12-31
	// open: the signatory's name and title
	// open: the date of the letter
}

// Before a letter is sent its worth can be seen: the day it is dated is the last on which it speaks.
func ExampleBridgeLetterDraft_Letter() {
	report := soc1.ReportWindow{
		ID: "R1", Type: soc1.Type2, Period: soc1.Period{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2025, time.September, 30)},
	}
	draft, err := soc1.DraftBridgeLetter(report, soc1.DateOf(2025, time.December, 31), soc1.BridgeLetterFacts{
		Failures: soc1.Disclosure{Matters: []string{"A reconciliation was not performed in November."}},
	}, soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	coverage, err := soc1.AssessCoverage(soc1.CoverageRequest{
		FiscalYear: soc1.CalendarYear(2025), Reports: []soc1.ReportWindow{report}, Letters: []soc1.BridgeLetter{draft.Letter("L1")},
	}, soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(coverage.Letters[0].Findings, coverage.Overall.Audit)
	// Output: [incomplete control-failure] insufficient
}
