package soc1

import (
	"fmt"
	"strings"
)

// Period is a closed interval of civil dates: both Start and End belong to it, so its length is
// End - Start + 1 days and a period of one day has equal ends.
//
// It is a plain struct, so that a half-filled or reversed period can be stored, shown and reported by
// [Period.Validate]. Such a period is not valid; every method says what it returns for one. The zero
// Period is invalid and stands for an absent value. Periods are comparable with ==.
type Period struct {
	// Start is the first day.
	Start Date `json:"start,omitzero"`
	// End is the last day.
	End Date `json:"end,omitzero"`
}

// NewPeriod returns the period from start to end, both included. It fails if a date is missing or if
// the end is before the start; the error carries [Problem] values at /start and /end.
func NewPeriod(start, end Date) (Period, error) {
	p := Period{Start: start, End: end}
	if err := p.Validate(); err != nil {
		return Period{}, err
	}
	return p, nil
}

// ParsePeriod reads the text form of a period: two canonical dates with a slash between them (an ISO
// 8601 interval), such as 2025-01-01/2025-12-31.
func ParsePeriod(s string) (Period, error) {
	first, last, ok := strings.Cut(s, "/")
	if !ok {
		return Period{}, fmt.Errorf("parse period %.48q: want two dates with a slash between them", s)
	}
	start, err := ParseDate(first)
	if err != nil {
		return Period{}, fmt.Errorf("parse period: start: %w", err)
	}
	end, err := ParseDate(last)
	if err != nil {
		return Period{}, fmt.Errorf("parse period: end: %w", err)
	}
	if end.Before(start) {
		return Period{}, fmt.Errorf("parse period %q: the end is before the start", s)
	}
	return Period{Start: start, End: end}, nil
}

// Validate returns nil if the period is valid, else an error with every [Problem]: a missing date at
// /start or /end, or an end before the start at /end.
func (p Period) Validate() error {
	if p.IsValid() {
		return nil
	}
	var ps Problems
	if !p.Start.IsValid() {
		ps.Add(CodeMissing, "/start", "the period has no first day", "give the first day that belongs to it")
	}
	if !p.End.IsValid() {
		ps.Add(CodeMissing, "/end", "the period has no last day", "give the last day that belongs to it")
	}
	if p.Start.IsValid() && p.End.IsValid() {
		ps.Addf(CodeOrder, "/end", "swap or correct the dates", "the period ends on %s, before it starts on %s", p.End, p.Start)
	}
	return ps.Err()
}

// IsValid reports whether both dates are valid and the end is not before the start.
func (p Period) IsValid() bool { return p.Start.n != 0 && p.Start.n <= p.End.n }

// IsZero reports whether both dates are absent. It is what the omitzero option of encoding/json asks.
func (p Period) IsZero() bool { return p == Period{} }

// String returns the text form that [ParsePeriod] reads. An invalid period is shown with its dates as
// they are, and does not parse.
func (p Period) String() string {
	if !p.Start.IsValid() || !p.End.IsValid() {
		return p.Start.String() + "/" + p.End.String()
	}
	var buf [2*dateLen + 1]byte
	b := append(p.Start.appendTo(buf[:0]), '/')
	return string(p.End.appendTo(b))
}

// Days returns the number of days, both ends included, or 0 for an invalid period.
func (p Period) Days() int {
	if !p.IsValid() {
		return 0
	}
	return int(p.End.n-p.Start.n) + 1
}

// Contains reports whether d belongs to the period. An invalid period contains nothing.
func (p Period) Contains(d Date) bool {
	return p.IsValid() && p.Start.n <= d.n && d.n <= p.End.n
}

// Covers reports whether every day of other belongs to p. It is false if either is invalid.
func (p Period) Covers(other Period) bool {
	return other.IsValid() && p.Contains(other.Start) && p.Contains(other.End)
}

// Overlaps reports whether the periods share a day. It is false if either is invalid.
func (p Period) Overlaps(other Period) bool { return p.Intersect(other).IsValid() }

// Intersect returns the days that belong to both periods, or the zero Period if there are none.
func (p Period) Intersect(other Period) Period {
	if !p.IsValid() || !other.IsValid() {
		return Period{}
	}
	both := Period{
		Start: Date{max(p.Start.n, other.Start.n)},
		End:   Date{min(p.End.n, other.End.n)},
	}
	if !both.IsValid() {
		return Period{}
	}
	return both
}

// Adjacent reports whether one period begins on the day after the other ends, so that they touch
// without a gap and without a common day. It is false if either is invalid.
func (p Period) Adjacent(other Period) bool {
	return p.IsValid() && other.IsValid() && (p.End.n+1 == other.Start.n || other.End.n+1 == p.Start.n)
}

// Shift returns the period moved by a number of days. It returns the zero Period if p is invalid or if
// a day would leave the years 1 to 9999.
func (p Period) Shift(days int) Period {
	if !p.IsValid() {
		return Period{}
	}
	q := Period{Start: p.Start.AddDays(days), End: p.End.AddDays(days)}
	if !q.IsValid() {
		return Period{}
	}
	return q
}

// Months returns the length as whole calendar months and the days left over. One month after a start
// that the target month lacks is its last day, as in [Date.AddMonths]. An invalid period has 0 and 0.
func (p Period) Months() (months, days int) {
	if !p.IsValid() {
		return 0, 0
	}
	y1, m1, d1 := civil(int(p.Start.n))
	y2, m2, _ := civil(int(p.End.n))
	// The count of month names is never too small, and at most two too large.
	next := int(p.End.n) + 1
	months = 12*(y2-y1) + m2 - m1 + 1
	for {
		year, month := y1+(m1-1+months)/12, (m1-1+months)%12+1
		if reached := dayNumber(year, month, min(d1, monthLength(year, month))); reached <= next {
			return months, next - reached
		}
		months--
	}
}

// AtLeastMonths reports whether the period is n calendar months long or longer. Exactly n months
// pass: 1 January to 30 September is at least nine months. It is false for an invalid period.
func (p Period) AtLeastMonths(n int) bool {
	return p.IsValid() && int(p.End.n)+1 >= addMonths(int(p.Start.n), n)
}

// AtMostMonths reports whether the period is n calendar months long or shorter. Exactly n months pass:
// 1 October to 31 December has 92 days and is at most three months. It is false for an invalid period.
func (p Period) AtMostMonths(n int) bool {
	return p.IsValid() && int(p.End.n)+1 <= addMonths(int(p.Start.n), n)
}
