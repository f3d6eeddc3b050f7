package soc1

import (
	"cmp"
	"slices"
)

// evidence is what the reports and letters say about the objectives of one kind, on any day. Its lists are
// sorted, and free of overlaps except for letters.
type evidence struct {
	// first is the position of the first objective of the kind. objective is the same, or -1 if the reports
	// say nothing about single objectives.
	first, objective int
	// marks are the tested and the represented days with their source. The others are uncovered.
	marks []mark
	// tested are the tested days, joined where they touch.
	tested []span
	// bad are days inside a window that cannot be relied on.
	bad []span
	// letters are the accepted letters that speak about the objective.
	letters []span
	// claimed are the days that some letter names and that are not tested.
	claimed []span
}

// mark is a run of days with the same class and source. A source of several has no position: it is -1.
type mark struct {
	span
	class DayClass
}

// settling is the working memory of settle, which keeps nothing in it from one kind to the next.
type settling struct {
	good, tested, represented, spare []span
	marks                            []mark
	claims                           []claim
	heap                             []int32
}

// settle works out the evidence for a kind of objectives.
func (a *CoverageAssessor) settle(e *evidence) {
	w, row := &a.work, a.scopes.row(e.objective)
	a.gather(e, row)
	if len(e.bad) > 0 && a.policy.LatestWins {
		a.decideByIssue(e)
	} else if len(e.bad) > 0 {
		w.spare = flatten(w.spare[:0], e.bad)
		e.bad = append(e.bad[:0], w.spare...)
	}
	w.tested = flatten(w.tested[:0], w.good)
	w.tested = w.without(w.tested, e.bad)
	e.letters = e.letters[:0]
	for _, s := range a.accepted {
		if row == nil || row[a.letters[s.src].base]&(scopeOutside|scopeEndsBadly) == 0 {
			e.letters = append(e.letters, s)
		}
	}
	// Tested wins over represented, and no letter speaks against a report that found the controls wanting.
	w.represented = flatten(w.represented[:0], e.letters)
	w.represented = w.without(w.represented, w.tested)
	w.represented = w.without(w.represented, e.bad)
	e.marks = e.marks[:0]
	for i, j := 0, 0; i < len(w.tested) || j < len(w.represented); {
		if j == len(w.represented) || i < len(w.tested) && w.tested[i].start < w.represented[j].start {
			e.marks = joinMark(e.marks, mark{w.tested[i], DayTested})
			i++
		} else {
			e.marks = joinMark(e.marks, mark{w.represented[j], DayRepresented})
			j++
		}
	}
	a.summarize(e)
}

// gather collects the windows that bear on an objective: those of reports that can be relied on into the
// working list good, and those of the others into bad.
func (a *CoverageAssessor) gather(e *evidence, row []scope) {
	w := &a.work
	w.good, e.bad = w.good[:0], e.bad[:0]
	var parts []objectivePart
	for _, at := range a.order {
		use := a.uses[at]
		if use != ReportCounts && use != ReportUnusable {
			continue
		}
		var says scope
		if row != nil {
			says = row[at]
		}
		// An exception without days takes the whole window out, sub-periods or not: the report says that the
		// objective was not achieved throughout it. One with days leaves the others as they were tested.
		switch {
		case says&scopeOutside != 0:
			continue
		case use == ReportUnusable || says&scopeQualified != 0:
			e.bad = append(e.bad, spanOf(a.req.Reports[at].Period, int(at)))
			continue
		case says&scopeParts == 0:
			w.good = append(w.good, spanOf(a.req.Reports[at].Period, int(at)))
		}
		if says&(scopeParts|scopeSpoilt) == 0 {
			continue
		}
		if parts == nil {
			parts = a.scopes.partsOf(e.objective)
		}
		for i := range parts {
			switch {
			case parts[i].src != at:
			case parts[i].bad:
				e.bad = append(e.bad, parts[i].span)
			default:
				w.good = append(w.good, parts[i].span)
			}
		}
	}
	// Windows come in order, and parts of them need not.
	if parts != nil {
		slices.SortStableFunc(w.good, compareSpans)
		slices.SortStableFunc(e.bad, compareSpans)
	}
}

// summarize works out the lists that follow from the marks.
func (a *CoverageAssessor) summarize(e *evidence) {
	e.tested = e.tested[:0]
	for _, m := range e.marks {
		if m.class != DayTested {
			continue
		}
		if n := len(e.tested); n > 0 && e.tested[n-1].end+1 == m.start {
			e.tested[n-1].end = m.end
		} else {
			e.tested = append(e.tested, m.span)
		}
	}
	a.work.spare = flatten(a.work.spare[:0], a.claimed)
	e.claimed = subtract(e.claimed[:0], a.work.spare, e.tested)
}

// together works out the evidence for all objectives together: the worse class of each day. Where the class is the
// same and the source is not, the source is left open.
func (a *CoverageAssessor) together() {
	if len(a.kinds) == 1 {
		return
	}
	all := &a.whole
	all.marks = append(all.marks[:0], a.kinds[0].marks...)
	for i := range a.kinds[1:] {
		other := a.kinds[i+1].marks
		a.work.marks = a.work.marks[:0]
		for x, y := 0, 0; x < len(all.marks) && y < len(other); {
			m, n := all.marks[x], other[y]
			start, end := max(m.start, n.start), min(m.end, n.end)
			if m.end < n.end {
				x++
			} else {
				y++
			}
			if start > end {
				continue
			}
			switch {
			case n.class > m.class:
				m = n
			case n.class == m.class && n.src != m.src:
				m.src = -1
			}
			m.start, m.end = start, end
			a.work.marks = joinMark(a.work.marks, m)
		}
		all.marks = append(all.marks[:0], a.work.marks...)
	}
	a.summarize(all)
}

// joinMark appends a mark that comes after the last one, joining the two if they touch and differ in nothing
// else.
func joinMark(list []mark, m mark) []mark {
	if n := len(list); n > 0 {
		if last := &list[n-1]; last.end+1 == m.start && last.class == m.class && last.src == m.src {
			last.end = m.end
			return list
		}
	}
	return append(list, m)
}

// without removes the days of b from a, in a's memory unless more pieces remain than fit there.
func (w *settling) without(a, b []span) []span {
	if len(a) == 0 || len(b) == 0 {
		return a
	}
	w.spare = subtract(w.spare[:0], a, b)
	return append(a[:0], w.spare...)
}

// claim is what a report says about a run of days.
type claim struct {
	span
	bad bool
	// rank orders the claims: the lowest that contains a day decides it.
	rank int32
}

// decideByIssue lets the report issued last decide each day that good and bad windows share; among
// reports of the same date a bad one decides. It leaves both lists sorted and free of overlaps. It is a
// sweep over the days on which a claim begins or the deciding one ends, in n log n.
func (a *CoverageAssessor) decideByIssue(e *evidence) {
	w := &a.work
	w.claims = w.claims[:0]
	for _, s := range e.bad {
		w.claims = append(w.claims, claim{span: s, bad: true})
	}
	for _, s := range w.good {
		w.claims = append(w.claims, claim{span: s})
	}
	// The sort keeps the order among reports of the same date, so the bad ones stay first.
	slices.SortStableFunc(w.claims, func(x, y claim) int {
		return a.req.Reports[y.src].Issued.Compare(a.req.Reports[x.src].Issued)
	})
	for i := range w.claims {
		w.claims[i].rank = int32(i)
	}
	slices.SortFunc(w.claims, func(x, y claim) int { return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(x.rank, y.rank)) })
	w.good, e.bad, w.heap = w.good[:0], e.bad[:0], w.heap[:0]
	day, next := int32(0), 0
	for next < len(w.claims) || len(w.heap) > 0 {
		if len(w.heap) == 0 {
			day = max(day, w.claims[next].start)
		}
		for next < len(w.claims) && w.claims[next].start <= day {
			w.push(int32(next))
			next++
		}
		for len(w.heap) > 0 && w.claims[w.heap[0]].end < day {
			w.pop()
		}
		if len(w.heap) == 0 {
			continue
		}
		c := w.claims[w.heap[0]]
		end := c.end
		if next < len(w.claims) {
			end = min(end, w.claims[next].start-1)
		}
		piece := span{day, end, c.src}
		if c.bad {
			e.bad = joinSpan(e.bad, piece)
		} else {
			w.good = joinSpan(w.good, piece)
		}
		day = end + 1
	}
}

// push adds the claim at a position to the heap, whose top is the claim of the lowest rank.
func (w *settling) push(at int32) {
	w.heap = append(w.heap, at)
	for i := len(w.heap) - 1; i > 0; {
		up := (i - 1) / 2
		if w.claims[w.heap[up]].rank <= w.claims[w.heap[i]].rank {
			return
		}
		w.heap[up], w.heap[i] = w.heap[i], w.heap[up]
		i = up
	}
}

// pop removes the top of the heap.
func (w *settling) pop() {
	last := len(w.heap) - 1
	w.heap[0] = w.heap[last]
	w.heap = w.heap[:last]
	for i := 0; ; {
		down := 2*i + 1
		if down >= last {
			return
		}
		if down+1 < last && w.claims[w.heap[down+1]].rank < w.claims[w.heap[down]].rank {
			down++
		}
		if w.claims[w.heap[i]].rank <= w.claims[w.heap[down]].rank {
			return
		}
		w.heap[i], w.heap[down] = w.heap[down], w.heap[i]
		i = down
	}
}
