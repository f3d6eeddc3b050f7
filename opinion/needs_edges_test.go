package opinion_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// shared returns an examination with groups of objectives. The objectives of a group share ten controls or more, in each
// of which a deviation was found that nobody judged. places says for each group how many of them serve each objective.
func shared(places ...[]int) *opinion.Examination {
	objectives, most := 0, 0
	for _, group := range places {
		objectives, most = objectives+len(group), max(most, slices.Max(group))
	}
	e := examtest.Sound(objectives, most)
	e.Matrix.Risks = slices.CompactFunc(e.Matrix.Risks, func(a, b controls.Risk) bool { return a.Objective == b.Objective })
	at := 0
	for _, group := range places {
		first := at + 1
		for i := range slices.Max(group) {
			id := soc1.TestID(fmt.Sprintf("T-%d-%d", first, i+1))
			e.Matrix.Deviations = append(e.Matrix.Deviations, controls.Deviation{
				ID: soc1.DeviationID("D-" + id), Test: id, Count: 1, Kind: controls.KindLate, Text: "Late.", Pattern: controls.Isolated,
			})
		}
		for _, n := range group {
			set := controls.ControlSet{}
			for i := range n {
				set.Controls = append(set.Controls, soc1.ControlID(fmt.Sprintf("C-%d-%d", first, i+1)))
			}
			e.Matrix.Risks[at].Sufficient[0] = set
			at++
		}
	}
	return e
}

// Combinations of answers are tried up to the bounds and no further. A failure that is judged, one way or the other, is never a
// lack of evidence, so a disclaimer is possible only where the ranges of the objectives were used instead.
func TestCombinationsAreTriedUpToTheBounds(t *testing.T) {
	tens := func(n int, more ...int) []int { return append(slices.Repeat([]int{10}, n), more...) }
	for _, c := range []struct {
		name   string
		places [][]int
		ranges bool
	}{
		{"ten questions", [][]int{tens(2)}, false},
		{"eleven questions", [][]int{{11, 11}}, true},
		{"64 places under ten questions", [][]int{tens(6, 4)}, false},
		{"65 places under ten questions", [][]int{tens(6, 5)}, true},
		{"80 places in two groups, each of which is small enough", [][]int{tens(4), tens(4)}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, _ := form(t, shared(c.places...), opinion.USPolicy()).Limb(opinion.Operation)
			if got := slices.Contains(possible(l), opinion.Disclaimer); got != c.ranges {
				t.Errorf("%v are possible; by the ranges of the objectives: %v, want %v", possible(l), got, c.ranges)
			}
		})
	}
}

// The ranges let no more objectives fail than may: one of twenty is a small share, whatever is asked about larger ones. Nor is an
// objective that fails counted as lacking a conclusion too.
func TestRangesLetNoMoreFailThanMay(t *testing.T) {
	o, err := opinion.FormByRanges(unjudged(20, 1), opinion.USPolicy())
	if err != nil {
		t.Fatal(err)
	}
	l, _ := o.Limb(opinion.Operation)
	if want := []opinion.Kind{opinion.Unqualified, opinion.Qualified}; !slices.Equal(possible(l), want) {
		t.Errorf("%v, want %v", possible(l), want)
	}
	if got := needsOf(o, opinion.Operation); len(got) != 1 {
		t.Errorf("%v are needed, want the one test", got)
	}
	for _, r := range l.Reasons {
		if r.Concerned > 1 {
			t.Errorf("%v objectives are said to be concerned: %s", r.Concerned, r.Text())
		}
	}
}

// By the ranges every open question is asked, but none that is not open: a control that relies on what works, or whose reliance
// was judged, leaves nothing to ask.
func TestRangesAskNothingAboutRelianceThatIsSettled(t *testing.T) {
	for _, failing := range []bool{false, true} {
		e := unjudged(3, 1)
		e.Matrix.Controls[0].ReliesOn = []soc1.ObjectiveID{"CO-3"}
		if failing {
			broke.apply(e, &e.Matrix.Tests[len(e.Matrix.Tests)-1])
			answered(e, opinion.RelianceUnaffected, "C-1-1", opinion.Yes)
		}
		o, err := opinion.FormByRanges(e, opinion.USPolicy())
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range o.Needs {
			if n.Question == opinion.RelianceUnaffected {
				t.Errorf("%s is asked about reliance; what it relies on failed: %v", n.Subject, failing)
			}
		}
	}
}

// An objective may have a question in common with another and one of its own. Both are asked.
func TestAQuestionOfOneObjectiveBesideASharedOne(t *testing.T) {
	e := examtest.Sound(3, 1)
	for i, objectives := range [][]soc1.ObjectiveID{{"CO-1", "CO-2"}, {"CO-2", "CO-3"}} {
		e.Events = append(e.Events, opinion.Event{
			ID: soc1.MatterID(fmt.Sprintf("E-%d", i+1)), Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "A breach.", Objectives: objectives,
		})
	}
	e.Events = append(e.Events, opinion.Event{
		ID: "E-3", Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "Another.", Objectives: []soc1.ObjectiveID{"CO-2"},
	})
	asked := 0
	for _, n := range form(t, e, opinion.USPolicy()).Needs {
		if n.Question == opinion.ConditionPrevents {
			asked++
		}
	}
	if asked != 3 {
		t.Errorf("%d of 3 conditions are asked about", asked)
	}
}

// A control that changed within the period without a day's gap was there throughout.
func TestPeriodsOfOperationThatFollowEachOther(t *testing.T) {
	o := form(t, gapped(0), opinion.USPolicy())
	if o.Controls[0].Result != opinion.Effective || o.Objectives[0].Operation != opinion.Achieved {
		t.Errorf("the control is %v, the objective %v", o.Controls[0].Result, o.Objectives[0].Operation)
	}
}

// Nothing was found wrong with a control that was never in operation: there was no occurrence. Its objective is not achieved.
func TestAControlThatWasNeverInOperation(t *testing.T) {
	e := examtest.Sound(1, 1)
	e.Matrix.Controls[0].Operated = []soc1.Period{{Start: e.Period.End.AddDays(1)}}
	o := form(t, e, opinion.USPolicy())
	if o.Controls[0].Result != opinion.NoOccurrences || o.Objectives[0].Operation != opinion.NotAchieved {
		t.Errorf("the control is %v, the objective %v", o.Controls[0].Result, o.Objectives[0].Operation)
	}
}

// Only the objectives whose controls deviated count deviations, and count all of them.
func TestDeviationsAreCountedByObjective(t *testing.T) {
	for i, o := range form(t, unjudged(3, 1), opinion.USPolicy()).Objectives {
		if want := int64(1 - min(i, 1)); o.Deviations != want {
			t.Errorf("%s has %d deviations, want %d", o.Objective, o.Deviations, want)
		}
	}
	if got := form(t, entirelyDeviating(), opinion.USPolicy()).Objectives[0].Deviations; got != 1 {
		t.Errorf("the only control deviated once, and %d are counted", got)
	}
}

// entirelyDeviating is an examination with one control, which deviated.
func entirelyDeviating() *opinion.Examination {
	e := examtest.Sound(1, 1)
	e.Matrix.Deviations = []controls.Deviation{{ID: "D-1", Test: "T-1-1", Count: 1, Kind: controls.KindLate, Text: "Late.", Pattern: controls.Isolated}}
	return e
}

// By the ranges it is asked how far failures reach, and a lack of evidence, wherever trying out the answers would ask it: the
// numbers that are tried meet every share at which the auditor is asked, from any number of objectives that are settled already.
// With shares of 50 and 60 in a hundred, that is five objectives of ten and no other number.
func TestRangesAskHowFarThingsReach(t *testing.T) {
	p := opinion.USPolicy().WithPervasiveness(sampling.PercentRate(50), sampling.PercentRate(60)).WithMissingEvidence(opinion.MissingLimits).WithWhenBoth(opinion.Disclaimer)
	about := func(o *opinion.Opinion, q opinion.Question) bool {
		return slices.Contains(needsOf(o, opinion.Operation), ask{q, opinion.Operation.String()})
	}
	count := make(map[opinion.Question]int)
	for settled := range 5 * 5 {
		for answers := range 3 * 3 {
			for _, kind := range []controls.DeviationKind{controls.KindIncorrect, controls.KindNoEvidence} { // may have failed, or may lack evidence
				e := examtest.Sound(10, 1)
				for i := range e.Matrix.Tests {
					switch test := &e.Matrix.Tests[i]; {
					case i < settled/5:
						broke.apply(e, test)
					case i < settled/5+settled%5:
						absent.apply(e, test)
					default:
						awaits.apply(e, test)
						e.Matrix.Deviations[len(e.Matrix.Deviations)-1].Kind = kind
					}
				}
				judgeReach(e, opinion.Operation, opinion.Answer(answers/3), opinion.Answer(answers%3))
				o, err := opinion.FormByRanges(e, p)
				if err != nil {
					t.Fatal(err)
				}
				exact := form(t, e, p)
				for _, q := range []opinion.Question{opinion.MisstatementPervasive, opinion.LimitationPervasive} {
					if about(exact, q) {
						if count[q]++; !about(o, q) {
							t.Errorf("%d failed, %d lack evidence, and the others may have %v, judged %d and %d: it is not asked about %v", settled/5, settled%5, kind, answers/3, answers%3, q)
						}
					}
				}
			}
		}
	}
	if count[opinion.MisstatementPervasive] == 0 || count[opinion.LimitationPervasive] == 0 {
		t.Errorf("asked is %v", count)
	}
}
