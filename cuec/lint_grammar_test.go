package cuec_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// read is how a sentence is taken apart: its verbs in order, and the object of the one that carries it.
type read struct {
	text    string
	actions string // joined by " | "
	object  string
}

// checkRead compares the verbs and the object of statements.
func checkRead(t *testing.T, list []read) {
	t.Helper()
	for _, c := range list {
		l := cuec.Lint(c.text, cuec.LintPolicy{})
		actions, object := strings.Join(partsOf(c.text, &l, cuec.PartAction), " | "), strings.Join(partsOf(c.text, &l, cuec.PartObject), " | ")
		if actions != c.actions || object != c.object {
			t.Errorf("%q: verbs %q and object %q, want %q and %q", c.text, actions, object, c.actions, c.object)
		}
	}
}

// TestNounsThatLookLikeVerbs: half of the verbs of control are nouns as well, and a noun that is taken for a verb makes a control out
// of a heading, or two out of one.
func TestNounsThatLookLikeVerbs(t *testing.T) {
	checkRead(t, []read{
		{"The controller signs the review of the register.", "signs", "review of the register"},
		{"The controller approves the change request.", "approves", "change request"},
		{"The controller keeps the approval log.", "keeps", "approval log"},
		{"The review's outcome is filed by the clerk.", "filed", "review's outcome"},
		{"The controller reviews the reports.", "reviews", "reports"},
		{"The controller reports reviews to the bank.", "reports", "reviews"},
		{"Requests are approved by the controller.", "approved", "Requests"},
		{"The controller approves requests and returns.", "approves", "requests and returns"},
		{"Transfers between accounts are approved by the controller.", "approved", "Transfers between accounts"},
		{"The bank statement is reconciled by the clerk.", "reconciled", "bank statement"},
		{"Signed timesheets are submitted by supervisors.", "submitted", "Signed timesheets"},
		{"The treasurer reviews rejected wires.", "reviews", "rejected wires"},
	})
}

// TestVerbsInClauses: what stands in a clause says when, which or why, and is not what is done; unless the main clause says no more
// than that something is wished for.
func TestVerbsInClauses(t *testing.T) {
	checkRead(t, []read{
		{"When the bank rejects a wire, the treasurer investigates the wire.", "investigates", "wire"},
		{"The treasurer investigates wires that the bank rejects.", "investigates", "wires"},
		{"The treasurer approves wires before the bank releases them.", "approves", "wires"},
		{"The treasurer approves wires so that the bank can release them.", "approves", "wires"},
		{"The treasurer calls the bank to confirm the wire.", "calls | confirm", "wire"}, // a call is no control, what it is for is one
		{"User entities have controls to approve wires.", "approve", "wires"},
		{"User entities make sure that wires are approved.", "approved", "wires"},
		{"The treasurer determines that only officers are given access.", "determines | given", "access"},
		{"Notices of changes are given in writing.", "given", "Notices of changes"},
		{"Notices of changes are given to the custodian.", "given", "Notices of changes"},
		{"Managers are given access.", "given", "access"},
	})
}

// TestATimeIsNoObject: a verb with nothing but a time behind it says nothing about what it works on. The event can stand for what is
// told, and only for that.
func TestATimeIsNoObject(t *testing.T) {
	for text, points := range map[string]int{
		"HR notifies within a day of a termination.":            1,
		"HR notifies when an employee leaves.":                  1,
		"HR notifies before each termination.":                  1,
		"HR notifies the client within a day of a termination.": 1, // who is told, not what
		"The controller approves before each payroll.":          0,
		"The controller reviews whenever a rate changes.":       0,
		"The controller reviews until the ledger balances.":     0,
		"The controller reviews prior to release.":              0,
		"The controller reviews during the close.":              0,
		"The controller reviews unless the ledger balances.":    0,
		"The controller approves the register before release.":  2,
		"The controller looks after the register.":              2,
	} {
		l := cuec.Lint(text, cuec.LintPolicy{})
		if got := pointsFor(&l, cuec.RuleObject); got != points {
			t.Errorf("%q: %d for the object %q, want %d", text, got, partsOf(text, &l, cuec.PartObject), points)
		}
	}
}

// TestVerbsInARow: verbs that share an object are one act, and each further one with an object of its own is another.
func TestVerbsInARow(t *testing.T) {
	for _, c := range []struct {
		text  string
		cores int // as CU08 counts them; 1 means that nothing is found
	}{
		{"The controller reviews and approves the register.", 1},
		{"The register is reviewed and approved by the controller.", 1},
		{"The controller reviews the register and signs it.", 1},
		{"The controller reviews the register and initials it.", 1},
		{"The controller reviews the register and documents it.", 1},
		{"The controller reviews the register and corrects errors.", 1},
		{"The controller reviews the register, corrects errors and notifies the provider.", 1},
		{"The controller reviews the register and removes leavers.", 1},
		{"The controller reviews the register and records the outcome.", 1},
		{"The controller approves the register, and HR notifies the provider of leavers.", 2},
		{"The controller approves invoices, and HR removes leavers, and the treasurer encrypts files.", 3},
		{"Reconciliations are performed and approvals obtained and access reviewed.", 3},
		{"The controller approves the register and does not release wires.", 1}, // a prohibition limits, and adds nothing
	} {
		l := cuec.Lint(c.text, cuec.LintPolicy{})
		i := slices.IndexFunc(l.Findings, func(f cuec.Finding) bool { return f.Rule == cuec.RuleSingle })
		if (i >= 0) != (c.cores > 1) {
			t.Errorf("%q: %v, want %d controls", c.text, l.Findings, c.cores)
			continue
		}
		if i >= 0 && !strings.HasPrefix(l.Findings[i].Message, string(rune('0'+c.cores))+" separate controls") {
			t.Errorf("%q: %s", c.text, l.Findings[i].Message)
		}
		// Every control beyond the second costs a point.
		if got := pointsFor(&l, cuec.RuleSingle); got != -max(0, c.cores-2) {
			t.Errorf("%q: CU08 gives %d", c.text, got)
		}
	}
}

// TestWaysToForbid: whatever denies a verb makes a prohibition, which holds or does not hold for every item and is its own measure.
func TestWaysToForbid(t *testing.T) {
	for _, text := range []string{
		"The preparer does not approve the voucher.", "The preparer never approves the voucher.", "The preparer cannot approve the voucher.",
		"The preparer must not approve the voucher.", "Nobody may approve the voucher of his own.", "No preparer approves the voucher.",
		"None of the preparers may approve the voucher.", "Neither preparer may approve the voucher.", "No employee can both enter and approve a payment.",
	} {
		l := cuec.Lint(text, cuec.LintPolicy{})
		if pointsFor(&l, cuec.RuleCriterion) != 2 {
			t.Errorf("%q is no prohibition: %v %q", text, l.Grounds, partsOf(text, &l, cuec.PartCriterion))
		}
	}
	for _, text := range []string{
		"The controller approves the voucher.", "Not later than Monday the controller approves the voucher.", "The controller approves vouchers without a receipt.",
	} {
		if l := cuec.Lint(text, cuec.LintPolicy{}); pointsFor(&l, cuec.RuleCriterion) != 0 {
			t.Errorf("%q is a prohibition: %q", text, partsOf(text, &l, cuec.PartCriterion))
		}
	}
}

// TestWordsOfDuty: whoever is required, expected or instructed to review, reviews; the words of duty are no act.
func TestWordsOfDuty(t *testing.T) {
	plain := cuec.Lint("The controller reviews the register monthly.", cuec.LintPolicy{})
	for _, duty := range []string{
		"is required to", "is expected to", "is obliged to", "is obligated to", "needs to", "has to", "is asked to", "is instructed to", "is supposed to",
		"is directed to", "must", "shall", "will", "is to",
	} {
		text := "The controller " + duty + " review the register monthly."
		l := cuec.Lint(text, cuec.LintPolicy{})
		if !slices.Equal(l.Grounds, plain.Grounds) || strings.Join(partsOf(text, &l, cuec.PartAction), " ") != "review" {
			t.Errorf("%q: %v and %q, plain %v", text, l.Grounds, partsOf(text, &l, cuec.PartAction), plain.Grounds)
		}
	}
	// Leave to do something is no duty, and "should" is one that is only asked for.
	for _, leave := range []string{"may", "might", "could", "can", "is able to", "has the option to", "has the opportunity to", "has the possibility to"} {
		text := "The controller " + leave + " review the register monthly."
		if l := cuec.Lint(text, cuec.LintPolicy{}); !slices.Contains(l.Refused, cuec.RuleDeclarative) {
			t.Errorf("%q is not refused: %v", text, l.Grounds)
		}
	}
	if l := cuec.Lint("The controller should review the register monthly.", cuec.LintPolicy{}); len(l.Refused) > 0 || !l.Has(cuec.RuleDeclarative) || !l.Testable {
		t.Errorf("should: %v %v", l.Refused, l.Findings)
	}
}

// TestPronounsStandForTheObjectBefore: a verb whose object is a pronoun works on what was named before it.
func TestPronounsStandForTheObjectBefore(t *testing.T) {
	for _, pronoun := range []string{"it", "them", "these", "those"} {
		text := "The clerk opens the lockbox reports and approves " + pronoun + "."
		l := cuec.Lint(text, cuec.LintPolicy{})
		if got := strings.Join(partsOf(text, &l, cuec.PartObject), "|"); got != "lockbox reports" {
			t.Errorf("%q: object %q", text, got)
		}
		if pointsFor(&l, cuec.RuleObject) != 2 {
			t.Errorf("%q: %v", text, l.Grounds)
		}
	}
}

// TestLabelsOfListsAreNoWords: the number, letter or bullet that a description puts in front of an entry changes nothing.
func TestLabelsOfListsAreNoWords(t *testing.T) {
	const text = "The controller reviews the register monthly."
	plain := cuec.Lint(text, cuec.LintPolicy{})
	for _, label := range []string{"1. ", "12) ", "(3) ", "a. ", "(b) ", "c) ", "iv. ", "(ii) ", "• ", "- ", "– ", "* ", "1.2 "} {
		l := cuec.Lint(label+text, cuec.LintPolicy{})
		if !slices.Equal(l.Grounds, plain.Grounds) || strings.Join(partsOf(label+text, &l, cuec.PartActor), "") != "controller" {
			t.Errorf("%q: %v, actor %q", label+text, l.Grounds, partsOf(label+text, &l, cuec.PartActor))
		}
	}
}
