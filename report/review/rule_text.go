package review

// Statement returns the rule as a sentence without a full stop. Texts name the facts beside it. An invalid rule is
// shown by its number, so that a memo never prints an empty reason.
func (r Rule) Statement() string {
	if text := r.textOfReport() + r.textOfUse() + r.textOfEvidence() + r.textOfReader(); text != "" {
		return text
	}
	return r.String()
}

// textOfReport words the rules about the report itself: who issued it and what it concludes.
func (r Rule) textOfReport() string {
	switch r {
	case RuleNoReport:
		return "there is no report at hand"
	case RuleOtherFamily:
		return "the report is not about controls relevant to financial reporting"
	case RuleUnissued:
		return "the report is a draft, or was not issued yet on the day of the review"
	case RuleNotForReader:
		return "the reader did not use the service on any day that the report is about, and the report is restricted to those who did"
	case RuleReviewLate:
		return "the report was reviewed after the day on which that had to be done"
	case RuleAuditorUnfit:
		return "the service auditor is not licensed or not independent of the service organization"
	case RulePeerReviewLacking:
		return "the service auditor has no peer review to rest on"
	case RuleAuditorOpen:
		return "the service auditor's standing is not established"
	case RuleAuditorRejected:
		return "the reader is not satisfied with the service auditor"
	case RuleAuditorAccepted:
		return "the reader is satisfied with the service auditor"
	case RuleStandardOpen:
		return "the policy does not name the standard of the report, and nobody has judged it"
	case RuleStandardRejected:
		return "the standard of the report is not adequate"
	case RuleStandardAccepted:
		return "the standard of the report was judged adequate"
	case RuleAdverse:
		return "the opinion is adverse"
	case RuleDisclaimed:
		return "the service auditor disclaims an opinion"
	case RuleOpinionMissing:
		return "the opinion on a limb is missing or undetermined"
	case RuleQualificationOpen:
		return "a qualification names no objective, and nobody has judged what it reaches"
	case RuleQualificationReached:
		return "a qualification reaches what the entity uses"
	case RuleQualificationElsewhere:
		return "a qualification does not reach what the entity uses"
	case RuleNotAchieved:
		return "the objective was not achieved"
	case RuleNotConcluded:
		return "there is no conclusion on the objective"
	case RuleNotExercised:
		return "no control of the objective had an occurrence, so that nothing was tested"
	}
	return ""
}

// textOfUse words the rules about how the report fits its reader: scope, period, objectives and CUECs.
func (r Rule) textOfUse() string {
	switch r {
	case RuleServiceOutside:
		return "a service that the entity uses is not in the report's scope"
	case RuleLocationOutside:
		return "a location that serves the entity is not in the report's scope"
	case RuleUseUnstated:
		return "nothing says which services the entity uses, or which are in scope"
	case RuleType1:
		return "a Type 1 report gives no evidence of operation"
	case RulePeriodNone:
		return "no day of the year on which the service was used is tested"
	case RulePeriodOpen:
		return "few days of the year are tested, and nobody has judged whether they suffice"
	case RulePeriodShort:
		return "the tested days do not suffice"
	case RulePeriodAccepted:
		return "few days of the year are tested; the reader judged that they suffice together with other evidence"
	case RulePeriodGap:
		return "days of the year are neither tested nor answered"
	case RulePeriodBridged:
		return "days of the year rest on bridge letters or inquiry"
	case RuleObjectiveAbsent:
		return "an objective that the entity needs is not in the report"
	case RuleObjectiveBare:
		return "the report is not known to have a control of the service organization for the objective"
	case RuleAssertionGap:
		return "no objective of the report answers a relevant assertion"
	case RuleAccountsUnstated:
		return "nothing says which of the entity's accounts and assertions the service affects"
	case RuleCUECUnmapped:
		return "nobody has said whether the CUEC applies and which control answers it"
	case RuleCUECUntested:
		return "the entity's control for the CUEC is not tested"
	case RuleCUECStale:
		return "the entity's control for the CUEC was last tested outside the fiscal year"
	case RuleCUECFailedOpen:
		return "the CUEC is missing or failed at the entity, and nobody has judged whether other controls make up for it"
	case RuleCUECFailed:
		return "the CUEC is missing or failed at the entity, and nothing makes up for it"
	case RuleCUECCovered:
		return "the CUEC is missing or failed at the entity; the reader judged that other controls make up for it"
	case RuleCUECNotApplicable:
		return "the CUEC does not apply to the entity"
	}
	return ""
}

// textOfEvidence words the rules about what stands behind the report: subservice organizations, exceptions, changes and letters.
func (r Rule) textOfEvidence() string {
	switch r {
	case RuleSubservicesUnread:
		return "nobody has read the report for subservice organizations"
	case RuleMethodUnknown:
		return "it is not established how the report treats the subservice organization"
	case RuleCarveOutOpen:
		return "the subservice organization is carved out, and no report on it is at hand"
	case RuleCarveOutLimited:
		return "the report on the carved-out subservice organization limits reliance"
	case RuleCarveOutCovered:
		return "the report on the carved-out subservice organization covers it"
	case RuleChainCycle:
		return "the reports on subservice organizations refer to each other in a circle"
	case RuleChainTooDeep:
		return "the chain of reports is longer than the policy follows"
	case RuleInclusionUnproven:
		return "the subservice organization is called included, but the report is not known to have its tests and its assertion"
	case RuleExceptionsUnread:
		return "nobody has read the results of tests for exceptions"
	case RuleExceptionOpen:
		return "nobody has judged the effect of an exception on the entity"
	case RuleExceptionTolerated:
		return "an exception concerns the entity; the reader judged that the control still supports its objectives"
	case RuleExceptionMitigated:
		return "an exception concerns the entity; the reader judged that the entity's own tested control makes up for it"
	case RuleExceptionDefeats:
		return "an exception concerns the entity, and the control does not support its objectives"
	case RuleExceptionElsewhere:
		return "an exception concerns only objectives that the entity does not need"
	case RuleExceptionNoEffect:
		return "the reader judged that an exception cannot affect the entity"
	case RuleChangesUnread:
		return "nobody has read the description for changes"
	case RuleChangeOpen:
		return "nobody has judged whether a change affects the entity"
	case RuleChangeConcerns:
		return "a change affects the entity"
	case RuleChangeElsewhere:
		return "a change does not affect the entity"
	case RuleFilerUnstated:
		return "nothing says whether management assesses internal control as of the year-end"
	case RuleInformationUncovered:
		return "no objective of the report covers the completeness and accuracy of a report that the entity uses"
	case RuleInformationUnsupported:
		return "the objective that covers a report that the entity uses was not achieved"
	case RuleResponseUnexamined:
		return "management's response to an exception was not examined and clears nothing"
	case RuleLetterRefused:
		return "a bridge letter does not count"
	case RuleLetterAccepted:
		return "a bridge letter counts as management's word, without assurance"
	}
	return ""
}

// textOfReader words the rules about what the reader knows beside the report: its systems, events it was told of, findings it weighs.
func (r Rule) textOfReader() string {
	switch r {
	case RuleNothingInScope:
		return "none of what the entity uses is in the report's scope"
	case RuleSystemOutside:
		return "a system that the entity uses is not the one that the report is about"
	case RuleObjectivesUnread:
		return "nobody has read the report for its control objectives"
	case RuleTestsInadequate:
		return "the reader judged that the tests of controls do not support the objective for the entity's purpose"
	case RuleSubserviceUnused:
		return "the reader judged that the entity does not depend on the subservice organization"
	case RuleIncidentsUnasked:
		return "nobody has asked whether the service organization told the entity of fraud, non-compliance or errors that it has not corrected"
	case RuleIncidentOpen:
		return "nobody has judged what an event at the service organization means for the entity"
	case RuleIncidentConcerns:
		return "an event at the service organization reaches the entity; the reader judged that the controls still support their objectives"
	case RuleIncidentDefeats:
		return "an event at the service organization reaches the entity, and the controls do not support their objectives"
	case RuleIncidentNoEffect:
		return "the reader judged that an event at the service organization cannot affect the entity"
	case RuleFindingsOpen:
		return "the report gives findings and no opinion, and nobody has judged what they support"
	case RuleFindingsTaken:
		return "the report gives findings and no opinion; the reader judged that they support its assertions"
	case RuleFindingsRefused:
		return "the report gives findings and no opinion, and they do not support the reader's assertions"
	case RuleDateUnknown:
		return "the date of the report is not recorded, so that nobody can say when it was issued"
	}
	return ""
}
