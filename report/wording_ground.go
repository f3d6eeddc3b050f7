package report

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// ground says, as the service auditor would in the report, why a test or a control does not support an objective. What
// has no wording of its own is said in the words of the rule.
func (c *composer) ground(r opinion.Reason) string {
	devs := c.deviation(true)
	switch r.Rule {
	case opinion.RuleDeviationsIntentional:
		return "the " + devs + " result from intentional acts, so that the control was not effective whatever their number"
	case opinion.RuleDeviationsSystematic:
		return "the cause would produce further " + devs + ", so that the control was not effective whatever their number"
	case opinion.RuleDeviationsAutomated:
		return "the control is automated, and nothing shows that its failure was confined to the items found"
	case opinion.RuleRateExceeded:
		return "the rate found is above the rate that we could tolerate"
	case opinion.RuleDeviationsRejected:
		return "given their nature and cause, the test does not support the control"
	case opinion.RuleDeviationsBeyondPlan:
		return "these are more " + devs + " than the test was planned for"
	case opinion.RuleDeviationsOpen:
		return "these are more " + devs + " than the test was planned for, and whether they are acceptable has not been judged yet"
	case opinion.RuleSampleTooSmall:
		return "no " + c.deviation(false) + " was found, in a sample too small to support the rate that we could tolerate"
	case opinion.RuleDeviationsUninvestigated:
		return "their nature and cause have not been established yet"
	case opinion.RuleAnomalyOpen:
		return "whether what was found is an anomaly has not been judged yet"
	case opinion.RuleItemsUnevidenced:
		return "for some items no evidence could be obtained, so that the test does not support a conclusion on the whole"
	case opinion.RuleExtensionUnplanned:
		return "the items first tested did not support the control, the test was extended without having been planned so, and whether the whole supports it has not been judged yet"
	case opinion.RuleActModifies:
		return "user entities whom it may affect were not informed of it"
	case opinion.RuleActOpen:
		return "user entities whom it may affect were not informed of it, and what that means for our opinion has not been judged yet"
	case opinion.RuleReassessed:
		return "reassessing in its light what we had concluded led to this modification"
	case opinion.RuleReassessmentOpen:
		return "what we had concluded has not been reassessed in its light yet"
	case opinion.RuleCSOCFailed:
		return "without that control the controls described could not achieve the control objective"
	case opinion.RuleCSOCFailureOpen:
		return "whether the control objective could be achieved all the same has not been judged yet"
	case opinion.RuleConditionFound:
		return "the condition existed during the time that this report covers, and the control objective was not achieved because of it"
	case opinion.RuleConditionOpen:
		return "whether this condition kept the control objective from being achieved has not been judged yet"
	case opinion.RuleShortGapMaterial:
		return "though short, the time" + c.during(r.Days) + " for which it was not achieved is material in our judgment"
	case opinion.RuleShortGapOpen:
		return "whether the short time" + c.during(r.Days) + " for which it was not shown to be achieved is material has not been judged yet"
	case opinion.RuleInquiryAlone:
		return "the procedures went no further than inquiry, which does not support a conclusion"
	case opinion.RuleObservationAlone:
		return "it was observed once, which does not support a conclusion about the rest of the period"
	case opinion.RulePopulationIncomplete:
		return "the population from which items were drawn was not complete, so that the test does not support a conclusion"
	case opinion.RuleInformationUnreliable:
		return "information on which the control or its test rests was not complete and accurate"
	case opinion.RuleEvidenceLacking:
		return "sufficient appropriate evidence could not be obtained"
	case opinion.RuleTestOmitted:
		return "the control operated, and it was not tested"
	case opinion.RuleNotExercised:
		return "the circumstances that trigger the control did not arise"
	case opinion.RuleUntested:
		return "no test gives evidence of its operation" + c.during(r.Days)
	case opinion.RuleAbsent:
		return "the control was not in operation" + c.during(r.Days)
	case opinion.RuleDesignFailed:
		return "as designed, it would not address the risk even if performed as described"
	case opinion.RuleNotPutInPlace:
		return "it was described but not put into use"
	case opinion.RuleDesignUnevaluated:
		return "there is no evidence on whether it was suitably designed and implemented" + c.during(r.Days)
	case opinion.RuleRelianceUnsupported:
		return "we obtained no other evidence that the control operated effectively"
	case opinion.RuleRelianceFailed:
		return "that failure kept the control from operating effectively"
	case opinion.RuleRelianceOpen:
		return "whether the control worked all the same has not been judged yet"
	}
	return r.Rule.Statement()
}

// isLetter reports whether a rule is about a letter that management owes.
func isLetter(r opinion.Rule) bool {
	switch r {
	case opinion.RuleAssertionRefused, opinion.RuleAssertionOutstanding, opinion.RuleRepresentationRefused, opinion.RuleRepresentationOutstanding:
		return true
	}
	return false
}

// letterText says that a letter was refused or is outstanding, by whom, and with which reason.
func (c *composer) letterText(r opinion.Reason) string {
	who, assertion, representation := c.organization(), c.e.Assertion, c.e.Representation
	if s := c.subs[r.Subservice]; s != nil {
		who, assertion, representation = s.Organization.Name, s.Assertion, s.Representation
	}
	switch r.Rule {
	case opinion.RuleAssertionRefused:
		return "Management of " + who + " refused to provide a written assertion. " + given(assertion.Reason) + " A written assertion is a precondition for this examination."
	case opinion.RuleRepresentationRefused:
		return "Management of " + who + " refused to provide the written representations that we asked for. " + given(representation.Reason) + " Without them, we have no sufficient basis for an opinion."
	case opinion.RuleAssertionOutstanding:
		return "The written assertion of management of " + who + " is outstanding."
	}
	return "The written representations of management of " + who + " are outstanding."
}

// given reports the reason that management gave.
func given(reason string) string {
	return "The reason given was: " + stop(orNotStated(reason))
}

// finding is what the auditor found to be wrong with the design or implementation of a control, for readers of Section 4: which of the
// two it is, and then the words of the finding, if there are any.
func (c *composer) finding(id soc1.ControlID) []Block {
	at, ok := c.x.Control(id)
	if !ok {
		return nil
	}
	var designed, implemented bool
	for _, w := range c.x.WalkthroughsOf(at) {
		walk := &c.e.Matrix.Walkthroughs[w]
		designed = designed || walk.Design == controls.DesignDeficient
		implemented = implemented || walk.Implementation == controls.NotImplemented
	}
	var what string
	switch {
	case designed && implemented:
		what = "Not suitably designed and not implemented."
	case designed:
		what = "Not suitably designed."
	case implemented:
		what = "Not implemented."
	default:
		return nil
	}
	line := []Inline{Strong(what)}
	if text := c.findingsOn(id); text != "" {
		line = append(line, Text(" "+text))
	}
	return []Block{Para(line...)}
}
