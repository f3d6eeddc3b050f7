package soc1

import "slices"

// ServiceProfile is what [ScopeService] needs to know of a service: facts that a service organization can state before
// it engages anybody. The zero value is a service that does nothing and promises nothing.
type ServiceProfile struct {
	// Effects are what the service does that can reach customers' financial statements.
	Effects []ServiceEffect `json:"effects,omitzero"`
	// ExecutionOnly says that it merely executes transactions that the customer specifically authorizes and
	// keeps no books of them, as in clearing a cheque or carrying out a broker's order.
	ExecutionOnly bool `json:"executionOnly,omitzero"`
	// CustomerOperated says that customers run the product themselves, such as a package that they bought.
	CustomerOperated bool `json:"customerOperated,omitzero"`
	// Immaterial says that the effects are immaterial to every customer's statements.
	Immaterial bool `json:"immaterial,omitzero"`
	// Promises are the trust services categories in which the service makes promises to its customers.
	Promises []TrustCategory `json:"promises,omitzero"`
	// Asked are those who ask for a report. If there are none, nobody has asked yet.
	Asked []Asker `json:"asked,omitzero"`
	// ListedCustomers says that some customers must assess their internal control over financial reporting,
	// as listed companies do.
	ListedCustomers bool `json:"listedCustomers,omitzero"`
	// OperationAsked says that evidence of operation over a period is asked for.
	OperationAsked bool `json:"operationAsked,omitzero"`
	// FirstReport says that there is no earlier report of the kind, of either type.
	FirstReport bool `json:"firstReport,omitzero"`
	// SystemChanged says that the system is new, or new in its essentials since the last report.
	SystemChanged bool `json:"systemChanged,omitzero"`
	// Urgent says that the report is wanted sooner than a period can be tested.
	Urgent bool `json:"urgent,omitzero"`
	// OperatedSince is the first day on which all controls operated. The zero Date means long ago.
	OperatedSince Date `json:"operatedSince,omitzero"`
	// NeededBy is the day by which the period that is tested must have ended. The zero Date means that
	// nobody waits.
	NeededBy Date `json:"neededBy,omitzero"`
}

// ScopePolicy holds what practice differs on. Start from [DefaultScopePolicy]; the zero policy does not count
// hosting and takes a window of any length.
type ScopePolicy struct {
	// HostingCounts takes hosting the systems on which customers keep their books as a reason for a SOC 1.
	// Some firms do, others send every data centre to a SOC 2.
	HostingCounts bool `json:"hostingCounts"`
	// MinFirstWindowMonths is the shortest window of a first Type 2 report, from 0 to 24.
	MinFirstWindowMonths int `json:"minFirstWindowMonths"`
	// MinWindowMonths is the shortest window of a later one, from 0 to 24.
	MinWindowMonths int `json:"minWindowMonths"`
	// FirstIsType2 begins with a Type 2 where nothing but the first year speaks for a Type 1.
	FirstIsType2 bool `json:"firstIsType2,omitzero"`
	// Supplier is the test that tells a vendor from a subservice organization.
	Supplier SupplierTest `json:"supplier,omitzero"`
}

// DefaultScopePolicy returns the usual choices: hosting counts, three months in the first year and six in later
// ones, a Type 1 to begin with, and suppliers told apart by whether their controls are needed.
func DefaultScopePolicy() ScopePolicy {
	return ScopePolicy{HostingCounts: true, MinFirstWindowMonths: 3, MinWindowMonths: 6, Supplier: SupplierByNeed}
}

// Validate returns nil if the policy is within its ranges, else an error with every [Problem]. A policy without a
// supplier test is valid; [ClassifySupplier] then takes [SupplierByNeed].
func (p ScopePolicy) Validate() error {
	var ps Problems
	inRange(&ps, "/minFirstWindowMonths", p.MinFirstWindowMonths, 0, maxPolicyMonths)
	inRange(&ps, "/minWindowMonths", p.MinWindowMonths, 0, maxPolicyMonths)
	if p.Supplier != 0 && !p.Supplier.IsValid() {
		ps.Add(CodeInvalid, "/supplier", "the supplier test does not exist", "use "+joinNames(SupplierTests()))
	}
	return ps.Err()
}

// ReportAdvice is the answer of [ScopeService]. It is advice: whether a firm accepts the engagement is another
// question, see [CheckAcceptance].
type ReportAdvice struct {
	// Need says which report is called for.
	Need ReportNeed `json:"need"`
	// First is the type to begin with. It is absent if neither report is called for.
	First ReportType `json:"first,omitzero"`
	// FirstWindow is the earliest window that the first Type 2 report can have, if it is known since when
	// the controls operate.
	FirstWindow Period `json:"firstWindow,omitzero"`
	// Path lists the steps from here to a report every year.
	Path []ScopeStep `json:"path,omitzero"`
	// GeneralUse says that the public asks and that a SOC 3 is what it can be given, which takes promises in a trust
	// services category. Enterprise says that SOC for Cybersecurity is what answers the board.
	GeneralUse bool `json:"generalUse,omitzero"`
	Enterprise bool `json:"enterprise,omitzero"`
	// Askers are those who ask or will ask for a report, in the order of their constants.
	Askers []Asker `json:"askers,omitzero"`
	// Reasons are the rules that decided, in the order of the questions: SOC 1, SOC 2, type.
	Reasons []ScopeReason `json:"reasons"`
}

// ScopeReason is one rule that applied, with what it applied to.
type ScopeReason struct {
	// Rule is the rule.
	Rule ScopeRule `json:"rule"`
	// Effect and Promise are what it applied to, if it is about one of them.
	Effect  ServiceEffect `json:"effect,omitzero"`
	Promise TrustCategory `json:"promise,omitzero"`
}

// String returns the rule's text with what it applied to.
func (r ScopeReason) String() string {
	switch {
	case r.Effect.IsValid():
		return r.Rule.Text() + " (" + r.Effect.String() + ")"
	case r.Promise.IsValid():
		return r.Rule.Text() + " (" + r.Promise.String() + ")"
	}
	return r.Rule.Text()
}

// Validate returns nil if the profile makes sense, else an error with every [Problem].
func (p ServiceProfile) Validate() error {
	var ps Problems
	checkList(&ps, "/effects", p.Effects, "use "+joinNames(ServiceEffects()))
	checkList(&ps, "/promises", p.Promises, "use "+joinNames(TrustCategories()))
	checkList(&ps, "/asked", p.Asked, "use "+joinNames(Askers()))
	return ps.Err()
}

// checkList records the members of a list that are not valid or occur twice.
func checkList[E interface {
	comparable
	IsValid() bool
	String() string
}](ps *Problems, path string, list []E, hint string) {
	const most = 255
	if len(list) > most {
		ps.Addf(CodeTooLarge, path, hint, "%d entries are more than %d", len(list), most)
		return
	}
	for i, e := range list {
		switch {
		case !e.IsValid():
			ps.Addf(CodeInvalid, Pointer(path, i), hint, "%s does not exist", e)
		case slices.Contains(list[:i], e):
			ps.Addf(CodeDuplicate, Pointer(path, i), "list it once", "%s occurs more than once", e)
		}
	}
}

// ScopeService decides from the facts about a service which reports its customers have reason to ask for, of which
// type the first should be, and who will ask. Every decision comes with the rules behind it. The order of the
// lists in the profile does not matter.
//
// It fails if the profile or the policy is not valid, with every [Problem] in one error; those of the policy have
// paths that begin with /policy.
func ScopeService(profile ServiceProfile, policy ScopePolicy) (ReportAdvice, error) {
	err1, err2 := profile.Validate(), policy.Validate()
	if err1 != nil || err2 != nil {
		var ps Problems
		ps.Merge("", err1)
		ps.Merge("/policy", err2)
		return ReportAdvice{}, ps.Err()
	}
	var a ReportAdvice
	soc1, soc2 := a.needsSOC1(&profile, policy), a.needsSOC2(&profile)
	switch {
	case soc1 && soc2:
		a.Need = NeedBoth
		a.because(ScopeNoSubstitute)
	case soc1:
		a.Need = NeedSOC1
	case soc2:
		a.Need = NeedSOC2
	default:
		a.Need = NeedNeither
	}
	// A SOC 3 sums up what a SOC 2 says about promises; of a SOC 1 there is no version for the public.
	a.GeneralUse = slices.Contains(profile.Asked, AskerPublic) && len(profile.Promises) > 0
	if slices.Contains(profile.Asked, AskerBoard) && !soc1 && !soc2 {
		a.Enterprise = true
		a.because(ScopeEnterprise)
	}
	if soc1 || soc2 {
		a.chooseType(&profile, policy)
	}
	for asker := range Askers() {
		will := asker == AskerUserAuditors && soc1 || asker == AskerCustomerManagement && soc1 && profile.ListedCustomers || asker == AskerVendorRisk && soc2
		if will || slices.Contains(profile.Asked, asker) {
			a.Askers = append(a.Askers, asker)
		}
	}
	return a, nil
}

// because records a rule that applied.
func (a *ReportAdvice) because(rule ScopeRule) {
	a.Reasons = append(a.Reasons, ScopeReason{Rule: rule})
}

// needsSOC1 decides whether the service is relevant to customers' financial reporting.
func (a *ReportAdvice) needsSOC1(p *ServiceProfile, policy ScopePolicy) bool {
	counts := 0
	for e := range ServiceEffects() {
		if !slices.Contains(p.Effects, e) {
			continue
		}
		rule := ScopeAffectsStatements
		if e == EffectHostsLedgers {
			rule = ScopeHostsLedgers
		}
		if e != EffectHostsLedgers || policy.HostingCounts {
			counts++
		}
		a.Reasons = append(a.Reasons, ScopeReason{Rule: rule, Effect: e})
	}
	if len(p.Effects) == 0 {
		a.because(ScopeNoEffect)
	}
	for _, exception := range []struct {
		applies bool
		rule    ScopeRule
	}{{p.ExecutionOnly, ScopeExecutionOnly}, {p.CustomerOperated, ScopeCustomerOperated}, {p.Immaterial, ScopeImmaterial}} {
		if exception.applies && len(p.Effects) > 0 {
			a.because(exception.rule)
			counts = 0
		}
	}
	return counts > 0
}

// needsSOC2 decides whether promises call for a report with detail. What only the public asks for has none.
func (a *ReportAdvice) needsSOC2(p *ServiceProfile) bool {
	if len(p.Promises) == 0 {
		a.because(ScopeNothingPromised)
		return false
	}
	for c := range TrustCategories() {
		if slices.Contains(p.Promises, c) {
			a.Reasons = append(a.Reasons, ScopeReason{Rule: ScopePromise, Promise: c})
		}
	}
	if len(p.Asked) == 1 && p.Asked[0] == AskerPublic {
		a.because(ScopeGeneralUse)
		return false
	}
	return true
}

// chooseType decides which type to begin with, and the steps that follow.
func (a *ReportAdvice) chooseType(p *ServiceProfile, policy ScopePolicy) {
	from := len(a.Reasons)
	months := policy.MinWindowMonths
	if p.FirstReport || p.SystemChanged {
		months = policy.MinFirstWindowMonths
	}
	if p.OperatedSince.IsValid() {
		a.FirstWindow = Period{Start: p.OperatedSince, End: p.OperatedSince.AddMonths(max(months, 1)).AddDays(-1)}
		if p.NeededBy.IsValid() && a.FirstWindow.End.After(p.NeededBy) {
			a.because(ScopeNotOperatedLong)
		}
		if !a.FirstWindow.IsValid() {
			a.FirstWindow = Period{}
		}
	}
	if p.Urgent {
		a.because(ScopeUrgent)
	}
	// What is asked for outweighs what is customary, but not what is impossible.
	if p.SystemChanged && !p.OperationAsked {
		a.because(ScopeSystemChanged)
	}
	if p.FirstReport && !p.OperationAsked && !policy.FirstIsType2 {
		a.because(ScopeFirstReport)
	}
	a.First = Type2
	if len(a.Reasons) > from {
		a.First = Type1
	} else {
		a.because(ScopeType2Default)
	}
	if p.OperationAsked {
		a.because(ScopeOperationAsked)
	}
	if p.FirstReport || p.SystemChanged {
		a.Path = append(a.Path, StepReadiness)
	}
	if a.First == Type1 {
		a.Path = append(a.Path, StepType1)
	}
	if a.First == Type1 || p.FirstReport || p.SystemChanged {
		a.Path = append(a.Path, StepShortType2)
	}
	a.Path = append(a.Path, StepAnnualType2)
}
