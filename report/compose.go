package report

// Line returns a line of plain text.
func Line(text string) []Inline { return []Inline{Text(text)} }

// P returns a paragraph of plain text.
func P(text string) Paragraph { return Paragraph{Text: Line(text)} }

// Para returns a paragraph of several inlines.
func Para(line ...Inline) Paragraph { return Paragraph{Text: line} }

// H returns a heading of plain text without a number.
func H(level int, id, text string) Heading { return Heading{Level: level, ID: id, Text: Line(text)} }

// Numbered returns the heading with a number before its text.
func (h Heading) Numbered(number string) Heading {
	h.Number = number
	return h
}

// Bullets returns an unordered list of one plain paragraph an item.
func Bullets(items ...string) List { return List{Items: paragraphs(items)} }

// Steps returns an ordered list of one plain paragraph an item.
func Steps(items ...string) List { return List{Ordered: true, Items: paragraphs(items)} }

// paragraphs returns one item with one plain paragraph for each text.
func paragraphs(items []string) [][]Block {
	out := make([][]Block, len(items))
	for i, text := range items {
		out[i] = []Block{P(text)}
	}
	return out
}

// F returns a field with a plain value.
func F(term, value string) Field { return Field{Term: term, Value: Line(value)} }

// FieldOf returns a field whose value has several inlines.
func FieldOf(term string, value ...Inline) Field { return Field{Term: term, Value: value} }

// Col returns a column that takes width shares of the page.
func Col(title string, width int) Column { return Column{Title: title, Width: width} }

// R returns a row without id and tone.
func R(cells ...Cell) Row { return Row{Cells: cells} }

// As returns the row with a tone.
func (r Row) As(tone Tone) Row {
	r.Tone = tone
	return r
}

// At returns the row with an id, which makes it a target of links.
func (r Row) At(id string) Row {
	r.ID = id
	return r
}

// C returns a cell with one plain paragraph for each text.
func C(paragraphs ...string) Cell {
	blocks := make([]Block, len(paragraphs))
	for i, text := range paragraphs {
		blocks[i] = P(text)
	}
	return Cell{Blocks: blocks}
}

// CellOf returns a cell with the blocks.
func CellOf(blocks ...Block) Cell { return Cell{Blocks: blocks} }

// Span returns the cell reaching over rows rows, itself included.
func (c Cell) Span(rows int) Cell {
	c.RowSpan = rows
	return c
}

// Box returns a callout without an id.
func Box(kind CalloutKind, title string, blocks ...Block) Callout {
	return Callout{Kind: kind, Title: title, Blocks: blocks}
}
