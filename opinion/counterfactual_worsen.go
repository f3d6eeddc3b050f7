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
type effect struct {
	failed, lacking    int // may be negative, where an objective passes from one side to the other
	misstated, without level
	refused            bool
}

// plus returns the effect of two changes that share no objective.
func (f effect) plus(g effect) effect {
	return effect{f.failed + g.failed, f.lacking + g.lacking, max(f.misstated, g.misstated), max(f.without, g.without), f.refused || g.refused}
}

// candidate is a fact that may change for the worse.
type candidate struct {
	fact   Fact
	effect effect
	reach  []int // the objectives that it may change, in order
}

// severity ranks kinds: 0 for unqualified, 1 for qualified, 2 for adverse and disclaimer.
func severity(k Kind) int {
	switch k {
	case Unqualified:
		return 0
	case Qualified:
		return 1
	}
	return 2
}

// atBest returns the tally of objectives if every open question is answered favourably.
func (w *whatIf) atBest(o int) tally {
	_, _, hi := w.ev.finding(o, w.profiles()[o])
	return tally{}.count(w.ev.counted(hi))
}

// elsewhere returns how far what is wrong, and what is lacking, reach at best, objectives apart.
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

// worsen finds the minimal sets of at most two facts whose change makes the limb worse at best, and on the way the controls
// that carry an objective alone.
func (w *whatIf) worsen() worsening {
	out := worsening{alone: make(map[int][]soc1.ControlID)}
	var base tally
	if w.limb != Description {
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
		c.effect = w.change(now, f)
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
	for o, list := range out.alone {
		if is, _, _ := w.ev.finding(o, w.profiles()[o]); is == NotAchieved {
			delete(out.alone, o) // it was not achieved before
			continue
		}
		slices.Sort(list)
	}
	if standing < 2 {
		w.pairs(&out, rest, now, worse)
	}
	if len(out.sets) > maxWorse {
		out.cut = true
	}
	slices.SortFunc(out.sets, compareFactSets)
	out.sets = out.sets[:min(len(out.sets), maxWorse)]
	return out
}

// change applies facts for the worse, until they are taken back, and returns what they do at best.
func (w *whatIf) change(now effect, facts ...Fact) effect {
	var f effect
	var touched []int
	outside := false
	for _, fact := range facts {
		w.apply(fact, false)
		touched = append(touched, w.concerns(fact)...)
		f.refused = f.refused || fact.Kind == FactLetter
		outside = outside || fact.Kind == FactMatter || fact.Kind == FactLimitation || fact.Kind == FactEvent
	}
	if outside {
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

// candidates lists the facts that may change for the worse, in order.
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
