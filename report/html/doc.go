// Package html renders a report document as one self-contained HTML page that prints well.
//
// The page needs nothing else: no script, no font, no image and no network. One fixed stylesheet is in the page, and
// a content security policy that names its digest forbids everything beside it. A second, small stylesheet
// made from the document carries the lines of the printed page margin and the widths of table columns; it
// consists of numbers and fully escaped strings.
//
// The markup aims at WCAG 2.2 level AA: a language, landmarks, a link past the cover, headings in order, captions
// and header cells for tables, scrolling regions that the keyboard reaches, text that reflows at 320
// pixels, contrast above 4.5 to 1, and no meaning by colour alone. It is well-formed XML as well, apart from the
// document type, so any XML parser can read it back.
//
// Printed from a browser that knows margin boxes, every page carries the title, the marking, the legend, the
// recipient and "Page n of m". Other browsers leave those lines out; the cover and the end of the page repeat
// marking and legend for them.
//
// The words the page adds itself ("Skip to content", "Page") are English and marked so.
//
// The look may change with a minor version. Who stores digests of the output should store the document instead.
//
//	err := html.New(html.Options{Paper: html.A4}).Render(w, doc)
package html
