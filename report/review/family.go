package review

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Family is the kind of attestation report. Only a SOC 1 is about controls relevant to user entities' internal
// control over financial reporting. The zero value is invalid.
type Family uint8

const (
	_ Family = iota
	// SOC1 is a report on controls relevant to user entities' financial reporting: AT-C 320, ISAE 3402 and their
	// predecessors.
	SOC1
	// SOC2 is a report on the trust services criteria.
	SOC2
	// OtherReport is anything else: a SOC 3, a certificate, a questionnaire.
	OtherReport
	// AgreedUponProcedures is a report on findings from procedures that the reader agreed to. It has no opinion, and can be
	// evidence about operation where it describes tests of controls (AS 2201.B19-.B20); whether it is, the reader judges.
	AgreedUponProcedures
)

func (f Family) name() string {
	switch f {
	case SOC1:
		return "soc-1"
	case SOC2:
		return "soc-2"
	case OtherReport:
		return "other"
	case AgreedUponProcedures:
		return "agreed-upon-procedures"
	}
	return ""
}

// Families walks the valid values in the order of their constants.
func Families() iter.Seq[Family] { return enum.All(Family.name) }

// IsValid reports whether f is one of the constants.
func (f Family) IsValid() bool { return f.name() != "" }

// String returns the wire name, such as "soc-1".
func (f Family) String() string { return enum.String(f, Family.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (f Family) MarshalText() ([]byte, error) { return enum.Marshal(f, Family.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (f *Family) UnmarshalText(text []byte) error { return enum.Unmarshal(f, text, Family.name) }

// Title returns the name as a memo prints it.
func (f Family) Title() string {
	switch f {
	case SOC1:
		return "SOC 1"
	case SOC2:
		return "SOC 2"
	case OtherReport:
		return "Other report"
	case AgreedUponProcedures:
		return "Agreed-upon procedures"
	}
	return f.String()
}
