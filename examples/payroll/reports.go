package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/html"
	"github.com/seed-9947fa86/attest/report/markdown"
	"github.com/seed-9947fa86/attest/report/text"
)

// written is a file that was written.
type written struct {
	path string
	size int
}

// writeReports composes the report and writes it in every format into a directory, which it makes if need be. The
// report stays a draft: issuing it is for the firm that signs it.
func writeReports(directory string, e *opinion.Examination, o *opinion.Opinion) ([]written, error) {
	r, err := report.New(e, o, narrative(e))
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(directory, 0o755); err != nil {
		return nil, err
	}
	document := r.Document()
	rendered := func(format report.Renderer) func(io.Writer) error {
		return func(w io.Writer) error { return format.Render(w, document) }
	}
	var files []written
	for _, f := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{"report.html", rendered(html.New(html.Options{}))},
		{"report.md", rendered(markdown.New(markdown.Options{}))},
		{"report.txt", rendered(text.New(text.Options{}))},
		{"report.json", func(w io.Writer) error { return report.Encode(w, r) }},
	} {
		var b bytes.Buffer
		if err := f.write(&b); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		path := filepath.Join(directory, f.name)
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			return nil, err
		}
		files = append(files, written{path, b.Len()})
	}
	return files, nil
}

// filesWritten names the files.
func filesWritten(files []written) string {
	var p page.Page
	p.Heading("The report")
	for _, f := range files {
		p.Text(fmt.Sprintf("%9d bytes  ", f.size), "%s", f.path)
	}
	return p.String()
}
