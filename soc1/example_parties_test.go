package soc1_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/soc1"
)

// An organization that was made up for a demonstration says so wherever it is printed.
func ExampleOrganization_Label() {
	o := soc1.Organization{ID: "org-1", Name: "Northgate Payroll Services", Illustrative: true}
	fmt.Println(o.Label())
	// Output:
	// Northgate Payroll Services (illustrative)
}

// What is still wrong with the way the report treats a subservice organization?
func ExampleSubservice_Validate() {
	hosting := soc1.Subservice{
		ID:           "hosting",
		Organization: soc1.Organization{ID: "org-2", Name: "Lakeside Hosting"},
		Services:     "data center hosting",
		Method:       soc1.CarveOut,
		Monitoring:   []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "The vendor manager reviews the SOC 1 report each year."}},
		Assertion:    soc1.ManagementAssertion{Status: soc1.LetterProvided},
	}
	fmt.Println(hosting.Validate())
	hosting.Method = soc1.Inclusive
	fmt.Println(hosting.Validate())
	// Output:
	// /assertion: a carved-out subservice organization gives no assertion for this report; remove the assertion, or use the inclusive method
	// <nil>
}

// A refused letter needs its reason, because the report has to explain it.
func ExampleManagementAssertion_Validate() {
	a := soc1.ManagementAssertion{Status: soc1.LetterRefused}
	fmt.Println(a.Validate())
	// Output:
	// /reason: the assertion was refused without a reason on record; record the reason that management gave, because the report has to explain it
}

// Which of the five assertions of the PCAOB does an assertion of the finer set fall under?
func ExampleFinancialAssertion_PCAOB() {
	for _, a := range []soc1.FinancialAssertion{soc1.Accuracy, soc1.Cutoff} {
		fmt.Println(a, "->", a.PCAOB())
	}
	// Output:
	// accuracy -> [valuation-or-allocation]
	// cutoff -> [existence-or-occurrence completeness]
}

func ExampleAccount_Validate() {
	wages := soc1.Account{ID: "wages", Assertions: []soc1.FinancialAssertion{soc1.Occurrence, soc1.Accuracy}}
	fmt.Println(wages.Validate())
	// Output:
	// /name: the account has no name; give the caption as user entities' statements print it
}
