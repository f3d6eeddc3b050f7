package report

import (
	"github.com/seed-9947fa86/attest/soc1"
)

// table checks the columns, the tones and that the rows fill the columns.
func (c *checker) table(t Table) {
	n := len(t.Columns)
	if n == 0 || n > MaxColumns {
		c.problemAt("columns", soc1.CodeRange, "give between 1 and 16 columns", "the table has %d columns", n)
		return
	}
	c.walker.in("columns", func() bool {
		return c.walker.each(n, func(i int) bool {
			col := t.Columns[i]
			if !col.Align.IsValid() {
				c.problemAt("align", soc1.CodeInvalid, "use one of the constants", "%v is not an alignment", col.Align)
			}
			if col.Width < 0 || col.Width > 1000 {
				c.problemAt("width", soc1.CodeRange, "use 0 to 1000", "a width of %d is not possible", col.Width)
			}
			return true
		})
	})
	below := make([]int, n) // how many further rows each column is covered for
	c.walker.in("rows", func() bool {
		return c.walker.each(len(t.Rows), func(r int) bool { return c.row(t, r, below) })
	})
}

// row checks row r and moves below on by one row.
func (c *checker) row(t Table, r int, below []int) bool {
	row := t.Rows[r]
	if !row.Tone.IsValid() {
		c.problemAt("tone", soc1.CodeInvalid, "use one of the constants", "%v is not a tone", row.Tone)
	}
	free, next := 0, 0
	for col := range below {
		// A cell above covers this place; the row has no cell for it.
		if below[col] > 0 {
			below[col]--
			continue
		}
		free++
		if next >= len(row.Cells) {
			continue
		}
		span := row.Cells[next].Rows()
		if left := len(t.Rows) - r; span > left || row.Cells[next].RowSpan < 0 {
			c.problemAt("cells", soc1.CodeRange, "let the span end with the table",
				"cell %d spans %d rows where %d are left", next, row.Cells[next].RowSpan, left)
			// Go on with what is possible, so that the rows below are judged by themselves.
			span = min(span, left)
		}
		below[col] = span - 1
		next++
	}
	// A row that is short or long would shift or hide text, which a reader cannot see.
	if len(row.Cells) != free {
		c.problemAt("cells", soc1.CodeShape, "give one cell for each place that no cell above spans into",
			"the row has %d cells for %d free places", len(row.Cells), free)
	}
	return true
}

// figure checks the drawing of a figure.
func (c *checker) figure(f Figure) {
	c.walker.in("drawing", func() bool {
		t, ok := f.Drawing.(Timeline)
		if !ok {
			return c.problem(soc1.CodeMissing, "use a Timeline value", "%T is not a drawing", f.Drawing)
		}
		c.timeline(t)
		return true
	})
}

// timeline checks the axis and what stands on it. Nothing else of it can be judged without a length.
func (c *checker) timeline(t Timeline) {
	if t.Length < 1 || t.Length > 1<<20 {
		c.problemAt("length", soc1.CodeRange, "use 1 to 1048576 units", "a length of %d is not possible", t.Length)
		return
	}
	last := 0
	c.walker.in("ticks", func() bool {
		return c.walker.each(len(t.Ticks), func(i int) bool {
			at := t.Ticks[i].At
			if at < last || at > t.Length {
				c.problemAt("at", soc1.CodeOrder, "keep ticks in ascending order on the axis",
					"the tick stands at %d, outside %d to %d", at, last, t.Length)
			}
			last = max(last, at)
			return true
		})
	})
	c.walker.in("lanes", func() bool {
		return c.walker.each(len(t.Lanes), func(i int) bool {
			return c.walker.in("bars", func() bool { return c.bars(t, t.Lanes[i].Bars) })
		})
	})
	c.walker.in("key", func() bool {
		return c.walker.each(len(t.Key), func(i int) bool { return c.class(t.Key[i].Class) })
	})
}

// bars checks that the bars of a lane are on the axis, in order and apart.
func (c *checker) bars(t Timeline, bars []Bar) bool {
	last := 0
	return c.walker.each(len(bars), func(i int) bool {
		b := bars[i]
		if b.Start < last || b.End <= b.Start || b.End > t.Length {
			c.problem(soc1.CodeOrder, "keep bars on the axis, in ascending order and apart",
				"the bar from %d to %d is not within %d to %d", b.Start, b.End, last, t.Length)
		}
		last = max(last, b.End)
		return c.class(b.Class)
	})
}

// class checks the class of a bar or of an entry of the key.
func (c *checker) class(class BarClass) bool {
	if !class.IsValid() {
		c.problemAt("class", soc1.CodeInvalid, "use one of the BarClasses", "%v is not a class of bars", class)
	}
	return true
}
