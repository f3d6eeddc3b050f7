package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// gapped is an examination whose only control was not in operation for some days from day 100 on.
func gapped(days int, more ...int) *opinion.Examination {
	e := examtest.Sound(1, 1)
	start := e.Period.Start
	from := 100
	operated := []soc1.Period{{End: start.AddDays(from - 1)}}
	for _, n := range append([]int{days}, more...) {
		operated = append(operated, soc1.Period{Start: start.AddDays(from + n)})
		from += n + 10
		operated[len(operated)-1].End = start.AddDays(from - 1)
	}
	operated[len(operated)-1].End = soc1.Date{}
	e.Matrix.Controls[0].Operated = operated
	return e
}

func TestShortGaps(t *testing.T) {
	us := opinion.USPolicy()
	for _, c := range []struct {
		name   string
		e      *opinion.Examination
		days   int64
		answer opinion.Answer
		want   opinion.Finding
		rule   opinion.Rule
	}{
		{"no allowance", gapped(3), 0, 0, opinion.NotAchieved, opinion.RuleAbsent},
		{"as long as allowed", gapped(3), 3, 0, opinion.FindingOpen, opinion.RuleShortGapOpen},
		{"a day longer", gapped(3), 2, opinion.No, opinion.NotAchieved, opinion.RuleAbsent},
		{"material", gapped(3), 3, opinion.Yes, opinion.NotAchieved, opinion.RuleShortGapMaterial},
		{"not material", gapped(3), 3, opinion.No, opinion.Achieved, 0},
		{"several, all short", gapped(3, 1, 2), 3, opinion.No, opinion.Achieved, 0},
		{"several, one too long", gapped(3, 4), 3, opinion.No, opinion.NotAchieved, opinion.RuleAbsent},
		{"all of the period is no gap", gapped(0), 400, 0, opinion.Achieved, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.answer != 0 {
				c.e.Judgements = []opinion.Judgement{{Question: opinion.ShortGapMaterial, Subject: "CO-1", Answer: c.answer, Why: "Nothing was processed."}}
			}
			p := us.WithShortGapDays(c.days)
			o := form(t, c.e, p)
			if got := o.Objectives[0]; got.Operation != c.want || got.Design != c.want {
				t.Errorf("the objective is %v by design and %v in operation, want %v", got.Design, got.Operation, c.want)
			}
			if c.rule != 0 && !fired(o)[c.rule] {
				t.Errorf("%v did not fire", c.rule)
			}
			agree(t, c.e, p)
		})
	}
	e := gapped(0)
	e.Matrix.Controls[0].Operated = []soc1.Period{{Start: e.Period.End.AddDays(1)}}
	if got := form(t, e, us.WithShortGapDays(1_000)).Objectives[0].Operation; got != opinion.NotAchieved {
		t.Errorf("a control that was never there: %v", got)
	}
}

func TestAllowingForShortGapsNeverWorsens(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		if halfJudged(e) {
			return
		}
		strict := int64(pick(4))
		lax := strict + int64(pick(3))
		neverBetter(t, e, form(t, e, p.WithShortGapDays(lax)), form(t, e, p.WithShortGapDays(strict)))
	})
}
