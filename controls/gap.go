package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// GapKind says what stands between a service organization and a clean report. The zero value is invalid.
type GapKind uint8

const (
	_ GapKind = iota
	// GapNoControl: no control answers a risk, or nobody has identified the risks.
	GapNoControl
	// GapDesign: a control would not answer its risks even if it were performed.
	GapDesign
	// GapUndocumented: a control is not specified, or nobody has established how it works.
	GapUndocumented
	// GapNotOperating: a control is not in use, operates on some days only, or failed when it was tried.
	GapNotOperating
	// GapNoEvidence: nothing remains that would show that a control operated.
	GapNoEvidence
	// GapNoPopulation: there is no complete list of a control's occurrences to draw a sample from.
	GapNoPopulation
	// GapNoOwner: nobody is named as the one who performs a control.
	GapNoOwner
	// GapInformation: the completeness and accuracy of information that a control or a test uses is unproven.
	GapInformation
	// GapGeneralIT: an automated control rests on no general IT objective, or on one that has gaps itself.
	GapGeneralIT
	// GapComplement: an objective depends on a user entity or a subservice organization, and no complementary
	// control says so.
	GapComplement
	// GapMonitoring: nobody monitors a subservice organization that an objective depends on.
	GapMonitoring
)

func (k GapKind) name() string {
	switch k {
	case GapNoControl:
		return "no-control"
	case GapDesign:
		return "design-gap"
	case GapUndocumented:
		return "undocumented"
	case GapNotOperating:
		return "not-operating"
	case GapNoEvidence:
		return "no-evidence"
	case GapNoPopulation:
		return "no-population"
	case GapNoOwner:
		return "owner-missing"
	case GapInformation:
		return "information-unproven"
	case GapGeneralIT:
		return "general-it-gap"
	case GapComplement:
		return "complementary-control-missing"
	case GapMonitoring:
		return "monitoring-gap"
	}
	return ""
}

// GapKinds walks the valid values in the order of their constants.
func GapKinds() iter.Seq[GapKind] { return enum.All(GapKind.name) }

// IsValid reports whether k is one of the constants.
func (k GapKind) IsValid() bool { return k.name() != "" }

// String returns the wire name, such as "no-control".
func (k GapKind) String() string { return enum.String(k, GapKind.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (k GapKind) MarshalText() ([]byte, error) { return enum.Marshal(k, GapKind.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (k *GapKind) UnmarshalText(text []byte) error { return enum.Unmarshal(k, text, GapKind.name) }

// Title returns the name as a table prints it.
func (k GapKind) Title() string {
	switch k {
	case GapNoControl:
		return "No control"
	case GapDesign:
		return "Design gap"
	case GapUndocumented:
		return "Undocumented"
	case GapNotOperating:
		return "Not operating"
	case GapNoEvidence:
		return "No evidence"
	case GapNoPopulation:
		return "No population"
	case GapNoOwner:
		return "Owner missing"
	case GapInformation:
		return "Information unproven"
	case GapGeneralIT:
		return "General IT gap"
	case GapComplement:
		return "Complementary control missing"
	case GapMonitoring:
		return "Monitoring gap"
	}
	return k.String()
}

// NeedsOperation reports whether only a control that operates closes the gap, so that days before it did stay deficient
// whatever happens later. The other kinds are closed by writing down, or proving, what was the case already.
func (k GapKind) NeedsOperation() bool {
	switch k {
	case GapNoControl, GapDesign, GapNotOperating, GapNoEvidence, GapGeneralIT, GapMonitoring:
		return true
	}
	return false
}

// Gap is something to remediate before the examination period begins.
type Gap struct {
	// Kind says what it is.
	Kind GapKind `json:"kind"`
	// Key names the gap, together with its kind, whatever the order of the matrix: a pointer with ids in place of
	// positions, such as "/controls/C-7/reliesOn". Within one member of the matrix, positions remain.
	Key string `json:"key"`
	// Path is a JSON Pointer to it, relative to the matrix. One that begins with /dependencies points into the
	// dependencies that were passed.
	Path string `json:"path"`
	// Objective is the objective it stands at, through a risk or a dependency. Empty for a gap of a control, which
	// may serve several: see [Matrix.Readiness].
	Objective soc1.ObjectiveID `json:"objective,omitzero"`
	// Control is the control it stands at.
	Control soc1.ControlID `json:"control,omitzero"`
	// Days are the days of the window that it is known to concern. Empty means that nothing limits it to
	// certain days.
	Days soc1.PeriodSet `json:"days,omitzero"`
	// Message says what is wrong, in one sentence without a full stop.
	Message string `json:"message"`
	// Action says what to do, in one sentence without a full stop.
	Action string `json:"action"`
}

// Dependency is a fact that the matrix does not hold: an objective cannot be achieved by the service organization alone.
type Dependency struct {
	// Objective is the objective.
	Objective soc1.ObjectiveID `json:"objective"`
	// Subservice is the carved-out subservice organization that it depends on. Empty means the user entities.
	Subservice soc1.SubserviceID `json:"subservice,omitzero"`
	// StatedAs is the id of the complementary control that says so, a CUEC's or a CSOC's. Empty is a gap.
	StatedAs string `json:"statedAs,omitzero"`
	// Monitoring says how the service organization watches the subservice organization. It is enough that one
	// dependency on a subservice organization says so; if none does, that is a gap.
	Monitoring string `json:"monitoring,omitzero"`
}
