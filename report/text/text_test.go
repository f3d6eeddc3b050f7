package text_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/reporttest"
	"github.com/seed-9947fa86/attest/report/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func render(t interface{ Fatal(...any) }, d *report.Document, width int) string {
	var b bytes.Buffer
	if err := text.New(text.Options{Width: width}).Render(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestConformance uses a page wider than any text, so that no string is broken.
func TestConformance(t *testing.T) {
	reporttest.Run(t, reporttest.Format{Renderer: text.New(text.Options{Width: 1500})})
}

func TestGolden(t *testing.T) {
	for _, width := range []int{0, 80, 40} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			golden := filepath.Join("testdata", fmt.Sprintf("sample-%d.txt", width))
			got := render(t, reporttest.Sample(), width)
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
		})
	}
}

// TestWidthsAreLimited renders at widths out of range.
func TestWidthsAreLimited(t *testing.T) {
	d := reporttest.Sample()
	if render(t, d, 1) != render(t, d, text.MinWidth) || render(t, d, -1) != render(t, d, text.MinWidth) {
		t.Error("a width below MinWidth does not count as MinWidth")
	}
	if render(t, d, 0) != render(t, d, text.DefaultWidth) {
		t.Error("a width of zero does not count as DefaultWidth")
	}
}

// alphabet has letters of one column and of two, marks of none, blanks and characters that are replaced.
const alphabet = "abcdefghi jklm  nopqrs\t漢字한글ｗ👍é̂\u200b\u202e\u00a0|"

// texts draws short texts and long ones; by itself rapid draws short ones nearly always.
func texts() *rapid.Generator[string] {
	letters := rapid.RuneFrom([]rune(alphabet))
	return rapid.OneOf(rapid.StringOfN(letters, 1, 20, -1), rapid.StringOfN(letters, 30, 120, -1)).
		Filter(func(s string) bool { return strings.TrimSpace(s) != "" })
}

func TestEveryLineFitsThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(text.MinWidth, 120).Draw(t, "width")
		d := drawDocument(t)
		for i, line := range strings.Split(render(t, d, width), "\n") {
			if n := text.Columns(line); n > width {
				t.Fatalf("line %d takes %d columns of %d: %q", i+1, n, width, line)
			}
		}
	})
}

func TestWrappingKeepsEveryCharacterInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := texts().Draw(t, "text")
		width := rapid.IntRange(1, 40).Draw(t, "width")
		lines := text.Wrap(in, width)
		squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if got, want := squeeze(strings.Join(lines, "")), squeeze(report.Clean(in)); got != want {
			t.Fatalf("got %+q, want %+q", got, want)
		}
		for _, l := range lines {
			if l == "" || strings.Trim(l, " ") != l {
				t.Fatalf("the line %+q is empty or has blanks outside", l)
			}
			if n := text.Columns(l); n > width && (width > 1 || n > 2) {
				t.Fatalf("the line %+q takes %d columns of %d", l, n, width)
			}
		}
	})
}

func TestTextThatFitsIsOneLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := texts().Draw(t, "text")
		want := strings.Trim(report.Clean(in), " ")
		if got := text.Wrap(in, text.Columns(want)); len(got) != 1 || got[0] != want {
			t.Fatalf("got %+q, want one line %+q", got, want)
		}
		if got := text.Wrap(in, text.Columns(want)-1); text.Columns(want) > 2 && len(got) < 2 {
			t.Fatalf("got %+q on a page that is too narrow by one column", got)
		}
	})
}

func TestWrap(t *testing.T) {
	cases := []struct {
		in    string
		width int
		want  []string
	}{
		{"", 5, nil},
		{"  ", 5, nil},
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 6, []string{"one", "two", "three"}},
		{"abcdefgh ij", 3, []string{"abc", "def", "gh", "ij"}},
		{"漢字かな", 4, []string{"漢字", "かな"}},
		{"漢字かな", 5, []string{"漢字", "かな"}},
		{"ab漢字", 4, []string{"ab漢", "字"}},
		{"a\u0301b\u0301c", 2, []string{"a\u0301b\u0301", "c"}},
		{"one\ntwo\tthree", 20, []string{"one two three"}},
		{"\x1b[31m", 9, []string{"\ufffd[31m"}},
	}
	for _, c := range cases {
		if diff := cmp.Diff(c.want, text.Wrap(c.in, c.width)); diff != "" {
			t.Errorf("Wrap(%+q, %d) (-want +got):\n%s", c.in, c.width, diff)
		}
	}
}

// TestHostileWordIsWrappedInLinearTime would take very long if the cost grew with the square.
func TestHostileWordIsWrappedInLinearTime(t *testing.T) {
	const n = 1 << 20
	if got := len(text.Wrap(strings.Repeat("x", n), 8)); got != n/8 {
		t.Errorf("got %d lines, want %d", got, n/8)
	}
}

// FuzzTextLine holds every line of a page to its width and to clean characters.
func FuzzTextLine(f *testing.F) {
	for _, s := range reporttest.Hostile() { // each is commented where it is listed
		f.Add(s, 40)
	}
	f.Add("漢", 41)                      // wider than what is left
	f.Add(strings.Repeat("a ", 90), 80) // blanks at the break
	f.Fuzz(func(t *testing.T, s string, width int) {
		if !utf8.ValidString(s) || width < text.MinWidth || width > 200 {
			t.Skip("Validate refuses the text, or the width is corrected")
		}
		d := &report.Document{Title: "a" + s, Legend: s, Blocks: []report.Block{
			report.P(s), report.Bullets(s),
			report.Table{Caption: "b" + s, Columns: []report.Column{report.Col("c"+s, 1), report.Col("d", 2)},
				Rows: []report.Row{report.R(report.C(s), report.C(s)), report.R(report.C(s), report.C(s)).As(report.ToneException)}},
		}}
		got := render(t, d, width)
		for _, line := range strings.Split(got, "\n") {
			if n := text.Columns(line); n > width {
				t.Errorf("%d columns of %d: %+q", n, width, line)
			}
			for _, r := range line {
				if c := string(r); report.Clean(c) != c {
					t.Errorf("the line %+q holds %U", line, r)
				}
			}
		}
	})
}

// BenchmarkRender grows the document tenfold: 20, 200 and 2,000 controls.
func BenchmarkRender(b *testing.B) {
	for _, objectives := range []int{1, 10, 100} {
		d := reporttest.Large(objectives)
		b.Run(fmt.Sprintf("controls=%d", 20*objectives), func(b *testing.B) {
			b.ReportAllocs()
			r := text.New(text.Options{})
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
		report.Table{Caption: "Tests of controls",
			Columns: []report.Column{report.Col("No.", 1), report.Col("Test", 3), report.Col("Result", 2)},
			Rows: []report.Row{
				report.R(report.C("1.01").Span(2), report.C("Inspected 25 approvals."), report.C("No exceptions noted.")),
				report.R(report.C("Reperformed one."), report.C("Exception noted.")).As(report.ToneException),
			}},
	}}
	var page bytes.Buffer
	if err := text.New(text.Options{Width: 50}).Render(&page, doc); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(page.String())
	// Output:
	// Example report
	// ══════════════
	//
	// Tests of controls
	//   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
	//   No.  │ Test                   │ Result
	//   ─────┼────────────────────────┼─────────────────
	//   1.01 │ Inspected 25           │ No exceptions
	//        │ approvals.             │ noted.
	//        ├────────────────────────┼─────────────────
	// !      │ Reperformed one.       │ Exception noted.
	//   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
}
