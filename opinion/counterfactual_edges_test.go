package opinion_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

func TestSetsOfFactsAreInOneOrderSmallerOnesFirst(t *testing.T) {
	fact := func(subject string) opinion.Fact { return opinion.Fact{Kind: opinion.FactControl, Subject: subject} }
	ordered := [][]opinion.Fact{nil, {fact("A")}, {fact("B")}, {fact("A"), fact("B")}, {fact("A"), fact("C")}, {fact("A"), fact("B"), fact("C")}}
	for i, a := range ordered {
		for j, b := range ordered {
			if got := opinion.CompareFactSets(a, b); cmp.Compare(got, 0) != cmp.Compare(i, j) {
				t.Errorf("%v compares with %v as %d", a, b, got)
			}
		}
	}
}

// alone returns the facts that would make a limb worse by themselves, apart from controls and letters, which always can.
func alone(t *testing.T, e *opinion.Examination, limb opinion.Limb) []opinion.Fact {
	t.Helper()
	r, err := opinion.Counterfactuals(e, opinion.USPolicy())
	if err != nil {
		t.Fatal(err)
	}
	var list []opinion.Fact
	for _, l := range r.Limbs {
		for _, set := range l.Worse {
			if l.Limb == limb && len(set) == 1 && set[0].Kind != opinion.FactControl && set[0].Kind != opinion.FactLetter {
				list = append(list, set[0])
			}
		}
	}
	return list
}

// What turned out well is what could have turned out badly; what turned out badly is in the opinion already.
func TestOnlyFactsThatDidNoHarmCanMakeALimbWorse(t *testing.T) {
	limited := func(a opinion.Answer) *opinion.Examination {
		e := examtest.Sound(40, 1)
		e.Limitations = []opinion.Limitation{{ID: "L", Source: opinion.Timing, Text: "Records were lost.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
		answered(e, opinion.AlternativeSufficient, "L", a)
		return e
	}
	struck := func(a opinion.Answer) *opinion.Examination {
		e := examtest.Sound(40, 1)
		e.Events = []opinion.Event{{ID: "E", Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "A breach.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
		answered(e, opinion.ConditionPrevents, "E", a)
		return e
	}
	for _, c := range []struct {
		name string
		e    *opinion.Examination
		want []opinion.Fact
	}{
		{"a limitation that alternatives made up for", limited(opinion.Yes), []opinion.Fact{{Kind: opinion.FactLimitation, Subject: "L"}}},
		{"a limitation that they did not make up for", limited(opinion.No), nil},
		{"a condition that did no harm", struck(opinion.No), []opinion.Fact{{Kind: opinion.FactEvent, Subject: "E", Question: opinion.ConditionPrevents}}},
		{"a condition that nobody judged", struck(0), []opinion.Fact{{Kind: opinion.FactEvent, Subject: "E", Question: opinion.ConditionPrevents}}},
		{"a condition that did harm", struck(opinion.Yes), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := alone(t, c.e, opinion.Operation); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// What an act is spared for has to be true of it: fraud is not reassessed under any limb, and so no limb says that it was.
func TestOnlyIntentionalActsAreReassessed(t *testing.T) {
	for _, c := range []struct {
		kind opinion.ActKind
		want bool
	}{{opinion.IntentionalAct, true}, {opinion.Fraud, false}, {opinion.NonCompliance, false}, {opinion.UncorrectedError, false}} {
		e := oneTest()
		e.Acts = []opinion.Act{{ID: "A", Kind: c.kind, Text: "As found.", Informed: opinion.UsersInformed}}
		if c.want {
			answered(e, opinion.ActMisstates, "A", opinion.No)
			answered(e, opinion.ActUndermines, "A", opinion.No)
		}
		d := derive(t, e, opinion.USPolicy())
		for _, path := range []string{"/description/A", "/design/A"} {
			if s, ok := d.Find(path); ok != c.want || ok && s.Rule != opinion.RuleReassessmentClean {
				t.Errorf("%v: at %s found %v, %v", c.kind, path, ok, s.Rule)
			}
		}
	}
}

// An act that names objectives is told with those, once.
func TestReassessmentStandsWithTheObjectivesThatTheActConcerns(t *testing.T) {
	e := oneTest()
	e.Acts = []opinion.Act{{ID: "A", Kind: opinion.IntentionalAct, Text: "As found.", Informed: opinion.UsersInformed, Objectives: []soc1.ObjectiveID{"CO-1"}}}
	answered(e, opinion.ActMisstates, "A", opinion.No)
	answered(e, opinion.ActUndermines, "A", opinion.No)
	var got []string
	for path, s := range derive(t, e, opinion.USPolicy()).Paths() {
		if s.Rule == opinion.RuleReassessmentClean {
			got = append(got, path)
		}
	}
	if want := []string{"/description/A", "/design/CO-1/A", "/operation/CO-1/A"}; !slices.Equal(got, want) {
		t.Errorf("the reassessment stands at %v, want %v", got, want)
	}
}

// The days of a gap that was judged not to matter are those of the gap, also where it is short only if what is open beside it turns
// out well.
func TestHarmlessGapHasItsDays(t *testing.T) {
	gap := soc1.Period{Start: soc1.DateOf(2025, time.April, 11), End: soc1.DateOf(2025, time.April, 13)}
	for _, c := range []struct {
		name string
		e    *opinion.Examination
	}{
		{"nothing is open", gapped(3)},
		{"the days after it are open", func() *opinion.Examination {
			e := gapped(3)
			m := &e.Matrix
			m.Tests[0].Period.End = gap.End
			second := examtest.SoundTest("T-1-1-2", "C-1-1")
			second.Period.Start = gap.End.AddDays(1)
			m.Tests = append(m.Tests, second)
			m.Deviations = []controls.Deviation{{ID: "D", Test: "T-1-1-2", Count: 1, Kind: controls.KindLate, Text: "As found.", Pattern: controls.Isolated}}
			return e
		}()},
	} {
		t.Run(c.name, func(t *testing.T) {
			answered(c.e, opinion.ShortGapMaterial, "CO-1", opinion.No)
			s, ok := find(derive(t, c.e, opinion.USPolicy().WithShortGapDays(3)), opinion.Operation, opinion.RuleShortGapImmaterial)
			if !ok || !slices.Equal(s.Days, []soc1.Period{gap}) {
				t.Errorf("found %v on %v, want %v", ok, s.Days, gap)
			}
		})
	}
}

// find returns the first step of a limb that has a rule.
func find(d *opinion.Derivation, limb opinion.Limb, rule opinion.Rule) (opinion.Step, bool) {
	for path, s := range d.Paths() {
		if s.Rule == rule && strings.HasPrefix(path, "/"+limb.String()+"/") {
			return s, true
		}
	}
	return opinion.Step{}, false
}
