package review_test

import (
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// busy returns a case with something in every section of the memo.
func busy() (review.Received, review.Entity) {
	r, e := clean("R"), reader()
	e.Filer = yes
	until(day(2025, time.September, 30))(&r, &e)
	lettered(day(2025, time.October, 1), day(2025, time.December, 31), day(2026, time.January, 9), soc1.IssuedByManagement)(&r, &e)
	carve(&r, "HOST")
	exceptionOn(&r, "X-1")
	mapped(func(*review.Mapping) {})(&r, &e)
	told(review.IncidentTouches, nope)(&r, &e)
	say(&e, "X-1", review.ExceptionTouches, yes)
	weak := evaluated("DEF-1", review.Probable, review.Material)
	weak.Origins = []review.Origin{{Exception: "X-1"}}
	e.Deficiencies = []review.Deficiency{weak}
	return r, e
}

// headings lists the sections of a memo.
func headings(d *report.Document) []string {
	var list []string
	for h := range d.Headings() {
		list = append(list, h.Title())
	}
	return list
}

func TestMemoHasASectionForEverythingThatThereIs(t *testing.T) {
	r, e := busy()
	got := assess(t, &r, e, review.DefaultPolicy())
	want := []string{"Conclusion", "Open questions", "Work that remains", "Checklist", "Period", "Objectives", "Accounts and assertions", "User entity controls", "Test plan",
		"Subservice organizations", "Exceptions and their effect", "Deficiencies of the entity", "Judgements on record", "Reference in the auditor's report", "Reasons and facts", "Basis"}
	if list := headings(got.Document()); !slices.Equal(list, want) {
		t.Errorf("sections %v", list)
	}
	memo := rendered(t, got)
	for _, text := range []string{
		"decided by CO-1",   // who decides the whole
		"Material weakness", // the grade
		"management cannot conclude that internal control", // what it means for a filer
		"C-1: 1 of 25 items.",                              // the count of an exception
		"(AS 2201.B27)",                                    // the reference
		"March 1, 2026",                                    // who judged, and when
		"Tested on October 3, 2025, effective",             // the answer to a CUEC
		"OWN-1",                                            // with the entity's control
		"Taken as management's word for October 1, 2025",   // the letter
		"Every test has these steps",                       // the plan says common steps once
		"The test of October 3, 2025 is on record.",        // and what is particular
		"nobody", // covers the host
		"Can the exception affect the user entity's account", // a judgement on record
	} {
		if !strings.Contains(memo, text) {
			t.Errorf("the memo lacks %q", text)
		}
	}
	// Without any of it the memo is short.
	plain := assess(t, nil, reader(), review.DefaultPolicy())
	if list := headings(plain.Document()); !slices.Equal(list, []string{"Conclusion", "Work that remains", "Checklist", "Objectives", "Accounts and assertions", "Reasons and facts", "Basis"}) {
		t.Errorf("without a report: %v", list)
	}
}

// A memo writes dates as the report does that it is about, and none in the form of data.
func TestLawMemoWritesDatesInOneWay(t *testing.T) {
	iso := regexp.MustCompile(`\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b`)
	dayFirst, monthFirst := regexp.MustCompile(`\b[0-9]{1,2} (January|October|December) 20`), regexp.MustCompile(`(January|October|December) [0-9]{1,2}, 20`)
	law(t, func(t *rapid.T, r review.Received, e review.Entity, got *review.Review) {
		var words []string
		d := got.Document()
		for _, f := range d.Meta {
			words = append(words, report.PlainText(f.Value))
		}
		for b := range d.All() {
			switch x := b.(type) {
			case report.Paragraph:
				words = append(words, report.PlainText(x.Text))
			case report.Figure:
				words = append(words, x.Title, x.Description)
			}
		}
		all := strings.Join(words, "\n")
		if found := iso.FindString(all); found != "" {
			t.Fatalf("%s is in the form of data", found)
		}
		if r.Standard == soc1.ISAE3402 && monthFirst.MatchString(all) || r.Standard != soc1.ISAE3402 && dayFirst.MatchString(all) {
			t.Fatalf("dates of a report under %s: %q", r.Standard, all)
		}
	})
}

// The figure is the one of every document about coverage: same lanes, same words.
func TestPeriodFigureIsTheOneOfCoverage(t *testing.T) {
	r, e := busy()
	got := assess(t, &r, e, review.DefaultPolicy())
	want := report.CoverageTimeline(*got.Coverage)
	for b := range got.Document().All() {
		f, ok := b.(report.Figure)
		if !ok {
			continue
		}
		have, drawn := f.Drawing.(report.Timeline), want.Drawing.(report.Timeline)
		if have.Length != drawn.Length || len(have.Lanes) != len(drawn.Lanes) || len(have.Key) != len(drawn.Key) {
			t.Errorf("the figure is another one: %+v", have)
		}
		return
	}
	t.Error("there is no figure")
}

// TestPackOpensInASpreadsheet reads every sheet as a spreadsheet does: whole rows, no formula, columns to fill in.
func TestPackOpensInASpreadsheet(t *testing.T) {
	r, e := busy()
	r.Exceptions[0].Text = "=HYPERLINK(\"x\")\n-1 of 25"
	say(&e, "HOST", review.SubserviceUsed, nope)
	got := assess(t, &r, e, review.DefaultPolicy())
	names := make(map[string][][]string)
	for _, s := range got.Sheets() {
		var b strings.Builder
		if err := s.Write(&b, review.CSVOptions{ByteOrderMark: true}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", s.Name, err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if dangerous(cell) {
					t.Errorf("%s: %q could be taken for a formula", s.Name, cell)
				}
			}
		}
		if !slices.ContainsFunc(s.Header, func(h string) bool { return h == "Working paper" || h == "Reviewer's note" }) {
			t.Errorf("%s has no column for the reviewer", s.Name)
		}
		names[s.Name] = rows
	}
	for _, tt := range []struct{ sheet, column, want string }{
		{"deficiencies", "Grade", "Material weakness"}, {"deficiencies", "Arises from", "X-1"}, {"deficiencies", "Likelihood", "probable"},
		{"exceptions", "Rate", "4.0%"}, {"subservice-organizations", "Used by the entity", "no"}, {"cuecs", "Tested on", "2025-10-03"},
		{"cover", "Value", "Company UE (illustrative)"}, {"objectives", "Objective", "CO-1"}, {"csocs", "Covered by report", "none"},
	} {
		rows := names[tt.sheet]
		if len(rows) < 2 {
			t.Errorf("%s is empty", tt.sheet)
			continue
		}
		if k := slices.Index(rows[0], tt.column); k < 0 || rows[1][k] != tt.want {
			t.Errorf("%s, %s: %q, want %q", tt.sheet, tt.column, rows[1], tt.want)
		}
	}
}

// What the reader said of a control is quoted as it was said, and no judgement without an answer is shown as one.
func TestJudgementsWithoutAnAnswerAreNotOnRecord(t *testing.T) {
	r, e := clean("R"), reader()
	exceptionOn(&r, "X-1")
	e.Judgements = []review.Judgement{{Question: review.ExceptionTouches, Subject: "X-1"}}
	got := assess(t, &r, e, review.DefaultPolicy())
	if slices.Contains(headings(got.Document()), "Judgements on record") {
		t.Error("an open question is on record as a judgement")
	}
	if !slices.ContainsFunc(got.Needs, func(n review.Need) bool { return n.Question == review.ExceptionTouches }) {
		t.Error("the open question is not asked")
	}
	e.Judgements = []review.Judgement{judged(review.ExceptionTouches, "X-1", opinion.No)}
	if !strings.Contains(rendered(t, assess(t, &r, e, review.DefaultPolicy())), "as discussed") {
		t.Error("the rationale is not shown")
	}
}
