package controls_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// An employer asks what its payroll provider's report answers. It learns which objective and control stand behind each
// assertion, what it has to do itself, and what nobody answers.
func ExampleMatrix_Relevance() {
	m := controls.Matrix{
		Accounts: []soc1.Account{{ID: "WAGES", Name: "Wages expense"}},
		Objectives: []controls.Objective{
			{ID: "CO-1", Statement: "Controls provide reasonable assurance that pay is computed accurately.",
				Accounts: []soc1.AccountID{"WAGES"}, Assertions: []soc1.FinancialAssertion{soc1.Accuracy}},
			{ID: "CO-2", Statement: "Controls provide reasonable assurance that the help desk answers within an hour."},
			{ID: "IT-1", Statement: "Controls provide reasonable assurance that access is restricted.", Kind: controls.GeneralIT},
		},
		Risks: []controls.Risk{{ID: "R-1", Objective: "CO-1", Statement: "Rates of last year are used.",
			Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-1"}}}}},
		Controls: []controls.Control{{ID: "C-1", Text: "The system takes the rates in force.", Nature: controls.Automated, ReliesOn: []soc1.ObjectiveID{"IT-1"}}},
	}
	r, err := m.Relevance([]controls.SignificantAccount{{
		ID: "SALARIES", Name: "Salaries", As: []soc1.AccountID{"WAGES"},
		Assertions: []controls.RelevantAssertion{
			{Assertion: soc1.Accuracy, WhatCouldGoWrong: "pay is computed with wrong rates"},
			{Assertion: soc1.Cutoff, WhatCouldGoWrong: "December's hours are paid in January"},
		},
	}}, controls.Dependency{Objective: "CO-1", StatedAs: "CUEC-1"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range r.Assertions {
		fmt.Printf("%s, %s: %s %v\n", a.Account, a.Assertion, a.Reach, a.Objectives)
	}
	for _, o := range r.Objectives {
		fmt.Println(o.Objective, o.Part, o.Controls, o.CUECs)
	}
	// Output:
	// SALARIES, accuracy: control [CO-1]
	// SALARIES, cutoff: none []
	// CO-1 answers [C-1] [CUEC-1]
	// CO-2 unlinked [] []
	// IT-1 supports [] []
}
