package opinion_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

// unnoticed is an entry of testdata/mutants.json: a change of one operator that no test can notice, and why. See .ci/mutate.
type unnoticed struct {
	File string `json:"file"`
	Func string `json:"func"`
	Line string `json:"line"`
	From string `json:"from"`
	To   string `json:"to"`
	Nth  int    `json:"nth,omitzero"` // which of the operators on the line; 0 is the first
	Why  string `json:"why"`
}

// linesOf returns the lines of every function of a source file, without indentation, by the name of the function behind
// that of its receiver's type.
func linesOf(t *testing.T, name string) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	lines := make(map[string][]string)
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		key := fn.Name.Name
		if fn.Recv != nil {
			at := fn.Recv.List[0].Type
			if star, ok := at.(*ast.StarExpr); ok {
				at = star.X
			}
			key = string(text[fset.Position(at.Pos()).Offset:fset.Position(at.End()).Offset]) + "." + key
		}
		for line := range strings.Lines(string(text[fset.Position(fn.Pos()).Offset:fset.Position(fn.End()).Offset])) {
			lines[key] = append(lines[key], strings.TrimSpace(line))
		}
	}
	return lines
}

// What the list of unnoticed changes says has to be about the package as it is: an entry whose function or line is gone
// explains nothing, and hides the next change at that place.
func TestUnnoticedChangesAreStillInTheSource(t *testing.T) {
	text, err := os.ReadFile("testdata/mutants.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []unnoticed
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&list); err != nil {
		t.Fatal(err)
	}
	sources := make(map[string]map[string][]string)
	for _, u := range list {
		if sources[u.File] == nil {
			sources[u.File] = linesOf(t, u.File)
		}
		switch {
		case !slices.Contains(sources[u.File][u.Func], u.Line):
			t.Errorf("%s has no such line in %s: %s", u.File, u.Func, u.Line)
		case strings.Count(u.Line, u.From) < max(u.Nth, 1):
			t.Errorf("%s: there is no %q number %d: %s", u.File, u.From, max(u.Nth, 1), u.Line)
		case u.To == u.From || len(strings.Fields(u.Why)) < 4:
			t.Errorf("%s: %s is explained by %q", u.File, u.Line, u.Why)
		}
	}
	order := func(a, b unnoticed) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Func, b.Func), cmp.Compare(a.Line, b.Line), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(max(a.Nth, 1), max(b.Nth, 1)))
	}
	for i := range list[:max(len(list)-1, 0)] {
		if order(list[i], list[i+1]) >= 0 {
			t.Errorf("not in order, or twice: %s, %s: %s", list[i+1].File, list[i+1].Func, list[i+1].Line)
		}
	}
}
