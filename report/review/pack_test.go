package review_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

func TestGuardCell(t *testing.T) {
	for in, want := range map[string]string{
		"plain":              "plain",
		"a=b, c+d, e-mail@x": "a=b, c+d, e-mail@x",
		"=1+1":               "'=1+1",
		"+1":                 "'+1",
		"-2":                 "'-2",
		"@SUM(A1)":           "'@SUM(A1)",
		" \u00a0=1":          "' \u00a0=1",
		"\ufeff=1":           "'\ufeff=1",
		"\u200b\u2060=1":     "'\u200b\u2060=1",
		"\ufefe+":            "'\ufefe+",
		"\ue000=1":           "'\ue000=1",
		"＝1":                 "'＝1",
		"＋1":                 "'＋1",
		"－1":                 "'－1",
		"＠x":                 "'＠x",
		"\tx":                "'\tx",
		"a\n=1":              "a\n'=1",
		"a\r\n-1\r+2":        "a\n'-1\n'+2",
		"a\u2028@x":          "a\n'@x",
		"'=1":                "'=1",
		"":                   "",
	} {
		if got := review.GuardCell(in); got != want {
			t.Errorf("GuardCell(%q) = %q, want %q", in, got, want)
		}
	}
}

// dangerous reports whether a spreadsheet could take a line of a cell for a formula, by a rule of its own.
func dangerous(cell string) bool {
	for _, line := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", r) }) {
		line = strings.TrimLeftFunc(line, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) || r == '\u00ad' })
		if r, _ := utf8.DecodeRuneInString(line); line != "" && strings.ContainsRune("=+-@＝＋－＠", r) {
			return true
		}
	}
	return false
}

func FuzzSheet(f *testing.F) {
	f.Add("=cmd|' /C calc'!A0", "x")         // the classic
	f.Add(" \t\u00a0\u200b-1", "\"quoted\"") // blanks of every kind before it, and quotes
	f.Add("a\r\nb\r=c", "d;=e,f")            // lines of a cell, and separators
	f.Add("＠x", "\ufeff+1")                  // full-width forms and a byte order mark
	f.Add("\ufefe+", "\U0010ffff=")          // code points that stand for nothing
	f.Add("\xc9", "\xb5")                    // two halves of one character
	f.Add("\xff", "")                        // no text at all
	f.Fuzz(func(t *testing.T, a, b string) {
		s := review.Sheet{Name: "x", Header: []string{"one", "two"}, Rows: [][]string{{a, b}, {b, a}}}
		var out bytes.Buffer
		err := s.Write(&out, review.CSVOptions{})
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			if err == nil || out.Len() > 0 {
				t.Fatalf("text that is no UTF-8 is written: %v", err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(rows) != 3 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if dangerous(cell) {
					t.Fatalf("%q could start a formula", cell)
				}
				if review.GuardCell(cell) != cell {
					t.Fatalf("guarding %q twice changes it", cell)
				}
			}
		}
		plain := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(a)
		guarded := strings.Split(rows[1][0], "\n")
		for i, line := range strings.Split(plain, "\n") {
			if i >= len(guarded) || guarded[i] != line && guarded[i] != "'"+line {
				t.Fatalf("line %d of %q became %q", i, a, guarded)
			}
		}
	})
}

func TestSheetsAreWrittenWhole(t *testing.T) {
	var b bytes.Buffer
	s := review.Sheet{Name: "x", Header: []string{"a", "b"}, Rows: [][]string{{"=1", `say "hi"`}}}
	if err := s.Write(&b, review.CSVOptions{ByteOrderMark: true}); err != nil || b.String() != "\ufeff\"a\",\"b\"\r\n\"'=1\",\"say \"\"hi\"\"\"\r\n" {
		t.Errorf("%q, %v", b.String(), err)
	}
	b.Reset()
	if err := s.Write(&b, review.CSVOptions{Raw: true}); err != nil || !strings.Contains(b.String(), `"=1"`) {
		t.Errorf("%q, %v", b.String(), err)
	}
	for _, bad := range []review.Sheet{{}, {Header: []string{"a"}, Rows: [][]string{{"x", "y"}}}} {
		b.Reset()
		if err := bad.Write(&b, review.CSVOptions{}); err == nil || b.Len() > 0 {
			t.Errorf("%+v is written: %v", bad, err)
		}
	}
	if err := s.Write(brokenWriter{}, review.CSVOptions{}); !errors.Is(err, errFull) {
		t.Errorf("the writer's error is lost: %v", err)
	}
}

var errFull = errors.New("full")

// brokenWriter is a writer that fails.
type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errFull }

// The pack holds what the case knows, and the columns that reviewers add are there.
func TestSheetsHoldTheFacts(t *testing.T) {
	r, e := clean("R"), reader()
	exceptionOn(&r, "X-1")
	mitigate(&e, "X-1")
	e.Mitigations[0].Text = "Monthly analysis"
	carve(&r, "HOST")
	r.Subservices = append(r.Subservices, review.Subservice{ID: "AFFILIATE", Organization: party("AF"), Method: soc1.Inclusive, Tested: yes, Asserted: yes, Monitoring: []string{"meets monthly", "=reconciles"}})
	e.Reports = []review.Received{clean("HOST-1"), clean("HOST-2")}
	e.Links = []review.Link{{Subservice: "HOST", To: "HOST-1"}, {Subservice: "HOST", To: "HOST-2"}}
	sheets := make(map[string]review.Sheet)
	for _, s := range assess(t, &r, e, review.DefaultPolicy()).Sheets() {
		sheets[s.Name] = s
	}
	cell := func(sheet string, row int, column string) string {
		s := sheets[sheet]
		k := slices.Index(s.Header, column)
		if k < 0 || row >= len(s.Rows) {
			t.Fatalf("sheet %s has no row %d with %q", sheet, row, column)
		}
		return s.Rows[row][k]
	}
	for _, x := range []struct {
		sheet  string
		row    int
		column string
		want   string
	}{
		{"exceptions", 0, "Rate", "4.0%"},
		{"exceptions", 0, "Mitigating control", "Monthly analysis"},
		{"exceptions", 0, "Management's response (not examined)", "Fixed."},
		{"exceptions", 0, "Accounts and assertions reached", "WAGES: accuracy"},
		{"exceptions", 0, "Additional procedures", ""},
		{"csocs", 0, "Covered by report", "HOST-1\nHOST-2"},
		{"csocs", 0, "Leaves", "Rely\nRely"},
		{"subservice-organizations", 1, "Report obtained", "this report"},
		{"subservice-organizations", 1, "Monitoring by the service organization", "meets monthly\n=reconciles"},
		{"subservice-organizations", 1, "Reviewer's comment", ""},
	} {
		if got := cell(x.sheet, x.row, x.column); got != x.want {
			t.Errorf("%s, row %d, %s: %q, want %q", x.sheet, x.row, x.column, got, x.want)
		}
	}
	var b bytes.Buffer
	if err := sheets["subservice-organizations"].Write(&b, review.CSVOptions{}); err != nil || !strings.Contains(b.String(), "meets monthly\n'=reconciles") {
		t.Errorf("a later line of a cell is not guarded: %v", err)
	}
}
