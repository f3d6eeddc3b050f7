package sampling

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// DifferenceKind is in which respect a record and its re-performance disagree. A population that differs
// usually explains the rest; items that differ although the population agrees were not drawn by the
// recorded seed. The zero value is invalid.
type DifferenceKind uint8

const (
	_ DifferenceKind = iota
	// PopulationDiffers: the population read is not the one recorded.
	PopulationDiffers
	// ParameterDiffers: a value that follows from the specification, such as a random start or the
	// size of a stratum, is recorded otherwise.
	ParameterDiffers
	// ItemMissing: the re-performance selects a unit that the record does not hold.
	ItemMissing
	// ItemUnexpected: the record holds a unit that the re-performance does not select.
	ItemUnexpected
	// ItemDiffers: both hold the unit, but at another place of the draw or with other data.
	ItemDiffers
	// DuplicateFound: an id occurs more than once in the population.
	DuplicateFound
	// ChangeDiffers: a replacement or extension does not bring in the next items.
	ChangeDiffers
)

// DifferenceKinds walks all kinds of difference.
func DifferenceKinds() iter.Seq[DifferenceKind] { return enum.All(DifferenceKind.name) }

// IsValid reports whether k is one of the kinds.
func (k DifferenceKind) IsValid() bool { return k.name() != "" }

// String returns the wire name, or DifferenceKind(9) for a value without one.
func (k DifferenceKind) String() string { return enum.String(k, DifferenceKind.name) }

// MarshalText returns the wire name and refuses an invalid value.
func (k DifferenceKind) MarshalText() ([]byte, error) { return enum.Marshal(k, DifferenceKind.name) }

// UnmarshalText accepts exactly a wire name.
func (k *DifferenceKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, DifferenceKind.name)
}

// name returns the wire name, or "" for an invalid value.
func (k DifferenceKind) name() string {
	switch k {
	case PopulationDiffers:
		return "population-differs"
	case ParameterDiffers:
		return "parameter-differs"
	case ItemMissing:
		return "item-missing"
	case ItemUnexpected:
		return "item-unexpected"
	case ItemDiffers:
		return "item-differs"
	case DuplicateFound:
		return "duplicate-found"
	case ChangeDiffers:
		return "change-differs"
	}
	return ""
}

// Difference is one disagreement between a record and its re-performance.
type Difference struct {
	// Kind says in which respect.
	Kind DifferenceKind `json:"kind"`
	// Field is the place in the record, such as "population.count" or "items[3]". For a unit that the
	// record lacks, it is the place in the re-performed list.
	Field string `json:"field"`
	// ID is the unit concerned, if there is one.
	ID string `json:"id,omitzero"`
	// Recorded is the value in the record, Reperformed the one computed again; empty if there is none.
	Recorded    string `json:"recorded,omitzero"`
	Reperformed string `json:"reperformed,omitzero"`
}

// String returns the difference on one line.
func (d Difference) String() string {
	s := d.Field + ": " + d.Kind.String()
	if d.ID != "" {
		s += " " + d.ID
	}
	if d.Recorded != "" {
		s += ", recorded " + d.Recorded
	}
	if d.Reperformed != "" {
		s += ", re-performed " + d.Reperformed
	}
	return s
}
