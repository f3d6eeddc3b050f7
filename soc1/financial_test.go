package soc1_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/soc1"
)

// TestAssertionSets holds the table against the sets of AU-C 315 and ISA 315, and against AS 1105.11.
func TestAssertionSets(t *testing.T) {
	for _, c := range []struct {
		assertion              soc1.FinancialAssertion
		transactions, balances bool
		pcaob                  []soc1.PCAOBAssertion
	}{
		{soc1.Existence, false, true, []soc1.PCAOBAssertion{soc1.PCAOBExistence}},
		{soc1.Occurrence, true, false, []soc1.PCAOBAssertion{soc1.PCAOBExistence}},
		{soc1.Completeness, true, true, []soc1.PCAOBAssertion{soc1.PCAOBCompleteness}},
		{soc1.Accuracy, true, true, []soc1.PCAOBAssertion{soc1.PCAOBValuation}},
		{soc1.Cutoff, true, false, []soc1.PCAOBAssertion{soc1.PCAOBExistence, soc1.PCAOBCompleteness}},
		{soc1.Valuation, false, true, []soc1.PCAOBAssertion{soc1.PCAOBValuation}},
		{soc1.Rights, false, true, []soc1.PCAOBAssertion{soc1.PCAOBRights}},
		{soc1.Classification, true, true, []soc1.PCAOBAssertion{soc1.PCAOBPresentation}},
		{soc1.Presentation, true, true, []soc1.PCAOBAssertion{soc1.PCAOBPresentation}},
		{0, false, false, nil},
		{99, false, false, nil},
	} {
		if got := c.assertion.OnTransactions(); got != c.transactions {
			t.Errorf("%v is about transactions: %v", c.assertion, got)
		}
		if got := c.assertion.OnBalances(); got != c.balances {
			t.Errorf("%v is about balances: %v", c.assertion, got)
		}
		if got := c.assertion.PCAOB(); !slices.Equal(got, c.pcaob) {
			t.Errorf("%v falls under %v, want %v", c.assertion, got, c.pcaob)
		}
	}
}

func TestEveryAssertionHasItsPlace(t *testing.T) {
	reached := make(map[soc1.PCAOBAssertion]bool)
	for a := range soc1.FinancialAssertions() {
		if !a.OnTransactions() && !a.OnBalances() {
			t.Errorf("%v belongs to neither set", a)
		}
		for _, p := range a.PCAOB() {
			reached[p] = true
		}
	}
	for p := range soc1.PCAOBAssertions() {
		if !reached[p] {
			t.Errorf("no assertion falls under %v", p)
		}
	}
}
