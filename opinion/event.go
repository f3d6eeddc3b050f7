package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// EventKind tells the two kinds of events after the period apart. Source: [soc1.CiteEvents]. The zero value is invalid.
type EventKind uint8

const (
	_ EventKind = iota
	// PeriodCondition is evidence of a condition that existed during the period, or at the date of a Type 1 report.
	PeriodCondition
	// LaterCondition is a condition that arose afterwards. It is disclosed and never changes the opinion.
	LaterCondition
)

func (k EventKind) name() string {
	switch k {
	case PeriodCondition:
		return "period-condition"
	case LaterCondition:
		return "later-condition"
	}
	return ""
}

// EventKinds walks the valid values in the order of their constants.
func EventKinds() iter.Seq[EventKind] { return enum.All(EventKind.name) }

// IsValid reports whether k is one of the constants.
func (k EventKind) IsValid() bool { return k.name() != "" }

// String returns the wire name, such as "period-condition".
func (k EventKind) String() string { return enum.String(k, EventKind.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (k EventKind) MarshalText() ([]byte, error) { return enum.Marshal(k, EventKind.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (k *EventKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, EventKind.name)
}

// Title returns the words that a report uses.
func (k EventKind) Title() string {
	switch k {
	case PeriodCondition:
		return "Condition of the period"
	case LaterCondition:
		return "Later condition"
	}
	return k.String()
}

// Discovery says whether an event came to light before or after the report was issued. The zero value is invalid.
type Discovery uint8

const (
	_ Discovery = iota
	// BeforeReport is up to the date of the report.
	BeforeReport
	// AfterReport is after it. The opinion was given without the event; what it would have changed is reported as a reason to
	// revise the report, and changes nothing else.
	AfterReport
)

func (d Discovery) name() string {
	switch d {
	case BeforeReport:
		return "before-report"
	case AfterReport:
		return "after-report"
	}
	return ""
}

// Discoveries walks the valid values in the order of their constants.
func Discoveries() iter.Seq[Discovery] { return enum.All(Discovery.name) }

// IsValid reports whether d is one of the constants.
func (d Discovery) IsValid() bool { return d.name() != "" }

// String returns the wire name, such as "before-report".
func (d Discovery) String() string { return enum.String(d, Discovery.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (d Discovery) MarshalText() ([]byte, error) { return enum.Marshal(d, Discovery.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (d *Discovery) UnmarshalText(text []byte) error {
	return enum.Unmarshal(d, text, Discovery.name)
}

// Event is something after the period, or learned after it, that bears on the report.
type Event struct {
	// ID is unique among matters, limitations, failures, events, acts and inconsistencies.
	ID soc1.MatterID `json:"id"`
	// Kind says whether the condition existed during the period.
	Kind EventKind `json:"kind"`
	// Discovered says whether it came to light before the report was issued.
	Discovered Discovery `json:"discovered"`
	// Date is the day on which it happened or came to light.
	Date soc1.Date `json:"date,omitzero"`
	// Text describes it for readers of the report.
	Text string `json:"text"`
	// Disclosed says that management discloses it, in the description or in its assertion.
	Disclosed bool `json:"disclosed,omitzero"`
	// Objectives are those that a condition of the period bears on: at least one.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
}
