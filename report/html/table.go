package html

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-9947fa86/attest/report"
)

// table writes a table within a region that scrolls sideways where the screen is too narrow for it.
func (p *page) table(t report.Table) {
	p.tables++
	n := strconv.Itoa(p.tables)
	class := "t" + n
	switch columns := len(t.Columns); { // how narrow the screen may be before the table scrolls
	case columns > 6:
		class += " dense"
	case columns > 3:
		class += " wide"
	case columns == 3:
		class += " three"
	}
	// The region takes the focus, for a keyboard could not scroll it otherwise, and has the caption for its name. It is a
	// group, not a landmark, as a report has one for each objective.
	p.raw("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"Caption", n, "\"")
	p.id(t.ID)
	p.raw(">\n<table class=\"", class, "\">\n")
	p.element("<caption id=\"Caption"+n+"\">", t.Caption, "</caption>\n<colgroup>")
	for range t.Columns {
		p.raw("<col/>")
	}
	p.raw("</colgroup>\n<thead>\n<tr>\n")
	for _, c := range t.Columns {
		p.raw("<th scope=\"col\"", alignClass(c.Align), ">")
		p.element("", c.Title, "</th>\n")
	}
	p.raw("</tr>\n</thead>\n<tbody>\n")
	grid := t.Grid()
	for r, row := range t.Rows {
		p.row(t, row, grid[r])
	}
	p.raw("</tbody>\n</table>\n</div>\n")
}

// row writes the cells that begin in a row.
func (p *page) row(t report.Table, row report.Row, places []report.Place) {
	p.raw("<tr")
	p.id(row.ID)
	var class []string
	if !places[0].First { // it goes on with what the first cell above began
		class = append(class, "more")
	}
	if row.Tone != report.TonePlain {
		class = append(class, row.Tone.String())
	}
	if isTall(row) {
		class = append(class, "tall")
	}
	if len(class) > 0 {
		p.raw(" class=\"", strings.Join(class, " "), "\"")
	}
	p.raw(">\n")
	for c, place := range places {
		if !place.First {
			continue
		}
		// Assistive technology reads the header cells of row and column before each cell.
		tag, scope := "td", ""
		if t.Columns[c].Header {
			tag, scope = "th", " scope=\"row\""
		}
		p.raw("<", tag, scope, alignClass(t.Columns[c].Align))
		if span := place.Cell.Rows(); span > 1 {
			p.raw(" rowspan=\"", strconv.Itoa(span), "\"")
		}
		p.raw(">")
		p.content(place.Cell.Blocks)
		p.raw("</", tag, ">\n")
	}
	p.raw("</tr>\n")
}

// tallFrom is how many blocks a cell holds, from which on its row may break between two printed pages. Rows of less are kept whole;
// were the others kept whole too, half of a page would stay empty before many a control with its tests.
const tallFrom = 4

// isTall reports whether a row may break between pages. It looks at the blocks and not at their text, so that the markup is the same
// whatever the words are.
func isTall(row report.Row) bool {
	return slices.ContainsFunc(row.Cells, func(c report.Cell) bool { return len(c.Blocks) >= tallFrom })
}

// alignClass returns the attribute that aligns a cell; none is the start of the line.
func alignClass(a report.Align) string {
	switch a {
	case report.AlignCenter:
		return " class=\"center\""
	case report.AlignEnd:
		return " class=\"end\""
	}
	return ""
}
