package opinion_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// conceivable lists every fact of an examination that could be otherwise, whether or not that would matter to a limb.
func conceivable(e *opinion.Examination, p opinion.Policy) []opinion.Fact {
	list := lines(e)
	add := func(kind opinion.FactKind, subject string, questions ...opinion.Question) {
		for _, q := range questions {
			list = append(list, opinion.Fact{Kind: kind, Subject: subject, Question: q})
		}
	}
	add(opinion.FactLetter, "", opinion.AssertionGiven, opinion.RepresentationGiven)
	for _, s := range e.Subservices {
		if s.Method == soc1.Inclusive {
			add(opinion.FactLetter, string(s.ID), opinion.AssertionGiven, opinion.RepresentationGiven)
		} else if len(s.Monitoring) == 0 {
			add(opinion.FactMatter, string(s.ID), 0)
		}
	}
	for _, m := range e.Matters {
		add(opinion.FactMatter, string(m.ID), 0)
	}
	for _, w := range e.Matrix.Walkthroughs {
		if w.Implementation == controls.NotImplemented {
			add(opinion.FactMatter, string(w.ID), 0)
		}
	}
	for _, l := range e.Limitations {
		add(opinion.FactLimitation, string(l.ID), 0)
	}
	for _, v := range e.Events {
		if v.Kind == opinion.PeriodCondition && v.Discovered == opinion.BeforeReport {
			add(opinion.FactEvent, string(v.ID), opinion.ConditionPrevents)
		}
	}
	for _, f := range e.CSOCFailures {
		add(opinion.FactEvent, string(f.ID), opinion.CSOCFailurePrevents)
	}
	for _, a := range e.Acts {
		add(opinion.FactEvent, string(a.ID), opinion.ActModifies, opinion.ActMisstates, opinion.ActUndermines)
	}
	for _, o := range e.Matrix.Objectives {
		if !slices.ContainsFunc(e.Matrix.Risks, func(r controls.Risk) bool { return r.Objective == o.ID }) {
			add(opinion.FactGap, string(o.ID), 0)
		}
	}
	for _, r := range e.Matrix.Risks {
		if len(r.Sufficient) == 0 {
			add(opinion.FactGap, string(r.ID), 0)
		}
	}
	for a := range pessimist(e, p).met {
		switch a.question {
		case opinion.DeviationsAcceptable, opinion.DeviationAnomalous, opinion.RelianceUnaffected, opinion.ShortGapMaterial:
			add(opinion.FactJudgement, a.subject, a.question)
		}
	}
	return list
}

// Whatever the counterfactuals list is tried in the examination itself: each set does what it is listed for, and does not
// without any one of its facts. And no fact that would do it alone is missing from the list.
func TestCounterfactualSetsHoldInTheExaminationItself(t *testing.T) {
	tried := make(map[bool]int)
	for seed := range search(400) {
		pick := uniform(uint64(seed) + 9_000)
		if seed%3 > 0 { // less is wrong, so that less has to be mended
			any := pick
			pick = func(n int) int {
				if any(3) == 0 {
					return any(n)
				}
				return 0
			}
		}
		e, p := examtest.Build(anything(), pick), examtest.BuildPolicy(pick)
		before := form(t, e, p)
		for _, l := range suppose(t, e, p).Limbs {
			was, _ := before.Limb(l.Limb)
			best, _ := bounds(was)
			does := func(better bool, facts ...opinion.Fact) bool {
				o, err := opinion.Form(changed(e, l.Limb, better, facts...), p)
				if err != nil {
					return false // the question does not arise
				}
				is, _ := o.Limb(l.Limb)
				now, _ := bounds(is)
				return better && is.Kind == opinion.Unqualified || !better && now > best
			}
			check := func(better bool, sets [][]opinion.Fact) {
				if !slices.IsSortedFunc(sets, func(a, b []opinion.Fact) int { return len(a) - len(b) }) {
					t.Fatalf("%v: smaller sets do not come first: %v", l.Limb, sets)
				}
				for _, s := range sets[:min(len(sets), 8)] {
					tried[better]++
					if !does(better, s...) {
						t.Fatalf("%v: %v does not do it (better: %v)\n%+v\n%s", l.Limb, s, better, p, show(e))
					}
					for i := range s {
						if rest := slices.Delete(slices.Clone(s), i, i+1); len(rest) > 0 && does(better, rest...) {
							t.Fatalf("%v: of %v, %v is enough (better: %v)\n%+v\n%s", l.Limb, s, rest, better, p, show(e))
						}
					}
				}
			}
			sets := slices.Collect(l.Sets())
			for _, c := range l.Restore {
				if !slices.IsSortedFunc(c.Alternatives, func(a, b []opinion.Fact) int { return len(a) - len(b) }) {
					t.Fatalf("%v: smaller sets do not come first: %v", l.Limb, c.Alternatives)
				}
			}
			check(true, slices.SortedFunc(slices.Values(sets), func(a, b []opinion.Fact) int { return len(a) - len(b) }))
			check(false, l.Worse)
			for _, f := range conceivable(e, p) {
				if f.Kind == opinion.FactControl && l.Limb == opinion.Description {
					continue
				}
				alone := func(s []opinion.Fact) bool { return len(s) == 1 && s[0] == f }
				if l.Kind != opinion.Unqualified && does(true, f) && !slices.ContainsFunc(sets, alone) {
					t.Fatalf("%v: %v alone would do, and is not among %v\n%+v\n%s", l.Limb, f, sets, p, show(e))
				}
				if !l.Cut && does(false, f) && !slices.ContainsFunc(l.Worse, alone) {
					t.Fatalf("%v: %v alone would make it worse, and is not among %v\n%+v\n%s", l.Limb, f, l.Worse, p, show(e))
				}
			}
		}
	}
	if tried[true] == 0 || tried[false] == 0 {
		t.Errorf("tried %v", tried)
	}
}
