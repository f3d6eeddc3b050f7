package cuec_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// TestVerbsBesideTheirObjects: verbs that mean one thing beside one object and another beside another, each with the points of the act that
// it is read as.
func TestVerbsBesideTheirObjects(t *testing.T) {
	checkFrames(t, cuec.RuleAction, []frame{
		// Particles: what a verb means with a little word behind it.
		{"The clerk %s the ledger files.", "backs up|turns off|turns on|switches off|switches on", 3},
		{"The clerk %s.", "logs in to the portal|logs on to the portal|logs into the portal|logs onto the portal|signs in to the portal|signs up for the portal", 2},
		{"The clerk %s rejects.", "follows up on", 3},
		{"The clerk %s.", "takes care of refunds|takes steps against fraud|takes measures against fraud|takes ownership of refunds|takes precautions against fraud", 1},
		// What is accepted, kept or acknowledged.
		{"The clerk accepts %s.", "the wire|the journal voucher|the test results", 3},
		{"The clerk accepts %s.", "the terms of use|the risk of fraud|liability for wires|the conditions of service", 0},
		{"The clerk retains %s.", "the signed vouchers|the journal vouchers", 3},
		{"The clerk retains %s.", "the risk of loss|ownership of data|liability for wires|control of payments", 1},
		{"The clerk acknowledges %s.", "each notice|the rejects|receipt of the file", 3},
		{"The clerk acknowledges %s.", "that notices arrive|the risk of fraud", 0},
		// Rights: routine verbs beside what the system lists.
		{"The clerk %s user profiles.", "creates|modifies|changes|updates|adjusts|amends", 3},
		{"The clerk %s timesheets.", "creates|modifies|changes|updates", 2},
		{"The clerk gives %s.", "access to named staff|written approval of wires", 3},
		{"The clerk deletes %s.", "accounts of leavers|user ids|expired certificates|roles of transferred staff|access lists", 3},
		{"The clerk deletes %s.", "old files|messages", 2},
		{"The clerk cancels %s.", "cards of leavers|user accounts|signer credentials", 3},
		{"The clerk cancels %s.", "orders|meetings", 2},
		{"Terminals are kept %s.", "locked|encrypted|disabled", 3},
		{"Terminals are kept %s.", "clean|ready", 2},
		// Settings: weak verbs beside what can be looked at on any day.
		{"The administrator maintains %s.", "password policies|multi-factor authentication|the firewall rules", 3},
		{"The administrator maintains %s.", "passwords|the office|good relations", 1},
		{"The administrator protects %s.", "passwords|multi-factor authentication", 1},
		{"The administrator sets %s.", "lockout limits of five attempts|a threshold of $500", 3},
		{"The administrator sets %s.", "goals|a meeting", 2},
		// Nouns that carry the meaning.
		{"The clerk performs %s.", "a reconciliation of cash|a review of the register|an inspection of checks|a count of cash|the verification of totals", 3},
		{"The clerk performs %s.", "duties|a task|the work", 2},
		{"The clerk obtains %s.", "approval of the committee|the authorization of the treasurer|a sign-off of the manager", 3},
		{"The clerk obtains %s.", "information|supplies", 2},
		{"Requests %s.", "carry the approval of a manager|bear a signature|show the signature of a manager|contain a signed form", 3},
		{"Requests %s.", "carry a charge", 2},
		{"Requests %s.", "bear interest", 1},
		{"New users have %s.", "a signed access form|a ticket", 3},
		{"New users have %s.", "time|policies", 0},
		{"The clerk requires %s.", "dual approval of wires|a second signature", 3},
		{"The clerk requires %s.", "employees to behave|users to comply with the manual", 1},
		{"The clerk agrees %s.", "the total to the ledger|the invoice to the order", 3},
		{"The clerk %s.", "records sales|stores goods", 2}, // bookkeeping, unless a verb before it says what was done
	})
}

// TestAPromiseIsNoCheck: to agree a total is a check, to agree to do something is a term of a contract, whatever is promised.
func TestAPromiseIsNoCheck(t *testing.T) {
	for _, promise := range []string{"to use the service lawfully", "to pay the fees", "to indemnify the provider", "to comply with the manual", "to keep the data safe"} {
		l := cuec.Lint("The clerk agrees "+promise+".", cuec.LintPolicy{})
		if l.Testable || !slices.Contains(l.Refused, cuec.RuleContract) {
			t.Errorf("%s: %v %v", promise, l.Grounds, l.Refused)
		}
	}
	for _, check := range []string{"the total to the ledger", "totals to the ledger", "billed hours to invoice amounts"} {
		if l := cuec.Lint("The clerk agrees "+check+".", cuec.LintPolicy{}); !l.Testable {
			t.Errorf("%s: %v %v", check, l.Grounds, l.Refused)
		}
	}
}

// TestHeadingsAreStatements: lists of descriptions name a control by its noun, with the object behind "of" and the one who acts behind "by".
func TestHeadingsAreStatements(t *testing.T) {
	checkRead(t, []read{
		{"Review of the payroll register by the controller each month.", "Review", "payroll register"},
		{"Reconciliation of cash to the ledger monthly.", "Reconciliation", "cash"},
		{"Approval of new vendors by the treasurer.", "Approval", "new vendors"},
		{"Removal of access of terminated employees within one day.", "Removal", "access of terminated employees"},
		{"Encryption of payroll files before transmission.", "Encryption", "payroll files"},
		{"Reviewing the payroll register each month.", "Reviewing", "payroll register"},
		{"Review the payroll register each month.", "Review", "payroll register"},
		{"Reviews the payroll register each month.", "Reviews", "payroll register"},
		{"Periodic review of the payroll register.", "review", "payroll register"},
	})
}

// TestVerbsOfNoListAreReadByGrammar: where only a verb can stand, a word that no list knows is one, worth less than a control; where a
// noun or an adjective may stand, nothing is guessed.
func TestVerbsOfNoListAreReadByGrammar(t *testing.T) {
	for text, want := range map[string]string{
		"User entities blorf the rate table each month.":      "blorf",
		"User entities must blorf the rate table each month.": "blorf",
		"The controller blorfs the rate table each month.":    "blorfs",
		"Personnel blorf the rate table each month.":          "blorf",
		"The rate table is blorfed each month.":               "blorfed",
		"User entities do not blorf the rate table.":          "blorf",
		"Blorfing the rate table each month.":                 "Blorfing",
		"Blorf the rate table each month.":                    "",
		"The blorf of the rate table.":                        "",
		"A blorf file is there each month.":                   "",
		"The controller's blorf is there each month.":         "",
		"Blorf files of the controller.":                      "",
	} {
		l := cuec.Lint(text, cuec.LintPolicy{})
		got := strings.Join(partsOf(text, &l, cuec.PartAction), " | ")
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if want != "" && (pointsFor(&l, cuec.RuleAction) != 2 || !l.Has(cuec.RuleAction)) {
			t.Errorf("%q: %v", text, l.Grounds)
		}
	}
}

// TestSentencesAreReadEachByItself: what one sentence said is forgotten in the next, except that all of them together are the statement.
func TestSentencesAreReadEachByItself(t *testing.T) {
	const first = "The controller reviews the register monthly."
	plain := cuec.Lint(first, cuec.LintPolicy{})
	for _, second := range []string{" It is kept.", " See section 4.", " The list is long.", "\nThe list is long.", "; the list is long."} {
		text := strings.TrimSuffix(first, ".") + "." + second
		l := cuec.Lint(text, cuec.LintPolicy{})
		if l.Score < plain.Score || len(l.Refused) > 0 {
			t.Errorf("%q: %d %v, alone %d", text, l.Score, l.Grounds, plain.Score)
		}
		if got := strings.Join(partsOf(text, &l, cuec.PartActor), ""); got != "controller" {
			t.Errorf("%q: actor %q", text, got)
		}
	}
	// A clause that the first sentence opened does not swallow the verb of the second.
	for _, text := range []string{"Before each payroll. The controller approves the register.", "The list that. The controller approves the register.", "When. The controller approves the register."} {
		l := cuec.Lint(text, cuec.LintPolicy{})
		if pointsFor(&l, cuec.RuleAction) != 3 {
			t.Errorf("%q: %v", text, l.Grounds)
		}
	}
}
