package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

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

// documents returns the coverage of each customer to be shown and the draft letter, with the names of their files.
func documents(b *book, results []result) (names []string, list []*report.Document, err error) {
	for _, id := range b.Show {
		r := &results[b.find(id)]
		names = append(names, string(r.ID))
		list = append(list, report.CoverageDocument(report.CoverageFacts{
			Title: "Coverage of " + r.Name + ", " + r.request.FiscalYear.Label, UserEntity: r.Name + " (illustrative)",
			Organization: b.Organization, System: b.System, KnownAt: b.AskedOn, Policy: policy(), Reports: b.Reports, Letters: b.Letters,
		}, r.coverage))
	}
	d, err := b.draft()
	if err != nil {
		return nil, nil, err
	}
	return append(names, "bridge-letter"), append(list, report.BridgeLetterDocument(d)), nil
}

// written is a file that was written.
type written struct {
	path string
	size int
}

// write renders every document in every format into a directory, which it makes if need be.
func write(directory string, b *book, results []result) ([]written, error) {
	names, list, err := documents(b, results)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(directory, 0o755); err != nil {
		return nil, err
	}
	formats := []struct {
		suffix   string
		renderer report.Renderer
	}{{".html", html.New(html.Options{})}, {".md", markdown.New(markdown.Options{})}, {".txt", text.New(text.Options{})}}
	var files []written
	for i, d := range list {
		for _, f := range formats {
			var out bytes.Buffer
			if err := f.renderer.Render(&out, d); err != nil {
				return nil, fmt.Errorf("%s%s: %w", names[i], f.suffix, err)
			}
			path := filepath.Join(directory, names[i]+f.suffix)
			if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
				return nil, err
			}
			files = append(files, written{path, out.Len()})
		}
	}
	return files, nil
}

// filesWritten names the files.
func filesWritten(files []written) string {
	var p page.Page
	p.Heading("The documents")
	for _, f := range files {
		p.Text(fmt.Sprintf("%9d bytes  ", f.size), "%s", f.path)
	}
	return p.String()
}
