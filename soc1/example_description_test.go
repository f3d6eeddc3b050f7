package soc1_test

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// What does the draft of Section 3 still lack? The answer follows the minimum criteria.
func ExampleDescription_Incomplete() {
	d := soc1.Description{
		System:   "Northgate Payroll System",
		Services: []soc1.Service{{Name: "Payroll processing", Transactions: []string{"gross-to-net calculation"}}},
		Records:  []string{"The payroll register is the book of record."},
		Events:   []string{"Changes of statutory rates are captured from the agencies' bulletins."},
	}
	for stage := range soc1.ProcedureStages() {
		if stage != soc1.Correct {
			d.Procedures = append(d.Procedures, soc1.Procedure{Stage: stage, Text: "The system does it."})
		}
	}
	for c := range soc1.Components() {
		d.Components = append(d.Components, soc1.ComponentNarrative{Component: c, Text: []string{"As in the prior year."}})
	}
	for _, p := range soc1.ListProblems(d.Incomplete(soc1.Type2)) {
		fmt.Println(p)
	}
	// Output:
	// /changes: the description has no statement about changes during the period; list the relevant changes, or set "noChanges"
	// /procedures: the description has no procedure for the stage correct; describe how transactions pass this stage, or say that user entities perform it
	// /userReports: the description has no report to user entities; list the reports and data files that user entities receive
}

// What in the draft cannot be right, whatever is still missing?
func ExampleDescription_Validate() {
	d := soc1.Description{
		Changes:   []soc1.Change{{Date: soc1.DateOf(2025, time.July, 1), Text: "The tax engine was replaced."}},
		NoChanges: true,
	}
	fmt.Println(d.Validate())
	// Output:
	// /noChanges: the description lists changes and says there were none; remove one of the two
}
