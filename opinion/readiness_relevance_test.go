package opinion_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// wages asks about the accuracy of wages.
func wages() []controls.SignificantAccount {
	return []controls.SignificantAccount{{ID: "WAGES", Name: "Wages", Assertions: []controls.RelevantAssertion{{Assertion: soc1.Accuracy}}}}
}

// TestRelevanceTakesTheRegister: what objectives need from others comes with them, however often the register names it.
func TestRelevanceTakesTheRegister(t *testing.T) {
	e := examtest.Sound(2, 1)
	e.Subservices = []soc1.Subservice{host()}
	e.Complementary = cuec.Register{
		CUECs: []cuec.CUEC{
			{ID: "CUEC-2", Statement: "The controller approves the file.", Objectives: []soc1.ObjectiveID{"CO-2", "CO-1", "CO-2"}},
			{ID: "CUEC-1", Statement: "The controller reads the register.", Objectives: []soc1.ObjectiveID{"CO-1"}},
		},
		CSOCs: []cuec.CSOC{{ID: "CSOC-1", Subservice: "S", Statement: "Backups are kept.", Objectives: []soc1.ObjectiveID{"CO-2"}}},
	}
	before := e.Clone()
	r, err := e.Relevance(wages())
	if err != nil {
		t.Fatal(err)
	}
	if a := r.Assertions[0]; a.Reach != controls.ReachTest || !slices.Equal(a.Objectives, []soc1.ObjectiveID{"CO-1", "CO-2"}) {
		t.Errorf("got %+v", a)
	}
	one, two := r.Objectives[0], r.Objectives[1]
	if !slices.Equal(one.CUECs, []soc1.CUECID{"CUEC-2", "CUEC-1"}) || len(one.CSOCs) > 0 || !slices.Equal(two.CUECs, []soc1.CUECID{"CUEC-2"}) || !slices.Equal(two.CSOCs, []soc1.CSOCID{"CSOC-1"}) {
		t.Errorf("got %+v and %+v", one, two)
	}
	if show(e) != show(before) {
		t.Error("the examination was changed")
	}
}

func TestRelevanceReportsWhereTheProblemIs(t *testing.T) {
	var none *opinion.Examination
	for _, c := range []struct {
		name  string
		exam  func() *opinion.Examination
		asked []controls.SignificantAccount
		code  soc1.Code
		path  string
	}{
		{"nothing", func() *opinion.Examination { return none }, nil, soc1.CodeMissing, ""},
		{"the matrix", func() *opinion.Examination {
			e := examtest.Sound(1, 1)
			e.Matrix.Risks[0].Objective = "CO-9"
			return e
		}, wages(), soc1.CodeUnknownReference, "/matrix/risks/0/objective"},
		{"the register", func() *opinion.Examination {
			e := examtest.Sound(1, 1)
			e.Complementary.CUECs = []cuec.CUEC{{ID: "CUEC-1", Statement: "x", Objectives: []soc1.ObjectiveID{"CO-9"}}}
			return e
		}, wages(), soc1.CodeUnknownReference, "/complementary/cuecs/0/objectives/0"},
		{"the question", func() *opinion.Examination { return examtest.Sound(1, 1) }, []controls.SignificantAccount{{}}, soc1.CodeMissing, "/asked/0/id"},
	} {
		r, err := c.exam().Relevance(c.asked)
		if r != nil || !hasProblem(err, c.code, c.path) {
			t.Errorf("%s: got %v, %v", c.name, r, err)
		}
	}
}

// A customer asks what the report answers about its wages, and what it has to do itself.
func ExampleExamination_Relevance() {
	e := examtest.Sound(1, 1)
	r, err := e.Relevance([]controls.SignificantAccount{{
		ID: "SALARIES", As: []soc1.AccountID{"WAGES"},
		Assertions: []controls.RelevantAssertion{{Assertion: soc1.Accuracy}, {Assertion: soc1.Presentation}},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range r.Assertions {
		fmt.Println(a.Assertion, a.Reach, a.Objectives)
	}
	for l := range r.Links() {
		if l.Objective != "" {
			fmt.Println(l.Account, l.Assertion, l.Objective, l.Control, l.Test)
		}
	}
	fmt.Println(r.Objectives[0].CUECs)
	// Output:
	// accuracy test [CO-1]
	// presentation none []
	// SALARIES accuracy CO-1 C-1-1 T-1-1
	// [CUEC-1]
}
