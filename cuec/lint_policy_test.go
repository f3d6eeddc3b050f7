package cuec_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
)

// TestPresetsStateTheirNumbers: the presets are what their comments say, and the documented defaults are the numbers in force.
func TestPresetsStateTheirNumbers(t *testing.T) {
	if d := cmp.Diff(cuec.LintPolicy{Threshold: 7, MaxWords: 60, MaxCUECs: 30, SimilarPercent: 60}, cuec.DefaultLintPolicy()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(cuec.LintPolicy{Threshold: 8, Strict: true, MaxWords: 60, MaxCUECs: 12, SimilarPercent: 60}, cuec.StrictLintPolicy()); d != "" {
		t.Error(d)
	}
	if cuec.MaxScore != 12 || cuec.DefaultThreshold != 7 {
		t.Errorf("of %d points %d are asked for", cuec.MaxScore, cuec.DefaultThreshold)
	}
}

// TestTheMostAndTheLeast: the best statement earns every point there is and not one more, and nothing goes below zero.
func TestTheMostAndTheLeast(t *testing.T) {
	const best = "Each month the controller reconciles the payroll register to the ledger and signs the reconciliation."
	if l := cuec.Lint(best, cuec.LintPolicy{}); l.Score != cuec.MaxScore {
		t.Errorf("%d of %d: %v", l.Score, cuec.MaxScore, l.Grounds)
	}
	for _, c := range everyStatement(t) {
		if l := cuec.Lint(c.Text, cuec.LintPolicy{}); l.Score < 0 || l.Score > cuec.MaxScore {
			t.Errorf("%s scores %d", c.ID, l.Score)
		}
	}
	l := cuec.Lint("Appropriate, adequate, proper, sufficient and reasonable efforts.", cuec.LintPolicy{})
	if l.Score != 0 || pointsFor(&l, cuec.RuleVague) != -5 {
		t.Errorf("%d, %v", l.Score, l.Grounds)
	}
	if l := cuec.Lint("", cuec.LintPolicy{}); l.Score != 0 || l.Testable || len(l.Elements) > 0 || l.Grounds != nil || l.Worst() == 0 {
		t.Errorf("nothing at all: %+v", l)
	}
}

// TestThresholdDecidesExactly: a score that reaches the threshold passes, one below does not, from 1 to the most there is.
func TestThresholdDecidesExactly(t *testing.T) {
	for _, c := range everyStatement(t) {
		score := cuec.Lint(c.Text, cuec.LintPolicy{}).Score
		for threshold := 1; threshold <= cuec.MaxScore+1; threshold++ {
			l := cuec.Lint(c.Text, cuec.LintPolicy{}.WithThreshold(threshold))
			if want := score >= threshold && len(l.Refused) == 0; l.Testable != want || l.Threshold != threshold || l.Score != score {
				t.Fatalf("%s scores %d with the threshold %d: testable %v, score %d", c.ID, score, threshold, l.Testable, l.Score)
			}
		}
	}
}

// A policy that asks for more never gives more (invariant 38). The strict one takes evidence as stated only where it is, so that it
// can take two points away and give none.
func TestAStricterPolicyNeverImproves(t *testing.T) {
	texts := statements(everyStatement(t))
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		lax, strict := cuec.Lint(text, cuec.LintPolicy{}), cuec.Lint(text, cuec.LintPolicy{Strict: true})
		if strict.Score > lax.Score || strict.Score < lax.Score-2 || strict.Testable && !lax.Testable {
			t.Fatalf("%d %v, strict %d %v: %q", lax.Score, lax.Testable, strict.Score, strict.Testable, text)
		}
		if !slices.Equal(lax.Refused, strict.Refused) {
			t.Fatalf("refused for %v, strictly for %v: %q", lax.Refused, strict.Refused, text)
		}
		// Nothing found without the strictness is forgiven with it.
		for _, f := range lax.Findings {
			if f.Rule != cuec.RuleVague && !strict.Has(f.Rule) {
				t.Fatalf("%v is forgiven: %q", f.Rule, text)
			}
		}
	})
}

// A limit of the policy that is lower finds no less: words, CUECs and likeness.
func TestALowerLimitFindsNoLess(t *testing.T) {
	texts := registers(corpus(t, "cuec_public.jsonl"))
	rapid.Check(t, func(t *rapid.T) {
		r, m := texts.Draw(t, "register"), planMatrix()
		limits := rapid.IntRange(1, 100)
		high, low := limits.Draw(t, "one"), limits.Draw(t, "other")
		high, low = max(high, low), min(high, low)
		count := func(p cuec.LintPolicy, rule cuec.Rule) int {
			n := 0
			l := r.Lint(&m, p)
			for _, list := range [][]cuec.StatementLint{l.CUECs, l.CSOCs} {
				for i := range list {
					if list[i].Has(rule) {
						n++
					}
				}
			}
			for _, f := range l.Findings {
				if f.Rule == rule {
					n++
				}
			}
			return n
		}
		for rule, with := range map[cuec.Rule]func(int) cuec.LintPolicy{
			cuec.RuleLength:    func(n int) cuec.LintPolicy { return cuec.LintPolicy{MaxWords: n} },
			cuec.RuleCount:     func(n int) cuec.LintPolicy { return cuec.LintPolicy{MaxCUECs: n} },
			cuec.RuleDuplicate: func(n int) cuec.LintPolicy { return cuec.LintPolicy{SimilarPercent: n} },
			cuec.RuleRepeated:  func(n int) cuec.LintPolicy { return cuec.LintPolicy{SimilarPercent: n} },
		} {
			if a, b := count(with(low), rule), count(with(high), rule); a < b {
				t.Fatalf("%v: %d at %d, %d at %d", rule, a, low, b, high)
			}
		}
	})
}

// TestWordsOfThePolicyInAnyCaseAndSpacing: a caller's list may be typed as it comes.
func TestWordsOfThePolicyInAnyCaseAndSpacing(t *testing.T) {
	const text = "The QXY promptly reviews the RST register of Acme monthly."
	plain := cuec.Lint(text, cuec.LintPolicy{VagueWords: []string{"register"}, AllowedWords: []string{"promptly"}, Performers: []string{"qxy"}, Providers: []string{"acme"}, Acronyms: []string{"rst"}})
	dressed := cuec.Lint(text, cuec.LintPolicy{VagueWords: []string{" REGISTER "}, AllowedWords: []string{"Promptly\t"}, Performers: []string{"QXY"}, Providers: []string{"\nACME"}, Acronyms: []string{" RST "}})
	if d := cmp.Diff(plain, dressed); d != "" {
		t.Error(d)
	}
	if reflect.DeepEqual(plain, cuec.Lint(text, cuec.LintPolicy{})) {
		t.Error("the words of the policy make no difference")
	}
}

// TestWithReturnsChangedCopies: each With method changes its own field, adds to lists instead of replacing them, and leaves the rest.
func TestWithReturnsChangedCopies(t *testing.T) {
	base := cuec.LintPolicy{Threshold: 5, MaxWords: 9, VagueWords: []string{"a"}, AllowedWords: []string{"b"}, Performers: []string{"c"}, Providers: []string{"d"}}
	for name, c := range map[string]struct {
		got  cuec.LintPolicy
		want func(p *cuec.LintPolicy)
	}{
		"threshold":  {base.WithThreshold(3), func(p *cuec.LintPolicy) { p.Threshold = 3 }},
		"words":      {base.WithMaxWords(4), func(p *cuec.LintPolicy) { p.MaxWords = 4 }},
		"vague":      {base.WithVagueWords("x", "y"), func(p *cuec.LintPolicy) { p.VagueWords = []string{"a", "x", "y"} }},
		"allowed":    {base.WithAllowedWords("x"), func(p *cuec.LintPolicy) { p.AllowedWords = []string{"b", "x"} }},
		"performers": {base.WithPerformers("x"), func(p *cuec.LintPolicy) { p.Performers = []string{"c", "x"} }},
		"providers":  {base.WithProviders("x"), func(p *cuec.LintPolicy) { p.Providers = []string{"d", "x"} }},
	} {
		want := base
		c.want(&want)
		if d := cmp.Diff(want, c.got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// TestTheCountOfCUECsIsOfCUECs is CU18 at its border: CSOCs and responsibilities do not count, and the words name both numbers.
func TestTheCountOfCUECsIsOfCUECs(t *testing.T) {
	for _, c := range []struct {
		cuecs, most int
		want        string
	}{
		{30, 0, ""},
		{31, 0, "the register has 31 CUECs, more than 30"},
		{12, 12, ""},
		{13, 12, "the register has 13 CUECs, more than 12"},
		{100, -1, ""},
	} {
		r := cuec.Register{CSOCs: make([]cuec.CSOC, 40), Responsibilities: make([]cuec.Responsibility, 40)}
		for i := range c.cuecs {
			r.CUECs = append(r.CUECs, cuec.CUEC{Statement: fmt.Sprint("Statement ", i)})
		}
		var got []string
		for _, f := range r.Lint(&controls.Matrix{}, cuec.LintPolicy{MaxCUECs: c.most}).Findings {
			got = append(got, f.Message)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%d of %d: %q, want %q", c.cuecs, c.most, got, c.want)
		}
	}
}

// TestTitlesAreDistinctWords: a table that prints titles must tell its rows apart, and an unknown value shows its number.
func TestTitlesAreDistinctWords(t *testing.T) {
	seen := make(map[string]bool)
	for r := range cuec.Rules() {
		if title := r.Title(); title == "" || title == r.String() || seen[title] {
			t.Errorf("%v is titled %q", r, title)
		}
		seen[r.Title()] = true
	}
	for p := range cuec.Parts() {
		if title := p.Title(); title == "" || title == p.String() || seen[title] {
			t.Errorf("%v is titled %q", p, title)
		}
		seen[p.Title()] = true
	}
	if cuec.Rule(0).Title() != "Rule(0)" || cuec.Part(99).Title() != "Part(99)" {
		t.Errorf("%q and %q", cuec.Rule(0).Title(), cuec.Part(99).Title())
	}
}
