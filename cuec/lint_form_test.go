package cuec_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// found lists the findings of a rule by the words they point to.
func found(text string, l *cuec.StatementLint, rule cuec.Rule) []string {
	var list []string
	for _, f := range l.Findings {
		if f.Rule == rule {
			list = append(list, text[f.Span.Start:f.Span.End])
		}
	}
	return list
}

// TestLengthIsCountedInWordsAndNumbers is CU17 at its border: the number allowed is allowed, one more is not, and marks do not count.
func TestLengthIsCountedInWordsAndNumbers(t *testing.T) {
	for _, c := range []struct {
		words, most int
		want        bool
	}{
		{cuec.DefaultMaxWords, 0, false},
		{cuec.DefaultMaxWords + 1, 0, true},
		{12, 12, false},
		{13, 12, true},
		{1, 1, false},
		{2, 1, true},
		{500, -1, false},
	} {
		for _, unit := range []string{"word", "7", "T&A", "set-up"} {
			text := strings.TrimSpace(strings.Repeat(unit+" , ", c.words))
			l := cuec.Lint(text, cuec.LintPolicy{MaxWords: c.most, Acronyms: []string{"T&A"}})
			if got := len(found(text, &l, cuec.RuleLength)) > 0; got != c.want {
				t.Errorf("%d times %q with %d allowed: found %v", c.words, unit, c.most, got)
			}
		}
	}
	text := strings.Repeat("word ", 61)
	l := cuec.Lint(text, cuec.LintPolicy{})
	if i := slices.IndexFunc(l.Findings, func(f cuec.Finding) bool { return f.Rule == cuec.RuleLength }); l.Findings[i].Message != "the statement has 61 words, more than 60" || l.Findings[i].Span != (cuec.Span{}) {
		t.Errorf("%+v", l.Findings[i])
	}
}

// TestAcronymsAreExplainedOnce is the other half of CU17: two to six capitals that no reader of such reports has to know.
func TestAcronymsAreExplainedOnce(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The controller reviews the QX register monthly.", []string{"QX"}},         // the shortest
		{"The controller reviews the QXYZAB register monthly.", []string{"QXYZAB"}}, // the longest
		{"The controller reviews the QXYZABC register monthly.", nil},               // a name
		{"The controller reviews the Q register monthly.", nil},
		{"The controller reviews the Qx register monthly.", nil},
		{"The controller reviews the T&A register monthly.", []string{"T&A"}},
		{"The controller reviews the Q2X register monthly.", nil}, // a code, with a digit
		{"The QXY team reviews the QXY register and the RST list monthly.", []string{"QXY", "RST"}},
		{"The controller reviews the quarterly extract (QXY) and files the QXY monthly.", nil},
		{"The controller reviews the QXY (quarterly extract) and files the QXY monthly.", nil},
		{"The controller reviews the QXY and the quarterly extract (QXY) monthly.", []string{"QXY"}}, // explained too late
		{"HR reviews the GL, IT, SOC, MFA, VPN and ACH lists monthly.", nil},
		{"THE CONTROLLER REVIEWS THE QXY REGISTER MONTHLY.", nil}, // nothing tells it from a word
		// No more than five are named: a statement full of them has another fault.
		{"The controller reviews AAX, BBX, CCX, DDX, EEX and FFX monthly.", []string{"AAX", "BBX", "CCX", "DDX", "EEX"}},
	} {
		l := cuec.Lint(c.text, cuec.LintPolicy{})
		if got := found(c.text, &l, cuec.RuleLength); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	const text = "The QXY reviews the RST register of ABX monthly."
	l := cuec.Lint(text, cuec.LintPolicy{Acronyms: []string{"rst"}, Performers: []string{"QXY"}, Providers: []string{"abx"}})
	if got := found(text, &l, cuec.RuleLength); got != nil {
		t.Errorf("names that the policy knows are reported: %q", got)
	}
}

// TestShouldIsFoundOnce: "should" is one finding at its first place, and none where no act follows.
func TestShouldIsFoundOnce(t *testing.T) {
	const text = "The controller should review the register and should sign it."
	l := cuec.Lint(text, cuec.LintPolicy{})
	if got := found(text, &l, cuec.RuleDeclarative); !slices.Equal(got, []string{"should"}) {
		t.Errorf("%q", got)
	}
	if f := l.Findings[slices.IndexFunc(l.Findings, func(f cuec.Finding) bool { return f.Rule == cuec.RuleDeclarative })]; f.Span.Start != strings.Index(text, "should") {
		t.Errorf("found at %d", f.Span.Start)
	}
	for _, text := range []string{"The controller reviews the register monthly, as he should.", "The controller shall review the register monthly."} {
		if l := cuec.Lint(text, cuec.LintPolicy{}); l.Has(cuec.RuleDeclarative) {
			t.Errorf("%q: %v", text, l.Findings)
		}
	}
}

// TestASubjectFarFromTheAccounts is CU15 by words: one word of finance anywhere is a link.
func TestASubjectFarFromTheAccounts(t *testing.T) {
	for text, want := range map[string][]string{
		"The director attends the webinar quarterly.":                           {"webinar"},
		"The director attends the webinar on payroll accounting quarterly.":     nil,
		"Before the webinar the director reviews the ledger.":                   nil,
		"The director reviews the register monthly.":                            nil,
		"The webinar and the newsletter are announced to staff quarterly.":      {"webinar"}, // the first such word stands for all
		"The director attends a WEBINAR quarterly.":                             {"WEBINAR"},
		"The director promptly attends a webinar, an appropriate one, monthly.": {"webinar"},
	} {
		l := cuec.Lint(text, cuec.LintPolicy{})
		if got := found(text, &l, cuec.RuleRelevance); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestQuotesInMessages: what a message repeats of a statement is cut at a word, marked as cut, on one line and valid text.
func TestQuotesInMessages(t *testing.T) {
	long := "user entities of " + strings.Repeat("Overton ", 40)
	for _, c := range []struct{ text, want string }{
		{"User entities review the register monthly.", `"User entities" names no role`},
		{"User\tentities review the register monthly.", `"User entities" names no role`},
		{"User\r entities review the register monthly.", `"User  entities" names no role`},
	} {
		l := cuec.Lint(c.text, cuec.LintPolicy{})
		if l.Findings[0].Message != c.want {
			t.Errorf("%q: %q, want %q", c.text, l.Findings[0].Message, c.want)
		}
	}
	l := cuec.Lint("The controller handles "+long+" monthly.", cuec.LintPolicy{})
	for _, f := range l.Findings {
		for quoted := range quotes(f.Message + f.Suggestion) {
			if len(quoted) > 83 || strings.HasSuffix(quoted, " ...") || len(quoted) > 80 && !strings.HasSuffix(quoted, "...") {
				t.Errorf("%v quotes %d bytes: %q", f.Rule, len(quoted), quoted)
			}
		}
	}
	// No rune is cut in two, wherever the border falls.
	for n := range 12 {
		text := "The controller handles " + strings.Repeat("x", n) + strings.Repeat("é", 60) + " monthly."
		l := cuec.Lint(text, cuec.LintPolicy{})
		for _, f := range l.Findings {
			if strings.Contains(f.Message+f.Suggestion, "�") || strings.Contains(f.Message+f.Suggestion, "?") {
				t.Errorf("%d: %q", n, f.Message+f.Suggestion)
			}
		}
	}
}

// quotes walks what stands in quotation marks.
func quotes(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for i, part := range strings.Split(text, `"`) {
			if i%2 == 1 && !yield(part) {
				return
			}
		}
	}
}

// TestManyVagueWordsAreReportedOnceEach: each word at its first place, in the order of the text, and no more than forty.
func TestManyVagueWordsAreReportedOnceEach(t *testing.T) {
	text := "Promptly, properly and promptly the controller reviews the register as needed, and PROMPTLY as needed."
	l := cuec.Lint(text, cuec.LintPolicy{})
	if got := found(text, &l, cuec.RuleVague); !slices.Equal(got, []string{"Promptly", "properly", "as needed"}) {
		t.Errorf("%q", got)
	}
	if got := pointsFor(&l, cuec.RuleVague); got != -6 {
		t.Errorf("six vague words cost %d", got)
	}
	var words []string
	for i := range 50 {
		words = append(words, fmt.Sprintf("vague%d", i))
	}
	text = strings.Join(words, " ")
	l = cuec.Lint(text, cuec.LintPolicy{VagueWords: words})
	if got := found(text, &l, cuec.RuleVague); len(got) != 40 || got[0] != "vague0" || got[39] != "vague39" || pointsFor(&l, cuec.RuleVague) != -50 {
		t.Errorf("%d of 50 are reported for %d points", len(got), pointsFor(&l, cuec.RuleVague))
	}
}

// TestTheLeadInOfADutyIsFree: "responsible for" with the act right behind it costs nothing and stays a finding; without an act it costs
// like every vague word.
func TestTheLeadInOfADutyIsFree(t *testing.T) {
	for text, points := range map[string]int{
		"User entities are responsible for reviewing the register monthly.":                       0,
		"User entities are responsible for promptly reviewing the register monthly.":              -1, // for "promptly"
		"User entities are responsible for the review of the register monthly.":                   -1,
		"User entities are responsible for security.":                                             -1,
		"User entities are responsible, and review the register monthly.":                         -1,
		"User entities are responsible for reviewing and responsible for approving the register.": -1, // one is enough
		"Responsible for reviewing the register monthly.":                                         0,
		"User entities are accountable for reviewing the register monthly.":                       -1,
	} {
		l := cuec.Lint(text, cuec.LintPolicy{})
		if got := pointsFor(&l, cuec.RuleVague); got != points || !l.Has(cuec.RuleVague) {
			t.Errorf("%q: %d, want %d: %v", text, got, points, l.Grounds)
		}
	}
}
