package opinion_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// A comparison is empty only if no part of it holds anything, whichever parts those are and however much is in them.
func TestAComparisonIsEmptyOnlyIfEveryPartIs(t *testing.T) {
	one := []opinion.Change{{ID: "X", Turn: opinion.TurnNew}}
	parts := []func(c *opinion.Comparison){
		func(c *opinion.Comparison) { c.Objectives = one },
		func(c *opinion.Comparison) { c.Risks = one },
		func(c *opinion.Comparison) { c.Controls = one },
		func(c *opinion.Comparison) { c.CUECs = one },
		func(c *opinion.Comparison) { c.CSOCs = one },
		func(c *opinion.Comparison) { c.Subservices = one },
		func(c *opinion.Comparison) { c.Deviations = make([]opinion.DeviationChange, 1) },
		func(c *opinion.Comparison) { c.Limbs = make([]opinion.LimbChange, 1) },
	}
	for filled := range 1 << len(parts) {
		var c opinion.Comparison
		for i, fill := range parts {
			if filled&(1<<i) != 0 {
				fill(&c)
			}
		}
		if c.IsEmpty() != (filled == 0) {
			t.Errorf("parts %08b are filled; empty: %v", filled, c.IsEmpty())
		}
	}
}

// The same deviation, found more often than a year ago, is a difference, though its id and its turn are the same.
func TestADeviationFoundMoreOftenIsADifference(t *testing.T) {
	year := func(count int64) *opinion.Examination {
		e := examtest.Sound(1, 1)
		e.Matrix.Deviations = []controls.Deviation{{ID: "D-1", Test: "T-1-1", Count: count, Kind: controls.KindLate, Text: "Late.", Pattern: controls.Isolated}}
		return e
	}
	c := compare(t, year(1), year(3), opinion.USPolicy())
	if len(c.Deviations) != 1 || c.Deviations[0].Was != 1 || c.Deviations[0].Is != 3 || c.Deviations[0].Turn != opinion.TurnRepeated {
		t.Errorf("differing are %+v", c.Deviations)
	}
	if same := compare(t, year(2), year(2), opinion.USPolicy()); len(same.Deviations) != 0 || len(same.Repeated) != 1 {
		t.Errorf("differing are %+v, repeated %+v", same.Deviations, same.Repeated)
	}
}

// What held in both years explains no difference. It is listed only where nothing else is left to say: the same things reach
// further, or less far, than they did.
func TestWhatHeldInBothYearsExplainsNothingElse(t *testing.T) {
	type key struct {
		rule       opinion.Rule
		control    soc1.ControlID
		matter     soc1.MatterID
		subservice soc1.SubserviceID
	}
	keys := func(list []opinion.Reason) map[key]bool {
		m := make(map[key]bool)
		for _, r := range list {
			m[key{r.Rule, r.Control, r.Matter, r.Subservice}] = true
		}
		return m
	}
	shared := 0
	law(t, anything(), func(t tester, pick func(int) int, a *opinion.Examination, p opinion.Policy) {
		b := a.Clone() // the next year: much is as it was
		for i := range b.Matrix.Walkthroughs {
			if pick(3) == 0 {
				w := &b.Matrix.Walkthroughs[i]
				w.Design, w.Implementation, w.Finding, w.DescriptionCorrected = controls.DesignSuitable, controls.Implemented, "", false
				b.Judgements = slices.DeleteFunc(b.Judgements, func(j opinion.Judgement) bool { return j.Subject == string(w.ID) })
			}
		}
		b.Limitations = slices.DeleteFunc(b.Limitations, func(l opinion.Limitation) bool {
			return pick(3) == 0 && !slices.ContainsFunc(b.Judgements, func(j opinion.Judgement) bool { return j.Subject == string(l.ID) })
		})
		if pick(2) == 0 {
			limb := []opinion.Limb{opinion.Description, opinion.Design}[pick(2)]
			answer(b, opinion.MisstatementPervasive, limb.String(), pick(2) == 0)
		}
		for _, l := range compare(t, a, b, p).Limbs {
			before, now := keys(l.Before), keys(l.Now)
			both := 0
			for k := range before {
				if now[k] {
					both++
				}
			}
			if both == 0 {
				continue
			}
			shared++
			if len(l.Findings) > 0 || both != len(before) || both != len(now) {
				t.Fatalf("%v: %v and %v are called different, beside %v\n%s", l.Limb, l.Before, l.Now, l.Findings, show(b))
			}
		}
	})
	if shared == 0 {
		t.Error("no limb changed for reasons that are all the same")
	}
}
