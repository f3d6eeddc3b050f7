package soc1

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// PeriodSet is a set of days, held as the fewest periods that make it up: sorted, and with at least one
// missing day between neighbours. Two sets with the same days are therefore built alike.
//
// The zero PeriodSet is the empty set, ready to use. A PeriodSet is immutable and safe for concurrent
// use. Compare sets with [PeriodSet.Equal]; they are not comparable with ==.
type PeriodSet struct {
	periods []Period
}

// NewPeriodSet returns the set of all days that belong to at least one of the periods, which may be in
// any order, overlap and touch. It fails if one is invalid; the error carries [Problem] values whose
// paths begin with the position, such as /1/end. It takes O(n log n) time.
func NewPeriodSet(periods ...Period) (PeriodSet, error) {
	var ps Problems
	for i, p := range periods {
		if !p.IsValid() {
			ps.Merge(Pointer("", i), p.Validate())
		}
	}
	if err := ps.Err(); err != nil {
		return PeriodSet{}, err
	}
	sorted := slices.Clone(periods)
	slices.SortFunc(sorted, func(a, b Period) int { return a.Start.Compare(b.Start) })
	joined := sorted[:0]
	for _, p := range sorted {
		joined = joinLast(joined, p)
	}
	return PeriodSet{joined}, nil
}

// ParsePeriodSet reads the text form of a set: its periods in the form of [ParsePeriod], in order and
// with commas between them. Empty text is the empty set. Periods that are out of order, overlap or touch
// are an error, so that a set has exactly one spelling.
func ParsePeriodSet(s string) (PeriodSet, error) {
	if s == "" {
		return PeriodSet{}, nil
	}
	var set PeriodSet
	for part := range strings.SplitSeq(s, ",") {
		p, err := ParsePeriod(part)
		if err != nil {
			return PeriodSet{}, fmt.Errorf("parse period set: %w", err)
		}
		if n := len(set.periods); n > 0 && p.Start.n <= set.periods[n-1].End.n+1 {
			return PeriodSet{}, fmt.Errorf("parse period set: %s does not begin after a missing day behind %s", p, set.periods[n-1])
		}
		set.periods = append(set.periods, p)
	}
	return set, nil
}

// joinLast appends p to a normalised list whose last period starts no later than p, joining the two if
// they overlap or touch.
func joinLast(list []Period, p Period) []Period {
	if n := len(list); n > 0 && p.Start.n <= list[n-1].End.n+1 {
		if p.End.n > list[n-1].End.n {
			list[n-1].End = p.End
		}
		return list
	}
	return append(list, p)
}

// Len returns the number of separate periods.
func (s PeriodSet) Len() int { return len(s.periods) }

// IsZero reports whether the set is empty. It is what the omitzero option of encoding/json asks.
func (s PeriodSet) IsZero() bool { return len(s.periods) == 0 }

// All walks the periods from the earliest to the latest.
func (s PeriodSet) All() iter.Seq[Period] { return slices.Values(s.periods) }

// Days returns the number of days in the set.
func (s PeriodSet) Days() int {
	days := 0
	for _, p := range s.periods {
		days += p.Days()
	}
	return days
}

// Equal reports whether both sets have the same days.
func (s PeriodSet) Equal(other PeriodSet) bool { return slices.Equal(s.periods, other.periods) }

// Contains reports whether the day belongs to the set. It takes O(log n) time.
func (s PeriodSet) Contains(d Date) bool {
	return d.IsValid() && s.Covers(Period{Start: d, End: d})
}

// Covers reports whether every day of the period belongs to the set. It is false for an invalid
// period. It takes O(log n) time.
func (s PeriodSet) Covers(p Period) bool {
	i, _ := slices.BinarySearchFunc(s.periods, p.Start, func(have Period, d Date) int { return have.End.Compare(d) })
	return i < len(s.periods) && s.periods[i].Covers(p)
}

// Union returns the days that belong to at least one of the sets. It takes linear time.
func (s PeriodSet) Union(other PeriodSet) PeriodSet {
	a, b := s.periods, other.periods
	if len(a) == 0 {
		return other
	}
	if len(b) == 0 {
		return s
	}
	joined := make([]Period, 0, len(a)+len(b))
	for len(a) > 0 || len(b) > 0 {
		if len(b) == 0 || len(a) > 0 && a[0].Start.n <= b[0].Start.n {
			joined, a = joinLast(joined, a[0]), a[1:]
		} else {
			joined, b = joinLast(joined, b[0]), b[1:]
		}
	}
	return PeriodSet{joined}
}

// Intersect returns the days that belong to both sets. It takes linear time.
func (s PeriodSet) Intersect(other PeriodSet) PeriodSet {
	a, b := s.periods, other.periods
	var common []Period
	for len(a) > 0 && len(b) > 0 {
		if p := a[0].Intersect(b[0]); p.IsValid() {
			common = append(common, p)
		}
		if a[0].End.n < b[0].End.n {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return PeriodSet{common}
}

// Subtract returns the days of s that do not belong to other. It takes linear time.
func (s PeriodSet) Subtract(other PeriodSet) PeriodSet {
	b := other.periods
	var rest []Period
	for _, p := range s.periods {
		for len(b) > 0 && b[0].End.n < p.Start.n {
			b = b[1:]
		}
		// The last cut may reach into the next period of s, so b only moves past what lies before.
		for _, cut := range b {
			if cut.Start.n > p.End.n {
				break
			}
			if cut.Start.n > p.Start.n {
				rest = append(rest, Period{Start: p.Start, End: Date{cut.Start.n - 1}})
			}
			p.Start = Date{cut.End.n + 1}
			if p.Start.n > p.End.n {
				break
			}
		}
		if p.Start.n <= p.End.n {
			rest = append(rest, p)
		}
	}
	return PeriodSet{rest}
}

// Complement returns the days of the period that do not belong to the set: its gaps. It is empty for an
// invalid period. It takes linear time.
func (s PeriodSet) Complement(within Period) PeriodSet {
	if !within.IsValid() {
		return PeriodSet{}
	}
	return PeriodSet{[]Period{within}}.Subtract(s)
}

// String returns the text form that [ParsePeriodSet] reads. The empty set gives empty text.
func (s PeriodSet) String() string {
	b, _ := s.MarshalText()
	return string(b)
}

// MarshalText returns the text form that [ParsePeriodSet] reads. The error is nil.
func (s PeriodSet) MarshalText() ([]byte, error) {
	b := make([]byte, 0, len(s.periods)*(2*dateLen+2))
	for i, p := range s.periods {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(p.Start.appendTo(b), '/')
		b = p.End.appendTo(b)
	}
	return b, nil
}

// UnmarshalText sets s to the set that text spells, by the rules of [ParsePeriodSet]. On an error s is
// unchanged.
func (s *PeriodSet) UnmarshalText(text []byte) error {
	set, err := ParsePeriodSet(string(text))
	if err != nil {
		return err
	}
	*s = set
	return nil
}
