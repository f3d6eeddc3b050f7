package opinion_test

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
)

// What led to the modification, down to the facts?
func ExampleReason_All() {
	exam := examtest.Sound(3, 2)
	exam.Matrix.Tests[0].Period.End = exam.Period.Start.AddDays(180)
	exam.Matrix.Deviations = []controls.Deviation{{
		ID: "D-1", Test: "T-1-2", Count: 2, Kind: controls.KindUnauthorized, Text: "A clerk approved two payrolls.", Pattern: controls.Systematic,
	}}
	o, _ := opinion.Form(exam, opinion.USPolicy())
	l, _ := o.Limb(opinion.Operation)
	for _, r := range l.Reasons {
		for depth, why := range r.All() {
			fmt.Printf("%s%s\n", strings.Repeat("  ", depth), why.Text())
			if len(why.Because) == 0 {
				fmt.Printf("%s- %s\n", strings.Repeat("  ", depth), strings.Join(why.Facts, " "))
			}
		}
	}
	// Output:
	// CO-1: the control objective was not achieved
	//   R-1-1: no sufficient set of controls answered the risk
	//     C-1-1: no test gives evidence about days on which the control was in operation, 2025-07-01 to 2025-12-31
	//     - /matrix/controls/0
	//     C-1-2: a test found deviations whose cause would produce more; the control failed whatever the rate (2 of 25 items)
	//     - /matrix/tests/1 /matrix/deviations/0
	// the share of objectives concerned is confined under the policy (1 of 3 objectives)
	// - /matrix/objectives
}
