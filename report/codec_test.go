package report_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/internal/strictjson"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// problems lists code and pointer of every problem of an error.
func problems(err error) []string {
	var list []string
	for _, p := range soc1.ListProblems(err) {
		list = append(list, fmt.Sprintf("%s %s", p.Code, p.Path))
	}
	return list
}

func TestNewRefusesWhatTheFactsDoNotDerive(t *testing.T) {
	formed := func(e *opinion.Examination) *opinion.Opinion {
		o, err := opinion.Form(e, opinion.USPolicy())
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	sound := changed()
	tests := []struct {
		name string
		exam *opinion.Examination
		form func() *opinion.Opinion
		n    report.Narrative
		want []string
	}{
		{"no examination", nil, func() *opinion.Opinion { return formed(sound) }, report.Narrative{}, []string{"missing "}},
		{"no opinion", sound, func() *opinion.Opinion { return nil }, report.Narrative{}, []string{"missing "}},
		{"opinion on other facts", changed(deviate("1-1", controls.Systematic)), func() *opinion.Opinion { return formed(sound) }, report.Narrative{}, []string{"conflict /opinion"}},
		{"improved opinion", changed(deviate("1-1", controls.Systematic)), func() *opinion.Opinion {
			o := formed(changed(deviate("1-1", controls.Systematic)))
			o.Limbs[2].Kind, o.Summary = opinion.Unqualified, opinion.Unqualified
			return o
		}, report.Narrative{}, []string{"conflict /opinion"}},
		{"opinion without a policy", sound, func() *opinion.Opinion { return &opinion.Opinion{} }, report.Narrative{}, nil},
		{"unknown choices", sound, func() *opinion.Opinion { return formed(sound) }, report.Narrative{Term: 9, Responses: 9},
			[]string{"invalid /narrative/responses", "invalid /narrative/term"}},
		{"narrative that is no text", sound, func() *opinion.Opinion { return formed(sound) }, report.Narrative{
			Addressee: "\xff", Emphasis: []report.Passage{{Title: "\xff"}}, OtherInformation: []report.Passage{{Text: []string{"a", "\xff"}}}, TestIntroduction: []string{"\xff"}, Recipient: "\xff",
		}, []string{"invalid /narrative/addressee", "invalid /narrative/emphasis/0/title", "invalid /narrative/otherInformation/0/text/1", "invalid /narrative/recipient", "invalid /narrative/testIntroduction/0"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := report.New(tt.exam, tt.form(), tt.n)
			if err == nil || r != nil {
				t.Fatalf("got a report and the error %v", err)
			}
			if diff := cmp.Diff(tt.want, problems(err)); tt.want != nil && diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNewKeepsItsOwnCopies(t *testing.T) {
	e, n := changed(), report.Narrative{OtherInformation: []report.Passage{{Title: "Plans", Text: []string{"We plan."}}}}
	r := draft(t, e, n)
	before := encoded(t, r)
	e.Matrix.Objectives[0].Statement, n.OtherInformation[0].Text[0] = "changed", "changed"
	if encoded(t, r) != before {
		t.Error("the report changed with what it was made from")
	}
}

func TestIssue(t *testing.T) {
	r := draft(t, changed(), report.Narrative{})
	issued, err := r.Issue()
	if err != nil {
		t.Fatal(err)
	}
	if r.Status != report.Draft || issued.Status != report.Issued {
		t.Errorf("statuses %v and %v", r.Status, issued.Status)
	}
	d := issued.Document()
	if err := d.Validate(); err != nil || d.Marking != "" || len(part(d, "record")) > 0 {
		t.Errorf("an issued report is marked %q, or holds working papers, or is invalid: %v", d.Marking, err)
	}
	text := plain(d)
	lacks(t, text, "DRAFT", "Unsigned draft", "(not stated)")
	wants(t, text, "State: Issued")
	if _, err := issued.Issue(); err != nil {
		t.Errorf("issuing again: %v", err)
	}
}

// TestIssueNamesEverythingThatIsMissing covers the dating rules (invariant 26) and open judgements.
func TestIssueNamesEverythingThatIsMissing(t *testing.T) {
	day := soc1.DateOf(2026, time.March, 2)
	tests := []struct {
		name   string
		change func(*opinion.Examination)
		want   []string
	}{
		{"undated", func(e *opinion.Examination) { e.ReportDate, e.EvidenceObtained = soc1.Date{}, soc1.Date{} }, []string{"missing /examination/evidenceObtained", "missing /examination/reportDate"}},
		{"dated before the evidence", func(e *opinion.Examination) { e.EvidenceObtained = day }, []string{"order /examination/reportDate"}},
		{"dated within the period", func(e *opinion.Examination) {
			e.ReportDate, e.EvidenceObtained = e.Period.Start, e.Period.Start
			e.Representation.Dated = e.Period.Start
		}, []string{"order /examination/reportDate", "order /examination/representation/dated"}},
		{"letter of another day", func(e *opinion.Examination) { e.Representation.Dated = e.ReportDate.AddDays(-1) }, []string{"conflict /examination/representation/dated"}},
		{"letter after the report", func(e *opinion.Examination) { e.Representation.Dated = day }, []string{"order /examination/representation/dated"}},
		{"judgement open", func(e *opinion.Examination) { deviate("1-1", controls.Systematic)(e) }, []string{"missing /opinion/limbs/2/kind"}},
		{"letter outstanding", func(e *opinion.Examination) { e.Assertion = soc1.ManagementAssertion{} }, []string{
			"missing /examination/assertion", "missing /opinion/limbs/0/kind", "missing /opinion/limbs/1/kind", "missing /opinion/limbs/2/kind",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := draft(t, changed(tt.change), report.Narrative{})
			issued, err := r.Issue()
			if issued != nil {
				t.Error("the report was issued")
			}
			if diff := cmp.Diff(tt.want, problems(err)); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("letter of an earlier day under ISAE 3402", func(t *testing.T) {
		r := draft(t, changed(isae, func(e *opinion.Examination) { e.Representation.Dated = e.ReportDate.AddDays(-1) }), report.Narrative{})
		if _, err := r.Issue(); err != nil {
			t.Error(err)
		}
	})
}

// TestIssueRefusesOpenConclusions: a limb can be decided while the conclusion on an objective is open, and a report that says so
// is not ready.
func TestIssueRefusesOpenConclusions(t *testing.T) {
	e := changed(deviate("1-1", controls.Isolated), confined(opinion.MisstatementPervasive, opinion.Operation), confined(opinion.LimitationPervasive, opinion.Operation), func(e *opinion.Examination) {
		e.Matrix.Tests[0].Population.Completeness = controls.EvidenceDeficient
	})
	r := draft(t, e, report.Narrative{})
	if l, _ := r.Opinion.Limb(opinion.Operation); l.Kind != opinion.Qualified || r.Opinion.Objectives[0].Operation != opinion.FindingOpen {
		t.Fatalf("operation is %v, the objective %v", l.Kind, r.Opinion.Objectives[0].Operation)
	}
	_, err := r.Issue()
	if !slices.ContainsFunc(soc1.ListProblems(err), func(p soc1.Problem) bool { return p.Path == "/opinion/objectives/0" && p.Hint != "" }) {
		t.Errorf("got %v", err)
	}
}

func TestDecodeDetectsTampering(t *testing.T) {
	original := encoded(t, draft(t, changed(deviate("1-1", controls.Systematic)), report.Narrative{}))
	r := draft(t, changed(deviate("1-1", controls.Systematic)), report.Narrative{})
	tests := []struct{ name, old, new, want string }{
		{"opinion edited by hand", `"kind": "undetermined"`, `"kind": "unqualified"`, "conflict /opinion"},
		{"reason removed", `"rule": "deviations-systematic"`, `"rule": "no-deviations"`, "conflict /opinion"},
		{"need removed", `"question": "misstatement-pervasive"`, `"question": "matter-material"`, "conflict /opinion"},
		{"policy loosened", `"confinedBelow": "0.5"`, `"confinedBelow": "0.9"`, "conflict /opinion"},
		{"policy without a sense", `"confidence": "0.9"`, `"confidence": "1"`, "range /opinion/policy/confidence"},
		{"deviation belittled", `"count": 2`, `"count": 1`, "conflict /digest"},
		{"digest edited", r.Digest, strings.Repeat("0", 64), "conflict /digest"},
		{"id edited", r.ID, "00000000-0000-5000-8000-000000000000", "conflict /id"},
		{"status flipped", `"status": "draft"`, `"status": "issued"`, "missing /opinion/limbs/2/kind"},
		{"status unknown", `"status": "draft"`, `"status": "signed"`, "invalid /status"},
		{"status missing", "  \"status\": \"draft\",\n", "", "missing /status"},
		{"another version", `"version": "attest.report/1"`, `"version": "attest.report/2"`, "invalid /version"},
		{"member unknown", `"status": "draft",`, `"status": "draft", "signed": true,`, "unknown-field /signed"},
		{"member twice", `"status": "draft",`, `"status": "draft", "status": "draft",`, "duplicate /status"},
		{"member in another case", `"status": "draft",`, `"Status": "draft",`, "unknown-field /Status"},
		{"something behind", "}\n", "}\n{}", "syntax "},
		{"examination broken", `"control": "C-1-1"`, `"control": "C-7"`, "unknown-reference /examination/matrix"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(original, tt.old, tt.new, 1)
			if tt.old == "}\n" {
				text = original + "{}"
			}
			if text == original {
				t.Fatalf("the document does not hold %q", tt.old)
			}
			got, err := report.Decode(strings.NewReader(text))
			if err == nil || got != nil {
				t.Fatalf("got a report and the error %v", err)
			}
			if list := strings.Join(problems(err), "\n"); !strings.Contains(list, tt.want) {
				t.Errorf("want %q among\n%s", tt.want, list)
			}
		})
	}
}

func TestDecodeHasLimits(t *testing.T) {
	for name, tt := range map[string]struct {
		input io.Reader
		code  soc1.Code
	}{
		"length": {io.MultiReader(strings.NewReader(`{"version":"`), io.LimitReader(endless{}, 65<<20)), soc1.CodeTooLarge},
		"depth":  {strings.NewReader(`{"x":` + strings.Repeat("[", 100)), soc1.CodeTooLarge},
	} {
		_, err := report.Decode(tt.input)
		if !strings.HasPrefix(strings.Join(problems(err), "\n"), string(tt.code)) && !strings.Contains(strings.Join(problems(err), "\n"), string(tt.code)) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	broken := errors.New("line down")
	if _, err := report.Decode(io.MultiReader(strings.NewReader("{"), failing{broken})); !errors.Is(err, broken) {
		t.Errorf("got %v, want the reader's error", err)
	}
}

// endless reads the letter a for ever.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

// failing is a reader and a writer that fails.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error)  { return 0, f.err }
func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestEncodeWritesNothingThatDecodeWouldRefuse(t *testing.T) {
	r := draft(t, changed(), report.Narrative{})
	r.Opinion.Summary = opinion.Adverse
	var b bytes.Buffer
	if err := report.Encode(&b, r); err == nil || b.Len() > 0 {
		t.Errorf("wrote %d bytes, error %v", b.Len(), err)
	}
	if err := report.Encode(&b, nil); err == nil {
		t.Error("no report was written")
	}
	broken := errors.New("disk full")
	if err := report.Encode(failing{broken}, draft(t, changed(), report.Narrative{})); !errors.Is(err, broken) {
		t.Errorf("got %v, want the writer's error", err)
	}
}

func TestDocumentOfARefusedReportShowsNothingOfIt(t *testing.T) {
	forged := draft(t, changed(deviate("1-1", controls.Systematic)), report.Narrative{})
	forged.Status = report.Issued
	emptied := draft(t, changed(), report.Narrative{})
	emptied.Examination.Matrix.Controls = nil
	garbled := draft(t, changed(), report.Narrative{})
	garbled.Examination.Matrix.Objectives[0].Statement, garbled.Examination.ServiceOrganization.Name = "\xff", "Payroll \xff"
	many := draft(t, examtest.Sound(60, 4), report.Narrative{})
	many.Examination.Matrix.Objectives = nil
	for name, r := range map[string]*report.Report{"nil": nil, "zero": {}, "forged": forged, "emptied": emptied, "garbled": garbled, "many problems": many} {
		t.Run(name, func(t *testing.T) {
			d := r.Document()
			if err := d.Validate(); err != nil {
				t.Error(err)
			}
			text := plain(d)
			wants(t, text, "Report that cannot be composed", "nothing of it is shown")
			lacks(t, text, "Section 1", "In our opinion")
			if !strings.HasPrefix(d.Marking, "DRAFT") {
				t.Errorf("marking %q", d.Marking)
			}
			if n := strings.Count(text, "\n"); n > 120 {
				t.Errorf("%d lines of problems", n)
			}
			if _, err := r.Issue(); err == nil {
				t.Error("the report could be issued")
			}
		})
	}
}

// FuzzDecode holds that no input makes Decode panic, and that whatever it accepts comes back to the byte, composes, and
// gives a document that renderers accept.
func FuzzDecode(f *testing.F) {
	seed := func(e *opinion.Examination, n report.Narrative) {
		o, err := opinion.Form(e, opinion.USPolicy())
		if err != nil {
			f.Fatal(err)
		}
		r, err := report.New(e, o, n)
		if err != nil {
			f.Fatal(err)
		}
		text, err := strictjson.Canonical(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	seed(examtest.Sound(1, 1), report.Narrative{})                                                 // the smallest sound report
	seed(changed(type1), report.Narrative{Term: report.TermException})                             // the other type
	seed(changed(deviate("1-1", controls.Systematic), misstated), report.Narrative{})              // reasons, needs and judgements
	seed(changed(limited(opinion.Limitation{}), subservice(soc1.Inclusive)), report.Narrative{})   // a disclaimer, a second assertion
	f.Add([]byte(`{"version":"attest.report/1","status":"issued","examination":{},"opinion":{}}`)) // issued without anything
	f.Add([]byte(`{"version":"attest.report/1","opinion":{"limbs":[{"limb":"design"}]}}`))         // an opinion without facts
	f.Add([]byte(`{"narrative":{"emphasis":[{"title":"\ud800","text":[]}]}}`))                     // half a surrogate pair
	f.Add([]byte(`[]`))                                                                            // another kind of value
	f.Add([]byte(``))                                                                              // nothing at all
	f.Fuzz(func(t *testing.T, input []byte) {
		r, err := report.Decode(bytes.NewReader(input))
		if err != nil {
			if r != nil || len(soc1.ListProblems(err)) == 0 {
				t.Fatalf("a report beside the error %v", err)
			}
			return
		}
		text := encoded(t, r)
		again, err := report.Decode(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if encoded(t, again) != text {
			t.Fatal("the second round differs from the first")
		}
		if err := r.Document().Validate(); err != nil {
			t.Fatal(err)
		}
	})
}

// TestPayrollEngagement goes all the way with the engagement of the payroll example.
func TestPayrollEngagement(t *testing.T) {
	f, err := os.Open("../examples/payroll/engagement.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e, err := opinion.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	r := draft(t, e, report.Narrative{})
	if err := r.Document().Validate(); err != nil {
		t.Error(err)
	}
	back, err := report.Decode(strings.NewReader(encoded(t, r)))
	if err != nil {
		t.Fatal(err)
	}
	if encoded(t, back) != encoded(t, r) {
		t.Error("the report does not come back to the byte")
	}
	text := partText(r.Document(), "section-4")
	for _, d := range e.Matrix.Deviations {
		if n := strings.Count(text, d.Text); n != 1 {
			t.Errorf("%s stands in Section 4 %d times", d.ID, n)
		}
	}
}
