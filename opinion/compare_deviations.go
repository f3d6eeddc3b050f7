package opinion

import (
	"cmp"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/soc1"
)

// deviationKey is what makes two years' deviations the same: the line of controls, and the kind. Ids of deviations are given anew
// each year, and say nothing about what was found.
type deviationKey struct {
	control soc1.ControlID
	kind    controls.DeviationKind
}

// complementaryChanges compares the complementary controls. Their texts are what a user entity has to act on, so that any other
// wording is news to it.
func complementaryChanges(previous, current *Examination) (cuecs, csocs []Change) {
	a, b := &previous.Complementary, &current.Complementary
	return changes(a.CUECs, b.CUECs, func(c *cuec.CUEC) (string, string) { return string(c.ID), c.Statement }),
		changes(a.CSOCs, b.CSOCs, func(c *cuec.CSOC) (string, string) { return string(c.ID), c.Statement })
}

// deviationChanges compares the deviations: first those that differ, then all that were found in both years.
//
// Deviations of one kind in one line count together, however many tests found them: a reader asks whether the control still does
// the same wrong. Lists of ids are sorted, so that the order of the two documents shows nowhere.
func deviationChanges(was, is *controls.Matrix) (differing, repeated []DeviationChange) {
	lines := lineNames(was, is)
	found := make(map[deviationKey]*DeviationChange)
	var order []deviationKey
	// collect adds the deviations of one year to what was found on their keys.
	collect := func(m *controls.Matrix, add func(*DeviationChange, *controls.Deviation)) {
		of := make(map[soc1.TestID]soc1.ControlID, len(m.Tests))
		for i := range m.Tests {
			of[m.Tests[i].ID] = m.Tests[i].Control
		}
		for i := range m.Deviations {
			d := &m.Deviations[i]
			key := deviationKey{lines[of[d.Test]], d.Kind}
			c, known := found[key]
			if !known {
				c = &DeviationChange{Control: key.control, Kind: key.kind}
				found[key] = c
				order = append(order, key)
			}
			add(c, d)
		}
	}
	collect(was, func(c *DeviationChange, d *controls.Deviation) { c.Was += d.Count; c.Before = append(c.Before, d.ID) })
	collect(is, func(c *DeviationChange, d *controls.Deviation) { c.Is += d.Count; c.Now = append(c.Now, d.ID) })
	// Gone is not the same as remediated: only a test that was performed shows that it no longer happens.
	tested := make(map[soc1.ControlID]bool)
	for i := range is.Tests {
		if is.Tests[i].Outcome == controls.Performed {
			// Any control of the line will do: a successor that was tested shows the remediation as well.
			tested[lines[is.Tests[i].Control]] = true
		}
	}
	slices.SortFunc(order, func(a, b deviationKey) int {
		return cmp.Or(cmp.Compare(a.control, b.control), cmp.Compare(a.kind, b.kind))
	})
	for _, key := range order {
		c := found[key]
		slices.Sort(c.Before)
		slices.Sort(c.Now)
		switch {
		case len(c.Before) == 0:
			c.Turn = TurnNew
		case len(c.Now) == 0:
			c.Turn, c.Remediated = TurnGone, tested[key.control]
		default:
			c.Turn = TurnRepeated
			repeated = append(repeated, *c)
		}
		if c.Turn != TurnRepeated || c.Was != c.Is || !slices.Equal(c.Before, c.Now) {
			differing = append(differing, *c)
		}
	}
	return differing, repeated
}

// lineNames gives every control of either year the first id, in the order of ids, among those that it shares a line with
// in either year.
//
// A control that was replaced between the two years is listed with its successor in one of them only. Joined over both years, the
// line has one name in both, and a deviation that the successor inherited counts as repeated.
func lineNames(years ...*controls.Matrix) map[soc1.ControlID]soc1.ControlID {
	at := make(map[soc1.ControlID]int)
	var ids []soc1.ControlID
	for _, m := range years {
		for i := range m.Controls {
			if id := m.Controls[i].ID; !hasKey(at, id) {
				at[id] = len(ids)
				ids = append(ids, id)
			}
		}
	}
	sets := newPartition(len(ids))
	for _, m := range years {
		for i := range m.Controls {
			if c := &m.Controls[i]; c.Successor != "" {
				sets.join(at[c.ID], at[c.Successor])
			}
		}
	}
	// The representative of a set depends on the order in which it was joined; the least id does not.
	first := make(map[int]soc1.ControlID)
	for i, id := range ids {
		if name, known := first[sets.find(i)]; !known || id < name {
			first[sets.find(i)] = id
		}
	}
	lines := make(map[soc1.ControlID]soc1.ControlID, len(ids))
	for i, id := range ids {
		lines[id] = first[sets.find(i)]
	}
	return lines
}

// hasKey reports whether a map has a key.
func hasKey[K comparable, V any](m map[K]V, key K) bool {
	_, ok := m[key]
	return ok
}
