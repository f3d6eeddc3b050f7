package soc1

import (
	"database/sql/driver"
	"encoding"
	"fmt"
	"time"
)

var (
	_ encoding.TextMarshaler   = Date{}
	_ encoding.TextAppender    = Date{}
	_ encoding.TextUnmarshaler = (*Date)(nil)
	_ driver.Valuer            = Date{}
)

// dateLen is the length of the canonical text form, 2025-12-31.
const dateLen = len("2006-01-02")

// ParseDate reads the canonical text form of a date: four digits of the year, two of the month and two
// of the day, joined by hyphens (ISO 8601, extended form). It accepts nothing else, so that a date
// has exactly one spelling.
func ParseDate(s string) (Date, error) {
	return parseDate(s)
}

// parseDate is ParseDate for strings and byte slices alike, so that decoding copies nothing.
func parseDate[T string | []byte](s T) (Date, error) {
	if len(s) != dateLen || s[4] != '-' || s[7] != '-' {
		return Date{}, dateError(s, "want the form YYYY-MM-DD")
	}
	year, ok1 := digits(s, 0, 4)
	month, ok2 := digits(s, 5, 7)
	day, ok3 := digits(s, 8, 10)
	if !ok1 || !ok2 || !ok3 {
		return Date{}, dateError(s, "want the form YYYY-MM-DD")
	}
	d, err := NewDate(year, time.Month(month), day)
	if err != nil {
		return Date{}, dateError(s, err.Error())
	}
	return d, nil
}

// digits reads the decimal number at s[from:to].
func digits[T string | []byte](s T, from, to int) (int, bool) {
	n := 0
	for i := from; i < to; i++ {
		c := s[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// dateError says which text is no date and why. It quotes the input, cut to a length that hostile input cannot inflate.
func dateError[T string | []byte](s T, reason string) error {
	const limit = 32
	if len(s) > limit {
		return fmt.Errorf("parse date %q...: %s", s[:limit], reason)
	}
	return fmt.Errorf("parse date %q: %s", s, reason)
}

// String returns the canonical text form, such as 2025-12-31. The zero Date gives "invalid date".
func (d Date) String() string {
	if d.n == 0 {
		return "invalid date"
	}
	var buf [dateLen]byte
	return string(d.appendTo(buf[:0]))
}

// AppendText appends the canonical text form to b. The zero Date appends nothing. The error is nil.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d.n == 0 {
		return b, nil
	}
	return d.appendTo(b), nil
}

// MarshalText returns the canonical text form, and empty text for the zero Date. The error is nil.
func (d Date) MarshalText() ([]byte, error) {
	return d.AppendText(make([]byte, 0, dateLen))
}

// UnmarshalText sets d to the date that text spells, by the rules of [ParseDate]. Empty text gives the
// zero Date. On an error d is unchanged.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := parseDate(text)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Value implements driver.Valuer: the canonical text form, which every SQL database takes for a DATE
// column, and nil (NULL) for the zero Date.
func (d Date) Value() (driver.Value, error) {
	if d.n == 0 {
		return nil, nil
	}
	return d.String(), nil
}

// Scan implements sql.Scanner. It takes the canonical text form as string or bytes, a time.Time for the
// civil date it shows in its own location, and nil or empty text for the zero Date. On an error d
// is unchanged.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		if v == "" {
			*d = Date{}
			return nil
		}
		parsed, err := parseDate(v)
		if err != nil {
			return err
		}
		*d = parsed
		return nil
	case []byte:
		return d.UnmarshalText(v)
	case time.Time:
		parsed := DateFromTime(v)
		if !parsed.IsValid() {
			return fmt.Errorf("scan date: year %d is outside %d to %d", v.Year(), minYear, maxYear)
		}
		*d = parsed
		return nil
	}
	return fmt.Errorf("scan date: cannot take a %T; want a string, bytes, a time.Time or nil", src)
}

// appendTo writes the ten bytes of a valid date.
func (d Date) appendTo(b []byte) []byte {
	y, m, day := civil(int(d.n))
	return append(b,
		byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10), byte('0'+m%10), '-',
		byte('0'+day/10), byte('0'+day%10))
}
