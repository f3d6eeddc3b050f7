package report_test

import (
	"bytes"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/html"
	"github.com/seed-9947fa86/attest/report/markdown"
	"github.com/seed-9947fa86/attest/report/text"
	"github.com/seed-9947fa86/attest/soc1"
)

// coverageIDs are the objectives that random requests speak about.
var coverageIDs = []soc1.ObjectiveID{"CO-1", "CO-2", "CO-3"}

// daysNear draws a period within some days of the middle of 2025.
func daysNear(t *rapid.T, label string) soc1.Period {
	start := soc1.DateOf(2025, time.July, 1).AddDays(rapid.IntRange(-700, 500).Draw(t, label+" start"))
	p := soc1.Period{Start: start, End: start.AddDays(rapid.IntRange(0, 420).Draw(t, label+" length"))}
	if rapid.Bool().Draw(t, label+" whole months") {
		p.Start, p.End = p.Start.MonthEnd().AddDays(1), p.End.AddMonths(1).MonthEnd()
	}
	return p
}

// coverageQuestions draws valid requests: reports of all kinds and letters that are mostly in order.
func coverageQuestions() *rapid.Generator[soc1.CoverageRequest] {
	return rapid.Custom(func(t *rapid.T) soc1.CoverageRequest {
		req := soc1.CoverageRequest{FiscalYear: soc1.FiscalYear{Label: rapid.SampledFrom([]string{"", "FY2025"}).Draw(t, "label"), Period: daysNear(t, "year")}}
		if rapid.Bool().Draw(t, "by objective") {
			req.Objectives = coverageIDs
		}
		for i := range rapid.IntRange(0, 3).Draw(t, "reports") {
			r := soc1.ReportWindow{ID: soc1.ReportID([]string{"R1", "R2", "R3"}[i]), Type: soc1.Type2, Period: daysNear(t, "window")}
			switch rapid.IntRange(0, 5).Draw(t, "kind of report") {
			case 0:
				r.Type, r.AsOf, r.Period = soc1.Type1, r.Period.End, soc1.Period{}
			case 1:
				r.Adverse = true
			case 2:
				r.Objectives = coverageIDs[:2]
			case 3:
				r.Qualified = coverageIDs[:1]
			}
			req.Reports = append(req.Reports, r)
		}
		for i := range rapid.IntRange(0, min(2, len(req.Reports))).Draw(t, "letters") {
			l := soc1.BridgeLetter{ID: soc1.BridgeLetterID([]string{"L1", "L2"}[i]), Report: req.Reports[i].ID, Issuer: soc1.IssuedByManagement, Period: daysNear(t, "letter")}
			if after := req.Reports[i].Period.End.AddDays(1); after.IsValid() && rapid.IntRange(0, 3).Draw(t, "in order") > 0 {
				l.Period = soc1.Period{Start: after, End: after.AddDays(rapid.IntRange(0, 120).Draw(t, "length"))}
			}
			l.MaterialChange = rapid.IntRange(0, 4).Draw(t, "change") == 0
			req.Letters = append(req.Letters, l)
		}
		if rapid.IntRange(0, 3).Draw(t, "began") == 0 {
			req.ServiceStart = req.FiscalYear.Start.AddDays(rapid.IntRange(-40, 450).Draw(t, "service start"))
		}
		return req
	})
}

// coveragePolicies draws one of the presets.
func coveragePolicies() *rapid.Generator[soc1.CoveragePolicy] {
	return rapid.SampledFrom([]soc1.CoveragePolicy{soc1.DefaultCoveragePolicy(), soc1.StrictCoveragePolicy(), soc1.LenientCoveragePolicy()})
}

// factsFor returns the facts that go with a question.
func factsFor(req soc1.CoverageRequest, p soc1.CoveragePolicy) report.CoverageFacts {
	return report.CoverageFacts{UserEntity: "Alder Creek Foods, Inc.", Policy: p, KnownAt: req.KnownAt, Reports: req.Reports, Letters: req.Letters}
}

// wild draws whatever fits a type: dates at the ends of the calendar, reversed periods, texts that are not UTF-8, values
// that are no constants, and counts without sense.
type wild struct{ t *rapid.T }

func (w wild) date() soc1.Date {
	switch rapid.IntRange(0, 5).Draw(w.t, "date") {
	case 0:
		return soc1.Date{}
	case 1:
		return soc1.DateOf(1, time.January, 1)
	case 2:
		return soc1.DateOf(9999, time.December, 31)
	}
	return soc1.DateOf(2025, time.January, 1).AddDays(rapid.IntRange(-800, 800).Draw(w.t, "days"))
}

func (w wild) period() soc1.Period { return soc1.Period{Start: w.date(), End: w.date()} }

func (w wild) text() string {
	return rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", " ", "\xff\xfe", "a\x00b", "CO-1"})).Draw(w.t, "text")
}

func (w wild) enum() uint8 { return rapid.Uint8Range(0, 20).Draw(w.t, "enum") }

func (w wild) number() int { return rapid.Int().Draw(w.t, "number") }

func (w wild) some() int { return rapid.IntRange(0, 3).Draw(w.t, "some") }

func (w wild) objective() soc1.ObjectiveCoverage {
	o := soc1.ObjectiveCoverage{
		Objective: soc1.ObjectiveID(w.text()), Audit: soc1.CoverageClass(w.enum()), AsOf: soc1.CoverageClass(w.enum()), LastTested: w.date(), Elapsed: w.number(),
		Days: soc1.DayCounts{Total: w.number(), Tested: w.number(), Represented: w.number(), Uncovered: w.number(), NotNeeded: w.number(), Claimed: w.number()},
	}
	for range w.some() {
		o.Segments = append(o.Segments, soc1.CoverageSegment{Period: w.period(), Class: soc1.DayClass(w.enum()), Report: soc1.ReportID(w.text()), Letter: soc1.BridgeLetterID(w.text())})
	}
	for range w.some() {
		o.Gaps = append(o.Gaps, soc1.CoverageGap{Kind: soc1.GapKind(w.enum()), Period: w.period(), Days: w.number(), Months: w.number(), DaysOver: w.number(), Represented: w.number()})
	}
	for range w.some() {
		o.Reasons = append(o.Reasons, soc1.CoverageReason{Focus: soc1.CoverageFocus(w.enum()), Code: soc1.CoverageReasonCode(w.enum()), Gap: soc1.GapKind(w.enum()), Period: w.period(),
			Days: w.number(), Limit: w.number(), Report: soc1.ReportID(w.text()), Letter: soc1.BridgeLetterID(w.text()), Objective: soc1.ObjectiveID(w.text())})
	}
	return o
}

// coverage draws a coverage that nobody worked out.
func (w wild) coverage() soc1.Coverage {
	c := soc1.Coverage{FiscalYear: soc1.FiscalYear{Label: w.text(), Period: w.period()}, Needed: w.period(), Overall: w.objective()}
	for range w.some() {
		c.Objectives = append(c.Objectives, w.objective())
	}
	for range rapid.SampledFrom([]int{0, 1, 2, 30}).Draw(w.t, "reports") {
		c.Reports = append(c.Reports, soc1.ReportContribution{Report: soc1.ReportID(w.text()), Use: soc1.ReportUse(w.enum()), Days: w.number()})
	}
	for range w.some() {
		l := soc1.BridgeCheck{Letter: soc1.BridgeLetterID(w.text()), Accepted: rapid.Bool().Draw(w.t, "accepted"), Represents: w.period()}
		for range w.some() {
			l.Findings = append(l.Findings, soc1.BridgeFinding(w.enum()))
		}
		c.Letters = append(c.Letters, l)
	}
	return c
}

// facts draws facts that need not fit the coverage.
func (w wild) facts(c soc1.Coverage) report.CoverageFacts {
	f := report.CoverageFacts{Title: w.text(), UserEntity: w.text(), Organization: w.text(), System: w.text(), KnownAt: w.date(), Recipient: w.text(),
		Standard: soc1.Standard(w.enum()), Policy: soc1.CoveragePolicy{MinOverlapMonths: w.number(), NearFullPercent: w.number()}}
	for _, r := range c.Reports {
		f.Reports = append(f.Reports, soc1.ReportWindow{ID: r.Report, Type: soc1.ReportType(w.enum()), Period: w.period(), AsOf: w.date(), Issued: w.date()})
	}
	for _, l := range c.Letters {
		f.Letters = append(f.Letters, soc1.BridgeLetter{ID: l.Letter, Period: w.period()})
	}
	return f
}

// draft draws a draft of a letter that nobody checked.
func (w wild) draft() soc1.BridgeLetterDraft {
	said := func() soc1.Disclosure {
		d := soc1.Disclosure{NoneKnown: rapid.Bool().Draw(w.t, "none known")}
		for range w.some() {
			d.Matters = append(d.Matters, w.text())
		}
		return d
	}
	d := soc1.BridgeLetterDraft{
		Report: soc1.ReportID(w.text()), System: w.text(), Type: soc1.ReportType(w.enum()), Window: w.period(), Gap: w.period(), Days: w.number(), Months: w.number(),
		DaysOver: w.number(), TooLong: rapid.Bool().Draw(w.t, "too long"),
		Facts: soc1.BridgeLetterFacts{Title: w.text(), Standard: soc1.Standard(w.enum()), Changes: said(), Failures: said(), NextReport: w.date(), Signatory: w.text(), SignatoryTitle: w.text(), Readers: w.text(), Dated: w.date()},
	}
	for range w.some() {
		d.Open = append(d.Open, soc1.BridgeItem(w.enum()))
	}
	return d
}

// renderAll renders a document in every format of the module.
func renderAll(t fataler, d *report.Document) {
	t.Helper()
	for _, r := range []report.Renderer{html.New(html.Options{}), markdown.New(markdown.Options{}), text.New(text.Options{})} {
		var b bytes.Buffer
		if err := r.Render(&b, d); err != nil {
			t.Fatalf("%T: %v", r, err)
		}
	}
}

// assessed answers a valid request.
func assessed(t fataler, req soc1.CoverageRequest, p soc1.CoveragePolicy) soc1.Coverage {
	t.Helper()
	c, err := soc1.AssessCoverage(req, p)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return c
}
