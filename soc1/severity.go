package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Severity says how much a finding about wording weighs: that of a control objective, or of a complementary control. The
// wording of both is practice, not the text of a standard, so a finding never is a [Problem] of the document. A
// heavier severity compares as greater. The zero value is invalid.
type Severity uint8

const (
	_ Severity = iota
	// SeverityAdvice marks what would read better.
	SeverityAdvice
	// SeverityWarning marks what is often, but not always, a fault, or makes a control harder to test.
	SeverityWarning
	// SeverityError marks what keeps a statement from being what it is meant to be: a control objective of a SOC 1, or a
	// complementary control that can be tested.
	SeverityError
)

func (s Severity) name() string {
	switch s {
	case SeverityAdvice:
		return "advice"
	case SeverityWarning:
		return "warning"
	case SeverityError:
		return "error"
	}
	return ""
}

// Severities walks the valid values, the lightest first.
func Severities() iter.Seq[Severity] { return enum.All(Severity.name) }

// IsValid reports whether s is one of the constants.
func (s Severity) IsValid() bool { return s.name() != "" }

// String returns the wire name, such as "warning", or Severity(n) for a value that has none.
func (s Severity) String() string { return enum.String(s, Severity.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (s Severity) MarshalText() ([]byte, error) { return enum.Marshal(s, Severity.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (s *Severity) UnmarshalText(text []byte) error { return enum.Unmarshal(s, text, Severity.name) }

// Title returns the name as a report prints it.
func (s Severity) Title() string {
	switch s {
	case SeverityAdvice:
		return "Advice"
	case SeverityWarning:
		return "Warning"
	case SeverityError:
		return "Error"
	}
	return s.String()
}
