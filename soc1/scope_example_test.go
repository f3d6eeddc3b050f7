package soc1_test

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// A payroll service in its first year, which also promises security and whose customers are listed companies.
func ExampleScopeService() {
	advice, err := soc1.ScopeService(soc1.ServiceProfile{
		Effects:         []soc1.ServiceEffect{soc1.EffectProcesses, soc1.EffectReports},
		Promises:        []soc1.TrustCategory{soc1.TrustSecurity},
		ListedCustomers: true,
		FirstReport:     true,
		OperatedSince:   soc1.DateOf(2025, time.July, 1),
	}, soc1.DefaultScopePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(advice.Need, "beginning with", advice.First, "on the way", advice.Path)
	fmt.Println("first window:", advice.FirstWindow)
	fmt.Println("will ask:", advice.Askers)
	for _, r := range advice.Reasons {
		fmt.Println("-", r, r.Rule.References())
	}
	// Output:
	// both beginning with type-1 on the way [readiness type-1 short-type-2 annual-type-2]
	// first window: 2025-07-01/2025-09-30
	// will ask: [user-auditors customer-management vendor-risk]
	// - the service can change what stands in customers' financial statements (processes-transactions) [AT-C 320 AS 2601.03 ISAE 3402]
	// - the service can change what stands in customers' financial statements (reports-transactions) [AT-C 320 AS 2601.03 ISAE 3402]
	// - the service makes promises that the Trust Services Criteria measure (security) [AT-C 205]
	// - a SOC 2 does not replace a SOC 1 in an audit of financial statements, nor the reverse []
	// - a first report usually begins with a Type 1, though none is required []
}

func ExampleClassifySupplier() {
	policy := soc1.DefaultScopePolicy()
	for _, supplier := range []soc1.SupplierProfile{
		{},
		{Effects: []soc1.ServiceEffect{soc1.EffectProcesses}, ControlsNeeded: soc1.AnswerYes},
		{Effects: []soc1.ServiceEffect{soc1.EffectProcesses}, Monitored: soc1.AnswerYes},
	} {
		verdict, err := soc1.ClassifySupplier(supplier, policy)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(verdict.Class, verdict.Reasons)
	}
	// Output:
	// vendor [irrelevant]
	// subservice-organization [relevant needed]
	// vendor [relevant monitored]
}

// The firm that is to report also audits a customer, which it may, and the rest is in order but for one question.
func ExampleCheckAcceptance() {
	facts := soc1.AcceptanceFacts{
		Standard:            soc1.ISAE3402,
		ServiceOrganization: "payroll-bureau",
		Roles: []soc1.RoleHeld{
			{Holder: "firm", Role: soc1.ServiceAuditor, Client: "payroll-bureau"},
			{Holder: "firm", Role: soc1.UserAuditor, Client: "retailer"},
		},
		Threats: []soc1.IndependenceThreat{{Kind: soc1.ThreatDescription, Safeguarded: soc1.AnswerNo}},
	}
	for p := range soc1.Preconditions() {
		if p != soc1.PreconditionBasis {
			facts.Preconditions = append(facts.Preconditions, soc1.PreconditionAnswer{Precondition: p, Answer: soc1.AnswerYes})
		}
	}
	findings, err := soc1.CheckAcceptance(facts)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range findings {
		fmt.Println(f)
	}
	// Output:
	// blocking: something threatens the firm's independence (prepares-description): payroll-bureau
	// warning: the firm also audits a user entity, so the two roles and their independence are to be kept apart: retailer
	// open: a precondition does not hold or is not known to hold (basis)
}
