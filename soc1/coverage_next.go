package soc1

import (
	"cmp"
	"slices"
	"strings"
)

// NextStep is something that the user auditor would do next about days that are not tested. The list follows from
// the verdicts and their reasons; it is a proposal, which the user auditor's judgement replaces.
type NextStep struct {
	// Focus is the purpose that the step serves.
	Focus CoverageFocus `json:"focus"`
	// Action is what to do.
	Action AuditorAction `json:"action"`
	// Gap says where the days lie, if the step is about a gap.
	Gap GapKind `json:"gap,omitzero"`
	// Period holds the days that the step is about.
	Period Period `json:"period,omitzero"`
	// Report and Letter are the report or bridge letter to look at, if there is one.
	Report ReportID       `json:"report,omitzero"`
	Letter BridgeLetterID `json:"letter,omitzero"`
	// Choice says that the step is one of several, for the same days, of which one or some will do.
	Choice bool `json:"choice,omitzero"`
	// Objectives are the objectives that the step serves. If there are none, it serves all.
	Objectives []ObjectiveID `json:"objectives,omitzero"`
}

// String returns the step as a clause without a full stop.
func (s NextStep) String() string {
	var b strings.Builder
	if s.Choice {
		b.WriteString("either: ")
	}
	b.WriteString(s.Action.Text())
	if s.Letter != "" {
		b.WriteString(" (" + string(s.Letter) + ")")
	}
	if s.Report != "" {
		b.WriteString(" (" + string(s.Report) + ")")
	}
	if s.Period.IsValid() {
		b.WriteString(", for " + s.Period.String())
	}
	return b.String()
}

// References returns where the step stands: for the audit in the standards on using a service organization, for
// the assessment as of the year-end in the PCAOB's on internal control.
func (s NextStep) References() []Reference {
	if s.Focus == FocusAsOf {
		return []Reference{{ATC320, "AS 2201", ".B24-.B26", ConfidenceSure}}
	}
	return []Reference{{ATC320, "AU-C 402", ".15-.17", ConfidenceSure}, {ISAE3402, "ISA 402", ".15-.17", ConfidenceSure}}
}

// NextSteps lists what the user auditor would do next, for the audit first and then for the assessment as of the
// year-end, by date and then in the order of the actions. Objectives for which the same is to be done share
// a step. Where everything is tested or nothing is needed the list is empty.
func (c Coverage) NextSteps() []NextStep {
	if len(c.Objectives) == 0 {
		return c.Overall.NextSteps()
	}
	var all []NextStep
	for i := range c.Objectives {
		for _, s := range c.Objectives[i].NextSteps() {
			s.Objectives = []ObjectiveID{c.Objectives[i].Objective}
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, compareSteps)
	joined := all[:0]
	for _, s := range all {
		if n := len(joined); n > 0 && compareSteps(joined[n-1], s) == 0 {
			joined[n-1].Objectives = append(joined[n-1].Objectives, s.Objectives...)
		} else {
			joined = append(joined, s)
		}
	}
	return joined
}

// compareSteps orders steps by all but the objectives.
func compareSteps(a, b NextStep) int {
	choice := 0
	if a.Choice != b.Choice {
		if choice = 1; b.Choice {
			choice = -1
		}
	}
	return cmp.Or(cmp.Compare(a.Focus, b.Focus), a.Period.Start.Compare(b.Period.Start), a.Period.End.Compare(b.Period.End),
		cmp.Compare(a.Action, b.Action), cmp.Compare(a.Gap, b.Gap), cmp.Compare(a.Letter, b.Letter), cmp.Compare(a.Report, b.Report), choice)
}

// NextSteps lists what the user auditor would do next about one objective, or about all of them together if the
// coverage was assessed without objectives. The order is that of [Coverage.NextSteps].
func (o ObjectiveCoverage) NextSteps() []NextStep {
	p := stepPlan{o: &o}
	for _, r := range o.Reasons {
		if r.Focus == FocusAudit {
			p.audit(r)
		} else {
			p.asOf(r)
		}
	}
	slices.SortFunc(p.steps, compareSteps)
	return slices.CompactFunc(p.steps, func(a, b NextStep) bool { return compareSteps(a, b) == 0 })
}

// stepPlan collects the steps for one objective.
type stepPlan struct {
	o     *ObjectiveCoverage
	steps []NextStep
}

// add records a step about the days of a reason.
func (p *stepPlan) add(action AuditorAction, r CoverageReason) {
	p.steps = append(p.steps, NextStep{Focus: r.Focus, Action: action, Gap: r.Gap, Period: r.Period, Report: r.Report, Letter: r.Letter})
}

// audit records the steps that follow from a reason for the verdict on the audit.
func (p *stepPlan) audit(r CoverageReason) {
	switch r.Code {
	case ReasonGapRolledForward:
		p.add(ActionInquire, r)
		return
	case ReasonGapBridged:
		p.add(ActionInquire, r)
		p.readLetters(r)
		return
	case ReasonNothingTested, ReasonOverlapTooShort, ReasonShortYearTooLittle:
		for i := range p.o.Gaps {
			p.close(&p.o.Gaps[i], r)
		}
		return
	case ReasonUnusableReport:
		p.add(ActionEvaluateOpinion, r)
	case ReasonKnownChange:
		p.add(ActionEvaluateChange, r)
	case ReasonGapOpen:
		if r.Gap == GapTrailing {
			p.add(ActionObtainLetter, r)
		}
	case ReasonLetterNotForGap, ReasonLetterTooLong, ReasonGapTooLong:
	default:
		return
	}
	for i := range p.o.Gaps {
		if gap := &p.o.Gaps[i]; gap.Period.Overlaps(r.Period) {
			p.close(gap, r)
		}
	}
}

// readLetters records for each letter in a gap that it is to be read.
func (p *stepPlan) readLetters(r CoverageReason) {
	for _, s := range p.o.Segments {
		if days := s.Period.Intersect(r.Period); s.Class == DayRepresented && days.IsValid() {
			p.steps = append(p.steps, NextStep{Focus: r.Focus, Action: ActionReadLetter, Gap: r.Gap, Period: days, Letter: s.Letter})
		}
	}
}

// close records the steps that can close a gap for which the evidence is insufficient.
func (p *stepPlan) close(gap *CoverageGap, r CoverageReason) {
	about := CoverageReason{Focus: r.Focus, Gap: gap.Kind, Period: gap.Period}
	switch gap.Kind {
	case GapLeading:
		p.add(ActionObtainPriorReport, about)
	case GapInternal, GapEntire:
		p.add(ActionObtainMissingReport, about)
	case GapTrailing:
		p.add(ActionObtainNextReport, about)
	}
	p.choose(about, ActionTestUserControls, ActionTestAtOrganization, ActionUseOtherAuditor, ActionSubstantive)
	p.add(ActionConclude, about)
}

// choose records steps of which one or some will do.
func (p *stepPlan) choose(about CoverageReason, actions ...AuditorAction) {
	for _, action := range actions {
		p.add(action, about)
		p.steps[len(p.steps)-1].Choice = true
	}
}

// asOf records the steps that follow from a reason for the verdict as of the year-end.
func (p *stepPlan) asOf(r CoverageReason) {
	about := CoverageReason{Focus: r.Focus, Gap: r.Gap, Period: r.Period}
	switch r.Code {
	case ReasonGapRolledForward:
		p.add(ActionInquire, r)
		return
	case ReasonGapBridged:
		p.add(ActionInquire, r)
		p.readLetters(r)
		return
	case ReasonUnusableReport:
		p.add(ActionEvaluateOpinion, r)
	case ReasonKnownChange:
		p.add(ActionEvaluateChange, r)
	case ReasonGapOpen:
		p.add(ActionObtainLetter, r)
		p.add(ActionInquire, about)
	case ReasonElapsedTooLong:
		p.add(ActionInquire, about)
	case ReasonWindowTooShort, ReasonNothingTested:
		p.add(ActionObtainNextReport, about)
	default:
		return
	}
	p.choose(about, ActionTestAtOrganization, ActionUseOtherAuditor, ActionSpecificInformation, ActionEvaluateManagement)
	p.add(ActionConclude, about)
}
