package opinion

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/sampling"
)

// testResult is what one test says about its control.
type testResult struct {
	lo, hi    grade
	rule      Rule
	asks      bool  // whether a judgement about the deviations as a whole may settle the result
	anomalies bool  // whether a judgement about claimed anomalies may settle it
	found     int64 // deviating items, all of them
}

// evaluateTests grades every test; extensions get the result of the test that they extend.
func (ev *evaluator) evaluateTests() {
	ev.tests = make([]testResult, len(ev.m.Tests))
	for i := range ev.tests {
		ev.tests[i] = ev.evaluateTest(i)
	}
	if !ev.x.HasExtensions() {
		return
	}
	for i := range ev.tests {
		ev.extend(i)
	}
}

// evaluateTestsOf grades the tests of one control.
func (ev *evaluator) evaluateTestsOf(control int) {
	for _, t := range ev.x.TestsOf(control) {
		ev.tests[t] = ev.evaluateTest(t)
	}
	for _, t := range ev.x.TestsOf(control) {
		ev.extend(t)
	}
}

// extend gives a test that extends another the result of that test, which stands for both.
func (ev *evaluator) extend(i int) {
	if first := ev.x.FirstOf(i); first != i && ev.joined(i) {
		r := ev.tests[first]
		r.asks, r.anomalies, r.found = false, false, ev.tests[i].found
		ev.tests[i] = r
	}
}

// joined reports whether an extension is evaluated together with the test that it extends.
func (ev *evaluator) joined(i int) bool {
	return ev.policy.Extension == ExtensionAllowed && ev.m.Tests[i].Outcome == controls.Performed
}

// evaluateTest grades one test: first whether it concludes at all, then what its deviations mean. An extension is
// graded by itself.
func (ev *evaluator) evaluateTest(i int) testResult {
	t := &ev.m.Tests[i]
	switch t.Outcome {
	case controls.NoOccurrence:
		return testResult{lo: dormant, hi: dormant, rule: RuleNotExercised}
	case controls.EvidenceUnavailable:
		return testResult{lo: unknown, hi: unknown, rule: RuleEvidenceLacking}
	case controls.NotPerformed:
		return testResult{lo: unknown, hi: unknown, rule: RuleTestOmitted}
	}
	r := ev.evaluateDeviations(i)
	inconclusive := ev.inconclusive(t)
	for _, x := range ev.x.ExtensionsOf(i) {
		if inconclusive == 0 && ev.joined(x) {
			inconclusive = ev.inconclusive(&ev.m.Tests[x])
		}
	}
	if inconclusive != 0 {
		if r.lo > failed { // a test that does not conclude can still show a failure
			r.rule = inconclusive
		}
		r.lo, r.hi = min(r.lo, unknown), min(r.hi, unknown)
	}
	return r
}

// inconclusive returns why a test does not conclude whatever it found, or 0.
func (ev *evaluator) inconclusive(t *controls.Test) Rule {
	switch {
	case controls.InquiryOnly(t.Procedures):
		return RuleInquiryAlone
	case t.Population.Completeness == controls.EvidenceDeficient:
		return RulePopulationIncomplete
	case unreliable(t.Information):
		return RuleInformationUnreliable
	}
	return 0
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

// evaluateDeviations grades what a performed test found, extensions included. While the judgement on an anomaly is open,
// the result reaches from that with the deviation to that without it.
func (ev *evaluator) evaluateDeviations(i int) testResult {
	sample := ev.drawn(i, false)
	r := ev.weigh(i, sample, false)
	if !sample.openAnomaly {
		return r
	}
	best := ev.weigh(i, ev.drawn(i, true), true)
	if r.lo == best.hi {
		return r
	}
	if !r.asks {
		r.rule = RuleAnomalyOpen
	}
	r.hi, r.asks, r.anomalies = best.hi, true, true
	return r
}

// weigh grades a sample. The order of the questions is that of practice: what condemns the control whatever the rate comes
// first, then the rate, then judgement, then the plan. Source: [soc1.CiteDeviations], [soc1.CiteSampling].
func (ev *evaluator) weigh(i int, first drawn, excuse bool) testResult {
	t, all := &ev.m.Tests[i], first
	unplanned := false
	judged := ev.answer(DeviationsAcceptable, string(t.ID))
	for _, x := range ev.x.ExtensionsOf(i) {
		if !ev.joined(x) {
			continue
		}
		all = all.with(ev.drawn(x, excuse))
		unplanned = unplanned || !ev.m.Tests[x].Planned
		if ev.answer(DeviationsAcceptable, string(ev.m.Tests[x].ID)) == No {
			judged = No
		}
	}
	fixed := func(g grade, r Rule) testResult { return testResult{lo: g, hi: g, rule: r, found: first.found} }
	remaining := all.size - all.missing
	switch {
	case all.found == 0:
		return fixed(effective, RuleDeviationsNone)
	case all.intentional:
		return fixed(failed, RuleDeviationsIntentional)
	case all.systematic:
		return fixed(failed, RuleDeviationsSystematic)
	case all.counted > 0 && exceeds(all.counted, remaining, t.Sample.Tolerable):
		return fixed(failed, RuleRateExceeded)
	case all.missing > 0 && remaining <= 0:
		return fixed(unknown, RuleItemsUnevidenced)
	case judged == No && all.found > all.missing:
		return fixed(failed, RuleDeviationsRejected)
	case judged == No:
		return fixed(unknown, RuleItemsUnevidenced)
	case judged == Yes:
		return fixed(effective, RuleDeviationsAccepted)
	}
	return ev.planned(t, first, all, unplanned)
}

// planned grades deviations about which nothing was judged, by the plan of the test.
func (ev *evaluator) planned(t *controls.Test, first, all drawn, unplanned bool) testResult {
	fixed := func(g grade, r Rule) testResult { return testResult{lo: g, hi: g, rule: r, found: first.found} }
	open := func(lo grade, r Rule) testResult {
		result := testResult{lo: lo, hi: effective, rule: r, asks: true, found: first.found}
		switch ev.assumed[judgementKey{DeviationsAcceptable, string(t.ID)}] {
		case Yes:
			result.lo = result.hi
		case No:
			result.hi = result.lo
		}
		return result
	}
	within := all.counted == 0 || ev.withinPlan(t, all)
	late := unplanned && first.counted > 0 && !ev.withinPlan(t, first) // too late to help the first sample
	control, _ := ev.x.Control(t.Control)
	fails := ev.policy.Beyond == BeyondFail
	switch {
	case ev.m.Controls[control].Nature == controls.Automated && all.counted > 0:
		return fixed(failed, RuleDeviationsAutomated)
	case fails && (!within || late || all.uninvestigated && all.missing > 0):
		return fixed(failed, RuleDeviationsBeyondPlan) // also when one was not investigated, which excuses nothing
	case all.uninvestigated:
		return open(failed, RuleDeviationsUninvestigated)
	case !within:
		return open(failed, RuleDeviationsOpen)
	case late:
		return open(failed, RuleExtensionUnplanned)
	case all.missing > 0 && fails && all.found > all.missing:
		return fixed(failed, RuleDeviationsBeyondPlan)
	case all.missing > 0 && fails:
		return fixed(unknown, RuleItemsUnevidenced)
	case all.missing > 0 && all.found > all.missing:
		return open(failed, RuleItemsUnevidenced)
	case all.missing > 0:
		return open(unknown, RuleItemsUnevidenced)
	case all.counted == 0:
		return fixed(effective, RuleDeviationsExcused)
	}
	return fixed(effective, RuleDeviationsWithinPlan)
}

// drawn is a sample and what was found in it, as the policy counts it.
type drawn struct {
	size, expected, population int64
	statistical                bool
	found                      int64 // all items that deviated, whether or not they count
	counted                    int64 // those that count against the rate
	missing                    int64 // those for which evidence is missing, where that is no deviation
	intentional, systematic    bool
	uninvestigated             bool
	openAnomaly                bool // whether the judgement on an anomaly is open
}

// drawn counts what one test found. The flag excuse excuses anomalies on which the judgement is open.
func (ev *evaluator) drawn(i int, excuse bool) drawn {
	t := &ev.m.Tests[i]
	s := drawn{size: t.Sample.Size, expected: t.Sample.Expected, population: t.Population.Size, statistical: t.Sample.Method.IsStatistical()}
	for _, d := range ev.x.DeviationsOf(i) {
		dev := &ev.m.Deviations[d]
		s.found += dev.Count
		s.intentional = s.intentional || dev.Intentional
		s.systematic = s.systematic || dev.Pattern == controls.Systematic
		if dev.Kind == controls.KindNoEvidence && ev.policy.MissingEvidence == MissingLimits {
			s.missing += dev.Count
			continue
		}
		s.uninvestigated = s.uninvestigated || dev.Pattern == 0
		if dev.DaysLate > 0 && dev.DaysLate <= ev.policy.GraceDays {
			continue
		}
		anomalous := No
		if ev.claimed(d) {
			if anomalous = ev.anomalous(d); anomalous == 0 {
				s.openAnomaly = true
			}
		}
		if anomalous == No || anomalous == 0 && !excuse {
			s.counted += dev.Count
		}
	}
	for _, x := range ev.x.ExtensionsOf(i) {
		for _, d := range ev.x.DeviationsOf(x) {
			s.openAnomaly = s.openAnomaly || ev.joined(x) && ev.opens(d)
		}
	}
	return s
}

// claimed reports whether the claim that a deviation is an anomaly has to be judged.
func (ev *evaluator) claimed(d int) bool {
	return ev.m.Deviations[d].Anomaly && ev.policy.Anomalies == AnomaliesJudged
}

// anomalous returns the answer to whether a deviation is an anomaly, recorded or tried out.
func (ev *evaluator) anomalous(d int) Answer {
	id := string(ev.m.Deviations[d].ID)
	if a := ev.answer(DeviationAnomalous, id); a != 0 {
		return a
	}
	return ev.assumed[judgementKey{DeviationAnomalous, id}]
}

// opens reports whether a claimed anomaly that would count is neither judged nor tried out.
func (ev *evaluator) opens(d int) bool {
	dev := &ev.m.Deviations[d]
	late := dev.DaysLate > 0 && dev.DaysLate <= ev.policy.GraceDays
	missing := dev.Kind == controls.KindNoEvidence && ev.policy.MissingEvidence == MissingLimits
	return ev.claimed(d) && !late && !missing && ev.anomalous(d) == 0
}

// with adds an extension to a sample: sizes, plans and deviations are summed.
func (s drawn) with(x drawn) drawn {
	s.size, s.expected, s.statistical = s.size+x.size, s.expected+x.expected, s.statistical && x.statistical
	s.found, s.counted, s.missing = s.found+x.found, s.counted+x.counted, s.missing+x.missing
	s.intentional, s.systematic = s.intentional || x.intentional, s.systematic || x.systematic
	s.uninvestigated = s.uninvestigated || x.uninvestigated
	return s
}

// exceeds reports whether found of size items is a rate above the tolerable one. Without a tolerable rate nothing is.
func exceeds(found, size int64, tolerable sampling.Rate) bool {
	return !tolerable.IsZero() && tolerable.Exceeded(found, size)
}

// withinPlan reports whether a sample supports reliance with the deviations that count: by the exact test where it was
// drawn and planned statistically, by the number that the plan allows for otherwise. Items without evidence are not part
// of the sample.
func (ev *evaluator) withinPlan(t *controls.Test, s drawn) bool {
	if !s.statistical || t.Sample.Tolerable.IsZero() {
		return s.counted <= s.expected
	}
	c := sampling.Criterion{Confidence: t.Sample.Confidence, Tolerable: t.Sample.Tolerable}
	if c.Confidence.IsZero() {
		c.Confidence = ev.policy.Confidence
	}
	ok, err := sampling.Supports(sampling.Sample{Population: s.population, Size: s.size - s.missing, Deviations: s.counted, Selection: t.Sample.Method}, c, sampling.Policy{})
	return err == nil && ok // a request that statistics cannot answer is answered by judgement
}
