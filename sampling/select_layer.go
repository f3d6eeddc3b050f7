package sampling

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// entry is a unit that is kept while a draw goes on.
type entry struct {
	Unit
	ticket Ticket
	// part is the name of the partition that the unit was read from.
	part string
	// repeated is set when the same unit was read again, which is a fault of the population.
	repeated bool
}

// byTicket orders by ticket; ties, which need a collision of SHA-256 or a repeated id, by id.
func byTicket(a, b *entry) int {
	if c := a.ticket.Compare(b.ticket); c != 0 {
		return c
	}
	return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Stratum, b.Stratum), cmp.Compare(a.Amount, b.Amount))
}

// byPriority orders by the ratio of the leading 64 bits of the ticket to the amount, compared by
// cross-multiplication in 128 bits; ties by ticket and id. Amounts are positive.
func byPriority(a, b *entry) int {
	aHi, aLo := bits.Mul64(a.ticket.High64(), uint64(b.Amount))
	bHi, bLo := bits.Mul64(b.ticket.High64(), uint64(a.Amount))
	if c := cmp.Or(cmp.Compare(aHi, bHi), cmp.Compare(aLo, bLo)); c != 0 {
		return c
	}
	return byTicket(a, b)
}

// layer keeps the first few entries of a stream in the order of tickets or of priorities. It gathers up to twice as many,
// then sorts and cuts back, which costs O(log keep) for each entry that is gathered and nothing for
// the many that lie beyond the bound. The kept entries form a set: a repeated unit takes one place.
type layer struct {
	ratio   bool // order by priority
	keep    int
	entries []entry
	sorted  int   // entries[:sorted] are in order and different
	bound   entry // the last kept entry, if full
	full    bool
}

// order decides which of two entries is drawn first. It is a total order on different units.
func (l *layer) order(a, b *entry) int {
	if l.ratio {
		return byPriority(a, b)
	}
	return byTicket(a, b)
}

// slack is how many entries a small layer gathers before it sorts.
const slack = 32

// beyond reports whether a ticket is certain not to be kept, for a layer in the order of tickets.
func (l *layer) beyond(t Ticket) bool { return l.full && t.Compare(l.bound.ticket) > 0 }

// offer adds an entry if it may be kept.
func (l *layer) offer(e *entry) {
	// An entry equal to the bound is gathered too: it is a repetition, which must be noticed.
	if l.full && l.order(e, &l.bound) > 0 {
		return
	}
	kept := *e
	kept.ID, kept.Stratum = strings.Clone(e.ID), strings.Clone(e.Stratum)
	l.entries = append(l.entries, kept)
	if len(l.entries) >= 2*l.keep && len(l.entries)-l.sorted >= slack {
		l.settle(true)
	}
}

// settle sorts the entries, joins equal ones and cuts back to the number that is kept. Equal entries
// that were read in one stream, or in two different partitions, are repetitions; equal entries of one
// partition that came through two merged partials are the same reading.
func (l *layer) settle(sameStream bool) {
	// Sorting brings equal entries together, whatever stream they came from.
	slices.SortFunc(l.entries, func(a, b entry) int { return l.order(&a, &b) })
	kept := l.entries[:0]
	for _, e := range l.entries {
		if n := len(kept); n > 0 && l.order(&kept[n-1], &e) == 0 {
			last := &kept[n-1]
			last.repeated = last.repeated || e.repeated || sameStream || last.part != e.part
			last.part = min(last.part, e.part)
			continue
		}
		kept = append(kept, e)
	}
	kept = kept[:min(len(kept), l.keep)]
	clear(l.entries[len(kept):]) // let go of the ids that are not kept
	l.entries, l.sorted = kept, len(kept)
	if l.full = len(kept) == l.keep; l.full {
		l.bound = kept[len(kept)-1]
	}
}
