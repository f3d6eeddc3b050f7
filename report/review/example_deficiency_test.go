package review_test

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// A control of the entity's own failed. The reader enters what it judges; the grade follows, and what is missing comes
// back as questions.
func ExampleDeficiency() {
	r, e := clean("SOC1-2025"), reader()
	e.Deficiencies = []review.Deficiency{{
		ID: "DEF-1", Text: "Nobody compared the payroll register with the ledger in November.", Exists: opinion.Yes, Likelihood: review.ReasonablyPossible,
		By: "controller", Dated: e.ReviewedOn, Why: "Two differences stayed open.",
	}}
	show := func() {
		got, err := review.Assess(&r, &e, review.DefaultPolicy())
		if err != nil {
			fmt.Println(err)
			return
		}
		x := got.Deficiencies[0]
		fmt.Println(x.Grade.Title())
		for _, p := range x.Open {
			fmt.Println("-", p.Prompt())
		}
	}
	show()
	e.Deficiencies[0].Magnitude = review.Material
	show()
	e.Deficiencies[0].Compensating = []review.CompensatingControl{{
		Text: "Monthly comparison of wages with budget", Detects: review.Material, Tested: soc1.DateOf(2025, 12, 9), Effective: opinion.Yes,
	}}
	show()
	// Output:
	// Open: from deficiency to material weakness
	// - How large could the misstatement be?
	// Material weakness
	// Significant deficiency
}

// What an entity knows outlives one report, and may be kept in a file of its own. It is read strictly: a misspelt member
// would silently drop a fact on which reliance rests.
func ExampleDecodeEntity() {
	_, err := review.DecodeEntity(strings.NewReader(`{
		"organization": {"id": "UE", "name": "Reader, Inc."},
		"fiscalYear": {"start": "2025-01-01", "end": "2025-12-31"},
		"judgments": []
	}`))
	fmt.Println(err)
	// Output:
	// /judgments: the format has no such member; did you mean "judgements"?
}

// A report that is typed in from a paper copy is checked as far as it can be without its reader.
func ExampleDecodeReceived() {
	_, err := review.DecodeReceived(strings.NewReader(`{
		"id": "SOC1-2025", "family": "soc-1", "type": "type-1", "system": "Payroll",
		"serviceOrganization": {"id": "SO", "name": "Provider, Inc."},
		"auditor": {"organization": {"id": "SA", "name": "Auditor LLP"}},
		"asOf": "2025-06-30", "reportDate": "2025-06-12"
	}`))
	fmt.Println(err)
	// Output:
	// /reportDate: the report is dated 2025-06-12, before 2025-06-30 on which its window ends; correct the date
}
