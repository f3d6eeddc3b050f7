package soc1

import "cmp"

// maxLettersNamed bounds how many letters the reasons of one kind name for one gap.
const maxLettersNamed = 4

// because records a reason.
func (a *CoverageAssessor) because(reason CoverageReason) {
	a.reasons = append(a.reasons, reason)
}

// judgeAudit sets the verdict for the audit of the financial statements: enough of the needed days tested,
// and every gap answered. A shorter tested period and a longer untested one are less evidence (ISA 402 and
// AU-C 402, application material); where less becomes too little is the policy's to say.
func (a *CoverageAssessor) judgeAudit(o *ObjectiveCoverage, e *evidence) {
	switch {
	case !a.need.IsValid():
		o.Audit = CoverageNotNeeded
		a.because(CoverageReason{Focus: FocusAudit, Code: ReasonNotUsed})
		return
	case len(o.Gaps) == 0:
		o.Audit = CoverageFull
		return
	case o.Days.Tested == 0:
		o.Audit = CoverageNone
		a.because(CoverageReason{Focus: FocusAudit, Code: ReasonNothingTested, Period: a.need})
	default:
		o.Audit = a.judgeOverlap(o, e)
	}
	for i := range o.Gaps {
		o.Audit = max(o.Audit, a.judgeGap(&o.Gaps[i], e))
	}
}

// judgeOverlap judges how much of the needed days is tested. It returns full if that is enough, since what
// is missing is judged gap by gap.
func (a *CoverageAssessor) judgeOverlap(o *ObjectiveCoverage, e *evidence) CoverageClass {
	minimum := a.policy.MinOverlapMonths
	if !enoughMonths(e.tested, a.need, minimum, a.mostMinimum) && !a.nearFull(&o.Days) {
		reason := CoverageReason{Focus: FocusAudit, Code: ReasonOverlapTooShort, Period: a.need, Days: o.Days.Tested, Limit: minimum}
		if !atLeastMonths(a.need, minimum) {
			reason.Code, reason.Limit = ReasonShortYearTooLittle, cmp.Or(a.policy.NearFullPercent, 100)
		}
		a.because(reason)
		return CoverageInsufficient
	}
	comfort := a.policy.ComfortableMonths
	if atLeastMonths(a.need, comfort) && !enoughMonths(e.tested, a.need, comfort, a.mostComfort) {
		a.because(CoverageReason{Focus: FocusAudit, Code: ReasonBelowComfortable, Period: a.need, Days: o.Days.Tested, Limit: comfort})
	}
	return CoverageFull
}

// nearFull reports whether the tested days are so large a share of the needed ones that no minimum is asked.
func (a *CoverageAssessor) nearFull(days *DayCounts) bool {
	return days.Tested > 0 && 100*days.Tested >= cmp.Or(a.policy.NearFullPercent, 100)*days.Needed()
}

// forInquiry reports whether a run of untested days is short enough to be left to the user auditor's inquiry.
func (a *CoverageAssessor) forInquiry(run Period) bool {
	return atMostMonths(run, a.policy.RollForwardMonths)
}

// judgeGap judges one gap in the year, with the reasons. The questions come from the hardest to the
// mildest: is there evidence against the controls, is the gap short enough for inquiry, may letters answer a
// gap of this kind and length, and do they speak about all of it.
func (a *CoverageAssessor) judgeGap(gap *CoverageGap, e *evidence) CoverageClass {
	about := CoverageReason{Focus: FocusAudit, Gap: gap.Kind, Period: gap.Period, Days: gap.Days}
	if a.spoilt(&about, e) {
		return CoverageInsufficient
	}
	if a.forInquiry(gap.Period) {
		about.Code = ReasonGapRolledForward
		a.because(about)
		return CoverageRollForward
	}
	verdict := CoverageBridged
	usable := (gap.Kind != GapLeading || a.policy.BridgeLeading) && (gap.Kind != GapInternal || a.policy.BridgeInternal)
	if !usable && a.nameLetters(&about, e, ReasonLetterNotForGap) {
		verdict = CoverageInsufficient
	}
	if !atMostMonths(gap.Period, a.policy.MaxBridgeMonths) {
		tooLong := about
		tooLong.Code, tooLong.Limit = ReasonGapTooLong, a.policy.MaxBridgeMonths
		a.because(tooLong)
		verdict = CoverageInsufficient
	}
	// A letter that reaches too far answers nothing, but it does not spoil what another letter answers.
	answers := lettersWithinLimit
	if !usable {
		answers = noLetters
	}
	if a.unanswered(&about, e, answers) {
		verdict = CoverageInsufficient
		if usable {
			a.nameLetters(&about, e, ReasonLetterTooLong)
		}
	}
	if verdict == CoverageBridged {
		about.Code = ReasonGapBridged
		a.because(about)
	}
	return verdict
}

// nameLetters records, with a code, the letters that do not answer a gap: all that speak about it if letters are not
// for such gaps, and those that reach too far if they are. It reports whether there are any.
func (a *CoverageAssessor) nameLetters(about *CoverageReason, e *evidence, code CoverageReasonCode) bool {
	named := 0
	for _, s := range e.letters {
		if s.start > about.Period.End.n || named == maxLettersNamed {
			break
		}
		c := s.clip(about.Period)
		if c.start > c.end || code == ReasonLetterTooLong && !a.reachesTooFar(s.src, s.end) {
			continue
		}
		reason := CoverageReason{Focus: about.Focus, Code: code, Gap: about.Gap, Period: about.Period, Letter: a.req.Letters[s.src].ID}
		if code == ReasonLetterTooLong {
			reason.Period, reason.Limit = c.period(), a.policy.MaxBridgeMonths
		}
		a.because(reason)
		named++
	}
	return named > 0
}

// spoilt records what makes a run of untested days insufficient whatever its length: a report that cannot
// be relied on, or a known change. A refused letter counts here: whoever wrote it, the change that it tells
// of is known.
func (a *CoverageAssessor) spoilt(about *CoverageReason, e *evidence) bool {
	found := false
	if s, ok := firstIn(e.bad, about.Period); ok {
		found = true
		a.because(CoverageReason{
			Focus: about.Focus, Code: ReasonUnusableReport, Gap: about.Gap,
			Period: s.period(), Days: s.days(), Report: a.req.Reports[s.src].ID,
		})
	}
	named := 0
	for _, s := range a.changed {
		if s.start > about.Period.End.n || named == maxLettersNamed {
			break
		}
		if c := s.clip(about.Period); c.start <= c.end {
			named++
			a.because(CoverageReason{
				Focus: about.Focus, Code: ReasonKnownChange, Gap: about.Gap,
				Period: c.period(), Days: c.days(), Letter: a.req.Letters[s.src].ID,
			})
		}
	}
	return found || named > 0
}

// answering says which of the accepted letters a question listens to.
type answering uint8

const (
	allLetters answering = iota
	lettersWithinLimit
	noLetters
)

// unanswered records the runs of untested days that none of the letters speaks about and that are too long
// for inquiry alone, and reports whether there are any.
func (a *CoverageAssessor) unanswered(about *CoverageReason, e *evidence, answers answering) bool {
	found := false
	day := about.Period.Start.n
	for _, s := range e.letters {
		if s.start > about.Period.End.n || answers == noLetters {
			break
		}
		if s.end < day || answers == lettersWithinLimit && a.reachesTooFar(s.src, s.end) {
			continue
		}
		found = a.isOpen(about, day, s.start-1) || found
		day = s.end + 1
	}
	return a.isOpen(about, day, about.Period.End.n) || found
}

// isOpen records the run of days from first to last if it is too long for inquiry alone, and reports whether it is.
func (a *CoverageAssessor) isOpen(about *CoverageReason, first, last int32) bool {
	run := Period{Start: Date{first}, End: Date{last}}
	if !run.IsValid() || a.forInquiry(run) {
		return false
	}
	a.because(CoverageReason{Focus: about.Focus, Code: ReasonGapOpen, Gap: about.Gap, Period: run, Days: run.Days()})
	return true
}

// judgeAsOf sets the last tested day and the verdict for the assessment as of the year-end: the controls
// tested for long enough, and the time since answered.
func (a *CoverageAssessor) judgeAsOf(o *ObjectiveCoverage, e *evidence) {
	asOf := a.year.End
	// Days before the year count, since the question is only how old the evidence is.
	for i := len(e.tested) - 1; i >= 0; i-- {
		if s := e.tested[i]; s.start <= asOf.n {
			o.LastTested = Date{min(s.end, asOf.n)}
			o.Elapsed = asOf.Sub(o.LastTested)
			break
		}
	}
	switch {
	case !a.need.Contains(asOf):
		o.AsOf = CoverageNotNeeded
		a.because(CoverageReason{Focus: FocusAsOf, Code: ReasonNotUsed, Period: Period{Start: asOf, End: asOf}})
		return
	case !o.LastTested.IsValid():
		o.AsOf = CoverageNone
		a.because(CoverageReason{Focus: FocusAsOf, Code: ReasonNothingTested, Period: a.need})
		return
	}
	o.AsOf = CoverageFull
	past := Period{Start: Date{minDay}, End: o.LastTested}
	if !enoughMonths(e.tested, past, a.policy.MinWindowMonths, a.mostWindow) && !a.nearFull(&o.Days) {
		o.AsOf = CoverageInsufficient
		a.because(CoverageReason{
			Focus: FocusAsOf, Code: ReasonWindowTooShort,
			Period: Period{Start: o.LastTested, End: o.LastTested}, Limit: a.policy.MinWindowMonths,
		})
	}
	if o.Elapsed > 0 {
		o.AsOf = max(o.AsOf, a.judgeElapsed(Period{Start: Date{o.LastTested.n + 1}, End: asOf}, e))
	}
}

// judgeElapsed judges the days from the last tested one to the year-end. Additional procedures are due if
// that time is significant (AS 2201, appendix B). The policy's limit is on the elapsed time, not on what one
// letter says, so a letter that is too long for the audit still speaks here.
func (a *CoverageAssessor) judgeElapsed(after Period, e *evidence) CoverageClass {
	about := CoverageReason{Focus: FocusAsOf, Gap: GapTrailing, Period: after, Days: after.Days()}
	if a.spoilt(&about, e) {
		return CoverageInsufficient
	}
	if a.forInquiry(after) {
		about.Code = ReasonGapRolledForward
		a.because(about)
		return CoverageRollForward
	}
	verdict := CoverageBridged
	if !atMostMonths(after, a.policy.MaxElapsedMonths) {
		verdict = CoverageInsufficient
		tooLong := about
		tooLong.Code, tooLong.Limit = ReasonElapsedTooLong, a.policy.MaxElapsedMonths
		a.because(tooLong)
	}
	if a.unanswered(&about, e, allLetters) {
		verdict = CoverageInsufficient
	}
	if verdict == CoverageBridged {
		about.Code = ReasonGapBridged
		a.because(about)
	}
	return verdict
}
