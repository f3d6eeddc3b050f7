package opinion

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// setback is a fact from outside the tests that may keep objectives from being achieved on some days.
//
// It is kept beside the grades of controls, since no control caused it: a setback is laid over the profile of an objective as the
// last step, and lowers it on its own days only.
type setback struct {
	question   Question
	matter     soc1.MatterID
	fact       string      // where it is recorded
	days       soc1.Period // within the window
	presumed   Answer      // what the policy says while nothing is judged; 0 asks
	found      Rule        // the rule if it did
	open       Rule        // the rule while that is open
	objectives []soc1.ObjectiveID
	design     bool // whether it is the design that it spoils, and with it operation
}

// bears reports whether a setback bears on a limb, where last is the limb that all others bear on. What design cannot achieve,
// operation cannot either. The converse does not hold: a design that is suitable may not have been followed. Source:
// [soc1.CiteDesign], [soc1.CiteOperation].
func (s *setback) bears(limb, last Limb) bool {
	if s.design {
		return limb != Description
	}
	return limb == last
}

// setbackLimb is the limb that setbacks bear on: operation, or in a Type 1 report, which has none, design.
func (ev *evaluator) setbackLimb() Limb {
	if ev.exam.Type == soc1.Type2 {
		return Operation
	}
	return Design
}

// evaluateSetbacks collects the setbacks of every objective. A complementary control at a subservice organization can
// only fail in operation, of which a Type 1 report does not speak.
//
// Presumed answers come from the policy where practice differs ([KnownFailure]); conditions of the period and intentional acts
// are always put to the auditor. A condition that came to light after the report is not among them, see [evaluator.revisions].
// Source: [soc1.CiteSubservice], [soc1.CiteEvents], [soc1.CiteIntentional].
func (ev *evaluator) evaluateSetbacks() {
	add := func(s setback) {
		// Most examinations know of nothing of the kind, and pay nothing for it.
		if ev.setbacks == nil {
			ev.setbacks = make([][]int, len(ev.m.Objectives))
		}
		for _, id := range s.objectives {
			if o, ok := ev.x.Objective(id); ok {
				ev.setbacks[o] = append(ev.setbacks[o], len(ev.setback))
			}
		}
		ev.setback = append(ev.setback, s)
	}
	var positions map[soc1.CSOCID]int
	if len(ev.exam.CSOCFailures) > 0 {
		positions = make(map[soc1.CSOCID]int)
		for i := range ev.exam.Complementary.CSOCs {
			positions[ev.exam.Complementary.CSOCs[i].ID] = i
		}
	}
	for i := range ev.exam.CSOCFailures {
		f := &ev.exam.CSOCFailures[i]
		// A failure wholly before or after the period is no matter of this report.
		days, ok := controls.Clip(f.Days, ev.window)
		at, known := positions[f.CSOC]
		if !ok || !known || ev.exam.Type != soc1.Type2 {
			continue
		}
		presumed := Answer(0)
		switch ev.policy.KnownFailure {
		case KnownFailureDiscloses:
			presumed = No
		case KnownFailureModifies:
			presumed = Yes
		}
		add(setback{CSOCFailurePrevents, f.ID, soc1.Pointer("", "csocFailures", i), days, presumed, RuleCSOCFailed, RuleCSOCFailureOpen, ev.exam.Complementary.CSOCs[at].Objectives, false})
	}
	for i := range ev.exam.Events {
		// The date of an event is that of its discovery as often as not, and says nothing about when the condition began: the
		// condition counts for all days.
		if e := &ev.exam.Events[i]; e.Kind == PeriodCondition && e.Discovered == BeforeReport {
			add(setback{ConditionPrevents, e.ID, soc1.Pointer("", "events", i), ev.window, 0, RuleConditionFound, RuleConditionOpen, e.Objectives, false})
		}
	}
	for i := range ev.exam.Acts {
		// An act that names no objective is weighed with the limb as a whole, by weighActs.
		if a := &ev.exam.Acts[i]; a.reassesses(ev.exam.Standard) && len(a.Objectives) > 0 {
			add(setback{ActUndermines, a.ID, soc1.Pointer("", "acts", i), ev.window, 0, RuleReassessed, RuleReassessmentOpen, a.Objectives, true})
		}
	}
}

// prevents returns the answer to whether a setback did what it may have done: judged, tried out, or presumed. The order is that
// of authority: what was judged prevails over the policy, and the policy over what is merely tried out.
func (ev *evaluator) prevents(s *setback) Answer {
	if a := ev.answer(s.question, string(s.matter)); a != 0 {
		return a
	}
	if s.presumed != 0 {
		return s.presumed
	}
	return ev.assumed[judgementKey{s.question, string(s.matter)}]
}

// setBack lowers the grade of an objective on the days of its setbacks.
//
// While nothing is judged, the range on those days reaches from failed to what the grade is without the setback: a setback that
// did no harm mends nothing.
func (ev *evaluator) setBack(o int, limb Limb, p profile) profile {
	if ev.setbacks == nil {
		return p
	}
	for _, i := range ev.setbacks[o] {
		s := &ev.setback[i]
		if !s.bears(limb, ev.setbackLimb()) {
			continue
		}
		switch ev.prevents(s) {
		case Yes:
			p = p.paint(ev.window.Start, s.days, failed, failed, worst)
		// With worst for the operation, effective as the better end leaves the better end as it is.
		case 0:
			p = p.paint(ev.window.Start, s.days, failed, effective, worst)
		}
	}
	return p
}

// explainSetbacks says which setbacks keep an objective from being achieved, or may.
func (ev *evaluator) explainSetbacks(o int, limb Limb) []Reason {
	if ev.setbacks == nil {
		return nil
	}
	var list []Reason
	for _, i := range ev.setbacks[o] {
		s := &ev.setback[i]
		answer := ev.prevents(s)
		if answer == No || !s.bears(limb, ev.setbackLimb()) {
			continue
		}
		r := Reason{Rule: s.found, Matter: s.matter, Facts: append([]string{s.fact}, ev.judgementFact(s.question, string(s.matter))...)}
		if answer == 0 {
			r.Rule = s.open
		}
		r.Days = ev.days([]soc1.Period{s.days}, ev.window)
		list = append(list, r)
	}
	return list
}

// questionsOn returns the open questions about an objective itself. A question is listed only where its answer can tell on the
// finding, so that nobody is asked for a judgement that decides nothing.
func (ev *evaluator) questionsOn(o int, p profile, limb Limb) []asked {
	var list []asked
	if ev.setbacks != nil {
		for _, i := range ev.setbacks[o] {
			if s := &ev.setback[i]; s.bears(limb, ev.setbackLimb()) && ev.prevents(s) == 0 {
				list = append(list, asked{ev.setback[i].question, i, -1})
			}
		}
	}
	if ev.policy.ShortGapDays == 0 || ev.gapsMaterial(o) != 0 || !ev.mayGap(o, p) {
		return list
	}
	// Gaps that decide nothing, such as those beside a run too long to be short, are not asked about.
	if _, lo, hi := ev.finding(o, p); lo == hi {
		return list
	}
	return append(list, asked{ShortGapMaterial, o, -1})
}

// revisions returns why a report that was issued may have to be revised: conditions of the period that came to light afterwards
// and were not judged to be without effect. Source: [soc1.CiteEvents]. They change no kind: an opinion that was issued was formed
// on what was known, and what follows now is for the auditor to weigh with those who rely on it.
func (ev *evaluator) revisions() []Reason {
	var list []Reason
	for i := range ev.exam.Events {
		e := &ev.exam.Events[i]
		judged := ev.answer(ConditionPrevents, string(e.ID))
		if e.Kind != PeriodCondition || e.Discovered != AfterReport || judged == No {
			continue
		}
		r := Reason{Rule: RuleRevisionOpen, Matter: e.ID, Facts: append([]string{soc1.Pointer("", "events", i)}, ev.judgementFact(ConditionPrevents, string(e.ID))...)}
		if judged == Yes {
			r.Rule = RuleRevisionDue
		}
		list = append(list, r)
	}
	return list
}
