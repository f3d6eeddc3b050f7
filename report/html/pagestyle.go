package html

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/report"
)

// pageStyle returns the stylesheet made from the document: the paper, the lines in the margins of printed
// pages, and the widths of columns. The tables are counted in reading order, as the page writes them.
func pageStyle(d *report.Document, paper Paper) string {
	var b strings.Builder
	b.WriteString("\n@page {")
	switch paper {
	case A4:
		b.WriteString(" size: A4;")
	case Letter:
		b.WriteString(" size: letter;")
	}
	// A string is the only thing of the document that enters the style; see cssString.
	fmt.Fprintf(&b, "\n@top-left { content: %s }", cssString(d.Title))
	if d.Marking != "" {
		fmt.Fprintf(&b, "\n@top-right { content: %s }", cssString(d.Marking))
	}
	var foot []string
	for _, s := range []string{d.Legend, d.Recipient} {
		if s != "" {
			foot = append(foot, cssString(s))
		}
	}
	if len(foot) > 0 {
		fmt.Fprintf(&b, "\n@bottom-left { content: %s }", strings.Join(foot, ` "\a" `))
	}
	b.WriteString("\n}\n@page :first {")
	// The cover says it itself. The boxes at the foot stay: a page without any gets the browser's own.
	b.WriteString(` @top-left { content: "" } @top-right { content: "" } }` + "\n")
	n := 0
	for block := range d.All() {
		if t, ok := block.(report.Table); ok {
			n++
			columnWidths(&b, n, t)
		}
	}
	return b.String()
}

// columnWidths writes the widths of the columns of the nth table in per cent.
func columnWidths(b *strings.Builder, n int, t report.Table) {
	total := 0
	for _, c := range t.Columns {
		total += c.Weight()
	}
	for i, c := range t.Columns {
		// Whole numbers give the same bytes on every machine.
		tenths := (c.Weight()*1000 + total/2) / total
		fmt.Fprintf(b, ".t%d col:nth-child(%d) { width: %d.%d%% }\n", n, i+1, tenths/10, tenths%10)
	}
}
