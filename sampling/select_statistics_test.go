package sampling_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

// chiSquareLimit is the value that a chi-square variable of df degrees of freedom exceeds with a
// probability of about 1e-6, by the cube-root approximation of Wilson and Hilferty.
func chiSquareLimit(df int) float64 {
	const z = 4.7534 // the normal quantile of 1 - 1e-6
	d := float64(df)
	root := 1 - 2/(9*d) + z*math.Sqrt(2/(9*d))
	return d * root * root * root
}

// inclusion draws n of population units under many seeds and compares how often each unit and each
// pair of units is selected with the probabilities of simple random sampling. The factor
// (N-1)/(N-n) corrects for the fixed size.
func inclusion(t *testing.T, population, n, seeds int, sample func(seed sampling.Seed) []int) {
	t.Helper()
	single := make([]int, population)
	pairs := make([]int, population*population)
	for s := range seeds {
		list := sample(mustSeed(t, fmt.Sprint("inclusion ", s)))
		if len(list) != n {
			t.Fatalf("%d items, want %d", len(list), n)
		}
		for i, a := range list {
			single[a]++
			for _, b := range list[:i] {
				pairs[min(a, b)*population+max(a, b)]++
			}
		}
	}
	N, k, R := float64(population), float64(n), float64(seeds)
	expected, sum := R*k/N, 0.0
	for _, observed := range single {
		sum += (float64(observed) - expected) * (float64(observed) - expected) / expected
	}
	sum *= (N - 1) / (N - k)
	if limit := chiSquareLimit(population - 1); sum > limit {
		t.Errorf("inclusion: chi-square %.1f on %d, limit %.1f", sum, population-1, limit)
	}
	p := k * (k - 1) / (N * (N - 1))
	worst := 0.0
	for a := range population {
		for b := a + 1; b < population; b++ {
			z := (float64(pairs[a*population+b]) - R*p) / math.Sqrt(R*p*(1-p))
			worst = max(worst, math.Abs(z))
		}
	}
	// Among 1,770 pairs the largest of normal scores exceeds 6.1 with a probability below 2e-6.
	if worst > 6.1 {
		t.Errorf("joint inclusion: largest score %.2f", worst)
	}
}

// TestInclusionIsUniform runs the chi-square and pair tests for the simple random techniques, with
// fixed seeds, so that the outcome is always the same.
func TestInclusionIsUniform(t *testing.T) {
	const population, n, seeds = 60, 12, 4000
	ids := make([]string, population)
	index := map[string]int{}
	for i := range ids {
		ids[i] = fmt.Sprintf("TX-%03d", i)
		index[ids[i]] = i
	}
	t.Run("ticket", func(t *testing.T) {
		inclusion(t, population, n, seeds, func(seed sampling.Seed) []int {
			spec := sampling.Spec{Technique: sampling.ByTicket, Seed: seed, Size: n, DrawnBy: "senior", DrawnAt: drawnAt}
			record, err := sampling.Draw(spec, sampling.Population{}, sampling.IDs(slices.Values(ids)))
			if err != nil {
				t.Fatal(err)
			}
			list := make([]int, 0, n)
			for _, item := range record.Items {
				list = append(list, index[item.ID])
			}
			return list
		})
	})
	t.Run("position", func(t *testing.T) {
		inclusion(t, population, n, seeds, func(seed sampling.Seed) []int {
			positions, err := sampling.Positions(seed, population, n)
			if err != nil {
				t.Fatal(err)
			}
			list := make([]int, 0, n)
			for _, p := range positions {
				list = append(list, int(p))
			}
			return list
		})
	})
}

// TestSystematicInclusionIsUniform counts single rows only: joint inclusion is far from uniform by
// design. With several starts every row keeps its probability.
func TestSystematicInclusionIsUniform(t *testing.T) {
	const population, n, seeds = 61, 12, 6000
	for _, starts := range []int{1, 2, 3} {
		counts := make([]float64, population)
		for s := range seeds {
			_, list, err := sampling.SystematicPositions(mustSeed(t, fmt.Sprint("systematic ", s)), population, n, starts)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range list {
				counts[p]++
			}
		}
		worst := 0.0
		p := float64(n) / population
		for _, c := range counts {
			worst = max(worst, math.Abs(c-seeds*p)/math.Sqrt(seeds*p*(1-p)))
		}
		// The largest of 61 normal scores exceeds 5.6 with a probability of about 1e-6.
		if worst > 5.6 {
			t.Errorf("%d starts: largest score %.2f", starts, worst)
		}
	}
}

// TestSieveInclusionIsProportional compares each unit's frequency and the variance of the size with
// those of independent draws with the probabilities min(1, w/J).
func TestSieveInclusionIsProportional(t *testing.T) {
	const seeds, interval = 5000, 400
	units := make([]sampling.Unit, 50)
	mean, variance := 0.0, 0.0
	for i := range units {
		units[i] = sampling.Unit{ID: fmt.Sprint("U", i), Amount: sampling.Amount(1 + i*i%450)}
		p := min(1, float64(units[i].Amount)/interval)
		mean, variance = mean+p, variance+p*(1-p)
	}
	counts := map[string]float64{}
	sum, squares := 0.0, 0.0
	for s := range seeds {
		spec := specFor(t, sampling.BySieve, fmt.Sprint("sieve ", s), 0)
		spec.Interval = interval
		record, err := sampling.Draw(spec, sampling.Population{}, slices.Values(units))
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range record.Items {
			counts[item.ID]++
		}
		size := float64(len(record.Items))
		sum, squares = sum+size, squares+(size-mean)*(size-mean)
	}
	for _, u := range units {
		p := min(1, float64(u.Amount)/interval)
		if p == 1 && counts[u.ID] != seeds {
			t.Errorf("%s is certain and was selected %v times", u.ID, counts[u.ID])
		}
		if z := (counts[u.ID] - seeds*p) / math.Sqrt(seeds*p*(1-p)); p < 1 && math.Abs(z) > 5.6 {
			t.Errorf("%s: score %.2f", u.ID, z)
		}
	}
	if z := (sum/seeds - mean) / math.Sqrt(variance/seeds); math.Abs(z) > 5 {
		t.Errorf("mean size %.3f, want %.3f", sum/seeds, mean)
	}
	// The variance of an estimated variance is close to 2 v^2 / R.
	if z := (squares/seeds - variance) / (variance * math.Sqrt(2.0/seeds)); math.Abs(z) > 5 {
		t.Errorf("variance of the size %.3f, want %.3f", squares/seeds, variance)
	}
}

// TestMonetaryIntervalInclusionIsProportional compares the mean number of hits with n w / T.
func TestMonetaryIntervalInclusionIsProportional(t *testing.T) {
	const seeds, n = 4000, 10
	units := make([]sampling.Unit, 50)
	total := 0.0
	for i := range units {
		units[i] = sampling.Unit{ID: fmt.Sprint("U", i), Amount: sampling.Amount(1 + i*i%450)}
		total += float64(units[i].Amount)
	}
	frozen := freeze(t, slices.Values(units))
	hits := map[string]float64{}
	for s := range seeds {
		record, err := sampling.Draw(specFor(t, sampling.ByMonetaryInterval, fmt.Sprint("pps ", s), n), frozen, slices.Values(units))
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range record.Items {
			hits[item.ID] += float64(item.Hits)
		}
	}
	for _, u := range units {
		share := n * float64(u.Amount) / total
		part := share - math.Floor(share) // the hits are floor(share) plus a draw of this probability
		if z := (hits[u.ID] - seeds*share) / math.Sqrt(seeds*part*(1-part)); math.Abs(z) > 5.6 {
			t.Errorf("%s: score %.2f of %.3f", u.ID, z, share)
		}
	}
}
