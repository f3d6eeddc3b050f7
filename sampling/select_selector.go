package sampling

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// Selector draws by ticket from a stream of units of any length, in memory that grows with the size
// of the sample only. It serves the techniques that are mergeable (see [Technique.IsMergeable]). A
// population may be read whole or in partitions, one Selector each, on one machine or on many: the
// merged result is the same. Make it with [NewSelector]. A Selector is not safe for concurrent use.
type Selector struct {
	spec   Spec
	part   string
	issuer *Issuer
	tally  *Tally
	// layers holds what is kept, by stratum; without strata there is one layer, under the empty key.
	layers map[string]*layer
	single *layer // the only layer, unless the technique is ByStratum
	// certain holds the units that ByPriority takes in any case.
	certain *layer
	// excluded holds the units that monetary techniques cannot reach.
	excluded *layer
	recent   *layer // the layer of the previous stratum: neighbours are often alike
	recentBy string
}

// NewSelector returns a selector for one partition of a population. The name of the partition
// ("2026-01", "shard 7 of 16") tells partitions apart when partial selections are merged: two
// different partitions must not share a name. It follows the rules of [CheckID].
func NewSelector(spec Spec, part string) (*Selector, error) {
	if err := spec.Validate(); err != nil {
		return nil, err
	}
	if err := checkText("part", part, MaxIDBytes); err != nil {
		return nil, err
	}
	if !spec.Technique.IsMergeable() {
		return nil, selectionError(CodeUnsupported, "technique", fmt.Sprintf("%v depends on the whole population", spec.Technique),
			"use Draw, or a technique for which IsMergeable holds")
	}
	s := &Selector{
		spec: spec.normal(), part: part, issuer: spec.Seed.Issuer(), tally: NewTally(),
		layers: map[string]*layer{}, certain: openLayer(), excluded: openLayer(),
	}
	if spec.Technique != ByStratum {
		s.single = s.newLayer("")
	}
	return s, nil
}

// newLayer adds the layer of a stratum.
func (s *Selector) newLayer(key string) *layer {
	l := layerOf(s.spec)
	s.layers[key] = l
	return l
}

// layerOf returns an empty layer for the technique of a specification. A stratum may get up to the whole
// size, since shares are known only at the end; so each of them keeps that many.
func layerOf(spec Spec) *layer {
	switch spec.Technique {
	case BySieve:
		return openLayer()
	case ByPriority:
		return &layer{ratio: true, keep: spec.drawn()}
	}
	return &layer{keep: spec.drawn()}
}

// openLayer returns a layer that keeps all it is offered; one entry more than allowed shows that the
// limit is passed.
func openLayer() *layer { return &layer{keep: MaxSelected + 1} }

// AddID adds a unit without stratum and amount.
func (s *Selector) AddID(id string) error { return s.Add(Unit{ID: id}) }

// AddBytes is AddID for an id that is held as bytes, which it neither keeps nor changes. It
// allocates nothing unless the id enters the sample for the time being.
func (s *Selector) AddBytes(id []byte) error {
	// The common case by far: a plain id whose ticket is too large. It needs no string of its own.
	if s.spec.Technique != ByTicket || !isShortASCII(id) {
		return s.Add(Unit{ID: string(id)})
	}
	t := s.issuer.TicketBytes(id)
	if !s.single.beyond(t) {
		return s.Add(Unit{ID: string(id)})
	}
	s.tally.countBytes(id)
	return nil
}

// Add adds one unit. After an error the unit is not counted; a draw that met an error should be
// abandoned, because the sample of a population with records left out is another sample.
func (s *Selector) Add(u Unit) error {
	if err := u.check(); err != nil {
		return err
	}
	if s.spec.Technique == ByStratum && u.Stratum == "" {
		return selectionError(CodeMissing, "stratum", fmt.Sprintf("unit %q has no stratum", u.ID), "give every unit a stratum key")
	}
	if err := s.tally.countChecked(u); err != nil {
		return err
	}
	e := entry{Unit: u, part: s.part}
	if s.spec.Technique.isMonetary() {
		return s.addMonetary(&e)
	}
	e.ticket = s.issuer.Ticket(u.ID)
	l := s.single
	if l == nil {
		if l = s.layerFor(u.Stratum); l == nil {
			return selectionError(CodeOverflow, "stratum", fmt.Sprintf("%d strata of this size keep more than %d units", len(s.layers)+1, maxKept),
				"use fewer strata or a smaller size")
		}
	}
	if !l.beyond(e.ticket) {
		l.offer(&e)
	}
	return nil
}

// maxKept bounds how many units all strata of a selection may keep together.
const maxKept = 1 << 24

// layerFor returns the layer of a stratum, which it makes when needed, or nil when too much would be
// kept.
func (s *Selector) layerFor(key string) *layer {
	if s.recent != nil && s.recentBy == key {
		return s.recent
	}
	l := s.layers[key]
	key = strings.Clone(key)
	if l == nil {
		if len(s.layers) >= maxKept/s.spec.drawn() {
			return nil
		}
		l = s.newLayer(key)
	}
	s.recent, s.recentBy = l, key
	return l
}

// addMonetary adds a unit to a draw of monetary units, see [BySieve] and [ByPriority]. Three of the four
// places it can end in must not lose a unit: the sieve, the certain and the excluded ones.
func (s *Selector) addMonetary(e *entry) error {
	if e.Amount <= 0 {
		return s.keepAll(s.excluded, e, "excluded", "take units without a positive amount out of the population and file their list")
	}
	e.ticket = s.issuer.Ticket(e.ID)
	if s.spec.Technique == BySieve {
		if inSieve(e.ticket, e.Amount, s.spec.Interval) {
			return s.keepAll(s.single, e, "interval", "raise the interval")
		}
		return nil
	}
	if isCertain(s.spec, e.Amount) {
		return s.keepAll(s.certain, e, "certainFrom", "raise the amount from which units are certain")
	}
	s.single.offer(e)
	return nil
}

// keepAll adds an entry to a layer that must not lose any.
func (s *Selector) keepAll(l *layer, e *entry, field, hint string) error {
	if l.offer(e); len(l.entries) > MaxSelected {
		return tooManyItems(field, hint)
	}
	return nil
}

// tooManyItems is the error for a list that may not be cut.
func tooManyItems(field, hint string) error {
	return selectionError(CodeOverflow, field, fmt.Sprintf("more than %d units", MaxSelected), hint)
}

// AddAll adds all units of a stream and stops at the first error.
func (s *Selector) AddAll(units iter.Seq[Unit]) error {
	for u := range units {
		if err := s.Add(u); err != nil {
			return err
		}
	}
	return nil
}

// Partial returns the selection from the units that were added so far. The selector may go on.
func (s *Selector) Partial() Partial {
	p := Partial{spec: s.spec.normal(), parts: []Part{{Name: s.part, Population: s.tally.Population().asSet()}}}
	for _, key := range slices.Sorted(maps.Keys(s.layers)) {
		p.layers = append(p.layers, s.layers[key].snapshot())
	}
	p.certain, p.excluded = s.certain.snapshot(), s.excluded.snapshot()
	return p
}

// snapshot returns the kept entries in order, in a list of its own.
func (l *layer) snapshot() []entry {
	l.settle(true)
	return slices.Clone(l.entries)
}
