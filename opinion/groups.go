package opinion

import "slices"

// groups returns the objectives on which the conclusion for a limb is open, together with those that it hangs on through
// reliance, in groups that share no open question.
//
// Objectives belong together if they meet the same question, or one relies on the other while its grade varies: whatever is
// assumed about the one then tells on the other. Objectives of which nothing varies are the same under all answers, and stay
// outside; without that, one objective on access to systems would tie the whole examination into one group.
func (ev *evaluator) groups(limb Limb) []group {
	profiles := ev.profiles(limb)
	// Where every objective counts in one way, open questions cannot change the limb, and there is nothing to group.
	any := false
	for o, p := range profiles {
		_, lo, hi := ev.finding(o, p)
		any = any || ev.counted(lo) != ev.counted(hi)
	}
	if !any {
		return nil
	}
	varies := make([]bool, len(profiles))
	for o, p := range profiles {
		_, lo, hi := ev.finding(o, p)
		// An objective may be certain as a whole and vary on some days; controls that rely on it then vary on those.
		varies[o] = lo != hi || slices.ContainsFunc(p, func(s span) bool { return s.lo != s.hi })
	}
	of := newPartition(len(profiles))
	first := make(map[asked]int) // the first objective that meets a question
	var order []asked
	sizes := make([]int, len(profiles))
	for o, p := range profiles {
		if !varies[o] {
			continue
		}
		// meet notes that objective o depends on some questions, and joins it with whoever met one of them before.
		meet := func(list []asked) {
			for _, a := range list {
				if other, met := first[a]; met {
					of.join(o, other)
					continue
				}
				first[a] = o
				order = append(order, a)
			}
		}
		meet(ev.questionsOn(o, p, limb))
		// For design, open questions are about the objective alone: tests and reliance belong to operation.
		for c := range ev.x.ControlsOf(o) {
			sizes[o]++
			if limb != Operation {
				continue
			}
			meet(ev.questionsAbout(c))
			for _, g := range ev.x.ReliesOn(c) {
				if varies[g] {
					of.join(o, g)
				}
			}
		}
	}
	at := make(map[int]int) // the group of each representative
	var groups []group
	for o := range profiles {
		if !varies[o] {
			continue
		}
		i, known := at[of.find(o)]
		// Groups come in the order of their first objective.
		if !known {
			i = len(groups)
			at[of.find(o)] = i
			groups = append(groups, group{})
		}
		g := &groups[i]
		g.objectives, g.size = append(g.objectives, o), g.size+sizes[o]
		if _, lo, hi := ev.finding(o, profiles[o]); ev.counted(lo) != ev.counted(hi) {
			g.open = append(g.open, o)
		}
	}
	// Questions in the order in which they were met, not in that of a map: it decides which bit each has.
	for _, a := range order {
		g := &groups[at[of.find(first[a])]]
		g.questions = append(g.questions, a)
	}
	return groups
}

// questionsAbout returns the open questions about a control. Where it relies on several objectives that did not hold, one
// question is asked about the control, since the answer, that it worked or did not, is one.
func (ev *evaluator) questionsAbout(c int) []asked {
	var list []asked
	for _, t := range ev.x.TestsOf(c) {
		list = ev.questionsOf(t, c, list)
	}
	if ev.policy.Reliance != RelianceAsk {
		return list
	}
	for _, o := range ev.x.ReliesOn(c) {
		// An objective that held throughout, even at worst, leaves nothing to ask about.
		if ev.relianceJudged(c, o) == 0 && len(ev.objOper[o].below(ev.window.Start, unknown)) > 0 {
			return append(list, asked{RelianceUnaffected, c, c})
		}
	}
	return list
}

// questionsOf adds to list the open questions about one test of control c. Anomalies of extensions are asked about with the first
// test, which is graded with them.
func (ev *evaluator) questionsOf(t, c int, list []asked) []asked {
	r := ev.tests[t]
	if r.asks {
		list = append(list, asked{DeviationsAcceptable, t, c})
	}
	if !r.anomalies {
		return list
	}
	add := func(test int) {
		for _, d := range ev.x.DeviationsOf(test) {
			if ev.opens(d) {
				list = append(list, asked{DeviationAnomalous, d, c})
			}
		}
	}
	add(t)
	for _, x := range ev.x.ExtensionsOf(t) {
		if ev.joined(x) {
			add(x)
		}
	}
	return list
}

// partition divides the numbers below its length into sets, by the representative of each.
//
// It is a forest in which every number points towards its representative, which points to itself.
type partition []int

// newPartition returns n sets of one number each.
func newPartition(n int) partition {
	p := make(partition, n)
	for i := range p {
		p[i] = i
	}
	return p
}

// find returns the representative of the set of i. Every number on the way is made to point farther up, so that later walks are
// short.
func (p partition) find(i int) int {
	for p[i] != i {
		p[i] = p[p[i]]
		i = p[i]
	}
	return i
}

// join makes one set of those of i and j.
func (p partition) join(i, j int) { p[p.find(i)] = p.find(j) }
