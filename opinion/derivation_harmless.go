package opinion

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// harmless derives what might have borne on a limb as a whole and does not, apart from what was told already.
//
// It mirrors the functions that weigh what bears on a limb, case by case: what they pass over is here, with the rule that lets it
// pass.
func (d *deriver) harmless(told map[string]bool) []Step {
	var list []Step
	// add lists a step with the judgement on q, unless its fact modified the limb.
	add := func(s Step, q Question, subject string) {
		if !told[s.Facts[0]] {
			s.Because = d.judgement(q, subject)
			list = append(list, d.finish(s))
		}
	}
	exam := d.ev.exam
	for i := range exam.Matters {
		m := &exam.Matters[i]
		if d.limb == Description || d.limb == Design && m.Kind.bearsOnDesign() {
			add(correctable(string(m.ID), soc1.Pointer("", "matters", i), m.Corrected), MatterMaterial, string(m.ID))
		}
	}
	for i := range exam.Subservices {
		if s := &exam.Subservices[i]; d.limb == Description && unmonitored(s) && d.ev.answer(MatterMaterial, string(s.ID)) == No {
			add(correctable(string(s.ID), soc1.Pointer("", "subservices", i), false), MatterMaterial, string(s.ID))
		}
	}
	for i := range d.ev.m.Walkthroughs {
		if w := &d.ev.m.Walkthroughs[i]; d.limb == Description && w.Implementation == controls.NotImplemented {
			add(correctable(string(w.ID), d.ev.fact("walkthroughs", i), w.DescriptionCorrected), MatterMaterial, string(w.ID))
		}
	}
	for i := range exam.Limitations {
		l := &exam.Limitations[i]
		if l.reaches(d.limb) && d.ev.answer(AlternativeSufficient, string(l.ID)) == Yes {
			add(Step{Topic: TopicLimitation, Rule: RuleAlternativesSufficed, Subject: string(l.ID), Result: "made up for", Facts: []string{soc1.Pointer("", "limitations", i)}}, AlternativeSufficient, string(l.ID))
		}
	}
	for i := range exam.Acts {
		if rule, q := d.harmlessAct(&exam.Acts[i]); rule != 0 {
			add(Step{Topic: TopicAct, Rule: rule, Subject: string(exam.Acts[i].ID), Result: "without effect", Facts: []string{soc1.Pointer("", "acts", i)}}, q, string(exam.Acts[i].ID))
		}
	}
	// A letter that was given is shown for every limb, since each would be disclaimed without it.
	for _, letter := range letterRules() {
		rule := RuleAssertionGiven
		if letter.question == RepresentationGiven {
			rule = RuleRepresentationGiven
		}
		for fact, sub := range d.ev.letters(soc1.LetterProvided, letter.question) {
			list = append(list, d.finish(Step{Topic: TopicLetter, Rule: rule, Subject: string(sub), Result: "given", Facts: []string{fact}}))
		}
	}
	return list
}

// correctable is the step about something wrong with the description that was corrected, or else is not material.
func correctable(subject, fact string, corrected bool) Step {
	if corrected {
		return Step{Topic: TopicMatter, Rule: RuleMatterCorrected, Subject: subject, Result: "corrected", Facts: []string{fact}}
	}
	return Step{Topic: TopicMatter, Rule: RuleMatterImmaterial, Subject: subject, Result: "not material", Facts: []string{fact}}
}

// harmlessAct returns the rule by which an act does not modify the limb, and the question that was judged about it, if it might
// have and does not. That user entities were not told bears on one limb; what an intentional act says about the
// description and the design, on those.
//
// The cases of an act that was not withheld are in the order in which they are established: whether it matters at all, then
// whether it reaches a user entity, then whether these were told.
func (d *deriver) harmlessAct(a *Act) (Rule, Question) {
	ev := d.ev
	// Operation is not reassessed by itself: what an act did to it shows in the tests, in the design, and in what user entities
	// were not told.
	q := map[Limb]Question{Description: ActMisstates, Design: ActUndermines}[d.limb]
	elsewhere := d.limb == Design && len(a.Objectives) > 0 // with the objectives that it concerns
	if q != 0 && !elsewhere && a.reassesses(ev.exam.Standard) && ev.answer(q, string(a.ID)) == No {
		return RuleReassessmentClean, q
	}
	if d.limb != ev.setbackLimb() {
		return 0, 0
	}
	switch {
	case a.Trivial:
		return RuleActTrivial, ActModifies
	case a.UserEntitiesUnaffected:
		return RuleActInternal, ActModifies
	case a.Informed == UsersInformed:
		return RuleActDisclosed, ActModifies
	case ev.answer(ActModifies, string(a.ID)) == No:
		return RuleActHarmless, ActModifies
	}
	return 0, 0
}

// spared derives what might have kept an objective from being achieved and did not: setbacks, and short gaps. They stand below
// the objective, and not below the limb, since it is the objective that they might have cost.
func (d *deriver) spared(o int, p profile) []Step {
	ev := d.ev
	var list []Step
	if ev.setbacks != nil {
		for _, i := range ev.setbacks[o] {
			s := &ev.setback[i]
			if !s.bears(d.limb, ev.setbackLimb()) || ev.prevents(s) != No {
				continue
			}
			// A known failure may be harmless in two ways: it was judged to be, or the policy only discloses it.
			rule := RuleConditionHarmless
			switch {
			case s.question == ActUndermines:
				rule = RuleReassessmentClean
			case s.question == CSOCFailurePrevents && ev.answer(s.question, string(s.matter)) == No:
				rule = RuleCSOCFailureHarmless
			case s.question == CSOCFailurePrevents:
				rule = RuleCSOCFailureDisclosed
			}
			list = append(list, d.finish(Step{Topic: topicOf(Reason{Rule: s.found}), Rule: rule, Subject: string(s.matter), Result: "without effect", Days: ev.days([]soc1.Period{s.days}, ev.window), Facts: []string{s.fact}, Because: d.judgement(s.question, string(s.matter))}))
		}
	}
	id := ev.m.Objectives[o].ID
	if ev.policy.ShortGapDays > 0 && ev.gapsMaterial(o) == No && len(p) > 1 && ev.gappy(o, p) {
		gaps, _ := p.bridged(ev.window.Start, ev.inForce(o), ev.policy.ShortGapDays, func(s span) grade { return s.lo })
		if len(gaps) == 0 { // short only if what is open turns out well
			gaps, _ = p.bridged(ev.window.Start, ev.inForce(o), ev.policy.ShortGapDays, func(s span) grade { return s.hi })
		}
		list = append(list, d.finish(Step{Topic: TopicEvidence, Rule: RuleShortGapImmaterial, Subject: string(id), Result: "without effect", Days: gaps, Facts: []string{ev.fact("objectives", o)}, Because: d.judgement(ShortGapMaterial, string(id))}))
	}
	return list
}
