package soc1

// Coverage says, for every day of a fiscal year and for every objective, what evidence the reports and
// letters at hand give, and what that amounts to under a policy. [AssessCoverage] makes it; it is
// plain data that no method changes.
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
// letters, times the number of objectives, and the request's size is limited.
func AssessCoverage(req CoverageRequest, policy CoveragePolicy) (Coverage, error) {
	err1, err2 := req.validate(), policy.Validate()
	if err1 != nil || err2 != nil {
		var ps Problems
		ps.Merge("", err1)
		ps.Merge("/policy", err2)
		return Coverage{}, ps.Err()
	}
	run := coverageRun{req: &req, policy: &policy, need: req.needed()}
	run.prepare()
	c := Coverage{
		FiscalYear: req.FiscalYear,
		Needed:     run.need,
		Reports:    run.contributions(),
		Letters:    run.checks,
	}
	if len(req.Objectives) == 0 {
		c.Overall = run.assess("")
		return c, nil
	}
	c.Objectives = make([]ObjectiveCoverage, len(req.Objectives))
	for i, id := range req.Objectives {
		c.Objectives[i] = run.assess(id)
	}
	c.Overall = run.combine(c.Objectives)
	return c, nil
}

// contributions lists the reports in their order.
func (r *coverageRun) contributions() []ReportContribution {
	if len(r.order) == 0 {
		return nil
	}
	list := make([]ReportContribution, len(r.order))
	for i, at := range r.order {
		w := &r.req.Reports[at]
		list[i] = ReportContribution{Report: w.ID, Use: r.uses[at], Days: w.Period.Intersect(r.need).Days()}
	}
	return list
}

// combine folds the coverage of the objectives into that of all together.
func (r *coverageRun) combine(objectives []ObjectiveCoverage) ObjectiveCoverage {
	lists := make([][]CoverageSegment, len(objectives))
	for i := range objectives {
		lists[i] = objectives[i].Segments
	}
	// Folding in pairs keeps the work at n log n where many objectives have segments of their own.
	for len(lists) > 1 {
		half := lists[:0]
		for i := 0; i < len(lists); i += 2 {
			if i+1 == len(lists) {
				half = append(half, lists[i])
			} else {
				half = append(half, worseSegments(lists[i], lists[i+1]))
			}
		}
		lists = half
	}
	all := ObjectiveCoverage{Audit: CoverageNotNeeded, AsOf: CoverageNotNeeded, LastTested: objectives[0].LastTested}
	for i := range objectives {
		all.Audit = max(all.Audit, objectives[i].Audit)
		all.AsOf = max(all.AsOf, objectives[i].AsOf)
		if objectives[i].LastTested.Before(all.LastTested) {
			all.LastTested = objectives[i].LastTested
		}
		all.Elapsed = max(all.Elapsed, objectives[i].Elapsed)
	}
	all.Segments = append([]CoverageSegment(nil), lists[0]...)
	r.tested = r.tested[:0]
	for _, s := range all.Segments {
		if s.Class == DayTested {
			r.tested = append(r.tested, spanOf(s.Period, 0))
		}
	}
	r.measure(&all)
	for _, focus := range [...]CoverageFocus{FocusAudit, FocusAsOf} {
		for i := range objectives {
			if verdict := objectives[i].verdict(focus); verdict == all.verdict(focus) && verdict > CoverageFull {
				all.Reasons = append(all.Reasons, CoverageReason{Focus: focus, Code: ReasonObjectiveDecides, Objective: objectives[i].Objective})
			}
		}
	}
	if all.Audit == CoverageNotNeeded {
		all.Reasons = append(all.Reasons, CoverageReason{Focus: FocusAudit, Code: ReasonNotUsed})
	}
	if all.AsOf == CoverageNotNeeded {
		all.Reasons = append(all.Reasons, CoverageReason{Focus: FocusAsOf, Code: ReasonNotUsed})
	}
	return all
}

// verdict returns the verdict for a purpose.
func (o *ObjectiveCoverage) verdict(focus CoverageFocus) CoverageClass {
	if focus == FocusAudit {
		return o.Audit
	}
	return o.AsOf
}

// worseSegments returns the segments of the worse class of each day. Both lists divide the same year. Where
// the class is the same and the source is not, the source is left empty.
func worseSegments(a, b []CoverageSegment) []CoverageSegment {
	worse := make([]CoverageSegment, 0, max(len(a), len(b)))
	var i, j int
	for i < len(a) && j < len(b) {
		x, y := a[i], b[j]
		s := x
		switch {
		case x.Class < y.Class:
			s = y
		case x.Class == y.Class:
			if x.Report != y.Report {
				s.Report = ""
			}
			if x.Letter != y.Letter {
				s.Letter = ""
			}
		}
		s.Period = x.Period.Intersect(y.Period)
		worse = joinSegment(worse, s)
		if x.Period.End == s.Period.End {
			i++
		}
		if y.Period.End == s.Period.End {
			j++
		}
	}
	return worse
}

// joinSegment appends the segment that follows on the last one, joining the two if only their days differ.
func joinSegment(list []CoverageSegment, s CoverageSegment) []CoverageSegment {
	if n := len(list); n > 0 {
		if last := &list[n-1]; last.Class == s.Class && last.Report == s.Report && last.Letter == s.Letter {
			last.Period.End = s.Period.End
			return list
		}
	}
	return append(list, s)
}
