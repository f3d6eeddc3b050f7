package opinion

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// evaluateControls grades every test and every control, design first. Everything about a control is done at once, its part of the
// conclusions included: the lists of a large examination are longer than what a processor keeps at hand.
func (ev *evaluator) evaluateControls() {
	n := len(ev.m.Controls)
	ev.design = newGradings(n, ev.flat)
	ev.conclusions = make([]ControlConclusion, n)
	type2 := ev.exam.Type == soc1.Type2
	if type2 {
		ev.tests = make([]testResult, len(ev.m.Tests))
		ev.operation = newGradings(n, ev.flat)
	}
	undesigned := ev.limitedControls(Design)
	if type2 {
		ev.limited = ev.limitedControls(Operation)
	}
	lack := ev.flat[unknown][unknown]
	for c := range n {
		design := ev.presence(c, ev.findings(c))
		if undesigned != nil && undesigned[c] {
			design = combine(design, lack, worst)
		}
		ev.design.put(c, design)
		if type2 {
			ev.evaluateTestsOf(c)
			ev.operation.put(c, ev.operated(c))
		}
		ev.record(c)
	}
}

// operated grades a control's operation, as far as its design allows.
func (ev *evaluator) operated(c int) profile {
	return ev.presence(c, combine(ev.performance(c), ev.design.at(c), worst))
}

// presence marks the days on which a control was not in operation as failed: it was not there.
func (ev *evaluator) presence(c int, p profile) profile {
	operated := ev.m.Controls[c].Operated
	if len(operated) == 0 {
		return p
	}
	next := ev.window.Start
	for _, o := range operated {
		in, ok := controls.Clip(o, ev.window)
		if !ok {
			continue
		}
		p = p.paint(ev.window.Start, soc1.Period{Start: next, End: in.Start.AddDays(-1)}, failed, failed, replaced)
		next = in.End.AddDays(1)
	}
	return p.paint(ev.window.Start, soc1.Period{Start: next, End: ev.window.End}, failed, failed, replaced)
}

// findings grades a control's design and implementation, as its walkthroughs found them. Days that none speaks of
// lack evidence; an unfavourable finding prevails over a favourable one about the same days.
func (ev *evaluator) findings(c int) profile {
	walks := ev.x.WalkthroughsOf(c)
	if len(walks) == 1 {
		if w := &ev.m.Walkthroughs[walks[0]]; w.During == (soc1.Period{}) {
			g := ev.walked(c, w)
			return ev.flat[g][g]
		}
	}
	best := ev.flat[unknown][unknown]
	bad := ev.flat[effective][effective]
	for _, i := range walks {
		w := &ev.m.Walkthroughs[i]
		during, ok := controls.Clip(w.During, ev.window)
		if !ok {
			continue
		}
		switch g := ev.walked(c, w); g {
		case failed:
			bad = bad.paint(ev.window.Start, during, failed, failed, replaced)
		default:
			best = best.paint(ev.window.Start, during, g, g, either)
		}
	}
	return combine(best, bad, worst)
}

// walked grades one walkthrough of control c. A design that is suitable and a control that is in use are both needed, and that it
// is in use is not shown by asking alone. Source: [soc1.CiteTests].
func (ev *evaluator) walked(c int, w *controls.Walkthrough) grade {
	switch {
	case w.Design == controls.DesignDeficient || w.Implementation == controls.NotImplemented:
		return failed
	case len(w.Procedures) > 0 && controls.InquiryOnly(w.Procedures) && !ev.seen(c):
		return unknown
	case w.Design == controls.DesignSuitable && w.Implementation == controls.Implemented:
		return effective
	}
	return unknown
}

// seen reports whether a test of a control went further than inquiry, and so shows that the control is in use.
func (ev *evaluator) seen(c int) bool {
	if ev.exam.Type != soc1.Type2 {
		return false
	}
	for _, t := range ev.x.TestsOf(c) {
		if test := &ev.m.Tests[t]; test.Outcome == controls.Performed && !controls.InquiryOnly(test.Procedures) {
			return true
		}
	}
	return false
}

// performance grades a control's operation by its tests alone: on each day the worst failure counts, then the best
// evidence, and days that no test speaks of lack evidence.
func (ev *evaluator) performance(c int) profile {
	list := ev.x.TestsOf(c)
	base := ev.flat[unknown][unknown]
	if len(list) == 1 && ev.m.Tests[list[0]].Period == (soc1.Period{}) {
		base = ev.flat[ev.tests[list[0]].lo][ev.tests[list[0]].hi]
	} else if len(list) > 0 {
		base = ev.overlay(list)
	}
	if unreliable(ev.m.Controls[c].Information) || ev.limited != nil && ev.limited[c] {
		base = combine(base, ev.flat[unknown][unknown], worst)
	}
	return base
}

// overlay lays several tests of one control over each other. On a day that tests speak of, a failure prevails, then
// evidence of effectiveness, then a lack of evidence, then not having been exercised.
func (ev *evaluator) overlay(list []int) profile {
	// Each layer says, for one outcome, whether any test of that day has it, at worst and at best.
	bad := ev.flat[effective][effective]
	good := ev.flat[failed][failed]
	idle := ev.flat[unknown][unknown]
	vague := ev.flat[effective][effective]
	for _, i := range list {
		days, ok := controls.Clip(ev.m.Tests[i].Period, ev.window)
		if !ok {
			continue
		}
		lo, hi := ev.tests[i].lo, ev.tests[i].hi
		bad = bad.paint(ev.window.Start, days, only(failed, lo), only(failed, hi), worst)
		good = good.paint(ev.window.Start, days, lo, hi, bestEvidence)
		if lo == dormant {
			idle = idle.paint(ev.window.Start, days, dormant, dormant, either)
		}
		if lo == unknown || hi == unknown {
			vague = vague.paint(ev.window.Start, days, only(unknown, lo), only(unknown, hi), worst)
		}
	}
	// Without evidence of effectiveness, a day is dormant only if a test says so and none is vague.
	quiet := combine(idle, vague, worst)
	return combine(combine(good, quiet, evidenceOrQuiet), bad, worst)
}

// only keeps a grade that is the wanted one and lets everything else pass.
func only(wanted, g grade) grade {
	if g == wanted {
		return g
	}
	return effective
}

// bestEvidence keeps effective evidence only.
func bestEvidence(x, y grade) grade {
	if x == effective || y == effective {
		return effective
	}
	return failed
}

// evidenceOrQuiet takes effective evidence where there is some, and the quiet grade elsewhere.
func evidenceOrQuiet(evidence, quiet grade) grade {
	if evidence == effective {
		return effective
	}
	return quiet
}

// limitedControls marks the controls about which a scope limitation kept evidence for a limb away, unless
// alternative procedures supplied it. The result is nil when there is none.
func (ev *evaluator) limitedControls(limb Limb) []bool {
	var limited []bool
	for i := range ev.exam.Limitations {
		l := &ev.exam.Limitations[i]
		if len(l.Controls) == 0 || !l.affects(limb) || ev.answer(AlternativeSufficient, string(l.ID)) == Yes {
			continue
		}
		if limited == nil {
			limited = make([]bool, len(ev.m.Controls))
		}
		for _, id := range l.Controls {
			if c, ok := ev.x.Control(id); ok {
				limited[c] = true
			}
		}
	}
	return limited
}
