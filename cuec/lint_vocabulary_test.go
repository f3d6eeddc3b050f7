package cuec_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// frame is a sentence with a gap, and the words that may fill it. Every word of a list in the lint stands here in the company that gives
// it its meaning: a list that loses a word loses a statement.
type frame struct {
	sentence string // with %s
	words    string // separated by |
	points   int
}

// checkFrames fills each gap with each word and compares the points of a rule.
func checkFrames(t *testing.T, rule cuec.Rule, frames []frame) {
	t.Helper()
	for _, f := range frames {
		for word := range strings.SplitSeq(f.words, "|") {
			text := fmt.Sprintf(f.sentence, word)
			l := cuec.Lint(text, cuec.LintPolicy{})
			if got := pointsFor(&l, rule); got != f.points {
				t.Errorf("%q: %d for %v, want %d: %v", text, got, rule, f.points, l.Grounds)
			}
		}
	}
}

// TestVocabularyOfCriteria is CU06 word by word.
func TestVocabularyOfCriteria(t *testing.T) {
	checkFrames(t, cuec.RuleCriterion, []frame{
		// the other side of a comparison
		{"The clerk %s the total to the ledger.", "compares|reconciles|agrees|matches|traces|balances|ties|vouches|recalculates|proves|cross-checks", 2},
		{"The clerk %s the rate with the index.", "checks|verifies|confirms|validates|substantiates|corroborates|tests|compares", 2},
		{"The clerk %s the total to the bank.", "reports|sends|submits|enters", 0},
		{"The clerk reviews the register %s.", "against time records|against the ledger", 2},
		{"The clerk protects the register %s.", "against loss", 0},
		{"The clerk monitors the register %s gaps.", "to account for|to detect|to identify|to find|to confirm|to verify", 2},
		{"The clerk verifies that the totals %s the ledger.", "equal|match|agree with|correspond to|reconcile to", 2},
		{"The clerk confirms changes %s.", "by calling the vendor|by comparing the totals", 2},
		{"The clerk confirms changes %s.", "by phone|by email|by Monday", 0},
		// limits
		{"The clerk reviews refunds %s.", "above $500|above €500|above £500|over 2 %|exceeding 500 items|in excess of the limit|over the threshold|above the tolerance|over the limit|above the set amount|over materiality|below the minimum amount", 2},
		{"The clerk reviews refunds of %s.", "more than 100 claims|greater than 100 claims|fewer than 100 claims|at least 100 claims|at a maximum 100 claims", 2},
		{"The clerk reviews items %s.", "older than 30 days|aged over 30 days|for the past 60 days|of the last 60 days|of the preceding three months|of the previous two weeks", 2},
		{"The clerk reviews items %s.", "within 30 days|after 30 days", 0}, // a deadline measures the clerk, not the items
		{"The clerk %s variances over the tolerance.", "reviews|investigates|approves", 2},
		{"The clerk sets %s.", "thresholds|the threshold|tolerances|the tolerance", 0}, // whoever only sets a limit leaves its value open
		// lists whose every item calls for an answer
		{"The clerk clears the exception %s.", "report|reports|items|listing|list|queue|log", 2},
		{"The clerk clears the %s.", "rejects|exceptions|suspense list|error report|reject queue|edit report|rejected items", 2},
		{"The clerk clears the %s.", "inbox|transactions", 0},
		// what a check finds
		{"The clerk reviews the register and resolves %s.", "variances|discrepancies|differences|inaccuracies|breaks|mismatches|duplicates", 2},
		{"The clerk resolves %s.", "variances|discrepancies|differences|breaks", 0}, // of what, nothing says
		// who may
		{"Wires are released by %s.", "two officers|three officers|four officers|five officers|two signatures|another employee|someone else|an independent person|a different person|only the treasurer", 2},
		{"Wires are released by %s.", "six officers|the third officer|the officer|an employee", 0},
		{"Wires need %s.", "dual approval|dual approvals|dual control|dual authorization|dual signature|dual signatures|dual custody|double approval|two approvals|two signatures|a second approval", 2},
		{"Wires need %s.", "dual screens|a call", 0},
		{"Entries are approved by a person other than %s.", "the preparer|those who enter them|employees of the branch", 2},
		{"The clerk reviews the log for %s changes.", "unauthorized|unauthorised", 2},
		{"Callers are checked to the %s.", "authorized caller list|authorised caller lists|authorized listing", 2},
		// qualities point to a measure without holding one
		{"The clerk reviews the register for %s.", "accuracy|completeness|validity|correctness|existence", 1},
		{"The clerk verifies that totals are %s.", "accurate|complete|valid", 1},
		{"The clerk submits %s totals.", "accurate|complete|valid", 0},
		{"The clerk processes entries %s the manual.", "in accordance with|in agreement with|according to|consistent with", 1},
		{"The clerk releases files to %s persons.", "authorized|authorised", 1},
	})
}

// TestVocabularyOfEvidence is CU05 word by word, behind a check that leaves no trace by itself.
func TestVocabularyOfEvidence(t *testing.T) {
	checkFrames(t, cuec.RuleEvidence, []frame{
		{"The clerk reviews the register and %s.", "signs it|initials it|documents it|records it|files a copy|archives it|retains it|logs the outcome|notes the outcome|dates it", 2},
		{"The clerk reviews the register in a %s.", "ticket|checklist|worksheet|logbook|memo|memorandum|workpaper", 2},
		{"The clerk reviews the register with a %s.", "signature|sign-off|screenshot|confirmation|certification|acknowledgment|acknowledgement|affidavit", 2},
		{"The clerk reviews the %s register.", "signed|countersigned|initialed|documented|archived|retained|logged|stamped|notarized", 2},
		{"The clerk reviews the register in %s.", "writing|a letter|an email|an e-mail|a form", 2},
		{"The clerk reviews the register in %s.", "time|encrypted form|detail|the office", 0},
		{"The clerk reviews %s.", "the list|a list of users|the updated list|a marked-up list", 2},
		{"The clerk reviews %s.", "lists|wire lists|the register", 0},
		{"The clerk reviews the %s.", "minutes|receipts|evidence|rationale", 2},
		{"The clerk %s the register.", "approves|authorizes|signs", 2}, // by its nature
		{"The clerk %s the register.", "reviews|sends|corrects|prepares|handles", 0},
	})
}

// TestVocabularyOfObjects is CU03 word by word: a name for a thing is worth two, a word that fits any thing one.
func TestVocabularyOfObjects(t *testing.T) {
	checkFrames(t, cuec.RuleObject, []frame{
		{"The clerk reviews %s.", "the register|the payroll register|invoices|wire transfers|the ledger|timesheets|the rate table|user access rights", 2},
		{"The clerk reviews %s.", "reports|data|information|output|the provider's reports|output reports|documents", 1},
		{"The clerk reviews%s.", "||", 0},
		{"The administrator enforces %s.", "policies|procedures|security|duties|requirements", 1},
		{"The administrator disables %s.", "users|accounts|access", 2}, // which ones is known from a list that exists
		{"The clerk notifies %s.", "the provider|the bank|management", 1},
		{"The clerk provides the bank with %s.", "a list of signers|the payment file", 2},
		{"The clerk supplies the bank with %s.", "a list of signers|the payment file", 2},
		{"The clerk furnishes the bank with %s.", "a list of signers|the payment file", 2},
	})
}

// TestVocabularyOfTime is CU04 for the words that the phrases of time are made of.
func TestVocabularyOfTime(t *testing.T) {
	checkFrames(t, cuec.RuleTiming, []frame{
		{"The clerk reviews the register %s.", "daily|weekly|biweekly|bi-weekly|semi-monthly|monthly|quarterly|semi-annually|annually|yearly|nightly|hourly", 3},
		{"The clerk reviews the register every %s.", "day|week|fortnight|month|quarter|year|hour|night|Monday|Friday|January|December|business day|working day|calendar month", 3},
		{"The clerk reviews the register within two %s.", "days|weeks|months|hours|business days|working days|calendar days", 3},
		{"The clerk reviews the register on %s.", "Monday|the first business day|payday|trade date|the day of release", 3},
		{"The clerk reviews the register at %s.", "month-end|quarter-end|year-end|the end of the month|the close of each quarter|go-live|set-up|installation|inception", 3},
		{"The clerk reviews the register by %s.", "noon|the tenth|the 3rd|the 21st|4 p.m.|9 am|6 o'clock|month-end", 3},
		{"The clerk reviews the register %s the bank.", "by|at|with|for|through", 0},
		{"The clerk reviews the register %s.", "upon receipt|on receipt|on request|on departure|at closing|on maturity|upon renewal|on delivery|on completion|on settlement", 3},
		{"The clerk reviews the register %s it arrives.", "when|whenever|if|after|as soon as|once", 3},
		{"The clerk reviews the register %s it is posted.", "before|until|till", 3},
		{"The clerk reviews the register %s posting.", "prior to|ahead of|in advance of|before", 3},
		{"The clerk reviews the register %s.", "once a year|twice a month|twice per year|four times a year|once each quarter|once daily", 3},
		{"The clerk reviews the register %s.", "once every month|twice every quarter|once daily|per month|per quarter|after 30 days|after two weeks|by 9 pm|by the 2nd", 3},
		{"The clerk reviews the register %s.", "following a transfer|following the transfer|following each transfer|following any transfer|subsequent to a transfer", 3},
		{"The clerk reviews ten invoices %s.", "a month|a week|a day", 3},
		{"The clerk reviews the register %s.", "once|twice|many times|somewhere|in the system|a month|following staff", 0},
	})
}

// TestVerbsOfEveryKind: the first word of the verdict. A verb of control is worth three, routine work and unknown verbs two, an aim one,
// and what goes on in heads or stands in contracts nothing.
func TestVerbsOfEveryKind(t *testing.T) {
	checkFrames(t, cuec.RuleAction, []frame{
		{"The clerk %s the payroll register.", "reviews|reconciles|compares|approves|authorizes|encrypts|locks|revokes|removes|reports|submits|corrects|investigates|archives|retains|renews", 3},
		{"The clerk %s the payroll register.", "enters|processes|downloads|prepares|calculates|posts|receives|updates|prints|opens", 2},
		{"The clerk %s the payroll register.", "blorfs|grelks", 2},
		{"The clerk %s the payroll register.", "maintains|manages|handles|supports|coordinates|protects|safeguards|oversees", 1},
		{"The clerk %s the payroll register.", "understands|knows|considers|expects|has|needs", 0},
	})
	// Of the kinds, three leave their evidence behind by themselves.
	for verb, inherent := range map[string]bool{
		"approves": true, "encrypts": true, "revokes": true, "archives": true, "reviews": false, "reports": false, "corrects": false, "renews": false, "enters": false,
	} {
		text := "The clerk " + verb + " the payroll register."
		l := cuec.Lint(text, cuec.LintPolicy{})
		i := slices.IndexFunc(l.Elements, func(e cuec.Element) bool { return e.Part == cuec.PartEvidence })
		if (i >= 0) != inherent {
			t.Errorf("%q: evidence %v", text, l.Elements)
			continue
		}
		// What is there by nature is shown at the verb and marked as such; what "archives" states is stated.
		if inherent && (text[l.Elements[i].Span.Start:l.Elements[i].Span.End] != verb || l.Elements[i].Inherent != (verb != "archives")) {
			t.Errorf("%q: %+v", text, l.Elements[i])
		}
	}
}
