package cuec_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestRulesAreNumberedInOrder: the wire name of each rule begins with its number, without a hole.
func TestRulesAreNumberedInOrder(t *testing.T) {
	rules := slices.Collect(cuec.Rules())
	if len(rules) != 20 {
		t.Fatalf("%d rules", len(rules))
	}
	for i, r := range rules {
		number := string([]byte{'c', 'u', byte('0' + (i+1)/10), byte('0' + (i+1)%10), '-'})
		if !strings.HasPrefix(r.String(), number) {
			t.Errorf("rule %d is called %v", i+1, r)
		}
	}
}

func TestSeveritiesAreOrdered(t *testing.T) {
	if soc1.SeverityAdvice >= soc1.SeverityWarning || soc1.SeverityWarning >= soc1.SeverityError {
		t.Error("a heavier severity must compare as greater")
	}
}

// TestFindingsOfSingleRules holds each rule of wording against a statement that breaks it and one that does not.
func TestFindingsOfSingleRules(t *testing.T) {
	const good = "The controller reconciles the payroll register to the ledger monthly and signs the reconciliation."
	for _, c := range []struct {
		rule     cuec.Rule
		severity soc1.Severity
		bad      string
		at       string // the text of the finding's span
	}{
		{cuec.RuleActor, soc1.SeverityWarning, "Payroll registers are reviewed monthly.", ""},
		{cuec.RuleActor, soc1.SeverityAdvice, "User entities review payroll registers monthly.", "User entities"},
		{cuec.RuleAction, soc1.SeverityError, "The controller handles payroll registers monthly.", "handles"},
		{cuec.RuleAction, soc1.SeverityWarning, "The controller prepares payroll registers monthly.", "prepares"},
		{cuec.RuleObject, soc1.SeverityError, "The controller reviews reports monthly.", "reports"},
		{cuec.RuleTiming, soc1.SeverityError, "The controller reviews the payroll register.", ""},
		{cuec.RuleTiming, soc1.SeverityError, "HR promptly notifies the provider when employees leave.", "when employees leave"},
		{cuec.RuleTiming, soc1.SeverityWarning, "The controller approves the payroll register.", ""},
		{cuec.RuleEvidence, soc1.SeverityWarning, "The controller reviews the payroll register monthly.", ""},
		{cuec.RuleCriterion, soc1.SeverityWarning, "The controller reviews the payroll register monthly for accuracy.", "accuracy"},
		{cuec.RuleSingle, soc1.SeverityWarning, "The controller approves new vendors monthly, and HR notifies the provider of transfers.", "notifies"},
		{cuec.RuleVague, soc1.SeverityWarning, "The controller properly reconciles the register to the ledger monthly.", "properly"},
		{cuec.RuleVague, soc1.SeverityError, "The controller reviews the payroll register as soon as possible.", "as soon as possible"},
		{cuec.RulePower, soc1.SeverityError, "The service provider reviews the payroll register monthly.", "reviews"},
		{cuec.RulePower, soc1.SeverityError, "The client restricts access to the service organization's source code.", "restricts"},
		{cuec.RulePower, soc1.SeverityError, "Customers verify that the provider posted their payments.", "verify"},
		{cuec.RuleContract, soc1.SeverityError, "The controller abides by the terms of use.", "abides"},
		{cuec.RuleContract, soc1.SeverityError, "The customer is liable for losses.", ""},
		{cuec.RuleSubstance, soc1.SeverityError, "The controller knows the payroll calendar.", "knows"},
		{cuec.RuleSubstance, soc1.SeverityWarning, "The client has controls to restrict portal access to authorized staff.", "restrict"},
		{cuec.RuleDeclarative, soc1.SeverityWarning, "The controller should approve the payroll register monthly.", "should"},
		{cuec.RuleDeclarative, soc1.SeverityError, "The controller may approve the payroll register monthly.", "approve"},
		{cuec.RuleRelevance, soc1.SeverityWarning, "The director attends a quarterly webinar.", "webinar"},
		{cuec.RuleLength, soc1.SeverityAdvice, "The controller reviews the PQRS register monthly.", "PQRS"},
		{cuec.RuleLength, soc1.SeverityAdvice, good + strings.Repeat(" It is kept.", 20), ""},
	} {
		l := cuec.Lint(c.bad, cuec.LintPolicy{})
		i := slices.IndexFunc(l.Findings, func(f cuec.Finding) bool { return f.Rule == c.rule })
		if i < 0 {
			t.Errorf("%v is not found in %q: %v", c.rule, c.bad, l.Findings)
			continue
		}
		f := l.Findings[i]
		if at := c.bad[f.Span.Start:f.Span.End]; f.Severity != c.severity || at != c.at {
			t.Errorf("%v in %q: %v at %q, want %v at %q", c.rule, c.bad, f.Severity, at, c.severity, c.at)
		}
	}
	if l := cuec.Lint(good, cuec.LintPolicy{}); len(l.Findings) > 0 || !l.Testable || l.Draft != "" {
		t.Errorf("%q: %v, draft %q", good, l.Findings, l.Draft)
	}
}

// TestACSOCMayNameTheSubserviceOrganization: who performs a CSOC is a provider.
func TestACSOCMayNameTheSubserviceOrganization(t *testing.T) {
	const text = "The subservice organization removes access of terminated employees within one business day."
	if l := cuec.LintCSOC(text, cuec.LintPolicy{}); !l.Testable || l.Has(cuec.RulePower) {
		t.Errorf("as a CSOC: %v", l.Findings)
	}
	if l := cuec.Lint(text, cuec.LintPolicy{}); l.Testable || !l.Has(cuec.RulePower) {
		t.Errorf("as a CUEC: %v", l.Findings)
	}
}

// TestPolicySetsTheMeasure: the threshold decides, strictness asks for stated evidence, names are known, limits move.
func TestPolicySetsTheMeasure(t *testing.T) {
	const text = "The controller approves the vendor changes."
	l := cuec.Lint(text, cuec.LintPolicy{})
	if !l.Testable || l.Score != 7 || l.Threshold != cuec.DefaultThreshold {
		t.Fatalf("%+v", l)
	}
	if l := cuec.Lint(text, cuec.LintPolicy{}.WithThreshold(8)); l.Testable || l.Threshold != 8 {
		t.Errorf("threshold 8: %+v", l)
	}
	if l := cuec.Lint(text, cuec.LintPolicy{Threshold: -1}); l.Threshold != cuec.DefaultThreshold {
		t.Errorf("threshold -1: %+v", l)
	}
	if l := cuec.Lint(text, cuec.StrictLintPolicy()); l.Testable || l.Score != 5 || !l.Has(cuec.RuleEvidence) {
		t.Errorf("strict: %+v", l)
	}
	if l := cuec.Lint(text, cuec.LintPolicy{}.WithMaxWords(3)); !l.Has(cuec.RuleLength) {
		t.Errorf("3 words: %v", l.Findings)
	}
	if l := cuec.Lint(strings.Repeat("word ", 500), cuec.LintPolicy{MaxWords: -1}); l.Has(cuec.RuleLength) {
		t.Errorf("no limit of words: %v", l.Findings)
	}
	named := "Acme reviews the payroll register monthly."
	if l := cuec.Lint(named, cuec.LintPolicy{}.WithProviders("ACME")); !l.Has(cuec.RulePower) {
		t.Errorf("a named provider: %v", l.Findings)
	}
	if l := cuec.Lint("The QRS reviews the payroll register monthly.", cuec.LintPolicy{}.WithPerformers("QRS")); l.Has(cuec.RuleLength) || !l.Testable {
		t.Errorf("a named performer: %v", l.Findings)
	}
}

// TestWithLeavesTheOriginalAlone: a copy shares nothing that it changes.
func TestWithLeavesTheOriginalAlone(t *testing.T) {
	base := cuec.LintPolicy{VagueWords: make([]string, 1, 8), AllowedWords: make([]string, 1, 8), Performers: make([]string, 1, 8), Providers: make([]string, 1, 8)}
	a := base.WithVagueWords("a").WithAllowedWords("a").WithPerformers("a").WithProviders("a")
	b := base.WithVagueWords("b").WithAllowedWords("b").WithPerformers("b").WithProviders("b")
	for _, got := range [][]string{a.VagueWords, a.AllowedWords, a.Performers, a.Providers} {
		if !slices.Equal(got, []string{"", "a"}) {
			t.Errorf("the first copy now holds %q", got)
		}
	}
	if !slices.Equal(b.VagueWords, []string{"", "b"}) || len(base.VagueWords) != 1 {
		t.Errorf("copy %q, original %q", b.VagueWords, base.VagueWords)
	}
}

// TestDraftMarksTheGaps: what is missing stands in brackets, vague words are replaced, and nothing else changes.
func TestDraftMarksTheGaps(t *testing.T) {
	for text, want := range map[string]string{
		"Customers reconcile outputs.":                    "Customers reconcile outputs [which], [when or how often], [compared to what, from which difference on], [and keeps what as evidence].",
		"Payroll registers are approved timely.":          "[Who:] Payroll registers are approved [within how long, or how often], [when or how often].",
		"User entities make sure that reports are right.": "User entities [by which act] that reports are right, [by approving, reconciling, comparing, restricting or submitting what], [when or how often], [and keeps what as evidence].",
		"The client is liable.":                           "",
		strings.Repeat("long ", 200):                      "",
	} {
		if l := cuec.Lint(text, cuec.LintPolicy{}); l.Draft != want {
			t.Errorf("%q: draft\n%q, want\n%q", text, l.Draft, want)
		}
	}
}
