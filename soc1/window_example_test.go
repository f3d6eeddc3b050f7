package soc1_test

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// planRequest asks for a window of twelve months, beginning with a month, for four groups of customers.
func planRequest() soc1.WindowRequest {
	return soc1.WindowRequest{
		Year: 2025,
		Customers: []soc1.WindowCustomer{
			{ID: "december", YearEnd: soc1.YearEndRule{Month: time.December}, Weight: 700},
			{ID: "june", YearEnd: soc1.YearEndRule{Month: time.June}, Weight: 150},
			{ID: "september", YearEnd: soc1.YearEndRule{Month: time.September}, Weight: 100},
			{ID: "new", FiscalYear: soc1.CalendarYear(2025), ServiceStart: soc1.DateOf(2025, time.August, 1), Weight: 50},
		},
		Limits: soc1.WindowLimits{
			Earliest: soc1.DateOf(2024, time.July, 1), Latest: soc1.DateOf(2025, time.January, 1), MonthStarts: true,
		},
		Threshold: soc1.WindowThreshold{Months: 9},
	}
}

// The windows that nothing else beats are few, and each is the best for somebody.
func ExamplePlanWindow() {
	plan, err := soc1.PlanWindow(planRequest())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(plan.Customers, "customers of weight", plan.Weight, "need", plan.NeededDays, "weighted days")
	for _, f := range plan.Frontier {
		fmt.Println(f.Window, f.TestedDays, f.Served, f.Bridge, f.Reasons)
	}
	// Output:
	// 4 customers of weight 1000 need 354400 weighted days
	// 2025-01-01/2025-12-31 317600 850 0 [most weighted tested days shortest longest bridge]
	// 2024-10-01/2025-09-30 271600 950 92 [most customers served by weight]
}

// The report of the prior year covers what lies before the window, and audits cannot wait for ever.
func ExamplePlanWindow_recurring() {
	req := planRequest()
	req.Limits.PriorYears, req.Limits.IssueDays = 1, 45
	for i := range req.Customers {
		req.Customers[i].ReportBy = soc1.DateOf(2026, time.January, 20)
	}
	plan, err := soc1.PlanWindow(req)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range plan.Frontier {
		fmt.Println(f.Window, f.TestedDays, f.Served, f.Bridge, f.Reasons)
	}
	// Output:
	// 2024-12-01/2025-11-30 331150 950 31 [most weighted tested days most customers served by weight shortest longest bridge]
}

// What the proposed window means for each customer.
func ExampleTryWindow() {
	req := planRequest()
	outcomes, err := soc1.TryWindow(req, soc1.Period{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2025, time.September, 30)})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range outcomes {
		fmt.Println(req.Customers[o.Customer].ID, o.TestedDays, "of", o.Needed.Days(), o.Served, o.Bridge)
	}
	// Output:
	// december 273 of 365 true 92
	// june 273 of 365 true 0
	// september 365 of 365 true 0
	// new 61 of 153 false 92
}

func ExampleWindowRequest_Validate() {
	req := planRequest()
	req.Limits.Latest = soc1.DateOf(2024, time.June, 30)
	fmt.Println(req.Validate())
	// Output: /limits/latest: the latest start 2024-06-30 is before the earliest, 2024-07-01; swap or correct the dates
}

func ExampleYearEndRule_Year() {
	nearest := soc1.YearEndRule{Weeks: soc1.WeekCalendar{Rule: soc1.NearestWeekday, Month: time.December, Weekday: time.Saturday}}
	fmt.Println(nearest.Year(2025))
	fmt.Println(soc1.YearEndRule{Month: time.June}.Year(2025))
	// Output:
	// FY2025 (2024-12-29/2026-01-03) <nil>
	// FY2025 (2024-07-01/2025-06-30) <nil>
}
