package opinion_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// Why is it no other kind of opinion?
func ExampleOpinion_Limb() {
	exam := examtest.Sound(3, 1)
	exam.Matters = []opinion.Matter{{
		ID: "M-1", Kind: opinion.UndisclosedChange, Text: "The move to the new payroll system in March is not described.",
		Objectives: []soc1.ObjectiveID{"CO-1"},
	}}
	exam.Judgements = []opinion.Judgement{{
		Question: opinion.MatterMaterial, Subject: "M-1", Answer: opinion.Yes, Why: "User entities reconcile to the old reports.",
	}}
	o, _ := opinion.Form(exam, opinion.USPolicy())
	l, _ := o.Limb(opinion.Description)
	fmt.Println(l.Kind)
	for _, s := range l.Struck {
		fmt.Printf("not %v: %s\n", s.Kind, s.Rule.Statement())
	}
	// Output:
	// qualified
	// not unqualified: something material is wrong with the limb
	// not adverse: nothing pervasive is wrong or lacking
	// not disclaimer: no material evidence is lacking for the limb
}
