package html

import (
	"strconv"

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
	case report.Heading:
		p.heading(b)
	case report.Paragraph:
		p.raw("<p>")
		p.line(b.Text)
		p.raw("</p>\n")
	case report.List:
		p.list(b)
	case report.Fields:
		p.fields(b, "fields")
	case report.Table:
		p.table(b)
	case report.Callout:
		p.callout(b)
	case report.Figure:
		p.figure(b)
	case report.Contents:
		p.contents(b)
	case report.PageBreak:
		p.raw("<div class=\"page-break\"></div>\n")
	}
}

// heading writes a heading. The title of the page is h1, so a heading of level 1 is h2; it opens a section that
// reaches to the next one.
func (p *page) heading(h report.Heading) {
	if h.Level == 1 {
		p.closeSection()
		p.raw("<section aria-labelledby=\"", h.ID, "\">\n")
		p.open = true
	}
	tag := "h" + strconv.Itoa(h.Level+1)
	p.raw("<", tag, " id=\"", h.ID, "\">")
	if h.Number != "" {
		p.element("<span class=\"number\">", h.Number, "</span> ")
	}
	p.line(h.Text)
	p.raw("</", tag, ">\n")
}

// closeSection ends the section that a heading of level 1 opened. Blocks before the first one stand in none.
func (p *page) closeSection() {
	if p.open {
		p.raw("</section>\n")
		p.open = false
	}
}

// line writes inlines.
func (p *page) line(line []report.Inline) {
	for _, in := range line {
		switch in := in.(type) {
		case report.Text:
			p.text(string(in))
		case report.Strong:
			p.element("<strong>", string(in), "</strong>")
		case report.Emphasis:
			p.element("<em>", string(in), "</em>")
		case report.Code:
			p.element("<code>", string(in), "</code>")
		case report.Ref:
			p.raw("<a href=\"#", in.ID, "\">")
			p.element("", in.Text, "</a>")
		case report.Break:
			p.raw("<br/>")
		}
	}
}

// list writes an ordered or unordered list; the style leaves the markers to the browser, which reads them aloud.
func (p *page) list(l report.List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	p.raw("<", tag, ">\n")
	for _, item := range l.Items {
		p.raw("<li>")
		p.content(item)
		p.raw("</li>\n")
	}
	p.raw("</", tag, ">\n")
}

// content writes the blocks of an item or a cell; a first paragraph that stands alone needs no element.
func (p *page) content(blocks []report.Block) {
	if len(blocks) == 1 {
		if only, ok := blocks[0].(report.Paragraph); ok {
			p.line(only.Text)
			return
		}
	}
	p.raw("\n")
	p.blocks(blocks)
}

// fields writes terms and values as a description list. Each pair has an element of its own, so that the style can
// set term and value side by side.
func (p *page) fields(fields []report.Field, class string) {
	p.raw("<dl class=\"", class, "\">\n")
	for _, f := range fields {
		p.element("<div><dt>", f.Term, "</dt><dd>")
		p.line(f.Value)
		p.raw("</dd></div>\n")
	}
	p.raw("</dl>\n")
}

// callout writes a box. It is a note with a name, not a complementary landmark: a long report has dozens of them, and
// as landmarks they would drown the others.
func (p *page) callout(c report.Callout) {
	p.callouts++
	title := "Callout" + strconv.Itoa(p.callouts)
	p.raw("<div class=\"callout ", c.Kind.String(), "\" role=\"note\" aria-labelledby=\"", title, "\"")
	p.id(c.ID)
	p.element(">\n<p class=\"callout-title\" id=\""+title+"\">", c.Title, "</p>\n")
	p.blocks(c.Blocks)
	p.raw("</div>\n")
}

// id writes an id attribute, if there is an id. Ids of the document are lower-case; those that this package gives
// begin with a capital, so they never meet.
func (p *page) id(id string) {
	if id != "" {
		p.raw(" id=\"", id, "\"")
	}
}

// contents writes the table of contents as lists within lists.
func (p *page) contents(c report.Contents) {
	p.raw("<nav class=\"contents\" aria-labelledby=\"Contents\">\n")
	p.element("<h2 id=\"Contents\">", c.Heading(), "</h2>\n")
	depth := 0
	for h := range p.d.Headings() {
		if !c.Lists(h) {
			continue
		}
		// Levels do not skip, so a deeper heading opens one list; a higher one closes as many as lie between.
		switch {
		case h.Level > depth:
			p.raw("<ol>\n")
			depth++
		default:
			for p.raw("</li>\n"); depth > h.Level; depth-- {
				p.raw("</ol>\n</li>\n")
			}
		}
		p.raw("<li><a href=\"#", h.ID, "\">")
		if h.Number != "" {
			p.element("<span class=\"number\">", h.Number, "</span> ")
		}
		p.element("<span class=\"entry\">", report.PlainText(h.Text), "</span></a>")
	}
	for ; depth > 0; depth-- {
		p.raw("</li>\n</ol>\n")
	}
	p.raw("</nav>\n")
}
