package house_test

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// forbidden are the packages that reach outside the process or depend on when and where it runs.
var forbidden = []string{
	"crypto/rand", "flag", "log", "math/rand", "net", "os", "os/exec", "path/filepath", "plugin", "runtime", "syscall", "unsafe",
}

// exempt lists a package and a forbidden one that it may import all the same: a kit for tests may read and update goldens.
var exempt = []string{
	"report/reporttest os", "report/reporttest path/filepath", "report/reporttest flag",
	"internal/enum/enumtest os",
}

// allowedNames lists, for packages of which only a part is pure, what may be used of them. Everything else is a
// clock, a source of randomness, a panic on bad input, or a variable that the host program may change.
var allowedNames = map[string][]string{
	"time": {
		"Time", "Date", "UTC", "Month", "Weekday", "Duration", "Parse", "ParseDuration", "Unix", "UnixMilli", "FixedZone",
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
		"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
		"Nanosecond", "Microsecond", "Millisecond", "Second", "Minute", "Hour", "DateOnly", "DateTime", "RFC3339", "RFC3339Nano",
	},
	"github.com/google/uuid": {
		"UUID", "Nil", "Parse", "ParseBytes", "FromBytes", "NewSHA1", "NewHash",
		"NameSpaceDNS", "NameSpaceURL", "NameSpaceOID", "NameSpaceX500",
	},
	"github.com/shopspring/decimal": {
		"Decimal", "New", "NewFromInt", "NewFromInt32", "NewFromUint64", "NewFromBigInt", "NewFromBigRat", "NewFromString",
		"Zero", "Max", "Min", "Sum", "RescalePair",
	},
}

func TestLibraryCodeReachesNothingOutside(t *testing.T) {
	for _, s := range sources(t) {
		if !s.library() {
			continue
		}
		for _, target := range s.imports() {
			bad := slices.ContainsFunc(forbidden, func(f string) bool { return under(target, f) })
			if bad && !slices.Contains(exempt, s.pkg+" "+target) {
				t.Errorf("%s: imports %s; take what is needed as an argument", s.name, target)
			}
		}
		imports := s.importNames()
		ast.Inspect(s.file, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			name, ok := selector.X.(*ast.Ident)
			if !ok {
				return true
			}
			target := imports[name.Name]
			if allowed, partly := allowedNames[target]; partly && !slices.Contains(allowed, selector.Sel.Name) {
				t.Errorf("%s: uses %s.%s, which is not pure; take it as an argument, or do without", s.at(n), name.Name, selector.Sel.Name)
			}
			return true
		})
	}
}

func TestDecimalsDoNotDependOnTheHostProgram(t *testing.T) {
	const decimals = "github.com/shopspring/decimal"
	for _, s := range sources(t) {
		if !s.library() || !slices.Contains(s.imports(), decimals) {
			continue
		}
		imports := s.importNames()
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if m, ok := n.Fun.(*ast.SelectorExpr); ok && (m.Sel.Name == "Div" || m.Sel.Name == "Avg") {
					t.Errorf("%s: calls %s, whose precision is a variable of the package; use DivRound", s.at(n), m.Sel.Name)
				}
			case *ast.Field:
				typ, ok := n.Type.(*ast.SelectorExpr)
				if !ok || n.Tag == nil || !strings.Contains(n.Tag.Value, "json:") {
					return true
				}
				if from, ok := typ.X.(*ast.Ident); ok && imports[from.Name] == decimals {
					t.Errorf("%s: a bare decimal in a wire form, which a variable of the package can change; wrap it in a type", s.at(n))
				}
			}
			return true
		})
	}
}

func TestLibraryCodeDoesNotPanic(t *testing.T) {
	for _, s := range sources(t) {
		if !s.library() {
			continue
		}
		imports := s.importNames()
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			switch f := call.Fun.(type) {
			case *ast.Ident:
				if f.Name == "panic" || f.Name == "recover" {
					t.Errorf("%s: calls %s; return an error", s.at(n), f.Name)
				}
			case *ast.SelectorExpr:
				from, ok := f.X.(*ast.Ident)
				if ok && imports[from.Name] != "" && strings.HasPrefix(f.Sel.Name, "Must") {
					t.Errorf("%s: calls %s.%s, which panics; use the form that returns an error", s.at(n), from.Name, f.Sel.Name)
				}
			}
			return true
		})
	}
}

func TestLibraryCodeHasNoStateOfItsOwn(t *testing.T) {
	vars := make(map[string]bool) // "package name" of every package-level variable
	all := slices.DeleteFunc(sources(t), func(s source) bool { return !s.library() })
	for _, s := range all {
		for _, decl := range s.file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.Name == "init" {
					t.Errorf("%s: an init function; do the work where it is asked for", s.at(d))
				}
			case *ast.GenDecl:
				for _, name := range varNames(d) {
					vars[s.pkg+" "+name.Name] = true
					if name.IsExported() && !strings.HasPrefix(name.Name, "Err") {
						t.Errorf("%s: %s can be changed by anyone who imports the package; make it a function", s.at(name), name.Name)
					}
				}
			}
		}
	}
	for _, s := range all {
		ast.Inspect(s.file, func(n ast.Node) bool {
			var written []ast.Expr
			switch n := n.(type) {
			case *ast.AssignStmt:
				if n.Tok != token.DEFINE {
					written = n.Lhs
				}
			case *ast.IncDecStmt:
				written = []ast.Expr{n.X}
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					written = []ast.Expr{n.X}
				}
			}
			for _, expr := range written {
				if name := base(expr); name != nil && vars[s.pkg+" "+name.Name] {
					t.Errorf("%s: changes the package-level variable %s, or hands it out to be changed", s.at(n), name.Name)
				}
			}
			return true
		})
	}
}

// varNames returns the names that a package-level declaration makes variables, blank ones aside.
func varNames(d *ast.GenDecl) []*ast.Ident {
	var names []*ast.Ident
	if d.Tok != token.VAR {
		return nil
	}
	for _, spec := range d.Specs {
		for _, name := range spec.(*ast.ValueSpec).Names {
			if name.Name != "_" {
				names = append(names, name)
			}
		}
	}
	return names
}

// base returns the variable of which expr is an element or a field, or nil.
func base(expr ast.Expr) *ast.Ident {
	for {
		switch e := expr.(type) {
		case *ast.Ident:
			return e
		case *ast.IndexExpr:
			expr = e.X
		case *ast.SelectorExpr:
			expr = e.X
		case *ast.ParenExpr:
			expr = e.X
		default:
			return nil
		}
	}
}
