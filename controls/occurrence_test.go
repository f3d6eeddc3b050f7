package controls_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// anySchedule draws a schedule that a calendar decides.
func anySchedule(t *rapid.T) controls.Schedule {
	return controls.Schedule{
		Frequency: controls.Frequency(rapid.IntRange(int(controls.Annual), int(controls.Daily)).Draw(t, "frequency")),
		On:        soc1.DateOf(2023, time.December, 20).AddDays(rapid.IntRange(0, 1500).Draw(t, "on")),
	}
}

// anyDays draws a window of up to two years around the year 2025.
func anyDays(t *rapid.T) soc1.Period {
	p := soc1.Period{Start: soc1.DateOf(2024, time.January, 1).AddDays(rapid.IntRange(0, 730).Draw(t, "start"))}
	p.End = p.Start.AddDays(rapid.IntRange(0, 730).Draw(t, "days"))
	return p
}

func occurrences(t *rapid.T, s controls.Schedule, window soc1.Period) int {
	n, err := s.Occurrences(window)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// due is the day-by-day reference: whether a control is due on a day, found by stepping from the known day.
func due(s controls.Schedule, d soc1.Date) bool {
	months := map[controls.Frequency]int{controls.Annual: 12, controls.Semiannual: 6, controls.Quarterly: 3, controls.Monthly: 1}[s.Frequency]
	switch {
	case s.Frequency == controls.Daily:
		return true
	case s.Frequency == controls.Semimonthly:
		return d.Day() == 15 || d.AddDays(1).Day() == 1
	case s.Frequency == controls.Weekly:
		return d.Weekday() == s.On.Weekday()
	}
	for k := -80; k <= 80; k++ {
		if s.On.AddMonths(k*months) == d {
			return true
		}
	}
	return false
}

// Invariant 43: a part of a window never has more occurrences than the whole, and the parts add up.
func TestLaw43ShrinkingTheWindowNeverAddsOccurrences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, window := anySchedule(t), anyDays(t)
		whole := occurrences(t, s, window)
		cut := rapid.IntRange(0, window.Days()-1).Draw(t, "cut")
		first := soc1.Period{Start: window.Start, End: window.Start.AddDays(cut)}
		sum := occurrences(t, s, first)
		if sum > whole {
			t.Fatalf("%d in %v and %d in %v", whole, window, sum, first)
		}
		if first.End != window.End {
			sum += occurrences(t, s, soc1.Period{Start: first.End.AddDays(1), End: window.End})
		}
		if sum != whole {
			t.Fatalf("%d in %v, and %d in its parts", whole, window, sum)
		}
	})
}

func TestLawOccurrencesAreThoseOfADayByDayCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, window := anySchedule(t), anyDays(t)
		want := 0
		for d := window.Start; !d.After(window.End); d = d.AddDays(1) {
			if due(s, d) {
				want++
			}
		}
		if got := occurrences(t, s, window); got != want {
			t.Fatalf("%+v in %v: got %d, want %d", s, window, got, want)
		}
	})
}

// Invariant 43, the second half: an annual control in a window without its date did not occur.
func TestLaw43AnAnnualControlOutsideTheWindowDidNotOccur(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, window := anySchedule(t), anyDays(t)
		s.Frequency = controls.Annual
		inside := false
		for d := window.Start; !d.After(window.End); d = d.AddDays(1) {
			inside = inside || due(s, d)
		}
		want := controls.NoOccurrence
		if inside {
			want = 0
		}
		if got, err := s.Outcome(window); err != nil || got != want {
			t.Fatalf("%v in %v: got %v, want %v, %v", s.On, window, got, want, err)
		}
	})
}

// What is due in a year is what the name says, and it is close to what sampling expects in a window of any length.
func TestLawOccurrencesAgreeWithWhatSamplingExpects(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, window := anySchedule(t), anyDays(t)
		x, ok := s.Frequency.Sampling()
		if !ok {
			t.Fatalf("%v has no class", s.Frequency)
		}
		expected, err := x.Occurrences(int64(window.Days()))
		if err != nil {
			t.Fatal(err)
		}
		// Rounding and the place of the window in the interval make one each, and 52 weeks leave days of the year over.
		if got := int64(occurrences(t, s, window)); got < expected-2 || got > expected+2 {
			t.Fatalf("%+v in %v: %d are due, %d expected", s, window, got, expected)
		}
	})
}

func TestOccurrencesClampToTheMonthEnd(t *testing.T) {
	for _, c := range []struct {
		frequency controls.Frequency
		on        string
		window    string
		want      int
	}{
		{controls.Monthly, "2025-01-31", "2025-02-01/2025-02-28", 1},
		{controls.Monthly, "2025-01-31", "2025-02-28/2025-03-30", 1},
		{controls.Monthly, "2025-01-31", "2025-01-01/2025-12-31", 12},
		{controls.Annual, "2024-02-29", "2025-02-28/2025-02-28", 1},
		{controls.Annual, "2024-02-29", "2028-02-01/2028-02-28", 0},
		{controls.Annual, "2025-11-15", "2025-01-01/2025-09-30", 0},
		{controls.Annual, "2025-11-15", "2024-10-01/2025-09-30", 1},
		{controls.Quarterly, "2025-03-31", "2025-04-01/2025-09-30", 2},
		{controls.Semiannual, "2025-08-31", "2025-02-28/2025-02-28", 1},
		{controls.Semimonthly, "", "2024-02-15/2024-02-29", 2},
		{controls.Weekly, "2025-01-06", "2025-01-07/2025-01-12", 0},
		{controls.Weekly, "2025-01-06", "2024-12-30/2025-01-06", 2},
		{controls.Daily, "", "2024-02-01/2024-02-29", 29},
	} {
		s := controls.Schedule{Frequency: c.frequency}
		if c.on != "" {
			on, err := soc1.ParseDate(c.on)
			if err != nil {
				t.Fatal(err)
			}
			s.On = on
		}
		window, err := soc1.ParsePeriod(c.window)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := s.Occurrences(window); err != nil || got != c.want {
			t.Errorf("%v on %s in %s: got %d, %v, want %d", c.frequency, c.on, c.window, got, err, c.want)
		}
	}
}

func TestSchedulesThatNoCalendarDecides(t *testing.T) {
	window := soc1.CalendarYear(2025).Period
	for _, c := range []struct {
		s    controls.Schedule
		code soc1.Code
	}{
		{controls.Schedule{}, soc1.CodeMissing},
		{controls.Schedule{Frequency: controls.Annual}, soc1.CodeMissing},
		{controls.Schedule{Frequency: controls.EventDriven, On: window.Start}, soc1.CodeInvalid},
		{controls.Schedule{Frequency: controls.Continuous}, soc1.CodeInvalid},
		{controls.Schedule{Frequency: controls.ManyPerDay}, soc1.CodeInvalid},
	} {
		if _, err := c.s.Occurrences(window); !errors.Is(err, c.code) {
			t.Errorf("%+v: %v, want %s", c.s, err, c.code)
		}
		if _, err := c.s.Outcome(window); err == nil {
			t.Errorf("%+v has an outcome", c.s)
		}
	}
	if _, err := (controls.Schedule{Frequency: controls.Daily}).Occurrences(soc1.Period{}); err == nil {
		t.Error("an empty window is counted")
	}
}

// Whether an annual control occurred depends on its date, not on the length of the window.
func ExampleSchedule_Outcome() {
	recertification := controls.Schedule{Frequency: controls.Annual, On: soc1.DateOf(2024, time.November, 15)}
	for _, window := range []soc1.Period{
		{Start: soc1.DateOf(2025, time.January, 1), End: soc1.DateOf(2025, time.September, 30)},
		{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2025, time.September, 30)},
	} {
		n, err := recertification.Occurrences(window)
		if err != nil {
			fmt.Println(err)
			return
		}
		outcome, _ := recertification.Outcome(window)
		fmt.Println(window, n, outcome == controls.NoOccurrence)
	}
	// Output:
	// 2025-01-01/2025-09-30 0 true
	// 2024-10-01/2025-09-30 1 false
}
