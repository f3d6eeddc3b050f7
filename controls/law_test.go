package controls_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// spoiled draws a matrix with any number of the faults of the tables, and others made of any counts, on top of each other.
func spoiled() *rapid.Generator[controls.Matrix] {
	return rapid.Custom(func(t *rapid.T) controls.Matrix {
		m := sound()
		count := rapid.OneOf(rapid.Int64Range(-1, 60), rapid.Int64())
		control := rapid.SampledFrom([]soc1.ControlID{"C-1", "C-2", "C-3", "C-4", "C-5", "C-9", ""})
		for range rapid.IntRange(0, 8).Draw(t, "faults") {
			switch rapid.IntRange(0, 9).Draw(t, "fault") {
			case 0:
				rapidElement(t, m.Controls).Successor = control.Draw(t, "successor")
			case 1:
				rapidElement(t, m.Tests).Sample.Size = count.Draw(t, "sample")
			case 2:
				rapidElement(t, m.Tests).Population.Size = count.Draw(t, "population")
			case 3:
				rapidElement(t, m.Deviations).Count = count.Draw(t, "count")
			case 4:
				rapidElement(t, m.Tests).Outcome = controls.Outcome(rapid.IntRange(0, 5).Draw(t, "outcome"))
			case 5:
				rapidElement(t, m.Deviations).Test = rapid.SampledFrom([]soc1.TestID{"T-1", "T-3", "T-9"}).Draw(t, "test")
			case 6:
				rapidElement(t, m.Risks).Sufficient = nil
			case 7:
				rapidElement(t, m.Risks).Objective = rapid.SampledFrom([]soc1.ObjectiveID{"CO-1", "IT-1", "CO-9", ""}).Draw(t, "objective")
			case 8:
				rapidElement(t, m.Controls).Operated = operated(t)
			case 9:
				rapidElement(t, m.Tests).Control = control.Draw(t, "control")
			}
		}
		return m
	})
}

// rapidElement draws one element of a list.
func rapidElement[T any](t *rapid.T, list []T) *T {
	return &list[rapid.IntRange(0, len(list)-1).Draw(t, "element")]
}

// operated draws periods of operation, some with an open end, some reversed or outside the year.
func operated(t *rapid.T) []soc1.Period {
	var list []soc1.Period
	for range rapid.IntRange(0, 2).Draw(t, "periods") {
		var p soc1.Period
		if rapid.IntRange(0, 3).Draw(t, "open start") > 0 {
			p.Start = day(time.January, 1).AddDays(rapid.IntRange(-30, 400).Draw(t, "start"))
		}
		if rapid.IntRange(0, 3).Draw(t, "open end") > 0 {
			p.End = p.Start.AddDays(rapid.IntRange(-2, 200).Draw(t, "length"))
		}
		list = append(list, p)
	}
	return list
}

// position is an array position in a pointer.
var position = regexp.MustCompile(`/[0-9]+`)

// blurred lists code and pointer of every problem without array positions, sorted.
func blurred(err error) []string {
	list := codesAt(err)
	for i, s := range list {
		list[i] = position.ReplaceAllString(s, "/*")
	}
	slices.Sort(list)
	return list
}

func TestLaw3OrderNeverChangesTheProblems(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := spoiled().Draw(t, "matrix")
		p := permuted(t, m)
		if got, want := blurred(p.Validate()), blurred(m.Validate()); !slices.Equal(got, want) {
			t.Fatalf("Validate finds %q in one order and %q in another", want, got)
		}
		if got, want := blurred(p.Incomplete(soc1.Type2, year())), blurred(m.Incomplete(soc1.Type2, year())); !slices.Equal(got, want) {
			t.Fatalf("Incomplete finds %q in one order and %q in another", want, got)
		}
	})
}

func TestLawCheckingChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := spoiled().Draw(t, "matrix")
		before := m.Clone()
		first, second := m.Incomplete(soc1.Type2, year()), m.Incomplete(soc1.Type2, year())
		if (first == nil) != (second == nil) || first != nil && first.Error() != second.Error() {
			t.Fatalf("the same matrix gives\n%v\nand\n%v", first, second)
		}
		if !reflect.DeepEqual(m, before) {
			t.Fatal("checking changed the matrix")
		}
	})
}

// TestLaw7And8CountsAddUp: in a valid matrix 1 <= deviations <= tested <= population, as far as each is known.
func TestLaw7And8CountsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := spoiled().Draw(t, "matrix")
		if m.Validate() != nil {
			t.Skip("not valid")
		}
		for _, test := range m.Tests {
			var found, size int64 = 0, test.Sample.Size
			for _, d := range m.Deviations {
				if d.Test != test.ID {
					continue
				}
				if d.Count < 1 || d.Text == "" || test.Outcome != controls.Performed {
					t.Fatalf("%+v is valid", d)
				}
				found += d.Count
			}
			if found > size || size < 0 || test.Population.Size > 0 && size > test.Population.Size {
				t.Fatalf("%s has %d deviations among %d of %d items and is valid", test.ID, found, size, test.Population.Size)
			}
		}
	})
}

// TestLaw30EveryObjectiveHasAControlOrIsFlagged: an objective that no control serves is reported, itself or through
// its risks.
func TestLaw30EveryObjectiveHasAControlOrIsFlagged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := spoiled().Draw(t, "matrix")
		x, err := m.Check()
		if err != nil {
			t.Skip("not valid")
		}
		flagged := codesAt(m.Unplanned())
		for i := range m.Objectives {
			served := false
			for range x.ControlsOf(i) {
				served = true
			}
			told := slices.Contains(flagged, "missing "+soc1.Pointer("/objectives", i))
			for _, r := range x.RisksOf(i) {
				told = told || slices.Contains(flagged, "missing "+soc1.Pointer("/risks", r, "sufficient"))
			}
			if !served && !told {
				t.Fatalf("%s has no control and nothing says so: %q", m.Objectives[i].ID, flagged)
			}
		}
	})
}

// TestLaw42SupersededControlsTileOrDeclareAGap: in a complete matrix every control and its successor have no common day,
// and no day lies between them unless a gap is declared.
func TestLaw42SupersededControlsTileOrDeclareAGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := sound()
		old, next := &m.Controls[1], &m.Controls[2]
		old.Operated[0].End = day(time.June, 15).AddDays(rapid.IntRange(-3, 3).Draw(t, "end"))
		next.Operated[0].Start = day(time.June, 16).AddDays(rapid.IntRange(-3, 3).Draw(t, "start"))
		if rapid.Bool().Draw(t, "declared") {
			old.Gap = "The register was replaced."
		}
		between := next.Operated[0].Start.Sub(old.Operated[0].End) - 1
		err := m.Incomplete(soc1.Type2, year())
		switch want := between < 0 || between > 0 && old.Gap == ""; {
		case (err != nil) != want:
			t.Fatalf("%d days lie between, declared as %q: %v", between, old.Gap, err)
		case err != nil && !strings.HasPrefix(soc1.ListProblems(err)[0].Path, "/controls/1/"):
			t.Fatalf("the problem is at another place: %v", err)
		}
	})
}

// TestLawWhatIsIncompleteContainsWhatIsUnplanned: the later stage asks for everything that the earlier one does.
func TestLawWhatIsIncompleteContainsWhatIsUnplanned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := spoiled().Draw(t, "matrix")
		later := soc1.ListProblems(m.Incomplete(soc1.Type2, year()))
		for _, p := range soc1.ListProblems(m.Unplanned()) {
			if !slices.Contains(later, p) {
				t.Fatalf("%v is not reported any more", p)
			}
		}
	})
}

// TestLawDeletingAControlIsNoticed: the trap of invariant 16. A control that is removed together with every mention of it
// leaves a gap that is reported.
func TestLawDeletingAControlIsNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := sound()
		at := rapid.SampledFrom([]int{1, 4}).Draw(t, "control") // the only answer to a risk
		id := m.Controls[at].ID
		m.Controls = slices.Delete(m.Controls, at, at+1)
		m.Walkthroughs = slices.DeleteFunc(m.Walkthroughs, func(w controls.Walkthrough) bool { return w.Control == id })
		if err := m.Validate(); err == nil {
			t.Fatal("references to a deleted control are valid")
		}
		for r := range m.Risks {
			m.Risks[r].Sufficient = slices.DeleteFunc(m.Risks[r].Sufficient, func(s controls.ControlSet) bool { return slices.Contains(s.Controls, id) })
		}
		var gone []soc1.TestID
		m.Tests = slices.DeleteFunc(m.Tests, func(v controls.Test) bool {
			if v.Control == id {
				gone = append(gone, v.ID)
			}
			return v.Control == id
		})
		m.Deviations = slices.DeleteFunc(m.Deviations, func(d controls.Deviation) bool { return slices.Contains(gone, d.Test) })
		if err := m.Validate(); err != nil {
			t.Fatal(err)
		}
		found := slices.ContainsFunc(codesAt(m.Unplanned()), func(s string) bool { return strings.HasSuffix(s, "/sufficient") })
		if !found {
			t.Fatalf("without %s every risk still looks answered", id)
		}
	})
}
