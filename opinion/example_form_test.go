package opinion_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
)

// What is the opinion, and which objectives led to it?
func ExampleForm() {
	exam := examtest.Sound(3, 2) // three objectives with two controls each, all in order
	exam.Matrix.Deviations = []controls.Deviation{{
		ID: "D-1", Test: "T-2-1", Count: 4, Kind: controls.KindNotPerformed, Text: "Four registers were not reviewed.",
		Pattern: controls.Systematic,
	}}
	o, err := opinion.Form(exam, opinion.USPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range o.Limbs {
		fmt.Printf("%v: %v\n", l.Limb, l.Kind)
	}
	for _, c := range o.Objectives {
		fmt.Printf("%s: design %v, operation %v, %d deviations\n", c.Objective, c.Design, c.Operation, c.Deviations)
	}
	fmt.Println("the report is", o.Summary)
	// Output:
	// description: unqualified
	// design: unqualified
	// operation: qualified
	// CO-1: design achieved, operation achieved, 0 deviations
	// CO-2: design achieved, operation not-achieved, 4 deviations
	// CO-3: design achieved, operation achieved, 0 deviations
	// the report is qualified
}
