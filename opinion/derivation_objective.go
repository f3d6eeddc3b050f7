package opinion

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// gradeWords says in words what the evidence comes to on the worst day, at worst and at best. A range is named by both ends,
// since a reader has to know what is at stake.
func gradeWords(lo, hi grade) string {
	word := func(g grade) string {
		return [...]string{failed: "failed", unknown: "no evidence", dormant: "not exercised", effective: "effective"}[g]
	}
	if lo == hi {
		return word(lo)
	}
	return "open, from " + word(lo) + " to " + word(hi)
}

// testWords says what a test comes to for its control, in the terms of the field. A test is no control: it supports one or does
// not.
func testWords(lo, hi grade) string {
	word := func(g grade) string {
		return [...]string{failed: "does not support the control", unknown: "no evidence", dormant: "not exercised", effective: "supports the control"}[g]
	}
	if lo == hi {
		return word(lo)
	}
	return "open: " + word(lo) + ", or " + word(hi)
}

// reachWord is the answer that a rule gives to how far something reaches.
func reachWord(r Rule) string {
	switch r {
	case RulePervasiveJudged, RulePervasiveShare:
		return "pervasive"
	case RuleConfinedJudged, RuleConfinedShare:
		return "confined"
	}
	return "open"
}

// words is gradeWords for the days of within.
func (d *deriver) words(p profile, within soc1.Period) string {
	lo, hi := p.overDays(d.ev.window.Start, within)
	return gradeWords(lo, hi)
}

// objective derives the finding on one objective, path being the path of the step.
//
// Risks come first, each whether or not it fell short, and then what bears on the objective beside them. Its reason, if it has
// one, lends rules and days to the steps that it speaks of.
func (d *deriver) objective(o int, path string) Step {
	ev := d.ev
	p := ev.profiles(d.limb)[o]
	f, _, _ := ev.finding(o, p)
	obj := &ev.m.Objectives[o]
	r, modifies := d.reasons[obj.ID]
	s := Step{Topic: TopicObjective, Subject: string(obj.ID), Result: strings.ToLower(f.Title()), Modifies: modifies, Rule: r.Rule, Days: r.Days, Facts: []string{ev.fact("objectives", o)}}
	names := newNames(path)
	within := ev.inForce(o)
	for _, k := range ev.x.RisksOf(o) {
		// Without a reason the risk was answered, and nothing below it modifies.
		why, _ := riskReason(r, ev.m.Risks[k].ID)
		s.Because = append(s.Because, d.risk(k, why, within, names.path(string(ev.m.Risks[k].ID))))
	}
	for _, b := range r.Because {
		if b.Risk == "" {
			s.Because = append(s.Because, d.reason(b))
		}
	}
	s.Because = append(s.Because, d.spared(o, p)...)
	return d.finish(s)
}

// risk derives how far a risk was answered; why is the reason that it was not, if it was not.
//
// Every set is shown, also where another made up for it: which of them carried the risk is what a reader looks for.
func (d *deriver) risk(k int, why Reason, within soc1.Period, path string) Step {
	ev := d.ev
	s := Step{Topic: TopicRisk, Subject: string(ev.m.Risks[k].ID), Result: d.words(ev.risk(k, d.view), within), Modifies: why.Rule != 0, Rule: why.Rule, Days: why.Days, Facts: []string{ev.fact("risks", k)}}
	names := newNames(path)
	for set := range ev.x.SetsOf(k) {
		step := Step{Topic: TopicSet, Subject: strconv.Itoa(set + 1), Modifies: s.Modifies, Facts: []string{soc1.Pointer(ev.fact("risks", k), "sufficient", set)}}
		members := ev.x.MembersOf(k, set)
		step.Result = d.words(ev.set(members, d.view), within)
		below := newNames(names.path(step.token()))
		for i, member := range members {
			step.Because = append(step.Because, d.line(place{k, set, i}, member, why, within, below.path(string(ev.m.Controls[member].ID))))
		}
		s.Because = append(s.Because, d.finish(step))
	}
	return d.finish(s)
}

// line derives a member of a set: a control with those it superseded and those that succeeded it.
//
// In full it is shown once in each limb, at the place that settle chose, and elsewhere by a reference, so that a control which
// serves a hundred sets does not have its tests listed a hundred times.
func (d *deriver) line(at place, member int, why Reason, within soc1.Period, path string) Step {
	ev := d.ev
	line := ev.x.LineOf(member)
	p := ev.lineage(member, d.view)
	lo, _ := p.overDays(ev.window.Start, within)
	alone := line == member && ev.x.SuccessorOf(member) < 0
	// A line that was merely not exercised modifies only where the risk fell short for that.
	shortfall := unknown
	if why.Rule == RuleRiskUncovered && lo == dormant {
		shortfall = dormant
	}
	s := Step{Topic: TopicLine, Subject: string(ev.m.Controls[member].ID), Result: d.words(p, within), Modifies: why.Rule != 0 && lo <= shortfall, Facts: []string{ev.fact("controls", member)}}
	full := d.home[line] == at
	if full {
		d.paths[line] = path
	}
	// A line of one is shown as the control, without a step between.
	if alone {
		s.Topic = TopicControl
		if full {
			s.Because = d.evidence(member, s.Modifies)
		}
	} else if full {
		for c := range ev.x.Line(member) {
			control := Step{Topic: TopicControl, Subject: string(ev.m.Controls[c].ID), Result: d.inOperation(c), Modifies: s.Modifies, Facts: []string{ev.fact("controls", c)}}
			control.Because = d.evidence(c, s.Modifies)
			s.Because = append(s.Because, d.finish(control))
		}
	}
	// The place may stand before this one or after it: a path leads there either way.
	if !full {
		s.See = d.pathOf(line)
	}
	// Days without any control of the line are told at every place, since they are about the line and not about a control.
	if s.Modifies {
		for _, b := range why.Because {
			if b.Rule == RuleAbsent && ev.x.LineOf(d.control(b.Control)) == line {
				s.Because = append(s.Because, d.reason(b))
			}
		}
	}
	return d.finish(s)
}

// control returns the position of a control that a reason names.
func (d *deriver) control(id soc1.ControlID) int {
	c, _ := d.ev.x.Control(id)
	return c
}

// pathOf returns the path of the place at which a line is derived in full, which may come later. It is put together as walk would
// find it, since the tree below that place may not exist yet.
func (d *deriver) pathOf(line int) string {
	if path, known := d.paths[line]; known {
		return path
	}
	ev, at := d.ev, d.home[line]
	o, _ := ev.x.Objective(ev.m.Risks[at.risk].Objective)
	names := newNames("")
	members := ev.x.MembersOf(at.risk, at.set)
	path := soc1.Pointer("", d.limb.String(), string(ev.m.Objectives[o].ID), string(ev.m.Risks[at.risk].ID), fmt.Sprintf("set-%d", at.set+1))
	token := ""
	for _, member := range members[:at.member+1] {
		token = names.path(string(ev.m.Controls[member].ID))
	}
	d.paths[line] = path + token
	return path + token
}

// inOperation says what a control's evidence comes to over the days on which it was in operation.
func (d *deriver) inOperation(c int) string {
	lo, hi := d.ev.inOperation(c, d.view(c))
	return gradeWords(lo, hi)
}

// evidence derives what a control's grade rests on: every walkthrough and every test, and what keeps it from being
// effective beyond them.
//
// What speaks for the control is read off its walkthroughs and tests; what speaks against it is taken from the reasons of
// explainControl, asked for down to what was not exercised. Each of these is shown once: with its walkthrough, with its test, or
// by itself.
func (d *deriver) evidence(c int, modifies bool) []Step {
	ev := d.ev
	var list []Step
	told := make(map[string]bool)
	why := ev.explainControl(c, d.limb, dormant)
	for _, w := range ev.x.WalkthroughsOf(c) {
		s := Step{Topic: TopicWalkthrough, Subject: string(ev.m.Walkthroughs[w].ID), Days: periods(ev.m.Walkthroughs[w].During), Facts: []string{ev.fact("walkthroughs", w)}}
		g := ev.walked(c, &ev.m.Walkthroughs[w])
		s.Result, s.Modifies = gradeWords(g, g), modifies && g <= unknown
		// A walkthrough that found all well has no reason to take its rule from.
		if g == effective {
			s.Rule = RuleDesignSuitable
		}
		// The reason about a walkthrough is found by its fact, which is the walkthrough alone.
		for _, r := range why {
			if r.Test == "" && r.Rule != RuleControlLimited && slices.Equal(r.Facts, s.Facts) {
				s.Rule = r.Rule
			}
		}
		// That it is told here keeps the same reason from being listed again below.
		told[s.Facts[0]] = s.Rule != 0 && s.Rule != RuleDesignSuitable
		list = append(list, d.finish(s))
	}
	if d.limb == Operation {
		for _, t := range ev.x.TestsOf(c) {
			s := d.test(t, modifies)
			for _, r := range why {
				if r.Test != ev.m.Tests[t].ID {
					continue
				}
				for _, b := range r.Because {
					step := d.reason(b)
					step.Modifies = s.Modifies
					s.Because = append(s.Because, step)
				}
			}
			list = append(list, s)
		}
	}
	for _, r := range why {
		if r.Test == "" && !(len(r.Facts) == 1 && told[r.Facts[0]] && r.Rule != RuleControlLimited) {
			s := d.reason(r)
			s.Modifies = modifies
			list = append(list, s)
		}
	}
	if d.limb == Operation {
		for i, o := range ev.x.ReliesOn(c) {
			id := string(ev.m.Objectives[o].ID)
			if slices.ContainsFunc(why, func(r Reason) bool { return topicOf(r) == TopicReliance && string(r.Objective) == id }) {
				continue
			}
			s := Step{Topic: TopicReliance, Subject: id, Rule: RuleRelianceHeld, Result: "held", See: soc1.Pointer("", d.limb.String(), id), Facts: []string{soc1.Pointer(ev.fact("controls", c), "reliesOn", i)}}
			if ev.relianceJudged(c, o) == Yes {
				s.Rule, s.Result = RuleRelianceUnaffected, "judged not to matter"
				if s.Because = d.judgement(RelianceUnaffected, string(ev.m.Controls[c].ID)); s.Because == nil {
					s.Because = d.judgement(RelianceUnaffected, id)
				}
			}
			list = append(list, d.finish(s))
		}
	}
	return list
}

// test derives the result of one test. The judgement on the deviations stands below the test, whether it helped or not.
func (d *deriver) test(t int, modifies bool) Step {
	ev, test, res := d.ev, &d.ev.m.Tests[t], d.ev.tests[t]
	s := Step{Topic: TopicTest, Rule: res.rule, Subject: string(test.ID), Result: testWords(res.lo, res.hi), Modifies: modifies && res.lo <= dormant, Days: periods(test.Period), Facts: []string{ev.fact("tests", t)}}
	if test.Outcome == controls.Performed {
		s.Tested, s.Deviating = test.Sample.Size, res.found
	}
	for _, i := range ev.x.DeviationsOf(t) {
		dev := &ev.m.Deviations[i]
		s.Facts = append(s.Facts, ev.fact("deviations", i))
		step := Step{Topic: TopicDeviation, Subject: string(dev.ID), Result: strings.ToLower(dev.Kind.Title()), Modifies: s.Modifies, Days: periods(dev.Occurred), Deviating: dev.Count, Facts: []string{ev.fact("deviations", i)}}
		// Where the policy disregards the claim, the reasons of the test say so.
		if ev.claimed(i) {
			step.Because = d.judgement(DeviationAnomalous, string(dev.ID))
			if ev.anomalous(i) == Yes {
				step.Rule = RuleDeviationAnomalous
			}
		}
		s.Because = append(s.Because, d.finish(step))
	}
	s.Facts = append(s.Facts, ev.judgementFact(DeviationsAcceptable, string(test.ID))...)
	s.Because = append(s.Because, d.judgement(DeviationsAcceptable, string(test.ID))...)
	return d.finish(s)
}
