package opinion_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// A reason in one sentence: what it is about, the rule, the counts, and the days, of which the first three are written out.
func TestReasonText(t *testing.T) {
	day := examtest.Sound(1, 1).Period.Start
	days := func(n int) []soc1.Period {
		var list []soc1.Period
		for i := range n {
			list = append(list, soc1.Period{Start: day.AddDays(10 * i), End: day.AddDays(10*i + 1)})
		}
		return list
	}
	rule := opinion.RuleDeviationsOpen
	for _, c := range []struct {
		reason opinion.Reason
		want   string
	}{
		{opinion.Reason{Control: "C-1", Test: "T-1", Tested: 25, Deviating: 1}, "C-1: RULE (1 of 25 items)"},
		{opinion.Reason{Test: "T-1", Tested: 25}, "T-1: RULE (0 of 25 items)"},
		{opinion.Reason{Test: "T-1", Deviating: 2}, "T-1: RULE (2 of 0 items)"},
		{opinion.Reason{Concerned: 2, Total: 9}, "RULE (2 of 9 objectives)"},
		{opinion.Reason{Total: 9}, "RULE (0 of 9 objectives)"},
		{opinion.Reason{Objective: "CO-1", Days: days(1)}, "CO-1: RULE, 2025-01-01 to 2025-01-02"},
		{opinion.Reason{Objective: "CO-1", Control: "C-1"}, "C-1 on CO-1: RULE"},
		{opinion.Reason{Control: "C-1", Matter: "L-1"}, "C-1: RULE"},
		{opinion.Reason{Matter: "M-1", Days: days(2)}, "M-1: RULE, 2025-01-01 to 2025-01-02, 2025-01-11 to 2025-01-12"},
		{opinion.Reason{Risk: "R-1", Days: days(3)}, "R-1: RULE, 2025-01-01 to 2025-01-02, 2025-01-11 to 2025-01-12, 2025-01-21 to 2025-01-22"},
		{opinion.Reason{Subservice: "S-1", Days: days(4)}, "S-1: RULE, 2025-01-01 to 2025-01-02, 2025-01-11 to 2025-01-12, 2025-01-21 to 2025-01-22 and 1 more periods"},
		{opinion.Reason{Days: days(7)}, "RULE, 2025-01-01 to 2025-01-02, 2025-01-11 to 2025-01-12, 2025-01-21 to 2025-01-22 and 4 more periods"},
	} {
		c.reason.Rule = rule
		if got := c.reason.Text(); got != strings.ReplaceAll(c.want, "RULE", rule.Statement()) {
			t.Errorf("%+v reads\n%s\nwant\n%s", c.reason, got, c.want)
		}
	}
}

// rendered returns a derivation as text.
func rendered(t tester, d *opinion.Derivation, opts opinion.TextOptions) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.Text(&b, opts); err != nil {
		t.Fatalf("%v", err)
	}
	return b.String()
}

// Lines are filled: a line is broken only before a word that would not have fitted, at the width or 20 columns behind the
// indent, whichever is farther.
func TestDerivationTextFillsItsLines(t *testing.T) {
	d := derive(t, troubled(), opinion.USPolicy())
	for _, width := range []int{-1, 0, 1, 30, 60, 100, 140} {
		limit := width
		if width <= 0 {
			limit = 100
		}
		lines := strings.Split(strings.TrimSuffix(rendered(t, d, opinion.TextOptions{Width: width, Facts: true, Citations: true}), "\n"), "\n")
		whole := strings.Split(strings.TrimSuffix(rendered(t, d, opinion.TextOptions{Width: 10_000, Facts: true, Citations: true}), "\n"), "\n")
		next := 0
		for _, line := range whole {
			indent := len(line) - len(strings.TrimLeft(line, " "))
			most, text := max(limit, indent+20), ""
			for words := strings.Fields(line); len(words) > 0; next++ {
				if text = strings.Repeat(" ", indent); next >= len(lines) {
					t.Fatalf("width %d: the text ends before %q", width, words)
				}
				for n := 0; len(words) > 0; n++ {
					longer := text + strings.Repeat(" ", min(n, 1)) + words[0]
					if n > 0 && len([]rune(longer)) > most {
						break
					}
					text, words = longer, words[1:]
				}
				if lines[next] != text {
					t.Fatalf("width %d: the line is\n%s\nwant\n%s", width, lines[next], text)
				}
				if indent == len(line)-len(strings.TrimLeft(line, " ")) {
					indent += 4 // a hanging indent, once
				}
			}
		}
		if next != len(lines) {
			t.Errorf("width %d: %d lines, want %d", width, len(lines), next)
		}
	}
}

// troubled is an examination with a little of everything, in which a control serves two objectives.
func troubled() *opinion.Examination {
	e := examtest.Sound(3, 2)
	broke.apply(e, &e.Matrix.Tests[0])
	absent.apply(e, &e.Matrix.Tests[2])
	e.Matrix.Risks[2].Sufficient[0].Controls = append(e.Matrix.Risks[2].Sufficient[0].Controls, "C-1-1")
	return e
}

// With ModifiedOnly the report's own line always stays; of a clean report nothing else does. Depth cuts below a level. A
// control that was derived elsewhere refers to that place.
func TestDerivationTextShowsWhatIsAskedFor(t *testing.T) {
	sound, bad := derive(t, examtest.Sound(1, 1), opinion.USPolicy()), derive(t, troubled(), opinion.USPolicy())
	if text := rendered(t, sound, opinion.TextOptions{ModifiedOnly: true}); strings.Count(text, "\n") != 1 || !strings.Contains(text, "unqualified") {
		t.Errorf("of a clean report is left\n%s", text)
	}
	for depth := 1; depth < 9; depth++ {
		deepest := 0
		for at := range bad.All() {
			deepest = max(deepest, at)
		}
		for line := range strings.Lines(rendered(t, bad, opinion.TextOptions{Depth: depth, Width: 10_000})) {
			if indent := len(line) - len(strings.TrimLeft(line, " ")); indent > 2*depth+2 || indent > 2*depth && !strings.HasPrefix(strings.TrimSpace(line), "- not ") {
				t.Errorf("depth %d shows %q", depth, line)
			}
		}
		steps := 0
		for at := range bad.All() {
			if at <= depth {
				steps++
			}
		}
		shown := 0
		for line := range strings.Lines(rendered(t, bad, opinion.TextOptions{Depth: depth, Width: 10_000})) {
			if !strings.HasPrefix(strings.TrimSpace(line), "- not ") {
				shown++
			}
		}
		if shown != steps {
			t.Errorf("depth %d shows %d steps of %d", depth, shown, steps)
		}
	}
	see := ""
	for _, s := range bad.All() {
		if s.See != "" {
			see = fmt.Sprintf("%s (see %s)", s.Text(), s.See)
		}
	}
	if text := rendered(t, bad, opinion.TextOptions{Width: 10_000}); see == "" || !strings.Contains(text, see) {
		t.Errorf("%q is not in\n%s", see, text)
	}
}
