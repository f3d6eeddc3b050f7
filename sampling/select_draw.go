package sampling

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Draw selects items from a population by a specification and returns the record of the selection.
//
// The population should be frozen before the seed is drawn: hand in the result of [Freeze], and Draw
// fails if the units it reads are not the frozen ones. The ordered techniques need it. For the
// others a zero Population means that the population is measured while it is read.
//
// Draw reads the units once. Memory grows with the sample, not with the population. It fails at the
// first unit that breaks the rules of [CheckID], if the population is too small, and if a selected id
// occurs twice.
func Draw(spec Spec, frozen Population, units iter.Seq[Unit]) (Record, error) {
	if err := spec.Validate(); err != nil {
		return Record{}, err
	}
	if err := frozen.validate(); err != nil {
		return Record{}, err
	}
	if frozen.IsZero() && spec.Technique.IsOrdered() {
		return Record{}, selectionError(CodePopulation, "population", fmt.Sprintf("%v needs a frozen population", spec.Technique),
			"call Freeze first, or use the technique ticket")
	}
	// A whole draw is a draw of one partition, so there is one way only to select by ticket.
	if spec.Technique.IsMergeable() {
		selector, err := NewSelector(spec, "whole")
		if err != nil {
			return Record{}, err
		}
		if err := selector.AddAll(units); err != nil {
			return Record{}, err
		}
		return selector.Partial().Record(frozen)
	}
	if err := checkReach(spec, frozen); err != nil {
		return Record{}, err
	}
	d, err := drawInOrder(spec, frozen, units)
	if err != nil {
		return Record{}, err
	}
	return d.finish(frozen)
}

// Record returns the record of a selection whose partitions are complete. If frozen is not zero the
// partitions together must be that population.
func (p Partial) Record(frozen Population) (Record, error) {
	if p.IsZero() {
		return Record{}, selectionError(CodePopulation, "population", "no partition was read", "add the partitions first")
	}
	d, err := p.drawing()
	if err != nil {
		return Record{}, err
	}
	return d.finish(frozen)
}

// drawing is the outcome of a draw before it is judged. Draw turns faults of it into errors, while
// Reperform reports them as differences; neither may leave the other's work half done.
type drawing struct {
	record Record
	// duplicates lists the selected ids that the population holds more than once, sorted.
	duplicates []string
	// shortage says why the sample is smaller than specified, if it is.
	shortage error
}

// newDrawing returns an empty outcome of a specification.
func newDrawing(spec Spec) *drawing {
	return &drawing{record: Record{Format: recordFormat, Spec: spec.normal(), Policies: CurrentPolicies(), Items: []Item{}}}
}

// finish turns an outcome into a record, or into the reason why there is none.
func (d *drawing) finish(frozen Population) (Record, error) {
	r := d.record
	// The order of the population is not part of a draw that does not depend on it.
	if !r.Spec.Technique.IsOrdered() {
		frozen = frozen.asSet()
	}
	switch {
	case r.Population.Count == 0:
		return Record{}, selectionError(CodePopulation, "population", "is empty", "there is nothing to test; check the extract")
	case !frozen.IsZero() && !frozen.Equal(r.Population):
		return Record{}, selectionError(CodePopulation, "population", "is not the frozen one: "+describeChange(frozen, r.Population),
			"find out what changed, freeze again and draw a new seed")
	case len(d.duplicates) > 0:
		return Record{}, selectionError(CodeDuplicate, "population", fmt.Sprintf("%d selected ids occur more than once, the first is %q",
			len(d.duplicates), d.duplicates[0]), "make ids unique in the extract")
	case d.shortage != nil:
		return Record{}, d.shortage
	}
	return r, nil
}

// describeChange says in which respect a population is not the frozen one.
func describeChange(frozen, read Population) string {
	switch {
	case frozen.Count != read.Count:
		return fmt.Sprintf("it has %d units instead of %d", read.Count, frozen.Count)
	case frozen.Digest.withoutOrder() != read.Digest.withoutOrder():
		return "as many units, but not the same"
	case frozen.Digest != read.Digest:
		return "the same units in another order"
	}
	return "the units are the same, but the counts of the frozen one are not theirs"
}

// drawing turns a merged selection into an outcome.
func (p Partial) drawing() (*drawing, error) {
	d := newDrawing(p.spec)
	r := &d.record
	var err error
	if r.Population, err = p.Population(); err != nil {
		return nil, err
	}
	d.duplicates = p.Duplicates()
	for _, e := range p.excluded {
		r.Excluded = append(r.Excluded, e.Unit)
	}
	// The sizes of the strata can only be known now: their counts come from all partitions together.
	switch p.spec.Technique {
	case ByStratum:
		d.shareStrata(p.layers)
	case BySieve:
		r.Items = append(r.Items, items(p.spec, first(p.layers))...)
	default:
		r.Items = append(r.Items, items(p.spec, p.certain)...)
		d.split(items(p.spec, first(p.layers)))
	}
	return d, nil
}

// items converts kept units.
func items(spec Spec, entries []entry) []Item {
	list := make([]Item, len(entries))
	for i, e := range entries {
		list[i] = Item{Unit: e.Unit, Ticket: e.ticket, Certain: spec.Technique.isMonetary() && isCertain(spec, e.Amount)}
	}
	return list
}

// split divides items in the order of the draw into the sample and its reserve. A population may be too
// small for the reserve, but not for the sample with its planned stages: the plan could not be kept.
func (d *drawing) split(drawn []Item) {
	spec := d.record.Spec
	n := min(spec.Size, len(drawn))
	d.record.Items = append(d.record.Items, drawn[:n]...)
	if len(drawn) > n {
		d.record.Reserve = slices.Clone(drawn[n:])
	}
	if needed := spec.drawn() - spec.Reserve; len(drawn) < needed {
		d.shortage = tooFewUnits(needed, uint64(len(drawn)))
	}
}

// shareStrata takes from each stratum the number that falls to it, and the next items of the stratum as
// its reserve. Each layer holds at least as many, because no stratum can get more than the whole size.
func (d *drawing) shareStrata(layers [][]entry) {
	r := &d.record
	if r.Strata, d.shortage = Allocate(r.Spec.Size, r.Population.Strata, r.Spec.Allocation); d.shortage != nil {
		r.Strata = nil
		return
	}
	for _, l := range layers {
		list := items(r.Spec, l)
		at, known := slices.BinarySearchFunc(r.Strata, list[0].Stratum, func(s StratumSize, key string) int { return strings.Compare(s.Key, key) })
		n := 0
		if known {
			n = min(r.Strata[at].Size, len(list))
		}
		r.Items = append(r.Items, list[:n]...)
		r.Reserve = append(r.Reserve, list[n:min(n+r.Spec.Reserve, len(list))]...)
	}
}

// checkReach checks that an ordered technique can serve a population, so that the collectors below may
// rely on it: rows are drawn from at least one unit, and the total to be divided is not zero.
func checkReach(spec Spec, frozen Population) error {
	switch spec.Technique {
	case ByPosition, ByInterval:
		return checkRows(spec.Seed, frozen.Count, spec.drawn()-spec.Reserve)
	case ByMonetaryInterval:
		if frozen.Amount.IsZero() {
			return selectionError(CodePopulation, "population", "has no positive amounts", "give the units their amounts in minor units")
		}
	}
	return nil
}

// collector takes the units of a population one by one, in order, and keeps the selected ones.
type collector interface {
	// take looks at the unit in a row, counted from 1. It fails if more is selected than may be held.
	take(row uint64, u Unit) error
	// finish writes what was kept into the outcome, when the population has been read.
	finish(d *drawing)
}

// drawInOrder runs the techniques that are not mergeable, on the assumption that the population is
// the given one: rows and intervals must be known before the first unit is seen. Whether the
// assumption held shows when the units have been counted, and is for the caller to judge.
func drawInOrder(spec Spec, assumed Population, units iter.Seq[Unit]) (*drawing, error) {
	d := newDrawing(spec)
	c, err := d.collector(assumed)
	if err != nil {
		return nil, err
	}
	tally := NewTally()
	for u := range units {
		if err := tally.Add(u); err != nil {
			return nil, err
		}
		if err := c.take(tally.count, u); err != nil {
			return nil, err
		}
	}
	d.record.Population = tally.Population()
	if !spec.Technique.IsOrdered() {
		d.record.Population = d.record.Population.asSet()
	}
	c.finish(d)
	d.findDuplicates()
	return d, nil
}

// collector returns the collector of a technique.
func (d *drawing) collector(assumed Population) (collector, error) {
	r := &d.record
	switch r.Spec.Technique {
	case ByPosition:
		// The reserve may reach beyond a small population; it is drawn as far as there are units.
		n := int(min(uint64(r.Spec.drawn()), assumed.Count))
		return newRowCollector(positions(r.Spec.Seed, "position/", assumed.Count, n)), nil
	case ByInterval:
		starts, rows, err := SystematicPositions(r.Spec.Seed, assumed.Count, r.Spec.Size, max(1, r.Spec.Starts))
		if err != nil {
			return nil, err
		}
		for _, start := range starts {
			r.Starts = append(r.Starts, NewTotal(start))
		}
		r.Cycles = suspectCycles(rows)
		slices.Sort(rows) // several starts are read in one pass, in the order of the population
		return newRowCollector(append(rows, spareRows(r.Spec, assumed.Count, rows)...)), nil
	case ByMonetaryInterval:
		h, start := newHitter(r.Spec.Seed, assumed.Amount, r.Spec.Size)
		r.Starts = []Total{start}
		return &hitCollector{hitter: h}, nil
	case ByHand:
		picks := make(map[string]bool, len(r.Spec.Picks))
		for _, id := range r.Spec.Picks {
			picks[id] = true
		}
		return &listCollector{wanted: picks}, nil
	}
	return &listCollector{}, nil
}

// spareRows draws the reserve of a systematic sample: random rows that it does not contain, by
// [Positions] with the label "systematic-reserve/" in place of "position/". Among as many rows as are
// drawn in all, at most the systematic ones are taken, so the reserve is full unless rows run out.
func spareRows(spec Spec, population uint64, sorted []uint64) []uint64 {
	if spec.Reserve == 0 {
		return nil
	}
	n := int(min(uint64(spec.drawn()), population))
	var spare []uint64
	for _, row := range positions(spec.Seed, "systematic-reserve/", population, n) {
		if _, taken := slices.BinarySearch(sorted, row); !taken && len(spare) < spec.Reserve {
			spare = append(spare, row)
		}
	}
	return spare
}

// findDuplicates lists ids that were selected twice.
func (d *drawing) findDuplicates() {
	all := slices.Concat(d.record.Items, d.record.Reserve)
	slices.SortFunc(all, func(a, b Item) int { return cmp.Compare(a.ID, b.ID) })
	for i := range all {
		if i > 0 && all[i-1].ID == all[i].ID {
			d.duplicates = append(d.duplicates, all[i].ID)
		}
	}
	d.duplicates = slices.Compact(d.duplicates)
}
