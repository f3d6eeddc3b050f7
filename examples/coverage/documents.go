package main

import (
	"fmt"
	"io"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/html"
	"github.com/seed-9947fa86/attest/report/markdown"
	"github.com/seed-9947fa86/attest/report/text"
	"github.com/seed-9947fa86/attest/soc1"
)

// draft works out the next bridge letter from what management has said so far.
func (b *book) draft() (soc1.BridgeLetterDraft, error) {
	d, err := soc1.DraftBridgeLetter(b.current(), b.LetterThrough, b.LetterFacts, policy())
	if err != nil {
		return d, fmt.Errorf("the bridge letter: %w", err)
	}
	return d, nil
}

// letter prints what the next letter is about and what is open in it.
func (p *briefing) letter(b *book) error {
	d, err := b.draft()
	if err != nil {
		return err
	}
	p.Heading("The next bridge letter")
	p.Text("", "It continues report %s and is about %s to %s: %d days, %s.", d.Report, d.Gap.Start, d.Gap.End, d.Days, length(d.Months, d.DaysOver))
	if d.TooLong {
		p.Text("", "That is more than letters may bridge under the policy. It will help customers whose year ends earlier, and no others.")
	}
	for _, item := range d.Open {
		p.Text("  Open: ", "%s.", item.Text())
	}
	return nil
}

// length writes a length in calendar months and the days left over, without what is nothing.
func length(months, days int) string {
	text := fmt.Sprintf("%d calendar months", months)
	if days > 0 {
		text += fmt.Sprintf(" and %d days", days)
	}
	return text
}

// document is a document with the name of its files, to which each format adds its suffix.
type document struct {
	name    string
	content *report.Document
}

// documents returns the coverage of each customer to be shown, and the draft letter.
func documents(b *book, results []result) ([]document, error) {
	var list []document
	for _, id := range b.Show {
		r := &results[b.find(id)]
		list = append(list, document{string(r.ID), report.CoverageDocument(report.CoverageFacts{
			Title: "Coverage of " + r.Name + ", " + r.request.FiscalYear.Label, UserEntity: r.Name + " (illustrative)",
			Organization: b.Organization, System: b.System, KnownAt: b.AskedOn, Policy: policy(), Reports: b.Reports, Letters: b.Letters,
		}, r.coverage)})
	}
	d, err := b.draft()
	if err != nil {
		return nil, err
	}
	return append(list, document{"bridge-letter", report.BridgeLetterDocument(d)}), nil
}

// files returns every document in every format.
func files(list []document) []page.File {
	var files []page.File
	for _, d := range list {
		rendered := func(suffix string, format report.Renderer) {
			files = append(files, page.File{Name: d.name + suffix, Write: func(w io.Writer) error { return format.Render(w, d.content) }})
		}
		rendered(".html", html.New(html.Options{}))
		rendered(".md", markdown.New(markdown.Options{}))
		rendered(".txt", text.New(text.Options{}))
	}
	return files
}
