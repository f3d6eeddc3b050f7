package cuec_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/cuec"
)

// everyStatement returns the statements of all lists, the public corpus first.
func everyStatement(t testing.TB) []labelled {
	var all []labelled
	for _, name := range []string{"cuec_public.jsonl", "own.jsonl", "wording_1.jsonl", "wording_2.jsonl", "wording_3.jsonl", "wording_4.jsonl", "wording_5.jsonl", "shapes.jsonl"} {
		all = append(all, corpus(t, name)...)
	}
	return all
}

// upperASCII is the text in capitals, letter for letter.
func upperASCII(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' {
			return c - 'a' + 'A'
		}
		return c
	}, s)
}

// TestTypographyDoesNotChangeTheVerdict: capitals, the number or bullet of a list, quotation marks, the style of apostrophes,
// spaces and the mark at the end are dress. The score, its grounds and the refusals stay, for every statement of the lists.
func TestTypographyDoesNotChangeTheVerdict(t *testing.T) {
	for _, c := range everyStatement(t) {
		plain := cuec.Lint(c.Text, cuec.LintPolicy{})
		for name, text := range map[string]string{
			"capitals":        upperASCII(c.Text),
			"number":          "12. " + c.Text,
			"letter":          "(c) " + c.Text,
			"Roman number":    "iv) " + c.Text,
			"bullet":          "• " + c.Text,
			"dash":            "– " + c.Text,
			"quotation marks": "“" + c.Text + "”",
			"apostrophes":     strings.ReplaceAll(c.Text, "'", "’"),
			"spaces":          "  " + strings.ReplaceAll(c.Text, " ", " \t ") + "\n\n",
			"no-break spaces": strings.ReplaceAll(c.Text, " ", "\u00a0"),
			"no mark at end":  strings.TrimRight(c.Text, ".;"),
			"other mark":      strings.TrimRight(c.Text, ".;") + ";",
		} {
			l := cuec.Lint(text, cuec.LintPolicy{})
			if l.Score != plain.Score || l.Testable != plain.Testable || !slices.Equal(l.Refused, plain.Refused) || !slices.Equal(l.Grounds, plain.Grounds) {
				t.Errorf("%s, %s: %v %v, plain %v %v: %s", c.ID, name, l.Grounds, l.Refused, plain.Grounds, plain.Refused, text)
			}
		}
	}
}

// TestBritishSpellingDoesNotChangeTheVerdict: the lists hold one spelling.
func TestBritishSpellingDoesNotChangeTheVerdict(t *testing.T) {
	british := strings.NewReplacer("authoriz", "authoris", "Authoriz", "Authoris", "unauthoriz", "unauthoris", "analyze", "analyse", "rganization", "rganisation",
		"itemize", "itemise", "anonymize", "anonymise", "scrutinize", "scrutinise", "acknowledgment", "acknowledgement")
	changed := 0
	for _, c := range everyStatement(t) {
		text := british.Replace(c.Text)
		if text == c.Text {
			continue
		}
		changed++
		plain, l := cuec.Lint(c.Text, cuec.LintPolicy{}), cuec.Lint(text, cuec.LintPolicy{})
		if l.Score != plain.Score || l.Testable != plain.Testable {
			t.Errorf("%s: %d %v in British spelling, %d %v in American: %s", c.ID, l.Score, l.Grounds, plain.Score, plain.Grounds, text)
		}
	}
	if changed < 60 {
		t.Errorf("only %d statements have a spelling to change", changed)
	}
}

// TestTheLeadInOfATradeChangesNothing: "user entities review" and the ways in which reports say that it is theirs to do so
// have one verdict. The strict reading may cost a point, for the words are vague, but not the verdict of a good statement.
func TestTheLeadInOfATradeChangesNothing(t *testing.T) {
	acts := []struct{ base, gerund, rest string }{
		{"review", "reviewing", "the monthly access listing"},
		{"reconcile", "reconciling", "the clearing account to the ledger"},
		{"approve", "approving", "vendor changes before they take effect"},
		{"restrict", "restricting", "access to the portal to authorized staff"},
		{"notify", "notifying", "the custodian within one day of changes to signatories"},
		{"remove", "removing", "access of terminated employees"},
		{"submit", "submitting", "census files by the tenth of each month"},
		{"encrypt", "encrypting", "files before upload"},
		{"monitor", "monitoring", "reports"},
		{"resolve", "resolving", "errors"},
		{"maintain", "maintaining", "records"},
		{"protect", "protecting", "passwords"},
		{"provide", "providing", "information"},
	}
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SampledFrom(acts).Draw(t, "act")
		who := rapid.SampledFrom([]string{"User entities", "Clients", "Plan sponsors", "The controllers"}).Draw(t, "who")
		plain := cuec.Lint(who+" "+a.base+" "+a.rest+".", cuec.LintPolicy{})
		for _, text := range []string{
			who + " are responsible for " + a.gerund + " " + a.rest + ".",
			who + " are required to " + a.base + " " + a.rest + ".",
			who + " must " + a.base + " " + a.rest + ".",
			who + " should " + a.base + " " + a.rest + ".",
			who + " need to " + a.base + " " + a.rest + ".",
			"Responsible for " + a.gerund + " " + a.rest + ".",
			strings.ToUpper(a.gerund[:1]) + a.gerund[1:] + " " + a.rest,
		} {
			if l := cuec.Lint(text, cuec.LintPolicy{}); l.Testable != plain.Testable {
				t.Fatalf("%v with %d, %v: %q; plain %v with %d, %v", l.Testable, l.Score, l.Grounds, text, plain.Testable, plain.Score, plain.Grounds)
			}
		}
	})
}

// TestVoiceDoesNotChangeTheVerdict: the same control told actively and passively has one verdict.
func TestVoiceDoesNotChangeTheVerdict(t *testing.T) {
	for active, passive := range map[string]string{
		"The controller reviews the payroll register monthly.":            "The payroll register is reviewed monthly by the controller.",
		"The treasurer approves wires above $10,000.":                     "Wires above $10,000 are approved by the treasurer.",
		"User entities remove access of terminated employees.":            "Access of terminated employees is removed by user entities.",
		"User entities submit rate changes in writing.":                   "Rate changes are submitted in writing by user entities.",
		"The clerk reconciles the cash book to the bank statement.":       "The cash book is reconciled by the clerk to the bank statement.",
		"User entities back up configuration files weekly.":               "Configuration files are backed up weekly by user entities.",
		"User entities review reports.":                                   "Reports are reviewed by user entities.",
		"User entities resolve problems.":                                 "Problems are resolved by user entities.",
		"User entities maintain records.":                                 "Records are maintained by user entities.",
		"User entities protect data.":                                     "Data is protected by user entities.",
		"User entities promptly notify the provider of security matters.": "The provider is promptly notified of security matters by user entities.",
	} {
		a, p := cuec.Lint(active, cuec.LintPolicy{}), cuec.Lint(passive, cuec.LintPolicy{})
		if a.Testable != p.Testable || p.Has(cuec.RuleActor) != a.Has(cuec.RuleActor) {
			t.Errorf("%v with %v: %q\n%v with %v: %q", a.Testable, a.Grounds, active, p.Testable, p.Grounds, passive)
		}
	}
}

// TestAFrequencyNeverCosts: a definite time at the end of a statement says more, and never less.
func TestAFrequencyNeverCosts(t *testing.T) {
	for _, c := range everyStatement(t) {
		before := cuec.Lint(c.Text, cuec.LintPolicy{})
		for _, when := range []string{"each month", "every quarter", "daily", "at least annually", "within five business days", "by the tenth of the month"} {
			after := cuec.Lint(strings.TrimRight(c.Text, ".;")+" "+when+".", cuec.LintPolicy{})
			if after.Score < before.Score || before.Testable && !after.Testable {
				t.Errorf("%s: %d %v, with %q %d %v: %s", c.ID, before.Score, before.Grounds, when, after.Score, after.Grounds, c.Text)
			}
		}
	}
}

// TestOnlyFiguresBeatEachOther: of two statements that differ in one part, the fuller one scores higher.
func TestOnlyFiguresBeatEachOther(t *testing.T) {
	ladder := []string{
		"User entities handle data.",
		"User entities process data.",
		"User entities review data.",
		"User entities review the payroll register.",
		"User entities review the payroll register for accuracy.",
		"User entities review the payroll register monthly.",
		"User entities review the payroll register against time records monthly.",
		"User entities review the payroll register against time records monthly and sign it.",
	}
	for i := 1; i < len(ladder); i++ {
		less, more := cuec.Lint(ladder[i-1], cuec.LintPolicy{}), cuec.Lint(ladder[i], cuec.LintPolicy{})
		if more.Score <= less.Score {
			t.Errorf("%q scores %d, %q scores %d", ladder[i], more.Score, ladder[i-1], less.Score)
		}
	}
}
