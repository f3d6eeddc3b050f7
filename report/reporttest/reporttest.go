package reporttest

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/report"
)

// Format is a renderer with what the kit needs to judge it.
type Format struct {
	// Renderer is the renderer under test. A format that wraps text is to be set to a width beyond any
	// text, so that strings can be found whole.
	Renderer report.Renderer
	// Read returns the text that a reader of the output sees, in any order, without markup and escapes. It
	// fails if the output is not well-formed. Nil stands for a format whose output is its text.
	Read func(output []byte) (string, error)
	// Shape returns the markup of the output without the text, such as a list of its tags. The kit expects
	// it to depend on the structure of the document only. Nil means that the format has no markup.
	Shape func(output []byte) (string, error)
	// Binary says that the output is not text: it need not be UTF-8, nor free of control characters, nor
	// end with a newline.
	Binary bool
}

// rule is one rule of the interface and how it is checked.
type rule struct {
	name  string
	check func(f Format) error
}

// rules returns the rules in the order in which they are checked. Each name completes "a renderer ...".
func rules() []rule {
	return []rule{
		{"refuses a nil document", refusesNil},
		{"refuses an invalid document", refusesInvalid},
		{"renders a document of a title only", rendersTitle},
		{"is deterministic", isDeterministic},
		{"loses no text", losesNothing},
		{"always shows marking, legend and recipient", showsMarks},
		{"escapes everything", escapes},
		{"writes once", writesOnce},
		{"returns the error of the writer", returnsWriterError},
		{"ends text with a newline", endsWithNewline},
		{"does not change the document", changesNothing},
		{"works in several goroutines", isConcurrent},
	}
}

// Test returns nil if the renderer obeys every rule, else an error that names each broken rule.
func Test(f Format) error {
	var errs []error
	for _, r := range rules() {
		if err := r.check(f); err != nil {
			errs = append(errs, fmt.Errorf("a renderer %s: %w", r.name, err))
		}
	}
	return errors.Join(errs...)
}

// Run checks each rule in a subtest.
func Run(t *testing.T, f Format) {
	t.Helper()
	for _, r := range rules() {
		t.Run(strings.ReplaceAll(r.name, " ", "-"), func(t *testing.T) {
			if err := r.check(f); err != nil {
				t.Errorf("a renderer %s: %v", r.name, err)
			}
		})
	}
}

// render returns the output for d.
func (f Format) render(d *report.Document) ([]byte, error) {
	var b bytes.Buffer
	if err := f.Renderer.Render(&b, d); err != nil {
		return nil, fmt.Errorf("rendering failed: %w", err)
	}
	return b.Bytes(), nil
}

// read returns the output for d and the text in it, with runs of blanks as one.
func (f Format) read(d *report.Document) (output []byte, text string, err error) {
	if output, err = f.render(d); err != nil {
		return nil, "", err
	}
	// Without Read the output is its own text.
	text = string(output)
	if f.Read != nil {
		if text, err = f.Read(output); err != nil {
			return nil, "", fmt.Errorf("the output cannot be read back: %w", err)
		}
	}
	return output, fold(text), nil
}

// shape returns the markup of an output.
func (f Format) shape(output []byte) (string, error) {
	if f.Shape == nil {
		return "", nil
	}
	return f.Shape(output)
}

// fold returns text as a reader compares it: blanks and line ends alike, and as many as one.
func fold(text string) string { return strings.Join(strings.Fields(text), " ") }
