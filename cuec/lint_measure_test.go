package cuec_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// TestPhrasesOfCriterion weighs what a control is held against: 2 for the other side of a comparison, a limit, or who
// alone may act, 1 for a bare quality, 0 for what only looks like it.
func TestPhrasesOfCriterion(t *testing.T) {
	for points, statements := range map[int][]string{
		2: {
			// comparisons
			"The clerk reconciles the cash book to the bank statement.", "The clerk compares the invoice with the order.", "The clerk agrees the total to the ledger.",
			"The clerk validates the export against time records.", "The clerk performs a reconciliation between the ledger and the statement.",
			"The clerk checks that the count sent equals the count received.", "The clerk verifies that totals agree with the ledger.",
			"The register is compared by the clerk to the ledger.", "The clerk confirms the rate with the index.", "The clerk confirms the change by calling the vendor.",
			// limits and ages
			"The clerk reviews adjustments above $500.", "The clerk reviews write-offs over 2 %.", "The clerk reviews refunds in excess of the limit.",
			"The clerk reviews items older than 30 days.", "The clerk reviews accounts unused for 90 days.", "The clerk reviews log-ons in the past 60 days.",
			"The clerk investigates variances over the tolerance.", "The clerk removes users no longer employed.", "The clerk reviews at least 20 claims.",
			// lists whose every item calls for an answer
			"The clerk reviews the exception report.", "The clerk clears the suspense listing.", "The clerk reviews rejected items.",
			// what a check finds
			"The clerk reviews the register and resolves differences.", "The clerk matches trades and clears breaks.",
			// who may, and who may not
			"Only the treasurer releases wires.", "Wires are signed by two authorized officers.", "Wires need a second approval.", "Wires are released by another employee.",
			"A person other than the preparer approves entries.", "A clerk without access to cash posts receipts.", "Wires require dual approval.",
			"Payments are approved by someone else.", "An independent person counts the vault.",
			"Callers are checked to the authorized caller list.", "The clerk reviews the log for unauthorized changes.",
		},
		1: {
			"The clerk reviews the register for accuracy.", "The clerk reviews the register for completeness and accuracy.", "The clerk verifies that totals are complete.",
			"The clerk processes entries in accordance with the manual.", "The clerk releases payments to authorized payees.",
		},
		0: {
			"The clerk reviews the register.", "The clerk confirms changes to contacts.", "The clerk submits accurate data.", "The clerk resolves discrepancies.",
			"The clerk sets thresholds.", "The clerk protects files against viruses.", "The clerk submits the file for the month.", "The clerk pays the first invoice.",
			"The clerk sends the file at least five days before release.",
		},
	} {
		for _, text := range statements {
			l := cuec.Lint(text, cuec.LintPolicy{})
			if got := pointsFor(&l, cuec.RuleCriterion); got != points {
				t.Errorf("%d, want %d: %q: %q", got, points, text, partsOf(text, &l, cuec.PartCriterion))
			}
			if found := len(spans(&l, cuec.PartCriterion)) > 0; found != (points > 0) {
				t.Errorf("%q: a criterion is shown: %v", text, found)
			}
		}
	}
}

// TestEvidenceIsStatedOrInherent: words of proof count, and so does an act that leaves proof by its nature, unless the policy
// takes nothing as understood.
func TestEvidenceIsStatedOrInherent(t *testing.T) {
	for _, c := range []struct {
		text             string
		evidence, strict []string // what is shown under the default and under the strict policy
	}{
		{"The clerk reviews the register and signs it.", []string{"signs"}, []string{"signs"}},
		{"The clerk reviews the register and keeps a signed copy.", []string{"signed", "copy"}, []string{"signed", "copy"}},
		{"The clerk notifies the bank in writing.", []string{"writing"}, []string{"writing"}},
		{"The clerk notifies the bank by letter.", []string{"letter"}, []string{"letter"}},
		{"The clerk reviews the register and documents exceptions.", []string{"documents"}, []string{"documents"}},
		{"The clerk reviews the register in a ticket.", []string{"ticket"}, []string{"ticket"}},
		{"Certificates are on file for each customer.", []string{"are"}, []string{"are"}},
		{"Requests bear the manager's signature.", []string{"bear", "signature"}, []string{"bear", "signature"}},
		{"The clerk approves the order.", []string{"approves"}, nil},
		{"The clerk revokes access of leavers.", []string{"revokes"}, nil},
		{"The clerk enables multi-factor authentication.", []string{"enables"}, nil},
		{"The clerk reviews the register.", nil, nil},
		{"The clerk submits files in encrypted form.", nil, nil},
		{"The clerk sends the file.", nil, nil},
	} {
		l, strict := cuec.Lint(c.text, cuec.LintPolicy{}), cuec.Lint(c.text, cuec.StrictLintPolicy())
		if got := partsOf(c.text, &l, cuec.PartEvidence); !slices.Equal(got, c.evidence) {
			t.Errorf("%q shows %q, want %q", c.text, got, c.evidence)
		}
		if got := partsOf(c.text, &strict, cuec.PartEvidence); !slices.Equal(got, c.strict) {
			t.Errorf("%q shows %q under the strict policy, want %q", c.text, got, c.strict)
		}
		if want := len(c.evidence) > 0; (pointsFor(&l, cuec.RuleEvidence) == 2) != want {
			t.Errorf("%q: %v", c.text, l.Grounds)
		}
	}
}
