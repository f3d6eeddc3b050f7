//go:build ignore

package main

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var errorAt = regexp.MustCompile(`(?m)^(?:\./)?(\w+\.go):(\d+):(\d+): `)
var switches = regexp.MustCompile(`mutant(?:Is|And|Or)\((\d+)`)

// build writes the changed package and compiles its tests. Changes that do not compile are found by the compiler's messages
// and left out.
func build(r *runner, only *regexp.Regexp) []change {
	files, err := filepath.Glob(filepath.Join(r.folder, "*.go"))
	check(err)
	sources := make(map[string][]byte)
	for _, name := range files {
		if !strings.HasSuffix(name, "_test.go") {
			sources[name], err = os.ReadFile(name)
			check(err)
		}
	}
	invalid := make(map[int]bool)
	for {
		changes := rewrite(r.folder, sources, only, invalid)
		cmd := exec.Command("go", "test", "-C", r.folder, "-vet=off", "-gcflags=-e", "-c", "-o", r.binary, ".")
		b, err := cmd.CombinedOutput()
		if err == nil {
			return changes
		}
		known := len(invalid)
		for _, m := range errorAt.FindAllStringSubmatch(string(b), -1) {
			text, err := os.ReadFile(filepath.Join(r.folder, m[1]))
			check(err)
			row, _ := strconv.Atoi(m[2])
			column, _ := strconv.Atoi(m[3])
			id := ""
			line := strings.Split(string(text), "\n")[row-1]
			for _, at := range switches.FindAllStringSubmatchIndex(line, -1) {
				if id == "" || at[0] < column {
					id = line[at[2]:at[3]]
				}
			}
			if n, err := strconv.Atoi(id); err == nil {
				invalid[n] = true
			}
		}
		if len(invalid) == known {
			check(fmt.Errorf("the changed package does not compile:\n%s", b))
		}
	}
}

// rewrite writes all changed sources, and the switch.
func rewrite(folder string, sources map[string][]byte, only *regexp.Regexp, invalid map[int]bool) []change {
	b, err := exec.Command("go", "list", "-C", folder, "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", ".").Output()
	check(err)
	exports := make(map[string]string)
	self := ""
	for line := range strings.Lines(string(b)) {
		path, export, _ := strings.Cut(strings.TrimSpace(line), " ")
		self, exports[path] = path, export
	}
	fset := token.NewFileSet()
	info := &types.Info{Types: make(map[ast.Expr]types.TypeAndValue)}
	var files []*ast.File
	names := slices.Sorted(maps.Keys(sources))
	for _, name := range names {
		f, err := parser.ParseFile(fset, name, sources[name], parser.SkipObjectResolution)
		check(err)
		files = append(files, f)
	}
	conf := types.Config{Importer: importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })}
	pkg, err := conf.Check(self, fset, files, info)
	check(err)
	var changes []change
	for i, f := range files {
		text := sources[names[i]]
		if only.MatchString(filepath.Base(names[i])) {
			w := &writer{fset: fset, info: info, pkg: pkg, source: text, file: fset.File(f.Pos()), lines: strings.Split(string(text), "\n"), changes: &changes, invalid: invalid}
			text = []byte(string(text[:w.offset(f.Pos())]) + w.inside(f) + string(text[w.offset(f.End()):]))
		}
		check(os.WriteFile(names[i], text, 0o644))
	}
	check(os.WriteFile(filepath.Join(folder, "zz_mutants.go"), fmt.Appendf(nil, switchText, pkg.Name(), len(changes)+1), 0o644))
	check(os.WriteFile(filepath.Join(folder, "zz_mutants_test.go"), fmt.Appendf(nil, mainText, pkg.Name(), self), 0o644))
	return changes
}

// writer rewrites one file.
type writer struct {
	fset    *token.FileSet
	info    *types.Info
	pkg     *types.Package
	source  []byte
	file    *token.File
	lines   []string
	in      string            // the function that is being rewritten
	closed  map[ast.Stmt]bool // statements in the head of another, where only a simple one may stand
	changes *[]change
	invalid map[int]bool
}

func (w *writer) offset(p token.Pos) int { return w.file.Offset(p) }

// add records a change and returns its number, or false if it does not compile.
func (w *writer) add(at token.Pos, kind string, from, to token.Token) (int, bool) {
	p := w.fset.Position(at)
	c := change{ID: len(*w.changes) + 1, File: filepath.Base(p.Filename), Row: p.Line, Column: p.Column, Func: w.in, Line: strings.TrimSpace(w.lines[p.Line-1]), Kind: kind, From: from.String(), To: to.String(), Nth: 1}
	for _, other := range *w.changes { // of those on the same line, the nth by column
		if other.File == c.File && other.Row == c.Row && other.From == c.From && other.To == c.To {
			if other.Column < c.Column {
				c.Nth++
			} else {
				(*w.changes)[other.ID-1].Nth++
			}
		}
	}
	if w.invalid[c.ID] {
		c.Status = "does not compile"
	}
	*w.changes = append(*w.changes, c)
	return c.ID, !w.invalid[c.ID]
}

// text returns a node's source with all changes in it.
func (w *writer) text(n ast.Node) string {
	switch n := n.(type) {
	case *ast.FuncDecl:
		w.in = n.Name.Name
		if n.Recv != nil {
			t := n.Recv.List[0].Type
			if star, ok := t.(*ast.StarExpr); ok {
				t = star.X
			}
			w.in = string(w.source[w.offset(t.Pos()):w.offset(t.End())]) + "." + w.in
		}
	case *ast.ForStmt:
		w.mark(n.Init, n.Post)
	case *ast.IfStmt:
		w.mark(n.Init)
	case *ast.SwitchStmt:
		w.mark(n.Init)
	case *ast.BinaryExpr:
		if w.info.Types[n].Value == nil {
			return w.binary(n)
		}
	case *ast.UnaryExpr:
		if n.Op == token.SUB && w.info.Types[n].Value == nil {
			x := w.text(n.X)
			if id, ok := w.add(n.OpPos, "INVERT_NEGATIVES", token.SUB, token.ADD); ok {
				return fmt.Sprintf("func() %s { if mutantIs(%d) { return +%s }; return -%s }()", w.typeOf(n), id, x, x)
			}
			return "-" + x
		}
	case *ast.IncDecStmt:
		other := map[token.Token]token.Token{token.INC: token.DEC, token.DEC: token.INC}[n.Tok]
		x := w.text(n.X)
		s := x + n.Tok.String()
		if id, ok := w.add(n.TokPos, "INCREMENT_DECREMENT", n.Tok, other); ok {
			s = fmt.Sprintf("if mutantIs(%d) { %s%s } else { %s }", id, x, other, s)
		}
		return w.close(n, s)
	case *ast.AssignStmt:
		if n.Tok != token.ASSIGN && n.Tok != token.DEFINE {
			return w.assign(n)
		}
	case *ast.BranchStmt:
		if other := map[token.Token]token.Token{token.BREAK: token.CONTINUE, token.CONTINUE: token.BREAK}[n.Tok]; other != 0 {
			label := ""
			if n.Label != nil {
				label = " " + n.Label.Name
			}
			if id, ok := w.add(n.TokPos, "INVERT_LOOPCTRL", n.Tok, other); ok {
				return fmt.Sprintf("if mutantIs(%d) { %s%s }; %s%s", id, other, label, n.Tok, label)
			}
		}
	}
	return w.inside(n)
}

// inside returns a node's source with the changes below it.
func (w *writer) inside(n ast.Node) string {
	var below []ast.Node
	ast.Inspect(n, func(c ast.Node) bool {
		if c != nil && c != n {
			below = append(below, c)
		}
		return c == n
	})
	slices.SortStableFunc(below, func(a, b ast.Node) int { return int(a.Pos() - b.Pos()) })
	var b strings.Builder
	at := w.offset(n.Pos())
	for _, c := range below {
		if start := w.offset(c.Pos()); start >= at {
			b.Write(w.source[at:start])
			b.WriteString(w.text(c))
			at = w.offset(c.End())
		}
	}
	b.Write(w.source[at:w.offset(n.End())])
	return b.String()
}

// mark notes statements that stand in the head of another.
func (w *writer) mark(list ...ast.Stmt) {
	if w.closed == nil {
		w.closed = make(map[ast.Stmt]bool)
	}
	for _, s := range list {
		w.closed[s] = s != nil
	}
}

// close turns a changed statement into a simple one where it has to be.
func (w *writer) close(n ast.Stmt, s string) string {
	if w.closed[n] {
		return "func() { " + s + " }()"
	}
	return s
}

// The changes of gremlins, by token.
func negated(t token.Token) token.Token {
	return map[token.Token]token.Token{token.EQL: token.NEQ, token.NEQ: token.EQL, token.GEQ: token.LSS, token.LSS: token.GEQ, token.GTR: token.LEQ, token.LEQ: token.GTR}[t]
}

func shifted(t token.Token) token.Token {
	return map[token.Token]token.Token{token.GEQ: token.GTR, token.GTR: token.GEQ, token.LEQ: token.LSS, token.LSS: token.LEQ}[t]
}

func calculated(t token.Token) token.Token {
	return map[token.Token]token.Token{token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL, token.REM: token.MUL}[t]
}

func bitwise(t token.Token) token.Token {
	return map[token.Token]token.Token{token.AND: token.OR, token.OR: token.AND, token.XOR: token.AND, token.AND_NOT: token.AND, token.SHL: token.SHR, token.SHR: token.SHL}[t]
}

// assigned returns the operator of an assignment such as +=, or the other way round.
func operator(t token.Token) token.Token  { return t - token.ADD_ASSIGN + token.ADD }
func assigning(t token.Token) token.Token { return t - token.ADD + token.ADD_ASSIGN }

// binary rewrites an operation on two operands. Comparisons are written out once for each change, so that no function stands
// between; whoever stands right of && or || may not be evaluated, so that needs one.
func (w *writer) binary(n *ast.BinaryExpr) string {
	x, y := w.text(n.X), w.text(n.Y)
	plain := x + " " + n.Op.String() + " " + y
	switch {
	case n.Op == token.LAND || n.Op == token.LOR:
		other, name := token.LOR, "And"
		if n.Op == token.LOR {
			other, name = token.LAND, "Or"
		}
		if id, ok := w.add(n.OpPos, "INVERT_LOGICAL", n.Op, other); ok {
			return fmt.Sprintf("mutant%s(%d, %s, func() bool { return %s })", name, id, x, y)
		}
	case negated(n.Op) != 0:
		without, with := "", ""
		for i, to := range []token.Token{negated(n.Op), shifted(n.Op)} {
			kind := []string{"CONDITIONALS_NEGATION", "CONDITIONALS_BOUNDARY"}[i]
			if to == 0 {
				continue
			}
			if id, ok := w.add(n.OpPos, kind, n.Op, to); ok {
				without += fmt.Sprintf("!mutantIs(%d) && ", id)
				with += fmt.Sprintf(" || mutantIs(%d) && %s %s %s", id, x, to, y)
			}
		}
		plain = without + plain + with
	case w.isText(n):
	default:
		kind, to := "ARITHMETIC_BASE", calculated(n.Op)
		if to == 0 {
			kind, to = "INVERT_BITWISE", bitwise(n.Op)
		}
		if id, ok := w.add(n.OpPos, kind, n.Op, to); ok {
			return fmt.Sprintf("func() %s { if mutantIs(%d) { return %s %s %s }; return %s }()", w.typeOf(n), id, x, to, y, plain)
		}
	}
	return "(" + plain + ")"
}

// assign rewrites an assignment such as +=.
func (w *writer) assign(n *ast.AssignStmt) string {
	x, y := w.text(n.Lhs[0]), w.text(n.Rhs[0])
	s := x + " " + n.Tok.String() + " " + y
	kind, to := "INVERT_ASSIGNMENTS", calculated(operator(n.Tok))
	if to == 0 {
		kind, to = "INVERT_BWASSIGN", bitwise(operator(n.Tok))
	}
	if !w.isText(n.Lhs[0]) {
		if id, ok := w.add(n.TokPos, kind, n.Tok, assigning(to)); ok {
			s = fmt.Sprintf("if mutantIs(%d) { %s %s %s } else { %s }", id, x, assigning(to), y, s)
		}
	}
	if id, ok := w.add(n.TokPos, "REMOVE_SELF_ASSIGNMENTS", n.Tok, token.ASSIGN); ok {
		s = fmt.Sprintf("if mutantIs(%d) { %s = %s } else { %s }", id, x, y, s)
	}
	return w.close(n, s)
}

func (w *writer) isText(e ast.Expr) bool {
	b, ok := w.info.TypeOf(e).Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// typeOf writes the type of an expression as the file would.
func (w *writer) typeOf(e ast.Expr) string {
	return types.TypeString(types.Default(w.info.TypeOf(e)), func(p *types.Package) string {
		if p == w.pkg {
			return ""
		}
		return p.Name()
	})
}

const switchText = `package %s

import "os"

var (
	mutantOn      int
	mutantTracing bool
	mutantReached [%d]bool
)

func mutantIs(id int) bool {
	if mutantTracing {
		mutantReached[id] = true
	}
	return id == mutantOn
}

func mutantAnd(id int, x bool, y func() bool) bool {
	if mutantIs(id) {
		return x || y()
	}
	return x && y()
}

func mutantOr(id int, x bool, y func() bool) bool {
	if mutantIs(id) {
		return x && y()
	}
	return x || y()
}

func MutantSwitch(id int, trace bool) { mutantOn, mutantTracing = id, trace }

func MutantReach(name string) error {
	b := make([]byte, len(mutantReached))
	for i, reached := range mutantReached {
		b[i] = '0'
		if reached {
			b[i] = '1'
		}
	}
	return os.WriteFile(name, b, 0o644)
}
`

const mainText = `package %s_test

import (
	"os"
	"strconv"
	"testing"

	mutated %q
)

func TestMain(m *testing.M) {
	id, _ := strconv.Atoi(os.Getenv("MUTANT"))
	reach := os.Getenv("MUTANT_REACH")
	mutated.MutantSwitch(id, reach != "")
	code := m.Run()
	if reach != "" && mutated.MutantReach(reach) != nil {
		code = 3
	}
	os.Exit(code)
}
`
