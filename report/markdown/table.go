package markdown

import (
	"strconv"
	"strings"

	"github.com/seed-9947fa86/attest/report"
)

// table writes a table below its caption.
func (p *page) table(t report.Table) {
	p.paragraph(anchor(t.ID) + titled(t.Caption))
	p.gap()
	titles, rules := make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i], rules[i] = escape(c.Title), rule(c.Align)
	}
	p.tableRow(titles)
	p.tableRow(rules)
	grid := t.Grid()
	for r, row := range t.Rows {
		cells := make([]string, len(t.Columns))
		for c, place := range grid[r] {
			if place.First {
				cells[c] = strings.Join(cellLines(place.Cell.Blocks, 0), "<br>")
			}
		}
		// A row cannot carry an id in Markdown; its first cell can.
		cells[0] = anchor(row.ID) + cells[0]
		p.tableRow(cells)
	}
}

// rule returns the cell of the delimiter row, which sets the alignment of its column.
func rule(a report.Align) string {
	switch a {
	case report.AlignCenter:
		return ":---:"
	case report.AlignEnd:
		return "---:"
	}
	return "---"
}

// tableRow writes one row from cells that hold no line end and no bare pipe.
func (p *page) tableRow(cells []string) {
	p.put("| " + strings.Join(cells, " | ") + " |")
}

// cellLines returns blocks as lines, since a cell holds no blocks. Depth is the depth of lists.
func cellLines(blocks []report.Block, depth int) []string {
	// Blanks at the start of a line are lost in a cell, no-break spaces are not.
	indent := strings.Repeat("&nbsp;&nbsp;", depth)
	var lines []string
	for _, b := range blocks {
		switch b := b.(type) {
		case report.Paragraph:
			lines = append(lines, inlines(b.Text))
		case report.Fields:
			for _, f := range b {
				lines = append(lines, field(f))
			}
		case report.List:
			for i, item := range b.Items {
				sign := "• "
				if b.Ordered {
					sign = strconv.Itoa(i+1) + `\. `
				}
				for j, line := range cellLines(item, depth+1) {
					if j > 0 {
						sign = "&nbsp;&nbsp;"
					}
					lines = append(lines, indent+sign+line)
				}
			}
		}
	}
	return lines
}
