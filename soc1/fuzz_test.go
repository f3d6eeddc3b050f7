package soc1_test

import (
	"encoding"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// FuzzParseDate checks that whatever parses is spelled exactly like its input and agrees with the
// standard library.
func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{
		"2025-12-31",           // an ordinary date
		"0001-01-01",           // the first date
		"9999-12-31",           // the last date
		"0000-12-31",           // one day too early
		"2024-02-29",           // a leap day
		"1900-02-29",           // a leap day that the century rule takes away
		"2025-02-30",           // a day that no year has
		"2025-1-1",             // digits missing
		"2025-12-31T00:00:00Z", // a timestamp
		"２０２５-12-31",           // digits that are not ASCII
		"",                     // nothing
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := soc1.ParseDate(s)
		want, wantErr := time.Parse(time.DateOnly, s)
		if wantErr == nil && want.Year() == 0 {
			wantErr = err
		}
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("ParseDate(%q): %v, the standard library says %v", s, err, wantErr)
		}
		if err != nil {
			if d.IsValid() || err.Error() == "" {
				t.Fatalf("ParseDate(%q) = %v with error %q", s, d, err)
			}
			return
		}
		if d.String() != s || soc1.DateFromTime(want) != d {
			t.Fatalf("ParseDate(%q) = %v", s, d)
		}
	})
}

// FuzzDateDecoders checks that every way of reading a date accepts the same texts with the same result,
// and leaves the date alone on an error.
func FuzzDateDecoders(f *testing.F) {
	for _, seed := range [][]byte{
		[]byte("2025-12-31"), // an ordinary date
		{},                   // no date
		[]byte("2025-12-32"), // a day too many
		{0xff, 0xfe, 0x00},   // not text at all
		[]byte("null"),       // the JSON word for nothing
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		before := soc1.DateOf(2000, time.January, 1)
		a, b, c := before, before, before
		errA, errB, errC := a.UnmarshalText(text), b.Scan(text), c.Scan(string(text))
		if (errA == nil) != (errB == nil) || (errA == nil) != (errC == nil) || a != b || a != c {
			t.Fatalf("%q reads as %v (%v), %v (%v) and %v (%v)", text, a, errA, b, errB, c, errC)
		}
		if errA != nil {
			if a != before {
				t.Fatalf("%q changes the date in spite of %v", text, errA)
			}
			return
		}
		sameText(t, a, text)
	})
}

// FuzzParsePeriod checks that whatever parses is valid and spelled like its input.
func FuzzParsePeriod(f *testing.F) {
	for _, seed := range []string{
		"2025-01-01/2025-12-31",            // a calendar year
		"2025-01-01/2025-01-01",            // one day
		"0001-01-01/9999-12-31",            // the whole calendar
		"2025-12-31/2025-01-01",            // reversed
		"2025-01-01/2025-12-31/2026-12-31", // three dates
		"2025-01-01/P1Y",                   // an ISO 8601 duration, which we do not read
		"/",                                // both halves missing
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := soc1.ParsePeriod(s)
		if err != nil {
			if !p.IsZero() {
				t.Fatalf("ParsePeriod(%q) = %v with error %v", s, p, err)
			}
			return
		}
		if !p.IsValid() || p.String() != s || p.Days() < 1 {
			t.Fatalf("ParsePeriod(%q) = %v with %d days", s, p, p.Days())
		}
	})
}

// FuzzParsePeriodSet checks that whatever parses is in normal form and spelled like its input.
func FuzzParsePeriodSet(f *testing.F) {
	for _, seed := range []string{
		"",                      // the empty set
		"2025-01-01/2025-03-31", // one period
		"2025-01-01/2025-03-31,2025-04-02/2025-12-31", // one missing day
		"2025-01-01/2025-03-31,2025-04-01/2025-12-31", // touching, so not in normal form
		"2025-04-02/2025-12-31,2025-01-01/2025-03-31", // out of order
		",", // two empty parts
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		set, err := soc1.ParsePeriodSet(s)
		if err != nil {
			return
		}
		var list []soc1.Period
		for p := range set.All() {
			list = append(list, p)
		}
		again, err := soc1.NewPeriodSet(list...)
		if err != nil || !again.Equal(set) || again.Len() != set.Len() {
			t.Fatalf("ParsePeriodSet(%q) = %v is not in normal form: %v, %v", s, set, again, err)
		}
		sameText(t, set, []byte(s))
	})
}

// FuzzEnumText checks that the enumerations of this file's subjects read only what they write.
func FuzzEnumText(f *testing.F) {
	f.Add([]byte("tested"))              // a day class
	f.Add([]byte("partial-with-bridge")) // a verdict
	f.Add([]byte("Tested"))              // the wrong case
	f.Add([]byte(""))                    // nothing
	f.Fuzz(func(t *testing.T, text []byte) {
		readsOnlyWhatItWrites(t, text, new(soc1.WeekRule))
		readsOnlyWhatItWrites(t, text, new(soc1.DayClass))
		readsOnlyWhatItWrites(t, text, new(soc1.GapKind))
		readsOnlyWhatItWrites(t, text, new(soc1.CoverageClass))
		readsOnlyWhatItWrites(t, text, new(soc1.CoverageFocus))
		readsOnlyWhatItWrites(t, text, new(soc1.CoverageReasonCode))
		readsOnlyWhatItWrites(t, text, new(soc1.ReportUse))
		readsOnlyWhatItWrites(t, text, new(soc1.BridgeIssuer))
		readsOnlyWhatItWrites(t, text, new(soc1.BridgeFinding))
	})
}

// readsOnlyWhatItWrites checks one enumeration: what it accepts it writes back, and the rest leaves the
// zero value, which does not marshal.
func readsOnlyWhatItWrites[E interface {
	encoding.TextUnmarshaler
	encoding.TextMarshaler
}](t *testing.T, text []byte, e E) {
	t.Helper()
	if e.UnmarshalText(text) == nil {
		sameText(t, e, text)
	} else if out, err := e.MarshalText(); err == nil {
		t.Fatalf("%T marshals its zero value as %q", e, out)
	}
}

// sameText fails unless v marshals to exactly the text.
func sameText(t *testing.T, v encoding.TextMarshaler, want []byte) {
	t.Helper()
	if got, err := v.MarshalText(); err != nil || string(got) != string(want) {
		t.Fatalf("%v marshals to %q, %v; want %q", v, got, err, want)
	}
}
