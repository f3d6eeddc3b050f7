package opinion_test

import (
	"fmt"
	"os"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
)

// lateReview returns an examination of three objectives: one control was late once, another failed.
func lateReview() *opinion.Examination {
	exam := examtest.Sound(3, 1)
	exam.Matrix.Deviations = []controls.Deviation{
		{ID: "D-1", Test: "T-1-1", Count: 1, Kind: controls.KindLate, Text: "Reviewed two days late.", Pattern: controls.Isolated, DaysLate: 2},
		{ID: "D-2", Test: "T-2-1", Count: 4, Kind: controls.KindNotPerformed, Text: "Not reviewed in May.", Pattern: controls.Systematic},
	}
	return exam
}

// Which values of the policy had a part in the opinion?
func ExamplePolicyUse() {
	o, _ := opinion.Form(lateReview(), opinion.USPolicy().WithGraceDays(3))
	for _, u := range o.PolicyUsed {
		fmt.Println(u.Text())
		for _, at := range u.Places {
			fmt.Println("  by the rule", at.Rule)
		}
	}
	// Output:
	// Policy confined-below = 0.5: from which share of the objectives on a matter is pervasive (operation)
	//   by the rule confined-share
	// Policy grace-days = 3, where 0 is usual: by how many days an item may be late (operation T-1-1)
	//   by the rule deviations-excused
}

// Would the opinion be another one under another policy?
func ExampleSensitivity() {
	effects, err := opinion.Sensitivity(lateReview(), opinion.USPolicy().WithGraceDays(3))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range effects {
		for _, l := range f.Limbs {
			fmt.Printf("%v = %s: %v would be %v, not %v\n", f.Knob, f.Value, l.Limb, l.Then, l.Now)
		}
	}
	// Output:
	// confined-below = 0.3: operation would be [qualified adverse], not [qualified]
	// grace-days = 0: operation would be [qualified adverse], not [qualified]
}

// Print the policy behind the derivation.
func ExampleTextOptions() {
	d, _ := opinion.Derive(lateReview(), opinion.USPolicy().WithGraceDays(3))
	_ = d.Text(os.Stdout, opinion.TextOptions{ModifiedOnly: true, Depth: 1, Policy: true})
	// Output:
	// Report: qualified
	//   Limb operation: qualified
	//     - not unqualified: something material is wrong with the limb
	//     - not adverse: nothing pervasive is wrong or lacking
	//     - not disclaimer: no material evidence is lacking for the limb
	// Policy confined-below = 0.5: from which share of the objectives on a matter is pervasive (operation)
	// Policy grace-days = 3, where 0 is usual: by how many days an item may be late (operation T-1-1)
}
