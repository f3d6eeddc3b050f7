package soc1_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// letterFacts returns facts that leave nothing open, for a letter up to the end of 2025.
func letterFacts() soc1.BridgeLetterFacts {
	return soc1.BridgeLetterFacts{
		Title: "Report on controls", Changes: soc1.Disclosure{NoneKnown: true}, Failures: soc1.Disclosure{NoneKnown: true},
		NextReport: soc1.DateOf(2026, time.November, 15), Signatory: "A. Person", SignatoryTitle: "Chief Operating Officer",
		Readers: "customers and their auditors", Dated: soc1.DateOf(2026, time.January, 5),
	}
}

// A draft with nothing open is a complete letter that coverage accepts under the strictest policy, and it represents
// exactly the days of the gap.
func TestLawACompleteDraftIsAccepted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := soc1.ReportWindow{ID: "R", Type: soc1.Type2, Period: periodNear(400).Draw(t, "window")}
		through := w.Period.End.AddDays(rapid.IntRange(1, 200).Draw(t, "days"))
		facts := letterFacts()
		facts.Dated = through.AddDays(rapid.IntRange(0, 30).Draw(t, "later"))
		if rapid.Bool().Draw(t, "changed") {
			facts.Changes = soc1.Disclosure{Matters: []string{"A system was replaced."}}
		}
		policy := soc1.StrictCoveragePolicy()
		d, err := soc1.DraftBridgeLetter(w, through, facts, policy)
		if err != nil || len(d.Open) != 0 || d.Days != through.Sub(w.Period.End) || d.EarliestDate() != through {
			t.Fatalf("%+v, %v", d, err)
		}
		c := assess(t, soc1.CoverageRequest{
			FiscalYear: soc1.FiscalYear{Period: soc1.Period{Start: w.Period.Start, End: through}},
			Reports:    []soc1.ReportWindow{w}, Letters: []soc1.BridgeLetter{d.Letter("L")},
		}, policy)
		check := c.Letters[0]
		if !check.Accepted || check.Represents != d.Gap || c.Overall.Days.Represented != d.Days {
			t.Fatalf("the letter is judged %+v", check)
		}
		if slices.Contains(check.Findings, soc1.BridgeTooLong) != d.TooLong || slices.Contains(check.Findings, soc1.BridgeMaterialChange) == facts.Changes.NoneKnown {
			t.Fatalf("%+v, too long %v", check, d.TooLong)
		}
	})
}

// Each fact that is left out is one open item, and the contents of the letter miss it.
func TestEachMissingFactIsOneOpenItem(t *testing.T) {
	w := type2(t, "R", "2024-10-01/2025-09-30")
	through := soc1.DateOf(2025, time.December, 31)
	open := map[soc1.BridgeItem]bool{}
	for i := range reflect.TypeFor[soc1.BridgeLetterFacts]().NumField() {
		if reflect.TypeFor[soc1.BridgeLetterFacts]().Field(i).Name == "Standard" {
			continue // it decides how dates are written, and no item of the contents is about it
		}
		facts := letterFacts()
		reflect.ValueOf(&facts).Elem().Field(i).SetZero()
		d, err := soc1.DraftBridgeLetter(w, through, facts, soc1.DefaultCoveragePolicy())
		if err != nil || len(d.Open) != 1 {
			t.Fatalf("without %s: open %v, %v", reflect.TypeOf(facts).Field(i).Name, d.Open, err)
		}
		open[d.Open[0]] = true
		l := d.Letter("L")
		if d.Open[0] == soc1.ItemDate {
			if l.Dated.IsValid() {
				t.Errorf("a letter without a date is dated %v", l.Dated)
			}
		} else if missing := slices.Collect(l.Contents.Missing()); !slices.Equal(missing, []string{d.Open[0].Text()}) {
			t.Errorf("%v is open, and the letter misses %v", d.Open, missing)
		}
	}
	if len(open) != 7 {
		t.Errorf("the facts fill in %d items: %v", len(open), open)
	}
	d, err := soc1.DraftBridgeLetter(w, through, letterFacts(), soc1.DefaultCoveragePolicy())
	if err != nil || d.Months != 3 || d.DaysOver != 0 || d.Days != 92 || d.TooLong {
		t.Errorf("the last quarter: %+v, %v", d, err)
	}
	if got := soc1.BridgeItem(0).Text(); got != "BridgeItem(0)" {
		t.Errorf("no item reads %q", got)
	}
}

func TestLettersThatShouldNotBeDrafted(t *testing.T) {
	good := type2(t, "R", "2024-10-01/2025-09-30")
	through := soc1.DateOf(2025, time.December, 31)
	for _, tc := range []struct {
		name   string
		change func(*soc1.ReportWindow, *soc1.Date, *soc1.BridgeLetterFacts)
		want   []string
	}{
		{"Type 1", func(w *soc1.ReportWindow, _ *soc1.Date, _ *soc1.BridgeLetterFacts) { w.Type = soc1.Type1 }, []string{"/report/type"}},
		{"no window", func(w *soc1.ReportWindow, _ *soc1.Date, _ *soc1.BridgeLetterFacts) {
			w.Period, w.ID = soc1.Period{}, ""
		}, []string{"/report/id", "/report/period/end", "/report/period/start"}},
		{"adverse", func(w *soc1.ReportWindow, _ *soc1.Date, _ *soc1.BridgeLetterFacts) { w.Adverse = true }, []string{"/report"}},
		{"no last day", func(_ *soc1.ReportWindow, d *soc1.Date, _ *soc1.BridgeLetterFacts) { *d = soc1.Date{} }, []string{"/through"}},
		{"inside the window", func(_ *soc1.ReportWindow, d *soc1.Date, _ *soc1.BridgeLetterFacts) { *d = good.Period.End }, []string{"/through"}},
		{"dated too early", func(_ *soc1.ReportWindow, _ *soc1.Date, f *soc1.BridgeLetterFacts) { f.Dated = through.AddDays(-1) }, []string{"/facts/dated"}},
		{"known and not known", func(_ *soc1.ReportWindow, _ *soc1.Date, f *soc1.BridgeLetterFacts) {
			f.Changes.Matters, f.Failures = []string{" "}, soc1.Disclosure{Matters: make([]string, 101)}
		}, []string{"/facts/changes", "/facts/changes/matters/0", "/facts/failures/matters"}},
		{"too much text", func(_ *soc1.ReportWindow, _ *soc1.Date, f *soc1.BridgeLetterFacts) {
			f.Title = strings.Repeat("x", 5000)
		}, []string{"/facts/title"}},
		{"unknown standard", func(_ *soc1.ReportWindow, _ *soc1.Date, f *soc1.BridgeLetterFacts) { f.Standard = 99 }, []string{"/facts/standard"}},
	} {
		w, d, f := good, through, letterFacts()
		tc.change(&w, &d, &f)
		draft, err := soc1.DraftBridgeLetter(w, d, f, soc1.DefaultCoveragePolicy())
		if diff := cmp.Diff(tc.want, paths(err)); diff != "" || draft.Report != "" {
			t.Errorf("%s: problems (-want +got):\n%s", tc.name, diff)
		}
	}
}
