// Package enumtest holds the laws that every enumeration of this module obeys, for the tests of the packages that
// declare one.
//
// A package lists its enumerations once, in a test:
//
//	func TestEnums(t *testing.T) {
//		enumtest.Package(t, *update, enumtest.Of(soc1.Roles), enumtest.Of(soc1.Components))
//	}
//
// The test then holds each of them to the laws, compares their wire names with testdata/enums.golden, and fails if the
// package declares an enumeration that the list lacks. Because the golden file is sorted, renumbering constants is
// harmless; because it is complete, renaming one is not.
package enumtest

import (
	"encoding"
	"encoding/json"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// Value is what an enumeration offers.
type Value interface {
	~uint8
	// IsValid reports whether the value is one of the constants.
	IsValid() bool
	// String returns the wire name, or the type with the number.
	String() string
	// MarshalText returns the wire name, or an error.
	MarshalText() ([]byte, error)
}

// Pointer is what a pointer to an enumeration offers.
type Pointer[E Value] interface {
	*E
	encoding.TextUnmarshaler
}

// Enum is one enumeration under test. Make it with [Of].
type Enum struct {
	name  string
	names []string
	laws  func(*testing.T)
}

// Of returns the enumeration whose valid values the function walks.
func Of[E Value, P Pointer[E]](all func() iter.Seq[E]) Enum {
	full := fmt.Sprintf("%T", *new(E))
	e := Enum{name: full[strings.LastIndexByte(full, '.')+1:]}
	for v := range all() {
		e.names = append(e.names, v.String())
	}
	e.laws = func(t *testing.T) {
		walkLaws(t, all)
		for v := range all() {
			validLaws[E, P](t, v)
		}
		seen := make(map[E]bool)
		for v := range all() {
			seen[v] = true
		}
		for n := range 256 {
			if v := E(n); !seen[v] {
				invalidLaws(t, e.name, v)
			}
		}
		wrongNames[E, P](t, e)
		titleLaws(t, all)
	}
	return e
}

// Check holds the enumeration to the laws.
func (e Enum) Check(t *testing.T) {
	t.Helper()
	t.Run(e.name, e.laws)
}

// isWireName reports whether a name has the form of every wire name: lower-case words and numbers, joined by hyphens.
func isWireName(name string) bool {
	ok, err := regexp.MatchString(`^[a-z0-9]+(-[a-z0-9]+)*$`, name)
	return ok && err == nil
}

// walkLaws: the walk has values, in the order of their numbers, never the zero value, and stops when asked to.
func walkLaws[E Value](t *testing.T, all func() iter.Seq[E]) {
	values := slices.Collect(all())
	if len(values) == 0 {
		t.Fatal("the walk has no value")
	}
	last := E(0)
	names := make(map[string]E)
	for _, v := range values {
		if v <= last {
			t.Errorf("the walk yields %d after %d", uint8(v), uint8(last))
		}
		if other, taken := names[v.String()]; taken {
			t.Errorf("%d and %d are both named %q", uint8(other), uint8(v), v)
		}
		last, names[v.String()] = v, v
	}
	steps := 0
	for range all() {
		steps++
		break
	}
	if steps != 1 {
		t.Errorf("the walk went on for %d steps after a break", steps)
	}
}

// validLaws: a valid value says so, has one wire name, and comes back from text, from JSON and from a JSON key.
func validLaws[E Value, P Pointer[E]](t *testing.T, v E) {
	name := v.String()
	if !v.IsValid() || !isWireName(name) {
		t.Errorf("%d is valid: %v, named %q", uint8(v), v.IsValid(), name)
	}
	if text, err := v.MarshalText(); err != nil || string(text) != name {
		t.Errorf("%s marshals to %q, %v", name, text, err)
	}
	var back E
	if err := P(&back).UnmarshalText([]byte(name)); err != nil || back != v {
		t.Errorf("%s comes back from text as %v, %v", name, back, err)
	}
	type wire struct {
		Value E            `json:"value,omitzero"`
		Keys  map[E]string `json:"keys,omitzero"`
	}
	data, err := json.Marshal(wire{v, map[E]string{v: "x"}})
	if want := fmt.Sprintf(`{"value":%q,"keys":{%q:"x"}}`, name, name); err != nil || string(data) != want {
		t.Errorf("%s is %s in JSON (%v), want %s", name, data, err, want)
	}
	var again wire
	if err := json.Unmarshal(data, &again); err != nil || again.Value != v || again.Keys[v] != "x" {
		t.Errorf("%s comes back from JSON as %v, %v", data, again, err)
	}
	if data, err := json.Marshal(wire{}); err != nil || string(data) != "{}" {
		t.Errorf("an absent value is %s in JSON, %v", data, err)
	}
}

// invalidLaws: the zero value and every number without a constant are invalid, print their number, and marshal to an error.
func invalidLaws[E Value](t *testing.T, typeName string, v E) {
	if v.IsValid() {
		t.Errorf("%d is valid, and the walk does not know it", uint8(v))
	}
	if want := fmt.Sprintf("%s(%d)", typeName, uint8(v)); v.String() != want {
		t.Errorf("%d prints as %q, want %q", uint8(v), v, want)
	}
	if text, err := v.MarshalText(); err == nil || text != nil {
		t.Errorf("%v marshals to %q, %v; want an error", v, text, err)
	}
	if data, err := json.Marshal(struct{ V E }{v}); err == nil {
		t.Errorf("%v is %s in JSON, want an error", v, data)
	}
}

// wrongNames: only the exact name is read; an error names the type and every valid name, and changes nothing.
func wrongNames[E Value, P Pointer[E]](t *testing.T, e Enum) {
	wrong := []string{"", "1", e.name + "(0)", "no-such-name", "\x00", "\xff"}
	for _, name := range e.names {
		wrong = append(wrong, strings.ToUpper(name), strings.ToUpper(name[:1])+name[1:], " "+name, name+" ", name+"\n", name[:len(name)-1], name+"s",
			strings.ReplaceAll(name, "-", "_"), strings.ReplaceAll(name, "-", ""), `"`+name+`"`)
	}
	for _, name := range wrong {
		if slices.Contains(e.names, name) {
			continue
		}
		before := E(1)
		v := before
		err := P(&v).UnmarshalText([]byte(name))
		if err == nil || v != before {
			t.Errorf("%q is read as %v, %v", name, v, err)
			continue
		}
		if !strings.Contains(err.Error(), e.name) {
			t.Errorf("the error about %q does not name the type: %v", name, err)
		}
		for _, valid := range e.names {
			if !strings.Contains(err.Error(), valid) {
				t.Errorf("the error about %q does not list %s: %v", name, valid, err)
			}
		}
	}
}

// titleLaws: a title for readers, where there is one, begins with a capital, belongs to one value, and hides no invalid one.
func titleLaws[E Value](t *testing.T, all func() iter.Seq[E]) {
	titled := func(v E) (string, bool) {
		w, ok := any(v).(interface{ Title() string })
		if !ok {
			return "", false
		}
		return w.Title(), true
	}
	if title, ok := titled(E(0)); ok && title != E(0).String() {
		t.Errorf("the zero value has the title %q", title)
	}
	first := make(map[string]E)
	for v := range all() {
		title, ok := titled(v)
		if !ok {
			return
		}
		if title == v.String() || title == "" || !unicode.IsUpper([]rune(title)[0]) && !unicode.IsDigit([]rune(title)[0]) {
			t.Errorf("%v has the title %q", v, title)
		}
		if other, taken := first[title]; taken {
			t.Errorf("%v and %v have the same title %q", other, v, title)
		}
		first[title] = v
	}
}
