package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// AuditorAction is something that a user auditor does about days that are not tested.
type AuditorAction uint8

const (
	_ AuditorAction = iota
	// ActionInquire: roll the tests forward by asking what changed and inspecting what the service delivered.
	ActionInquire
	// ActionReadLetter: read the bridge letter and corroborate it. It is no evidence of operation by itself.
	ActionReadLetter
	// ActionObtainLetter: ask the service organization's management for a bridge letter.
	ActionObtainLetter
	// ActionObtainPriorReport: obtain the report for the time before.
	ActionObtainPriorReport
	// ActionObtainMissingReport: obtain the report for the time between two others.
	ActionObtainMissingReport
	// ActionObtainNextReport: obtain the next report when it is issued.
	ActionObtainNextReport
	// ActionEvaluateOpinion: evaluate what the service auditor found, as a possible deficiency of the user entity.
	ActionEvaluateOpinion
	// ActionEvaluateChange: evaluate what changed or failed after the window.
	ActionEvaluateChange
	// ActionTestUserControls: test the user entity's own controls over what the service delivers.
	ActionTestUserControls
	// ActionTestAtOrganization: visit the service organization and test its controls.
	ActionTestAtOrganization
	// ActionUseOtherAuditor: have the service auditor or another auditor perform procedures there.
	ActionUseOtherAuditor
	// ActionSpecificInformation: obtain specific information through the user entity.
	ActionSpecificInformation
	// ActionEvaluateManagement: evaluate what the user entity's management did itself to cover the time.
	ActionEvaluateManagement
	// ActionSubstantive: obtain the evidence by substantive procedures at the user entity.
	ActionSubstantive
	// ActionConclude: failing all that, take the control risk as high, and consider a scope limitation.
	ActionConclude
)

func (a AuditorAction) name() string {
	switch a {
	case ActionInquire:
		return "inquire"
	case ActionReadLetter:
		return "read-letter"
	case ActionObtainLetter:
		return "obtain-letter"
	case ActionObtainPriorReport:
		return "obtain-prior-report"
	case ActionObtainMissingReport:
		return "obtain-missing-report"
	case ActionObtainNextReport:
		return "obtain-next-report"
	case ActionEvaluateOpinion:
		return "evaluate-opinion"
	case ActionEvaluateChange:
		return "evaluate-change"
	case ActionTestUserControls:
		return "test-user-controls"
	case ActionTestAtOrganization:
		return "test-at-organization"
	case ActionUseOtherAuditor:
		return "use-other-auditor"
	case ActionSpecificInformation:
		return "specific-information"
	case ActionEvaluateManagement:
		return "evaluate-management"
	case ActionSubstantive:
		return "substantive-procedures"
	case ActionConclude:
		return "conclude-without"
	}
	return ""
}

// AuditorActions walks the actions in the order of their constants.
func AuditorActions() iter.Seq[AuditorAction] { return enum.All(AuditorAction.name) }

// IsValid reports whether a is one of the constants.
func (a AuditorAction) IsValid() bool { return a.name() != "" }

// String returns the wire name, or AuditorAction(n) for a value that has none.
func (a AuditorAction) String() string { return enum.String(a, AuditorAction.name) }

// MarshalText returns the wire name, or an error if a is not valid.
func (a AuditorAction) MarshalText() ([]byte, error) { return enum.Marshal(a, AuditorAction.name) }

// UnmarshalText sets a to the action with the wire name text.
func (a *AuditorAction) UnmarshalText(text []byte) error {
	return enum.Unmarshal(a, text, AuditorAction.name)
}

// Text says the action in our own words, as a clause without a full stop.
func (a AuditorAction) Text() string {
	switch a {
	case ActionInquire:
		return "ask what changed and inspect what the service delivered"
	case ActionReadLetter:
		return "read the bridge letter and corroborate it"
	case ActionObtainLetter:
		return "obtain a bridge letter from the service organization's management"
	case ActionObtainPriorReport:
		return "obtain the report for the time before"
	case ActionObtainMissingReport:
		return "obtain the report for the time between"
	case ActionObtainNextReport:
		return "obtain the next report when it is issued"
	case ActionEvaluateOpinion:
		return "evaluate what the service auditor found and what it means for the user entity"
	case ActionEvaluateChange:
		return "evaluate what changed or failed after the window"
	case ActionTestUserControls:
		return "test the user entity's own controls over what the service delivers"
	case ActionTestAtOrganization:
		return "test controls at the service organization"
	case ActionUseOtherAuditor:
		return "have the service auditor or another auditor perform procedures"
	case ActionSpecificInformation:
		return "obtain specific information through the user entity"
	case ActionEvaluateManagement:
		return "evaluate what the user entity's management did to cover the time"
	case ActionSubstantive:
		return "perform substantive procedures at the user entity"
	case ActionConclude:
		return "failing that, take the control risk as high and consider a scope limitation"
	}
	return a.String()
}
