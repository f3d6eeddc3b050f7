package opinion_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// What in the examination cannot be right?
func ExampleExamination_Validate() {
	exam := examtest.Sound(1, 2)
	exam.Matrix.Tests[0].Sample.Size = 60 // of a population of 52
	exam.Matrix.Controls[1].ReliesOn = []soc1.ObjectiveID{"CO-9"}
	for _, p := range soc1.ListProblems(exam.Validate()) {
		fmt.Printf("%s %s\n  %s\n  %s\n", p.Code, p.Path, p.Message, p.Hint)
	}
	// Output:
	// unknown-reference /matrix/controls/1/reliesOn/0
	//   "CO-9" refers to nothing
	//   correct the id, or add what it refers to
	// range /matrix/tests/0/sample/size
	//   the sample of 60 is larger than the population of 52
	//   correct the sample or the population; an item is tested once
}

// What is missing before the report can be drafted, and before it can be issued?
func ExampleExamination_ValidateFor() {
	exam := examtest.Sound(1, 1)
	exam.Representation = soc1.Representation{Status: soc1.LetterPending}
	exam.ReportDate = soc1.Date{}
	for stage := range opinion.Stages() {
		fmt.Println(stage)
		for _, p := range soc1.ListProblems(exam.ValidateFor(stage)) {
			fmt.Printf("  %s: %s\n", p.Path, p.Message)
		}
	}
	// Output:
	// scoping
	// planning
	// reporting
	//   /representation: management's letter of representations is outstanding
	// issuing
	//   /reportDate: the report is not dated
	//   /representation: management's letter of representations is outstanding
}
