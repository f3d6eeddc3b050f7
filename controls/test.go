package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// Outcome says what became of a planned test. The zero value is invalid.
type Outcome uint8

const (
	_ Outcome = iota
	// Performed means that the test was carried out; its deviations say how it went.
	Performed
	// NoOccurrence means that the circumstances that trigger the control did not arise, so operation could not be
	// tested.
	NoOccurrence
	// EvidenceUnavailable means that the control occurred, but sufficient evidence could not be had.
	EvidenceUnavailable
	// NotPerformed means that the control occurred and the test was not carried out.
	NotPerformed
)

func (o Outcome) name() string {
	switch o {
	case Performed:
		return "performed"
	case NoOccurrence:
		return "no-occurrence"
	case EvidenceUnavailable:
		return "evidence-unavailable"
	case NotPerformed:
		return "not-performed"
	}
	return ""
}

// Outcomes walks the valid values in the order of their constants.
func Outcomes() iter.Seq[Outcome] { return enum.All(Outcome.name) }

// IsValid reports whether o is one of the constants.
func (o Outcome) IsValid() bool { return o.name() != "" }

// String returns the wire name, such as "performed".
func (o Outcome) String() string { return enum.String(o, Outcome.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (o Outcome) MarshalText() ([]byte, error) { return enum.Marshal(o, Outcome.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (o *Outcome) UnmarshalText(text []byte) error {
	return enum.Unmarshal(o, text, Outcome.name)
}

// Test is a test of one control's operating effectiveness over a period.
type Test struct {
	// ID is unique among tests.
	ID soc1.TestID `json:"id"`
	// Extends names the earlier test of the same control and the same days of which this is an extension: more items
	// of the same population, examined after the first results were known. Both are then evaluated together, by the
	// tolerable rate and the confidence of the first. An extension of an extension names the first test.
	Extends soc1.TestID `json:"extends,omitzero"`
	// Planned says that the extension, and when it would be made, was laid down before the first items were drawn.
	Planned bool `json:"planned,omitzero"`
	// Control is the control tested.
	Control soc1.ControlID `json:"control"`
	// Procedures are the nature of the test.
	Procedures []Procedure `json:"procedures,omitzero"`
	// Period is the timing: the days the test gives evidence about. The zero period means every day on
	// which the control was in operation.
	Period soc1.Period `json:"period,omitzero"`
	// Outcome says whether the test was carried out.
	Outcome Outcome `json:"outcome"`
	// Reason says why it was not, for any other outcome than performed.
	Reason string `json:"reason,omitzero"`
	// Population is what the sample was drawn from.
	Population Population `json:"population,omitzero"`
	// Sample is the extent of the test.
	Sample Sample `json:"sample,omitzero"`
	// Information is the information produced by the entity that the auditor used as evidence.
	Information []Information `json:"information,omitzero"`
}

// Population is all occurrences of a control in the period of a test.
type Population struct {
	// Size is the number of occurrences, at most 10^12. Zero means that it is not known.
	Size int64 `json:"size,omitzero"`
	// Source says where the list came from.
	Source string `json:"source,omitzero"`
	// Completeness is what the auditor found about the list.
	Completeness Evidence `json:"completeness,omitzero"`
}

// Sample is the extent of a test: which occurrences were examined.
type Sample struct {
	// Method is how the items were chosen. The zero value means that it is not recorded, and is treated as
	// non-statistical.
	Method sampling.Method `json:"method,omitzero"`
	// Size is the number of items tested, at most 10^12. An item that could not be examined counts as tested and deviating.
	Size int64 `json:"size,omitzero"`
	// Expected is the number of deviations that the plan allowed for. Up to it, deviations that are not
	// systematic leave the conclusion standing on the non-statistical route.
	Expected int64 `json:"expected,omitzero"`
	// Tolerable is the tolerable deviation rate. Zero means that none was set.
	Tolerable sampling.Rate `json:"tolerable,omitzero"`
	// Confidence is the confidence that the sample was planned for. Zero means that none was set.
	Confidence sampling.Rate `json:"confidence,omitzero"`
}
