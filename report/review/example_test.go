package review_test

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// A reader types in what the pages of a report say, and asks what it is worth.
func ExampleAssess() {
	r, e := clean("SOC1-2025"), reader()
	r.NoExceptions = false
	r.Exceptions = []review.Exception{{ID: "X-1", Control: "C-1", Objectives: []soc1.ObjectiveID{"CO-1"}, Tested: 25, Deviating: 2,
		Text: "Two registers were signed late.", Response: "The reviewer was reminded."}}
	got, err := review.Assess(&r, &e, review.DefaultPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Operation.Title())
	for _, n := range got.Needs {
		fmt.Println(n.Subject+":", n.Question.Prompt())
	}
	e.Judgements = []review.Judgement{
		{Question: review.ExceptionTouches, Subject: "X-1", Answer: opinion.Yes, By: "controller", Dated: e.ReviewedOn, Why: "We use the register."},
		{Question: review.ExceptionTolerable, Subject: "X-1", Answer: opinion.Yes, By: "controller", Dated: e.ReviewedOn, Why: "Late by a day, before payment."},
	}
	if got, err = review.Assess(&r, &e, review.DefaultPolicy()); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Operation.Title())
	// Output:
	// Undetermined: from rely to no reliance
	// X-1: Can the exception affect the user entity's accounts and assertions?
	// X-1: Does the control still support its objectives for the user entity in spite of the exception?
	// Rely with additional procedures
}

func ExampleReview_Sheets() {
	r, e := clean("SOC1-2025"), reader()
	got, err := review.Assess(&r, &e, review.DefaultPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	var b strings.Builder
	for _, s := range got.Sheets() {
		if s.Name == "csocs" {
			err = s.Write(&b, review.CSVOptions{})
		}
	}
	fmt.Print(strings.ReplaceAll(b.String(), "\r\n", "\n"), err)
	// Output:
	// "CSOC","Subservice organization","Statement","Objectives","Covered by report","Leaves","Control in that report","Tested there","Reviewer's comment","Working paper"
	// <nil>
}

func ExampleGuardCell() {
	fmt.Println(review.GuardCell("Wages -5 %"))
	fmt.Println(review.GuardCell(" =HYPERLINK(\"x\")"))
	// Output:
	// Wages -5 %
	// ' =HYPERLINK("x")
}

func ExampleReview_Document() {
	r, e := clean("SOC1-2025"), reader()
	got, err := review.Assess(&r, &e, review.DefaultPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	for h := range got.Document().Headings() {
		fmt.Println(h.Title())
	}
	// Output:
	// Conclusion
	// Work that remains
	// Checklist
	// Period
	// Objectives
	// Accounts and assertions
	// Reference in the auditor's report
	// Basis
}

func ExampleFromReport() {
	fmt.Println(review.FromReport(nil).Type.IsValid())
	// Output: false
}
