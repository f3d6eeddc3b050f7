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
