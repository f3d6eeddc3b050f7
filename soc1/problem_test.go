package soc1_test

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// codesAt lists what an error carries as "code pointer", in its order.
func codesAt(err error) []string {
	var list []string
	for _, p := range soc1.ListProblems(err) {
		list = append(list, string(p.Code)+" "+p.Path)
	}
	return list
}

// wellPut fails for a message or hint that is not one sentence for a reader: empty, capitalised, or ending in a full stop.
func wellPut(t *testing.T, err error) {
	t.Helper()
	for _, p := range soc1.ListProblems(err) {
		for what, text := range map[string]string{"message": p.Message, "hint": p.Hint} {
			if text == "" || strings.HasSuffix(text, ".") || strings.ContainsAny(text, "\n\t") || strings.Contains(text, "%!") {
				t.Errorf("%s: the %s is %q", p.Path, what, text)
			}
		}
	}
}

func TestNoProblemIsNoError(t *testing.T) {
	var ps soc1.Problems
	ps.Merge("/here", nil)
	if err := ps.Err(); err != nil || ps.Len() != 0 {
		t.Errorf("an empty collection is the error %v with %d problems", err, ps.Len())
	}
	if list := soc1.ListProblems(nil); list != nil {
		t.Errorf("no error lists %v", list)
	}
	if c := soc1.CodeMissing; c.Error() != "missing" {
		t.Errorf("the code is %q", c.Error())
	}
}

func TestProblemText(t *testing.T) {
	for _, c := range []struct {
		problem soc1.Problem
		want    string
	}{
		{soc1.Problem{Path: "/name", Message: "it has no name", Hint: "give one"}, "/name: it has no name; give one"},
		{soc1.Problem{Path: "/name", Message: "it has no name"}, "/name: it has no name"},
		{soc1.Problem{Message: "it is empty"}, "(document): it is empty"},
	} {
		if got := c.problem.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
		var ps soc1.Problems
		ps.Merge("", c.problem)
		if got := ps.Err().Error(); got != c.want {
			t.Errorf("alone in a collection it is %q, want %q", got, c.want)
		}
	}
	var ps soc1.Problems
	ps.Add(soc1.CodeRange, "/b", "too large", "")
	ps.Addf(soc1.CodeRange, "/a", "use less", "%d is too large", 7)
	const want = "2 problems:\n  /a: 7 is too large; use less\n  /b: too large"
	if got := ps.Err().Error(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestProblemsAreSortedLikeADocument(t *testing.T) {
	want := []string{
		"", "/", "/a", "/a/2", "/a/2/x", "/a/9", "/a/10", "/a/10/z", "/a/100", "/a/1a", "/a/9b", "/a/b", "/a/~0", "/b", "/b/0",
	}
	var ps soc1.Problems
	for _, path := range slices.Backward(want) {
		ps.Add(soc1.CodeInvalid, path, "it is wrong", "")
	}
	if got := paths(ps.Err()); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestErrorsFindProblemsByCode(t *testing.T) {
	var ps soc1.Problems
	ps.Add(soc1.CodeMissing, "/b", "absent", "")
	ps.Merge("/a", soc1.Problem{Code: soc1.CodeInvalid, Message: "unreadable", Err: io.ErrUnexpectedEOF})
	err := fmt.Errorf("engagement.json: %w", ps.Err())
	for code, want := range map[error]bool{
		soc1.CodeMissing: true, soc1.CodeInvalid: true, io.ErrUnexpectedEOF: true,
		soc1.CodeCycle: false, io.EOF: false, soc1.Code(""): false,
	} {
		if got := errors.Is(err, code); got != want {
			t.Errorf("errors.Is finds %v: %v", code, got)
		}
	}
	p, ok := errors.AsType[soc1.Problem](err)
	if !ok || p.Path != "/a" || p.Unwrap() != io.ErrUnexpectedEOF {
		t.Errorf("errors.AsType finds %v, %v", p, ok)
	}
	var same soc1.Problem
	if !errors.As(err, &same) || same != p {
		t.Errorf("errors.As finds %v", same)
	}
	if _, ok := errors.AsType[soc1.Code](err); ok {
		t.Error("a problem is found as a bare code")
	}
}

// manyErrors is an error that joins others, as another module might write it.
type manyErrors []error

func (m manyErrors) Error() string   { return "many" }
func (m manyErrors) Unwrap() []error { return m }

func TestNothingIsLostFromAnyError(t *testing.T) {
	var ps soc1.Problems
	ps.Add(soc1.CodeMissing, "/x", "absent", "")
	ps.Add(soc1.CodeRange, "/y", "too large", "")
	two, plain := ps.Err(), errors.New("disk full")
	one := soc1.Problem{Code: soc1.CodeCycle, Path: "/z", Message: "round"}
	for _, c := range []struct {
		name string
		err  error
		want []string
	}{
		{"a problem", one, []string{"cycle /z"}},
		{"problems", two, []string{"missing /x", "range /y"}},
		{"another error", plain, []string{"invalid "}},
		{"joined", errors.Join(two, one, plain), []string{"missing /x", "range /y", "cycle /z", "invalid "}},
		{"joined twice", errors.Join(errors.Join(one, one), two), []string{"cycle /z", "cycle /z", "missing /x", "range /y"}},
		{"wrapped", fmt.Errorf("reading: %w", two), []string{"missing /x", "range /y"}},
		{"wrapped twice", fmt.Errorf("job: %w", fmt.Errorf("reading: %w", one)), []string{"cycle /z"}},
		{"wrapped without problems", fmt.Errorf("reading: %w", plain), []string{"invalid "}},
		{"wrapping several", fmt.Errorf("%w and %w", one, plain), []string{"cycle /z", "invalid "}},
		{"joining nothing", manyErrors(nil), []string{"invalid "}},
		{"joining nil", manyErrors{nil, nil}, []string{"invalid "}},
	} {
		if got := codesAt(c.err); !slices.Equal(got, c.want) {
			t.Errorf("%s lists %q, want %q", c.name, got, c.want)
		}
		var merged soc1.Problems
		merged.Merge("/in", c.err)
		for _, p := range soc1.ListProblems(merged.Err()) {
			if !strings.HasPrefix(p.Path, "/in") {
				t.Errorf("%s is merged at %q", c.name, p.Path)
			}
		}
		if merged.Len() != len(c.want) {
			t.Errorf("%s merges %d problems, want %d", c.name, merged.Len(), len(c.want))
		}
	}
	if p := soc1.ListProblems(fmt.Errorf("reading: %w", plain))[0]; !errors.Is(p, plain) || p.Message != "reading: disk full" {
		t.Errorf("the cause of another error is lost: %v", p)
	}
}

func TestListedProblemsAreTheCallers(t *testing.T) {
	var ps soc1.Problems
	ps.Add(soc1.CodeMissing, "/x", "absent", "")
	err := ps.Err()
	soc1.ListProblems(err)[0].Path = "/changed"
	ps.Add(soc1.CodeMissing, "/a", "absent", "")
	if got := codesAt(err); !slices.Equal(got, []string{"missing /x"}) {
		t.Errorf("an error changed after it was made: %q", got)
	}
}

// anyPath draws JSON Pointers whose tokens are numbers, names, and names that begin like numbers.
func anyPath() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		tokens := rapid.SliceOfN(rapid.OneOf(
			rapid.StringMatching(`[0-9]{1,3}`), rapid.StringMatching(`[0-9]?[a-c]?[0-9]?`), rapid.SampledFrom([]string{"~", "/", "", "controls"}),
		), 0, 3).Draw(t, "tokens")
		path := ""
		for _, token := range tokens {
			path = soc1.Pointer(path, token)
		}
		return path
	})
}

// anyProblem draws a problem that may well share its path, code or message with another.
func anyProblem() *rapid.Generator[soc1.Problem] {
	return rapid.Custom(func(t *rapid.T) soc1.Problem {
		return soc1.Problem{
			Code:    rapid.SampledFrom([]soc1.Code{soc1.CodeMissing, soc1.CodeRange}).Draw(t, "code"),
			Path:    anyPath().Draw(t, "path"),
			Message: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "message"),
			Hint:    rapid.SampledFrom([]string{"", "h"}).Draw(t, "hint"),
		}
	})
}

func TestLawProblemsComeInOneOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(anyProblem(), 1, 12).Draw(t, "problems")
		collect := func(list []soc1.Problem) error {
			var ps soc1.Problems
			for _, p := range list {
				ps.Merge("", p)
			}
			return ps.Err()
		}
		err, shuffled := collect(list), collect(rapid.Permutation(list).Draw(t, "order"))
		if err.Error() != shuffled.Error() {
			t.Fatalf("the order of recording shows:\n%v\n%v", err, shuffled)
		}
		got := soc1.ListProblems(err)
		byAll := func(a, b soc1.Problem) int {
			return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message), cmp.Compare(a.Hint, b.Hint))
		}
		want := slices.SortedFunc(slices.Values(list), byAll)
		if !slices.Equal(slices.SortedFunc(slices.Values(got), byAll), want) {
			t.Fatalf("%v does not hold exactly the problems %v", got, want)
		}
		for i := range got {
			if !errors.Is(err, got[i].Code) {
				t.Fatalf("the code %q is not found", got[i].Code)
			}
		}
	})
}

func TestLawMergeOnlyPrefixes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(anyProblem(), 0, 6).Draw(t, "problems")
		prefix := anyPath().Draw(t, "prefix")
		var inner, outer, direct soc1.Problems
		for _, p := range list {
			inner.Merge("", p)
			p.Path = prefix + p.Path
			direct.Merge("", p)
		}
		outer.Merge(prefix, inner.Err())
		got, want := soc1.ListProblems(outer.Err()), soc1.ListProblems(direct.Err())
		if !slices.Equal(got, want) {
			t.Fatalf("merged at %q: %v, want %v", prefix, got, want)
		}
	})
}
