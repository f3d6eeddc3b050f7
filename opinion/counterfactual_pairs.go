package opinion

// pairs adds the pairs of facts that make the limb worse only together. Two facts that reach no objective in common do what each
// does, added up; the others are tried together.
//
// With n facts there are n(n-1)/2 pairs, far too many to try each by grading objectives. Pairs without an objective in common
// need no trial, and pairs with one are found by way of the objective, which few facts reach.
func (w *whatIf) pairs(out *worsening, rest []candidate, now effect, worse func(effect) bool) {
	w.pairsApart(out, rest, worse)
	w.pairsUnimplemented(out, rest, now, worse)
	total := len(w.ev.m.Objectives)
	of := make([][]int, total) // the candidates that reach an objective
	for i := range rest {
		for _, o := range rest[i].reach {
			of[o] = append(of[o], i)
		}
	}
	// A pair meets at each objective that both reach, and is tried once.
	tried := make(map[[2]int]bool)
	for o := range of {
		for at, i := range of[o] {
			for _, j := range of[o][at+1:] {
				a, b := &rest[i], &rest[j]
				if len(out.sets) > maxWorse {
					return
				}
				if w.work--; w.work < 0 {
					out.cut = true
					return
				}
				// However many objectives they reach, more than that cannot fail.
				most := a.effect.plus(b.effect)
				most.failed, most.lacking = min(len(a.reach)+len(b.reach), total), 0
				if !worse(most) || tried[[2]int{i, j}] {
					continue
				}
				tried[[2]int{i, j}] = true
				// What two facts that meet do together is only known by changing both.
				mark := w.mark()
				f := w.change(a.fact, b.fact)
				w.takeBack(mark)
				if worse(f) {
					out.sets = append(out.sets, []Fact{a.fact, b.fact})
				}
			}
		}
	}
}

// pairsApart adds the pairs of facts that reach no objective in common. Facts of the same effect are treated alike.
//
// There are few effects and many facts. So pairs of effects are judged first, and only for those that are worse together are the
// facts walked; the effect of one class with itself takes each pair once.
func (w *whatIf) pairsApart(out *worsening, rest []candidate, worse func(effect) bool) {
	var classes []effect
	members := make(map[effect][]int)
	for i := range rest {
		f := rest[i].effect
		if len(members[f]) == 0 {
			classes = append(classes, f)
		}
		members[f] = append(members[f], i)
	}
	for x, f := range classes {
		for _, g := range classes[x:] {
			if !worse(f.plus(g)) {
				continue
			}
			for at, i := range members[f] {
				others := members[g]
				if f == g {
					others = others[at+1:]
				}
				for _, j := range others {
					if len(out.sets) > maxWorse {
						return
					}
					if w.work--; w.work < 0 {
						out.cut = true
						return
					}
					// By position, which is the order of facts, whichever class came first.
					if !meet(rest[i].reach, rest[j].reach) {
						out.sets = append(out.sets, []Fact{rest[min(i, j)].fact, rest[max(i, j)].fact})
					}
				}
			}
		}
	}
}

// pairsUnimplemented adds the pairs of controls that are described and not in use. They reach no objective, but together a larger
// share of what is described. So their effects do not add up as others do, and each pair has to be tried.
func (w *whatIf) pairsUnimplemented(out *worsening, rest []candidate, now effect, worse func(effect) bool) {
	if w.limb != Description {
		return
	}
	described := make(map[string]bool)
	for i := range w.ev.m.Walkthroughs {
		described[string(w.ev.m.Walkthroughs[i].ID)] = true
	}
	var list []candidate
	for _, c := range rest {
		if c.fact.Kind == FactMatter && described[c.fact.Subject] {
			list = append(list, c)
		}
	}
	for i, a := range list {
		for _, b := range list[i+1:] {
			if w.work -= len(list); w.work < 0 || len(out.sets) > maxWorse {
				out.cut = true
				return
			}
			mark := w.mark()
			f := w.change(a.fact, b.fact)
			w.takeBack(mark)
			if worse(f) {
				out.sets = append(out.sets, []Fact{a.fact, b.fact})
			}
		}
	}
}

// meet reports whether two lists in order share a number.
func meet(a, b []int) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			return true
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return false
}
