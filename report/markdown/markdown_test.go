package markdown_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/markdown"
	"github.com/seed-9947fa86/attest/report/reporttest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func render(t testing.TB, d *report.Document, options markdown.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := markdown.New(options).Render(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// body renders blocks and returns what stands below the title.
func body(t testing.TB, blocks ...report.Block) string {
	t.Helper()
	return strings.TrimPrefix(render(t, &report.Document{Title: "T", Blocks: blocks}, markdown.Options{}), "# T\n\n")
}

func TestConformance(t *testing.T) {
	reporttest.Run(t, reporttest.Format{
		Renderer: markdown.New(markdown.Options{}),
		Read: func(output []byte) (string, error) {
			text, _, err := scan(string(output))
			return text, err
		},
		Shape: func(output []byte) (string, error) {
			_, shape, err := scan(string(output))
			return shape, err
		},
	})
}

func TestGolden(t *testing.T) {
	golden := filepath.Join("testdata", "sample.md")
	got := render(t, reporttest.Sample(), markdown.Options{})
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the output differs from %s (-golden +got); run with -update if that is meant:\n%s", golden, diff)
	}
}

func TestTitleLevel(t *testing.T) {
	for level, want := range map[int]string{0: "# ", 1: "# ", 3: "### ", 6: "###### ", 9: "###### ", -2: "# "} {
		got := render(t, &report.Document{Title: "T"}, markdown.Options{TitleLevel: level})
		if got != want+"T\n" {
			t.Errorf("TitleLevel %d: got %q, want %q", level, got, want+"T\n")
		}
	}
	got := render(t, &report.Document{Title: "T", Blocks: []report.Block{report.H(1, "a", "A")}}, markdown.Options{TitleLevel: 6})
	if !strings.Contains(got, "\n###### <a") {
		t.Errorf("a heading below level 6 is written as %q", got)
	}
}

// TestEmphasis holds asterisks to where CommonMark's rules of flanking read them as emphasis, and tags elsewhere.
func TestEmphasis(t *testing.T) {
	type line = []report.Inline
	cases := []struct {
		in   line
		want string
	}{
		{line{report.Strong("word")}, "**word**"},
		{line{report.Strong("Exception noted.")}, `**Exception noted\.**`},
		{line{report.Text("a"), report.Strong("b"), report.Text("c")}, "a**b**c"},
		// A closing mark after a full stop and before a letter would not close.
		{line{report.Strong("noted."), report.Text("then")}, `<strong>noted\.</strong>then`},
		{line{report.Strong("noted."), report.Text(" then")}, `**noted\.** then`},
		// An opening mark after a letter and before a quotation mark would not open.
		{line{report.Text("a"), report.Strong(`"b"`)}, `a<strong>\"b\"</strong>`},
		{line{report.Text("a "), report.Strong(`"b"`)}, `a **\"b\"**`},
		// Marks that touch would run together.
		{line{report.Strong("a"), report.Strong("b")}, "<strong>a</strong>**b**"},
		{line{report.Emphasis("a"), report.Strong("b")}, "<em>a</em>**b**"},
		{line{report.Text("*"), report.Strong("b")}, `\*<strong>b</strong>`},
		// Blanks belong outside of the marks.
		{line{report.Text("a"), report.Strong(" b "), report.Text("c")}, "a **b** c"},
		{line{report.Text("a"), report.Emphasis("  "), report.Text("c")}, "a c"},
		{line{report.Code("x y")}, "`x y`"},
		{line{report.Code("x`y")}, "<code>x\\`y</code>"},
		{line{report.Code(`a|b\`)}, `<code>a\|b\\</code>`},
		{line{report.Code(" x")}, "<code> x</code>"},
		{line{report.Text("a"), report.Break{}, report.Text("b")}, "a<br>b"},
	}
	for _, c := range cases {
		if got := strings.TrimSuffix(body(t, report.Para(c.in...)), "\n"); got != c.want {
			t.Errorf("%#v: got %s, want %s", c.in, got, c.want)
		}
	}
}

// TestBlocks holds the layout of blocks that could run into each other.
func TestBlocks(t *testing.T) {
	cases := []struct {
		name   string
		blocks []report.Block
		want   string
	}{
		{"lists in a row take turns in their markers",
			[]report.Block{report.Bullets("a"), report.Bullets("b"), report.Bullets("c"), report.Steps("d"), report.Steps("e")},
			"- a\n\n* b\n\n- c\n\n1) d\n\n1. e\n"},
		{"an empty paragraph between lists does not join them",
			[]report.Block{report.Bullets("a"), report.P(" "), report.Bullets("b")}, "- a\n\n* b\n"},
		{"fields are a list", []report.Block{report.Fields{report.F("a", "b")}, report.Bullets("c")}, "- **a**\\: b\n\n* c\n"},
		{"an item holds blocks",
			[]report.Block{report.List{Items: [][]report.Block{{report.P("a"), report.Steps("b", "c")}, {}, {report.Bullets("d")}}}},
			"- a\n\n  1. b\n  2. c\n\n-\n\n- - d\n"},
		{"callouts stay apart", []report.Block{
			report.Box(report.CalloutNote, "A", report.P("a"), report.Bullets("b")), report.Box(report.CalloutNote, "B")},
			"> <strong>A</strong>\n>\n> a\n>\n> - b\n\n> <strong>B</strong>\n"},
		{"cells hold lines", []report.Block{report.Table{Caption: "C", Columns: []report.Column{
			{Title: "x|y", Align: report.AlignEnd}, {Title: "z", Align: report.AlignCenter}},
			Rows: []report.Row{report.R(report.CellOf(report.P("a|b"), report.Steps("c"), report.Bullets("d")).Span(2),
				report.C("e", "f")).At("r"), report.R(report.Cell{})}}},
			"<strong>C</strong>\n\n| x\\|y | z |\n| ---: | :---: |\n" +
				"| <a id=\"r\"></a>a\\|b<br>1\\. c<br>• d | e<br>f |\n|  |  |\n"},
		{"a page break is a rule", []report.Block{report.P("a"), report.PageBreak{}}, "a\n\n---\n"},
	}
	for _, c := range cases {
		t.Run(strings.ReplaceAll(c.name, " ", "-"), func(t *testing.T) {
			if diff := cmp.Diff(c.want, body(t, c.blocks...)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.name, diff)
			}
		})
	}
}

// TestRowsHaveAsManyCellsAsColumns counts the bare pipes of each line of a table.
func TestRowsHaveAsManyCellsAsColumns(t *testing.T) {
	text := strings.Repeat(`a | b \| c `, 3)
	tb := report.Table{Caption: "C", Columns: []report.Column{report.Col("1", 1), report.Col("2", 1)}}
	for range 5 {
		tb.Rows = append(tb.Rows, report.R(report.C(text), report.CellOf(report.Para(report.Code(text)))))
	}
	lines := strings.Split(strings.TrimSpace(body(t, tb)), "\n")[2:]
	if len(lines) != 7 {
		t.Fatalf("the table has %d lines, want 7", len(lines))
	}
	for _, l := range lines {
		bare := strings.NewReplacer(`\\`, "", `\|`, "").Replace(l)
		if n := strings.Count(bare, "|"); n != 3 {
			t.Errorf("%d borders in %s, want 3", n, l)
		}
	}
}

// FuzzMarkdownEscape asks for the text back, and for the markup of a harmless text.
func FuzzMarkdownEscape(f *testing.F) {
	for _, s := range reporttest.Hostile() { // each is commented where it is listed
		f.Add(s)
	}
	f.Add("a\n    b")   // a line that would be code
	f.Add("\\\\|\\")    // escapes of escapes before a border
	f.Add("Setext\n--") // underlines of headings
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ToValidUTF8(text, "") != text {
			t.Skip("Validate refuses it")
		}
		in := "a" + text + "z"
		got := render(t, everywhere(in), markdown.Options{})
		read, shape, err := scan(got)
		if err != nil {
			t.Fatalf("%v in\n%s", err, got)
		}
		_, want, err := scan(render(t, everywhere("x"), markdown.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		if shape != want {
			t.Errorf("the text %+q changed the markup from\n%s\nto\n%s", in, want, shape)
		}
		if n := strings.Count(read, report.Clean(in)); n != 7 {
			t.Errorf("the text %+q is there %d times, want 7:\n%s", in, n, got)
		}
	})
}

// everywhere returns a document with text seven times, in every kind of place.
func everywhere(text string) *report.Document {
	return &report.Document{Title: text, Blocks: []report.Block{
		report.P(text),
		report.List{Items: [][]report.Block{{report.Para(report.Strong(text))}, {report.Para(report.Code(text))}}},
		report.Table{Caption: text, Columns: []report.Column{report.Col(text, 1)}, Rows: []report.Row{report.R(report.C(text))}},
	}}
}

// BenchmarkRender grows the document tenfold: 20, 200 and 2,000 controls.
func BenchmarkRender(b *testing.B) {
	for _, objectives := range []int{1, 10, 100} {
		d := reporttest.Large(objectives)
		b.Run(fmt.Sprintf("controls=%d", 20*objectives), func(b *testing.B) {
			b.ReportAllocs()
			r := markdown.New(markdown.Options{})
			var w bytes.Buffer
			for b.Loop() {
				w.Reset()
				if err := r.Render(&w, d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func Example() {
	doc := &report.Document{Title: "Example report", Blocks: []report.Block{
		report.H(1, "results", "Results").Numbered("Section 4"),
		report.Para(report.Strong("Exception noted"), report.Text(": 2 of 25 items, see *Section 5*.")),
	}}
	var page bytes.Buffer
	if err := markdown.New(markdown.Options{}).Render(&page, doc); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(page.String())
	// Output:
	// # Example report
	//
	// ## <a id="results"></a>Section 4 Results
	//
	// **Exception noted**\: 2 of 25 items\, see \*Section 5\*\.
}
