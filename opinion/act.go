package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// ActKind is what an act at the service organization was. The zero value is invalid.
type ActKind uint8

const (
	_ ActKind = iota
	// Fraud is intentional deception for an advantage. Where deviations stem from it, record an [IntentionalAct] too.
	Fraud
	// NonCompliance is a breach of laws or regulations.
	NonCompliance
	// UncorrectedError is an error that was not corrected and is attributable to the service organization.
	UncorrectedError
	// IntentionalAct is an intentional act by its personnel from which deviations stem, or may. In the United States it calls for
	// the description and the design to be reassessed.
	IntentionalAct
)

func (k ActKind) name() string {
	switch k {
	case Fraud:
		return "fraud"
	case NonCompliance:
		return "non-compliance"
	case UncorrectedError:
		return "uncorrected-error"
	case IntentionalAct:
		return "intentional-act"
	}
	return ""
}

// ActKinds walks the valid values in the order of their constants.
func ActKinds() iter.Seq[ActKind] { return enum.All(ActKind.name) }

// IsValid reports whether k is one of the constants.
func (k ActKind) IsValid() bool { return k.name() != "" }

// String returns the wire name, such as "fraud".
func (k ActKind) String() string { return enum.String(k, ActKind.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (k ActKind) MarshalText() ([]byte, error) { return enum.Marshal(k, ActKind.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (k *ActKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, ActKind.name)
}

// Title returns the words that a report uses.
func (k ActKind) Title() string {
	switch k {
	case Fraud:
		return "Fraud"
	case NonCompliance:
		return "Non-compliance with laws or regulations"
	case UncorrectedError:
		return "Uncorrected error"
	case IntentionalAct:
		return "Intentional act"
	}
	return k.String()
}

// Informed says whether the user entities concerned were told of an act. The zero value is invalid.
type Informed uint8

const (
	_ Informed = iota
	// UsersInformed means that they were.
	UsersInformed
	// UsersNotInformed means that they were not, or not yet.
	UsersNotInformed
	// InformingRefused means that management refuses to tell them.
	InformingRefused
)

func (i Informed) name() string {
	switch i {
	case UsersInformed:
		return "informed"
	case UsersNotInformed:
		return "not-informed"
	case InformingRefused:
		return "refused"
	}
	return ""
}

// InformedStates walks the valid values in the order of their constants.
func InformedStates() iter.Seq[Informed] { return enum.All(Informed.name) }

// IsValid reports whether i is one of the constants.
func (i Informed) IsValid() bool { return i.name() != "" }

// String returns the wire name, such as "informed".
func (i Informed) String() string { return enum.String(i, Informed.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (i Informed) MarshalText() ([]byte, error) { return enum.Marshal(i, Informed.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (i *Informed) UnmarshalText(text []byte) error {
	return enum.Unmarshal(i, text, Informed.name)
}

// Act is fraud, non-compliance, an uncorrected error or an intentional act at the service organization that came to the
// auditor's knowledge. Unless it is clearly trivial, does not reach user entities, or they were informed, the auditor has
// to judge what follows: it is never passed over in silence.
type Act struct {
	// ID is unique among matters, limitations, failures, events, acts and inconsistencies.
	ID soc1.MatterID `json:"id"`
	// Kind is what it was.
	Kind ActKind `json:"kind"`
	// Text describes it for readers of the report.
	Text string `json:"text"`
	// Trivial says that it is clearly trivial. It then has no effect.
	Trivial bool `json:"trivial,omitzero"`
	// UserEntitiesUnaffected says that it was established that it can affect no user entity.
	UserEntitiesUnaffected bool `json:"userEntitiesUnaffected,omitzero"`
	// Informed says whether those user entities were told. The zero value means that nobody knows, and counts as not
	// informed.
	Informed Informed `json:"informed,omitzero"`
	// Objectives are those it concerns. Empty means the limb as such. If it is judged to undermine design, the controls were not
	// suitable to achieve those named, and did not.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
}

// withheld reports whether user entities whom the act may affect were not told of it. What nobody knows about counts as not done:
// an act is let pass only for a reason that is on record. Source: [soc1.CiteActs].
func (a *Act) withheld() bool {
	return !a.Trivial && !a.UserEntitiesUnaffected && a.Informed != UsersInformed
}

// reassesses reports whether the act calls for description and design to be reassessed under a standard: ISAE 3402 has
// no such requirement, and in the United States it came with AT 801. Source: [soc1.CiteIntentional].
func (a *Act) reassesses(s soc1.Standard) bool {
	return !a.Trivial && a.Kind == IntentionalAct && s != soc1.ISAE3402 && s != soc1.SAS70
}

// Inconsistency is something in the other information that management presents (Section 5) that contradicts the
// description or misstates a fact. It never changes the opinion. Source: [soc1.CiteOtherInformation].
type Inconsistency struct {
	// ID is unique among matters, limitations, failures, events, acts and inconsistencies.
	ID soc1.MatterID `json:"id"`
	// Text describes it for readers of the report.
	Text string `json:"text"`
	// Corrected says that management corrected it. An inconsistency that was not corrected is stated in the report.
	Corrected bool `json:"corrected,omitzero"`
}
