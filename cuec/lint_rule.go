package cuec

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Rule is a rule that the wording or the place of a complementary control can break. The zero value is invalid.
// CU01 to CU17 are those of the project's reference on CUECs; the others follow from practice.
type Rule uint8

const (
	_ Rule = iota
	// RuleActor (CU01) asks who performs the control, by role. A warning: the user auditor has to ask somebody, and "the
	// client" is nobody in particular; the control can be tested all the same once the entity has named the role.
	RuleActor
	// RuleAction (CU02) asks for a concrete control verb. An error: without an act there is nothing that was done or not
	// done. Routine work, and verbs of no list, are a warning, because a control may stand behind them.
	RuleAction
	// RuleObject (CU03) asks for a named report, file, list, account or parameter. An error: whoever tests "reviews reports"
	// cannot say which report is the population.
	RuleObject
	// RuleTiming (CU04) asks for a frequency, a deadline or a trigger. An error, since late cannot be told from in time; a
	// warning for approvals and settings, which happen with each item or hold on any day.
	RuleTiming
	// RuleEvidence (CU05) asks what remains for the auditor to inspect. A warning: inquiry alone is never enough, but
	// evidence may exist that the words do not mention.
	RuleEvidence
	// RuleCriterion (CU06) asks what is compared to what, and what counts as a difference. Only a check needs one: an
	// approval or a notice is given or not.
	RuleCriterion
	// RuleMapping (CU07) asks for an objective and a risk. An error: what no objective needs is a responsibility, and the
	// opinion is conditional on complementary controls only (domain reference 6.1).
	RuleMapping
	// RuleSingle (CU08) asks for one control in one statement: of two, one may be done and the other not, and the test has
	// no single answer. Verbs that share an object, and what follows up on a check, are one.
	RuleSingle
	// RuleVague (CU09) refuses words that set no standard. A warning beside a limit or a measure, where they do little harm,
	// and an error where nothing else sets one.
	RuleVague
	// RulePower (CU10) asks that the performer can do it without the service organization's systems. Whatever such a
	// statement scores, it describes a control of somebody else.
	RulePower
	// RuleContract (CU11) refuses contract terms and bare compliance: they oblige, and control nothing.
	RuleContract
	// RuleSubstance (CU12) refuses "have controls over" and "understand": the wish for a control, and what goes on in heads.
	RuleSubstance
	// RuleDuplicate (CU13) refuses what the service organization already does: a duty of both sides is one that neither
	// performs. Likeness of words only says where to look, so that it is a warning.
	RuleDuplicate
	// RuleDeclarative (CU14) asks for the present tense instead of "should consider" or "may". "Should" is a warning, since
	// the trade writes so; leave to do something is refused, because not doing it breaks nothing.
	RuleDeclarative
	// RuleRelevance (CU15) asks for a link to financial reporting: by an assertion, an account, or a control that relies on
	// the objective. Other duties belong into the contract or another report.
	RuleRelevance
	// RuleDesign (CU16) refuses an objective, or a risk, that rests on complementary controls alone. An error of design: what
	// others achieve by themselves is not the service organization's objective, and no test there could show it.
	RuleDesign
	// RuleLength (CU17) asks for a short statement and for acronyms that are spelled out. Advice only: a long statement can be
	// tested, and is misread.
	RuleLength
	// RuleCount (CU18) asks whether so many controls still belong elsewhere. Too many shift the risk to the customers, who
	// stop reading them; the number is a choice of the policy.
	RuleCount
	// RuleMisplaced (CU19) tells CUECs from mere responsibilities, in both directions: a control among the responsibilities
	// is one that no opinion is conditional on, though an objective may need it.
	RuleMisplaced
	// RuleRepeated (CU20) refuses the same complementary control twice: the user entity would answer, and its auditor test, the
	// same thing twice.
	RuleRepeated
)

func (r Rule) name() string {
	switch r {
	case RuleActor:
		return "cu01-actor"
	case RuleAction:
		return "cu02-action"
	case RuleObject:
		return "cu03-object"
	case RuleTiming:
		return "cu04-timing"
	case RuleEvidence:
		return "cu05-evidence"
	case RuleCriterion:
		return "cu06-criterion"
	case RuleMapping:
		return "cu07-mapping"
	case RuleSingle:
		return "cu08-single"
	case RuleVague:
		return "cu09-vague"
	case RulePower:
		return "cu10-power"
	case RuleContract:
		return "cu11-contract"
	case RuleSubstance:
		return "cu12-substance"
	case RuleDuplicate:
		return "cu13-duplicate"
	case RuleDeclarative:
		return "cu14-declarative"
	case RuleRelevance:
		return "cu15-relevance"
	case RuleDesign:
		return "cu16-design"
	case RuleLength:
		return "cu17-length"
	case RuleCount:
		return "cu18-count"
	case RuleMisplaced:
		return "cu19-misplaced"
	case RuleRepeated:
		return "cu20-repeated"
	}
	return ""
}

// Rules walks the valid values in the order of their constants.
func Rules() iter.Seq[Rule] { return enum.All(Rule.name) }

// IsValid reports whether r is one of the constants.
func (r Rule) IsValid() bool { return r.name() != "" }

// String returns the wire name, such as "cu01-actor".
func (r Rule) String() string { return enum.String(r, Rule.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (r Rule) MarshalText() ([]byte, error) { return enum.Marshal(r, Rule.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (r *Rule) UnmarshalText(text []byte) error { return enum.Unmarshal(r, text, Rule.name) }

// Title returns what the rule asks for, as a table of rules prints it.
func (r Rule) Title() string {
	switch r {
	case RuleActor:
		return "Names who performs it"
	case RuleAction:
		return "One concrete control verb"
	case RuleObject:
		return "Named object"
	case RuleTiming:
		return "Frequency, deadline or trigger"
	case RuleEvidence:
		return "Evidence that remains"
	case RuleCriterion:
		return "Criterion of the check"
	case RuleMapping:
		return "Mapped to an objective and a risk"
	case RuleSingle:
		return "One control in one statement"
	case RuleVague:
		return "No vague words"
	case RulePower:
		return "Within the performer's power"
	case RuleContract:
		return "Not a contract term"
	case RuleSubstance:
		return "A control, not the wish for one"
	case RuleDuplicate:
		return "Not the service organization's own control"
	case RuleDeclarative:
		return "Present tense, stated as fact"
	case RuleRelevance:
		return "Relevant to financial reporting"
	case RuleDesign:
		return "No objective on complementary controls alone"
	case RuleLength:
		return "Short and clear"
	case RuleCount:
		return "Not too many"
	case RuleMisplaced:
		return "CUEC and responsibility kept apart"
	case RuleRepeated:
		return "Stated once"
	}
	return r.String()
}
