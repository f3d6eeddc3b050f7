// Package markdown renders a report document as GitHub Flavored Markdown, for review in pull requests and wikis.
//
// Every ASCII punctuation mark of the document's text is escaped, so that no text becomes markup, a link or a table
// border in any dialect. Emphasis is written with asterisks where they are sure to work and with HTML tags elsewhere.
// The only HTML in the output is what this package writes: anchors, line breaks and emphasis, whose attributes are
// ids that [report.Document.Validate] has checked.
//
// Markdown knows no row spans: the places below a spanning cell stay empty. It knows no blocks in cells: they
// follow each other there with line breaks between them. It knows no drawings: a timeline is a table of characters and
// words.
//
// Tones of rows and kinds of callouts are not marked; the words of the document say the same.
//
//	err := markdown.New(markdown.Options{}).Render(w, doc)
package markdown
