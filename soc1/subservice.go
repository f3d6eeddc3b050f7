package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// SubserviceMethod is how a report treats a subservice organization. It is chosen per organization; one report
// may mix both. The zero value is invalid.
type SubserviceMethod uint8

const (
	_ SubserviceMethod = iota
	// CarveOut leaves the subservice organization's objectives and controls out of the description and the
	// examination; its assumed controls (CSOCs) and the monitoring of it are described.
	CarveOut
	// Inclusive describes and examines the subservice organization's relevant controls as well; that organization
	// gives its own assertion and representations.
	Inclusive
)

func (s SubserviceMethod) name() string {
	switch s {
	case CarveOut:
		return "carve-out"
	case Inclusive:
		return "inclusive"
	}
	return ""
}

// SubserviceMethods walks the valid values in the order of their constants.
func SubserviceMethods() iter.Seq[SubserviceMethod] { return enum.All(SubserviceMethod.name) }

// IsValid reports whether s is one of the constants.
func (s SubserviceMethod) IsValid() bool { return s.name() != "" }

// String returns the wire name, such as "carve-out".
func (s SubserviceMethod) String() string { return enum.String(s, SubserviceMethod.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (s SubserviceMethod) MarshalText() ([]byte, error) {
	return enum.Marshal(s, SubserviceMethod.name)
}

// UnmarshalText accepts exactly a wire name; the error lists them.
func (s *SubserviceMethod) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, SubserviceMethod.name)
}

// Title returns the term as a report prints it.
func (s SubserviceMethod) Title() string {
	switch s {
	case CarveOut:
		return "Carve-out"
	case Inclusive:
		return "Inclusive"
	}
	return s.String()
}

// MonitoringKind is a way in which a service organization watches over a subservice organization. The zero
// value is invalid.
type MonitoringKind uint8

const (
	_ MonitoringKind = iota
	// ReportReview reviews the subservice organization's own report on controls.
	ReportReview
	// OutputReconciliation compares or reconciles what the subservice organization delivers.
	OutputReconciliation
	// SiteVisit visits the subservice organization.
	SiteVisit
	// PeriodicDiscussion holds regular discussions about performance and incidents.
	PeriodicDiscussion
	// OwnTesting tests controls at the subservice organization, by internal audit or otherwise.
	OwnTesting
	// ExternalCommunication follows complaints, regulators' publications and other outside communication.
	ExternalCommunication
)

func (m MonitoringKind) name() string {
	switch m {
	case ReportReview:
		return "report-review"
	case OutputReconciliation:
		return "output-reconciliation"
	case SiteVisit:
		return "site-visit"
	case PeriodicDiscussion:
		return "periodic-discussion"
	case OwnTesting:
		return "own-testing"
	case ExternalCommunication:
		return "external-communication"
	}
	return ""
}

// MonitoringKinds walks the valid values in the order of their constants.
func MonitoringKinds() iter.Seq[MonitoringKind] { return enum.All(MonitoringKind.name) }

// IsValid reports whether m is one of the constants.
func (m MonitoringKind) IsValid() bool { return m.name() != "" }

// String returns the wire name, such as "report-review".
func (m MonitoringKind) String() string { return enum.String(m, MonitoringKind.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (m MonitoringKind) MarshalText() ([]byte, error) { return enum.Marshal(m, MonitoringKind.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (m *MonitoringKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(m, text, MonitoringKind.name)
}

// Monitoring is one monitoring activity over a subservice organization, as the description states it.
type Monitoring struct {
	// Kind is the kind of activity.
	Kind MonitoringKind `json:"kind"`
	// Text describes it in the description's words.
	Text string `json:"text"`
	// Control is the service organization's own control that performs it, if it is one that was tested.
	Control ControlID `json:"control,omitzero"`
}

// Subservice is the use of one subservice organization. A supplier whose controls are not needed to achieve any
// control objective is a vendor and does not belong here.
type Subservice struct {
	// ID is unique among the subservice organizations of an examination.
	ID SubserviceID `json:"id"`
	// Organization is the party.
	Organization Organization `json:"organization"`
	// Services says what it does for the service organization.
	Services string `json:"services"`
	// Method is how the report treats it.
	Method SubserviceMethod `json:"method"`
	// Monitoring is what the service organization does to watch over it.
	Monitoring []Monitoring `json:"monitoring,omitzero"`
	// Assertion is the subservice organization's own written assertion; the inclusive method needs one.
	Assertion ManagementAssertion `json:"assertion,omitzero"`
	// Representation is its letter of representations; the inclusive method needs one.
	Representation Representation `json:"representation,omitzero"`
}

// Validate reports what is missing or contradictory, with pointers relative to s.
func (s Subservice) Validate() error {
	var ps Problems
	ps.Merge("/id", CheckID(s.ID))
	ps.Merge("/organization", s.Organization.Validate())
	if s.Services == "" {
		ps.Add(CodeMissing, "/services", "nothing says what the subservice organization does", "name the services, as the description does")
	}
	if !s.Method.IsValid() {
		ps.Add(CodeMissing, "/method", "the subservice method is not chosen", `choose "carve-out" or "inclusive"`)
	}
	for i, m := range s.Monitoring {
		if !m.Kind.IsValid() {
			ps.Add(CodeMissing, Pointer("/monitoring", i, "kind"), "the monitoring activity has no kind", `use a kind such as "report-review"`)
		}
		if m.Text == "" {
			ps.Add(CodeMissing, Pointer("/monitoring", i, "text"), "the monitoring activity is not described", "say what is done and how often, as the description does")
		}
	}
	if s.Method == CarveOut && s.Assertion.Status != 0 {
		ps.Add(CodeShape, "/assertion", "a carved-out subservice organization gives no assertion for this report", "remove the assertion, or use the inclusive method")
	}
	if s.Method == CarveOut && s.Representation.Status != 0 {
		ps.Add(CodeShape, "/representation", "a carved-out subservice organization gives no representations for this report", "remove the letter, or use the inclusive method")
	}
	ps.Merge("/assertion", s.Assertion.Validate())
	ps.Merge("/representation", s.Representation.Validate())
	return ps.Err()
}
