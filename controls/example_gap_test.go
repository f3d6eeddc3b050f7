package controls_test

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// What has to be remediated before the window begins?
func ExampleMatrix_Gaps() {
	m := payroll()
	m.Controls[0].Operated = []soc1.Period{{Start: soc1.DateOf(2026, time.February, 1)}}
	m.Controls[0].PerformedBy = "Tax analyst"
	m.Controls[1].PerformedBy = "Payroll manager"
	window := soc1.Period{Start: soc1.DateOf(2026, time.January, 1), End: soc1.DateOf(2026, time.June, 30)}
	gaps, err := m.Gaps(window, controls.Dependency{Objective: "CO-1", Subservice: "hosting", StatedAs: "CSOC-1"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range gaps {
		fmt.Println(g.Kind, "at", g.Key)
	}
	fmt.Println(gaps[0].Message, "-", gaps[0].Days)
	// Output:
	// not-operating at /risks/R-1
	// undocumented at /controls/C-1
	// undocumented at /controls/C-2
	// information-unproven at /controls/C-2/information
	// general-it-gap at /controls/C-2/reliesOn
	// monitoring-gap at /dependencies/CO-1/hosting/monitoring
	// no sufficient set of controls is in operation on 31 of 181 days - 2026-01-01/2026-01-31
}

// Which objectives are ready?
func ExampleMatrix_Readiness() {
	m := controls.StartingMatrix(controls.IndustryPayroll)
	gaps, err := m.Gaps(soc1.Period{})
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := m.Readiness(gaps)
	fmt.Println(list[0].Objective, list[0].Ready(), list[0].Gaps, err)
	// Output:
	// CO-1 false [{no-control 3}] <nil>
}

// Will the plan be in time? A control that operates only after the window has begun leaves the days before it deficient.
func ExampleRemediate() {
	gaps := []controls.Gap{{Kind: controls.GapDesign, Key: "/walkthroughs/W-1/design"}, {Kind: controls.GapNoOwner, Key: "/controls/C-2/performedBy"}}
	plan := []controls.Remediation{
		{
			Kind: controls.GapDesign, Key: "/walkthroughs/W-1/design", Owner: "Controller",
			Due: soc1.DateOf(2026, time.January, 15), Operates: soc1.DateOf(2026, time.February, 1),
		},
		{Kind: controls.GapNoOwner, Key: "/controls/C-2/performedBy", Owner: "Controller", Due: soc1.DateOf(2025, time.December, 1)},
	}
	window := soc1.Period{Start: soc1.DateOf(2026, time.January, 1), End: soc1.DateOf(2026, time.June, 30)}
	list, err := controls.Remediate(gaps, plan, window)
	for _, o := range list {
		fmt.Printf("%s %v: %s\n", o.Key, o.Status, o.Message)
	}
	fmt.Println(err)
	// Output:
	// /walkthroughs/W-1/design late: the control operates from 2026-02-01, and 2026-01-01/2026-01-31 stays deficient
	// /controls/C-2/performedBy in-time: the gap is closed by 2025-12-01
	// <nil>
}
