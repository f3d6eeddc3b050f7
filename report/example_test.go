package report_test

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/text"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// engagement returns an examination of one control objective with one control, whose test found two deviations.
func engagement() *opinion.Examination {
	year := soc1.Period{Start: soc1.DateOf(2025, time.January, 1), End: soc1.DateOf(2025, time.December, 31)}
	reported := soc1.DateOf(2026, time.February, 20)
	return &opinion.Examination{
		Version: opinion.Version, ID: "3b1f8a52-6c0d-4e57-9d84-1a2b3c4d5e6f",
		Type: soc1.Type2, Standard: soc1.ATC320, Period: year,
		ServiceOrganization: soc1.Organization{ID: "SO", Name: "Paywell", Illustrative: true},
		ServiceAuditor:      soc1.Organization{ID: "SA", Name: "Ledger & Co", Illustrative: true},
		Description:         soc1.Description{System: "Payroll Platform"},
		Matrix: controls.Matrix{
			Objectives:   []controls.Objective{{ID: "CO-1", Statement: "Controls provide reasonable assurance that payroll is calculated accurately.", Kind: controls.TransactionProcessing}},
			Risks:        []controls.Risk{{ID: "R-1", Objective: "CO-1", Statement: "Gross pay is calculated wrongly.", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-1"}}}}},
			Controls:     []controls.Control{{ID: "C-1", Text: "The payroll manager reviews each payroll register before payment.", Nature: controls.Manual}},
			Walkthroughs: []controls.Walkthrough{{ID: "W-1", Control: "C-1", Design: controls.DesignSuitable, Implementation: controls.Implemented}},
			Tests: []controls.Test{{
				ID: "T-1", Control: "C-1", Outcome: controls.Performed,
				Procedures: []controls.Procedure{{Nature: controls.Inspection, Text: "Inspected the signed register of each payroll selected."}},
				Population: controls.Population{Size: 52, Completeness: controls.EvidenceSufficient},
				Sample:     controls.Sample{Method: sampling.SimpleRandom, Size: 25},
			}},
			Deviations: []controls.Deviation{{ID: "D-1", Test: "T-1", Count: 2, Kind: controls.KindLate, Text: "The register was signed after payment.", Pattern: controls.Isolated}},
		},
		Assertion:      soc1.ManagementAssertion{Status: soc1.LetterProvided, Dated: reported},
		Representation: soc1.Representation{Status: soc1.LetterProvided, Dated: reported},
		Judgements: []opinion.Judgement{{
			Question: opinion.DeviationsAcceptable, Subject: "T-1", Answer: opinion.Yes, By: "engagement partner",
			Why: "Both registers were right, and the reviewer of another week was ill.",
		}},
		EvidenceObtained: reported, ReportDate: reported,
	}
}

// newReport is the way from facts to a draft report, as a program would go it.
func newReport() *report.Report {
	exam := engagement()
	o, err := opinion.Form(exam, opinion.USPolicy())
	if err != nil {
		log.Fatal(err)
	}
	r, err := report.New(exam, o, report.Narrative{})
	if err != nil {
		log.Fatal(err)
	}
	return r
}

// The whole way: from the examination to the opinion, to the report, to the text that people read.
func Example() {
	exam := engagement()
	o, err := opinion.Form(exam, opinion.USPolicy())
	if err != nil {
		log.Fatal(err)
	}
	r, err := report.New(exam, o, report.Narrative{Term: report.TermException})
	if err != nil {
		log.Fatal(err)
	}
	var page bytes.Buffer
	if err := text.New(text.Options{Width: 400}).Render(&page, r.Document()); err != nil {
		log.Fatal(err)
	}
	fmt.Println(o.Summary)
	for line := range strings.Lines(page.String()) {
		if strings.Contains(line, "In our opinion") {
			fmt.Println(strings.TrimSpace(line))
		}
	}
	// Output:
	// unqualified
	// 1. In our opinion, in all material respects, the description fairly presents the Payroll Platform that was designed and implemented throughout the period January 1, 2025 to December 31, 2025.
	// 2. In our opinion, in all material respects, the controls related to the control objectives stated in the description were suitably designed throughout the period January 1, 2025 to December 31, 2025, to provide reasonable assurance that those objectives would be achieved if the controls operated effectively.
	// 3. In our opinion, in all material respects, the controls related to the control objectives stated in the description operated effectively throughout the period January 1, 2025 to December 31, 2025, to provide reasonable assurance that those objectives were achieved.
}

// An opinion that the facts do not derive makes no report.
func ExampleNew() {
	exam := engagement()
	o, err := opinion.Form(exam, opinion.USPolicy())
	if err != nil {
		log.Fatal(err)
	}
	r, err := report.New(exam, o, report.Narrative{Addressee: "the Board of Directors"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(r.Status, r.ID)

	exam.Matrix.Deviations[0].Pattern = controls.Systematic
	_, err = report.New(exam, o, report.Narrative{})
	fmt.Println(err)
	// Output:
	// draft 5a796cf0-942d-5d68-bf76-51e583b18239
	// /opinion: the opinion is not the one that the facts derive; derive it with opinion.Form
}

func ExampleReport_Document() {
	d := newReport().Document()
	fmt.Println(d.Marking)
	for h := range d.Headings() {
		if h.Level == 1 {
			fmt.Println(h.Title())
		}
	}
	// Output:
	// DRAFT. Not a SOC 1 report: only the signed report of a licensed firm is one.
	// At a glance
	// Section 1 Independent service auditor's report
	// Section 2 Assertion of management
	// Section 3 Description of the Payroll Platform
	// Section 4 Control objectives, controls, tests and results
	// Working paper Record of derivation
}

// Issue says what is missing; here, most of the description has not been written.
func ExampleReport_Issue() {
	_, err := newReport().Issue()
	for _, p := range soc1.ListProblems(err)[:3] {
		fmt.Println(p.Path, p.Message)
	}
	// Output:
	// /examination/description/changes the description has no statement about changes during the period
	// /examination/description/components the description has no narrative for the component control-activities
	// /examination/description/components the description has no narrative for the component control-environment
}

// The JSON form of a report carries its facts, so that whoever receives it can derive the opinion anew. Decode does, and
// refuses a report that was improved on the way.
func ExampleDecode() {
	var file bytes.Buffer
	if err := report.Encode(&file, newReport()); err != nil {
		log.Fatal(err)
	}
	r, err := report.Decode(bytes.NewReader(file.Bytes()))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(r.Opinion.Summary, len(r.Examination.Matrix.Deviations), "deviation")

	improved := strings.Replace(file.String(), `"count": 2`, `"count": 1`, 1)
	_, err = report.Decode(strings.NewReader(improved))
	for _, p := range soc1.ListProblems(err) {
		fmt.Println(p.Path, p.Message)
	}
	// Output:
	// unqualified 1 deviation
	// /digest the digest is not that of the examination
	// /id the id does not belong to the engagement and its facts
	// /opinion the opinion is not the one that the facts derive
}

func ExampleEncode() {
	var file bytes.Buffer
	if err := report.Encode(&file, newReport()); err != nil {
		log.Fatal(err)
	}
	head, _, _ := strings.Cut(file.String(), `  "digest"`)
	fmt.Fprint(os.Stdout, head)
	// Output:
	// {
	//   "version": "attest.report/1",
	//   "id": "5a796cf0-942d-5d68-bf76-51e583b18239",
	//   "status": "draft",
}
