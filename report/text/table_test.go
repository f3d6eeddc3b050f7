package text_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/text"
)

// drawDocument draws a document of nested blocks and a table with row spans.
func drawDocument(t *rapid.T) *report.Document {
	s := texts()
	item := func() []report.Block {
		return []report.Block{report.P(s.Draw(t, "item")), report.List{Ordered: true, Items: [][]report.Block{
			{report.P(s.Draw(t, "inner")), report.Bullets(s.Draw(t, "innermost"))}}}}
	}
	tb := drawTable(t)
	return &report.Document{Title: s.Draw(t, "title"), Marking: s.Draw(t, "marking"), Meta: []report.Field{report.F(s.Draw(t, "term"), s.Draw(t, "value"))},
		Blocks: []report.Block{
			report.Contents{}, report.H(1, "h", s.Draw(t, "heading")), report.H(2, "i", s.Draw(t, "heading")),
			report.List{Items: [][]report.Block{item(), item()}}, tb,
			report.Box(report.CalloutDraft, s.Draw(t, "box"), tb, report.List{Items: [][]report.Block{item()}}),
			report.Figure{Title: s.Draw(t, "figure"), Description: s.Draw(t, "description"), Drawing: report.Timeline{Length: 10,
				Ticks: []report.Tick{{At: 0, Label: s.Draw(t, "tick")}, {At: 5, Label: "5"}, {At: 6, Label: "666"}, {At: 10, Label: "10"}},
				Lanes: []report.Lane{{Label: s.Draw(t, "lane"), Bars: []report.Bar{{Start: 2, End: 10, Class: report.BarSolid, Label: s.Draw(t, "bar")}}}},
				Key:   []report.KeyEntry{{Class: report.BarSolid, Label: s.Draw(t, "key")}}}},
		}}
}

// drawTable draws a valid table of one to seven columns. The titles have capitals only, since records repeat them.
func drawTable(t *rapid.T) report.Table {
	n := rapid.IntRange(1, 7).Draw(t, "columns")
	rows := rapid.IntRange(0, 5).Draw(t, "rows")
	titles := rapid.SampledFrom([]string{"NO.", "CONTROL", "TESTS OF CONTROLS BY THE SERVICE AUDITOR"})
	tb := report.Table{Caption: "caption"}
	for range n {
		tb.Columns = append(tb.Columns, report.Column{Title: titles.Draw(t, "column"), Width: rapid.IntRange(0, 9).Draw(t, "width"),
			Align: report.Align(rapid.IntRange(0, 2).Draw(t, "align"))})
	}
	covered := make([]int, n)
	for r := range rows {
		row := report.R().As(report.Tone(rapid.IntRange(0, 3).Draw(t, "tone")))
		for c := range covered {
			if covered[c] > 0 {
				covered[c]--
				continue
			}
			span := rapid.IntRange(1, min(3, rows-r)).Draw(t, "span")
			covered[c] = span - 1
			row.Cells = append(row.Cells, report.CellOf(report.P(texts().Draw(t, "cell")), report.Bullets(texts().Draw(t, "item"))).Span(span))
		}
		tb.Rows = append(tb.Rows, row)
	}
	return tb
}

// TestTablesLoseNoCharacter counts the letters of a page: each has to be there as often as in the document.
func TestTablesLoseNoCharacter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &report.Document{Title: "title", Blocks: []report.Block{drawTable(t)}}
		width := rapid.IntRange(text.MinWidth, 160).Draw(t, "width")
		var want strings.Builder
		for s := range d.Texts() {
			want.WriteString(report.Clean(s))
		}
		got := render(t, d, width)
		for _, r := range "abcdefghijklmnopqrs漢字한글ｗ👍\u0302\u200b\ufffd\u00a0|" {
			if g, w := strings.Count(got, string(r)), strings.Count(want.String(), string(r)); g != w {
				t.Fatalf("%q is there %d times, want %d, in\n%s", r, g, w, got)
			}
		}
	})
}

// TestColumnsReadDown cuts a page at the borders of its columns and reads each cell downwards.
func TestColumnsReadDown(t *testing.T) {
	words := func(s string, n int) string { return strings.TrimSpace(strings.Repeat(s+" ", n)) }
	tb := report.Table{Caption: "caption", Columns: []report.Column{report.Col("A", 1), report.Col("B", 1), report.Col("C", 1)},
		Rows: []report.Row{
			report.R(report.C(words("alpha", 40)).Span(3), report.C(words("beta", 12)), report.C(words("gamma", 3))),
			report.R(report.C(words("delta", 2)), report.C(words("epsilon", 30)).Span(2)),
			report.R(report.C(words("zeta", 9))),
		}}
	down := [3]strings.Builder{}
	for _, line := range strings.Split(render(t, &report.Document{Title: "T", Blocks: []report.Block{tb}}, 60), "\n") {
		if strings.Contains(line, "━") || !strings.ContainsAny(line, "│├┤┼") {
			continue
		}
		parts := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("│├┤┼", r) })
		for i, p := range parts {
			if p = strings.Trim(p, "─ "); p != "" {
				down[i].WriteString(p + " ")
			}
		}
	}
	want := []string{
		"A " + words("alpha", 40) + " ",
		"B " + words("beta", 12) + " " + words("delta", 2) + " " + words("zeta", 9) + " ",
		"C " + words("gamma", 3) + " " + words("epsilon", 30) + " ",
	}
	for i := range down {
		if got := down[i].String(); got != want[i] {
			t.Errorf("column %d reads\n%s\nwant\n%s", i+1, got, want[i])
		}
	}
}

// TestNarrowTableBecomesRecords gives a table more columns than the page has room for.
func TestNarrowTableBecomesRecords(t *testing.T) {
	tb := report.Table{Caption: "Wide", Rows: []report.Row{{Tone: report.ToneException}}}
	for _, title := range strings.Fields("one two three four five six seven eight") {
		tb.Columns = append(tb.Columns, report.Col(title, 1))
		tb.Rows[0].Cells = append(tb.Rows[0].Cells, report.C("value of "+title))
	}
	got := render(t, &report.Document{Title: "T", Blocks: []report.Block{tb}}, 60)
	if !strings.Contains(got, "\n!─") || !strings.Contains(got, "\nseven:\n  value of seven\neight:\n") {
		t.Errorf("the table is not written as records:\n%s", got)
	}
	if wide := render(t, &report.Document{Title: "T", Blocks: []report.Block{tb}}, 160); !strings.Contains(wide, "seven          │ eight") {
		t.Errorf("the table is not drawn where there is room:\n%s", wide)
	}
}

// TestSpanUsesTheLineOfTheRule fills a cell of three lines into two rows of one line and the rule between them.
func TestSpanUsesTheLineOfTheRule(t *testing.T) {
	three := report.CellOf(report.P("one"), report.P("two"), report.P("three"))
	tb := report.Table{Caption: "caption", Columns: []report.Column{report.Col("A", 1), report.Col("B", 1)},
		Rows: []report.Row{report.R(three.Span(2), report.C("x")), report.R(report.C("y"))}}
	got := render(t, &report.Document{Title: "T", Blocks: []report.Block{tb}}, 60)
	if want := "one   │ x\ntwo   ├──\nthree │ y\n━"; !strings.Contains(got, want) {
		t.Errorf("want\n%s\nin\n%s", want, got)
	}
}
