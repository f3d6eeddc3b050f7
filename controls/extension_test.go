package controls_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// extended is the sound matrix with T-6, a planned extension of T-2, which found two deviations among 25 of 250 items.
func extended() controls.Matrix {
	m := sound()
	more := test("T-6", "C-2", 15)
	more.Extends, more.Planned = "T-2", true
	more.Population = m.Tests[1].Population
	m.Tests = append(m.Tests, more)
	return m
}

func TestValidateExtensions(t *testing.T) {
	mustReport(t, extended, (*controls.Matrix).Validate, []fault{
		{"not planned", func(m *controls.Matrix) { m.Tests[5].Planned = false }, nil},
		{"planned and extending nothing", func(m *controls.Matrix) { m.Tests[5].Extends = "" }, []string{"conflict /tests/5/planned"}},
		{"an unknown first test", func(m *controls.Matrix) { m.Tests[5].Extends = "T-9" }, []string{"unknown-reference /tests/5/extends"}},
		{"itself", func(m *controls.Matrix) { m.Tests[5].Extends = "T-6" }, []string{"cycle /tests/5/extends"}},
		{"a test of another control", func(m *controls.Matrix) { m.Tests[5].Extends = "T-3" }, []string{"conflict /tests/5/extends"}},
		{"a test of other days", func(m *controls.Matrix) { m.Tests[5].Period = soc1.Period{Start: day(time.April, 1)} }, []string{"conflict /tests/5/extends"}},
		{"a test that was not performed", func(m *controls.Matrix) {
			m.Deviations = nil
			m.Tests[1] = controls.Test{ID: "T-2", Control: "C-2", Outcome: controls.NotPerformed, Reason: "The auditor fell ill."}
		}, []string{"conflict /tests/5/extends"}},
		{"an extension of an extension", func(m *controls.Matrix) {
			third := m.Tests[5]
			third.ID, third.Extends = "T-7", "T-6"
			m.Tests = append(m.Tests, third)
		}, []string{"conflict /tests/6/extends"}},
		{"two extensions of one test", func(m *controls.Matrix) {
			third := m.Tests[5]
			third.ID = "T-7"
			m.Tests = append(m.Tests, third)
		}, nil},
		{"an extension before its test", func(m *controls.Matrix) { slices.Reverse(m.Tests) }, nil},
		{"more items than there are", func(m *controls.Matrix) { m.Tests[1].Population.Size = 39 }, []string{"range /tests/1/sample/size"}},
		{"as many items as there are", func(m *controls.Matrix) { m.Tests[1].Population.Size = 40 }, nil},
		{"a population nobody counted", func(m *controls.Matrix) { m.Tests[1].Population.Size, m.Tests[5].Population.Size = 0, 0 }, nil},
		{"sizes that overflow", func(m *controls.Matrix) {
			m.Tests[5].Sample.Size, m.Tests[5].Population.Size = math.MaxInt64, 0
		}, []string{"range /tests/1/sample/size", "range /tests/5/sample/size"}},
	})
}

func TestIndexOfExtensions(t *testing.T) {
	m := extended()
	x, err := m.Index()
	if err != nil {
		t.Fatal(err)
	}
	if !x.HasExtensions() || x.FirstOf(5) != 1 || x.FirstOf(1) != 1 || x.FirstOf(0) != 0 {
		t.Errorf("the first tests are %d, %d and %d", x.FirstOf(5), x.FirstOf(1), x.FirstOf(0))
	}
	if got := x.ExtensionsOf(1); !slices.Equal(got, []int{5}) || len(x.ExtensionsOf(5)) > 0 {
		t.Errorf("the extensions are %v and %v", got, x.ExtensionsOf(5))
	}
	plain := sound()
	x, err = plain.Index()
	if err != nil {
		t.Fatal(err)
	}
	if x.HasExtensions() || x.FirstOf(3) != 3 || len(x.ExtensionsOf(3)) > 0 {
		t.Error("a matrix without extensions has some")
	}
}

// A matrix without lines needs no table of them, and says the same about every control.
func TestIndexOfAMatrixWithoutLines(t *testing.T) {
	m := soundType1()
	x, err := m.Index()
	if err != nil {
		t.Fatal(err)
	}
	for c := range m.Controls {
		if x.LineOf(c) != c || x.SuccessorOf(c) != -1 || !slices.Equal(slices.Collect(x.Line(c)), []int{c}) {
			t.Errorf("control %d is in the line of %d, succeeded by %d", c, x.LineOf(c), x.SuccessorOf(c))
		}
	}
}

// Whoever asks for an id that nobody has is told so, whatever it looks like.
func TestIndexDoesNotFindWhatIsNotThere(t *testing.T) {
	m := sound()
	x, err := m.Index()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"", "C-0", "C-6", "C-1 ", "c-1", "CO-2", "T-0"} {
		if at, ok := x.Control(soc1.ControlID(id)); ok || at != 0 {
			t.Errorf("the control %q is found at %d", id, at)
		}
		if at, ok := x.Objective(soc1.ObjectiveID(id)); ok || at != 0 {
			t.Errorf("the objective %q is found at %d", id, at)
		}
		if at, ok := x.Test(soc1.TestID(id)); ok || at != 0 {
			t.Errorf("the test %q is found at %d", id, at)
		}
	}
}
