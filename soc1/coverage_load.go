package soc1

import (
	"cmp"
	"slices"
)

// load works out what does not depend on the fiscal year. The request is valid, the year aside.
func (a *CoverageAssessor) load(req *CoverageRequest) {
	a.req, a.loaded = *req, true
	if cap(a.kinds) == 0 {
		a.firstMemory(len(req.Reports), len(req.Letters))
	}
	a.order = a.req.reportOrder(a.order[:0])
	a.uses = resized(a.uses, len(req.Reports))
	for i := range req.Reports {
		a.uses[i] = a.use(&req.Reports[i])
	}
	a.checkLetters()
	a.letterSpans()
	a.sortObjectives()
	for i := range a.kinds {
		a.settle(&a.kinds[i])
	}
	a.together()
	a.prepareResult()
}

// smallMemory holds the working lists of the ordinary question, a few reports and letters for one year, in one piece:
// asked once, it takes longer to get many pieces of memory than to answer. Nothing in it becomes part of a result.
type smallMemory struct {
	order   [2]int32
	uses    [2]ReportUse
	letters [1]letterState
	kinds   [1]evidence
	marks   [4]mark
	spans   [4*2 + 3*1 + 4*(2*2+1)]span
}

// firstMemory gives the lists of a new assessor parts of one piece of memory, enough for a request that says nothing
// about single objectives. A list that outgrows its part moves out of it.
func (a *CoverageAssessor) firstMemory(reports, letters int) {
	most := 2*reports + letters
	var memory []span
	var marks []mark
	if s := (*smallMemory)(nil); reports <= len(s.order) && letters <= len(s.letters) {
		s = new(smallMemory)
		a.order, a.uses, a.letters = s.order[:0], s.uses[:0], s.letters[:0]
		a.kinds, memory, marks = s.kinds[:0], s.spans[:], s.marks[:0]
	} else {
		a.kinds, memory = make([]evidence, 0, 1), make([]span, 4*reports+3*letters+4*most)
	}
	part := func(n int) []span {
		list := memory[:0:n]
		memory = memory[n:]
		return list
	}
	a.accepted, a.claimed = part(letters), part(letters)
	a.work.good, a.work.tested = part(reports), part(most)
	a.work.represented, a.work.spare = part(most), part(most)
	a.kinds = append(a.kinds, evidence{tested: part(reports), bad: part(reports), letters: part(letters), claimed: part(most), marks: marks})
	a.reasons = make([]CoverageReason, 0, 4)
}

// prepareResult fills in the parts of the result that are the same for every year.
func (a *CoverageAssessor) prepareResult() {
	a.objectives = resized(a.objectives, len(a.req.Objectives))
	a.checks = resized(a.checks, len(a.letters))
	for i := range a.letters {
		a.checks[i] = a.letters[i].check
	}
	a.contributions = resized(a.contributions, len(a.order))
	for i, at := range a.order {
		a.contributions[i] = ReportContribution{Report: a.req.Reports[at].ID, Use: a.uses[at]}
	}
	a.result = Coverage{Objectives: tail(a.objectives, 0), Reports: tail(a.contributions, 0), Letters: tail(a.checks, 0)}
	if len(a.kinds) == 1 {
		few := len(a.kinds[0].marks) + 2
		a.segments = slices.Grow(a.segments[:0], min(few, maxCoverageReports))
	}
}

// use decides how a report enters. The order of the questions is the order in which a reader would ask them:
// the right system, the right type, here already, and fit to be relied on.
func (a *CoverageAssessor) use(w *ReportWindow) ReportUse {
	switch {
	case a.req.System != "" && w.System != a.req.System:
		return ReportOtherSystem
	case w.Type == Type1:
		return ReportType1
	case a.req.KnownAt.IsValid() && (!w.Issued.IsValid() || w.Issued.After(a.req.KnownAt)):
		return ReportNotIssued
	case w.Adverse || w.Disclaimed || a.policy.QualifiedVoids && len(w.Qualified) > 0:
		return ReportUnusable
	}
	return ReportCounts
}

// scope is what one report says about one objective, as a set of bits.
type scope uint8

const (
	// scopeOutside: the report lists its objectives, and this one is not among them.
	scopeOutside scope = 1 << iota
	// scopeQualified: the opinion excepts the objective for the whole window.
	scopeQualified
	// scopeParts: the objective was tested on parts of the window only.
	scopeParts
	// scopeSpoilt: the opinion excepts the objective for parts of the window only.
	scopeSpoilt
	// scopeEndsBadly: the exception reaches the last day of the window, so that a letter which says that nothing
	// has changed since says that the controls still fail.
	scopeEndsBadly
)

// objectiveScopes holds what the reports say about single objectives of the request. It is empty if they say
// nothing.
type objectiveScopes struct {
	// cells has a row for each objective and in it a scope for each report, by position.
	cells []scope
	width int
	// parts are the sub-periods and the days excepted, by objective, then report, then as listed.
	parts []objectivePart
	// index finds an objective; rows sorts the rows of cells.
	index map[ObjectiveID]int32
	rows  []int32
}

// objectivePart is a sub-period of a report for an objective, both by position. It is bad if the opinion excepts the
// objective on these days.
type objectivePart struct {
	objective int32
	bad       bool
	span
}

// row returns what the reports say about an objective, nil if no report says anything about any.
func (s *objectiveScopes) row(objective int) []scope {
	if s.width == 0 || objective < 0 {
		return nil
	}
	return s.cells[objective*s.width : (objective+1)*s.width]
}

// partsOf returns the sub-periods for an objective.
func (s *objectiveScopes) partsOf(objective int) []objectivePart {
	first, _ := slices.BinarySearchFunc(s.parts, objective, func(p objectivePart, o int) int { return cmp.Compare(int(p.objective), o) })
	last := first
	for last < len(s.parts) && int(s.parts[last].objective) == objective {
		last++
	}
	return s.parts[first:last]
}

// sortObjectives divides the objectives of the request into kinds about which all reports say the same. Where
// reports say nothing about single objectives there is one kind, whatever the number of objectives.
func (a *CoverageAssessor) sortObjectives() {
	s, n := &a.scopes, len(a.req.Objectives)
	s.width, s.parts = 0, s.parts[:0]
	a.kindOf = resized(a.kindOf, n)
	if n > 0 && a.anyTellsApart() {
		a.readScopes()
	}
	if s.width == 0 {
		a.kinds = a.kinds[:0]
		a.addKind(0, -1)
		return
	}
	// Sorting brings objectives with equal rows together; among equals the first of the request leads.
	s.rows = s.rows[:0]
	for i := range n {
		s.rows = append(s.rows, int32(i))
	}
	slices.SortFunc(s.rows, func(i, j int32) int {
		return cmp.Or(slices.Compare(s.row(int(i)), s.row(int(j))), cmp.Compare(i, j))
	})
	a.kinds = a.kinds[:0]
	for at, i := range s.rows {
		same := at > 0 && slices.Equal(s.row(int(i)), s.row(int(s.rows[at-1]))) && !slices.ContainsFunc(s.row(int(i)), func(c scope) bool { return c&(scopeParts|scopeSpoilt) != 0 })
		if !same {
			a.addKind(int(i), int(i))
		}
		a.kindOf[i] = int32(len(a.kinds) - 1)
	}
}

// anyTellsApart reports whether a report says anything about single objectives. It walks by position, since a report is
// large enough for its copies to show in the time of a small question.
func (a *CoverageAssessor) anyTellsApart() bool {
	for i := range a.req.Reports {
		if a.req.Reports[i].tellsApart() {
			return true
		}
	}
	return false
}

// addKind begins a kind of objectives. Its lists take over the memory that an earlier one left there.
func (a *CoverageAssessor) addKind(first, objective int) {
	n := len(a.kinds)
	if n < cap(a.kinds) {
		a.kinds = a.kinds[:n+1]
	} else {
		a.kinds = append(a.kinds, evidence{})
	}
	a.kinds[n].first, a.kinds[n].objective = first, objective
}

// readScopes fills in what each report says about each objective of the request.
func (a *CoverageAssessor) readScopes() {
	s := &a.scopes
	s.width = len(a.req.Reports)
	s.cells = resized(s.cells, s.width*len(a.req.Objectives))
	if s.index == nil {
		s.index = make(map[ObjectiveID]int32, len(a.req.Objectives))
	}
	clear(s.index)
	for i, id := range a.req.Objectives {
		s.index[id] = int32(i)
	}
	for at := range a.req.Reports {
		w := &a.req.Reports[at]
		if len(w.Objectives) > 0 {
			for i := range a.req.Objectives {
				s.cells[i*s.width+at] = scopeOutside
			}
		}
		for _, id := range w.Objectives {
			if i, ok := s.index[id]; ok {
				s.cells[int(i)*s.width+at] &^= scopeOutside
			}
		}
		for _, id := range w.Qualified {
			if i, ok := s.index[id]; ok {
				s.cells[int(i)*s.width+at] |= scopeQualified | scopeEndsBadly
			}
		}
		s.readExceptedDays(w, at)
		for _, part := range w.SubPeriods {
			if i, ok := s.index[part.Objective]; ok {
				s.cells[int(i)*s.width+at] |= scopeParts
				s.parts = append(s.parts, objectivePart{i, false, spanOf(part.Period, at)})
			}
		}
	}
	slices.SortStableFunc(s.parts, func(x, y objectivePart) int { return cmp.Compare(x.objective, y.objective) })
}

// readExceptedDays narrows the exceptions of the report at a position to the days that it states for them.
func (s *objectiveScopes) readExceptedDays(w *ReportWindow, at int) {
	for _, part := range w.QualifiedDays {
		i, ok := s.index[part.Objective]
		if !ok {
			continue
		}
		cell := &s.cells[int(i)*s.width+at]
		if *cell&scopeSpoilt == 0 {
			*cell = *cell&^(scopeQualified|scopeEndsBadly) | scopeSpoilt
		}
		if part.Period.End == w.Period.End {
			*cell |= scopeEndsBadly
		}
		s.parts = append(s.parts, objectivePart{i, true, spanOf(part.Period, at)})
	}
}
