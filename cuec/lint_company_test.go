package cuec_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/seed-9947fa86/attest/cuec"
)

// TestTheCompanyOfAVerbDecides: the same verb is a control beside one object and none beside another.
func TestTheCompanyOfAVerbDecides(t *testing.T) {
	for _, c := range []struct{ control, none string }{
		{"User entities turn on multi-factor authentication.", "User entities turn to the help desk."},
		{"User entities back up the ledger files weekly.", "User entities back the decision weekly."},
		{"Supervisors sign timesheets.", "Supervisors sign in to the portal."},
		{"User entities accept test results.", "User entities accept the terms of use."},
		{"User entities retain signed enrollment forms.", "User entities retain ownership of data."},
		{"User entities maintain password policies.", "User entities maintain passwords."},
		{"User entities implement single sign-on, an authentication by certificate.", "User entities implement procedures."},
		{"User entities set lockout limits of five attempts.", "User entities set limits."},
		{"User entities perform a reconciliation of cash to the ledger.", "User entities perform duties."},
		{"User entities obtain approval of the credit committee.", "User entities obtain information."},
		{"User entities give access to named staff.", "User entities give support to named staff."},
		{"User entities modify access rights of transferred staff.", "User entities modify reports of transferred staff."},
		{"User entities delete accounts of leavers.", "User entities delete old files."},
		{"User entities enforce password expiry.", "User entities enforce policies."},
		{"User entities segregate entry and release of wires.", "User entities segregate duties."},
		{"The clerk agrees the invoice to the order.", "The clerk agrees to use the service lawfully."},
		{"Requests carry the approval of a manager.", "Requests carry a charge."},
		{"Programmers have no access to production.", "Programmers have no time."},
		{"Terminals are kept locked.", "Terminals are kept clean."},
		{"The clerk acknowledges each notice by its due date.", "The clerk acknowledges that notices arrive."},
		{"The clerk follows up on rejects within a day.", "The clerk follows the manual within a day."},
		{"User entities require dual approval of wires.", "User entities require employees to behave."},
	} {
		if l := cuec.Lint(c.control, cuec.LintPolicy{}); !l.Testable {
			t.Errorf("%q is no control: %v %v", c.control, l.Grounds, l.Refused)
		}
		if l := cuec.Lint(c.none, cuec.LintPolicy{}); l.Testable {
			t.Errorf("%q is a control: %v", c.none, l.Grounds)
		}
	}
}

// TestWhatIsRefusedWhateverItScores: a statement that is no control of the user entity, or none at all, stays untestable with
// time, evidence and criterion beside it.
func TestWhatIsRefusedWhateverItScores(t *testing.T) {
	const full = " each month, with a signed record of differences above $100"
	for rule, statements := range map[cuec.Rule][]string{
		cuec.RulePower: {
			"The service provider reviews the firewall log", "The service organization approves changes", "The vendor removes access of its staff",
			"The service auditor tests controls", "The service organization's servers are configured by user entities",
		},
		cuec.RuleContract: {
			"User entities comply with the agreement", "User entities adhere to the terms of use", "User entities abide by laws", "User entities are liable for losses",
		},
		cuec.RuleSubstance: {
			"User entities understand the report", "User entities have controls over payroll", "User entities know the calendar",
		},
		cuec.RuleDeclarative: {
			"User entities may review the register", "User entities can enable alerts", "User entities should consider a review of the register",
			"User entities have the option to restrict access", "User entities are able to restrict access", "User entities might reconcile the register",
		},
	} {
		for _, s := range statements {
			for _, text := range []string{s + ".", s + full + "."} {
				l := cuec.Lint(text, cuec.LintPolicy{})
				found := false
				for _, r := range l.Refused {
					found = found || r == rule
				}
				if !found || l.Testable || !l.Has(rule) {
					t.Errorf("%q: refused for %v, want %v; score %d", text, l.Refused, rule, l.Score)
				}
			}
		}
	}
	// Leave that is taken away is no leave.
	for _, text := range []string{"Only the treasurer may release wires.", "Users may not approve their own requests.", "Wires may only be released by two officers.", "Clerks cannot approve refunds."} {
		if l := cuec.Lint(text, cuec.LintPolicy{}); !l.Testable {
			t.Errorf("%q: %v %v", text, l.Grounds, l.Refused)
		}
	}
}

// TestFindingsReadLikeSentences: every message and suggestion begins in lower case or with the words in question, has no full stop
// and no gap that a missing part left behind, and what a message quotes stands in the statement.
func TestFindingsReadLikeSentences(t *testing.T) {
	for _, c := range everyStatement(t) {
		for _, policy := range []cuec.LintPolicy{{}, cuec.StrictLintPolicy()} {
			l := cuec.Lint(c.Text, policy)
			for _, f := range l.Findings {
				for _, s := range []string{f.Message, f.Suggestion} {
					first := []rune(s)[0]
					if strings.HasSuffix(s, ".") || strings.Contains(s, "  ") || strings.Contains(s, `""`) || strings.Contains(s, "%!") || strings.Contains(s, " ,") ||
						!unicode.IsLower(first) && first != '"' && !unicode.IsDigit(first) {
						t.Errorf("%s: %q", c.ID, s)
					}
				}
				// The finding says what is missing, or where the fault stands.
				if f.Missing == 0 && f.Span == (cuec.Span{}) && f.Rule != cuec.RuleLength && f.Rule != cuec.RuleSubstance && f.Rule != cuec.RuleContract &&
					f.Rule != cuec.RulePower && f.Rule != cuec.RuleDeclarative {
					t.Errorf("%s: %v has neither a place nor a missing part: %s", c.ID, f.Rule, f.Message)
				}
			}
			if l.Draft != "" && (strings.Contains(l.Draft, "[]") || !strings.HasSuffix(l.Draft, ".") || !strings.Contains(l.Draft, "[")) {
				t.Errorf("%s: draft %q", c.ID, l.Draft)
			}
		}
	}
}

// TestEveryVagueWordIsFoundWhereItStands: each finding of CU09 covers exactly the word, costs a point, and says what to put there.
func TestEveryVagueWordIsFoundWhereItStands(t *testing.T) {
	for _, word := range append(vagueTerms(), "without undue delay", "in due course", "as they arise", "numerous", "good", "believe", "irregularities", "assured",
		"shortly", "vigilant", "several", "sensible", "accountable", "questionable", "reasonableness") {
		text := "The controller reviews the payroll register monthly, " + word + "."
		l := cuec.Lint(text, cuec.LintPolicy{})
		plain := cuec.Lint("The controller reviews the payroll register monthly.", cuec.LintPolicy{})
		found := 0
		for _, f := range l.Findings {
			if f.Rule == cuec.RuleVague {
				found++
				if got := text[f.Span.Start:f.Span.End]; got != word || f.Suggestion == "" {
					t.Errorf("%q is found as %q: %s", word, got, f.Suggestion)
				}
			}
		}
		if found != 1 || l.Score != plain.Score-1 {
			t.Errorf("%q is found %d times and costs %d", word, found, plain.Score-l.Score)
		}
	}
	// Words of the trade that only look vague.
	for _, text := range []string{
		"The clerk reviews qualified plans monthly.", "The clerk reviews guaranteed loans monthly.", "The clerk reviews time and attendance records monthly.",
		"The clerk reviews security deposits monthly.", "The clerk reviews delayed payments monthly.", "The clerk reviews the due diligence-file monthly.",
	} {
		if l := cuec.Lint(text, cuec.LintPolicy{}); l.Has(cuec.RuleVague) {
			t.Errorf("%q: %v", text, l.Findings)
		}
	}
}
