package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// limb derives the opinion on one limb: every kind is possible until something strikes it out.
//
// The steps are in the order of the reasons in a report: objectives first, then what bears on the limb as a whole, then how far
// all of that reaches, and letters last, which can override everything. An unqualified limb has no reasons: they are collected
// before the kind is known, and dropped where nothing came of them.
func (ev *evaluator) limb(limb Limb, w *worklist) LimbOpinion {
	c := &causes{limb: limb, total: len(ev.m.Objectives), tallies: []tally{{}}}
	var reasons []Reason
	if limb != Description {
		reasons = ev.explainObjectives(limb)
		c.tallies = []tally{ev.tallyObjectives(limb)}
		ev.openObjectives(c)
	}
	switch limb {
	case Description:
		reasons = append(reasons, ev.misstatedDescription(c)...)
	case Design:
		reasons = append(reasons, ev.unstatedControls(c)...)
	}
	reasons = append(reasons, ev.weighActs(c)...)
	reasons = append(reasons, ev.limitedLimb(c)...)
	out := ev.outcome(c)
	reasons = append(reasons, ev.explainReach(c)...)
	reasons = append(reasons, ev.applyLetters(c, &out, w)...)

	l := LimbOpinion{Limb: limb, Struck: out.strikes()}
	var decided bool
	if l.Kind, decided = out.kinds.single(); !decided {
		l.Possible = out.kinds.list()
		ev.needs(c, w)
	}
	if l.Kind != Unqualified {
		l.Reasons = reasons
	}
	return l
}

// tallyObjectives counts the objectives of a limb on which the conclusion is certain. Those on which it is open are added in all
// their combinations, by openObjectives. What counts is how a finding counts, not the finding: one that is open between effective
// and not exercised is certain where the policy lets both pass.
func (ev *evaluator) tallyObjectives(limb Limb) tally {
	var t tally
	for o, p := range ev.profiles(limb) {
		_, lo, hi := ev.finding(o, p)
		ev.useOccurrence(limb, o, lo, hi)
		if ev.counted(lo) == ev.counted(hi) {
			t = t.count(ev.counted(lo))
		}
	}
	return t
}

// profiles returns the grades of all objectives for a limb.
func (ev *evaluator) profiles(limb Limb) []profile {
	if limb == Operation {
		return ev.objOper
	}
	return ev.objDesign
}

// explainObjectives explains the objectives of a limb that are not, or may not be, achieved. Which rule names an objective
// depends on how it counts: an open finding both ends of which count as a lack of evidence is no open question for the limb.
func (ev *evaluator) explainObjectives(limb Limb) []Reason {
	var reasons []Reason
	for o, p := range ev.profiles(limb) {
		switch f, lo, hi := ev.finding(o, p); f {
		case NotAchieved:
			reasons = append(reasons, ev.explainObjective(o, limb, RuleObjectiveFailed))
		case NoConclusion:
			reasons = append(reasons, ev.explainObjective(o, limb, RuleObjectiveUnconcluded))
		case FindingOpen:
			switch {
			case ev.counted(lo) != ev.counted(hi):
				reasons = append(reasons, ev.explainObjective(o, limb, RuleObjectiveOpen))
			case ev.counted(lo) == unknown:
				reasons = append(reasons, ev.explainObjective(o, limb, RuleObjectiveUnexercised))
			}
		// Disclosed, an objective that was not exercised is no reason; held against the limb, it is one.
		case NotEvaluated:
			if ev.policy.NonOccurrence == NonOccurrenceQualify {
				reasons = append(reasons, ev.explainObjective(o, limb, RuleObjectiveUnexercised))
			}
		}
	}
	return reasons
}

// useOccurrence records that the policy said how an objective counts that was, or may be, not exercised.
func (ev *evaluator) useOccurrence(limb Limb, o int, lo, hi grade) {
	if lo == dormant || hi == dormant {
		ev.useObjective(limb, o, knob(KnobNonOccurrence))
	}
}

// counted is how a grade counts towards a limb: what was not exercised is either fine or lacking, as the policy says. Practice
// differs on what an objective without any occurrence does to an opinion, and the standards are not clear about it. Source:
// [soc1.CiteNonOccurrence].
func (ev *evaluator) counted(g grade) grade {
	if g == dormant {
		if ev.policy.NonOccurrence == NonOccurrenceQualify {
			return unknown
		}
		return effective
	}
	return g
}

// misstatedDescription weighs what is wrong with the description and was not corrected.
// Source: [soc1.CiteDescription].
//
// A matter that is not judged yet may or may not count: it is kept apart with the level it would have. One that was corrected
// before the report is issued misleads nobody. How a carved-out subservice organization is monitored belongs in the description
// where the standard says so, and its absence is weighed like any other omission ([soc1.CiteSubservice]).
func (ev *evaluator) misstatedDescription(c *causes) []Reason {
	var reasons []Reason
	// add weighs one thing that is wrong, which concerns so many objectives.
	add := func(subject string, objectives int, r Reason) {
		judged := ev.answer(MatterMaterial, subject)
		if judged == No {
			return
		}
		r.Facts = append(r.Facts, ev.judgementFact(MatterMaterial, subject)...)
		r.Facts = append(r.Facts, ev.reachFact(MisstatementPervasive, subject, Description)...)
		l := ev.reachOf(Description, MisstatementPervasive, subject, objectives, c.total)
		if judged == Yes {
			c.misstated = worseOf(c.misstated, l)
		} else {
			// The rule about monitoring speaks for both, judged and open.
			if r.Subservice == "" {
				r.Rule = RuleDescriptionOpen
			}
			c.matters = append(c.matters, openMatter{MatterMaterial, subject, l})
		}
		reasons = append(reasons, r)
	}
	for i := range ev.exam.Matters {
		m := &ev.exam.Matters[i]
		if m.Corrected {
			continue
		}
		add(string(m.ID), len(m.Objectives), Reason{Rule: RuleDescriptionMisstated, Matter: m.ID, Facts: []string{soc1.Pointer("", "matters", i)}})
	}
	for i := range ev.exam.Subservices {
		if s := &ev.exam.Subservices[i]; unmonitored(s) && expectsMonitoring(ev.exam.Standard) {
			add(string(s.ID), ev.needing(s.ID), Reason{Rule: RuleMonitoringUnstated, Subservice: s.ID, Facts: []string{soc1.Pointer("", "subservices", i)}})
		}
	}
	return append(reasons, ev.unimplemented(c)...)
}

// unimplemented weighs the controls that are described and were found not to be in use. That is material unless it was judged not
// to be, and how far it reaches is a matter of all of them together, unless it was judged for one.
//
// Whoever reads of a control takes it to be in use. Ten controls that are not, each of them a trifle, may together make the
// description of another system: hence the share of all. A control counts once, however many walkthroughs found it missing.
// Source: [soc1.CiteDescription].
func (ev *evaluator) unimplemented(c *causes) []Reason {
	var reasons []Reason
	var together map[soc1.ControlID]bool
	for i := range ev.m.Walkthroughs {
		k := &ev.m.Walkthroughs[i]
		id := string(k.ID)
		if k.Implementation != controls.NotImplemented || k.DescriptionCorrected || ev.answer(MatterMaterial, id) == No {
			continue
		}
		// Judged alone it is weighed alone, and does not count towards the share.
		if ev.answer(MisstatementPervasive, id) == 0 {
			if together == nil {
				together = make(map[soc1.ControlID]bool)
			}
			together[k.Control] = true
		} else {
			c.misstated = worseOf(c.misstated, ev.reachOf(Description, MisstatementPervasive, id, 0, c.total))
		}
		facts := append([]string{ev.fact("walkthroughs", i)}, ev.judgementFact(MatterMaterial, id)...)
		facts = append(facts, ev.reachFact(MisstatementPervasive, id, Description)...)
		reasons = append(reasons, Reason{Rule: RuleDescriptionMisstated, Control: k.Control, Facts: facts})
	}
	c.misstated = worseOf(c.misstated, ev.reachOfUnimplemented(len(together)))
	return reasons
}

// needing counts the objectives that need a complementary control of a subservice organization. An objective that needs several
// of its controls counts once.
func (ev *evaluator) needing(id soc1.SubserviceID) int {
	named := make(map[soc1.ObjectiveID]bool)
	for i := range ev.exam.Complementary.AssumedAt(id) {
		for _, o := range ev.exam.Complementary.CSOCs[i].Objectives {
			named[o] = true
		}
	}
	return len(named)
}

// unstatedControls weighs matters that bear on design: an objective depends on a complementary control that the description does
// not state. Source: [soc1.CiteComplementary]. The same matter bears on the description, by misstatedDescription: the two limbs
// are modified for two reasons, that readers are not told, and that nobody was asked to operate what the design depends on.
func (ev *evaluator) unstatedControls(c *causes) []Reason {
	var reasons []Reason
	for i := range ev.exam.Matters {
		m := &ev.exam.Matters[i]
		judged := ev.answer(MatterMaterial, string(m.ID))
		if m.Corrected || !m.Kind.bearsOnDesign() || judged == No {
			continue
		}
		l := ev.reachOf(Design, MisstatementPervasive, string(m.ID), len(m.Objectives), c.total)
		if judged == Yes {
			c.misstated = worseOf(c.misstated, l)
		} else {
			c.matters = append(c.matters, openMatter{MatterMaterial, string(m.ID), l})
		}
		facts := append([]string{soc1.Pointer("", "matters", i)}, ev.judgementFact(MatterMaterial, string(m.ID))...)
		facts = append(facts, ev.reachFact(MisstatementPervasive, string(m.ID), Design)...)
		reasons = append(reasons, Reason{Rule: RuleDesignDependsOnUnstated, Matter: m.ID, Facts: facts})
	}
	return reasons
}

// limitedLimb weighs the scope limitations that concern a limb beyond single controls and objectives, which are
// weighed with the objectives. For the description, which has none of its own, they all count.
//
// Source: [soc1.CiteScope].
func (ev *evaluator) limitedLimb(c *causes) []Reason {
	var reasons []Reason
	for i := range ev.exam.Limitations {
		l := &ev.exam.Limitations[i]
		named := len(l.Objectives) + len(l.Controls)
		if !l.reaches(c.limb) || named > 0 && c.limb != Description || ev.answer(AlternativeSufficient, string(l.ID)) == Yes {
			continue
		}
		if named > 0 && len(l.Limbs) == 0 {
			continue // about certain controls, and not expressly about how they are described
		}
		// A limitation that names controls and no objective reaches one objective at least.
		reach := ev.reachOf(c.limb, LimitationPervasive, string(l.ID), max(len(l.Objectives), min(named, 1)), c.total)
		if named == 0 && reach == unjudged() {
			reach = fixed(pervasive) // it names nothing that it is confined to
		}
		c.lacking = worseOf(c.lacking, reach)
		facts := append(ev.limitationFacts(i), ev.reachFact(LimitationPervasive, string(l.ID), c.limb)...)
		reasons = append(reasons, Reason{Rule: RuleLimbLimited, Matter: l.ID, Facts: facts})
	}
	return reasons
}

// explainReach explains how far the objectives that are not achieved, or lack a conclusion, reach at most. While questions are
// open there are several tallies; the one that reaches farthest is what a reader has to know of. Only the sides of objectives are
// explained here: matters and limitations carry their own reach among their facts.
func (ev *evaluator) explainReach(c *causes) []Reason {
	var most [2]side
	for _, t := range c.tallies {
		f, l := ev.sides(c.limb, t, c.total)
		for i, s := range [2]side{f, l} {
			if s.rule != 0 && (most[i].rule == 0 || s.beyond(most[i])) {
				most[i] = s
			}
		}
	}
	var reasons []Reason
	for i, question := range []Question{MisstatementPervasive, LimitationPervasive} {
		s := most[i]
		if s.rule == 0 {
			continue
		}
		facts := []string{"/matrix/objectives"}
		if s.judged != 0 {
			facts = ev.judgementFact(s.judged, c.limb.String())
		}
		reasons = append(reasons, Reason{Rule: s.rule, Question: question, Concerned: s.count, Total: c.total, Facts: facts})
	}
	return reasons
}

// applyLetters lets refused and outstanding letters bear on a limb. Without them the conclusion has no footing: a
// refusal leaves a disclaimer only, an outstanding letter leaves it possible.
// Source: [soc1.CiteAssertion], [soc1.CiteRepresentation].
//
// A refusal overrides whatever was found, on every limb: what management does not stand behind cannot be reported on. Whether a
// report is issued at all is another matter, see withdraws.
func (ev *evaluator) applyLetters(c *causes, out *outcome, w *worklist) []Reason {
	var reasons []Reason
	for _, letter := range letterRules() {
		for fact, sub := range ev.letters(soc1.LetterRefused, letter.question) {
			reasons = append(reasons, Reason{Rule: letter.refused, Subservice: sub, Facts: []string{fact}})
		}
	}
	// One refusal is enough; the levels are set to match, since nothing that was found counts any more.
	if len(reasons) > 0 {
		*out = outcome{kinds: kindSet(0).with(Disclaimer), misstated: 1 << none, lacking: 1 << pervasive, refused: reasons[0].Rule}
		return reasons
	}
	if ev.policy.Letters == LettersPresumed {
		return nil
	}
	// What is possible if all letters are given.
	given := out.kinds
	for _, letter := range letterRules() {
		for fact, sub := range ev.letters(soc1.LetterPending, letter.question) {
			out.kinds, out.lacking = out.kinds.with(Disclaimer), out.lacking|1<<pervasive
			reasons = append(reasons, Reason{Rule: letter.outstanding, Subservice: sub, Facts: []string{fact}})
			// Where a disclaimer is all there is anyway, the letter changes nothing and is not asked for.
			if given != kindSet(0).with(Disclaimer) {
				w.add(letter.question, string(sub), c.limb)
			}
		}
	}
	return reasons
}

// letterRule says which rules speak of a letter.
type letterRule struct {
	question             Question
	refused, outstanding Rule
}

// letterRules returns the two letters that a report needs. An array of them is returned, in the order in which they are asked
// for, since a variable could be changed.
func letterRules() [2]letterRule {
	return [2]letterRule{
		{AssertionGiven, RuleAssertionRefused, RuleAssertionOutstanding},
		{RepresentationGiven, RuleRepresentationRefused, RuleRepresentationOutstanding},
	}
}

// letters walks the letters of one kind that have the given status, each with its pointer and the subservice organization that
// owes it. A letter of which nothing is recorded counts as pending; its pointer is that of the value which should have it. At a
// subservice organization they are due under the inclusive method only, since only its controls are then examined. Source:
// [soc1.CiteSubservice].
func (ev *evaluator) letters(status soc1.LetterStatus, q Question) iter.Seq2[string, soc1.SubserviceID] {
	// at returns the pointer to the letter below parent, and whether it has the status.
	at := func(parent string, a *soc1.ManagementAssertion, r *soc1.Representation) (string, bool) {
		s, recorded, field := r.Status, *r != (soc1.Representation{}), "/representation"
		if q == AssertionGiven {
			s, field = a.Status, "/assertion"
			// The members are looked at one by one, for a value with lists cannot be compared.
			recorded = s != 0 || a.Dated.IsValid() || a.Signatory != "" || len(a.Criteria) > 0 || a.Basis != "" || a.Reflects || a.Reason != ""
		}
		if !recorded {
			return parent, status == soc1.LetterPending
		}
		return parent + field, s == status || s == 0 && status == soc1.LetterPending
	}
	return func(yield func(string, soc1.SubserviceID) bool) {
		if path, ok := at("", &ev.exam.Assertion, &ev.exam.Representation); ok && !yield(path, "") {
			return
		}
		for i := range ev.exam.Subservices {
			sub := &ev.exam.Subservices[i]
			if sub.Method != soc1.Inclusive {
				continue
			}
			if path, ok := at(soc1.Pointer("/subservices", i), &sub.Assertion, &sub.Representation); ok && !yield(path, sub.ID) {
				return
			}
		}
	}
}

// fact returns the pointer to a member of one of the matrix's lists.
func (ev *evaluator) fact(list string, i int) string { return soc1.Pointer("/matrix", list, i) }
