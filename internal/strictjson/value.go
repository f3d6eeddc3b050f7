package strictjson

import (
	"bytes"
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// value reads one value into v as p says. A value of the wrong type is reported and skipped.
func (d *decoder) value(p *plan, v reflect.Value) bool {
	c := d.peek()
	if p.shape == shapePointer {
		if c == 'n' {
			return d.literal("null")
		}
		return d.pointee(p, v)
	}
	switch {
	case c == '{' && p.shape == shapeStruct:
		return d.object(p, v)
	case c == '[' && p.shape == shapeSlice:
		return d.slice(p, v)
	case c == '[' && p.shape == shapeArray:
		return d.array(p, v)
	case c == '"' && (p.shape == shapeString || p.shape == shapeText || p.shape == shapeFloat):
		return d.stringInto(p, v)
	case (c == 't' || c == 'f') && p.shape == shapeBool:
		v.SetBool(c == 't')
		return d.skip()
	case (c == '-' || c >= '0' && c <= '9') && (p.shape == shapeInt || p.shape == shapeUint):
		return d.integer(p, v)
	}
	return d.mismatch(p, c)
}

// mismatch reports a value of the wrong JSON type and skips it.
func (d *decoder) mismatch(p *plan, c byte) bool {
	found, hint := "a number", ""
	switch c {
	case '{':
		found = "an object"
	case '[':
		found = "an array"
	case '"':
		found = "a string"
	case 't', 'f':
		found = "true or false"
	case 'n':
		found, hint = "null", "leave it out if there is no value"
	}
	if (p.shape == shapeText || p.shape == shapeFloat) && found == "a number" {
		hint = "put it in quotation marks"
	}
	if c != 0 && strings.IndexByte(`{["tfn-0123456789`, c) >= 0 {
		d.add(soc1.CodeSyntax, hint, "found %s, want %s", found, p.shape)
	}
	return d.skip()
}

// pointee reads into a new value and makes v point to it.
func (d *decoder) pointee(p *plan, v reflect.Value) bool {
	if !d.spend(p.elem.typ) {
		return false
	}
	v.Set(reflect.New(p.elem.typ))
	return d.value(p.elem, v.Elem())
}

// object reads the members of a struct.
func (d *decoder) object(p *plan, v reflect.Value) bool {
	seen := make([]bool, len(p.fields))
	next := 0 // the position after the last known member
	return d.members(func(key []byte) bool {
		// Members mostly come in the order of the fields, so the next one is tried before the index.
		i, known := next, next < len(p.fields) && p.fields[next].name == string(key)
		if !known {
			if i, known = p.index[string(key)]; !known {
				return d.unknown(p, string(key))
			}
		}
		f := &p.fields[i]
		d.enterMember(f.name)
		if seen[i] {
			d.add(soc1.CodeDuplicate, "keep one of them", "the member is given more than once")
			return d.left(d.skip())
		}
		seen[i], next = true, i+1
		return d.left(d.value(f.plan, v.FieldByIndex(f.index)))
	})
}

// unknown reports a member that no field has and skips its value.
func (d *decoder) unknown(p *plan, key string) bool {
	hint := "remove the member"
	if name := nearest(p, key); name != "" {
		hint = `did you mean "` + name + `"?`
	}
	d.enterMember(key)
	d.add(soc1.CodeUnknownField, hint, "the format has no such member")
	return d.left(d.skip())
}

// slice reads an array of any length. An empty array becomes a nil slice, because both say the same.
func (d *decoder) slice(p *plan, v reflect.Value) bool {
	return d.elements(func(i int) bool {
		if !d.spend(p.elem.typ) {
			return false
		}
		if i == v.Cap() {
			v.Grow(1)
		}
		v.SetLen(i + 1)
		d.enterElement(i)
		return d.left(d.value(p.elem, v.Index(i)))
	})
}

// array reads an array that must have the length of the Go array.
func (d *decoder) array(p *plan, v reflect.Value) bool {
	n := 0
	ok := d.elements(func(i int) bool {
		n++
		if i >= v.Len() {
			return d.skip()
		}
		d.enterElement(i)
		return d.left(d.value(p.elem, v.Index(i)))
	})
	if ok && n != v.Len() {
		d.add(soc1.CodeRange, "", "the array has %d elements, want %d", n, v.Len())
	}
	return ok
}

// stringInto reads a string into a string or a type of its own text form.
func (d *decoder) stringInto(p *plan, v reflect.Value) bool {
	start := d.pos
	text, flaw, ok := d.text()
	switch {
	case !ok:
		return false
	case flaw != "":
		d.flawed(flaw, start)
	case p.shape == shapeString:
		v.SetString(string(text))
	case p.shape == shapeFloat:
		d.floatInto(v, string(text))
	default:
		d.textInto(v, text)
	}
	return true
}

// textInto hands text to the type's UnmarshalText and checks that MarshalText would give it back: a value has
// one spelling. A value at fault stays zero.
func (d *decoder) textInto(v reflect.Value, text []byte) {
	if err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(text); err != nil {
		v.SetZero()
		d.merge(withHint(err))
		return
	}
	canonical, err := v.Addr().Interface().(encoding.TextMarshaler).MarshalText()
	switch {
	case err != nil:
		v.SetZero()
		d.merge(withHint(err))
	case !bytes.Equal(canonical, text):
		v.SetZero()
		d.add(soc1.CodeInvalid, "write "+strconv.Quote(string(canonical)), "%.80q is not in canonical form", text)
	}
}

// floatInto reads decimal text into a float64. Of the many texts that give the same float only the shortest is
// accepted, so that the text survives unchanged.
func (d *decoder) floatInto(v reflect.Value, text string) {
	f, err := strconv.ParseFloat(text, 64)
	canonical, ok := floatText(f)
	switch {
	case err != nil || !ok:
		d.add(soc1.CodeInvalid, `write a decimal number such as "0.05"`, "%.80q is not a number", text)
	case canonical != text:
		d.add(soc1.CodeInvalid, "write "+strconv.Quote(canonical), "%.80q is not in canonical form", text)
	default:
		v.SetFloat(f)
	}
}

// floatText returns the shortest text that gives f again, as encoding/json writes it; it has an exponent below 1e-6 and
// from 1e21. There is none for infinities and for what is not a number.
func floatText(f float64) (text string, ok bool) {
	data, err := json.Marshal(f)
	return string(data), err == nil
}

// withHint turns an error such as `"x" is not a Form; want one of a, b` into a problem whose hint is the part
// after the semicolon. An error that already carries problems comes back as it is.
func withHint(err error) error {
	list := soc1.ListProblems(err)
	if len(list) != 1 || list[0].Err == nil {
		return err
	}
	p := list[0]
	// The last occurrence counts, because the message may quote any text in front of it.
	if i := strings.LastIndex(p.Message, "; want "); i >= 0 && p.Hint == "" {
		p.Message, p.Hint = p.Message[:i], p.Message[i+len("; "):]
	}
	return p
}

// integer reads a number that must be a plain integer in the range of the field.
func (d *decoder) integer(p *plan, v reflect.Value) bool {
	text, ok := d.number()
	if !ok {
		return false
	}
	if bytes.ContainsAny(text, ".eE") || string(text) == "-0" {
		d.add(soc1.CodeInvalid, "write it without fraction, exponent or signed zero", "%.40s is not a plain whole number", text)
		return true
	}
	// What is left are the digits that strconv takes, so its only complaint can be the range.
	var err error
	if p.shape == shapeInt {
		var n int64
		if n, err = strconv.ParseInt(string(text), 10, p.typ.Bits()); err == nil {
			v.SetInt(n)
		}
	} else {
		var n uint64
		if n, err = strconv.ParseUint(string(text), 10, p.typ.Bits()); err == nil {
			v.SetUint(n)
		}
	}
	if err != nil {
		d.add(soc1.CodeRange, "", "%.40s is outside the range of the field", text)
	}
	return true
}
