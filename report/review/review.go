package review

import (
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// Review is the result of [Assess]: the conclusions with everything that led to them. It shares no memory with what it was
// made from.
type Review struct {
	// Case is what was assessed.
	Case Case `json:"case"`
	// Policy is the policy under which it was assessed.
	Policy Policy `json:"policy"`
	// Design is the overall conclusion for understanding design and implementation.
	Design Conclusion `json:"design"`
	// Operation is the overall conclusion for reliance on operation over the fiscal year.
	Operation Conclusion `json:"operation"`
	// AsOf is the overall conclusion as of the year-end. It is zero unless the entity is a filer.
	AsOf Conclusion `json:"asOf,omitzero"`
	// Objectives are the conclusions on the objectives that the entity needs, in the order of the report; those that
	// the report lacks come last.
	Objectives []ObjectiveReview `json:"objectives,omitzero"`
	// Accounts are the conclusions on the entity's accounts and assertions, in the order of the case.
	Accounts []AccountReview `json:"accounts,omitzero"`
	// Checklist answers every point, in order.
	Checklist []Item `json:"checklist"`
	// Reasons are all reasons about the report under review, by point of the checklist.
	Reasons []Reason `json:"reasons,omitzero"`
	// Chain is what was made of the reports on subservice organizations, in the order of the links.
	Chain []ChainReview `json:"chain,omitzero"`
	// Exceptions says what was made of each exception that the entity has to weigh, those of the report under review
	// first.
	Exceptions []ExceptionReview `json:"exceptions,omitzero"`
	// Deficiencies are the grades of the deficiencies that the entity entered, in the order of the case. They are about
	// the entity's own internal control, change no conclusion about the report, and are never derived from its opinion.
	Deficiencies []DeficiencyReview `json:"deficiencies,omitzero"`
	// Coverage is the coverage of the fiscal year, or nil where there is no Type 2 report to cover it.
	Coverage *soc1.Coverage `json:"coverage,omitzero"`
	// Needs are the questions that are open and can still change a conclusion.
	Needs []Need `json:"needs,omitzero"`
	// Work is what remains to be done.
	Work []Step `json:"work,omitzero"`
	// Plan is the test plan for the entity's own controls, one entry for each CUEC that applies.
	Plan []PlannedTest `json:"plan,omitzero"`
}

// Overall returns the overall conclusion for a view.
func (r *Review) Overall(v View) Conclusion {
	switch v {
	case ViewDesign:
		return r.Design
	case ViewOperation:
		return r.Operation
	case ViewAsOf:
		return r.AsOf
	}
	return Conclusion{}
}

// ObjectiveReview is what was concluded on one objective.
type ObjectiveReview struct {
	// Objective is the objective.
	Objective soc1.ObjectiveID `json:"objective"`
	// Design, Operation and AsOf are the conclusions; AsOf is zero unless the entity is a filer.
	Design Conclusion `json:"design"`
	// Operation is the conclusion on operation over the fiscal year.
	Operation Conclusion `json:"operation"`
	// AsOf is the conclusion as of the year-end.
	AsOf Conclusion `json:"asOf,omitzero"`
	// Mapping says how far the entity's own controls answer the CUECs that the objective needs.
	Mapping MappingStatus `json:"mapping"`
}

// For returns the conclusion for a view.
func (o *ObjectiveReview) For(v View) Conclusion {
	switch v {
	case ViewDesign:
		return o.Design
	case ViewOperation:
		return o.Operation
	case ViewAsOf:
		return o.AsOf
	}
	return Conclusion{}
}

// MappingStatus counts the CUECs that an objective needs by what the entity has for them. The counts add up to Needed.
type MappingStatus struct {
	// Needed counts the CUECs.
	Needed int `json:"needed"`
	// NotApplicable counts those that do not apply, with a reason.
	NotApplicable int `json:"notApplicable,omitzero"`
	// Effective counts those whose control was tested in the fiscal year and worked.
	Effective int `json:"effective,omitzero"`
	// Untested counts those that are mapped to a control not tested in the fiscal year.
	Untested int `json:"untested,omitzero"`
	// Failed counts those that are missing or failed.
	Failed int `json:"failed,omitzero"`
	// Unmapped counts those that nobody has answered.
	Unmapped int `json:"unmapped,omitzero"`
}

// Done reports whether every CUEC is answered and works.
func (m MappingStatus) Done() bool { return m.Needed == m.NotApplicable+m.Effective }

// AccountReview is what the report gives for one assertion about an account.
type AccountReview struct {
	// Account is the account.
	Account soc1.AccountID `json:"account"`
	// Assertion is the assertion.
	Assertion soc1.FinancialAssertion `json:"assertion"`
	// Objectives are the objectives that bear on it.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Gap says that no objective does.
	Gap bool `json:"gap,omitzero"`
	// Operation is the worst conclusion among the objectives, and no reliance where there is none.
	Operation Conclusion `json:"operation"`
}

// Item is the answer to one point of the checklist.
type Item struct {
	// Point is the point.
	Point Point `json:"point"`
	// Status is the answer.
	Status Status `json:"status"`
	// Finding is what was found, in a sentence or two.
	Finding string `json:"finding"`
	// Reasons are the reasons behind the status.
	Reasons []Reason `json:"reasons,omitzero"`
	// Facts are JSON Pointers into the case: where the point was looked up.
	Facts []string `json:"facts,omitzero"`
}

// ChainReview is what a report gives for a carved-out subservice organization of another report.
type ChainReview struct {
	// Link is the position of the link among [Entity.Links].
	Link int `json:"link"`
	// Depth is 1 for a subservice organization of the report under review, 2 for one of its own, and so on.
	Depth int `json:"depth"`
	// From, Subservice and To are the link.
	From soc1.ReportID `json:"from"`
	// Subservice is the subservice organization.
	Subservice soc1.SubserviceID `json:"subservice"`
	// To is the report obtained.
	To soc1.ReportID `json:"to"`
	// Design, Operation and AsOf are what the report leaves for those who need the subservice organization.
	Design Conclusion `json:"design"`
	// Operation is the conclusion on operation over the fiscal year.
	Operation Conclusion `json:"operation"`
	// AsOf is the conclusion as of the year-end.
	AsOf Conclusion `json:"asOf,omitzero"`
	// Reasons are the reasons about that report, in its own objectives. What merely lacks evidence weighs no more than
	// having no report, by [Policy.CarveOut].
	Reasons []Reason `json:"reasons,omitzero"`
}

// For returns the conclusion for a view.
func (c *ChainReview) For(v View) Conclusion {
	switch v {
	case ViewDesign:
		return c.Design
	case ViewOperation:
		return c.Operation
	case ViewAsOf:
		return c.AsOf
	}
	return Conclusion{}
}

// ExceptionReview is what was made of one exception.
type ExceptionReview struct {
	// Report is the report that has it.
	Report soc1.ReportID `json:"report"`
	// Exception is the exception.
	Exception soc1.DeviationID `json:"exception"`
	// Objectives are the objectives concerned that the entity needs, of that report. Empty means all.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Reach are the entity's accounts and assertions behind those objectives. It is empty for exceptions of reports on
	// subservice organizations.
	Reach []Reach `json:"reach,omitzero"`
	// Effect is what the exception leaves.
	Effect Conclusion `json:"effect"`
	// Rule is the rule that was applied.
	Rule Rule `json:"rule"`
}

// Reach is an assertion about an account that an exception bears on.
type Reach struct {
	// Account is the account.
	Account soc1.AccountID `json:"account"`
	// Assertion is the assertion.
	Assertion soc1.FinancialAssertion `json:"assertion"`
}

// PlannedTest is the draft of a test of the entity's own control for one CUEC, as its auditor would follow it.
type PlannedTest struct {
	// CUEC is the complementary control.
	CUEC soc1.CUECID `json:"cuec"`
	// Statement is its wording in the report.
	Statement string `json:"statement"`
	// Objectives are the objectives that need it, as far as the entity needs them.
	Objectives []soc1.ObjectiveID `json:"objectives"`
	// Control is the entity's own control, if it is mapped.
	Control soc1.ControlID `json:"control,omitzero"`
	// Performer is who performs it: the mapped owner, else the role in the wording, else empty.
	Performer string `json:"performer,omitzero"`
	// Timing is the frequency or trigger in the wording, if it has one.
	Timing string `json:"timing,omitzero"`
	// Frequency is the frequency, where the timing names one. The zero value means driven by events.
	Frequency sampling.Frequency `json:"frequency,omitzero"`
	// Occurrences is the number of occurrences expected in the days of the year on which the service was used, 0 if
	// they have to be counted.
	Occurrences int64 `json:"occurrences,omitzero"`
	// Items is the customary number to test at moderate reliance, 0 if the occurrences have to be counted
	// first. It is custom, not statistics.
	Items int64 `json:"items,omitzero"`
	// Evidence is what the wording says remains, if it does.
	Evidence []string `json:"evidence,omitzero"`
	// Criterion is the measure in the wording, if it has one.
	Criterion string `json:"criterion,omitzero"`
	// Interim and YearEnd are the parts of the year to test: the first nine months, and the rest.
	Interim soc1.Period `json:"interim,omitzero"`
	// YearEnd is the part to roll forward to.
	YearEnd soc1.Period `json:"yearEnd,omitzero"`
	// Done says that the control was tested in the fiscal year and worked.
	Done bool `json:"done,omitzero"`
	// Missing are the parts that the wording lacks and the auditor has to settle first.
	Missing []cuec.Part `json:"missing,omitzero"`
	// Steps are the procedures in order.
	Steps []string `json:"steps"`
}
