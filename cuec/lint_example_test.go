package cuec_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/soc1"
)

// Could an auditor test this? The parts that were found are the evidence for the verdict, and the draft shows the gaps.
func ExampleLint() {
	const text = "Customers promptly review output reports."
	l := cuec.Lint(text, cuec.LintPolicy{})
	fmt.Println("testable:", l.Testable, "score:", l.Score, "of", l.Threshold)
	for _, e := range l.Elements {
		fmt.Printf("%v: %q\n", e.Part, text[e.Span.Start:e.Span.End])
	}
	for _, f := range l.Findings {
		fmt.Printf("%v %v: %s\n", f.Rule, f.Severity, f.Message)
	}
	fmt.Println(l.Draft)
	// Output:
	// testable: false score: 3 of 7
	// actor: "Customers"
	// action: "review"
	// object: "output reports"
	// cu01-actor advice: "Customers" names no role
	// cu03-object error: "output reports" could be anything of its kind
	// cu04-timing error: nothing says when or how often it is done
	// cu05-evidence warning: nothing says what remains to be inspected
	// cu06-criterion warning: nothing says what is compared to what, or which differences count
	// cu09-vague error: "promptly" sets no standard and nothing else does
	// Customers [within how long, or how often] review output reports [which], [when or how often], [compared to what, from which difference on], [and keeps what as evidence].
}

// A control of a carved-out subservice organization is performed there, not at the user entity.
func ExampleLintCSOC() {
	l := cuec.LintCSOC("The subservice organization reviews data center access lists quarterly and retains the signed list.", cuec.LintPolicy{})
	fmt.Println(l.Testable, l.Score, len(l.Findings))
	// Output: true 10 1
}

// An auditor who takes nothing as understood asks for stated evidence.
func ExampleStrictLintPolicy() {
	const text = "The controller approves all vendor bank changes."
	fmt.Println(cuec.Lint(text, cuec.DefaultLintPolicy()).Testable)
	fmt.Println(cuec.Lint(text, cuec.StrictLintPolicy()).Testable)
	// Output:
	// true
	// false
}

// What does the register say that only the matrix can show? An objective to which the service organization contributes
// nothing is not its own.
func ExampleRegister_Lint() {
	m := controls.Matrix{
		Objectives: []controls.Objective{{ID: "CO-1", Assertions: []soc1.FinancialAssertion{soc1.Occurrence}}},
		Risks:      []controls.Risk{{ID: "R-1", Objective: "CO-1"}},
	}
	r := cuec.Register{CUECs: []cuec.CUEC{{
		ID:         "CUEC-1",
		Statement:  "The payroll manager approves the preliminary register before each pay date.",
		Objectives: []soc1.ObjectiveID{"CO-1"},
	}}}
	l := r.Lint(&m, cuec.LintPolicy{})
	for _, f := range l.CUECs[0].Findings {
		fmt.Println(l.CUECs[0].Path, f.Rule, f.Message)
	}
	for _, f := range l.Findings {
		fmt.Println(f.Rule, f.Message)
	}
	fmt.Println(r.RestsOnAssumptions(&m))
	// Output:
	// /cuecs/0 cu07-mapping it maps to no risk of the matrix
	// cu16-design the objective "CO-1" rests on complementary controls alone
	// [CO-1]
}

// How much do two controls have in common?
func ExampleSimilarity() {
	fmt.Println(cuec.Similarity("The controller reviews the payroll register each month.", "Payroll registers are reviewed by the client every month."))
	fmt.Println(cuec.Similarity("The controller reviews the payroll register each month.", "HR removes access of separated employees."))
	// Output:
	// 100
	// 0
}
