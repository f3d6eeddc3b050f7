package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// Finding is the conclusion on a control objective, for its design or for its operation. The zero value is invalid. It is that of
// the worst risk on the worst day, since an objective has to be achieved throughout; short gaps are left out where
// [Policy.ShortGapDays] lets them be judged.
type Finding uint8

const (
	_ Finding = iota
	// Achieved means that the controls were suitably designed, or operated effectively, to achieve the objective.
	Achieved
	// NotAchieved means that they were not, or did not.
	NotAchieved
	// NoConclusion means that evidence is lacking.
	NoConclusion
	// NotEvaluated means that no control of the objective had an occurrence.
	NotEvaluated
	// FindingOpen means that judgements are missing, and more than one finding is still possible.
	FindingOpen
)

func (f Finding) name() string {
	switch f {
	case Achieved:
		return "achieved"
	case NotAchieved:
		return "not-achieved"
	case NoConclusion:
		return "no-conclusion"
	case NotEvaluated:
		return "not-evaluated"
	case FindingOpen:
		return "open"
	}
	return ""
}

// Findings walks the valid values in the order of their constants.
func Findings() iter.Seq[Finding] { return enum.All(Finding.name) }

// IsValid reports whether f is one of the constants.
func (f Finding) IsValid() bool { return f.name() != "" }

// String returns the wire name, such as "achieved".
func (f Finding) String() string { return enum.String(f, Finding.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (f Finding) MarshalText() ([]byte, error) { return enum.Marshal(f, Finding.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (f *Finding) UnmarshalText(text []byte) error {
	return enum.Unmarshal(f, text, Finding.name)
}

// Title returns the words that a report uses.
func (f Finding) Title() string {
	switch f {
	case Achieved:
		return "Achieved"
	case NotAchieved:
		return "Not achieved"
	case NoConclusion:
		return "No conclusion"
	case NotEvaluated:
		return "Not exercised"
	case FindingOpen:
		return "Open"
	}
	return f.String()
}

// Result is the conclusion on a single control. The zero value is invalid. It says what was found on the control and decides
// nothing: the opinion goes by objectives, for which another control may make up.
type Result uint8

const (
	_ Result = iota
	// Effective means tested without a deviation on all days of operation.
	Effective
	// EffectiveWithDeviations means that deviations were found and the tests support the control all the same.
	EffectiveWithDeviations
	// Ineffective means that the control did not operate effectively throughout.
	Ineffective
	// NotDesigned means that its design does not answer its risk.
	NotDesigned
	// ResultNotImplemented means that it was not put into use.
	ResultNotImplemented
	// NotTested means that evidence of its operation is lacking, on some days at least, and no test of it was performed.
	NotTested
	// NotConcluded means that evidence is lacking although tests were performed: they do not conclude, do not speak of all days,
	// or stand without a conclusion on design. In a Type 1 report it means that nothing concludes on its design.
	NotConcluded
	// NoOccurrences means that the circumstances for the control did not arise.
	NoOccurrences
	// Suitable means suitably designed and implemented, in a Type 1 report.
	Suitable
	// ResultOpen means that judgements are missing, and more than one result is still possible.
	ResultOpen
)

func (r Result) name() string {
	switch r {
	case Effective:
		return "effective"
	case EffectiveWithDeviations:
		return "effective-with-deviations"
	case Ineffective:
		return "ineffective"
	case NotDesigned:
		return "not-designed"
	case ResultNotImplemented:
		return "not-implemented"
	case NotTested:
		return "not-tested"
	case NotConcluded:
		return "not-concluded"
	case NoOccurrences:
		return "no-occurrences"
	case Suitable:
		return "suitable"
	case ResultOpen:
		return "open"
	}
	return ""
}

// Results walks the valid values in the order of their constants.
func Results() iter.Seq[Result] { return enum.All(Result.name) }

// IsValid reports whether r is one of the constants.
func (r Result) IsValid() bool { return r.name() != "" }

// String returns the wire name, such as "effective".
func (r Result) String() string { return enum.String(r, Result.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (r Result) MarshalText() ([]byte, error) { return enum.Marshal(r, Result.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (r *Result) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, Result.name)
}

// Title returns the words that a report uses.
func (r Result) Title() string {
	switch r {
	case Effective:
		return "Effective"
	case EffectiveWithDeviations:
		return "Effective, with deviations"
	case Ineffective:
		return "Not effective"
	case NotDesigned:
		return "Not suitably designed"
	case ResultNotImplemented:
		return "Not implemented"
	case NotTested:
		return "Not tested"
	case NotConcluded:
		return "Not concluded"
	case NoOccurrences:
		return "No occurrences"
	case Suitable:
		return "Suitably designed"
	case ResultOpen:
		return "Open"
	}
	return r.String()
}

// ObjectiveConclusion is what was concluded on one control objective.
type ObjectiveConclusion struct {
	// Objective is the objective.
	Objective soc1.ObjectiveID `json:"objective"`
	// Design is the finding on design.
	Design Finding `json:"design"`
	// Operation is the finding on operation. Type 2 only.
	Operation Finding `json:"operation,omitzero"`
	// Deviations is the number of deviations, in items, found in the tests of its controls.
	Deviations int64 `json:"deviations,omitzero"`
}

// ControlConclusion is what was concluded on one control.
type ControlConclusion struct {
	// Control is the control.
	Control soc1.ControlID `json:"control"`
	// Result is the conclusion.
	Result Result `json:"result"`
	// Tested and Deviating count items over all tests of the control.
	Tested int64 `json:"tested,omitzero"`
	// Deviating is how many of them deviated.
	Deviating int64 `json:"deviating,omitzero"`
}

// Strike records why a kind of opinion is not possible on a limb.
type Strike struct {
	// Kind is the kind struck out.
	Kind Kind `json:"kind"`
	// Rule says why.
	Rule Rule `json:"rule"`
}

// LimbOpinion is the opinion on one limb. The kinds that were struck out are kept because an opinion is derived by striking: what
// remains is explained by what is gone.
type LimbOpinion struct {
	// Limb is the limb.
	Limb Limb `json:"limb"`
	// Kind is the opinion, or Undetermined.
	Kind Kind `json:"kind"`
	// Possible are the kinds that the missing judgements leave possible, when the kind is undetermined.
	Possible []Kind `json:"possible,omitzero"`
	// Struck are the kinds that were struck out, with the reason.
	Struck []Strike `json:"struck,omitzero"`
	// Reasons are why the opinion is modified, or may be. Empty when it is unqualified.
	Reasons []Reason `json:"reasons,omitzero"`
}

// Need is a judgement, or a letter, that is missing and would help to decide a limb.
type Need struct {
	// Question is what has to be answered.
	Question Question `json:"question"`
	// Subject is what it is about: an id or a limb's name.
	Subject string `json:"subject"`
	// Limbs are the limbs that wait for it.
	Limbs []Limb `json:"limbs"`
}

// Text returns the need as one line: what it is about, and the question. A letter of the service organization itself has no
// subject.
func (n Need) Text() string {
	if n.Subject == "" {
		return n.Question.Prompt()
	}
	return n.Subject + ": " + n.Question.Prompt()
}

// Opinion is the result of [Form]: the vector of limb opinions with everything that led to it. It shares no memory with
// the examination.
type Opinion struct {
	// Type is the type of the report.
	Type soc1.ReportType `json:"type"`
	// Limbs are the opinions, in the order description, design, operation.
	Limbs []LimbOpinion `json:"limbs"`
	// Summary is one word for the vector: the worst limb. Adverse and disclaimer are not ranked by any
	// standard; the policy says which names a report that has both.
	Summary Kind `json:"summary"`
	// Withdraw says that no report may be issued.
	Withdraw bool `json:"withdraw,omitzero"`
	// Revise is why the report, if it was issued, may have to be revised, and its readers told: conditions of the
	// period that were discovered afterwards. The kinds of opinion are those without them.
	Revise []Reason `json:"revise,omitzero"`
	// Objectives are the conclusions on objectives, in the order of the matrix.
	Objectives []ObjectiveConclusion `json:"objectives,omitzero"`
	// Controls are the conclusions on controls, in the order of the matrix.
	Controls []ControlConclusion `json:"controls,omitzero"`
	// Needs are the judgements and letters still needed, sorted by question and subject: those whose answer
	// changes the kind of a limb under some answers to the others.
	Needs []Need `json:"needs,omitzero"`
	// Policy is the policy under which the opinion was formed.
	Policy Policy `json:"policy"`
	// PolicyUsed are the values of the policy that mattered, in the order of its fields, each with where it did.
	PolicyUsed []PolicyUse `json:"policyUsed,omitzero"`
}

// Limb returns the opinion on one limb, and whether the report has that limb.
func (o *Opinion) Limb(limb Limb) (LimbOpinion, bool) {
	for _, l := range o.Limbs {
		if l.Limb == limb {
			return l, true
		}
	}
	return LimbOpinion{}, false
}
