package examtest

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// setSize is how many controls answer one risk of a sound examination.
const setSize = 4

// Sound returns a Type 2 examination of the year 2025 with the given number of objectives, each with its own
// controls, in which every control is suitably designed, in use, tested and without a deviation, and every letter is
// given. It is complete: [opinion.Examination.ValidateFor] finds nothing to add before it is issued. Numbers below 1 count as 1.
//
// Objective i is named CO-i, and its controls C-i-j, walkthroughs W-i-j and tests T-i-j, counted from 1; every four
// controls answer one risk R-i-k together.
func Sound(objectives, controlsPerObjective int) *opinion.Examination {
	objectives, controlsPerObjective = max(objectives, 1), max(controlsPerObjective, 1)
	e := frame()
	m := &e.Matrix
	m.Accounts = []soc1.Account{{ID: "WAGES", Name: "Wages expense", Assertions: []soc1.FinancialAssertion{soc1.Completeness, soc1.Accuracy}}}
	for i := 1; i <= objectives; i++ {
		objective := soc1.ObjectiveID(fmt.Sprintf("CO-%d", i))
		m.Objectives = append(m.Objectives, controls.Objective{
			ID: objective, Statement: "Controls provide reasonable assurance that payroll is calculated completely and accurately.",
			Kind: controls.TransactionProcessing, Accounts: []soc1.AccountID{"WAGES"}, Assertions: []soc1.FinancialAssertion{soc1.Accuracy},
		})
		for j := 1; j <= controlsPerObjective; j++ {
			if (j-1)%setSize == 0 {
				m.Risks = append(m.Risks, controls.Risk{
					ID: soc1.RiskID(fmt.Sprintf("R-%d-%d", i, 1+(j-1)/setSize)), Objective: objective,
					Statement: "An amount is calculated wrongly.", Sufficient: []controls.ControlSet{{}},
				})
			}
			control := soc1.ControlID(fmt.Sprintf("C-%d-%d", i, j))
			set := &m.Risks[len(m.Risks)-1].Sufficient[0]
			set.Controls = append(set.Controls, control)
			addControl(m, control, fmt.Sprintf("%d-%d", i, j))
		}
	}
	return e
}

// addControl adds a control that works, with its walkthrough and its test.
func addControl(m *controls.Matrix, id soc1.ControlID, suffix string) {
	m.Controls = append(m.Controls, controls.Control{
		ID: id, Text: "The payroll manager reviews the payroll register.",
		Nature: controls.Manual, Purpose: controls.Detective, Frequency: controls.Weekly, PerformedBy: "payroll manager",
	})
	m.Walkthroughs = append(m.Walkthroughs, controls.Walkthrough{
		ID: soc1.WalkthroughID("W-" + suffix), Control: id, Procedures: []controls.Procedure{{Nature: controls.Inspection, Text: "Traced one payroll."}},
		Design: controls.DesignSuitable, Implementation: controls.Implemented,
	})
	m.Tests = append(m.Tests, SoundTest(soc1.TestID("T-"+suffix), id))
}

// SoundTest returns a test of 25 items in which nothing went wrong.
func SoundTest(id soc1.TestID, control soc1.ControlID) controls.Test {
	return controls.Test{
		ID: id, Control: control, Outcome: controls.Performed,
		Procedures: []controls.Procedure{{Nature: controls.Inspection, Text: "Inspected the evidence of review."}},
		Population: controls.Population{Size: 52, Source: "review log", Completeness: controls.EvidenceSufficient},
		Sample:     controls.Sample{Method: sampling.SimpleRandom, Size: 25},
	}
}

// frame returns an examination with everything but a matrix.
func frame() *opinion.Examination {
	reported := soc1.DateOf(2026, time.February, 27)
	return &opinion.Examination{
		Version: opinion.Version, ID: "6f1d2c3b-0a9e-5b47-8c61-3e2f4a5b6c7d",
		Type: soc1.Type2, Standard: soc1.ATC320,
		Period:              soc1.Period{Start: soc1.DateOf(2025, time.January, 1), End: soc1.DateOf(2025, time.December, 31)},
		ServiceOrganization: soc1.Organization{ID: "SO", Name: "Payroll Services", Illustrative: true},
		ServiceAuditor:      soc1.Organization{ID: "SA", Name: "Audit Firm", Illustrative: true},
		Description:         description(),
		Complementary: cuec.Register{CUECs: []cuec.CUEC{{
			ID: "CUEC-1", Statement: "The payroll manager approves each payroll before it is released.", Objectives: []soc1.ObjectiveID{"CO-1"},
		}}},
		Assertion:        soc1.ManagementAssertion{Status: soc1.LetterProvided, Dated: reported},
		Representation:   soc1.Representation{Status: soc1.LetterProvided, Dated: reported},
		EvidenceObtained: reported, ReportDate: reported,
	}
}

// description returns a description that has everything the minimum criteria ask for.
func description() soc1.Description {
	d := soc1.Description{
		System:      "Payroll system",
		Services:    []soc1.Service{{Name: "Payroll", Transactions: []string{"Gross pay"}}},
		Records:     []string{"Payroll register"},
		Events:      []string{"Changes of tax rates are loaded before they take effect."},
		UserReports: []soc1.UserReport{{Name: "Payroll register"}},
		NoChanges:   true,
	}
	for stage := range soc1.ProcedureStages() {
		d.Procedures = append(d.Procedures, soc1.Procedure{Stage: stage, Text: "As the manual says."})
	}
	for component := range soc1.Components() {
		d.Components = append(d.Components, soc1.ComponentNarrative{Component: component, Text: []string{"As the manual says."}})
	}
	return d
}
