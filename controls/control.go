package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// Nature says who performs a control: a system, a person, or a person with a system's information. The zero
// value is invalid.
type Nature uint8

const (
	_ Nature = iota
	// Automated controls are performed by a system; one deviation is systematic until shown otherwise.
	Automated
	// Manual controls are performed by people.
	Manual
	// ITDependentManual controls are performed by people using information that a system produced.
	ITDependentManual
)

func (n Nature) name() string {
	switch n {
	case Automated:
		return "automated"
	case Manual:
		return "manual"
	case ITDependentManual:
		return "it-dependent-manual"
	}
	return ""
}

// Natures walks the valid values in the order of their constants.
func Natures() iter.Seq[Nature] { return enum.All(Nature.name) }

// IsValid reports whether n is one of the constants.
func (n Nature) IsValid() bool { return n.name() != "" }

// String returns the wire name, such as "automated".
func (n Nature) String() string { return enum.String(n, Nature.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (n Nature) MarshalText() ([]byte, error) { return enum.Marshal(n, Nature.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (n *Nature) UnmarshalText(text []byte) error {
	return enum.Unmarshal(n, text, Nature.name)
}

// Title returns the name as a matrix prints it.
func (n Nature) Title() string {
	switch n {
	case Automated:
		return "Automated"
	case Manual:
		return "Manual"
	case ITDependentManual:
		return "IT-dependent manual"
	}
	return n.String()
}

// Purpose says whether a control acts before or after an error. The zero value is invalid.
type Purpose uint8

const (
	_ Purpose = iota
	// Preventive controls keep errors from happening.
	Preventive
	// Detective controls find errors that happened.
	Detective
)

func (p Purpose) name() string {
	switch p {
	case Preventive:
		return "preventive"
	case Detective:
		return "detective"
	}
	return ""
}

// Purposes walks the valid values in the order of their constants.
func Purposes() iter.Seq[Purpose] { return enum.All(Purpose.name) }

// IsValid reports whether p is one of the constants.
func (p Purpose) IsValid() bool { return p.name() != "" }

// String returns the wire name, such as "preventive".
func (p Purpose) String() string { return enum.String(p, Purpose.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (p Purpose) MarshalText() ([]byte, error) { return enum.Marshal(p, Purpose.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (p *Purpose) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, Purpose.name)
}

// Title returns the name as a matrix prints it.
func (p Purpose) Title() string {
	switch p {
	case Preventive:
		return "Preventive"
	case Detective:
		return "Detective"
	}
	return p.String()
}

// Control is a policy or procedure at the service organization, or at a subservice organization included in the
// description, that is designed to give reasonable assurance about objectives.
type Control struct {
	// ID is unique among controls.
	ID soc1.ControlID `json:"id"`
	// Name is a short title.
	Name string `json:"name,omitzero"`
	// Text is the control as the service organization specified it.
	Text string `json:"text"`
	// Nature says who performs it.
	Nature Nature `json:"nature,omitzero"`
	// Purpose says whether it prevents or detects.
	Purpose Purpose `json:"purpose,omitzero"`
	// Frequency says how often it operates.
	Frequency Frequency `json:"frequency,omitzero"`
	// PerformedBy is the role that performs or owns it.
	PerformedBy string `json:"performedBy,omitzero"`
	// Subservice is the subservice organization that performs it, under the inclusive method.
	Subservice soc1.SubserviceID `json:"subservice,omitzero"`
	// ReliesOn are the general IT objectives that an automated control, or a report it uses, needs to hold.
	ReliesOn []soc1.ObjectiveID `json:"reliesOn,omitzero"`
	// Information is the information produced by the entity that the performer uses.
	Information []Information `json:"information,omitzero"`
	// Operated are the periods in which the control was in operation. Empty means all of the examination
	// period. A period with an open end reaches to the edge of the examination period.
	Operated []soc1.Period `json:"operated,omitzero"`
	// Successor is the control that replaced this one when its last period of operation ended.
	Successor soc1.ControlID `json:"successor,omitzero"`
	// Gap declares, with the reason, that days lie between the end of this control and the start of its
	// successor. Without it such days are reported as incomplete.
	Gap string `json:"gap,omitzero"`
}

// Information is a report, list or data file that a control's performer, or the auditor, uses (often called IPE).
// It needs evidence of its completeness and accuracy.
type Information struct {
	// Name is the report's or list's name.
	Name string `json:"name"`
	// Source says which system and which logic produces it.
	Source string `json:"source,omitzero"`
	// Evidence says what the auditor found about completeness and accuracy.
	Evidence Evidence `json:"evidence,omitzero"`
	// Procedures say how the auditor established it.
	Procedures string `json:"procedures,omitzero"`
}
