package soc1

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a civil date of the Gregorian calendar, from 0001-01-01 to 9999-12-31. It has no time of day
// and no time zone: a fiscal year ends on a date, not at an instant.
//
// The zero Date is no date. It is invalid, sorts before every date, and stands for an absent value in
// text, JSON (use omitzero) and SQL. Dates are comparable with == and may be map keys.
type Date struct {
	n int32 // day number; 0001-01-01 is 1
}

// NewDate returns the date with the given year, month and day of the month. It fails if the year is not
// from 1 to 9999 or if the calendar has no such day; nothing is normalised, so 30 February is an error.
func NewDate(year int, month time.Month, day int) (Date, error) {
	if year < minYear || year > maxYear {
		return Date{}, fmt.Errorf("year %d is outside %d to %d", year, minYear, maxYear)
	}
	if month < time.January || month > time.December {
		return Date{}, fmt.Errorf("month %d is outside 1 to 12", int(month))
	}
	if last := monthLength(year, int(month)); day < 1 || day > last {
		return Date{}, fmt.Errorf("day %d is outside 1 to %d, the days of %s %d", day, last, month, year)
	}
	return Date{int32(dayNumber(year, int(month), day))}, nil
}

// DateOf is NewDate for literals: it returns the zero Date where NewDate fails.
func DateOf(year int, month time.Month, day int) Date {
	d, err := NewDate(year, month, day)
	if err != nil {
		return Date{}
	}
	return d
}

// DateFromTime returns the civil date that t shows in its own location. It returns the zero Date if the
// year is not from 1 to 9999. The zero time.Time is midnight of 0001-01-01 UTC and gives that date.
func DateFromTime(t time.Time) Date {
	return DateOf(t.Date())
}

// IsValid reports whether d is a date, which the zero Date is not.
func (d Date) IsValid() bool { return d.n != 0 }

// IsZero reports whether d is the zero Date. It is what the omitzero option of encoding/json asks.
func (d Date) IsZero() bool { return d.n == 0 }

// Civil returns the year, month and day of the month. For the zero Date all three are 0.
func (d Date) Civil() (year int, month time.Month, day int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	y, m, dd := civil(int(d.n))
	return y, time.Month(m), dd
}

// Year returns the year, from 1 to 9999, or 0 for the zero Date.
func (d Date) Year() int { y, _, _ := d.Civil(); return y }

// Month returns the month, or 0 for the zero Date.
func (d Date) Month() time.Month { _, m, _ := d.Civil(); return m }

// Day returns the day of the month, from 1, or 0 for the zero Date.
func (d Date) Day() int { _, _, day := d.Civil(); return day }

// Weekday returns the day of the week. For the zero Date it is Sunday, which means nothing.
func (d Date) Weekday() time.Weekday { return time.Weekday(d.n % 7) }

// IsMonthEnd reports whether d is the last day of its month. It is false for the zero Date.
func (d Date) IsMonthEnd() bool {
	y, m, day := d.Civil()
	return d.n != 0 && day == monthLength(y, int(m))
}

// MonthEnd returns the last day of d's month, or the zero Date for the zero Date.
func (d Date) MonthEnd() Date {
	y, m, _ := d.Civil()
	if d.n == 0 {
		return Date{}
	}
	return DateOf(y, m, monthLength(y, int(m)))
}

// AddDays returns the date that many days later, or earlier if days is negative. It returns the zero
// Date if d is the zero Date or if the result is outside the years 1 to 9999.
func (d Date) AddDays(days int) Date {
	if d.n == 0 || days > maxDay || days < -maxDay {
		return Date{}
	}
	return dateOfDay(int(d.n) + days)
}

// AddMonths returns the date that many calendar months later, or earlier if months is negative. A day
// that the target month lacks becomes its last day: one month after 31 January is 28 or 29 February. It
// returns the zero Date if d is the zero Date or if the result is outside the years 1 to 9999.
func (d Date) AddMonths(months int) Date {
	if d.n == 0 {
		return Date{}
	}
	return dateOfDay(addMonths(int(d.n), months))
}

// Sub returns the number of days from other to d: positive if d is later. The zero Date counts as the
// day before 0001-01-01; check IsValid first where that would mislead.
func (d Date) Sub(other Date) int { return int(d.n) - int(other.n) }

// Compare returns -1, 0 or +1 as d is before, on or after other. The zero Date is before every date.
func (d Date) Compare(other Date) int { return cmp.Compare(d.n, other.n) }

// Equal reports whether both are the same date, or both the zero Date. It says the same as ==, and lets
// tools that compare values by reflection see an opaque type.
func (d Date) Equal(other Date) bool { return d == other }

// Before reports whether d is earlier than other. The zero Date is before every date.
func (d Date) Before(other Date) bool { return d.n < other.n }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.n > other.n }

// dateOfDay returns the date with a day number, or the zero Date if there is none.
func dateOfDay(n int) Date {
	if n < minDay || n > maxDay {
		return Date{}
	}
	return Date{int32(n)}
}
