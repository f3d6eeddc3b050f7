package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/soc1"
)

// maxBlocks bounds the work of a check; a report of a thousand pages stays far below it.
const maxBlocks = 1 << 20

// Validate returns nil if every renderer can show the document, or every problem found, with its path as by
// [Document.Paths]. It asks for texts where they are required and in valid UTF-8, for ids that are unique and
// well-formed, for links that lead somewhere, for headings whose levels do not skip, for blocks where
// their kind is allowed, for tables whose rows fill their columns, and for bars within their axis.
// It says nothing about what the texts mean.
func (d *Document) Validate() error {
	// The ids come first, because a link may lead forward.
	c := checker{ids: make(map[string]bool)}
	c.walker.text = c.checkText
	c.walker.visit = c.collect
	c.walker.top(d)
	if c.count > maxBlocks {
		c.ps.Addf(soc1.CodeTooLarge, "/blocks", "split the document", "the document has more than %d blocks", maxBlocks)
		return c.ps.Err()
	}
	// The cover is checked after the ids are known: a value on it may be a link.
	c.walker.visit = c.check
	c.walker.cover(d)
	c.walker.in("meta", func() bool {
		return c.walker.each(len(d.Meta), func(i int) bool { return c.line("value", d.Meta[i].Value) })
	})
	if !isLanguage(d.Language()) {
		c.ps.Addf(soc1.CodeInvalid, "/lang", "use a tag such as en or en-US", "%q is not a language tag", d.Lang)
	}
	c.walker.top(d)
	return c.ps.Err()
}

// isLanguage reports whether s has the outer form of a BCP 47 tag: runs of one to eight letters or digits joined
// by hyphens, the first of letters only.
func isLanguage(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if len(part) == 0 || len(part) > 8 || len(s) > 64 {
			return false
		}
		for _, c := range []byte(part) {
			letter := 'a' <= c|0x20 && c|0x20 <= 'z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

// checker validates in two walks: the first collects the ids, the second checks everything else.
type checker struct {
	walker walker
	ps     soc1.Problems
	// ids are the ids seen so far. The map is never ranged over, so problems come in the order of the document.
	ids map[string]bool
	// count is the number of blocks visited.
	count int
	// level is the level of the heading before, or 0.
	level int
}

// problem records a problem at the path of the walker.
func (c *checker) problem(code soc1.Code, hint, format string, args ...any) bool {
	c.ps.Add(code, string(c.walker.path), fmt.Sprintf(format, args...), hint)
	return true
}

// problemAt records a problem at a member of where the walker is.
func (c *checker) problemAt(key string, code soc1.Code, hint, format string, args ...any) bool {
	return c.walker.in(key, func() bool { return c.problem(code, hint, format, args...) })
}

// collect registers the ids of a block.
func (c *checker) collect(w *walker, b Block, _ place) bool {
	c.count++
	switch b := b.(type) {
	case Heading:
		c.id(b.ID, true)
	case Table:
		c.id(b.ID, false)
		w.in("rows", func() bool {
			return w.each(len(b.Rows), func(i int) bool { return c.id(b.Rows[i].ID, false) })
		})
	case Callout:
		c.id(b.ID, false)
	case Figure:
		c.id(b.ID, false)
	}
	return c.count <= maxBlocks
}

// id registers an id that is present. A second use is a problem where it stands; the first use stays quiet, because
// one of the two has to change and the later is the likelier.
func (c *checker) id(id string, required bool) bool {
	switch {
	case id == "" && !required:
	case !isID(id):
		c.problemAt("id", soc1.CodeInvalid, "make ids with Slug or IDs.New", "%q is not an id", id)
	case c.ids[id]:
		c.problemAt("id", soc1.CodeDuplicate, "make ids with IDs.New", "the id %q occurs more than once", id)
	}
	c.ids[id] = true
	return true
}

// checkText checks one string.
func (c *checker) checkText(_ *walker, text string, required bool) bool {
	if !utf8.ValidString(text) {
		c.problem(soc1.CodeInvalid, "decode the text to UTF-8 first", "the text is not valid UTF-8")
	}
	if required && strings.TrimSpace(text) == "" {
		c.problem(soc1.CodeMissing, "state it in words", "the text is empty")
	}
	return true
}

// check checks one block without the blocks in it.
func (c *checker) check(w *walker, b Block, at place) bool {
	if !c.allowed(b, at) {
		return true
	}
	w.texts(b)
	switch b := b.(type) {
	case Heading:
		c.heading(b)
	case Paragraph:
		c.line("text", b.Text)
	case Fields:
		w.each(len(b), func(i int) bool { return c.line("value", b[i].Value) })
	case List:
		c.depth(len(b.Items))
	case Callout:
		if !b.Kind.IsValid() {
			c.problemAt("kind", soc1.CodeInvalid, "use one of the CalloutKinds", "%v is not a kind of callout", b.Kind)
		}
		c.depth(len(b.Blocks))
	case Table:
		c.table(b)
	case Contents:
		if b.Depth < 0 || b.Depth > 4 {
			c.problemAt("depth", soc1.CodeRange, "use 1 to 4, or 0 for 2", "a depth of %d is not possible", b.Depth)
		}
	case Figure:
		c.figure(b)
	}
	return true
}

// allowed checks that b is a block of the closed set and may stand at.
func (c *checker) allowed(b Block, at place) bool {
	switch b.(type) {
	case Paragraph, List, Fields:
		return true
	case Table:
		if at != inCell {
			return true
		}
	case Heading, Callout, Contents, Figure, PageBreak:
		if at == atTop {
			return true
		}
	// A type switch over the values of the set would pass a pointer over in silence, and with it its text. That is
	// the one way in which a sealed interface lets something else in.
	case nil:
		return !c.problem(soc1.CodeMissing, "remove it or put a block there", "the block is nil")
	default:
		return !c.problem(soc1.CodeInvalid, "use a value, not a pointer", "%T is not a block", b)
	}
	return !c.problem(CodeNesting, "move it to the top of the document", "%T cannot stand within another block", b)
}

// depth checks that the n children of the block are not too deep.
func (c *checker) depth(n int) {
	if n > 0 && c.walker.depth >= MaxDepth {
		c.problem(soc1.CodeTooLarge, "nest less", "blocks nest deeper than %d", MaxDepth)
	}
}

// heading checks the level against the heading before it. After a level that skips, the walk goes on from that
// level, so one slip is one problem and not one for each heading below.
func (c *checker) heading(h Heading) {
	switch {
	case h.Level < 1 || h.Level > 4:
		c.problemAt("level", soc1.CodeRange, "use 1 to 4", "a heading of level %d is not possible", h.Level)
	case h.Level > c.level+1:
		c.problemAt("level", soc1.CodeOrder, fmt.Sprintf("use at most %d", c.level+1),
			"a heading of level %d follows one of level %d", h.Level, c.level)
		c.level = h.Level
	default:
		c.level = h.Level
	}
	if strings.TrimSpace(PlainText(h.Text)) == "" {
		c.problemAt("text", soc1.CodeMissing, "name the section", "the heading has no text")
	}
	// A heading is shown as a link in the table of contents, and links do not nest.
	if slices.ContainsFunc(h.Text, func(in Inline) bool { _, ok := in.(Ref); return ok }) {
		c.problemAt("text", CodeNesting, "put the link into the text below", "a heading holds a link")
	}
	c.line("text", h.Text)
}

// line checks the inlines of a line and that its links lead somewhere.
func (c *checker) line(key string, line []Inline) bool {
	return c.walker.in(key, func() bool {
		return c.walker.each(len(line), func(i int) bool {
			switch in := line[i].(type) {
			case nil:
				c.problem(soc1.CodeMissing, "remove it", "the inline is nil")
			case Text, Strong, Emphasis, Code, Break:
			case Ref:
				if in.ID == "" || !c.ids[in.ID] {
					c.problemAt("id", soc1.CodeUnknownReference, "link to a heading, table, row, callout or figure",
						"nothing has the id %q", in.ID)
				}
			default:
				c.problem(soc1.CodeInvalid, "use a value, not a pointer", "%T is not an inline", in)
			}
			return true
		})
	})
}
