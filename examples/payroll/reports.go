package main

import (
	"io"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/html"
	"github.com/seed-9947fa86/attest/report/markdown"
	"github.com/seed-9947fa86/attest/report/text"
)

// formats returns the report in every format. The document is composed once, and each renderer writes it in its own way.
func formats(r *report.Report) []page.File {
	document := r.Document()
	rendered := func(name string, format report.Renderer) page.File {
		return page.File{Name: name, Write: func(w io.Writer) error { return format.Render(w, document) }}
	}
	return []page.File{
		rendered("report.html", html.New(html.Options{})),
		rendered("report.md", markdown.New(markdown.Options{})),
		rendered("report.txt", text.New(text.Options{})),
		{Name: "report.json", Write: func(w io.Writer) error { return report.Encode(w, r) }},
	}
}
