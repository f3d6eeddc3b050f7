package soc1

import "cmp"

// span is a run of days with the position of the report or letter that it comes from.
type span struct {
	start, end int32
	src        int32
}

// spanOf returns the span of a valid period.
func spanOf(p Period, src int) span { return span{p.Start.n, p.End.n, int32(src)} }

// period returns the days of the span.
func (s span) period() Period { return Period{Start: Date{s.start}, End: Date{s.end}} }

// days returns the length of the span.
func (s span) days() int { return int(s.end-s.start) + 1 }

// clip returns the part of the span inside a period; an empty part has its end before its start.
func (s span) clip(p Period) span {
	return span{max(s.start, p.Start.n), min(s.end, p.End.n), s.src}
}

// compareSpans orders spans by start, the longer first.
func compareSpans(a, b span) int {
	return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
}

// flatten appends to dst the days of a sorted list as spans that do not overlap. A day that several
// spans have goes to the first of them.
func flatten(dst, sorted []span) []span {
	reach := int32(0)
	for _, s := range sorted {
		s.start = max(s.start, reach+1)
		if s.start > s.end {
			continue
		}
		dst = append(dst, s)
		reach = s.end
	}
	return dst
}

// subtract appends to dst the days of a that are not in b. Both are sorted and free of overlaps; dst must not
// share memory with either.
func subtract(dst, a, b []span) []span {
	for _, s := range a {
		for len(b) > 0 && b[0].end < s.start {
			b = b[1:]
		}
		for _, cut := range b {
			if cut.start > s.end {
				break
			}
			if cut.start > s.start {
				dst = append(dst, span{s.start, cut.start - 1, s.src})
			}
			s.start = cut.end + 1
			if s.start > s.end {
				break
			}
		}
		if s.start <= s.end {
			dst = append(dst, s)
		}
	}
	return dst
}

// joinSpan appends a span that comes after the last one, joining the two if they touch and have the same source.
func joinSpan(list []span, s span) []span {
	if n := len(list); n > 0 && list[n-1].end+1 == s.start && list[n-1].src == s.src {
		list[n-1].end = s.end
		return list
	}
	return append(list, s)
}

// firstIn returns the first span of a list that shares a day with the period.
func firstIn(list []span, p Period) (span, bool) {
	for _, s := range list {
		if c := s.clip(p); c.start <= c.end {
			return c, true
		}
	}
	return span{}, false
}

// enoughMonths reports whether the days of a list inside a period amount to n calendar months: as one
// unbroken stretch, or in total as many days as n months can have, which is most. Both tests can only be passed
// more easily when days are added. The list is sorted and its spans do not touch.
func enoughMonths(list []span, within Period, n, most int) bool {
	total := 0
	for _, s := range list {
		s = s.clip(within)
		if s.start > s.end {
			continue
		}
		if total += s.days(); atLeastMonths(s.period(), n) {
			return true
		}
	}
	return n == 0 || total >= most
}

// atLeastMonths is Period.AtLeastMonths for a valid period. A month has from 28 to 31 days, which spares the calendar
// most of its questions.
func atLeastMonths(p Period, n int) bool {
	days := int(p.End.n-p.Start.n) + 1
	return days >= 31*n || days >= 28*n && p.AtLeastMonths(n)
}

// atMostMonths is Period.AtMostMonths for a valid period.
func atMostMonths(p Period, n int) bool {
	days := int(p.End.n-p.Start.n) + 1
	return days <= 28*n || days <= 31*n && p.AtMostMonths(n)
}

// mostDays returns the greatest number of days that n consecutive calendar months can have, for n from 0 to 24.
func mostDays(n int) int {
	return int([maxPolicyMonths + 1]int16{
		0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337, 366,
		397, 428, 458, 489, 519, 550, 581, 611, 642, 672, 703, 731,
	}[min(max(n, 0), maxPolicyMonths)])
}

// CoverDays counts the days of a needed period in one pass over the union of tested windows and the union
// of letter periods: tested, represented by a letter only, and neither. It knows no opinions, no
// objectives and no policy, and it is meant for going through many fiscal years at speed; the three
// counts add up to need.Days(). Invalid periods count as empty. If either list is not sorted by start it
// takes quadratic instead of linear time. It allocates nothing.
func CoverDays(need Period, windows, letters []Period) (tested, represented, uncovered int) {
	if !need.IsValid() {
		return 0, 0, 0
	}
	// The walk jumps from the end of one reach to the next. Between two windows it walks the letters in
	// the same way, so that a day is looked at by at most one of the two.
	day := need.Start.n
	for day <= need.End.n {
		if last, ok := reachFrom(windows, day); ok {
			last = min(last, need.End.n)
			tested += int(last-day) + 1
			day = last + 1
			continue
		}
		stop := min(nextStart(windows, day), need.End.n+1)
		for day < stop {
			if last, ok := reachFrom(letters, day); ok {
				last = min(last, stop-1)
				represented += int(last-day) + 1
				day = last + 1
				continue
			}
			next := min(nextStart(letters, day), stop)
			uncovered += int(next - day)
			day = next
		}
	}
	return tested, represented, uncovered
}

// reachFrom returns the last day that valid periods reach without a break, starting on a day that one of
// them contains. It reports false if none contains the day.
func reachFrom(list []Period, day int32) (int32, bool) {
	last := day - 1
	for {
		before := last
		for i := range list {
			if p := &list[i]; p.Start.n != 0 && p.Start.n <= last+1 && p.End.n > last {
				last = p.End.n
			}
		}
		if last == before {
			return last, last >= day
		}
	}
}

// nextStart returns the first day after day on which a valid period begins, or a day past the calendar.
func nextStart(list []Period, day int32) int32 {
	next := int32(maxDay + 1)
	for i := range list {
		if p := &list[i]; p.IsValid() && p.Start.n > day {
			next = min(next, p.Start.n)
		}
	}
	return next
}
