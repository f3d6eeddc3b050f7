package report_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/reporttest"
	"github.com/seed-9947fa86/attest/soc1"
)

// faults validates and returns each problem as its path and code.
func faults(d *report.Document) []string {
	var out []string
	for _, p := range soc1.ListProblems(d.Validate()) {
		out = append(out, p.Path+" "+string(p.Code))
	}
	return out
}

func TestValidateDocument(t *testing.T) {
	d := &report.Document{
		Title: " ", Lang: "en_US", Legend: "\xff",
		Meta: []report.Field{{Term: "", Value: []report.Inline{report.Ref{ID: "no", Text: "x"}}}},
	}
	want := []string{"/lang invalid", "/legend invalid", "/meta/0/term missing", "/meta/0/value/0/id unknown-reference", "/title missing"}
	if diff := cmp.Diff(want, faults(d)); diff != "" {
		t.Error(diff)
	}
}

// TestValidateBlocks gives each fault that a block can have, with the path below the block.
func TestValidateBlocks(t *testing.T) {
	columns := []report.Column{report.Col("a", 1), report.Col("b", 1)}
	table := func(rows ...report.Row) report.Table { return report.Table{Caption: "c", Columns: columns, Rows: rows} }
	timeline := func(line report.Timeline) report.Figure {
		return report.Figure{Title: "t", Description: "d", Drawing: line}
	}
	bars := func(bars ...report.Bar) report.Figure {
		return timeline(report.Timeline{Length: 10, Lanes: []report.Lane{{Label: "l", Bars: bars}}})
	}
	cases := []struct {
		name  string
		block report.Block
		want  []string
	}{
		{"nil block", nil, []string{" missing"}},
		{"pointer to a block", &report.Paragraph{}, []string{" invalid"}},
		{"nil inline", report.Para(nil), []string{"/text/0 missing"}},
		{"pointer to an inline", report.Para(&report.Ref{ID: "x", Text: "y"}), []string{"/text/0 invalid"}},
		{"link to nothing", report.Para(report.Ref{ID: "x", Text: "y"}), []string{"/text/0/id unknown-reference"}},
		{"link without id and text", report.Para(report.Ref{}), []string{"/text/0/id unknown-reference", "/text/0/text missing"}},
		{"bytes that are no UTF-8", report.P("a\xc3"), []string{"/text/0 invalid"}},
		{"level 0", report.H(0, "x", "y"), []string{"/level range"}},
		{"level 5", report.H(5, "x", "y"), []string{"/level range"}},
		{"level skipped", report.H(2, "x", "y"), []string{"/level order"}},
		{"heading without id and text", report.H(1, "", " "), []string{"/id invalid", "/text missing"}},
		{"id in capitals", report.H(1, "X", "y"), []string{"/id invalid"}},
		{"link in a heading", report.Heading{Level: 1, ID: "x", Text: []report.Inline{report.Ref{ID: "x", Text: "y"}}}, []string{"/text nesting"}},
		{"field without term", report.Fields{report.F("", "v")}, []string{"/0/term missing"}},
		{"callout without kind and title", report.Callout{}, []string{"/kind invalid", "/title missing"}},
		{"callout in a list", report.List{Items: [][]report.Block{{report.Box(report.CalloutNote, "x")}}}, []string{"/items/0/0 nesting"}},
		{"heading in a callout", report.Box(report.CalloutNote, "x", report.H(1, "y", "z")), []string{"/blocks/0 nesting"}},
		{"table in a cell", table(report.R(report.CellOf(table()), report.C())), []string{"/rows/0/cells/0/blocks/0 nesting"}},
		{"contents too deep", report.Contents{Depth: 5}, []string{"/depth range"}},
		{"table without columns and caption", report.Table{}, []string{"/caption missing", "/columns range"}},
		{"too many columns", report.Table{Caption: "c", Columns: slices.Repeat(columns, report.MaxColumns)}, []string{"/columns range"}},
		{"too few cells", table(report.R(report.C("1"))), []string{"/rows/0/cells shape"}},
		{"too many cells", table(report.R(report.C("1").Span(2), report.C("2")), report.R(report.C("3"), report.C("4"))), []string{"/rows/1/cells shape"}},
		{"span beyond the table", table(report.R(report.C("1").Span(2), report.C("2"))), []string{"/rows/0/cells range"}},
		{"negative span", table(report.R(report.C("1").Span(-1), report.C("2"))), []string{"/rows/0/cells range"}},
		{"no such tone", table(report.R(report.C("1"), report.C("2")).As(9)), []string{"/rows/0/tone invalid"}},
		{"column without title, of no width and alignment", report.Table{Caption: "c", Columns: []report.Column{{Width: -1, Align: 9}}},
			[]string{"/columns/0/align invalid", "/columns/0/title missing", "/columns/0/width range"}},
		{"figure without anything", report.Figure{}, []string{"/description missing", "/drawing missing", "/title missing"}},
		{"timeline without length", timeline(report.Timeline{}), []string{"/drawing/length range"}},
		{"ticks out of order", timeline(report.Timeline{Length: 5, Ticks: []report.Tick{{At: 3, Label: "a"}, {At: 2, Label: "b"}, {At: 6}}}),
			[]string{"/drawing/ticks/1/at order", "/drawing/ticks/2/at order", "/drawing/ticks/2/label missing"}},
		{"key without class and label", timeline(report.Timeline{Length: 5, Key: []report.KeyEntry{{}}}), []string{"/drawing/key/0/class invalid", "/drawing/key/0/label missing"}},
		{"bars that overlap or leave the axis", bars(report.Bar{Start: 0, End: 4, Class: 1, Label: "a"}, report.Bar{Start: 3, End: 5, Class: 1, Label: "b"},
			report.Bar{Start: 7, End: 7, Class: 1, Label: "c"}, report.Bar{Start: 8, End: 11}),
			[]string{"/drawing/lanes/0/bars/1 order", "/drawing/lanes/0/bars/2 order", "/drawing/lanes/0/bars/3 order",
				"/drawing/lanes/0/bars/3/class invalid", "/drawing/lanes/0/bars/3/label missing"}},
	}
	for _, c := range cases {
		t.Run(strings.ReplaceAll(c.name, " ", "-"), func(t *testing.T) {
			var want []string
			for _, w := range c.want {
				want = append(want, "/blocks/0"+w)
			}
			if diff := cmp.Diff(want, faults(&report.Document{Title: "T", Blocks: []report.Block{c.block}})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestValidateFindsDuplicateIDs(t *testing.T) {
	d := &report.Document{Title: "T", Blocks: []report.Block{
		report.H(1, "a", "A"),
		report.Table{ID: "a", Caption: "c", Columns: []report.Column{report.Col("x", 1)}, Rows: []report.Row{report.R(report.C()).At("b"), report.R(report.C()).At("b")}},
		report.Callout{ID: "a", Kind: report.CalloutNote, Title: "t"},
		report.Figure{ID: "b", Title: "t", Description: "d", Drawing: report.Timeline{Length: 1}},
	}}
	want := []string{"/blocks/1/id duplicate", "/blocks/1/rows/1/id duplicate", "/blocks/2/id duplicate", "/blocks/3/id duplicate"}
	if diff := cmp.Diff(want, faults(d)); diff != "" {
		t.Error(diff)
	}
}

// TestValidateIsBounded gives lists within lists without end; Validate has to end, and to say why.
func TestValidateIsBounded(t *testing.T) {
	for _, branches := range []int{1, 40} {
		items := make([][]report.Block, branches)
		loop := report.List{Items: items}
		for i := range items {
			items[i] = []report.Block{loop}
		}
		err := (&report.Document{Title: "T", Blocks: []report.Block{loop}}).Validate()
		if !errors.Is(err, soc1.CodeTooLarge) {
			t.Errorf("got %v, want a problem of code %s", err, soc1.CodeTooLarge)
		}
	}
}

func TestValidateAcceptsTheGreatestDepth(t *testing.T) {
	for depth, want := range map[int]int{report.MaxDepth: 0, report.MaxDepth + 1: 1} {
		var b report.Block = report.P("innermost")
		for range depth - 1 {
			b = report.List{Items: [][]report.Block{{b}}}
		}
		if got := faults(&report.Document{Title: "T", Blocks: []report.Block{b}}); len(got) != want {
			t.Errorf("depth %d: got %v, want %d problems", depth, got, want)
		}
	}
}

func ExampleDocument_Validate() {
	doc := &report.Document{Title: "Example report", Blocks: []report.Block{
		report.Para(report.Text("See "), report.Ref{ID: "section-5", Text: "Section 5"}),
	}}
	fmt.Println(doc.Validate())
	// Output: /blocks/0/text/1/id: nothing has the id "section-5"; link to a heading, table, row, callout or figure
}

// BenchmarkValidate grows the document tenfold: 20, 200 and 2,000 controls.
func BenchmarkValidate(b *testing.B) {
	for _, objectives := range []int{1, 10, 100} {
		d := reporttest.Large(objectives)
		b.Run(fmt.Sprintf("controls=%d", 20*objectives), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := d.Validate(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
