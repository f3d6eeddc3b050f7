package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Confidence says how far a [Reference] is to be trusted. The zero value is invalid.
type Confidence uint8

const (
	_ Confidence = iota
	// ConfidenceSure means stable and uncontested.
	ConfidenceSure
	// ConfidenceLikely means believed right; the paragraph number was not read in the text itself.
	ConfidenceLikely
	// ConfidenceUnsure means conflicting or not established; no rule is hard-coded on it.
	ConfidenceUnsure
)

func (c Confidence) name() string {
	switch c {
	case ConfidenceSure:
		return "sure"
	case ConfidenceLikely:
		return "likely"
	case ConfidenceUnsure:
		return "unsure"
	}
	return ""
}

// Confidences walks the valid values in the order of their constants.
func Confidences() iter.Seq[Confidence] { return enum.All(Confidence.name) }

// IsValid reports whether c is one of the constants.
func (c Confidence) IsValid() bool { return c.name() != "" }

// String returns the wire name, such as "sure".
func (c Confidence) String() string { return enum.String(c, Confidence.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (c Confidence) MarshalText() ([]byte, error) { return enum.Marshal(c, Confidence.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (c *Confidence) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, Confidence.name)
}

// Reference is a place in a standard. Paragraph numbers are correctable metadata: cite the section to readers, and the
// paragraph only where the confidence is [ConfidenceSure].
type Reference struct {
	// Standard is the family of standards the reference belongs to.
	Standard Standard
	// Section is the section, such as "AT-C 320" or "ISA 530".
	Section string
	// Paragraph is the paragraph within it, such as ".55". Empty when it is not established.
	Paragraph string
	// Confidence says how far to trust the reference.
	Confidence Confidence
}

// String returns the section, followed by the paragraph where that is sure.
func (r Reference) String() string {
	if r.Confidence == ConfidenceSure {
		return r.Section + r.Paragraph
	}
	return r.Section
}

// Citation names a rule of the field by its subject. Rules about the opinion and the report cite by subject, and
// the table behind it is the only place where their sections are written down; what this package itself concludes,
// on scope, acceptance and coverage, keeps its references beside its rules. The zero value is invalid.
type Citation uint8

const (
	_ Citation = iota
	// CiteComponents: the components of a service auditor's report.
	CiteComponents
	// CiteDescription: the minimum criteria for a description.
	CiteDescription
	// CiteDesign: the criteria for suitability of design: risks identified, and controls that would answer them.
	CiteDesign
	// CiteOperation: the criteria for operating effectiveness: applied as designed, consistently, throughout, by
	// the right people.
	CiteOperation
	// CiteOpinion: which kind of opinion a misstatement or a scope limitation leads to.
	CiteOpinion
	// CiteNecessary: that the auditor decides which controls are necessary to an objective and tests those.
	CiteNecessary
	// CitePrior: that evidence from earlier engagements does not reduce testing.
	CitePrior
	// CiteTests: how a control was applied, how consistently, and by whom; inquiry alone does not suffice.
	CiteTests
	// CiteDeviations: that the nature and cause of every deviation are investigated before concluding.
	CiteDeviations
	// CiteAnomaly: that a deviation may be shown not to be representative; the US standard has no such concept.
	CiteAnomaly
	// CiteIntentional: that deviations from intentional acts call for a new look at the risks.
	CiteIntentional
	// CiteActs: what follows from fraud, breaches of law and uncorrected errors of which user entities were not told.
	CiteActs
	// CiteResults: that tests and all deviations are reported with the items tested and the nature found.
	CiteResults
	// CiteSampling: sampling, unexamined items and the rate of deviation.
	CiteSampling
	// CiteInformation: that information produced by the entity needs evidence of completeness and accuracy.
	CiteInformation
	// CiteAutomated: that a test of one item needs general IT controls that worked throughout.
	CiteAutomated
	// CiteScope: what follows when sufficient appropriate evidence cannot be had.
	CiteScope
	// CiteAssertion: what follows when management refuses its written assertion.
	CiteAssertion
	// CiteRepresentation: what follows when management refuses its representations.
	CiteRepresentation
	// CiteSubservice: carve-out and inclusive method, and what each brings into the examination.
	CiteSubservice
	// CiteComplementary: that an objective may depend on controls assumed at user entities or subservice
	// organizations.
	CiteComplementary
	// CiteRestrictedUse: who may use the report.
	CiteRestrictedUse
	// CiteOtherInformation: that the auditor reads other information and reports inconsistencies, without an
	// opinion on it.
	CiteOtherInformation
	// CiteEvents: events after the period and facts discovered later.
	CiteEvents
	// CiteNonOccurrence: that a control whose circumstances did not arise was not tested, and that the report
	// says so.
	CiteNonOccurrence
	// CiteWording: that every reason for a modification is described before the opinion.
	CiteWording
	// CiteInternalAudit: what using the work of internal auditors takes, and where the report speaks of it.
	CiteInternalAudit
	// CitePeriod: that a period of fewer than six months is described with its reason; the United States set no least length.
	CitePeriod
)

func (c Citation) name() string {
	switch c {
	case CiteComponents:
		return "report-components"
	case CiteDescription:
		return "description-criteria"
	case CiteDesign:
		return "design-criteria"
	case CiteOperation:
		return "operation-criteria"
	case CiteOpinion:
		return "opinion-matrix"
	case CiteNecessary:
		return "necessary-controls"
	case CitePrior:
		return "prior-evidence"
	case CiteTests:
		return "tests-of-controls"
	case CiteDeviations:
		return "deviations"
	case CiteAnomaly:
		return "anomaly"
	case CiteIntentional:
		return "intentional-acts"
	case CiteActs:
		return "acts-withheld"
	case CiteResults:
		return "tests-and-results"
	case CiteSampling:
		return "audit-sampling"
	case CiteInformation:
		return "information-produced"
	case CiteAutomated:
		return "automated-controls"
	case CiteScope:
		return "scope-limitation"
	case CiteAssertion:
		return "refused-assertion"
	case CiteRepresentation:
		return "refused-representation"
	case CiteSubservice:
		return "subservice"
	case CiteComplementary:
		return "complementary-controls"
	case CiteRestrictedUse:
		return "restricted-use"
	case CiteOtherInformation:
		return "other-information"
	case CiteEvents:
		return "subsequent-events"
	case CiteNonOccurrence:
		return "non-occurrence"
	case CiteWording:
		return "modified-wording"
	case CiteInternalAudit:
		return "internal-audit"
	case CitePeriod:
		return "short-period"
	}
	return ""
}

// Citations walks the table.
func Citations() iter.Seq[Citation] { return enum.All(Citation.name) }

// IsValid reports whether c is in the table.
func (c Citation) IsValid() bool { return c.name() != "" }

// String returns the wire name, such as "opinion-matrix".
func (c Citation) String() string { return enum.String(c, Citation.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (c Citation) MarshalText() ([]byte, error) { return enum.Marshal(c, Citation.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (c *Citation) UnmarshalText(text []byte) error { return enum.Unmarshal(c, text, Citation.name) }

// Subject says in our own words what the cited passages are about.
func (c Citation) Subject() string {
	switch c {
	case CiteComponents:
		return "the components of a service auditor's report"
	case CiteDescription:
		return "the minimum criteria for a description"
	case CiteDesign:
		return "the criteria for suitability of design: risks identified, and controls that would answer them"
	case CiteOperation:
		return "the criteria for operating effectiveness: applied as designed, consistently, throughout, by the right people"
	case CiteOpinion:
		return "which kind of opinion a misstatement or a scope limitation leads to"
	case CiteNecessary:
		return "that the auditor decides which controls are necessary to an objective and tests those"
	case CitePrior:
		return "that evidence from earlier engagements does not reduce testing"
	case CiteTests:
		return "how a control was applied, how consistently, and by whom; inquiry alone does not suffice"
	case CiteDeviations:
		return "that the nature and cause of every deviation are investigated before concluding"
	case CiteAnomaly:
		return "that a deviation may be shown not to be representative; the US standard has no such concept"
	case CiteIntentional:
		return "that deviations from intentional acts call for a new look at the risks"
	case CiteActs:
		return "what follows from fraud, breaches of law and uncorrected errors of which user entities were not told"
	case CiteResults:
		return "that tests and all deviations are reported with the items tested and the nature found"
	case CiteSampling:
		return "sampling, unexamined items and the rate of deviation"
	case CiteInformation:
		return "that information produced by the entity needs evidence of completeness and accuracy"
	case CiteAutomated:
		return "that a test of one item needs general IT controls that worked throughout"
	case CiteScope:
		return "what follows when sufficient appropriate evidence cannot be had"
	case CiteAssertion:
		return "what follows when management refuses its written assertion"
	case CiteRepresentation:
		return "what follows when management refuses its representations"
	case CiteSubservice:
		return "carve-out and inclusive method, and what each brings into the examination"
	case CiteComplementary:
		return "that an objective may depend on controls assumed at user entities or subservice organizations"
	case CiteRestrictedUse:
		return "who may use the report"
	case CiteOtherInformation:
		return "that the auditor reads other information and reports inconsistencies, without an opinion on it"
	case CiteEvents:
		return "events after the period and facts discovered later"
	case CiteNonOccurrence:
		return "that a control whose circumstances did not arise was not tested, and that the report says so"
	case CiteWording:
		return "that every reason for a modification is described before the opinion"
	case CiteInternalAudit:
		return "what using the work of internal auditors takes, and where the report speaks of it"
	case CitePeriod:
		return "that a period of fewer than six months is described with its reason; the United States set no least length"
	}
	return ""
}

// References returns the places where the rule stands, United States first.
func (c Citation) References() []Reference {
	switch c {
	case CiteComponents:
		return []Reference{{ATC320, "AT-C 320", ".40-.41", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".53", ConfidenceSure}}
	case CiteDescription:
		return []Reference{{ATC320, "AT-C 320", ".15", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".16", ConfidenceSure}}
	case CiteDesign:
		return []Reference{{ATC320, "AT-C 320", ".16", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".17", ConfidenceSure}}
	case CiteOperation:
		return []Reference{{ATC320, "AT-C 320", ".17", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".18", ConfidenceSure}}
	case CiteOpinion:
		return []Reference{{ATC320, "AT-C 205", "", ConfidenceSure}, {ISAE3402, "ISAE 3402", ".55", ConfidenceSure}}
	case CiteNecessary:
		return []Reference{{ATC320, "AT-C 320", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".24", ConfidenceSure}}
	case CitePrior:
		return []Reference{{ATC320, "AT-C 320", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".25", ConfidenceSure}}
	case CiteTests:
		return []Reference{{ATC320, "AT-C 320", "", ConfidenceSure}, {ISAE3402, "ISAE 3402", ".26", ConfidenceSure}}
	case CiteDeviations:
		return []Reference{{ATC320, "AT-C 320", "", ConfidenceSure}, {ISAE3402, "ISAE 3402", ".28", ConfidenceSure}}
	case CiteAnomaly:
		return []Reference{{ISAE3402, "ISAE 3402", ".29", ConfidenceLikely}}
	case CiteIntentional:
		return []Reference{{ATC320, "AT-C 320", "", ConfidenceSure}}
	case CiteActs:
		// Sure for the international standard. In the United States the rule was read in AS 2601, the old text of SAS 70, and AT-C 320
		// is its successor: the section is likely, and no paragraph was seen.
		return []Reference{{ATC320, "AT-C 320", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".56", ConfidenceSure}}
	case CiteResults:
		return []Reference{{ATC320, "AT-C 320", ".40", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".54", ConfidenceSure}}
	case CiteSampling:
		return []Reference{{ATC320, "AU-C 530", "", ConfidenceSure}, {ISAE3402, "ISA 530", "", ConfidenceSure}}
	case CiteInformation:
		return []Reference{{ATC320, "AT-C 205", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", "", ConfidenceLikely}}
	case CiteAutomated:
		return []Reference{{ATC320, "AT-C 320", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", "", ConfidenceLikely}}
	case CiteScope:
		return []Reference{{ATC320, "AT-C 205", "", ConfidenceSure}, {ISAE3402, "ISAE 3402", ".55", ConfidenceSure}}
	case CiteAssertion:
		return []Reference{{ATC320, "AT-C 105", ".02", ConfidenceLikely}, {ISAE3402, "ISAE 3402", "", ConfidenceLikely}}
	case CiteRepresentation:
		return []Reference{{ATC320, "AT-C 205", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".40", ConfidenceLikely}}
	case CiteSubservice:
		return []Reference{{ATC320, "AT-C 320", ".08", ConfidenceSure}, {ISAE3402, "ISAE 3402", ".16", ConfidenceSure}}
	case CiteComplementary:
		return []Reference{{ATC320, "AT-C 320", ".08", ConfidenceSure}, {ISAE3402, "ISAE 3402", ".16", ConfidenceSure}}
	case CiteRestrictedUse:
		return []Reference{{ATC320, "AT-C 320", ".40-.41", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".53", ConfidenceSure}}
	case CiteOtherInformation:
		return []Reference{{ATC320, "AT-C 205", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", "", ConfidenceLikely}}
	case CiteEvents:
		return []Reference{{ATC320, "AT-C 205", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", "", ConfidenceLikely}}
	case CiteNonOccurrence:
		return []Reference{{ATC320, "AT-C 320", "", ConfidenceUnsure}, {ISAE3402, "ISAE 3402", "", ConfidenceUnsure}}
	case CiteWording:
		return []Reference{{ATC320, "AT-C 205", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".55", ConfidenceSure}}
	case CiteInternalAudit:
		return []Reference{{ATC320, "AT-C 320", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".30-.37", ConfidenceSure}}
	case CitePeriod:
		return []Reference{{ISAE3402, "ISAE 3402", ".A29", ConfidenceSure}}
	}
	return nil
}

// In returns the first reference that belongs to the standard s, where SAS 70 and AT 801 are read as their successor
// AT-C 320. The second result is false when that standard has no such rule.
func (c Citation) In(s Standard) (Reference, bool) {
	if s == SAS70 || s == AT801 {
		s = ATC320
	}
	for _, r := range c.References() {
		if r.Standard == s {
			return r, true
		}
	}
	return Reference{}, false
}
