package cuec_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// TestSpansCoverTheRightWords holds the evidence of the verdict against statements of every shape: all spans of each part, in
// their order. The words between the spans are what no rule reads.
func TestSpansCoverTheRightWords(t *testing.T) {
	for _, c := range []struct {
		text                                               string
		actor, action, object, timing, evidence, criterion []string
	}{
		{ // active, with a comparison and time in front
			text:  "Each month, the controller reconciles the payroll register to the general ledger and signs the reconciliation.",
			actor: []string{"controller"}, action: []string{"reconciles", "signs"}, object: []string{"payroll register"}, timing: []string{"Each month"},
			evidence: []string{"signs"}, criterion: []string{"to the general ledger"},
		},
		{ // passive, the actor behind "by"
			text:  "Overpayment recoveries are traced to the sponsor's general ledger by the finance analyst each quarter.",
			actor: []string{"finance analyst"}, action: []string{"traced"}, object: []string{"Overpayment recoveries"}, timing: []string{"each quarter"},
			criterion: []string{"to the sponsor's general ledger"},
		},
		{ // passive, with an occupation that no list knows
			text:  "Share certificates are cancelled by the registrar before new ones are issued.",
			actor: []string{"registrar"}, action: []string{"cancelled"}, object: []string{"Share certificates"}, timing: []string{"before new ones are issued"}, evidence: []string{"cancelled"},
		},
		{ // a deadline with "no later than"
			text:   "Garnishment orders are forwarded to the payroll processor no later than three days after receipt.",
			action: []string{"forwarded"}, object: []string{"Garnishment orders"}, timing: []string{"no later than three days after receipt"},
		},
		{ // a threshold of money
			text:  "Retroactive pay adjustments above $500 are approved by the HR director.",
			actor: []string{"HR director"}, action: []string{"approved"}, object: []string{"Retroactive pay adjustments above $500"}, evidence: []string{"approved"},
			criterion: []string{"above $500"},
		},
		{ // a phrase of time that must not run into the next act
			text:  "The payroll coordinator obtains a signed tax form before the first pay date and keeps it in the file.",
			actor: []string{"payroll coordinator"}, action: []string{"obtains", "keeps"}, object: []string{"signed tax form"}, timing: []string{"before the first pay date"},
			evidence: []string{"signed", "form"},
		},
		{ // lead-in
			text:  "User entities are responsible for reviewing the daily exception report.",
			actor: []string{"User entities"}, action: []string{"reviewing"}, object: []string{"daily exception report"}, timing: []string{"daily"},
			criterion: []string{"exception"},
		},
		{ // the wish to have a control, and the control
			text:   "Controls should be established to ensure that payroll input is approved prior to transmission.",
			action: []string{"established", "approved"}, object: []string{"payroll input"}, timing: []string{"prior to transmission"}, evidence: []string{"approved"},
		},
		{ // an entry of a list
			text:   "(b) Reconciling the daily cash report to bank statements;",
			action: []string{"Reconciling"}, object: []string{"daily cash report"}, timing: []string{"daily"}, criterion: []string{"to bank statements"},
		},
		{ // a heading
			text:  "Approval of new users by the security administrator before access is granted.",
			actor: []string{"security administrator"}, action: []string{"Approval"}, object: []string{"new users"}, timing: []string{"before access is granted"},
			evidence: []string{"Approval"},
		},
		{ // the receiver first, the thing behind "with"
			text:  "The client provides the custodian with a list of authorized signatories annually.",
			actor: []string{"client"}, action: []string{"provides"}, object: []string{"list of authorized signatories"}, timing: []string{"annually"},
			evidence: []string{"list"}, criterion: []string{"authorized"},
		},
		{ // a pronoun for an object
			text:  "The customer defines roles and assigns them to users.",
			actor: []string{"customer"}, action: []string{"defines", "assigns"}, object: []string{"roles"}, evidence: []string{"assigns"},
		},
		{ // a relative clause before the verb
			text:   "Tax notices that an employer receives are sent to the tax department within five days.",
			action: []string{"sent"}, object: []string{"Tax notices"}, timing: []string{"within five days"},
		},
		{ // a noun that could be a verb
			text:   "SSH keys belonging to former engineers are removed within 24 hours.",
			action: []string{"removed"}, object: []string{"SSH keys belonging to former engineers"}, timing: []string{"within 24 hours"}, evidence: []string{"removed"},
		},
		{ // a prohibition
			text:  "The preparer does not approve the same journal voucher.",
			actor: []string{"preparer"}, action: []string{"approve"}, object: []string{"journal voucher"}, evidence: []string{"approve"}, criterion: []string{"approve"},
		},
		{ // a right that is withheld
			text:  "Programmers have no access to the production libraries.",
			actor: []string{"Programmers"}, action: []string{"have"}, object: []string{"access"}, evidence: []string{"have"}, criterion: []string{"have"},
		},
		{ // a verb of no list
			text:  "The treasurer earmarks reserve cash on the first business day of each month.",
			actor: []string{"treasurer"}, action: []string{"earmarks"}, object: []string{"reserve cash"}, timing: []string{"on the first business day of each month"},
		},
		{ // an age
			text:  "Tenant administrators disable accounts with no log-on in the past 90 days.",
			actor: []string{"Tenant administrators"}, action: []string{"disable"}, object: []string{"accounts"}, evidence: []string{"disable"}, criterion: []string{"past 90 days"},
		},
		{ // two persons
			text:   "Each wire instruction is signed by two authorized officers.",
			actor:  []string{"two authorized officers"},
			action: []string{"signed"}, object: []string{"wire instruction"}, timing: []string{"Each wire"}, evidence: []string{"signed"}, criterion: []string{"two authorized officers"},
		},
		{ // the means
			text:  "User entities confirm bank account changes by calling the vendor at a known number.",
			actor: []string{"User entities"}, action: []string{"confirm"}, object: []string{"bank account changes"}, criterion: []string{"by calling the vendor at a known number"},
		},
		{ // capitals
			text:  "THE CONTROLLER APPROVES EVERY JOURNAL VOUCHER BEFORE POSTING.",
			actor: []string{"CONTROLLER"}, action: []string{"APPROVES"}, object: []string{"JOURNAL VOUCHER"}, timing: []string{"EVERY JOURNAL", "BEFORE POSTING"}, evidence: []string{"APPROVES"},
		},
		{ // typographic marks and letters beyond ASCII
			text:  "The client’s manager approves every “café” refund.",
			actor: []string{"client’s manager"}, action: []string{"approves"}, object: []string{"café” refund"}, timing: []string{"every “café” refund"}, evidence: []string{"approves"},
		},
		{ // a time of day
			text:  "Advisers deliver trade files to the fund accountant by 4 p.m. on trade date.",
			actor: []string{"Advisers"}, action: []string{"deliver"}, object: []string{"trade files"}, timing: []string{"by 4 p.m. on trade date"},
		},
		{ // what is stated before an event, with a vague word that no span covers
			text:  "Two cashiers promptly count the vault cash at the end of each shift and record differences.",
			actor: []string{"Two cashiers"}, action: []string{"count", "record"}, object: []string{"vault cash"}, timing: []string{"at the end of each shift"},
			evidence: []string{"record"}, criterion: []string{"Two cashiers", "differences"},
		},
	} {
		l := cuec.Lint(c.text, cuec.LintPolicy{})
		for part, want := range map[cuec.Part][]string{
			cuec.PartActor: c.actor, cuec.PartAction: c.action, cuec.PartObject: c.object, cuec.PartTiming: c.timing, cuec.PartEvidence: c.evidence,
			cuec.PartCriterion: c.criterion,
		} {
			var got []string
			for _, s := range spans(&l, part) {
				got = append(got, c.text[s.Start:s.End])
			}
			if !slices.Equal(got, want) {
				t.Errorf("%v is %q, want %q, in %q", part, got, want, c.text)
			}
		}
	}
}
