package opinion_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestStages takes one thing after the other out of a complete examination: it is missed from its stage on, never before.
func TestStages(t *testing.T) {
	type exam = opinion.Examination
	included := soc1.Subservice{ID: "S", Organization: soc1.Organization{ID: "S", Name: "Host"}, Services: "Hosting", Method: soc1.Inclusive}
	carved := included
	carved.Method = soc1.CarveOut
	for _, f := range []struct {
		name  string
		from  opinion.Stage
		spoil func(e *exam)
		code  soc1.Code
		path  string
	}{
		{"version", opinion.Scoping, func(e *exam) { e.Version = "" }, soc1.CodeMissing, "/version"},
		{"id", opinion.Scoping, func(e *exam) { e.ID = "" }, soc1.CodeMissing, "/id"},
		{"type", opinion.Scoping, func(e *exam) { e.Type = 0 }, soc1.CodeMissing, "/type"},
		{"period", opinion.Scoping, func(e *exam) { e.Period.End = soc1.Date{} }, soc1.CodeMissing, "/period"},
		{"reversed period", opinion.Scoping, func(e *exam) { e.Period.Start, e.Period.End = e.Period.End, e.Period.Start }, soc1.CodeOrder, "/period"},
		{"standard", opinion.Scoping, func(e *exam) { e.Standard = 0 }, soc1.CodeMissing, "/standard"},
		{"organization", opinion.Scoping, func(e *exam) { e.ServiceOrganization = soc1.Organization{} }, soc1.CodeMissing, "/serviceOrganization"},
		{"auditor", opinion.Scoping, func(e *exam) { e.ServiceAuditor = soc1.Organization{} }, soc1.CodeMissing, "/serviceAuditor"},
		{"system", opinion.Planning, func(e *exam) { e.Description.System = "" }, soc1.CodeMissing, "/description/system"},
		{"changes", opinion.Planning, func(e *exam) { e.Description.NoChanges = false }, soc1.CodeMissing, "/description/changes"},
		{"monitoring", opinion.Planning, func(e *exam) { e.Subservices = []soc1.Subservice{carved} }, soc1.CodeMissing, "/subservices/0/monitoring"},
		{"objectives", opinion.Planning, func(e *exam) { e.Matrix, e.Complementary.CUECs = controls.Matrix{}, nil }, soc1.CodeMissing, "/matrix/objectives"},
		{"control set", opinion.Planning, func(e *exam) { e.Matrix.Risks[0].Sufficient = nil }, soc1.CodeMissing, "/matrix/risks/0/sufficient"},
		{"frequency", opinion.Planning, func(e *exam) { e.Matrix.Controls[0].Frequency = 0 }, soc1.CodeMissing, "/matrix/controls/0/frequency"},
		{"walkthrough", opinion.Reporting, func(e *exam) { e.Matrix.Walkthroughs = e.Matrix.Walkthroughs[1:] }, soc1.CodeMissing, "/matrix/controls/0"},
		{"test", opinion.Reporting, func(e *exam) { e.Matrix.Tests = e.Matrix.Tests[1:] }, soc1.CodeMissing, "/matrix/controls/0"},
		{"completeness", opinion.Reporting, func(e *exam) { e.Matrix.Tests[0].Population.Completeness = 0 }, soc1.CodeMissing, "/matrix/tests/0/population/completeness"},
		{"dates of an objective", opinion.Reporting, func(e *exam) { e.Matrix.Objectives[0].InForce.End = e.Period.Start.AddDays(-1) }, soc1.CodeRange, "/matrix/objectives/0/inForce"},
		{"assertion", opinion.Reporting, func(e *exam) { e.Assertion.Status = soc1.LetterPending }, soc1.CodeMissing, "/assertion"},
		{"representation", opinion.Reporting, func(e *exam) { e.Representation = soc1.Representation{} }, soc1.CodeMissing, "/representation"},
		{"subservice letters", opinion.Reporting, func(e *exam) { e.Subservices = []soc1.Subservice{included} }, soc1.CodeMissing, "/subservices/0/assertion"},
		{"evidence date", opinion.Issuing, func(e *exam) { e.EvidenceObtained = soc1.Date{} }, soc1.CodeMissing, "/evidenceObtained"},
		{"report date", opinion.Issuing, func(e *exam) { e.ReportDate = soc1.Date{} }, soc1.CodeMissing, "/reportDate"},
		{"report before evidence", opinion.Issuing, func(e *exam) { e.EvidenceObtained = e.ReportDate.AddDays(1) }, soc1.CodeOrder, "/reportDate"},
		{"report before the end", opinion.Issuing, func(e *exam) { e.ReportDate = e.Period.End.AddDays(-1) }, soc1.CodeOrder, "/reportDate"},
		{"letter not dated", opinion.Issuing, func(e *exam) { e.Representation.Dated = soc1.Date{} }, soc1.CodeMissing, "/representation/dated"},
		{"letter before the end", opinion.Issuing, func(e *exam) { e.Representation.Dated = e.Period.End.AddDays(-1) }, soc1.CodeOrder, "/representation/dated"},
		{"letter after the report", opinion.Issuing, func(e *exam) { e.Representation.Dated = e.ReportDate.AddDays(1) }, soc1.CodeOrder, "/representation/dated"},
		{"letter on another day", opinion.Issuing, func(e *exam) { e.Representation.Dated = e.ReportDate.AddDays(-1) }, soc1.CodeConflict, "/representation/dated"},
	} {
		t.Run(f.name, func(t *testing.T) {
			e := examtest.Sound(2, 4)
			for stage := range opinion.Stages() {
				if err := e.ValidateFor(stage); err != nil {
					t.Fatalf("%v: %v", stage, err)
				}
			}
			f.spoil(e)
			for stage := range opinion.Stages() {
				found := slices.ContainsFunc(soc1.ListProblems(e.ValidateFor(stage)), func(p soc1.Problem) bool {
					return p.Code == f.code && p.Path == f.path
				})
				if want := stage >= f.from; found != want {
					t.Errorf("%v: found %v, want %v: %v", stage, found, want, e.ValidateFor(stage))
				}
			}
		})
	}
}

// Under ISAE 3402 the letter of representations may come before the report.
func TestLetterDateUnderISAE3402(t *testing.T) {
	e := examtest.Sound(1, 1)
	e.Standard, e.Representation.Dated = soc1.ISAE3402, e.ReportDate.AddDays(-1)
	if err := e.ValidateFor(opinion.Issuing); err != nil {
		t.Error(err)
	}
}
