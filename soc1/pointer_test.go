package soc1_test

import (
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/soc1"
)

// token is a string type of its own, like the ids.
type token string

func TestPointerFollowsRFC6901(t *testing.T) {
	for _, c := range []struct {
		prefix string
		tokens []any
		want   string
	}{
		{"", nil, ""},
		{"/matrix", nil, "/matrix"},
		{"/matrix", []any{"controls", 0, "id"}, "/matrix/controls/0/id"},
		// the examples of the RFC's section 5
		{"", []any{"foo", 0}, "/foo/0"},
		{"", []any{""}, "/"},
		{"", []any{"a/b"}, "/a~1b"},
		{"", []any{"c%d"}, "/c%d"},
		{"", []any{"m~n"}, "/m~0n"},
		// an escape sequence as a name, which the order of replacing decides
		{"", []any{"~1"}, "/~01"},
		{"", []any{"~0/"}, "/~00~1"},
		// other types of token
		{"", []any{token("a/b"), soc1.ControlID("C-1"), int64(7)}, "/a~1b/C-1/7"},
	} {
		if got := soc1.Pointer(c.prefix, c.tokens...); got != c.want {
			t.Errorf("Pointer(%q, %q) = %q, want %q", c.prefix, c.tokens, got, c.want)
		}
	}
}

// readPointer splits a pointer by the rules of RFC 6901, section 4.
func readPointer(t *testing.T, pointer string) []string {
	t.Helper()
	if pointer == "" {
		return nil
	}
	if pointer[0] != '/' {
		t.Fatalf("%q does not begin with a slash", pointer)
	}
	tokens := strings.Split(pointer[1:], "/")
	for i, token := range tokens {
		tokens[i] = strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
	}
	return tokens
}

// FuzzPointer checks that a reader of RFC 6901 gets back exactly the tokens, and that every ~ begins an escape.
func FuzzPointer(f *testing.F) {
	f.Add("controls", "C-1")    // ordinary members
	f.Add("a/b", "m~n")         // what has to be escaped
	f.Add("~1", "~01")          // names that look escaped
	f.Add("", "/")              // an empty name, and the separator alone
	f.Add("0", "-")             // an array position, and the place after the end
	f.Add("héé\u2028", "\xff")  // letters beyond ASCII, and bytes that are no text
	f.Add("~~~///", "%2F\x00 ") // runs, another escape, a zero byte
	f.Fuzz(func(t *testing.T, a, b string) {
		pointer := soc1.Pointer(soc1.Pointer("", a), b)
		if together := soc1.Pointer("", a, b); together != pointer {
			t.Fatalf("%q and %q give %q step by step and %q together", a, b, pointer, together)
		}
		got := readPointer(t, pointer)
		if len(got) != 2 || got[0] != a || got[1] != b {
			t.Fatalf("%q and %q come back from %q as %q", a, b, pointer, got)
		}
		if rest := strings.NewReplacer("~0", "", "~1", "").Replace(pointer); strings.Contains(rest, "~") {
			t.Fatalf("%q holds a ~ that begins no escape", pointer)
		}
	})
}

// FuzzProblemOrder checks that the order of any three pointers is the same however they are recorded: the order is total.
func FuzzProblemOrder(f *testing.F) {
	f.Add("/9", "/10", "/1a")      // a name that begins like a number stands between two numbers in plain text
	f.Add("/a", "/a/0", "/a/b")    // a parent and its children
	f.Add("", "/", "//")           // nothing, an empty name, two
	f.Add("/01", "/1", "/001")     // numbers with leading zeros
	f.Add("a", "/a", "b")          // not pointers at all
	f.Add("/~0", "/~1", "/\u00e9") // escapes and other letters
	f.Fuzz(func(t *testing.T, a, b, c string) {
		var first string
		for i, order := range [][]string{{a, b, c}, {a, c, b}, {b, a, c}, {b, c, a}, {c, a, b}, {c, b, a}} {
			var ps soc1.Problems
			for _, path := range order {
				ps.Add(soc1.CodeInvalid, path, "wrong", "")
			}
			got := strings.Join(paths(ps.Err()), "\n")
			if i == 0 {
				first = got
			}
			if got != first {
				t.Fatalf("%q are sorted as %q or as %q", order, first, got)
			}
		}
	})
}
