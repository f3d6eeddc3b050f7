package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"io"

	"github.com/seed-9947fa86/attest/report"
)

// stylesheet is the fixed part of the style. It holds none of "<", "&" and "]]>", so that it stands in HTML and
// XML alike.
//
//go:embed style.css
var stylesheet string

// Paper is the size of the printed page. Its zero value leaves the choice to whoever prints.
type Paper uint8

const (
	// AnyPaper takes what the printing dialogue says.
	AnyPaper Paper = iota
	// A4 is 210 by 297 millimetres.
	A4
	// Letter is 8.5 by 11 inches.
	Letter
)

// Options says how to render. The zero value is the default.
type Options struct {
	// Paper is the size of the printed page. Zero leaves it open.
	Paper Paper
}

// Renderer renders documents as HTML. The zero value renders with the default options. It implements
// [report.Renderer] and may be used by several goroutines at once.
type Renderer struct {
	options Options
}

// New returns a renderer with the options.
func New(options Options) *Renderer { return &Renderer{options: options} }

// Render writes the document as one HTML page in UTF-8.
func (r *Renderer) Render(w io.Writer, d *report.Document) error {
	return report.Buffered(w, d, func(b *bytes.Buffer) error {
		p := page{b: b, d: d}
		p.document(pageStyle(d, r.options.Paper))
		return nil
	})
}

// page writes one document. The counters number what needs a name of its own, such as Caption3.
type page struct {
	b        *bytes.Buffer
	d        *report.Document
	tables   int
	callouts int
	figures  int
	open     bool // whether a section is open
}

// raw writes markup. Only constants of this package are passed to it.
func (p *page) raw(markup ...string) {
	for _, m := range markup {
		p.b.WriteString(m)
	}
}

// text writes text, escaped.
func (p *page) text(s string) { writeEscaped(p.b, s) }

// element writes text as the content of an element. Open is its start tag.
func (p *page) element(open, text, end string) {
	p.raw(open)
	p.text(text)
	p.raw(end)
}

// document writes the page.
func (p *page) document(local string) {
	d := p.d
	p.element("<!DOCTYPE html>\n<html lang=\"", d.Language(), "\">\n<head>\n<meta charset=\"utf-8\"/>\n")
	// The policy comes before the styles it allows. Nothing is allowed by default, and no directive names a host.
	p.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-",
		digest(stylesheet), "' 'sha256-", digest(local), "'; base-uri 'none'; form-action 'none'\"/>\n")
	p.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n",
		"<meta name=\"robots\" content=\"noindex\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n")
	p.element("<title>", d.Title, "</title>\n")
	p.raw("<style>", stylesheet, "</style>\n<style>", local, "</style>\n</head>\n<body>\n",
		"<a class=\"skip\" href=\"#Content\" lang=\"en\">Skip to content</a>\n<div class=\"sheet\">\n")
	p.cover()
	// The link past the cover moves the focus here, which needs a tabindex; -1 keeps it out of the order of tabs.
	p.raw("<main id=\"Content\" tabindex=\"-1\">\n")
	p.blocks(d.Blocks)
	p.closeSection()
	p.raw("</main>\n")
	p.footer()
	p.raw("</div>\n</body>\n</html>\n")
}

// cover writes what stands on the first page.
func (p *page) cover() {
	d := p.d
	p.raw("<header class=\"cover\">\n")
	p.marking()
	p.element("<h1>", d.Title, "</h1>\n")
	if d.Subtitle != "" {
		p.element("<p class=\"subtitle\">", d.Subtitle, "</p>\n")
	}
	if len(d.Meta) > 0 {
		p.fields(d.Meta, "meta")
	}
	p.raw("<div class=\"terms\">\n")
	if d.Recipient != "" {
		p.element("<p class=\"recipient\">", d.Recipient, "</p>\n")
	}
	if d.Legend != "" {
		p.element("<p class=\"legend\">", d.Legend, "</p>\n")
	}
	p.raw("</div>\n</header>\n")
}

// footer repeats the marks at the end of the page.
func (p *page) footer() {
	if p.d.Marking == "" && p.d.Legend == "" && p.d.Recipient == "" {
		return
	}
	p.raw("<footer>\n")
	if p.d.Legend != "" {
		p.element("<p class=\"legend\">", p.d.Legend, "</p>\n")
	}
	if p.d.Recipient != "" {
		p.element("<p class=\"recipient\">", p.d.Recipient, "</p>\n")
	}
	p.marking()
	p.raw("</footer>\n")
}

// marking writes the banner that says what state the document is in, if it is not issued.
func (p *page) marking() {
	if p.d.Marking != "" {
		p.element("<p class=\"marking\"><strong>", p.d.Marking, "</strong></p>\n")
	}
}

// digest returns the SHA-256 of s as a content security policy states it.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return base64.StdEncoding.EncodeToString(sum[:])
}
