package opinion_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
)

// What is new, gone or repeated since last year, and why is the opinion another one?
func ExampleCompare() {
	last := deviating()
	this := examtest.Sound(4, 1)
	this.Matrix.Deviations = []controls.Deviation{{ID: "D-1", Test: "T-1-1", Count: 1, Kind: controls.KindLate, Text: "One review was late.", Pattern: controls.Systematic}}
	c, err := opinion.Compare(last, this, opinion.USPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range c.Objectives {
		fmt.Println(o.ID, o.Turn)
	}
	for _, d := range c.Deviations {
		fmt.Println(d.Control, d.Kind, d.Turn, d.Remediated)
	}
	for _, l := range c.Limbs {
		fmt.Println(l.Limb, l.Was, "to", l.Is)
		for _, f := range l.Findings {
			fmt.Println(" ", f.Objective, f.Was, "to", f.Is)
		}
	}
	// Output:
	// CO-4 new
	// C-1-1 performed-late new false
	// C-2-1 unauthorized-performer gone true
	// design unqualified to unqualified
	//   CO-4 Finding(0) to achieved
	// operation qualified to qualified
	//   CO-1 achieved to not-achieved
	//   CO-2 not-achieved to achieved
	//   CO-4 Finding(0) to achieved
}

// Does anything differ at all?
func ExampleComparison_IsEmpty() {
	c, _ := opinion.Compare(deviating(), deviating(), opinion.USPolicy())
	fmt.Println(c.IsEmpty())
	// Output:
	// true
}
