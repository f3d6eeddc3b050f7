package page_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/examples/internal/page"
)

func TestWhatIsPrinted(t *testing.T) {
	var p page.Page
	p.Title("One", "Two")
	p.Heading("Part")
	p.Field("Term", "%d values", 3)
	p.Text("- ", "%s", strings.Repeat("word ", 25))
	p.Line("%4s|  %s ", "", "as it is")
	p.Blank()
	p.Table([]page.Column{page.Left("Name", 8), page.Right("Number", 6)}, [][]string{{"a long name", "12"}, {"über", "7"}})
	rule, line := strings.Repeat("=", page.Width), strings.Repeat("-", page.Width)
	want := rule + "\nOne\nTwo\n" + rule + "\n\nPART\n" + line + `
Term                     3 values
- word word word word word word word word word word word word word word word word word word word
  word word word word word word
    |  as it is

Name      Number
--------  ------
a long        12
name
über           7
`
	if got := p.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// No line is longer than the page or ends in spaces, and no word is lost. A word longer than its column keeps a line of its own.
func TestLinesFit(t *testing.T) {
	words := strings.Fields(strings.Repeat("a bb ccc dddd éééé 日本語 ", 60))
	for _, lead := range []string{"", "  ", "Open: "} {
		var p page.Page
		p.Text(lead, "%s", strings.Join(words, " "))
		for line := range strings.Lines(p.String()) {
			line = strings.TrimSuffix(line, "\n")
			if n := utf8.RuneCountInString(line); n > page.Width || strings.TrimRight(line, " ") != line {
				t.Errorf("%d characters: %q", n, line)
			}
		}
		if got := strings.Fields(strings.TrimPrefix(p.String(), lead)); len(got) != len(words) {
			t.Errorf("%d words of %d", len(got), len(words))
		}
	}
	var p page.Page
	long := strings.Repeat("x", page.Width+5)
	p.Text("", "before %s after", long)
	if got, want := p.String(), "before\n"+long+"\nafter\n"; got != want {
		t.Errorf("got %q", got)
	}
}
