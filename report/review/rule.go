package review

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Rule is a rule by which a fact limits reliance, or is put on record without limiting it. The zero value is invalid.
type Rule uint8

const (
	_ Rule = iota
	// RuleNoReport: there is no report at hand. Leaves nothing, a bridge letter at hand or not: a letter supplements a
	// report and replaces none.
	RuleNoReport
	// RuleOtherFamily: the report is not about controls relevant to financial reporting. Leaves nothing for financial
	// reporting: a SOC 2 has criteria where a SOC 1 has objectives, and a SOC 3 or a certificate describes no tests.
	// [Policy.TakeSOC2] lets a SOC 2 stand for other purposes.
	RuleOtherFamily
	// RuleUnissued: the report is a draft, or was not issued yet on the day of the review. Leaves nothing yet: until it
	// is issued a report gives no coverage, since its opinion can still change.
	RuleUnissued
	// RuleNotForReader: the reader did not use the service on any day that the report is about, and the report is
	// restricted to those who did. Leaves nothing: use of the report is restricted to user entities during some or all
	// of the period, and their auditors.
	RuleNotForReader
	// RuleReviewLate: the report was reviewed after the day on which that had to be done. Leaves procedures: what was
	// relied on before anybody read the report has to be looked at again.
	RuleReviewLate
	// RuleAuditorUnfit: the service auditor is not licensed or not independent of the service organization. Leaves
	// nothing, and no judgement lifts it: competence and independence come before any use of the report (AU-C 402.13,
	// AS 2201.B23).
	RuleAuditorUnfit
	// RulePeerReviewLacking: the service auditor has no peer review to rest on. Leaves what [Policy.PeerReview] says,
	// since countries differ in whether there is such a programme.
	RulePeerReviewLacking
	// RuleAuditorOpen: the service auditor's standing is not established. Leaves the range from reliance to none until
	// [AuditorStanding] is answered.
	RuleAuditorOpen
	// RuleAuditorRejected: the reader is not satisfied with the service auditor. Leaves nothing: the reader's own
	// judgement stands.
	RuleAuditorRejected
	// RuleAuditorAccepted: the reader is satisfied with the service auditor. Limits nothing, and stays on record
	// because the conclusion rests on it.
	RuleAuditorAccepted
	// RuleStandardOpen: the policy does not name the standard of the report, and nobody has judged it. Leaves the range
	// from reliance to none until [StandardAdequate] is answered.
	RuleStandardOpen
	// RuleStandardRejected: the standard of the report is not adequate. Leaves nothing: the reader's own judgement
	// stands.
	RuleStandardRejected
	// RuleStandardAccepted: the standard of the report was judged adequate. Limits nothing, and stays on record because
	// the conclusion rests on it.
	RuleStandardAccepted
	// RuleAdverse: the opinion is adverse. Leaves nothing: on description or design for every purpose, on operation for
	// those that rest on operation.
	RuleAdverse
	// RuleDisclaimed: the service auditor disclaims an opinion. Leaves nothing, as an adverse opinion does, but for
	// lack of evidence rather than because of it.
	RuleDisclaimed
	// RuleOpinionMissing: the opinion on a limb is missing or undetermined. Leaves nothing: an issued report has an
	// opinion on every limb of its type.
	RuleOpinionMissing
	// RuleQualificationOpen: a qualification names no objective, and nobody has judged what it reaches. Leaves a range
	// until [QualificationReaches] is answered; its worst end depends on the limb, because a matter of description
	// costs procedures and not the evidence about controls.
	RuleQualificationOpen
	// RuleQualificationReached: a qualification reaches what the entity uses. Leaves the worst end of that range.
	RuleQualificationReached
	// RuleQualificationElsewhere: a qualification does not reach what the entity uses. Limits nothing: a qualified
	// report is not by itself a matter of this reader.
	RuleQualificationElsewhere
	// RuleNotAchieved: the objective was not achieved. Leaves nothing for the objective, and everything for the others.
	RuleNotAchieved
	// RuleNotConcluded: there is no conclusion on the objective. Leaves nothing for the objective: there is no evidence
	// to rely on.
	RuleNotConcluded
	// RuleNotExercised: no control of the objective had an occurrence, so that nothing was tested. Leaves procedures:
	// nothing speaks for the controls, and nothing against them.
	RuleNotExercised
	// RuleServiceOutside: a service that the entity uses is not in the report's scope. Excludes the part that the
	// service is.
	RuleServiceOutside
	// RuleLocationOutside: a location that serves the entity is not in the report's scope. Excludes the part that the
	// location serves.
	RuleLocationOutside
	// RuleUseUnstated: nothing says which services the entity uses, or which are in scope. Leaves procedures: scope
	// cannot be compared with nothing.
	RuleUseUnstated
	// RuleType1: a Type 1 report gives no evidence of operation. Leaves nothing about operation, whatever the report
	// says: it speaks of design at a date (AU-C 402.16).
	RuleType1
	// RulePeriodNone: no day of the year on which the service was used is tested. Leaves nothing about operation.
	RulePeriodNone
	// RulePeriodOpen: few days of the year are tested, and nobody has judged whether they suffice. Leaves the range
	// from procedures to nothing until [PeriodSufficient] is answered; no standard has a number of months.
	RulePeriodOpen
	// RulePeriodShort: the tested days do not suffice. Leaves nothing about operation: the reader's own judgement
	// stands.
	RulePeriodShort
	// RulePeriodAccepted: few days of the year are tested; the reader judged that they suffice together with other
	// evidence. Leaves procedures for the days that are not tested.
	RulePeriodAccepted
	// RulePeriodGap: days of the year are neither tested nor answered. Leaves procedures for these days, next to enough
	// that is tested.
	RulePeriodGap
	// RulePeriodBridged: days of the year rest on bridge letters or inquiry. Leaves procedures for these days: a letter
	// gives no assurance.
	RulePeriodBridged
	// RuleObjectiveAbsent: an objective that the entity needs is not in the report. Leaves nothing for that objective.
	RuleObjectiveAbsent
	// RuleObjectiveBare: the report is not known to have a control of the service organization for the objective.
	// Leaves procedures: an objective that others alone carry is not the service organization's.
	RuleObjectiveBare
	// RuleAssertionGap: no objective of the report answers a relevant assertion. Leaves what [Policy.AssertionGap] says
	// for the whole, and limits no objective.
	RuleAssertionGap
	// RuleAccountsUnstated: nothing says which of the entity's accounts and assertions the service affects. Leaves
	// procedures: without accounts nobody can say what the report is relied on for.
	RuleAccountsUnstated
	// RuleCUECUnmapped: nobody has said whether the CUEC applies and which control answers it. Leaves procedures: the
	// opinion holds only if the control is there.
	RuleCUECUnmapped
	// RuleCUECUntested: the entity's control for the CUEC is not tested. Leaves procedures for operation; the design of
	// the control is known (AU-C 402.17(b)).
	RuleCUECUntested
	// RuleCUECStale: the entity's control for the CUEC was last tested outside the fiscal year. Leaves procedures for
	// operation: a test of another year says nothing of this one.
	RuleCUECStale
	// RuleCUECFailedOpen: the CUEC is missing or failed at the entity, and nobody has judged whether other controls
	// make up for it. Leaves the range from procedures to nothing until [CUECCompensated] is answered.
	RuleCUECFailedOpen
	// RuleCUECFailed: the CUEC is missing or failed at the entity, and nothing makes up for it. Leaves nothing for the
	// objectives that need the control.
	RuleCUECFailed
	// RuleCUECCovered: the CUEC is missing or failed at the entity; the reader judged that other controls make up for
	// it. Leaves procedures: the other controls have to be tested.
	RuleCUECCovered
	// RuleCUECNotApplicable: the CUEC does not apply to the entity. Limits nothing; the reason is on record, because
	// the auditor will ask.
	RuleCUECNotApplicable
	// RuleSubservicesUnread: nobody has read the report for subservice organizations. Leaves procedures: reading on can
	// only find more.
	RuleSubservicesUnread
	// RuleMethodUnknown: it is not established how the report treats the subservice organization. Leaves what
	// [Policy.CarveOut] says, as if it were carved out.
	RuleMethodUnknown
	// RuleCarveOutOpen: the subservice organization is carved out, and no report on it is at hand. Leaves what
	// [Policy.CarveOut] says for the objectives that need the organization (AU-C 402.18).
	RuleCarveOutOpen
	// RuleCarveOutLimited: the report on the carved-out subservice organization limits reliance. Leaves what that
	// report leaves; where it merely lacks evidence, no less than having none.
	RuleCarveOutLimited
	// RuleCarveOutCovered: the report on the carved-out subservice organization covers it. Limits nothing.
	RuleCarveOutCovered
	// RuleChainCycle: the reports on subservice organizations refer to each other in a circle. Leaves what
	// [Policy.CarveOut] says: evidence that rests on itself is none.
	RuleChainCycle
	// RuleChainTooDeep: the chain of reports is longer than the policy follows. Leaves what [Policy.CarveOut] says:
	// what nobody followed is not covered.
	RuleChainTooDeep
	// RuleInclusionUnproven: the subservice organization is called included, but the report is not known to have its
	// tests and its assertion. Leaves what [Policy.CarveOut] says: inclusion without tests and assertion is a word.
	RuleInclusionUnproven
	// RuleExceptionsUnread: nobody has read the results of tests for exceptions. Leaves procedures for operation.
	RuleExceptionsUnread
	// RuleExceptionOpen: nobody has judged the effect of an exception on the entity. Leaves a range until its questions
	// are answered: does it reach the entity, does the control still serve, does an own control make up for it.
	RuleExceptionOpen
	// RuleExceptionTolerated: an exception concerns the entity; the reader judged that the control still supports its
	// objectives. Leaves procedures: an exception that reaches the entity is never nothing.
	RuleExceptionTolerated
	// RuleExceptionMitigated: an exception concerns the entity; the reader judged that the entity's own tested control
	// makes up for it. Leaves procedures; the own control was tested in the fiscal year.
	RuleExceptionMitigated
	// RuleExceptionDefeats: an exception concerns the entity, and the control does not support its objectives. Leaves
	// nothing about operation of the objectives concerned.
	RuleExceptionDefeats
	// RuleExceptionElsewhere: an exception concerns only objectives that the entity does not need. Limits nothing, and
	// stays on record.
	RuleExceptionElsewhere
	// RuleExceptionNoEffect: the reader judged that an exception cannot affect the entity. Limits nothing; the
	// judgement is on record.
	RuleExceptionNoEffect
	// RuleChangesUnread: nobody has read the description for changes. Leaves procedures.
	RuleChangesUnread
	// RuleChangeOpen: nobody has judged whether a change affects the entity. Leaves the range from reliance to
	// procedures until [ChangeMatters] is answered.
	RuleChangeOpen
	// RuleChangeConcerns: a change affects the entity. Leaves procedures.
	RuleChangeConcerns
	// RuleChangeElsewhere: a change does not affect the entity. Limits nothing.
	RuleChangeElsewhere
	// RuleFilerUnstated: nothing says whether management assesses internal control as of the year-end. Limits nothing,
	// and leaves the as-of view out.
	RuleFilerUnstated
	// RuleInformationUncovered: no objective of the report covers the completeness and accuracy of a report that the
	// entity uses. Leaves procedures for the whole: the file itself has to be tested.
	RuleInformationUncovered
	// RuleInformationUnsupported: the objective that covers a report that the entity uses was not achieved. Leaves
	// procedures for the whole, as if no objective covered it.
	RuleInformationUnsupported
	// RuleResponseUnexamined: management's response to an exception was not examined and clears nothing. Limits
	// nothing, and helps nothing.
	RuleResponseUnexamined
	// RuleLetterRefused: a bridge letter does not count. Limits nothing by itself; the days that it should have
	// answered are a gap.
	RuleLetterRefused
	// RuleLetterAccepted: a bridge letter counts as management's word, without assurance. Limits nothing by itself; the
	// days that it answers are bridged, not tested.
	RuleLetterAccepted
	// RuleNothingInScope: none of what the entity uses is in the report's scope. Leaves nothing for any purpose: the
	// wrong scope is worth as little as the wrong type or period.
	RuleNothingInScope
	// RuleSystemOutside: a system that the entity uses is not the one that the report is about. Excludes the part that
	// the system processes.
	RuleSystemOutside
	// RuleObjectivesUnread: nobody has read the report for its control objectives. Leaves procedures: an opinion says
	// little to one who has not read on what.
	RuleObjectivesUnread
	// RuleTestsInadequate: the reader judged that the tests of controls do not support the objective for the entity's
	// purpose. Leaves nothing about the operation of the objective (AU-C 402.17(d)).
	RuleTestsInadequate
	// RuleSubserviceUnused: the reader judged that the entity does not depend on the subservice organization. Limits
	// nothing; the judgement is on record.
	RuleSubserviceUnused
	// RuleIncidentsUnasked: nobody has asked whether the service organization told the entity of fraud, non-compliance
	// or errors that it has not corrected. Limits nothing, and asks for the inquiry (AU-C 402.19).
	RuleIncidentsUnasked
	// RuleIncidentOpen: nobody has judged what an event at the service organization means for the entity. Leaves a
	// range until [IncidentTouches] and [IncidentTolerable] are answered.
	RuleIncidentOpen
	// RuleIncidentConcerns: an event at the service organization reaches the entity; the reader judged that the
	// controls still support their objectives. Leaves procedures, as an exception does.
	RuleIncidentConcerns
	// RuleIncidentDefeats: an event at the service organization reaches the entity, and the controls do not support
	// their objectives. Leaves nothing about operation of the objectives concerned.
	RuleIncidentDefeats
	// RuleIncidentNoEffect: the reader judged that an event at the service organization cannot affect the entity.
	// Limits nothing; the judgement is on record.
	RuleIncidentNoEffect
	// RuleFindingsOpen: the report gives findings and no opinion, and nobody has judged what they support. Leaves the
	// range from procedures to nothing until [FindingsSuffice] is answered.
	RuleFindingsOpen
	// RuleFindingsTaken: the report gives findings and no opinion; the reader judged that they support its assertions.
	// Leaves procedures: findings carry no conclusion, so the reader draws it.
	RuleFindingsTaken
	// RuleFindingsRefused: the report gives findings and no opinion, and they do not support the reader's assertions.
	// Leaves nothing.
	RuleFindingsRefused
	// RuleDateUnknown: the date of the report is not recorded, so that nobody can say when it was issued. Leaves
	// procedures: the date stands at the signature, and has to be read there.
	RuleDateUnknown
)

// name returns the wire name. The names are in four lists, each short enough to be read; no rule is in two of them.
func (r Rule) name() string {
	return r.nameOfReport() + r.nameOfUse() + r.nameOfEvidence() + r.nameOfReader()
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
