package soc1_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// period parses a period of a test table.
func period(t testing.TB, s string) soc1.Period {
	t.Helper()
	p, err := soc1.ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// periodNear draws a valid period of up to some days around 2025.
func periodNear(days int) *rapid.Generator[soc1.Period] {
	return rapid.Custom(func(t *rapid.T) soc1.Period {
		start := dateNear(2).Draw(t, "start")
		return soc1.Period{Start: start, End: start.AddDays(rapid.IntRange(0, days-1).Draw(t, "length"))}
	})
}

// paths lists the JSON Pointers of the problems in an error.
func paths(err error) []string {
	var list []string
	for _, p := range soc1.ListProblems(err) {
		list = append(list, p.Path)
	}
	return list
}

func TestPeriodValidatePointsAtTheFault(t *testing.T) {
	day := soc1.DateOf(2025, time.June, 30)
	for _, c := range []struct {
		p    soc1.Period
		code soc1.Code
		want []string
	}{
		{soc1.Period{}, soc1.CodeMissing, []string{"/end", "/start"}},
		{soc1.Period{Start: day}, soc1.CodeMissing, []string{"/end"}},
		{soc1.Period{End: day}, soc1.CodeMissing, []string{"/start"}},
		{soc1.Period{Start: day, End: day.AddDays(-1)}, soc1.CodeOrder, []string{"/end"}},
	} {
		err := c.p.Validate()
		if got := paths(err); !slices.Equal(got, c.want) || !errors.Is(err, c.code) {
			t.Errorf("%v: problems at %v (%v), want %v", c.p, got, err, c.want)
		}
		if _, err := soc1.NewPeriod(c.p.Start, c.p.End); err == nil {
			t.Errorf("NewPeriod accepts %v", c.p)
		}
		if c.p.IsValid() || c.p.Days() != 0 || c.p.Contains(day) || c.p.Overlaps(soc1.Period{Start: day, End: day}) {
			t.Errorf("the invalid period %v has days", c.p)
		}
		if m, d := c.p.Months(); m != 0 || d != 0 || c.p.AtLeastMonths(0) || c.p.AtMostMonths(99) || c.p.Shift(1).IsValid() {
			t.Errorf("the invalid period %v has a length", c.p)
		}
	}
	if err := (soc1.Period{Start: day, End: day}).Validate(); err != nil {
		t.Errorf("a period of one day: %v", err)
	}
}

// Calendar months, not days: the commonest stub period has 92 days.
func TestMonthsAreCalendarMonths(t *testing.T) {
	for _, c := range []struct {
		p            string
		days         int
		months, over int
	}{
		{"2025-10-01/2025-12-31", 92, 3, 0},
		{"2025-07-01/2025-09-30", 92, 3, 0},
		{"2025-04-01/2025-06-30", 91, 3, 0},
		{"2025-01-01/2025-03-31", 90, 3, 0},
		{"2024-01-01/2024-03-31", 91, 3, 0},
		{"2025-01-01/2025-09-30", 273, 9, 0},
		{"2025-01-01/2025-10-31", 304, 10, 0},
		{"2025-09-30/2025-12-31", 93, 3, 2},
		{"2025-10-02/2025-12-31", 91, 2, 30},
		{"2025-01-31/2025-02-27", 28, 1, 0},
		{"2025-01-31/2025-02-28", 29, 1, 1},
		{"2025-02-28/2025-02-28", 1, 0, 1},
		{"9999-01-01/9999-12-31", 365, 12, 0},
		{"0001-01-01/9999-12-31", 3652059, 119988, 0},
	} {
		p := period(t, c.p)
		months, over := p.Months()
		if p.Days() != c.days || months != c.months || over != c.over {
			t.Errorf("%s: %d days, %d months and %d days; want %d, %d and %d", c.p, p.Days(), months, over, c.days, c.months, c.over)
		}
		if !p.AtLeastMonths(c.months) || p.AtLeastMonths(c.months+1) || p.AtMostMonths(c.months) != (c.over == 0) || !p.AtMostMonths(c.months+1) {
			t.Errorf("%s: month limits disagree with %d months and %d days", c.p, months, over)
		}
	}
}

func TestLawMonthLimitsAgreeWithMonths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := periodNear(1000).Draw(t, "p")
		n := rapid.IntRange(0, 36).Draw(t, "n")
		months, over := p.Months()
		if p.AtLeastMonths(n) != (months >= n) || p.AtMostMonths(n) != (months < n || months == n && over == 0) {
			t.Fatalf("%v has %d months and %d days, limits for %d disagree", p, months, over, n)
		}
		if p.Start.AddMonths(months).AddDays(over-1) != p.End {
			t.Fatalf("%v is not %d months and %d days", p, months, over)
		}
	})
}

func TestLawPeriodRelationsAgreeWithDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, q := periodNear(60).Draw(t, "p"), periodNear(60).Draw(t, "q")
		both := p.Intersect(q)
		common := 0
		for d := p.Start; !d.After(p.End); d = d.AddDays(1) {
			if q.Contains(d) {
				common++
			}
			if both.Contains(d) != q.Contains(d) {
				t.Fatalf("%v and %v: %v is misplaced in %v", p, q, d, both)
			}
		}
		if common != both.Days() || p.Overlaps(q) != (common > 0) || p.Covers(q) != (common == q.Days()) || both != q.Intersect(p) {
			t.Fatalf("%v and %v have %d common days, intersection %v", p, q, common, both)
		}
		touch := p.End.AddDays(1) == q.Start || q.End.AddDays(1) == p.Start
		if p.Adjacent(q) != touch || p.Adjacent(q) && p.Overlaps(q) {
			t.Fatalf("%v and %v: adjacent %v", p, q, p.Adjacent(q))
		}
		k := rapid.IntRange(-500, 500).Draw(t, "k")
		if s := p.Shift(k); s.Days() != p.Days() || s.Start.Sub(p.Start) != k || s.Shift(-k) != p {
			t.Fatalf("%v shifted by %d is %v", p, k, s)
		}
	})
}

func TestPeriodTextHasOneSpelling(t *testing.T) {
	for _, s := range []string{
		"", "/", "2025-01-01", "2025-01-01/", "/2025-01-01", "2025-01-02/2025-01-01", "2025-01-01/2025-12-31/2026-01-01",
		"2025-01-01--2025-12-31", "2025-01-01/P1Y", "2025-01-01/12-31", "2025-01-01 / 2025-12-31",
	} {
		if p, err := soc1.ParsePeriod(s); err == nil {
			t.Errorf("ParsePeriod(%q) = %v, want an error", s, p)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		p := periodNear(1000).Draw(t, "p")
		if back, err := soc1.ParsePeriod(p.String()); err != nil || back != p {
			t.Fatalf("%v parses as %v, %v", p, back, err)
		}
	})
}

func TestPeriodJSONIsAnObjectThatKeepsHalves(t *testing.T) {
	day := soc1.DateOf(2025, time.June, 30)
	for _, c := range []struct {
		p    soc1.Period
		want string
	}{
		{soc1.Period{Start: day, End: day}, `{"start":"2025-06-30","end":"2025-06-30"}`},
		{soc1.Period{End: day}, `{"end":"2025-06-30"}`},
		{soc1.Period{Start: day, End: day.AddDays(-1)}, `{"start":"2025-06-30","end":"2025-06-29"}`},
		{soc1.Period{}, `{}`},
	} {
		data, err := json.Marshal(c.p)
		var back soc1.Period
		if err != nil || string(data) != c.want || json.Unmarshal(data, &back) != nil || back != c.p {
			t.Errorf("%v in JSON is %s, %v, and comes back as %v", c.p, data, err, back)
		}
	}
}
