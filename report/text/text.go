package text

import (
	"bytes"
	"io"
	"strings"

	"github.com/seed-9947fa86/attest/report"
)

// Limits of the width of a page in columns.
const (
	// DefaultWidth is the width if none is given.
	DefaultWidth = 100
	// MinWidth is the smallest width; a smaller one counts as this.
	MinWidth = 40
	// MaxWidth is the greatest width; a greater one counts as this.
	MaxWidth = 100_000
)

// Options says how to render. The zero value is the default.
type Options struct {
	// Width is the width of the page in columns, from MinWidth to MaxWidth. Zero means DefaultWidth.
	Width int
}

// Renderer renders documents as plain text. The zero value renders with the default options. It implements
// [report.Renderer] and may be used by several goroutines at once.
type Renderer struct {
	options Options
}

// New returns a renderer with the options.
func New(options Options) *Renderer { return &Renderer{options: options} }

// Render writes the document as plain text in UTF-8 with line feeds.
func (r *Renderer) Render(w io.Writer, d *report.Document) error {
	width := r.options.Width
	if width == 0 {
		width = DefaultWidth
	}
	width = min(max(width, MinWidth), MaxWidth)
	return report.Buffered(w, d, func(b *bytes.Buffer) error {
		p := page{b: b, d: d, width: width}
		p.document()
		return nil
	})
}

// page writes one document. Only this type knows the document; blocks are laid out as lines by functions
// that know nothing but their width.
type page struct {
	b     *bytes.Buffer
	d     *report.Document
	width int
}

// put writes lines, without blanks at their ends.
func (p *page) put(lines ...string) {
	for _, l := range lines {
		p.b.WriteString(strings.TrimRight(l, " "))
		p.b.WriteByte('\n')
	}
}

// section writes lines with an empty line before them. No lines write nothing.
func (p *page) section(lines []string) {
	if len(lines) == 0 {
		return
	}
	if p.b.Len() > 0 {
		p.put("")
	}
	p.put(lines...)
}

// document writes everything from the marking to the marking.
func (p *page) document() {
	d, w := p.d, p.width
	p.marking()
	title := wrap(d.Title, w)
	p.section(append(title, repeat("═", widest(title))))
	p.section(wrap(d.Subtitle, w))
	p.section(fields(d.Meta, w))
	p.section(wrap(d.Recipient, w))
	p.section(wrap(d.Legend, w))
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case report.Heading:
			p.heading(b)
		case report.Contents:
			p.contents(b)
		default:
			p.section(block(b, w))
		}
	}
	// A page of text has no foot, so the marks stand at the head and at the end of the whole.
	if d.Marking != "" || d.Legend != "" {
		p.section([]string{repeat("─", w)})
		p.section(wrap(d.Legend, w))
		p.marking()
	}
}

// marking writes the banner that says what state the document is in, if it is not issued.
func (p *page) marking() {
	if p.d.Marking != "" {
		p.section(frame(wrap(p.d.Marking, p.width-4), p.width))
	}
}

// heading sets headings apart by rules: double for sections, single for level 2, none below.
func (p *page) heading(h report.Heading) {
	lines := wrap(h.Title(), p.width)
	switch h.Level {
	case 1:
		p.put("")
		rule := repeat("═", p.width)
		lines = append(append([]string{rule}, lines...), rule)
	case 2:
		p.put("")
		lines = append(lines, repeat("─", widest(lines)))
	}
	p.section(lines)
}

// contents lists the headings, indented by their level.
func (p *page) contents(c report.Contents) {
	lines := wrap(c.Heading(), p.width)
	lines = append(lines, repeat("─", widest(lines)))
	for h := range p.d.Headings() {
		if c.Lists(h) {
			lines = append(lines, hang(repeat(" ", 2*h.Level-2), wrap(h.Title(), p.width-2*h.Level+2))...)
		}
	}
	p.section(lines)
}
