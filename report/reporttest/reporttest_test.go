package reporttest_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/reporttest"
)

// lines is a format without markup that obeys every rule: one text a line.
func lines(w io.Writer, d *report.Document) error {
	return report.Buffered(w, d, func(b *bytes.Buffer) error {
		for s := range d.Texts() {
			b.WriteString(report.Clean(s) + "\n")
		}
		return nil
	})
}

func TestGoodRendererPasses(t *testing.T) {
	reporttest.Run(t, reporttest.Format{Renderer: report.RendererFunc(lines)})
	if err := reporttest.Test(reporttest.Format{Renderer: report.RendererFunc(lines)}); err != nil {
		t.Error(err)
	}
}

// spoilt returns lines with its output changed.
func spoilt(change func(string) string) report.RendererFunc {
	return func(w io.Writer, d *report.Document) error {
		var b bytes.Buffer
		if err := lines(&b, d); err != nil {
			return err
		}
		return writeAll(w, change(b.String()))
	}
}

func writeAll(w io.Writer, s string) error {
	n, err := io.WriteString(w, s)
	if err == nil && n < len(s) {
		err = io.ErrShortWrite
	}
	return err
}

// TestBadRendererFails breaks the rules one by one; the kit has to name the rule that is broken.
func TestBadRendererFails(t *testing.T) {
	var calls atomic.Int64
	var mu sync.Mutex
	cases := []struct {
		rule   string
		format reporttest.Format
	}{
		{"refuses a nil document", reporttest.Format{Renderer: report.RendererFunc(func(w io.Writer, d *report.Document) error {
			if d == nil {
				return nil
			}
			return lines(w, d)
		})}},
		{"refuses an invalid document", reporttest.Format{Renderer: report.RendererFunc(func(w io.Writer, d *report.Document) error {
			if d == nil {
				return errors.New("nil")
			}
			return writeAll(w, d.Title+"\n")
		})}},
		{"refuses an invalid document", reporttest.Format{Renderer: report.RendererFunc(func(w io.Writer, d *report.Document) error {
			if d != nil {
				fmt.Fprintln(w, "head")
			}
			return lines(w, d)
		})}},
		{"renders a document of a title only", reporttest.Format{Renderer: spoilt(func(s string) string {
			return strings.ReplaceAll(s, "Only", "")
		})}},
		{"is deterministic", reporttest.Format{Renderer: spoilt(func(s string) string {
			return s + fmt.Sprintln(calls.Add(1))
		})}},
		{"loses no text", reporttest.Format{Renderer: spoilt(func(s string) string { return strings.Replace(s, "word40q", "", 1) })}},
		{"loses no text", reporttest.Format{Renderer: report.RendererFunc(lines), Read: func([]byte) (string, error) {
			return "", errors.New("malformed")
		}}},
		{"always shows marking, legend and recipient", reporttest.Format{Renderer: spoilt(func(s string) string {
			return strings.Replace(s, "Legend of", "", 1)
		})}},
		{"escapes everything", reporttest.Format{Renderer: report.RendererFunc(func(w io.Writer, d *report.Document) error {
			return report.Buffered(w, d, func(b *bytes.Buffer) error {
				for s := range d.Texts() {
					b.WriteString(s + "\n") // without Clean
				}
				return nil
			})
		})}},
		{"escapes everything", reporttest.Format{Renderer: report.RendererFunc(lines), Shape: func(output []byte) (string, error) {
			return fmt.Sprint(bytes.Count(output, []byte("<"))), nil // as if it were HTML
		}}},
		{"escapes everything", reporttest.Format{Renderer: spoilt(func(s string) string { return strings.ReplaceAll(s, "`", "'") })}},
		{"writes once", reporttest.Format{Renderer: report.RendererFunc(func(w io.Writer, d *report.Document) error {
			var b bytes.Buffer
			if err := lines(&b, d); err != nil {
				return err
			}
			first, _ := b.ReadString('\n')
			if err := writeAll(w, first); err != nil {
				return err
			}
			return writeAll(w, b.String())
		})}},
		{"returns the error of the writer", reporttest.Format{Renderer: report.RendererFunc(func(w io.Writer, d *report.Document) error {
			var b bytes.Buffer
			if err := lines(&b, d); err != nil {
				return err
			}
			_, _ = b.WriteTo(w)
			return nil
		})}},
		{"returns the error of the writer", reporttest.Format{Renderer: report.RendererFunc(func(w io.Writer, d *report.Document) error {
			var b bytes.Buffer
			if err := lines(&b, d); err != nil {
				return err
			}
			_, err := w.Write(b.Bytes())
			return err
		})}},
		{"ends text with a newline", reporttest.Format{Renderer: spoilt(strings.TrimSpace)}},
		{"does not change the document", reporttest.Format{Renderer: report.RendererFunc(func(w io.Writer, d *report.Document) error {
			mu.Lock() // the kit renders one document in several goroutines
			defer mu.Unlock()
			err := lines(w, d)
			if d != nil && len(d.Meta) > 0 {
				d.Meta[0].Term += "!"
			}
			return err
		})}},
	}
	for _, c := range cases {
		t.Run(strings.ReplaceAll(c.rule, " ", "-"), func(t *testing.T) {
			err := reporttest.Test(c.format)
			if err == nil || !strings.Contains(err.Error(), "a renderer "+c.rule+": ") {
				t.Errorf("the kit returned %v, which does not say that a renderer %s", err, c.rule)
			}
		})
	}
}

// TestSampleHasEveryKind asks of the sample every kind of block, inline, tone, callout and bar, so that a renderer that
// forgets one cannot pass.
func TestSampleHasEveryKind(t *testing.T) {
	seen := map[string]bool{}
	inlines := func(line []report.Inline) {
		for _, in := range line {
			seen[fmt.Sprintf("%T", in)] = true
		}
	}
	for b := range reporttest.Sample().All() {
		seen[fmt.Sprintf("%T", b)] = true
		switch b := b.(type) {
		case report.Paragraph:
			inlines(b.Text)
		case report.Fields:
			for _, f := range b {
				inlines(f.Value)
			}
		case report.Callout:
			seen["callout "+b.Kind.String()] = true
		case report.Heading:
			seen[fmt.Sprint("level ", b.Level)] = true
		case report.List:
			seen[fmt.Sprint("ordered ", b.Ordered)] = true
		case report.Table:
			for _, c := range b.Columns {
				seen["align "+c.Align.String()] = true
			}
			for _, r := range b.Rows {
				seen["tone "+r.Tone.String()] = true
			}
		case report.Figure:
			for _, l := range b.Drawing.(report.Timeline).Lanes {
				for _, bar := range l.Bars {
					seen["bar "+bar.Class.String()] = true
				}
			}
		}
	}
	want := "report.Heading report.Paragraph report.List report.Fields report.Table report.Callout report.Figure report.Contents report.PageBreak " +
		"report.Text report.Strong report.Emphasis report.Code report.Ref report.Break"
	wants := append(strings.Fields(want), "level 1", "level 2", "level 3", "level 4", "ordered true", "ordered false",
		"align start", "align center", "align end", "tone plain", "tone exception", "tone caution", "tone muted")
	for k := range report.CalloutKinds() {
		wants = append(wants, "callout "+k.String())
	}
	for c := range report.BarClasses() {
		wants = append(wants, "bar "+c.String())
	}
	for _, w := range wants {
		if !seen[w] {
			t.Errorf("the sample has no %s", w)
		}
	}
}

// TestRemakeReachesEveryText replaces the texts of the sample; none of the old ones may be left.
func TestRemakeReachesEveryText(t *testing.T) {
	before := 0
	for range reporttest.Sample().Texts() {
		before++
	}
	after := 0
	for s := range reporttest.Remake(reporttest.Sample(), func(string) string { return "new" }).Texts() {
		if after++; s != "new" {
			t.Errorf("the text %q was left", s)
		}
	}
	if before != after {
		t.Errorf("%d texts became %d", before, after)
	}
}

func ExampleTest() {
	careless := report.RendererFunc(func(w io.Writer, d *report.Document) error {
		return report.Buffered(w, d, func(b *bytes.Buffer) error {
			b.WriteString(report.Clean(d.Title)) // and forgets the rest
			return nil
		})
	})
	err := reporttest.Test(reporttest.Format{Renderer: careless})
	first, _, _ := strings.Cut(err.Error(), "\n")
	fmt.Println(first)
	// Output: a renderer loses no text: the text "word2q" is missing
}
