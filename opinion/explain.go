package opinion

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// explainObjective builds the reason why an objective is not, or may not be, achieved: the risks that were left
// uncovered, and for each the controls that did not carry it, down to facts.
//
// Reasons are read off the same grades that decide the limb: nothing is weighed a second time, so that they cannot contradict the
// opinion.
func (ev *evaluator) explainObjective(o int, limb Limb, rule Rule) Reason {
	within := ev.inForce(o)
	v, p := ev.designView, ev.objDesign[o]
	if limb == Operation {
		v, p = ev.operationView, ev.objOper[o]
	}
	// What counts as a shortfall on a day: failure and lack of evidence always, and what was not exercised where the policy holds
	// that against the objective.
	shortfall := unknown
	if rule == RuleObjectiveUnexercised {
		shortfall = dormant
	}
	obj := &ev.m.Objectives[o]
	r := Reason{Rule: rule, Objective: obj.ID, Days: ev.days(p.below(ev.window.Start, shortfall), within), Facts: []string{ev.fact("objectives", o)}}
	if len(ev.x.RisksOf(o)) == 0 {
		r.Because = append(r.Because, Reason{Rule: RuleObjectiveWithoutRisk, Objective: obj.ID, Facts: []string{ev.fact("objectives", o)}})
	}
	// Limitations that name the objective come before its risks, since they lower it as a whole.
	for i := range ev.exam.Limitations {
		l := &ev.exam.Limitations[i]
		for _, id := range l.Objectives {
			if id == obj.ID && l.reaches(limb) && ev.answer(AlternativeSufficient, string(l.ID)) != Yes {
				r.Because = append(r.Because, Reason{Rule: RuleObjectiveLimited, Matter: l.ID, Facts: ev.limitationFacts(i)})
			}
		}
	}
	r.Because = append(r.Because, ev.explainSetbacks(o, limb)...)
	r.Because = append(r.Because, ev.explainGaps(o, p)...)
	// Risks that were answered throughout are no reason, and not mentioned.
	for _, k := range ev.x.RisksOf(o) {
		if why, ok := ev.explainRisk(k, limb, v, shortfall, within); ok {
			r.Because = append(r.Because, why)
		}
	}
	return r
}

// explainRisk builds the reason why a risk was not answered on some days, if it was not. Of a set that fell short only the lines
// that did are named, and a line that stands in several sets is explained once.
func (ev *evaluator) explainRisk(k int, limb Limb, v view, shortfall grade, within soc1.Period) (Reason, bool) {
	below := clipAll(ev.risk(k, v).below(ev.window.Start, shortfall), within)
	if len(below) == 0 {
		return Reason{}, false
	}
	r := Reason{Rule: RuleRiskUncovered, Risk: ev.m.Risks[k].ID, Days: ev.days(below, within), Facts: []string{ev.fact("risks", k)}}
	// A gap in the design, not in the evidence: there is nothing below it to explain.
	if ev.x.SetsOf(k) == 0 {
		r.Rule = RuleRiskUnanswered
		return r, true
	}
	// By line, since two sets may name two controls of the same one.
	explained := make(map[int]bool)
	for s := range ev.x.SetsOf(k) {
		for _, member := range ev.x.MembersOf(k, s) {
			line := ev.x.LineOf(member)
			if explained[line] || len(clipAll(ev.lineage(member, v).below(ev.window.Start, shortfall), within)) == 0 {
				continue
			}
			explained[line] = true
			r.Because = append(r.Because, ev.explainAbsence(member, within)...)
			for c := range ev.x.Line(member) {
				r.Because = append(r.Because, ev.explainControl(c, limb, shortfall)...)
			}
		}
	}
	return r, true
}

// explainAbsence builds the reason for days on which no control of a line was in operation, if there are any. The design of an
// absent control is graded as failed too; to say that it was absent is the plainer reason.
func (ev *evaluator) explainAbsence(member int, within soc1.Period) []Reason {
	p := ev.flat[failed][failed]
	here := ev.flat[effective][effective]
	for c := range ev.x.Line(member) {
		// With here for a control that always works, what is left as failed are the days on which no control of the line was
		// there.
		p = combine(p, ev.presence(c, here), either)
	}
	days := clipAll(p.below(ev.window.Start, failed), within)
	if len(days) == 0 {
		return nil
	}
	var facts []string
	for c := range ev.x.Line(member) {
		facts = append(facts, soc1.Pointer(ev.fact("controls", c), "operated"))
	}
	return []Reason{{Rule: RuleAbsent, Control: ev.m.Controls[member].ID, Days: ev.days(days, within), Facts: facts}}
}

// explainControl lists everything that keeps a control from being effective, or for the design limb from being suitable. The
// order is that of the work: walkthroughs, limitations, tests, and what the control relies on.
func (ev *evaluator) explainControl(c int, limb Limb, shortfall grade) []Reason {
	id := ev.m.Controls[c].ID
	var list []Reason
	walked := false
	for _, w := range ev.x.WalkthroughsOf(c) {
		walk := &ev.m.Walkthroughs[w]
		walked = true
		rule := Rule(0)
		switch {
		case walk.Implementation == controls.NotImplemented:
			rule = RuleNotPutInPlace
		case walk.Design == controls.DesignDeficient:
			rule = RuleDesignFailed
		// Both findings are favourable, and yet nothing concludes: the procedures were inquiry alone.
		case ev.walked(c, walk) == unknown && walk.Design == controls.DesignSuitable && walk.Implementation == controls.Implemented:
			rule = RuleInquiryAlone
		case ev.walked(c, walk) == unknown:
			rule = RuleDesignUnevaluated
		default:
			continue
		}
		list = append(list, Reason{Rule: rule, Control: id, Days: periods(walk.During), Facts: []string{ev.fact("walkthroughs", w)}})
	}
	// Where a walkthrough is listed above, it explains the days that it leaves open.
	if gaps := ev.findings(c).below(ev.window.Start, unknown); !walked || len(list) == 0 && len(gaps) > 0 {
		list = append(list, Reason{Rule: RuleDesignUnevaluated, Control: id, Days: ev.days(gaps, ev.window), Facts: []string{ev.fact("controls", c)}})
	}
	for i := range ev.exam.Limitations {
		l := &ev.exam.Limitations[i]
		for _, limited := range l.Controls {
			// By way of design, a limitation that names another limb may bear on this one.
			bears := l.reaches(limb)
			if limited == id && bears && ev.answer(AlternativeSufficient, string(l.ID)) != Yes {
				list = append(list, Reason{Rule: RuleControlLimited, Control: id, Matter: l.ID, Facts: ev.limitationFacts(i)})
			}
		}
	}
	if limb == Operation {
		list = append(list, ev.explainTests(c, shortfall)...)
		list = append(list, ev.explainReliance(c)...)
	}
	return list
}

// explainTests lists the tests of a control that do not support it, and the days that no test speaks of.
func (ev *evaluator) explainTests(c int, shortfall grade) []Reason {
	id := ev.m.Controls[c].ID
	var list []Reason
	for _, t := range ev.x.TestsOf(c) {
		res := ev.tests[t]
		if res.lo > shortfall {
			continue
		}
		test := &ev.m.Tests[t]
		r := Reason{Rule: res.rule, Control: id, Test: test.ID, Days: periods(test.Period), Facts: []string{ev.fact("tests", t)}}
		if test.Outcome == controls.Performed {
			r.Tested, r.Deviating = test.Sample.Size, res.found
		}
		// Every deviation is among the facts, whichever of them decided.
		for _, d := range ev.x.DeviationsOf(t) {
			r.Facts = append(r.Facts, ev.fact("deviations", d))
			r.Because = append(r.Because, ev.explainAnomaly(d)...)
		}
		r.Facts = append(r.Facts, ev.judgementFact(DeviationsAcceptable, string(test.ID))...)
		// Whoever extended the test expects it to count, and is told why it did not.
		if test.Extends != "" && ev.policy.Extension == ExtensionBarred {
			r.Because = append(r.Because, Reason{Rule: RuleExtensionDisregarded, Test: test.ID, Facts: []string{soc1.Pointer(ev.fact("tests", t), "extends")}})
		}
		list = append(list, r)
	}
	if unreliable(ev.m.Controls[c].Information) {
		list = append(list, Reason{Rule: RuleInformationUnreliable, Control: id, Facts: []string{soc1.Pointer(ev.fact("controls", c), "information")}})
	}
	// Days of which no test speaks are a reason beside the tests, since none of these is to blame for them.
	if days := ev.untested(c); len(days) > 0 {
		list = append(list, Reason{Rule: RuleUntested, Control: id, Days: ev.days(days, ev.window), Facts: []string{ev.fact("controls", c)}})
	}
	return list
}

// explainAnomaly says what became of the claim that a deviation is an anomaly, where it was made and did not help. Of a claim
// that was judged, [Derive] shows the judgement.
func (ev *evaluator) explainAnomaly(d int) []Reason {
	dev := &ev.m.Deviations[d]
	if t, ok := ev.x.Test(dev.Test); ok && dev.Anomaly {
		ev.useTest(t, ev.anomalyKnobs(dev))
	}
	r := Reason{Test: dev.Test, Facts: []string{soc1.Pointer(ev.fact("deviations", d), "anomaly")}}
	switch {
	case dev.Anomaly && ev.policy.Anomalies == AnomaliesDisregarded:
		r.Rule = RuleAnomalyDisregarded
	case ev.opens(d):
		r.Rule = RuleAnomalyOpen
	default:
		return nil
	}
	return []Reason{r}
}

// anomalyKnobs returns the knobs that decide what is said about the claim that a deviation is an anomaly.
func (ev *evaluator) anomalyKnobs(d *controls.Deviation) knobs {
	ks := knob(KnobAnomalies)
	if ev.policy.Anomalies == AnomaliesJudged && ev.answer(DeviationAnomalous, string(d.ID)) == 0 {
		ks |= ev.deviationKnobs(d)
	}
	return ks
}

// untested returns the days on which a control was in operation and no test speaks of it. Tests count whatever came of them: one
// that failed the control, or did not conclude, spoke of its days, and is a reason by itself.
func (ev *evaluator) untested(c int) []soc1.Period {
	p := ev.flat[failed][failed]
	for _, t := range ev.x.TestsOf(c) {
		if days, ok := controls.Clip(ev.m.Tests[t].Period, ev.window); ok {
			p = p.paint(ev.window.Start, days, effective, effective, replaced)
		}
	}
	there := ev.presence(c, ev.flat[effective][effective])
	// away calls days on which the control was not in operation effective, so that nobody asks for a test of them.
	away := func(tested, present grade) grade {
		if present == effective {
			return tested
		}
		return effective
	}
	return combine(p, there, away).below(ev.window.Start, failed)
}

// explainReliance lists the general IT objectives that did not hold and that a control relies on. The judgement that holds is
// that about the control, else that about the objective, as in relianceJudged; here its subject is needed too.
func (ev *evaluator) explainReliance(c int) []Reason {
	id := ev.m.Controls[c].ID
	var list []Reason
	for _, o := range ev.x.ReliesOn(c) {
		days := ev.objOper[o].below(ev.window.Start, unknown)
		goal := ev.m.Objectives[o].ID
		judged, subject := ev.answer(RelianceUnaffected, string(id)), string(id)
		if judged == 0 {
			judged, subject = ev.answer(RelianceUnaffected, string(goal)), string(goal)
		}
		if len(days) == 0 || judged == Yes {
			continue
		}
		// The rule follows support: an objective that failed on some days only is told with the graver of the two.
		rule := RuleRelianceUnsupported
		switch {
		case judged == 0 && ev.policy.Reliance == RelianceAsk:
			rule = RuleRelianceOpen
		case ev.policy.Reliance != RelianceUnsupported && len(ev.objOper[o].below(ev.window.Start, failed)) > 0:
			rule = RuleRelianceFailed
		}
		facts := append([]string{ev.fact("controls", c), ev.fact("objectives", o)}, ev.judgementFact(RelianceUnaffected, subject)...)
		list = append(list, Reason{Rule: rule, Control: id, Objective: goal, Days: ev.days(days, ev.window), Facts: facts})
	}
	return list
}

// days returns list, or nothing when it is all of within: a reason without days speaks of all days.
func (ev *evaluator) days(list []soc1.Period, within soc1.Period) []soc1.Period {
	list = clipAll(list, within)
	if len(list) == 1 && list[0] == within {
		return nil
	}
	return list
}

// periods returns p as a list, empty for the zero period.
func periods(p soc1.Period) []soc1.Period {
	if p == (soc1.Period{}) {
		return nil
	}
	return []soc1.Period{p}
}

// clipAll cuts every period of list to within and drops those outside.
func clipAll(list []soc1.Period, within soc1.Period) []soc1.Period {
	var clipped []soc1.Period
	for _, p := range list {
		if q, ok := controls.Clip(p, within); ok {
			clipped = append(clipped, q)
		}
	}
	return clipped
}
