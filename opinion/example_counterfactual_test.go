package opinion_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// What would have to be otherwise for the opinion to be clean, and what carries it?
func ExampleCounterfactuals() {
	exam := deviating()
	exam.Matrix.Risks[1].Sufficient = append(exam.Matrix.Risks[1].Sufficient, controls.ControlSet{
		Controls: []soc1.ControlID{"C-1-1", "C-2-1"}, Rationale: "Together they find every error.",
	})
	r, err := opinion.Counterfactuals(exam, opinion.USPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range r.Limbs {
		for _, c := range l.Restore {
			fmt.Println(l.Limb, l.Kind, "unless", c.Objectives, c.Alternatives)
		}
	}
	for _, o := range r.Objectives {
		if o.Limb == opinion.Operation {
			fmt.Println(o.Objective, o.Finding, "carried by", o.Alone, "needs", o.Needed)
		}
	}
	// Output:
	// operation qualified unless [CO-2] [[control C-2-1]]
	// CO-1 achieved carried by [C-1-1] needs []
	// CO-2 not-achieved carried by [] needs [[C-2-1]]
	// CO-3 achieved carried by [C-3-1] needs []
}

// The minimal sets of facts that would make the limb unqualified.
func ExampleLimbCounterfactual_Sets() {
	exam := deviating()
	exam.Matters = []opinion.Matter{{ID: "M-1", Kind: opinion.MissingCUEC, Text: "A control of the user is not stated.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
	exam.Representation = soc1.Representation{Status: soc1.LetterPending}
	r, _ := opinion.Counterfactuals(exam, opinion.USPolicy())
	for _, l := range r.Limbs {
		for facts := range l.Sets() {
			fmt.Println(l.Limb)
			for _, f := range facts {
				fmt.Println(" ", f)
			}
		}
	}
	// Output:
	// description
	//   matter M-1
	//   letter representation-given
	// design
	//   matter M-1
	//   letter representation-given
	// operation
	//   letter representation-given
	//   control C-2-1
}
