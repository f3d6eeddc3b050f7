package cuec_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/cuec"
)

// vagueTerms are words and phrases of the lists, of every kind.
func vagueTerms() []string {
	return []string{
		"timely", "promptly", "periodically", "regularly", "often", "appropriate", "adequately", "properly", "sufficient", "ensure", "ensures",
		"responsible", "various", "etc", "suspected", "anomalies", "as needed", "as necessary", "when required", "where applicable",
		"from time to time", "as soon as possible", "ad hoc", "best practices", "industry standards", "make sure", "due care", "and so forth",
		"in due course", "without undue delay", "as they arise", "eventually", "numerous", "good", "believe", "irregularities", "assured",
	}
}

// statements draws texts: statements of the corpus, mixtures of their words, and words that steer the reading.
func statements(texts []labelled) *rapid.Generator[string] {
	var words []string
	for _, c := range texts {
		words = append(words, strings.Fields(c.Text)...)
	}
	words = append(words, "that", "who", "and", "or", ",", ".", "not", "is", "are", "must", "should", "may", "to", "before", "when", "within", "by", "each",
		"every", "as", "soon", "needed", "possible", "best", "from", "time", "make", "users'", "e.g.", "(", ")", "\n", "5", "%", "ça", "\xff")
	return rapid.Custom(func(t *rapid.T) string {
		if rapid.IntRange(0, 2).Draw(t, "shape") == 0 {
			return rapid.SampledFrom(texts).Draw(t, "statement").Text
		}
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 30).Draw(t, "words"), " ")
	})
}

func TestTheSameTextHasTheSameFindings(t *testing.T) {
	texts := statements(everyStatement(t))
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		a, b := cuec.Lint(text, cuec.LintPolicy{}), cuec.Lint(strings.Clone(text), cuec.LintPolicy{})
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("%q: %+v and %+v", text, a, b)
		}
		if c := cuec.Lint(text, cuec.DefaultLintPolicy()); !reflect.DeepEqual(a, c) {
			t.Fatalf("%q: the zero policy says %+v, the default %+v", text, a, c)
		}
	})
}

// TestAVagueWordNeverRaisesTheScore puts vague words and phrases between any two words.
func TestAVagueWordNeverRaisesTheScore(t *testing.T) {
	texts := statements(everyStatement(t))
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		term := rapid.SampledFrom(vagueTerms()).Draw(t, "term")
		words := strings.Split(text, " ")
		at := rapid.IntRange(0, len(words)).Draw(t, "at")
		longer := strings.Join(append(append(append([]string{}, words[:at]...), term), words[at:]...), " ")
		before, after := cuec.Lint(text, cuec.LintPolicy{}), cuec.Lint(longer, cuec.LintPolicy{})
		if after.Score > before.Score || after.Testable && !before.Testable {
			t.Fatalf("%d %v: %q\n%d %v: %q", before.Score, before.Grounds, text, after.Score, after.Grounds, longer)
		}
		// "Responsible" is free where it leads in an act: are responsible for reviewing.
		if before.Score > 0 && after.Score == before.Score && term != "responsible" {
			t.Fatalf("%q costs nothing in %q: %v", term, longer, after.Grounds)
		}
	})
}

// TestAnAllowedWordIsNoLongerVague: what the policy allows costs nothing, and what it adds costs like the words of the list.
func TestAnAllowedWordIsNoLongerVague(t *testing.T) {
	const text = "The controller promptly reconciles the payroll register to the ledger each month."
	plain := cuec.Lint(text, cuec.LintPolicy{})
	allowed := cuec.Lint(text, cuec.LintPolicy{}.WithAllowedWords("Promptly"))
	if !plain.Has(cuec.RuleVague) || allowed.Has(cuec.RuleVague) || allowed.Score != plain.Score+1 {
		t.Errorf("scores %d and %d, findings %v", plain.Score, allowed.Score, allowed.Findings)
	}
	added := cuec.Lint(text, cuec.LintPolicy{}.WithVagueWords("register"))
	if added.Score >= plain.Score {
		t.Errorf("an added vague word leaves the score at %d", added.Score)
	}
	both := cuec.Lint(text, cuec.LintPolicy{VagueWords: []string{"register"}, AllowedWords: []string{"register"}})
	if both.Score != plain.Score {
		t.Errorf("an allowed word that is also added scores %d, want %d", both.Score, plain.Score)
	}
	phrase := "The controller reviews the payroll register as needed."
	if l := cuec.Lint(phrase, cuec.LintPolicy{}.WithAllowedWords("as needed")); l.Has(cuec.RuleVague) {
		t.Errorf("an allowed phrase is still reported: %v", l.Findings)
	}
}

// failer is what ordinary tests, fuzz targets and properties have in common.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkShape holds what is true of every result: spans inside the text on borders of runes, a score within its
// bounds that is the sum of its grounds, a verdict that follows from both, and order.
func checkShape(t failer, text string, l cuec.StatementLint) {
	t.Helper()
	border := func(i int) bool {
		return i == len(text) || i >= 0 && i < len(text) && (utf8.RuneStart(text[i]) || !validAround(text, i))
	}
	check := func(s cuec.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(text) || !border(s.Start) || !border(s.End) {
			t.Fatalf("span %v in %q of %d bytes", s, text, len(text))
		}
	}
	for i, e := range l.Elements {
		check(e.Span)
		if !e.Part.IsValid() || e.Span.Start == e.Span.End || i > 0 && l.Elements[i-1].Part > e.Part {
			t.Fatalf("element %d: %+v of %q", i, l.Elements, text)
		}
	}
	for i, f := range l.Findings {
		check(f.Span)
		if !f.Rule.IsValid() || !f.Severity.IsValid() || f.Message == "" || f.Suggestion == "" || i > 0 && l.Findings[i-1].Rule > f.Rule {
			t.Fatalf("finding %d: %+v of %q", i, f, text)
		}
		if !utf8.ValidString(f.Message) || !utf8.ValidString(f.Suggestion) || len(f.Message) > 400 || len(f.Suggestion) > 400 {
			t.Fatalf("finding %d is no text, or too much of it: %+v", i, f)
		}
	}
	sum := 0
	for _, g := range l.Grounds {
		sum += g.Points
	}
	if l.Score != max(0, sum) || l.Score > cuec.MaxScore || l.Testable != (l.Score >= l.Threshold && len(l.Refused) == 0) {
		t.Fatalf("score %d, sum %d, testable %v, refused %v: %q", l.Score, sum, l.Testable, l.Refused, text)
	}
	if len(l.Draft) > 4000 {
		t.Fatalf("the draft has %d bytes", len(l.Draft))
	}
}

// validAround reports whether the byte at i belongs to a valid rune.
func validAround(text string, i int) bool {
	for j := i; j >= 0 && j > i-utf8.UTFMax; j-- {
		if utf8.RuneStart(text[j]) {
			r, size := utf8.DecodeRuneInString(text[j:])
			return r != utf8.RuneError && j+size > i
		}
	}
	return false
}

func TestEveryResultIsWellFormed(t *testing.T) {
	texts := statements(everyStatement(t))
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		if rapid.Bool().Draw(t, "any") {
			text = rapid.String().Draw(t, "string")
		}
		checkShape(t, text, cuec.Lint(text, cuec.LintPolicy{}))
		checkShape(t, text, cuec.LintCSOC(text, cuec.StrictLintPolicy()))
	})
}

// TestNoVaguePhraseHidesInAnother: a phrase that began as another one ends, or held it, could make a longer text cheaper.
func TestNoVaguePhraseHidesInAnother(t *testing.T) {
	phrases := cuec.VaguePhrases("needed", "necessary", "required", "warranted", "deemed", "applicable", "possible", "practicable", "feasible", "time", "hoc",
		"practices", "practice", "standards", "efforts", "care", "diligence", "sure", "certain", "forth", "course", "delay", "arise", "arises",
		"occur", "occurs")
	if len(phrases) < 65 {
		t.Fatalf("only %d phrases", len(phrases))
	}
	for _, a := range phrases {
		for w := range strings.FieldsSeq(a) {
			if cuec.IsVagueWord(w) {
				t.Errorf("%q holds the vague word %q", a, w)
			}
		}
		for _, b := range phrases {
			if a != b && strings.Contains(" "+a+" ", " "+b+" ") {
				t.Errorf("%q holds %q", a, b)
			}
			words := strings.Fields(b)
			for n := 1; n < len(words); n++ {
				if strings.HasSuffix(" "+a, " "+strings.Join(words[:n], " ")) {
					t.Errorf("%q ends as %q begins", a, b)
				}
			}
		}
	}
}
