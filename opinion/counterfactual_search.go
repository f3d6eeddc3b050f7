package opinion

import (
	"encoding/binary"
	"iter"
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// search finds the minimal sets of facts whose change lets some objectives be achieved.
//
// It starts from no change. Where objectives fall short, it lists every way in which one risk can be answered on one day,
// and tries the facts of each, the smallest sets of facts first. A set that suffices contains the facts of one of the ways,
// so none is missed; and since smaller sets come first, one that is found with no part found before is minimal.
//
// A set that does not suffice lacks something, and what it lacks can be supplied in certain ways only: that is why every larger
// set that suffices contains one of them. The search is bounded by the number of sets tried, by that of sets found, and by the
// work of grading; if one of these runs out, the sets found so far are minimal all the same, and cut says that there may be more.
type search struct {
	w            *whatIf
	objectives   []int // those that are graded in trials, in order
	targets      []int // those to be achieved
	controlsOnly bool  // whether only controls may change, and an objective that was not exercised is not achieved
	facts        []Fact
	ids          map[Fact]int
	cut          bool
}

// factSet is a sorted list of positions in the facts of a search. No position occurs twice.
type factSet []int

// queue holds the sets that are still to be tried, by their size. A set only gives rise to larger ones, so that when the turn of
// a size comes all sets of that size are known. By sizes it needs no heap, and the order within a size is settled once, when its
// turn comes.
type queue [][]factSet

// push adds a set.
func (q *queue) push(s factSet) {
	for len(*q) <= len(s) {
		*q = append(*q, nil)
	}
	(*q)[len(s)] = append((*q)[len(s)], s)
}

// all walks the sets, smallest first, then in order. Larger sets may be pushed meanwhile.
func (q *queue) all() iter.Seq[factSet] {
	return func(yield func(factSet) bool) {
		for size := 0; size < len(*q); size++ {
			sets := (*q)[size]
			slices.SortFunc(sets, slices.Compare[factSet])
			for _, s := range sets {
				if !yield(s) {
					return
				}
			}
		}
	}
}

// key identifies a set. Positions are written one after the other in a form of which none is the beginning of another, so that
// different sets have different keys.
func (s factSet) key() string {
	b := make([]byte, 0, 2*len(s))
	for _, i := range s {
		b = binary.AppendUvarint(b, uint64(i))
	}
	return string(b)
}

// with returns the union of two sets.
func (s factSet) with(other factSet) factSet {
	u := append(slices.Clone(s), other...)
	slices.Sort(u)
	return slices.Compact(u)
}

// holds reports whether other is part of s.
func (s factSet) holds(other factSet) bool {
	for _, i := range other {
		if _, ok := slices.BinarySearch(s, i); !ok {
			return false
		}
	}
	return true
}

// fact returns the set of one fact. Facts are numbered as they are met, which is the same in every run, since lists are walked in
// order.
func (s *search) fact(f Fact) factSet {
	i, known := s.ids[f]
	if !known {
		if s.ids == nil {
			s.ids = make(map[Fact]int)
		}
		i = len(s.facts)
		s.ids[f] = i
		s.facts = append(s.facts, f)
	}
	return factSet{i}
}

// control returns the set of the line of one control.
func (s *search) control(c int) factSet {
	return s.fact(Fact{Kind: FactControl, Subject: string(s.w.ev.m.Controls[s.w.ev.x.LineOf(c)].ID)})
}

// met reports whether an objective is achieved as the trial stands, or does not count against the limb. What counts is how a
// finding counts, at worst: a set of facts suffices only if the limb is clean whatever is answered to the rest.
func (s *search) met(o int) bool {
	_, lo, _ := s.w.ev.finding(o, s.w.profiles()[o])
	if s.controlsOnly {
		return lo == effective
	}
	return s.w.ev.counted(lo) == effective
}

// run returns the minimal sets, smallest first.
//
// A set is left out if it holds one that was found, since neither it nor anything larger that comes of it is minimal. The changes
// of each set are made from the same state and taken back, so that sets cannot influence each other.
func (s *search) run() [][]Fact {
	var found []factSet
	seen := make(map[string]bool)
	open := queue{{factSet{}}}
	mark, tried := s.w.mark(), 0
	for node := range open.all() {
		// What is still waiting was not tried.
		if tried == maxNodes || len(found) == maxAlternatives || s.w.work < 0 {
			s.cut = true
			break
		}
		tried++
		if slices.ContainsFunc(found, func(f factSet) bool { return node.holds(f) }) {
			continue
		}
		for _, i := range node {
			s.w.apply(s.facts[i], true)
		}
		// The objectives of the search hold everything that its targets rest on and that may change, so no others need be graded.
		s.w.raise(s.objectives)
		if !slices.ContainsFunc(s.targets, func(o int) bool { return !s.met(o) }) {
			found = append(found, node)
		} else {
			for _, a := range s.ways() {
				// A way that adds nothing would be tried for ever; one that another node led to is waiting already.
				if child := node.with(a); len(child) > len(node) && !seen[child.key()] {
					seen[child.key()] = true
					open.push(child)
				}
			}
		}
		s.w.takeBack(mark)
	}
	var list [][]Fact
	for _, f := range found {
		var facts []Fact
		for _, i := range f {
			facts = append(facts, s.facts[i])
		}
		slices.SortFunc(facts, compareFacts)
		list = append(list, facts)
	}
	slices.SortFunc(list, compareFactSets)
	return list
}

// compareFactSets orders sets by size, then by their facts.
func compareFactSets(a, b []Fact) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return slices.CompareFunc(a, b, compareFacts)
}

// ways returns sets of facts of which every set that lets the targets be achieved contains one. What has only one way is
// taken together.
//
// Any one requirement that is not met would do to go on from, for each has to be met in the end. One with a single way leaves no
// choice, so that all of these are taken in one step, and otherwise the one with the fewest ways makes the fewest branches. Only
// where all the rest might mend itself is the search widened to whatever might help.
func (s *search) ways() []factSet {
	var only factSet
	var fewest, unsure []factSet
	for _, o := range s.targets {
		if s.met(o) {
			continue
		}
		for _, alternatives := range s.requirements(o) {
			switch {
			case len(alternatives) == 0:
				return nil // nothing helps
			case len(alternatives[0]) == 0: // it may mend itself once others are
				unsure = append(unsure, alternatives[1:]...)
			case len(alternatives) == 1:
				only = only.with(alternatives[0])
			case fewest == nil || len(alternatives) < len(fewest):
				fewest = alternatives
			}
		}
	}
	switch {
	case len(only) > 0:
		return []factSet{only}
	case len(fewest) > 0:
		return fewest
	}
	return unsure
}

// requirements lists, for everything that an objective lacks, the ways to supply it.
//
// An empty list of ways says that nothing helps; a list that begins with the empty set, that nothing may be needed.
func (s *search) requirements(o int) [][]factSet {
	ev := s.w.ev
	var list [][]factSet
	if limits := s.limits(ev.m.Objectives[o].ID, ""); ev.objectiveLimited(o, s.w.limb) {
		if s.controlsOnly {
			return [][]factSet{nil}
		}
		list = append(list, []factSet{limits})
	}
	if len(ev.x.RisksOf(o)) == 0 && !s.w.filled {
		return [][]factSet{nil}
	}
	if ev.policy.ShortGapDays > 0 && ev.gapsMaterial(o) == No {
		// Without any way on any day the objective lacks something else, below.
		if loose := s.loosely(o); loose != nil {
			return append(list, loose)
		}
	} else {
		list = append(list, s.strictly(o)...)
	}
	if len(list) > 0 {
		return list
	}
	var any []factSet // it was not exercised: one control of it has to be
	for c := range ev.x.ControlsOf(o) {
		if f := s.control(c); !slices.ContainsFunc(any, f.holds) {
			any = append(any, f)
		}
	}
	return [][]factSet{any}
}

// limits returns the limitations in force for the limb that name an objective or a control. They are taken together: a cap of two
// limitations is lifted only when both are.
func (s *search) limits(objective soc1.ObjectiveID, control soc1.ControlID) factSet {
	var list factSet
	ev := s.w.ev
	for i := range ev.exam.Limitations {
		l := &ev.exam.Limitations[i]
		if !l.reaches(s.w.limb) || ev.answer(AlternativeSufficient, string(l.ID)) == Yes {
			continue
		}
		if objective != "" && slices.Contains(l.Objectives, objective) || control != "" && slices.Contains(l.Controls, control) {
			list = list.with(s.fact(Fact{Kind: FactLimitation, Subject: string(l.ID)}))
		}
	}
	return list
}
