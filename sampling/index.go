package sampling

import (
	"fmt"
	"strconv"
)

// Positions draws n different positions out of 0 to population-1, in the order of the draw: a simple
// random sample of the positions, whose first m are the sample of size m for every m <= n. It carries
// out a Fisher-Yates shuffle of which only the moved places are held, in O(n) time and memory:
//
//	k_i = i + Uniform("position/" + i, population - i),  swap places i and k_i,   i = 0 ... n-1
//
// with i in decimal and [Seed.Uniform]. Positions mean something only while the order of the
// population is frozen; [ByTicket] has no such need.
func Positions(seed Seed, population uint64, n int) ([]uint64, error) {
	if err := checkRows(seed, population, n); err != nil {
		return nil, err
	}
	return positions(seed, "position/", population, n), nil
}

// positions is Positions for any label and for arguments that have been checked.
func positions(seed Seed, label string, population uint64, n int) []uint64 {
	moved := make(map[uint64]uint64, n)
	drawn := make([]uint64, 0, n)
	at := func(place uint64) uint64 {
		if value, ok := moved[place]; ok {
			return value
		}
		return place
	}
	// Places below i are done and never looked at again, so what was moved there may be forgotten.
	for i := range uint64(n) {
		k := i + seed.Uniform(label+strconv.FormatUint(i, 10), population-i)
		drawn = append(drawn, at(k))
		moved[k] = at(i)
		delete(moved, i)
	}
	return drawn
}

// checkRows checks the arguments of a draw of n rows.
func checkRows(seed Seed, population uint64, n int) error {
	switch {
	case seed.IsZero():
		return selectionError(CodeMissing, "seed", "is not set", "make it with NewSeed or Domain.Seed")
	case population == 0 || population > MaxPopulation:
		return selectionError(CodePopulation, "population", fmt.Sprintf("%d units", population), "freeze a population of 1 to 2^53 units")
	case n < 1 || n > MaxSelected:
		return selectionError(CodeRange, "size", fmt.Sprintf("%d is not between 1 and %d", n, MaxSelected), "take the size from the plan")
	case uint64(n) > population:
		return tooFewUnits(n, population)
	}
	return nil
}

// tooFewUnits is the error for a sample that is larger than what it is drawn from.
func tooFewUnits(n int, available uint64) error {
	return selectionError(CodeRange, "size", fmt.Sprintf("%d items from %d units", n, available),
		"lower the size, or take all units by the technique all")
}
