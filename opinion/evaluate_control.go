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
	// A limitation on the evidence about a design caps the design, and through it the operation; one on the evidence about
	// operation alone leaves the design as it was found.
	undesigned := ev.limitedControls(Design)
	if type2 {
		ev.limited = ev.limitedControls(Operation)
	}
	// Capped by a lack of evidence, a failure that was found in spite of the limitation remains a failure.
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

// operated grades a control's operation, as far as its design allows. A control that cannot answer its risk by design answers it
// no better by being performed: the design caps every day on which the tests found the control to work, and has failed on the days
// on which the control was not there. Source:
// [soc1.CiteDesign], [soc1.CiteOperation].
func (ev *evaluator) operated(c int) profile {
	return combine(ev.performance(c), ev.design.at(c), worst)
}

// presence marks the days on which a control was not in operation as failed: it was not there. Whether anything was there in its
// place is for its line to say. A control without periods of operation was there all the time. Periods of operation are in order
// and do not overlap, which makes one pass enough.
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
//
// Both halves begin at their neutral end: best at a lack of evidence, which any finding raises, and bad at effective, which only
// an unfavourable one lowers. So the order of the walkthroughs does not matter.
func (ev *evaluator) findings(c int) profile {
	walks := ev.x.WalkthroughsOf(c)
	// The usual case, without any painting: one walkthrough that speaks of all days.
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
// is in use is not shown by asking alone. Source: [soc1.CiteTests]. The cases are in order of gravity: what is known to be wrong
// counts however it came to be known.
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

// seen reports whether a test of a control went further than inquiry, and so shows that the control is in use. A Type 1
// engagement has no tests.
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
	// The usual case: one test of the whole period.
	if len(list) == 1 && ev.m.Tests[list[0]].Period == (soc1.Period{}) {
		base = ev.flat[ev.tests[list[0]].lo][ev.tests[list[0]].hi]
	} else if len(list) > 0 {
		base = ev.overlay(list)
	}
	// A control that works on incomplete or inaccurate information may be performed without fault and prevent nothing: its tests
	// prove nothing, unless they show a failure. Source: [soc1.CiteInformation], [soc1.CiteScope].
	if unreliable(ev.m.Controls[c].Information) || ev.limited != nil && ev.limited[c] {
		base = combine(base, ev.flat[unknown][unknown], worst)
	}
	return base
}

// overlay lays several tests of one control over each other. On a day that tests speak of, a failure prevails, then evidence of
// effectiveness, then a lack of evidence, then not having been exercised.
//
// That a failure prevails keeps a later test from washing out an earlier one: tests before and after a remediation are both
// results of the period. Source: [soc1.CiteResults]. That evidence prevails over the lack of it lets a second test make up for
// one that did not conclude.
//
// Grades cannot simply be combined two by two, for neither the best nor the worst of them is wanted. So there is a layer for each
// outcome, and every layer is monotone in the grades of the tests, at worst and at best; the result then is too. It does not
// depend on the order of the tests.
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
		// A test of what was not exercised has no range.
		if lo == dormant {
			idle = idle.paint(ev.window.Start, days, dormant, dormant, either)
		}
		// Each end by itself: a test may be vague at worst and conclude at best.
		if lo == unknown || hi == unknown {
			vague = vague.paint(ev.window.Start, days, only(unknown, lo), only(unknown, hi), worst)
		}
	}
	// Without evidence of effectiveness, a day is dormant only if a test says so and none is vague.
	quiet := combine(idle, vague, worst)
	return combine(combine(good, quiet, evidenceOrQuiet), bad, worst)
}

// only keeps a grade that is the wanted one and lets everything else pass. Painted with worst, which keeps the lower grade,
// effective leaves a day as it is.
func only(wanted, g grade) grade {
	if g == wanted {
		return g
	}
	return effective
}

// bestEvidence keeps effective evidence only. The layer that it paints says whether there is such evidence, and nothing else:
// what a test falls short by is in other layers.
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

// limitedControls marks the controls about which a scope limitation kept evidence for a limb away, unless alternative procedures
// supplied it. The result is nil when there is none. Limitations that name objectives are laid over those, see objectiveLimited:
// the controls themselves were examined. Source: [soc1.CiteScope].
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
