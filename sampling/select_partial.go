package sampling

import (
	"fmt"
	"slices"
	"strings"
)

// MaxParts is the largest number of partitions that can be merged.
const MaxParts = 1 << 16

// Part is one partition of a population and what was counted in it.
type Part struct {
	// Name tells the partition apart.
	Name string `json:"name"`
	// Population is its record, without order.
	Population Population `json:"population"`
}

// Partial is the selection from one or more partitions of a population. [Partial.Merge] is
// associative, commutative and idempotent, so partials may be joined in any order and shape, and a
// partition that is delivered twice does no harm. A Partial is immutable and travels as JSON, see
// [DecodePartial]. The zero Partial is the selection from nothing; it merges with any other.
//
// What makes a repeated delivery harmless is the name of each partition: the units kept are a set, but
// counts and digests add up, so the same partition must be recognised. Two partitions that overlap
// under different names are a fault of the division; it shows as duplicates among the kept units, and
// as a population that is not the frozen one.
type Partial struct {
	spec     Spec
	parts    []Part    // sorted by name
	layers   [][]entry // one for each stratum, sorted by its key; otherwise a single one
	certain  []entry   // ByPriority: the units that are certain by their amount
	excluded []entry   // monetary techniques: the units without a positive amount
}

// Spec returns the specification that the partial was drawn by.
func (p Partial) Spec() Spec { return p.spec.normal() }

// Parts returns the partitions that the partial covers, sorted by name.
func (p Partial) Parts() []Part { return slices.Clone(p.parts) }

// IsZero reports whether p is the zero Partial.
func (p Partial) IsZero() bool { return len(p.parts) == 0 }

// Merge returns the selection from the partitions of p and other together. It fails if their
// specifications differ, or if they hold different partitions under one name.
func (p Partial) Merge(other Partial) (Partial, error) {
	switch {
	case other.IsZero():
		return p, nil
	case p.IsZero():
		return other, nil
	case !p.spec.Equal(other.spec):
		return Partial{}, selectionError(CodeConflict, "spec", "the partial selections were drawn by different specifications",
			"draw all partitions with one specification")
	}
	parts, err := mergeParts(p.parts, other.parts)
	if err != nil {
		return Partial{}, err
	}
	sum := Partial{spec: p.spec, parts: parts, layers: mergeLayers(p.spec, p.layers, other.layers)}
	sum.certain = joinEntries(openLayer(), p.certain, other.certain)
	sum.excluded = joinEntries(openLayer(), p.excluded, other.excluded)
	for _, list := range append([][]entry{sum.certain, sum.excluded}, sum.layers...) {
		if len(list) > MaxSelected {
			return Partial{}, tooManyItems("items", "draw fewer items or split the population")
		}
	}
	if _, err := sum.Population(); err != nil {
		return Partial{}, err
	}
	return sum, nil
}

// MergeAll merges any number of partials, in pairs and pairs of pairs, so that each list is copied only
// as often as the number of partials can be halved. It fails where [Partial.Merge] does, and returns
// the zero Partial for none.
func MergeAll(partials ...Partial) (Partial, error) {
	for len(partials) > 1 {
		half := make([]Partial, 0, (len(partials)+1)/2)
		for pair := range slices.Chunk(partials, 2) {
			// An odd one out is merged with itself, which changes nothing.
			joined, err := pair[0].Merge(pair[len(pair)-1])
			if err != nil {
				return Partial{}, err
			}
			half = append(half, joined)
		}
		partials = half
	}
	if len(partials) == 0 {
		return Partial{}, nil
	}
	return partials[0], nil
}

// mergeParts joins two lists that are sorted by name. A name in both lists must stand for the same
// population: then it is one partition that was delivered twice, and counts once.
func mergeParts(a, b []Part) ([]Part, error) {
	all := append(slices.Clone(a), b...)
	slices.SortStableFunc(all, func(x, y Part) int { return strings.Compare(x.Name, y.Name) })
	parts := all[:0]
	for _, next := range all {
		n := len(parts)
		switch {
		case n == 0 || parts[n-1].Name != next.Name:
			parts = append(parts, next)
		case !parts[n-1].Population.Equal(next.Population):
			return nil, selectionError(CodeConflict, "parts", fmt.Sprintf("two different partitions are called %q", next.Name),
				"give every partition its own name, and read each once")
		}
	}
	if len(parts) > MaxParts {
		return nil, selectionError(CodeOverflow, "parts", fmt.Sprintf("more than %d partitions", MaxParts), "use larger partitions")
	}
	return parts, nil
}

// mergeLayers joins the layers of equal strata. Both lists are sorted by stratum, and no layer of a
// stratified selection is empty.
func mergeLayers(spec Spec, a, b [][]entry) [][]entry {
	if spec.Technique != ByStratum {
		return [][]entry{joinEntries(layerOf(spec), first(a), first(b))}
	}
	var sum [][]entry
	for len(a) > 0 || len(b) > 0 {
		var x, y []entry
		switch {
		case len(b) == 0 || len(a) > 0 && a[0][0].Stratum < b[0][0].Stratum:
			x, a = a[0], a[1:]
		case len(a) == 0 || b[0][0].Stratum < a[0][0].Stratum:
			y, b = b[0], b[1:]
		default:
			x, y, a, b = a[0], b[0], a[1:], b[1:]
		}
		sum = append(sum, joinEntries(layerOf(spec), x, y))
	}
	return sum
}

// first returns the first of a list of layers, or none.
func first(layers [][]entry) []entry {
	if len(layers) == 0 {
		return nil
	}
	return layers[0]
}

// joinEntries merges two lists of kept entries by the order and limit of an empty layer. The smallest
// entries of a union are among the smallest entries of its parts; this is all that makes selections
// mergeable.
func joinEntries(l *layer, a, b []entry) []entry {
	if len(a)+len(b) == 0 {
		return nil
	}
	l.entries = append(slices.Clone(a), b...)
	l.settle(false)
	return slices.Clip(l.entries)
}

// Population returns the population of all parts together, without order.
func (p Partial) Population() (Population, error) {
	var sum Population
	var err error
	for _, part := range p.parts {
		if sum, err = sum.Follow(part.Population); err != nil {
			return Population{}, err
		}
	}
	return sum.asSet(), nil
}

// Duplicates returns, sorted, the ids that were read more than once and are kept in p. An id whose
// tickets are too large to be kept is not seen; verify uniqueness where the population is extracted.
func (p Partial) Duplicates() []string {
	var ids, repeated []string
	for _, list := range append([][]entry{p.certain, p.excluded}, p.layers...) {
		for i := range list {
			ids = append(ids, list[i].ID)
			if list[i].repeated {
				repeated = append(repeated, list[i].ID)
			}
		}
	}
	slices.Sort(ids)
	for i := range ids {
		if i > 0 && ids[i-1] == ids[i] {
			repeated = append(repeated, ids[i])
		}
	}
	slices.Sort(repeated)
	return slices.Compact(repeated)
}
