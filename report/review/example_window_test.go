package review_test

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// How much of a fiscal year does a report in hand answer for? The objective that its opinion excepts loses the whole window.
func ExampleReceived_Window() {
	received := review.Received{
		ID: "SOC1-2025", Type: soc1.Type2, System: "Payroll", ReportDate: soc1.DateOf(2025, time.November, 14),
		Period: soc1.Period{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2025, time.September, 30)},
		Limbs: []review.Limb{
			{Limb: opinion.Description, Kind: opinion.Unqualified},
			{Limb: opinion.Design, Kind: opinion.Unqualified},
			{Limb: opinion.Operation, Kind: opinion.Qualified, Objectives: []soc1.ObjectiveID{"CO-2"}},
		},
		Objectives: []review.Objective{{ID: "CO-1"}, {ID: "CO-2"}},
	}
	window := received.Window()
	year := soc1.CalendarYear(2025)
	cover, err := soc1.AssessCoverage(soc1.CoverageRequest{
		FiscalYear: year, System: "Payroll", KnownAt: soc1.DateOf(2026, time.February, 2), Objectives: window.Objectives, Reports: []soc1.ReportWindow{window},
	}, soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range cover.Objectives {
		fmt.Printf("%s: %d of %d days tested\n", o.Objective, o.Days.Tested, year.Days())
	}
	// Output:
	// CO-1: 273 of 365 days tested
	// CO-2: 0 of 365 days tested
}
