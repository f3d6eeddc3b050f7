package review

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Rule is a rule by which a fact limits reliance, or is put on record without limiting it. The zero value is invalid.
type Rule uint8

const (
	_ Rule = iota
	// RuleNoReport: there is no report at hand.
	RuleNoReport
	// RuleOtherFamily: the report is not about controls relevant to financial reporting.
	RuleOtherFamily
	// RuleUnissued: the report is a draft, or was not issued yet on the day of the review.
	RuleUnissued
	// RuleNotForReader: the reader did not use the service on any day that the report is about, and the report is restricted to those who did.
	RuleNotForReader
	// RuleReviewLate: the report was reviewed after the day on which that had to be done.
	RuleReviewLate
	// RuleAuditorUnfit: the service auditor is not licensed or not independent of the service organization.
	RuleAuditorUnfit
	// RulePeerReviewLacking: the service auditor has no peer review to rest on.
	RulePeerReviewLacking
	// RuleAuditorOpen: the service auditor's standing is not established.
	RuleAuditorOpen
	// RuleAuditorRejected: the reader is not satisfied with the service auditor.
	RuleAuditorRejected
	// RuleAuditorAccepted: the reader is satisfied with the service auditor.
	RuleAuditorAccepted
	// RuleStandardOpen: the policy does not name the standard of the report, and nobody has judged it.
	RuleStandardOpen
	// RuleStandardRejected: the standard of the report is not adequate.
	RuleStandardRejected
	// RuleStandardAccepted: the standard of the report was judged adequate.
	RuleStandardAccepted
	// RuleAdverse: the opinion is adverse.
	RuleAdverse
	// RuleDisclaimed: the service auditor disclaims an opinion.
	RuleDisclaimed
	// RuleOpinionMissing: the opinion on a limb is missing or undetermined.
	RuleOpinionMissing
	// RuleQualificationOpen: a qualification names no objective, and nobody has judged what it reaches.
	RuleQualificationOpen
	// RuleQualificationReached: a qualification reaches what the entity uses.
	RuleQualificationReached
	// RuleQualificationElsewhere: a qualification does not reach what the entity uses.
	RuleQualificationElsewhere
	// RuleNotAchieved: the objective was not achieved.
	RuleNotAchieved
	// RuleNotConcluded: there is no conclusion on the objective.
	RuleNotConcluded
	// RuleNotExercised: no control of the objective had an occurrence, so that nothing was tested.
	RuleNotExercised
	// RuleServiceOutside: a service that the entity uses is not in the report's scope.
	RuleServiceOutside
	// RuleLocationOutside: a location that serves the entity is not in the report's scope.
	RuleLocationOutside
	// RuleUseUnstated: nothing says which services the entity uses, or which are in scope.
	RuleUseUnstated
	// RuleType1: a Type 1 report gives no evidence of operation.
	RuleType1
	// RulePeriodNone: no day of the year on which the service was used is tested.
	RulePeriodNone
	// RulePeriodOpen: few days of the year are tested, and nobody has judged whether they suffice.
	RulePeriodOpen
	// RulePeriodShort: the tested days do not suffice.
	RulePeriodShort
	// RulePeriodAccepted: few days of the year are tested; the reader judged that they suffice together with other evidence.
	RulePeriodAccepted
	// RulePeriodGap: days of the year are neither tested nor answered.
	RulePeriodGap
	// RulePeriodBridged: days of the year rest on bridge letters or inquiry.
	RulePeriodBridged
	// RuleObjectiveAbsent: an objective that the entity needs is not in the report.
	RuleObjectiveAbsent
	// RuleObjectiveBare: the report is not known to have a control of the service organization for the objective.
	RuleObjectiveBare
	// RuleAssertionGap: no objective of the report answers a relevant assertion.
	RuleAssertionGap
	// RuleAccountsUnstated: nothing says which of the entity's accounts and assertions the service affects.
	RuleAccountsUnstated
	// RuleCUECUnmapped: nobody has said whether the CUEC applies and which control answers it.
	RuleCUECUnmapped
	// RuleCUECUntested: the entity's control for the CUEC is not tested.
	RuleCUECUntested
	// RuleCUECStale: the entity's control for the CUEC was last tested outside the fiscal year.
	RuleCUECStale
	// RuleCUECFailedOpen: the CUEC is missing or failed at the entity, and nobody has judged whether other controls make up for it.
	RuleCUECFailedOpen
	// RuleCUECFailed: the CUEC is missing or failed at the entity, and nothing makes up for it.
	RuleCUECFailed
	// RuleCUECCovered: the CUEC is missing or failed at the entity; the reader judged that other controls make up for it.
	RuleCUECCovered
	// RuleCUECNotApplicable: the CUEC does not apply to the entity.
	RuleCUECNotApplicable
	// RuleSubservicesUnread: nobody has read the report for subservice organizations.
	RuleSubservicesUnread
	// RuleMethodUnknown: it is not established how the report treats the subservice organization.
	RuleMethodUnknown
	// RuleCarveOutOpen: the subservice organization is carved out, and no report on it is at hand.
	RuleCarveOutOpen
	// RuleCarveOutLimited: the report on the carved-out subservice organization limits reliance.
	RuleCarveOutLimited
	// RuleCarveOutCovered: the report on the carved-out subservice organization covers it.
	RuleCarveOutCovered
	// RuleChainCycle: the reports on subservice organizations refer to each other in a circle.
	RuleChainCycle
	// RuleChainTooDeep: the chain of reports is longer than the policy follows.
	RuleChainTooDeep
	// RuleInclusionUnproven: the subservice organization is called included, but the report is not known to have its tests and its assertion.
	RuleInclusionUnproven
	// RuleExceptionsUnread: nobody has read the results of tests for exceptions.
	RuleExceptionsUnread
	// RuleExceptionOpen: nobody has judged the effect of an exception on the entity.
	RuleExceptionOpen
	// RuleExceptionTolerated: an exception concerns the entity; the reader judged that the control still supports its objectives.
	RuleExceptionTolerated
	// RuleExceptionMitigated: an exception concerns the entity; the reader judged that the entity's own tested control makes up for it.
	RuleExceptionMitigated
	// RuleExceptionDefeats: an exception concerns the entity, and the control does not support its objectives.
	RuleExceptionDefeats
	// RuleExceptionElsewhere: an exception concerns only objectives that the entity does not need.
	RuleExceptionElsewhere
	// RuleExceptionNoEffect: the reader judged that an exception cannot affect the entity.
	RuleExceptionNoEffect
	// RuleChangesUnread: nobody has read the description for changes.
	RuleChangesUnread
	// RuleChangeOpen: nobody has judged whether a change affects the entity.
	RuleChangeOpen
	// RuleChangeConcerns: a change affects the entity.
	RuleChangeConcerns
	// RuleChangeElsewhere: a change does not affect the entity.
	RuleChangeElsewhere
	// RuleFilerUnstated: nothing says whether management assesses internal control as of the year-end.
	RuleFilerUnstated
	// RuleInformationUncovered: no objective of the report covers the completeness and accuracy of a report that the entity uses.
	RuleInformationUncovered
	// RuleInformationUnsupported: the objective that covers a report that the entity uses was not achieved.
	RuleInformationUnsupported
	// RuleResponseUnexamined: management's response to an exception was not examined and clears nothing.
	RuleResponseUnexamined
	// RuleLetterRefused: a bridge letter does not count.
	RuleLetterRefused
	// RuleLetterAccepted: a bridge letter counts as management's word, without assurance.
	RuleLetterAccepted
)

func (r Rule) name() string {
	switch r {
	case RuleNoReport:
		return "no-report"
	case RuleOtherFamily:
		return "other-family"
	case RuleUnissued:
		return "unissued"
	case RuleNotForReader:
		return "not-for-reader"
	case RuleReviewLate:
		return "review-late"
	case RuleAuditorUnfit:
		return "auditor-unfit"
	case RulePeerReviewLacking:
		return "peer-review-lacking"
	case RuleAuditorOpen:
		return "auditor-open"
	case RuleAuditorRejected:
		return "auditor-rejected"
	case RuleAuditorAccepted:
		return "auditor-accepted"
	case RuleStandardOpen:
		return "standard-open"
	case RuleStandardRejected:
		return "standard-rejected"
	case RuleStandardAccepted:
		return "standard-accepted"
	case RuleAdverse:
		return "adverse"
	case RuleDisclaimed:
		return "disclaimed"
	case RuleOpinionMissing:
		return "opinion-missing"
	case RuleQualificationOpen:
		return "qualification-open"
	case RuleQualificationReached:
		return "qualification-reached"
	case RuleQualificationElsewhere:
		return "qualification-elsewhere"
	case RuleNotAchieved:
		return "not-achieved"
	case RuleNotConcluded:
		return "not-concluded"
	case RuleNotExercised:
		return "not-exercised"
	case RuleServiceOutside:
		return "service-outside"
	case RuleLocationOutside:
		return "location-outside"
	case RuleUseUnstated:
		return "use-unstated"
	case RuleType1:
		return "type-1"
	case RulePeriodNone:
		return "period-none"
	case RulePeriodOpen:
		return "period-open"
	case RulePeriodShort:
		return "period-short"
	case RulePeriodAccepted:
		return "period-accepted"
	case RulePeriodGap:
		return "period-gap"
	case RulePeriodBridged:
		return "period-bridged"
	case RuleObjectiveAbsent:
		return "objective-absent"
	case RuleObjectiveBare:
		return "objective-without-control"
	case RuleAssertionGap:
		return "assertion-gap"
	case RuleAccountsUnstated:
		return "accounts-unstated"
	case RuleCUECUnmapped:
		return "cuec-unmapped"
	case RuleCUECUntested:
		return "cuec-untested"
	case RuleCUECStale:
		return "cuec-stale"
	case RuleCUECFailedOpen:
		return "cuec-failed-open"
	case RuleCUECFailed:
		return "cuec-failed"
	case RuleCUECCovered:
		return "cuec-compensated"
	case RuleCUECNotApplicable:
		return "cuec-not-applicable"
	case RuleSubservicesUnread:
		return "subservices-unread"
	case RuleMethodUnknown:
		return "method-unknown"
	case RuleCarveOutOpen:
		return "carve-out-open"
	case RuleCarveOutLimited:
		return "carve-out-limited"
	case RuleCarveOutCovered:
		return "carve-out-covered"
	case RuleChainCycle:
		return "chain-cycle"
	case RuleChainTooDeep:
		return "chain-too-deep"
	case RuleInclusionUnproven:
		return "inclusion-unproven"
	case RuleExceptionsUnread:
		return "exceptions-unread"
	case RuleExceptionOpen:
		return "exception-open"
	case RuleExceptionTolerated:
		return "exception-tolerated"
	case RuleExceptionMitigated:
		return "exception-mitigated"
	case RuleExceptionDefeats:
		return "exception-defeats"
	case RuleExceptionElsewhere:
		return "exception-elsewhere"
	case RuleExceptionNoEffect:
		return "exception-no-effect"
	case RuleChangesUnread:
		return "changes-unread"
	case RuleChangeOpen:
		return "change-open"
	case RuleChangeConcerns:
		return "change-concerns"
	case RuleChangeElsewhere:
		return "change-elsewhere"
	case RuleFilerUnstated:
		return "filer-unstated"
	case RuleInformationUncovered:
		return "information-uncovered"
	case RuleInformationUnsupported:
		return "information-unsupported"
	case RuleResponseUnexamined:
		return "response-unexamined"
	case RuleLetterRefused:
		return "letter-refused"
	case RuleLetterAccepted:
		return "letter-accepted"
	}
	return ""
}

// Rules walks the valid values in the order of their constants.
func Rules() iter.Seq[Rule] { return enum.All(Rule.name) }

// IsValid reports whether r is one of the constants.
func (r Rule) IsValid() bool { return r.name() != "" }

// String returns the wire name, such as "cuec-untested".
func (r Rule) String() string { return enum.String(r, Rule.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (r Rule) MarshalText() ([]byte, error) { return enum.Marshal(r, Rule.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (r *Rule) UnmarshalText(text []byte) error { return enum.Unmarshal(r, text, Rule.name) }
