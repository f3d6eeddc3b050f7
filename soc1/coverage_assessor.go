package soc1

// CoverageAssessor answers many questions about coverage in the same memory: for one set of reports and letters
// any number of fiscal years, and one set after another. It says what [AssessCoverage] says, but it checks and
// sorts a set only once, and it stops allocating when it has seen its largest question.
//
// Make one with [NewCoverageAssessor]. What it returns is its own memory: it is valid until the next call and
// must not be changed, so copy what is to be kept. It must not be used by several goroutines at a time; give
// each its own.
type CoverageAssessor struct {
	policy CoveragePolicy
	// mostMinimum, mostComfort and mostWindow are the greatest numbers of days that the policy's
	// months can have.
	mostMinimum, mostComfort, mostWindow int

	loaded bool
	req    CoverageRequest
	// order holds the positions of the reports by window and id.
	order []int32
	// uses says of each report, by position, how it enters.
	uses []ReportUse
	// letters holds, by position, what can be said of a letter without knowing the year.
	letters []letterState
	// findings is the memory of the letters' findings.
	findings []BridgeFinding
	// accepted and claimed are the days of the accepted letters and of all letters as stated, sorted.
	// They may overlap. changed are those of claimed that go with a known change or failure.
	accepted, claimed, changed []span
	scopes                     objectiveScopes
	// kinds holds the evidence for each kind of objective; kindOf says which kind an objective is of.
	kinds  []evidence
	kindOf []int32
	// whole is the evidence for all objectives together.
	whole evidence

	// year and need are the question at hand.
	year FiscalYear
	need Period
	// The result's lists are parts of these.
	result        Coverage
	objectives    []ObjectiveCoverage
	contributions []ReportContribution
	checks        []BridgeCheck
	segments      []CoverageSegment
	gaps          []CoverageGap
	reasons       []CoverageReason

	work settling
}

// NewCoverageAssessor returns an assessor for a policy, with no reports loaded. It fails if the policy is not
// valid, with every [Problem] in one error.
func NewCoverageAssessor(policy CoveragePolicy) (*CoverageAssessor, error) {
	if err := policy.Validate(); err != nil {
		return nil, err
	}
	a := new(CoverageAssessor)
	a.adopt(policy)
	return a, nil
}

// adopt takes over a valid policy.
func (a *CoverageAssessor) adopt(policy CoveragePolicy) {
	a.policy = policy
	a.mostMinimum = mostDays(policy.MinOverlapMonths)
	a.mostComfort = mostDays(policy.ComfortableMonths)
	a.mostWindow = mostDays(policy.MinWindowMonths)
}

// Load checks and prepares a set of reports and letters for the questions that follow. The fiscal year of the
// request is not looked at. The request's lists are read again by later calls and must not be changed until
// the next Load. It fails as [CoverageRequest.Validate] does, the fiscal year aside; the assessor is then
// empty.
func (a *CoverageAssessor) Load(req CoverageRequest) error {
	a.loaded = false
	a.req = req
	var ps Problems
	a.req.checkEvidence(&ps)
	if err := ps.Err(); err != nil {
		return err
	}
	a.load(&a.req)
	return nil
}

// Year judges a fiscal year of a user entity that used the service on the dates of the loaded request. It
// fails if nothing is loaded or if the year is not valid; the problems have the paths that
// [AssessCoverage] gives them.
func (a *CoverageAssessor) Year(year FiscalYear) (*Coverage, error) {
	return a.YearUsed(year, a.req.ServiceStart, a.req.ServiceEnd)
}

// YearUsed is Year for a user entity with its own first and last day of using the service, in place of
// those of the loaded request. A zero Date means before, or after, the year.
func (a *CoverageAssessor) YearUsed(year FiscalYear, serviceStart, serviceEnd Date) (*Coverage, error) {
	if !a.loaded {
		return nil, Problem{Code: CodeMissing, Message: "no reports are loaded", Hint: "call Load first, and look at its error"}
	}
	if !year.IsValid() || serviceStart.IsValid() && serviceEnd.IsValid() && serviceEnd.Before(serviceStart) {
		var ps Problems
		checkYear(&ps, year, serviceStart, serviceEnd)
		return nil, ps.Err()
	}
	a.judge(year, serviceStart, serviceEnd)
	return &a.result, nil
}

// Assess loads a request and judges its fiscal year: [AssessCoverage] in the assessor's memory and under its
// policy.
func (a *CoverageAssessor) Assess(req CoverageRequest) (*Coverage, error) {
	if err := a.Load(req); err != nil {
		var ps Problems
		ps.Merge("", err)
		if !req.FiscalYear.IsValid() {
			ps.Merge("/fiscalYear", req.FiscalYear.Validate())
		}
		return nil, ps.Err()
	}
	return a.Year(req.FiscalYear)
}

// judge answers for a valid year; the evidence is loaded.
func (a *CoverageAssessor) judge(year FiscalYear, serviceStart, serviceEnd Date) {
	a.year, a.need = year, neededDays(year.Period, serviceStart, serviceEnd)
	a.segments, a.gaps, a.reasons = a.segments[:0], a.gaps[:0], a.reasons[:0]
	c := &a.result
	c.FiscalYear, c.Needed = year, a.need
	for i, at := range a.order {
		c.Reports[i].Days = a.req.Reports[at].Period.Intersect(a.need).Days()
	}
	for i := range a.letters {
		l := &a.letters[i]
		c.Letters[i].Findings = l.findings
		if a.reachesTooFar(int32(i), l.says) {
			c.Letters[i].Findings = l.findingsTooLong
		}
	}
	if len(a.req.Objectives) == 0 {
		a.judgeKind(&c.Overall, &a.kinds[0])
		return
	}
	// Objectives of one kind have the same coverage but for their name. Each has lists of its own, so that
	// whoever changes one changes no other.
	for i, kind := range a.kindOf {
		o := &c.Objectives[i]
		if like := a.kinds[kind].first; like < i {
			*o = c.Objectives[like]
			o.Segments, a.segments = copied(a.segments, o.Segments)
			o.Gaps, a.gaps = copied(a.gaps, o.Gaps)
			o.Reasons, a.reasons = copied(a.reasons, o.Reasons)
		} else {
			a.judgeKind(o, &a.kinds[kind])
		}
		o.Objective = a.req.Objectives[i]
	}
	a.judgeWhole(&c.Overall, c.Objectives)
}

// copied appends a list to the memory of its kind and returns the copy, nil if it is empty, and the memory.
func copied[T any](memory, list []T) (part, grown []T) {
	from := len(memory)
	memory = append(memory, list...)
	return tail(memory, from), memory
}

// tail returns the end of a memory as a list of its own, nil if it is empty.
func tail[T any](memory []T, from int) []T {
	if len(memory) == from {
		return nil
	}
	return memory[from:len(memory):len(memory)]
}

// resized returns a list of n zero values, in the memory of the old one if that is large enough.
func resized[T any](list []T, n int) []T {
	if n > cap(list) {
		return make([]T, n)
	}
	list = list[:n]
	clear(list)
	return list
}
