package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Evidence is what the auditor found about the completeness and accuracy of a population or of information. The zero
// value has no wire name; a field that is left at it means not yet evaluated.
type Evidence uint8

const (
	_ Evidence = iota
	// EvidenceSufficient means complete and accurate enough for the purpose.
	EvidenceSufficient
	// EvidenceDeficient means incomplete or inaccurate; nothing drawn from it concludes.
	EvidenceDeficient
)

func (e Evidence) name() string {
	switch e {
	case EvidenceSufficient:
		return "sufficient"
	case EvidenceDeficient:
		return "deficient"
	}
	return ""
}

// Evidences walks the valid values in the order of their constants.
func Evidences() iter.Seq[Evidence] { return enum.All(Evidence.name) }

// IsValid reports whether e is one of the constants.
func (e Evidence) IsValid() bool { return e.name() != "" }

// String returns the wire name, such as "sufficient".
func (e Evidence) String() string { return enum.String(e, Evidence.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (e Evidence) MarshalText() ([]byte, error) { return enum.Marshal(e, Evidence.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (e *Evidence) UnmarshalText(text []byte) error {
	return enum.Unmarshal(e, text, Evidence.name)
}

// ProcedureNature is the nature of an audit procedure, from the least to the most persuasive. The zero value
// is invalid.
type ProcedureNature uint8

const (
	_ ProcedureNature = iota
	// Inquiry asks people. It never suffices alone.
	Inquiry
	// Observation watches the control being performed; it proves only the moment observed.
	Observation
	// Inspection examines records and documents.
	Inspection
	// Reperformance performs the control again, independently.
	Reperformance
)

func (p ProcedureNature) name() string {
	switch p {
	case Inquiry:
		return "inquiry"
	case Observation:
		return "observation"
	case Inspection:
		return "inspection"
	case Reperformance:
		return "reperformance"
	}
	return ""
}

// ProcedureNatures walks the valid values in the order of their constants.
func ProcedureNatures() iter.Seq[ProcedureNature] { return enum.All(ProcedureNature.name) }

// IsValid reports whether p is one of the constants.
func (p ProcedureNature) IsValid() bool { return p.name() != "" }

// String returns the wire name, such as "inquiry".
func (p ProcedureNature) String() string { return enum.String(p, ProcedureNature.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (p ProcedureNature) MarshalText() ([]byte, error) { return enum.Marshal(p, ProcedureNature.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (p *ProcedureNature) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, ProcedureNature.name)
}

// Title returns the word that a report uses.
func (p ProcedureNature) Title() string {
	switch p {
	case Inquiry:
		return "Inquiry"
	case Observation:
		return "Observation"
	case Inspection:
		return "Inspection"
	case Reperformance:
		return "Reperformance"
	}
	return p.String()
}

// Procedure is one audit procedure.
type Procedure struct {
	// Nature is the nature of the procedure.
	Nature ProcedureNature `json:"nature"`
	// By is who performed it, where that was not the service auditor.
	By Performer `json:"by,omitzero"`
	// Text says what was done, to what, in enough detail for a user auditor.
	Text string `json:"text"`
}

// InquiryOnly reports whether no procedure goes beyond inquiry. It holds for an empty list too: nothing was
// done that could conclude. Source: [soc1.CiteTests].
func InquiryOnly(procedures []Procedure) bool {
	for i := range procedures {
		if procedures[i].Nature > Inquiry {
			return false
		}
	}
	return true
}
