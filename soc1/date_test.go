package soc1_test

import (
	"database/sql"
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

var _ sql.Scanner = (*soc1.Date)(nil)

// anyDate draws a date from the whole range, with month ends and leap days more often than by chance.
func anyDate() *rapid.Generator[soc1.Date] {
	first := soc1.DateOf(1, time.January, 1)
	return rapid.Custom(func(t *rapid.T) soc1.Date {
		d := first.AddDays(rapid.IntRange(0, 3652058).Draw(t, "day"))
		switch rapid.IntRange(0, 9).Draw(t, "shape") {
		case 0:
			return d.MonthEnd()
		case 1:
			leap := soc1.DateOf(max(4, d.Year()/4*4), time.February, 29)
			if leap.IsValid() {
				return leap
			}
		}
		return d
	})
}

// dateNear draws a date within some years around 2025, where periods and fiscal years lie.
func dateNear(years int) *rapid.Generator[soc1.Date] {
	return rapid.Custom(func(t *rapid.T) soc1.Date {
		return soc1.DateOf(2025, time.January, 1).AddDays(rapid.IntRange(-365*years, 365*years).Draw(t, "offset"))
	})
}

// asTime returns midnight UTC of a date, the oracle's form.
func asTime(d soc1.Date) time.Time {
	y, m, day := d.Civil()
	return time.Date(y, m, day, 0, 0, 0, 0, time.UTC)
}

func TestEveryDateAgreesWithTheStandardLibrary(t *testing.T) {
	d, want := soc1.DateOf(1, time.January, 1), time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for count := 1; ; count++ {
		y, m, day := d.Civil()
		if wy, wm, wd := want.Date(); y != wy || m != wm || day != wd || d.Weekday() != want.Weekday() {
			t.Fatalf("day %d is %v %v, want %v", count, d, d.Weekday(), want)
		}
		if d != soc1.DateOf(y, m, day) {
			t.Fatalf("%v does not come back from its year, month and day", d)
		}
		next := d.AddDays(1)
		if !next.IsValid() {
			if count != 3652059 || d.String() != "9999-12-31" {
				t.Fatalf("the calendar ends on %v after %d days", d, count)
			}
			return
		}
		want = want.AddDate(0, 0, 1)
		if d.IsMonthEnd() != (want.Day() == 1) {
			t.Fatalf("IsMonthEnd of %v is %v", d, d.IsMonthEnd())
		}
		d = next
	}
}

func TestNewDateRejectsWhatTheCalendarLacks(t *testing.T) {
	for _, c := range []struct {
		y    int
		m    time.Month
		d    int
		want string
	}{
		{2025, time.February, 29, "day 29"},
		{1900, time.February, 29, "day 29"},
		{2024, time.February, 30, "day 30"},
		{2025, time.April, 31, "day 31"},
		{2025, time.April, 0, "day 0"},
		{2025, 13, 1, "month 13"},
		{2025, 0, 1, "month 0"},
		{0, time.January, 1, "year 0"},
		{10000, time.January, 1, "year 10000"},
		{math.MinInt, time.January, 1, "year -"},
	} {
		d, err := soc1.NewDate(c.y, c.m, c.d)
		if err == nil || !strings.Contains(err.Error(), c.want) || d.IsValid() {
			t.Errorf("NewDate(%d, %d, %d) = %v, %v; want an error with %q", c.y, c.m, c.d, d, err, c.want)
		}
		if soc1.DateOf(c.y, c.m, c.d).IsValid() {
			t.Errorf("DateOf(%d, %d, %d) is valid", c.y, c.m, c.d)
		}
	}
}

func TestParseDateHasOneSpelling(t *testing.T) {
	for _, s := range []string{
		"", "2025-1-01", "2025-01-1", "20250101", "2025/01/01", "2025-01-01 ", " 2025-01-01", "2025-01-01T00:00:00Z",
		"+025-01-01", "-025-01-01", "02025-01-0", "2025-02-29", "0000-01-01", "2025-00-10", "2025-13-10", "2025-01-00",
		"２025-01-01", "2025-0x-01", "2025-01-3２",
	} {
		if d, err := soc1.ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", s, d)
		} else if !strings.Contains(err.Error(), "parse date") {
			t.Errorf("ParseDate(%q): error %q does not say what failed", s, err)
		}
	}
	long := strings.Repeat("9", 1<<16)
	if _, err := soc1.ParseDate(long); err == nil || len(err.Error()) > 200 {
		t.Errorf("ParseDate of a long string gives an error of %d bytes", len(err.Error()))
	}
}

func TestZeroDateIsNoDate(t *testing.T) {
	var d soc1.Date
	if d.IsValid() || !d.IsZero() || d.String() != "invalid date" {
		t.Errorf("the zero Date is %v, valid %v", d, d.IsValid())
	}
	if y, m, day := d.Civil(); y != 0 || m != 0 || day != 0 || d.IsMonthEnd() {
		t.Errorf("the zero Date has year %d, month %d, day %d", y, m, day)
	}
	for _, got := range []soc1.Date{d.AddDays(1), d.AddMonths(1), d.MonthEnd(), soc1.DateFromTime(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC))} {
		if got.IsValid() {
			t.Errorf("%v came from no date", got)
		}
	}
	if !d.Before(soc1.DateOf(1, time.January, 1)) {
		t.Error("the zero Date is not before every date")
	}
	if value, err := d.Value(); value != nil || err != nil {
		t.Errorf("Value() = %v, %v", value, err)
	}
	data, err := json.Marshal(struct {
		A soc1.Date `json:"a"`
		B soc1.Date `json:"b,omitzero"`
	}{})
	if err != nil || string(data) != `{"a":""}` {
		t.Errorf("JSON of zero dates is %s, %v", data, err)
	}
}

func TestDateArithmeticStaysInTheCalendar(t *testing.T) {
	first, last := soc1.DateOf(1, time.January, 1), soc1.DateOf(9999, time.December, 31)
	const huge = int(^uint(0) >> 1)
	for _, got := range []soc1.Date{
		first.AddDays(-1), last.AddDays(1), first.AddMonths(-1), last.AddMonths(1), first.AddDays(huge), last.AddDays(-huge),
		first.AddDays(-huge - 1), first.AddMonths(huge), last.AddMonths(-huge - 1), last.AddMonths(12 * 9999),
	} {
		if got.IsValid() {
			t.Errorf("arithmetic out of the calendar gives %v", got)
		}
	}
	if got := first.AddDays(last.Sub(first)); got != last {
		t.Errorf("from the first to the last day: %v", got)
	}
	if got := first.AddMonths(12*9999 - 1); got.String() != "9999-12-01" {
		t.Errorf("the last month begins on %v", got)
	}
}

func TestAddMonthsClampsToTheMonthEnd(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2025-01-31", 1, "2025-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", -12, "2023-02-28"}, {"2025-03-31", -1, "2025-02-28"}, {"2025-12-31", 2, "2026-02-28"},
		{"2025-10-01", 3, "2026-01-01"}, {"2025-01-15", -1, "2024-12-15"}, {"2000-02-29", 1200, "2100-02-28"},
		{"2025-08-31", 0, "2025-08-31"},
	} {
		from, err := soc1.ParseDate(c.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := from.AddMonths(c.months); got.String() != c.want {
			t.Errorf("%s plus %d months is %v, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestLawDatesAreAddedAndSubtractedAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyDate().Draw(t, "a"), anyDate().Draw(t, "b")
		if a.AddDays(b.Sub(a)) != b || a.Sub(b) != -b.Sub(a) {
			t.Fatalf("%v and %v are %d days apart", a, b, b.Sub(a))
		}
		if want := int(asTime(b).Sub(asTime(a).Truncate(0)) / (24 * time.Hour)); b.Year()-a.Year() < 290 && a.Year()-b.Year() < 290 && b.Sub(a) != want {
			t.Fatalf("%v - %v = %d, the standard library says %d", b, a, b.Sub(a), want)
		}
		if a.Compare(b) != asTime(a).Compare(asTime(b)) || a.Before(b) != (a.Compare(b) < 0) || a.After(b) != (a.Compare(b) > 0) || a.Equal(b) != (a == b) {
			t.Fatalf("%v and %v are ordered differently", a, b)
		}
	})
}

func TestLawMonthsKeepTheDayOrClamp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := anyDate().Draw(t, "d"), rapid.IntRange(-2000, 2000).Draw(t, "n")
		got := d.AddMonths(n)
		y, m, day := d.Civil()
		first := time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		if first.Year() < 1 || first.Year() > 9999 {
			if got.IsValid() {
				t.Fatalf("%v plus %d months is %v", d, n, got)
			}
			return
		}
		last := first.AddDate(0, 1, -1).Day()
		if got.Year() != first.Year() || got.Month() != first.Month() || got.Day() != min(day, last) {
			t.Fatalf("%v plus %d months is %v", d, n, got)
		}
	})
}

func TestLawDateRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "d")
		if d.String() != asTime(d).Format(time.DateOnly) {
			t.Fatalf("%v is spelled unlike %v", d, asTime(d))
		}
		if back, err := soc1.ParseDate(d.String()); err != nil || back != d {
			t.Fatalf("%v parses as %v, %v", d, back, err)
		}
		data, err := json.Marshal(d)
		var back soc1.Date
		if err != nil || json.Unmarshal(data, &back) != nil || back != d {
			t.Fatalf("%v comes back from JSON %s as %v", d, data, back)
		}
		value, err := d.Value()
		var scanned soc1.Date
		if err != nil || scanned.Scan(value) != nil || scanned != d {
			t.Fatalf("%v comes back from SQL value %v as %v", d, value, scanned)
		}
	})
}

func TestScanTakesWhatDriversGive(t *testing.T) {
	want := soc1.DateOf(2025, time.December, 31)
	east := time.FixedZone("east", 14*3600)
	for _, src := range []any{"2025-12-31", []byte("2025-12-31"), time.Date(2025, 12, 31, 0, 30, 0, 0, east), time.Date(2025, 12, 31, 23, 59, 0, 0, time.UTC)} {
		var d soc1.Date
		if err := d.Scan(src); err != nil || d != want {
			t.Errorf("Scan(%v) = %v, %v", src, d, err)
		}
	}
	for _, src := range []any{nil, "", []byte(nil)} {
		d := want
		if err := d.Scan(src); err != nil || d.IsValid() {
			t.Errorf("Scan(%#v) = %v, %v; want no date", src, d, err)
		}
	}
	for _, src := range []any{42, 1.5, true, "31.12.2025", []byte("2025-12-32"), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)} {
		d := want
		if err := d.Scan(src); err == nil || d != want {
			t.Errorf("Scan(%#v) = %v, %v; want an error and the date unchanged", src, d, err)
		}
	}
}

func TestDateAllocatesNothing(t *testing.T) {
	d, text, buf := soc1.DateOf(2025, time.December, 31), []byte("2025-12-31"), make([]byte, 0, 16)
	got := testing.AllocsPerRun(100, func() {
		_ = d.UnmarshalText(text)
		buf, _ = d.AppendText(buf[:0])
		_ = d.AddMonths(5).AddDays(3).IsMonthEnd()
		_, _ = soc1.ParseDate("2025-12-31")
	})
	if got != 0 {
		t.Errorf("%v allocations, want none", got)
	}
}
