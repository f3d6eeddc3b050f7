package controls_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
)

// What do reports of this industry usually promise?
func ExampleCatalogue() {
	for _, e := range controls.Catalogue(controls.IndustryPayroll)[2:4] {
		fmt.Println(e.Key, e.Name, e.Assertions)
		fmt.Println(" ", e.Statement)
		fmt.Println("  could go wrong:", e.Risks[0])
	}
	fmt.Println(controls.CatalogueNotice)
	// Output:
	// PAY-3 Payroll calculation [accuracy valuation]
	//   Controls provide reasonable assurance that gross pay, deductions, net pay and employer taxes are computed accurately from authorized rates, employee elections and tax tables in force.
	//   could go wrong: Tax tables or limits in the system are out of date.
	// PAY-4 Payments to employees [occurrence completeness accuracy cutoff]
	//   Controls provide reasonable assurance that payments to employees are authorized, are complete and accurate, and are released once and on the pay date.
	//   could go wrong: A payment file is altered between calculation and release.
	// Starting point in this library's own words, taken from no standard and no report; confirm wording, accounts, assertions and risks against the engagement.
}

// Which general IT objectives go with them?
func ExampleGeneralITCatalogue() {
	for _, e := range controls.GeneralITCatalogue() {
		fmt.Println(e.Key, e.Name)
	}
	// Output:
	// IT-1 Logical access
	// IT-2 Change
	// IT-3 New systems and data conversion
	// IT-4 Jobs and interfaces
	// IT-5 Incidents and problems
	// IT-6 Physical access
	// IT-7 Backup
	// IT-8 Data transmission
}

// How is an entry taken over into a matrix of one's own?
func ExampleCatalogueEntry_Objective() {
	o := controls.Catalogue(controls.IndustryCustody)[2].Objective("CO-3")
	fmt.Println(o.ID, o.Name, o.Accounts, o.Assertions)
	// Output:
	// CO-3 Safekeeping [securities-held] [existence rights-and-obligations completeness]
}

// How does an engagement start, and what is still to be found out?
func ExampleStartingMatrix() {
	m := controls.StartingMatrix(controls.IndustryTransferAgency)
	fmt.Println(len(m.Objectives), "objectives,", len(m.Accounts), "accounts,", len(m.Risks), "risks; valid:", m.Validate() == nil)
	r := m.Risks[0]
	fmt.Println(r.ID, r.Statement, "Answered by", len(r.Sufficient), "sets of controls.")
	// Output:
	// 15 objectives, 6 accounts, 36 risks; valid: true
	// R-CO-1-1 An account is taken over by changing its address or bank details. Answered by 0 sets of controls.
}

// A service of two industries picks the entries that it needs.
func ExampleMatrixOf() {
	custody, lending := controls.Catalogue(controls.IndustryCustody), controls.Catalogue(controls.IndustryFundAdministration)
	m := controls.MatrixOf([]controls.CatalogueEntry{custody[1], lending[4], controls.GeneralITCatalogue()[0]})
	for _, o := range m.Objectives {
		fmt.Println(o.ID, o.Name)
	}
	for _, a := range m.Accounts {
		fmt.Println(a.ID, a.Assertions)
	}
	// Output:
	// CO-1 Settlement
	// CO-2 Reconciliation
	// IT-1 Logical access
	// securities-held [occurrence accuracy cutoff]
	// settlement-balances [occurrence accuracy cutoff]
	// cash [existence occurrence completeness accuracy cutoff rights-and-obligations]
	// investments [existence completeness rights-and-obligations]
}

// Is this statement a control objective?
func ExampleLintObjective() {
	o := controls.Objective{Kind: controls.TransactionProcessing, Statement: "Management will ensure that payroll is reviewed monthly."}
	for _, f := range controls.LintObjective(o) {
		fmt.Printf("%v, %v: %s\n  %s\n", f.Severity, f.Rule, f.Message, f.Suggestion)
	}
	// Output:
	// error, form: the statement does not begin as a control objective does
	//   begin with "Controls provide reasonable assurance that " and say what then holds of which transactions or data
	// error, no-assertion: the objective bears on no financial statement assertion
	//   name the assertions it bears on, or leave it out; without any it is probably outside the scope of a SOC 1
	// warning, vague: the statement gives its subject no attribute that could be tested
	//   use a measure: authorized, complete, accurate, valid, or recorded in the proper period
	// error, future-tense: "will" speaks of an intention
	//   use the present tense: what is authorized, complete or accurate
	// error, absolute: "ensure" promises more than reasonable assurance
	//   leave the word out; controls give reasonable assurance, never more
	// error, embeds-control: "monthly" tells how or how often a control works
	//   state the aim here, and who does what how often in the control
}

// Do the objectives of a matrix stand on their own?
func ExampleMatrix_LintObjectives() {
	m := controls.StartingMatrix(controls.IndustryBilling)
	m.Objectives[1].Statement = m.Objectives[0].Statement
	m.Objectives[2].Statement = "Controls provide reasonable assurance that invoices are accurate and that the portal has no downtime."
	for _, f := range m.LintObjectives() {
		fmt.Printf("%s: %s\n", f.Path, f.Message)
	}
	// Output:
	// /objectives/1/statement: the statement says the same as that of /objectives/0
	// /objectives/2/statement: "and that" joins two statements, which may be two objectives
	// /objectives/2/statement: "downtime" is an aim of operations, which no financial statement shows
}
