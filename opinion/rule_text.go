package opinion

import (
	"github.com/seed-9947fa86/attest/soc1"
)

// Statement returns what the rule found, as a clause in our own words.
//
// It speaks of what was found, and neither of the examination at hand nor of what follows, so that it can stand behind any
// subject and be printed in a report as it is. The wire name is for programs; this may be worded better in any version.
func (r Rule) Statement() string {
	switch r {
	case RuleDeviationsIntentional:
		return "a test found deviations that resulted from intentional acts; the control failed whatever the rate"
	case RuleDeviationsSystematic:
		return "a test found deviations whose cause would produce more; the control failed whatever the rate"
	case RuleDeviationsAutomated:
		return "an automated control deviated; that is systematic until shown otherwise"
	case RuleRateExceeded:
		return "the observed deviation rate is above the tolerable rate"
	case RuleDeviationsRejected:
		return "the auditor judged that the deviations are not acceptable"
	case RuleDeviationsBeyondPlan:
		return "there are more deviations than the plan expected, and the policy fails the control then"
	case RuleDeviationsOpen:
		return "there are more deviations than the plan expected, and whether they are acceptable has not been judged"
	case RuleDeviationsUninvestigated:
		return "the nature and cause of a deviation have not been established"
	case RuleSampleTooSmall:
		return "no deviation was found, in a sample too small to support the tolerable rate, and it has not been judged to be enough"
	case RuleDeviationsWithinPlan:
		return "there are no more deviations than the plan expected, and none is systematic"
	case RuleDeviationsAccepted:
		return "the auditor judged that the deviations are acceptable"
	case RuleDeviationsNone:
		return "the test found no deviation"
	case RuleInquiryAlone:
		return "what was done is inquiry alone, or no procedure; that never concludes"
	case RuleObservationAlone:
		return "the test is a single observation, which proves nothing about the rest of the time"
	case RulePopulationIncomplete:
		return "the population was not complete; nothing drawn from it concludes"
	case RuleInformationUnreliable:
		return "information that the control or the test rests on is not complete and accurate"
	case RuleEvidenceLacking:
		return "sufficient evidence could not be obtained"
	case RuleTestOmitted:
		return "the control operated and was not tested"
	case RuleNotExercised:
		return "the circumstances that trigger the control did not arise"
	case RuleUntested:
		return "no test gives evidence about days on which the control was in operation"
	case RuleAbsent:
		return "the control was not in operation"
	case RuleDesignFailed:
		return "the control would not answer its risk even if performed as described"
	case RuleNotPutInPlace:
		return "the control was described but not put into use"
	case RuleDesignUnevaluated:
		return "no finding says whether the control is suitably designed and implemented"
	case RuleRelianceUnsupported:
		return "the control relies on a general IT objective that did not hold"
	case RuleRelianceFailed:
		return "the control relies on a general IT objective that was not achieved, and nothing else shows that it worked"
	case RuleRelianceOpen:
		return "the control relies on a general IT objective that did not hold, and whether it worked all the same has not been judged"
	case RuleControlLimited:
		return "a scope limitation prevented evidence about the control from being obtained"
	case RuleRiskUnanswered:
		return "no set of controls answers the risk"
	case RuleRiskUncovered:
		return "no sufficient set of controls answered the risk"
	case RuleObjectiveWithoutRisk:
		return "no risk was identified for the objective, so that nothing shows what its controls must answer"
	case RuleObjectiveLimited:
		return "a scope limitation prevented evidence about the objective from being obtained"
	case RuleObjectiveFailed:
		return "the control objective was not achieved"
	case RuleObjectiveUnconcluded:
		return "evidence does not allow a conclusion on the control objective"
	case RuleObjectiveUnexercised:
		return "no control of the objective had an occurrence, and the policy treats that as a lack of evidence"
	case RuleObjectiveOpen:
		return "the conclusion on the control objective depends on judgments that are missing"
	case RuleDescriptionMisstated:
		return "the description is materially misstated and was not corrected"
	case RuleDescriptionOpen:
		return "whether a description matter is material has not been judged"
	case RuleDesignDependsOnUnstated:
		return "an objective needs a complementary control that the description does not state"
	case RuleLimbLimited:
		return "a scope limitation prevented evidence about the limb as a whole from being obtained"
	case RuleAssertionRefused:
		return "management refuses to provide its written assertion"
	case RuleRepresentationRefused:
		return "management refuses to provide written representations"
	case RuleAssertionOutstanding:
		return "management's written assertion is outstanding"
	case RuleRepresentationOutstanding:
		return "management's letter of representations is outstanding"
	case RulePervasiveJudged:
		return "the auditor judged that the effect is pervasive"
	case RulePervasiveShare:
		return "the share of objectives concerned is pervasive under the policy"
	case RuleConfinedJudged:
		return "the auditor judged that the effect is confined"
	case RuleConfinedShare:
		return "the share of objectives concerned is confined under the policy"
	case RulePervasiveOpen:
		return "whether the effect is pervasive has not been judged"
	case RuleNothingMisstated:
		return "nothing material is wrong with the limb"
	case RuleNothingLacking:
		return "no material evidence is lacking for the limb"
	case RuleMisstatementPresent:
		return "something material is wrong with the limb"
	case RuleEvidenceMissing:
		return "material evidence is lacking for the limb"
	case RuleBothPervasive:
		return "misstatement and lack of evidence are both pervasive, and the policy chooses between them"
	case RuleConfined:
		return "nothing pervasive is wrong or lacking"
	case RuleMorePervasive:
		return "what is wrong or lacking is pervasive, so that an exception does not suffice"
	case RuleDeviationsExcused:
		return "all deviations found are late within the days of grace, or anomalies; none counts against the rate"
	case RuleAnomalyOpen:
		return "whether a deviation is an anomaly has not been judged"
	case RuleAnomalyDisregarded:
		return "a deviation is claimed to be an anomaly, which the policy does not know; it counts"
	case RuleItemsUnevidenced:
		return "for some items nothing shows whether the control operated; the test concludes for the others alone"
	case RuleExtensionUnplanned:
		return "the first sample did not support the control, and extending it afterwards was not planned"
	case RuleExtensionDisregarded:
		return "the test extends another, which the policy does not allow; each stands by itself"
	case RuleShortGapMaterial:
		return "the auditor judged that a short gap is material to the control objective"
	case RuleShortGapOpen:
		return "whether a short gap is material to the control objective has not been judged"
	case RuleCSOCFailed:
		return "the objective needs a complementary control of a carved-out subservice organization that is known to have failed"
	case RuleCSOCFailureOpen:
		return "whether the known failure of a complementary subservice organization control kept the objective from being achieved has not been judged"
	case RuleMonitoringUnstated:
		return "nothing says how a carved-out subservice organization is monitored, and whether that is material has not been judged or it is"
	case RuleConditionFound:
		return "an event shows a condition of the period in which the objective was not achieved"
	case RuleConditionOpen:
		return "whether a condition of the period that an event shows kept the objective from being achieved has not been judged"
	case RuleRevisionDue:
		return "a condition discovered after the report was issued would have changed it"
	case RuleRevisionOpen:
		return "whether a condition discovered after the report was issued would have changed it has not been judged"
	case RuleActModifies:
		return "the auditor judged that an act of which user entities were not informed modifies the opinion"
	case RuleActOpen:
		return "whether an act of which user entities were not informed modifies the opinion has not been judged"
	case RuleReassessed:
		return "reassessed in the light of an intentional act, what had been concluded does not hold"
	case RuleReassessmentOpen:
		return "an intentional act calls for a reassessment, which has not been done"
	case RuleDesignSuitable:
		return "the control is suitably designed and in use"
	case RuleRelianceHeld:
		return "the general IT objective that the control relies on held"
	case RuleRelianceUnaffected:
		return "the auditor judged that the control worked in spite of the failure of what it relies on"
	case RuleDeviationAnomalous:
		return "the auditor judged that the deviation is an anomaly"
	case RuleShortGapImmaterial:
		return "the auditor judged that the short gaps are not material to the control objective"
	case RuleMatterCorrected:
		return "the description was corrected before the report was issued"
	case RuleMatterImmaterial:
		return "the auditor judged that the matter is not material"
	case RuleAlternativesSufficed:
		return "alternative procedures supplied the evidence that a scope limitation kept away"
	case RuleAssertionGiven:
		return "management gave its written assertion"
	case RuleRepresentationGiven:
		return "management gave its letter of representations"
	case RuleCSOCFailureDisclosed:
		return "a complementary control that is assumed elsewhere is known to have failed; that is disclosed, and the opinion stays conditional on it"
	case RuleCSOCFailureHarmless:
		return "the auditor judged that the known failure elsewhere did not keep the control objective from being achieved"
	case RuleConditionHarmless:
		return "the auditor judged that the condition of the period did not keep the control objective from being achieved"
	case RuleConditionLater:
		return "the condition arose after the period; it may be disclosed, and changes no opinion"
	case RuleRevisionNotDue:
		return "the auditor judged that what was discovered after the report was issued would not have changed it"
	case RuleActTrivial:
		return "the act is clearly trivial"
	case RuleActInternal:
		return "the act affects no user entity"
	case RuleActDisclosed:
		return "the user entities that the act may affect were informed of it"
	case RuleActHarmless:
		return "the auditor judged that the act does not modify the opinion"
	case RuleReassessmentClean:
		return "reassessed in the light of an intentional act, the limb is not misstated"
	case RuleOtherInformationRead:
		return "what other information says differently is corrected or stated; no opinion covers other information"
	case RuleServesNoObjective:
		return "the control answers no risk of any control objective, so that nothing hangs on it"
	case RuleJudgementIdle:
		return "the question that was judged did not come up, or its answer decides nothing"
	}
	return r.String()
}

// Citation returns the rule of the field that r applies.
//
// Each rule has one: that which a reader has to open to see why the rule is one. Rules that are open cite the same as those that
// are judged, since the question is the same.
func (r Rule) Citation() soc1.Citation {
	switch r {
	case RuleActModifies, RuleActOpen, RuleActTrivial, RuleActInternal, RuleActDisclosed, RuleActHarmless:
		return soc1.CiteActs
	case RuleDeviationsIntentional, RuleReassessed, RuleReassessmentOpen, RuleReassessmentClean:
		return soc1.CiteIntentional
	case RuleDeviationsSystematic, RuleDeviationsRejected, RuleDeviationsBeyondPlan, RuleDeviationsOpen, RuleDeviationsUninvestigated, RuleDeviationsWithinPlan, RuleDeviationsAccepted, RuleDeviationsExcused:
		return soc1.CiteDeviations
	case RuleDeviationsAutomated, RuleRelianceUnsupported, RuleRelianceFailed, RuleRelianceOpen, RuleRelianceHeld, RuleRelianceUnaffected:
		return soc1.CiteAutomated
	// What a sample says of what it was drawn from is a matter of sampling, not of weighing causes.
	case RuleRateExceeded, RuleSampleTooSmall, RuleExtensionUnplanned, RuleExtensionDisregarded:
		return soc1.CiteSampling
	case RuleDeviationsNone:
		return soc1.CiteResults
	case RuleInquiryAlone, RuleObservationAlone:
		return soc1.CiteTests
	case RulePopulationIncomplete, RuleInformationUnreliable:
		return soc1.CiteInformation
	// Evidence that could not be had, as against a test that was left out, which is in the next case.
	case RuleEvidenceLacking, RuleControlLimited, RuleObjectiveLimited, RuleObjectiveUnconcluded, RuleLimbLimited, RuleItemsUnevidenced, RuleAlternativesSufficed:
		return soc1.CiteScope
	case RuleTestOmitted, RuleUntested, RuleRiskUncovered, RuleServesNoObjective:
		return soc1.CiteNecessary
	// The sections are unsure: practice rests on guidance here.
	case RuleNotExercised, RuleObjectiveUnexercised:
		return soc1.CiteNonOccurrence
	case RuleAbsent, RuleShortGapMaterial, RuleShortGapOpen, RuleShortGapImmaterial:
		return soc1.CiteOperation
	case RuleDesignFailed, RuleDesignUnevaluated, RuleRiskUnanswered, RuleObjectiveWithoutRisk, RuleDesignSuitable:
		return soc1.CiteDesign
	// Described and not in use: what is wrong is what the readers were told.
	case RuleNotPutInPlace, RuleDescriptionMisstated, RuleDescriptionOpen, RuleMatterCorrected, RuleMatterImmaterial:
		return soc1.CiteDescription
	// That an objective which is not achieved modifies its limb follows from the limb, which speaks of all objectives that are
	// stated.
	case RuleObjectiveFailed, RuleObjectiveOpen, RulePervasiveJudged, RulePervasiveShare, RuleConfinedJudged, RuleConfinedShare, RulePervasiveOpen, RuleNothingMisstated, RuleNothingLacking, RuleMisstatementPresent, RuleEvidenceMissing, RuleBothPervasive, RuleConfined, RuleMorePervasive, RuleJudgementIdle:
		return soc1.CiteOpinion
	case RuleDesignDependsOnUnstated:
		return soc1.CiteComplementary
	case RuleAssertionRefused, RuleAssertionOutstanding, RuleAssertionGiven:
		return soc1.CiteAssertion
	case RuleRepresentationRefused, RuleRepresentationOutstanding, RuleRepresentationGiven:
		return soc1.CiteRepresentation
	case RuleAnomalyOpen, RuleAnomalyDisregarded, RuleDeviationAnomalous:
		return soc1.CiteAnomaly
	case RuleCSOCFailed, RuleCSOCFailureOpen, RuleMonitoringUnstated, RuleCSOCFailureDisclosed, RuleCSOCFailureHarmless:
		return soc1.CiteSubservice
	case RuleConditionFound, RuleConditionOpen, RuleRevisionDue, RuleRevisionOpen, RuleConditionHarmless, RuleConditionLater, RuleRevisionNotDue:
		return soc1.CiteEvents
	case RuleOtherInformationRead:
		return soc1.CiteOtherInformation
	}
	return 0
}
