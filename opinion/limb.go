package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// Limb is one of the conclusions that a service auditor's opinion is made of. Each carries its own kind of opinion. The zero
// value is invalid. No standard combines them into one word: a description may be fair although controls failed, and controls may
// work that are described wrongly. Source: [soc1.CiteComponents].
type Limb uint8

const (
	_ Limb = iota
	// Description asks whether the description fairly presents the system that was designed and implemented.
	Description
	// Design asks whether the controls were suitably designed to achieve the control objectives.
	Design
	// Operation asks whether the controls operated effectively throughout the period. Type 2 only.
	Operation
)

func (l Limb) name() string {
	switch l {
	case Description:
		return "description"
	case Design:
		return "design"
	case Operation:
		return "operation"
	}
	return ""
}

// Limbs walks the valid values in the order of their constants.
func Limbs() iter.Seq[Limb] { return enum.All(Limb.name) }

// IsValid reports whether l is one of the constants.
func (l Limb) IsValid() bool { return l.name() != "" }

// String returns the wire name, such as "description".
func (l Limb) String() string { return enum.String(l, Limb.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (l Limb) MarshalText() ([]byte, error) { return enum.Marshal(l, Limb.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (l *Limb) UnmarshalText(text []byte) error {
	return enum.Unmarshal(l, text, Limb.name)
}

// Title returns the name as a heading prints it.
func (l Limb) Title() string {
	switch l {
	case Description:
		return "Fair presentation of the description"
	case Design:
		return "Suitability of design"
	case Operation:
		return "Operating effectiveness"
	}
	return l.String()
}

// limbsOf returns the limbs of a report of type t. A Type 1 report says nothing about operation, not even that it was not
// examined: the limb is absent, not clean.
func limbsOf(t soc1.ReportType) []Limb {
	if t == soc1.Type2 {
		return []Limb{Description, Design, Operation}
	}
	return []Limb{Description, Design}
}
