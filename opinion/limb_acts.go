package opinion

import "github.com/seed-9947fa86/attest/soc1"

// weighActs weighs the acts that bear on a limb: those withheld from user entities on operation, or on design in a Type 1
// report; intentional ones, in the United States, on description and design. Only judgement can tell what they do.
// Source: [soc1.CiteIntentional].
func (ev *evaluator) weighActs(c *causes) []Reason {
	var reasons []Reason
	weigh := func(i int, q Question, found, open Rule) {
		a := &ev.exam.Acts[i]
		judged := ev.answer(q, string(a.ID))
		if judged == No {
			return
		}
		reach := unjudged()
		if len(a.Objectives) > 0 {
			reach, _ = ev.level(c.limb, MisstatementPervasive, len(a.Objectives), len(ev.m.Objectives))
		} else if limb := ev.answer(MisstatementPervasive, c.limb.String()); limb == Yes {
			reach = fixed(pervasive)
		} else if limb == No {
			reach = fixed(material)
		}
		r := Reason{Rule: found, Matter: a.ID, Facts: append([]string{soc1.Pointer("", "acts", i)}, ev.judgementFact(q, string(a.ID))...)}
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
			weigh(i, ActUndermines, RuleReassessed, RuleReassessmentOpen)
		}
	}
	return reasons
}
