package reporttest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// refusesNil passes no document at all, as a caller does that ignores an error.
func refusesNil(f Format) error {
	var b bytes.Buffer
	if err := f.Renderer.Render(&b, nil); err == nil {
		return errors.New("it rendered nil")
	}
	return wroteNothing(&b)
}

// refusesInvalid passes a document whose links are ambiguous. A format that renders it would send readers astray.
func refusesInvalid(f Format) error {
	d := Sample()
	d.Blocks = append(d.Blocks, report.H(1, "scope", "The same id again"))
	var b bytes.Buffer
	if err := f.Renderer.Render(&b, d); !errors.Is(err, soc1.CodeDuplicate) {
		return fmt.Errorf("for a document with a duplicate id it returned %v, which does not wrap the error of Validate", err)
	}
	return wroteNothing(&b)
}

// wroteNothing checks that a failure left no half of a report behind.
func wroteNothing(b *bytes.Buffer) error {
	if b.Len() > 0 {
		return fmt.Errorf("it wrote %d bytes before it failed", b.Len())
	}
	return nil
}

// rendersTitle passes the smallest valid document, in which every optional part is absent.
func rendersTitle(f Format) error {
	_, text, err := f.read(&report.Document{Title: "Only a title"})
	if err == nil && !strings.Contains(text, "Only a title") {
		return errors.New("the title is missing")
	}
	return err
}

// isDeterministic renders equal documents several times; an iteration over a map shows up sooner or later.
func isDeterministic(f Format) error {
	first, err := f.render(Sample())
	if err != nil {
		return err
	}
	for range 3 {
		again, err := f.render(Sample())
		if err != nil {
			return err
		}
		if !bytes.Equal(first, again) {
			return errors.New("the same document gave different bytes")
		}
	}
	return nil
}

// losesNothing gives each text of the sample a word of its own, so that none stands in for another.
func losesNothing(f Format) error {
	n := 0
	d := remake(Sample(), func(string) string {
		// Letters on both sides of the number keep word4 from being found in word40, and no format escapes them.
		n++
		return fmt.Sprintf("word%dq", n)
	})
	_, err := f.finds(d)
	return err
}

// showsMarks passes marks without content, since a format may hang them on pages or sections that are not there.
func showsMarks(f Format) error {
	d := &report.Document{Title: "T", Marking: "Marking of the draft", Legend: "Legend of restricted use", Recipient: "Recipient of the copy"}
	_, err := f.finds(d)
	return err
}

// finds checks that every text of d is in the output, and for text formats that the output is clean. It returns
// the output.
func (f Format) finds(d *report.Document) ([]byte, error) {
	output, text, err := f.read(d)
	if err != nil {
		return nil, err
	}
	checked := map[string]bool{} // the texts of a hostile document are all the same
	for want := range d.Texts() {
		if checked[want] {
			continue
		}
		checked[want] = true
		if clean := fold(report.Clean(want)); !strings.Contains(text, clean) {
			return nil, fmt.Errorf("the text %+q is missing", clean)
		}
	}
	if f.Binary {
		return output, nil
	}
	return output, isCleanText(output)
}

// isCleanText reports what a text output holds that no reader may get.
func isCleanText(output []byte) error {
	if !utf8.Valid(output) {
		return errors.New("the output is not valid UTF-8")
	}
	for i, line := range strings.Split(string(output), "\n") {
		for _, r := range line {
			if ' ' <= r && r <= '~' || 0x2500 <= r && r <= 0x25ff { // most of it, rules of tables included
				continue
			}
			if s := string(r); report.Clean(s) != s {
				return fmt.Errorf("line %d of the output holds the character %U, which report.Clean replaces", i+1, r)
			}
		}
	}
	return nil
}

// escapes puts each hostile string in place of every text, alone and within words. The text has to come back,
// and the markup has to be that of a harmless text.
func escapes(f Format) error {
	harmless, err := f.render(remake(Sample(), func(string) string { return "harmless" }))
	if err != nil {
		return err
	}
	// Between words, within a word and alone: each meets other rules of a format.
	want, err := f.shape(harmless)
	if err != nil {
		return err
	}
	for _, hostile := range Hostile() {
		for _, text := range []string{hostile, "a" + hostile + "z", "a " + hostile + " z"} {
			d := remake(Sample(), func(string) string { return text })
			output, err := f.finds(d)
			if err != nil {
				return fmt.Errorf("with the text %+q: %w", text, err)
			}
			got, err := f.shape(output)
			if err != nil {
				return fmt.Errorf("with the text %+q: %w", text, err)
			}
			if got != want {
				return fmt.Errorf("the text %+q changed the markup: %s", text, difference(got, want))
			}
		}
	}
	return nil
}

// difference shows where two strings part.
func difference(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	from := max(0, i-30)
	return fmt.Sprintf("got %q, want %q", got[from:min(len(got), i+40)], want[from:min(len(want), i+40)])
}

// countingWriter counts calls and keeps nothing. It fails with err, or writes short, if told to.
type countingWriter struct {
	calls int
	err   error
	short bool
}

// Write implements io.Writer, except that it may take half without an error, which a renderer has to notice.
func (w *countingWriter) Write(p []byte) (int, error) {
	w.calls++
	switch {
	case w.err != nil:
		return 0, w.err
	case w.short:
		return len(p) / 2, nil
	}
	return len(p), nil
}

// writesOnce counts the calls of Write.
func writesOnce(f Format) error {
	var w countingWriter
	if err := f.Renderer.Render(&w, Sample()); err != nil {
		return err
	}
	if w.calls != 1 {
		return fmt.Errorf("it called Write %d times", w.calls)
	}
	return nil
}

// returnsWriterError lets the writer fail, then take less than it was given.
func returnsWriterError(f Format) error {
	w := countingWriter{err: errors.New("the disk is full")}
	if err := f.Renderer.Render(&w, Sample()); !errors.Is(err, w.err) {
		return fmt.Errorf("it returned %v, which does not wrap the error of the writer", err)
	}
	w = countingWriter{short: true}
	if err := f.Renderer.Render(&w, Sample()); err == nil {
		return fmt.Errorf("it returned nil for a writer that took half of the bytes; want %w", io.ErrShortWrite)
	}
	return nil
}

// endsWithNewline looks at the last byte of a text format.
func endsWithNewline(f Format) error {
	output, err := f.render(Sample())
	if err == nil && !f.Binary && !bytes.HasSuffix(output, []byte("\n")) {
		return errors.New("the last byte is not a line feed")
	}
	return err
}

// changesNothing compares the document after rendering with a fresh one.
func changesNothing(f Format) error {
	d := Sample()
	if _, err := f.render(d); err != nil {
		return err
	}
	if !reflect.DeepEqual(d, Sample()) {
		return errors.New("the document is not what it was before")
	}
	return nil
}

// isConcurrent renders one document in several goroutines; run under the race detector it finds shared state.
func isConcurrent(f Format) error {
	d := Sample()
	want, err := f.render(d)
	if err != nil {
		return err
	}
	errs := make([]error, 8)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() {
			got, err := f.render(d)
			if err == nil && !bytes.Equal(got, want) {
				err = errors.New("it gave different bytes in another goroutine")
			}
			errs[i] = err
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}
