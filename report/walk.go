package report

import (
	"iter"
	"strconv"
)

// MaxDepth is how deep blocks may nest: a paragraph in a list in a list in a cell has depth 4. Walks do not
// go deeper.
const MaxDepth = 8

// All walks the blocks of the document in reading order, each block before the blocks within it, down to
// [MaxDepth].
func (d *Document) All() iter.Seq[Block] {
	return func(yield func(Block) bool) {
		w := walker{visit: func(_ *walker, b Block, _ place) bool { return yield(b) }}
		w.top(d)
	}
}

// Paths walks like [Document.All] and yields with each block its place as a JSON Pointer into the document,
// such as /blocks/3/rows/0/cells/1/blocks/0.
func (d *Document) Paths() iter.Seq2[string, Block] {
	return func(yield func(string, Block) bool) {
		w := walker{visit: func(w *walker, b Block, _ place) bool { return yield(string(w.path), b) }}
		w.top(d)
	}
}

// Texts walks every string of the document that a reader must find in every rendering: the cover and its
// marks first, then the text of the blocks in reading order, one string for each inline, title and label.
// Empty strings are left out.
func (d *Document) Texts() iter.Seq[string] {
	return func(yield func(string) bool) {
		w := walker{text: func(_ *walker, text string, _ bool) bool { return text == "" || yield(text) }}
		w.visit = func(w *walker, b Block, _ place) bool { return w.texts(b) }
		if w.cover(d) {
			w.top(d)
		}
	}
}

// place says where a block stands, which decides what kinds are allowed.
type place uint8

const (
	atTop place = iota
	inCallout
	inCell
)

// walker goes through a document and keeps the path to where it is. Its functions return false to stop.
//
// The path is one slice of bytes that grows and shrinks with the walk, so that a walk that asks for no path
// allocates next to nothing; it becomes a string only where somebody asks for it. This makes it cheap
// enough to validate before each rendering.
type walker struct {
	path  []byte
	depth int
	// visit is called for each block, with the path at the block.
	visit func(w *walker, b Block, at place) bool
	// text is called by texts and cover for each string, with the path at the string.
	text func(w *walker, text string, required bool) bool
}

// in runs f with key appended to the path.
func (w *walker) in(key string, f func() bool) bool {
	n := len(w.path)
	w.path = append(append(w.path, '/'), key...)
	ok := f()
	w.path = w.path[:n]
	return ok
}

// each runs f for 0 to n-1 with the index appended to the path.
func (w *walker) each(n int, f func(i int) bool) bool {
	for i := range n {
		mark := len(w.path)
		w.path = strconv.AppendInt(append(w.path, '/'), int64(i), 10)
		ok := f(i)
		if w.path = w.path[:mark]; !ok {
			return false
		}
	}
	return true
}

// top walks the blocks of the document.
func (w *walker) top(d *Document) bool {
	return w.in("blocks", func() bool { return w.blocks(d.Blocks, atTop) })
}

// blocks visits the blocks and what is in them.
func (w *walker) blocks(list []Block, at place) bool {
	if w.depth >= MaxDepth {
		return true
	}
	// A document can be a loop, since slices may hold themselves. The limit of depth ends such a walk; the check
	// also counts the blocks, for a loop with branches is large long before it is deep.
	w.depth++
	ok := w.each(len(list), func(i int) bool {
		// A block is visited even where its kind is not allowed, and so is what it holds: Validate reports every
		// problem, not the first one.
		return w.visit(w, list[i], at) && w.children(list[i], at)
	})
	w.depth--
	return ok
}

// children visits the blocks in b, which itself stands at.
func (w *walker) children(b Block, at place) bool {
	switch b := b.(type) {
	case List:
		return w.in("items", func() bool {
			return w.each(len(b.Items), func(i int) bool { return w.blocks(b.Items[i], inCell) })
		})
	case Callout:
		return w.in("blocks", func() bool { return w.blocks(b.Blocks, inCallout) })
	case Table:
		return w.in("rows", func() bool {
			return w.each(len(b.Rows), func(r int) bool { return w.cells(b.Rows[r].Cells) })
		})
	}
	return true
}

// cells visits the blocks in each cell of a row, in the order in which the row lists them.
func (w *walker) cells(cells []Cell) bool {
	return w.in("cells", func() bool {
		return w.each(len(cells), func(c int) bool {
			return w.in("blocks", func() bool { return w.blocks(cells[c].Blocks, inCell) })
		})
	})
}

// cover calls text for the strings outside the blocks.
func (w *walker) cover(d *Document) bool {
	return w.string("title", d.Title, true) &&
		w.string("subtitle", d.Subtitle, false) &&
		w.in("meta", func() bool { return w.fields(d.Meta) }) &&
		w.string("marking", d.Marking, false) &&
		w.string("legend", d.Legend, false) &&
		w.string("recipient", d.Recipient, false)
}

// texts calls text for the strings of b itself, not for those of the blocks in it.
func (w *walker) texts(b Block) bool {
	switch b := b.(type) {
	case Heading:
		return w.string("number", b.Number, false) && w.line("text", b.Text)
	case Paragraph:
		return w.line("text", b.Text)
	case Fields:
		return w.fields(b)
	case Callout:
		return w.string("title", b.Title, true)
	case Contents:
		return w.string("title", b.Title, false)
	case Table:
		return w.string("caption", b.Caption, true) && w.in("columns", func() bool {
			return w.each(len(b.Columns), func(i int) bool { return w.string("title", b.Columns[i].Title, true) })
		})
	case Figure:
		return w.string("title", b.Title, true) && w.string("description", b.Description, true) &&
			w.in("drawing", func() bool { return w.drawing(b.Drawing) })
	}
	return true
}

// fields calls text for the term of each field and for the inlines of its value.
func (w *walker) fields(fields []Field) bool {
	return w.each(len(fields), func(i int) bool {
		return w.string("term", fields[i].Term, true) && w.line("value", fields[i].Value)
	})
}

// drawing calls text for every label of a timeline: ticks, lanes with their bars, key. A drawing of another type,
// which only a document that is not valid holds, has no text.
func (w *walker) drawing(d Drawing) bool {
	t, ok := d.(Timeline)
	if !ok {
		return true
	}
	return w.in("ticks", func() bool {
		return w.each(len(t.Ticks), func(i int) bool { return w.string("label", t.Ticks[i].Label, true) })
	}) && w.in("lanes", func() bool {
		return w.each(len(t.Lanes), func(i int) bool {
			bars := t.Lanes[i].Bars
			return w.string("label", t.Lanes[i].Label, true) && w.in("bars", func() bool {
				return w.each(len(bars), func(j int) bool { return w.string("label", bars[j].Label, true) })
			})
		})
	}) && w.in("key", func() bool {
		return w.each(len(t.Key), func(i int) bool { return w.string("label", t.Key[i].Label, true) })
	})
}

// line calls text for each inline. A Break has no text, and a missing inline is left to Validate.
func (w *walker) line(key string, line []Inline) bool {
	return w.in(key, func() bool {
		return w.each(len(line), func(i int) bool {
			switch in := line[i].(type) {
			case nil, Break:
				return true
			case Ref:
				return w.string("text", in.Text, true)
			default:
				return w.text(w, in.Plain(), false)
			}
		})
	})
}

// string calls text for one string that is a member of where the walker is.
func (w *walker) string(key, text string, required bool) bool {
	return w.in(key, func() bool { return w.text(w, text, required) })
}
