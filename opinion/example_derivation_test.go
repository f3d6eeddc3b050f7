package opinion_test

import (
	"fmt"
	"os"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
)

// deviating returns an examination of three objectives, one of which is not achieved.
func deviating() *opinion.Examination {
	exam := examtest.Sound(3, 1)
	exam.Matrix.Deviations = []controls.Deviation{{
		ID: "D-1", Test: "T-2-1", Count: 2, Kind: controls.KindUnauthorized, Text: "A clerk approved two payrolls.", Pattern: controls.Systematic,
	}}
	return exam
}

// How does the opinion follow from the facts?
func ExampleDerive() {
	d, err := opinion.Derive(deviating(), opinion.USPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	s, _ := d.Find("/operation/CO-2/R-2-1/set-1/C-2-1/T-2-1")
	fmt.Println(s.Text())
	fmt.Println(s.RuleID(), s.Facts, s.Section, s.Confidence)
	// Output:
	// Test T-2-1: does not support the control; a test found deviations whose cause would produce more; the control failed whatever the rate (2 of 25 items)
	// deviations-systematic [/matrix/tests/1 /matrix/deviations/0] AT-C 320 sure
}

// Which steps modify the opinion?
func ExampleDerivation_Text() {
	d, _ := opinion.Derive(deviating(), opinion.USPolicy())
	_ = d.Text(os.Stdout, opinion.TextOptions{Width: 90, ModifiedOnly: true, Citations: true, Facts: true})
	// Output:
	// Report: qualified
	//   Limb operation: qualified
	//     - not unqualified: something material is wrong with the limb
	//     - not adverse: nothing pervasive is wrong or lacking
	//     - not disclaimer: no material evidence is lacking for the limb
	//     Objective CO-2: not achieved; the control objective was not achieved [AT-C 205;
	//         citation sure]
	//       Risk R-2-1: failed; no sufficient set of controls answered the risk [AT-C 320;
	//           citation likely]
	//         Set 1: failed
	//           Control C-2-1: failed
	//             Test T-2-1: does not support the control; a test found deviations whose cause
	//                 would produce more; the control failed whatever the rate (2 of 25 items)
	//                 [AT-C 320; citation sure]
	//               Deviation D-1: performed without authority
	//                 - /matrix/deviations/0
	//     Reach: confined; the share of objectives concerned is confined under the policy (1 of
	//         3 objectives) [AT-C 205; citation sure]
	//       - /matrix/objectives
}

// Walk the derivation as data.
func ExampleDerivation_All() {
	d, _ := opinion.Derive(deviating(), opinion.USPolicy())
	for depth, s := range d.All() {
		if depth == 2 && s.Topic == opinion.TopicObjective {
			fmt.Println(s.Subject, s.Result)
		}
	}
	// Output:
	// CO-1 achieved
	// CO-2 achieved
	// CO-3 achieved
	// CO-1 achieved
	// CO-2 not achieved
	// CO-3 achieved
}

// Name each step by its path.
func ExampleDerivation_Paths() {
	d, _ := opinion.Derive(deviating(), opinion.USPolicy())
	for path, s := range d.Paths() {
		if s.Topic == opinion.TopicDeviation {
			fmt.Println(path, s.Result)
		}
	}
	// Output:
	// /operation/CO-2/R-2-1/set-1/C-2-1/T-2-1/D-1 performed without authority
}

// What came out for one limb?
func ExampleDerivation_Limb() {
	d, _ := opinion.Derive(deviating(), opinion.USPolicy())
	s, _ := d.Limb(opinion.Operation)
	fmt.Println(s.Result, len(s.Because))
	// Output:
	// qualified 6
}
