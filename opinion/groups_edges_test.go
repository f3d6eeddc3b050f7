package opinion_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// Objectives on which everything is known take no part in the search, however many they are: one control on which half of many
// objectives hang fails them all or none, and since a failure that is judged is never a lack of evidence, no disclaimer is possible.
func TestSettledObjectivesAddNothingToTheSearch(t *testing.T) {
	const n = 80 // so many that the ranges would have to do if each were a group of its own
	e := unjudged(n, 1)
	for i := range e.Matrix.Risks[:n/2] {
		e.Matrix.Risks[i].Sufficient[0] = controls.ControlSet{Controls: []soc1.ControlID{"C-1-1"}}
	}
	o := form(t, e, opinion.USPolicy())
	l, _ := o.Limb(opinion.Operation)
	if got, want := fmt.Sprint(possible(l)), "[unqualified qualified adverse]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := needsOf(o, opinion.Operation); len(got) != 2 {
		t.Errorf("%v are needed, want the one test and how far its failure reaches", got)
	}
}

// The work on design is bounded as that on operation is: by all the places that controls have, not by those of the first alone.
func TestCombinationsOnDesignAreTriedUpToTheBounds(t *testing.T) {
	for places, ranges := range map[int]bool{64: false, 65: true} {
		e := examtest.Sound(1, places)
		for i := range 10 {
			e.Acts = append(e.Acts, opinion.Act{
				ID: soc1.MatterID(fmt.Sprintf("A-%d", i)), Kind: opinion.IntentionalAct, Text: "Money was diverted.", Informed: opinion.UsersInformed, Objectives: []soc1.ObjectiveID{"CO-1"},
			})
		}
		l, _ := form(t, e, opinion.USPolicy()).Limb(opinion.Design)
		if got := slices.Contains(possible(l), opinion.Disclaimer); got != ranges {
			t.Errorf("%d places under ten questions: %v are possible; by the ranges of the objectives: %v, want %v", places, possible(l), got, ranges)
		}
	}
}
