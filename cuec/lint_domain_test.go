package cuec_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/soc1"
)

// testableExamples are the fifteen testable statements of the project's reference on CUECs.
func testableExamples() []string {
	return []string{
		"Before funding each payroll, the user entity's payroll manager compares the preliminary register with approved time and the prior run, resolves differences and signs the register.",
		"HR sends termination notices through the portal within one business day of the last day worked; the portal confirmation is retained.",
		"The controller reconciles the monthly provider-generated journal to the payroll register and GL within ten business days and documents reconciling items.",
		"A person other than the preparer approves every employee bank-detail change in the portal before the change takes effect.",
		"The user entity's administrator reviews the portal user and role listing quarterly, removes users no longer needing access and keeps the marked-up list.",
		"Quarterly, the tax accountant agrees filed payroll tax returns to GL liability balances and investigates differences over the set threshold.",
		"On each eligibility transmission, the benefits analyst compares record counts on the provider's acknowledgment with the file sent and corrects rejects within two business days.",
		"The plan sponsor approves in writing each new or amended fee schedule before submitting it to the administrator.",
		"Within five business days of month-end the treasurer reconciles the claims funding account to the claims payment report.",
		"The investment manager confirms each trade file to the administrator's trade acknowledgment on trade date plus one and resolves breaks.",
		"The fund's valuation committee approves the price for each manually priced security monthly and records the rationale.",
		"An authorized signatory updates and signs the list of persons allowed to give custody instructions at least annually and on any change.",
		"The lender's servicing oversight team reviews the monthly delinquency and remittance report against its own loan trial balance and documents follow-up.",
		"Revenue operations approves each price-book change request before submitting it for configuration and checks the first affected invoice run.",
		"Finance compares total metered usage in the billing export with product telemetry each month and investigates variances above 1 %.",
	}
}

func TestTestableExamplesHaveNoErrors(t *testing.T) {
	for i, text := range testableExamples() {
		for name, policy := range map[string]cuec.LintPolicy{"default": {}, "strict": cuec.StrictLintPolicy()} {
			l := cuec.Lint(text, policy)
			if !l.Testable || l.Worst() >= soc1.SeverityError {
				t.Errorf("%d, %s: score %d, %v, in %q", i+1, name, l.Score, l.Findings, text)
			}
		}
		l := cuec.Lint(text, cuec.LintPolicy{})
		for _, part := range []cuec.Part{cuec.PartActor, cuec.PartAction, cuec.PartObject, cuec.PartTiming} {
			if len(spans(&l, part)) == 0 {
				t.Errorf("%d: no %v found in %q", i+1, part, text)
			}
		}
		if l.Has(cuec.RuleActor) {
			t.Errorf("%d: a named role is not recognized in %q", i+1, text)
		}
	}
}

// vagueExample is a vague statement of the reference, with the rules that it breaks.
type vagueExample struct {
	text  string
	rules []cuec.Rule
}

// vagueExamples are the fifteen vague statements of the project's reference on CUECs.
func vagueExamples() []vagueExample {
	const (
		cu01, cu02, cu03, cu04 = cuec.RuleActor, cuec.RuleAction, cuec.RuleObject, cuec.RuleTiming
		cu05, cu06, cu08, cu09 = cuec.RuleEvidence, cuec.RuleCriterion, cuec.RuleSingle, cuec.RuleVague
		cu10, cu11, cu12       = cuec.RulePower, cuec.RuleContract, cuec.RuleSubstance
		cu14, cu15             = cuec.RuleDeclarative, cuec.RuleRelevance
	)
	return []vagueExample{
		{"Users are responsible for security.", []cuec.Rule{cu02, cu03, cu04, cu09}},
		{"Appropriate controls exist over access.", []cuec.Rule{cu01, cu09, cu12}},
		{"Reports should be reviewed timely.", []cuec.Rule{cu01, cu03, cu09, cu14}},
		{"Client ensures data is correct.", []cuec.Rule{cu02, cu04, cu09}},
		{"User entities should understand the system.", []cuec.Rule{cu12, cu14}},
		{"Customers comply with the master agreement.", []cuec.Rule{cu11}},
		{"Passwords are kept safe.", []cuec.Rule{cu01, cu04, cu05}},
		{"Management periodically monitors output.", []cuec.Rule{cu03, cu06, cu09}},
		{"Adequate segregation of duties is maintained.", []cuec.Rule{cu03, cu09}},
		{"Notify us of issues as needed.", []cuec.Rule{cu04, cu09}},
		{"User entity has internal controls over payroll.", []cuec.Rule{cu12}},
		{"Reconciliations are performed and approvals obtained and access reviewed.", []cuec.Rule{cu08, cu04}},
		{"Users follow industry best practices.", []cuec.Rule{cu09, cu11}},
		{"The service organization's firewall is configured properly by the client.", []cuec.Rule{cu10, cu09}},
		{"Sufficient staff are trained regularly.", []cuec.Rule{cu03, cu09, cu15}},
	}
}

func TestVagueExamplesBreakTheRulesNamed(t *testing.T) {
	for i, c := range vagueExamples() {
		l := cuec.Lint(c.text, cuec.LintPolicy{})
		if l.Testable {
			t.Errorf("%d: %q counts as testable with %d: %v", i+1, c.text, l.Score, l.Grounds)
		}
		for _, rule := range c.rules {
			if !l.Has(rule) {
				t.Errorf("%d: %q does not break %v; findings %v", i+1, c.text, rule, l.Findings)
			}
		}
	}
}

// spans returns the spans of the elements of a part.
func spans(l *cuec.StatementLint, part cuec.Part) []cuec.Span {
	var found []cuec.Span
	for _, e := range l.Elements {
		if e.Part == part {
			found = append(found, e.Span)
		}
	}
	return found
}
