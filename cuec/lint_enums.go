package cuec

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Severity says how much a finding weighs. The zero value is invalid.
type Severity uint8

const (
	_ Severity = iota
	// Info findings make a statement easier to read.
	Info
	// Warning findings make a control harder to test.
	Warning
	// Error findings keep it from being tested, or mean that it is no complementary control.
	Error
)

func (s Severity) name() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return ""
}

// Severities walks the valid values in the order of their constants, the lightest first.
func Severities() iter.Seq[Severity] { return enum.All(Severity.name) }

// IsValid reports whether s is one of the constants.
func (s Severity) IsValid() bool { return s.name() != "" }

// String returns the wire name, such as "warning".
func (s Severity) String() string { return enum.String(s, Severity.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (s Severity) MarshalText() ([]byte, error) { return enum.Marshal(s, Severity.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (s *Severity) UnmarshalText(text []byte) error { return enum.Unmarshal(s, text, Severity.name) }

// Title returns the name as a report prints it.
func (s Severity) Title() string {
	switch s {
	case Info:
		return "Info"
	case Warning:
		return "Warning"
	case Error:
		return "Error"
	}
	return s.String()
}

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
