package schema

import (
	"cmp"
	"encoding"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"
)

// dialect is the identifier of JSON Schema 2020-12.
const dialect = "https://json-schema.org/draft/2020-12/schema"

// Text is the form of a type that is written as a string.
type Text struct {
	// Pattern is a regular expression for the whole text, in the common subset of ECMA 262 and RE2.
	Pattern string
	// Format is a format of JSON Schema, such as "date". It may be empty.
	Format string
}

// Options says what reflection cannot know. Each function may be nil.
type Options struct {
	// ID identifies the schema.
	ID string
	// Title names the document.
	Title string
	// Describe returns the description of a type, or of one of its fields; field is empty for the type.
	Describe func(t reflect.Type, field string) string
	// Text returns the form of a string type, or of a type with a text form of its own that is no enumeration. False
	// leaves a string type without a pattern, and is an error for the other.
	Text func(t reflect.Type) (Text, bool)
	// Const returns the only value that a field may have, or false.
	Const func(t reflect.Type, field string) (string, bool)
	// Count reports whether a field counts something and so cannot be negative.
	Count func(t reflect.Type, field string) bool
}

// Of returns the schema of struct type t. It fails for a type that has no wire form, or whose text form is not
// described by the options.
func Of(t reflect.Type, o Options) ([]byte, error) {
	g := &generator{options: o, defs: make(map[reflect.Type]*node)}
	root := g.ref(t)
	if g.err != nil {
		return nil, g.err
	}
	n := &node{Schema: dialect, ID: o.ID, Title: o.Title, Description: g.describe(t, ""), Ref: root.Ref, Defs: g.sorted()}
	return n.text()
}

// generator collects the definitions of one schema.
type generator struct {
	options Options
	defs    map[reflect.Type]*node
	order   []reflect.Type // the keys of defs, as they came
	err     error          // the first
}

// sorted returns the definitions by name.
func (g *generator) sorted() members {
	var ms members
	for _, t := range g.order {
		ms = append(ms, member{name(t), g.defs[t]})
	}
	slices.SortFunc(ms, func(a, b member) int { return cmp.Compare(a.name, b.name) })
	return ms
}

// name is the name of a type with its package.
func name(t reflect.Type) string { return path.Base(t.PkgPath()) + "." + t.Name() }

// fail records the first error.
func (g *generator) fail(format string, args ...any) {
	if g.err == nil {
		g.err = fmt.Errorf("schema: "+format, args...)
	}
}

// describe returns a description, or nothing.
func (g *generator) describe(t reflect.Type, field string) string {
	if g.options.Describe == nil {
		return ""
	}
	return g.options.Describe(t, field)
}

// ref refers to the definition of a named type, and makes it first if need be. A definition is entered before it is
// finished, which ends recursion.
func (g *generator) ref(t reflect.Type) *node {
	if _, ok := g.defs[t]; !ok {
		n := &node{}
		g.defs[t], g.order = n, append(g.order, t)
		g.define(n, t)
		n.Description = g.describe(t, "")
	}
	return &node{Ref: "#/$defs/" + name(t)}
}

// define fills in the definition of a named type.
func (g *generator) define(n *node, t reflect.Type) {
	switch {
	case isText(t):
		n.Type = "string"
		if n.Enum = wireNames(t); len(n.Enum) > 0 {
			return
		}
		if !g.text(n, t) {
			g.fail("%v has a text form that the options do not describe", t)
		}
	case t.Kind() == reflect.Struct:
		n.Type, n.Additional = "object", new(bool)
		g.fields(n, t)
	case t.Kind() == reflect.String:
		n.Type = "string"
		g.text(n, t)
	default:
		*n = *g.plain(t)
	}
}

// text gives a string its pattern, if there is one.
func (g *generator) text(n *node, t reflect.Type) bool {
	if g.options.Text == nil {
		return false
	}
	form, ok := g.options.Text(t)
	n.Pattern, n.Format = form.Pattern, form.Format
	return ok
}

// isText reports whether a type has a text form of its own.
func isText(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextMarshaler]()) && t.Kind() != reflect.Pointer
}

// wireNames returns the names of an enumeration in the order of its constants, or nothing for another type.
func wireNames(t reflect.Type) []string {
	if t.Kind() != reflect.Uint8 {
		return nil
	}
	var names []string
	for i := range 256 {
		v := reflect.New(t)
		v.Elem().SetUint(uint64(i))
		if text, err := v.Interface().(encoding.TextMarshaler).MarshalText(); err == nil && len(text) > 0 {
			names = append(names, string(text))
		}
	}
	return names
}

// of returns the schema of a type where it is used: a reference to a named type, or the schema itself.
func (g *generator) of(t reflect.Type) *node {
	if t.PkgPath() != "" && t.Name() != "" {
		return g.ref(t)
	}
	return g.plain(t)
}

// plain returns the schema of a type by its kind.
func (g *generator) plain(t reflect.Type) *node {
	switch t.Kind() {
	case reflect.String:
		return &node{Type: "string"}
	case reflect.Bool:
		return &node{Type: "boolean"}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return &node{Type: "integer"}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return &node{Type: "integer", Minimum: new(int)}
	case reflect.Slice:
		return &node{Type: "array", Items: g.of(t.Elem())}
	case reflect.Array:
		length := t.Len()
		return &node{Type: "array", Items: g.of(t.Elem()), MinItems: &length, MaxItems: &length}
	case reflect.Pointer:
		return &node{AnyOf: []*node{g.of(t.Elem()), {Type: "null"}}}
	}
	g.fail("%v has no wire form", t)
	return &node{}
}

// fields adds the members of a struct, those of embedded structs in their place.
func (g *generator) fields(n *node, t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, tagged := f.Tag.Lookup("json")
		switch {
		case tag == "-" || !f.IsExported():
			continue
		case f.Anonymous && !tagged && f.Type.Kind() == reflect.Struct && !isText(f.Type):
			g.fields(n, f.Type)
			continue
		}
		wire, options, _ := strings.Cut(tag, ",")
		if wire == "" {
			g.fail("%v.%s has no json name", t, f.Name)
			continue
		}
		n.Properties = append(n.Properties, member{wire, g.field(t, f, options)})
		if !strings.Contains(options, "omit") {
			n.Required = append(n.Required, wire)
		}
	}
}

// field returns the schema of one member.
func (g *generator) field(t reflect.Type, f reflect.StructField, options string) *node {
	var m *node
	if strings.Contains(options, "string") && f.Type.Kind() == reflect.Float64 {
		m = &node{Type: "string", Pattern: `^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`}
	} else {
		m = g.of(f.Type)
	}
	if g.options.Const != nil {
		m.Const, _ = g.options.Const(t, f.Name)
	}
	if g.options.Count != nil && m.Type == "integer" && g.options.Count(t, f.Name) {
		m.Minimum = new(int)
	}
	m.Description = g.describe(t, f.Name)
	return m
}
