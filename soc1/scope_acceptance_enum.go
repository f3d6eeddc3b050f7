package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Precondition is something that must hold before a service auditor may accept or continue an engagement.
type Precondition uint8

const (
	_ Precondition = iota
	// PreconditionLicensed: the firm may sign such a report where it is issued: in the United States a licensed
	// firm of certified public accountants.
	PreconditionLicensed
	// PreconditionPeerReview: the firm takes part in peer review. It is asked for in the United States only.
	PreconditionPeerReview
	// PreconditionCompetence: the team has the skills for the industry, the systems and the tests.
	PreconditionCompetence
	// PreconditionIndependence: the firm is independent of the service organization.
	PreconditionIndependence
	// PreconditionCriteria: the criteria are suitable and open to the readers.
	PreconditionCriteria
	// PreconditionUsefulScope: the scope is not so narrow as to be useless to user entities and their auditors.
	PreconditionUsefulScope
	// PreconditionResponsibility: management accepts its responsibility for the description, the assertion, the
	// objectives, the risks and the controls.
	PreconditionResponsibility
	// PreconditionBasis: management has a reasonable basis for its assertion.
	PreconditionBasis
	// PreconditionAccess: management gives access to information and people.
	PreconditionAccess
	// PreconditionDesign: management can speak for the design of the system. Where a contract leaves the design to
	// somebody else it cannot, and the standard does not fit.
	PreconditionDesign
)

func (p Precondition) name() string {
	switch p {
	case PreconditionLicensed:
		return "licensed"
	case PreconditionPeerReview:
		return "peer-review"
	case PreconditionCompetence:
		return "competence"
	case PreconditionIndependence:
		return "independence"
	case PreconditionCriteria:
		return "criteria"
	case PreconditionUsefulScope:
		return "useful-scope"
	case PreconditionResponsibility:
		return "responsibility"
	case PreconditionBasis:
		return "basis"
	case PreconditionAccess:
		return "access"
	case PreconditionDesign:
		return "design"
	}
	return ""
}

// Preconditions walks the preconditions in the order of their constants.
func Preconditions() iter.Seq[Precondition] { return enum.All(Precondition.name) }

// IsValid reports whether p is one of the constants.
func (p Precondition) IsValid() bool { return p.name() != "" }

// String returns the wire name, or Precondition(n) for a value that has none.
func (p Precondition) String() string { return enum.String(p, Precondition.name) }

// MarshalText returns the wire name, or an error if p is not valid.
func (p Precondition) MarshalText() ([]byte, error) { return enum.Marshal(p, Precondition.name) }

// UnmarshalText sets p to the precondition with the wire name text.
func (p *Precondition) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, Precondition.name)
}

// ThreatKind is something that threatens a service auditor's independence.
type ThreatKind uint8

const (
	_ ThreatKind = iota
	// ThreatDescription: the firm helps to write the description. Permitted with safeguards and where management
	// takes responsibility.
	ThreatDescription
	// ThreatDesigns: the firm designed controls that it is to examine.
	ThreatDesigns
	// ThreatOperates: the firm performs controls that it is to examine.
	ThreatOperates
	// ThreatManagement: the firm decides in management's place.
	ThreatManagement
	// ThreatInterest: the firm or a member of the team has a financial interest in the client.
	ThreatInterest
	// ThreatUnpaidFees: fees for earlier work are unpaid.
	ThreatUnpaidFees
	// ThreatTool: the client relies on the firm's tool as one of its controls, which makes the firm a part of the
	// control environment.
	ThreatTool
)

func (k ThreatKind) name() string {
	switch k {
	case ThreatDescription:
		return "prepares-description"
	case ThreatDesigns:
		return "designs-controls"
	case ThreatOperates:
		return "operates-controls"
	case ThreatManagement:
		return "acts-as-management"
	case ThreatInterest:
		return "financial-interest"
	case ThreatUnpaidFees:
		return "unpaid-fees"
	case ThreatTool:
		return "tool-as-control"
	}
	return ""
}

// ThreatKinds walks the kinds in the order of their constants.
func ThreatKinds() iter.Seq[ThreatKind] { return enum.All(ThreatKind.name) }

// IsValid reports whether k is one of the constants.
func (k ThreatKind) IsValid() bool { return k.name() != "" }

// String returns the wire name, or ThreatKind(n) for a value that has none.
func (k ThreatKind) String() string { return enum.String(k, ThreatKind.name) }

// MarshalText returns the wire name, or an error if k is not valid.
func (k ThreatKind) MarshalText() ([]byte, error) { return enum.Marshal(k, ThreatKind.name) }

// UnmarshalText sets k to the kind with the wire name text.
func (k *ThreatKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, ThreatKind.name)
}

// Answer is the answer to a question of fact. The zero value means that the question is not answered yet.
type Answer uint8

const (
	_ Answer = iota
	// AnswerYes: it is so.
	AnswerYes
	// AnswerNo: it is not so.
	AnswerNo
)

func (a Answer) name() string {
	switch a {
	case AnswerYes:
		return "yes"
	case AnswerNo:
		return "no"
	}
	return ""
}

// Answers walks the answers in the order of their constants.
func Answers() iter.Seq[Answer] { return enum.All(Answer.name) }

// IsValid reports whether a is one of the constants.
func (a Answer) IsValid() bool { return a.name() != "" }

// String returns the wire name, or Answer(n) for a value that has none.
func (a Answer) String() string { return enum.String(a, Answer.name) }

// MarshalText returns the wire name, or an error if a is not valid.
func (a Answer) MarshalText() ([]byte, error) { return enum.Marshal(a, Answer.name) }

// UnmarshalText sets a to the answer with the wire name text.
func (a *Answer) UnmarshalText(text []byte) error { return enum.Unmarshal(a, text, Answer.name) }

// FindingSeverity says what an [AcceptanceFinding] means for accepting the engagement.
type FindingSeverity uint8

const (
	_ FindingSeverity = iota
	// FindingBlocking: the engagement must not be accepted, or not continued, as things are.
	FindingBlocking
	// FindingWarning: it may be accepted, after thought that is written down.
	FindingWarning
	// FindingOpen: a fact is missing, so nothing can be said.
	FindingOpen
)

func (s FindingSeverity) name() string {
	switch s {
	case FindingBlocking:
		return "blocking"
	case FindingWarning:
		return "warning"
	case FindingOpen:
		return "open"
	}
	return ""
}

// FindingSeverities walks the severities from the gravest on.
func FindingSeverities() iter.Seq[FindingSeverity] { return enum.All(FindingSeverity.name) }

// IsValid reports whether s is one of the constants.
func (s FindingSeverity) IsValid() bool { return s.name() != "" }

// String returns the wire name, or FindingSeverity(n) for a value that has none.
func (s FindingSeverity) String() string { return enum.String(s, FindingSeverity.name) }

// MarshalText returns the wire name, or an error if s is not valid.
func (s FindingSeverity) MarshalText() ([]byte, error) { return enum.Marshal(s, FindingSeverity.name) }

// UnmarshalText sets s to the severity with the wire name text.
func (s *FindingSeverity) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, FindingSeverity.name)
}

// AcceptanceRule is the rule behind an [AcceptanceFinding].
type AcceptanceRule uint8

const (
	_ AcceptanceRule = iota
	// RulePrecondition: a precondition does not hold, or is not known to hold.
	RulePrecondition
	// RuleInclusiveIndependence: the firm must be independent of subservice organizations that are included.
	RuleInclusiveIndependence
	// RuleInclusiveAcknowledgement: a subservice organization that is included accepts the same
	// responsibilities as management.
	RuleInclusiveAcknowledgement
	// RuleThreat: something threatens independence.
	RuleThreat
	// RuleSameFirm: the firm also audits user entities. It may: the two roles are for different clients, each with
	// its own independence.
	RuleSameFirm
	// RuleHiredByUser: the user entity's auditor reports on the service organization at the user entity's own
	// request, which is not the same as management's own evidence.
	RuleHiredByUser
	// RuleNoAuditor: no firm is named as service auditor.
	RuleNoAuditor
	// RuleTwoAuditors: more than one firm is named as service auditor of one service organization.
	RuleTwoAuditors
	// RuleSelfReview: the firm is also the service organization or one of its subservice organizations.
	RuleSelfReview
	// RuleScopeChange: a change of scope during the engagement needs a reasonable justification, and to avoid a
	// modified opinion is none.
	RuleScopeChange
)

func (r AcceptanceRule) name() string {
	switch r {
	case RulePrecondition:
		return "precondition"
	case RuleInclusiveIndependence:
		return "inclusive-independence"
	case RuleInclusiveAcknowledgement:
		return "inclusive-acknowledgement"
	case RuleThreat:
		return "threat"
	case RuleSameFirm:
		return "same-firm"
	case RuleHiredByUser:
		return "hired-by-user"
	case RuleNoAuditor:
		return "no-auditor"
	case RuleTwoAuditors:
		return "two-auditors"
	case RuleSelfReview:
		return "self-review"
	case RuleScopeChange:
		return "scope-change"
	}
	return ""
}

// AcceptanceRules walks the rules in the order of their constants.
func AcceptanceRules() iter.Seq[AcceptanceRule] { return enum.All(AcceptanceRule.name) }

// IsValid reports whether r is one of the constants.
func (r AcceptanceRule) IsValid() bool { return r.name() != "" }

// String returns the wire name, or AcceptanceRule(n) for a value that has none.
func (r AcceptanceRule) String() string { return enum.String(r, AcceptanceRule.name) }

// MarshalText returns the wire name, or an error if r is not valid.
func (r AcceptanceRule) MarshalText() ([]byte, error) { return enum.Marshal(r, AcceptanceRule.name) }

// UnmarshalText sets r to the rule with the wire name text.
func (r *AcceptanceRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, AcceptanceRule.name)
}
