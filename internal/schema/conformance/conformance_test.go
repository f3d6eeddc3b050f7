package conformance_test

import (
	"bytes"
	"io"
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

// compiled returns the schema in a file, or the part of it that a fragment such as "#/$defs/Name" points to. It was itself
// validated: the compiler holds it to the meta-schema of its dialect and resolves every reference. Formats are asserted,
// since a date is more than its pattern.
func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	file, _, _ := strings.Cut(name, "#")
	if err := c.AddResource(file, parsed(t, read(t, file))); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// encoded returns a document in its JSON form.
func encoded[T any](t *testing.T, encode func(io.Writer, *T) error, document *T) string {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b, document); err != nil {
		t.Fatal(err)
	}
	return b.String()
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
	return encoded(t, report.Encode, r)
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
		if err := exams.Validate(parsed(t, encoded(t, opinion.Encode, e))); err != nil {
			t.Errorf("examination %d: %v", i, err)
		}
		if err := reports.Validate(parsed(t, reported(t, e, narrative))); err != nil {
			t.Errorf("report %d: %v", i, err)
		}
	}
}

func TestAnEmptyExaminationSatisfiesTheSchema(t *testing.T) {
	empty := encoded(t, opinion.Encode, &opinion.Examination{Version: opinion.Version})
	if err := compiled(t, examinationSchema).Validate(parsed(t, empty)); err != nil {
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
	return encoded(t, opinion.Encode, e)
}

// TestBrokenDocumentsAreRefusedByBoth breaks an examination in the ways that a schema can see.
func TestBrokenDocumentsAreRefusedByBoth(t *testing.T) {
	s, sound := compiled(t, examinationSchema), deviating(t)
	bothRefuse(t, s, opinion.Decode, sound, []fault{
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
	})
}

// TestWhatOnlyTheDecoderSees lists faults that concern several values, which a schema cannot express.
func TestWhatOnlyTheDecoderSees(t *testing.T) {
	s, sound := compiled(t, examinationSchema), deviating(t)
	decoderRefuses(t, s, opinion.Decode, sound, []fault{
		{"reference to nothing", `"test": "T-1-1"`, `"test": "T-9"`},
		{"more deviations than items", `"count": 1`, `"count": 26`},
		{"period reversed", `"start": "2025-01-01"`, `"start": "2026-01-01"`},
	})
}

// TestBrokenReportsAreRefusedByBoth does the same with the members that only a report has.
func TestBrokenReportsAreRefusedByBoth(t *testing.T) {
	s, sound := compiled(t, reportSchema), reported(t, examtest.Sound(1, 1), report.Narrative{Term: report.TermException, Addressee: "the Board"})
	bothRefuse(t, s, report.Decode, sound, []fault{
		{"another version", `"version": "attest.report/1"`, `"version": "attest.report/0"`},
		{"unknown status", `"status": "draft"`, `"status": "final"`},
		{"unknown term", `"term": "exception"`, `"term": "finding"`},
		{"unknown kind", `"kind": "unqualified"`, `"kind": "clean"`},
		{"rate as a percentage", `"confinedBelow": "0.5"`, `"confinedBelow": "50%"`},
		{"rate above one", `"confinedBelow": "0.5"`, `"confinedBelow": "1.5"`},
		{"addressee as a list", `"addressee": "the Board"`, `"addressee": ["the Board"]`},
	})
}
