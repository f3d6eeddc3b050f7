package review

// Point returns the point of the checklist that the rule belongs to, or zero for an invalid rule.
func (r Rule) Point() Point {
	switch r {
	case RuleNoReport, RuleOtherFamily, RuleUnissued, RuleNotForReader, RuleReviewLate:
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
// chain, a report that lacks evidence is as good as none; one that shows a failure is worse.
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
		RuleObjectivesUnread,
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
	case RuleNoReport, RuleOtherFamily, RuleUnissued:
		return StepObtainReport
	case RuleType1:
		return StepObtainType2
	case RuleNotForReader, RuleAuditorUnfit, RuleAuditorRejected, RuleStandardRejected, RulePeriodNone, RulePeriodShort, RuleNothingInScope:
		return StepObtainOther
	case RuleOpinionMissing, RuleObjectiveBare, RuleSubservicesUnread, RuleMethodUnknown, RuleExceptionsUnread, RuleChangesUnread, RuleObjectivesUnread:
		return StepReadReport
	case RuleReviewLate:
		return StepReviewEarlier
	case RuleUseUnstated, RuleAccountsUnstated, RuleFilerUnstated:
		return StepStateUse
	case RulePeerReviewLacking, RuleAuditorOpen:
		return StepConfirmAuditor
	case RulePeriodAccepted, RulePeriodGap, RulePeriodBridged:
		return StepRollForward
	case RuleAdverse, RuleDisclaimed, RuleQualificationReached, RuleNotAchieved, RuleNotConcluded, RuleNotExercised, RuleServiceOutside, RuleLocationOutside, RuleObjectiveAbsent, RuleAssertionGap, RuleExceptionDefeats,
		RuleSystemOutside, RuleTestsInadequate, RuleIncidentDefeats, RuleFindingsTaken, RuleFindingsRefused:
		return StepOwnTests
	case RuleCUECUnmapped:
		return StepMapCUEC
	case RuleCUECFailedOpen, RuleCUECFailed, RuleCUECCovered:
		return StepImplementCUEC
	case RuleCUECUntested, RuleCUECStale:
		return StepTestCUEC
	case RuleCarveOutOpen, RuleChainCycle, RuleChainTooDeep, RuleInclusionUnproven:
		return StepObtainSubreport
	case RuleCarveOutLimited:
		return StepFollowSubreport
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
