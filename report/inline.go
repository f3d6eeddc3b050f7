package report

import "strings"

// Inline is a run of text within a line: [Text], [Strong], [Emphasis], [Code], [Ref] or [Break]. The set is
// closed. Inlines do not nest, so that every format can show every one of them.
//
// Text is what a reader reads: no inline is ever markup, whatever it looks like. A line feed, tab or
// run of blanks in it stands for one blank; a line ends only at a [Break] or with its block.
type Inline interface {
	// Plain returns the text without its emphasis. It is a line feed for a Break.
	Plain() string
	inline()
}

// Text is text without emphasis.
type Text string

// Strong is text of importance, such as the words "Exception noted".
type Strong string

// Emphasis is stressed text, such as the title of a publication.
type Emphasis string

// Code is an identifier or a literal to be read character by character, such as a digest.
type Code string

// Ref is a link to the heading, table, row, callout or figure that carries the ID.
type Ref struct {
	// ID names the target, without a leading "#".
	ID string
	// Text is what the reader sees. It is required.
	Text string
}

// Break ends a line within a block, as in the lines of an address.
type Break struct{}

// Plain returns the text itself.
func (t Text) Plain() string { return string(t) }

// Plain returns the text itself.
func (s Strong) Plain() string { return string(s) }

// Plain returns the text itself.
func (e Emphasis) Plain() string { return string(e) }

// Plain returns the text itself.
func (c Code) Plain() string { return string(c) }

// Plain returns the text of the link, without its target.
func (r Ref) Plain() string { return r.Text }

// Plain returns a line feed.
func (Break) Plain() string { return "\n" }

func (Text) inline()     {}
func (Strong) inline()   {}
func (Emphasis) inline() {}
func (Code) inline()     {}
func (Ref) inline()      {}
func (Break) inline()    {}

// PlainText returns the text of a line without emphasis and links.
func PlainText(line []Inline) string {
	var b strings.Builder
	for _, in := range line {
		if in != nil {
			b.WriteString(in.Plain())
		}
	}
	return b.String()
}
