package soc1

import (
	"fmt"
	"time"
)

// YearEndRule says when an entity's fiscal years end: on the last day of a month, or by a calendar of whole weeks, but
// not both. The zero YearEndRule is no rule.
type YearEndRule struct {
	// Month is the month on whose last day the year ends, from 1 to 12.
	Month time.Month `json:"month,omitzero"`
	// Weeks is the calendar of whole weeks.
	Weeks WeekCalendar `json:"weeks,omitzero"`
}

// IsZero reports whether there is no rule. It is what the omitzero option of encoding/json asks.
func (r YearEndRule) IsZero() bool { return r == YearEndRule{} }

// Validate returns nil if the rule is complete, else an error with every [Problem].
func (r YearEndRule) Validate() error {
	var ps Problems
	weeks := r.Weeks != WeekCalendar{}
	switch {
	case weeks && r.Month != 0:
		ps.Add(CodeConflict, "/weeks", "the rule has a month and a calendar of weeks", "leave one of them out")
	case weeks:
		ps.Merge("/weeks", r.Weeks.Validate())
	case r.Month < time.January || r.Month > time.December:
		ps.Addf(CodeRange, "/month", "use a month from 1 to 12", "month %d does not exist", int(r.Month))
	}
	return ps.Err()
}

// Year returns the fiscal year that ends in a calendar year; in a calendar of weeks it may end some days into the
// next. It fails if the rule is invalid or a date would leave the years 1 to 9999.
func (r YearEndRule) Year(year int) (FiscalYear, error) {
	if err := r.Validate(); err != nil {
		return FiscalYear{}, err
	}
	if r.Month == 0 {
		return r.Weeks.Year(year)
	}
	fy := FiscalYearEnding(year, r.Month)
	if !fy.IsValid() {
		return FiscalYear{}, fmt.Errorf("the fiscal year %d has days outside the years %d to %d", year, minYear, maxYear)
	}
	return fy, nil
}
