package controls_test

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// payroll returns a small matrix: one objective, one risk, and two controls that answer it together.
func payroll() controls.Matrix {
	return controls.Matrix{
		Objectives: []controls.Objective{{
			ID: "CO-1", Name: "Payroll calculation",
			Statement:  "Controls provide reasonable assurance that payroll is calculated completely and accurately.",
			Kind:       controls.TransactionProcessing,
			Assertions: []soc1.FinancialAssertion{soc1.Completeness, soc1.Accuracy},
		}},
		Risks: []controls.Risk{{
			ID: "R-1", Objective: "CO-1", Statement: "Deductions are calculated with outdated rates.",
			Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-1", "C-2"}}},
		}},
		Controls: []controls.Control{
			{ID: "C-1", Text: "Rate tables are updated from signed bulletins.", Nature: controls.Manual, Purpose: controls.Preventive, Frequency: controls.EventDriven},
			{ID: "C-2", Text: "The calculation is compared with the prior run.", Nature: controls.ITDependentManual, Purpose: controls.Detective, Frequency: controls.Weekly},
		},
	}
}

// What in the matrix cannot be right, at whatever stage it is?
func ExampleMatrix_Validate() {
	m := payroll()
	m.Risks[0].Sufficient[0].Controls[1] = "C-3"
	m.Tests = []controls.Test{{
		ID: "T-1", Control: "C-1", Outcome: controls.Performed,
		Population: controls.Population{Size: 12},
		Sample:     controls.Sample{Method: sampling.SimpleRandom, Size: 25},
	}}
	fmt.Println(m.Validate())
	// Output:
	// 2 problems:
	//   /risks/0/sufficient/0/controls/1: "C-3" refers to nothing; correct the id, or add what it refers to
	//   /tests/0/sample/size: the sample of 25 is larger than the population of 12; correct the sample or the population; an item is tested once
}

// What is missing before testing can begin?
func ExampleMatrix_Unplanned() {
	m := payroll()
	fmt.Println(m.Unplanned())
	m.Risks[0].Sufficient = nil
	for _, p := range soc1.ListProblems(m.Unplanned()) {
		fmt.Println(p.Path, "-", p.Message)
	}
	// Output:
	// <nil>
	// /controls/0 - the control "C-1" serves no objective
	// /controls/1 - the control "C-2" serves no objective
	// /risks/0/sufficient - no set of controls answers the risk
}

// What is missing before a report can be drawn from the matrix? Here a control was replaced in June, and nobody has said
// what happened on the days between.
func ExampleMatrix_Incomplete() {
	m := payroll()
	m.Controls[1].Operated = []soc1.Period{{End: soc1.DateOf(2025, time.June, 13)}}
	m.Controls[1].Successor = "C-3"
	m.Controls = append(m.Controls, controls.Control{
		ID: "C-3", Text: "The system compares the calculation with the prior run.", Nature: controls.Automated, Purpose: controls.Detective,
		Frequency: controls.Weekly, Operated: []soc1.Period{{Start: soc1.DateOf(2025, time.June, 16)}},
	})
	for _, c := range m.Controls {
		m.Walkthroughs = append(m.Walkthroughs, controls.Walkthrough{
			ID: soc1.WalkthroughID("W-" + c.ID), Control: c.ID, Design: controls.DesignSuitable, Implementation: controls.Implemented,
		})
		m.Tests = append(m.Tests, controls.Test{
			ID: soc1.TestID("T-" + c.ID), Control: c.ID, Outcome: controls.Performed,
			Procedures: []controls.Procedure{{Nature: controls.Inspection, Text: "Inspected the signed comparison."}},
			Sample:     controls.Sample{Size: 1},
		})
	}
	window := soc1.Period{Start: soc1.DateOf(2025, time.January, 1), End: soc1.DateOf(2025, time.December, 31)}
	fmt.Println(m.Incomplete(soc1.Type2, window))
	m.Controls[1].Gap = "The comparison was suspended over the weekend of the migration; no payroll ran."
	fmt.Println(m.Incomplete(soc1.Type2, window))
	// Output:
	// /controls/1/gap: neither the control nor its successor operated from 2025-06-14 to 2025-06-15; correct the dates, or declare the gap with its reason
	// <nil>
}
