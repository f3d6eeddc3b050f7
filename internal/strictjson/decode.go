package strictjson

import (
	"bytes"
	"fmt"
	"io"
	"reflect"

	"github.com/seed-9947fa86/attest/soc1"
)

// Decode reads one JSON document into the value that into points to, which is set to zero first.
//
// The error is nil, or carries every problem of the document (see [soc1.ListProblems]): at most 10,000 of them,
// and one more that counts the rest. Where a value is at fault, its place in the result stays zero, so what
// could be read is there even if there was an error. An error that is not made of problems means that r
// failed, that into is not a usable pointer, or that its type has no wire form ([TypeError]).
func Decode(r io.Reader, into any, limits Limits) error {
	target := reflect.ValueOf(into)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return fmt.Errorf("strictjson: cannot decode into %T; pass a non-nil pointer", into)
	}
	target = target.Elem()
	plan, err := newPlan(target.Type())
	if err != nil {
		return err
	}
	target.SetZero()
	limits = limits.orDefaults()
	data, err := io.ReadAll(io.LimitReader(r, limits.Bytes+1))
	if err != nil {
		return fmt.Errorf("strictjson: cannot read the input: %w", err)
	}
	d := decoder{scanner: scanner{data: data}, depth: limits.Depth, memory: limits.memory()}
	if int64(len(data)) > limits.Bytes {
		d.add(soc1.CodeTooLarge, "split the document, or raise the limit", "the input is longer than %d bytes", limits.Bytes)
		return d.err()
	}
	d.document(plan, target)
	return d.err()
}

// decoder reads one document. It walks the plan and the input together in one pass.
//
// Its methods return false where the reading has come to an end: either scanner.fault says why, and
// document reports it with its position, or a limit was exceeded and stop has reported that. Everything else that is
// wrong is added to the journal, the value is skipped, and the method returns true.
type decoder struct {
	scanner
	journal
	// depth and memory are what is left of the limits. Depth is given back at the end of an array or object, memory
	// never: it bounds the result as a whole.
	depth  int
	memory int64
}

// document reads the whole input and reports what ended the reading early.
func (d *decoder) document(p *plan, v reflect.Value) {
	if bytes.HasPrefix(d.data, []byte("\xef\xbb\xbf")) {
		d.add(soc1.CodeSyntax, "save the file as UTF-8 without a byte order mark", "the input starts with a byte order mark")
		d.pos, d.counted = 3, 3
	}
	if d.value(p, v) {
		if d.peek(); d.pos == len(d.data) {
			return
		}
		d.fail("there is more after the end of the document", "remove what follows, or send one document at a time")
	}
	if d.fault != "" {
		line, column := d.position(d.pos)
		d.add(soc1.CodeSyntax, d.hint, "line %d, column %d: %s", line, column, d.fault)
	}
}

// stop records that a limit is exceeded and ends the reading.
func (d *decoder) stop(hint, format string, args ...any) bool {
	d.add(soc1.CodeTooLarge, hint, format, args...)
	return false
}

// left leaves the current place, unless its value ended the reading: then the place stays, for the report.
func (d *decoder) left(ok bool) bool {
	if ok {
		d.leave()
	}
	return ok
}

// descend takes one level of depth. The caller gives it back.
func (d *decoder) descend() bool {
	if d.depth--; d.depth < 0 {
		return d.stop("flatten the document", "arrays and objects stand inside each other too deeply")
	}
	return true
}

// spend takes the memory of one value of type t.
func (d *decoder) spend(t reflect.Type) bool {
	if d.memory -= int64(t.Size()); d.memory < 0 {
		return d.stop("split the document", "the values take too much memory")
	}
	return true
}

// members reads an object and calls each for every member, with the key and with pos before the value. The
// key is valid until each reads on. Members whose key is no text are reported and skipped.
func (d *decoder) members(each func(key []byte) bool) bool {
	if !d.descend() || !d.take('{', "an object") {
		return false
	}
	for first := true; ; first = false {
		c := d.peek()
		if c == '}' && first {
			break
		}
		if c != '"' {
			if c == '}' {
				return d.fail("a comma stands before the end of the object", "remove the comma")
			}
			return d.unexpected("a member's name in quotation marks")
		}
		start := d.pos
		key, flaw, ok := d.text()
		if !ok || !d.take(':', "a colon") {
			return false
		}
		if flaw != "" {
			d.flawed(flaw, start)
			ok = d.skip()
		} else {
			ok = each(key)
		}
		if !ok {
			return false
		}
		if c = d.peek(); c != ',' {
			break
		}
		d.pos++
	}
	d.depth++
	return d.take('}', "a comma or the end of the object")
}

// elements reads an array and calls each for every element, with its position and with pos before it.
func (d *decoder) elements(each func(i int) bool) bool {
	if !d.descend() || !d.take('[', "an array") {
		return false
	}
	for i := 0; ; i++ {
		if d.peek() == ']' {
			if i > 0 {
				return d.fail("a comma stands before the end of the array", "remove the comma")
			}
			break
		}
		if !each(i) {
			return false
		}
		if d.peek() != ',' {
			break
		}
		d.pos++
	}
	d.depth++
	return d.take(']', "a comma or the end of the array")
}

// flawed records that the string that starts at offset holds what is not text.
func (d *decoder) flawed(flaw string, offset int) {
	line, column := d.position(offset)
	d.add(soc1.CodeSyntax, "write the text as UTF-8", "line %d, column %d: %s", line, column, flaw)
}

// skip reads any value and forgets it. Only what is not text or not well-formed is reported.
func (d *decoder) skip() bool {
	switch c := d.peek(); {
	case d.pos == len(d.data):
		return d.unexpected("a value")
	case c == '{':
		return d.members(func([]byte) bool { return d.skip() })
	case c == '[':
		return d.elements(func(int) bool { return d.skip() })
	case c == '"':
		start := d.pos
		_, flaw, ok := d.text()
		if flaw != "" {
			d.flawed(flaw, start)
		}
		return ok
	case c == 't':
		return d.literal("true")
	case c == 'f':
		return d.literal("false")
	case c == 'n':
		return d.literal("null")
	case c == '-' || c >= '0' && c <= '9':
		_, ok := d.number()
		return ok
	}
	return d.unexpected("a value")
}
