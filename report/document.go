package report

import (
	"iter"

	"github.com/seed-9947fa86/attest/soc1"
)

// Document is a report as content, before any format: a cover, the marks that every page carries, and a
// list of blocks in reading order. It is plain data, built by literals or by the short constructors of this
// package ([P], [H], [C] and their kin), and knows nothing of SOC 1 or of any format.
//
// The zero value is an empty document; [Document.Validate] says what it lacks. A Document is not changed by
// any method or renderer, so one may be rendered by several goroutines at once.
type Document struct {
	// Title is the name of the report, on the cover and in the metadata of the format. It is required.
	Title string
	// Subtitle is the line below the title. It may be empty.
	Subtitle string
	// Lang is the BCP 47 tag of the language the text is in. Empty means "en".
	Lang string
	// Meta is what the cover lists below the title: organization, auditor, period, version, digest.
	Meta []Field
	// Marking is the text of a banner at the head of the report and of every page, such as the
	// draft legend. Empty means that the report is issued and carries none.
	Marking string
	// Legend is the restricted-use line that stands at the foot of every page. It may be empty.
	Legend string
	// Recipient names for whom this copy was made and when. If set, every page carries it, which
	// makes an uncontrolled copy traceable.
	Recipient string
	// Blocks is the content after the cover.
	Blocks []Block
}

// Language returns Lang, or "en" if it is empty.
func (d *Document) Language() string {
	if d.Lang == "" {
		return "en"
	}
	return d.Lang
}

// Headings returns the headings of the document in reading order, from which a format builds its
// contents and bookmarks.
func (d *Document) Headings() iter.Seq[Heading] {
	return func(yield func(Heading) bool) {
		for _, b := range d.Blocks {
			if h, ok := b.(Heading); ok && !yield(h) {
				return
			}
		}
	}
}

// CodeNesting is reported for a block that stands where its kind is not allowed, such as a heading in a table.
const CodeNesting soc1.Code = "nesting"
