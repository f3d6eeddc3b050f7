package sampling_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/sampling"
)

func TestDefaultFrequencyTable(t *testing.T) {
	table := sampling.DefaultFrequencyTable()
	if err := table.Validate(); err != nil {
		t.Fatal(err)
	}
	want := map[string][3]int64{"annual": {1, 1, 1}, "semiannual": {1, 2, 2}, "quarterly": {2, 2, 3}, "monthly": {2, 3, 4},
		"semimonthly": {3, 5, 8}, "weekly": {5, 8, 15}, "daily": {20, 30, 40}, "many-per-day": {25, 40, 60}}
	last := [4]int64{}
	for x := range sampling.Frequencies() {
		for r := range sampling.Reliances() {
			got, err := table.Size(x, r, 1_000_000, rate(t, "0.95"))
			if err != nil || got.Size != want[x.String()][r-1] || got.Statistical || got.Table != "customary" {
				t.Errorf("%s, %s: %+v (%v)", x, r, got, err)
			}
			if got.Size < last[r] {
				t.Errorf("%s: fewer items than a rarer control", x)
			}
			last[r] = got.Size
		}
	}
}

func TestCustomarySizesProveLittle(t *testing.T) {
	// The figures of the reference document: weekly 5 of 52, daily 25 of 250, monthly 2 of 12.
	table := sampling.DefaultFrequencyTable()
	table.Rows[6].Low = 25
	for _, c := range []struct {
		x          sampling.Frequency
		population int64
		upper      int64
	}{{sampling.Weekly, 52, 22}, {sampling.Daily, 250, 26}, {sampling.Monthly, 12, 8}, {sampling.ManyPerDay, 1_000_000, 112926}} {
		got, err := table.Size(c.x, sampling.LowReliance, c.population, rate(t, "0.95"))
		if err != nil || got.Proves.UpperCount != c.upper {
			t.Errorf("%s of %d: %+v (%v), want %d", c.x, c.population, got.Proves, err, c.upper)
		}
	}
}

func TestFrequencySizesAreCappedAndAutomatedIsOne(t *testing.T) {
	table := sampling.DefaultFrequencyTable()
	got, err := table.Size(sampling.Weekly, sampling.HighReliance, 9, rate(t, "0.95"))
	if err != nil || got.Size != 9 || got.Proves.UpperCount != 0 {
		t.Errorf("%+v (%v)", got, err)
	}
	got, err = table.SizeAutomated(sampling.ManyPerDay, sampling.HighReliance, 1_000_000, rate(t, "0.95"))
	if err != nil || got.Size != 1 {
		t.Errorf("%+v (%v)", got, err)
	}
}

func TestFrequencyOfAnActualCount(t *testing.T) {
	for n, want := range map[int64]sampling.Frequency{1: sampling.Annual, 2: sampling.Semiannual, 3: sampling.Quarterly, 4: sampling.Quarterly,
		5: sampling.Monthly, 12: sampling.Monthly, 13: sampling.Semimonthly, 24: sampling.Semimonthly, 25: sampling.Weekly, 52: sampling.Weekly,
		53: sampling.Daily, 250: sampling.Daily, 366: sampling.Daily, 367: sampling.ManyPerDay, 1 << 60: sampling.ManyPerDay} {
		if got, err := sampling.FrequencyOf(n); err != nil || got != want {
			t.Errorf("%d a year: %s (%v), want %s", n, got, err, want)
		}
	}
	if _, err := sampling.FrequencyOf(0); !errors.Is(err, sampling.CodePopulation) {
		t.Errorf("never: %v", err)
	}
}

func TestOccurrencesInAWindow(t *testing.T) {
	for _, c := range []struct {
		x    sampling.Frequency
		days int64
		want int64
	}{{sampling.Annual, 365, 1}, {sampling.Annual, 30, 1}, {sampling.Quarterly, 183, 2}, {sampling.Monthly, 365, 12}, {sampling.Monthly, 274, 9},
		{sampling.Weekly, 365, 52}, {sampling.Weekly, 92, 13}, {sampling.Daily, 92, 92}, {sampling.Daily, 366, 366}, {sampling.Semimonthly, 183, 12}} {
		if got, err := c.x.Occurrences(c.days); err != nil || got != c.want {
			t.Errorf("%s in %d days: %d (%v), want %d", c.x, c.days, got, err, c.want)
		}
	}
	for _, c := range []struct {
		x    sampling.Frequency
		days int64
		code sampling.Code
	}{{sampling.Daily, 0, sampling.CodeRange}, {sampling.Daily, 1 << 62, sampling.CodeRange}, {sampling.ManyPerDay, 30, sampling.CodePopulation}, {0, 30, sampling.CodeInvalid}} {
		if _, err := c.x.Occurrences(c.days); !errors.Is(err, c.code) {
			t.Errorf("%s in %d days: %v, want %s", c.x, c.days, err, c.code)
		}
	}
}

// Invariant 43: what is expected never grows when the window shrinks, nor when the control is rarer. The expected number
// is at least one, since it serves to plan a sample; whether the control occurred at all is a matter of its dates.
func TestLaw43ShrinkingTheWindowNeverAddsOccurrences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.Int64Range(1, 36_600).Draw(t, "days")
		fewer := rapid.Int64Range(1, days).Draw(t, "fewer")
		last := int64(1)
		for x := range sampling.Frequencies() {
			if x == sampling.ManyPerDay {
				continue
			}
			whole, err1 := x.Occurrences(days)
			part, err2 := x.Occurrences(fewer)
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			if part > whole || part < 1 || whole > days && whole > 1 {
				t.Fatalf("%s: %d in %d days, and %d in %d of them", x, whole, days, part, fewer)
			}
			if whole < last {
				t.Fatalf("%s: %d in %d days, less than a rarer control", x, whole, days)
			}
			last = whole
		}
	})
}

func TestFaultyFrequencyTables(t *testing.T) {
	c95 := rate(t, "0.95")
	for name, x := range map[string]struct {
		change func(*sampling.FrequencyTable)
		code   sampling.Code
	}{
		"no name":       {func(x *sampling.FrequencyTable) { x.Name = "" }, sampling.CodeMissing},
		"no source":     {func(x *sampling.FrequencyTable) { x.Source = "" }, sampling.CodeMissing},
		"repeated row":  {func(x *sampling.FrequencyTable) { x.Rows = append(x.Rows, x.Rows[0]) }, sampling.CodeDuplicate},
		"unknown row":   {func(x *sampling.FrequencyTable) { x.Rows[0].Frequency = 99 }, sampling.CodeInvalid},
		"falling sizes": {func(x *sampling.FrequencyTable) { x.Rows[0].High = 0 }, sampling.CodeRange},
		"missing row":   {func(x *sampling.FrequencyTable) { x.Rows = x.Rows[:5] }, sampling.CodeUnsupported},
	} {
		table := sampling.DefaultFrequencyTable()
		x.change(&table)
		if _, err := table.Size(sampling.Weekly, sampling.LowReliance, 52, c95); !errors.Is(err, x.code) {
			t.Errorf("%s: %v, want %s", name, err, x.code)
		}
	}
	table := sampling.DefaultFrequencyTable()
	if _, err := table.Size(sampling.Weekly, 0, 0, sampling.Rate{}); len(sampling.Errors(err)) != 3 {
		t.Errorf("three faults expected: %v", err)
	}
}
