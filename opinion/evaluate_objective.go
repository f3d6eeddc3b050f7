package opinion

import (
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// view gives the profile of a control for one limb. A view may answer a what-if question by replacing some profiles.
type view func(control int) profile

// designView is the view of controls as they are designed.
func (ev *evaluator) designView(c int) profile { return ev.design.at(c) }

// operationView is the view of controls as they operated, with what the failure of general IT objectives does to them.
func (ev *evaluator) operationView(c int) profile {
	return ev.withReliance(c, ev.operation.at(c))
}

// evaluateObjectives grades every objective for every limb of the report.
//
// Controls may rely on general IT objectives, whose own controls may rely on others, in rings even: access to the
// change tool and changes to the access tool. So operation is first graded as if all reliance were justified, and
// lowered until nothing changes; every step only lowers grades, of which there are few, so this ends.
func (ev *evaluator) evaluateObjectives() {
	n := len(ev.m.Objectives)
	ev.evaluateSetbacks()
	ev.objDesign = make([]profile, n)
	for o := range n {
		ev.objDesign[o] = ev.objective(o, Design, ev.designView)
	}
	if ev.operation == nil {
		return
	}
	ev.objOper = make([]profile, n)
	for o := range n {
		ev.objOper[o] = ev.objective(o, Operation, ev.operation.at)
	}
	for dirty := ev.reliantOn(ev.unsupporting()); len(dirty) > 0; {
		var changed []int
		for _, o := range dirty {
			if p := ev.objective(o, Operation, ev.operationView); !slices.Equal(p, ev.objOper[o]) {
				ev.objOper[o] = p
				changed = append(changed, o)
			}
		}
		dirty = ev.reliantOn(changed)
	}
}

// unsupporting returns the objectives that controls cannot rely on throughout.
func (ev *evaluator) unsupporting() []int {
	var list []int
	for o := range ev.objOper {
		for _, s := range ev.objOper[o] {
			if s.lo <= unknown {
				list = append(list, o)
				break
			}
		}
	}
	return list
}

// reliantOn returns the objectives that have a control which relies on one of the given objectives, in order.
func (ev *evaluator) reliantOn(objectives []int) []int {
	if len(objectives) == 0 {
		return nil
	}
	doubtful := make([]bool, len(ev.m.Objectives))
	for _, o := range objectives {
		doubtful[o] = true
	}
	reliant := make([]bool, len(ev.m.Controls))
	found := false
	for c := range ev.m.Controls {
		for _, o := range ev.x.ReliesOn(c) {
			if doubtful[o] {
				reliant[c], found = true, true
			}
		}
	}
	if !found {
		return nil
	}
	var list []int
	for o := range ev.m.Objectives {
		for c := range ev.x.ControlsOf(o) {
			if reliant[c] {
				list = append(list, o)
				break
			}
		}
	}
	return list
}

// withReliance lowers a control's grade on the days on which an objective it relies on did not hold.
// Source: [soc1.CiteAutomated].
func (ev *evaluator) withReliance(c int, p profile) profile {
	if len(ev.x.ReliesOn(c)) == 0 {
		return p
	}
	for _, o := range ev.x.ReliesOn(c) {
		judged := ev.relianceJudged(c, o)
		if judged == 0 {
			judged = ev.assumed[judgementKey{RelianceUnaffected, string(ev.m.Controls[c].ID)}]
		}
		if judged == Yes {
			continue
		}
		ev.useReliance(c, ev.objOper[o], judged)
		p = combine(p, ev.support(ev.objOper[o], judged), worst)
	}
	return p
}

// useReliance records that the policy said what the failure of an objective does to a control that relies on it: where nothing
// was judged, on all days on which the objective may not have held, and where the control was judged not to have worked in
// spite of it, on those on which the objective failed.
func (ev *evaluator) useReliance(c int, objective profile, judged Answer) {
	for _, s := range objective {
		if s.lo == failed || judged == 0 && s.lo == unknown {
			ev.useControl(c, knob(KnobReliance))
			return
		}
	}
}

// relianceJudged returns the judgement on whether control c worked in spite of the failure of objective o: that about
// the control, else that about the objective.
func (ev *evaluator) relianceJudged(c, o int) Answer {
	if own := ev.answer(RelianceUnaffected, string(ev.m.Controls[c].ID)); own != 0 {
		return own
	}
	return ev.answer(RelianceUnaffected, string(ev.m.Objectives[o].ID))
}

// support turns the profile of a general IT objective into the best grade that a control relying on it can have. Where the
// objective failed and the auditor judged that the control did not work in spite of it, the control failed too; where the
// objective merely lacks evidence, so does the control.
func (ev *evaluator) support(objective profile, judged Answer) profile {
	cap := func(g grade) grade {
		switch {
		case g > unknown:
			return effective
		case g == failed && ev.policy.Reliance != RelianceUnsupported:
			return failed
		}
		return unknown
	}
	ask := judged == 0 && ev.policy.Reliance == RelianceAsk
	capped := make(profile, 0, len(objective))
	for _, s := range objective {
		lo, hi := cap(s.lo), cap(s.hi)
		if ask {
			hi = effective
		}
		capped = capped.append(span{s.end, lo, hi})
	}
	return capped
}

// objective grades one objective for one limb: as its worst risk.
func (ev *evaluator) objective(o int, limb Limb, v view) profile {
	risks := ev.x.RisksOf(o)
	if len(risks) == 0 {
		return ev.flat[failed][failed]
	}
	p := ev.risk(risks[0], v)
	for _, r := range risks[1:] {
		p = combine(p, ev.risk(r, v), all)
	}
	if ev.objectiveLimited(o, limb) {
		p = combine(p, ev.flat[unknown][unknown], worst)
	}
	return ev.setBack(o, limb, p)
}

// risk grades one risk: as its best sufficient set. A risk without a set is not answered.
func (ev *evaluator) risk(r int, v view) profile {
	var p profile
	for s := range ev.x.SetsOf(r) {
		q := ev.set(ev.x.MembersOf(r, s), v)
		if p == nil {
			p = q
		} else {
			p = combine(p, q, alternative)
		}
	}
	if p == nil {
		return ev.flat[failed][failed]
	}
	return p
}

// set grades one sufficient set: as its worst member, where a member stands for its line of superseded controls.
func (ev *evaluator) set(members []int, v view) profile {
	var p profile
	for _, c := range members {
		q := ev.lineage(c, v)
		if p == nil {
			p = q
		} else {
			p = combine(p, q, all)
		}
	}
	if p == nil {
		return ev.flat[failed][failed]
	}
	return p
}

// lineage grades a control together with those it superseded and those that succeeded it.
func (ev *evaluator) lineage(c int, v view) profile {
	if ev.x.LineOf(c) == c && ev.x.SuccessorOf(c) < 0 {
		return v(c)
	}
	p := ev.flat[failed][failed]
	for k := range ev.x.Line(c) {
		p = combine(p, v(k), either)
	}
	return p
}

// objectiveLimited reports whether a scope limitation that alternative procedures did not make up for names
// the objective. A limitation on design reaches operation too: what cannot be shown to be suitable cannot be
// shown to have achieved anything.
func (ev *evaluator) objectiveLimited(o int, limb Limb) bool {
	for i := range ev.exam.Limitations {
		l := &ev.exam.Limitations[i]
		if !l.reaches(limb) {
			continue
		}
		for _, id := range l.Objectives {
			if id == ev.m.Objectives[o].ID && ev.answer(AlternativeSufficient, string(l.ID)) != Yes {
				return true
			}
		}
	}
	return false
}

// inForce returns the days for which an objective was stated. Days outside the report are an error in the dates, which
// [Examination.ValidateFor] reports; until it is corrected the objective counts for all days, not for none.
func (ev *evaluator) inForce(o int) soc1.Period {
	if days, ok := controls.Clip(ev.m.Objectives[o].InForce, ev.window); ok {
		return days
	}
	return ev.window
}

// finding turns the profile of an objective into a finding.
func (ev *evaluator) finding(o int, p profile) (f Finding, lo, hi grade) {
	lo, hi = ev.throughout(o, p)
	if lo != hi {
		return FindingOpen, lo, hi
	}
	switch lo {
	case failed:
		return NotAchieved, lo, hi
	case unknown:
		return NoConclusion, lo, hi
	case dormant:
		return NotEvaluated, lo, hi
	}
	return Achieved, lo, hi
}
