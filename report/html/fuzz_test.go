package html_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/html"
	"github.com/seed-9947fa86/attest/report/reporttest"
)

// everywhere returns a document with text in an element, in an attribute, in the title and in the stylesheet.
func everywhere(text string) *report.Document {
	return &report.Document{Title: "T" + text, Marking: text, Legend: text, Blocks: []report.Block{
		report.H(1, "h", "H"+text),
		report.Para(report.Text(text), report.Strong(text), report.Code(text), report.Ref{ID: "h", Text: "R" + text}),
		report.Figure{Title: "F", Description: "D" + text, Drawing: report.Timeline{Length: 1,
			Lanes: []report.Lane{{Label: "L", Bars: []report.Bar{{End: 1, Class: report.BarOpen, Label: "B" + text}}}}}},
	}}
}

// FuzzHTMLEscape parses the page strictly, and asks for the text and for the markup of a harmless text.
func FuzzHTMLEscape(f *testing.F) {
	for _, s := range reporttest.Hostile() { // each is commented where it is listed
		f.Add(s)
	}
	f.Add("")       // no text at all
	f.Add("\"\\\n") // ends a string of CSS
	f.Add("</style><p>")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("Validate refuses it")
		}
		got, err := parse(render(t, everywhere(text), html.Options{}))
		if err != nil {
			t.Fatalf("the output does not parse: %v", err)
		}
		harmless := "x"
		if text == "" {
			harmless = "" // an empty marking has no element
		}
		want, err := parse(render(t, everywhere(harmless), html.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		if g, w := strings.Join(got.shape, ""), strings.Join(want.shape, ""); g != w {
			t.Errorf("the text %+q changed the markup from %s to %s", text, w, g)
		}
		for _, s := range []string{"T", "H", "R", "D", "B"} {
			if s += report.Clean(text); !strings.Contains(got.text, s) {
				t.Errorf("the text %+q is missing", s)
			}
		}
		if css := got.style[1]; strings.Count(css, `"`) != strings.Count(want.style[1], `"`) || strings.Count(css, "}") != strings.Count(want.style[1], "}") {
			t.Errorf("the text %+q changed the style: %s", text, css)
		}
		if text != "" && !strings.Contains(decodeCSS(got.style[1]), `"`+report.Clean(text)+`"`) {
			t.Errorf("the page margins lack %+q", report.Clean(text))
		}
	})
}
