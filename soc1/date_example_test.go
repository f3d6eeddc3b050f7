package soc1_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

func ExampleNewDate() {
	_, err := soc1.NewDate(2025, time.February, 29)
	fmt.Println(err)
	// Output: day 29 is outside 1 to 28, the days of February 2025
}

func ExampleDateOf() {
	d := soc1.DateOf(2025, time.December, 31)
	fmt.Println(d, d.Weekday(), d.IsMonthEnd())
	// Output: 2025-12-31 Wednesday true
}

func ExampleParseDate() {
	d, err := soc1.ParseDate("2025-12-31")
	fmt.Println(d.AddDays(1), err)
	_, err = soc1.ParseDate("31.12.2025")
	fmt.Println(err)
	// Output:
	// 2026-01-01 <nil>
	// parse date "31.12.2025": want the form YYYY-MM-DD
}

func ExampleDateFromTime() {
	tokyo := time.FixedZone("JST", 9*3600)
	t := time.Date(2025, time.December, 31, 20, 0, 0, 0, time.UTC)
	fmt.Println(soc1.DateFromTime(t), soc1.DateFromTime(t.In(tokyo)))
	// Output: 2025-12-31 2026-01-01
}

func ExampleDate_AddMonths() {
	fmt.Println(soc1.DateOf(2024, time.January, 31).AddMonths(1), soc1.DateOf(2024, time.February, 29).AddMonths(12))
	// Output: 2024-02-29 2025-02-28
}

func ExampleDate_Scan() {
	var d soc1.Date
	fmt.Println(d.Scan("2025-12-31"), d)
	fmt.Println(d.Scan(nil), d)
	// Output:
	// <nil> 2025-12-31
	// <nil> invalid date
}

func ExampleNewPeriod() {
	p, err := soc1.NewPeriod(soc1.DateOf(2025, time.October, 1), soc1.DateOf(2025, time.December, 31))
	fmt.Println(p, p.Days(), err)
	_, err = soc1.NewPeriod(p.End, p.Start)
	fmt.Println(err)
	// Output:
	// 2025-10-01/2025-12-31 92 <nil>
	// /end: the period ends on 2025-10-01, before it starts on 2025-12-31; swap or correct the dates
}

func ExampleParsePeriod() {
	p, err := soc1.ParsePeriod("2025-01-01/2025-09-30")
	fmt.Println(p.Days(), err)
	// Output: 273 <nil>
}

// Three months are three calendar months: the fourth quarter has 92 days and passes.
func ExamplePeriod_AtMostMonths() {
	quarter := soc1.Period{Start: soc1.DateOf(2025, time.October, 1), End: soc1.DateOf(2025, time.December, 31)}
	longer := soc1.Period{Start: soc1.DateOf(2025, time.September, 30), End: soc1.DateOf(2025, time.December, 31)}
	fmt.Println(quarter.AtMostMonths(3), longer.AtMostMonths(3))
	// Output: true false
}

func ExamplePeriod_Months() {
	p := soc1.Period{Start: soc1.DateOf(2025, time.January, 15), End: soc1.DateOf(2025, time.April, 30)}
	fmt.Println(p.Months())
	// Output: 3 16
}

func ExampleNewPeriodSet() {
	set, err := soc1.NewPeriodSet(
		soc1.Period{Start: soc1.DateOf(2025, time.July, 1), End: soc1.DateOf(2025, time.December, 31)},
		soc1.Period{Start: soc1.DateOf(2025, time.January, 1), End: soc1.DateOf(2025, time.June, 30)},
	)
	fmt.Println(set, set.Len(), err)
	// Output: 2025-01-01/2025-12-31 1 <nil>
}

func ExamplePeriodSet_Complement() {
	windows, err := soc1.ParsePeriodSet("2024-10-01/2025-03-31,2025-07-01/2025-09-30")
	if err != nil {
		fmt.Println(err)
		return
	}
	for gap := range windows.Complement(soc1.CalendarYear(2025).Period).All() {
		fmt.Println(gap, gap.Days())
	}
	// Output:
	// 2025-04-01/2025-06-30 91
	// 2025-10-01/2025-12-31 92
}

func ExampleFiscalYearEnding() {
	fy := soc1.FiscalYearEnding(2025, time.September)
	fmt.Println(fy)
	fmt.Println(fy.Next())
	// Output:
	// FY2025 (2024-10-01/2025-09-30)
	// FY2026 (2025-10-01/2026-09-30)
}

func ExampleNewFiscalYear() {
	fy, err := soc1.NewFiscalYear("T2025", soc1.DateOf(2025, time.July, 1), soc1.DateOf(2025, time.December, 31))
	data, _ := json.Marshal(fy)
	fmt.Println(string(data), fy.IsShort(), err)
	// Output: {"label":"T2025","start":"2025-07-01","end":"2025-12-31"} true <nil>
}

// A year of whole weeks may end in the next calendar year and may have 53 weeks.
func ExampleWeekCalendar_Year() {
	calendar := soc1.WeekCalendar{Rule: soc1.NearestWeekday, Month: time.December, Weekday: time.Saturday}
	fy, err := calendar.Year(2020)
	fmt.Println(fy, fy.Days()/7, err)
	// Output: FY2020 (2019-12-29/2021-01-02) 53 <nil>
}

func ExampleWeekCalendar_Containing() {
	calendar := soc1.WeekCalendar{Rule: soc1.LastWeekday, Month: time.January, Weekday: time.Saturday}
	fy, err := calendar.Containing(soc1.DateOf(2025, time.December, 24))
	fmt.Println(fy, err)
	// Output: FY2026 (2025-01-26/2026-01-31) <nil>
}

func ExampleWeekCalendar_Next() {
	calendar := soc1.WeekCalendar{Rule: soc1.LastWeekday, Month: time.December, Weekday: time.Saturday}
	transition, err := calendar.Next(soc1.FiscalYearEnding(2025, time.June))
	fmt.Println(transition, transition.Days(), err)
	// Output: FY2025 (2025-07-01/2025-12-27) 180 <nil>
}
