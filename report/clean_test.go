package report_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/reporttest"
)

func TestClean(t *testing.T) {
	cases := []struct{ in, want string }{
		{"", ""},
		{"plain text, with (marks) & signs", "plain text, with (marks) & signs"},
		{"  a  b ", " a b "},
		{"a\r\n\tb\u2028\u2029\u0085c", "a b c"},
		{"a\u00a0 b\u3000c", "a\u00a0 b\u3000c"}, // other blanks are characters
		{"\x00\x1b[31m\x7f\u009b", "\ufffd\ufffd[31m\ufffd\ufffd"},
		{"\u202ea\u2066b\u2069", "\ufffda\ufffdb\ufffd"},
		{"\u200e\u200fa\u200d", "\u200e\u200fa\u200d"}, // marks and joiners that scripts need
		{"\U000e0041\ufffe\ufdd0\U0010ffff", "\ufffd\ufffd\ufffd\ufffd"},
		{"a\xffb", "a\ufffdb"},
		{"é漢👍", "é漢👍"},
	}
	for _, c := range cases {
		if got := report.Clean(c.in); got != c.want {
			t.Errorf("Clean(%+q) = %+q, want %+q", c.in, got, c.want)
		}
	}
}

// FuzzClean holds the laws: the result is valid, holds nothing of what is replaced, and is its own result.
func FuzzClean(f *testing.F) {
	for _, s := range reporttest.Hostile() { // each is commented where it is listed
		f.Add(s)
	}
	f.Add("\xed\xa0\x80") // half of a surrogate pair
	f.Add(" \n ")         // blanks of two kinds
	f.Fuzz(func(t *testing.T, in string) {
		out := report.Clean(in)
		if !utf8.ValidString(out) {
			t.Errorf("Clean(%+q) = %+q, which is not UTF-8", in, out)
		}
		if again := report.Clean(out); again != out {
			t.Errorf("Clean(%+q) = %+q, cleaned again %+q", in, out, again)
		}
		if strings.ContainsFunc(out, unicode.IsControl) || strings.Contains(out, "  ") {
			t.Errorf("Clean(%+q) = %+q", in, out)
		}
		blank := func(r rune) bool { return strings.ContainsRune(" \t\n\v\f\r\u0085\u2028\u2029", r) }
		count := func(s string) (n int) {
			for _, r := range s {
				if !blank(r) {
					n++
				}
			}
			return n
		}
		if count(in) != count(out) {
			t.Errorf("Clean(%+q) = %+q dropped a character", in, out)
		}
	})
}

func TestSlug(t *testing.T) {
	cases := []struct{ in, want string }{
		{"Objective 3: Payments", "objective-3-payments"},
		{"  --a--  ", "a"},
		{"4.03", "x-4-03"},
		{"", "x"},
		{"漢字", "x"},
		{"é", "x"},
	}
	for _, c := range cases {
		if got := report.Slug(c.in); got != c.want {
			t.Errorf("Slug(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestSlugsAreIDs(t *testing.T) {
	form := regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.String().Draw(t, "text")
		slug := report.Slug(in + rapid.SampledFrom([]string{"", strings.Repeat("long text ", 40)}).Draw(t, "tail"))
		if !form.MatchString(slug) || len(slug) > 96 {
			t.Fatalf("Slug(%q) = %q", in, slug)
		}
		if again := report.Slug(slug); again != slug {
			t.Fatalf("the slug of %q is %q", slug, again)
		}
	})
}

func TestIDsAreUniqueAndValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOf(rapid.SampledFrom([]string{"a", "A", "a 2", "a-2", "a-2-2", "", "x", "4"})).Draw(t, "texts")
		var ids, again report.IDs
		d := &report.Document{Title: "T"}
		for _, s := range texts {
			id := ids.New(s)
			if other := again.New(s); other != id {
				t.Fatalf("the same calls gave %q and %q", id, other)
			}
			d.Blocks = append(d.Blocks, report.H(1, id, "H"))
		}
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
	})
}

func ExampleIDs() {
	var ids report.IDs
	fmt.Println(ids.New("Control 3.02"), ids.New("control 3/02"))
	// Output: control-3-02 control-3-02-2
}
