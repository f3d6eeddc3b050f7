package sampling_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

// smallUnits is a population of a few units, for seeds that a fuzzer can still read.
var smallUnits = []sampling.Unit{
	{ID: "1", Stratum: "a", Amount: 5}, {ID: "2", Stratum: "b", Amount: 7}, {ID: "3", Stratum: "a", Amount: -1}, {ID: "4", Stratum: "b"},
	{ID: "5", Stratum: "b", Amount: 90},
}

// smallSpec returns a specification for smallUnits.
func smallSpec(t testing.TB, technique sampling.Technique) sampling.Spec {
	spec := specFor(t, technique, "fuzz", 2)
	if technique == sampling.ByHand {
		spec.Picks = []string{"2", "5"}
	}
	return spec
}

// FuzzDecodePartial feeds arbitrary text to the decoder of partial selections. What it accepts must
// survive a round trip, be its own merge with itself and lead to a record or to an error.
func FuzzDecodePartial(f *testing.F) {
	for _, technique := range mergeable {
		f.Add([]byte(textOf(f, partialOf(f, smallSpec(f, technique), "p", smallUnits)))) // what a selector writes
	}
	text := textOf(f, partialOf(f, smallSpec(f, sampling.ByTicket), "p", smallUnits))
	f.Add([]byte(text + " 1"))                                                  // refused: trailing data
	f.Add([]byte(strings.Replace(text, `"format"`, `"Format":"","format"`, 1))) // refused: a name twice, in two cases
	f.Add([]byte(strings.Replace(text, `"entries"`, `"entrees"`, 1)))           // refused: unknown field
	f.Add([]byte(strings.Replace(text, `"count":5`, `"count":-5`, 1)))          // refused: negative count
	f.Add([]byte(strings.Replace(text, `"size":2`, `"size":1`, 1)))             // refused: more entries than kept
	f.Add([]byte(strings.Repeat("[", 100)))                                     // refused: too deep
	f.Add([]byte(`null`))                                                       // refused: no format
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := sampling.DecodePartial(data)
		if err != nil {
			if len(sampling.Errors(err)) == 0 {
				t.Fatalf("an error without a code: %v", err)
			}
			return
		}
		text := textOf(t, p)
		again, err := sampling.DecodePartial([]byte(text))
		if err != nil || textOf(t, again) != text {
			t.Fatalf("%s\ncame back with error %v", text, err)
		}
		joined, err := p.Merge(again)
		if err != nil || textOf(t, joined) != text {
			t.Fatalf("merged with itself: %v", err)
		}
		if r, err := p.Record(sampling.Population{}); err == nil && r.Validate() != nil {
			t.Fatalf("the record is not valid: %v", r.Validate())
		}
	})
}

// FuzzDecodeRecord feeds arbitrary text to the decoder of records. What it accepts must survive a round
// trip, have a sample, and be repeatable without a panic.
func FuzzDecodeRecord(f *testing.F) {
	for technique := range sampling.Techniques() {
		f.Add([]byte(textOf(f, draw(f, smallSpec(f, technique), slices.Values(smallUnits))))) // what Draw returns
	}
	spec := smallSpec(f, sampling.ByTicket)
	spec.Reserve = 1
	record, err := draw(f, spec, slices.Values(smallUnits)).Replace("1", note("void"))
	if err != nil {
		record = draw(f, spec, slices.Values(smallUnits))
	}
	text := textOf(f, record)
	f.Add([]byte(text))                                                              // with a replacement
	f.Add([]byte(strings.Replace(text, `"items":[`, `"items":[{"id":"9"},`, 1)))     // an item too many
	f.Add([]byte(strings.Replace(text, `"count":5`, `"count":9007199254740993`, 1))) // refused: beyond 2^53
	f.Add([]byte(strings.Replace(text, `simple-random`, `census`, 1)))               // refused: another method
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := sampling.DecodeRecord(data)
		if err != nil {
			if len(sampling.Errors(err)) == 0 {
				t.Fatalf("an error without a code: %v", err)
			}
			return
		}
		text := textOf(t, r)
		again, err := sampling.DecodeRecord([]byte(text))
		if err != nil || textOf(t, again) != text {
			t.Fatalf("%s\ncame back with error %v", text, err)
		}
		if _, err := r.Sample(); err != nil {
			t.Fatalf("a valid record without a sample: %v", err)
		}
		if _, err := sampling.Reperform(r, slices.Values(smallUnits)); err != nil && len(sampling.Errors(err)) == 0 {
			t.Fatalf("an error without a code: %v", err)
		}
	})
}

// FuzzCheckID compares the quick test of ids with the rule, by reading the id as a unit, as bytes and
// through JSON.
func FuzzCheckID(f *testing.F) {
	f.Add("PAY-1")      // plain
	f.Add("Büro 7")     // beyond ASCII
	f.Add(" 1")         // refused: leading blank
	f.Add("1\u2029")    // refused: ends with a paragraph separator
	f.Add("\x7f")       // refused: delete is a control character
	f.Add("a\xf0\x28b") // refused: not UTF-8
	f.Fuzz(func(t *testing.T, id string) {
		want := sampling.CheckID(id)
		s, err := sampling.NewSelector(smallSpec(t, sampling.ByTicket), "p")
		if err != nil {
			t.Fatal(err)
		}
		for i := range 3 {
			if err := s.AddBytes([]byte(id)); (err == nil) != (want == nil) {
				t.Fatalf("%q: reading %d gave %v, CheckID %v", id, i, err, want)
			}
		}
		text, err := json.Marshal(sampling.Unit{ID: id})
		var back sampling.Unit
		if err != nil || want == nil && (json.Unmarshal(text, &back) != nil || back.ID != id) {
			t.Fatalf("%q does not survive JSON", id)
		}
	})
}

// TestDecodersRefuse lists texts that a lenient reader would pass over.
func TestDecodersRefuse(t *testing.T) {
	text := textOf(t, partialOf(t, smallSpec(t, sampling.ByStratum), "p", smallUnits))
	zeros := strings.Repeat("0", 64)
	for _, c := range []struct {
		name string
		old  string
		text string
		code sampling.Code
	}{
		{"another format", `attest-partial/1`, `attest-partial/2`, sampling.CodeUnsupported},
		{"unknown field", `"parts"`, `"extra":1,"parts"`, sampling.CodeSyntax},
		{"repeated name", `"parts"`, `"parts":[],"parts"`, sampling.CodeDuplicate},
		{"repeated name in another case", `"parts"`, `"PARTS":[],"parts"`, sampling.CodeDuplicate},
		{"strata out of order", `"stratum":"b"`, `"stratum":"A"`, sampling.CodeInvalid},
		{"no partitions", `"parts":[{`, `"parts":[],"excluded":[{`, sampling.CodeSyntax},
		{"an ordered technique", `"technique":"stratum","method":"stratified"`, `"technique":"position","method":"simple-random","orderKey":"k"`, sampling.CodeUnsupported},
		{"a faulty specification", `"size":2`, `"size":-2`, sampling.CodeRange},
		{"contradicting counts", `"count":5`, `"count":1`, sampling.CodeInvalid},
		{"excluded without amounts", `"entries"`, `"excluded":[{"id":"x"}],"entries"`, sampling.CodeInvalid},
		{"certain without amounts", `"entries"`, `"certain":[{"id":"x"}],"entries"`, sampling.CodeInvalid},
		{"blank id", `"id":"2"`, `"id":" "`, sampling.CodeSyntax},
		{"no such partition", `"id":"2"`, `"part":7,"id":"2"`, sampling.CodeRange},
		{"blank partition", `"name":"p"`, `"name":" "`, sampling.CodeSyntax},
		{"partitions out of order", `"parts":[`, `"parts":[{"name":"z","population":{"count":0,"digest":{"xor":"` + zeros + `","sum":"` + zeros + `"}}},`, sampling.CodeInvalid},
		{"a digest of the order", `"},"amount":"102"`, `","order":"1` + zeros[1:] + `"},"amount":"102"`, sampling.CodeInvalid},
		{"no partitions at all", `{"format"`, `{"parts":[],"format"`, sampling.CodeDuplicate},
		{"cut short", `}]}`, `}]`, sampling.CodeSyntax},
	} {
		spoilt := strings.Replace(text, c.old, c.text, 1)
		_, err := sampling.DecodePartial([]byte(spoilt))
		if spoilt == text {
			t.Errorf("%s: %q is not in %s", c.name, c.old, text)
		}
		if !errors.Is(err, c.code) {
			t.Errorf("%s: %v, want %v", c.name, err, c.code)
		}
	}
	if _, err := sampling.DecodeRecord([]byte(text)); err == nil {
		t.Error("a partial was read as a record")
	}
	var p sampling.Partial
	if err := json.Unmarshal([]byte(text), &p); err != nil || textOf(t, p) != text {
		t.Errorf("through encoding/json: %v", err)
	}
	if err := p.UnmarshalJSON([]byte(`{}`)); err == nil || textOf(t, p) != text {
		t.Errorf("a failed reading changed the value: %v", err)
	}
}
