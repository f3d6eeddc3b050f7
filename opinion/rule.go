package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Rule identifies one step of the derivation. A [Reason] names the rule that made it; the zero value is invalid. Wire names are
// frozen and numbers are not: what a stored derivation says stays readable when rules are added in between.
type Rule uint8

const (
	_ Rule = iota
	// RuleDeviationsIntentional: a test found deviations that resulted from intentional acts; the control failed whatever the
	// rate.
	RuleDeviationsIntentional
	// RuleDeviationsSystematic: a test found deviations whose cause would produce more; the control failed
	// whatever the rate.
	RuleDeviationsSystematic
	// RuleDeviationsAutomated: an automated control deviated; that is systematic until shown otherwise.
	RuleDeviationsAutomated
	// RuleRateExceeded: the observed deviation rate is above the tolerable rate.
	RuleRateExceeded
	// RuleDeviationsRejected: the auditor judged that the deviations are not acceptable.
	RuleDeviationsRejected
	// RuleDeviationsBeyondPlan: there are more deviations than the plan expected, and the policy fails the
	// control then.
	RuleDeviationsBeyondPlan
	// RuleDeviationsOpen: there are more deviations than the plan expected, and whether they are acceptable has
	// not been judged.
	RuleDeviationsOpen
	// RuleDeviationsUninvestigated: the nature and cause of a deviation have not been established.
	RuleDeviationsUninvestigated
	// RuleSampleTooSmall: the test found no deviation, and its statistical sample is too small to support that fewer than
	// tolerable exist; no judgement says that it is enough.
	RuleSampleTooSmall
	// RuleDeviationsWithinPlan: there are no more deviations than the plan expected, and none is systematic.
	RuleDeviationsWithinPlan
	// RuleDeviationsAccepted: the auditor judged that the deviations are acceptable.
	RuleDeviationsAccepted
	// RuleDeviationsNone: the test found no deviation.
	RuleDeviationsNone
	// RuleInquiryAlone: the test consists of inquiry alone, or of no procedure, or the walkthrough of inquiry alone; that never
	// concludes.
	RuleInquiryAlone
	// RuleObservationAlone: the test is a single observation of a control that recurs; it proves the moment observed and nothing
	// about the rest of the time.
	RuleObservationAlone
	// RulePopulationIncomplete: the population was not complete; nothing drawn from it concludes.
	RulePopulationIncomplete
	// RuleInformationUnreliable: information that the control or the test rests on is not complete and accurate.
	RuleInformationUnreliable
	// RuleEvidenceLacking: sufficient evidence could not be obtained.
	RuleEvidenceLacking
	// RuleTestOmitted: the control operated and was not tested.
	RuleTestOmitted
	// RuleNotExercised: the circumstances that trigger the control did not arise.
	RuleNotExercised
	// RuleUntested: no test gives evidence about days on which the control was in operation.
	RuleUntested
	// RuleAbsent: the control was not in operation.
	RuleAbsent
	// RuleDesignFailed: the control would not answer its risk even if performed as described.
	RuleDesignFailed
	// RuleNotPutInPlace: the control was described but not put into use.
	RuleNotPutInPlace
	// RuleDesignUnevaluated: no finding says whether the control is suitably designed and implemented.
	RuleDesignUnevaluated
	// RuleRelianceUnsupported: the control relies on a general IT objective that did not hold.
	RuleRelianceUnsupported
	// RuleRelianceFailed: the control relies on a general IT objective that was not achieved, and nothing else shows that it
	// worked.
	RuleRelianceFailed
	// RuleRelianceOpen: the control relies on a general IT objective that did not hold, and whether it worked all
	// the same has not been judged.
	RuleRelianceOpen
	// RuleControlLimited: a scope limitation prevented evidence about the control from being obtained.
	RuleControlLimited
	// RuleRiskUnanswered: no set of controls answers the risk.
	RuleRiskUnanswered
	// RuleRiskUncovered: no sufficient set of controls answered the risk.
	RuleRiskUncovered
	// RuleObjectiveWithoutRisk: no risk was identified for the objective, so that nothing shows what its controls
	// must answer.
	RuleObjectiveWithoutRisk
	// RuleObjectiveLimited: a scope limitation prevented evidence about the objective from being obtained.
	RuleObjectiveLimited
	// RuleObjectiveFailed: the control objective was not achieved.
	RuleObjectiveFailed
	// RuleObjectiveUnconcluded: evidence does not allow a conclusion on the control objective.
	RuleObjectiveUnconcluded
	// RuleObjectiveUnexercised: no control of the objective had an occurrence, and the policy treats that as a
	// lack of evidence.
	RuleObjectiveUnexercised
	// RuleObjectiveOpen: the conclusion on the control objective depends on judgments that are missing.
	RuleObjectiveOpen
	// RuleDescriptionMisstated: the description is materially misstated and was not corrected.
	RuleDescriptionMisstated
	// RuleDescriptionOpen: whether a description matter is material has not been judged.
	RuleDescriptionOpen
	// RuleDesignDependsOnUnstated: an objective needs a complementary control that the description does not
	// state.
	RuleDesignDependsOnUnstated
	// RuleLimbLimited: a scope limitation prevented evidence about the limb as a whole from being obtained.
	RuleLimbLimited
	// RuleAssertionRefused: management refuses to provide its written assertion.
	RuleAssertionRefused
	// RuleRepresentationRefused: management refuses to provide written representations.
	RuleRepresentationRefused
	// RuleAssertionOutstanding: management's written assertion is outstanding.
	RuleAssertionOutstanding
	// RuleRepresentationOutstanding: management's letter of representations is outstanding.
	RuleRepresentationOutstanding
	// RulePervasiveJudged: the auditor judged that the effect is pervasive.
	RulePervasiveJudged
	// RulePervasiveShare: the share of objectives concerned is pervasive under the policy.
	RulePervasiveShare
	// RuleConfinedJudged: the auditor judged that the effect is confined.
	RuleConfinedJudged
	// RuleConfinedShare: the share of objectives concerned is confined under the policy.
	RuleConfinedShare
	// RulePervasiveOpen: whether the effect is pervasive has not been judged.
	RulePervasiveOpen
	// RuleNothingMisstated: nothing material is wrong with the limb.
	RuleNothingMisstated
	// RuleNothingLacking: no material evidence is lacking for the limb.
	RuleNothingLacking
	// RuleMisstatementPresent: something material is wrong with the limb.
	RuleMisstatementPresent
	// RuleEvidenceMissing: material evidence is lacking for the limb.
	RuleEvidenceMissing
	// RuleBothPervasive: misstatement and lack of evidence are both pervasive, and the policy chooses between
	// them.
	RuleBothPervasive
	// RuleConfined: nothing pervasive is wrong or lacking.
	RuleConfined
	// RuleMorePervasive: what is wrong or lacking is pervasive, so that an exception does not suffice.
	RuleMorePervasive
	// RuleDeviationsExcused: all deviations found are late within the days of grace, or anomalies; none counts against the rate.
	RuleDeviationsExcused
	// RuleAnomalyOpen: whether a deviation is an anomaly has not been judged.
	RuleAnomalyOpen
	// RuleAnomalyDisregarded: a deviation is claimed to be an anomaly, which the policy does not know; it counts.
	RuleAnomalyDisregarded
	// RuleItemsUnevidenced: for some items nothing shows whether the control operated; the test concludes for the others alone.
	RuleItemsUnevidenced
	// RuleExtensionUnplanned: the first sample did not support the control, and extending it afterwards was not planned.
	RuleExtensionUnplanned
	// RuleExtensionDisregarded: the test extends another, which the policy does not allow; each stands by itself.
	RuleExtensionDisregarded
	// RuleShortGapMaterial: the auditor judged that a short gap is material to the control objective.
	RuleShortGapMaterial
	// RuleShortGapOpen: whether a short gap is material to the control objective has not been judged.
	RuleShortGapOpen
	// RuleCSOCFailed: the objective needs a complementary control of a carved-out subservice organization that is known to have
	// failed.
	RuleCSOCFailed
	// RuleCSOCFailureOpen: whether the known failure of a complementary subservice organization control kept the objective from
	// being achieved has not been judged.
	RuleCSOCFailureOpen
	// RuleMonitoringUnstated: nothing says how a carved-out subservice organization is monitored, and whether that is material
	// has not been judged or it is.
	RuleMonitoringUnstated
	// RuleConditionFound: an event shows a condition of the period in which the objective was not achieved.
	RuleConditionFound
	// RuleConditionOpen: whether a condition of the period that an event shows kept the objective from being achieved has not
	// been judged.
	RuleConditionOpen
	// RuleRevisionDue: a condition discovered after the report was issued would have changed it.
	RuleRevisionDue
	// RuleRevisionOpen: whether a condition discovered after the report was issued would have changed it has not been judged.
	RuleRevisionOpen
	// RuleActModifies: the auditor judged that an act of which user entities were not informed modifies the opinion.
	RuleActModifies
	// RuleActOpen: whether an act of which user entities were not informed modifies the opinion has not been judged.
	RuleActOpen
	// RuleReassessed: reassessed in the light of an intentional act, what had been concluded does not hold.
	RuleReassessed
	// RuleReassessmentOpen: an intentional act calls for a reassessment, which has not been done.
	RuleReassessmentOpen

	// The rules below explain why a fact does not speak against the opinion. They make no reason; [Derive] names them.

	// RuleDesignSuitable: the control is suitably designed and in use.
	RuleDesignSuitable
	// RuleRelianceHeld: the general IT objective that the control relies on held.
	RuleRelianceHeld
	// RuleRelianceUnaffected: the auditor judged that the control worked in spite of the failure of what it relies on.
	RuleRelianceUnaffected
	// RuleDeviationAnomalous: the auditor judged that the deviation is an anomaly.
	RuleDeviationAnomalous
	// RuleShortGapImmaterial: the auditor judged that the short gaps are not material to the control objective.
	RuleShortGapImmaterial
	// RuleMatterCorrected: the description was corrected before the report was issued.
	RuleMatterCorrected
	// RuleMatterImmaterial: the auditor judged that the matter is not material.
	RuleMatterImmaterial
	// RuleAlternativesSufficed: alternative procedures supplied the evidence that a scope limitation kept away.
	RuleAlternativesSufficed
	// RuleAssertionGiven: management gave its written assertion.
	RuleAssertionGiven
	// RuleRepresentationGiven: management gave its letter of representations.
	RuleRepresentationGiven
	// RuleCSOCFailureDisclosed: a complementary control that is assumed elsewhere is known to have failed; that is disclosed, and
	// the opinion stays conditional on it.
	RuleCSOCFailureDisclosed
	// RuleCSOCFailureHarmless: the auditor judged that the known failure elsewhere did not keep the control objective from being
	// achieved.
	RuleCSOCFailureHarmless
	// RuleConditionHarmless: the auditor judged that the condition of the period did not keep the control objective from being
	// achieved.
	RuleConditionHarmless
	// RuleConditionLater: the condition arose after the period; it may be disclosed, and changes no opinion.
	RuleConditionLater
	// RuleRevisionNotDue: the auditor judged that what was discovered after the report was issued would not have changed it.
	RuleRevisionNotDue
	// RuleActTrivial: the act is clearly trivial.
	RuleActTrivial
	// RuleActInternal: the act affects no user entity.
	RuleActInternal
	// RuleActDisclosed: the user entities that the act may affect were informed of it.
	RuleActDisclosed
	// RuleActHarmless: the auditor judged that the act does not modify the opinion.
	RuleActHarmless
	// RuleReassessmentClean: reassessed in the light of an intentional act, the limb is not misstated.
	RuleReassessmentClean
	// RuleOtherInformationRead: what other information says differently is corrected or stated; no opinion covers other information.
	RuleOtherInformationRead
	// RuleServesNoObjective: the control answers no risk of any control objective, so that nothing hangs on it.
	RuleServesNoObjective
	// RuleJudgementIdle: the question that was judged did not come up, or its answer decides nothing.
	RuleJudgementIdle
)

func (r Rule) name() string {
	switch r {
	case RuleDeviationsIntentional:
		return "deviations-intentional"
	case RuleDeviationsSystematic:
		return "deviations-systematic"
	case RuleDeviationsAutomated:
		return "deviations-automated"
	case RuleRateExceeded:
		return "rate-exceeded"
	case RuleDeviationsRejected:
		return "deviations-rejected"
	case RuleDeviationsBeyondPlan:
		return "deviations-beyond-plan"
	case RuleDeviationsOpen:
		return "deviations-open"
	case RuleDeviationsUninvestigated:
		return "deviations-uninvestigated"
	case RuleSampleTooSmall:
		return "sample-too-small"
	case RuleDeviationsWithinPlan:
		return "deviations-within-plan"
	case RuleDeviationsAccepted:
		return "deviations-accepted"
	case RuleDeviationsNone:
		return "no-deviations"
	case RuleInquiryAlone:
		return "inquiry-alone"
	case RuleObservationAlone:
		return "observation-alone"
	case RulePopulationIncomplete:
		return "population-incomplete"
	case RuleInformationUnreliable:
		return "information-unreliable"
	case RuleEvidenceLacking:
		return "evidence-lacking"
	case RuleTestOmitted:
		return "test-omitted"
	case RuleNotExercised:
		return "not-exercised"
	case RuleUntested:
		return "untested"
	case RuleAbsent:
		return "absent"
	case RuleDesignFailed:
		return "design-deficient"
	case RuleNotPutInPlace:
		return "not-implemented"
	case RuleDesignUnevaluated:
		return "design-unevaluated"
	case RuleRelianceUnsupported:
		return "reliance-unsupported"
	case RuleRelianceFailed:
		return "reliance-failed"
	case RuleRelianceOpen:
		return "reliance-open"
	case RuleControlLimited:
		return "control-limited"
	case RuleRiskUnanswered:
		return "risk-unanswered"
	case RuleRiskUncovered:
		return "risk-uncovered"
	case RuleObjectiveWithoutRisk:
		return "objective-without-risk"
	case RuleObjectiveLimited:
		return "objective-limited"
	case RuleObjectiveFailed:
		return "objective-not-achieved"
	case RuleObjectiveUnconcluded:
		return "objective-no-conclusion"
	case RuleObjectiveUnexercised:
		return "objective-not-exercised"
	case RuleObjectiveOpen:
		return "objective-open"
	case RuleDescriptionMisstated:
		return "description-misstated"
	case RuleDescriptionOpen:
		return "description-open"
	case RuleDesignDependsOnUnstated:
		return "design-depends-on-unstated"
	case RuleLimbLimited:
		return "limb-limited"
	case RuleAssertionRefused:
		return "assertion-refused"
	case RuleRepresentationRefused:
		return "representation-refused"
	case RuleAssertionOutstanding:
		return "assertion-outstanding"
	case RuleRepresentationOutstanding:
		return "representation-outstanding"
	case RulePervasiveJudged:
		return "pervasive-judged"
	case RulePervasiveShare:
		return "pervasive-share"
	case RuleConfinedJudged:
		return "confined-judged"
	case RuleConfinedShare:
		return "confined-share"
	case RulePervasiveOpen:
		return "pervasive-open"
	case RuleNothingMisstated:
		return "nothing-misstated"
	case RuleNothingLacking:
		return "nothing-lacking"
	case RuleMisstatementPresent:
		return "misstatement-present"
	case RuleEvidenceMissing:
		return "evidence-missing"
	case RuleBothPervasive:
		return "both-pervasive"
	case RuleConfined:
		return "confined"
	case RuleMorePervasive:
		return "more-pervasive"
	case RuleDeviationsExcused:
		return "deviations-excused"
	case RuleAnomalyOpen:
		return "anomaly-open"
	case RuleAnomalyDisregarded:
		return "anomaly-disregarded"
	case RuleItemsUnevidenced:
		return "items-unevidenced"
	case RuleExtensionUnplanned:
		return "extension-unplanned"
	case RuleExtensionDisregarded:
		return "extension-disregarded"
	case RuleShortGapMaterial:
		return "short-gap-material"
	case RuleShortGapOpen:
		return "short-gap-open"
	case RuleCSOCFailed:
		return "csoc-failed"
	case RuleCSOCFailureOpen:
		return "csoc-failure-open"
	case RuleMonitoringUnstated:
		return "monitoring-unstated"
	case RuleConditionFound:
		return "condition-found"
	case RuleConditionOpen:
		return "condition-open"
	case RuleRevisionDue:
		return "revision-due"
	case RuleRevisionOpen:
		return "revision-open"
	case RuleActModifies:
		return "act-modifies"
	case RuleActOpen:
		return "act-open"
	case RuleReassessed:
		return "reassessed"
	case RuleReassessmentOpen:
		return "reassessment-open"
	case RuleDesignSuitable:
		return "design-suitable"
	case RuleRelianceHeld:
		return "reliance-held"
	case RuleRelianceUnaffected:
		return "reliance-unaffected"
	case RuleDeviationAnomalous:
		return "deviation-anomalous"
	case RuleShortGapImmaterial:
		return "short-gap-immaterial"
	case RuleMatterCorrected:
		return "matter-corrected"
	case RuleMatterImmaterial:
		return "matter-immaterial"
	case RuleAlternativesSufficed:
		return "alternatives-sufficed"
	case RuleAssertionGiven:
		return "assertion-given"
	case RuleRepresentationGiven:
		return "representation-given"
	case RuleCSOCFailureDisclosed:
		return "csoc-failure-disclosed"
	case RuleCSOCFailureHarmless:
		return "csoc-failure-harmless"
	case RuleConditionHarmless:
		return "condition-harmless"
	case RuleConditionLater:
		return "condition-later"
	case RuleRevisionNotDue:
		return "revision-not-due"
	case RuleActTrivial:
		return "act-trivial"
	case RuleActInternal:
		return "act-internal"
	case RuleActDisclosed:
		return "act-disclosed"
	case RuleActHarmless:
		return "act-harmless"
	case RuleReassessmentClean:
		return "reassessment-clean"
	case RuleOtherInformationRead:
		return "other-information-read"
	case RuleServesNoObjective:
		return "serves-no-objective"
	case RuleJudgementIdle:
		return "judgement-idle"
	}
	return ""
}

// Rules walks the rules.
func Rules() iter.Seq[Rule] { return enum.All(Rule.name) }

// IsValid reports whether r is a rule.
func (r Rule) IsValid() bool { return r.name() != "" }

// String returns the wire name, such as "risk-uncovered".
func (r Rule) String() string { return enum.String(r, Rule.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (r Rule) MarshalText() ([]byte, error) { return enum.Marshal(r, Rule.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (r *Rule) UnmarshalText(text []byte) error { return enum.Unmarshal(r, text, Rule.name) }
