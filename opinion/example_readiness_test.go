package opinion_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
)

// May the period begin on 1 January? One control is being redesigned, and operates only from 10 January.
func ExampleReady() {
	exam := examtest.Sound(2, 1)
	exam.Matrix.Walkthroughs[0].Design, exam.Matrix.Walkthroughs[0].Finding = controls.DesignDeficient, "The review comes after the payment."
	exam.Matrix.Controls[1].PerformedBy = ""
	start := exam.Period.Start
	plan := []controls.Remediation{
		{Kind: controls.GapDesign, Key: "/walkthroughs/W-1-1/design", Owner: "Payroll manager", Due: start, Operates: start.AddDays(9)},
		{Kind: controls.GapNoOwner, Key: "/controls/C-2-1/performedBy", Owner: "Controller", Due: start.AddDays(-30)},
	}
	r, err := opinion.Ready(exam, opinion.USPolicy(), plan)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("on %s: %v; on %s: yes\n", r.Window.Start, r.Start, r.EarliestStart)
	for _, reason := range r.Reasons {
		fmt.Printf("%v: %s\n", reason.Answer, reason.Message)
	}
	for _, o := range r.Objectives {
		fmt.Println(o.Objective, o.Start, o.Today, o.Left)
	}
	fmt.Println("the opinion today would be", r.Today.Summary)
	// Output:
	// on 2025-01-01: no; on 2025-01-10: yes
	// no: by plan 1 gap is closed only after the period has begun, and 9 days stay deficient
	// if-plan-is-met: by plan 1 gap is closed when the period begins
	// CO-1 no [{design-gap 1}] [{design-gap 1}]
	// CO-2 if-plan-is-met [{owner-missing 1}] []
	// the opinion today would be undetermined
}
