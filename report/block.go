package report

// Block is a part of the page: [Heading], [Paragraph], [List], [Fields], [Table], [Callout], [Figure],
// [Contents] or [PageBreak]. The set is closed; blocks are values, and a pointer to one is refused by
// [Document.Validate].
//
// A Paragraph, a List and Fields may stand anywhere. A Table may stand at the top and in a Callout.
// Every other block stands at the top only.
type Block interface {
	block()
}

// Heading opens a section. Levels begin at 1 and do not skip; the title of the document stands above level 1.
type Heading struct {
	// Level is 1 for a section of the report down to 4.
	Level int
	// ID is the target of links to the section. It is required; see [Slug] for its form.
	ID string
	// Number is the printed number, such as "4.2" or "Section 4". It may be empty.
	Number string
	// Text is the heading itself, without the number.
	Text []Inline
}

// Title returns number and text on one line, as a table of contents prints them.
func (h Heading) Title() string {
	if h.Number == "" {
		return PlainText(h.Text)
	}
	return h.Number + " " + PlainText(h.Text)
}

// Paragraph is running text.
type Paragraph struct {
	Text []Inline
}

// List is a list of items, each of one or more blocks.
type List struct {
	// Ordered says whether the items are numbered from 1.
	Ordered bool
	// Items holds the blocks of each item.
	Items [][]Block
}

// Fields is a list of terms, each with its value.
type Fields []Field

// Field is one term and its value.
type Field struct {
	// Term is what the value is, without a colon.
	Term string
	// Value is the value.
	Value []Inline
}

// Callout is a box that stands out of the text.
type Callout struct {
	// ID makes the box a target of links. It may be empty.
	ID string
	// Kind says how the box is to be marked.
	Kind CalloutKind
	// Title names the matter in words, since colour alone says nothing. It is required.
	Title string
	// Blocks is the content.
	Blocks []Block
}

// Contents is the place of the table of contents, which a format builds from the headings.
type Contents struct {
	// Title stands above the table of contents. Empty means "Contents".
	Title string
	// Depth is the deepest level of heading listed. Zero means 2.
	Depth int
}

// Heading returns the title, or its default.
func (c Contents) Heading() string {
	if c.Title == "" {
		return "Contents"
	}
	return c.Title
}

// Lists reports whether the table of contents shows the heading.
func (c Contents) Lists(h Heading) bool {
	depth := c.Depth
	if depth == 0 {
		depth = 2
	}
	return h.Level <= depth
}

// PageBreak starts a new page in formats that have pages.
type PageBreak struct{}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Fields) block()    {}
func (Table) block()     {}
func (Callout) block()   {}
func (Figure) block()    {}
func (Contents) block()  {}
func (PageBreak) block() {}
