package controls_test

import (
	"fmt"
	"iter"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/clonetest"
	"github.com/seed-9947fa86/attest/soc1"
)

// anyJoin draws a matrix whose references all resolve: several objectives, risks, sets, lines of controls, walkthroughs,
// tests and deviations, in any order. Everything else is left out.
func anyJoin() *rapid.Generator[controls.Matrix] {
	return rapid.Custom(func(t *rapid.T) controls.Matrix {
		var m controls.Matrix
		count := func(what string, least, most int) int { return rapid.IntRange(least, most).Draw(t, what) }
		for i := range count("objectives", 1, 4) {
			m.Objectives = append(m.Objectives, controls.Objective{ID: soc1.ObjectiveID(number("CO-", i))})
		}
		objective := func() soc1.ObjectiveID { return rapid.SampledFrom(m.Objectives).Draw(t, "objective").ID }
		for i := range count("controls", 1, 9) {
			c := controls.Control{ID: soc1.ControlID(number("C-", i))}
			// Every control may replace the one before it, so that lines of any length occur and rings do not.
			if i > 0 && rapid.Bool().Draw(t, "succeeds") {
				m.Controls[i-1].Successor = c.ID
			}
			for range count("reliance", 0, 2) {
				c.ReliesOn = append(c.ReliesOn, objective())
			}
			m.Controls = append(m.Controls, c)
		}
		control := func() soc1.ControlID { return rapid.SampledFrom(m.Controls).Draw(t, "control").ID }
		for i := range count("risks", 0, 5) {
			r := controls.Risk{ID: soc1.RiskID(fmt.Sprintf("R-%d", i)), Objective: objective()}
			for range count("sets", 0, 3) {
				set := controls.ControlSet{Rationale: "enough by itself"}
				for range count("members", 1, 3) {
					set.Controls = append(set.Controls, control())
				}
				r.Sufficient = append(r.Sufficient, set)
			}
			m.Risks = append(m.Risks, r)
		}
		for i := range count("walkthroughs", 0, 4) {
			m.Walkthroughs = append(m.Walkthroughs, controls.Walkthrough{ID: soc1.WalkthroughID(fmt.Sprintf("W-%d", i)), Control: control()})
		}
		for i := range count("tests", 1, 5) {
			m.Tests = append(m.Tests, test(soc1.TestID(number("T-", i)), control(), 25))
		}
		for i := range count("deviations", 0, 4) {
			m.Deviations = append(m.Deviations, controls.Deviation{ID: soc1.DeviationID(fmt.Sprintf("D-%d", i)), Test: rapid.SampledFrom(m.Tests).Draw(t, "test").ID, Count: 1})
		}
		return permuted(t, m)
	})
}

// number returns the ith id of a list in which every second one differs from its neighbour in a leading zero only.
func number(prefix string, i int) string {
	if i%2 == 1 {
		prefix += "0"
	}
	return fmt.Sprint(prefix, i/2)
}

// permuted returns a copy of m with every list in another order.
func permuted(t *rapid.T, m controls.Matrix) controls.Matrix {
	c := m.Clone()
	c.Accounts = shuffled(t, c.Accounts)
	c.Objectives = shuffled(t, c.Objectives)
	c.Risks = shuffled(t, c.Risks)
	c.Controls = shuffled(t, c.Controls)
	c.Walkthroughs = shuffled(t, c.Walkthroughs)
	c.Tests = shuffled(t, c.Tests)
	c.Deviations = shuffled(t, c.Deviations)
	return c
}

func shuffled[T any](t *rapid.T, list []T) []T {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	out := make([]T, 0, len(list))
	for _, i := range rapid.Permutation(order).Draw(t, "order") {
		out = append(out, list[i])
	}
	return out
}

// positions scans a list for the members that a rule accepts.
func positions[T any](list []T, accept func(T) bool) []int {
	found := []int{}
	for i, v := range list {
		if accept(v) {
			found = append(found, i)
		}
	}
	return found
}

func same(t *rapid.T, what string, got, want []int) {
	if !slices.Equal(got, want) {
		t.Fatalf("%s: %v, a scan finds %v", what, got, want)
	}
}

func TestLawIndexAgreesWithAScan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := anyJoin().Draw(t, "matrix")
		x, err := m.Index()
		if err != nil {
			t.Fatal(err)
		}
		for i, o := range m.Objectives {
			same(t, "risks", x.RisksOf(i), positions(m.Risks, func(r controls.Risk) bool { return r.Objective == o.ID }))
			if at, ok := x.Objective(o.ID); at != i || !ok {
				t.Fatalf("%s is at %d, %v", o.ID, at, ok)
			}
		}
		for i, c := range m.Controls {
			same(t, "walkthroughs", x.WalkthroughsOf(i), positions(m.Walkthroughs, func(w controls.Walkthrough) bool { return w.Control == c.ID }))
			same(t, "tests", x.TestsOf(i), positions(m.Tests, func(v controls.Test) bool { return v.Control == c.ID }))
			var relied []int
			for _, id := range c.ReliesOn {
				relied = append(relied, positions(m.Objectives, func(o controls.Objective) bool { return o.ID == id })...)
			}
			same(t, "reliance", x.ReliesOn(i), relied)
			if at, ok := x.Control(c.ID); at != i || !ok {
				t.Fatalf("%s is at %d, %v", c.ID, at, ok)
			}
		}
		for i, v := range m.Tests {
			same(t, "deviations", x.DeviationsOf(i), positions(m.Deviations, func(d controls.Deviation) bool { return d.Test == v.ID }))
			if at, ok := x.Test(v.ID); at != i || !ok {
				t.Fatalf("%s is at %d, %v", v.ID, at, ok)
			}
		}
		for i, r := range m.Risks {
			if x.SetsOf(i) != len(r.Sufficient) {
				t.Fatalf("%s has %d sets, %d are indexed", r.ID, len(r.Sufficient), x.SetsOf(i))
			}
			for s, set := range r.Sufficient {
				var members []int
				for _, id := range set.Controls {
					members = append(members, positions(m.Controls, func(c controls.Control) bool { return c.ID == id })...)
				}
				same(t, "members", x.MembersOf(i, s), members)
			}
		}
		if _, ok := x.Control("C-99"); ok {
			t.Fatal("a control is found that is not there")
		}
		if _, ok := x.Objective("CO-99"); ok {
			t.Fatal("an objective is found that is not there")
		}
		if _, ok := x.Test("T-99"); ok {
			t.Fatal("a test is found that is not there")
		}
	})
}

// chain follows successors by id, from the first control of the line to the last.
func chain(m *controls.Matrix, of soc1.ControlID) []soc1.ControlID {
	next, before := make(map[soc1.ControlID]soc1.ControlID), make(map[soc1.ControlID]soc1.ControlID)
	for _, c := range m.Controls {
		if c.Successor != "" {
			next[c.ID], before[c.Successor] = c.Successor, c.ID
		}
	}
	for before[of] != "" {
		of = before[of]
	}
	list := []soc1.ControlID{of}
	for next[of] != "" {
		of = next[of]
		list = append(list, of)
	}
	return list
}

func TestLawLineIsExactlyTheChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := anyJoin().Draw(t, "matrix")
		x, err := m.Index()
		if err != nil {
			t.Fatal(err)
		}
		ids := func(walk iter.Seq[int]) []soc1.ControlID {
			var list []soc1.ControlID
			for i := range walk {
				list = append(list, m.Controls[i].ID)
			}
			return list
		}
		for i, c := range m.Controls {
			want := chain(&m, c.ID)
			if got := ids(x.Line(i)); !slices.Equal(got, want) {
				t.Fatalf("the line of %s is %v, want %v", c.ID, got, want)
			}
			if first := x.LineOf(i); m.Controls[first].ID != want[0] {
				t.Fatalf("the line of %s begins with %s, want %s", c.ID, m.Controls[first].ID, want[0])
			}
			if s := x.SuccessorOf(i); s < 0 && c.Successor != "" || s >= 0 && m.Controls[s].ID != c.Successor {
				t.Fatalf("%s is superseded by the control at %d", c.ID, s)
			}
			for range x.Line(i) {
				break // the walk may be left at any step
			}
		}
		for i, o := range m.Objectives {
			want := []soc1.ControlID{}
			for _, r := range m.Risks {
				for _, set := range r.Sufficient {
					for _, id := range set.Controls {
						if r.Objective == o.ID && !slices.Contains(want, id) {
							want = append(want, chain(&m, id)...)
						}
					}
				}
			}
			got := ids(x.ControlsOf(i))
			if !slices.Equal(got, want) {
				t.Fatalf("%s is served by %v, want %v", o.ID, got, want)
			}
			steps := 0
			for range x.ControlsOf(i) {
				if steps++; steps == 2 {
					break
				}
			}
			if steps != min(2, len(want)) {
				t.Fatalf("the walk over %d controls took %d steps before it was left", len(want), steps)
			}
		}
	})
}

func TestIndexListsCannotBeGrownIntoEachOther(t *testing.T) {
	m := sound()
	x, err := m.Index()
	if err != nil {
		t.Fatal(err)
	}
	_ = append(x.RisksOf(0), 99)
	_ = append(x.MembersOf(0, 0), 99)
	if got := x.RisksOf(1); !slices.Equal(got, []int{2}) {
		t.Errorf("the risks of the second objective became %v", got)
	}
	if got := x.MembersOf(0, 1); !slices.Equal(got, []int{3}) {
		t.Errorf("the members of the second set became %v", got)
	}
}

func TestMatrixCloneIsDeep(t *testing.T) {
	clonetest.Deep(t, (*controls.Matrix).Clone)
}
