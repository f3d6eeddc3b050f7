package house_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// module is the path of the root module.
const module = "github.com/seed-9947fa86/attest"

// root is the module's root folder, seen from the folder in which the tests run.
const root = "../.."

// source is one parsed Go file.
type source struct {
	// name is the path below the root, with slashes, and pkg the folder it is in.
	name, pkg string
	test      bool
	lines     int
	fset      *token.FileSet
	file      *ast.File
}

// at gives the place of a node for messages.
func (s source) at(n ast.Node) string {
	return s.name + ":" + strconv.Itoa(s.fset.Position(n.Pos()).Line)
}

// imports lists the paths that the file imports.
func (s source) imports() []string {
	var all []string
	for _, spec := range s.file.Imports {
		target, _ := strconv.Unquote(spec.Path.Value)
		all = append(all, target)
	}
	return all
}

// importNames gives the path of each import by the name it has in the file.
func (s source) importNames() map[string]string {
	byName := make(map[string]string)
	for i, target := range s.imports() {
		spec, name := s.file.Imports[i], path.Base(target)
		if name == "v2" {
			name = path.Base(path.Dir(target))
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		byName[name] = target
	}
	return byName
}

// library reports whether the file is part of what a user of the module compiles into a service.
func (s source) library() bool {
	return !s.test && !under(s.pkg, "examples") && s.pkg != "internal/house"
}

// under reports whether folder is parent or lies below it.
func under(folder, parent string) bool {
	return folder == parent || strings.HasPrefix(folder, parent+"/")
}

// walk calls visit for every file of the root module, in order of their names. It leaves out nested modules, folders
// that hold no source of the project, and the results of earlier runs.
func walk(t *testing.T, visit func(name string)) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !entry.IsDir() {
			visit(name)
			return nil
		}
		if name == "." {
			return nil
		}
		if _, err := os.Stat(filepath.Join(root, name, "go.mod")); err == nil {
			return fs.SkipDir
		}
		if base := path.Base(name); base == ".git" || base == "out" || base == "rapid" && path.Base(path.Dir(name)) == "testdata" {
			return fs.SkipDir
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// sources parses every Go file of the root module.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	walk(t, func(name string) {
		// The go command passes over folders that begin with a dot as it does over testdata: what is there is no part of the house.
		if path.Ext(name) != ".go" || strings.Contains(name, "testdata/") || strings.HasPrefix(name, ".") {
			return
		}
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		s := source{
			name:  name,
			pkg:   path.Dir(name),
			test:  strings.HasSuffix(name, "_test.go"),
			lines: strings.Count(string(text), "\n"),
			fset:  token.NewFileSet(),
		}
		s.file, err = parser.ParseFile(s.fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Errorf("cannot parse: %v", err)
			return
		}
		all = append(all, s)
	})
	if len(all) == 0 {
		t.Fatal("no source was found; the tests must run in their own folder")
	}
	return all
}

// read returns a file of the root folder and fails the test if it is missing.
func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
