package opinion

import "github.com/seed-9947fa86/attest/soc1"

// weighActs weighs the acts that bear on a limb: those withheld from user entities on operation, or on design in a Type 1
// report; intentional ones, in the United States, on the description, and on design where they name no objective (those
// named are set back). Only judgement can tell what they do.
// Source: [soc1.CiteActs], [soc1.CiteIntentional].
//
// An act that was kept from user entities is weighed on the limb that speaks of what happened; what it says about the honesty of
// the description and the soundness of the design is a question of its own for each of those, since an act may spoil the one and
// not the other. One act can thus ask up to three questions.
func (ev *evaluator) weighActs(c *causes) []Reason {
	var reasons []Reason
	// weigh adds act i to the causes, unless it was judged to do nothing.
	weigh := func(i int, q Question, found, open Rule) {
		a := &ev.exam.Acts[i]
		judged := ev.answer(q, string(a.ID))
		if judged == No {
			return
		}
		reach := ev.reachOf(c.limb, MisstatementPervasive, string(a.ID), len(a.Objectives), len(ev.m.Objectives))
		r := Reason{Rule: found, Matter: a.ID, Facts: append([]string{soc1.Pointer("", "acts", i)}, ev.judgementFact(q, string(a.ID))...)}
		r.Facts = append(r.Facts, ev.judgementFact(MisstatementPervasive, c.limb.String())...)
		if judged == Yes {
			c.misstated = worseOf(c.misstated, reach)
		} else {
			r.Rule = open
			c.matters = append(c.matters, openMatter{q, string(a.ID), reach})
		}
		reasons = append(reasons, r)
	}
	for i := range ev.exam.Acts {
		a := &ev.exam.Acts[i]
		if a.withheld() && c.limb == ev.setbackLimb() {
			weigh(i, ActModifies, RuleActModifies, RuleActOpen)
		}
		if !a.reassesses(ev.exam.Standard) {
			continue
		}
		switch c.limb {
		case Description:
			weigh(i, ActMisstates, RuleReassessed, RuleReassessmentOpen)
		case Design:
			if len(a.Objectives) == 0 { // others set their objectives back
				weigh(i, ActUndermines, RuleReassessed, RuleReassessmentOpen)
			}
		}
	}
	return reasons
}
