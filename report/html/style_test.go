package html_test

import (
	"crypto/sha256"
	"encoding/base64"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/html"
	"github.com/seed-9947fa86/attest/report/reporttest"
)

// TestPolicyAllowsItsStylesOnly compares the digests in the policy with those of the style elements, and looks for
// anything that would load or run.
func TestPolicyAllowsItsStylesOnly(t *testing.T) {
	p, err := parse(render(t, reporttest.Sample(), html.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	policy := ""
	for _, e := range p.start {
		if attr(e, "http-equiv") == "Content-Security-Policy" {
			policy = attr(e, "content")
		}
		switch e.Name.Local {
		case "script", "link", "img", "iframe", "object", "embed", "base", "form", "a":
			if e.Name.Local != "a" {
				t.Errorf("the page has a <%s>", e.Name.Local)
			}
		}
		for _, a := range e.Attr {
			if name := a.Name.Local; name == "style" || name == "src" || strings.HasPrefix(name, "on") {
				t.Errorf("<%s> has the attribute %s", e.Name.Local, name)
			}
		}
	}
	if !strings.HasPrefix(policy, "default-src 'none';") {
		t.Errorf("the policy is %q", policy)
	}
	if len(p.style) != 2 {
		t.Fatalf("the page has %d style elements, want 2", len(p.style))
	}
	for _, s := range p.style {
		sum := sha256.Sum256([]byte(s))
		if want := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, want) {
			t.Errorf("the policy %q lacks %s", policy, want)
		}
		if strings.Contains(s, "url(") || strings.Contains(s, "@import") {
			t.Error("a style loads something")
		}
	}
}

// TestStylesheetIsTheSameForAllDocuments keeps text of a document out of the fixed stylesheet.
func TestStylesheetIsTheSameForAllDocuments(t *testing.T) {
	a, err := parse(render(t, reporttest.Sample(), html.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	b, err := parse(render(t, &report.Document{Title: "Other"}, html.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if a.style[0] != b.style[0] {
		t.Error("the first style element differs between documents")
	}
	if a.style[1] == b.style[1] {
		t.Error("the second style element is the same, though title and tables differ")
	}
}

// TestPrintedPagesCarryTheMarks decodes the strings of the page margins.
func TestPrintedPagesCarryTheMarks(t *testing.T) {
	d := reporttest.Sample()
	p, err := parse(render(t, d, html.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	text := decodeCSS(p.style[1])
	for _, want := range []string{d.Title, d.Marking, d.Legend, d.Recipient} {
		if !strings.Contains(text, `"`+want+`"`) {
			t.Errorf("the page margins lack %q", want)
		}
	}
	if !strings.Contains(p.style[0], `"Page " counter(page) " of " counter(pages)`) {
		t.Error("the page margins lack the page number")
	}
}

var cssEscape = regexp.MustCompile(`\\([0-9a-f]{6}) `)

// decodeCSS replaces the numbered escapes of CSS by their characters.
func decodeCSS(s string) string {
	return cssEscape.ReplaceAllStringFunc(s, func(m string) string {
		n, err := strconv.ParseInt(m[1:7], 16, 32)
		if err != nil {
			return m
		}
		return string(rune(n))
	})
}

// TestOnlyTallRowsBreakBetweenPages: a short row that is cut in two is hard to read, and a tall one that is not leaves half of a page
// empty before it. Which is which hangs on the number of blocks, never on the words.
func TestOnlyTallRowsBreakBetweenPages(t *testing.T) {
	blocks := func(n int) report.Cell {
		return report.C(strings.Split(strings.Repeat("word|", n-1)+"word", "|")...)
	}
	d := &report.Document{Title: "T", Blocks: []report.Block{report.Table{Caption: "C", Columns: []report.Column{report.Col("A", 1), report.Col("B", 1)}, Rows: []report.Row{
		report.R(blocks(1), blocks(3)), report.R(blocks(1), blocks(4)), report.R(blocks(4), blocks(1)).As(report.ToneCaution), report.R(report.C(strings.Repeat("long ", 500)), blocks(1)),
	}}}}
	p, err := parse(render(t, d, html.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range p.start {
		if e.Name.Local == "tr" {
			got = append(got, attr(e, "class"))
		}
	}
	if want := "||tall|caution tall|"; strings.Join(got, "|") != want {
		t.Errorf("the classes of the rows are %q, want %q", strings.Join(got, "|"), want)
	}
	for _, rule := range []string{"figure, thead, tr { break-inside: avoid }", "tr.tall { break-inside: auto }", "tr.tall p, tr.tall li { break-inside: avoid }", "tbody tr:first-child { break-before: avoid }"} {
		if !strings.Contains(p.style[0], rule) {
			t.Errorf("the stylesheet lacks %q", rule)
		}
	}
}

// TestPagesBreakWhereTheDocumentSaysSo: a working paper of many short sections is no book with a page for each.
func TestPagesBreakWhereTheDocumentSaysSo(t *testing.T) {
	css, err := os.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	var breaking []string
	for _, m := range regexp.MustCompile(`(?m)^ *([^{}/]+?) \{[^}]*break-(?:before|after): page`).FindAllStringSubmatch(string(css), -1) {
		breaking = append(breaking, m[1])
	}
	if got := strings.Join(breaking, ", "); got != ".cover, .page-break" {
		t.Errorf("a page is begun by %s", got)
	}
}

// TestContrast computes the ratios of WCAG 2.2, criterion 1.4.3, for each pair of text and ground in the stylesheet.
func TestContrast(t *testing.T) {
	css, err := os.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	colours := map[string]string{"white": "#ffffff", "link": "#0b4a82"}
	for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6})`).FindAllStringSubmatch(string(css), -1) {
		colours[m[1]] = m[2]
	}
	pairs := [][2]string{
		{"ink", "white"}, {"accent", "white"}, {"quiet", "white"}, {"link", "white"}, {"exception", "white"}, {"caution", "white"},
		{"ink", "ground"}, {"accent", "ground"}, {"quiet", "ground"}, {"link", "ground"},
		{"ink", "exception-ground"}, {"quiet", "exception-ground"}, {"exception", "exception-ground"}, {"accent", "exception-ground"},
		{"link", "exception-ground"}, {"ink", "caution-ground"}, {"quiet", "caution-ground"}, {"caution", "caution-ground"},
		{"accent", "caution-ground"}, {"link", "caution-ground"},
	}
	for _, pair := range pairs {
		a, b := luminance(t, colours[pair[0]]), luminance(t, colours[pair[1]])
		if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.5 {
			t.Errorf("%s on %s has a contrast of %.2f, want 4.5", pair[0], pair[1], ratio)
		}
	}
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil || len(colour) != 7 {
		t.Fatalf("%q is not a colour", colour)
	}
	channel := func(c uint64) float64 {
		v := float64(c&0xff) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(n>>16) + 0.7152*channel(n>>8) + 0.0722*channel(n)
}
