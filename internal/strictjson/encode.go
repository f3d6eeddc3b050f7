package strictjson

import (
	"bytes"
	"crypto/sha256"
	"encoding"
	"encoding/hex"
	"fmt"
	"io"
	"reflect"
	"strconv"

	"github.com/seed-9947fa86/attest/soc1"
)

// Marshal returns the canonical form of v for people: members in the order of the fields, an indent of two
// spaces, and a line break at the end. It is what [json.MarshalIndent] would give, with two differences: a nil
// slice is an empty array, because both say the same and Decode accepts no null there, and omitzero leaves
// out any empty slice. The characters <, > and & and the line separators U+2028 and U+2029 are escaped, so that the
// document may be put into a web page. Decoding the result and marshalling again gives the same bytes.
//
// The error carries a problem for every text that is not valid UTF-8, every value that its own MarshalText
// refuses, and for nesting deeper than 64 levels; or it is a [TypeError].
func Marshal(v any) ([]byte, error) {
	return encode(v, true)
}

// Encode writes the result of [Marshal] to w in one call of Write. After an error of v nothing has been written.
func Encode(w io.Writer, v any) error {
	data, err := Marshal(v)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("strictjson: cannot write the document: %w", err)
	}
	return nil
}

// Canonical returns the canonical form of v on one line, with a line break at the end. Nothing is escaped but
// quotation marks, backslashes and control characters, as RFC 8785 has it, so that any JSON tool that
// keeps the order of members and writes no spaces makes the same bytes from the output of [Marshal]. Errors are
// those of [Marshal].
func Canonical(v any) ([]byte, error) {
	return encode(v, false)
}

// Digest returns the SHA-256 digest of [Canonical], line break included, as 64 lower-case hexadecimal digits. A
// reader can check it without this package: jq -c . FILE | sha256sum.
func Digest(v any) (string, error) {
	data, err := Canonical(v)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// encode writes v in one of the two forms.
func encode(v any, pretty bool) ([]byte, error) {
	source := reflect.ValueOf(v)
	for source.Kind() == reflect.Pointer && !source.IsNil() {
		source = source.Elem()
	}
	if !source.IsValid() || source.Kind() == reflect.Pointer {
		return nil, fmt.Errorf("strictjson: cannot encode %T; pass a value or a non-nil pointer", v)
	}
	plan, err := newPlan(source.Type())
	if err != nil {
		return nil, err
	}
	// Text and IsZero methods may have pointer receivers, so every value must have an address. Only the outermost
	// can lack one, and it is copied once.
	if !source.CanAddr() {
		copied := reflect.New(source.Type()).Elem()
		copied.Set(source)
		source = copied
	}
	e := encoder{pretty: pretty}
	e.value(plan, source)
	if err := e.err(); err != nil {
		return nil, err
	}
	return append(e.out, '\n'), nil
}

// encoder writes one document. All values it is given are addressable.
type encoder struct {
	journal
	out []byte
	// pretty chooses the form of Marshal: line breaks, and escapes for web pages.
	pretty bool
	// depth is how many arrays and objects are open, which is also the indent.
	depth int
	// stopped ends the work when the value is too deep, since it may be without end.
	stopped bool
}

// value writes v as p says.
func (e *encoder) value(p *plan, v reflect.Value) {
	switch p.shape {
	case shapeText:
		e.text(v)
	case shapeString:
		e.quote(v.String())
	case shapeFloat:
		text, ok := floatText(v.Float())
		if !ok {
			e.add(soc1.CodeInvalid, "find out which division or logarithm went wrong", "%v has no decimal form", v.Float())
		}
		e.quote(text)
	case shapeBool:
		e.out = strconv.AppendBool(e.out, v.Bool())
	case shapeInt:
		e.out = strconv.AppendInt(e.out, v.Int(), 10)
	case shapeUint:
		e.out = strconv.AppendUint(e.out, v.Uint(), 10)
	case shapePointer:
		if v.IsNil() {
			e.out = append(e.out, "null"...)
		} else {
			e.value(p.elem, v.Elem())
		}
	case shapeSlice, shapeArray:
		e.array(p, v)
	case shapeStruct:
		e.object(p, v)
	}
}

// text writes a value in its own text form.
func (e *encoder) text(v reflect.Value) {
	text, err := v.Addr().Interface().(encoding.TextMarshaler).MarshalText()
	if err != nil {
		e.merge(withHint(err))
		return
	}
	e.quote(string(text))
}

// open starts an array or object. It reports false if there are too many inside each other.
func (e *encoder) open(c byte) bool {
	if e.depth++; e.depth > defaultDepth {
		e.add(soc1.CodeTooLarge, "flatten the value, and look for a cycle", "more than %d arrays and objects stand inside each other", defaultDepth)
		e.stopped = true
		return false
	}
	e.out = append(e.out, c)
	return true
}

// shut ends an array or object, on a line of its own unless it is empty.
func (e *encoder) shut(c byte, empty bool) {
	e.depth--
	if !empty {
		e.newLine()
	}
	e.out = append(e.out, c)
}

// newLine starts a line with its indent.
func (e *encoder) newLine() {
	if e.pretty {
		e.out = append(e.out, '\n')
		e.out = append(e.out, bytes.Repeat([]byte("  "), e.depth)...)
	}
}

// array writes a slice or an array.
func (e *encoder) array(p *plan, v reflect.Value) {
	if !e.open('[') {
		return
	}
	n := v.Len()
	for i := 0; i < n && !e.stopped; i++ {
		if i > 0 {
			e.out = append(e.out, ',')
		}
		e.newLine()
		e.enterElement(i)
		e.value(p.elem, v.Index(i))
		e.leave()
	}
	e.shut(']', n == 0)
}

// object writes a struct.
func (e *encoder) object(p *plan, v reflect.Value) {
	if !e.open('{') {
		return
	}
	empty := true
	for i := range p.fields {
		f := &p.fields[i]
		member := v.FieldByIndex(f.index)
		// After the depth is exceeded nothing more is written; the problem is what the caller gets.
		if e.stopped || f.omits(member) {
			continue
		}
		if !empty {
			e.out = append(e.out, ',')
		}
		empty = false
		e.newLine()
		e.enterMember(f.name)
		e.quote(f.name)
		e.out = append(e.out, ':')
		if e.pretty {
			e.out = append(e.out, ' ')
		}
		e.value(f.plan, member)
		e.leave()
	}
	e.shut('}', empty)
}

// omits reports whether the tag of the field leaves out value v. As in encoding/json, omitempty never leaves out a
// struct, and omitzero asks the IsZero method of a type that has one.
func (f *field) omits(v reflect.Value) bool {
	switch {
	case f.omit == omitNever:
		return false
	case v.Kind() == reflect.Slice:
		return v.Len() == 0
	case f.omit == omitZero:
		if z, ok := v.Addr().Interface().(interface{ IsZero() bool }); ok && f.plan.shape != shapePointer {
			return z.IsZero()
		}
		return vacant(v)
	case v.Kind() == reflect.Array:
		return v.Len() == 0
	}
	return v.Kind() != reflect.Struct && v.IsZero()
}

// vacant is reflect.Value.IsZero, except that a slice without elements is zero however deep it stands: the wire form does
// not tell it from none, so neither may what is left out.
func vacant(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice:
		return v.Len() == 0
	case reflect.Struct:
		for i := range v.NumField() {
			if !vacant(v.Field(i)) {
				return false
			}
		}
		return true
	}
	return v.IsZero()
}
