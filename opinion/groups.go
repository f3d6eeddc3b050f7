package opinion

import "slices"

// groups returns the objectives on whose operation the conclusion is open, together with those that it hangs on through
// reliance, in groups that share no open question.
func (ev *evaluator) groups() []group {
	varies := make([]bool, len(ev.objOper))
	any := false
	for o, p := range ev.objOper {
		varies[o] = slices.ContainsFunc(p, func(s span) bool { return s.lo != s.hi })
		if _, lo, hi := ev.finding(o, p); ev.counted(lo) != ev.counted(hi) {
			any = true
		}
	}
	if !any {
		return nil
	}
	of := newPartition(len(ev.objOper))
	first := make(map[asked]int) // the first objective that meets a question
	var order []asked
	sizes := make([]int, len(ev.objOper))
	for o := range ev.objOper {
		if !varies[o] {
			continue
		}
		for c := range ev.x.ControlsOf(o) {
			sizes[o]++
			for _, a := range ev.questionsAbout(c) {
				if other, met := first[a]; met {
					of.join(o, other)
					continue
				}
				first[a] = o
				order = append(order, a)
			}
			for _, g := range ev.x.ReliesOn(c) {
				if varies[g] {
					of.join(o, g)
				}
			}
		}
	}
	at := make(map[int]int) // the group of each representative
	var groups []group
	for o := range ev.objOper {
		if !varies[o] {
			continue
		}
		i, known := at[of.find(o)]
		if !known {
			i = len(groups)
			at[of.find(o)] = i
			groups = append(groups, group{})
		}
		g := &groups[i]
		g.objectives, g.size = append(g.objectives, o), g.size+sizes[o]
		if _, lo, hi := ev.finding(o, ev.objOper[o]); ev.counted(lo) != ev.counted(hi) {
			g.open = append(g.open, o)
		}
	}
	for _, a := range order {
		g := &groups[at[of.find(first[a])]]
		g.questions = append(g.questions, a)
	}
	return groups
}

// questionsAbout returns the open questions about a control.
func (ev *evaluator) questionsAbout(c int) []asked {
	var list []asked
	for _, t := range ev.x.TestsOf(c) {
		if ev.tests[t].asks {
			list = append(list, asked{c, t})
		}
	}
	if ev.policy.Reliance != RelianceAsk {
		return list
	}
	for _, o := range ev.x.ReliesOn(c) {
		if ev.relianceJudged(c, o) == 0 && len(ev.objOper[o].below(ev.window.Start, unknown)) > 0 {
			return append(list, asked{c, -1})
		}
	}
	return list
}

// partition divides the numbers below its length into sets, by the representative of each.
type partition []int

// newPartition returns n sets of one number each.
func newPartition(n int) partition {
	p := make(partition, n)
	for i := range p {
		p[i] = i
	}
	return p
}

// find returns the representative of the set of i.
func (p partition) find(i int) int {
	for p[i] != i {
		p[i] = p[p[i]]
		i = p[i]
	}
	return i
}

// join makes one set of those of i and j.
func (p partition) join(i, j int) { p[p.find(i)] = p.find(j) }
