package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// ReportType is the kind of SOC 1 report. The zero value is invalid.
type ReportType uint8

const (
	_ ReportType = iota
	// Type1 reports on the description and on the suitability of design, as of a date.
	Type1
	// Type2 adds operating effectiveness, and reports throughout a period.
	Type2
)

func (t ReportType) name() string {
	switch t {
	case Type1:
		return "type-1"
	case Type2:
		return "type-2"
	}
	return ""
}

// ReportTypes walks the report types.
func ReportTypes() iter.Seq[ReportType] { return enum.All(ReportType.name) }

// IsValid reports whether t is a known report type.
func (t ReportType) IsValid() bool { return t.name() != "" }

// String returns the wire name, such as "type-2".
func (t ReportType) String() string { return enum.String(t, ReportType.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (t ReportType) MarshalText() ([]byte, error) { return enum.Marshal(t, ReportType.name) }

// UnmarshalText accepts exactly a wire name.
func (t *ReportType) UnmarshalText(text []byte) error {
	return enum.Unmarshal(t, text, ReportType.name)
}

// Title returns the name as a report prints it, such as "Type 2".
func (t ReportType) Title() string {
	switch t {
	case Type1:
		return "Type 1"
	case Type2:
		return "Type 2"
	}
	return t.String()
}
