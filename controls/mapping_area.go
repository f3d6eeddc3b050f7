package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Area is what a control is about, in terms that a SOC 1, a SOC 2 and an ISO/IEC 27001 programme share. It sorts a control
// inventory; it concludes nothing. The zero value is invalid.
type Area uint8

const (
	_ Area = iota
	// AreaControlEnvironment is integrity, oversight, structure, competence and accountability.
	AreaControlEnvironment
	// AreaCommunication is information, and how it reaches those inside and outside who need it.
	AreaCommunication
	// AreaRiskAssessment is how objectives are set and risks, fraud and change are weighed.
	AreaRiskAssessment
	// AreaMonitoring is how the organization evaluates its controls and follows up.
	AreaMonitoring
	// AreaPolicies is the choice of control activities and the policies that put them to work.
	AreaPolicies
	// AreaAuthentication is how users and systems prove who they are, and how access is enforced.
	AreaAuthentication
	// AreaAccessProvision is how access is requested, approved and granted.
	AreaAccessProvision
	// AreaAccessRemoval is how access is removed when people leave or move.
	AreaAccessRemoval
	// AreaAccessReview is how access rights, privileged ones included, are reviewed.
	AreaAccessReview
	// AreaPhysical is access to buildings, rooms and equipment.
	AreaPhysical
	// AreaTransmission is how data are protected on their way.
	AreaTransmission
	// AreaOperations is jobs, interfaces, vulnerabilities and the monitoring of systems.
	AreaOperations
	// AreaIncidents is how incidents are evaluated, answered and recovered from.
	AreaIncidents
	// AreaChange is how changes are authorized, built, tested and put into use.
	AreaChange
	// AreaVendors is how vendors and subservice organizations are chosen and watched.
	AreaVendors
	// AreaBackup is how data are backed up, and restoring them is tried.
	AreaBackup
	// AreaTransactions is the processing of transactions: inputs, processing, outputs and storage.
	AreaTransactions
)

func (a Area) name() string {
	switch a {
	case AreaControlEnvironment:
		return "control-environment"
	case AreaCommunication:
		return "communication"
	case AreaRiskAssessment:
		return "risk-assessment"
	case AreaMonitoring:
		return "monitoring"
	case AreaPolicies:
		return "policies"
	case AreaAuthentication:
		return "authentication"
	case AreaAccessProvision:
		return "access-provision"
	case AreaAccessRemoval:
		return "access-removal"
	case AreaAccessReview:
		return "access-review"
	case AreaPhysical:
		return "physical-access"
	case AreaTransmission:
		return "data-transmission"
	case AreaOperations:
		return "operations"
	case AreaIncidents:
		return "incidents"
	case AreaChange:
		return "change"
	case AreaVendors:
		return "vendors"
	case AreaBackup:
		return "backup"
	case AreaTransactions:
		return "transaction-processing"
	}
	return ""
}

// Areas walks the valid values in the order of their constants.
func Areas() iter.Seq[Area] { return enum.All(Area.name) }

// IsValid reports whether a is one of the constants.
func (a Area) IsValid() bool { return a.name() != "" }

// String returns the wire name, such as "access-review".
func (a Area) String() string { return enum.String(a, Area.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (a Area) MarshalText() ([]byte, error) { return enum.Marshal(a, Area.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (a *Area) UnmarshalText(text []byte) error { return enum.Unmarshal(a, text, Area.name) }

// Title returns the name as a table prints it.
func (a Area) Title() string {
	switch a {
	case AreaControlEnvironment:
		return "Control environment"
	case AreaCommunication:
		return "Communication and information"
	case AreaRiskAssessment:
		return "Risk assessment"
	case AreaMonitoring:
		return "Monitoring"
	case AreaPolicies:
		return "Policies and control activities"
	case AreaAuthentication:
		return "Authentication"
	case AreaAccessProvision:
		return "Access provision"
	case AreaAccessRemoval:
		return "Access removal"
	case AreaAccessReview:
		return "Access review"
	case AreaPhysical:
		return "Physical access"
	case AreaTransmission:
		return "Data transmission"
	case AreaOperations:
		return "Operations"
	case AreaIncidents:
		return "Incidents"
	case AreaChange:
		return "Change"
	case AreaVendors:
		return "Vendors and subservice organizations"
	case AreaBackup:
		return "Backup"
	case AreaTransactions:
		return "Transaction processing"
	}
	return a.String()
}
