package opinion

import (
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// view gives the profile of a control for one limb. A view may answer a what-if question by replacing some profiles. The same
// combination of sets, risks and objectives thus serves both limbs and every trial.
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
//
// In a ring, several gradings may agree with themselves: all that hang on each other worked, or none did. Beginning at the top
// gives the highest of them, which condemns nothing that no evidence condemns. Source: [soc1.CiteAutomated]. Only objectives that
// hang on one that changed are graded anew, so that examinations without reliance, and those whose general IT objectives all
// held, pay for one pass.
func (ev *evaluator) evaluateObjectives() {
	n := len(ev.m.Objectives)
	// Setbacks come first, since every objective is lowered by its own as it is graded.
	ev.evaluateSetbacks()
	ev.objDesign = make([]profile, n)
	for o := range n {
		// Design knows no reliance: whether a control would answer its risk does not hang on whether something else worked.
		ev.objDesign[o] = ev.objective(o, Design, ev.designView)
	}
	if ev.operation == nil {
		return
	}
	ev.objOper = make([]profile, n)
	for o := range n {
		ev.objOper[o] = ev.objective(o, Operation, ev.operation.at)
	}
	dirty := ev.unsupporting()
	if len(dirty) == 0 || !ev.x.HasReliance() {
		return
	}
	// Each round follows reliance by one step, so that a chain of n objectives that fail one after the other takes n rounds, each
	// of which looks at nothing but what hangs on the last.
	dependents := ev.dependents()
	for dirty = following(dependents, dirty); len(dirty) > 0; {
		// An objective that is dirty and comes out as it was ends its chain.
		var changed []int
		for _, o := range dirty {
			if p := ev.objective(o, Operation, ev.operationView); !slices.Equal(p, ev.objOper[o]) {
				ev.objOper[o] = p
				changed = append(changed, o)
			}
		}
		dirty = following(dependents, changed)
	}
}

// unsupporting returns the objectives that controls cannot rely on throughout. The worst grade decides, since a range has to be
// passed on as a range.
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

// dependents returns, for each objective, the objectives that have a control which relies on it, in order. An objective counts as
// dependent through any control of the line of a member, since each may be the one in operation.
func (ev *evaluator) dependents() [][]int {
	list := make([][]int, len(ev.m.Objectives))
	for o := range ev.m.Objectives {
		for c := range ev.x.ControlsOf(o) {
			for _, g := range ev.x.ReliesOn(c) {
				if n := len(list[g]); n == 0 || list[g][n-1] != o {
					list[g] = append(list[g], o)
				}
			}
		}
	}
	return list
}

// following returns the objectives that depend on any of some objectives, in order and once each.
func following(dependents [][]int, objectives []int) []int {
	var list []int
	for _, o := range objectives {
		list = append(list, dependents[o]...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// withReliance lowers a control's grade on the days on which an objective it relies on did not hold. A control that works through
// a system is tested on the footing that nobody changed the system, or got into it, unseen: where that footing is gone, the test
// speaks of a system that nobody knows. Days on which the objective held are left as they were found. Source:
// [soc1.CiteAutomated].
func (ev *evaluator) withReliance(c int, p profile) profile {
	if len(ev.x.ReliesOn(c)) == 0 {
		return p
	}
	for _, o := range ev.x.ReliesOn(c) {
		judged := ev.relianceJudged(c, o)
		if judged == 0 {
			// Only the question about the control is ever tried out: it is the one that is asked.
			judged = ev.assumed[judgementKey{RelianceUnaffected, string(ev.m.Controls[c].ID)}]
		}
		if judged == Yes {
			continue
		}
		ev.useReliance(c, ev.objOper[o], judged)
		// A cap, and no condition: a control never gets better for what it relies on.
		p = combine(p, ev.support(ev.objOper[o], judged), worst)
	}
	return p
}

// useReliance records that the policy said what the failure of an objective does to a control that relies on it: where nothing
// was judged, on all days on which the objective may not have held, and where the control was judged not to have worked in spite
// of it, on those on which the objective failed. Days without evidence are decided by the policy only while nothing is judged:
// after a no, they leave the control without evidence under any policy.
func (ev *evaluator) useReliance(c int, objective profile, judged Answer) {
	for _, s := range objective {
		if s.lo == failed || judged == 0 && s.lo == unknown {
			ev.useControl(c, knob(KnobReliance))
			return
		}
	}
}

// relianceJudged returns the judgement on whether control c worked in spite of the failure of objective o: that about the
// control, else that about the objective. The narrower judgement prevails, since whoever made it looked at this control.
func (ev *evaluator) relianceJudged(c, o int) Answer {
	if own := ev.answer(RelianceUnaffected, string(ev.m.Controls[c].ID)); own != 0 {
		return own
	}
	return ev.answer(RelianceUnaffected, string(ev.m.Objectives[o].ID))
}

// support turns the profile of a general IT objective into the best grade that a control relying on it can have. Where the
// objective failed and the auditor judged that the control did not work in spite of it, the control failed too; where the
// objective merely lacks evidence, so does the control.
//
// An objective that was not exercised supports: nobody changed anything. A lack of evidence spreads as a lack of evidence even
// under [RelianceFails], or not having tested one control would be evidence against another. Every case is monotone in the
// objective's grade, on which the argument of evaluateObjectives rests.
func (ev *evaluator) support(objective profile, judged Answer) profile {
	// cap is the best grade that a day of grade g allows.
	cap := func(g grade) grade {
		switch {
		case g > unknown:
			return effective
		// Under RelianceAsk this is the worse end of the range, and the result once the answer is no.
		case g == failed && ev.policy.Reliance != RelianceUnsupported:
			return failed
		}
		return unknown
	}
	ask := judged == 0 && ev.policy.Reliance == RelianceAsk
	capped := make(profile, 0, len(objective))
	for _, s := range objective {
		lo, hi := cap(s.lo), cap(s.hi)
		// Until it is judged, the control may have worked in spite of everything.
		if ask {
			hi = effective
		}
		capped = capped.append(span{s.end, lo, hi})
	}
	return capped
}

// objective grades one objective for one limb: as its worst risk. An objective without a risk is not achieved: nothing shows what
// its controls would have to answer, and were it achieved for want of a risk, to delete a risk would mend a report. Source:
// [soc1.CiteDesign].
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
		// What was found in spite of the limitation stands: a failure is no less of one for the evidence that is missing beside
		// it.
		p = combine(p, ev.flat[unknown][unknown], worst)
	}
	return ev.setBack(o, limb, p)
}

// risk grades one risk: as its best sufficient set. A risk without a set is not answered. Were it passed over, to delete the only
// control that answers a risk, and failed, would mend a report. Source: [soc1.CiteDesign].
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

// set grades one sufficient set: as its worst member, where a member stands for its line of superseded controls. Sets are
// declared with a rationale and never inferred from what happens to be effective. Source: [soc1.CiteNecessary].
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
	// A set of nothing suffices for nothing.
	if p == nil {
		return ev.flat[failed][failed]
	}
	return p
}

// lineage grades a control together with those it superseded and those that succeeded it. A change of controls is no gap as long
// as one takes over on the day after the other ends; days on which neither was there failed. Source: [soc1.CiteOperation].
func (ev *evaluator) lineage(c int, v view) profile {
	// The usual case: a line of one.
	if ev.x.LineOf(c) == c && ev.x.SuccessorOf(c) < 0 {
		return v(c)
	}
	p := ev.flat[failed][failed]
	for k := range ev.x.Line(c) {
		p = combine(p, v(k), either)
	}
	return p
}

// objectiveLimited reports whether a scope limitation that alternative procedures did not make up for names the objective. A
// limitation on design reaches operation too: what cannot be shown to be suitable cannot be shown to have achieved anything.
// Source: [soc1.CiteScope].
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

// finding turns the profile of an objective into a finding. The finding is open as long as two answers to what is open may lead
// to two findings, even if they count alike for the limb.
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
