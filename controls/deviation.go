package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// DeviationKind is the nature of a deviation. The zero value is invalid.
type DeviationKind uint8

const (
	_ DeviationKind = iota
	// KindNotPerformed means that the control did not operate when it should have.
	KindNotPerformed
	// KindLate means that it operated after it was due.
	KindLate
	// KindIncorrect means that it operated, and got it wrong.
	KindIncorrect
	// KindUnauthorized means that someone without authority or competence performed it.
	KindUnauthorized
	// KindNoEvidence means that nothing shows that it operated; that counts as a deviation unless other evidence
	// serves.
	KindNoEvidence
)

func (k DeviationKind) name() string {
	switch k {
	case KindNotPerformed:
		return "not-performed"
	case KindLate:
		return "performed-late"
	case KindIncorrect:
		return "performed-incorrectly"
	case KindUnauthorized:
		return "unauthorized-performer"
	case KindNoEvidence:
		return "missing-evidence"
	}
	return ""
}

// DeviationKinds walks the valid values in the order of their constants.
func DeviationKinds() iter.Seq[DeviationKind] { return enum.All(DeviationKind.name) }

// IsValid reports whether k is one of the constants.
func (k DeviationKind) IsValid() bool { return k.name() != "" }

// String returns the wire name, such as "not-performed".
func (k DeviationKind) String() string { return enum.String(k, DeviationKind.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (k DeviationKind) MarshalText() ([]byte, error) { return enum.Marshal(k, DeviationKind.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (k *DeviationKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, DeviationKind.name)
}

// Title returns the words that a report uses.
func (k DeviationKind) Title() string {
	switch k {
	case KindNotPerformed:
		return "Not performed"
	case KindLate:
		return "Performed late"
	case KindIncorrect:
		return "Performed incorrectly"
	case KindUnauthorized:
		return "Performed without authority"
	case KindNoEvidence:
		return "Evidence missing"
	}
	return k.String()
}

// Cause is why a deviation happened, as far as the auditor established it. The zero value has no wire name; a field
// that is left at it means that the cause is not established.
type Cause uint8

const (
	_ Cause = iota
	// CauseHumanError is a slip by someone trained and authorized.
	CauseHumanError
	// CauseTraining is a lack of training or competence.
	CauseTraining
	// CauseStaffing is absence, turnover or workload.
	CauseStaffing
	// CauseSystem is a fault or a wrong setting of a system.
	CauseSystem
	// CauseProcess is a procedure that does not work as written.
	CauseProcess
	// CauseOverride is someone overriding the control.
	CauseOverride
)

func (c Cause) name() string {
	switch c {
	case CauseHumanError:
		return "human-error"
	case CauseTraining:
		return "training"
	case CauseStaffing:
		return "staffing"
	case CauseSystem:
		return "system"
	case CauseProcess:
		return "process"
	case CauseOverride:
		return "override"
	}
	return ""
}

// Causes walks the valid values in the order of their constants.
func Causes() iter.Seq[Cause] { return enum.All(Cause.name) }

// IsValid reports whether c is one of the constants.
func (c Cause) IsValid() bool { return c.name() != "" }

// String returns the wire name, such as "human-error".
func (c Cause) String() string { return enum.String(c, Cause.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (c Cause) MarshalText() ([]byte, error) { return enum.Marshal(c, Cause.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (c *Cause) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, Cause.name)
}

// Title returns the word that a report uses.
func (c Cause) Title() string {
	switch c {
	case CauseHumanError:
		return "Human error"
	case CauseTraining:
		return "Training"
	case CauseStaffing:
		return "Staffing"
	case CauseSystem:
		return "System"
	case CauseProcess:
		return "Process"
	case CauseOverride:
		return "Override"
	}
	return c.String()
}

// Pattern is whether a deviation stands alone. The zero value has no wire name; a field that is left at it means that
// nobody has established it yet, and then the test may be open to either conclusion.
type Pattern uint8

const (
	_ Pattern = iota
	// Isolated means that investigation found no sign of others like it.
	Isolated
	// Systematic means that its cause would produce more; the control then failed whatever the rate.
	Systematic
)

func (p Pattern) name() string {
	switch p {
	case Isolated:
		return "isolated"
	case Systematic:
		return "systematic"
	}
	return ""
}

// Patterns walks the valid values in the order of their constants.
func Patterns() iter.Seq[Pattern] { return enum.All(Pattern.name) }

// IsValid reports whether p is one of the constants.
func (p Pattern) IsValid() bool { return p.name() != "" }

// String returns the wire name, such as "isolated".
func (p Pattern) String() string { return enum.String(p, Pattern.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (p Pattern) MarshalText() ([]byte, error) { return enum.Marshal(p, Pattern.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (p *Pattern) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, Pattern.name)
}

// Deviation is an instance, or several of one kind, in which a control did not operate as designed. Reports also call it
// an exception; the label is wording. It is reported whatever is concluded from it.
type Deviation struct {
	// ID is unique among deviations.
	ID soc1.DeviationID `json:"id"`
	// Test is the test that found it.
	Test soc1.TestID `json:"test"`
	// Count is the number of items tested that deviated in this way. An item that deviates in two ways is
	// counted once, where it belongs most. From 1 to 10^12.
	Count int64 `json:"count"`
	// Kind is the nature in one word.
	Kind DeviationKind `json:"kind"`
	// Text describes the nature for readers of the report.
	Text string `json:"text"`
	// Cause is why it happened.
	Cause Cause `json:"cause,omitzero"`
	// CauseText explains the cause.
	CauseText string `json:"causeText,omitzero"`
	// Pattern says whether it stands alone.
	Pattern Pattern `json:"pattern,omitzero"`
	// Intentional says that it came from an intentional act by the organization's personnel.
	Intentional bool `json:"intentional,omitzero"`
	// DaysLate is by how many calendar days a late item came after it was due, by the latest of several. Zero means
	// not measured. Only for [KindLate].
	DaysLate int64 `json:"daysLate,omitzero"`
	// Anomaly claims that the deviation is not representative of the population: investigated, isolated, not
	// intentional. It is a claim only; what becomes of it is for the auditor's judgement, where the standard knows
	// anomalies at all. Source: [soc1.CiteAnomaly].
	Anomaly bool `json:"anomaly,omitzero"`
	// Occurred is when it happened, where that is known. It is for the reader: a test speaks of all days of its period. To limit
	// a failure to some of them, split the test into one for each part of the period.
	Occurred soc1.Period `json:"occurred,omitzero"`
	// Remediated is the day from which the cause was removed. It never erases the deviation; evidence for the days after it is
	// a test of those days.
	Remediated soc1.Date `json:"remediated,omitzero"`
	// Response is management's response. It is not examined and changes no conclusion.
	Response string `json:"response,omitzero"`
}
