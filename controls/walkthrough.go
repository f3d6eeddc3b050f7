package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// Design is what the auditor found about a control's design. The zero value has no wire name; a field that is left at
// it means not yet evaluated.
type Design uint8

const (
	_ Design = iota
	// DesignSuitable means that the control, performed as described, would answer the risks it serves.
	DesignSuitable
	// DesignDeficient means that it would not, even if performed.
	DesignDeficient
)

func (d Design) name() string {
	switch d {
	case DesignSuitable:
		return "suitable"
	case DesignDeficient:
		return "deficient"
	}
	return ""
}

// Designs walks the valid values in the order of their constants.
func Designs() iter.Seq[Design] { return enum.All(Design.name) }

// IsValid reports whether d is one of the constants.
func (d Design) IsValid() bool { return d.name() != "" }

// String returns the wire name, such as "suitable".
func (d Design) String() string { return enum.String(d, Design.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (d Design) MarshalText() ([]byte, error) { return enum.Marshal(d, Design.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (d *Design) UnmarshalText(text []byte) error {
	return enum.Unmarshal(d, text, Design.name)
}

// Implementation is what the auditor found about whether a control exists and is in use. The zero value has no wire
// name; a field that is left at it means not yet evaluated.
type Implementation uint8

const (
	_ Implementation = iota
	// Implemented means that the control exists and was put into use.
	Implemented
	// NotImplemented means that the description names a control that was not put into use.
	NotImplemented
)

func (i Implementation) name() string {
	switch i {
	case Implemented:
		return "implemented"
	case NotImplemented:
		return "not-implemented"
	}
	return ""
}

// Implementations walks the valid values in the order of their constants.
func Implementations() iter.Seq[Implementation] { return enum.All(Implementation.name) }

// IsValid reports whether i is one of the constants.
func (i Implementation) IsValid() bool { return i.name() != "" }

// String returns the wire name, such as "implemented".
func (i Implementation) String() string { return enum.String(i, Implementation.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (i Implementation) MarshalText() ([]byte, error) { return enum.Marshal(i, Implementation.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (i *Implementation) UnmarshalText(text []byte) error {
	return enum.Unmarshal(i, text, Implementation.name)
}

// Walkthrough is the auditor's evidence about one control's design and implementation, from tracing an item through it
// or from other procedures. It is not by itself a test of operation.
type Walkthrough struct {
	// ID is unique among walkthroughs.
	ID soc1.WalkthroughID `json:"id"`
	// Control is the control walked through.
	Control soc1.ControlID `json:"control"`
	// Performed is the day the work was done.
	Performed soc1.Date `json:"performed,omitzero"`
	// Procedures are what was done.
	Procedures []Procedure `json:"procedures,omitzero"`
	// Design is the finding about design.
	Design Design `json:"design,omitzero"`
	// Implementation is the finding about implementation.
	Implementation Implementation `json:"implementation,omitzero"`
	// During is the part of the control's operation that the findings speak of; the zero period means all of it.
	During soc1.Period `json:"during,omitzero"`
	// Finding explains a finding that is not favourable.
	Finding string `json:"finding,omitzero"`
	// DescriptionCorrected says that management removed an unimplemented control from the description before
	// the report was issued, so that the description no longer claims it.
	DescriptionCorrected bool `json:"descriptionCorrected,omitzero"`
}
