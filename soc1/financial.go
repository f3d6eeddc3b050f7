package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// FinancialAssertion is a claim that financial statements make about transactions, balances or disclosures, at
// the grain of the AICPA and IAASB sets (AU-C 315, ISA 315). The zero value is invalid.
type FinancialAssertion uint8

const (
	_ FinancialAssertion = iota
	// Existence says that assets and liabilities exist at a date.
	Existence
	// Occurrence says that recorded transactions took place and belong to the entity.
	Occurrence
	// Completeness says that everything that should be recorded is recorded.
	Completeness
	// Accuracy says that amounts and data are recorded correctly.
	Accuracy
	// Cutoff says that transactions are recorded in the right period.
	Cutoff
	// Valuation says that balances are carried at appropriate amounts.
	Valuation
	// Rights says that the entity holds the rights and owes the obligations.
	Rights
	// Classification says that transactions are recorded in the right accounts.
	Classification
	// Presentation says that disclosures are understandable and properly described.
	Presentation
)

func (a FinancialAssertion) name() string {
	switch a {
	case Existence:
		return "existence"
	case Occurrence:
		return "occurrence"
	case Completeness:
		return "completeness"
	case Accuracy:
		return "accuracy"
	case Cutoff:
		return "cutoff"
	case Valuation:
		return "valuation"
	case Rights:
		return "rights-and-obligations"
	case Classification:
		return "classification"
	case Presentation:
		return "presentation"
	}
	return ""
}

// FinancialAssertions walks the valid values in the order of their constants.
func FinancialAssertions() iter.Seq[FinancialAssertion] { return enum.All(FinancialAssertion.name) }

// IsValid reports whether a is one of the constants.
func (a FinancialAssertion) IsValid() bool { return a.name() != "" }

// String returns the wire name, such as "existence".
func (a FinancialAssertion) String() string { return enum.String(a, FinancialAssertion.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (a FinancialAssertion) MarshalText() ([]byte, error) {
	return enum.Marshal(a, FinancialAssertion.name)
}

// UnmarshalText accepts exactly a wire name; the error lists them.
func (a *FinancialAssertion) UnmarshalText(text []byte) error {
	return enum.Unmarshal(a, text, FinancialAssertion.name)
}

// Title returns the name as a matrix prints it.
func (a FinancialAssertion) Title() string {
	switch a {
	case Existence:
		return "Existence"
	case Occurrence:
		return "Occurrence"
	case Completeness:
		return "Completeness"
	case Accuracy:
		return "Accuracy"
	case Cutoff:
		return "Cutoff"
	case Valuation:
		return "Valuation and allocation"
	case Rights:
		return "Rights and obligations"
	case Classification:
		return "Classification"
	case Presentation:
		return "Presentation and disclosure"
	}
	return a.String()
}

// PCAOBAssertion is one of the five assertions of PCAOB AS 1105.11, coarser than [FinancialAssertion]. The
// zero value is invalid.
type PCAOBAssertion uint8

const (
	_ PCAOBAssertion = iota
	// PCAOBExistence covers existence and occurrence.
	PCAOBExistence
	// PCAOBCompleteness covers completeness.
	PCAOBCompleteness
	// PCAOBValuation covers valuation, and accuracy of amounts.
	PCAOBValuation
	// PCAOBRights covers rights and obligations.
	PCAOBRights
	// PCAOBPresentation covers presentation, disclosure and classification.
	PCAOBPresentation
)

func (a PCAOBAssertion) name() string {
	switch a {
	case PCAOBExistence:
		return "existence-or-occurrence"
	case PCAOBCompleteness:
		return "completeness"
	case PCAOBValuation:
		return "valuation-or-allocation"
	case PCAOBRights:
		return "rights-and-obligations"
	case PCAOBPresentation:
		return "presentation-and-disclosure"
	}
	return ""
}

// PCAOBAssertions walks the valid values in the order of their constants.
func PCAOBAssertions() iter.Seq[PCAOBAssertion] { return enum.All(PCAOBAssertion.name) }

// IsValid reports whether a is one of the constants.
func (a PCAOBAssertion) IsValid() bool { return a.name() != "" }

// String returns the wire name, such as "existence-or-occurrence".
func (a PCAOBAssertion) String() string { return enum.String(a, PCAOBAssertion.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (a PCAOBAssertion) MarshalText() ([]byte, error) { return enum.Marshal(a, PCAOBAssertion.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (a *PCAOBAssertion) UnmarshalText(text []byte) error {
	return enum.Unmarshal(a, text, PCAOBAssertion.name)
}

// PCAOB returns the PCAOB assertions that a falls under. Cutoff falls under two: a transaction in the wrong
// period did not occur in the one and is missing from the other. The mapping is practice, not a published table.
func (a FinancialAssertion) PCAOB() []PCAOBAssertion {
	switch a {
	case Existence, Occurrence:
		return []PCAOBAssertion{PCAOBExistence}
	case Completeness:
		return []PCAOBAssertion{PCAOBCompleteness}
	case Cutoff:
		return []PCAOBAssertion{PCAOBExistence, PCAOBCompleteness}
	case Accuracy, Valuation:
		return []PCAOBAssertion{PCAOBValuation}
	case Rights:
		return []PCAOBAssertion{PCAOBRights}
	case Classification, Presentation:
		return []PCAOBAssertion{PCAOBPresentation}
	}
	return nil
}

// OnTransactions reports whether a belongs to the set about classes of transactions and events.
func (a FinancialAssertion) OnTransactions() bool {
	switch a {
	case Occurrence, Completeness, Accuracy, Cutoff, Classification, Presentation:
		return true
	}
	return false
}

// OnBalances reports whether a belongs to the set about account balances at a date.
func (a FinancialAssertion) OnBalances() bool {
	switch a {
	case Existence, Rights, Completeness, Accuracy, Valuation, Classification, Presentation:
		return true
	}
	return false
}

// Account is an account or class of accounts in user entities' financial statements that the service affects.
type Account struct {
	// ID is unique among the accounts of an examination.
	ID AccountID `json:"id"`
	// Name is the caption, such as "Wages expense".
	Name string `json:"name"`
	// Assertions are those that the service bears on for this account.
	Assertions []FinancialAssertion `json:"assertions,omitzero"`
}

// Validate reports a missing id or name and unknown assertions, with pointers relative to a.
func (a Account) Validate() error {
	var ps Problems
	ps.Merge("/id", CheckID(a.ID))
	if a.Name == "" {
		ps.Add(CodeMissing, "/name", "the account has no name", "give the caption as user entities' statements print it")
	}
	for i, assertion := range a.Assertions {
		if !assertion.IsValid() {
			ps.Add(CodeInvalid, Pointer("/assertions", i), "the assertion is unknown", `use a name such as "completeness"`)
		}
	}
	return ps.Err()
}
