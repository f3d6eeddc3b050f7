package opinion

import "slices"

// These bounds keep the search below from growing with the number of open questions: how many questions may hang together, how
// many groups of them there may be, and how many controls may be graded in all. Ten questions have about a thousand combinations
// of answers, and seldom are as many left open on things that hang together; the last bound is the one that holds the work, since
// a group may be large.
const (
	maxTogether = 10
	maxGroups   = 32
	maxTrials   = 1 << 16
)

// asked is an open question: about the test, the deviation, the control or the objective at a position, and about
// which control in the end, or -1.
type asked struct {
	question    Question
	at, control int
}

// group is a set of objectives on which the conclusion may depend on the same open questions, with those that they hang on
// through reliance. Two groups share neither a question nor an objective, so that the tally of a limb is a sum of one tally of
// each, and any combination of these can occur.
type group struct {
	objectives []int
	open       []int // those of them on which the conclusion is open
	questions  []asked
	size       int     // number of places that controls have in the objectives
	tallies    []tally // for each combination of answers, one bit a question, set for yes
}

// openObjectives adds to c what the open questions about controls or objectives leave possible on a limb. Questions that
// hang together, through a shared control or through reliance, are tried in all combinations, and groups of them are
// then combined. Where that would be too much, the objectives' ranges are used, which may allow kinds that no
// combination reaches, and every question counts as needed.
//
// The work is 2 to the number of questions in a group, times the size of the group, summed over the groups; the bounds at the
// head of this file hold it below a constant, whatever the input. Reliance within a group adds a pass for each step of its
// longest chain. Within the bounds the result is exact: a kind is possible exactly if some answers lead to it, and a question is
// needed exactly if, under some answers to the others, its own decides.
func (ev *evaluator) openObjectives(c *causes) {
	groups := ev.groups(c.limb)
	if len(groups) == 0 {
		return
	}
	// The bound on the questions is checked before they become an exponent, so that the shift cannot overflow.
	trials, ok := 0, true
	for i := range groups {
		ok = ok && len(groups[i].questions) <= maxTogether
		if ok {
			trials += groups[i].size << len(groups[i].questions)
		}
	}
	if !ok || len(groups) > maxGroups || trials > ev.trials {
		ev.openRanges(c, groups)
		return
	}
	// What a trial changes is copied, and everything else is shared. The usage of the policy is shared on purpose: what decides
	// under some answers has a part in the opinion.
	trial := *ev
	trial.objDesign = slices.Clone(ev.objDesign)
	trial.tests, trial.operation, trial.objOper = slices.Clone(ev.tests), ev.operation.clone(), slices.Clone(ev.objOper)
	trial.assumed = make(map[judgementKey]Answer)
	for i := range groups {
		trial.try(&groups[i], c.limb)
	}
	for i := range groups {
		// Until the last group, c.tallies holds only what is certain: others is that, with any outcome of all groups but this
		// one.
		others := c.tallies
		for j := range groups {
			if j != i {
				others = sums(others, groups[j].tallies)
			}
		}
		for q, a := range groups[i].questions {
			open := ev.question(a)
			// Each pair differs in the answer to question q alone. Where the two tallies are the same the answer tells on nothing
			// here.
			for bits, no := range groups[i].tallies {
				if yes := groups[i].tallies[bits|1<<q]; bits&(1<<q) == 0 && no != yes {
					for _, t := range others {
						if pair := [2]tally{t.plus(no), t.plus(yes)}; !slices.Contains(open.pairs, pair) {
							open.pairs = append(open.pairs, pair)
						}
					}
				}
			}
			if len(open.pairs) > 0 {
				c.questions = append(c.questions, open)
			}
		}
		// All other groups are in others, so that with the last one it is everything.
		if i == len(groups)-1 {
			c.tallies = sums(others, groups[i].tallies)
		}
	}
}

// sums returns every sum of a tally of a and a tally of b, once each. With n open objectives there are at most (n+1)(n+2)/2 of
// them, which keeps lists short however many answers led to them.
func sums(a, b []tally) []tally {
	var list []tally
	for _, t := range a {
		for i, u := range b {
			if s := t.plus(u); slices.Index(b, u) == i && !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
	}
	return list
}

// openRanges adds what the ranges of the open objectives leave possible. Levels only grow with the number of
// objectives, so the ends, the first step, and the step at which the auditor is first asked reach every level.
//
// Here the ends are taken objective by objective, as if each could be had without the others: two objectives that hang on one
// question, and fail together or not at all, then seem able to fail one without the other. It errs on the side of more kinds and
// more questions. For the same reason no pairs are given: it is not known what a question decides.
func (ev *evaluator) openRanges(c *causes, groups []group) {
	// On entry there is one tally: what is certain.
	least := c.tallies[0]
	var open, mayFail int
	for o, p := range ev.profiles(c.limb) {
		_, lo, hi := ev.finding(o, p)
		if lo, hi = ev.counted(lo), ev.counted(hi); lo == hi {
			continue
		}
		open++ // any may lack a conclusion: between failed and effective lies unknown
		if lo == failed {
			mayFail++
		}
	}
	ev.useLimb(c.limb, knob(KnobConfinedBelow)) // at which numbers a level may change
	c.tallies = nil
	for _, f := range ev.steps(mayFail, c.total, least) {
		for _, l := range ev.steps(open-f, c.total, least) {
			c.tallies = append(c.tallies, least.plus(tally{f, l}))
		}
	}
	for i := range groups {
		for _, a := range groups[i].questions {
			c.questions = append(c.questions, ev.question(a))
		}
	}
}

// steps returns the numbers from 0 to n, to be added to a tally, at which a level may change.
//
// The level of a side is none at 0, confined from 1 on, asked about from the share ConfinedBelow on, which includes pervasive,
// and pervasive for certain from some number on, which the most that can be reached includes. What a side counts is one of three
// sums with what is certain already, see reach; so the step at which the share is met is one of three numbers.
func (ev *evaluator) steps(n, total int, least tally) []int {
	asked := 1
	for asked < total && !reaches(asked, total, ev.policy.ConfinedBelow) {
		asked++
	}
	list := []int{0}
	for _, k := range []int{1, asked - least.failed, asked - least.lacking, asked - least.failed - least.lacking, n} {
		if k > 0 && k <= n && !slices.Contains(list, k) {
			list = append(list, k)
		}
	}
	return list
}

// question names an open question. The position means what the question is about: a test, a deviation, a setback, an objective or
// a control.
func (ev *evaluator) question(a asked) openQuestion {
	open := openQuestion{question: a.question}
	switch a.question {
	case DeviationsAcceptable:
		open.subject = string(ev.m.Tests[a.at].ID)
	case DeviationAnomalous:
		open.subject = string(ev.m.Deviations[a.at].ID)
	case CSOCFailurePrevents, ConditionPrevents, ActUndermines:
		open.subject = string(ev.setback[a.at].matter)
	case ShortGapMaterial:
		open.subject = string(ev.m.Objectives[a.at].ID)
	case RelianceUnaffected:
		open.subject = string(ev.m.Controls[a.at].ID)
	}
	return open
}

// try grades a group's objectives under every combination of answers. Groups share nothing, so ev, which is made for
// trials, need not be put back.
//
// Every open question of the group has an assumed answer, so that every grade comes out without a range and lo is all there is.
// The bits of a combination count in the order of the questions.
func (ev *evaluator) try(g *group, limb Limb) {
	g.tallies = make([]tally, 1<<len(g.questions))
	for bits := range g.tallies {
		for i, a := range g.questions {
			q := ev.question(a)
			ev.assumed[judgementKey{q.question, q.subject}] = [2]Answer{No, Yes}[bits>>i&1]
		}
		// Answers about tests change the grades of their controls; all others are looked up when objectives are graded.
		for _, a := range g.questions {
			if a.question == DeviationsAcceptable || a.question == DeviationAnomalous {
				ev.evaluateTestsOf(a.control)
				ev.operation.put(a.control, ev.operated(a.control))
			}
		}
		if limb == Operation {
			ev.settle(g.objectives)
		}
		for _, o := range g.open {
			if limb == Design {
				ev.objDesign[o] = ev.objective(o, Design, ev.designView)
			}
			_, lo, hi := ev.finding(o, ev.profiles(limb)[o])
			ev.useOccurrence(limb, o, lo, hi)
			g.tallies[bits] = g.tallies[bits].count(ev.counted(lo))
		}
	}
}

// settle grades some objectives anew, from the best downwards as [evaluator.evaluateObjectives] does. To begin from where the
// last combination ended would be wrong: a ring of objectives that failed together under it would keep each other down although
// the answers now allow all of them to hold. Grades only fall, so it ends.
func (ev *evaluator) settle(objectives []int) {
	for _, o := range objectives {
		ev.objOper[o] = ev.flat[effective][effective]
	}
	for changed := true; changed; {
		changed = false
		for _, o := range objectives {
			if p := ev.objective(o, Operation, ev.operationView); !slices.Equal(p, ev.objOper[o]) {
				ev.objOper[o], changed = p, true
			}
		}
	}
}
