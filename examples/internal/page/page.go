// Package page is what the example programs have in common and what is not about SOC 1: the page that they print, which is
// plain text for a terminal, wrapped to a width that fits a window and a printed sheet; the files that they write beside
// it; and the ends of a command, its flags and its exit status. It is no part of the library, and a program that learns
// from an example can do without it.
package page

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Width is the length of the longest line printed, in characters.
const Width = 100

// Page collects text for a terminal, wrapped to [Width]. The zero value is an empty page.
type Page struct{ b strings.Builder }

// String returns what was printed.
func (p *Page) String() string { return p.b.String() }

// Title prints a line between two rules.
func (p *Page) Title(lines ...string) {
	rule := strings.Repeat("=", Width)
	fmt.Fprintf(&p.b, "%s\n%s\n%s\n", rule, strings.Join(lines, "\n"), rule)
}

// Heading opens a section.
func (p *Page) Heading(text string) {
	fmt.Fprintf(&p.b, "\n%s\n%s\n", strings.ToUpper(text), strings.Repeat("-", Width))
}

// Blank prints an empty line.
func (p *Page) Blank() { p.b.WriteByte('\n') }

// Line prints one line as it is, with the spaces in it.
func (p *Page) Line(format string, args ...any) {
	p.b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

// Text prints a paragraph. Its first line begins with lead, the others are indented to the same depth.
func (p *Page) Text(lead, format string, args ...any) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(lead))
	for i, line := range wrap(fmt.Sprintf(format, args...), Width-len(indent)) {
		if i > 0 {
			lead = indent
		}
		p.b.WriteString(strings.TrimRight(lead+line, " ") + "\n")
	}
}

// Field prints a term with its value.
func (p *Page) Field(term, format string, args ...any) {
	p.Text(fmt.Sprintf("%-25s", term), format, args...)
}

// Column is a column of a table; [Left] and [Right] make one.
type Column struct {
	title string
	width int
	right bool
}

// Left returns a column of text: a title and the number of characters in a line of it. Two more separate it from the next.
func Left(title string, width int) Column { return Column{title: title, width: width} }

// Right returns a column whose cells stand at its right edge, as numbers are read.
func Right(title string, width int) Column { return Column{title: title, width: width, right: true} }

// Table prints rows under the titles of the columns, wrapping each cell to its column.
func (p *Page) Table(columns []Column, rows [][]string) {
	titles, rules := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		titles[i], rules[i] = c.title, strings.Repeat("-", c.width)
	}
	for _, row := range append([][]string{titles, rules}, rows...) {
		p.row(columns, row)
	}
}

// row prints one row of a table on as many lines as its highest cell needs.
func (p *Page) row(columns []Column, row []string) {
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
