package opinion

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// PolicyUse records that a value of the policy mattered: [Form] met a fact about which practice differs, and decided it by that
// value. A value that is not recorded has no part in the opinion: no other valid value in its place would change a limb, a
// conclusion, a reason or a need. Whether another value in place of a recorded one would, [Sensitivity] tries out.
//
// It answers what a reviewer of an opinion asks first: which of the auditor's or the firm's own choices is in here.
type PolicyUse struct {
	// Knob is the field of the policy.
	Knob Knob `json:"knob"`
	// Value is the value in force, as the policy's JSON form writes it.
	Value string `json:"value"`
	// Usual is the value of the preset for the examination's standard, if the caller chose another one; empty if the value in
	// force is the preset's.
	Usual string `json:"usual,omitzero"`
	// Places are where it was consulted, at least one: first for the report as a whole, then limb by limb.
	Places []PolicyPlace `json:"places"`
}

// PolicyPlace is a fact that was decided by a value of the policy.
type PolicyPlace struct {
	// Limb is the limb on which the fact bears; zero if it concerns the report as a whole.
	Limb Limb `json:"limb,omitzero"`
	// Subject is the id of the test, control, objective, matter or subservice organization, or the limb's name where all its
	// objectives are weighed together. Empty for the report as a whole.
	Subject string `json:"subject,omitzero"`
	// Rule is the rule that was applied to the fact; zero if the value kept every rule from applying.
	Rule Rule `json:"rule,omitzero"`
}

// Limbs returns the limbs on which the value bears, each once. It is empty if the value only bears on the report as a whole.
func (u PolicyUse) Limbs() []Limb {
	var list []Limb
	for _, at := range u.Places {
		if at.Limb != 0 && !slices.Contains(list, at.Limb) {
			list = append(list, at.Limb)
		}
	}
	slices.Sort(list)
	return list
}

// Text returns the use as one sentence, such as "Policy grace-days = 5, where 0 is usual: by how many days an item may be late
// (operation T-1)". Of many places it names three.
func (u PolicyUse) Text() string {
	var b strings.Builder
	b.WriteString("Policy " + u.Knob.String() + " = " + u.Value)
	if u.Usual != "" {
		b.WriteString(", where " + u.Usual + " is usual")
	}
	b.WriteString(": " + u.Knob.Subject())
	separator := " ("
	for i, at := range u.Places {
		if i == 3 {
			b.WriteString(" and " + strconv.Itoa(len(u.Places)-i) + " more")
			break
		}
		b.WriteString(separator + at.text())
		separator = ", "
	}
	if len(u.Places) > 0 {
		b.WriteString(")")
	}
	return b.String()
}

// text names the place.
func (at PolicyPlace) text() string {
	switch {
	case at.Limb == 0:
		return "the report"
	case at.Subject == at.Limb.String():
		return at.Subject
	}
	return at.Limb.String() + " " + at.Subject
}

// policyUsed returns what was recorded, and the rest that can be seen from the opinion and the examination. It ends the recording.
//
// What decides as grades are computed was recorded there; what would have to be recorded in places that are passed very often, or
// only shows when all is known, is seen afterwards. The places of a knob come limb by limb, and within a limb from the whole to
// the single facts.
func (ev *evaluator) policyUsed(o *Opinion) []PolicyUse {
	u := ev.usage
	ev.usage = nil
	if u == nil {
		return nil
	}
	report := ev.reportKnobs(o)
	letters := ev.letterKnobs()
	for _, l := range o.Limbs {
		u.limbs[l.Limb] |= letters
	}
	ofControls, ofTests := union(u.controls), union(u.tests) // most knobs are in neither, and the lists are long
	gaps := ev.gapKnobs(o)
	series := ev.extensionKnobs()
	usual := PolicyFor(ev.exam.Standard)
	var list []PolicyUse
	for k := range Knobs() {
		use := PolicyUse{Knob: k}
		add := func(limb Limb, subject string, rule Rule) {
			use.Places = append(use.Places, PolicyPlace{limb, subject, rule})
		}
		if report.has(k) {
			add(0, "", 0)
		}
		for _, l := range o.Limbs {
			if u.limbs[l.Limb].has(k) {
				add(l.Limb, l.Limb.String(), limbRule(k, l))
			}
			for _, m := range u.matters {
				if m.knobs.has(k) && m.place.Limb == l.Limb {
					use.Places = append(use.Places, m.place)
				}
			}
			for i := range u.objectives[l.Limb] {
				if u.objectives[l.Limb][i].has(k) {
					add(l.Limb, string(ev.m.Objectives[i].ID), ev.occurrenceRule())
				}
			}
			if k == KnobShortGapDays {
				for _, i := range gaps[l.Limb] {
					add(l.Limb, string(ev.m.Objectives[i].ID), ev.gapRule(i, l.Limb))
				}
			}
		}
		if k == KnobKnownFailure {
			ev.knownFailures(add)
		}
		if ofControls.has(k) {
			for i := range u.controls {
				if u.controls[i].has(k) {
					add(Operation, string(ev.m.Controls[i].ID), ev.relianceRule(i))
				}
			}
		}
		if ofTests.has(k) {
			for i := range u.tests {
				if u.tests[i].has(k) {
					add(Operation, string(ev.m.Tests[i].ID), ev.tests[i].rule)
				}
			}
		}
		if k == KnobExtension {
			for _, i := range series {
				add(Operation, string(ev.m.Tests[i].ID), ev.tests[i].rule)
			}
		}
		if len(use.Places) == 0 {
			continue
		}
		use.Value = ev.policy.Value(k)
		if was := usual.Value(k); was != use.Value {
			use.Usual = was
		}
		list = append(list, use)
	}
	return list
}

// reportKnobs returns what was consulted for the report as a whole: about refusals, and about the label of a report with an
// adverse and a disclaimed limb. A knob is consulted where its question came up, whichever value it has.
func (ev *evaluator) reportKnobs(o *Opinion) knobs {
	var ks knobs
	for range ev.letters(soc1.LetterRefused, AssertionGiven) {
		ks |= knob(KnobAssertionRefused)
	}
	for range ev.letters(soc1.LetterRefused, RepresentationGiven) {
		ks |= knob(KnobRepresentationRefused)
	}
	for i := range ev.exam.Acts {
		if a := &ev.exam.Acts[i]; a.withheld() && a.Informed == InformingRefused {
			ks |= knob(KnobActWithheld)
		}
	}
	var kinds kindSet
	for _, l := range o.Limbs {
		kinds = kinds.with(l.Kind)
	}
	if kinds.has(Adverse) && kinds.has(Disclaimer) && !kinds.has(Undetermined) {
		ks |= knob(KnobWhenBoth)
	}
	return ks
}

// letterKnobs returns what was consulted for every limb: how outstanding letters count, if there are any and none is refused.
// With a refusal on record a letter that is merely outstanding decides nothing.
func (ev *evaluator) letterKnobs() knobs {
	for _, letter := range letterRules() {
		for range ev.letters(soc1.LetterRefused, letter.question) {
			return 0
		}
	}
	for _, letter := range letterRules() {
		for range ev.letters(soc1.LetterPending, letter.question) {
			return knob(KnobLetters)
		}
	}
	return 0
}

// limbRule returns the rule by which a knob bore on a limb as a whole. It is looked up among the reasons, since they say which
// share decided, and is 0 where the value kept anything from being said.
func limbRule(k Knob, l LimbOpinion) Rule {
	for _, r := range l.Reasons {
		switch r.Rule {
		case RulePervasiveShare, RuleConfinedShare, RulePervasiveOpen:
			if k == KnobPervasiveFrom || k == KnobConfinedBelow {
				return r.Rule
			}
		case RuleAssertionOutstanding, RuleRepresentationOutstanding:
			if k == KnobLetters {
				return r.Rule
			}
		}
	}
	// Its rule strikes a kind out and makes no reason.
	if k == KnobWhenBoth {
		return RuleBothPervasive
	}
	return 0
}

// occurrenceRule returns the rule that the policy applies to what was not exercised.
func (ev *evaluator) occurrenceRule() Rule {
	if ev.policy.NonOccurrence == NonOccurrenceQualify {
		return RuleObjectiveUnexercised
	}
	return RuleNotExercised
}

// gapKnobs returns the objectives of each limb in which gaps of some length decide: those that fall short on some of their days
// and may not on others. Whether a gap is short is the knob's own question, so its length plays no part here.
func (ev *evaluator) gapKnobs(o *Opinion) [Operation + 1][]int {
	var list [Operation + 1][]int
	for _, l := range o.Limbs {
		if l.Limb == Description {
			continue
		}
		for i, p := range ev.profiles(l.Limb) {
			if ev.mayGap(i, p) {
				list[l.Limb] = append(list[l.Limb], i)
			}
		}
	}
	return list
}

// gappy reports whether an objective may fall short on some days on which it was stated, and not on others. Where it falls short
// on all days there is no gap but a failure, and where it does on none there is nothing to judge.
func (ev *evaluator) gappy(o int, p profile) bool {
	within, start := ev.inForce(o), ev.window.Start
	short, sound := false, false
	for _, s := range p {
		if !s.end.Before(within.Start) && !start.After(within.End) {
			short, sound = short || s.lo <= unknown, sound || s.hi > unknown
		}
		start = s.end.AddDays(1)
	}
	return short && sound
}

// mayGap reports whether an objective may have gaps, under some answers to open questions: where its grade is a range on all days
// alike, answers may still tell days apart, if anything about it was found for some days only. Two tests of half a year each,
// with a judgement open on either, are an example.
func (ev *evaluator) mayGap(o int, p profile) bool {
	return ev.gappy(o, p) && (len(p) > 1 || ev.varies(o))
}

// varies reports whether anything that bears on an objective is about some of the days only, or hangs on another objective.
// Whether the other objective varies is not followed up: to record a knob once too often does no harm.
func (ev *evaluator) varies(o int) bool {
	for c := range ev.x.ControlsOf(o) {
		if len(ev.m.Controls[c].Operated) > 0 || len(ev.x.ReliesOn(c)) > 0 {
			return true
		}
		for _, t := range ev.x.TestsOf(c) {
			if ev.m.Tests[t].Period != (soc1.Period{}) {
				return true
			}
		}
		for _, w := range ev.x.WalkthroughsOf(c) {
			if ev.m.Walkthroughs[w].During != (soc1.Period{}) {
				return true
			}
		}
	}
	if ev.setbacks != nil {
		for _, i := range ev.setbacks[o] {
			if ev.setback[i].days != ev.window {
				return true
			}
		}
	}
	return false
}

// gapRule returns the rule that was applied to the short gaps of an objective.
func (ev *evaluator) gapRule(o int, limb Limb) Rule {
	for _, r := range ev.explainGaps(o, ev.profiles(limb)[o]) {
		return r.Rule
	}
	return 0
}

// relianceRule returns the rule that was applied to what a control relies on.
func (ev *evaluator) relianceRule(c int) Rule {
	for _, r := range ev.explainReliance(c) {
		return r.Rule
	}
	return 0
}

// knownFailures adds the known failures at subservice organizations on which nobody judged. A judgement takes the matter out of
// the policy's hands.
func (ev *evaluator) knownFailures(add func(limb Limb, subject string, rule Rule)) {
	for i := range ev.setback {
		s := &ev.setback[i]
		// A failure on which no objective hangs sets none back.
		if s.question != CSOCFailurePrevents || len(s.objectives) == 0 || ev.answer(s.question, string(s.matter)) != 0 {
			continue
		}
		switch ev.policy.KnownFailure {
		case KnownFailureModifies:
			add(Operation, string(s.matter), s.found)
		case KnownFailureAsks:
			add(Operation, string(s.matter), s.open)
		default:
			add(Operation, string(s.matter), 0)
		}
	}
}

// extensionKnobs returns the extensions that would be graded otherwise, or explained otherwise, if the policy treated
// extensions in the other way. Any extension that does not support its control is explained otherwise, one that was not
// exercised included: where extensions are barred, the reasons say so.
//
// Whether anything would differ is found by grading the tests under the other value, on a copy, since no shorter rule tells when
// two samples come to the same together and each by itself.
func (ev *evaluator) extensionKnobs() []int {
	if !ev.x.HasExtensions() {
		return nil
	}
	other := *ev
	// The copy records nothing, for what it consults is no part of the opinion: the recording has ended.
	other.tests, other.assumed = slices.Clone(ev.tests), nil
	other.policy.Extension = ExtensionAllowed
	if ev.policy.Extension == ExtensionAllowed {
		other.policy.Extension = ExtensionBarred
	}
	var list []int
	for i := range ev.tests {
		first := ev.x.FirstOf(i)
		if first == i {
			continue
		}
		other.tests[first], other.tests[i] = other.evaluateTest(first), other.evaluateTest(i)
		other.extend(i)
		if ev.tests[first] != other.tests[first] || ev.tests[i] != other.tests[i] || ev.tests[i].lo <= dormant {
			list = append(list, i)
		}
	}
	return list
}
