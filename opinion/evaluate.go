package opinion

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// evaluator holds what one call of [Form] works with. It is made for the call and never shared.
type evaluator struct {
	exam   *Examination
	policy Policy
	x      *controls.Index
	m      *controls.Matrix
	window soc1.Period
	judged map[judgementKey]int // answered judgements, by position

	tests     []testResult // per test
	limited   []bool       // per control: whether evidence about its operation was kept away; nil if none was
	design    []profile    // per control: its design
	operation []profile    // per control: its operation, as far as its design allows; Type 2 only
	objDesign []profile    // per objective
	objOper   []profile    // per objective, with reliance; Type 2 only

	flat    [4][4]profile  // the profiles with one range of grades on all days, shared by all that need one
	trials  int            // how many controls may be graded in trials
	assumed map[int]Answer // per control: an answer about reliance that is tried out
}

// judgementKey identifies a question.
type judgementKey struct {
	question Question
	subject  string
}

// newEvaluator prepares an evaluator for a valid examination.
func newEvaluator(e *Examination, p Policy, x *controls.Index) *evaluator {
	ev := &evaluator{exam: e, policy: p, x: x, m: &e.Matrix, window: e.Window(), trials: maxTrials, judged: make(map[judgementKey]int)}
	var spans [16]span
	for i := range spans {
		lo, hi := grade(i/4), grade(i%4)
		spans[i] = span{ev.window.End, lo, hi}
		ev.flat[lo][hi] = spans[i : i+1 : i+1]
	}
	for i, j := range e.Judgements {
		if j.Answer != 0 {
			ev.judged[judgementKey{j.Question, j.Subject}] = i
		}
	}
	return ev
}

// answer returns the answer to a question, or 0 while it is open.
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

// testResult is what one test says about its control.
type testResult struct {
	lo, hi grade
	rule   Rule
	asks   bool  // whether a judgement about the deviations would settle the result
	found  int64 // deviating items
}

// settled returns the result of a test that asks, once the judgement is made.
func (r testResult) settled(acceptable bool) testResult {
	if acceptable {
		r.lo = r.hi
	} else {
		r.hi = r.lo
	}
	return r
}

// evaluateTest grades one test: first whether it concludes at all, then what its deviations mean.
func (ev *evaluator) evaluateTest(i int) testResult {
	t := &ev.m.Tests[i]
	switch t.Outcome {
	case controls.NoOccurrence:
		return testResult{dormant, dormant, RuleNotExercised, false, 0}
	case controls.EvidenceUnavailable:
		return testResult{unknown, unknown, RuleEvidenceLacking, false, 0}
	case controls.NotPerformed:
		return testResult{unknown, unknown, RuleTestOmitted, false, 0}
	}
	r := ev.evaluateDeviations(i)
	inconclusive := Rule(0)
	switch {
	case controls.InquiryOnly(t.Procedures):
		inconclusive = RuleInquiryAlone
	case t.Population.Completeness == controls.EvidenceDeficient:
		inconclusive = RulePopulationIncomplete
	case unreliable(t.Information):
		inconclusive = RuleInformationUnreliable
	}
	if inconclusive != 0 {
		if r.lo > failed { // a test that does not conclude can still show a failure
			r.rule = inconclusive
		}
		r.lo, r.hi = min(r.lo, unknown), min(r.hi, unknown)
	}
	return r
}

// unreliable reports whether any information in the list was found deficient.
func unreliable(list []controls.Information) bool {
	for i := range list {
		if list[i].Evidence == controls.EvidenceDeficient {
			return true
		}
	}
	return false
}

// evaluateDeviations grades what a performed test found. The order of the questions is that of practice: what
// condemns the control whatever the rate comes first, then the rate, then judgement, then the plan.
// Source: [soc1.CiteDeviations], [soc1.CiteSampling].
func (ev *evaluator) evaluateDeviations(i int) testResult {
	t := &ev.m.Tests[i]
	var found int64
	intentional, systematic, uninvestigated := false, false, false
	for _, d := range ev.x.DeviationsOf(i) {
		dev := &ev.m.Deviations[d]
		found += dev.Count
		intentional = intentional || dev.Intentional
		systematic = systematic || dev.Pattern == controls.Systematic
		uninvestigated = uninvestigated || dev.Pattern == 0
	}
	fail := func(r Rule) testResult { return testResult{failed, failed, r, false, found} }
	pass := func(r Rule) testResult { return testResult{effective, effective, r, false, found} }
	if found == 0 {
		return pass(RuleDeviationsNone)
	}
	judged := ev.answer(DeviationsAcceptable, string(t.ID))
	switch {
	case intentional:
		return fail(RuleDeviationsIntentional)
	case systematic:
		return fail(RuleDeviationsSystematic)
	case exceeds(found, t.Sample.Size, t.Sample.Tolerable):
		return fail(RuleRateExceeded)
	case judged == No:
		return fail(RuleDeviationsRejected)
	case judged == Yes:
		return pass(RuleDeviationsAccepted)
	}
	control, _ := ev.x.Control(t.Control)
	switch {
	case ev.m.Controls[control].Nature == controls.Automated:
		return fail(RuleDeviationsAutomated)
	case ev.policy.Beyond == BeyondFail && !ev.withinPlan(t, found):
		return fail(RuleDeviationsBeyondPlan) // also when one was not investigated, which excuses nothing
	case uninvestigated:
		return testResult{failed, effective, RuleDeviationsUninvestigated, true, found}
	case ev.withinPlan(t, found):
		return pass(RuleDeviationsWithinPlan)
	}
	return testResult{failed, effective, RuleDeviationsOpen, true, found}
}

// exceeds reports whether found of size items is a rate above the tolerable one. Without a tolerable rate nothing is.
func exceeds(found, size int64, tolerable sampling.Rate) bool {
	return !tolerable.IsZero() && tolerable.Exceeded(found, size)
}

// withinPlan reports whether the sample supports reliance with this many deviations: by the exact test where the
// sample was drawn and planned statistically, by the number that the plan allows for otherwise.
func (ev *evaluator) withinPlan(t *controls.Test, found int64) bool {
	s := &t.Sample
	if !s.Method.IsStatistical() || s.Tolerable.IsZero() {
		return found <= s.Expected
	}
	c := sampling.Criterion{Confidence: s.Confidence, Tolerable: s.Tolerable}
	if c.Confidence.IsZero() {
		c.Confidence = ev.policy.Confidence
	}
	ok, err := sampling.Supports(sampling.Sample{Population: t.Population.Size, Size: s.Size, Deviations: found, Selection: s.Method}, c, sampling.Policy{})
	return err == nil && ok // a request that statistics cannot answer is answered by judgement
}
