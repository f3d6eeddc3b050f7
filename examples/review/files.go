package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/html"
	"github.com/seed-9947fa86/attest/report/markdown"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/report/text"
)

// written is a file that was written.
type written struct {
	path string
	size int
}

// writeFiles writes the memo in three formats, the reader pack as one CSV file a sheet, and the case as JSON.
func writeFiles(directory string, r *review.Review) ([]written, error) {
	if err := os.MkdirAll(directory, 0o755); err != nil {
		return nil, err
	}
	memo := r.Document()
	type file struct {
		name  string
		write func(io.Writer) error
	}
	render := func(name string, format report.Renderer) file {
		return file{name, func(w io.Writer) error { return format.Render(w, memo) }}
	}
	list := []file{
		render("memo.html", html.New(html.Options{})),
		render("memo.md", markdown.New(markdown.Options{})),
		render("memo.txt", text.New(text.Options{})),
		{"case.json", func(w io.Writer) error { return review.Encode(w, &r.Case) }},
	}
	for _, s := range r.Sheets() {
		list = append(list, file{"pack-" + s.Name + ".csv", func(w io.Writer) error { return s.Write(w, review.CSVOptions{ByteOrderMark: true}) }})
	}
	var files []written
	for _, f := range list {
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
	p.Heading("Memo and reader pack")
	for _, f := range files {
		p.Text(fmt.Sprintf("%9d bytes  ", f.size), "%s", f.path)
	}
	return p.String()
}
