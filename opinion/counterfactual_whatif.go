package opinion

import (
	"maps"
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// whatIf grades objectives for one limb with some facts changed. It works on copies of everything it changes, and takes every
// change back.
//
// One trial is set up for a limb and used for all its questions: to copy the grades of a large examination for each of many
// thousand changes would be the whole cost. Every change puts what takes it back on undo, and they are taken back in reverse
// order, so that a thing changed twice ends as it was.
type whatIf struct {
	limb       Limb
	ev         *evaluator // for trials
	held       map[int]grade
	filled     bool          // whether gaps count as answered
	dependents [][]int       // for each objective, those with a control that relies on it
	served     map[int][]int // for each line, the objectives that it serves, in order
	weight     []int         // for each objective, the work of grading it
	work       int           // what is left
	base       []tally       // for each objective, how it counts at best as the facts stand
	undo       []func()
	yes, no    int // positions of stand-ins for judgements
}

// newWhatIf prepares trials on the results of ev, which it leaves alone.
//
// The examination is copied as far as changes reach: its judgements, matters and walkthroughs. Two judgements are added that
// answer yes and no, for any question to point to; the list is clipped first, or appending would write into memory that the
// caller may hold. The index is shared: it knows positions and ids, which stay.
func newWhatIf(ev *evaluator, limb Limb) *whatIf {
	trial, exam := *ev, *ev.exam
	n := len(exam.Judgements)
	exam.Judgements = append(slices.Clip(exam.Judgements), Judgement{Answer: Yes}, Judgement{Answer: No})
	exam.Matters = slices.Clone(exam.Matters)
	exam.Matrix.Walkthroughs = slices.Clone(exam.Matrix.Walkthroughs)
	trial.exam, trial.m, trial.judged = &exam, &exam.Matrix, maps.Clone(ev.judged)
	trial.tests, trial.design, trial.operation = slices.Clone(ev.tests), ev.design.clone(), ev.operation.clone()
	trial.objDesign, trial.objOper = slices.Clone(ev.objDesign), slices.Clone(ev.objOper)
	w := &whatIf{limb: limb, ev: &trial, held: make(map[int]grade), work: maxWork, yes: n, no: n + 1, served: make(map[int][]int)}
	objectives := len(ev.m.Objectives)
	w.dependents, w.weight = make([][]int, objectives), make([]int, objectives)
	for o := range objectives {
		w.weight[o] = 1
		for _, k := range ev.x.RisksOf(o) {
			for s := range ev.x.SetsOf(k) {
				w.weight[o] += 1 + len(ev.x.MembersOf(k, s))
			}
		}
		for c := range ev.x.ControlsOf(o) {
			w.weight[o]++
			line := ev.x.LineOf(c)
			// Objectives come in order, so that one that is listed already is the last.
			if list := w.served[line]; len(list) == 0 || list[len(list)-1] != o {
				w.served[line] = append(list, o)
			}
			for _, g := range ev.x.ReliesOn(c) {
				if list := w.dependents[g]; limb == Operation && (len(list) == 0 || list[len(list)-1] != o) {
					w.dependents[g] = append(list, o)
				}
			}
		}
	}
	return w
}

// profiles are the grades of all objectives for the limb, in the trial.
func (w *whatIf) profiles() []profile { return w.ev.profiles(w.limb) }

// view gives a control's profile with the changes made. What is held is so in spite of everything: design, reliance, limitations
// and judgements do not reach it.
func (w *whatIf) view(c int) profile {
	if g, held := w.held[w.ev.x.LineOf(c)]; held {
		return w.ev.flat[g][g]
	}
	if w.limb == Operation {
		return w.ev.operationView(c)
	}
	return w.ev.design.at(c)
}

// objective grades an objective with the changes made.
//
// With gaps filled it follows [evaluator.objective] step by step, except that what nothing answers is answered.
func (w *whatIf) objective(o int) profile {
	w.work -= w.weight[o]
	if !w.filled {
		return w.ev.objective(o, w.limb, w.view)
	}
	var p profile
	for _, k := range w.ev.x.RisksOf(o) {
		q := w.risk(k)
		if p == nil {
			p = q
		} else {
			p = combine(p, q, all)
		}
	}
	// An objective without a risk, taken as answered.
	if p == nil {
		p = w.ev.flat[effective][effective]
	}
	if w.ev.objectiveLimited(o, w.limb) {
		p = combine(p, w.ev.flat[unknown][unknown], worst)
	}
	return w.ev.setBack(o, w.limb, p)
}

// risk grades a risk with the changes made.
func (w *whatIf) risk(k int) profile {
	if w.filled && w.ev.x.SetsOf(k) == 0 {
		return w.ev.flat[effective][effective]
	}
	return w.ev.risk(k, w.view)
}

// reach returns the objectives whose grade may change with those given, themselves included, in order. It follows reliance,
// through as many objectives as there are, and ends in rings because none is listed twice.
func (w *whatIf) reach(start []int) []int {
	list := slices.Clone(start)
	// Most controls serve objectives that nothing relies on.
	if !slices.ContainsFunc(start, func(o int) bool { return len(w.dependents[o]) > 0 }) {
		slices.Sort(list)
		return slices.Compact(list)
	}
	in := make(map[int]bool, len(start))
	for _, o := range start {
		in[o] = true
	}
	for i := 0; i < len(list); i++ {
		for _, d := range w.dependents[list[i]] {
			if !in[d] {
				in[d] = true
				list = append(list, d)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// set changes one entry of a list until the next takeBack. It is a function because methods have no type parameters.
func set[T any](w *whatIf, list []T, i int, v T) {
	old := list[i]
	w.undo = append(w.undo, func() { list[i] = old })
	list[i] = v
}

// grade gives a control another profile, until it is taken back.
func (w *whatIf) grade(g *gradings, c int, p profile) {
	old := g.at(c)
	w.undo = append(w.undo, func() { g.put(c, old) })
	g.put(c, p)
}

// mark returns the state of the trial, for takeBack.
func (w *whatIf) mark() int { return len(w.undo) }

// takeBack takes every change since a mark back.
func (w *whatIf) takeBack(mark int) {
	for i := len(w.undo) - 1; i >= mark; i-- {
		w.undo[i]()
	}
	w.undo = w.undo[:mark]
}

// judge answers a question until the next takeBack. The flag better stands for yes here; whether yes is the better answer is for
// the caller to know.
func (w *whatIf) judge(q Question, subject string, better bool) {
	key := judgementKey{q, subject}
	old, known := w.ev.judged[key]
	w.undo = append(w.undo, func() {
		if known {
			w.ev.judged[key] = old
		} else {
			delete(w.ev.judged, key)
		}
	})
	w.ev.judged[key] = map[bool]int{true: w.yes, false: w.no}[better]
}

// apply changes one fact, for the better or for the worse, without grading objectives.
//
// Letters and gaps have no case. A letter bears on the limb beyond all grades, as refused in an [effect]; gaps are filled all at
// once, by the flag filled.
func (w *whatIf) apply(f Fact, better bool) {
	ev := w.ev
	switch f.Kind {
	case FactControl:
		c, _ := ev.x.Control(soc1.ControlID(f.Subject))
		line := ev.x.LineOf(c)
		w.undo = append(w.undo, func() { delete(w.held, line) })
		w.held[line] = map[bool]grade{true: effective, false: failed}[better]
	case FactJudgement:
		// Yes is the favourable answer, except that a short gap is better not material.
		w.judge(f.Question, f.Subject, better != (f.Question == ShortGapMaterial))
		if c := w.tested(f); c >= 0 {
			// Which tests change is known only afterwards: the results of all are put on undo first.
			for _, t := range ev.x.TestsOf(c) {
				set(w, ev.tests, t, ev.tests[t])
			}
			ev.evaluateTestsOf(c)
			w.grade(ev.operation, c, ev.operated(c))
		}
	case FactEvent:
		// The question is about harm.
		w.judge(f.Question, f.Subject, !better)
	case FactLimitation:
		w.judge(AlternativeSufficient, f.Subject, better)
		w.regrade(f.Subject)
	case FactMatter:
		// A matter is gone if it is corrected or not material, and counts only if it is neither: both are set.
		w.judge(MatterMaterial, f.Subject, !better)
		for i := range ev.exam.Matters {
			if m := ev.exam.Matters[i]; string(m.ID) == f.Subject {
				m.Corrected = better
				set(w, ev.exam.Matters, i, m)
			}
		}
		for i := range ev.m.Walkthroughs {
			if k := ev.m.Walkthroughs[i]; string(k.ID) == f.Subject {
				k.DescriptionCorrected = better
				set(w, ev.m.Walkthroughs, i, k)
			}
		}
	}
}

// regrade grades the controls that a limitation names anew. Those that limitations name by an objective only are capped with the
// objective.
func (w *whatIf) regrade(id string) {
	ev := w.ev
	// limitedControls makes a new list, so that the old one can be put back as it is.
	limited := ev.limited
	w.undo = append(w.undo, func() { ev.limited = limited })
	undesigned := ev.limitedControls(Design)
	if ev.operation != nil {
		ev.limited = ev.limitedControls(Operation)
	}
	for i := range ev.exam.Limitations {
		l := &ev.exam.Limitations[i]
		if string(l.ID) != id {
			continue
		}
		for _, name := range l.Controls {
			c, _ := ev.x.Control(name)
			p := ev.presence(c, ev.findings(c))
			if undesigned != nil && undesigned[c] {
				p = combine(p, ev.flat[unknown][unknown], worst)
			}
			w.grade(ev.design, c, p)
			if ev.operation != nil {
				w.grade(ev.operation, c, ev.operated(c))
			}
		}
	}
}

// concerns returns the objectives that a fact bears on directly, in order. Matters, letters and acts without objectives bear on
// the limb as a whole, and on no objective.
func (w *whatIf) concerns(f Fact) []int {
	ev := w.ev
	line := func(id soc1.ControlID) []int {
		c, _ := ev.x.Control(id)
		return w.served[ev.x.LineOf(c)]
	}
	switch f.Kind {
	case FactControl:
		return line(soc1.ControlID(f.Subject))
	case FactJudgement:
		switch f.Question {
		case RelianceUnaffected:
			return line(soc1.ControlID(f.Subject))
		case ShortGapMaterial:
			o, _ := ev.x.Objective(soc1.ObjectiveID(f.Subject))
			return []int{o}
		}
		if c := w.tested(f); c >= 0 {
			return line(ev.m.Controls[c].ID)
		}
	case FactEvent:
		var list []int
		for o := range ev.setbacks {
			for _, i := range ev.setbacks[o] {
				if s := &ev.setback[i]; s.question == f.Question && string(s.matter) == f.Subject {
					list = append(list, o)
				}
			}
		}
		return list
	case FactLimitation:
		var list []int
		for i := range ev.exam.Limitations {
			l := &ev.exam.Limitations[i]
			if string(l.ID) != f.Subject {
				continue
			}
			for _, id := range l.Objectives {
				o, _ := ev.x.Objective(id)
				list = append(list, o)
			}
			for _, id := range l.Controls {
				list = append(list, line(id)...)
			}
		}
		slices.Sort(list)
		return slices.Compact(list)
	}
	return nil
}

// tested returns the control whose tests a judgement is about, or -1.
func (w *whatIf) tested(f Fact) int {
	ev := w.ev
	switch f.Question {
	case DeviationsAcceptable:
		if t, ok := ev.x.Test(soc1.TestID(f.Subject)); ok {
			c, _ := ev.x.Control(ev.m.Tests[t].Control)
			return c
		}
	case DeviationAnomalous:
		for i := range ev.m.Deviations {
			if d := &ev.m.Deviations[i]; string(d.ID) == f.Subject {
				t, _ := ev.x.Test(d.Test)
				c, _ := ev.x.Control(ev.m.Tests[t].Control)
				return c
			}
		}
	}
	return -1
}

// raise grades some objectives anew after changes for the better. The list holds every objective that may change.
//
// For operation it begins at the top and lowers, as [evaluator.settle] does and for the same reason: in a ring each objective may
// be down only because the others are. For design nothing hangs on another objective, and one round is enough.
func (w *whatIf) raise(objectives []int) {
	list := w.profiles()
	if w.limb == Operation {
		for _, o := range objectives {
			set(w, list, o, w.ev.flat[effective][effective])
		}
	}
	for changed := true; changed; {
		changed = false
		for _, o := range objectives {
			if p := w.objective(o); !slices.Equal(p, list[o]) {
				set(w, list, o, p)
				changed = w.limb == Operation
			}
		}
	}
}

// lower grades the objectives anew that changes for the worse concern, and those that hang on them. It returns those that
// changed.
//
// Here to go on from the present grades is right: they are the highest that agree with themselves, changes for the worse can only
// lower them, and lowering step by step arrives at the highest that agree with the change. There are four grades at either end of
// finitely many runs, so the queue runs dry.
func (w *whatIf) lower(objectives []int) []int {
	list := w.profiles()
	var changed []int
	for queue := slices.Clone(objectives); len(queue) > 0; queue = queue[1:] {
		o := queue[0]
		if p := w.objective(o); !slices.Equal(p, list[o]) {
			set(w, list, o, p)
			changed = append(changed, o)
			queue = append(queue, w.dependents[o]...)
		}
	}
	slices.Sort(changed)
	return slices.Compact(changed)
}
