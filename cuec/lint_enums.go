package cuec

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Part is a part that a testable statement has. The zero value is invalid.
type Part uint8

const (
	_ Part = iota
	// PartActor is who performs the control.
	PartActor
	// PartAction is the verb.
	PartAction
	// PartObject is what the verb acts on.
	PartObject
	// PartTiming is a frequency, deadline or trigger.
	PartTiming
	// PartEvidence is what remains to be inspected.
	PartEvidence
	// PartCriterion is the measure of right and wrong.
	PartCriterion
)

func (p Part) name() string {
	switch p {
	case PartActor:
		return "actor"
	case PartAction:
		return "action"
	case PartObject:
		return "object"
	case PartTiming:
		return "timing"
	case PartEvidence:
		return "evidence"
	case PartCriterion:
		return "criterion"
	}
	return ""
}

// Parts walks the valid values in the order of their constants.
func Parts() iter.Seq[Part] { return enum.All(Part.name) }

// IsValid reports whether p is one of the constants.
func (p Part) IsValid() bool { return p.name() != "" }

// String returns the wire name, such as "actor".
func (p Part) String() string { return enum.String(p, Part.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (p Part) MarshalText() ([]byte, error) { return enum.Marshal(p, Part.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (p *Part) UnmarshalText(text []byte) error { return enum.Unmarshal(p, text, Part.name) }

// Title returns the name as a report prints it.
func (p Part) Title() string {
	switch p {
	case PartActor:
		return "Actor"
	case PartAction:
		return "Action"
	case PartObject:
		return "Object"
	case PartTiming:
		return "Frequency or trigger"
	case PartEvidence:
		return "Evidence"
	case PartCriterion:
		return "Criterion"
	}
	return p.String()
}
