package soc1

import (
	"fmt"
	"iter"
	"time"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// FiscalYear is the period for which a user entity prepares financial statements, with a label for
// people. Its length is whatever its dates say: 365 or 366 days, 364 or 371 in a calendar of whole weeks,
// fewer in a short year and more in a long transition period. The zero FiscalYear is invalid.
type FiscalYear struct {
	// Label names the year, such as FY2025. It carries no meaning and may be empty.
	Label string `json:"label,omitzero"`
	// Period holds the first and the last day. Its End is the as-of date of management's assessment
	// of internal control.
	Period
}

// NewFiscalYear returns the fiscal year from start to end, both included. It is the way to state a
// short first year or a transition period. It fails if a date is missing or the end is before the start.
func NewFiscalYear(label string, start, end Date) (FiscalYear, error) {
	p, err := NewPeriod(start, end)
	if err != nil {
		return FiscalYear{}, err
	}
	return FiscalYear{Label: label, Period: p}, nil
}

// CalendarYear returns the fiscal year from 1 January to 31 December, or the zero FiscalYear if the
// year is not from 1 to 9999.
func CalendarYear(year int) FiscalYear { return FiscalYearEnding(year, time.December) }

// FiscalYearEnding returns the fiscal year of twelve months that ends on the last day of a month, or the
// zero FiscalYear if its dates are outside the years 1 to 9999. The label is the year in which it ends.
func FiscalYearEnding(year int, month time.Month) FiscalYear {
	end := DateOf(year, month, 1).MonthEnd()
	start := end.AddDays(1).AddMonths(-12)
	if end.n == maxDay {
		start = DateOf(year, time.January, 1)
	}
	if !start.IsValid() {
		return FiscalYear{}
	}
	return FiscalYear{Label: yearLabel(year), Period: Period{Start: start, End: end}}
}

// Next returns the fiscal year of twelve months that begins on the day after this one ends, labelled by
// the year in which it ends. It returns the zero FiscalYear if this one is invalid or if the next would
// leave the years 1 to 9999. For calendars of whole weeks use [WeekCalendar.Next].
func (f FiscalYear) Next() FiscalYear {
	if !f.IsValid() {
		return FiscalYear{}
	}
	start := f.End.AddDays(1)
	end := start.AddMonths(12).AddDays(-1)
	if !end.IsValid() {
		return FiscalYear{}
	}
	return FiscalYear{Label: yearLabel(end.Year()), Period: Period{Start: start, End: end}}
}

// IsShort reports whether the year has fewer than twelve calendar months and fewer than the 52 weeks
// that a calendar of whole weeks gives it. It is false for an invalid year.
func (f FiscalYear) IsShort() bool {
	return f.IsValid() && !f.AtLeastMonths(12) && f.Days() < 52*7
}

// IsZero reports whether label and dates are all absent. It is what the omitzero option of
// encoding/json asks.
func (f FiscalYear) IsZero() bool { return f == FiscalYear{} }

// String returns the label and the dates, such as "FY2025 (2025-01-01/2025-12-31)", or the dates alone.
func (f FiscalYear) String() string {
	if f.Label == "" {
		return f.Period.String()
	}
	return f.Label + " (" + f.Period.String() + ")"
}

// WeekRule says on which of its weekdays a calendar of whole weeks ends its year.
type WeekRule uint8

const (
	_ WeekRule = iota
	// LastWeekday ends the year on the last such weekday of the month.
	LastWeekday
	// NearestWeekday ends the year on such weekday nearest to the last day of the month, which may be up
	// to three days into the next month.
	NearestWeekday
)

func (r WeekRule) name() string {
	switch r {
	case LastWeekday:
		return "last-weekday"
	case NearestWeekday:
		return "nearest-weekday"
	}
	return ""
}

// WeekRules walks the rules in the order of their constants.
func WeekRules() iter.Seq[WeekRule] { return enum.All(WeekRule.name) }

// IsValid reports whether r is one of the rules.
func (r WeekRule) IsValid() bool { return r.name() != "" }

// String returns the wire name, or WeekRule(n) for a value that has none.
func (r WeekRule) String() string { return enum.String(r, WeekRule.name) }

// MarshalText returns the wire name, or an error if r is not valid.
func (r WeekRule) MarshalText() ([]byte, error) { return enum.Marshal(r, WeekRule.name) }

// UnmarshalText sets r to the rule with the wire name text.
func (r *WeekRule) UnmarshalText(text []byte) error { return enum.Unmarshal(r, text, WeekRule.name) }

// WeekCalendar is a fiscal calendar whose years have 52 or 53 whole weeks, so that every year ends on
// the same weekday. Retailers and manufacturers use it. The zero WeekCalendar is invalid.
type WeekCalendar struct {
	// Rule says which weekday is meant.
	Rule WeekRule `json:"rule,omitzero"`
	// Month is the month around whose end the year ends, from 1 to 12.
	Month time.Month `json:"month"`
	// Weekday is the weekday on which the year ends; 0 is Sunday.
	Weekday time.Weekday `json:"weekday"`
}

// Validate returns nil if the calendar is complete, else an error with [Problem] values at /rule,
// /month and /weekday.
func (c WeekCalendar) Validate() error {
	var ps Problems
	if !c.Rule.IsValid() {
		ps.Add(CodeMissing, "/rule", "the calendar does not say which weekday ends the year", "use last-weekday or nearest-weekday")
	}
	if c.Month < time.January || c.Month > time.December {
		ps.Addf(CodeRange, "/month", "use a month from 1 to 12", "month %d does not exist", int(c.Month))
	}
	if c.Weekday < time.Sunday || c.Weekday > time.Saturday {
		ps.Addf(CodeRange, "/weekday", "use a weekday from 0 for Sunday to 6 for Saturday", "weekday %d does not exist", int(c.Weekday))
	}
	return ps.Err()
}

// YearEnd returns the day on which the fiscal year of a calendar year ends: the one that the rule picks
// around the end of the calendar's month in that year. Under the nearest-weekday rule the day may fall
// in the following month, so fiscal 2020 of a December calendar can end on 2 January 2021. It returns
// the zero Date if the calendar is invalid or the year outside 1 to 9999.
func (c WeekCalendar) YearEnd(year int) Date {
	monthEnd := DateOf(year, c.Month, 1).MonthEnd()
	if !monthEnd.IsValid() || c.Validate() != nil {
		return Date{}
	}
	back := (int(monthEnd.Weekday()) - int(c.Weekday) + 7) % 7
	if c.Rule == NearestWeekday && back > 3 {
		back -= 7
	}
	return monthEnd.AddDays(-back)
}

// Year returns the fiscal year that ends on [WeekCalendar.YearEnd] of a calendar year, labelled with that
// calendar year. It fails if the calendar is invalid or a date would leave the years 1 to 9999.
func (c WeekCalendar) Year(year int) (FiscalYear, error) {
	if err := c.Validate(); err != nil {
		return FiscalYear{}, err
	}
	last, end := c.YearEnd(year-1), c.YearEnd(year)
	if !last.IsValid() || !end.IsValid() {
		return FiscalYear{}, fmt.Errorf("the fiscal year %d has days outside the years %d to %d", year, minYear, maxYear)
	}
	return FiscalYear{Label: yearLabel(year), Period: Period{Start: last.AddDays(1), End: end}}, nil
}

// Containing returns the fiscal year to which a day belongs. It fails if the day or the calendar is
// invalid, or if the year would leave the years 1 to 9999.
func (c WeekCalendar) Containing(d Date) (FiscalYear, error) {
	if !d.IsValid() {
		return FiscalYear{}, fmt.Errorf("no fiscal year contains an %v", d)
	}
	// A year's end may lie in the next calendar year, so the search begins one year back.
	for year := d.Year() - 1; year <= d.Year()+1; year++ {
		if end := c.YearEnd(year); end.IsValid() && !end.Before(d) {
			return c.Year(year)
		}
	}
	return c.Year(d.Year() + 1)
}

// Next returns the fiscal year that begins on the day after f ends: the first whose year-end is later.
// It starts where f ends even if f is short or followed another calendar, so it also yields the
// transition into this calendar. It fails as [WeekCalendar.Year] does, or if f is invalid.
func (c WeekCalendar) Next(f FiscalYear) (FiscalYear, error) {
	if err := f.Validate(); err != nil {
		return FiscalYear{}, err
	}
	next, err := c.Containing(f.End.AddDays(1))
	if err != nil {
		return FiscalYear{}, err
	}
	next.Start = f.End.AddDays(1)
	return next, nil
}

// yearLabel names a fiscal year after a calendar year.
func yearLabel(year int) string { return fmt.Sprintf("FY%04d", year) }
