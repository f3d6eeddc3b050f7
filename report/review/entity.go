package review

import (
	"slices"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// Entity is what the reader knows about itself and has obtained: the user entity, or its auditor for it. The zero value
// is incomplete; a zero answer means not established.
type Entity struct {
	// Organization is the user entity.
	Organization soc1.Organization `json:"organization"`
	// FiscalYear is the year for which the report is to be used. It may be short, or have 52 or 53 weeks; its days are
	// what coverage is measured against.
	FiscalYear soc1.FiscalYear `json:"fiscalYear"`
	// ServiceStart is the first day on which the service was used. The zero Date means before the year. Days before it
	// need no coverage.
	ServiceStart soc1.Date `json:"serviceStart,omitzero"`
	// ServiceEnd is the last day on which it was used. The zero Date means after the year. Days after it need no
	// coverage.
	ServiceEnd soc1.Date `json:"serviceEnd,omitzero"`
	// Customer says whether the entity used the service on some day that the report is about. The report is
	// restricted to such readers, their auditors and the service organization. Not established counts as yes if the
	// dates of service allow it.
	Customer opinion.Answer `json:"customer,omitzero"`
	// Filer says whether management assesses internal control as of the year-end (SOX section 404). Yes adds the as-of
	// view. Not established leaves the view out, and says so.
	Filer opinion.Answer `json:"filer,omitzero"`
	// ReviewedBy is the role of the reader. Without it the review is not signed off.
	ReviewedBy string `json:"reviewedBy,omitzero"`
	// ReviewedOn is the day of the review: reports and letters dated later are not there yet.
	ReviewedOn soc1.Date `json:"reviewedOn,omitzero"`
	// NeededBy is the day by which the review had to be done, such as the start of fieldwork. A review that comes later
	// is on record as late.
	NeededBy soc1.Date `json:"neededBy,omitzero"`
	// Services are the services used, by the names that the report gives them. One that the report does not name is
	// excluded; if it names none of them, nothing is left.
	Services []string `json:"services,omitzero"`
	// Systems are the systems of the service organization that process for the entity. Empty means that the service
	// organization has only one; otherwise a report on another system is of no use.
	Systems []string `json:"systems,omitzero"`
	// Locations are the locations that serve the entity.
	Locations []string `json:"locations,omitzero"`
	// Objectives are the control objectives that matter to the entity. Empty means all of the report. A qualification,
	// an exception or a carve-out that touches no other than these limits nothing.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Accounts are the entity's accounts that the service affects. Without any, nobody can say what the report is
	// relied on for.
	Accounts []Account `json:"accounts,omitzero"`
	// Mappings are the entity's own controls against the report's CUECs. One that is missing leaves its CUEC
	// unanswered.
	Mappings []Mapping `json:"mappings,omitzero"`
	// Mitigations are the entity's own controls against exceptions. They help only where they were tested in the fiscal
	// year and the reader judged that they suffice.
	Mitigations []Mitigation `json:"mitigations,omitzero"`
	// Information is the names of the reports and files from the service organization that the entity relies on. The
	// completeness and accuracy of each has to be covered by an objective, or tested.
	Information []string `json:"information,omitzero"`
	// Letters are the bridge letters received. A letter is management's word. It bridges days and never tests them.
	Letters []soc1.BridgeLetter `json:"letters,omitzero"`
	// Reports are the other reports taken as evidence: earlier or later ones on the same system, and those on
	// subservice organizations, which [Link] ties to each other. A report that the reader does not accept is left out.
	Reports []Received `json:"reports,omitzero"`
	// Links say which report was obtained for which subservice organization. They may run in circles, which is found
	// and gives no evidence.
	Links []Link `json:"links,omitzero"`
	// Incidents are the events that the service organization told the entity of, outside any report: fraud,
	// non-compliance with laws, errors that it has not corrected. Source: AU-C 402.19, ISA 402.19.
	Incidents []Incident `json:"incidents,omitzero"`
	// NoIncidents says that somebody asked, and that there were none.
	NoIncidents bool `json:"noIncidents,omitzero"`
	// Deficiencies are the reader's evaluations of deficiencies in the entity's own internal control.
	Deficiencies []Deficiency `json:"deficiencies,omitzero"`
	// Judgements are the reader's judgements. None is inferred: a question that matters and has no answer here leaves a
	// range.
	Judgements []Judgement `json:"judgements,omitzero"`
}

// Incident is an event at the service organization that the entity was told of or learned of, and that no report
// states. What it means is judged, like an exception.
type Incident struct {
	// ID is unique among the events.
	ID soc1.MatterID `json:"id"`
	// Date is the day on which it became known.
	Date soc1.Date `json:"date,omitzero"`
	// Text describes it.
	Text string `json:"text"`
	// Objectives are the objectives of the report under review that it bears on. Empty means that any may be concerned.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Source says how the entity learned of it.
	Source string `json:"source,omitzero"`
}

// Account is an account of the entity's financial statements that the service affects.
type Account struct {
	// ID is unique among the entity's accounts.
	ID soc1.AccountID `json:"id"`
	// Name is the caption.
	Name string `json:"name"`
	// Significant says whether the account is significant. Not established counts as yes.
	Significant opinion.Answer `json:"significant,omitzero"`
	// Basis says why, such as the amount against materiality.
	Basis string `json:"basis,omitzero"`
	// Assertions are the relevant assertions, each with the objectives that answer what could go wrong.
	Assertions []AccountAssertion `json:"assertions,omitzero"`
}

// AccountAssertion is one relevant assertion about an account.
type AccountAssertion struct {
	// Assertion is the assertion.
	Assertion soc1.FinancialAssertion `json:"assertion"`
	// Objectives are the report's objectives that bear on it, in the entity's view. Empty is a gap.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
}

// Mapping is the entity's answer to one CUEC.
type Mapping struct {
	// Report is the report that states the CUEC. Empty means the report under review.
	Report soc1.ReportID `json:"report,omitzero"`
	// CUEC is the complementary control.
	CUEC soc1.CUECID `json:"cuec"`
	// Applicable says whether it applies to the entity. "No" needs a reason.
	Applicable opinion.Answer `json:"applicable,omitzero"`
	// Reason says why it does not apply.
	Reason string `json:"reason,omitzero"`
	// Control is the entity's own control.
	Control soc1.ControlID `json:"control,omitzero"`
	// Text describes that control.
	Text string `json:"text,omitzero"`
	// Owner is the role that performs it. It stands in the test plan in place of the role in the report's wording.
	Owner string `json:"owner,omitzero"`
	// Designed says whether it is suitably designed. "No" means that the control is not there, whatever its tests say.
	Designed opinion.Answer `json:"designed,omitzero"`
	// Implemented says whether it is in use.
	Implemented opinion.Answer `json:"implemented,omitzero"`
	// Tested is the day of the last test of its operation. A test outside the fiscal year, or after the day of the
	// review, counts for nothing.
	Tested soc1.Date `json:"tested,omitzero"`
	// Effective is the result of that test.
	Effective opinion.Answer `json:"effective,omitzero"`
}

// Mitigation is a control of the entity's own that limits the effect of an exception.
type Mitigation struct {
	// Report is the report that has the exception. Empty means the report under review.
	Report soc1.ReportID `json:"report,omitzero"`
	// Exception is the exception.
	Exception soc1.DeviationID `json:"exception"`
	// Control is the entity's own control.
	Control soc1.ControlID `json:"control,omitzero"`
	// Text describes it.
	Text string `json:"text,omitzero"`
	// Owner is the role that performs it.
	Owner string `json:"owner,omitzero"`
	// Tested is the day of the test of its operation.
	Tested soc1.Date `json:"tested,omitzero"`
	// Effective is the result of that test.
	Effective opinion.Answer `json:"effective,omitzero"`
}

// Link says that a report was obtained for a subservice organization of another report.
type Link struct {
	// From is the report that carves the subservice organization out. Empty means the report under review.
	From soc1.ReportID `json:"from,omitzero"`
	// Subservice is the subservice organization.
	Subservice soc1.SubserviceID `json:"subservice"`
	// To is the report obtained, one of [Entity.Reports].
	To soc1.ReportID `json:"to"`
	// Objectives are the objectives of that report that answer the CSOCs. Empty means all of them.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
}

// Clone returns a deep copy of e: changing the one never changes the other.
func (e *Entity) Clone() Entity {
	c := *e
	c.Services, c.Locations, c.Objectives = slices.Clone(e.Services), slices.Clone(e.Locations), slices.Clone(e.Objectives)
	c.Systems = slices.Clone(e.Systems)
	c.Accounts = slices.Clone(e.Accounts)
	for i := range c.Accounts {
		list := slices.Clone(c.Accounts[i].Assertions)
		for j := range list {
			list[j].Objectives = slices.Clone(list[j].Objectives)
		}
		c.Accounts[i].Assertions = list
	}
	c.Mappings, c.Mitigations, c.Information = slices.Clone(e.Mappings), slices.Clone(e.Mitigations), slices.Clone(e.Information)
	c.Letters = slices.Clone(e.Letters)
	c.Reports = slices.Clone(e.Reports)
	for i := range c.Reports {
		c.Reports[i] = c.Reports[i].Clone()
	}
	c.Links = slices.Clone(e.Links)
	for i := range c.Links {
		c.Links[i].Objectives = slices.Clone(c.Links[i].Objectives)
	}
	c.Judgements = slices.Clone(e.Judgements)
	c.Incidents = slices.Clone(e.Incidents)
	for i := range c.Incidents {
		c.Incidents[i].Objectives = slices.Clone(c.Incidents[i].Objectives)
	}
	c.Deficiencies = slices.Clone(e.Deficiencies)
	for i := range c.Deficiencies {
		c.Deficiencies[i] = c.Deficiencies[i].Clone()
	}
	return c
}
