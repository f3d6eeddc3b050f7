package report_test

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// threeMonthsShort is a calendar year with a report that ends in September, and no letter.
func threeMonthsShort() soc1.CoverageRequest {
	return soc1.CoverageRequest{FiscalYear: soc1.CalendarYear(2025), Reports: []soc1.ReportWindow{{ID: "R1", Type: soc1.Type2,
		Period: soc1.Period{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2025, time.September, 30)}}}}
}

// The drawing of a year whose last three months nobody tested, in characters.
func ExampleCoverageTimeline() {
	coverage, err := soc1.AssessCoverage(threeMonthsShort(), soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	figure := report.CoverageTimeline(coverage)
	fmt.Println(figure.Title)
	if drawing, ok := figure.Drawing.(report.Timeline); ok {
		for _, lane := range drawing.Lanes {
			fmt.Println(drawing.Characters(lane, 40), lane.Label)
		}
	}
	// Output:
	// Coverage of FY2025: 273 of 365 needed days tested, 92 not covered
	// ██████████████████████████████▚▚▚▚▚▚▚▚▚▚ FY2025
	// ██████████████████████████████·········· Report R1
}

// The facts hold the windows, so that a report that counts for nothing is drawn too.
func ExampleCoverageFacts_Timeline() {
	req := threeMonthsShort()
	req.Reports[0].Adverse = true
	coverage, err := soc1.AssessCoverage(req, soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	figure := report.CoverageFacts{Reports: req.Reports}.Timeline(coverage)
	if drawing, ok := figure.Drawing.(report.Timeline); ok {
		for _, lane := range drawing.Lanes {
			fmt.Println(drawing.Characters(lane, 40), lane.Label)
		}
	}
	// Output:
	// ▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚▚ FY2025
	// □□□□□□□□□□□□□□□□□□□□□□□□□□□□□□·········· Report R1 (does not count)
}

func ExampleCoverageDocument() {
	req, policy := threeMonthsShort(), soc1.DefaultCoveragePolicy()
	coverage, err := soc1.AssessCoverage(req, policy)
	if err != nil {
		fmt.Println(err)
		return
	}
	d := report.CoverageDocument(report.CoverageFacts{UserEntity: "Alder Creek Foods, Inc.", Reports: req.Reports, Policy: policy}, coverage)
	fmt.Println(d.Title)
	for b := range d.All() {
		if box, ok := b.(report.Callout); ok {
			fmt.Println(box.Kind, "|", box.Title)
		}
	}
	// Output:
	// Coverage of FY2025
	// exception | Audit of the financial statements: insufficient
	// exception | Internal control as of December 31, 2025: insufficient
}

// What management has not said stays a blank.
func ExampleBridgeLetterDocument() {
	draft, err := soc1.DraftBridgeLetter(threeMonthsShort().Reports[0], soc1.DateOf(2025, time.December, 31),
		soc1.BridgeLetterFacts{Changes: soc1.Disclosure{NoneKnown: true}}, soc1.DefaultCoveragePolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	shown := false
	for _, b := range report.BridgeLetterDocument(draft).Blocks {
		switch b := b.(type) {
		case report.Heading:
			shown = b.ID == "letter-changes" || b.ID == "letter-failures"
		case report.Paragraph:
			if shown {
				fmt.Println(report.PlainText(b.Text))
			}
		}
	}
	// Output:
	// We know of no material changes to the system or its controls in these days.
	// [significant failures of controls in these days, or that none are known: to be filled in by management]
}
