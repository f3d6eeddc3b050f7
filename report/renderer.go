package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Renderer writes a document in one format. An implementation is another package; nothing has to be
// registered. It obeys these rules, which package reporttest checks:
//
//   - It refuses a document that [Document.Validate] refuses, with the same error, and a nil document.
//   - It escapes everything: no text of the document acts as markup, whatever it holds. A character that
//     the format cannot carry is replaced by U+FFFD, never dropped.
//   - No text is lost: every string of the document can be read in the output, or Render fails. The
//     marking, the legend and the recipient are always there.
//   - It is deterministic: the same document gives the same bytes, without clock, randomness or
//     environment.
//   - It renders into memory and writes once. If it returns an error before that, nothing was written;
//     an error of the writer is returned.
//   - The output ends with a newline if the format is text.
//   - It does not change the document and keeps no reference to it, and it may be used by several
//     goroutines at once.
//
// [Buffered] takes care of the first, the fifth and the sixth.
type Renderer interface {
	Render(w io.Writer, d *Document) error
}

// RendererFunc makes a function a Renderer.
type RendererFunc func(w io.Writer, d *Document) error

// Render calls f.
func (f RendererFunc) Render(w io.Writer, d *Document) error { return f(w, d) }

// Buffered validates the document, lets body render it into memory, adds a newline if the output does not
// end with one, and writes the whole in a single call. It is meant for implementations of [Renderer] in
// text formats.
func Buffered(w io.Writer, d *Document, body func(b *bytes.Buffer) error) error {
	if d == nil {
		return errors.New("report: there is no document to render; pass one that is not nil")
	}
	if err := d.Validate(); err != nil {
		return fmt.Errorf("report: the document cannot be rendered: %w", err)
	}
	var b bytes.Buffer
	if err := body(&b); err != nil {
		return err
	}
	if !bytes.HasSuffix(b.Bytes(), []byte("\n")) {
		b.WriteByte('\n')
	}
	n, err := w.Write(b.Bytes())
	if err == nil && n < b.Len() {
		err = io.ErrShortWrite
	}
	return err
}
