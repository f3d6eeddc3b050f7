package sampling

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// rowCollector keeps the units in given rows.
type rowCollector struct {
	rows []wantedRow // sorted by row
	next int
	got  []Item // in the order in which the rows were given
}

// wantedRow is a row, counted from 1, and its place in the order of the draw.
type wantedRow struct {
	row   uint64
	place int
}

// newRowCollector returns a collector of the units at positions that are counted from 0. The positions
// are different; they are sorted here, so that each unit needs one comparison and no look-up.
func newRowCollector(positions []uint64) *rowCollector {
	c := &rowCollector{got: make([]Item, len(positions))}
	for i, p := range positions {
		c.rows = append(c.rows, wantedRow{row: p + 1, place: i})
	}
	slices.SortFunc(c.rows, func(a, b wantedRow) int { return cmp.Compare(a.row, b.row) })
	return c
}

// take implements collector.
func (c *rowCollector) take(row uint64, u Unit) error {
	if c.next < len(c.rows) && c.rows[c.next].row == row {
		c.got[c.rows[c.next].place] = Item{Unit: u.clone(), Row: row}
		c.next++
	}
	return nil
}

// finish implements collector. Rows beyond the end of the population are left out: they exist only if
// the population is shorter than was assumed.
func (c *rowCollector) finish(d *drawing) {
	size := min(d.record.Spec.Size, len(c.got))
	missing := func(item Item) bool { return item.Row == 0 }
	d.record.Items = append(d.record.Items, slices.DeleteFunc(slices.Clone(c.got[:size]), missing)...)
	d.record.Reserve = append(d.record.Reserve, slices.DeleteFunc(c.got[size:], missing)...)
}

// hitCollector keeps the units that monetary intervals hit. Units without a positive amount have no
// monetary unit that could be hit; they are listed, so that they are tested otherwise.
type hitCollector struct {
	hitter   *hitter
	hit      []Item
	excluded []Unit
}

// take implements collector.
func (c *hitCollector) take(row uint64, u Unit) error {
	if u.Amount <= 0 {
		if len(c.excluded) >= MaxSelected {
			return tooManyItems("excluded", "take units without a positive amount out of the population and file their list")
		}
		c.excluded = append(c.excluded, u.clone())
		return nil
	}
	if hits, certain := c.hitter.hits(u.Amount); hits > 0 {
		c.hit = append(c.hit, Item{Unit: u.clone(), Row: row, Hits: hits, Certain: certain})
	}
	return nil
}

// finish implements collector.
func (c *hitCollector) finish(d *drawing) {
	d.record.Items = append(d.record.Items, c.hit...)
	slices.SortFunc(c.excluded, func(a, b Unit) int { return strings.Compare(a.ID, b.ID) })
	d.record.Excluded = c.excluded
}

// listCollector keeps the units whose ids are wanted, or all.
type listCollector struct {
	wanted map[string]bool // nil for all
	kept   []Item
}

// take implements collector.
func (c *listCollector) take(_ uint64, u Unit) error {
	if c.wanted != nil && !c.wanted[u.ID] {
		return nil
	}
	if len(c.kept) >= MaxSelected {
		return tooManyItems("items", "take a sample")
	}
	c.kept = append(c.kept, Item{Unit: u.clone()})
	return nil
}

// finish implements collector. An id that was chosen and is not in the population is a shortage.
func (c *listCollector) finish(d *drawing) {
	slices.SortFunc(c.kept, func(a, b Item) int { return strings.Compare(a.ID, b.ID) })
	d.record.Items = append(d.record.Items, c.kept...)
	for _, id := range d.record.Spec.Picks {
		if !found(c.kept, id) {
			d.shortage = selectionError(CodeInvalid, "picks", fmt.Sprintf("%q is not in the population", id),
				"choose items out of the frozen population")
			return
		}
	}
}

// clone returns a unit that does not hold on to the memory its texts were cut from.
func (u Unit) clone() Unit {
	u.ID, u.Stratum = strings.Clone(u.ID), strings.Clone(u.Stratum)
	return u
}

// found reports whether an id is in a list that is sorted by id.
func found(sorted []Item, id string) bool {
	_, ok := slices.BinarySearchFunc(sorted, id, func(item Item, id string) int { return strings.Compare(item.ID, id) })
	return ok
}
