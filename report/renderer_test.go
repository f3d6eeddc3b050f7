package report_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"testing"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// titles is a format of one line.
var titles = report.RendererFunc(func(w io.Writer, d *report.Document) error {
	return report.Buffered(w, d, func(b *bytes.Buffer) error {
		b.WriteString(report.Clean(d.Title))
		return nil
	})
})

func TestBuffered(t *testing.T) {
	failure := errors.New("no glyph")
	failing := report.RendererFunc(func(w io.Writer, d *report.Document) error {
		return report.Buffered(w, d, func(b *bytes.Buffer) error {
			b.WriteString("half")
			return failure
		})
	})
	d := &report.Document{Title: "T"}
	var b bytes.Buffer
	if err := failing.Render(&b, d); !errors.Is(err, failure) || b.Len() > 0 {
		t.Errorf("got %v after %d bytes, want the error of the body and no bytes", err, b.Len())
	}
	if err := titles.Render(&b, nil); err == nil || b.Len() > 0 {
		t.Errorf("nil: got %v after %d bytes", err, b.Len())
	}
	if err := titles.Render(&b, &report.Document{}); !errors.Is(err, soc1.CodeMissing) || b.Len() > 0 {
		t.Errorf("a document without title: got %v after %d bytes", err, b.Len())
	}
	if err := titles.Render(&b, d); err != nil || b.String() != "T\n" {
		t.Errorf("got %q, %v", b.String(), err)
	}
}

// A format is a function over the tree of blocks. This one lists the headings.
func ExampleRenderer() {
	outline := report.RendererFunc(func(w io.Writer, d *report.Document) error {
		return report.Buffered(w, d, func(b *bytes.Buffer) error {
			for h := range d.Headings() {
				fmt.Fprintf(b, "%*s%s\n", 2*(h.Level-1), "", report.Clean(h.Title()))
			}
			return nil
		})
	})
	doc := &report.Document{Title: "Example report", Blocks: []report.Block{
		report.H(1, "system", "Description of the system").Numbered("Section 3"),
		report.H(2, "services", "Services").Numbered("3.1"),
	}}
	if err := outline.Render(os.Stdout, doc); err != nil {
		fmt.Println(err)
	}
	// Output:
	// Section 3 Description of the system
	//   3.1 Services
}
