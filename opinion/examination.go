package opinion

import (
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/soc1"
)

// Version is the version of the examination's JSON form. A reader accepts its own major version only; minor
// additions keep the number.
const Version = "attest.examination/1"

// Examination is everything that a service auditor concludes on: the engagement, the description, the controls and
// what was found, the judgements. It is one plain value that a service can keep from the first scoping talk until
// the report is issued. The zero value is an examination of which nothing is known yet; [Examination.Validate] says
// what cannot be right, [Examination.ValidateFor] what a stage still lacks.
type Examination struct {
	// Version is [Version]. A decoder refuses any other.
	Version string `json:"version"`
	// ID is the engagement's UUID. Ids that outputs need are derived from it.
	ID soc1.EngagementID `json:"id"`
	// Type is Type 1 or Type 2.
	Type soc1.ReportType `json:"type,omitzero"`
	// Standard is the attestation standard.
	Standard soc1.Standard `json:"standard,omitzero"`
	// Edition is the statement that shapes the wording. Empty means the standard's newest.
	Edition soc1.Edition `json:"edition,omitzero"`
	// Period is the examination period of a Type 2 report, both days included.
	Period soc1.Period `json:"period,omitzero"`
	// PeriodReason says why the period is of this length, where it is shorter than the six months that make a report useful: the
	// auditor was engaged late, the system is new, or controls changed so much that waiting made no sense. ISAE 3402 has the
	// report describe it. Source: [soc1.CitePeriod].
	PeriodReason string `json:"periodReason,omitzero"`
	// AsOf is the date of a Type 1 report.
	AsOf soc1.Date `json:"asOf,omitzero"`
	// ServiceOrganization is whose controls are examined.
	ServiceOrganization soc1.Organization `json:"serviceOrganization,omitzero"`
	// ServiceAuditor is the firm that reports.
	ServiceAuditor soc1.Organization `json:"serviceAuditor,omitzero"`
	// Subservices are the subservice organizations, each with its method.
	Subservices []soc1.Subservice `json:"subservices,omitzero"`
	// Description is management's description of the system.
	Description soc1.Description `json:"description,omitzero"`
	// Matrix joins objectives, risks, controls, walkthroughs, tests and deviations.
	Matrix controls.Matrix `json:"matrix,omitzero"`
	// Complementary are the controls assumed at user entities and at carved-out subservice organizations.
	Complementary cuec.Register `json:"complementary,omitzero"`
	// Matters are what is wrong with the description.
	Matters []Matter `json:"matters,omitzero"`
	// Limitations are the scope limitations.
	Limitations []Limitation `json:"limitations,omitzero"`
	// CSOCFailures are known failures of complementary controls at carved-out subservice organizations.
	CSOCFailures []CSOCFailure `json:"csocFailures,omitzero"`
	// Events are events after the period and facts discovered later.
	Events []Event `json:"events,omitzero"`
	// Acts are fraud, non-compliance, uncorrected errors and intentional acts that came to the auditor's knowledge.
	Acts []Act `json:"acts,omitzero"`
	// OtherInformation are inconsistencies found in the other information that management presents.
	OtherInformation []Inconsistency `json:"otherInformation,omitzero"`
	// Assertion is management's written assertion.
	Assertion soc1.ManagementAssertion `json:"assertion,omitzero"`
	// Representation is management's letter of representations.
	Representation soc1.Representation `json:"representation,omitzero"`
	// Judgements are the auditor's judgements.
	Judgements []Judgement `json:"judgements,omitzero"`
	// EvidenceObtained is the day on which sufficient appropriate evidence had been obtained.
	EvidenceObtained soc1.Date `json:"evidenceObtained,omitzero"`
	// ReportDate is the date of the service auditor's report.
	ReportDate soc1.Date `json:"reportDate,omitzero"`
}

// Window returns the days that the opinion speaks of: the period of a Type 2 report, the single day of a Type 1 report. It is
// invalid while the dates are. As a window of one day, a date is graded by the same code as a period.
func (e *Examination) Window() soc1.Period {
	if e.Type == soc1.Type1 {
		return soc1.Period{Start: e.AsOf, End: e.AsOf}
	}
	return e.Period
}

// undated returns the member in which the dates of the report are missing, or "". A period that ends before it starts has its
// dates; what is wrong with them is said once. Without them there is no window, and no day to grade.
func (e *Examination) undated() string {
	switch {
	case e.Type == soc1.Type1 && !e.AsOf.IsValid():
		return "/asOf"
	case e.Type == soc1.Type2 && !(e.Period.Start.IsValid() && e.Period.End.IsValid()):
		return "/period"
	}
	return ""
}

// Clone returns a deep copy of e: changing the one never changes the other. Only lists that hold lists of their own are walked;
// of the others a copy of the list is a deep one.
func (e *Examination) Clone() *Examination {
	c := *e
	c.Subservices = slices.Clone(e.Subservices)
	for i := range c.Subservices {
		s := &c.Subservices[i]
		s.Monitoring, s.Assertion.Criteria = slices.Clone(s.Monitoring), slices.Clone(s.Assertion.Criteria)
	}
	c.Description = e.Description.Clone()
	c.Matrix = e.Matrix.Clone()
	c.Complementary = e.Complementary.Clone()
	c.Matters = slices.Clone(e.Matters)
	for i := range c.Matters {
		c.Matters[i].Objectives = slices.Clone(c.Matters[i].Objectives)
	}
	c.Limitations = slices.Clone(e.Limitations)
	for i := range c.Limitations {
		l := &c.Limitations[i]
		l.Limbs, l.Objectives, l.Controls = slices.Clone(l.Limbs), slices.Clone(l.Objectives), slices.Clone(l.Controls)
	}
	c.Acts, c.OtherInformation = slices.Clone(e.Acts), slices.Clone(e.OtherInformation)
	for i := range c.Acts {
		c.Acts[i].Objectives = slices.Clone(c.Acts[i].Objectives)
	}
	c.CSOCFailures = slices.Clone(e.CSOCFailures)
	c.Events = slices.Clone(e.Events)
	for i := range c.Events {
		c.Events[i].Objectives = slices.Clone(c.Events[i].Objectives)
	}
	c.Assertion.Criteria = slices.Clone(e.Assertion.Criteria)
	c.Judgements = slices.Clone(e.Judgements)
	return &c
}
