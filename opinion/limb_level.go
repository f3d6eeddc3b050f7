package opinion

import (
	"github.com/seed-9947fa86/attest/sampling"
)

// level is how far misstatement, or a lack of evidence, reaches on a limb.
type level uint8

const (
	none      level = iota // not material
	material               // material, confined
	pervasive              // material and pervasive
)

// byAnswer is a level for either answer to the limb's question about pervasiveness: first for no, then for yes. Both
// are the same where nothing is left to ask.
type byAnswer [2]level

// fixed returns the level that no answer changes.
func fixed(l level) byAnswer { return byAnswer{l, l} }

// unjudged returns the level of something material on which the auditor still has to say whether it is pervasive.
func unjudged() byAnswer { return byAnswer{material, pervasive} }

// worseOf returns the level of two causes that act together on one limb.
func worseOf(a, b byAnswer) byAnswer { return byAnswer{max(a[0], b[0]), max(a[1], b[1])} }

// tally counts the objectives of one limb that are not achieved, and those without a conclusion.
type tally struct {
	failed, lacking int
}

// count returns the tally with one more objective, whose grade is g.
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

// reach returns how many objectives count for the share of each side. An objective that is not achieved and one without
// a conclusion both leave the readers without assurance, so together they count for the larger side, or for both
// sides of the same size. Otherwise finding a deviation in an untested control could make an opinion better.
func (t tally) reach() (misstated, lacking int) {
	both := t.failed + t.lacking
	switch {
	case t.failed == 0 || t.lacking == 0:
		return t.failed, t.lacking
	case t.failed > t.lacking:
		return both, t.lacking
	case t.failed < t.lacking:
		return t.failed, both
	}
	return both, both
}

// level returns how far n of total concerned objectives reach on a limb, and the rule that says so. A judgement
// about the limb prevails over the policy's shares; between the shares the judgement is needed.
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

// reaches reports whether n of total is a share of at least r, decided in integers. Of nothing, all is reached.
func reaches(n, total int, r sampling.Rate) bool {
	if total == 0 {
		return true
	}
	return !r.Complement().Exceeded(int64(total-n), int64(total))
}

// kindOf is the base matrix of the field: the kind of opinion that follows from how far misstatement and a lack
// of evidence reach. Source: [soc1.CiteOpinion].
func (ev *evaluator) kindOf(misstated, lacking level) Kind {
	switch {
	case misstated == pervasive && lacking == pervasive:
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
type outcome struct {
	kinds              kindSet
	misstated, lacking levels
}

// strikes says for each kind that is not possible why it is struck out.
func (out outcome) strikes() []Strike {
	var list []Strike
	for k := range Kinds() {
		if k != Undetermined && !out.kinds.has(k) {
			list = append(list, Strike{k, out.strike(k)})
		}
	}
	return list
}

// strike is the reason why kind k is impossible.
func (out outcome) strike(k Kind) Rule {
	switch {
	case k == Unqualified && !out.misstated.has(none):
		return RuleMisstatementPresent
	case k == Unqualified:
		return RuleEvidenceMissing
	case k == Adverse && out.misstated.only(none):
		return RuleNothingMisstated
	case k == Disclaimer && out.lacking.only(none):
		return RuleNothingLacking
	case k == Adverse && !out.misstated.has(pervasive), k == Disclaimer && !out.lacking.has(pervasive):
		return RuleConfined
	case k == Adverse || k == Disclaimer:
		return RuleBothPervasive
	case out.misstated.only(none) && out.lacking.only(none):
		return RuleNothingMisstated
	}
	return RuleMorePervasive
}
