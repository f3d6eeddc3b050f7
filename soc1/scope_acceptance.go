package soc1

import (
	"cmp"
	"slices"
)

// AcceptanceFacts is what [CheckAcceptance] looks at before a service auditor accepts an engagement, and again while it
// lasts. It is plain data; what is left out is reported as open.
type AcceptanceFacts struct {
	// Standard is the standard under which the report is to be issued.
	Standard Standard `json:"standard,omitzero"`
	// ServiceOrganization is the organization to be reported on.
	ServiceOrganization OrganizationID `json:"serviceOrganization"`
	// Roles says which firm or organization is what to whom, as far as it is known. One of them names the
	// service auditor of ServiceOrganization.
	Roles []RoleHeld `json:"roles,omitzero"`
	// Preconditions are the answers about what must hold.
	Preconditions []PreconditionAnswer `json:"preconditions,omitzero"`
	// Inclusive are the subservice organizations that the report includes.
	Inclusive []InclusiveParty `json:"inclusive,omitzero"`
	// Threats are what threatens the firm's independence.
	Threats []IndependenceThreat `json:"threats,omitzero"`
	// ScopeChange is a change of scope that is asked for during the engagement.
	ScopeChange ScopeChange `json:"scopeChange,omitzero"`
}

// RoleHeld says that an organization has a role for a client. The same firm may have several.
type RoleHeld struct {
	// Holder is the organization that has the role, such as a firm.
	Holder OrganizationID `json:"holder"`
	// Role is the role.
	Role Role `json:"role"`
	// Client is the organization for which it has the role: whom a service auditor reports on, whose
	// statements a user auditor audits, whose service a user entity uses.
	Client OrganizationID `json:"client"`
	// HiredBy is the organization that pays, if it is not the client: a user entity may hire a firm to
	// report on its service organization.
	HiredBy OrganizationID `json:"hiredBy,omitzero"`
}

// PreconditionAnswer is the answer about one precondition.
type PreconditionAnswer struct {
	// Precondition is what must hold.
	Precondition Precondition `json:"precondition"`
	// Answer says whether it does.
	Answer Answer `json:"answer,omitzero"`
}

// InclusiveParty is a subservice organization that the report includes.
type InclusiveParty struct {
	// Organization is the subservice organization.
	Organization OrganizationID `json:"organization"`
	// Independent says whether the firm is independent of it.
	Independent Answer `json:"independent,omitzero"`
	// Acknowledges says whether it accepts its responsibilities.
	Acknowledges Answer `json:"acknowledges,omitzero"`
}

// IndependenceThreat is one threat to the firm's independence.
type IndependenceThreat struct {
	// Kind is what threatens.
	Kind ThreatKind `json:"kind"`
	// Client is the organization concerned. If it is empty, it is the service organization. A tie to an organization
	// that the report is not about, such as a user entity, is a warning whatever its kind.
	Client OrganizationID `json:"client,omitzero"`
	// Safeguarded says whether safeguards are in place and management takes the responsibility.
	Safeguarded Answer `json:"safeguarded,omitzero"`
}

// ScopeChange is a request to change the scope during an engagement.
type ScopeChange struct {
	// Requested says that there is one.
	Requested bool `json:"requested,omitzero"`
	// Justified says whether there is a reasonable justification.
	Justified Answer `json:"justified,omitzero"`
	// AvoidsModification says that it would keep a modified opinion from being given.
	AvoidsModification bool `json:"avoidsModification,omitzero"`
}

// AcceptanceFinding is one thing that stands against accepting, or that has to be thought about or found out.
type AcceptanceFinding struct {
	// Severity says what it means.
	Severity FindingSeverity `json:"severity"`
	// Rule is the rule behind it.
	Rule AcceptanceRule `json:"rule"`
	// Precondition and Threat say what it is about, if the rule is about one of them.
	Precondition Precondition `json:"precondition,omitzero"`
	Threat       ThreatKind   `json:"threat,omitzero"`
	// Organization is the organization concerned, if there is one.
	Organization OrganizationID `json:"organization,omitzero"`
}

// String returns the finding as a sentence without a full stop.
func (f AcceptanceFinding) String() string {
	about := f.Severity.String() + ": " + f.Rule.Text()
	switch {
	case f.Precondition.IsValid():
		about += " (" + f.Precondition.String() + ")"
	case f.Threat.IsValid():
		about += " (" + f.Threat.String() + ")"
	}
	if f.Organization != "" {
		about += ": " + string(f.Organization)
	}
	return about
}

// CheckAcceptance applies the rules on independence and acceptance and returns the findings, the gravest first. No
// finding means that nothing known stands against accepting. It forbids only what the rules forbid: that the same
// firm audits a user entity is a warning. The order of the lists in the facts does not matter.
//
// It fails if the facts are not valid, with every [Problem] in one error.
func CheckAcceptance(facts AcceptanceFacts) ([]AcceptanceFinding, error) {
	if err := facts.Validate(); err != nil {
		return nil, err
	}
	var list []AcceptanceFinding
	list = facts.checkPreconditions(list)
	list = facts.checkRoles(list)
	for _, p := range facts.Inclusive {
		list = judgeAnswer(list, p.Independent, AcceptanceFinding{Rule: RuleInclusiveIndependence, Organization: p.Organization})
		list = judgeAnswer(list, p.Acknowledges, AcceptanceFinding{Rule: RuleInclusiveAcknowledgement, Organization: p.Organization})
	}
	for _, t := range facts.Threats {
		list = append(list, AcceptanceFinding{
			Severity: facts.severity(t), Rule: RuleThreat, Threat: t.Kind, Organization: cmp.Or(t.Client, facts.ServiceOrganization),
		})
	}
	if c := facts.ScopeChange; c.Requested {
		answer := c.Justified
		if c.AvoidsModification {
			answer = AnswerNo
		}
		list = judgeAnswer(list, answer, AcceptanceFinding{Rule: RuleScopeChange})
	}
	slices.SortFunc(list, func(a, b AcceptanceFinding) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Precondition, b.Precondition),
			cmp.Compare(a.Threat, b.Threat), cmp.Compare(a.Organization, b.Organization))
	})
	return slices.Compact(list), nil
}

// judgeAnswer adds a finding that blocks on a no and is open without an answer.
func judgeAnswer(list []AcceptanceFinding, a Answer, f AcceptanceFinding) []AcceptanceFinding {
	switch a {
	case AnswerYes:
		return list
	case AnswerNo:
		f.Severity = FindingBlocking
	default:
		f.Severity = FindingOpen
	}
	return append(list, f)
}

// checkPreconditions goes through all preconditions of the standard.
func (f *AcceptanceFacts) checkPreconditions(list []AcceptanceFinding) []AcceptanceFinding {
	for p := range Preconditions() {
		if p == PreconditionPeerReview && f.Standard == ISAE3402 {
			continue
		}
		var answer Answer
		for _, a := range f.Preconditions {
			if a.Precondition == p {
				answer = a.Answer
			}
		}
		before := len(list)
		list = judgeAnswer(list, answer, AcceptanceFinding{Rule: RulePrecondition, Precondition: p})
		// Without peer review a firm may still be allowed to sign, by its state and for the time being.
		if p == PreconditionPeerReview && answer == AnswerNo {
			list[before].Severity = FindingWarning
		}
	}
	return list
}

// checkRoles looks at who is what to whom.
func (f *AcceptanceFacts) checkRoles(list []AcceptanceFinding) []AcceptanceFinding {
	var auditors []OrganizationID
	for _, r := range f.Roles {
		if r.Role == ServiceAuditor && r.Client == f.ServiceOrganization && !slices.Contains(auditors, r.Holder) {
			auditors = append(auditors, r.Holder)
		}
	}
	switch len(auditors) {
	case 0:
		return append(list, AcceptanceFinding{Severity: FindingOpen, Rule: RuleNoAuditor, Organization: f.ServiceOrganization})
	case 1:
	default:
		list = append(list, AcceptanceFinding{Severity: FindingWarning, Rule: RuleTwoAuditors, Organization: f.ServiceOrganization})
	}
	for _, firm := range auditors {
		self := firm == f.ServiceOrganization
		for _, p := range f.Inclusive {
			self = self || p.Organization == firm
		}
		for _, r := range f.Roles {
			if r.Holder != firm {
				continue
			}
			switch {
			case r.Role == UserAuditor:
				list = append(list, AcceptanceFinding{Severity: FindingWarning, Rule: RuleSameFirm, Organization: r.Client})
			case r.Role == ServiceAuditor && r.Client == f.ServiceOrganization && r.HiredBy != "" && r.HiredBy != r.Client:
				list = append(list, AcceptanceFinding{Severity: FindingWarning, Rule: RuleHiredByUser, Organization: r.HiredBy})
			case r.Role == SubserviceOrganization && r.Client == f.ServiceOrganization:
				self = true
			}
		}
		if self {
			list = append(list, AcceptanceFinding{Severity: FindingBlocking, Rule: RuleSelfReview, Organization: firm})
		}
	}
	return list
}

// severity says what a threat means. The firm has to be independent of whom it reports on, not of their customers and not
// of organizations that the report leaves out, so that a tie to these is a matter of judgement. Help with the description
// is permitted with safeguards; unpaid fees are a matter of judgement; the others are not cured by safeguards.
func (f *AcceptanceFacts) severity(t IndependenceThreat) FindingSeverity {
	reportedOn := t.Client == "" || t.Client == f.ServiceOrganization ||
		slices.ContainsFunc(f.Inclusive, func(p InclusiveParty) bool { return p.Organization == t.Client })
	switch {
	case !reportedOn, t.Kind == ThreatUnpaidFees, t.Kind == ThreatDescription && t.Safeguarded == AnswerYes:
		return FindingWarning
	case t.Kind == ThreatDescription && t.Safeguarded == 0:
		return FindingOpen
	}
	return FindingBlocking
}
