package soc1_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// acceptable returns facts against which nothing stands.
func acceptable() soc1.AcceptanceFacts {
	f := soc1.AcceptanceFacts{
		Standard: soc1.ATC320, ServiceOrganization: "SO",
		Roles: []soc1.RoleHeld{{Holder: "FIRM", Role: soc1.ServiceAuditor, Client: "SO"}},
	}
	for p := range soc1.Preconditions() {
		f.Preconditions = append(f.Preconditions, soc1.PreconditionAnswer{Precondition: p, Answer: soc1.AnswerYes})
	}
	return f
}

func TestAcceptanceFindings(t *testing.T) {
	const blocking, warning, open = soc1.FindingBlocking, soc1.FindingWarning, soc1.FindingOpen
	type f = soc1.AcceptanceFinding
	answer := func(facts *soc1.AcceptanceFacts, p soc1.Precondition, a soc1.Answer) {
		for i := range facts.Preconditions {
			if facts.Preconditions[i].Precondition == p {
				facts.Preconditions[i].Answer = a
			}
		}
	}
	threat := func(k soc1.ThreatKind, a soc1.Answer) func(*soc1.AcceptanceFacts) {
		return func(facts *soc1.AcceptanceFacts) {
			facts.Threats = []soc1.IndependenceThreat{{Kind: k, Safeguarded: a}}
		}
	}
	found := func(s soc1.FindingSeverity, k soc1.ThreatKind) []f {
		return []f{{Severity: s, Rule: soc1.RuleThreat, Threat: k, Organization: "SO"}}
	}
	for _, tc := range []struct {
		name   string
		change func(*soc1.AcceptanceFacts)
		want   []f
	}{
		{"nothing against it", func(*soc1.AcceptanceFacts) {}, nil},
		{"not licensed", func(x *soc1.AcceptanceFacts) { answer(x, soc1.PreconditionLicensed, soc1.AnswerNo) },
			[]f{{Severity: blocking, Rule: soc1.RulePrecondition, Precondition: soc1.PreconditionLicensed}}},
		{"competence not considered", func(x *soc1.AcceptanceFacts) { answer(x, soc1.PreconditionCompetence, 0) },
			[]f{{Severity: open, Rule: soc1.RulePrecondition, Precondition: soc1.PreconditionCompetence}}},
		{"no peer review", func(x *soc1.AcceptanceFacts) { answer(x, soc1.PreconditionPeerReview, soc1.AnswerNo) },
			[]f{{Severity: warning, Rule: soc1.RulePrecondition, Precondition: soc1.PreconditionPeerReview}}},
		{"no peer review outside the United States", func(x *soc1.AcceptanceFacts) {
			answer(x, soc1.PreconditionPeerReview, soc1.AnswerNo)
			x.Standard = soc1.ISAE3402
		}, nil},
		{"designed by somebody else", func(x *soc1.AcceptanceFacts) { answer(x, soc1.PreconditionDesign, soc1.AnswerNo) },
			[]f{{Severity: blocking, Rule: soc1.RulePrecondition, Precondition: soc1.PreconditionDesign}}},
		{"audits a user entity too", func(x *soc1.AcceptanceFacts) {
			x.Roles = append(x.Roles, soc1.RoleHeld{Holder: "FIRM", Role: soc1.UserAuditor, Client: "UE"}, soc1.RoleHeld{Holder: "OTHER", Role: soc1.UserAuditor, Client: "UE2"})
		}, []f{{Severity: warning, Rule: soc1.RuleSameFirm, Organization: "UE"}}},
		{"hired by a user entity", func(x *soc1.AcceptanceFacts) { x.Roles[0].HiredBy = "UE" },
			[]f{{Severity: warning, Rule: soc1.RuleHiredByUser, Organization: "UE"}}},
		{"no auditor", func(x *soc1.AcceptanceFacts) { x.Roles = nil }, []f{{Severity: open, Rule: soc1.RuleNoAuditor, Organization: "SO"}}},
		{"two auditors", func(x *soc1.AcceptanceFacts) {
			x.Roles = append(x.Roles, soc1.RoleHeld{Holder: "FIRM2", Role: soc1.ServiceAuditor, Client: "SO"})
		}, []f{{Severity: warning, Rule: soc1.RuleTwoAuditors, Organization: "SO"}}},
		{"reports on itself", func(x *soc1.AcceptanceFacts) { x.Roles[0].Holder = "SO" },
			[]f{{Severity: blocking, Rule: soc1.RuleSelfReview, Organization: "SO"}}},
		{"is a subservice organization", func(x *soc1.AcceptanceFacts) {
			x.Roles = append(x.Roles, soc1.RoleHeld{Holder: "FIRM", Role: soc1.SubserviceOrganization, Client: "SO"})
		}, []f{{Severity: blocking, Rule: soc1.RuleSelfReview, Organization: "FIRM"}}},
		{"inclusive", func(x *soc1.AcceptanceFacts) {
			x.Inclusive = []soc1.InclusiveParty{{Organization: "SUB", Independent: soc1.AnswerNo}, {Organization: "SUB2", Independent: soc1.AnswerYes, Acknowledges: soc1.AnswerYes}}
		}, []f{
			{Severity: blocking, Rule: soc1.RuleInclusiveIndependence, Organization: "SUB"},
			{Severity: open, Rule: soc1.RuleInclusiveAcknowledgement, Organization: "SUB"},
		}},
		{"writes the description", threat(soc1.ThreatDescription, soc1.AnswerNo), found(blocking, soc1.ThreatDescription)},
		{"helps with the description", threat(soc1.ThreatDescription, soc1.AnswerYes), found(warning, soc1.ThreatDescription)},
		{"helps, safeguards unknown", threat(soc1.ThreatDescription, 0), found(open, soc1.ThreatDescription)},
		{"fees unpaid", threat(soc1.ThreatUnpaidFees, 0), found(warning, soc1.ThreatUnpaidFees)},
		{"designs controls", threat(soc1.ThreatDesigns, soc1.AnswerYes), found(blocking, soc1.ThreatDesigns)},
		{"its tool is a control", threat(soc1.ThreatTool, soc1.AnswerYes), found(blocking, soc1.ThreatTool)},
		{"scope change", func(x *soc1.AcceptanceFacts) { x.ScopeChange.Requested = true }, []f{{Severity: open, Rule: soc1.RuleScopeChange}}},
		{"scope change to avoid a modified opinion", func(x *soc1.AcceptanceFacts) {
			x.ScopeChange = soc1.ScopeChange{Requested: true, Justified: soc1.AnswerYes, AvoidsModification: true}
		}, []f{{Severity: blocking, Rule: soc1.RuleScopeChange}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			facts := acceptable()
			tc.change(&facts)
			got, err := soc1.CheckAcceptance(facts)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			for _, f := range got {
				if len(f.String()) < 20 {
					t.Errorf("%+v reads %q", f, f)
				}
			}
		})
	}
}

// The same firm in different roles is never a reason to refuse, whatever else is the case.
func TestLawTheSameFirmIsNeverBlocked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := acceptable()
		for i := range facts.Preconditions {
			facts.Preconditions[i].Answer = soc1.Answer(rapid.IntRange(0, 2).Draw(t, "answer"))
		}
		for k := range soc1.ThreatKinds() {
			if rapid.Bool().Draw(t, "threat") {
				facts.Threats = append(facts.Threats, soc1.IndependenceThreat{Kind: k, Safeguarded: soc1.Answer(rapid.IntRange(0, 2).Draw(t, "safeguarded"))})
			}
		}
		before, err1 := soc1.CheckAcceptance(facts)
		facts.Roles = append(facts.Roles, soc1.RoleHeld{Holder: "FIRM", Role: soc1.UserAuditor, Client: "UE"})
		facts.Roles = rapid.Permutation(facts.Roles).Draw(t, "roles")
		facts.Threats = rapid.Permutation(facts.Threats).Draw(t, "threats")
		after, err2 := soc1.CheckAcceptance(facts)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		after = slices.DeleteFunc(after, func(f soc1.AcceptanceFinding) bool {
			return f.Rule == soc1.RuleSameFirm && f.Severity == soc1.FindingWarning
		})
		if diff := cmp.Diff(before, after); diff != "" {
			t.Fatalf("another role of the same firm, or the order, changes more than a warning:\n%s", diff)
		}
		if !slices.IsSortedFunc(after, func(a, b soc1.AcceptanceFinding) int { return int(a.Severity) - int(b.Severity) }) {
			t.Fatal("the gravest do not come first")
		}
	})
}

func TestAcceptanceProblemsComeBackAtOnce(t *testing.T) {
	bad := soc1.AcceptanceFacts{
		Standard: 99, Roles: []soc1.RoleHeld{{HiredBy: "no id"}},
		Preconditions: []soc1.PreconditionAnswer{{}, {Precondition: soc1.PreconditionDesign, Answer: 9}, {Precondition: soc1.PreconditionDesign}},
		Inclusive:     []soc1.InclusiveParty{{Independent: 9, Acknowledges: 9}, {Organization: "A"}, {Organization: "A"}},
		Threats:       []soc1.IndependenceThreat{{Client: "no id", Safeguarded: 9}}, ScopeChange: soc1.ScopeChange{Justified: 9},
	}
	_, err := soc1.CheckAcceptance(bad)
	want := []string{
		"/inclusive/0/acknowledges", "/inclusive/0/independent", "/inclusive/0/organization", "/inclusive/2/organization",
		"/preconditions/0/precondition", "/preconditions/1/answer", "/preconditions/2/precondition",
		"/roles/0/client", "/roles/0/hiredBy", "/roles/0/holder", "/roles/0/role", "/scopeChange/justified", "/serviceOrganization", "/standard",
		"/threats/0/client", "/threats/0/kind", "/threats/0/safeguarded",
	}
	if diff := cmp.Diff(want, paths(err)); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
	if err := (soc1.AcceptanceFacts{Roles: make([]soc1.RoleHeld, 5000)}).Validate(); !errors.Is(err, soc1.CodeTooLarge) {
		t.Errorf("too many roles: %v", err)
	}
}
