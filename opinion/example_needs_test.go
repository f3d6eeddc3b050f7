package opinion_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
)

// Which judgements are still missing, and what may come of them?
func ExampleOpinion_needs() {
	exam := examtest.Sound(3, 1)
	exam.Matrix.Deviations = []controls.Deviation{{
		ID: "D-1", Test: "T-1-1", Count: 1, Kind: controls.KindLate, Text: "One review was two days late.", Pattern: controls.Isolated,
	}}
	before, _ := opinion.Form(exam, opinion.USPolicy())
	operation, _ := before.Limb(opinion.Operation)
	fmt.Println(operation.Kind, operation.Possible)
	for _, n := range before.Needs {
		fmt.Printf("%s %s\n", n.Subject, n.Question.Prompt())
	}

	exam.Judgements = []opinion.Judgement{{
		Question: opinion.DeviationsAcceptable, Subject: "T-1-1", Answer: opinion.Yes,
		By: "engagement partner", Why: "The reviewer was ill; the register was correct.",
	}}
	after, _ := opinion.Form(exam, opinion.USPolicy())
	fmt.Println(after.Summary, after.Controls[0].Result)
	// Output:
	// undetermined [unqualified qualified]
	// T-1-1 Does the test support the control, given its extent and the nature and cause of any deviations?
	// unqualified effective-with-deviations
}
