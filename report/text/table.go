package text

import (
	"strings"

	"github.com/seed-9947fa86/attest/report"
)

// between is what stands between two columns, and how wide it is.
const (
	between      = " │ "
	betweenWidth = 3
)

// narrowest is the least width of a column that is still worth reading; below it a table becomes records.
const narrowest = 7

// table lays out a table below its caption.
func table(t report.Table, w int) []string {
	lines := wrap(t.Caption, w)
	margin := 0
	for _, row := range t.Rows {
		if toneMark(row.Tone) != " " {
			margin = 2
		}
	}
	widths := columns(t, w-margin)
	if widths == nil {
		return append(lines, records(t, w)...)
	}
	g := grid{t: t, places: t.Grid(), widths: widths, margin: margin}
	return append(lines, g.draw()...)
}

// toneMark returns what stands in the margin of a row.
func toneMark(tone report.Tone) string {
	switch tone {
	case report.ToneException:
		return "!"
	case report.ToneCaution:
		return "?"
	}
	return " "
}

// columns returns the widths of the columns, or nil if the page is too narrow for them. Every column gets
// its share by weight, but no more than its text needs; what is left over goes to the others.
func columns(t report.Table, w int) []int {
	n := len(t.Columns)
	free := w - betweenWidth*(n-1)
	need, total := naturalWidths(t), 0
	for _, c := range t.Columns {
		total += c.Weight()
	}
	// First the columns that need no more than their share, each of which leaves more for the others; then what is
	// left is divided by weight. The loop ends because each pass settles a column or is the last.
	widths := make([]int, n)
	for settled := true; settled; {
		settled = false
		for i, c := range t.Columns {
			if widths[i] == 0 && need[i] <= free*c.Weight()/max(total, 1) {
				widths[i], settled = need[i], true
				free -= need[i]
				total -= c.Weight()
			}
		}
	}
	for i, c := range t.Columns {
		if widths[i] > 0 {
			continue
		}
		// Taking each share off what is left, weight by weight, divides without a remainder.
		widths[i] = free * c.Weight() / max(total, 1)
		free -= widths[i]
		total -= c.Weight()
		if widths[i] < min(narrowest, need[i]) {
			return nil
		}
	}
	return widths
}

// naturalWidths returns how wide each column is without wrapping, at least 1.
func naturalWidths(t report.Table) []int {
	need := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		need[i] = max(1, widest(wrap(c.Title, MaxWidth)))
	}
	for _, row := range t.Grid() {
		for i, place := range row {
			if place.First {
				need[i] = max(need[i], widest(tight(place.Cell.Blocks, MaxWidth)))
			}
		}
	}
	return need
}

// records lays out a table as one list of columns for each row.
func records(t report.Table, w int) []string {
	var lines []string
	for r, row := range t.Grid() {
		lines = append(lines, toneMark(t.Rows[r].Tone)+repeat("─", w-1))
		for c, place := range row {
			if place.First {
				lines = append(lines, wrap(t.Columns[c].Title+":", w)...)
				lines = append(lines, hang("  ", tight(place.Cell.Blocks, w-2))...)
			}
		}
	}
	// Without rows the titles would not be written at all.
	if len(t.Rows) == 0 {
		for _, c := range t.Columns {
			lines = append(lines, wrap(c.Title+":", w)...)
		}
	}
	return append(lines, repeat("─", w))
}

// grid draws a table whose columns have their widths.
type grid struct {
	t      report.Table
	places [][]report.Place
	widths []int
	margin int
	// cells holds the lines of each cell at the place where it begins, and heights those of the rows.
	cells   [][][]string
	heights []int
	next    [][]int // how many lines of a cell have been drawn, at the place where it begins
}

// draw returns the table as lines: header, rows, and rules between them.
func (g *grid) draw() []string {
	g.layOut()
	// Titles wrap like cells.
	titles := make([][]string, len(g.widths))
	height := 1
	for c, col := range g.t.Columns {
		titles[c] = wrap(col.Title, g.widths[c])
		height = max(height, len(titles[c]))
	}
	lines := []string{g.rule("━", "━", "━", "━", "━", nil)}
	for i := range height {
		lines = append(lines, g.join(" ", between, func(c int) string { return at(titles[c], i) }))
	}
	lines = append(lines, g.rule("─", "┼", "┼", "┼", "┼", nil))
	for r := range g.places {
		if r > 0 {
			// A cell that spans goes on through the rule: the rule leaves its column out, and a line of its text
			// stands there, so nothing of the height is wasted.
			lines = append(lines, g.rule("─", "│", "├", "┤", "┼", func(c int) (string, bool) {
				if g.places[r][c].First {
					return "", true
				}
				return g.line(r, c), false
			}))
		}
		for range g.heights[r] {
			lines = append(lines, g.join(toneMark(g.t.Rows[r].Tone), between, func(c int) string { return g.line(r, c) }))
		}
	}
	return append(lines, g.rule("━", "━", "━", "━", "━", nil))
}

// layOut wraps the cells and finds the heights of the rows. A cell that spans rows and is higher than they are
// makes the last of them higher; the rules between them give it a line each.
func (g *grid) layOut() {
	g.heights = make([]int, len(g.places))
	g.cells = make([][][]string, len(g.places))
	g.next = make([][]int, len(g.places))
	for r := range g.places {
		g.heights[r] = max(g.heights[r], 1)
		g.cells[r] = make([][]string, len(g.widths))
		g.next[r] = make([]int, len(g.widths))
		for c, place := range g.places[r] {
			if place.First {
				g.cells[r][c] = tight(place.Cell.Blocks, g.widths[c])
			}
		}
	}
	for r := range g.places {
		for c, place := range g.places[r] {
			last := r+1 == len(g.places) || g.places[r+1][c].First
			// The height is known where the cell ends, for by then the rows above have theirs.
			if place.Cell == nil || !last {
				continue
			}
			have := r - place.Row // one line for each rule in between
			for i := place.Row; i < r; i++ {
				have += g.heights[i]
			}
			g.heights[r] = max(g.heights[r], len(g.cells[place.Row][c])-have)
		}
	}
}

// line takes the next line of the cell that covers a place.
func (g *grid) line(r, c int) string {
	begin := g.places[r][c].Row
	i := g.next[begin][c]
	g.next[begin][c]++
	return at(g.cells[begin][c], i)
}

// join returns one line of the table from the text of each column.
func (g *grid) join(mark, separator string, text func(c int) string) string {
	var b strings.Builder
	if g.margin > 0 {
		b.WriteString(mark + " ")
	}
	for c, w := range g.widths {
		if c > 0 {
			b.WriteString(separator)
		}
		b.WriteString(pad(text(c), w, g.t.Columns[c].Align))
	}
	return b.String()
}

// rule returns a rule. Where text says that a column is not ruled, its text stands there instead. The four
// junctions are for the ways in which the columns to the left and the right are ruled: neither, right, left, both.
func (g *grid) rule(line, neither, right, left, both string, text func(c int) (string, bool)) string {
	var b strings.Builder
	b.WriteString(repeat(" ", g.margin))
	before := false
	for c, w := range g.widths {
		s, ruled := "", true
		if text != nil {
			s, ruled = text(c)
		}
		if c > 0 {
			junction := neither
			switch {
			case before && ruled:
				junction = both
			case before:
				junction = left
			case ruled:
				junction = right
			}
			b.WriteString(stroke(line, before) + junction + stroke(line, ruled))
		}
		if ruled {
			b.WriteString(repeat(line, w))
		} else {
			b.WriteString(pad(s, w, g.t.Columns[c].Align))
		}
		before = ruled
	}
	return b.String()
}

// stroke returns a piece of the rule where there is one.
func stroke(line string, ruled bool) string {
	if ruled {
		return line
	}
	return " "
}
