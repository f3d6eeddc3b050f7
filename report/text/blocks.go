package text

import (
	"strconv"
	"strings"

	"github.com/seed-9947fa86/attest/report"
)

// block lays out a block as lines of at most w columns. Headings and contents stand at the top of a document
// only and are the page's own.
func block(b report.Block, w int) []string {
	switch b := b.(type) {
	case report.Paragraph:
		return inlines(b.Text, w)
	case report.List:
		return list(b, w)
	case report.Fields:
		return fields(b, w)
	case report.Table:
		return table(b, w)
	case report.Callout:
		return callout(b, w)
	case report.Figure:
		return figure(b, w)
	case report.PageBreak:
		return []string{pad("* * *", w, report.AlignCenter)}
	}
	return nil
}

// blocks lays out blocks with an empty line between them.
func blocks(list []report.Block, w int) []string {
	var lines []string
	for _, b := range list {
		next := block(b, w)
		if len(lines) > 0 && len(next) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, next...)
	}
	return lines
}

// tight lays out blocks without empty lines, as in a cell or an item.
func tight(list []report.Block, w int) []string {
	var lines []string
	for _, b := range list {
		lines = append(lines, block(b, w)...)
	}
	return lines
}

// inlines lays out a line of inlines, which may hold line breaks.
func inlines(line []report.Inline, w int) []string {
	var lines []string
	start := 0
	for i, in := range line {
		if _, ok := in.(report.Break); ok {
			lines = append(lines, wrap(report.PlainText(line[start:i]), w)...)
			start = i + 1
		}
	}
	return append(lines, wrap(report.PlainText(line[start:]), w)...)
}

// narrow is the width below which the text of an item stands under its marker, not beside it.
const narrow = 12

// list lays out a list with hanging markers.
func list(l report.List, w int) []string {
	var lines []string
	digits := len(strconv.Itoa(len(l.Items)))
	for i, item := range l.Items {
		marker := "• "
		if l.Ordered {
			marker = pad(strconv.Itoa(i+1)+".", digits+1, report.AlignEnd) + " "
		}
		if w < narrow {
			lines = append(lines, wrap(marker, w)...)
			lines = append(lines, tight(item, w)...)
			continue
		}
		lines = append(lines, hang(marker, tight(item, w-width(marker)))...)
	}
	return lines
}

// fields lays out terms and values in two columns if the place is wide enough, else one after the other.
func fields(list []report.Field, w int) []string {
	terms := 0
	for _, f := range list {
		terms = max(terms, width(strings.Trim(report.Clean(f.Term), " "))+1)
	}
	terms = min(terms, 28, w/3)
	var lines []string
	for _, f := range list {
		value := f.Value
		if w < 40 {
			// In a narrow place term and value share the line.
			value = append([]report.Inline{report.Text(f.Term + ": ")}, f.Value...)
			lines = append(lines, inlines(value, w)...)
			continue
		}
		left := wrap(f.Term+":", terms)
		right := inlines(value, w-terms-2)
		for i := range max(len(left), len(right)) {
			lines = append(lines, pad(at(left, i), terms, report.AlignStart)+"  "+at(right, i))
		}
	}
	return lines
}

// at returns a line, or nothing where there is none.
func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// frame draws a box around lines.
func frame(lines []string, w int) []string {
	out := []string{"┌" + repeat("─", w-2) + "┐"}
	for _, l := range lines {
		out = append(out, "│ "+pad(l, w-4, report.AlignStart)+" │")
	}
	return append(out, "└"+repeat("─", w-2)+"┘")
}

// callout lays out a box that is open to the right, with a heavier bar the graver its kind.
func callout(c report.Callout, w int) []string {
	// The right side stays open: a wide character or a mark would push a border there out of line on some
	// terminals.
	bar, top, bottom, rule := "│", "┌", "└", "─"
	switch c.Kind {
	case report.CalloutException:
		bar, top, bottom, rule = "┃", "┏", "┗", "━"
	case report.CalloutDraft, report.CalloutConclusion:
		bar, top, bottom, rule = "║", "╔", "╚", "═"
	}
	out := []string{top + repeat(rule, w-1)}
	body := append(wrap(c.Title, w-2), "")
	body = append(body, blocks(c.Blocks, w-2)...)
	for _, l := range body {
		out = append(out, bar+" "+l)
	}
	return append(out, bottom+repeat(rule, w-1))
}
