package opinion

import (
	"iter"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// MatterKind is what is wrong with a description. The zero value is invalid.
type MatterKind uint8

const (
	_ MatterKind = iota
	// Omission leaves out something relevant.
	Omission
	// Distortion states something wrongly or misleadingly.
	Distortion
	// NotInPlace describes something that was not implemented. A single control that is not in use belongs in its walkthrough,
	// which reaches design and operation as well.
	NotInPlace
	// UnreasonableObjectives states control objectives that are not reasonable or not complete in the
	// circumstances.
	UnreasonableObjectives
	// MissingCUEC leaves out a complementary user entity control that an objective needs.
	MissingCUEC
	// MissingCSOC leaves out a complementary subservice organization control that an objective needs.
	MissingCSOC
	// UndisclosedSubservice keeps silent about the use of a subservice organization.
	UndisclosedSubservice
	// UndisclosedChange keeps silent about a relevant change during the period.
	UndisclosedChange
)

func (k MatterKind) name() string {
	switch k {
	case Omission:
		return "omission"
	case Distortion:
		return "distortion"
	case NotInPlace:
		return "not-in-place"
	case UnreasonableObjectives:
		return "unreasonable-objectives"
	case MissingCUEC:
		return "missing-cuec"
	case MissingCSOC:
		return "missing-csoc"
	case UndisclosedSubservice:
		return "undisclosed-subservice"
	case UndisclosedChange:
		return "undisclosed-change"
	}
	return ""
}

// MatterKinds walks the valid values in the order of their constants.
func MatterKinds() iter.Seq[MatterKind] { return enum.All(MatterKind.name) }

// IsValid reports whether k is one of the constants.
func (k MatterKind) IsValid() bool { return k.name() != "" }

// String returns the wire name, such as "omission".
func (k MatterKind) String() string { return enum.String(k, MatterKind.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (k MatterKind) MarshalText() ([]byte, error) { return enum.Marshal(k, MatterKind.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (k *MatterKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, MatterKind.name)
}

// Title returns the words that a report uses.
func (k MatterKind) Title() string {
	switch k {
	case Omission:
		return "Omission"
	case Distortion:
		return "Distortion"
	case NotInPlace:
		return "Described but not implemented"
	case UnreasonableObjectives:
		return "Objectives not reasonable"
	case MissingCUEC:
		return "Missing complementary user entity control"
	case MissingCSOC:
		return "Missing complementary subservice organization control"
	case UndisclosedSubservice:
		return "Undisclosed subservice organization"
	case UndisclosedChange:
		return "Undisclosed change"
	}
	return k.String()
}

// bearsOnDesign reports whether a matter of kind k concerns the design as well: an objective then depends on
// a control that nobody was told to operate.
func (k MatterKind) bearsOnDesign() bool { return k == MissingCUEC || k == MissingCSOC }

// Matter is something wrong with the description, found by the auditor.
type Matter struct {
	// ID is unique among matters, limitations, failures, events, acts and inconsistencies.
	ID soc1.MatterID `json:"id"`
	// Kind is what is wrong.
	Kind MatterKind `json:"kind"`
	// Text describes it for readers of the report: what the description says, and what was found.
	Text string `json:"text"`
	// Objectives are those that it concerns. Empty means the description as such.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Corrected says that management corrected the description before the report was issued.
	Corrected bool `json:"corrected,omitzero"`
}

// LimitationSource is where a scope limitation comes from. The zero value is invalid.
type LimitationSource uint8

const (
	_ LimitationSource = iota
	// Circumstances are beyond management's control, such as lost records.
	Circumstances
	// Timing is the nature or the timing of the auditor's work.
	Timing
	// Management imposed it, which also bears on risk and on continuing the engagement.
	Management
)

func (l LimitationSource) name() string {
	switch l {
	case Circumstances:
		return "circumstances"
	case Timing:
		return "timing"
	case Management:
		return "management"
	}
	return ""
}

// LimitationSources walks the valid values in the order of their constants.
func LimitationSources() iter.Seq[LimitationSource] { return enum.All(LimitationSource.name) }

// IsValid reports whether l is one of the constants.
func (l LimitationSource) IsValid() bool { return l.name() != "" }

// String returns the wire name, such as "circumstances".
func (l LimitationSource) String() string { return enum.String(l, LimitationSource.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (l LimitationSource) MarshalText() ([]byte, error) {
	return enum.Marshal(l, LimitationSource.name)
}

// UnmarshalText accepts exactly a wire name; the error lists them.
func (l *LimitationSource) UnmarshalText(text []byte) error {
	return enum.Unmarshal(l, text, LimitationSource.name)
}

// Limitation is a scope limitation: evidence that could not be obtained, by alternative procedures either. A limitation on design
// reaches operation too: what cannot be shown to be suitable cannot be shown to have achieved anything.
type Limitation struct {
	// ID is unique among matters, limitations, failures, events, acts and inconsistencies.
	ID soc1.MatterID `json:"id"`
	// Source is where it comes from.
	Source LimitationSource `json:"source"`
	// Text describes it for readers of the report.
	Text string `json:"text"`
	// Limbs are the limbs it affects. Empty means all limbs of the report, or, where objectives or controls are named, design and
	// operation: records that were lost about operation alone need the limb named. The description is affected in that case
	// only if it is named.
	Limbs []Limb `json:"limbs,omitzero"`
	// Objectives and Controls are what no evidence could be obtained about. How far such a limitation reaches is judged for the
	// limb, together with everything else that lacks evidence. When both are empty nothing confines the
	// limitation: no evidence could be obtained about the limbs as a whole, which is pervasive by what it says, unless the
	// limitation itself is judged not to be (see [LimitationPervasive]).
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Controls are the single controls concerned.
	Controls []soc1.ControlID `json:"controls,omitzero"`
}

// affects reports whether the limitation bears on limb.
func (l *Limitation) affects(limb Limb) bool {
	return len(l.Limbs) == 0 || slices.Contains(l.Limbs, limb)
}

// reaches reports whether the limitation bears on limb, by way of design if not by itself.
func (l *Limitation) reaches(limb Limb) bool {
	return l.affects(limb) || limb == Operation && l.affects(Design)
}

// names reports whether the limitation is about a control: by its id, or by an objective that the control serves.
func (l *Limitation) names(x *controls.Index, id soc1.ControlID) bool {
	if slices.Contains(l.Controls, id) {
		return true
	}
	for _, objective := range l.Objectives {
		o, _ := x.Objective(objective)
		for c := range x.ControlsOf(o) {
			if at, _ := x.Control(id); at == c {
				return true
			}
		}
	}
	return false
}

// separate reports whether how far the limitation reaches is judged for it alone, and not for the limb.
func (l *Limitation) separate() bool {
	return len(l.Objectives)+len(l.Controls) == 0 || slices.Contains(l.Limbs, Description)
}
