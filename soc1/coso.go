package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Component is one of the five components of internal control (COSO). A description covers the relevant
// aspects of each. The zero value is invalid.
type Component uint8

const (
	_ Component = iota
	// ControlEnvironment is the tone, structure and competence that controls rest on.
	ControlEnvironment
	// RiskAssessment is how the organization identifies and weighs risks.
	RiskAssessment
	// InformationCommunication is how information reaches who needs it, including user entities.
	InformationCommunication
	// ControlActivities are the policies and procedures themselves.
	ControlActivities
	// MonitoringActivities are how the organization knows that its controls work, subservice organizations
	// included.
	MonitoringActivities
)

func (c Component) name() string {
	switch c {
	case ControlEnvironment:
		return "control-environment"
	case RiskAssessment:
		return "risk-assessment"
	case InformationCommunication:
		return "information-and-communication"
	case ControlActivities:
		return "control-activities"
	case MonitoringActivities:
		return "monitoring-activities"
	}
	return ""
}

// Components walks the valid values in the order of their constants.
func Components() iter.Seq[Component] { return enum.All(Component.name) }

// IsValid reports whether c is one of the constants.
func (c Component) IsValid() bool { return c.name() != "" }

// String returns the wire name, such as "control-environment".
func (c Component) String() string { return enum.String(c, Component.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (c Component) MarshalText() ([]byte, error) { return enum.Marshal(c, Component.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (c *Component) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, Component.name)
}

// Title returns the name as a heading prints it.
func (c Component) Title() string {
	switch c {
	case ControlEnvironment:
		return "Control environment"
	case RiskAssessment:
		return "Risk assessment"
	case InformationCommunication:
		return "Information and communication"
	case ControlActivities:
		return "Control activities"
	case MonitoringActivities:
		return "Monitoring activities"
	}
	return c.String()
}
