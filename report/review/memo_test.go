package review_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/html"
	"github.com/seed-9947fa86/attest/report/markdown"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/report/text"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// The memo of any case can be rendered in every format and says what it is; the pack has whole rows.
func TestLawMemoAndPackOfAnyCaseCanBeWritten(t *testing.T) {
	formats := []report.Renderer{html.New(html.Options{}), markdown.New(markdown.Options{}), text.New(text.Options{})}
	law(t, func(t *rapid.T, _ review.Received, _ review.Entity, got *review.Review) {
		d := got.Document()
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		for _, f := range formats {
			var a, b bytes.Buffer
			if err := f.Render(&a, d); err != nil {
				t.Fatal(err)
			}
			if err := f.Render(&b, got.Document()); err != nil || a.String() != b.String() {
				t.Fatalf("the memo is rendered in two ways, %v", err)
			}
		}
		sheets := got.Sheets()
		if len(sheets) != 9 {
			t.Fatalf("%d sheets", len(sheets))
		}
		for _, s := range sheets {
			var b bytes.Buffer
			if err := s.Write(&b, review.CSVOptions{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// rendered returns the memo as text.
func rendered(t *testing.T, r *review.Review) string {
	t.Helper()
	var b bytes.Buffer
	if err := text.New(text.Options{Width: 200}).Render(&b, r.Document()); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestMemoPutsTheAnswerFirst(t *testing.T) {
	r, e := clean("R"), reader()
	e.Filer = yes
	for outcome, change := range map[review.Reliance]func(){
		rely:                func() {},
		rwp:                 func() { r.CUECs = append(r.CUECs, control("U-1")) },
		part:                func() { e.Services = append(e.Services, "Pensions") },
		no:                  func() { r.Objectives[0].Operation = opinion.NotAchieved },
		review.Undetermined: func() { exceptionOn(&r, "X-1") },
	} {
		r, e = clean("R"), reader()
		e.Filer = yes
		change()
		got := assess(t, &r, e, review.DefaultPolicy())
		if got.Operation.Reliance != outcome {
			t.Fatalf("%s instead of %s", got.Operation.Title(), outcome)
		}
		memo := rendered(t, got)
		for _, want := range []string{got.Operation.Title(), "not a report on controls", "Work that remains", "Checklist", "Digest of the facts", "Company UE (illustrative)"} {
			if !strings.Contains(memo, want) {
				t.Errorf("%s: the memo lacks %q", outcome, want)
			}
		}
		if strings.Contains(memo, "Fixed.") {
			t.Error("the memo repeats management's response")
		}
	}
}

func TestFromReport(t *testing.T) {
	exam := examtest.Sound(2, 1)
	exam.Matrix.Deviations = nil
	o, err := opinion.Form(exam, opinion.USPolicy())
	if err != nil {
		t.Fatal(err)
	}
	draft, err := report.New(exam, o, report.Narrative{})
	if err != nil {
		t.Fatal(err)
	}
	got := review.FromReport(draft)
	if !got.Draft || got.Family != review.SOC1 || len(got.Objectives) != 2 || len(got.Objectives[0].Controls) != 1 || !got.NoExceptions || !got.NoSubservices {
		t.Errorf("%+v", got)
	}
	issued, err := draft.Issue()
	if err != nil {
		t.Fatal(err)
	}
	got = review.FromReport(issued)
	e := reader()
	e.Objectives, e.Accounts = nil, nil
	if c := assess(t, &got, e, review.DefaultPolicy()).Operation; got.Draft || c.Best != rwp || c.Worst != no {
		t.Errorf("an issued report with an auditor nobody looked up: %s", c.Title())
	}
	if id := review.FromReport(nil).ID; id != "" {
		t.Errorf("no report has the id %q", id)
	}
}

func TestFromReportTakesChangesToTheirObjectives(t *testing.T) {
	exam := examtest.Sound(2, 1)
	exam.Description.NoChanges = false
	exam.Description.Changes = []soc1.Change{{Date: day(2025, 6, 1), Text: "A new register.", Controls: []soc1.ControlID{"C-2-1"}}}
	exam.Description.Services = []soc1.Service{{Name: "Payroll"}}
	o, err := opinion.Form(exam, opinion.USPolicy())
	if err != nil {
		t.Fatal(err)
	}
	rep, err := report.New(exam, o, report.Narrative{})
	if err != nil {
		t.Fatal(err)
	}
	got := review.FromReport(rep)
	if len(got.Changes) != 1 || !slices.Equal(got.Changes[0].Objectives, []soc1.ObjectiveID{"CO-2"}) || got.NoChanges || !slices.Equal(got.Services, []string{"Payroll"}) {
		t.Errorf("%+v", got.Changes)
	}
}

// Whatever a report of ours holds, its reader can take it in: every deviation, objective and limb, and no more.
func TestLawEveryReportCanBeReceived(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		exam := examtest.Build(examtest.Scope{Judgements: true}, func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") })
		o, err := opinion.Form(exam, opinion.USPolicy())
		if err != nil {
			t.Fatal(err)
		}
		rep, err := report.New(exam, o, report.Narrative{})
		if err != nil {
			t.Skip("no report")
		}
		got := review.FromReport(rep)
		if len(got.Exceptions) != len(exam.Matrix.Deviations) || len(got.Objectives) != len(exam.Matrix.Objectives) || len(got.Limbs) != len(o.Limbs) || len(got.Subservices) != len(exam.Subservices) {
			t.Fatalf("something is lost: %+v", got)
		}
		e := reader()
		e.Accounts = nil
		r, err := review.Assess(&got, &e, review.DefaultPolicy())
		if err != nil {
			t.Fatalf("a report of ours cannot be assessed: %v", err)
		}
		for i := range o.Objectives {
			if o.Objectives[i].Operation == opinion.NotAchieved && r.Objectives[i].Operation.Best != no {
				t.Fatalf("%+v is relied on", o.Objectives[i])
			}
		}
	})
}

func TestPlanReadsTheWording(t *testing.T) {
	r, e := clean("R"), reader()
	r.CUECs = []cuec.CUEC{
		control("U-1"),
		{ID: "U-2", Statement: "Each quarter, the portal administrator reviews the user list, removes users who no longer need access, and keeps the marked list.", Objectives: []soc1.ObjectiveID{"CO-2"}},
		{ID: "U-3", Statement: "The human resources manager submits each termination within one business day of the last day worked; the confirmation is retained.", Objectives: []soc1.ObjectiveID{"CO-2"}, Actor: "human resources manager"},
		{ID: "U-4", Statement: "Access is appropriate.", Objectives: []soc1.ObjectiveID{"CO-1"}},
		{ID: "U-5", Statement: "Each year, the controller approves the fee list.", Objectives: []soc1.ObjectiveID{"CO-1"}},
	}
	e.Mappings = []review.Mapping{tested("U-1"), {CUEC: "U-5", Applicable: nope, Reason: "no fees"}}
	plan := assess(t, &r, e, review.DefaultPolicy()).Plan
	if len(plan) != 4 {
		t.Fatalf("%d tests: %+v", len(plan), plan)
	}
	if p := plan[0]; !p.Done || p.Frequency != sampling.Monthly || p.Occurrences != 12 || p.Items != 3 || p.Performer != "payroll manager" || p.Control != "OWN-1" || len(p.Evidence) == 0 {
		t.Errorf("%+v", p)
	}
	if p := plan[1]; p.Done || p.Frequency != sampling.Quarterly || p.Occurrences != 4 || p.Items != 2 || !strings.Contains(p.Performer, "administrator") {
		t.Errorf("%+v", p)
	}
	if p := plan[2]; p.Frequency.IsValid() || p.Items != 0 || p.Timing == "" || p.Interim.End != day(2025, 9, 30) || p.YearEnd.Start != day(2025, 10, 1) || p.YearEnd.End != day(2025, 12, 31) {
		t.Errorf("%+v", p)
	}
	if p := plan[3]; p.Performer != "" || !slices.Contains(p.Missing, cuec.PartTiming) || !strings.Contains(p.Steps[0], "Settle") {
		t.Errorf("%+v", p)
	}
	// A service used for half a year has fewer occurrences and no second part.
	e.ServiceStart = day(2025, 7, 1)
	if p := assess(t, &r, e, review.DefaultPolicy()).Plan[0]; p.Occurrences != 6 || p.YearEnd.IsValid() || p.Interim.Start != e.ServiceStart {
		t.Errorf("%+v", p)
	}
}

func TestMappingStatusByObjective(t *testing.T) {
	r, e := clean("R"), reader()
	for _, id := range []soc1.CUECID{"U-1", "U-2", "U-3", "U-4", "U-5"} {
		r.CUECs = append(r.CUECs, control(id))
	}
	e.Mappings = []review.Mapping{tested("U-1"), tested("U-2"), tested("U-3"), {CUEC: "U-4", Applicable: nope, Reason: "none"}}
	e.Mappings[1].Tested = day(2024, 1, 1)
	e.Mappings[2].Implemented = nope
	got := assess(t, &r, e, review.DefaultPolicy())
	want := review.MappingStatus{Needed: 5, NotApplicable: 1, Effective: 1, Untested: 1, Failed: 1, Unmapped: 1}
	if got.Objectives[0].Mapping != want || got.Objectives[0].Mapping.Done() || !got.Objectives[1].Mapping.Done() {
		t.Errorf("%+v", got.Objectives)
	}
}

func TestChainsShowEveryLevel(t *testing.T) {
	r, e := clean("R"), reader()
	carve(&r, "HOST")
	host, carrier := clean("HOST-R"), clean("NET-R")
	carve(&host, "NET")
	e.Reports = []review.Received{host, carrier}
	e.Links = []review.Link{{Subservice: "HOST", To: "HOST-R"}, {From: "HOST-R", Subservice: "NET", To: "NET-R", Objectives: []soc1.ObjectiveID{"CO-1"}}}
	exceptionOn(&e.Reports[1], "X-1")
	got := assess(t, &r, e, review.DefaultPolicy())
	if len(got.Chain) != 2 || got.Chain[0].Depth != 1 || got.Chain[1].Depth != 2 || got.Chain[1].Operation.Reliance != review.Undetermined {
		t.Fatalf("%+v", got.Chain)
	}
	// The question about the far end reaches the reader, and its answer the conclusion.
	if len(got.Needs) != 2 || got.Needs[0].Report != "NET-R" || got.Objectives[0].Operation.Reliance != rely || got.Objectives[1].Operation.Reliance != review.Undetermined {
		t.Errorf("needs %+v, objectives %+v", got.Needs, got.Objectives)
	}
	j := judged(review.ExceptionTouches, "X-1", nope)
	j.Report = "NET-R"
	e.Judgements = append(e.Judgements, j)
	if c := assess(t, &r, e, review.DefaultPolicy()).Operation; c.Reliance != rely {
		t.Errorf("%s", c.Title())
	}
	// An objective of that report that nobody needs does not count.
	e.Judgements, e.Links[1].Objectives = nil, []soc1.ObjectiveID{"CO-2"}
	if c := assess(t, &r, e, review.DefaultPolicy()).Operation; c.Reliance != rely {
		t.Errorf("%s", c.Title())
	}
	p := review.DefaultPolicy()
	e.Reports[1].CUECs = []cuec.CUEC{{ID: "U-1", Statement: "Sign.", Objectives: []soc1.ObjectiveID{"CO-2"}}}
	if c := assess(t, &r, e, p).Operation; c.Reliance != rwp {
		t.Errorf("a control assumed at the far end is passed over: %s", c.Title())
	}
	p.SkipChainedCUECs = true
	if c := assess(t, &r, e, p).Operation; c.Reliance != rely {
		t.Errorf("a control that the policy leaves aside counts: %s", c.Title())
	}
}

func TestAnEarlierReportCoversWhatItsSuccessorDoesNot(t *testing.T) {
	r, e := clean("R"), reader()
	e.FiscalYear = soc1.FiscalYear{Label: "FY", Period: soc1.Period{Start: day(2024, 10, 1), End: day(2025, 9, 30)}}
	earlier := clean("R-2024")
	earlier.ServiceOrganization, earlier.Period, earlier.ReportDate = r.ServiceOrganization, soc1.CalendarYear(2024).Period, day(2025, 2, 1)
	if c := assess(t, &r, e, review.DefaultPolicy()).Operation; c.Reliance != rwp {
		t.Errorf("without the earlier report: %s", c.Title())
	}
	e.Reports = []review.Received{earlier}
	if c := assess(t, &r, e, review.DefaultPolicy()).Operation; c.Reliance != rely {
		t.Errorf("with it: %s", c.Title())
	}
	exceptionOn(&e.Reports[0], "X-1")
	got := assess(t, &r, e, review.DefaultPolicy())
	if got.Operation.Reliance != review.Undetermined || len(got.Exceptions) != 1 || len(got.Exceptions[0].Reach) != 1 || got.Needs[0].Report != "R-2024" {
		t.Errorf("its exception is passed over: %+v", got.Needs)
	}
}
