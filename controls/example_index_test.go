package controls_test

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// Which controls serve an objective, and what did their tests find?
func ExampleIndex_ControlsOf() {
	m := payroll()
	m.Tests = []controls.Test{{ID: "T-1", Control: "C-2", Outcome: controls.Performed, Sample: controls.Sample{Size: 25}}}
	m.Deviations = []controls.Deviation{{ID: "D-1", Test: "T-1", Count: 1, Kind: controls.KindLate, Text: "One comparison was made two days late."}}
	x, err := m.Check()
	if err != nil {
		fmt.Println(err)
		return
	}
	objective, _ := x.Objective("CO-1")
	for c := range x.ControlsOf(objective) {
		fmt.Println(m.Controls[c].ID, m.Controls[c].Text)
		for _, t := range x.TestsOf(c) {
			for _, d := range x.DeviationsOf(t) {
				fmt.Printf("  %d of %d: %s\n", m.Deviations[d].Count, m.Tests[t].Sample.Size, m.Deviations[d].Text)
			}
		}
	}
	// Output:
	// C-1 Rate tables are updated from signed bulletins.
	// C-2 The calculation is compared with the prior run.
	//   1 of 25: One comparison was made two days late.
}

// Which controls took the same place one after the other?
func ExampleIndex_Line() {
	m := controls.Matrix{Controls: []controls.Control{{ID: "C-3"}, {ID: "C-1", Successor: "C-2"}, {ID: "C-2", Successor: "C-3"}}}
	x, err := m.Index()
	if err != nil {
		fmt.Println(err)
		return
	}
	second, _ := x.Control("C-2")
	for c := range x.Line(second) {
		fmt.Println(m.Controls[c].ID)
	}
	// Output:
	// C-1
	// C-2
	// C-3
}

// For which days of the examination period does an open-ended period of operation count?
func ExampleClip() {
	window := soc1.Period{Start: soc1.DateOf(2025, time.January, 1), End: soc1.DateOf(2025, time.December, 31)}
	fmt.Println(controls.Clip(soc1.Period{Start: soc1.DateOf(2025, time.July, 1)}, window))
	_, ok := controls.Clip(soc1.Period{End: soc1.DateOf(2024, time.December, 31)}, window)
	fmt.Println(ok)
	// Output:
	// 2025-07-01/2025-12-31 true
	// false
}

// Would the procedures of a test support any conclusion on operation?
func ExampleInquiryOnly() {
	asked := controls.Procedure{Nature: controls.Inquiry, Text: "Asked the payroll manager."}
	looked := controls.Procedure{Nature: controls.Inspection, Text: "Inspected the signed registers."}
	fmt.Println(controls.InquiryOnly([]controls.Procedure{asked}), controls.InquiryOnly([]controls.Procedure{asked, looked}))
	// Output:
	// true false
}
