package sampling_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/sampling"
)

// TestIntervalGapsAreFloorOrCeil checks number, order, range and gaps of systematic positions, the gap
// from the last around to the first included.
func TestIntervalGapsAreFloorOrCeil(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		population := rapid.Uint64Range(1, sampling.MaxPopulation).Draw(t, "population")
		n := rapid.IntRange(1, int(min(population, 500))).Draw(t, "n")
		r := rapid.Uint64Range(0, population-1).Draw(t, "r")
		list, err := sampling.IntervalPositions(r, population, n)
		if err != nil || len(list) != n {
			t.Fatalf("%d positions, error %v", len(list), err)
		}
		floor := population / uint64(n)
		ceil := (population + uint64(n) - 1) / uint64(n)
		for j, p := range list {
			next := list[0] + population
			if j+1 < n {
				next = list[j+1]
			}
			if p >= population || next <= p || next-p != floor && next-p != ceil {
				t.Fatalf("position %d of %d is %d, the next %d", j, n, p, next)
			}
		}
	})
}

// TestIntervalInclusionIsExact goes through all starts of small populations: every position is
// contained in exactly n of them, so its probability is n/N.
func TestIntervalInclusionIsExact(t *testing.T) {
	for population := uint64(1); population <= 40; population++ {
		for n := 1; n <= int(population); n++ {
			hits := make([]int, population)
			for r := range population {
				list, err := sampling.IntervalPositions(r, population, n)
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range list {
					hits[p]++
				}
			}
			for p, count := range hits {
				if count != n {
					t.Fatalf("N = %d, n = %d: position %d is in %d samples", population, n, p, count)
				}
			}
		}
	}
}

// TestSeveralStartsShareTheSample checks that the starts give different positions, each set systematic.
func TestSeveralStartsShareTheSample(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		starts := rapid.IntRange(1, 5).Draw(t, "starts")
		each := rapid.IntRange(1, 12).Draw(t, "each")
		population := rapid.Uint64Range(uint64(10*starts*each), 5000).Draw(t, "population")
		seed, err := sampling.NewSeed("starts " + rapid.StringMatching(`[a-z]{3}`).Draw(t, "seed"))
		if err != nil {
			t.Fatal(err)
		}
		r, list, err := sampling.SystematicPositions(seed, population, starts*each, starts)
		if err != nil || len(r) != starts {
			t.Fatalf("starts %v, error %v", r, err)
		}
		for s, start := range r {
			want, err := sampling.IntervalPositions(start, population, each)
			if err != nil || !slices.Equal(list[s*each:(s+1)*each], want) {
				t.Fatalf("start %d gives %v, want %v, error %v", start, list[s*each:(s+1)*each], want, err)
			}
		}
		slices.Sort(list)
		if len(slices.Compact(list)) != starts*each {
			t.Fatalf("positions repeat: %v", list)
		}
	})
}

// TestStartsCanRunOut asks for starts that leave one position over, where the first sets can be such
// that no last one fits: that must end as an error, not as a loop or as a repeated position.
func TestStartsCanRunOut(t *testing.T) {
	found, refused := 0, 0
	for seed := range 20 {
		for each := 2; each <= 5; each++ {
			population := uint64(3*each + 1)
			_, list, err := sampling.SystematicPositions(mustSeed(t, fmt.Sprint("dense ", seed)), population, 3*each, 3)
			switch {
			case errors.Is(err, sampling.CodeInfeasible):
				refused++
			case err != nil || len(list) != 3*each:
				t.Fatalf("%d of %d: %v, %v", 3*each, population, list, err)
			default:
				found++
			}
		}
	}
	if found == 0 || refused == 0 {
		t.Errorf("%d found, %d refused", found, refused)
	}
}

// TestSystematicRefuses lists arguments without a sample.
func TestSystematicRefuses(t *testing.T) {
	seed := mustSeed(t, "refuse")
	for _, c := range []struct {
		name      string
		r, n      uint64
		size, sts int
		code      sampling.Code
	}{
		{"no population", 0, 0, 1, 1, sampling.CodePopulation},
		{"no size", 0, 10, 0, 1, sampling.CodeRange},
		{"size above population", 0, 10, 11, 1, sampling.CodeRange},
		{"uneven starts", 0, 10, 5, 2, sampling.CodeRange},
		{"no starts", 0, 10, 5, 0, sampling.CodeRange},
	} {
		if _, _, err := sampling.SystematicPositions(seed, c.n, c.size, c.sts); !errors.Is(err, c.code) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, err := sampling.IntervalPositions(10, 10, 5); !errors.Is(err, sampling.CodeRange) {
		t.Errorf("a start beyond the population: %v", err)
	}
	if _, err := sampling.IntervalPositions(0, 10, 11); !errors.Is(err, sampling.CodeRange) {
		t.Errorf("more positions than units: %v", err)
	}
	if _, err := sampling.IntervalPositions(0, 0, 1); !errors.Is(err, sampling.CodePopulation) {
		t.Errorf("no population: %v", err)
	}
	if _, err := sampling.IntervalPositions(0, 10, 0); !errors.Is(err, sampling.CodeRange) {
		t.Errorf("no positions: %v", err)
	}
	if _, _, err := sampling.SystematicPositions(sampling.Seed{}, 10, 5, 1); !errors.Is(err, sampling.CodeMissing) {
		t.Errorf("no seed: %v", err)
	}
}

// TestCyclesSeeAWeek takes every 35th and every 36th row of a list that repeats every 7 rows.
func TestCyclesSeeAWeek(t *testing.T) {
	for _, c := range []struct {
		population uint64
		touched    int
		suspect    bool
	}{{35 * 40, 1, true}, {36 * 40, 7, false}} {
		list, err := sampling.IntervalPositions(3, c.population, 40)
		if err != nil {
			t.Fatal(err)
		}
		week := sampling.Cycles(list, 0, 7)
		if len(week) != 1 || week[0].Touched != c.touched || week[0].IsSuspect(len(list)) != c.suspect {
			t.Errorf("N = %d: %+v", c.population, week)
		}
	}
	record := draw(t, specFor(t, sampling.ByInterval, "SOC1-2024/AC-07", 25), vectorUnits)
	if !slices.ContainsFunc(record.Cycles, func(c sampling.Cycle) bool { return c.Length == 5 && c.Touched == 1 && c.Largest == 25 }) {
		t.Errorf("every 40th row: the record does not warn about a cycle of 5: %+v", record.Cycles)
	}
}
