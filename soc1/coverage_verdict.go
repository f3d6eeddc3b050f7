package soc1

import "cmp"

// assess gathers the evidence for an objective, or for the reports as a whole if id is empty, and judges it.
func (r *coverageRun) assess(id ObjectiveID) ObjectiveCoverage {
	r.gather(id)
	o := ObjectiveCoverage{Objective: id, Segments: r.segments()}
	r.measure(&o)
	r.judgeAudit(&o)
	r.judgeAsOf(&o)
	return o
}

// judgeAudit sets the verdict for the audit of the financial statements: enough of the needed days tested,
// and every gap answered. A shorter tested period and a longer untested one are less evidence (ISA 402 and
// AU-C 402, application material); where less becomes too little is the policy's to say.
func (r *coverageRun) judgeAudit(o *ObjectiveCoverage) {
	add := func(reason CoverageReason) {
		reason.Focus = FocusAudit
		o.Reasons = append(o.Reasons, reason)
	}
	switch {
	case !r.need.IsValid():
		o.Audit = CoverageNotNeeded
		add(CoverageReason{Code: ReasonNotUsed})
		return
	case len(o.Gaps) == 0:
		o.Audit = CoverageFull
		return
	case o.Days.Tested == 0:
		o.Audit = CoverageNone
		add(CoverageReason{Code: ReasonNothingTested, Period: r.need})
	default:
		o.Reasons = make([]CoverageReason, 0, 4)
		o.Audit = r.judgeOverlap(o, add)
	}
	for i := range o.Gaps {
		o.Audit = max(o.Audit, r.judgeGap(&o.Gaps[i], add))
	}
}

// judgeOverlap judges how much of the needed days is tested. It returns full if that is enough, since what
// is missing is judged gap by gap.
func (r *coverageRun) judgeOverlap(o *ObjectiveCoverage, add func(CoverageReason)) CoverageClass {
	minimum := r.policy.MinOverlapMonths
	if !enoughMonths(r.tested, r.need, minimum) && !r.policy.nearFull(o.Days) {
		reason := CoverageReason{Code: ReasonOverlapTooShort, Period: r.need, Days: o.Days.Tested, Limit: minimum}
		if !r.need.AtLeastMonths(minimum) {
			reason.Code, reason.Limit = ReasonShortYearTooLittle, cmp.Or(r.policy.NearFullPercent, 100)
		}
		add(reason)
		return CoverageInsufficient
	}
	if comfort := r.policy.ComfortableMonths; r.need.AtLeastMonths(comfort) && !enoughMonths(r.tested, r.need, comfort) {
		add(CoverageReason{Code: ReasonBelowComfortable, Period: r.need, Days: o.Days.Tested, Limit: comfort})
	}
	return CoverageFull
}

// judgeGap judges one gap in the year, with the reasons. The questions come from the hardest to the
// mildest: is there evidence against the controls, is the gap short enough for inquiry, may letters answer a
// gap of this kind and length, and do they speak about all of it.
func (r *coverageRun) judgeGap(gap *CoverageGap, add func(CoverageReason)) CoverageClass {
	about := CoverageReason{Gap: gap.Kind, Period: gap.Period, Days: gap.Days}
	if r.spoilt(about, add) {
		return CoverageInsufficient
	}
	if gap.Period.AtMostMonths(r.policy.RollForwardMonths) {
		about.Code = ReasonGapRolledForward
		add(about)
		return CoverageRollForward
	}
	verdict := CoverageBridged
	fail := func(reason CoverageReason) {
		verdict = CoverageInsufficient
		add(reason)
	}
	usable := gap.Kind != GapLeading || r.policy.BridgeLeading
	usable = usable && (gap.Kind != GapInternal || r.policy.BridgeInternal)
	for _, s := range r.letters {
		if c := s.clip(gap.Period); !usable && c.start <= c.end {
			fail(CoverageReason{Code: ReasonLetterNotForGap, Gap: gap.Kind, Period: gap.Period, Letter: r.req.Letters[s.src].ID})
		}
	}
	if !gap.Period.AtMostMonths(r.policy.MaxBridgeMonths) {
		tooLong := about
		tooLong.Code, tooLong.Limit = ReasonGapTooLong, r.policy.MaxBridgeMonths
		fail(tooLong)
	}
	// A letter that reaches too far answers nothing, but it does not spoil what another letter answers.
	if r.unanswered(about, add, func(s span) bool { return usable && !r.reachesTooFar(s) }) {
		verdict = CoverageInsufficient
		for _, s := range r.letters {
			if c := s.clip(gap.Period); usable && c.start <= c.end && r.reachesTooFar(s) {
				add(CoverageReason{Code: ReasonLetterTooLong, Gap: gap.Kind, Period: c.period(), Letter: r.req.Letters[s.src].ID, Limit: r.policy.MaxBridgeMonths})
			}
		}
	}
	if verdict == CoverageBridged {
		about.Code = ReasonGapBridged
		add(about)
	}
	return verdict
}

// spoilt records what makes a run of untested days insufficient whatever its length: a report that cannot
// be relied on, or a known change. The reason carries where the run lies. A refused letter counts here: whoever
// wrote it, the change that it tells of is known.
func (r *coverageRun) spoilt(about CoverageReason, add func(CoverageReason)) bool {
	found := false
	if s, ok := firstIn(r.bad, about.Period); ok {
		found = true
		add(CoverageReason{Code: ReasonUnusableReport, Gap: about.Gap, Period: s.period(), Days: s.days(), Report: r.req.Reports[s.src].ID})
	}
	for _, s := range r.claimed {
		l := &r.req.Letters[s.src]
		if c := s.clip(about.Period); c.start <= c.end && (l.MaterialChange || l.ControlFailure) {
			found = true
			add(CoverageReason{Code: ReasonKnownChange, Gap: about.Gap, Period: c.period(), Days: c.days(), Letter: l.ID})
		}
	}
	return found
}

// reachesTooFar reports whether an accepted letter speaks about more months after the window than letters
// may bridge.
func (r *coverageRun) reachesTooFar(s span) bool {
	return r.letterTooLong(r.req.Reports[r.bases[s.src]].Period.End, Date{s.end})
}

// unanswered records the runs of untested days that none of the letters speaks about and that are too long
// for inquiry alone, and reports whether there are any. It listens to those letters that answers lets pass.
func (r *coverageRun) unanswered(about CoverageReason, add func(CoverageReason), answers func(span) bool) bool {
	found := false
	open := func(first, last int32) {
		run := Period{Start: Date{first}, End: Date{last}}
		if run.IsValid() && !run.AtMostMonths(r.policy.RollForwardMonths) {
			found = true
			add(CoverageReason{Code: ReasonGapOpen, Gap: about.Gap, Period: run, Days: run.Days()})
		}
	}
	day := about.Period.Start.n
	for _, s := range r.letters {
		if c := s.clip(about.Period); c.start <= c.end && answers(s) {
			open(day, c.start-1)
			day = max(day, c.end+1)
		}
	}
	open(day, about.Period.End.n)
	return found
}

// judgeAsOf sets the last tested day and the verdict for the assessment as of the year-end: the controls
// tested for long enough, and the time since answered.
func (r *coverageRun) judgeAsOf(o *ObjectiveCoverage) {
	add := func(reason CoverageReason) {
		reason.Focus = FocusAsOf
		o.Reasons = append(o.Reasons, reason)
	}
	asOf := r.req.FiscalYear.End
	// Days before the year count, since the question is only how old the evidence is.
	for _, s := range r.tested {
		if s.start <= asOf.n {
			o.LastTested = Date{min(s.end, asOf.n)}
		}
	}
	if o.LastTested.IsValid() {
		o.Elapsed = asOf.Sub(o.LastTested)
	}
	switch {
	case !r.need.Contains(asOf):
		o.AsOf = CoverageNotNeeded
		add(CoverageReason{Code: ReasonNotUsed, Period: Period{Start: asOf, End: asOf}})
		return
	case !o.LastTested.IsValid():
		o.AsOf = CoverageNone
		add(CoverageReason{Code: ReasonNothingTested, Period: r.need})
		return
	}
	o.AsOf = CoverageFull
	if !r.testedLongEnough(o) {
		o.AsOf = CoverageInsufficient
		add(CoverageReason{Code: ReasonWindowTooShort, Period: Period{Start: o.LastTested, End: o.LastTested}, Limit: r.policy.MinWindowMonths})
	}
	if o.Elapsed > 0 {
		o.AsOf = max(o.AsOf, r.judgeElapsed(Period{Start: Date{o.LastTested.n + 1}, End: asOf}, add))
	}
}

// testedLongEnough reports whether the days tested up to the year-end are as many months as the policy asks
// for, or nearly all of the needed days.
func (r *coverageRun) testedLongEnough(o *ObjectiveCoverage) bool {
	past := Period{Start: Date{minDay}, End: o.LastTested}
	return enoughMonths(r.tested, past, r.policy.MinWindowMonths) || r.policy.nearFull(o.Days)
}

// judgeElapsed judges the days from the last tested one to the year-end. Additional procedures are due if
// that time is significant (AS 2201, appendix B). The policy's limit is on the elapsed time, not on what one
// letter says, so a letter that is too long for the audit still speaks here.
func (r *coverageRun) judgeElapsed(tail Period, add func(CoverageReason)) CoverageClass {
	about := CoverageReason{Gap: GapTrailing, Period: tail, Days: tail.Days()}
	if r.spoilt(about, add) {
		return CoverageInsufficient
	}
	if tail.AtMostMonths(r.policy.RollForwardMonths) {
		about.Code = ReasonGapRolledForward
		add(about)
		return CoverageRollForward
	}
	verdict := CoverageBridged
	if !tail.AtMostMonths(r.policy.MaxElapsedMonths) {
		verdict = CoverageInsufficient
		tooLong := about
		tooLong.Code, tooLong.Limit = ReasonElapsedTooLong, r.policy.MaxElapsedMonths
		add(tooLong)
	}
	if r.unanswered(about, add, func(span) bool { return true }) {
		verdict = CoverageInsufficient
	}
	if verdict == CoverageBridged {
		about.Code = ReasonGapBridged
		add(about)
	}
	return verdict
}
