package opinion

import (
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// maxWays bounds how many ways to mend one thing are kept.
const maxWays = 4 * maxAlternatives

// maxParts bounds how many judgements about one control are tried together. They are tried in all combinations, of which there
// are 64.
const maxParts = 6

// on returns the grade range of p on one day.
func (p profile) on(day soc1.Date) (lo, hi grade) {
	for _, s := range p {
		if !s.end.Before(day) {
			return s.lo, s.hi
		}
	}
	return failed, failed
}

// minimal drops every set that contains another. The empty set stands for what mends itself once something that is being mended
// holds; since that may not be enough, it takes the place of no other. Larger sets that hold a smaller one would be found not to
// be minimal later, and cost a trial each. Duplicates go with them.
func (s *search) minimal(list []factSet) []factSet {
	slices.SortFunc(list, func(a, b factSet) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return slices.Compare(a, b)
	})
	var kept []factSet
	for _, a := range list {
		if !slices.ContainsFunc(kept, func(b factSet) bool { return len(b) > 0 && a.holds(b) || len(a) == len(b) && len(a) == 0 }) {
			if kept = append(kept, a); len(kept) == maxWays {
				s.cut = true
				break
			}
		}
	}
	return kept
}

// both returns the ways to mend two things. Either list empty leaves none: what cannot be mended cannot be mended along with
// something else.
func (s *search) both(a, b []factSet) []factSet {
	var list []factSet
	for _, x := range a {
		for _, y := range b {
			list = append(list, x.with(y))
		}
	}
	return s.minimal(list)
}

// answers returns the ways to answer a risk on a day. An objective in visiting is being mended already, and counts as mended.
//
// One set of the risk has to work, with all its members: the ways for its members are combined, and those of the sets stand
// beside each other.
func (s *search) answers(k int, day soc1.Date, visiting map[int]bool) []factSet {
	ev := s.w.ev
	var list []factSet
	for set := range ev.x.SetsOf(k) {
		members := ev.x.MembersOf(k, set)
		s.w.work -= len(members)
		// Nothing failed in the set, and nothing worked: one member that does is enough, since the others are neither here nor
		// there.
		if lo, _ := ev.set(members, s.w.view).on(day); lo == dormant {
			for _, c := range members {
				list = append(list, s.control(c))
			}
			continue
		}
		// One way that needs nothing, for both to add to.
		ways := []factSet{nil}
		for _, c := range members {
			if lo, _ := ev.lineage(c, s.w.view).on(day); lo <= unknown && len(ways) > 0 {
				ways = s.both(ways, s.mend(c, day, visiting))
			}
		}
		list = append(list, ways...)
	}
	return s.minimal(list)
}

// mend returns the ways to let a line of controls work on a day: by changing the line as such, or by changing what keeps one of
// its controls from counting. Any control of the line will do, for the best of the day speaks for it.
func (s *search) mend(member int, day soc1.Date, visiting map[int]bool) []factSet {
	list := []factSet{s.control(member)}
	for c := range s.w.ev.x.Line(member) {
		ways := s.mendOwn(c, day)
		if s.w.limb == Operation && len(ways) > 0 {
			ways = s.both(ways, s.mendReliance(c, day, visiting))
		}
		list = append(list, ways...)
	}
	return s.minimal(list)
}

// own returns the grade of a control on a day, reliance apart.
func (s *search) own(c int, day soc1.Date) grade {
	p := s.w.ev.design.at(c)
	if s.w.limb == Operation {
		p = s.w.ev.operation.at(c)
	}
	lo, _ := p.on(day)
	return lo
}

// mendOwn returns the ways other than to let it work to let a control work on a day, reliance apart: limitations on it are made up
// for, judgements on its tests are favourable, or both.
//
// Which of the parts are enough is not derived from the rules of grading but tried, so that it holds whatever these are. The
// parts number a handful: the limitations that name the control, as one, and each open judgement about a test of that day.
func (s *search) mendOwn(c int, day soc1.Date) []factSet {
	// It works as it is: nothing needs to be done.
	if s.own(c, day) > unknown {
		return []factSet{nil}
	}
	if s.controlsOnly {
		return nil
	}
	ev := s.w.ev
	var parts []factSet // each is needed as a whole
	if limits := s.limits("", ev.m.Controls[c].ID); len(limits) > 0 {
		parts = append(parts, limits)
	}
	if s.w.limb == Operation {
		for _, t := range ev.x.TestsOf(c) {
			if days, ok := controls.Clip(ev.m.Tests[t].Period, ev.window); ok && days.Contains(day) {
				for _, a := range ev.questionsOf(t, c, nil) {
					q := ev.question(a)
					parts = append(parts, s.fact(Fact{FactJudgement, q.subject, q.question}))
				}
			}
		}
	}
	if len(parts) > maxParts {
		parts, s.cut = parts[:maxParts], true
	}
	var ways []factSet
	for bits := 1; bits < 1<<len(parts); bits++ {
		var way factSet
		for i, part := range parts {
			if bits&(1<<i) != 0 {
				way = way.with(part)
			}
		}
		mark := s.w.mark()
		for _, i := range way {
			s.w.apply(s.facts[i], true)
		}
		if s.own(c, day) > unknown {
			ways = append(ways, way)
		}
		s.w.takeBack(mark)
	}
	return s.minimal(ways)
}

// mendReliance returns the ways to let what a control relies on hold on a day, or to be judged not to matter. All objectives that
// it relies on and that do not hold have to be mended, or else one judgement is enough for all of them.
func (s *search) mendReliance(c int, day soc1.Date, visiting map[int]bool) []factSet {
	ev := s.w.ev
	ways, open := []factSet{nil}, false
	for _, g := range ev.x.ReliesOn(c) {
		judged := ev.relianceJudged(c, g)
		// It holds, or was judged not to matter.
		if lo, _ := ev.objOper[g].on(day); judged == Yes || lo > unknown {
			continue
		}
		open = open || judged == 0
		if len(ways) > 0 {
			ways = s.both(ways, s.mendObjective(g, day, visiting))
		}
	}
	if open && ev.policy.Reliance == RelianceAsk && !s.controlsOnly {
		ways = append(ways, s.fact(Fact{FactJudgement, string(ev.m.Controls[c].ID), RelianceUnaffected}))
	}
	return s.minimal(ways)
}

// mendObjective returns the ways to let an objective that controls rely on hold on a day.
//
// In a ring of reliance an objective meets itself. It counts as mended there, for a ring whose other shortfalls are mended holds;
// whether none is left shows when the set is tried.
func (s *search) mendObjective(g int, day soc1.Date, visiting map[int]bool) []factSet {
	ev := s.w.ev
	switch {
	case visiting[g]:
		return []factSet{nil}
	case ev.objectiveLimited(g, s.w.limb) && s.controlsOnly, !s.w.filled && len(ev.x.RisksOf(g)) == 0:
		return nil
	}
	// Only while it is on the way down: beside the ring it has to be mended like any other.
	visiting[g] = true
	defer delete(visiting, g)
	ways := []factSet{nil}
	// Limitations on the objective itself are needed with every way.
	if ev.objectiveLimited(g, s.w.limb) {
		ways = []factSet{s.limits(ev.m.Objectives[g].ID, "")}
	}
	for _, i := range ev.setbacksOn(g, s.w.limb) {
		if ev.setback[i].days.Contains(day) {
			ways = s.both(ways, s.undo(i))
		}
	}
	for _, k := range ev.x.RisksOf(g) {
		s.w.work -= ev.x.SetsOf(k) + 1
		if s.w.work < 0 {
			s.cut = true
			return nil
		}
		if lo, _ := s.w.risk(k).on(day); lo <= unknown && len(ways) > 0 {
			ways = s.both(ways, s.answers(k, day, visiting))
		}
	}
	return ways
}
