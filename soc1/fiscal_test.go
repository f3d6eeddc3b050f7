package soc1_test

import (
	"encoding/json"
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

func TestFiscalYearsOfTwelveMonths(t *testing.T) {
	for _, c := range []struct {
		got  soc1.FiscalYear
		want string
		days int
	}{
		{soc1.CalendarYear(2025), "FY2025 (2025-01-01/2025-12-31)", 365},
		{soc1.CalendarYear(2024), "FY2024 (2024-01-01/2024-12-31)", 366},
		{soc1.CalendarYear(1), "FY0001 (0001-01-01/0001-12-31)", 365},
		{soc1.CalendarYear(9999), "FY9999 (9999-01-01/9999-12-31)", 365},
		{soc1.FiscalYearEnding(2025, time.September), "FY2025 (2024-10-01/2025-09-30)", 365},
		{soc1.FiscalYearEnding(2024, time.February), "FY2024 (2023-03-01/2024-02-29)", 366},
		{soc1.FiscalYearEnding(2025, time.February), "FY2025 (2024-03-01/2025-02-28)", 365},
		{soc1.FiscalYearEnding(2024, time.February).Next(), "FY2025 (2024-03-01/2025-02-28)", 365},
		{soc1.FiscalYearEnding(2016, time.June), "FY2016 (2015-07-01/2016-06-30)", 366},
	} {
		if c.got.String() != c.want || c.got.Days() != c.days || c.got.IsShort() || c.got.Validate() != nil {
			t.Errorf("got %v with %d days, want %s with %d", c.got, c.got.Days(), c.want, c.days)
		}
	}
	for _, got := range []soc1.FiscalYear{
		soc1.CalendarYear(0), soc1.CalendarYear(10000), soc1.FiscalYearEnding(1, time.June), soc1.FiscalYearEnding(2025, 13),
		soc1.CalendarYear(9999).Next(), soc1.FiscalYear{}.Next(),
	} {
		if got.IsValid() || !got.IsZero() {
			t.Errorf("%v is outside the calendar", got)
		}
	}
}

func TestShortAndTransitionYears(t *testing.T) {
	short, err := soc1.NewFiscalYear("T2025", soc1.DateOf(2025, time.July, 1), soc1.DateOf(2025, time.December, 31))
	if err != nil || !short.IsShort() || short.Days() != 184 {
		t.Errorf("%v: %d days, short %v, %v", short, short.Days(), short.IsShort(), err)
	}
	if next := short.Next(); next != soc1.CalendarYear(2026) {
		t.Errorf("the year after %v is %v", short, next)
	}
	if _, err := soc1.NewFiscalYear("", short.End, short.Start); err == nil {
		t.Error("a reversed year is accepted")
	}
	if labelled := (soc1.FiscalYear{Label: "FY2025"}); labelled.IsZero() || labelled.IsValid() {
		t.Error("a year with a label only is zero or valid")
	}
	data, err := json.Marshal(short)
	var back soc1.FiscalYear
	if want := `{"label":"T2025","start":"2025-07-01","end":"2025-12-31"}`; err != nil || string(data) != want || json.Unmarshal(data, &back) != nil || back != short {
		t.Errorf("JSON is %s, %v; want %s", data, err, want)
	}
}

// The years with 53 weeks are computed facts of the calendar.
func TestYearsOfFiftyThreeWeeks(t *testing.T) {
	for _, c := range []struct {
		calendar soc1.WeekCalendar
		from, to int
		want     []string
	}{
		{
			soc1.WeekCalendar{Rule: soc1.LastWeekday, Month: time.December, Weekday: time.Saturday}, 2011, 2033,
			[]string{"2011-12-31", "2016-12-31", "2022-12-31", "2028-12-30", "2033-12-31"},
		},
		{
			soc1.WeekCalendar{Rule: soc1.NearestWeekday, Month: time.December, Weekday: time.Saturday}, 2015, 2032,
			[]string{"2021-01-02", "2026-01-03", "2032-01-03"},
		},
	} {
		var long []string
		for year := c.from; year <= c.to; year++ {
			fy, err := c.calendar.Year(year)
			if err != nil {
				t.Fatal(err)
			}
			switch fy.Days() {
			case 371:
				long = append(long, fy.End.String())
			case 364:
			default:
				t.Errorf("%v has %d days", fy, fy.Days())
			}
			if fy.IsShort() {
				t.Errorf("%v counts as short", fy)
			}
		}
		if !slices.Equal(long, c.want) {
			t.Errorf("%s: 53 weeks end on %v, want %v", c.calendar.Rule, long, c.want)
		}
	}
	retail := soc1.WeekCalendar{Rule: soc1.NearestWeekday, Month: time.January, Weekday: time.Saturday}
	if fy, err := retail.Year(2020); err != nil || fy.Period != period(t, "2019-02-03/2020-02-01") {
		t.Errorf("the retail year is %v, %v", fy, err)
	}
}

func TestWeekCalendarRejectsWhatIsIncomplete(t *testing.T) {
	err := soc1.WeekCalendar{Month: 13, Weekday: 7}.Validate()
	if got, want := paths(err), []string{"/month", "/rule", "/weekday"}; !slices.Equal(got, want) {
		t.Errorf("problems at %v, want %v", got, want)
	}
	c := soc1.WeekCalendar{Rule: soc1.NearestWeekday, Month: time.December, Weekday: time.Sunday}
	for _, year := range []int{math.MinInt, 0, 1, 10000, math.MaxInt} {
		if fy, err := c.Year(year); err == nil {
			t.Errorf("fiscal %d is %v", year, fy)
		}
	}
	if (soc1.WeekCalendar{}).YearEnd(2025).IsValid() {
		t.Error("the zero calendar has a year-end")
	}
	for _, d := range []soc1.Date{{}, soc1.DateOf(1, time.January, 1), soc1.DateOf(9999, time.December, 31)} {
		if fy, err := c.Containing(d); err == nil {
			t.Errorf("%v belongs to %v", d, fy)
		}
	}
	if _, err := c.Next(soc1.FiscalYear{}); err == nil {
		t.Error("a year follows the zero year")
	}
}

func TestLawWeekYearsFollowOneAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := soc1.WeekCalendar{
			Rule:    rapid.SampledFrom(slices.Collect(soc1.WeekRules())).Draw(t, "rule"),
			Month:   time.Month(rapid.IntRange(1, 12).Draw(t, "month")),
			Weekday: time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday")),
		}
		year := rapid.IntRange(1900, 2200).Draw(t, "year")
		fy, err := c.Year(year)
		if err != nil {
			t.Fatal(err)
		}
		next, err := c.Next(fy)
		if err != nil || next.Start != fy.End.AddDays(1) || next.End != c.YearEnd(year+1) || next.End.Weekday() != c.Weekday {
			t.Fatalf("%v follows %v, %v", next, fy, err)
		}
		monthEnd := soc1.DateOf(year, c.Month, 1).MonthEnd()
		off := fy.End.Sub(monthEnd)
		if c.Rule == soc1.LastWeekday && (off > 0 || off < -6) || c.Rule == soc1.NearestWeekday && (off > 3 || off < -3) {
			t.Fatalf("%v ends %d days from %v", fy, off, monthEnd)
		}
		day := fy.Start.AddDays(rapid.IntRange(0, fy.Days()-1).Draw(t, "day"))
		if found, err := c.Containing(day); err != nil || found != fy {
			t.Fatalf("%v belongs to %v, %v; want %v", day, found, err, fy)
		}
	})
}

func TestNextLeadsIntoAWeekCalendar(t *testing.T) {
	c := soc1.WeekCalendar{Rule: soc1.LastWeekday, Month: time.December, Weekday: time.Saturday}
	next, err := c.Next(soc1.FiscalYearEnding(2025, time.June))
	if err != nil || next.Period != period(t, "2025-07-01/2025-12-27") || !next.IsShort() {
		t.Errorf("the transition year is %v, %v", next, err)
	}
}
