package review

import (
	"slices"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// Received is a report as a reader holds it: what its pages say, nothing inferred. The zero value is incomplete;
// [Case.Validate] says what it lacks. Lists that may rightly be empty have a flag beside them, so that silence does not
// pass for an answer.
type Received struct {
	// ID names the report among those the reader holds. Our own reports carry a UUID; any id will do.
	ID soc1.ReportID `json:"id"`
	// Family is the kind of report. The cover says it; "SOC report" alone does not.
	Family Family `json:"family"`
	// Type is Type 1 or Type 2. A report on one date is a Type 1, whatever else it calls itself.
	Type soc1.ReportType `json:"type"`
	// Standard is the standard it was issued under. The zero value means that it is not established. The service
	// auditor names it in the paragraph on its responsibilities.
	Standard soc1.Standard `json:"standard,omitzero"`
	// Draft says that it was not issued. A report without the service auditor's signature is one.
	Draft bool `json:"draft,omitzero"`
	// ServiceOrganization is whose controls it is about.
	ServiceOrganization soc1.Organization `json:"serviceOrganization"`
	// System is the system it is about. Reports on the same system of the same organization combine. The service
	// auditor's first paragraph names it.
	System string `json:"system"`
	// Services are the services in its scope. They are those of the description, Section 3, in its words.
	Services []string `json:"services,omitzero"`
	// Locations are the locations in its scope. Empty means that it does not tell them apart. Section 3 lists them, and
	// the service auditor may exclude some.
	Locations []string `json:"locations,omitzero"`
	// Auditor is the service auditor.
	Auditor Auditor `json:"auditor"`
	// Period is the window of a Type 2 report. It is in the service auditor's first paragraph; that of the description
	// is the same.
	Period soc1.Period `json:"period,omitzero"`
	// AsOf is the date of a Type 1 report. It is in the service auditor's first paragraph.
	AsOf soc1.Date `json:"asOf,omitzero"`
	// ReportDate is the date of the service auditor's report. It stands at the signature. A date before the end of the
	// window cannot be right.
	ReportDate soc1.Date `json:"reportDate,omitzero"`
	// Limbs are the opinions. The opinion paragraph has them as (a), (b) and (c): two for a Type 1, three for a Type 2.
	Limbs []Limb `json:"limbs,omitzero"`
	// Objectives are the control objectives. Empty means that nobody has read them, or that it has none. They are in
	// Section 3, and again in Section 4 with the tests.
	Objectives []Objective `json:"objectives,omitzero"`
	// CUECs are the complementary user entity controls. They are in Section 3, most often near its end; duties of user
	// entities that no objective needs are not among them.
	CUECs []cuec.CUEC `json:"cuecs,omitzero"`
	// CSOCs are the complementary subservice organization controls. They are beside the subservice organizations in
	// Section 3.
	CSOCs []cuec.CSOC `json:"csocs,omitzero"`
	// Subservices are the subservice organizations. Section 3 names them, and the service auditor's scope paragraph
	// says which method was used for each.
	Subservices []Subservice `json:"subservices,omitzero"`
	// NoSubservices says that the report was read for subservice organizations and names none.
	NoSubservices bool `json:"noSubservices,omitzero"`
	// Exceptions are the deviations that the tests of controls report. They are in the last column of Section 4, also
	// where the opinion is unqualified.
	Exceptions []Exception `json:"exceptions,omitzero"`
	// NoExceptions says that the results of tests were read and report none.
	NoExceptions bool `json:"noExceptions,omitzero"`
	// Changes are the changes of the system that the description reports. A Type 2 description has to state those that
	// are relevant to user entities.
	Changes []Change `json:"changes,omitzero"`
	// NoChanges says that the description was read for changes and reports none.
	NoChanges bool `json:"noChanges,omitzero"`
	// UserReports are the reports and data files that user entities receive, with the objective that covers each.
	UserReports []soc1.UserReport `json:"userReports,omitzero"`
}

// Auditor is the service auditor with what the reader established about it. A zero answer means not established.
type Auditor struct {
	// Organization is the firm.
	Organization soc1.Organization `json:"organization,omitzero"`
	// Licensed says whether it holds a licence to issue such reports.
	Licensed opinion.Answer `json:"licensed,omitzero"`
	// PeerReviewed says whether it is enrolled in a peer review programme and passed its last review.
	PeerReviewed opinion.Answer `json:"peerReviewed,omitzero"`
	// Independent says whether it is independent of the service organization.
	Independent opinion.Answer `json:"independent,omitzero"`
	// Source says where that was looked up.
	Source string `json:"source,omitzero"`
}

// Limb is the opinion on one limb.
type Limb struct {
	// Limb is the limb.
	Limb opinion.Limb `json:"limb"`
	// Kind is the kind of opinion.
	Kind opinion.Kind `json:"kind"`
	// Objectives are those that a modification names.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Text is the basis for a modification, in the report's words.
	Text string `json:"text,omitzero"`
}

// Objective is one control objective with what the report concludes on it.
type Objective struct {
	// ID is the objective's number in the report.
	ID soc1.ObjectiveID `json:"id"`
	// Name is a short title.
	Name string `json:"name,omitzero"`
	// Statement is its wording. It is the same in Sections 3 and 4 and in the opinion.
	Statement string `json:"statement"`
	// Assertions are the financial statement assertions it bears on, if the report says so.
	Assertions []soc1.FinancialAssertion `json:"assertions,omitzero"`
	// Accounts are the accounts it bears on, by their ids in the report.
	Accounts []soc1.AccountID `json:"accounts,omitzero"`
	// Controls are the service organization's controls for it. An objective without any is flagged. Section 4 lists
	// them below the objective.
	Controls []soc1.ControlID `json:"controls,omitzero"`
	// Design is the finding on design. The zero value means what the limb's opinion says.
	Design opinion.Finding `json:"design,omitzero"`
	// Operation is the finding on operation. The zero value means what the limb's opinion says.
	Operation opinion.Finding `json:"operation,omitzero"`
	// Tested is the part of the window for which the objective was tested. The zero period means all of it. A control
	// that was new in the window makes it shorter.
	Tested soc1.Period `json:"tested,omitzero"`
}

// Subservice is a subservice organization that the report names.
type Subservice struct {
	// ID is unique in the report.
	ID soc1.SubserviceID `json:"id"`
	// Organization is the party.
	Organization soc1.Organization `json:"organization"`
	// Services says what it does.
	Services string `json:"services,omitzero"`
	// Method is how the report treats it. The zero value means that it is not established. The scope paragraph of the
	// opinion says it, not the description alone.
	Method soc1.SubserviceMethod `json:"method,omitzero"`
	// Monitoring says how the service organization watches over it. It is on record and replaces no report: monitoring
	// is a control of the service organization, not a test at the subservice organization.
	Monitoring []string `json:"monitoring,omitzero"`
	// Objectives are the objectives that need it, besides those of its CSOCs. With neither, all of them do.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Tested says whether the report has tests of its controls; the inclusive method needs them.
	Tested opinion.Answer `json:"tested,omitzero"`
	// Asserted says whether the report has its own assertion; the inclusive method needs one.
	Asserted opinion.Answer `json:"asserted,omitzero"`
}

// Exception is a deviation as the report states it.
type Exception struct {
	// ID is unique in the report.
	ID soc1.DeviationID `json:"id"`
	// Control is the control that deviated.
	Control soc1.ControlID `json:"control,omitzero"`
	// Subservice is the included subservice organization that performs the control, if one does. A report has no
	// results of tests at a carved-out one.
	Subservice soc1.SubserviceID `json:"subservice,omitzero"`
	// Objectives are those that the control serves. Empty means that any may be concerned.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Tested is the number of items tested, 0 if it is not given. A US report gives it only for tests with deviations.
	Tested int64 `json:"tested,omitzero"`
	// Deviating is the number of items that deviated, 0 if it is not given.
	Deviating int64 `json:"deviating,omitzero"`
	// Text is the exception in the report's words. It is what was found, not what management answers.
	Text string `json:"text"`
	// Cause is why it happened, if the report says so. Reports seldom do.
	Cause string `json:"cause,omitzero"`
	// Response is management's response. Nobody examined it, and no conclusion looks at it.
	Response string `json:"response,omitzero"`
}

// Change is a change of the system in the period.
type Change struct {
	// ID is unique in the report.
	ID soc1.MatterID `json:"id"`
	// Date is the day it took effect.
	Date soc1.Date `json:"date,omitzero"`
	// Text describes it.
	Text string `json:"text"`
	// Objectives are those it bears on. Empty means that any may be concerned.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
}

// Clone returns a deep copy of r: changing the one never changes the other.
func (r *Received) Clone() Received {
	c := *r
	c.Services, c.Locations = slices.Clone(r.Services), slices.Clone(r.Locations)
	c.Limbs = slices.Clone(r.Limbs)
	for i := range c.Limbs {
		c.Limbs[i].Objectives = slices.Clone(c.Limbs[i].Objectives)
	}
	c.Objectives = slices.Clone(r.Objectives)
	for i := range c.Objectives {
		o := &c.Objectives[i]
		o.Assertions, o.Accounts, o.Controls = slices.Clone(o.Assertions), slices.Clone(o.Accounts), slices.Clone(o.Controls)
	}
	register := cuec.Register{CUECs: r.CUECs, CSOCs: r.CSOCs}
	register = register.Clone()
	c.CUECs, c.CSOCs = register.CUECs, register.CSOCs
	c.Subservices = slices.Clone(r.Subservices)
	for i := range c.Subservices {
		s := &c.Subservices[i]
		s.Monitoring, s.Objectives = slices.Clone(s.Monitoring), slices.Clone(s.Objectives)
	}
	c.Exceptions = slices.Clone(r.Exceptions)
	for i := range c.Exceptions {
		c.Exceptions[i].Objectives = slices.Clone(c.Exceptions[i].Objectives)
	}
	c.Changes = slices.Clone(r.Changes)
	for i := range c.Changes {
		c.Changes[i].Objectives = slices.Clone(c.Changes[i].Objectives)
	}
	c.UserReports = slices.Clone(r.UserReports)
	return c
}

// objective returns the position of an objective, or -1.
func (r *Received) objective(id soc1.ObjectiveID) int {
	return slices.IndexFunc(r.Objectives, func(o Objective) bool { return o.ID == id })
}

// limb returns the position of a limb's opinion, or -1.
func (r *Received) limb(limb opinion.Limb) int {
	return slices.IndexFunc(r.Limbs, func(l Limb) bool { return l.Limb == limb })
}

// needing returns the objectives that need a subservice organization, or nil for all.
func (r *Received) needing(s *Subservice) []soc1.ObjectiveID {
	list := slices.Clone(s.Objectives)
	for i := range r.CSOCs {
		if r.CSOCs[i].Subservice == s.ID {
			list = append(list, r.CSOCs[i].Objectives...)
		}
	}
	return unique(list)
}
