package review_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// sheet returns a sheet of the pack by its name.
func sheet(t *testing.T, r *review.Review, name string) review.Sheet {
	t.Helper()
	for _, s := range r.Sheets() {
		if s.Name == name {
			return s
		}
	}
	t.Fatalf("no sheet %s", name)
	return review.Sheet{}
}

// checkRow compares the filled cells of a row; every column that is not named is for the reviewer and empty.
func checkRow(t *testing.T, s review.Sheet, row int, want map[string]string) {
	t.Helper()
	if row >= len(s.Rows) {
		t.Fatalf("sheet %s has %d rows", s.Name, len(s.Rows))
	}
	for i, column := range s.Header {
		if s.Rows[row][i] != want[column] {
			t.Errorf("%s, row %d, %q: %q, want %q", s.Name, row, column, s.Rows[row][i], want[column])
		}
	}
	for column := range want {
		if !slices.Contains(s.Header, column) {
			t.Errorf("%s has no column %q", s.Name, column)
		}
	}
}

// TestNamesOfTheSheets: nine with a report, three without, always in one order.
func TestNamesOfTheSheets(t *testing.T) {
	names := func(r *review.Review) (list []string) {
		for _, s := range r.Sheets() {
			list = append(list, s.Name)
		}
		return list
	}
	r, e := clean("R"), reader()
	want := []string{"cover", "checklist", "objectives", "exceptions", "cuecs", "csocs", "subservice-organizations", "deficiencies", "work"}
	if got := names(assess(t, &r, e, review.DefaultPolicy())); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := names(assess(t, nil, e, review.DefaultPolicy())); !slices.Equal(got, []string{"cover", "checklist", "work"}) {
		t.Errorf("%q", got)
	}
}

// TestCoverSheet: one field a row, in the words of the memo, with what is not established named as such.
func TestCoverSheet(t *testing.T) {
	r, e := clean("R"), reader()
	e.Filer = yes
	r = without(r, opinion.Design, opinion.Qualified, "CO-1", "CO-2")
	got := make(map[string]string)
	for _, row := range sheet(t, assess(t, &r, e, review.DefaultPolicy()), "cover").Rows {
		got[row[0]] = row[1]
		if row[2] != "" {
			t.Errorf("the reviewer's note of %s is filled in: %q", row[0], row[2])
		}
	}
	for field, want := range map[string]string{
		"User entity": "Company UE (illustrative)", "Fiscal year start": "2025-01-01", "Fiscal year end": "2025-12-31", "Service organization": "Company SO-R (illustrative)",
		"System": "Payroll", "Report": "SOC 1 Type 2", "Report id": "R", "Standard": "AT-C 320", "Window": "2025-01-01 to 2025-12-31", "Report date": "2026-02-10",
		"Service auditor": "Company SA (illustrative)", "Auditor licensed": "yes", "Auditor peer reviewed": "yes", "Auditor independent": "yes",
		"Opinion: " + opinion.Design.Title(): "qualified (CO-1, CO-2)", "Opinion: " + opinion.Operation.Title(): "unqualified", "Conclusion: Understanding of design": "No reliance",
		"Conclusion: Operation over the year": "No reliance", "Conclusion: Operation as of the year-end": "No reliance", "Reviewed by": "controller", "Reviewed on": "2026-03-02",
	} {
		if got[field] != want {
			t.Errorf("%s: %q, want %q", field, got[field], want)
		}
	}
	r, e = typeOne(clean("R")), reader()
	r.Standard, r.Auditor, e.ReviewedOn, e.ReviewedBy = 0, review.Auditor{}, soc1.Date{}, ""
	got = make(map[string]string)
	for _, row := range sheet(t, assess(t, &r, e, review.DefaultPolicy()), "cover").Rows {
		got[row[0]] = row[1]
	}
	for field, want := range map[string]string{
		"Standard": "not established", "Auditor licensed": "not established", "Auditor independent": "not established", "Window": "as of 2025-12-31",
		"Reviewed by": "", "Reviewed on": "(not recorded)", "Conclusion: Operation as of the year-end": "",
	} {
		if got[field] != want {
			t.Errorf("%s: %q, want %q", field, got[field], want)
		}
	}
}

// TestObjectiveSheet: all objectives of the report, with a mark at those that matter, and conclusions at these alone.
func TestObjectiveSheet(t *testing.T) {
	r, e := clean("R"), reader()
	r.Objectives[0].Name, r.Objectives[1].Controls = "Wages", []soc1.ControlID{"C-1", "C-2"}
	e.Filer = yes
	e.Objectives, e.Accounts[0].Assertions[0].Objectives = []soc1.ObjectiveID{"CO-1"}, []soc1.ObjectiveID{"CO-1"}
	mapped(func(*review.Mapping) {})(&r, &e)
	s := sheet(t, assess(t, &r, e, review.DefaultPolicy()), "objectives")
	checkRow(t, s, 0, map[string]string{"Objective": "CO-1", "Name": "Wages", "Statement": "Controls provide reasonable assurance about CO-1.", "Controls": "C-1",
		"Design finding": "Achieved", "Operation finding": "Achieved", "Matters to the entity": "yes", "Reliance: design": "Rely", "Reliance: operation": "Rely",
		"Reliance: as of year-end": "Rely", "CUECs": s.Rows[0][slices.Index(s.Header, "CUECs")]})
	if cell := s.Rows[0][slices.Index(s.Header, "CUECs")]; !strings.Contains(cell, "1") {
		t.Errorf("the CUEC of CO-1 is not counted: %q", cell)
	}
	checkRow(t, s, 1, map[string]string{"Objective": "CO-2", "Statement": "Controls provide reasonable assurance about CO-2.", "Controls": "C-1, C-2",
		"Design finding": "Achieved", "Operation finding": "Achieved", "Matters to the entity": "no"})
}

// TestRatesOfExceptions: a share of the items tested, rounded half up to a tenth of a percent, and nothing where a count is not given.
func TestRatesOfExceptions(t *testing.T) {
	for _, c := range []struct {
		tested, deviating int64
		want              string
	}{
		{25, 1, "4.0%"}, {3, 1, "33.3%"}, {3, 2, "66.7%"}, {8, 1, "12.5%"}, {1000, 1, "0.1%"}, {2000, 1, "0.1%"}, {2001, 1, "0.0%"}, {25, 25, "100.0%"},
		{0, 3, ""}, {25, 0, ""}, {0, 0, ""},
	} {
		r, e := clean("R"), reader()
		exceptionOn(&r, "X-1")
		r.Exceptions[0].Tested, r.Exceptions[0].Deviating = c.tested, c.deviating
		s := sheet(t, assess(t, &r, e, review.DefaultPolicy()), "exceptions")
		if got := s.Rows[0][slices.Index(s.Header, "Rate")]; got != c.want {
			t.Errorf("%d of %d: %q, want %q", c.deviating, c.tested, got, c.want)
		}
	}
}

// TestCUECSheet: the register with what the entity has for each control. The owner whom the entity names stands before the role of the
// report, and what nobody said stays empty.
func TestCUECSheet(t *testing.T) {
	r, e := clean("R"), reader()
	for _, id := range []soc1.CUECID{"U-1", "U-2", "U-3"} {
		u := control(id)
		u.Actor = "payroll clerk"
		r.CUECs = append(r.CUECs, u)
	}
	first := tested("U-1")
	first.Text, first.Report = "Monthly comparison", "R"
	second := review.Mapping{CUEC: "U-2", Applicable: nope, Reason: "No such files."}
	e.Mappings = []review.Mapping{first, second}
	s := sheet(t, assess(t, &r, e, review.DefaultPolicy()), "cuecs")
	statement := control("U-1").Statement
	checkRow(t, s, 0, map[string]string{"CUEC": "U-1", "Statement": statement, "Objectives": "CO-1", "Applies": "yes", "Entity's control": "OWN-1",
		"Description": "Monthly comparison", "Owner": "payroll manager", "Designed": "yes", "Implemented": "yes", "Tested on": "2025-10-03", "Effective": "yes",
		"Timing in the wording": "Each month", "Items to test": "3"})
	checkRow(t, s, 1, map[string]string{"CUEC": "U-2", "Statement": statement, "Objectives": "CO-1", "Applies": "no", "Why not": "No such files.", "Owner": "payroll clerk"})
	checkRow(t, s, 2, map[string]string{"CUEC": "U-3", "Statement": statement, "Objectives": "CO-1", "Owner": "payroll clerk", "Timing in the wording": "Each month", "Items to test": "3"})
}

// TestSubserviceSheets: the controls assumed elsewhere and the organizations of every report, down the chain, each with what covers it.
func TestSubserviceSheets(t *testing.T) {
	r, e := nested(2)
	r.Subservices[0].Services = "Hosting"
	carve(&r, "BANK")
	say(&e, "BANK", review.SubserviceUsed, nope)
	got := assess(t, &r, e, review.DefaultPolicy())
	s := sheet(t, got, "csocs")
	checkRow(t, s, 0, map[string]string{"CSOC": "S-S-0", "Subservice organization": "S-0", "Statement": "The host restricts access to the servers.", "Objectives": "CO-2", "Covered by report": "R-1", "Leaves": "Rely"})
	checkRow(t, s, 1, map[string]string{"CSOC": "S-BANK", "Subservice organization": "BANK", "Statement": "The host restricts access to the servers.", "Objectives": "CO-2", "Covered by report": "none"})
	s = sheet(t, got, "subservice-organizations")
	checkRow(t, s, 0, map[string]string{"Report": "R", "Id": "S-0", "Organization": "Company SUB (illustrative)", "Services": "Hosting", "Method": "Carve-out", "Objectives": "CO-2", "Report obtained": "R-1", "Leaves": "Rely"})
	checkRow(t, s, 1, map[string]string{"Report": "R", "Id": "BANK", "Organization": "Company SUB (illustrative)", "Method": "Carve-out", "Objectives": "CO-2", "Report obtained": "none", "Used by the entity": "no"})
	checkRow(t, s, 2, map[string]string{"Report": "R-1", "Id": "S-1", "Organization": "Company SUB (illustrative)", "Method": "Carve-out", "Objectives": "CO-2", "Report obtained": "R-2", "Leaves": "Rely"})
	if len(s.Rows) != 3 {
		t.Errorf("%d rows", len(s.Rows))
	}
}

// TestDeficiencySheet: an evaluation with everything that led to its grade, and one that has hardly begun.
func TestDeficiencySheet(t *testing.T) {
	r, e := clean("R"), reader()
	exceptionOn(&r, "X-1")
	d := evaluated("DEF-1", review.ReasonablyPossible, review.Material)
	d.Origins = []review.Origin{{Exception: "X-1"}, {Report: "R", Objective: "CO-1"}}
	d.Compensating = []review.CompensatingControl{limited(review.Material), {Text: "Spot checks", Detects: review.Consequential}}
	e.Deficiencies = []review.Deficiency{d, {ID: "DEF-2", Text: "Nobody looked."}}
	s := sheet(t, assess(t, &r, e, review.DefaultPolicy()), "deficiencies")
	missing := s.Rows[0][slices.Index(s.Header, "Missing")]
	checkRow(t, s, 0, map[string]string{"Deficiency": "DEF-1", "Description": "The register was not reviewed.", "Arises from": "X-1\nR: CO-1", "Accounts and assertions": "WAGES: accuracy",
		"Deficient": "yes", "Likelihood": "reasonably possible", "Magnitude": "material", "Compensating controls": "OWN-7, Budget comparison, tested 2025-11-04, effective yes\nSpot checks",
		"Grade": "Significant deficiency", "Missing": missing, "By": "controller", "Dated": "2026-02-20", "Why": "as discussed"})
	if missing != review.PieceTest.Prompt() {
		t.Errorf("missing: %q", missing)
	}
	checkRow(t, s, 1, map[string]string{"Deficiency": "DEF-2", "Description": "Nobody looked.", "Grade": "Open: from no deficiency to material weakness",
		"Missing": review.PieceExistence.Prompt() + "\n" + review.PieceLikelihood.Prompt() + "\n" + review.PieceMagnitude.Prompt()})
}

// TestWorkSheet: one step a row, with its causes as sentences and columns for whoever does it.
func TestWorkSheet(t *testing.T) {
	r, e := clean("R"), reader()
	r.Objectives[0].Controls = nil
	r.NoChanges = false
	s := sheet(t, assess(t, &r, e, review.DefaultPolicy()), "work")
	checkRow(t, s, 0, map[string]string{"No.": "1", "What to do": review.StepReadReport.Instruction(), "Report": "R", "Objectives": "all", "Because": "Nobody has read the description for changes"})
	checkRow(t, s, 1, map[string]string{"No.": "2", "What to do": review.StepReadReport.Instruction(), "Report": "R", "About": "CO-1", "Objectives": "CO-1",
		"Because": "The report is not known to have a control of the service organization for the objective"})
}
