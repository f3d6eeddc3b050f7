package opinion

import (
	"cmp"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// compareFacts orders facts by kind, question and subject. It is a total order, so that no list depends on how its facts were
// found.
func compareFacts(a, b Fact) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Question, b.Question), cmp.Compare(a.Subject, b.Subject))
}

// restore returns what would make the limb unqualified.
//
// What has to change whatever else does makes a choice of one alternative each. The rest falls into groups that share no fact: a
// set that restores the limb is then one that restores each group, and the minimal ones are all combinations of minimal ones,
// which are left to the caller to walk. To search all objectives at once would be to find every combination.
func (w *whatIf) restore() []Choice {
	forced := w.forced()
	slices.SortFunc(forced, compareFacts)
	var list []Choice
	for _, f := range slices.Compact(forced) {
		list = append(list, Choice{Alternatives: [][]Fact{{f}}})
	}
	if w.limb == Description {
		return list
	}
	mark := w.mark()
	w.filled = true // gaps are among what is forced
	// Filling a gap may lift any objective, by way of reliance.
	every := make([]int, len(w.ev.m.Objectives))
	for o := range every {
		every[o] = o
	}
	// Filling gaps can only raise grades.
	w.raise(every)
	for _, group := range w.groups() {
		s := &search{w: w, objectives: group}
		// Objectives that hold are in the group only because others rest on them.
		s.targets = slices.DeleteFunc(slices.Clone(group), func(o int) bool { return s.met(o) })
		c := Choice{Alternatives: s.run(), Cut: s.cut}
		for _, o := range s.targets {
			c.Objectives = append(c.Objectives, w.ev.m.Objectives[o].ID)
		}
		list = append(list, c)
	}
	w.filled = false
	w.takeBack(mark)
	return list
}

// needed returns the minimal sets of controls that would have to work for an objective to be achieved, and whether the list was
// cut off. Here gaps stay as they are: no control that exists answers a risk for which none was declared.
func (w *whatIf) needed(o int) ([][]soc1.ControlID, bool) {
	s := &search{w: w, objectives: w.supporting([]int{o}), targets: []int{o}, controlsOnly: true}
	var list [][]soc1.ControlID
	for _, facts := range s.run() {
		var ids []soc1.ControlID
		for _, f := range facts {
			ids = append(ids, soc1.ControlID(f.Subject))
		}
		list = append(list, ids)
	}
	return list, s.cut
}

// setbacksOn returns the setbacks that may keep an objective from being achieved for a limb, by position. An open one counts,
// since it has to be judged before the limb is clean.
func (ev *evaluator) setbacksOn(o int, limb Limb) []int {
	if ev.setbacks == nil {
		return nil
	}
	var list []int
	for _, i := range ev.setbacks[o] {
		if s := &ev.setback[i]; s.bears(limb, ev.setbackLimb()) && ev.prevents(s) != No {
			list = append(list, i)
		}
	}
	return list
}

// forced returns the facts that have to change whatever else does, for the limb to be unqualified.
//
// Each of them alone keeps the limb from being so, or may, and nothing else makes up for it. Limitations that name controls or
// objectives are left to the search, as controls are: another set of controls may answer the risk.
func (w *whatIf) forced() []Fact {
	ev := w.ev
	var list []Fact
	for _, letter := range letterRules() {
		for _, status := range []soc1.LetterStatus{soc1.LetterRefused, soc1.LetterPending} {
			if status == soc1.LetterPending && ev.policy.Letters == LettersPresumed {
				continue
			}
			for _, sub := range ev.letters(status, letter.question) {
				list = append(list, Fact{FactLetter, string(sub), letter.question})
			}
		}
	}
	for _, m := range w.matters() {
		if m.stands {
			list = append(list, Fact{Kind: FactMatter, Subject: m.id})
		}
	}
	for i := range ev.exam.Limitations {
		l := &ev.exam.Limitations[i]
		named := len(l.Objectives)+len(l.Controls) > 0
		if !l.reaches(w.limb) || ev.answer(AlternativeSufficient, string(l.ID)) == Yes {
			continue
		}
		// The condition is that of [evaluator.limitedLimb].
		if !named || w.limb == Description && len(l.Limbs) > 0 {
			list = append(list, Fact{Kind: FactLimitation, Subject: string(l.ID)})
		}
	}
	for _, f := range w.actFacts() {
		if ev.answer(f.Question, f.Subject) != No {
			list = append(list, f)
		}
	}
	if w.limb == Description {
		return list
	}
	for o := range ev.m.Objectives {
		if len(ev.x.RisksOf(o)) == 0 {
			list = append(list, Fact{Kind: FactGap, Subject: string(ev.m.Objectives[o].ID)})
		}
		for _, k := range ev.x.RisksOf(o) {
			if ev.x.SetsOf(k) == 0 {
				list = append(list, Fact{Kind: FactGap, Subject: string(ev.m.Risks[k].ID)})
			}
		}
	}
	return list
}

// standing is a description matter and whether it counts, or may count, against the limb. id is that of the matter, of the
// walkthrough, or of the subservice organization.
type standing struct {
	id     string
	stands bool
}

// matters returns the description matters that may bear on the limb. A control that is described and not in use is one for the
// description. The conditions are those of misstatedDescription and unstatedControls, and matters that do not count are listed
// too: one that was corrected might stand again.
func (w *whatIf) matters() []standing {
	ev := w.ev
	var list []standing
	for i := range ev.exam.Matters {
		m := &ev.exam.Matters[i]
		if w.limb == Description || w.limb == Design && m.Kind.bearsOnDesign() {
			list = append(list, standing{string(m.ID), !m.Corrected && ev.answer(MatterMaterial, string(m.ID)) != No})
		}
	}
	for i := range ev.m.Walkthroughs {
		k := &ev.m.Walkthroughs[i]
		if w.limb == Description && k.Implementation == controls.NotImplemented {
			list = append(list, standing{string(k.ID), !k.DescriptionCorrected && ev.answer(MatterMaterial, string(k.ID)) != No})
		}
	}
	for i := range ev.exam.Subservices {
		if s := &ev.exam.Subservices[i]; w.limb == Description && unmonitored(s) && expectsMonitoring(ev.exam.Standard) {
			list = append(list, standing{string(s.ID), ev.answer(MatterMaterial, string(s.ID)) != No})
		}
	}
	return list
}

// supporting returns some objectives and those that their controls rely on and that do not hold throughout, and so on, in order.
//
// What holds throughout needs no change and is left out, with all that it rests on.
func (w *whatIf) supporting(start []int) []int {
	list := slices.Clone(start)
	if w.limb != Operation {
		return list
	}
	in := make(map[int]bool)
	for _, o := range list {
		in[o] = true
	}
	for i := 0; i < len(list); i++ {
		for c := range w.ev.x.ControlsOf(list[i]) {
			for _, g := range w.ev.x.ReliesOn(c) {
				if !in[g] && len(w.profiles()[g].below(w.ev.window.Start, unknown)) > 0 {
					in[g] = true
					list = append(list, g)
				}
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// groups returns the objectives that keep the limb from being unqualified, with what they rest on, in groups that share no fact.
//
// Two objectives are joined by a line of controls that falls short and serves both, by reliance, by a limitation or by a setback.
// A line that is effective throughout is in no minimal set, and joins nothing; without that, one good control that serves
// everything would make a single group.
func (w *whatIf) groups() [][]int {
	ev := w.ev
	s := &search{w: w}
	var bad []int
	for o := range ev.m.Objectives {
		if !s.met(o) {
			bad = append(bad, o)
		}
	}
	involved := w.supporting(bad)
	// Of reliance, only what leads to an objective that is involved joins; the others hold.
	in := make(map[int]bool)
	for _, o := range involved {
		in[o] = true
	}
	sets := newPartition(len(ev.m.Objectives))
	// Each maps what may be shared to an objective that met it.
	byLine, byMatter := make(map[int]int), make(map[soc1.MatterID]int)
	for _, o := range involved {
		for c := range ev.x.ControlsOf(o) {
			line := ev.x.LineOf(c)
			// The first objective that meets a line of which something falls short notes it, and later ones are joined with that
			// one.
			if other, known := byLine[line]; known {
				sets.join(o, other)
			} else if slices.ContainsFunc(ev.lineage(c, w.view), func(s span) bool { return s.lo != effective }) {
				byLine[line] = o
			}
			for _, g := range ev.x.ReliesOn(c) {
				if in[g] && w.limb == Operation {
					sets.join(o, g)
				}
			}
		}
	}
	for i := range ev.exam.Limitations {
		l := &ev.exam.Limitations[i]
		for _, o := range w.concerns(Fact{Kind: FactLimitation, Subject: string(l.ID)}) {
			// A limitation may name objectives that hold for other reasons, which have no part in this.
			if !in[o] {
				continue
			}
			if other, known := byMatter[l.ID]; known {
				sets.join(o, other)
			}
			byMatter[l.ID] = o
		}
	}
	byEvent := make(map[int]int)
	for _, o := range involved {
		for _, i := range ev.setbacksOn(o, w.limb) {
			if other, known := byEvent[i]; known {
				sets.join(o, other)
			}
			byEvent[i] = o
		}
	}
	at := make(map[int]int)
	var groups [][]int
	for _, o := range involved {
		i, known := at[sets.find(o)]
		if !known {
			i = len(groups)
			at[sets.find(o)] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], o)
	}
	return groups
}
