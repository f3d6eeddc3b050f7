package opinion

import (
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// aside adds to the report's step what the examination holds and no limb rests on, so that no fact is lost: conditions that arose
// later, inconsistencies of other information, controls that serve no objective with all that was found about them, judgements
// on questions that did not come up.
//
// A fact that is recorded and found nowhere in the derivation would leave a reader in doubt whether it was overlooked. Whatever
// the tree told so far is known by the pointers of its steps, so the rest is found by leaving those out, whatever the reason why
// a fact is not in the tree.
func (d *deriver) aside(report *Step) {
	ev := d.ev
	told := make(map[string]bool)
	// tell notes everything that s and the steps below it looked at.
	tell := func(s *Step) {
		s.walk(0, "", func(_ int, _ string, s *Step) bool {
			for _, f := range s.Facts {
				told[member(f)] = true
			}
			return true
		})
	}
	tell(report)
	s := Step{Topic: TopicAside, Result: "without effect", Facts: []string{"/type"}}
	// add lists a fact that nothing told so far, with the judgement on q about it, if there is one.
	add := func(step Step, q Question) {
		if !told[step.Facts[0]] {
			step.Result = "without effect"
			if q != 0 {
				step.Because = d.judgement(q, step.Subject)
			}
			s.Because = append(s.Because, d.finish(step))
		}
	}
	// Controls that serve nothing come first: their tests and deviations are told by them.
	d.unserving(told, &s)
	tell(&s)
	for i := range ev.exam.Events {
		e := &ev.exam.Events[i]
		rule, q := RuleConditionLater, Question(0)
		if e.Kind == PeriodCondition {
			rule, q = RuleRevisionNotDue, ConditionPrevents
		}
		add(Step{Topic: TopicEvent, Rule: rule, Subject: string(e.ID), Facts: []string{soc1.Pointer("", "events", i)}}, q)
	}
	for i := range ev.exam.CSOCFailures {
		f := &ev.exam.CSOCFailures[i]
		add(Step{Topic: TopicEvent, Rule: RuleCSOCFailureDisclosed, Subject: string(f.ID), Facts: []string{soc1.Pointer("", "csocFailures", i)}}, 0)
	}
	for i := range ev.exam.OtherInformation {
		add(Step{Topic: TopicMatter, Rule: RuleOtherInformationRead, Subject: string(ev.exam.OtherInformation[i].ID), Facts: []string{soc1.Pointer("", "otherInformation", i)}}, 0)
	}
	for i := range ev.exam.Limitations {
		add(Step{Topic: TopicLimitation, Subject: string(ev.exam.Limitations[i].ID), Facts: []string{soc1.Pointer("", "limitations", i)}}, 0)
	}
	tell(&s)
	// Judgements come last, when all that may have told one has done so.
	for i := range ev.exam.Judgements {
		j := &ev.exam.Judgements[i]
		step := Step{Topic: TopicJudgement, Rule: RuleJudgementIdle, Subject: j.Question.String(), Result: j.Answer.String(), Facts: []string{soc1.Pointer("", "judgements", i)}}
		if j.Answer == 0 {
			step.Rule, step.Result = 0, "not answered"
		}
		if !told[step.Facts[0]] {
			s.Because = append(s.Because, d.finish(step))
		}
	}
	if len(s.Because) > 0 {
		report.Because = append(report.Because, d.finish(s))
	}
}

// unserving adds the controls that serve no objective, each with its walkthroughs, its tests and their deviations. The limb is
// the last of the report, in which all that was found about a control has a place.
func (d *deriver) unserving(told map[string]bool, s *Step) {
	ev := d.ev
	limbs := limbsOf(ev.exam.Type)
	d.limb, d.view = limbs[len(limbs)-1], ev.designView
	if d.limb == Operation {
		d.view = ev.operationView
	}
	for c := range ev.m.Controls {
		if at := ev.fact("controls", c); !told[at] {
			step := Step{Topic: TopicControl, Rule: RuleServesNoObjective, Subject: string(ev.m.Controls[c].ID), Result: d.inOperation(c), Facts: []string{at}}
			for _, b := range d.evidence(c, false) {
				b.Modifies = false
				step.Because = append(step.Because, b)
			}
			s.Because = append(s.Because, d.finish(step))
		}
	}
}

// member returns the pointer to the member of a list that a pointer leads into, such as "/matrix/tests/3" for
// "/matrix/tests/3/extends". A step that looked into a fact has told of it.
func member(pointer string) string {
	tokens := strings.Split(pointer, "/")
	n := 3
	if len(tokens) > 1 && tokens[1] == "matrix" {
		n = 4
	}
	return strings.Join(tokens[:min(n, len(tokens))], "/")
}
