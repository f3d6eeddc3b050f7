package cuec_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// FuzzLint checks that any text at all gets a well-formed result, twice the same, and that a vague word in front never
// raises the score.
func FuzzLint(f *testing.F) {
	f.Add("The payroll manager approves the preliminary register before each pay date.")             // a good one
	f.Add("")                                                                                        // nothing
	f.Add(" \t\r\n")                                                                                 // only space
	f.Add("Users’ credentials are reviewed “promptly” — as needed…")                                 // typographic marks
	f.Add("Die Lohnbuchhaltung prüft das Lohnjournal monatlich.")                                    // another language
	f.Add("給与担当者は毎月給与台帳を照合する。")                                                                      // no Latin letters at all
	f.Add("e\u0301 a\u0308 \u202Ereview\u202C \u00A0monthly\u200B")                                  // combining marks, direction, no-break and zero-width space
	f.Add("\xff\xfereview\x80 the \xc3 register")                                                    // not UTF-8
	f.Add(strings.Repeat("and reviews ", 200))                                                       // a chain of verbs
	f.Add(strings.Repeat("is approved and ", 200))                                                   // a chain of passives that share a subject
	f.Add(strings.Repeat("as needed ", 200))                                                         // nothing but vague
	f.Add("make make sure sure from time to from time to time time")                                 // phrases inside one another
	f.Add("e.g. T&A, 1.5 %, $100,000.00 - the user's, users' (ACH).")                                // abbreviations and numbers
	f.Add("i. Approve")                                                                              // a letter that numbers a list, and is no abbreviation
	f.Add("that who which when before after if until because")                                       // clauses without verbs
	f.Add("The service organization's firewall's server's code's review's approved.")                // possessives in a row
	f.Add("ı İ K ſ REVİEW rewiew")                                                                   // letters that fold to ASCII
	f.Add("blorfs the ledger, which it reviews them and provides with it on the first of no access") // fragments of every rule for verbs
	f.Add("(a) • 3. iv) “ ” only may by without other than the")                                     // labels, and criteria that break off
	f.Add("responsible for for responsible reviewing")                                               // lead-ins that are none
	f.Add(strings.Repeat("reviews them ", 100))                                                      // pronouns for pronouns
	f.Add("Two dual another older than by 4 p.m. on the first business day of each")                 // phrases of time and measure at the end of the text
	f.Fuzz(func(t *testing.T, text string) {
		l := cuec.Lint(text, cuec.LintPolicy{})
		checkShape(t, text, l)
		if again := cuec.Lint(text, cuec.LintPolicy{}); !reflect.DeepEqual(l, again) {
			t.Fatalf("%q: %+v and %+v", text, l, again)
		}
		if vague := cuec.Lint("periodically "+text, cuec.LintPolicy{}); vague.Score > l.Score {
			t.Fatalf("%q: a vague word raises %d to %d", text, l.Score, vague.Score)
		}
		checkShape(t, text, cuec.LintCSOC(text, cuec.StrictLintPolicy().WithProviders("provider").WithPerformers("ça")))
	})
}

// FuzzSimilarity checks that the measure is symmetric, within bounds, and full for a text and itself.
func FuzzSimilarity(f *testing.F) {
	f.Add("Payroll registers are reviewed monthly.", "The controller reviews the payroll register each month.") // the same duty in two voices
	f.Add("", "")                                                                                               // nothing to compare
	f.Add("a the of", "and or")                                                                                 // only words that name nothing
	f.Add("ééé ççç ööö", "ööö ééé ççç")                                                                         // beyond ASCII
	f.Add(strings.Repeat("w1 w2 w3 ", 100), strings.Repeat("x ", 500))                                          // more words than are compared
	f.Fuzz(func(t *testing.T, a, b string) {
		s := cuec.Similarity(a, b)
		if s < 0 || s > 100 || s != cuec.Similarity(b, a) {
			t.Fatalf("%d and %d for %q and %q", s, cuec.Similarity(b, a), a, b)
		}
		if self := cuec.Similarity(a, a); self != 0 && self != 100 {
			t.Fatalf("%q is %d %% the same as itself", a, self)
		}
	})
}
