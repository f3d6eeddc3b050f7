package soc1_test

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// A report is qualified on one objective, and says that its controls failed until the end of March. The other days stay tested,
// and a letter may go on from the window's last day.
func ExampleReportWindow() {
	year := soc1.CalendarYear(2025)
	report := soc1.ReportWindow{
		ID: "R1", Type: soc1.Type2, Issued: soc1.DateOf(2026, time.February, 13), Period: year.Period,
		Qualified:     []soc1.ObjectiveID{"CO-2"},
		QualifiedDays: []soc1.ObjectivePeriod{{Objective: "CO-2", Period: soc1.Period{Start: year.Start, End: soc1.DateOf(2025, time.March, 31)}}},
	}
	for range 2 {
		c, err := soc1.AssessCoverage(soc1.CoverageRequest{
			FiscalYear: year, Objectives: []soc1.ObjectiveID{"CO-1", "CO-2"}, Reports: []soc1.ReportWindow{report},
		}, soc1.DefaultCoveragePolicy())
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, o := range c.Objectives {
			fmt.Println(o.Objective, o.Days.Tested, o.Audit, o.AsOf)
		}
		report.QualifiedDays = nil // as if the report did not say when
	}
	// Output:
	// CO-1 365 full full
	// CO-2 275 insufficient full
	// CO-1 365 full full
	// CO-2 0 none none
}
