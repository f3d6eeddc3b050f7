package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// Question is a question that only the auditor's judgement can answer. The subject of the [Judgement] says
// about what. The zero value is invalid.
type Question uint8

const (
	_ Question = iota
	// DeviationsAcceptable asks whether a test supports its control: in spite of the deviations it found, after looking into
	// their nature and cause, or in spite of a statistical sample that is too small. Subject: the test's id.
	DeviationsAcceptable
	// MatterMaterial asks whether something wrong with the description is material to the readers of the report. Subject: the
	// id of a description matter, of the walkthrough of a control that is not in use, or of a subservice organization that
	// is not monitored.
	MatterMaterial
	// MisstatementPervasive asks whether what is wrong with a limb is pervasive. Subject: the limb's name, which prevails, or a
	// subject of [MatterMaterial].
	MisstatementPervasive
	// LimitationPervasive asks whether the lack of evidence for a limb is pervasive. Subject: the limb's name, which prevails, or
	// the id of a scope limitation that names no objective and no control, or is about the description. What would be pervasive
	// as a fear is so as a fact: a yes about a limb also holds where all that lacked evidence turned out to have failed.
	LimitationPervasive
	// AlternativeSufficient asks whether alternative procedures supplied the evidence that a scope limitation
	// kept away. Subject: the limitation's id.
	AlternativeSufficient
	// RelianceUnaffected asks whether a control, or every control that relies on a general IT objective, worked
	// in spite of that objective's failure. Subject: the control's or the objective's id.
	RelianceUnaffected
	// AssertionGiven is open while management's written assertion is outstanding. It is answered by the assertion
	// itself, not by a judgement.
	AssertionGiven
	// RepresentationGiven is open while management's letter of representations is outstanding. It is answered by
	// the letter itself, not by a judgement.
	RepresentationGiven
	// DeviationAnomalous asks whether a deviation is an anomaly: shown, with a high degree of certainty, not to be representative
	// of the population. Only where the policy knows anomalies. Subject: the deviation's id.
	DeviationAnomalous
	// ShortGapMaterial asks whether the short gaps of a control objective, days on which its risks were not answered or
	// nothing shows that they were, are material. Only within [Policy.ShortGapDays]. Subject: the objective's id.
	ShortGapMaterial
	// CSOCFailurePrevents asks whether the known failure of a complementary subservice organization control kept the
	// objectives that need it from being achieved. Subject: the failure's id.
	CSOCFailurePrevents
	// ConditionPrevents asks whether a condition of the period that an event brought to light kept the objectives it names
	// from being achieved. Subject: the event's id.
	ConditionPrevents
	// ActModifies asks whether an act of which user entities were not informed modifies the opinion on operation, or on
	// design in a Type 1 report. Subject: the act's id.
	ActModifies
	// ActMisstates asks whether, reassessed in the light of an intentional act, the description is materially misstated.
	// Subject: the act's id.
	ActMisstates
	// ActUndermines asks whether, reassessed in the light of an intentional act, the design of the controls is unsuitable.
	// Subject: the act's id.
	ActUndermines
)

func (q Question) name() string {
	switch q {
	case DeviationsAcceptable:
		return "deviations-acceptable"
	case MatterMaterial:
		return "matter-material"
	case MisstatementPervasive:
		return "misstatement-pervasive"
	case LimitationPervasive:
		return "limitation-pervasive"
	case AlternativeSufficient:
		return "alternative-sufficient"
	case RelianceUnaffected:
		return "reliance-unaffected"
	case AssertionGiven:
		return "assertion-given"
	case RepresentationGiven:
		return "representation-given"
	case DeviationAnomalous:
		return "deviation-anomalous"
	case ShortGapMaterial:
		return "short-gap-material"
	case CSOCFailurePrevents:
		return "csoc-failure-prevents"
	case ConditionPrevents:
		return "condition-prevents"
	case ActModifies:
		return "act-modifies"
	case ActMisstates:
		return "act-misstates"
	case ActUndermines:
		return "act-undermines"
	}
	return ""
}

// Questions walks the valid values in the order of their constants.
func Questions() iter.Seq[Question] { return enum.All(Question.name) }

// IsValid reports whether q is one of the constants.
func (q Question) IsValid() bool { return q.name() != "" }

// String returns the wire name, such as "deviations-acceptable".
func (q Question) String() string { return enum.String(q, Question.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (q Question) MarshalText() ([]byte, error) { return enum.Marshal(q, Question.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (q *Question) UnmarshalText(text []byte) error {
	return enum.Unmarshal(q, text, Question.name)
}

// Prompt returns the question as a sentence to put before the auditor.
func (q Question) Prompt() string {
	switch q {
	case DeviationsAcceptable:
		return "Does the test support the control, given its extent and the nature and cause of any deviations?"
	case MatterMaterial:
		return "Is the description matter material to the readers of the report?"
	case MisstatementPervasive:
		return "Is what is wrong pervasive to the limb as a whole?"
	case LimitationPervasive:
		return "Is the lack of evidence pervasive to the limb as a whole?"
	case AlternativeSufficient:
		return "Did alternative procedures supply the missing evidence?"
	case RelianceUnaffected:
		return "Did the control work in spite of the failure of the general IT controls it relies on?"
	case AssertionGiven:
		return "Will management give its written assertion?"
	case RepresentationGiven:
		return "Will management give its letter of representations?"
	case DeviationAnomalous:
		return "Is it shown, with a high degree of certainty, that the deviation is not representative of the population?"
	case ShortGapMaterial:
		return "Are the short gaps, on which the objective's risks were not shown to be answered, material?"
	case CSOCFailurePrevents:
		return "Did the known failure at the subservice organization keep the objectives that need its control from being achieved?"
	case ConditionPrevents:
		return "Did the condition of the period that the event brought to light keep its objectives from being achieved?"
	case ActModifies:
		return "Does the act, of which user entities were not informed, modify the opinion?"
	case ActMisstates:
		return "Reassessed in the light of the intentional act, is the description materially misstated?"
	case ActUndermines:
		return "Reassessed in the light of the intentional act, is the design of the controls unsuitable?"
	}
	return q.String()
}

// isLetter reports whether only a letter from management answers q.
func (q Question) isLetter() bool { return q == AssertionGiven || q == RepresentationGiven }

// Answer is the answer to a [Question]. As a field of an examination, the zero value means not answered. The
// zero value is invalid.
type Answer uint8

const (
	_ Answer = iota
	// Yes affirms.
	Yes
	// No denies.
	No
)

func (a Answer) name() string {
	switch a {
	case Yes:
		return "yes"
	case No:
		return "no"
	}
	return ""
}

// Answers walks the valid values in the order of their constants.
func Answers() iter.Seq[Answer] { return enum.All(Answer.name) }

// IsValid reports whether a is one of the constants.
func (a Answer) IsValid() bool { return a.name() != "" }

// String returns the wire name, such as "yes".
func (a Answer) String() string { return enum.String(a, Answer.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (a Answer) MarshalText() ([]byte, error) { return enum.Marshal(a, Answer.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (a *Answer) UnmarshalText(text []byte) error {
	return enum.Unmarshal(a, text, Answer.name)
}

// Judgement is one judgement of the service auditor: an input, never inferred.
type Judgement struct {
	// Question is what was asked.
	Question Question `json:"question"`
	// Subject is what it was asked about: an id or a limb's name, as the question says.
	Subject string `json:"subject"`
	// Answer is the conclusion. An empty answer leaves the question open.
	Answer Answer `json:"answer,omitzero"`
	// By is the role that judged, such as "engagement partner".
	By string `json:"by,omitzero"`
	// Dated is the day of the judgement.
	Dated soc1.Date `json:"dated,omitzero"`
	// Why is the rationale.
	Why string `json:"why,omitzero"`
}

// wants says what kind of subject a question has, as a hint for whoever named another.
func (q Question) wants() string {
	switch q {
	case DeviationsAcceptable:
		return "name the test, not its deviations"
	case DeviationAnomalous:
		return "name a deviation that is claimed to be an anomaly"
	case MatterMaterial:
		return "name a description matter, the walkthrough of a control that is not in use, or a subservice organization that is not monitored"
	case MisstatementPervasive:
		return "name a limb of the report, or what is wrong with the description by its id"
	case LimitationPervasive:
		return "name a limb of the report; a limitation by its id only if it names the limb of the description, or no objective and no control"
	case AlternativeSufficient:
		return "name a scope limitation"
	case RelianceUnaffected:
		return "name the control, or the general IT objective for all controls that rely on it"
	case ShortGapMaterial:
		return "name an objective"
	case CSOCFailurePrevents:
		return "name a known failure of a complementary subservice organization control"
	case ConditionPrevents:
		return "name an event that shows a condition of the period"
	case ActModifies, ActMisstates, ActUndermines:
		return "name an act"
	}
	return "name what the question is about"
}
