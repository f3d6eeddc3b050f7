package opinion

import "slices"

// causes is everything that bears on one limb, with all that is still open about it.
//
// It is the whole input of the kinds: outcome and needs read nothing else but the policy and the judgements on pervasiveness.
// So the questions about controls, of which there may be many, are tried out before, once, and what is combined here is small:
// tallies, levels and at most two answers about pervasiveness.
type causes struct {
	limb Limb
	// total is the number of objectives, and tallies are all counts of them that the answers to open questions
	// about controls can bring about; with nothing open there is one.
	total   int
	tallies []tally
	// misstated and lacking are the levels from elsewhere that are certain.
	misstated, lacking byAnswer
	// matters are description matters, and acts, of which nobody said yet whether they are material.
	matters []openMatter
	// questions are the open questions about controls, each with the pairs of tallies between which its answer decides.
	questions []openQuestion
}

// openMatter is a matter of which only judgement can tell whether it counts, and its level if it does.
type openMatter struct {
	question Question
	subject  string
	level    byAnswer
}

// openQuestion is a question about a control or a test. Its answer decides between the two tallies of each pair, given
// some answers to the other questions. Without pairs it is not known what it decides.
type openQuestion struct {
	question Question
	subject  string
	pairs    [][2]tally
}

// cell returns the kind of opinion for one tally and one level from description matters, given the answers to the two questions
// about pervasiveness: 0 for no, 1 for yes. Everything that the limb can come to is one of these cells.
func (ev *evaluator) cell(c *causes, t tally, matters byAnswer, onMisstatement, onLimitation int) Kind {
	f, l := ev.sides(c.limb, t, c.total)
	m, k := worseOf(worseOf(f.level, c.misstated), matters), worseOf(l.level, c.lacking)
	return ev.kindOf(c.limb, m[onMisstatement], k[onLimitation])
}

// matterLevels returns every level that open matters can add up to. There are six levels in all, so that the list stays short
// with any number of matters; a sum over all subsets of matters would not.
func (c *causes) matterLevels() []byAnswer {
	list := []byAnswer{fixed(none)}
	for _, m := range c.matters {
		if slices.Contains(list, m.level) {
			continue // what it adds up to with others is there too
		}
		for _, l := range list {
			if w := worseOf(l, m.level); !slices.Contains(list, w) {
				list = append(list, w)
			}
		}
	}
	return list
}

// outcome returns every kind of opinion that the causes allow. Each answer to an open question is tried with each answer to the
// others, so that nothing is called possible that is not. The answers about pervasiveness are asked for the limb and each side,
// so that they are the same in every tally, but free of each other.
func (ev *evaluator) outcome(c *causes) outcome {
	var out outcome
	for _, t := range c.tallies {
		f, l := ev.sides(c.limb, t, c.total)
		k := worseOf(l.level, c.lacking)
		out.lacking = out.lacking.with(k)
		for _, matters := range c.matterLevels() {
			m := worseOf(worseOf(f.level, c.misstated), matters)
			out.misstated = out.misstated.with(m)
			for _, x := range m {
				for _, y := range k {
					out.kinds = out.kinds.with(ev.kindOf(c.limb, x, y))
				}
			}
		}
	}
	return out
}

// decides reports whether anything differs between two ways to get a kind, under any answer to the questions about
// pervasiveness and any description matters. A matter that is asked about may be among these: where it counts already, it
// makes no difference, and the levels without it are all there.
func (ev *evaluator) decides(c *causes, a, b func(matters byAnswer, x, y int) Kind) bool {
	for _, matters := range c.matterLevels() {
		for x := range 2 {
			for y := range 2 {
				if a(matters, x, y) != b(matters, x, y) {
					return true
				}
			}
		}
	}
	return false
}

// needs adds the questions whose answers help to decide the limb: those for which some answers to the other
// questions exist under which a yes and a no lead to different kinds.
//
// A question that fails this test is not listed even if it is open: no answer to it changes a kind, whatever else is answered,
// and nobody should be asked in vain. One that passes may still turn out not to matter once another is answered.
func (ev *evaluator) needs(c *causes, w *worklist) {
	for _, q := range c.questions {
		// Without pairs nothing is known, and it is listed to be safe.
		needed := len(q.pairs) == 0
		for i := 0; i < len(q.pairs) && !needed; i++ {
			no := func(matters byAnswer, x, y int) Kind { return ev.cell(c, q.pairs[i][0], matters, x, y) }
			yes := func(matters byAnswer, x, y int) Kind { return ev.cell(c, q.pairs[i][1], matters, x, y) }
			needed = ev.decides(c, no, yes)
		}
		if needed {
			w.add(q.question, q.subject, c.limb)
		}
	}
	// any reports whether something holds for one of the tallies that are possible.
	any := func(needed func(t tally) bool) bool { return slices.ContainsFunc(c.tallies, needed) }
	seen := make(map[byAnswer]bool) // matters of one level are needed all or none
	for _, m := range c.matters {
		needed, known := seen[m.level]
		if !known {
			needed = any(func(t tally) bool {
				with := func(matters byAnswer, x, y int) Kind { return ev.cell(c, t, worseOf(matters, m.level), x, y) }
				without := func(matters byAnswer, x, y int) Kind { return ev.cell(c, t, matters, x, y) }
				return ev.decides(c, with, without)
			})
			seen[m.level] = needed
		}
		if needed {
			w.add(m.question, m.subject, c.limb)
		}
	}
	if any(func(t tally) bool {
		no := func(matters byAnswer, _, y int) Kind { return ev.cell(c, t, matters, 0, y) }
		yes := func(matters byAnswer, _, y int) Kind { return ev.cell(c, t, matters, 1, y) }
		return ev.decides(c, no, yes)
	}) {
		w.add(MisstatementPervasive, c.limb.String(), c.limb)
	}
	if any(func(t tally) bool {
		no := func(matters byAnswer, x, _ int) Kind { return ev.cell(c, t, matters, x, 0) }
		yes := func(matters byAnswer, x, _ int) Kind { return ev.cell(c, t, matters, x, 1) }
		return ev.decides(c, no, yes)
	}) {
		w.add(LimitationPervasive, c.limb.String(), c.limb)
	}
}
