package report_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestEveryCoverageGivesAValidDocument holds for coverages that were worked out and for those that were not.
func TestEveryCoverageGivesAValidDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var d *report.Document
		var f report.Figure
		if rapid.Bool().Draw(t, "wild") {
			w := wild{t}
			c := w.coverage()
			d, f = report.CoverageDocument(w.facts(c), c), report.CoverageTimeline(c)
		} else {
			req, p := coverageQuestions().Draw(t, "question"), coveragePolicies().Draw(t, "policy")
			c := assessed(t, req, p)
			d, f = report.CoverageDocument(factsFor(req, p), c), report.CoverageTimeline(c)
		}
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		alone := &report.Document{Title: "T", Blocks: []report.Block{f}}
		if err := alone.Validate(); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(d.Marking, "Not a SOC 1 report") {
			t.Fatalf("marking %q", d.Marking)
		}
		renderAll(t, d)
	})
}

// TestTimelineBarsAreTheSegments: the lane of the year has one bar for each segment, with its days and its class, and no
// day without a bar.
func TestTimelineBarsAreTheSegments(t *testing.T) {
	classes := map[soc1.DayClass]report.BarClass{soc1.DayTested: report.BarSolid, soc1.DayRepresented: report.BarHatched,
		soc1.DayUncovered: report.BarMarked, soc1.DayNotNeeded: report.BarOpen}
	rapid.Check(t, func(t *rapid.T) {
		c := assessed(t, coverageQuestions().Draw(t, "question"), coveragePolicies().Draw(t, "policy"))
		drawing := report.CoverageTimeline(c).Drawing.(report.Timeline)
		if drawing.Length != c.FiscalYear.Days() {
			t.Fatalf("the axis has %d days, the year %d", drawing.Length, c.FiscalYear.Days())
		}
		bars := drawing.Lanes[0].Bars
		if len(bars) != len(c.Overall.Segments) {
			t.Fatalf("%d bars for %d segments", len(bars), len(c.Overall.Segments))
		}
		at := 0
		for i, s := range c.Overall.Segments {
			if b := bars[i]; b.Start != at || b.End-b.Start != s.Period.Days() || b.Class != classes[s.Class] {
				t.Fatalf("segment %v is drawn as %v", s, b)
			}
			at = bars[i].End
		}
		if at != drawing.Length {
			t.Fatalf("the bars end at %d of %d", at, drawing.Length)
		}
	})
}

// TestDescriptionSaysWhatTheDrawingSays: the words of every bar and every lane's name stand in the description, and
// every class of bar in the key.
func TestDescriptionSaysWhatTheDrawingSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, p := coverageQuestions().Draw(t, "question"), coveragePolicies().Draw(t, "policy")
		f := factsFor(req, p).Timeline(assessed(t, req, p))
		drawing := f.Drawing.(report.Timeline)
		said := strings.ToLower(f.Description)
		for _, l := range drawing.Lanes {
			name, _, _ := strings.Cut(l.Label, " (")
			name, _, _ = strings.Cut(name, ", outside")
			if !strings.Contains(said, strings.ToLower(name)) {
				t.Fatalf("the description lacks the lane %q: %s", l.Label, f.Description)
			}
			for _, b := range l.Bars {
				if !strings.Contains(said, strings.ToLower(b.Label)) {
					t.Fatalf("the description lacks the bar %q: %s", b.Label, f.Description)
				}
				if !slices.ContainsFunc(drawing.Key, func(k report.KeyEntry) bool { return k.Class == b.Class }) {
					t.Fatalf("the key lacks %s", b.Class)
				}
			}
		}
	})
}

// TestDocumentCountsAreThoseOfTheCoverage compares the fields of the conclusion and the rows of the gaps with the result.
func TestDocumentCountsAreThoseOfTheCoverage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, p := coverageQuestions().Draw(t, "question"), coveragePolicies().Draw(t, "policy")
		req.Objectives = nil
		c := assessed(t, req, p)
		d := report.CoverageDocument(factsFor(req, p), c)
		text := partText(d, "conclusion")
		days := c.Overall.Days
		for _, want := range []string{
			fmt.Sprintf("Days of the year: %d\n", days.Total), fmt.Sprintf("Needed days: %d\n", days.Needed()), fmt.Sprintf("Tested: %s (", ofDays(days.Tested)),
			"By bridge letter only: " + ofDays(days.Represented) + "\n", "Not covered: " + ofDays(days.Uncovered) + "\n", "Service not used: " + ofDays(days.NotNeeded) + "\n",
		} {
			if !strings.Contains(text, want) {
				t.Fatalf("the conclusion lacks %q:\n%s", want, text)
			}
		}
		var rows []report.Row
		for _, b := range part(d, "gaps") {
			if table, ok := b.(report.Table); ok {
				rows = table.Rows
			}
		}
		if len(rows) != len(c.Overall.Gaps) {
			t.Fatalf("%d rows for %d gaps", len(rows), len(c.Overall.Gaps))
		}
		for i, gap := range c.Overall.Gaps {
			if number, letter := textOf(rows[i].Cells[2].Blocks), textOf(rows[i].Cells[4].Blocks); strings.TrimSpace(number) != fmt.Sprint(gap.Days) || strings.TrimSpace(letter) != fmt.Sprint(gap.Represented) {
				t.Fatalf("gap %v has the row %q, %q", gap, number, letter)
			}
		}
	})
}

// ofDays is a number of days as a document writes it.
func ofDays(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}

// TestEveryNextStepStandsInTheDocument: no step gets lost when steps about the same days are joined.
func TestEveryNextStepStandsInTheDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, p := coverageQuestions().Draw(t, "question"), coveragePolicies().Draw(t, "policy")
		c := assessed(t, req, p)
		said := strings.ToLower(partText(report.CoverageDocument(factsFor(req, p), c), "next"))
		for _, s := range c.NextSteps() {
			if !strings.Contains(said, s.Action.Text()) || s.Letter != "" && !strings.Contains(said, strings.ToLower(string(s.Letter))) {
				t.Fatalf("the steps lack %q:\n%s", s, said)
			}
		}
	})
}

func TestCoverageDocumentIsDeterministic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := wild{t}
		c := w.coverage()
		f := w.facts(c)
		if !reflect.DeepEqual(report.CoverageDocument(f, c), report.CoverageDocument(f, c)) {
			t.Fatal("the same coverage gave two documents")
		}
	})
}

// yearOfThree is a calendar year with a report to September, a letter for October and November, and one objective on
// which the report is qualified.
func yearOfThree() (soc1.CoverageRequest, soc1.CoveragePolicy) {
	return soc1.CoverageRequest{
		FiscalYear: soc1.CalendarYear(2025), Objectives: coverageIDs,
		Reports: []soc1.ReportWindow{{ID: "R1", Type: soc1.Type2, Qualified: coverageIDs[:1], Issued: soc1.DateOf(2025, time.November, 14),
			Period: soc1.Period{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2025, time.September, 30)}}},
		Letters: []soc1.BridgeLetter{{ID: "L1", Report: "R1", Issuer: soc1.IssuedByManagement,
			Period: soc1.Period{Start: soc1.DateOf(2025, time.October, 1), End: soc1.DateOf(2025, time.November, 30)}}},
	}, soc1.DefaultCoveragePolicy()
}

func TestCoverageDocumentReads(t *testing.T) {
	req, p := yearOfThree()
	d := report.CoverageDocument(factsFor(req, p), assessed(t, req, p))
	wants(t, plain(d),
		"Coverage of FY2025", "Alder Creek Foods, Inc.", "Audit of the financial statements: none", "Internal control as of December 31, 2025: none",
		"Decided by objectives CO-1.\nNo day is tested.",
		"Entire: no needed day is tested", "Trailing: after the last tested day",
		"October 1, 2025 to December 31, 2025", "3 months", "92", "61",
		"Counts", "November 14, 2025", "CO-2 and CO-3", "October 1, 2025 to November 30, 2025", "The default policy", "6 calendar months, or 100 % of them if they are fewer")
}

// TestReportsSayWhereTheyAreQualified names the objectives, and the days where the report does.
func TestReportsSayWhereTheyAreQualified(t *testing.T) {
	req, p := yearOfThree()
	wants(t, partText(report.CoverageDocument(factsFor(req, p), assessed(t, req, p)), "reports"), "Counts. Qualified on CO-1.")
	req.Reports[0].QualifiedDays = []soc1.ObjectivePeriod{{Objective: "CO-1", Period: soc1.Period{Start: soc1.DateOf(2025, time.March, 3), End: soc1.DateOf(2025, time.March, 9)}}}
	wants(t, partText(report.CoverageDocument(factsFor(req, p), assessed(t, req, p)), "reports"), "Qualified on CO-1 from March 3, 2025 to March 9, 2025.")
}

// TestReasonsNameTheirObjectives: where several groups of objectives decide, every reason says whose it is.
func TestReasonsNameTheirObjectives(t *testing.T) {
	req, p := yearOfThree()
	req.Reports[0].Qualified = nil
	req.Reports[0].SubPeriods = []soc1.ObjectivePeriod{{Objective: "CO-1", Period: soc1.Period{Start: soc1.DateOf(2025, time.June, 1), End: soc1.DateOf(2025, time.September, 30)}}}
	wants(t, partText(report.CoverageDocument(factsFor(req, p), assessed(t, req, p)), "conclusion"),
		"Audit of the financial statements: insufficient\n", "CO-1: 122 days of the year tested; the policy asks for 6 months.",
		"CO-2 and CO-3: No accepted letter speaks about the 31 days from December 1, 2025 to December 31, 2025 (trailing gap).")
}

func TestISAEDatesBeginWithTheDay(t *testing.T) {
	req, p := yearOfThree()
	f := factsFor(req, p)
	f.Standard = soc1.ISAE3402
	text := plain(report.CoverageDocument(f, assessed(t, req, p)))
	wants(t, text, "1 October 2025 to 31 December 2025")
	lacks(t, text, "October 1, 2025")
}

// TestObjectivesThatAreAlikeShareALane draws one lane for the year, two for the groups, one for the report and one
// for the letter.
func TestObjectivesThatAreAlikeShareALane(t *testing.T) {
	req, p := yearOfThree()
	var labels []string
	for _, l := range factsFor(req, p).Timeline(assessed(t, req, p)).Drawing.(report.Timeline).Lanes {
		labels = append(labels, l.Label)
	}
	want := []string{"FY2025, all objectives together", "Objectives CO-1", "Objectives CO-2 and CO-3", "Report R1", "Letter L1"}
	if !slices.Equal(labels, want) {
		t.Errorf("lanes %q, want %q", labels, want)
	}
}

// TestTicksAreMonthStarts: every tick lies on the first day of the month that its label names, and long years have fewer.
func TestTicksAreMonthStarts(t *testing.T) {
	for _, year := range []soc1.Period{
		soc1.CalendarYear(2025).Period,
		{Start: soc1.DateOf(2024, time.December, 29), End: soc1.DateOf(2026, time.January, 3)},
		{Start: soc1.DateOf(2025, time.March, 2), End: soc1.DateOf(2025, time.March, 20)},
		{Start: soc1.DateOf(2000, time.May, 5), End: soc1.DateOf(2049, time.May, 4)},
		{Start: soc1.DateOf(1, time.January, 1), End: soc1.DateOf(9999, time.December, 31)},
	} {
		c := soc1.Coverage{FiscalYear: soc1.FiscalYear{Period: year}}
		drawing := report.CoverageTimeline(c).Drawing.(report.Timeline)
		if len(drawing.Ticks) > 15 {
			t.Errorf("%s has %d ticks", year, len(drawing.Ticks))
		}
		if drawing.Length != year.Days() {
			continue
		}
		for _, tick := range drawing.Ticks {
			day := year.Start.AddDays(tick.At)
			name := day.Month().String()[:3]
			if day.Month() == time.January {
				name = fmt.Sprint(day.Year())
			}
			if day.Day() != 1 || !strings.HasPrefix(tick.Label, name) {
				t.Errorf("%s: the tick %q stands on %s", year, tick.Label, day)
			}
		}
	}
}
