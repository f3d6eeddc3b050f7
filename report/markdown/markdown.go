package markdown

import (
	"bytes"
	"io"
	"strings"

	"github.com/seed-9947fa86/attest/report"
)

// Options says how to render. The zero value is the default.
type Options struct {
	// TitleLevel is the level of the title's heading, so that a report can be a part of a larger page.
	// Zero means 1; a heading below level 6 is written at level 6.
	TitleLevel int
}

// Renderer renders documents as Markdown. The zero value renders with the default options. It implements
// [report.Renderer] and may be used by several goroutines at once.
type Renderer struct {
	options Options
}

// New returns a renderer with the options.
func New(options Options) *Renderer { return &Renderer{options: options} }

// Render writes the document as Markdown in UTF-8.
func (r *Renderer) Render(w io.Writer, d *report.Document) error {
	return report.Buffered(w, d, func(b *bytes.Buffer) error {
		p := page{b: b, d: d, titleLevel: max(r.options.TitleLevel, 1)}
		p.document()
		return nil
	})
}

// page writes one document, line by line. Each line begins with the prefix of what it stands in: a quotation
// or an item of a list.
type page struct {
	b          *bytes.Buffer
	d          *report.Document
	titleLevel int
	prefix     string
	first      string // what stands in place of the prefix on the next line
	hasFirst   bool
	started    bool // whether the current container has a block already
	altMarker  bool // whether a list stands last and used the first marker
}

// put writes one line.
func (p *page) put(line string) {
	prefix := p.prefix
	if p.hasFirst {
		prefix, p.hasFirst = p.first, false
	}
	p.b.WriteString(strings.TrimRight(prefix+line, " "))
	p.b.WriteByte('\n')
}

// gap separates a block from the one before it.
func (p *page) gap() {
	if p.started {
		p.put("")
	}
	p.started = true
}

// paragraph writes a line as a block of its own.
func (p *page) paragraph(line string) {
	if line = strings.Trim(line, " "); line != "" {
		p.gap()
		p.put(line)
		p.altMarker = false
	}
}

// within runs f with all lines indented by prefix, the first by first.
func (p *page) within(first, prefix string, f func()) {
	// What stands in an item begins on the line of its marker. Items may begin with items, so the leads add up.
	outer, started, alt := p.prefix, p.started, p.altMarker
	lead := outer
	if p.hasFirst {
		lead = p.first
	}
	p.first, p.hasFirst = lead+first, true
	p.prefix, p.started, p.altMarker = outer+prefix, false, false
	f()
	if p.hasFirst { // nothing was written
		p.put("")
	}
	p.prefix, p.started, p.altMarker = outer, started, alt
}

// document writes everything from the marking to the marking.
func (p *page) document() {
	d := p.d
	p.marking()
	p.paragraph(p.hashes(0) + " " + escape(d.Title))
	p.paragraph(escape(d.Subtitle))
	if len(d.Meta) > 0 {
		p.fields(d.Meta)
	}
	p.paragraph(strong(d.Recipient))
	p.paragraph(emphasis(d.Legend))
	p.blocks(d.Blocks)
	// Who scrolls to the end of a page sees the marks there again.
	if d.Marking != "" || d.Legend != "" {
		p.paragraph("---")
		p.paragraph(emphasis(d.Legend))
		p.marking()
	}
}

// marking writes the banner that says what state the document is in, if it is not issued.
func (p *page) marking() {
	if p.d.Marking != "" {
		p.gap()
		p.within("> ", "> ", func() { p.paragraph(strong(p.d.Marking)) })
	}
}

// hashes returns the signs of a heading of the level below the title.
func (p *page) hashes(level int) string {
	return strings.Repeat("#", min(p.titleLevel+level, 6))
}
