package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/reporttest"
)

func TestSampleIsValid(t *testing.T) {
	if err := reporttest.Sample().Validate(); err != nil {
		t.Error(err)
	}
	if err := reporttest.Large(3).Validate(); err != nil {
		t.Error(err)
	}
}

func TestLanguageDefaultsToEnglish(t *testing.T) {
	if got := (&report.Document{}).Language(); got != "en" {
		t.Errorf("got %q, want en", got)
	}
	if got := (&report.Document{Lang: "de-CH"}).Language(); got != "de-CH" {
		t.Errorf("got %q, want de-CH", got)
	}
}

func TestHeadings(t *testing.T) {
	var got []string
	for h := range reporttest.Sample().Headings() {
		got = append(got, h.Title())
		if len(got) == 3 {
			break // the walk has to stop when asked to
		}
	}
	want := []string{"Section 1 Independent service auditor’s report", "1.1 Scope", "1.2 Inherent limitations"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// nested is a document with one block of every kind that holds others.
func nested() *report.Document {
	return &report.Document{Title: "T", Blocks: []report.Block{
		report.P("0"),
		report.List{Items: [][]report.Block{{report.P("1"), report.Bullets("2")}}},
		report.Box(report.CalloutNote, "3", report.Table{Caption: "4", Columns: []report.Column{report.Col("5", 1)},
			Rows: []report.Row{report.R(report.C("6", "7"))}}),
	}}
}

func TestPathsAreInReadingOrder(t *testing.T) {
	var got []string
	for path, b := range nested().Paths() {
		got = append(got, fmt.Sprintf("%s %T", path, b))
	}
	want := []string{
		"/blocks/0 report.Paragraph",
		"/blocks/1 report.List",
		"/blocks/1/items/0/0 report.Paragraph",
		"/blocks/1/items/0/1 report.List",
		"/blocks/1/items/0/1/items/0/0 report.Paragraph",
		"/blocks/2 report.Callout",
		"/blocks/2/blocks/0 report.Table",
		"/blocks/2/blocks/0/rows/0/cells/0/blocks/0 report.Paragraph",
		"/blocks/2/blocks/0/rows/0/cells/0/blocks/1 report.Paragraph",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestWalksAgree compares All with Paths, and stops both after each number of blocks.
func TestWalksAgree(t *testing.T) {
	d := reporttest.Sample()
	all := slices.Collect(d.All())
	for stop := range len(all) + 1 {
		n := 0
		for _, b := range d.Paths() {
			if n == stop {
				break
			}
			if diff := cmp.Diff(all[n], b); diff != "" {
				t.Fatalf("block %d: %s", n, diff)
			}
			n++
		}
		if n != stop {
			t.Fatalf("the walk ended after %d blocks, want %d", n, stop)
		}
	}
}

func TestTextsAreInReadingOrder(t *testing.T) {
	d := nested()
	d.Subtitle, d.Marking, d.Legend, d.Recipient = "S", "M", "L", "R"
	d.Meta = []report.Field{report.F("term", "value")}
	got := strings.Join(slices.Collect(d.Texts()), " ")
	if want := "T S term value M L R 0 1 2 3 4 5 6 7"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	n := 0
	for range d.Texts() {
		if n++; n == 9 {
			break // in the middle of the blocks
		}
	}
}

func TestPlainText(t *testing.T) {
	line := []report.Inline{report.Text("a"), report.Strong("b"), nil, report.Emphasis("c"), report.Code("d"),
		report.Break{}, report.Ref{ID: "x", Text: "e"}}
	if got := report.PlainText(line); got != "abcd\ne" {
		t.Errorf("got %q", got)
	}
}

func TestGridCoversEveryPlaceOnce(t *testing.T) {
	tb := report.Table{Columns: []report.Column{report.Col("a", 1), report.Col("b", 1)}, Rows: []report.Row{
		report.R(report.C("1").Span(2), report.C("2")),
		report.R(report.C("3")),
		report.R(report.C("4"), report.C("5")),
	}}
	var got [][]string
	for _, row := range tb.Grid() {
		var line []string
		for _, place := range row {
			text := report.PlainText(place.Cell.Blocks[0].(report.Paragraph).Text)
			line = append(line, fmt.Sprint(text, " ", place.Row, " ", place.First))
		}
		got = append(got, line)
	}
	want := [][]string{{"1 0 true", "2 0 true"}, {"1 0 false", "3 1 true"}, {"4 2 true", "5 2 true"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestGridIsTotal asks for a grid of tables that Validate refuses.
func TestGridIsTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tb := report.Table{Columns: make([]report.Column, rapid.IntRange(0, 4).Draw(t, "columns"))}
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			var row report.Row
			for range rapid.IntRange(0, 6).Draw(t, "cells") {
				row.Cells = append(row.Cells, report.Cell{RowSpan: rapid.IntRange(-2, 9).Draw(t, "span")})
			}
			tb.Rows = append(tb.Rows, row)
		}
		grid := tb.Grid()
		if len(grid) != len(tb.Rows) {
			t.Fatalf("%d rows, want %d", len(grid), len(tb.Rows))
		}
		for r, row := range grid {
			if len(row) != len(tb.Columns) {
				t.Fatalf("row %d has %d places, want %d", r, len(row), len(tb.Columns))
			}
			for _, place := range row {
				if place.First && (place.Cell == nil || place.Row != r) {
					t.Fatalf("row %d: %+v begins elsewhere", r, place)
				}
			}
		}
	})
}

func TestTimelineCharacters(t *testing.T) {
	lane := report.Lane{Bars: []report.Bar{
		{Start: 0, End: 50, Class: report.BarSolid}, {Start: 50, End: 51, Class: report.BarMarked},
		{Start: 60, End: 80, Class: report.BarHatched}, {Start: 90, End: 100, Class: report.BarOpen}}}
	line := report.Timeline{Length: 100}
	for width, want := range map[int]string{10: "█████▚▒▒·□", 0: "", -3: ""} {
		if got := line.Characters(lane, width); got != want {
			t.Errorf("width %d: got %q, want %q", width, got, want)
		}
	}
	if got := (report.Timeline{}).Characters(lane, 3); len([]rune(got)) != 3 {
		t.Errorf("a timeline without length drew %q, want three characters", got)
	}
}

func TestEnumerations(t *testing.T) {
	for k := range report.CalloutKinds() {
		checkText(t, k, new(report.CalloutKind))
	}
	for c := range report.BarClasses() {
		checkText(t, c, new(report.BarClass))
		if c.Rune() == report.BarClass(0).Rune() {
			t.Errorf("%v is drawn like no bar", c)
		}
	}
	if report.CalloutKind(0).IsValid() || report.BarClass(0).IsValid() || report.Tone(9).IsValid() || report.Align(9).IsValid() {
		t.Error("a value without a name is valid")
	}
	got := fmt.Sprint(slices.Collect(report.CalloutKinds()), slices.Collect(report.BarClasses()),
		report.TonePlain, report.ToneException, report.ToneCaution, report.ToneMuted, report.AlignStart, report.AlignCenter, report.AlignEnd, report.Tone(9))
	want := "[note caution exception draft conclusion] [solid hatched open marked] plain exception caution muted start center end Tone(9)"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// checkText takes an enumeration to its wire name and back.
func checkText[E interface {
	comparable
	String() string
	MarshalText() ([]byte, error)
}, P interface {
	*E
	UnmarshalText([]byte) error
}](t *testing.T, e E, back P) {
	t.Helper()
	text, err := e.MarshalText()
	if err != nil || string(text) != e.String() {
		t.Errorf("MarshalText of %v: %q, %v", e, text, err)
	}
	if err := back.UnmarshalText(text); err != nil || *back != e {
		t.Errorf("UnmarshalText(%q): %v, %v", text, *back, err)
	}
	if err := back.UnmarshalText([]byte("Note")); err == nil {
		t.Error("UnmarshalText took a name in the wrong case")
	}
}

func ExampleDocument() {
	doc := &report.Document{
		Title:   "Example report",
		Marking: "DRAFT",
		Blocks: []report.Block{
			report.H(1, "results", "Results").Numbered("Section 4"),
			report.Table{
				Caption: "Tests of controls",
				Columns: []report.Column{report.Col("No.", 1), report.Col("Result", 4)},
				Rows: []report.Row{
					report.R(report.C("1.01"), report.C("No exceptions noted.")),
					report.R(report.C("1.02"), report.C("Exception noted.", "2 of 25 items deviated.")).As(report.ToneException).At("c-1-02"),
				},
			},
			report.Para(report.Text("See "), report.Ref{ID: "c-1-02", Text: "control 1.02"}, report.Text(".")),
		},
	}
	fmt.Println(doc.Validate())
	// Output: <nil>
}
