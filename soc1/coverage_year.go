package soc1

import (
	"cmp"
	"slices"
)

// judgeKind divides the year by the evidence for a kind of objectives and judges it.
func (a *CoverageAssessor) judgeKind(o *ObjectiveCoverage, e *evidence) {
	from := len(a.reasons)
	*o = ObjectiveCoverage{}
	a.divide(o, e)
	a.judgeAudit(o, e)
	a.judgeAsOf(o, e)
	o.Reasons = tail(a.reasons, from)
}

// judgeWhole divides the year by the evidence for all objectives and takes the worst verdicts. Its reasons name the
// objectives that decide; what is the matter with them stands in theirs. The last tested day is the earliest that
// any objective has, and none if one has none.
func (a *CoverageAssessor) judgeWhole(all *ObjectiveCoverage, objectives []ObjectiveCoverage) {
	e := &a.whole
	if len(a.kinds) == 1 {
		e = &a.kinds[0]
	}
	*all = ObjectiveCoverage{Audit: CoverageNotNeeded, AsOf: CoverageNotNeeded, LastTested: objectives[0].LastTested}
	a.divide(all, e)
	for i := range objectives {
		all.Audit = max(all.Audit, objectives[i].Audit)
		all.AsOf = max(all.AsOf, objectives[i].AsOf)
		if objectives[i].LastTested.Before(all.LastTested) {
			all.LastTested = objectives[i].LastTested
		}
		all.Elapsed = max(all.Elapsed, objectives[i].Elapsed)
	}
	from := len(a.reasons)
	for _, focus := range [...]CoverageFocus{FocusAudit, FocusAsOf} {
		for i := range objectives {
			if verdict := objectives[i].verdict(focus); verdict == all.verdict(focus) && verdict > CoverageFull {
				a.reasons = append(a.reasons, CoverageReason{Focus: focus, Code: ReasonObjectiveDecides, Objective: objectives[i].Objective})
			}
		}
	}
	if all.Audit == CoverageNotNeeded {
		a.reasons = append(a.reasons, CoverageReason{Focus: FocusAudit, Code: ReasonNotUsed})
	}
	if all.AsOf == CoverageNotNeeded {
		a.reasons = append(a.reasons, CoverageReason{Focus: FocusAsOf, Code: ReasonNotUsed})
	}
	all.Reasons = tail(a.reasons, from)
}

// divide fills in the segments, the day counts and the gaps. It visits the marks in order; whatever lies between
// two visits is uncovered. Marks reach beyond the year on both sides, since they were worked out for any year, so
// each is cut to the needed days.
func (a *CoverageAssessor) divide(o *ObjectiveCoverage, e *evidence) {
	segments, gaps := len(a.segments), len(a.gaps)
	year, need := a.year.Period, a.need
	if need.IsValid() {
		a.addSegment(o, year.Start.n, need.Start.n-1, DayNotNeeded, -1)
		// From here on, day is the first needed day that is not in a segment yet.
		day := need.Start.n
		for _, m := range e.marks[firstMark(e.marks, day):] {
			if m.end < day {
				continue
			}
			if m.start > need.End.n {
				break
			}
			start, end := max(m.start, day), min(m.end, need.End.n)
			a.addSegment(o, day, start-1, DayUncovered, -1)
			a.addSegment(o, start, end, m.class, m.src)
			day = end + 1
		}
		a.addSegment(o, day, need.End.n, DayUncovered, -1)
		a.addSegment(o, need.End.n+1, year.End.n, DayNotNeeded, -1)
	} else {
		a.addSegment(o, year.Start.n, year.End.n, DayNotNeeded, -1)
	}
	o.Segments, o.Gaps = tail(a.segments, segments), tail(a.gaps, gaps)
	o.Days.Total = year.Days()
	for i := range o.Gaps {
		gap := &o.Gaps[i]
		gap.Days = gap.Period.Days()
		gap.Months, gap.DaysOver = gap.Period.Months()
		gap.Kind = gapKind(gap.Period, need)
	}
	for _, s := range e.claimed {
		if s = s.clip(need); s.start <= s.end {
			o.Days.Claimed += s.days()
		}
	}
}

// firstMark returns the position of the first mark that ends on a day or later.
func firstMark(marks []mark, day int32) int {
	const few = 8
	if len(marks) <= few {
		return 0
	}
	i, _ := slices.BinarySearchFunc(marks, day, func(m mark, day int32) int { return cmp.Compare(m.end, day) })
	return i
}

// addSegment adds the days from first to last, if there are any, to the segments, the counts and the gaps. Segments
// come in order, so an untested one either continues the last gap or begins the next. A source of -1 names
// nobody.
func (a *CoverageAssessor) addSegment(o *ObjectiveCoverage, first, last int32, class DayClass, src int32) {
	if first > last {
		return
	}
	days := int(last-first) + 1
	s := CoverageSegment{Period: Period{Start: Date{first}, End: Date{last}}, Class: class}
	switch class {
	case DayTested:
		o.Days.Tested += days
		if src >= 0 {
			s.Report = a.req.Reports[src].ID
		}
	case DayRepresented:
		o.Days.Represented += days
		if src >= 0 {
			s.Letter = a.req.Letters[src].ID
		}
	case DayUncovered:
		o.Days.Uncovered += days
	case DayNotNeeded:
		o.Days.NotNeeded += days
	}
	if class == DayRepresented || class == DayUncovered {
		// The day before the first needed one belongs to no gap of this objective.
		if n := len(a.gaps); n == 0 || o.Days.Represented+o.Days.Uncovered == days || a.gaps[n-1].Period.End.n+1 != first {
			a.gaps = append(a.gaps, CoverageGap{Period: s.Period})
		}
		gap := &a.gaps[len(a.gaps)-1]
		gap.Period.End = s.Period.End
		if class == DayRepresented {
			gap.Represented += days
		}
	}
	a.segments = append(a.segments, s)
}

// gapKind says where in the needed days a gap lies. Days outside them do not count: a gap at the start of the
// year is leading even if an older report ends before it.
func gapKind(gap, need Period) GapKind {
	switch {
	case gap == need:
		return GapEntire
	case gap.Start == need.Start:
		return GapLeading
	case gap.End == need.End:
		return GapTrailing
	}
	return GapInternal
}
