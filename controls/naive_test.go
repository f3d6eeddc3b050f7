package controls_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// tangled draws a matrix from small pools of ids, so that repeated and malformed ids, references to nothing, rings, shared
// successors, extensions of extensions and counts that do not add up are all common, alone and together.
func tangled() *rapid.Generator[controls.Matrix] {
	return rapid.Custom(func(t *rapid.T) controls.Matrix {
		var m controls.Matrix
		faulty := rapid.Bool().Draw(t, "faulty") // else every id and every reference is right, and the rest is looked at
		count := func(most int) int { return rapid.IntRange(0, most).Draw(t, "count") }
		rare := func() bool { return faulty && rapid.IntRange(0, 7).Draw(t, "rare") == 0 }
		// id names member i of a list, or, at times, something that is wrong.
		id := func(prefix string, i int) string {
			if rare() {
				return rapid.SampledFrom([]string{"", prefix + "1", prefix + " 1", "1"}).Draw(t, "wrong id")
			}
			return fmt.Sprint(prefix, i+1)
		}
		ref := func(prefix string, n int) string {
			if rare() {
				return rapid.SampledFrom([]string{"", prefix + "99", prefix + " 1"}).Draw(t, "wrong reference")
			}
			return fmt.Sprint(prefix, rapid.IntRange(1, max(n, 1)).Draw(t, "reference"))
		}
		objectives, list, tests := count(3), count(6), count(5)
		if !faulty {
			objectives, list, tests = objectives+1, list+1, tests+1
		}
		for i := range objectives {
			m.Objectives = append(m.Objectives, controls.Objective{ID: soc1.ObjectiveID(id("O", i))})
		}
		lines := rapid.IntRange(0, 2).Draw(t, "lines") == 0
		for i := range list {
			c := controls.Control{ID: soc1.ControlID(fmt.Sprint("C", i+1))}
			if lines { // ids of controls are sound where lines are drawn: which of two equal ones succeeds is not defined
				if rapid.Bool().Draw(t, "succeeded") {
					c.Successor = soc1.ControlID(ref("C", list))
				}
			} else {
				c.ID = soc1.ControlID(id("C", i))
			}
			for range count(2) {
				c.ReliesOn = append(c.ReliesOn, soc1.ObjectiveID(ref("O", objectives)))
			}
			m.Controls = append(m.Controls, c)
		}
		for i := range count(3) {
			r := controls.Risk{ID: soc1.RiskID(id("R", i)), Objective: soc1.ObjectiveID(ref("O", objectives))}
			for range count(2) {
				set := controls.ControlSet{Rationale: rapid.SampledFrom([]string{"", "It finds every error."}).Draw(t, "rationale")}
				for range count(3) {
					set.Controls = append(set.Controls, soc1.ControlID(ref("C", list)))
				}
				r.Sufficient = append(r.Sufficient, set)
			}
			m.Risks = append(m.Risks, r)
		}
		for i := range count(3) {
			m.Walkthroughs = append(m.Walkthroughs, controls.Walkthrough{ID: soc1.WalkthroughID(id("W", i)), Control: soc1.ControlID(ref("C", list))})
		}
		for i := range tests {
			v := controls.Test{ID: soc1.TestID(id("T", i)), Control: soc1.ControlID(ref("C", list)), Outcome: controls.Performed}
			v.Sample.Size = int64(rapid.IntRange(0, 4).Draw(t, "size"))
			v.Planned = rapid.IntRange(0, 5).Draw(t, "planned") == 0
			if rapid.IntRange(0, 3).Draw(t, "known") == 0 {
				v.Population.Size = int64(rapid.IntRange(1, 6).Draw(t, "population"))
			}
			if rapid.IntRange(0, 7).Draw(t, "untested") == 0 {
				v.Outcome, v.Reason, v.Sample.Size = controls.NotPerformed, "The auditor fell ill.", 0
				v.Population.Size = 0
			}
			if rapid.IntRange(0, 2).Draw(t, "extends") == 0 {
				if i > 0 && rapid.Bool().Draw(t, "same control") {
					v.Control = m.Tests[0].Control
				}
				v.Extends = soc1.TestID(ref("T", tests))
			}
			m.Tests = append(m.Tests, v)
		}
		for i := range count(4) {
			m.Deviations = append(m.Deviations, controls.Deviation{
				ID: soc1.DeviationID(id("D", i)), Test: soc1.TestID(ref("T", tests)), Kind: controls.KindLate, Text: "Late.",
				Count: rapid.SampledFrom([]int64{1, 2, 3, 1 << 62, 1<<63 - 1}).Draw(t, "items"),
			})
		}
		return m
	})
}

// naive lists what is wrong with a tangled matrix, as "code pointer", by looking at everything once for everything else. It
// shares no code with the package.
type naive struct {
	m     *controls.Matrix
	found []string
}

func (n *naive) add(code soc1.Code, path ...any) {
	n.found = append(n.found, string(code)+" "+soc1.Pointer("", path...))
}

// ids checks the ids of one list: each well-formed, and none of the well-formed ones twice.
func ids[T any, ID ~string](n *naive, name string, list []T, id func(*T) ID) {
	for i := range list {
		v := id(&list[i])
		switch {
		case v == "":
			n.add(soc1.CodeMissing, name, i, "id")
		case soc1.CheckID(v) != nil:
			n.add(soc1.CodeInvalid, name, i, "id")
		case slices.ContainsFunc(list[:i], func(w T) bool { return id(&w) == v }):
			n.add(soc1.CodeDuplicate, name, i, "id")
		}
	}
}

// ref checks one reference into a list.
func ref[T any, ID ~string](n *naive, list []T, id func(*T) ID, want ID, path ...any) {
	switch {
	case want == "":
		n.add(soc1.CodeMissing, path...)
	case !slices.ContainsFunc(list, func(v T) bool { return id(&v) == want }):
		n.add(soc1.CodeUnknownReference, path...)
	}
}

func objectiveID(o *controls.Objective) soc1.ObjectiveID { return o.ID }
func controlID(c *controls.Control) soc1.ControlID       { return c.ID }
func testID(t *controls.Test) soc1.TestID                { return t.ID }

// links checks ids, references and lines.
func (n *naive) links() {
	m := n.m
	ids(n, "objectives", m.Objectives, objectiveID)
	ids(n, "risks", m.Risks, func(r *controls.Risk) soc1.RiskID { return r.ID })
	ids(n, "controls", m.Controls, controlID)
	ids(n, "walkthroughs", m.Walkthroughs, func(w *controls.Walkthrough) soc1.WalkthroughID { return w.ID })
	ids(n, "tests", m.Tests, testID)
	ids(n, "deviations", m.Deviations, func(d *controls.Deviation) soc1.DeviationID { return d.ID })
	for i, r := range m.Risks {
		ref(n, m.Objectives, objectiveID, r.Objective, "risks", i, "objective")
		for j, set := range r.Sufficient {
			for k, id := range set.Controls {
				ref(n, m.Controls, controlID, id, "risks", i, "sufficient", j, "controls", k)
			}
		}
	}
	for i, c := range m.Controls {
		for j, id := range c.ReliesOn {
			ref(n, m.Objectives, objectiveID, id, "controls", i, "reliesOn", j)
		}
		n.line(i, c)
	}
	for i, w := range m.Walkthroughs {
		ref(n, m.Controls, controlID, w.Control, "walkthroughs", i, "control")
	}
	for i, v := range m.Tests {
		ref(n, m.Controls, controlID, v.Control, "tests", i, "control")
		if v.Extends != "" {
			ref(n, m.Tests, testID, v.Extends, "tests", i, "extends")
		}
	}
	for i, d := range m.Deviations {
		ref(n, m.Tests, testID, d.Test, "deviations", i, "test")
	}
}

// line checks the successor of one control: known, not that of an earlier one, and not leading back.
func (n *naive) line(i int, c controls.Control) {
	if c.Successor == "" {
		return
	}
	at := func(id soc1.ControlID) int {
		return slices.IndexFunc(n.m.Controls, func(k controls.Control) bool { return k.ID == id && id != "" })
	}
	if at(c.Successor) < 0 {
		n.add(soc1.CodeUnknownReference, "controls", i, "successor")
		return
	}
	if slices.ContainsFunc(n.m.Controls[:i], func(k controls.Control) bool { return k.Successor == c.Successor }) {
		n.add(soc1.CodeConflict, "controls", i, "successor")
	}
	next := at(c.Successor)
	for range n.m.Controls {
		if next == i {
			n.add(soc1.CodeCycle, "controls", i, "successor")
			return
		}
		if next >= 0 {
			next = at(n.m.Controls[next].Successor)
		}
	}
}

// values checks what a tangled matrix says about single members: the sufficient sets, and the size of single tests.
func (n *naive) values() {
	n.sets()
	for i, v := range n.m.Tests {
		if v.Planned && v.Extends == "" {
			n.add(soc1.CodeConflict, "tests", i, "planned")
		}
		if v.Population.Size > 0 && v.Sample.Size > v.Population.Size {
			n.add(soc1.CodeRange, "tests", i, "sample", "size")
		}
	}
	for i, d := range n.m.Deviations {
		if d.Count < 1 || d.Count > 1e12 {
			n.add(soc1.CodeRange, "deviations", i, "count")
		}
	}
}

// sets checks the sufficient sets: none empty, none with a control twice, and a reason for each but the first.
func (n *naive) sets() {
	for i, r := range n.m.Risks {
		for j, set := range r.Sufficient {
			if len(set.Controls) == 0 {
				n.add(soc1.CodeMissing, "risks", i, "sufficient", j, "controls")
			}
			for k, id := range set.Controls {
				if slices.Contains(set.Controls[:k], id) {
					n.add(soc1.CodeDuplicate, "risks", i, "sufficient", j, "controls", k)
				}
			}
			if j > 0 && set.Rationale == "" {
				n.add(soc1.CodeMissing, "risks", i, "sufficient", j, "rationale")
			}
		}
	}
}

// joins checks what is said about a test in several places. It is asked only where every reference leads somewhere.
func (n *naive) joins() {
	for i, v := range n.m.Tests {
		sum := new(big.Int)
		for d, dev := range n.m.Deviations {
			if dev.Test != v.ID {
				continue
			}
			sum.Add(sum, big.NewInt(dev.Count))
			if v.Outcome != controls.Performed {
				n.add(soc1.CodeConflict, "deviations", d, "test")
			}
		}
		if v.Outcome == controls.Performed && sum.Cmp(big.NewInt(v.Sample.Size)) > 0 {
			n.add(soc1.CodeRange, "tests", i, "sample", "size")
		}
		n.extended(i, v)
		if v.Extends == "" {
			continue
		}
		first := n.m.Tests[slices.IndexFunc(n.m.Tests, func(w controls.Test) bool { return w.ID == v.Extends })]
		switch {
		case v.Extends == v.ID:
			n.add(soc1.CodeCycle, "tests", i, "extends")
		case first.Extends != "", first.Control != v.Control, first.Outcome != controls.Performed:
			n.add(soc1.CodeConflict, "tests", i, "extends")
		}
	}
}

// extended checks that a test and those that extend it examined no more items than there are.
func (n *naive) extended(i int, v controls.Test) {
	sum, extended := v.Sample.Size, false
	for _, w := range n.m.Tests {
		if w.Extends == v.ID {
			sum, extended = sum+w.Sample.Size, true
		}
	}
	if extended && v.Population.Size > 0 && sum > v.Population.Size {
		n.add(soc1.CodeRange, "tests", i, "sample", "size")
	}
}

// TestLawValidateFindsExactlyWhatANaiveCheckerFinds: the one pass over the matrix, with its tables and shortcuts, reports
// the same as looking at everything once for everything else.
func TestLawValidateFindsExactlyWhatANaiveCheckerFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := tangled().Draw(t, "matrix")
		if rapid.Bool().Draw(t, "shuffled") {
			m = permuted(t, m)
		}
		n := naive{m: &m}
		n.links()
		links := slices.Sorted(slices.Values(n.found))
		x, err := m.Index()
		if got := slices.Sorted(slices.Values(codesAt(err))); !slices.Equal(got, links) {
			t.Fatalf("Index reports\n%q, want\n%q", got, links)
		}
		if (x == nil) != (err != nil) {
			t.Fatalf("the index %v comes with the error %v", x, err)
		}
		n.values()
		if len(links) == 0 {
			n.joins()
		}
		want := slices.Sorted(slices.Values(n.found))
		if got := slices.Sorted(slices.Values(codesAt(m.Validate()))); !slices.Equal(got, want) {
			t.Fatalf("Validate reports\n%q, want\n%q", got, want)
		}
	})
}
