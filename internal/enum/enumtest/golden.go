package enumtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

// golden is the file in which a package freezes its wire names, seen from the package's folder.
const golden = "testdata/enums.golden"

// Package checks all enumerations of the package under test: the laws of each, that none is left out, and that the wire
// names are those of testdata/enums.golden. With update, the golden file is written instead of compared.
func Package(t *testing.T, update bool, enums ...Enum) {
	t.Helper()
	for _, e := range enums {
		e.Check(t)
	}
	listed := make(map[string]bool)
	for _, e := range enums {
		listed[e.name] = true
	}
	for _, name := range declared(t) {
		if !listed[name] {
			t.Errorf("the enumeration %s is not in the list of the test", name)
		}
	}
	got := Names(enums...)
	if update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("wire names changed, which breaks stored files; if that is meant, run the test with -update\n%s", difference(string(want), got))
	}
}

// Names lists every enumeration with its wire names, one enumeration a line, all sorted.
func Names(enums ...Enum) string {
	var lines []string
	for _, e := range enums {
		lines = append(lines, e.name+": "+strings.Join(slices.Sorted(slices.Values(e.names)), " ")+"\n")
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// difference lists the lines that only one of two texts has.
func difference(want, got string) string {
	var b strings.Builder
	only := func(sign, text, other string) {
		lines := strings.SplitAfter(other, "\n")
		for line := range strings.Lines(text) {
			if !slices.Contains(lines, line) {
				b.WriteString(sign + line)
			}
		}
	}
	only("-", want, got)
	only("+", got, want)
	return b.String()
}

// declared lists the types of the package in the current folder that have wire names: those with a method called name,
// which is how this module declares an enumeration.
func declared(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), entry.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Name.Name != "name" {
				continue
			}
			if receiver, ok := f.Recv.List[0].Type.(*ast.Ident); ok {
				names = append(names, receiver.Name)
			}
		}
	}
	return names
}
