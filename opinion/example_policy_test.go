package opinion_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// What will the opinion be, if management gives the letters that are still outstanding?
func ExamplePolicy_WithLetters() {
	exam := examtest.Sound(2, 2)
	exam.Representation = soc1.Representation{}
	now, _ := opinion.Form(exam, opinion.USPolicy())
	forecast, _ := opinion.Form(exam, opinion.USPolicy().WithLetters(opinion.LettersPresumed))
	fmt.Println("now:", now.Summary)
	fmt.Println("forecast:", forecast.Summary)
	// Output:
	// now: undetermined
	// forecast: unqualified
}

// From which share of objectives on is a failure pervasive?
func ExamplePolicy_WithPervasiveness() {
	exam := examtest.Sound(4, 1)
	for _, test := range []soc1.TestID{"T-1-1", "T-2-1"} {
		exam.Matrix.Deviations = append(exam.Matrix.Deviations, controls.Deviation{
			ID: soc1.DeviationID("D-" + test), Test: test, Count: 9, Kind: controls.KindNotPerformed, Text: "Not reviewed.", Pattern: controls.Systematic,
		})
	}
	for _, p := range []opinion.Policy{
		opinion.USPolicy(),
		opinion.USPolicy().WithPervasiveness(sampling.PercentRate(50), sampling.PercentRate(50)),
		opinion.USPolicy().WithPervasiveness(sampling.PercentRate(75), sampling.PercentRate(75)),
	} {
		o, _ := opinion.Form(exam, p)
		fmt.Printf("confined below %s, pervasive from %s: %v\n", p.ConfinedBelow.Percent(), p.PervasiveFrom.Percent(), o.Summary)
	}
	// Output:
	// confined below 50%, pervasive from 100%: undetermined
	// confined below 50%, pervasive from 50%: adverse
	// confined below 75%, pervasive from 75%: qualified
}

// What follows when management refuses its assertion?
func ExampleISAE3402Policy() {
	exam := examtest.Sound(1, 1)
	exam.Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "The board did not approve it."}
	for _, p := range []opinion.Policy{opinion.USPolicy(), opinion.ISAE3402Policy()} {
		o, _ := opinion.Form(exam, p)
		fmt.Printf("%s: %v, withdraw: %v\n", p.Name, o.Summary, o.Withdraw)
	}
	// Output:
	// us: disclaimer, withdraw: true
	// isae-3402: disclaimer, withdraw: false
}
