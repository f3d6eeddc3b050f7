package sampling_test

import (
	"errors"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/sampling"
)

// TestPositionsShuffle compares the sparse shuffle with a plain one over all places.
func TestPositionsShuffle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		population := rapid.IntRange(1, 60).Draw(t, "population")
		n := rapid.IntRange(1, population).Draw(t, "n")
		seed, err := sampling.NewSeed("shuffle " + rapid.StringMatching(`[a-z]{3}`).Draw(t, "seed"))
		if err != nil {
			t.Fatal(err)
		}
		places := make([]uint64, population)
		for i := range places {
			places[i] = uint64(i)
		}
		for i := range n {
			k := i + int(seed.Uniform("position/"+strconv.Itoa(i), uint64(population-i)))
			places[i], places[k] = places[k], places[i]
		}
		got, err := sampling.Positions(seed, uint64(population), n)
		if err != nil || !slices.Equal(got, places[:n]) {
			t.Fatalf("%v, want %v, error %v", got, places[:n], err)
		}
	})
}

// TestPositionsOfHugePopulations checks range and distinctness without a list of all places.
func TestPositionsOfHugePopulations(t *testing.T) {
	list, err := sampling.Positions(mustSeed(t, "huge"), sampling.MaxPopulation, 1000)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(list)
	if len(slices.Compact(list)) != 1000 || list[len(list)-1] >= sampling.MaxPopulation {
		t.Errorf("positions repeat or exceed the population: %d", list[len(list)-1])
	}
}

// TestPositionsRefuse lists arguments without a sample.
func TestPositionsRefuse(t *testing.T) {
	seed := mustSeed(t, "refuse")
	for _, c := range []struct {
		population uint64
		n          int
		code       sampling.Code
	}{
		{0, 1, sampling.CodePopulation},
		{sampling.MaxPopulation + 1, 1, sampling.CodePopulation},
		{10, 0, sampling.CodeRange},
		{10, -1, sampling.CodeRange},
		{10, 11, sampling.CodeRange},
		{sampling.MaxPopulation, sampling.MaxSelected + 1, sampling.CodeRange},
	} {
		if list, err := sampling.Positions(seed, c.population, c.n); !errors.Is(err, c.code) || list != nil {
			t.Errorf("%d of %d: %v, %v", c.n, c.population, list, err)
		}
	}
	if _, err := sampling.Positions(sampling.Seed{}, 10, 1); !errors.Is(err, sampling.CodeMissing) {
		t.Errorf("no seed: %v", err)
	}
}
