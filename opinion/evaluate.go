package opinion

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// evaluator holds what one call of [Form] works with. It is made for the call and never shared. What is computed once for all,
// such as the index, is shared by its copies; what a trial changes is copied by whoever makes the trial, see openObjectives and
// newWhatIf.
type evaluator struct {
	exam   *Examination
	policy Policy
	x      *controls.Index
	m      *controls.Matrix
	window soc1.Period
	judged map[judgementKey]int // answered judgements, by position

	tests     []testResult // per test
	limited   []bool       // per control: whether evidence about its operation was kept away; nil if none was
	design    *gradings    // per control: its design
	operation *gradings    // per control: its operation, as far as its design allows; Type 2 only, else nil
	objDesign []profile    // per objective
	objOper   []profile    // per objective, with reliance; Type 2 only

	conclusions []ControlConclusion // per control: what is recorded about it; the result is filled in at the end

	setback  []setback // what may keep objectives from being achieved, from outside the tests
	setbacks [][]int   // per objective, by position in setback; nil if there is none

	flat    *[4][4]profile          // the profiles with one range of grades on all days, shared by all that need one
	usage   *usage                  // what of the policy was consulted, shared with trials; nil once that is of no more interest
	trials  int                     // how many controls may be graded in trials
	assumed map[judgementKey]Answer // answers that are tried out; nil outside of trials
}

// judgementKey identifies a question.
type judgementKey struct {
	question Question
	subject  string
}

// newEvaluator prepares an evaluator for a valid examination. A judgement without an answer leaves its question open, as if it
// were not there: judged holds answers only.
func newEvaluator(e *Examination, p Policy, x *controls.Index) *evaluator {
	ev := &evaluator{exam: e, policy: p, x: x, m: &e.Matrix, window: e.Window(), trials: maxTrials, usage: &usage{}, judged: make(map[judgementKey]int)}
	ev.flat = flatProfiles(ev.window.End)
	for i, j := range e.Judgements {
		if j.Answer != 0 {
			ev.judged[judgementKey{j.Question, j.Subject}] = i
		}
	}
	return ev
}

// answer returns the answer to a question, or 0 while it is open. It never consults assumed: what is tried out is not a fact, and
// must not be reported as one.
func (ev *evaluator) answer(q Question, subject string) Answer {
	if len(ev.judged) == 0 {
		return 0
	}
	if i, ok := ev.judged[judgementKey{q, subject}]; ok {
		return ev.exam.Judgements[i].Answer
	}
	return 0
}

// judgementFact returns the pointer to the judgement that answered a question, in a list.
func (ev *evaluator) judgementFact(q Question, subject string) []string {
	if i, ok := ev.judged[judgementKey{q, subject}]; ok {
		return []string{soc1.Pointer("", "judgements", i)}
	}
	return nil
}
