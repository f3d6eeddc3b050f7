package report_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// drafted drafts a letter on a report of twelve months to September 2025.
func drafted(t fataler, through soc1.Date, facts soc1.BridgeLetterFacts) soc1.BridgeLetterDraft {
	t.Helper()
	window := soc1.ReportWindow{ID: "SOC1-2025", Type: soc1.Type2, System: "payroll processing",
		Period: soc1.Period{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2025, time.September, 30)}}
	d, err := soc1.DraftBridgeLetter(window, through, facts, soc1.DefaultCoveragePolicy())
	if err != nil {
		t.Fatalf("%v", err)
	}
	return d
}

// completeFacts is all that management has to say.
func completeFacts() soc1.BridgeLetterFacts {
	return soc1.BridgeLetterFacts{
		Title: "Report on controls over payroll processing", Changes: soc1.Disclosure{NoneKnown: true},
		Failures:   soc1.Disclosure{Matters: []string{"One payment run was released a day late"}},
		NextReport: soc1.DateOf(2026, time.November, 16), Signatory: "The signatory", SignatoryTitle: "Chief operating officer",
		Readers: "our customers and their auditors", Dated: soc1.DateOf(2026, time.January, 5),
	}
}

// TestEveryDraftGivesAValidLetter holds for drafts that were checked and for those that were not.
func TestEveryDraftGivesAValidLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := report.BridgeLetterDocument(wild{t}.draft())
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(d.Marking, "DRAFT") || !strings.Contains(d.Marking, "no assurance") {
			t.Fatalf("marking %q", d.Marking)
		}
		renderAll(t, d)
	})
}

// TestLetterWritesDatesAsItsReadersDo takes the order of day and month from the report's standard.
func TestLetterWritesDatesAsItsReadersDo(t *testing.T) {
	for standard, want := range map[soc1.Standard][2]string{
		0:             {"en-US", "from October 1, 2025"},
		soc1.ATC320:   {"en-US", "from October 1, 2025"},
		soc1.ISAE3402: {"en", "from 1 October 2025"},
	} {
		facts := completeFacts()
		facts.Standard = standard
		d := report.BridgeLetterDocument(drafted(t, soc1.DateOf(2025, time.December, 31), facts))
		if d.Language() != want[0] {
			t.Errorf("%v: language %q, want %q", standard, d.Language(), want[0])
		}
		wants(t, partText(d, "letter"), want[1])
	}
}

// TestLetterStandsOnPagesOfItsOwn: what management signs and sends is neither the list of what is open nor the checklist.
func TestLetterStandsOnPagesOfItsOwn(t *testing.T) {
	d := report.BridgeLetterDocument(drafted(t, soc1.DateOf(2025, time.December, 31), soc1.BridgeLetterFacts{}))
	for i, b := range d.Blocks {
		h, ok := b.(report.Heading)
		if !ok || h.Level != 1 {
			continue
		}
		if i == 0 {
			t.Fatalf("%s is the first block", h.ID)
		}
		if _, ok := d.Blocks[i-1].(report.PageBreak); !ok {
			t.Errorf("%s does not begin a page", h.ID)
		}
	}
}

// TestLetterHasAllUsualContents looks for each item of the checklist in the words of a letter that is complete.
func TestLetterHasAllUsualContents(t *testing.T) {
	d := report.BridgeLetterDocument(drafted(t, soc1.DateOf(2025, time.December, 31), completeFacts()))
	text := partText(d, "letter")
	wants(t, text,
		"titled Report on controls over payroll processing (SOC1-2025, Type 2) about payroll processing", "October 1, 2024 to September 30, 2025",
		"from October 1, 2025, the day after that period, to December 31, 2025: 92 days",
		"We know of no material changes", "One payment run was released a day late.", "complementary user entity controls",
		"does not take the place of the report", "Please read the report itself", "November 16, 2026",
		"The signatory", "Chief operating officer", "January 5, 2026", "our customers and their auditors")
	lacks(t, plain(d), "to be filled in", "Open\n")
	wants(t, plain(d), "Nothing is left open")
}

// TestLetterLeavesBlanksForManagement: what management has not said is a blank, and the open items are those of the draft.
func TestLetterLeavesBlanksForManagement(t *testing.T) {
	draft := drafted(t, soc1.DateOf(2026, time.February, 28), soc1.BridgeLetterFacts{})
	d := report.BridgeLetterDocument(draft)
	wants(t, partText(d, "letter"),
		"[title of the report: to be filled in by management]", "[material changes to the system or its controls in these days, or that none are known: to be filled in by management]",
		"[significant failures of controls in these days, or that none are known: to be filled in by management]", "[day on which the next report is expected: to be filled in by management]",
		"[name of the signatory: to be filled in by management]", "[title of the signatory: to be filled in by management]",
		"[the readers for whom the letter is meant: to be filled in by management]", "[date of the letter, on or after February 28, 2026: to be filled in by management]")
	wants(t, plain(d), "Still open: 7 items", "Longer than letters may bridge", "151 days (5 months)")
	open := 0
	for b := range d.All() {
		if table, ok := b.(report.Table); ok {
			for _, row := range table.Rows {
				if row.Tone == report.ToneCaution {
					open++
				}
			}
		}
	}
	if open != len(draft.Open) {
		t.Errorf("the checklist has %d open items, the draft %d", open, len(draft.Open))
	}
}
