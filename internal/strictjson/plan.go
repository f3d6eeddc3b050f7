package strictjson

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
)

// TypeError reports a Go type that has no wire form here. It is a mistake in the program and not in a
// document, so it is no problem of [soc1.Problems]; the first call with the type shows it, whatever the data.
type TypeError struct {
	// Where leads from the type that was asked for to the one refused, such as Matrix.controls[].weight.
	Where string
	// Reason says what is wrong and what to do instead.
	Reason string
}

// Error returns the place and the reason.
func (e *TypeError) Error() string { return "strictjson: " + e.Where + ": " + e.Reason }

// shape says which JSON form a Go type takes.
type shape uint8

const (
	_ shape = iota
	// shapeText is a string that the type's own MarshalText and UnmarshalText write and read.
	shapeText
	// shapeString is a string as it stands.
	shapeString
	// shapeFloat is a float64 as decimal text, which a field asks for by the tag option string.
	shapeFloat
	// shapeBool is true or false.
	shapeBool
	// shapeInt is a number for a signed integer of any size.
	shapeInt
	// shapeUint is a number for an unsigned integer of any size.
	shapeUint
	// shapePointer is null or the form of what it points to.
	shapePointer
	// shapeSlice is an array of any length.
	shapeSlice
	// shapeArray is an array of a length that the Go type fixes.
	shapeArray
	// shapeStruct is an object.
	shapeStruct
)

// String names the JSON form for messages.
func (s shape) String() string {
	switch s {
	case shapeText, shapeString, shapeFloat:
		return "a string"
	case shapeBool:
		return "true or false"
	case shapeInt, shapeUint:
		return "a whole number"
	case shapeSlice, shapeArray:
		return "an array"
	case shapeStruct:
		return "an object"
	}
	return "a value"
}

// plan is the wire form of one Go type. Plans of recursive types refer back to themselves.
type plan struct {
	shape shape
	typ   reflect.Type
	// elem is the plan of what a pointer, slice or array holds.
	elem *plan
	// fields are the members of an object in the order in which they are written.
	fields []field
	// index gives the position in fields by name.
	index map[string]int
}

// omit says when a field is left out.
type omit uint8

const (
	// omitNever is a field without an option.
	omitNever omit = iota
	// omitEmpty stands for the tag option omitempty.
	omitEmpty
	// omitZero stands for the tag option omitzero.
	omitZero
)

// field is one member of an object.
type field struct {
	name string
	// index leads to the field through embedded structs, for reflect.Value.FieldByIndex.
	index []int
	omit  omit
	plan  *plan
}

// planner builds each plan of one call once. It is not kept between calls, because that would be state of the package;
// planning takes a fraction of a millisecond even for the largest document of the module.
type planner map[reflect.Type]*plan

// newPlan returns the plan for t, or a *TypeError.
func newPlan(t reflect.Type) (*plan, error) {
	where := t.Name()
	if where == "" {
		where = t.String()
	}
	return planner{}.plan(t, where)
}

// plan returns the plan for t. An unfinished plan is entered before its parts, which ends recursion.
func (b planner) plan(t reflect.Type, where string) (*plan, error) {
	if p, ok := b[t]; ok {
		return p, nil
	}
	p := &plan{typ: t}
	b[t] = p
	shape, reason := shapeOf(t)
	if reason != "" {
		return nil, &TypeError{Where: where, Reason: reason}
	}
	p.shape = shape
	var err error
	switch shape {
	case shapePointer:
		p.elem, err = b.plan(t.Elem(), where)
	case shapeSlice, shapeArray:
		p.elem, err = b.plan(t.Elem(), where+"[]")
	case shapeStruct:
		p.index = make(map[string]int)
		err = b.fields(p, t, nil, where)
		if err == nil && len(p.fields) == 0 && t.NumField() > 0 {
			err = &TypeError{where, "no field of " + t.String() + " has a wire form; give it MarshalText and UnmarshalText"}
		}
	}
	return p, err
}

// shapeOf classifies t, or says why it cannot.
func shapeOf(t reflect.Type) (shape, string) {
	// A type's own text form comes before its kind, as in encoding/json. Pointers are looked through first, since a
	// pointer has the methods of what it points to.
	if t.Kind() != reflect.Pointer && t.Kind() != reflect.Interface {
		pt := reflect.PointerTo(t)
		in, out := pt.Implements(reflect.TypeFor[encoding.TextUnmarshaler]()), pt.Implements(reflect.TypeFor[encoding.TextMarshaler]())
		switch {
		case in && out:
			return shapeText, ""
		case in || out:
			return 0, t.String() + " has only one of MarshalText and UnmarshalText; add the other"
		case pt.Implements(reflect.TypeFor[json.Unmarshaler]()), pt.Implements(reflect.TypeFor[json.Marshaler]()):
			return 0, t.String() + " has JSON methods of its own, which cannot be held to the rules here; give it MarshalText and UnmarshalText"
		}
	}
	switch t.Kind() {
	case reflect.String:
		return shapeString, ""
	case reflect.Bool:
		return shapeBool, ""
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return shapeInt, ""
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return shapeUint, ""
	case reflect.Pointer:
		if t.Elem().Kind() == reflect.Pointer {
			return 0, "a pointer to a pointer has no wire form; use one pointer"
		}
		return shapePointer, ""
	case reflect.Slice, reflect.Array:
		// encoding/json writes bytes as base64, but enumerations, which are bytes too, one by one.
		if t.Elem().Kind() == reflect.Uint8 {
			if s, _ := shapeOf(t.Elem()); s != shapeText {
				return 0, t.String() + " has no wire form; give it a type with MarshalText and UnmarshalText"
			}
		}
		if t.Kind() == reflect.Array {
			return shapeArray, ""
		}
		return shapeSlice, ""
	case reflect.Struct:
		return shapeStruct, ""
	case reflect.Float32, reflect.Float64:
		return 0, "a float as a number is not exact; use a type that is decimal text, or float64 with the tag option string"
	}
	return 0, t.String() + " has no fixed wire form; use a struct, a slice or a type with MarshalText and UnmarshalText"
}

// fields adds the wire fields of struct type t to p, with those of embedded structs in their place. Unlike
// encoding/json it lets no outer field hide an embedded one of the same name: the reader of the Go type would
// have to know the rule to see which of them is in the document.
func (b planner) fields(p *plan, t reflect.Type, index []int, where string) error {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, tagged := f.Tag.Lookup("json")
		// The full slice expression keeps the fields of one struct from sharing an array.
		at := append(index[:len(index):len(index)], i)
		switch {
		case tag == "-":
			continue
		case f.Anonymous && !tagged && f.Type.Kind() == reflect.Struct:
			if s, _ := shapeOf(f.Type); s == shapeStruct {
				if err := b.fields(p, f.Type, at, where); err != nil {
					return err
				}
				continue
			}
		case !f.IsExported() && !f.Anonymous:
			continue
		}
		name, omit, quoted, reason := parseTag(tag)
		if quoted && (f.Type.Kind() != reflect.Float64 || f.Type.PkgPath() != "") {
			reason = "the tag option string is for float64 alone"
		}
		if _, twice := p.index[name]; twice {
			reason = "two fields are called " + name
		}
		if !f.IsExported() {
			reason = "an embedded type that is not exported has no wire form"
		}
		if reason != "" {
			return &TypeError{where + "." + f.Name, reason}
		}
		fp := &plan{shape: shapeFloat, typ: f.Type}
		if !quoted {
			var err error
			if fp, err = b.plan(f.Type, where+"."+name); err != nil {
				return err
			}
		}
		p.index[name] = len(p.fields)
		p.fields = append(p.fields, field{name: name, index: at, omit: omit, plan: fp})
	}
	return nil
}

// parseTag reads a json tag: the name, when to leave the field out, and whether to write a number as text. The reason
// is empty, or says why the tag is not understood.
func parseTag(tag string) (name string, o omit, quoted bool, reason string) {
	name, options, _ := strings.Cut(tag, ",")
	if name == "" {
		return "", 0, false, `an exported field needs a json tag with a name, or "-"`
	}
	for option := range strings.SplitSeq(options, ",") {
		switch option {
		case "":
		case "omitempty":
			o = max(o, omitEmpty)
		case "omitzero":
			o = omitZero
		case "string":
			quoted = true
		default:
			return "", 0, false, "the tag option " + option + " is not supported; use omitzero or none"
		}
	}
	return name, o, quoted, ""
}
