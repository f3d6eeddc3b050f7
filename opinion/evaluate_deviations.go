package opinion

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/sampling"
)

// testResult is what one test says about its control.
//
// lo and hi differ only where a judgement is open: hi is what the test comes to if it is answered favourably. Rule is that of lo,
// since a reader wants to know what there is to overcome.
type testResult struct {
	lo, hi    grade
	rule      Rule
	asks      bool  // whether a judgement about the deviations as a whole may settle the result
	anomalies bool  // whether a judgement about claimed anomalies may settle it
	found     int64 // deviating items, all of them
}

// evaluateTestsOf grades the tests of one control; extensions get the result of the test that they extend, which is one of the
// same control. So an extension is looked at twice: as part of the first test, and for its number of deviations, which are
// disclosed test by test.
func (ev *evaluator) evaluateTestsOf(control int) {
	for _, t := range ev.x.TestsOf(control) {
		ev.tests[t] = ev.evaluateTest(t)
	}
	// The second pass is needed only for extensions, which may come before their first test in the list.
	if !ev.x.HasExtensions() {
		return
	}
	for _, t := range ev.x.TestsOf(control) {
		ev.extend(t)
	}
}

// extend gives a test that extends another the result of that test, which stands for both. Only the first asks for judgements, so
// that the same question does not come up twice.
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
//
// What did not conclude caps what was found at a lack of evidence, and never raises it: a failure that was found by inquiry is a
// failure. Where the first test or any of its extensions is flawed, the whole is, since they stand for one sample.
func (ev *evaluator) evaluateTest(i int) testResult {
	t := &ev.m.Tests[i]
	// A test that was not performed says nothing, and why it was not decides how that counts: no occurrence is nobody's fault and
	// no evidence, whereas an occurrence that was not tested is a hole in the evidence. Source: [soc1.CiteNonOccurrence],
	// [soc1.CiteNecessary].
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

// inconclusive returns why a test does not conclude whatever it found, or 0. The order is that in which a reader is told, for one
// reason is enough: how the auditor looked, then what the items were drawn from, then what was read. Source: [soc1.CiteTests],
// [soc1.CiteInformation].
func (ev *evaluator) inconclusive(t *controls.Test) Rule {
	switch {
	case controls.InquiryOnly(t.Procedures):
		return RuleInquiryAlone
	case ev.glimpsed(t):
		return RuleObservationAlone
	case t.Population.Completeness == controls.EvidenceDeficient:
		return RulePopulationIncomplete
	case unreliable(t.Information):
		return RuleInformationUnreliable
	}
	return 0
}

// glimpsed reports whether a test is one look at a control that people perform time and again: nothing but observation, beside
// inquiry, of a single item out of more. Source: [soc1.CiteTests].
//
// Three cases make one look enough. Where the population is a single item, it was all looked at. An automated control does the
// same each time, as long as what it relies on held, which is asked elsewhere ([soc1.CiteAutomated]). An annual control occurs
// once in most periods.
func (ev *evaluator) glimpsed(t *controls.Test) bool {
	if t.Sample.Size != 1 || t.Population.Size == 1 {
		return false
	}
	// Any procedure that goes beyond looking on leaves something that spans more than the moment.
	for i := range t.Procedures {
		if n := t.Procedures[i].Nature; n != controls.Inquiry && n != controls.Observation {
			return false
		}
	}
	c, _ := ev.x.Control(t.Control)
	return ev.m.Controls[c].Nature != controls.Automated && ev.m.Controls[c].Frequency != controls.Annual
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
//
// With an anomaly excused fewer items count, and nothing in weigh grades fewer items worse: so the two gradings, all open
// anomalies counted and all excused, are the two ends of the range.
func (ev *evaluator) evaluateDeviations(i int) testResult {
	if len(ev.x.DeviationsOf(i)) == 0 && len(ev.x.ExtensionsOf(i)) == 0 && ev.m.Tests[i].Sample.Tolerable.IsZero() {
		return testResult{lo: effective, hi: effective, rule: RuleDeviationsNone} // nothing to weigh
	}
	sample := ev.drawn(i, false)
	r := ev.weigh(i, sample, false)
	if !sample.openAnomaly {
		return r
	}
	best := ev.weigh(i, ev.drawn(i, true), true)
	// Whether they are anomalies decides nothing: nobody is asked.
	if r.lo == best.hi {
		return r
	}
	if !r.asks {
		r.rule = RuleAnomalyOpen
	}
	// Accepting the deviations as a whole settles the test as well as calling them anomalies does, so both questions are open.
	r.hi, r.asks, r.anomalies = best.hi, true, true
	return r
}

// weigh grades a sample. The order of the questions is that of practice: what condemns the control whatever the rate comes
// first, then the rate, then judgement, then the plan. Source: [soc1.CiteDeviations], [soc1.CiteSampling].
//
// Intentional and systematic deviations, and a rate above the tolerable one, are facts that no judgement overrules: a control
// that can be set aside at will, or one whose failures have a lasting cause, works no better on the items that nobody looked at,
// and the last is worse than what the auditor was ready to tolerate before looking. A judgement in favour prevails over
// everything else, since it was made after looking into nature and cause, and a judgement against prevails over the plan. Items
// without evidence, where they are no deviations, count on neither side: they are taken out of the sample, and if nothing remains
// there is nothing to conclude from.
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
		// A no about a part is a no about the whole, whereas a yes has to be about the whole, that is, about the first test.
		if ev.answer(DeviationsAcceptable, string(ev.m.Tests[x].ID)) == No {
			judged = No
		}
	}
	// Each test reports its own deviations, although the whole is graded: a sum over tests counts none twice.
	fixed := func(g grade, r Rule) testResult { return testResult{lo: g, hi: g, rule: r, found: first.found} }
	remaining := all.size - all.missing
	if !all.intentional && !all.systematic { // which fail the control however items count
		ev.useTest(i, all.uses)
	}
	switch {
	case all.found == 0:
		return ev.clean(t, all, judged)
	case all.intentional:
		return fixed(failed, RuleDeviationsIntentional)
	case all.systematic:
		return fixed(failed, RuleDeviationsSystematic)
	// The observed rate itself, without any allowance for sampling: no statistics make a sample better than it is.
	case all.counted > 0 && exceeds(all.counted, remaining, t.Sample.Tolerable):
		return fixed(failed, RuleRateExceeded)
	case all.missing > 0 && remaining <= 0:
		return fixed(unknown, RuleItemsUnevidenced)
	// Something deviated and is not acceptable, which is a failure; in the next case there are gaps in the evidence only.
	case judged == No && all.found > all.missing:
		return fixed(failed, RuleDeviationsRejected)
	case judged == No:
		return fixed(unknown, RuleItemsUnevidenced)
	case judged == Yes:
		return fixed(effective, RuleDeviationsAccepted)
	}
	return ev.planned(t, first, all, unplanned)
}

// clean grades a test without deviations. Where the sample was drawn and planned statistically, no deviation in too few items
// proves nothing: what counts is the upper limit. Whether the test supports the control all the same is for judgement, and if
// it does not, the control lacks evidence. Source: [soc1.CiteSampling].
//
// Out of a large population, at a confidence of 90 % and a tolerable rate of 10 %, no deviation in 25 items is enough: the upper
// limit is 8.8 %. No deviation in 20 items is not.
func (ev *evaluator) clean(t *controls.Test, all drawn, judged Answer) testResult {
	lacks := testResult{lo: unknown, hi: unknown, rule: RuleSampleTooSmall}
	switch {
	case !all.statistical || t.Sample.Tolerable.IsZero() || judged == Yes || ev.withinPlan(t, all):
		return testResult{lo: effective, hi: effective, rule: RuleDeviationsNone}
	case judged == No || ev.beyondFails(all):
		return lacks
	}
	return ev.asked(t, lacks)
}

// asked leaves it to the judgement on a test whether the test supports its control or comes to r. In a trial that assumes an
// answer, both ends are what that answer makes of it.
func (ev *evaluator) asked(t *controls.Test, r testResult) testResult {
	r.hi, r.asks = effective, true
	switch ev.assumed[judgementKey{DeviationsAcceptable, string(t.ID)}] {
	case Yes:
		r.lo = r.hi
	case No:
		r.hi = r.lo
	}
	return r
}

// planned grades deviations about which nothing was judged, by the plan of the test.
//
// An automated control comes first: it has no rate, since a program that errs once errs each time that the same comes along,
// until the error is shown to be isolated. Source: [soc1.CiteAutomated]. A deviation that was not investigated cannot be weighed
// against a plan, so that question goes before the plan. An extension that was not planned does not cure a first sample that fell
// short: to go on drawing until a sample pleases is no sampling. Source: [soc1.CiteDeviations], [soc1.CiteSampling].
func (ev *evaluator) planned(t *controls.Test, first, all drawn, unplanned bool) testResult {
	fixed := func(g grade, r Rule) testResult { return testResult{lo: g, hi: g, rule: r, found: first.found} }
	open := func(lo grade, r Rule) testResult { return ev.asked(t, testResult{lo: lo, rule: r, found: first.found}) }
	// The plan and the policy are asked only where their answer decides, so that no more is recorded as having mattered.
	var asked, supported bool
	within := func() bool {
		if !asked {
			asked, supported = true, all.counted == 0 || ev.withinPlan(t, all)
		}
		return supported
	}
	late := func() bool { return unplanned && first.counted > 0 && !ev.withinPlan(t, first) } // too late to help the first sample
	fails := func() bool { return ev.beyondFails(all) }
	control, _ := ev.x.Control(t.Control)
	switch {
	case ev.m.Controls[control].Nature == controls.Automated && all.counted > 0 && (all.unisolated || fails()):
		return fixed(failed, RuleDeviationsAutomated)
	case ev.m.Controls[control].Nature == controls.Automated && all.counted > 0:
		return open(failed, RuleDeviationsAutomated) // shown to be isolated, which is for the auditor to weigh
	case (all.uninvestigated && all.missing > 0 || !within() || late()) && fails():
		return fixed(failed, RuleDeviationsBeyondPlan) // also when one was not investigated, which excuses nothing
	case all.uninvestigated:
		return open(failed, RuleDeviationsUninvestigated)
	case !within():
		return open(failed, RuleDeviationsOpen)
	case late():
		return open(failed, RuleExtensionUnplanned)
	case all.missing > 0 && fails() && all.found > all.missing:
		return fixed(failed, RuleDeviationsBeyondPlan)
	case all.missing > 0 && fails():
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

// beyondFails reports whether the policy fails what a sample does not support, instead of asking. To ask is what the standards
// have in mind, which want nature and cause looked into; to fail suits whoever wants no discretion there.
func (ev *evaluator) beyondFails(s drawn) bool {
	ev.useTest(s.test, knob(KnobBeyond))
	return ev.policy.Beyond == BeyondFail
}

// drawn is a sample and what was found in it, as the policy counts it.
//
// Validation holds every count to a bound that is far below what an int64 can add up over all tests of an examination, so sums
// need no check for overflow.
type drawn struct {
	test                       int // the test, by position; with extensions the first one
	size, expected, population int64
	statistical                bool
	found                      int64 // all items that deviated, whether or not they count
	counted                    int64 // those that count against the rate
	missing                    int64 // those for which evidence is missing, where that is no deviation
	intentional, systematic    bool
	unisolated                 bool // whether one that counts was not shown to be isolated
	uninvestigated             bool
	openAnomaly                bool  // whether the judgement on an anomaly is open
	uses                       knobs // what of the policy decides how items count
}

// drawn counts what one test found. The flag excuse excuses anomalies on which the judgement is open.
func (ev *evaluator) drawn(i int, excuse bool) drawn {
	t := &ev.m.Tests[i]
	s := drawn{test: i, size: t.Sample.Size, expected: t.Sample.Expected, population: t.Population.Size, statistical: t.Sample.Method.IsStatistical()}
	for _, d := range ev.x.DeviationsOf(i) {
		dev := &ev.m.Deviations[d]
		s.found += dev.Count
		s.intentional = s.intentional || dev.Intentional
		s.systematic = s.systematic || dev.Pattern == controls.Systematic
		s.uses |= ev.deviationKnobs(dev)
		// They are found, and so disclosed, whatever the policy says; only how they count is open to it.
		if dev.Kind == controls.KindNoEvidence && ev.policy.MissingEvidence == MissingLimits {
			s.missing += dev.Count
			continue
		}
		s.uninvestigated = s.uninvestigated || dev.Pattern == 0
		// Late within the days of grace: found and disclosed, and not counted. That it was systematic or intentional stays
		// recorded above.
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
			s.unisolated = s.unisolated || dev.Pattern != controls.Isolated
		}
	}
	// An open anomaly in an extension opens the result of the whole.
	for _, x := range ev.x.ExtensionsOf(i) {
		for _, d := range ev.x.DeviationsOf(x) {
			s.openAnomaly = s.openAnomaly || ev.joined(x) && ev.opens(d)
		}
	}
	return s
}

// deviationKnobs returns the knobs that decide how the items of a deviation count. The cases mirror those of drawn: a knob is
// recorded only if the one before it did not settle the matter.
func (ev *evaluator) deviationKnobs(d *controls.Deviation) knobs {
	var ks knobs
	switch { // days are counted only of what was done late, which leaves evidence
	case d.Kind == controls.KindNoEvidence:
		ks = knob(KnobMissingEvidence)
		if ev.policy.MissingEvidence == MissingLimits {
			return ks
		}
	case d.DaysLate > 0:
		ks = knob(KnobGraceDays)
		if d.DaysLate <= ev.policy.GraceDays {
			return ks
		}
	}
	if d.Anomaly {
		ks |= knob(KnobAnomalies)
	}
	return ks
}

// claimed reports whether the claim that a deviation is an anomaly has to be judged. Where the policy does not know anomalies the
// claim has no effect. Source: [soc1.CiteAnomaly].
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

// with adds an extension to a sample: sizes, plans and deviations are summed. The whole is a statistical sample only if both
// parts are.
func (s drawn) with(x drawn) drawn {
	s.size, s.expected, s.statistical = s.size+x.size, s.expected+x.expected, s.statistical && x.statistical
	s.found, s.counted, s.missing = s.found+x.found, s.counted+x.counted, s.missing+x.missing
	s.intentional, s.systematic = s.intentional || x.intentional, s.systematic || x.systematic
	s.uninvestigated, s.unisolated = s.uninvestigated || x.uninvestigated, s.unisolated || x.unisolated
	s.uses |= x.uses
	return s
}

// exceeds reports whether found of size items is a rate above the tolerable one. Without a tolerable rate nothing is. Zero is no
// tolerable rate but the absence of one: non-statistical tests state none, and are held to their plan.
func exceeds(found, size int64, tolerable sampling.Rate) bool {
	return !tolerable.IsZero() && tolerable.Exceeded(found, size)
}

// withinPlan reports whether a sample supports reliance with the deviations that count: by the exact test where it was drawn and
// planned statistically, by the number that the plan allows for otherwise. Items without evidence are not part of the sample.
// That the plan allows for some is what a sample size is chosen for; more than that is more than the sample can carry.
func (ev *evaluator) withinPlan(t *controls.Test, s drawn) bool {
	if !s.statistical || t.Sample.Tolerable.IsZero() {
		return s.counted <= s.expected
	}
	// The test's own confidence prevails; the policy's is asked, and recorded, only where the test states none.
	c := sampling.Criterion{Confidence: t.Sample.Confidence, Tolerable: t.Sample.Tolerable}
	if c.Confidence.IsZero() {
		c.Confidence = ev.policy.Confidence
		ev.useTest(s.test, knob(KnobConfidence))
	}
	ok, err := sampling.Supports(sampling.Sample{Population: s.population, Size: s.size - s.missing, Deviations: s.counted, Selection: t.Sample.Method}, c, sampling.Policy{})
	return err == nil && ok // a request that statistics cannot answer is answered by judgement
}
