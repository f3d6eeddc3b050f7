package main

import (
	"io"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/html"
	"github.com/seed-9947fa86/attest/report/markdown"
	"github.com/seed-9947fa86/attest/report/text"
)

// reports composes the report and returns it in every format. It stays a draft: issuing it is for the firm that signs it.
func reports(e *opinion.Examination, o *opinion.Opinion) ([]page.File, error) {
	r, err := report.New(e, o, narrative(e))
	if err != nil {
		return nil, err
	}
	document := r.Document()
	rendered := func(name string, format report.Renderer) page.File {
		return page.File{Name: name, Write: func(w io.Writer) error { return format.Render(w, document) }}
	}
	return []page.File{
		rendered("report.html", html.New(html.Options{})),
		rendered("report.md", markdown.New(markdown.Options{})),
		rendered("report.txt", text.New(text.Options{})),
		{Name: "report.json", Write: func(w io.Writer) error { return report.Encode(w, r) }},
	}, nil
}
