package controls_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// Whatever the order of a list, each id is found where it stands, nothing else is found, and only repetition is an error.
func TestIndexFindsEveryIDInAnyOrder(t *testing.T) {
	name := rapid.StringMatching(`[A-C]?[0-2]{1,3}[-.a]?[0-1]{0,2}`).Filter(func(s string) bool { return soc1.CheckID(s) == nil })
	natural := []soc1.ControlID{"1", "2", "10", "A1", "A1-1", "A1-2", "A1-10", "A2", "A10", "B0", "B00"}
	rapid.Check(t, func(t *rapid.T) {
		var ids []soc1.ControlID
		if rapid.Bool().Draw(t, "natural") {
			ids = slices.Clone(natural[:rapid.IntRange(0, len(natural)).Draw(t, "length")])
		}
		for _, s := range rapid.SliceOfN(name, 0, 8).Draw(t, "ids") {
			ids = append(ids, soc1.ControlID(s))
		}
		var m controls.Matrix
		for _, id := range ids {
			m.Controls = append(m.Controls, controls.Control{ID: id})
		}
		x, err := m.Index()
		sorted := slices.Sorted(slices.Values(ids))
		if distinct := len(slices.Compact(sorted)) == len(ids); distinct != (err == nil) {
			t.Fatalf("%q: %v", ids, err)
		}
		if err != nil {
			return
		}
		for i, id := range ids {
			if at, ok := x.Control(id); !ok || at != i {
				t.Fatalf("%q: %q was found at %d, %v", ids, id, at, ok)
			}
		}
		other := soc1.ControlID(name.Draw(t, "other"))
		if at, ok := x.Control(other); ok != slices.Contains(ids, other) {
			t.Fatalf("%q: %q was found at %d, %v", ids, other, at, ok)
		}
	})
}
