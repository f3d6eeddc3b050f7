package opinion

import (
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// boundaries returns the first day and the days on which a setback, or evidence about any control of the search, begins or has
// ended. Between two of them no grade changes, whatever facts do, so that one day stands for all up to the next. The days are in
// no order, and may repeat.
func (s *search) boundaries(first soc1.Date) []soc1.Date {
	ev := s.w.ev
	days := []soc1.Date{first}
	add := func(p soc1.Period) {
		if p.Start.IsValid() {
			days = append(days, p.Start)
		}
		if p.End.IsValid() {
			// Grades change on the day after the last one.
			days = append(days, p.End.AddDays(1))
		}
	}
	for _, o := range s.objectives {
		for _, i := range ev.setbacksOn(o, s.w.limb) {
			add(ev.setback[i].days)
		}
		for c := range ev.x.ControlsOf(o) {
			for _, p := range ev.m.Controls[c].Operated {
				add(p)
			}
			for _, k := range ev.x.WalkthroughsOf(c) {
				add(ev.m.Walkthroughs[k].During)
			}
			for _, t := range ev.x.TestsOf(c) {
				add(ev.m.Tests[t].Period)
			}
		}
	}
	return days
}

// strictly lists the ways to mend each risk, and each setback, on the first day that it spoils; where the judgement on short gaps
// is open, one is to judge that they do not matter.
//
// Every set that suffices mends every day, the first one included: ways for that day are enough to begin with, and what they
// leave undone shows when the set is tried.
func (s *search) strictly(o int) [][]factSet {
	ev := s.w.ev
	var list [][]factSet
	within := ev.inForce(o)
	// add lists the ways to mend one thing, of which every set that suffices contains one.
	add := func(ways []factSet) {
		if ev.policy.ShortGapDays > 0 && ev.gapsMaterial(o) == 0 && !s.controlsOnly {
			ways = s.minimal(append(ways, s.fact(Fact{FactJudgement, string(ev.m.Objectives[o].ID), ShortGapMaterial})))
		}
		list = append(list, ways)
	}
	for _, i := range ev.setbacksOn(o, s.w.limb) {
		if within.Overlaps(ev.setback[i].days) {
			add(s.undo(i))
		}
	}
	for _, k := range ev.x.RisksOf(o) {
		if days := clipAll(s.w.risk(k).below(ev.window.Start, unknown), within); len(days) > 0 {
			add(s.answers(k, days[0].Start, map[int]bool{o: true}))
		}
	}
	return list
}

// loosely lists the ways to mend anything on any day that is not part of a short gap: where short gaps do not matter, mending
// one day may make a short gap of others.
//
// Which day is mended is open then, so that the ways for all of them make one requirement, and not a requirement each: it is
// weaker, and the search longer, but no set is missed.
func (s *search) loosely(o int) []factSet {
	ev := s.w.ev
	within := ev.inForce(o)
	days := s.boundaries(within.Start)
	slices.SortFunc(days, soc1.Date.Compare)
	gaps, _ := s.w.profiles()[o].bridged(ev.window.Start, within, ev.policy.ShortGapDays, func(p span) grade { return p.lo })
	var ways []factSet
	for _, day := range slices.Compact(days) {
		lo, _ := s.w.profiles()[o].on(day)
		if !within.Contains(day) || lo > unknown || slices.ContainsFunc(gaps, func(g soc1.Period) bool { return g.Contains(day) }) {
			continue
		}
		for _, i := range ev.setbacksOn(o, s.w.limb) {
			if ev.setback[i].days.Contains(day) {
				ways = append(ways, s.undo(i)...)
			}
		}
		for _, k := range ev.x.RisksOf(o) {
			if lo, _ := s.w.risk(k).on(day); lo <= unknown {
				ways = append(ways, s.answers(k, day, map[int]bool{o: true})...)
			}
		}
	}
	return s.minimal(ways)
}

// undo returns the way to let a setback not have happened. Where only controls may change there is none: no control makes a thing
// not have happened.
func (s *search) undo(i int) []factSet {
	if s.controlsOnly {
		return nil
	}
	b := &s.w.ev.setback[i]
	return []factSet{s.fact(Fact{FactEvent, string(b.matter), b.question})}
}
