package schema_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/schema"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

var update = flag.Bool("update", false, "write the schemas instead of comparing with them")

// Patterns of the text forms. They are as strict as a pattern can be; that a day is in its month is for the decoder.
const (
	idPattern         = `^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`
	engagementPattern = `^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?$`
	datePattern       = `^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`
	ratePattern       = `^(0(\.[0-9]{0,17}[1-9])?|1)$`
)

// texts gives the text forms of the module's types. The id of an engagement may be empty until it has been drawn.
func texts(t reflect.Type) (schema.Text, bool) {
	switch t {
	case reflect.TypeFor[soc1.EngagementID]():
		return schema.Text{Pattern: engagementPattern}, true
	case reflect.TypeFor[soc1.Date]():
		return schema.Text{Pattern: datePattern, Format: "date"}, true
	case reflect.TypeFor[sampling.Rate]():
		return schema.Text{Pattern: ratePattern}, true
	}
	if t.Kind() == reflect.String && strings.HasSuffix(t.Name(), "ID") {
		return schema.Text{Pattern: idPattern}, true
	}
	return schema.Text{}, false
}

// counts reports whether a field is a count. All whole numbers of the documents are.
func counts(reflect.Type, string) bool { return true }

// options returns what the documents share.
func options(t *testing.T, id, title string) schema.Options {
	return schema.Options{
		ID: id, Title: title, Text: texts, Count: counts,
		Describe: readComments(t, "soc1", "sampling", "controls", "cuec", "opinion", "report", "report/review").describe,
		Const: func(t reflect.Type, field string) (string, bool) {
			if field != "Version" {
				return "", false
			}
			for _, doc := range documents() {
				if doc.typ == t {
					return doc.version, true
				}
			}
			return "", false
		},
	}
}

// document is a format of the module that has a schema in the tree.
type document struct {
	file, id, title, version string
	typ                      reflect.Type
}

// documents lists the formats. A format that is added here is held by every test of this package.
func documents() []document {
	return []document{
		{"opinion/examination.schema.json", "urn:attest:schema:examination:1", "SOC 1 examination", opinion.Version, reflect.TypeFor[opinion.Examination]()},
		{"report/report.schema.json", "urn:attest:schema:report:1", "SOC 1 report", report.Version, reflect.TypeFor[report.Report]()},
		{"report/review/case.schema.json", "urn:attest:schema:review:1", "Review of a received SOC 1 report", review.Version, reflect.TypeFor[review.Case]()},
	}
}

// TestSchemasInTheTreeAreThoseOfTheTypes compares the files with what the types give. Run it with -update after a change.
func TestSchemasInTheTreeAreThoseOfTheTypes(t *testing.T) {
	for _, doc := range documents() {
		got, err := schema.Of(doc.typ, options(t, doc.id, doc.title))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(root, filepath.FromSlash(doc.file))
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s is not that of the types; if the change is meant, run this test with -update\n%s", doc.file, diff)
		}
	}
}

// definitions is what the tests of this package read of a schema.
type definitions struct {
	Ref  string `json:"$ref"`
	Defs map[string]struct {
		Description string
		Properties  map[string]struct{ Description, Const string }
		Required    []string
	} `json:"$defs"`
}

// defined returns the definitions of a document.
func defined(t *testing.T, doc document) definitions {
	t.Helper()
	text, err := schema.Of(doc.typ, options(t, doc.id, doc.title))
	if err != nil {
		t.Fatal(err)
	}
	var d definitions
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestEverythingInTheSchemasIsDescribed keeps a reader of a schema from having to read Go.
func TestEverythingInTheSchemasIsDescribed(t *testing.T) {
	for _, doc := range documents() {
		d := defined(t, doc)
		if len(d.Defs) < 30 {
			t.Errorf("%s has only %d definitions", doc.file, len(d.Defs))
		}
		for name, def := range d.Defs {
			if def.Description == "" {
				t.Errorf("%s: %s is not described", doc.file, name)
			}
			for field, p := range def.Properties {
				if p.Description == "" {
					t.Errorf("%s: %s.%s is not described", doc.file, name, field)
				}
			}
		}
		// A reader that meets another version has to notice before it reads on.
		root := d.Defs[strings.TrimPrefix(d.Ref, "#/$defs/")]
		if got := root.Properties["version"].Const; got != doc.version || doc.version == "" {
			t.Errorf("%s: the version is %q, want %q", doc.file, got, doc.version)
		}
	}
}

func TestRequiredMembersAreThoseThatAreAlwaysWritten(t *testing.T) {
	for i, want := range map[int]struct {
		name   string
		fields []string
	}{
		1: {"controls.Deviation", []string{"id", "test", "count", "kind", "text"}},
		2: {"review.Exception", []string{"id", "text"}},
	} {
		if diff := cmp.Diff(want.fields, defined(t, documents()[i]).Defs[want.name].Required); diff != "" {
			t.Errorf("%s: %s", want.name, diff)
		}
	}
}

func TestPatternsAgreeWithTheDecoders(t *testing.T) {
	for _, tt := range []struct {
		pattern string
		decode  func(string) bool
		texts   []string
	}{
		{idPattern, func(s string) bool { return soc1.CheckID(soc1.ControlID(s)) == nil }, []string{"C-1", "c.1_x", "9", "", "-1", ".x", "a b", "é", strings.Repeat("a", 64), strings.Repeat("a", 65)}},
		{engagementPattern, func(s string) bool { return s == "" || soc1.EngagementID(s).Validate() == nil }, []string{"", "6f1d2c3b-0a9e-5b47-8c61-3e2f4a5b6c7d", "6F1D2C3B-0a9e-5b47-8c61-3e2f4a5b6c7d", "6f1d2c3b0a9e5b478c613e2f4a5b6c7d"}},
		{datePattern, func(s string) bool { _, err := soc1.ParseDate(s); return err == nil }, []string{"2025-12-31", "2025-13-01", "2025-1-1", "25-01-01", "2025-01-00", "2025-01-32", ""}},
		{ratePattern, func(s string) bool {
			var r sampling.Rate
			err := r.UnmarshalText([]byte(s))
			canonical, _ := r.MarshalText()
			return err == nil && string(canonical) == s
		}, []string{"0", "1", "0.05", "0.5", "0.50", "1.0", "1.5", ".5", "5%", "-0.1", "", "0.000000000000000001", "0.0000000000000000001"}},
	} {
		re := regexp.MustCompile(tt.pattern)
		for _, s := range tt.texts {
			if got, want := re.MatchString(s), tt.decode(s); got != want {
				t.Errorf("%q: pattern says %t, decoder says %t", s, got, want)
			}
		}
	}
}

func TestOfRefusesTypesWithoutAWireForm(t *testing.T) {
	for name, typ := range map[string]reflect.Type{
		"map": reflect.TypeFor[struct {
			M map[string]int `json:"m"`
		}](),
		"untagged": reflect.TypeFor[struct{ M int }](),
		"float": reflect.TypeFor[struct {
			F float64 `json:"f"`
		}](),
		"other text": reflect.TypeFor[struct {
			D soc1.Date `json:"d"`
		}](),
	} {
		if _, err := schema.Of(typ, schema.Options{}); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

// shapes has one member of every shape that the documents of the module do not use.
type shapes struct {
	Embedded
	Pointer *controls.Nature `json:"pointer"`
	Array   [2]bool          `json:"array"`
	Small   uint16           `json:"small"`
	Exact   float64          `json:"exact,string,omitempty"`
	Left    int              `json:"-"`
	hidden  int
}

// Embedded is flattened.
type Embedded struct {
	Inner string `json:"inner"`
}

func TestShapes(t *testing.T) {
	_ = shapes{hidden: 0}.hidden
	text, err := schema.Of(reflect.TypeFor[shapes](), schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"$schema":"https://json-schema.org/draft/2020-12/schema","$ref":"#/$defs/schema_test.shapes","$defs":{
"controls.Nature":{"type":"string","enum":["automated","manual","it-dependent-manual"]},
"schema_test.shapes":{"type":"object","properties":{"inner":{"type":"string"},
"pointer":{"anyOf":[{"$ref":"#/$defs/controls.Nature"},{"type":"null"}]},
"array":{"type":"array","items":{"type":"boolean"},"minItems":2,"maxItems":2},
"small":{"type":"integer","minimum":0},"exact":{"type":"string","pattern":"^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$"}},
"required":["inner","pointer","array","small"],"additionalProperties":false}}}`
	var got, expected any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(want), &expected); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(expected, got); diff != "" {
		t.Error(diff)
	}
}
