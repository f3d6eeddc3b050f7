package cuec_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/soc1"
)

// What in the register cannot be right? A duty that serves no objective is not a complementary control.
func ExampleRegister_Validate() {
	m := controls.Matrix{Objectives: []controls.Objective{{ID: "CO-1"}}}
	r := cuec.Register{
		CUECs: []cuec.CUEC{
			{ID: "CUEC-1", Statement: "The payroll manager approves the preliminary register before each pay date.", Objectives: []soc1.ObjectiveID{"CO-1"}},
			{ID: "CUEC-2", Statement: "The user entity keeps its contact details up to date."},
		},
		CSOCs: []cuec.CSOC{
			{ID: "CSOC-1", Subservice: "printing", Statement: "Checks are counted before they are mailed.", Objectives: []soc1.ObjectiveID{"CO-1"}},
		},
	}
	err := r.Validate(&m, []soc1.Subservice{{ID: "printing", Method: soc1.Inclusive}})
	for _, p := range soc1.ListProblems(err) {
		fmt.Println(p)
	}
	// Output:
	// /csocs/0/subservice: controls are assumed only where they are carved out, and "printing" is included; describe and test the control itself, or use the carve-out method
	// /cuecs/1/objectives: the control serves no objective; map it to the objectives that need it, or move it to the responsibilities
}

// What does a report still need about the organizations that it carves out?
func ExampleRegister_Incomplete() {
	var r cuec.Register
	fmt.Println(r.Incomplete([]soc1.Subservice{{ID: "hosting", Method: soc1.CarveOut}}))
	// Output:
	// 2 problems:
	//   /complementary/csocs: no control is assumed at the carved-out subservice organization "hosting"; state the controls assumed there, or classify the supplier as a vendor
	//   /subservices/0/monitoring: nothing monitors the carved-out subservice organization "hosting"; describe how the service organization watches over it
}

// Which controls must a user entity have for an objective?
func ExampleRegister_ForObjective() {
	r := cuec.Register{CUECs: []cuec.CUEC{
		{ID: "CUEC-1", Statement: "The payroll manager approves the register.", Objectives: []soc1.ObjectiveID{"CO-1"}},
		{ID: "CUEC-2", Statement: "The controller reviews the users.", Objectives: []soc1.ObjectiveID{"CO-2"}},
		{ID: "CUEC-3", Statement: "The controller reconciles the journal.", Objectives: []soc1.ObjectiveID{"CO-1", "CO-2"}},
	}}
	for i := range r.ForObjective("CO-1") {
		fmt.Println(r.CUECs[i].ID, r.CUECs[i].Statement)
	}
	// Output:
	// CUEC-1 The payroll manager approves the register.
	// CUEC-3 The controller reconciles the journal.
}

// Which controls does the design assume at a subservice organization that is carved out?
func ExampleRegister_AssumedAt() {
	r := cuec.Register{CSOCs: []cuec.CSOC{
		{ID: "CSOC-1", Subservice: "hosting", Statement: "Access to the data center is reviewed each quarter."},
		{ID: "CSOC-2", Subservice: "bank", Statement: "Payment files are released by two persons."},
	}}
	for i := range r.AssumedAt("hosting") {
		fmt.Println(r.CSOCs[i].ID, r.CSOCs[i].Statement)
	}
	// Output:
	// CSOC-1 Access to the data center is reviewed each quarter.
}
