package house_test

import (
	"slices"
	"strings"
	"testing"
)

// floor is what the files of one package may import from this module, tests aside.
type floor struct {
	pkg     string
	imports []string
}

// floors is the plan of the house, from the ground up: every arrow points to a line further up. A pattern that ends
// in /* stands for the folders below it that have no line of their own.
var floors = []floor{
	{"internal/enum", nil},
	{"internal/idtable", nil},
	{"soc1", []string{"internal/enum"}},
	{"sampling", []string{"internal/enum"}},
	{"internal/strictjson", []string{"soc1"}},
	{"controls", []string{"sampling", "soc1", "internal/enum", "internal/idtable", "internal/strictjson"}},
	{"cuec", []string{"controls", "soc1", "internal/enum", "internal/idtable", "internal/strictjson"}},
	{"opinion", []string{"cuec", "controls", "sampling", "soc1", "internal/enum", "internal/idtable", "internal/strictjson"}},
	{"report", []string{"opinion", "cuec", "controls", "sampling", "soc1", "internal/enum", "internal/strictjson"}},
	{"report/review", []string{"report", "opinion", "cuec", "controls", "sampling", "soc1", "internal/enum", "internal/strictjson"}},
	{"report/reporttest", []string{"report", "opinion", "cuec", "controls", "sampling", "soc1"}},
	{"report/*", []string{"report", "internal/enum", "internal/strictjson"}},
	{"internal/house", nil},
	{"internal/enum/enumtest", nil}, // kits for tests from here on
	{"internal/clonetest", nil},
	{"internal/examtest", []string{"opinion", "cuec", "controls", "sampling", "soc1"}},
	{"internal/schema", []string{"report", "opinion", "cuec", "controls", "sampling", "soc1", "internal/strictjson"}},
	{"examples/internal/page", nil}, // what the programs print with
	{"examples/*", []string{"soc1", "sampling", "controls", "cuec", "opinion", "report", "report/*", "examples/internal/page"}},
}

// testKits are packages that only tests import; they may use the modules for tests.
var testKits = []string{"internal/enum/enumtest", "internal/clonetest", "internal/examtest", "internal/schema"}

// modules lists the other modules: those that library code may import, and those for tests only.
var (
	runTimeModules = []string{"github.com/google/uuid", "github.com/shopspring/decimal"}
	testModules    = []string{"github.com/google/go-cmp", "pgregory.net/rapid"}
)

// matches reports whether pkg is what a line of the table names.
func matches(pattern, pkg string) bool {
	if parent, ok := strings.CutSuffix(pattern, "/*"); ok {
		return pkg != parent && under(pkg, parent)
	}
	return pattern == pkg
}

// floorOf returns the line for pkg: its own, or else the first pattern that covers it.
func floorOf(pkg string) (floor, bool) {
	for _, f := range floors {
		if f.pkg == pkg {
			return f, true
		}
	}
	for _, f := range floors {
		if matches(f.pkg, pkg) {
			return f, true
		}
	}
	return floor{}, false
}

func TestImportsPointDownwards(t *testing.T) {
	for _, s := range sources(t) {
		f, known := floorOf(s.pkg)
		if !known {
			t.Errorf("%s: package %s has no place in the table of floors; decide where it stands", s.name, s.pkg)
			continue
		}
		if s.test {
			continue
		}
		for _, target := range s.imports() {
			inner, own := strings.CutPrefix(target, module+"/")
			if own && !slices.ContainsFunc(f.imports, func(pattern string) bool { return matches(pattern, inner) }) {
				t.Errorf("%s: package %s stands too low to import %s", s.name, s.pkg, inner)
			}
		}
	}
}

func TestTableOfFloorsHasNoUpwardArrow(t *testing.T) {
	position := func(pattern string) int {
		return slices.IndexFunc(floors, func(f floor) bool { return f.pkg == pattern })
	}
	for i, f := range floors {
		for _, target := range f.imports {
			if at := position(target); at < 0 || at >= i {
				t.Errorf("%s may import %s, which is not below it", f.pkg, target)
			}
		}
	}
}

// TestKitsServeTestsOnly keeps test support, and the modules it may use, out of what users import.
func TestKitsServeTestsOnly(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || slices.Contains(testKits, s.pkg) {
			continue
		}
		for _, target := range s.imports() {
			if inner, own := strings.CutPrefix(target, module+"/"); own && slices.Contains(testKits, inner) {
				t.Errorf("%s: imports the test kit %s outside a test", s.name, inner)
			}
		}
	}
}

func TestOtherModulesAreTheAllowedOnes(t *testing.T) {
	for _, s := range sources(t) {
		allowed := runTimeModules
		if s.test || slices.Contains(testKits, s.pkg) {
			allowed = slices.Concat(runTimeModules, testModules)
		}
		for _, target := range s.imports() {
			first, _, _ := strings.Cut(target, "/")
			if !strings.Contains(first, ".") || under(target, module) {
				continue
			}
			if !slices.ContainsFunc(allowed, func(m string) bool { return under(target, m) }) {
				t.Errorf("%s: imports %s; use the standard library, or a nested module", s.name, target)
			}
		}
	}
}

func TestRootModuleRequiresFourModules(t *testing.T) {
	var got []string
	block := false
	for line := range strings.Lines(read(t, "go.mod")) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "//")
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case words[0] == "replace" || words[0] == "exclude" || words[0] == "tool":
			t.Errorf("go.mod has a %s line, which a module that others import must not need", words[0])
		case line == ")":
			block = false
		case words[0] == "require" && words[1] == "(":
			block = true
		case words[0] == "require":
			got = append(got, words[1])
		case block:
			got = append(got, words[0])
		}
	}
	want := slices.Sorted(slices.Values(slices.Concat(runTimeModules, testModules)))
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("go.mod requires %v, want exactly %v", got, want)
	}
}
