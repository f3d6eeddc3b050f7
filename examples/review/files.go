package main

import (
	"io"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/html"
	"github.com/seed-9947fa86/attest/report/markdown"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/report/text"
)

// files returns the memo in three formats, the case as JSON, and the reader pack as one CSV file a sheet.
func files(r *review.Review) []page.File {
	memo := r.Document()
	rendered := func(name string, format report.Renderer) page.File {
		return page.File{Name: name, Write: func(w io.Writer) error { return format.Render(w, memo) }}
	}
	list := []page.File{
		rendered("memo.html", html.New(html.Options{})),
		rendered("memo.md", markdown.New(markdown.Options{})),
		rendered("memo.txt", text.New(text.Options{})),
		{Name: "case.json", Write: func(w io.Writer) error { return review.Encode(w, &r.Case) }},
	}
	for _, s := range r.Sheets() {
		list = append(list, page.File{Name: "pack-" + s.Name + ".csv", Write: func(w io.Writer) error {
			return s.Write(w, review.CSVOptions{ByteOrderMark: true}) // without the mark a spreadsheet takes UTF-8 for something else
		}})
	}
	return list
}
