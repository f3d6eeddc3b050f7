package opinion

import (
	"cmp"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// Form derives the opinion from an examination under a policy. It says what the opinion would be if the report were issued
// on these facts: a control without a test is one without evidence, whether or not the test is still to come.
//
// The error holds every problem that keeps the examination or the policy from being read (see [Examination.Validate]); pointers
// are relative to the examination, and begin with /policy for the policy. What is merely incomplete is no error. Form does not
// change e, and the result shares no memory with it. The time it takes grows linearly with the examination, and with the longest
// chain in which what failed in one objective spreads to the next by reliance.
func Form(e *Examination, p Policy) (*Opinion, error) {
	ev, err := prepare(e, p)
	if err != nil {
		return nil, err
	}
	return ev.conclude(), nil
}

// conclude turns the grades into the opinion.
//
// Limbs come first, since they fill the worklist, and the record of the policy last, since everything before may add to it.
func (ev *evaluator) conclude() *Opinion {
	o := &Opinion{Type: ev.exam.Type, Policy: ev.policy}
	w := &worklist{}
	for _, limb := range limbsOf(ev.exam.Type) {
		o.Limbs = append(o.Limbs, ev.limb(limb, w))
	}
	o.Summary = ev.policy.summarize(o.Limbs)
	o.Withdraw = ev.withdraws()
	o.Revise = ev.revisions()
	o.Objectives = ev.objectiveConclusions()
	o.Controls = ev.controlConclusions()
	o.Needs = w.sorted()
	o.PolicyUsed = ev.policyUsed(o)
	return o
}

// summarize names a vector of limb opinions by its worst limb. It depends on the limbs' kinds and on the policy
// alone. An undetermined limb leaves the summary undetermined.
//
// The walk keeps the worst so far. It is order-free although adverse and disclaimer are not ranked: once both have been met the
// policy's choice stands, and meeting either again changes nothing, for the choice is one of the two.
func (p Policy) summarize(limbs []LimbOpinion) Kind {
	worst := Unqualified
	for _, l := range limbs {
		switch {
		// Nothing is named that may turn out otherwise, even where it could only get worse.
		case l.Kind == Undetermined || worst == Undetermined:
			worst = Undetermined
		case l.Kind != worst && l.Kind.AtLeast(worst):
			worst = l.Kind
		case !worst.AtLeast(l.Kind): // one adverse, one disclaimer
			worst = p.WhenBoth
		}
	}
	return worst
}

// withdraws reports whether a refusal keeps a report from being issued. The limbs are formed all the same, so that the working
// papers show what the report would have said. Source: [soc1.CiteAssertion], [soc1.CiteRepresentation], [soc1.CiteActs].
func (ev *evaluator) withdraws() bool {
	if ev.policy.AssertionRefused == RefusalWithdraw {
		for range ev.letters(soc1.LetterRefused, AssertionGiven) {
			return true
		}
	}
	if ev.policy.ActWithheld == ActWithdraws {
		for i := range ev.exam.Acts {
			if a := &ev.exam.Acts[i]; a.withheld() && a.Informed == InformingRefused {
				return true
			}
		}
	}
	if ev.policy.RepresentationRefused == RefusalWithdraw {
		for range ev.letters(soc1.LetterRefused, RepresentationGiven) {
			return true
		}
	}
	return false
}

// worklist collects what is needed, once each. The limbs of a need are in the order of the report, since limbs are formed in that
// order.
type worklist struct {
	needs []Need
	at    map[judgementKey]int
}

// add records that limb waits for an answer.
func (w *worklist) add(q Question, subject string, limb Limb) {
	key := judgementKey{q, subject}
	i, known := w.at[key]
	if !known {
		if w.at == nil {
			w.at = make(map[judgementKey]int)
		}
		w.at[key] = len(w.needs)
		w.needs = append(w.needs, Need{q, subject, []Limb{limb}})
		return
	}
	if n := &w.needs[i]; !slices.Contains(n.Limbs, limb) {
		n.Limbs = append(n.Limbs, limb)
	}
}

// sorted returns the needs by question and subject.
func (w *worklist) sorted() []Need {
	slices.SortFunc(w.needs, func(a, b Need) int {
		return cmp.Or(cmp.Compare(a.Question, b.Question), cmp.Compare(a.Subject, b.Subject))
	})
	return w.needs
}

// objectiveConclusions lists the findings on all objectives. Deviations of a control count for every objective that it serves,
// whatever the finding: none is lost because something else made up for it. Source: [soc1.CiteResults].
func (ev *evaluator) objectiveConclusions() []ObjectiveConclusion {
	list := make([]ObjectiveConclusion, len(ev.m.Objectives))
	deviating := ev.deviatingLines()
	for o := range list {
		c := ObjectiveConclusion{Objective: ev.m.Objectives[o].ID}
		c.Design, _, _ = ev.finding(o, ev.objDesign[o])
		if ev.objOper != nil {
			c.Operation, _, _ = ev.finding(o, ev.objOper[o])
			if deviating != nil && ev.anyOf(o, deviating) {
				for k := range ev.x.ControlsOf(o) {
					c.Deviations += ev.conclusions[k].Deviating
				}
			}
		}
		list[o] = c
	}
	return list
}

// deviatingLines marks the lines of controls in which a test found anything, by their first control. It is nil if none did. By
// lines, because the sets of a risk name a member and mean its whole line.
func (ev *evaluator) deviatingLines() []bool {
	var lines []bool
	for c := range ev.conclusions {
		if ev.conclusions[c].Deviating == 0 {
			continue
		}
		if lines == nil {
			lines = make([]bool, len(ev.conclusions))
		}
		lines[ev.x.LineOf(c)] = true
	}
	return lines
}

// anyOf reports whether an objective is served by any of the marked lines. Most objectives have no deviation, and are spared
// the walk over their controls, which has to count each once.
func (ev *evaluator) anyOf(o int, lines []bool) bool {
	for _, r := range ev.x.RisksOf(o) {
		for s := range ev.x.SetsOf(r) {
			for _, c := range ev.x.MembersOf(r, s) {
				if lines[ev.x.LineOf(c)] {
					return true
				}
			}
		}
	}
	return false
}

// record writes down the conclusion on a control: what its tests examined and found, and the result. Where the walkthroughs alone
// decide it, what was never put to use, or cannot answer its risk, is reported as that however it was tested. The result of a control
// that relies on objectives waits for the conclusions on those.
//
// Not implemented goes before not designed: a design that is not in use was never put to its risk.
func (ev *evaluator) record(c int) {
	k := &ev.conclusions[c]
	k.Control = ev.m.Controls[c].ID
	for _, w := range ev.x.WalkthroughsOf(c) {
		switch found := &ev.m.Walkthroughs[w]; {
		case found.Implementation == controls.NotImplemented:
			k.Result = ResultNotImplemented
		case found.Design == controls.DesignDeficient && k.Result == 0:
			k.Result = NotDesigned
		}
	}
	if ev.tests != nil {
		for _, t := range ev.x.TestsOf(c) {
			k.Tested += ev.m.Tests[t].Sample.Size
			k.Deviating += ev.tests[t].found
		}
	}
	// Results are taken at once where they can be, while what was found on the control is at hand.
	if k.Result == 0 && len(ev.x.ReliesOn(c)) == 0 {
		k.Result = ev.result(c)
	}
}

// controlConclusions lists the results for all controls, with those that waited.
func (ev *evaluator) controlConclusions() []ControlConclusion {
	for c := range ev.conclusions {
		if k := &ev.conclusions[c]; k.Result == 0 {
			k.Result = ev.result(c)
		}
	}
	return ev.conclusions
}

// result concludes on a control whose walkthroughs found nothing wrong, over the days on which it was in operation. A control
// that was not exercised is neither effective nor deviating: nothing was there to be seen. Source: [soc1.CiteNonOccurrence].
func (ev *evaluator) result(c int) Result {
	if ev.operation == nil {
		if lo, _ := ev.inOperation(c, ev.design.at(c)); lo != effective {
			return NotConcluded
		}
		return Suitable
	}
	switch lo, hi := ev.inOperation(c, ev.operationView(c)); {
	case lo != hi:
		return ResultOpen
	case lo == failed:
		return Ineffective
	case lo == dormant:
		return NoOccurrences
	// Evidence is lacking because nobody looked, or in spite of having looked, which are different things to a reader.
	case lo == unknown:
		performed := func(t int) bool { return ev.m.Tests[t].Outcome == controls.Performed }
		if slices.ContainsFunc(ev.x.TestsOf(c), performed) {
			return NotConcluded
		}
		return NotTested
	}
	deviating := func(t int) bool { return ev.tests[t].found > 0 }
	if slices.ContainsFunc(ev.x.TestsOf(c), deviating) {
		return EffectiveWithDeviations
	}
	return Effective
}

// inOperation returns the grade range of p over the days on which control c was in operation. Days before a control existed, and
// after it was replaced, are failed in its profile, for its sets; they are no failure of its own.
func (ev *evaluator) inOperation(c int, p profile) (lo, hi grade) {
	if lo, hi, ok := p.uniform(); ok && lo > failed {
		return lo, hi // on every day, so that it does not matter which; a control that was never there failed
	}
	operated := ev.m.Controls[c].Operated
	if len(operated) == 0 {
		return p.overDays(ev.window.Start, ev.window)
	}
	// Dormant is the neutral element of all.
	lo, hi = dormant, dormant
	for _, o := range operated {
		if days, ok := controls.Clip(o, ev.window); ok {
			l, h := p.overDays(ev.window.Start, days)
			lo, hi = all(lo, l), all(hi, h)
		}
	}
	return lo, hi
}
