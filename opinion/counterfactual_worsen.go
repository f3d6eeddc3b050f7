package opinion

import (
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// worsening is what [whatIf.worsen] found.
type worsening struct {
	sets  [][]Fact
	alone map[int][]soc1.ControlID // for each objective, the lines that carry it alone
	cut   bool
}

// effect is what a change for the worse does to a limb at best: how many objectives count otherwise, and what else there is.
//
// Effects of facts that share no objective add up: numbers of objectives by sum, levels from elsewhere by the worse, since a
// level is that of the limb. So what many pairs of facts do follows from what each does alone.
type effect struct {
	failed, lacking    int // may be negative, where an objective passes from one side to the other
	misstated, without level
	refused            bool
}

// plus returns the effect of two changes that share no objective.
func (f effect) plus(g effect) effect {
	return effect{f.failed + g.failed, f.lacking + g.lacking, max(f.misstated, g.misstated), max(f.without, g.without), f.refused || g.refused}
}

// candidate is a fact that may change for the worse. Its reach may hold more objectives than change, and never holds fewer: those
// that it concerns, and all that rely on them, as far as that goes.
type candidate struct {
	fact   Fact
	effect effect
	reach  []int // the objectives that it may change, in order
}

// severity ranks kinds: 0 for unqualified, 1 for qualified, 2 for adverse and disclaimer. Adverse and disclaimer have one rank,
// since no standard puts one above the other: from the one to the other nothing gets worse.
func severity(k Kind) int {
	switch k {
	case Unqualified:
		return 0
	case Qualified:
		return 1
	}
	return 2
}

// atBest returns the tally of objectives if every open question is answered favourably. What gets worse is measured at best, for
// the worst may come true without any change.
func (w *whatIf) atBest(o int) tally {
	_, _, hi := w.ev.finding(o, w.profiles()[o])
	return tally{}.count(w.ev.counted(hi))
}

// elsewhere returns how far what is wrong, and what is lacking, reach at best, objectives apart. They are found by the functions
// that weigh them when an opinion is formed, whose reasons are thrown away.
func (w *whatIf) elsewhere() (misstated, lacking level) {
	c := &causes{limb: w.limb, total: len(w.ev.m.Objectives)}
	switch w.limb {
	case Description:
		w.ev.misstatedDescription(c)
	case Design:
		w.ev.unstatedControls(c)
	}
	w.ev.weighActs(c)
	w.ev.limitedLimb(c)
	return c.misstated[0], c.lacking[0]
}

// severityWith is the severity of the best possible opinion with a tally of objectives and an effect from elsewhere.
func (w *whatIf) severityWith(t tally, f effect) int {
	if f.refused {
		return 2
	}
	t = t.plus(tally{f.failed, f.lacking})
	m, k := w.ev.sides(w.limb, t, len(w.ev.m.Objectives))
	return severity(w.ev.kindOf(w.limb, max(m.level[0], f.misstated), max(k.level[0], f.without)))
}

// worsen finds the minimal sets of at most two facts whose change makes the limb worse at best, and on the way the controls that
// carry an objective alone.
//
// Facts that make the limb worse by themselves are in no pair, which would not be minimal. Triples are not tried: there are too
// many of them, to grade and to read.
func (w *whatIf) worsen() worsening {
	out := worsening{alone: make(map[int][]soc1.ControlID)}
	var base tally
	if w.limb != Description {
		// The description has no objectives, and no tally.
		w.base = make([]tally, len(w.ev.m.Objectives))
		for o := range w.base {
			w.base[o] = w.atBest(o)
			base = base.plus(w.base[o])
		}
	}
	var now effect
	now.misstated, now.without = w.elsewhere()
	for _, letter := range letterRules() {
		for range w.ev.letters(soc1.LetterRefused, letter.question) {
			now.refused = true
		}
	}
	// now is what holds already, and an effect is what comes on top of it.
	standing := w.severityWith(base, now)
	worse := func(f effect) bool { return w.severityWith(base, now.plus(f)) > standing }
	var rest []candidate
	for _, f := range w.candidates() {
		if w.work < 0 {
			out.cut = true
			break
		}
		c := candidate{fact: f, reach: w.reach(w.concerns(f))}
		mark := w.mark()
		c.effect = w.change(f)
		if f.Kind == FactControl {
			for _, o := range c.reach {
				is, _, _ := w.ev.finding(o, w.profiles()[o])
				if is == NotAchieved {
					out.alone[o] = append(out.alone[o], soc1.ControlID(f.Subject))
				}
			}
		}
		w.takeBack(mark)
		if worse(c.effect) {
			out.sets = append(out.sets, []Fact{f})
		} else {
			rest = append(rest, c)
		}
	}
	// The order of the map does not matter: each list is put in order by itself.
	for o, list := range out.alone {
		if is, _, _ := w.ev.finding(o, w.profiles()[o]); is == NotAchieved {
			delete(out.alone, o) // it was not achieved before
			continue
		}
		slices.Sort(list)
	}
	// What is adverse or disclaimed at best cannot get worse.
	if standing < 2 {
		w.pairs(&out, rest, now, worse)
	}
	// Pairs are added until the bound is passed, to tell a list that just fits from one that was cut.
	if len(out.sets) > maxWorse {
		out.cut = true
	}
	slices.SortFunc(out.sets, compareFactSets)
	out.sets = out.sets[:min(len(out.sets), maxWorse)]
	return out
}

// change applies facts for the worse, until they are taken back, and returns what they do at best.
//
// Only what can have changed is looked at: levels from elsewhere for facts that bear on them, and the objectives that were
// lowered, which are compared with how they count as the facts stand.
func (w *whatIf) change(facts ...Fact) effect {
	var f effect
	var touched []int
	outside := false
	// All facts are applied before anything is graded, so that their order does not matter.
	for _, fact := range facts {
		w.apply(fact, false)
		touched = append(touched, w.concerns(fact)...)
		f.refused = f.refused || fact.Kind == FactLetter
		outside = outside || fact.Kind == FactMatter || fact.Kind == FactLimitation || fact.Kind == FactEvent
	}
	if outside {
		// Not the difference but the levels with the change: plus takes the worse of them and what was there.
		f.misstated, f.without = w.elsewhere()
	}
	if w.limb == Description {
		return f
	}
	concerned := append(w.lower(touched), touched...) // a judgement about gaps changes a finding and no grade
	slices.Sort(concerned)
	for _, o := range slices.Compact(concerned) {
		before, after := w.base[o], w.atBest(o)
		f.failed += after.failed - before.failed
		f.lacking += after.lacking - before.lacking
	}
	return f
}

// candidates lists the facts that may change for the worse, in order. What is as bad as it can be already is none: a letter that
// was refused, a matter judged material, a judgement that went against the control.
func (w *whatIf) candidates() []Fact {
	ev := w.ev
	var list []Fact
	for _, letter := range letterRules() {
		for _, status := range []soc1.LetterStatus{soc1.LetterProvided, soc1.LetterPending} {
			for _, sub := range ev.letters(status, letter.question) {
				list = append(list, Fact{FactLetter, string(sub), letter.question})
			}
		}
	}
	for _, m := range w.matters() {
		if !m.stands || ev.answer(MatterMaterial, m.id) == 0 {
			list = append(list, Fact{Kind: FactMatter, Subject: m.id})
		}
	}
	for i := range ev.exam.Limitations {
		if l := &ev.exam.Limitations[i]; ev.answer(AlternativeSufficient, string(l.ID)) == Yes {
			list = append(list, Fact{Kind: FactLimitation, Subject: string(l.ID)})
		}
	}
	if w.limb != Description {
		for c := range ev.m.Controls {
			// A line is named by its first control, and counts if any objective hangs on it.
			if ev.x.LineOf(c) == c && len(w.served[c]) > 0 {
				list = append(list, Fact{Kind: FactControl, Subject: string(ev.m.Controls[c].ID)})
			}
		}
	}
	list = append(list, w.openQuestions()...)
	for _, f := range w.actFacts() {
		if ev.answer(f.Question, f.Subject) != Yes {
			list = append(list, f)
		}
	}
	slices.SortFunc(list, compareFacts)
	return slices.Compact(list)
}

// openQuestions lists the open judgements about tests, reliance and gaps, and the setbacks that are not known to have done harm.
// An answer that was given is not among them: a judgement of the auditor is taken as made.
func (w *whatIf) openQuestions() []Fact {
	ev := w.ev
	var list []Fact
	if w.limb == Operation {
		for c := range ev.m.Controls {
			for _, t := range ev.x.TestsOf(c) {
				for _, a := range ev.questionsOf(t, c, nil) {
					q := ev.question(a)
					list = append(list, Fact{FactJudgement, q.subject, q.question})
				}
			}
			if w.asksReliance(c) {
				list = append(list, Fact{FactJudgement, string(ev.m.Controls[c].ID), RelianceUnaffected})
			}
		}
	}
	if w.limb == Description {
		return list
	}
	for o := range ev.m.Objectives {
		if ev.policy.ShortGapDays > 0 && ev.gapsMaterial(o) == 0 {
			list = append(list, Fact{FactJudgement, string(ev.m.Objectives[o].ID), ShortGapMaterial})
		}
	}
	for i := range ev.setback {
		if s := &ev.setback[i]; s.bears(w.limb, ev.setbackLimb()) && ev.prevents(s) != Yes {
			list = append(list, Fact{FactEvent, string(s.matter), s.question})
		}
	}
	return list
}

// asksReliance reports whether a judgement about what a control relies on is open.
func (w *whatIf) asksReliance(c int) bool {
	ev := w.ev
	return ev.policy.Reliance == RelianceAsk && slices.ContainsFunc(ev.x.ReliesOn(c), func(g int) bool {
		return ev.relianceJudged(c, g) == 0 && len(ev.objOper[g].below(ev.window.Start, unknown)) > 0
	})
}
