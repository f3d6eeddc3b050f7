package markdown

import (
	"strconv"
	"strings"

	"github.com/seed-9947fa86/attest/report"
)

// blocks writes blocks one after the other.
func (p *page) blocks(blocks []report.Block) {
	for _, b := range blocks {
		p.block(b)
	}
}

// block writes one block. The set is closed, and Validate has refused what is not in it.
func (p *page) block(b report.Block) {
	switch b := b.(type) {
	case report.List:
		p.list(b)
	case report.Fields:
		p.fields(b)
	case report.Heading:
		p.paragraph(p.hashes(b.Level) + " " + anchor(b.ID) + heading(b))
	case report.Paragraph:
		p.paragraph(inlines(b.Text))
	case report.Table:
		p.table(b)
	case report.Callout:
		p.callout(b)
	case report.Figure:
		p.figure(b)
	case report.Contents:
		p.contents(b)
	case report.PageBreak:
		p.paragraph("---")
	}
}

// heading returns number and text of a heading, which has to stay on one line.
func heading(h report.Heading) string {
	if h.Number == "" {
		return inlines(h.Text)
	}
	return escape(h.Number) + " " + inlines(h.Text)
}

// list writes a list. Two lists that follow each other take turns in their markers, else they would be one.
func (p *page) list(l report.List) {
	items := l.Items
	if len(items) == 0 {
		return
	}
	p.gap()
	other := p.altMarker
	// A blank line between items makes all of them loose, which only lists of longer items need.
	loose := false
	for _, item := range items {
		loose = loose || len(item) > 1
	}
	for i, item := range items {
		if loose && i > 0 {
			p.put("")
		}
		p.item(marker(l.Ordered, other, i+1), func() { p.blocks(item) })
	}
	p.altMarker = !other
}

// item writes what f writes as an item with the marker.
func (p *page) item(marker string, f func()) {
	p.within(marker, strings.Repeat(" ", len(marker)), f)
}

// marker returns what begins item n of a list. CommonMark starts a new list where the kind of marker changes.
func marker(ordered, other bool, n int) string {
	switch {
	case ordered && other:
		return strconv.Itoa(n) + ") "
	case ordered:
		return strconv.Itoa(n) + ". "
	case other:
		return "* "
	}
	return "- "
}

// fields writes terms and values as a list.
func (p *page) fields(fields []report.Field) {
	if len(fields) == 0 {
		return
	}
	p.gap()
	other := p.altMarker
	for _, f := range fields {
		p.item(marker(false, other, 0), func() { p.paragraph(field(f)) })
	}
	p.altMarker = !other
}

// field returns a term and its value on one line.
func field(f report.Field) string {
	return strong(f.Term) + `\: ` + inlines(f.Value)
}

// callout writes a box as a quotation that begins with its title.
func (p *page) callout(c report.Callout) {
	p.gap()
	p.within("> ", "> ", func() {
		p.paragraph(anchor(c.ID) + titled(c.Title))
		p.blocks(c.Blocks)
	})
}

// titled returns a title that stands after an anchor, for which tags are sure to work.
func titled(text string) string { return "<strong>" + escape(strings.TrimSpace(text)) + "</strong>" }

// contents writes the table of contents as lists of links.
func (p *page) contents(c report.Contents) {
	p.paragraph(p.hashes(1) + " " + escape(c.Heading()))
	p.gap()
	p.altMarker = true
	for h := range p.d.Headings() {
		if c.Lists(h) {
			p.put(strings.Repeat("  ", h.Level-1) + "- [" + escape(h.Title()) + "](#" + h.ID + ")")
		}
	}
}

// figure writes a timeline as a table: lane, characters, words.
func (p *page) figure(f report.Figure) {
	p.paragraph(anchor(f.ID) + titled(f.Title))
	p.paragraph(escape(f.Description))
	t, ok := f.Drawing.(report.Timeline)
	if !ok {
		return
	}
	const width = 40
	var ticks []string
	for _, tick := range t.Ticks {
		ticks = append(ticks, escape(tick.Label))
	}
	p.gap()
	p.tableRow([]string{"", strings.Join(ticks, " … "), ""})
	p.put("| --- | --- | --- |")
	for _, lane := range t.Lanes {
		var words []string
		for _, bar := range lane.Bars {
			words = append(words, escape(bar.Label))
		}
		p.tableRow([]string{escape(lane.Label), t.Characters(lane, width), strings.Join(words, "<br>")})
	}
	if len(t.Key) == 0 {
		return
	}
	p.gap()
	p.altMarker = true
	for _, k := range t.Key {
		p.put("- " + string(k.Class.Rune()) + " " + escape(k.Label))
	}
}
