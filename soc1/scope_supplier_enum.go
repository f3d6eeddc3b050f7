package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// SupplierTest is the test that tells a vendor from a subservice organization. Practice knows both.
type SupplierTest uint8

const (
	_ SupplierTest = iota
	// SupplierByNeed: a supplier is a subservice organization if its work is relevant and its controls are needed
	// for the objectives.
	SupplierByNeed
	// SupplierByRelevance: it is one if its work is relevant, whoever's controls achieve the objectives.
	SupplierByRelevance
)

func (t SupplierTest) name() string {
	switch t {
	case SupplierByNeed:
		return "by-need"
	case SupplierByRelevance:
		return "by-relevance"
	}
	return ""
}

// SupplierTests walks the tests in the order of their constants.
func SupplierTests() iter.Seq[SupplierTest] { return enum.All(SupplierTest.name) }

// IsValid reports whether t is one of the constants.
func (t SupplierTest) IsValid() bool { return t.name() != "" }

// String returns the wire name, or SupplierTest(n) for a value that has none.
func (t SupplierTest) String() string { return enum.String(t, SupplierTest.name) }

// MarshalText returns the wire name, or an error if t is not valid.
func (t SupplierTest) MarshalText() ([]byte, error) { return enum.Marshal(t, SupplierTest.name) }

// UnmarshalText sets t to the test with the wire name text.
func (t *SupplierTest) UnmarshalText(text []byte) error {
	return enum.Unmarshal(t, text, SupplierTest.name)
}

// SupplierRule is a rule by which [ClassifySupplier] decides.
type SupplierRule uint8

const (
	_ SupplierRule = iota
	// SupplierIrrelevant: it does nothing that reaches customers' financial statements.
	SupplierIrrelevant
	// SupplierRelevant: what it does reaches them.
	SupplierRelevant
	// SupplierNeeded: its controls are needed for the objectives.
	SupplierNeeded
	// SupplierNotNeeded: they are not.
	SupplierNotNeeded
	// SupplierMonitored: the service organization's own controls over the supplier's work achieve the objectives.
	SupplierMonitored
	// SupplierUndecided: whether its controls are needed is not answered, so it is taken that they are.
	SupplierUndecided
)

func (r SupplierRule) name() string {
	switch r {
	case SupplierIrrelevant:
		return "irrelevant"
	case SupplierRelevant:
		return "relevant"
	case SupplierNeeded:
		return "needed"
	case SupplierNotNeeded:
		return "not-needed"
	case SupplierMonitored:
		return "monitored"
	case SupplierUndecided:
		return "undecided"
	}
	return ""
}

// SupplierRules walks the rules in the order of their constants.
func SupplierRules() iter.Seq[SupplierRule] { return enum.All(SupplierRule.name) }

// IsValid reports whether r is one of the constants.
func (r SupplierRule) IsValid() bool { return r.name() != "" }

// String returns the wire name, or SupplierRule(n) for a value that has none.
func (r SupplierRule) String() string { return enum.String(r, SupplierRule.name) }

// MarshalText returns the wire name, or an error if r is not valid.
func (r SupplierRule) MarshalText() ([]byte, error) { return enum.Marshal(r, SupplierRule.name) }

// UnmarshalText sets r to the rule with the wire name text.
func (r *SupplierRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, SupplierRule.name)
}

// Text says the rule in our own words, as a sentence without a full stop.
func (r SupplierRule) Text() string {
	switch r {
	case SupplierIrrelevant:
		return "the supplier does nothing that reaches customers' financial statements"
	case SupplierRelevant:
		return "the supplier's work reaches customers' financial statements"
	case SupplierNeeded:
		return "the supplier's controls are needed for the control objectives"
	case SupplierNotNeeded:
		return "the control objectives are achieved without the supplier's controls"
	case SupplierMonitored:
		return "the service organization's own controls over the supplier's work achieve the control objectives"
	case SupplierUndecided:
		return "whether the supplier's controls are needed is not answered, so it is taken that they are"
	}
	return r.String()
}

// ScopeStep is a step on the way to a report every year.
type ScopeStep uint8

const (
	_ ScopeStep = iota
	// StepReadiness: find and close the gaps before anything is examined.
	StepReadiness
	// StepType1: a Type 1 report as of a date.
	StepType1
	// StepShortType2: a first Type 2 report over a short window, usually three to six months.
	StepShortType2
	// StepAnnualType2: a Type 2 report over twelve months, every year.
	StepAnnualType2
)

func (s ScopeStep) name() string {
	switch s {
	case StepReadiness:
		return "readiness"
	case StepType1:
		return "type-1"
	case StepShortType2:
		return "short-type-2"
	case StepAnnualType2:
		return "annual-type-2"
	}
	return ""
}

// ScopeSteps walks the steps in their order.
func ScopeSteps() iter.Seq[ScopeStep] { return enum.All(ScopeStep.name) }

// IsValid reports whether s is one of the constants.
func (s ScopeStep) IsValid() bool { return s.name() != "" }

// String returns the wire name, or ScopeStep(n) for a value that has none.
func (s ScopeStep) String() string { return enum.String(s, ScopeStep.name) }

// MarshalText returns the wire name, or an error if s is not valid.
func (s ScopeStep) MarshalText() ([]byte, error) { return enum.Marshal(s, ScopeStep.name) }

// UnmarshalText sets s to the step with the wire name text.
func (s *ScopeStep) UnmarshalText(text []byte) error { return enum.Unmarshal(s, text, ScopeStep.name) }
