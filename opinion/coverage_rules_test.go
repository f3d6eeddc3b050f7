package opinion_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// favourable are the rules that explain what supports an opinion. The tree of reasons explains what speaks against one, so
// that they stay silent until an explanation of success is asked for.
var favourable = []opinion.Rule{opinion.RuleDeviationsWithinPlan, opinion.RuleDeviationsAccepted, opinion.RuleDeviationsNone, opinion.RuleDeviationsExcused}

// fired returns the rules that an opinion names, in reasons and in strikes.
func fired(o *opinion.Opinion) map[opinion.Rule]bool {
	rules := make(map[opinion.Rule]bool)
	for _, r := range o.Revise {
		rules[r.Rule] = true
	}
	for _, l := range o.Limbs {
		for _, s := range l.Struck {
			rules[s.Rule] = true
		}
		for _, r := range l.Reasons {
			for _, why := range r.All() {
				rules[why.Rule] = true
			}
		}
	}
	return rules
}

func TestEveryRuleFiresAndDoesNotFire(t *testing.T) {
	count, total := make(map[opinion.Rule]int), scale(4_000)
	for seed := range uint64(total) {
		pick := uniform(seed)
		e := examtest.Build(anything(), pick)
		for r := range fired(form(t, e, examtest.BuildPolicy(pick))) {
			count[r]++
		}
	}
	for r := range opinion.Rules() {
		switch n := count[r]; {
		case slices.Contains(favourable, r):
			if n > 0 {
				t.Errorf("%v fired; take it off the list", r)
			}
		case n == 0 || n == total:
			t.Errorf("%v fired in %d of %d examinations", r, n, total)
		default:
			t.Logf("%-32v %5d of %d", r, n, total)
		}
	}
}

// TestRulesOfTests leads each rule about a single test to the control's result.
func TestRulesOfTests(t *testing.T) {
	deviation := func(d controls.Deviation) []controls.Deviation {
		d.ID, d.Test, d.Kind, d.Text = "D", "T-1-1", controls.KindLate, "Late."
		d.Count = max(d.Count, 1)
		return []controls.Deviation{d}
	}
	isolated := controls.Deviation{Pattern: controls.Isolated}
	judge := func(a opinion.Answer) opinion.Judgement {
		return opinion.Judgement{Question: opinion.DeviationsAcceptable, Subject: "T-1-1", Answer: a, Why: "Its cause was a one-off."}
	}
	for _, c := range []struct {
		name   string
		change func(e *opinion.Examination, t *controls.Test, m *controls.Matrix)
		want   opinion.Result
		rule   opinion.Rule
	}{
		{"no deviation", func(*opinion.Examination, *controls.Test, *controls.Matrix) {}, opinion.Effective, 0},
		{"within the plan", func(_ *opinion.Examination, t *controls.Test, m *controls.Matrix) {
			t.Sample.Expected, m.Deviations = 1, deviation(isolated)
		}, opinion.EffectiveWithDeviations, 0},
		{"beyond the plan", func(_ *opinion.Examination, _ *controls.Test, m *controls.Matrix) {
			m.Deviations = deviation(isolated)
		}, opinion.ResultOpen, opinion.RuleDeviationsOpen},
		{"accepted", func(e *opinion.Examination, _ *controls.Test, m *controls.Matrix) {
			m.Deviations, e.Judgements = deviation(isolated), []opinion.Judgement{judge(opinion.Yes)}
		}, opinion.EffectiveWithDeviations, 0},
		{"rejected", func(e *opinion.Examination, _ *controls.Test, m *controls.Matrix) {
			m.Deviations, e.Judgements = deviation(isolated), []opinion.Judgement{judge(opinion.No)}
		}, opinion.Ineffective, opinion.RuleDeviationsRejected},
		{"not investigated", func(_ *opinion.Examination, t *controls.Test, m *controls.Matrix) {
			t.Sample.Expected, m.Deviations = 1, deviation(controls.Deviation{})
		}, opinion.ResultOpen, opinion.RuleDeviationsUninvestigated},
		{"systematic, though accepted", func(e *opinion.Examination, _ *controls.Test, m *controls.Matrix) {
			m.Deviations, e.Judgements = deviation(controls.Deviation{Pattern: controls.Systematic}), []opinion.Judgement{judge(opinion.Yes)}
		}, opinion.Ineffective, opinion.RuleDeviationsSystematic},
		{"intentional, though remediated", func(e *opinion.Examination, _ *controls.Test, m *controls.Matrix) {
			m.Deviations = deviation(controls.Deviation{Pattern: controls.Isolated, Intentional: true, Remediated: e.Period.Start})
		}, opinion.Ineffective, opinion.RuleDeviationsIntentional},
		{"automated", func(_ *opinion.Examination, t *controls.Test, m *controls.Matrix) {
			m.Controls[0].Nature, t.Sample.Expected, m.Deviations = controls.Automated, 1, deviation(isolated)
		}, opinion.Ineffective, opinion.RuleDeviationsAutomated},
		{"inquiry alone", func(_ *opinion.Examination, t *controls.Test, _ *controls.Matrix) {
			t.Procedures[0].Nature = controls.Inquiry
		}, opinion.NotConcluded, opinion.RuleInquiryAlone},
		{"inquiry alone can show a failure", func(_ *opinion.Examination, t *controls.Test, m *controls.Matrix) {
			t.Procedures[0].Nature, m.Deviations = controls.Inquiry, deviation(controls.Deviation{Pattern: controls.Systematic})
		}, opinion.Ineffective, opinion.RuleDeviationsSystematic},
		{"half of the year", func(e *opinion.Examination, t *controls.Test, _ *controls.Matrix) {
			t.Period.Start = e.Period.Start.AddDays(180)
		}, opinion.NotConcluded, opinion.RuleUntested},
		{"another year", func(e *opinion.Examination, t *controls.Test, _ *controls.Matrix) {
			t.Period = e.Period.Shift(-365)
		}, opinion.NotConcluded, opinion.RuleUntested},
		{"no test", func(_ *opinion.Examination, _ *controls.Test, m *controls.Matrix) { m.Tests = nil }, opinion.NotTested, opinion.RuleUntested},
		{"no walkthrough", func(_ *opinion.Examination, _ *controls.Test, m *controls.Matrix) { m.Walkthroughs = nil }, opinion.NotConcluded, opinion.RuleDesignUnevaluated},
		{"introduced in July", func(e *opinion.Examination, _ *controls.Test, m *controls.Matrix) {
			m.Controls[0].Operated = []soc1.Period{{Start: e.Period.Start.AddDays(181)}}
		}, opinion.Effective, opinion.RuleAbsent},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := examtest.Sound(1, 1)
			c.change(e, &e.Matrix.Tests[0], &e.Matrix)
			o := form(t, e, opinion.USPolicy())
			if got := o.Controls[0].Result; got != c.want {
				t.Errorf("the control is %v, want %v", got, c.want)
			}
			l, _ := o.Limb(opinion.Operation)
			if c.rule != 0 && !fired(o)[c.rule] {
				t.Errorf("%v did not fire: %v", c.rule, l.Reasons)
			}
			if (c.rule == 0) != (l.Kind == opinion.Unqualified) {
				t.Errorf("operation is %v", l.Kind)
			}
		})
	}
}
