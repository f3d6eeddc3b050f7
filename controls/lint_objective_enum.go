package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// ObjectiveRule is a rule that the statement of a control objective may break. The rules are practice, not the text
// of a standard. The zero value is invalid.
type ObjectiveRule uint8

const (
	_ ObjectiveRule = iota
	// RuleForm: the statement does not begin as control objectives do, or has nothing after that.
	RuleForm
	// RuleEmbedsControl: it tells how or how often a control works, which belongs in the control.
	RuleEmbedsControl
	// RuleCompound: it joins processes that are unrelated, so that one failure would fail both.
	RuleCompound
	// RuleAbsolute: it promises more than reasonable assurance can.
	RuleAbsolute
	// RuleNoAssertion: the objective is tied to no financial statement assertion.
	RuleNoAssertion
	// RuleOperational: it is about service levels, cost or satisfaction, which no financial statement shows.
	RuleOperational
	// RuleFuture: it tells what will or should be, where an objective tells what is.
	RuleFuture
	// RuleDuplicate: another objective says the same.
	RuleDuplicate
	// RuleBeyondScope: it is about disaster recovery, availability, confidentiality or privacy, which belong in a
	// SOC 2 or among other information.
	RuleBeyondScope
	// RuleVague: its words do not tell right from wrong.
	RuleVague
)

func (r ObjectiveRule) name() string {
	switch r {
	case RuleForm:
		return "form"
	case RuleEmbedsControl:
		return "embeds-control"
	case RuleCompound:
		return "compound"
	case RuleAbsolute:
		return "absolute"
	case RuleNoAssertion:
		return "no-assertion"
	case RuleOperational:
		return "operational-aim"
	case RuleFuture:
		return "future-tense"
	case RuleDuplicate:
		return "duplicate"
	case RuleBeyondScope:
		return "beyond-scope"
	case RuleVague:
		return "vague"
	}
	return ""
}

// ObjectiveRules walks the valid values in the order of their constants.
func ObjectiveRules() iter.Seq[ObjectiveRule] { return enum.All(ObjectiveRule.name) }

// IsValid reports whether r is one of the constants.
func (r ObjectiveRule) IsValid() bool { return r.name() != "" }

// String returns the wire name, such as "embeds-control".
func (r ObjectiveRule) String() string { return enum.String(r, ObjectiveRule.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (r ObjectiveRule) MarshalText() ([]byte, error) { return enum.Marshal(r, ObjectiveRule.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (r *ObjectiveRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, ObjectiveRule.name)
}

// Advice says what to do about a finding of the rule, in one sentence without a full stop. It is empty for an invalid rule.
func (r ObjectiveRule) Advice() string {
	switch r {
	case RuleForm:
		return `begin with "` + ObjectivePrefix + `" and say what then holds of which transactions or data`
	case RuleEmbedsControl:
		return "state the aim here, and who does what how often in the control"
	case RuleCompound:
		return "state one objective for each process"
	case RuleAbsolute:
		return "leave the word out; controls give reasonable assurance, never more"
	case RuleNoAssertion:
		return "name the assertions it bears on, or leave it out; without any it is probably outside the scope of a SOC 1"
	case RuleOperational:
		return "state what holds of the transactions or data; put service levels in a contract, a SOC 2 or other information"
	case RuleFuture:
		return "use the present tense: what is authorized, complete or accurate"
	case RuleDuplicate:
		return "merge the two, or say in which they differ"
	case RuleBeyondScope:
		return "move it to a SOC 2 or to other information; keep what bears on the records, such as backup"
	case RuleVague:
		return "use a measure: authorized, complete, accurate, valid, or recorded in the proper period"
	}
	return ""
}
