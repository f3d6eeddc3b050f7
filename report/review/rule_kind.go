package review

// This file says three things of every rule: which point of the checklist it answers, whether it speaks of evidence that is
// missing or of a failure, and what work it asks for. A rule without work either limits nothing or is answered by a
// question, which is work of its own.

// Point returns the point of the checklist that the rule belongs to, or zero for an invalid rule.
func (r Rule) Point() Point {
	switch r {
	case RuleNoReport, RuleOtherFamily, RuleUnissued, RuleNotForReader, RuleReviewLate, RuleDateUnknown:
		return PointIdentity
	case RuleAuditorUnfit, RulePeerReviewLacking, RuleAuditorOpen, RuleAuditorRejected, RuleAuditorAccepted, RuleStandardOpen, RuleStandardRejected, RuleStandardAccepted:
		return PointAuditor
	case RuleAdverse, RuleDisclaimed, RuleOpinionMissing, RuleQualificationOpen, RuleQualificationReached, RuleQualificationElsewhere, RuleNotAchieved, RuleNotConcluded, RuleNotExercised,
		RuleFindingsOpen, RuleFindingsTaken, RuleFindingsRefused:
		return PointOpinion
	case RuleServiceOutside, RuleLocationOutside, RuleSystemOutside, RuleNothingInScope, RuleUseUnstated:
		return PointScope
	case RuleType1, RulePeriodNone, RulePeriodOpen, RulePeriodShort, RulePeriodAccepted, RulePeriodGap, RulePeriodBridged:
		return PointPeriod
	case RuleObjectiveAbsent, RuleObjectiveBare, RuleAssertionGap, RuleAccountsUnstated, RuleObjectivesUnread, RuleTestsInadequate:
		return PointObjectives
	case RuleCUECUnmapped, RuleCUECUntested, RuleCUECStale, RuleCUECFailedOpen, RuleCUECFailed, RuleCUECCovered, RuleCUECNotApplicable:
		return PointCUECs
	case RuleSubservicesUnread, RuleMethodUnknown, RuleCarveOutOpen, RuleCarveOutLimited, RuleCarveOutCovered, RuleChainCycle, RuleChainTooDeep, RuleInclusionUnproven, RuleSubserviceUnused:
		return PointSubservices
	case RuleExceptionsUnread, RuleExceptionOpen, RuleExceptionTolerated, RuleExceptionMitigated, RuleExceptionDefeats, RuleExceptionElsewhere, RuleExceptionNoEffect,
		RuleIncidentsUnasked, RuleIncidentOpen, RuleIncidentConcerns, RuleIncidentDefeats, RuleIncidentNoEffect:
		return PointExceptions
	case RuleChangesUnread, RuleChangeOpen, RuleChangeConcerns, RuleChangeElsewhere:
		return PointChanges
	case RuleFilerUnstated:
		return PointICFR
	case RuleInformationUncovered, RuleInformationUnsupported:
		return PointInformation
	case RuleResponseUnexamined:
		return PointResponses
	case RuleLetterRefused, RuleLetterAccepted:
		return PointLetters
	}
	return 0
}

// lacks reports whether the rule speaks of evidence that is not there, as against evidence that something failed. In a
// chain, a report that lacks evidence is as good as none; one that shows a failure is worse. Without the difference a reader
// would do better by not asking for the report of a subservice organization: a Type 1 from it would cost reliance that its
// absence leaves. An adverse opinion and an objective that was not achieved are no lack, and weigh in full.
func (r Rule) lacks() bool {
	switch r {
	case RuleNoReport,
		RuleOtherFamily,
		RuleUnissued,
		RuleNotForReader,
		RuleAuditorUnfit,
		RuleAuditorOpen,
		RuleAuditorRejected,
		RuleStandardOpen,
		RuleStandardRejected,
		RuleDisclaimed,
		RuleOpinionMissing,
		RuleNotConcluded,
		RuleType1,
		RulePeriodNone,
		RulePeriodOpen,
		RulePeriodShort,
		RuleObjectiveAbsent,
		RuleTestsInadequate,
		RuleFindingsOpen,
		RuleFindingsRefused:
		return true
	}
	return false
}

// step returns the kind of work that the rule leaves to do, or zero.
func (r Rule) step() StepKind {
	switch r {
	// What is at hand is not the report; nothing can be read out of it.
	case RuleNoReport, RuleOtherFamily, RuleUnissued:
		return StepObtainReport
	case RuleType1:
		return StepObtainType2
	// The report is there and of no use, so that asking for it again does not help.
	case RuleNotForReader, RuleAuditorUnfit, RuleAuditorRejected, RuleStandardRejected, RulePeriodNone, RulePeriodShort, RuleNothingInScope:
		return StepObtainOther
	// The answer is on the pages, or should be.
	case RuleOpinionMissing, RuleObjectiveBare, RuleSubservicesUnread, RuleMethodUnknown, RuleExceptionsUnread, RuleChangesUnread, RuleObjectivesUnread, RuleDateUnknown:
		return StepReadReport
	case RuleReviewLate:
		return StepReviewEarlier
	case RuleUseUnstated, RuleAccountsUnstated, RuleFilerUnstated:
		return StepStateUse
	case RulePeerReviewLacking, RuleAuditorOpen:
		return StepConfirmAuditor
	// An accepted letter leaves the same work as none: it informs the inquiry and does not replace it.
	case RulePeriodAccepted, RulePeriodGap, RulePeriodBridged:
		return StepRollForward
	// What the report does not give, the reader has to find elsewhere.
	case RuleAdverse, RuleDisclaimed, RuleQualificationReached, RuleNotAchieved, RuleNotConcluded, RuleNotExercised, RuleServiceOutside, RuleLocationOutside, RuleObjectiveAbsent, RuleAssertionGap, RuleExceptionDefeats,
		RuleSystemOutside, RuleTestsInadequate, RuleIncidentDefeats, RuleFindingsTaken, RuleFindingsRefused:
		return StepOwnTests
	case RuleCUECUnmapped:
		return StepMapCUEC
	// Compensated or not, the control that the report assumes is not there.
	case RuleCUECFailedOpen, RuleCUECFailed, RuleCUECCovered:
		return StepImplementCUEC
	case RuleCUECUntested, RuleCUECStale:
		return StepTestCUEC
	case RuleCarveOutOpen, RuleChainCycle, RuleChainTooDeep, RuleInclusionUnproven:
		return StepObtainSubreport
	case RuleCarveOutLimited:
		return StepFollowSubreport
	// Tolerable for an objective does not mean that it is no deficiency of the entity.
	case RuleExceptionOpen, RuleExceptionTolerated, RuleExceptionMitigated:
		return StepEvaluateException
	case RuleChangeConcerns:
		return StepFollowChange
	case RuleIncidentsUnasked:
		return StepAskIncidents
	case RuleIncidentOpen, RuleIncidentConcerns:
		return StepFollowIncident
	case RuleInformationUncovered, RuleInformationUnsupported:
		return StepTestInformation
	}
	return 0
}
