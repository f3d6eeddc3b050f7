package soc1_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// TestUSEditionAtItsBoundaries walks the effective dates of the statements, a day to either side.
func TestUSEditionAtItsBoundaries(t *testing.T) {
	for _, c := range []struct {
		end, dated string // an empty text is no date
		want       soc1.Edition
	}{
		{"2011-06-14", "2011-08-01", soc1.EditionSAS70}, // the period ends a day before SSAE 16 applies
		{"2011-06-15", "2011-08-01", soc1.SSAE16},
		{"2011-06-14", "2017-04-30", soc1.EditionSAS70}, // SSAE 16 looks at the period, however late the report
		{"2016-12-31", "2017-04-30", soc1.SSAE16},       // dated a day before SSAE 18 applies
		{"2016-12-31", "2017-05-01", soc1.SSAE18},       // SSAE 18 looks at the report's date
		{"2011-06-14", "2017-05-01", soc1.SSAE18},       // and at nothing else
		{"2022-03-31", "2022-06-14", soc1.SSAE18},
		{"2022-03-31", "2022-06-15", soc1.SSAE21},
		{"2025-12-31", "2026-02-20", soc1.SSAE21},
		{"1993-12-31", "1994-02-01", soc1.EditionSAS70},
		{"2025-12-31", "", soc1.SSAE21},           // not yet dated: the report cannot be earlier than the period's end
		{"2017-04-30", "", soc1.SSAE16},           // the earliest possible report
		{"2025-12-31", "2010-01-01", soc1.SSAE21}, // dated before the end, which cannot be
		{"", "2025-12-31", soc1.SSAE21},
		{"", "2012-01-01", soc1.EditionSAS70}, // nothing says that the period reached SSAE 16
		{"", "", 0},
	} {
		if got := soc1.USEdition(date(t, c.end), date(t, c.dated)); got != c.want {
			t.Errorf("a period to %q reported on %q falls under %v, want %v", c.end, c.dated, got, c.want)
		}
	}
}

// date parses a date of a test table; an empty text is no date.
func date(t *testing.T, s string) soc1.Date {
	t.Helper()
	var d soc1.Date
	if err := d.UnmarshalText([]byte(s)); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLawLaterReportsNeverFallUnderAnEarlierEdition(t *testing.T) {
	between := rapid.Custom(func(t *rapid.T) soc1.Date {
		return soc1.DateOf(2010, time.January, 1).AddDays(rapid.IntRange(0, 6000).Draw(t, "day"))
	})
	rapid.Check(t, func(t *rapid.T) {
		end, dated := between.Draw(t, "end"), between.Draw(t, "dated")
		later := rapid.IntRange(0, 3000).Draw(t, "later")
		e := soc1.USEdition(end, dated)
		if soc1.USEdition(end, dated.AddDays(later)) < e || soc1.USEdition(end.AddDays(later), dated) < e {
			t.Fatalf("%v is the edition for %v and %v, and an earlier one %d days later", e, end, dated, later)
		}
		if s := e.Standard(); s != soc1.SAS70 && s != soc1.AT801 && s != soc1.ATC320 {
			t.Fatalf("%v is a US edition of %v", e, s)
		}
	})
}

func TestEveryEditionBelongsToAStandardAndEveryStandardHasOne(t *testing.T) {
	want := map[soc1.Edition]soc1.Standard{
		soc1.EditionSAS70:        soc1.SAS70,
		soc1.SSAE16:              soc1.AT801,
		soc1.SSAE18:              soc1.ATC320,
		soc1.SSAE21:              soc1.ATC320,
		soc1.ISAE3402Edition2009: soc1.ISAE3402,
	}
	has := make(map[soc1.Standard]bool)
	for e := range soc1.Editions() {
		if e.Standard() != want[e] || !e.Standard().IsValid() {
			t.Errorf("%v is an edition of %v, want %v", e, e.Standard(), want[e])
		}
		has[e.Standard()] = true
	}
	for s := range soc1.Standards() {
		if !has[s] {
			t.Errorf("%v has no edition", s)
		}
	}
	if s := soc1.Edition(0).Standard(); s != 0 {
		t.Errorf("no edition belongs to %v", s)
	}
}
