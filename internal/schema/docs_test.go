package schema_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// module is the path of the module, and root its folder as seen from here.
const (
	module = "github.com/seed-9947fa86/attest/"
	root   = "../.."
)

// comments holds doc comments by package path, type and field; an empty field is the type itself.
type comments map[string]string

// key joins what a comment belongs to.
func key(pkg, typ, field string) string { return pkg + "." + typ + "." + field }

// describe returns the comment of a type or field.
func (c comments) describe(t reflect.Type, field string) string {
	return c[key(t.PkgPath(), t.Name(), field)]
}

// readComments reads the doc comments of the types that documents are made of.
func readComments(t *testing.T, folders ...string) comments {
	t.Helper()
	c := make(comments)
	for _, folder := range folders {
		names, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		if err != nil || len(names) == 0 {
			t.Fatalf("no source in %s: %v", folder, err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			c.collect(module+folder, file)
		}
	}
	return c
}

// collect adds the comments of one file.
func (c comments) collect(pkg string, file *ast.File) {
	for _, decl := range file.Decls {
		d, ok := decl.(*ast.GenDecl)
		if !ok || d.Tok != token.TYPE {
			continue
		}
		for _, spec := range d.Specs {
			s := spec.(*ast.TypeSpec)
			doc := s.Doc
			if doc == nil && !d.Lparen.IsValid() {
				doc = d.Doc
			}
			c[key(pkg, s.Name.Name, "")] = prose(doc.Text())
			structure, ok := s.Type.(*ast.StructType)
			if !ok {
				continue
			}
			for _, f := range structure.Fields.List {
				for _, name := range f.Names {
					c[key(pkg, s.Name.Name, name.Name)] = prose(f.Doc.Text())
				}
			}
		}
	}
}

// link finds what a doc comment sets in brackets so that it becomes a link.
var link = regexp.MustCompile(`\[([\w.]+)\]`)

// zero finds sentences about the zero value of a Go type, which say nothing about a document.
var zero = regexp.MustCompile(`The zero value.*?\.( |$)`)

// prose puts the first paragraph of a comment on one line, for readers who do not know Go.
func prose(comment string) string {
	first, _, _ := strings.Cut(comment, "\n\n")
	text := strings.Join(strings.Fields(link.ReplaceAllString(first, "$1")), " ")
	return strings.TrimSpace(zero.ReplaceAllString(text, ""))
}
