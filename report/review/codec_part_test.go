package review_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/strictjson"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// A report and an entity that are kept apart are the same as within a case.
func TestLawPartsOfACaseAreReadAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, e := anyCase(t)
		report, err1 := strictjson.Marshal(&r)
		entity, err2 := strictjson.Marshal(&e)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		received, err := review.DecodeReceived(bytes.NewReader(report))
		if err != nil {
			t.Fatal(err)
		}
		known, err := review.DecodeEntity(bytes.NewReader(entity))
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(essence(assess(t, &r, e, review.DefaultPolicy())), essence(assess(t, received, *known, review.DefaultPolicy()))); diff != "" {
			t.Fatalf("read apart they give another review:\n%s", diff)
		}
	})
}

func TestFaultyParts(t *testing.T) {
	for _, tt := range []struct {
		name, text, path string
		entity           bool
		code             soc1.Code
	}{
		{"a misspelt member", `{"organisation":{}}`, "/organisation", true, soc1.CodeUnknownField},
		{"an entity twice over", `{"customer":"yes","customer":"no"}`, "/customer", true, soc1.CodeDuplicate},
		{"an entity without a year", `{"organization":{"id":"UE","name":"Reader"},"fiscalYear":{"start":"2025-01-01","end":"2024-01-01"}}`, "/fiscalYear/end", true, soc1.CodeOrder},
		{"an event without words", `{"organization":{"id":"UE","name":"Reader"},"fiscalYear":{"start":"2025-01-01","end":"2025-12-31"},"incidents":[{"id":"I-1","text":""}]}`, "/incidents/0/text", true, soc1.CodeMissing},
		{"a report without a system", `{"id":"R","family":"soc-1","type":"type-2","serviceOrganization":{"id":"SO","name":"Provider"},"system":"","auditor":{"organization":{"id":"","name":""}},"period":{"start":"2025-01-01","end":"2025-12-31"}}`, "/system", false, soc1.CodeMissing},
		{"a report of no kind", `{"id":"R"}`, "/family", false, soc1.CodeInvalid},
	} {
		var err error
		if tt.entity {
			var e *review.Entity
			if e, err = review.DecodeEntity(strings.NewReader(tt.text)); e != nil {
				t.Errorf("%s: an entity comes with the error", tt.name)
			}
		} else {
			var r *review.Received
			if r, err = review.DecodeReceived(strings.NewReader(tt.text)); r != nil {
				t.Errorf("%s: a report comes with the error", tt.name)
			}
		}
		if !errors.Is(err, tt.code) || !strings.Contains(err.Error(), tt.path) {
			t.Errorf("%s: %v, want %s at %s", tt.name, err, tt.code, tt.path)
		}
	}
}

// What refers to the report under review is checked when the two meet, not before.
func TestReferencesAreCheckedWhenTheReportIsThere(t *testing.T) {
	e := reader()
	e.Mappings = []review.Mapping{tested("U-1")}
	text, err := strictjson.Marshal(&e)
	if err != nil {
		t.Fatal(err)
	}
	known, err := review.DecodeEntity(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("an entity without its report is refused: %v", err)
	}
	r := clean("R")
	if _, err := review.Assess(&r, known, review.DefaultPolicy()); !errors.Is(err, soc1.CodeUnknownReference) {
		t.Errorf("a mapping to nothing passes: %v", err)
	}
	r.CUECs = []cuec.CUEC{control("U-1")}
	if _, err := review.Assess(&r, known, review.DefaultPolicy()); err != nil {
		t.Error(err)
	}
}

func FuzzDecodeParts(f *testing.F) {
	r, e := clean("R"), reader()
	carve(&r, "HOST")
	told(review.IncidentTouches, yes)(&r, &e)
	e.Deficiencies = []review.Deficiency{evaluated("DEF-1", review.Probable, review.Material)}
	for _, v := range []any{&r, &e} {
		text, err := strictjson.Marshal(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text) // a whole report, a whole entity
	}
	f.Add([]byte(`{}`))                                               // nothing: everything required is missing
	f.Add([]byte(`{"deficiencies":[{"combines":["A"],"id":"A"}]}`))   // one that combines itself
	f.Add([]byte(`{"reports":[{"id":"R","objectives":[{}]}]}`))       // a report within an entity
	f.Add([]byte(`{"fiscalYear":{"start":"0001-01-01","end":"x"}}`))  // the edge of the calendar, and beyond
	f.Add([]byte("[" + strings.Repeat("[", 200)))                     // depth
	f.Add([]byte(`{"organization":{"id":"UE","name":"\ud800 half"}`)) // half a character
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, err := review.DecodeReceived(bytes.NewReader(data)); (got == nil) != (err != nil) {
			t.Fatal("a report comes with an error, or nothing without one")
		} else if got != nil {
			e := reader()
			e.Customer = 0
			if out, err := review.Assess(got, &e, review.DefaultPolicy()); err != nil {
				t.Fatalf("a report that was read cannot be assessed: %v", err)
			} else if err := out.Document().Validate(); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := review.DecodeEntity(bytes.NewReader(data)); (got == nil) != (err != nil) {
			t.Fatal("an entity comes with an error, or nothing without one")
		}
	})
}
