package review

// nameOfReport names the rules about the report itself: who issued it and what it concludes.
func (r Rule) nameOfReport() string {
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
	}
	return ""
}

// nameOfUse names the rules about how the report fits its reader: scope, period, objectives and CUECs.
func (r Rule) nameOfUse() string {
	switch r {
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
	}
	return ""
}

// nameOfEvidence names the rules about what stands behind the report: subservice organizations, exceptions, changes and letters.
func (r Rule) nameOfEvidence() string {
	switch r {
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

// nameOfReader names the rules about what the reader knows beside the report: its systems, events it was told of, findings it weighs.
func (r Rule) nameOfReader() string {
	switch r {
	case RuleNothingInScope:
		return "nothing-in-scope"
	case RuleSystemOutside:
		return "system-outside"
	case RuleObjectivesUnread:
		return "objectives-unread"
	case RuleTestsInadequate:
		return "tests-inadequate"
	case RuleSubserviceUnused:
		return "subservice-unused"
	case RuleIncidentsUnasked:
		return "incidents-unasked"
	case RuleIncidentOpen:
		return "incident-open"
	case RuleIncidentConcerns:
		return "incident-concerns"
	case RuleIncidentDefeats:
		return "incident-defeats"
	case RuleIncidentNoEffect:
		return "incident-no-effect"
	case RuleFindingsOpen:
		return "findings-open"
	case RuleFindingsTaken:
		return "findings-taken"
	case RuleFindingsRefused:
		return "findings-refused"
	case RuleDateUnknown:
		return "date-unknown"
	}
	return ""
}
