package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// MissingEvidence says how items count for which nothing shows that the control operated ([controls.KindNoEvidence]). Practice
// differs. The zero value is invalid. Whoever cannot show that a control operated has not shown either that it failed; the
// customary reading is that the trace is part of the control, and that the item deviates. Source: [soc1.CiteSampling].
type MissingEvidence uint8

const (
	_ MissingEvidence = iota
	// MissingDeviates counts them as deviations like others.
	MissingDeviates
	// MissingLimits takes them as a lack of evidence: the test concludes for the remaining items only, and whether that
	// supports the control is put to the judgement [DeviationsAcceptable]. Systematic and intentional ones still fail
	// the control.
	MissingLimits
)

func (m MissingEvidence) name() string {
	switch m {
	case MissingDeviates:
		return "deviation"
	case MissingLimits:
		return "limitation"
	}
	return ""
}

// MissingEvidences walks the valid values in the order of their constants.
func MissingEvidences() iter.Seq[MissingEvidence] { return enum.All(MissingEvidence.name) }

// IsValid reports whether m is one of the constants.
func (m MissingEvidence) IsValid() bool { return m.name() != "" }

// String returns the wire name, such as "deviation".
func (m MissingEvidence) String() string { return enum.String(m, MissingEvidence.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (m MissingEvidence) MarshalText() ([]byte, error) { return enum.Marshal(m, MissingEvidence.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (m *MissingEvidence) UnmarshalText(text []byte) error {
	return enum.Unmarshal(m, text, MissingEvidence.name)
}

// Anomalies says what becomes of the claim that a deviation is an anomaly. Source: [soc1.CiteAnomaly]. The zero value is invalid.
// In the United States there is no such concept, and every deviation counts.
type Anomalies uint8

const (
	_ Anomalies = iota
	// AnomaliesDisregarded gives the claim no effect: the deviation counts like others. The reasons record that it was made.
	AnomaliesDisregarded
	// AnomaliesJudged puts the claim to the judgement [DeviationAnomalous]. An anomaly is reported, and does not count against the
	// rate.
	AnomaliesJudged
)

func (a Anomalies) name() string {
	switch a {
	case AnomaliesDisregarded:
		return "disregarded"
	case AnomaliesJudged:
		return "judged"
	}
	return ""
}

// AnomalyPolicies walks the valid values in the order of their constants.
func AnomalyPolicies() iter.Seq[Anomalies] { return enum.All(Anomalies.name) }

// IsValid reports whether a is one of the constants.
func (a Anomalies) IsValid() bool { return a.name() != "" }

// String returns the wire name, such as "disregarded".
func (a Anomalies) String() string { return enum.String(a, Anomalies.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (a Anomalies) MarshalText() ([]byte, error) { return enum.Marshal(a, Anomalies.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (a *Anomalies) UnmarshalText(text []byte) error {
	return enum.Unmarshal(a, text, Anomalies.name)
}

// Extension says whether a test may be extended after its first items were examined. Source: [soc1.CiteSampling]. The zero value
// is invalid.
type Extension uint8

const (
	_ Extension = iota
	// ExtensionAllowed evaluates a test and its extensions together. Where the first items alone did not support the control and the
	// extension was not planned, only the judgement [DeviationsAcceptable] lets the whole support it.
	ExtensionAllowed
	// ExtensionBarred lets each test stand by itself: a failure of the first is not made up for by the second.
	ExtensionBarred
)

func (x Extension) name() string {
	switch x {
	case ExtensionAllowed:
		return "allowed"
	case ExtensionBarred:
		return "barred"
	}
	return ""
}

// Extensions walks the valid values in the order of their constants.
func Extensions() iter.Seq[Extension] { return enum.All(Extension.name) }

// IsValid reports whether x is one of the constants.
func (x Extension) IsValid() bool { return x.name() != "" }

// String returns the wire name, such as "allowed".
func (x Extension) String() string { return enum.String(x, Extension.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (x Extension) MarshalText() ([]byte, error) { return enum.Marshal(x, Extension.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (x *Extension) UnmarshalText(text []byte) error {
	return enum.Unmarshal(x, text, Extension.name)
}
