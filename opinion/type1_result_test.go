package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// In a Type 1 report a control is suitable, or it is not, or nobody can tell; of its operation nothing is said.
func TestResultsOfControlsInAType1Report(t *testing.T) {
	e := examtest.Sound(1, 4)
	e.Type, e.AsOf, e.Period, e.Description.NoChanges, e.Matrix.Tests = soc1.Type1, e.Period.End, soc1.Period{}, false, nil
	w := e.Matrix.Walkthroughs
	w[1].Design = 0
	w[2].Design, w[2].Finding = controls.DesignDeficient, "It would not find the error."
	w[3].Implementation, w[3].Finding = controls.NotImplemented, "Nobody does it."
	want := []opinion.Result{opinion.Suitable, opinion.NotConcluded, opinion.NotDesigned, opinion.ResultNotImplemented}
	for i, c := range form(t, e, opinion.USPolicy()).Controls {
		if c.Result != want[i] || c.Tested != 0 || c.Deviating != 0 {
			t.Errorf("%s: %+v, want %v", c.Control, c, want[i])
		}
	}
}
