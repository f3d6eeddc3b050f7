package soc1

// Coverage says, for every day of a fiscal year and for every objective, what evidence the reports and
// letters at hand give, and what that amounts to under a policy. [AssessCoverage] makes it, and for many
// years at speed a [CoverageAssessor]; it is plain data that no method changes.
type Coverage struct {
	// FiscalYear is the year that was asked about.
	FiscalYear FiscalYear `json:"fiscalYear"`
	// Needed holds the days of the year on which the service was used. It is the zero Period if it was
	// not used at all.
	Needed Period `json:"needed,omitzero"`
	// Overall is the coverage for all objectives together: a day has the worst class that it has for any
	// objective, and a verdict is the worst verdict.
	Overall ObjectiveCoverage `json:"overall"`
	// Objectives holds the coverage of each objective of the request, in its order.
	Objectives []ObjectiveCoverage `json:"objectives,omitzero"`
	// Reports says how each report entered, ordered by window and id.
	Reports []ReportContribution `json:"reports,omitzero"`
	// Letters says what was made of each letter, in the order of the request.
	Letters []BridgeCheck `json:"letters,omitzero"`
}

// ObjectiveCoverage is the coverage of one objective, or of all of them together.
type ObjectiveCoverage struct {
	// Objective is the objective, or empty for all together.
	Objective ObjectiveID `json:"objective,omitzero"`
	// Audit is the verdict for the audit of the financial statements, which looks at how much of the
	// year is tested.
	Audit CoverageClass `json:"audit"`
	// AsOf is the verdict for the assessment of internal control as of the year-end, which looks at
	// the time since the last tested day.
	AsOf CoverageClass `json:"asOf"`
	// Days counts the days of the year by class.
	Days DayCounts `json:"days"`
	// Segments divides the year into runs of days of the same class and source, in order and without
	// gap or overlap.
	Segments []CoverageSegment `json:"segments"`
	// Gaps are the runs of needed days that are not tested, in order.
	Gaps []CoverageGap `json:"gaps,omitzero"`
	// LastTested is the last tested day up to the year-end; it may lie before the year. It is the zero
	// Date if there is none.
	LastTested Date `json:"lastTested,omitzero"`
	// Elapsed is the number of days from the last tested day to the year-end, 0 if that day is tested. It
	// means nothing if there is no tested day.
	Elapsed int `json:"elapsed"`
	// Reasons are the reasons for the verdicts, those for the audit first.
	Reasons []CoverageReason `json:"reasons,omitzero"`
}

// DayCounts counts the days of a fiscal year by class. Tested, Represented, Uncovered and NotNeeded add
// up to Total.
type DayCounts struct {
	// Total is the length of the fiscal year.
	Total int `json:"total"`
	// Tested counts the days of class [DayTested].
	Tested int `json:"tested"`
	// Represented counts the days of class [DayRepresented].
	Represented int `json:"represented"`
	// Uncovered counts the days of class [DayUncovered].
	Uncovered int `json:"uncovered"`
	// NotNeeded counts the days of class [DayNotNeeded].
	NotNeeded int `json:"notNeeded"`
	// Claimed counts the needed days that are not tested and that any letter, accepted or refused,
	// says it speaks about. It is what a reader who only looks at the dates would see as bridged.
	Claimed int `json:"claimed"`
}

// Needed returns the number of days on which the service was used.
func (c DayCounts) Needed() int { return c.Total - c.NotNeeded }

// CoverageSegment is a run of days with the same class and the same source.
type CoverageSegment struct {
	// Period holds the days.
	Period Period `json:"period"`
	// Class is what the days have in common.
	Class DayClass `json:"class"`
	// Report is the report that tested the days. Where several did, it is the one whose window began
	// first. It is empty for other classes, and overall where objectives rest on different reports.
	Report ReportID `json:"report,omitzero"`
	// Letter is the bridge letter that speaks about the days, by the same rule.
	Letter BridgeLetterID `json:"letter,omitzero"`
}

// CoverageGap is a run of needed days that are not tested.
type CoverageGap struct {
	// Kind says where in the needed days the gap lies.
	Kind GapKind `json:"kind"`
	// Period holds the days.
	Period Period `json:"period"`
	// Days is the number of days.
	Days int `json:"days"`
	// Months and DaysOver are the length in whole calendar months and the days left over.
	Months   int `json:"months"`
	DaysOver int `json:"daysOver"`
	// Represented is the number of its days that an accepted letter speaks about.
	Represented int `json:"represented"`
}

// ReportContribution says how a report entered the coverage.
type ReportContribution struct {
	// Report is the report.
	Report ReportID `json:"report"`
	// Use says whether it counts, and if not, why.
	Use ReportUse `json:"use"`
	// Days is the number of needed days inside its window, whether or not it counts and whether or not
	// other reports have them too.
	Days int `json:"days"`
}

// AssessCoverage divides the fiscal year of a request into tested, represented and uncovered days, overall
// and for each objective, and judges the result under a policy. Every day has one class; only Type 2
// reports make a day tested; overlapping reports count once; the result does not depend on the order of
// the reports and letters.
//
// It fails if the request or the policy is not valid, with every [Problem] in one error; those of the
// policy have paths that begin with /policy. The work grows with n log n in the number of reports and
// letters, times the number of objectives, and the request's size is limited. Where many years or many
// sets of reports are to be judged, a [CoverageAssessor] says the same without allocating.
func AssessCoverage(req CoverageRequest, policy CoveragePolicy) (Coverage, error) {
	err1, err2 := req.validate(), policy.Validate()
	if err1 != nil || err2 != nil {
		var ps Problems
		ps.Merge("", err1)
		ps.Merge("/policy", err2)
		return Coverage{}, ps.Err()
	}
	var a CoverageAssessor
	a.adopt(policy)
	a.load(&req)
	a.judge(req.FiscalYear, req.ServiceStart, req.ServiceEnd)
	return a.result, nil
}

// verdict returns the verdict for a purpose.
func (o *ObjectiveCoverage) verdict(focus CoverageFocus) CoverageClass {
	if focus == FocusAudit {
		return o.Audit
	}
	return o.AsOf
}
