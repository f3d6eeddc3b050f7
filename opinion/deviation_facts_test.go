package opinion_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// oneTest is an examination with one control and one test, on which found adds deviations.
func oneTest(found ...controls.Deviation) *opinion.Examination {
	e := examtest.Sound(1, 1)
	for i, d := range found {
		d.ID, d.Text, d.Count = soc1.DeviationID("D-"+string(rune('1'+i))), "As found.", max(d.Count, 1)
		if d.Test == "" {
			d.Test = "T-1-1"
		}
		if d.Kind == 0 {
			d.Kind = controls.KindLate
		}
		if d.Pattern == 0 {
			d.Pattern = controls.Isolated
		}
		e.Matrix.Deviations = append(e.Matrix.Deviations, d)
	}
	return e
}

// extend adds an extension of the only test by some items.
func extend(e *opinion.Examination, size, expected int64, planned bool) {
	t := examtest.SoundTest("T-X", "C-1-1")
	t.Extends, t.Planned, t.Sample.Size, t.Sample.Expected = "T-1-1", planned, size, expected
	e.Matrix.Tests = append(e.Matrix.Tests, t)
}

// accept records the judgement on the deviations of the only test.
func accept(e *opinion.Examination, a opinion.Answer) {
	e.Judgements = append(e.Judgements, opinion.Judgement{Question: opinion.DeviationsAcceptable, Subject: "T-1-1", Answer: a, Why: "Its cause was a one-off."})
}

// anomaly records the judgement on whether the first deviation is an anomaly.
func anomaly(e *opinion.Examination, a opinion.Answer) {
	e.Judgements = append(e.Judgements, opinion.Judgement{Question: opinion.DeviationAnomalous, Subject: "D-1", Answer: a, Why: "One server was down once."})
}

func TestFactsAboutDeviations(t *testing.T) {
	us, isae := opinion.USPolicy(), opinion.ISAE3402Policy()
	limits := us.WithMissingEvidence(opinion.MissingLimits)
	late := controls.Deviation{DaysLate: 3}
	missing := controls.Deviation{Kind: controls.KindNoEvidence}
	odd := controls.Deviation{Kind: controls.KindIncorrect, Anomaly: true}
	type exam = opinion.Examination
	none := func(*exam) {}
	for _, c := range []struct {
		name   string
		e      *exam
		change func(e *exam)
		policy opinion.Policy
		want   opinion.Result
		rule   opinion.Rule
	}{
		{"late", oneTest(late), none, us, opinion.ResultOpen, opinion.RuleDeviationsOpen},
		{"late on the last day of grace", oneTest(late), none, us.WithGraceDays(3), opinion.EffectiveWithDeviations, 0},
		{"late after the days of grace", oneTest(late), none, us.WithGraceDays(2), opinion.ResultOpen, opinion.RuleDeviationsOpen},
		{"late by days that nobody counted", oneTest(controls.Deviation{}), none, us.WithGraceDays(30), opinion.ResultOpen, opinion.RuleDeviationsOpen},
		{"always late within the grace", oneTest(controls.Deviation{DaysLate: 1, Pattern: controls.Systematic}), none, us.WithGraceDays(3), opinion.Ineffective, opinion.RuleDeviationsSystematic},
		{"automated and late within the grace", oneTest(late), func(e *exam) { e.Matrix.Controls[0].Nature = controls.Automated }, us.WithGraceDays(3), opinion.EffectiveWithDeviations, 0},
		{"within the grace, and rejected", oneTest(late), func(e *exam) { accept(e, opinion.No) }, us.WithGraceDays(3), opinion.Ineffective, opinion.RuleDeviationsRejected},

		{"missing is a deviation", oneTest(missing), none, us, opinion.ResultOpen, opinion.RuleDeviationsOpen},
		{"missing is a deviation and fails", oneTest(missing), none, us.WithBeyond(opinion.BeyondFail), opinion.Ineffective, opinion.RuleDeviationsBeyondPlan},
		{"missing limits", oneTest(missing), none, limits, opinion.ResultOpen, opinion.RuleItemsUnevidenced},
		{"missing limits without asking", oneTest(missing), none, limits.WithBeyond(opinion.BeyondFail), opinion.NotConcluded, opinion.RuleItemsUnevidenced},
		{"missing limits, the rest suffices", oneTest(missing), func(e *exam) { accept(e, opinion.Yes) }, limits, opinion.EffectiveWithDeviations, 0},
		{"missing limits, the rest does not suffice", oneTest(missing), func(e *exam) { accept(e, opinion.No) }, limits, opinion.NotConcluded, opinion.RuleItemsUnevidenced},
		{"all is missing", oneTest(controls.Deviation{Kind: controls.KindNoEvidence, Count: 25}), func(e *exam) { accept(e, opinion.Yes) }, limits, opinion.NotConcluded, opinion.RuleItemsUnevidenced},
		{"missing, and the rate among the rest is too high", oneTest(missing, controls.Deviation{Count: 3}), func(e *exam) { e.Matrix.Tests[0].Sample.Tolerable = sampling.PercentRate(12) }, limits, opinion.Ineffective, opinion.RuleRateExceeded},
		{"without the missing item the rate is not too high", oneTest(controls.Deviation{Count: 3}), func(e *exam) { e.Matrix.Tests[0].Sample.Tolerable = sampling.PercentRate(12); accept(e, opinion.Yes) }, limits, opinion.EffectiveWithDeviations, 0},

		{"anomaly where there are none", oneTest(odd), none, us, opinion.ResultOpen, opinion.RuleAnomalyDisregarded},
		{"anomaly, though judged, where there are none", oneTest(odd), func(e *exam) { anomaly(e, opinion.Yes) }, us.WithBeyond(opinion.BeyondFail), opinion.Ineffective, opinion.RuleAnomalyDisregarded},
		{"anomaly to be judged", oneTest(odd), none, isae, opinion.ResultOpen, opinion.RuleAnomalyOpen},
		{"anomaly", oneTest(odd), func(e *exam) { anomaly(e, opinion.Yes) }, isae, opinion.EffectiveWithDeviations, 0},
		{"no anomaly", oneTest(odd), func(e *exam) { anomaly(e, opinion.No) }, isae.WithBeyond(opinion.BeyondFail), opinion.Ineffective, opinion.RuleDeviationsBeyondPlan},
		{"anomaly of an automated control", oneTest(odd), func(e *exam) { e.Matrix.Controls[0].Nature = controls.Automated; anomaly(e, opinion.Yes) }, isae, opinion.EffectiveWithDeviations, 0},

		{"extended without a plan", oneTest(controls.Deviation{}), func(e *exam) { extend(e, 15, 1, false) }, us, opinion.ResultOpen, opinion.RuleExtensionUnplanned},
		{"extended without a plan, where nobody is asked", oneTest(controls.Deviation{}), func(e *exam) { extend(e, 15, 1, false) }, us.WithBeyond(opinion.BeyondFail), opinion.Ineffective, opinion.RuleDeviationsBeyondPlan},
		{"extended without a plan, accepted", oneTest(controls.Deviation{}), func(e *exam) { extend(e, 15, 1, false); accept(e, opinion.Yes) }, us, opinion.EffectiveWithDeviations, 0},
		{"extended as planned", oneTest(controls.Deviation{}), func(e *exam) { extend(e, 15, 1, true) }, us, opinion.EffectiveWithDeviations, 0},
		{"extended as planned, and more found", oneTest(controls.Deviation{}, controls.Deviation{Test: "T-X"}), func(e *exam) { extend(e, 15, 1, true) }, us, opinion.ResultOpen, opinion.RuleDeviationsOpen},
		{"extended as planned where it is barred", oneTest(controls.Deviation{}), func(e *exam) { extend(e, 15, 1, true) }, us.WithExtension(opinion.ExtensionBarred).WithBeyond(opinion.BeyondFail), opinion.Ineffective, opinion.RuleDeviationsBeyondPlan},
		{"extended by inquiry", oneTest(), func(e *exam) { extend(e, 15, 1, true); e.Matrix.Tests[1].Procedures[0].Nature = controls.Inquiry }, us, opinion.NotConcluded, opinion.RuleInquiryAlone},
		{"rejected in the extension", oneTest(controls.Deviation{Test: "T-X"}), func(e *exam) {
			extend(e, 15, 1, true)
			e.Judgements = []opinion.Judgement{{Question: opinion.DeviationsAcceptable, Subject: "T-X", Answer: opinion.No, Why: "They will recur."}}
		}, us, opinion.Ineffective, opinion.RuleDeviationsRejected},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.change(c.e)
			o := form(t, c.e, c.policy)
			if got := o.Controls[0].Result; got != c.want {
				t.Errorf("the control is %v, want %v", got, c.want)
			}
			if c.rule != 0 && !fired(o)[c.rule] {
				l, _ := o.Limb(opinion.Operation)
				t.Errorf("%v did not fire: %v", c.rule, l.Reasons)
			}
			var items int64
			for _, d := range c.e.Matrix.Deviations {
				items += d.Count
			}
			if o.Controls[0].Deviating != items {
				t.Errorf("%d items deviated and %d are reported", items, o.Controls[0].Deviating)
			}
			agree(t, c.e, c.policy)
		})
	}
}

// The statistical bound of the first sample cannot be met afterwards by drawing more, but by judgement only.
func TestUnplannedExtensionOfAStatisticalSample(t *testing.T) {
	e := oneTest(controls.Deviation{Kind: controls.KindIncorrect})
	first := &e.Matrix.Tests[0]
	first.Population.Size, first.Sample.Size, first.Sample.Tolerable = 1_000, 22, sampling.PercentRate(10) // no deviation allowed
	extend(e, 16, 0, false)                                                                                // 38 items allow one
	if got := form(t, e, opinion.USPolicy()).Controls[0].Result; got != opinion.ResultOpen {
		t.Errorf("unplanned: %v", got)
	}
	e.Matrix.Tests[1].Planned = true
	if got := form(t, e, opinion.USPolicy()).Controls[0].Result; got != opinion.EffectiveWithDeviations {
		t.Errorf("planned: %v", got)
	}
	e.Matrix.Tests[1].Sample.Size -= 2
	if got := form(t, e, opinion.USPolicy()).Controls[0].Result; got != opinion.ResultOpen {
		t.Errorf("planned, with fewer items: %v", got)
	}
}

func TestAllowanceNeverWorsens(t *testing.T) {
	law(t, type2(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		if halfJudged(e) {
			return
		}
		strict, lax := p.WithGraceDays(0), p.WithGraceDays(int64(pick(6)))
		neverBetter(t, e, form(t, e, lax), form(t, e, strict))
		strict, lax = p.WithAnomalies(opinion.AnomaliesDisregarded), p.WithAnomalies(opinion.AnomaliesJudged)
		neverBetter(t, e, form(t, e, lax), form(t, e, strict))
	})
}

// A test that is split into a first part and a planned extension says what it said in one piece.
func TestPlannedExtensionIsOneSample(t *testing.T) {
	split := 0
	law(t, type2(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		p = p.WithExtension(opinion.ExtensionAllowed)
		parts := e.Clone()
		for i := range e.Matrix.Tests {
			whole := &e.Matrix.Tests[i]
			alone := whole.Extends == "" && !slices.ContainsFunc(e.Matrix.Tests, func(u controls.Test) bool { return u.Extends == whole.ID })
			if whole.Outcome != controls.Performed || whole.Sample.Size != 25 || whole.Sample.Expected > 0 || !alone {
				continue
			}
			rest := *whole
			rest.ID, rest.Extends, rest.Planned, rest.Sample.Size = "T-rest", whole.ID, true, int64(1+pick(10))
			parts.Matrix.Tests[i].Sample.Size -= rest.Sample.Size
			parts.Matrix.Tests = append(parts.Matrix.Tests, rest)
			split++
			break
		}
		same(t, e, form(t, e, p), form(t, parts, p))
	})
	if split == 0 {
		t.Error("no test was split")
	}
}
