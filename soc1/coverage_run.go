package soc1

import "slices"

// coverageRun is one assessment in progress. Its lists of spans are sorted and reused from objective to
// objective; good and bad hold what reports say, the others are free of overlaps.
type coverageRun struct {
	req    *CoverageRequest
	policy *CoveragePolicy
	need   Period

	// order holds the positions of the reports by window and id.
	order []int32
	// uses says of each report, by position, how it enters.
	uses []ReportUse
	// scopes holds what each report says about single objectives. It is nil if none says anything, and
	// so is an entry.
	scopes []map[ObjectiveID]objectiveInScope
	// checks and bases hold, by position of the letter, its judgement and its report's position.
	checks []BridgeCheck
	bases  []int32
	// accepted and claimed are the days of the accepted letters and of all letters as stated. They may
	// overlap.
	accepted, claimed []span

	// good and bad are the windows with and without reliance on the current objective.
	good, bad []span
	// letters are the accepted letters that speak about the current objective. They may overlap.
	letters []span
	// tested and represented are the settled days of the current objective.
	tested, represented []span
	// scratch is working memory that no method keeps.
	scratch []span
}

// objectiveInScope is what one report says about one objective.
type objectiveInScope struct {
	listed, qualified bool
	subPeriods        []Period
}

// prepare works out what does not depend on the objective.
func (r *coverageRun) prepare() {
	if n := len(r.req.Reports); n > 0 {
		r.order = r.req.reportOrder(make([]int32, 0, n))
		r.uses = make([]ReportUse, n)
	}
	for i := range r.req.Reports {
		w := &r.req.Reports[i]
		r.uses[i] = r.use(w)
		if len(r.req.Objectives) > 0 && len(w.Objectives)+len(w.Qualified)+len(w.SubPeriods) > 0 {
			if r.scopes == nil {
				r.scopes = make([]map[ObjectiveID]objectiveInScope, len(r.req.Reports))
			}
			r.scopes[i] = w.scope()
		}
	}
	r.checks = r.checkLetters()
	r.accepted, r.claimed = r.letterSpans(r.checks)
	// One allocation serves all lists; a list that outgrows its part moves out of it.
	buf := make([]span, 5*(len(r.req.Reports)+len(r.req.Letters)))
	part := func(n int) []span {
		list := buf[:0:n]
		buf = buf[n:]
		return list
	}
	reports, letters := len(r.req.Reports), len(r.req.Letters)
	r.good, r.bad, r.tested = part(reports), part(reports), part(reports)
	r.letters, r.represented = part(letters), part(letters)
}

// use decides how a report enters. The order of the questions is the order in which a reader would ask them:
// the right system, the right type, here already, and fit to be relied on.
func (r *coverageRun) use(w *ReportWindow) ReportUse {
	switch {
	case r.req.System != "" && w.System != r.req.System:
		return ReportOtherSystem
	case w.Type == Type1:
		return ReportType1
	case r.req.KnownAt.IsValid() && (!w.Issued.IsValid() || w.Issued.After(r.req.KnownAt)):
		return ReportNotIssued
	case w.Adverse || w.Disclaimed || r.policy.QualifiedVoids && len(w.Qualified) > 0:
		return ReportUnusable
	}
	return ReportCounts
}

// scope indexes what the report says about single objectives.
func (w *ReportWindow) scope() map[ObjectiveID]objectiveInScope {
	scope := make(map[ObjectiveID]objectiveInScope, len(w.Objectives))
	for _, id := range w.Objectives {
		scope[id] = objectiveInScope{listed: true}
	}
	for _, id := range w.Qualified {
		s := scope[id]
		s.qualified = true
		scope[id] = s
	}
	for _, sub := range w.SubPeriods {
		s := scope[sub.Objective]
		s.subPeriods = append(s.subPeriods, sub.Period)
		scope[sub.Objective] = s
	}
	return scope
}

// find returns what the report at a position says about an objective, and whether it is in its scope. A
// report that lists no objectives has all of them in scope.
func (r *coverageRun) find(at int, id ObjectiveID) (objectiveInScope, bool) {
	if r.scopes == nil || r.scopes[at] == nil {
		return objectiveInScope{}, true
	}
	s := r.scopes[at][id]
	return s, s.listed || len(r.req.Reports[at].Objectives) == 0
}

// gather collects the windows and letters that bear on an objective and settles them into tested, bad and
// represented days.
func (r *coverageRun) gather(id ObjectiveID) {
	r.good, r.bad, r.letters = r.good[:0], r.bad[:0], r.letters[:0]
	sorted := true
	for _, at := range r.order {
		use := r.uses[at]
		if use != ReportCounts && use != ReportUnusable {
			continue
		}
		w := &r.req.Reports[at]
		s, in := r.find(int(at), id)
		// A qualified objective takes the whole window out, sub-periods or not: the report says that the
		// objective was not achieved throughout it.
		switch {
		case !in:
		case use == ReportUnusable || s.qualified:
			r.bad = append(r.bad, spanOf(w.Period, int(at)))
		case len(s.subPeriods) > 0:
			sorted = false
			for _, p := range s.subPeriods {
				r.good = append(r.good, spanOf(p, int(at)))
			}
		default:
			r.good = append(r.good, spanOf(w.Period, int(at)))
		}
	}
	if !sorted {
		slices.SortStableFunc(r.good, compareSpans)
	}
	if len(r.bad) > 0 && r.policy.LatestWins {
		r.decideByIssue()
	} else if len(r.bad) > 0 {
		r.bad = append(r.bad[:0], flatten(nil, r.bad)...)
	}
	r.tested = flatten(r.tested[:0], r.good)
	r.tested = r.without(r.tested, r.bad)
	for _, s := range r.accepted {
		if scope, in := r.find(int(r.bases[s.src]), id); in && !scope.qualified {
			r.letters = append(r.letters, s)
		}
	}
	// Tested wins over represented, and no letter speaks against a report that found the controls wanting.
	r.represented = flatten(r.represented[:0], r.letters)
	r.represented = r.without(r.represented, r.tested)
	r.represented = r.without(r.represented, r.bad)
}

// without removes the days of b from a, reusing a's memory where nothing or little is removed.
func (r *coverageRun) without(a, b []span) []span {
	if len(a) == 0 || len(b) == 0 {
		return a
	}
	r.scratch = subtract(r.scratch[:0], a, b)
	return append(a[:0], r.scratch...)
}

// decideByIssue lets the report issued last decide each day that good and bad windows share; among
// reports of the same date a bad one decides. It leaves good and bad free of overlaps.
func (r *coverageRun) decideByIssue() {
	type claim struct {
		span
		bad bool
	}
	claims := make([]claim, 0, len(r.good)+len(r.bad))
	for _, s := range r.bad {
		claims = append(claims, claim{s, true})
	}
	for _, s := range r.good {
		claims = append(claims, claim{s, false})
	}
	// The sort keeps the order among reports of the same date, so the bad ones stay first.
	slices.SortStableFunc(claims, func(a, b claim) int {
		return r.req.Reports[b.src].Issued.Compare(r.req.Reports[a.src].Issued)
	})
	r.good, r.bad = r.good[:0], r.bad[:0]
	var decided, merged []span
	for _, c := range claims {
		if c.bad {
			r.bad = subtract(r.bad, []span{c.span}, decided)
		} else {
			r.good = subtract(r.good, []span{c.span}, decided)
		}
		decided = append(decided, c.span)
		slices.SortStableFunc(decided, compareSpans)
		merged = flatten(merged[:0], decided)
		decided = append(decided[:0], merged...)
	}
	slices.SortStableFunc(r.good, compareSpans)
	slices.SortStableFunc(r.bad, compareSpans)
}

// segments divides the fiscal year by the settled days.
func (r *coverageRun) segments() []CoverageSegment {
	year := r.req.FiscalYear.Period
	list := make([]CoverageSegment, 0, 2*(len(r.tested)+len(r.represented))+3)
	add := func(first, last int32, s CoverageSegment) {
		if first <= last {
			s.Period = Period{Start: Date{first}, End: Date{last}}
			list = joinSegment(list, s)
		}
	}
	if !r.need.IsValid() {
		add(year.Start.n, year.End.n, CoverageSegment{Class: DayNotNeeded})
		return list
	}
	add(year.Start.n, r.need.Start.n-1, CoverageSegment{Class: DayNotNeeded})
	// The two lists have no day in common, so a merge by start visits the days in order, and whatever
	// lies between two visits is uncovered.
	day := r.need.Start.n
	tested, represented := r.tested, r.represented
	for len(tested) > 0 || len(represented) > 0 {
		var s span
		var seg CoverageSegment
		if len(represented) == 0 || len(tested) > 0 && tested[0].start < represented[0].start {
			s, tested = tested[0], tested[1:]
			seg = CoverageSegment{Class: DayTested, Report: r.req.Reports[s.src].ID}
		} else {
			s, represented = represented[0], represented[1:]
			seg = CoverageSegment{Class: DayRepresented, Letter: r.req.Letters[s.src].ID}
		}
		if s = s.clip(r.need); s.start <= s.end {
			add(day, s.start-1, CoverageSegment{Class: DayUncovered})
			add(s.start, s.end, seg)
			day = s.end + 1
		}
	}
	add(day, r.need.End.n, CoverageSegment{Class: DayUncovered})
	add(r.need.End.n+1, year.End.n, CoverageSegment{Class: DayNotNeeded})
	return list
}

// measure fills in the day counts and the gaps from the segments and the tested days. A first pass counts
// the gaps, so that the second fills a list of the right size.
func (r *coverageRun) measure(o *ObjectiveCoverage) {
	count := 0
	for i := range o.Segments {
		s := &o.Segments[i]
		days := s.Period.Days()
		o.Days.Total += days
		switch s.Class {
		case DayTested:
			o.Days.Tested += days
		case DayRepresented:
			o.Days.Represented += days
		case DayUncovered:
			o.Days.Uncovered += days
		case DayNotNeeded:
			o.Days.NotNeeded += days
		}
		if s.untested() && (i == 0 || !o.Segments[i-1].untested()) {
			count++
		}
	}
	o.Days.Claimed = r.claimedDays()
	if count == 0 {
		return
	}
	o.Gaps = make([]CoverageGap, 0, count)
	for i := range o.Segments {
		s := &o.Segments[i]
		if !s.untested() {
			continue
		}
		if i == 0 || !o.Segments[i-1].untested() {
			o.Gaps = append(o.Gaps, CoverageGap{Period: s.Period})
		}
		gap := &o.Gaps[len(o.Gaps)-1]
		gap.Period.End = s.Period.End
		if s.Class == DayRepresented {
			gap.Represented += s.Period.Days()
		}
	}
	for i := range o.Gaps {
		gap := &o.Gaps[i]
		gap.Days = gap.Period.Days()
		gap.Months, gap.DaysOver = gap.Period.Months()
		gap.Kind = gapKind(gap.Period, r.need)
	}
}

// untested reports whether the segment's days are needed and not tested.
func (s *CoverageSegment) untested() bool {
	return s.Class == DayRepresented || s.Class == DayUncovered
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

// claimedDays counts the needed days that some letter names and that are not tested. Refused letters count
// too, and so do the days after a letter's own date.
func (r *coverageRun) claimedDays() int {
	if len(r.claimed) == 0 || !r.need.IsValid() {
		return 0
	}
	r.scratch = flatten(r.scratch[:0], r.claimed)
	days := 0
	for i := range r.scratch {
		r.scratch[i] = r.scratch[i].clip(r.need)
		days += max(0, r.scratch[i].days())
	}
	inside := slices.DeleteFunc(r.scratch, func(s span) bool { return s.start > s.end })
	return days - commonDays(inside, r.tested)
}
