package house_test

import (
	"go/ast"
	"go/token"
	"strings"
	"testing"
)

// documented reports whether one of the comments says anything beyond directives.
func documented(groups ...*ast.CommentGroup) bool {
	for _, g := range groups {
		if strings.TrimSpace(g.Text()) != "" {
			return true
		}
	}
	return false
}

func TestEveryPackageHasAPackageComment(t *testing.T) {
	in := make(map[string]string)
	var order []string
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		if _, seen := in[s.pkg]; !seen {
			in[s.pkg] = ""
			order = append(order, s.pkg)
		}
		if !documented(s.file.Doc) {
			continue
		}
		if in[s.pkg] != "" {
			t.Errorf("%s: a second package comment, besides that in %s", s.name, in[s.pkg])
		}
		in[s.pkg] = s.name
	}
	for _, pkg := range order {
		if in[pkg] == "" {
			t.Errorf("%s: no file has a package comment; write doc.go", pkg)
		}
	}
}

func TestEveryExportedNameIsDocumented(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || under(s.pkg, "examples") {
			continue
		}
		missing := func(n ast.Node, name string) {
			t.Errorf("%s: %s has no doc comment", s.at(n), name)
		}
		for _, decl := range s.file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && receiverExported(d) && !documented(d.Doc) {
					missing(d, d.Name.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					checkSpec(d, spec, missing)
				}
			}
		}
	}
}

// receiverExported reports whether d is a function, or a method of an exported type.
func receiverExported(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	typ := d.Recv.List[0].Type
	for {
		switch e := typ.(type) {
		case *ast.StarExpr:
			typ = e.X
		case *ast.IndexExpr:
			typ = e.X
		case *ast.IndexListExpr:
			typ = e.X
		case *ast.Ident:
			return e.IsExported()
		default:
			return true
		}
	}
}

// checkSpec reports what a type, constant or variable declaration leaves undocumented.
func checkSpec(d *ast.GenDecl, spec ast.Spec, missing func(ast.Node, string)) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if !spec.Name.IsExported() {
			return
		}
		if !documented(spec.Doc) && (d.Lparen.IsValid() || !documented(d.Doc)) {
			missing(spec, spec.Name.Name)
		}
		switch typ := spec.Type.(type) {
		case *ast.StructType:
			checkFields(typ.Fields, spec.Name.Name, missing)
		case *ast.InterfaceType:
			checkFields(typ.Methods, spec.Name.Name, missing)
		}
	case *ast.ValueSpec:
		group := d.Doc
		if d.Tok == token.CONST && d.Lparen.IsValid() {
			group = nil // Each constant of a group says what it stands for.
		}
		for _, name := range spec.Names {
			if name.IsExported() && !documented(spec.Doc, spec.Comment, group) {
				missing(name, name.Name)
			}
		}
	}
}

// checkFields reports the exported fields of a struct, or methods of an interface, that have no comment. The comment of
// a type with a single member speaks for that too, and the comment on a field speaks for the lines right below
// it if it names them, as in "Lower and Upper are the limits".
func checkFields(fields *ast.FieldList, of string, missing func(ast.Node, string)) {
	if fields.NumFields() == 1 {
		return
	}
	above := ""
	for _, f := range fields.List {
		if documented(f.Doc, f.Comment) {
			above = f.Doc.Text()
			continue
		}
		for _, name := range f.Names {
			if name.IsExported() && !strings.Contains(above, name.Name) {
				missing(name, of+"."+name.Name)
			}
		}
	}
}
