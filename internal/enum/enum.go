// Package enum holds the text behaviour that every enumeration of this module shares.
//
// An enumeration is a uint8 type whose zero value is invalid and whose wire names come from a
// switch in the type's own file. The functions here turn that switch into the methods of the house
// rules: String never hides an unknown value, MarshalText refuses one, UnmarshalText matches exactly
// and answers a wrong name with the list of right ones. There are no tables, so there is no state.
package enum

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// limit bounds how many values an enumeration may have; it keeps the walk over names finite.
const limit = 255

// maxShown bounds how much of a wrong name is repeated in an error, in bytes, so that hostile input does not come back
// many times over.
const maxShown = 64

// String returns the wire name of e, or Type(9) for a value that has none.
func String[E ~uint8](e E, name func(E) string) string {
	if s := name(e); s != "" {
		return s
	}
	return fmt.Sprintf("%s(%d)", typeName[E](), uint8(e))
}

// Marshal returns the wire name of e, or an error for the zero value and for any value without a name.
func Marshal[E ~uint8](e E, name func(E) string) ([]byte, error) {
	if s := name(e); s != "" {
		return []byte(s), nil
	}
	return nil, fmt.Errorf("%s(%d) has no wire name", typeName[E](), uint8(e))
}

// Unmarshal sets *e to the value whose wire name is exactly text. An unknown name leaves *e alone, and the
// error repeats its beginning and lists the valid names, sorted.
func Unmarshal[E ~uint8](e *E, text []byte, name func(E) string) error {
	for v := range All(name) {
		if name(v) == string(text) {
			*e = v
			return nil
		}
	}
	var names []string
	for v := range All(name) {
		names = append(names, name(v))
	}
	slices.Sort(names)
	more := ""
	if len(text) > maxShown {
		text, more = text[:maxShown], "..."
	}
	return fmt.Errorf("%q%s is not a %s; want one of %s", text, more, typeName[E](), strings.Join(names, ", "))
}

// All walks the valid values in the order of their constants.
func All[E ~uint8](name func(E) string) iter.Seq[E] {
	return func(yield func(E) bool) {
		for v := 1; v <= limit; v++ {
			if name(E(v)) != "" && !yield(E(v)) {
				return
			}
		}
	}
}

// typeName returns the bare name of E, without its package.
func typeName[E any]() string {
	full := fmt.Sprintf("%T", *new(E))
	return full[strings.LastIndexByte(full, '.')+1:]
}
