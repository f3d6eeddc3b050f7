package main

import (
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// client is a user entity that asks how far the report serves its audit. All of them are illustrative.
type client struct {
	name    string
	year    soc1.FiscalYear
	reports []soc1.ReportWindow // besides the report of the engagement
	letters []soc1.BridgeLetter
	note    string
}

// askedOn is the day on which the clients ask: the report and the letter have arrived.
var askedOn = soc1.DateOf(2026, time.March, 2)

// clients returns the user entities: one whose year is the window, one whose year begins before it, and one whose
// year of whole weeks ends after it.
func clients(current soc1.ReportWindow) ([]client, error) {
	weeks := soc1.WeekCalendar{Rule: soc1.LastWeekday, Month: time.January, Weekday: time.Saturday}
	january, err := weeks.Containing(soc1.DateOf(2026, time.January, 31))
	if err != nil {
		return nil, err
	}
	january.Label = "FY2025" // the year is called after the one in which it began, as retailers do
	september := soc1.FiscalYearEnding(2025, time.September)
	return []client{
		{name: "Alder Creek Foods, Inc.", year: soc1.CalendarYear(2025), note: "calendar year"},
		{name: "Pinehurst Community Clinics", year: september, note: "year to 30 September, with this report alone"},
		{name: "Pinehurst Community Clinics", year: september, note: "the same year, with last year's report as well",
			reports: []soc1.ReportWindow{lastYear(current)}},
		{name: "Harborline Outfitters, Inc.", year: january, note: "52/53-week year to the last Saturday of January, with a bridge letter",
			letters: bridgeLetters(current, january.End)},
	}, nil
}

// lastYear is the report on calendar 2024, unqualified on the same objectives.
func lastYear(current soc1.ReportWindow) soc1.ReportWindow {
	return soc1.ReportWindow{ID: "SOC1-2024", Type: soc1.Type2, System: current.System, Period: soc1.CalendarYear(2024).Period,
		Issued: soc1.DateOf(2025, time.February, 21), Objectives: current.Objectives}
}

// bridgeLetters holds management's letter about the days from the end of the window to a client's year-end, if
// there are any.
func bridgeLetters(current soc1.ReportWindow, end soc1.Date) []soc1.BridgeLetter {
	gap := soc1.Period{Start: current.Period.End.AddDays(1), End: end}
	if !gap.IsValid() {
		return nil
	}
	return []soc1.BridgeLetter{{
		ID: "BL-2026-01", Report: current.ID, Issuer: soc1.IssuedByManagement, Period: gap,
		Dated: soc1.DateOf(2026, time.February, 27),
		Contents: soc1.BridgeContents{IdentifiesReport: true, StatesGap: true, StatesChanges: true, StatesFailures: true, RemindsOfUserControls: true,
			NotASubstitute: true, AsksToReadReport: true, NamesNextReport: true, Signed: true, RestrictsUse: true},
	}}
}
