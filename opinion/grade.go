package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/soc1"
)

// grade is what the evidence says about a control, a set, a risk or an objective on one day. The order of the
// constants is the order of the lattice; all combinations below are monotone in it.
//
// A failure ranks below a lack of evidence because it is the graver thing to know: evidence that turns up can lift the latter,
// and nothing lifts the former. What was not exercised ranks above both, since nothing can have gone wrong there, and below
// effective, since nothing shows that it would have gone right.
type grade uint8

const (
	failed    grade = iota // it did not work, or was not there
	unknown                // evidence is lacking
	dormant                // the circumstances for it did not arise
	effective              // it worked
)

// all combines things that are all needed. What was not exercised neither helps nor harms, unless nothing was. So dormant is the
// neutral element and the rest is a minimum: the operation is commutative, associative, idempotent and monotone, and the order in
// which controls, risks or days are listed cannot change what comes out.
func all(a, b grade) grade {
	switch {
	case a == dormant:
		return b
	case b == dormant:
		return a
	}
	return min(a, b)
}

// either combines the stages of one thing, of which one is there at a time. A control and its successor are never needed on the
// same day: the one that was in operation speaks for the line, and the absence of the other, which is graded as a failure, must
// not count. Source: [soc1.CiteOperation].
func either(a, b grade) grade { return max(a, b) }

// alternative combines things of which one suffices, such as the sufficient sets of a risk. Only what was shown to be effective
// makes up for another; what was not tested, or not exercised, has shown nothing, and leaves the worst that was found standing.
// So a failed control is not excused by a compensating one for which there is no evidence. With effective absorbing and a minimum
// otherwise it too is commutative, associative, idempotent and monotone. A plain maximum would be monotone as well, and would let
// a set that nobody tested, being merely unknown, hide the failure of the set that was.
func alternative(a, b grade) grade {
	if a == effective || b == effective {
		return effective
	}
	return min(a, b)
}

// span is a run of days with one grade, or, where a judgement is missing, with a range of grades.
//
// lo is the grade if every open question about the day is answered in the worst way, hi that if every one is answered in the
// best, and lo is never above hi. Since every operation below is monotone, combining the two ends separately gives exactly the
// ends of the combination; grades in between need not be carried along.
type span struct {
	end    soc1.Date // the last day of the run
	lo, hi grade
}

// profile is the grade of something on every day of a window: runs that follow each other without a gap and end with the window.
// A profile is never changed once built, so profiles may share their runs. It has at least one run, and neighbouring runs differ
// in their range, so that two profiles of one window are equal exactly if they have the same runs. Days are never enumerated: the
// length of a profile is bounded by the dates in the evidence, not by the length of the period.
type profile []span

// constant returns the profile with one grade on all days up to end.
func constant(end soc1.Date, lo, hi grade) profile { return profile{{end, lo, hi}} }

// uniform returns the grade range of p if it is the same on all days. Its only run then ends with the window.
func (p profile) uniform() (lo, hi grade, ok bool) {
	if len(p) != 1 {
		return 0, 0, false
	}
	return p[0].lo, p[0].hi, true
}

// combine merges two profiles of the same window, run by run. Most combinations change nothing: what works is combined with what
// works, or a failure with what only it matters to. The result then is the profile that comes out, not a copy of it.
//
// Profiles that share their runs are equal, and combining them changes nothing. The few operations of which that is not true,
// such as bestEvidence, never meet two profiles that share theirs.
func combine(a, b profile, op func(x, y grade) grade) profile {
	if &a[0] == &b[0] {
		return a
	}
	if len(a) == 1 && len(b) == 1 {
		lo, hi := op(a[0].lo, b[0].lo), op(a[0].hi, b[0].hi)
		switch {
		case lo == a[0].lo && hi == a[0].hi:
			return a
		case lo == b[0].lo && hi == b[0].hi:
			return b
		}
		return constant(a[0].end, lo, hi)
	}
	// Two walks, the first of which allocates nothing: with thousands of controls the copies that are not made are what counts.
	first, second := true, true // whether the result is the one or the other throughout
	for x, y := range together(a, b) {
		lo, hi := op(x.lo, y.lo), op(x.hi, y.hi)
		first, second = first && lo == x.lo && hi == x.hi, second && lo == y.lo && hi == y.hi
	}
	switch {
	case first:
		return a
	case second:
		return b
	}
	// Between two profiles of m and n runs there are at most m+n-2 changes, and so at most one run more than that.
	merged := make(profile, 0, len(a)+len(b)-1)
	for x, y := range together(a, b) {
		merged = merged.append(span{x.end, op(x.lo, y.lo), op(x.hi, y.hi)})
	}
	return merged
}

// together walks two profiles of the same window side by side, in runs on which neither changes. Both end with the window, so
// that they run out at the same time.
func together(a, b profile) iter.Seq2[span, span] {
	return func(yield func(x, y span) bool) {
		for len(a) > 0 && len(b) > 0 {
			x, y := a[0], b[0]
			if y.end.Before(x.end) {
				x.end = y.end
			}
			y.end = x.end
			if !yield(x, y) {
				return
			}
			if a[0].end == x.end {
				a = a[1:]
			}
			if b[0].end == x.end {
				b = b[1:]
			}
		}
	}
}

// append adds a run after p, joining it to the last run when the grades are equal. Only a profile that is still being built may
// be appended to: the last run is changed in place.
func (p profile) append(s span) profile {
	if n := len(p); n > 0 && p[n-1].lo == s.lo && p[n-1].hi == s.hi {
		p[n-1].end = s.end
		return p
	}
	return append(p, s)
}

// overDays returns the grade range of something that has to hold throughout: the combination of all days of p that lie in within.
// start is the first day of p. Days before and after it are somebody else's, or nobody's: an objective that was stated in April
// does not fail for March.
func (p profile) overDays(start soc1.Date, within soc1.Period) (lo, hi grade) {
	if lo, hi, ok := p.uniform(); ok {
		return lo, hi
	}
	lo, hi = dormant, dormant
	for _, s := range p {
		if !s.end.Before(within.Start) && !start.After(within.End) {
			lo, hi = all(lo, s.lo), all(hi, s.hi)
		}
		start = s.end.AddDays(1)
	}
	return lo, hi
}

// below returns the periods on which p may fall short: those whose worst grade is at most g. start is the first day of p. Runs
// that differ only in their grade are joined, so that a reader sees periods and not the seams of the evidence.
func (p profile) below(start soc1.Date, g grade) []soc1.Period {
	var days []soc1.Period
	for _, s := range p {
		if s.lo <= g {
			if n := len(days); n > 0 && days[n-1].End.AddDays(1) == start {
				days[n-1].End = s.end
			} else {
				days = append(days, soc1.Period{Start: start, End: s.end})
			}
		}
		start = s.end.AddDays(1)
	}
	return days
}

// paint returns p with the days of within replaced by the combination of their grade and [lo, hi]. start is the first day of p.
// op takes the grade of p first and the new one second. Days outside the window are not added.
func (p profile) paint(start soc1.Date, within soc1.Period, lo, hi grade, op func(x, y grade) grade) profile {
	if !within.IsValid() || len(p) == 0 {
		return p
	}
	last := p[len(p)-1].end
	if !within.Start.After(start) && !within.End.Before(last) {
		return combine(p, constant(last, lo, hi), op)
	}
	if !p.changes(start, within, lo, hi, op) {
		return p
	}
	// A period has two edges, each of which can split one run.
	painted := make(profile, 0, len(p)+2)
	for _, s := range p {
		first := start
		start = s.end.AddDays(1)
		if s.end.Before(within.Start) || first.After(within.End) {
			painted = painted.append(s)
			continue
		}
		// The run reaches into the period from before it, and perhaps out of it again: up to three runs come of it.
		if first.Before(within.Start) {
			painted = painted.append(span{within.Start.AddDays(-1), s.lo, s.hi})
		}
		end := s.end
		if within.End.Before(end) {
			end = within.End
		}
		painted = painted.append(span{end, op(s.lo, lo), op(s.hi, hi)})
		if end.Before(s.end) {
			painted = painted.append(s)
		}
	}
	return painted
}

// changes reports whether painting would change any day. The answer is no more often than not, and saves the copy.
func (p profile) changes(start soc1.Date, within soc1.Period, lo, hi grade, op func(x, y grade) grade) bool {
	for _, s := range p {
		touched := !s.end.Before(within.Start) && !start.After(within.End)
		if touched && (op(s.lo, lo) != s.lo || op(s.hi, hi) != s.hi) {
			return true
		}
		start = s.end.AddDays(1)
	}
	return false
}

// replaced is the operation for paint that takes the new grade.
func replaced(_, y grade) grade { return y }

// worst is the operation that takes the lower grade, also where something was not exercised. It is for what a grade cannot
// exceed, such as that of the design for that of operation. With all in its place, a control that was not exercised would take on
// the grade of its design, and pass for effective.
func worst(x, y grade) grade { return min(x, y) }
