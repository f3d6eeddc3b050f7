package opinion

import (
	"cmp"

	"github.com/seed-9947fa86/attest/sampling"
)

// level is how far misstatement, or a lack of evidence, reaches on a limb. No standard gives a number for either step; the
// policy's shares and the auditor's judgement stand in. Source: [soc1.CiteOpinion].
type level uint8

const (
	none      level = iota // not material
	material               // material, confined
	pervasive              // material and pervasive
)

// byAnswer is a level for either answer to the limb's question about pervasiveness: first for no, then for yes. Both
// are the same where nothing is left to ask.
//
// The first is never above the second, and worseOf keeps it so.
type byAnswer [2]level

// fixed returns the level that no answer changes.
func fixed(l level) byAnswer { return byAnswer{l, l} }

// unjudged returns the level of something material on which the auditor still has to say whether it is pervasive.
func unjudged() byAnswer { return byAnswer{material, pervasive} }

// worseOf returns the level of two causes that act together on one limb.
func worseOf(a, b byAnswer) byAnswer { return byAnswer{max(a[0], b[0]), max(a[1], b[1])} }

// tally counts the objectives of one limb that are not achieved, and those without a conclusion.
//
// An objective counts once, on one side, or on neither. All that a limb takes from its objectives is in these two numbers, which
// is why open questions can be tried out as sets of tallies, however many objectives there are.
type tally struct {
	failed, lacking int
}

// count returns the tally with one more objective, whose grade is g. Whoever counts has turned dormant into what the policy makes
// of it, see counted.
func (t tally) count(g grade) tally {
	switch g {
	case failed:
		t.failed++
	case unknown:
		t.lacking++
	}
	return t
}

// plus adds two tallies.
func (t tally) plus(u tally) tally { return tally{t.failed + u.failed, t.lacking + u.lacking} }

// reach returns how many objectives count for the share of each side while nothing is judged about either. An objective that
// is not achieved and one without a conclusion both leave the readers without assurance, so together they count for the larger
// side, or for both sides of the same size. Otherwise finding a deviation in an untested control could make an opinion better.
//
// An example: none of four objectives has evidence, which is pervasive, and then one of them is found to have failed. Counted
// apart, one of four and three of four would both be less than pervasive under the default policy.
func (t tally) reach() (misstated, lacking int) {
	both := t.failed + t.lacking
	switch {
	// Nothing to add up.
	case t.failed == 0 || t.lacking == 0:
		return t.failed, t.lacking
	case t.failed > t.lacking:
		return both, t.lacking
	case t.failed < t.lacking:
		return t.failed, both
	}
	return both, both
}

// side is how far the objectives of a tally reach on one side of a limb.
type side struct {
	count  int      // how many objectives count for the share
	level  byAnswer // how far they reach
	rule   Rule     // the rule that says so; 0 if there is nothing to say
	judged Question // the question whose judgement says so; 0 if none does
}

// beyond reports whether s reaches farther than t: over more objectives, or by a graver judgement over as many. Of two that reach
// as far, what is known of this side goes before what it takes over from the other, whichever answers are tried first. It is a
// total order on sides that differ, so that the same one is explained in whatever order tallies come.
func (s side) beyond(t side) bool {
	return cmp.Or(cmp.Compare(s.count, t.count), cmp.Compare(s.level[0], t.level[0]), cmp.Compare(s.level[1], t.level[1]),
		cmp.Compare(s.rule, t.rule), cmp.Compare(t.judged, s.judged)) > 0
}

// sides returns how far the objectives of a tally reach on both sides of a limb.
//
// A lack of evidence is pervasive because of what might be wrong, and what is wrong is pervasive because of what is: so a
// lack of evidence never reaches farther than the failure of the same objectives. Judgements are recorded for a limb and a
// side, and the policy's shares know no sides, so three rules keep them from saying the contrary. A lack of evidence that was
// judged to be pervasive is so too where all that lacked evidence turned out to have failed. Where what is wrong was judged to
// be confined, no share makes the lack of evidence pervasive by itself: that is asked. And while nothing is judged, the larger
// side speaks for all objectives: where it is pervasive by its share, the other is not asked about.
func (ev *evaluator) sides(limb Limb, t tally, total int) (misstated, lacking side) {
	wrong, lack := ev.answer(MisstatementPervasive, limb.String()), ev.answer(LimitationPervasive, limb.String())
	// A judgement about either side ends the counting across sides: whoever judged one knew of the other.
	f, l := t.failed, t.lacking
	if wrong == 0 && lack == 0 {
		f, l = t.reach()
	}
	misstated, lacking = ev.side(limb, MisstatementPervasive, f, total), ev.side(limb, LimitationPervasive, l, total)
	// What is recorded of the policy goes by what the shares alone say, before the rules below shift a side.
	certain := fixed(pervasive)
	about := [2]knobs{ev.sideKnobs(misstated, wrong, total), ev.sideKnobs(lacking, lack, total)}
	switch {
	// The fear was called pervasive, and came true.
	case lack == Yes && t.failed > 0 && t.lacking == 0:
		misstated.level, misstated.rule, misstated.judged = certain, RulePervasiveJudged, LimitationPervasive
		about[0] = 0
	// The share would call it pervasive, or ask. What is known to be wrong was judged to be confined; what is feared may be as
	// well.
	case wrong == No && lack == 0 && lacking.level[1] == pervasive:
		lacking.level, lacking.rule, lacking.judged = unjudged(), RulePervasiveOpen, MisstatementPervasive
	// The larger side speaks for all objectives, those of the other side included; likewise in the next case.
	case wrong == 0 && lack == 0 && misstated.level == certain && lacking.level == unjudged():
		lacking.level, lacking.rule = fixed(material), 0
	case wrong == 0 && lack == 0 && lacking.level == certain && misstated.level == unjudged():
		misstated.level, misstated.rule = fixed(material), 0
	}
	if wrong == No && lack == 0 { // asked about from the one share on, wherever the other lies
		about[1] &= knob(KnobConfinedBelow)
	}
	ev.useLimb(limb, about[0]|about[1])
	return misstated, lacking
}

// side returns how far n objectives reach by themselves on one side of a limb. A judgement about the limb is named, since it
// prevails over any share and has to be among the facts.
func (ev *evaluator) side(limb Limb, q Question, n, total int) side {
	s := side{count: n}
	if s.level, s.rule = ev.level(limb, q, n, total); s.rule == RulePervasiveJudged || s.rule == RuleConfinedJudged {
		s.judged = q
	}
	return s
}

// sideKnobs returns the knobs that decide how far one side reaches, if nothing is judged about it. Counts are noted as well, for
// [Sensitivity] to try shares around them.
func (ev *evaluator) sideKnobs(s side, judged Answer, total int) knobs {
	if judged != 0 {
		return 0
	}
	ev.useCount(s.count, total)
	return ev.shareKnobs(s.count, total)
}

// reachOf returns how far a matter reaches that concerns n of total objectives: as judged for the limb, which prevails over
// everything else, as judged for the matter, or by the share. A small share confines a matter. A large one does not make it
// pervasive, for a matter may touch every objective and weigh little on each: that is asked, as it is where n is 0, for a
// matter about the limb as such.
//
// The order of the two subjects matters: a judgement about the limb is made in view of everything that bears on it, one about a
// matter in view of that alone.
func (ev *evaluator) reachOf(limb Limb, q Question, subject string, n, total int) byAnswer {
	for _, about := range []string{limb.String(), subject} {
		switch ev.answer(q, about) {
		case Yes:
			return fixed(pervasive)
		case No:
			return fixed(material)
		}
	}
	// A share of all or of nothing tells nothing here, whatever the policy's numbers: it has no part in the answer.
	if n == 0 || n >= total {
		return unjudged()
	}
	ev.useCount(n, total)
	if !reaches(n, total, ev.policy.ConfinedBelow) {
		ev.useMatter(limb, subject, RuleConfinedShare, knob(KnobConfinedBelow))
		return fixed(material)
	}
	ev.useMatter(limb, subject, RulePervasiveOpen, knob(KnobConfinedBelow))
	return unjudged()
}

// reachOfUnimplemented returns how far controls reach that are described and not in use, by their share of those described. Where
// most of what is described does not exist, the description is worth nothing, whatever is judged about the rest. Here a large
// share does make pervasive, unlike in reachOf: each of these controls is wholly missing, so that to count them is to weigh them.
// Source: [soc1.CiteDescription].
func (ev *evaluator) reachOfUnimplemented(n int) byAnswer {
	total := len(ev.m.Controls)
	l, rule := ev.level(Description, MisstatementPervasive, n, total)
	if n > 0 && ev.usage != nil && ev.answer(MisstatementPervasive, Description.String()) == 0 {
		ev.useCount(n, total)
		ev.useMatter(Description, Description.String(), rule, ev.shareKnobs(n, total))
	}
	return l
}

// level returns how far n of total concerned objectives reach on a limb, and the rule that says so. A judgement about the limb
// prevails over the policy's shares; between the shares the judgement is needed. It grows with n as long as nothing else changes,
// so that adding a failure cannot make a limb better.
func (ev *evaluator) level(limb Limb, q Question, n, total int) (byAnswer, Rule) {
	if n == 0 {
		return fixed(none), 0
	}
	switch ev.answer(q, limb.String()) {
	case Yes:
		return fixed(pervasive), RulePervasiveJudged
	case No:
		return fixed(material), RuleConfinedJudged
	}
	switch {
	case reaches(n, total, ev.policy.PervasiveFrom):
		return fixed(pervasive), RulePervasiveShare
	case !reaches(n, total, ev.policy.ConfinedBelow):
		return fixed(material), RuleConfinedShare
	}
	return unjudged(), RulePervasiveOpen
}

// reaches reports whether n of total is a share of at least r, decided in integers. Of nothing, all is reached. Two of three thus
// reach 0.6666 and not 0.6667, on every machine.
func reaches(n, total int, r sampling.Rate) bool {
	if total == 0 {
		return true
	}
	return !r.Complement().Exceeded(int64(total-n), int64(total))
}

// kindOf is the base matrix of the field: the kind of opinion that follows from how far misstatement and a lack of evidence
// reach. Source: [soc1.CiteOpinion]. Misstatement alone never leads to a disclaimer, nor a lack of evidence alone to an adverse
// opinion: the auditor who knows that something is wrong says so, and the one who does not know cannot. Where both are pervasive
// no standard says which goes first, so the policy does.
func (ev *evaluator) kindOf(limb Limb, misstated, lacking level) Kind {
	switch {
	case misstated == pervasive && lacking == pervasive:
		ev.useLimb(limb, knob(KnobWhenBoth))
		return ev.policy.WhenBoth
	case misstated == pervasive:
		return Adverse
	case lacking == pervasive:
		return Disclaimer
	case misstated == material || lacking == material:
		return Qualified
	}
	return Unqualified
}

// levels is a set of levels, one bit each.
type levels uint8

func (ls levels) has(l level) bool        { return ls&(1<<l) != 0 }
func (ls levels) only(l level) bool       { return ls == 1<<l }
func (ls levels) with(of byAnswer) levels { return ls | 1<<of[0] | 1<<of[1] }

// outcome is what a limb comes to: every kind that is possible, and every level on either side.
//
// The levels are kept beside the kinds because the reasons for striking a kind out are about levels.
type outcome struct {
	kinds              kindSet
	misstated, lacking levels
	refused            Rule // the refusal of a letter that leaves a disclaimer only, or 0
}

// strikes says for each kind that is not possible why it is struck out. Undetermined is no kind of opinion, and never struck out.
func (out outcome) strikes() []Strike {
	var list []Strike
	for k := range Kinds() {
		if k != Undetermined && !out.kinds.has(k) {
			list = append(list, Strike{k, out.strike(k)})
		}
	}
	return list
}

// strike is the reason why kind k is impossible. The first reason that applies is given: a refusal before all else, since it
// leaves nothing to weigh, and a cause that is absent before one that does not reach far enough.
func (out outcome) strike(k Kind) Rule {
	switch {
	case out.refused != 0:
		return out.refused
	case k == Unqualified && !out.misstated.has(none):
		return RuleMisstatementPresent
	// Something makes it impossible, and that is not, or not for certain, misstatement.
	case k == Unqualified:
		return RuleEvidenceMissing
	case k == Adverse && out.misstated.only(none):
		return RuleNothingMisstated
	case k == Disclaimer && out.lacking.only(none):
		return RuleNothingLacking
	case k == Adverse && !out.misstated.has(pervasive), k == Disclaimer && !out.lacking.has(pervasive):
		return RuleConfined
	// Its own side is pervasive, and so is the other, for which the policy decided.
	case k == Adverse || k == Disclaimer:
		return RuleBothPervasive
	case out.misstated.only(none) && out.lacking.only(none):
		return RuleNothingMisstated
	}
	return RuleMorePervasive
}
