package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// pageWidth is the length of the longest line printed.
const pageWidth = 100

// page collects text for a terminal, wrapped to pageWidth.
type page struct{ b strings.Builder }

// title prints a line between two rules.
func (p *page) title(lines ...string) {
	rule := strings.Repeat("=", pageWidth)
	fmt.Fprintf(&p.b, "%s\n%s\n%s\n", rule, strings.Join(lines, "\n"), rule)
}

// heading opens a section.
func (p *page) heading(text string) {
	fmt.Fprintf(&p.b, "\n%s\n%s\n", strings.ToUpper(text), strings.Repeat("-", pageWidth))
}

// blank prints an empty line.
func (p *page) blank() { p.b.WriteByte('\n') }

// text prints a paragraph. Its first line begins with lead, the others are indented to the same depth.
func (p *page) text(lead, format string, args ...any) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(lead))
	for i, line := range wrap(fmt.Sprintf(format, args...), pageWidth-len(indent)) {
		if i > 0 {
			lead = indent
		}
		p.b.WriteString(strings.TrimRight(lead+line, " ") + "\n")
	}
}

// field prints a term with its value.
func (p *page) field(term, format string, args ...any) {
	p.text(fmt.Sprintf("%-25s", term), format, args...)
}

// column is a column of a table: its title, its width, and whether it holds numbers.
type column struct {
	title string
	width int
	right bool
}

// table prints rows under the titles of the columns, wrapping each cell to its column.
func (p *page) table(columns []column, rows [][]string) {
	titles, rules := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		titles[i], rules[i] = c.title, strings.Repeat("-", c.width)
	}
	for _, row := range append([][]string{titles, rules}, rows...) {
		p.row(columns, row)
	}
}

// row prints one row of a table on as many lines as its highest cell needs.
func (p *page) row(columns []column, row []string) {
	cells, height := make([][]string, len(columns)), 0
	for i, c := range columns {
		cells[i] = wrap(row[i], c.width)
		height = max(height, len(cells[i]))
	}
	for n := range height {
		var line strings.Builder
		for i, c := range columns {
			text := ""
			if n < len(cells[i]) {
				text = cells[i][n]
			}
			pad := strings.Repeat(" ", max(0, c.width-utf8.RuneCountInString(text)))
			if c.right {
				text = pad + text
			} else {
				text += pad
			}
			line.WriteString(text + "  ")
		}
		p.b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// wrap breaks text into lines of at most width characters at spaces. A longer word has a line of its own.
func wrap(text string, width int) []string {
	lines := []string{""}
	for _, word := range strings.Fields(text) {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = word
		case utf8.RuneCountInString(*last)+1+utf8.RuneCountInString(word) <= width:
			*last += " " + word
		default:
			lines = append(lines, word)
		}
	}
	return lines
}
