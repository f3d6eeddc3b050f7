package soc1_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/soc1"
)

// Situations as they come up before an engagement, with the answers that the rules give by hand.
func TestScopingSituations(t *testing.T) {
	type (
		effects  = []soc1.ServiceEffect
		promises = []soc1.TrustCategory
		askers   = []soc1.Asker
	)
	noHosting := func(p *soc1.ScopePolicy) { p.HostingCounts = false }
	for _, c := range []struct {
		name    string
		profile soc1.ServiceProfile
		policy  func(*soc1.ScopePolicy)
		need    soc1.ReportNeed
		first   soc1.ReportType
		askers  askers
		general bool
		rule    soc1.ScopeRule
	}{
		{name: "payroll in the cloud, for listed companies", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectRecords, soc1.EffectProcesses, soc1.EffectHoldsAssets}, Promises: promises{soc1.TrustSecurity, soc1.TrustAvailability}, ListedCustomers: true},
			need: soc1.NeedBoth, first: soc1.Type2, askers: askers{soc1.AskerUserAuditors, soc1.AskerCustomerManagement, soc1.AskerVendorRisk}, rule: soc1.ScopeNoSubstitute},
		{name: "a bank that clears cheques", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectProcesses}, ExecutionOnly: true}, need: soc1.NeedNeither, rule: soc1.ScopeExecutionOnly},
		{name: "a broker with a promise of security", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectProcesses}, ExecutionOnly: true, Promises: promises{soc1.TrustSecurity}},
			need: soc1.NeedSOC2, first: soc1.Type2, askers: askers{soc1.AskerVendorRisk}, rule: soc1.ScopeExecutionOnly},
		{name: "a claims administrator's first report", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectAuthorizes, soc1.EffectProcesses}, Asked: askers{soc1.AskerUserAuditors}, FirstReport: true},
			need: soc1.NeedSOC1, first: soc1.Type1, askers: askers{soc1.AskerUserAuditors}, rule: soc1.ScopeFirstReport},
		{name: "a data centre with customers' ledgers", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectHostsLedgers}}, need: soc1.NeedSOC1, first: soc1.Type2, askers: askers{soc1.AskerUserAuditors}, rule: soc1.ScopeHostsLedgers},
		{name: "the same where hosting does not count", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectHostsLedgers}, Promises: promises{soc1.TrustAvailability}}, policy: noHosting,
			need: soc1.NeedSOC2, first: soc1.Type2, askers: askers{soc1.AskerVendorRisk}, rule: soc1.ScopeHostsLedgers},
		{name: "an accounting package on the customer's own computers", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectRecords}, CustomerOperated: true}, need: soc1.NeedNeither, rule: soc1.ScopeCustomerOperated},
		{name: "analytics for marketing", profile: soc1.ServiceProfile{Promises: promises{soc1.TrustConfidentiality}, Asked: askers{soc1.AskerProspects}},
			need: soc1.NeedSOC2, first: soc1.Type2, askers: askers{soc1.AskerVendorRisk, soc1.AskerProspects}, rule: soc1.ScopeNoEffect},
		{name: "prices for funds' statements", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectProducesInformation}}, need: soc1.NeedSOC1, first: soc1.Type2, askers: askers{soc1.AskerUserAuditors}, rule: soc1.ScopeAffectsStatements},
		{name: "parking permits, immaterial to everybody", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectProcesses}, Immaterial: true, Asked: askers{soc1.AskerVendorRisk}},
			need: soc1.NeedNeither, askers: askers{soc1.AskerVendorRisk}, rule: soc1.ScopeImmaterial},
		{name: "a custodian in its tenth year", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectHoldsAssets, soc1.EffectReports}, OperatedSince: dayOf(t, "2015-01-01"), NeededBy: dayOf(t, "2025-12-31")},
			need: soc1.NeedSOC1, first: soc1.Type2, askers: askers{soc1.AskerUserAuditors}, rule: soc1.ScopeType2Default},
		{name: "a seal for a shop on the web", profile: soc1.ServiceProfile{Promises: promises{soc1.TrustSecurity}, Asked: askers{soc1.AskerPublic}}, need: soc1.NeedNeither, askers: askers{soc1.AskerPublic}, general: true, rule: soc1.ScopeGeneralUse},
		{name: "the public asks a payroll service that promises nothing", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectRecords}, Asked: askers{soc1.AskerPublic}},
			need: soc1.NeedSOC1, first: soc1.Type2, askers: askers{soc1.AskerUserAuditors, soc1.AskerPublic}, rule: soc1.ScopeNothingPromised},
		{name: "the board asks about attacks", profile: soc1.ServiceProfile{Asked: askers{soc1.AskerBoard}}, need: soc1.NeedNeither, askers: askers{soc1.AskerBoard}, rule: soc1.ScopeEnterprise},
		{name: "a new system that ran for four months", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectRecords}, SystemChanged: true, OperationAsked: true, OperatedSince: dayOf(t, "2025-01-01"), NeededBy: dayOf(t, "2025-04-30")},
			need: soc1.NeedSOC1, first: soc1.Type2, askers: askers{soc1.AskerUserAuditors}, rule: soc1.ScopeOperationAsked},
		{name: "controls of a month, needed in two", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectRecords}, FirstReport: true, OperationAsked: true, OperatedSince: dayOf(t, "2025-05-01"), NeededBy: dayOf(t, "2025-06-30")},
			need: soc1.NeedSOC1, first: soc1.Type1, askers: askers{soc1.AskerUserAuditors}, rule: soc1.ScopeNotOperatedLong},
		{name: "auditors ask where nothing reaches the books", profile: soc1.ServiceProfile{Asked: askers{soc1.AskerUserAuditors}}, need: soc1.NeedNeither, askers: askers{soc1.AskerUserAuditors}, rule: soc1.ScopeNoEffect},
		{name: "a SOC 2 does not spare the SOC 1", profile: soc1.ServiceProfile{Effects: effects{soc1.EffectReports}, Promises: promises{soc1.TrustProcessingIntegrity}}, need: soc1.NeedBoth, first: soc1.Type2,
			askers: askers{soc1.AskerUserAuditors, soc1.AskerVendorRisk}, rule: soc1.ScopeNoSubstitute},
	} {
		policy := soc1.DefaultScopePolicy()
		if c.policy != nil {
			c.policy(&policy)
		}
		a, err := soc1.ScopeService(c.profile, policy)
		if err != nil || a.Need != c.need || a.First != c.first || a.GeneralUse != c.general || !slices.Equal(a.Askers, c.askers) {
			t.Errorf("%s: %v, %v, general use %v, asked by %v, %v; reasons %v", c.name, a.Need, a.First, a.GeneralUse, a.Askers, err, a.Reasons)
		}
		if !slices.ContainsFunc(a.Reasons, func(r soc1.ScopeReason) bool { return r.Rule == c.rule }) {
			t.Errorf("%s: %v is not among %v", c.name, c.rule, a.Reasons)
		}
	}
}

// A window of so many months is long enough by the arithmetic of coverage, also where it begins on the last of a month.
func TestFirstWindowsAreLongEnough(t *testing.T) {
	for _, c := range []struct{ since, end string }{
		{"2025-08-31", "2026-02-27"}, {"2025-09-01", "2026-02-28"}, {"2023-08-31", "2024-02-28"}, {"2025-07-01", "2025-12-31"},
	} {
		a, err := soc1.ScopeService(soc1.ServiceProfile{Effects: []soc1.ServiceEffect{soc1.EffectRecords}, OperatedSince: dayOf(t, c.since)}, soc1.DefaultScopePolicy())
		if err != nil || a.FirstWindow.End != dayOf(t, c.end) || !a.FirstWindow.AtLeastMonths(6) {
			t.Errorf("since %s: %v, %v", c.since, a.FirstWindow, err)
		}
	}
}

func TestSupplierSituations(t *testing.T) {
	yes, no := soc1.AnswerYes, soc1.AnswerNo
	for _, c := range []struct {
		name    string
		profile soc1.SupplierProfile
		class   soc1.SupplierClass
	}{
		{"a cloud under the payroll system", soc1.SupplierProfile{Effects: []soc1.ServiceEffect{soc1.EffectHostsLedgers}, ControlsNeeded: yes}, soc1.SupplierSubservice},
		{"a printer whose statements are all reconciled", soc1.SupplierProfile{Effects: []soc1.ServiceEffect{soc1.EffectReports}, Monitored: yes}, soc1.SupplierVendor},
		{"a printer whose statements are reconciled, and whose controls are needed", soc1.SupplierProfile{Effects: []soc1.ServiceEffect{soc1.EffectReports}, Monitored: yes, ControlsNeeded: yes}, soc1.SupplierSubservice},
		{"a bank that pays what it is told", soc1.SupplierProfile{Effects: []soc1.ServiceEffect{soc1.EffectProcesses}, ControlsNeeded: no}, soc1.SupplierVendor},
		{"a tax table that nobody checks", soc1.SupplierProfile{Effects: []soc1.ServiceEffect{soc1.EffectProducesInformation}, Monitored: no}, soc1.SupplierSubservice},
		{"background checks", soc1.SupplierProfile{ControlsNeeded: yes}, soc1.SupplierVendor},
	} {
		if v, err := soc1.ClassifySupplier(c.profile, soc1.DefaultScopePolicy()); err != nil || v.Class != c.class {
			t.Errorf("%s: %v because of %v, %v", c.name, v.Class, v.Reasons, err)
		}
	}
}

// The firm has to be independent of whom it reports on: the service organization and what the report includes. What ties it to
// a user entity, or to a subservice organization that is carved out, is to be thought about.
func TestAcceptanceSituations(t *testing.T) {
	const blocking, warning, open = soc1.FindingBlocking, soc1.FindingWarning, soc1.FindingOpen
	yes, no := soc1.AnswerYes, soc1.AnswerNo
	type (
		facts = soc1.AcceptanceFacts
		f     = soc1.AcceptanceFinding
	)
	threat := func(kind soc1.ThreatKind, client soc1.OrganizationID, safeguarded soc1.Answer) func(*facts) {
		return func(x *facts) {
			x.Threats = append(x.Threats, soc1.IndependenceThreat{Kind: kind, Client: client, Safeguarded: safeguarded})
		}
	}
	includes := func(x *facts) {
		x.Inclusive = []soc1.InclusiveParty{{Organization: "SUB", Independent: yes, Acknowledges: yes}}
	}
	not := func(p soc1.Precondition) func(*facts) {
		return func(x *facts) {
			for i := range x.Preconditions {
				if x.Preconditions[i].Precondition == p {
					x.Preconditions[i].Answer = no
				}
			}
		}
	}
	missing := func(p soc1.Precondition) []f {
		return []f{{Severity: blocking, Rule: soc1.RulePrecondition, Precondition: p}}
	}
	about := func(s soc1.FindingSeverity, k soc1.ThreatKind, org soc1.OrganizationID) []f {
		return []f{{Severity: s, Rule: soc1.RuleThreat, Threat: k, Organization: org}}
	}
	for _, c := range []struct {
		name   string
		change []func(*facts)
		want   []f
	}{
		{"shares in the service organization", []func(*facts){threat(soc1.ThreatInterest, "", 0)}, about(blocking, soc1.ThreatInterest, "SO")},
		{"the same, named", []func(*facts){threat(soc1.ThreatInterest, "SO", yes)}, about(blocking, soc1.ThreatInterest, "SO")},
		{"shares in a customer", []func(*facts){threat(soc1.ThreatInterest, "UE", 0)}, about(warning, soc1.ThreatInterest, "UE")},
		{"shares in a subservice organization that is included", []func(*facts){includes, threat(soc1.ThreatInterest, "SUB", 0)}, about(blocking, soc1.ThreatInterest, "SUB")},
		{"shares in one that is carved out", []func(*facts){threat(soc1.ThreatInterest, "SUB", 0)}, about(warning, soc1.ThreatInterest, "SUB")},
		{"operates controls of an included organization", []func(*facts){includes, threat(soc1.ThreatOperates, "SUB", yes)}, about(blocking, soc1.ThreatOperates, "SUB")},
		{"writes the description, management answers for it", []func(*facts){threat(soc1.ThreatDescription, "", yes)}, about(warning, soc1.ThreatDescription, "SO")},
		{"a scanner of the firm is one of the controls", []func(*facts){threat(soc1.ThreatTool, "", 0)}, about(blocking, soc1.ThreatTool, "SO")},
		{"decides in management's place", []func(*facts){threat(soc1.ThreatManagement, "", yes)}, about(blocking, soc1.ThreatManagement, "SO")},
		{"last year's fees are unpaid", []func(*facts){threat(soc1.ThreatUnpaidFees, "", no)}, about(warning, soc1.ThreatUnpaidFees, "SO")},
		{"audits two customers", []func(*facts){func(x *facts) {
			x.Roles = append(x.Roles, soc1.RoleHeld{Holder: "FIRM", Role: soc1.UserAuditor, Client: "B"}, soc1.RoleHeld{Holder: "FIRM", Role: soc1.UserAuditor, Client: "A"})
		}}, []f{{Severity: warning, Rule: soc1.RuleSameFirm, Organization: "A"}, {Severity: warning, Rule: soc1.RuleSameFirm, Organization: "B"}}},
		{"a failing objective is to be dropped", []func(*facts){func(x *facts) {
			x.ScopeChange = soc1.ScopeChange{Requested: true, AvoidsModification: true}
		}}, []f{{Severity: blocking, Rule: soc1.RuleScopeChange}}},
		{"a service was sold, and is dropped", []func(*facts){func(x *facts) { x.ScopeChange = soc1.ScopeChange{Requested: true, Justified: yes} }}, nil},
		{"management has no basis for its assertion", []func(*facts){not(soc1.PreconditionBasis)}, missing(soc1.PreconditionBasis)},
		{"a contract prescribes the design", []func(*facts){not(soc1.PreconditionDesign)}, missing(soc1.PreconditionDesign)},
		{"a scope of one report out of ten", []func(*facts){not(soc1.PreconditionUsefulScope)}, missing(soc1.PreconditionUsefulScope)},
		{"an included organization does not acknowledge", []func(*facts){func(x *facts) {
			x.Inclusive = []soc1.InclusiveParty{{Organization: "SUB", Independent: yes, Acknowledges: no}}
		}}, []f{{Severity: blocking, Rule: soc1.RuleInclusiveAcknowledgement, Organization: "SUB"}}},
		{"nobody asked an included organization", []func(*facts){func(x *facts) { x.Inclusive = []soc1.InclusiveParty{{Organization: "SUB"}} }},
			[]f{{Severity: open, Rule: soc1.RuleInclusiveIndependence, Organization: "SUB"}, {Severity: open, Rule: soc1.RuleInclusiveAcknowledgement, Organization: "SUB"}}},
	} {
		x := acceptable()
		for _, change := range c.change {
			change(&x)
		}
		got, err := soc1.CheckAcceptance(x)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
