package house_test

import (
	"bytes"
	"go/ast"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The limits of the house on length. Tests may be longer, because a table of cases is read entry by entry.
const (
	maxFileLines     = 500
	maxTestFileLines = 800
	maxFuncLines     = 80
)

func TestFilesAndFunctionsAreOfReadableLength(t *testing.T) {
	for _, s := range sources(t) {
		limit := maxFileLines
		if s.test {
			limit = maxTestFileLines
		}
		if s.lines > limit {
			t.Errorf("%s: %d lines, at most %d; split it by concern", s.name, s.lines, limit)
		}
		if s.test {
			continue
		}
		for _, decl := range s.file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || isTable(f) {
				continue
			}
			if n := s.fset.Position(f.End()).Line - s.fset.Position(f.Pos()).Line + 1; n > maxFuncLines {
				t.Errorf("%s: %s has %d lines, at most %d; give its steps names", s.at(f), f.Name.Name, n, maxFuncLines)
			}
		}
	}
}

// isTable reports whether a function is nothing but one switch that returns a value for each case, such as the names of
// an enumeration: as readable as a list, however long.
func isTable(f *ast.FuncDecl) bool {
	if f.Body == nil || len(f.Body.List) == 0 || len(f.Body.List) > 2 {
		return false
	}
	table, ok := f.Body.List[0].(*ast.SwitchStmt)
	if !ok {
		return false
	}
	for _, c := range table.Body.List {
		body := c.(*ast.CaseClause).Body
		if len(body) != 1 {
			return false
		}
		if _, ok := body[0].(*ast.ReturnStmt); !ok {
			return false
		}
	}
	return true
}

func TestEveryFuzzTargetHasSeeds(t *testing.T) {
	for _, s := range sources(t) {
		for _, decl := range s.file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || !s.test || f.Recv != nil || !strings.HasPrefix(f.Name.Name, "Fuzz") {
				continue
			}
			called := make(map[string]bool)
			ast.Inspect(f.Body, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					if m, ok := call.Fun.(*ast.SelectorExpr); ok {
						called[m.Sel.Name] = true
					}
				}
				return true
			})
			if !called["Add"] {
				t.Errorf("%s: %s adds no seed, so plain go test runs nothing of it", s.at(f), f.Name.Name)
			}
			if !called["Fuzz"] {
				t.Errorf("%s: %s never calls Fuzz", s.at(f), f.Name.Name)
			}
		}
	}
}

// unwanted finds what ties a file to one machine, and what should have been finished. The patterns are put together
// from parts, so that this file does not find itself.
var unwanted = []struct {
	what    string
	pattern *regexp.Regexp
}{
	{"a path of one machine", regexp.MustCompile(`(^|[\s"'` + "`" + `(=:])(file://)?/(` + "wo" + `rk|` + "tm" + `p|` + "ho" + `me|` + "ro" + `ot|` + "Us" + `ers)/[\w.-]+`)},
	{"a path of one machine", regexp.MustCompile(`\b[A-Z]:\\` + `Us` + `ers\\`)},
	{"the address of a module proxy", regexp.MustCompile(`(proxy|sum)\.` + `golang\.org|goproxy\.|GO` + `PROXY=`)},
	{"an unfinished place", regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|X` + `XX)\b`)},
}

func TestTreeHoldsOnlyWhatBelongsInIt(t *testing.T) {
	walk(t, func(name string) {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 || strings.Contains(name, "testdata/fuzz/") {
			return
		}
		for _, u := range unwanted {
			if at := u.pattern.FindIndex(text); at != nil {
				t.Errorf("%s:%d: %s: %s", name, bytes.Count(text[:at[0]], []byte("\n"))+1, u.what, bytes.TrimSpace(text[at[0]:at[1]]))
			}
		}
	})
}

func TestRootFolderIsTheHouse(t *testing.T) {
	allowed := []string{
		"CHANGELOG.md", "LICENSE", "README.md", "go.mod", "go.sum",
		"controls", "cuec", "examples", "internal", "opinion", "report", "sampling", "soc1", "tools",
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, ".") && !slices.Contains(allowed, name) && name != "out" && path.Ext(name) != ".test" && path.Ext(name) != ".out" {
			t.Errorf("%s does not belong at the root", name)
		}
	}
}
