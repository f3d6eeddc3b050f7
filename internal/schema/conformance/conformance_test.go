package conformance_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

const (
	examinationSchema = "../../../opinion/examination.schema.json"
	reportSchema      = "../../../report/report.schema.json"
	caseSchema        = "../../../report/review/case.schema.json"
	payroll           = "../../../examples/payroll/engagement.json"
)

// parsed reads JSON as the validator wants it.
func parsed(t *testing.T, text string) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// read returns a file.
func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// compiled returns a schema that was itself validated: the compiler holds it to the meta-schema of its dialect and
// resolves every reference. Formats are asserted, since a date is more than its pattern.
func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	if err := c.AddResource(name, parsed(t, read(t, name))); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// generated returns what the builder of test examinations makes of a number: its digits are the choices.
func generated(n uint64) *opinion.Examination {
	state := n*6364136223846793005 + 1442695040888963407
	return examtest.Build(examtest.Scope{Letters: true, Judgements: true}, func(limit int) int {
		state = state*6364136223846793005 + 1442695040888963407
		return int(state>>33) % limit
	})
}

// reported returns the report of an examination in its JSON form.
func reported(t *testing.T, e *opinion.Examination, n report.Narrative) string {
	t.Helper()
	o, err := opinion.Form(e, opinion.ISAE3402Policy()) // does not withdraw
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.New(e, o, n)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := report.Encode(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSchemasSatisfyTheMetaSchema(t *testing.T) {
	c := jsonschema.NewCompiler()
	meta, err := c.Compile("https://json-schema.org/draft/2020-12/schema")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{examinationSchema, reportSchema, caseSchema} {
		if err := meta.Validate(parsed(t, read(t, name))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		compiled(t, name)
	}
}

func TestPayrollEngagementSatisfiesTheSchema(t *testing.T) {
	s := compiled(t, examinationSchema)
	text := read(t, payroll)
	if err := s.Validate(parsed(t, text)); err != nil {
		t.Error(err)
	}
	e, err := opinion.Decode(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled(t, reportSchema).Validate(parsed(t, reported(t, e, report.Narrative{}))); err != nil {
		t.Error(err)
	}
}

func TestWhatTheLibraryWritesSatisfiesTheSchemas(t *testing.T) {
	exams, reports := compiled(t, examinationSchema), compiled(t, reportSchema)
	documents := []*opinion.Examination{examtest.Sound(1, 1), examtest.Sound(3, 5)}
	for n := range uint64(300) {
		documents = append(documents, generated(n))
	}
	narrative := report.Narrative{
		Addressee: "the Board", Emphasis: []report.Passage{{Title: "Short period", Text: []string{"Six months."}}}, TestIntroduction: []string{"Lists were agreed."},
		OtherInformation: []report.Passage{{Title: "Plans"}}, Term: report.TermException, Responses: report.PlaceSection4, HideSampleSizes: true, Recipient: "Client A",
	}
	for i, e := range documents {
		var b bytes.Buffer
		if err := opinion.Encode(&b, e); err != nil {
			t.Fatal(err)
		}
		if err := exams.Validate(parsed(t, b.String())); err != nil {
			t.Errorf("examination %d: %v", i, err)
		}
		if err := reports.Validate(parsed(t, reported(t, e, narrative))); err != nil {
			t.Errorf("report %d: %v", i, err)
		}
	}
}

func TestAnEmptyExaminationSatisfiesTheSchema(t *testing.T) {
	var b bytes.Buffer
	if err := opinion.Encode(&b, &opinion.Examination{Version: opinion.Version}); err != nil {
		t.Fatal(err)
	}
	if err := compiled(t, examinationSchema).Validate(parsed(t, b.String())); err != nil {
		t.Error(err)
	}
}

// deviating is a sound examination with a deviation, in its JSON form.
func deviating(t *testing.T) string {
	t.Helper()
	e := examtest.Sound(1, 1)
	e.Matrix.Deviations = []controls.Deviation{{ID: "D-1", Test: "T-1-1", Count: 1, Kind: controls.KindLate, Text: "Signed late.", Remediated: e.Period.End, Pattern: controls.Isolated}}
	e.Matrix.Tests[0].Sample.Expected = 2
	e.Subservices = []soc1.Subservice{{ID: "SUB-1", Organization: soc1.Organization{ID: "H", Name: "Host"}, Services: "hosting", Method: soc1.CarveOut}}
	var b bytes.Buffer
	if err := opinion.Encode(&b, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestBrokenDocumentsAreRefusedByBoth breaks an examination in the ways that a schema can see.
func TestBrokenDocumentsAreRefusedByBoth(t *testing.T) {
	s, sound := compiled(t, examinationSchema), deviating(t)
	if err := s.Validate(parsed(t, sound)); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, old, new string }{
		{"another version", `"version": "attest.examination/1"`, `"version": "attest.examination/2"`},
		{"unknown member", `"type": "type-2"`, `"kind": "x", "type": "type-2"`},
		{"unknown name", `"kind": "performed-late"`, `"kind": "late"`},
		{"name in another case", `"kind": "performed-late"`, `"kind": "Performed-Late"`},
		{"number for a name", `"kind": "performed-late"`, `"kind": 2`},
		{"text for a number", `"count": 1`, `"count": "1"`},
		{"fraction for a count", `"count": 1`, `"count": 1.5`},
		{"negative count", `"count": 1`, `"count": -1`},
		{"null", `"count": 1`, `"count": null`},
		{"no date", `"remediated": "2025-12-31"`, `"remediated": "31.12.2025"`},
		{"impossible date", `"remediated": "2025-12-31"`, `"remediated": "2025-02-30"`},
		{"malformed id", `"id": "D-1"`, `"id": "D 1"`},
		{"long id", `"id": "D-1"`, `"id": "` + strings.Repeat("D", 65) + `"`},
		{"engagement id in capitals", `"id": "6f1d`, `"id": "6F1D`},
		{"object for a list", `"type": "type-2"`, `"judgements": {}, "type": "type-2"`},
		{"required member missing", "\"text\": \"Signed late.\",\n", ""},
		{"list for an object", `"matrix": {`, `"matrix": [], "description": {`},
	} {
		broken := strings.Replace(sound, tt.old, tt.new, 1)
		if broken == sound {
			t.Errorf("%s: the document does not hold %q", tt.name, tt.old)
			continue
		}
		if v, err := jsonschema.UnmarshalJSON(strings.NewReader(broken)); err == nil && s.Validate(v) == nil {
			t.Errorf("%s: the schema accepts it", tt.name)
		}
		if _, err := opinion.Decode(strings.NewReader(broken)); err == nil {
			t.Errorf("%s: the decoder accepts it", tt.name)
		}
	}
}

// TestWhatOnlyTheDecoderSees lists faults that concern several values, which a schema cannot express.
func TestWhatOnlyTheDecoderSees(t *testing.T) {
	s, sound := compiled(t, examinationSchema), deviating(t)
	for _, tt := range []struct{ name, old, new string }{
		{"reference to nothing", `"test": "T-1-1"`, `"test": "T-9"`},
		{"more deviations than items", `"count": 1`, `"count": 26`},
		{"period reversed", `"start": "2025-01-01"`, `"start": "2026-01-01"`},
	} {
		broken := strings.Replace(sound, tt.old, tt.new, 1)
		if broken == sound {
			t.Errorf("%s: the document does not hold %q", tt.name, tt.old)
			continue
		}
		if err := s.Validate(parsed(t, broken)); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if _, err := opinion.Decode(strings.NewReader(broken)); err == nil {
			t.Errorf("%s: the decoder accepts it", tt.name)
		}
	}
}

// TestBrokenReportsAreRefusedByBoth does the same with the members that only a report has.
func TestBrokenReportsAreRefusedByBoth(t *testing.T) {
	s, sound := compiled(t, reportSchema), reported(t, examtest.Sound(1, 1), report.Narrative{Term: report.TermException, Addressee: "the Board"})
	if err := s.Validate(parsed(t, sound)); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, old, new string }{
		{"another version", `"version": "attest.report/1"`, `"version": "attest.report/0"`},
		{"unknown status", `"status": "draft"`, `"status": "final"`},
		{"unknown term", `"term": "exception"`, `"term": "finding"`},
		{"unknown kind", `"kind": "unqualified"`, `"kind": "clean"`},
		{"rate as a percentage", `"confinedBelow": "0.5"`, `"confinedBelow": "50%"`},
		{"rate above one", `"confinedBelow": "0.5"`, `"confinedBelow": "1.5"`},
		{"addressee as a list", `"addressee": "the Board"`, `"addressee": ["the Board"]`},
	} {
		broken := strings.Replace(sound, tt.old, tt.new, 1)
		if broken == sound {
			t.Errorf("%s: the document does not hold %q", tt.name, tt.old)
			continue
		}
		if err := s.Validate(parsed(t, broken)); err == nil {
			t.Errorf("%s: the schema accepts it", tt.name)
		}
		if _, err := report.Decode(strings.NewReader(broken)); err == nil {
			t.Errorf("%s: the decoder accepts it", tt.name)
		}
	}
}
