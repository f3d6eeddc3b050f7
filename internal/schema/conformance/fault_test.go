package conformance_test

import (
	"io"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// fault makes a broken document of a sound one: the first occurrence of the old text becomes the new one.
type fault struct{ name, old, new string }

// bothRefuse holds that the schema and the decoder accept a sound document and refuse it with each of the faults.
func bothRefuse[T any](t *testing.T, s *jsonschema.Schema, decode func(io.Reader) (*T, error), sound string, faults []fault) {
	t.Helper()
	try(t, s, decode, sound, faults, true)
}

// decoderRefuses holds that the decoder refuses each of the faults, and that the schema is blind to them. A fault that a
// schema learns to see belongs to [bothRefuse].
func decoderRefuses[T any](t *testing.T, s *jsonschema.Schema, decode func(io.Reader) (*T, error), sound string, faults []fault) {
	t.Helper()
	try(t, s, decode, sound, faults, false)
}

// try breaks a document in one way after the other. Two mistakes in a table would let a case pass that tests nothing, and
// are failures of their own: a text that the document does not hold, and a result that is no JSON, of which a schema has
// nothing to say.
func try[T any](t *testing.T, s *jsonschema.Schema, decode func(io.Reader) (*T, error), sound string, faults []fault, seen bool) {
	t.Helper()
	if err := s.Validate(parsed(t, sound)); err != nil {
		t.Fatalf("the schema refuses the sound document: %v", err)
	}
	if _, err := decode(strings.NewReader(sound)); err != nil {
		t.Fatalf("the decoder refuses the sound document: %v", err)
	}
	for _, f := range faults {
		broken := strings.Replace(sound, f.old, f.new, 1)
		if broken == sound {
			t.Errorf("%s: the document does not hold %q", f.name, f.old)
			continue
		}
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(broken))
		if err != nil {
			t.Errorf("%s: the document is no JSON any more: %v", f.name, err)
			continue
		}
		switch err := s.Validate(v); {
		case seen && err == nil:
			t.Errorf("%s: the schema accepts it", f.name)
		case !seen && err != nil:
			t.Errorf("%s: the schema sees it: %v", f.name, err)
		}
		if _, err := decode(strings.NewReader(broken)); err == nil {
			t.Errorf("%s: the decoder accepts it", f.name)
		}
	}
}
