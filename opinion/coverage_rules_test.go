package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// favourable reports whether a rule explains what supports an opinion, or does not speak against it. The tree of reasons explains
// what speaks against one, so that such rules fire in the derivation only.
func favourable(r opinion.Rule) bool {
	switch r {
	case opinion.RuleDeviationsWithinPlan, opinion.RuleDeviationsAccepted, opinion.RuleDeviationsNone, opinion.RuleDeviationsExcused:
		return true
	}
	return r > opinion.RuleReassessmentOpen
}

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
	count, total := make(map[opinion.Rule]int), max(search(4_000), 2_000)
	derived := make(map[opinion.Rule]int)
	for seed := range uint64(total) {
		pick := uniform(seed)
		e := examtest.Build(anything(), pick)
		p := examtest.BuildPolicy(pick)
		for r := range fired(form(t, e, p)) {
			count[r]++
		}
		rules := make(map[opinion.Rule]bool)
		for _, s := range derive(t, e, p).All() {
			rules[s.Rule] = true
			for _, k := range s.Struck {
				rules[k.Rule] = true
			}
		}
		for r := range rules {
			derived[r]++
		}
	}
	for r := range opinion.Rules() {
		n, d := count[r], derived[r]
		t.Logf("%-32v %5d reasons, %5d derivations of %d", r, n, d, total)
		if d == 0 || d == total {
			t.Errorf("%v fired in the derivations of %d of %d examinations", r, d, total)
		}
		switch {
		case favourable(r) && n > 0:
			t.Errorf("%v is favourable, and is a reason", r)
		case !favourable(r) && (n == 0 || n == total):
			t.Errorf("%v fired in %d of %d examinations", r, n, total)
		case n > d:
			t.Errorf("%v is a reason of %d examinations and derived for %d", r, n, d)
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
			m.Controls[0].Nature, t.Sample.Expected, m.Deviations = controls.Automated, 1, deviation(controls.Deviation{})
		}, opinion.Ineffective, opinion.RuleDeviationsAutomated},
		{"automated, shown to be isolated", func(_ *opinion.Examination, t *controls.Test, m *controls.Matrix) {
			m.Controls[0].Nature, t.Sample.Expected, m.Deviations = controls.Automated, 1, deviation(isolated)
		}, opinion.ResultOpen, opinion.RuleDeviationsAutomated},
		{"too small a sample", func(_ *opinion.Examination, t *controls.Test, _ *controls.Matrix) {
			t.Population.Size, t.Sample.Size, t.Sample.Tolerable = 20_000, 5, sampling.PercentRate(10)
		}, opinion.ResultOpen, opinion.RuleSampleTooSmall},
		{"too small a sample, judged to be enough", func(e *opinion.Examination, t *controls.Test, _ *controls.Matrix) {
			t.Population.Size, t.Sample.Size, t.Sample.Tolerable = 20_000, 5, sampling.PercentRate(10)
			e.Judgements = []opinion.Judgement{judge(opinion.Yes)}
		}, opinion.Effective, 0},
		{"too small a sample, judged not to be enough", func(e *opinion.Examination, t *controls.Test, _ *controls.Matrix) {
			t.Population.Size, t.Sample.Size, t.Sample.Tolerable = 20_000, 5, sampling.PercentRate(10)
			e.Judgements = []opinion.Judgement{judge(opinion.No)}
		}, opinion.NotConcluded, opinion.RuleSampleTooSmall},
		{"enough by statistics", func(_ *opinion.Examination, t *controls.Test, _ *controls.Matrix) {
			t.Population.Size, t.Sample.Size, t.Sample.Tolerable = 20_000, 60, sampling.PercentRate(10)
		}, opinion.Effective, 0},
		{"observed once", func(_ *opinion.Examination, t *controls.Test, _ *controls.Matrix) {
			t.Procedures[0].Nature, t.Sample.Size, t.Population.Size = controls.Observation, 1, 52
		}, opinion.NotConcluded, opinion.RuleObservationAlone},
		{"observed the one time it occurred", func(_ *opinion.Examination, t *controls.Test, _ *controls.Matrix) {
			t.Procedures[0].Nature, t.Sample.Size, t.Population.Size = controls.Observation, 1, 1
		}, opinion.Effective, 0},
		{"observed at twelve times", func(_ *opinion.Examination, t *controls.Test, _ *controls.Matrix) {
			t.Procedures[0].Nature, t.Sample.Size, t.Population.Size = controls.Observation, 12, 52
		}, opinion.Effective, 0},
		{"an automated control observed once", func(_ *opinion.Examination, t *controls.Test, m *controls.Matrix) {
			m.Controls[0].Nature, t.Procedures[0].Nature, t.Sample.Size, t.Population.Size = controls.Automated, controls.Observation, 1, 52
		}, opinion.Effective, 0},
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
