package cuec_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// readings is the file that freezes how every statement of the lists is read.
const readings = "testdata/readings.golden"

// readingOf writes down what the lint makes of a statement: the verdict with its points, what was refused, the words of every part,
// and the rules broken with their severity and place.
func readingOf(id, text string) string {
	l, strict := cuec.Lint(text, cuec.LintPolicy{}), cuec.Lint(text, cuec.StrictLintPolicy())
	var b strings.Builder
	fmt.Fprintf(&b, "%s %v %d strict %v %d", id, l.Testable, l.Score, strict.Testable, strict.Score)
	for _, r := range l.Refused {
		fmt.Fprintf(&b, " refused %v", r)
	}
	b.WriteString("\n ")
	for _, g := range l.Grounds {
		fmt.Fprintf(&b, " %v %+d", g.Rule, g.Points)
	}
	b.WriteString("\n")
	for part := range cuec.Parts() {
		if words := partsOf(text, &l, part); len(words) > 0 {
			fmt.Fprintf(&b, "  %v: %s\n", part, strings.Join(words, " | "))
		}
	}
	for _, f := range l.Findings {
		fmt.Fprintf(&b, "  %v %v", f.Rule, f.Severity)
		if at := text[f.Span.Start:f.Span.End]; at != "" {
			fmt.Fprintf(&b, " at %s", at)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestReadingsOfEveryStatement compares the reading of every statement of the lists, not only the verdict, with the one on file.
// The verdicts are held to their labels elsewhere. This guards the evidence behind them: a change of a rule shows here on exactly
// those statements that it reads differently, for a person to judge before the file is rewritten with -update.
func TestReadingsOfEveryStatement(t *testing.T) {
	var list []string
	for _, c := range everyStatement(t) {
		list = append(list, readingOf(c.ID, c.Text))
	}
	for i, text := range testableExamples() {
		list = append(list, readingOf(fmt.Sprintf("testable-%d", i+1), text))
	}
	for i, c := range vagueExamples() {
		list = append(list, readingOf(fmt.Sprintf("vague-%d", i+1), c.text))
	}
	got := strings.Join(list, "\n")
	if *update {
		if err := os.WriteFile(readings, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(readings)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(string(data), "\n\n")
	for i, g := range strings.Split(got, "\n\n") {
		// Only what differs is shown: the file is long.
		if i >= len(want) || strings.TrimRight(g, "\n") != strings.TrimRight(want[i], "\n") {
			t.Errorf("read differently:\n%s", g)
		}
	}
	if n := len(strings.Split(got, "\n\n")); n != len(want) {
		t.Errorf("%d statements, %d on file", n, len(want))
	}
}

// TestAReadingIsOfItsWords: what a reading shows as a part stands in the statement, begins and ends with a word or a figure, and
// the parts that there can be only one of are there once.
func TestAReadingIsOfItsWords(t *testing.T) {
	edge := func(c byte) bool {
		return c >= 0x80 || c == '%' || c == '$' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
	}
	for _, c := range everyStatement(t) {
		l := cuec.Lint(c.Text, cuec.LintPolicy{})
		for part := range cuec.Parts() {
			words := partsOf(c.Text, &l, part)
			for _, w := range words {
				if w == "" || !edge(w[0]) || !edge(w[len(w)-1]) {
					t.Errorf("%s: the %v %q is cut badly", c.ID, part, w)
				}
			}
			if (part == cuec.PartActor || part == cuec.PartObject) && len(words) > 1 {
				t.Errorf("%s: two of %v: %q", c.ID, part, words)
			}
		}
		// The points follow from the parts: no time without a phrase of time, no object without its words.
		for rule, part := range map[cuec.Rule]cuec.Part{cuec.RuleAction: cuec.PartAction, cuec.RuleEvidence: cuec.PartEvidence, cuec.RuleCriterion: cuec.PartCriterion} {
			if pointsFor(&l, rule) > 0 && len(spans(&l, part)) == 0 {
				t.Errorf("%s: points for %v and nothing to show: %v", c.ID, rule, l.Grounds)
			}
		}
		if !slices.IsSortedFunc(l.Grounds, func(a, b cuec.Points) int { return order(a.Rule) - order(b.Rule) }) {
			t.Errorf("%s: grounds out of order: %v", c.ID, l.Grounds)
		}
	}
}

// order is the place of a rule in the grounds: the parts of a statement first, what takes points away last.
func order(r cuec.Rule) int {
	return slices.Index([]cuec.Rule{cuec.RuleAction, cuec.RuleObject, cuec.RuleTiming, cuec.RuleEvidence, cuec.RuleCriterion, cuec.RuleSingle, cuec.RuleVague}, r)
}
