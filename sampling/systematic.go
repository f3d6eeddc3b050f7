package sampling

import (
	"fmt"
	"math/bits"
	"strconv"
)

// maxAttempts bounds how often a further systematic start is drawn again because its rows are taken.
const maxAttempts = 1000

// IntervalPositions returns the n positions, out of 0 to population-1, of a systematic sample with
// the start r, which must lie in [0, population):
//
//	position_j = floor((j * population + r) / n),   j = 0 ... n-1
//
// The interval population/n is kept as a fraction. So there are exactly n different positions, their
// gaps differ by at most 1, and with r uniform every position has probability exactly n/population,
// whether or not n divides the population.
func IntervalPositions(r, population uint64, n int) ([]uint64, error) {
	switch {
	case population == 0 || population > MaxPopulation:
		return nil, selectionError(CodePopulation, "population", fmt.Sprintf("%d units", population), "freeze a population of 1 to 2^53 units")
	case n < 1 || n > MaxSelected:
		return nil, selectionError(CodeRange, "size", fmt.Sprintf("%d is not between 1 and %d", n, MaxSelected), "take the size from the plan")
	case uint64(n) > population:
		return nil, tooFewUnits(n, population)
	case r >= population:
		return nil, selectionError(CodeRange, "start", fmt.Sprintf("%d is not below %d", r, population), "draw the start from all positions")
	}
	return intervalPositions(r, population, n), nil
}

// intervalPositions is IntervalPositions for arguments that have been checked.
func intervalPositions(r, population uint64, n int) []uint64 {
	list := make([]uint64, n)
	for j := range list {
		list[j] = intervalPosition(j, r, population, n)
	}
	return list
}

// intervalPosition is the formula of [IntervalPositions]; as j < n and r < population, it fits.
func intervalPosition(j int, r, population uint64, n int) uint64 {
	hi, lo := bits.Mul64(uint64(j), population)
	lo, carry := bits.Add64(lo, r, 0)
	position, _ := bits.Div64(hi+carry, lo, uint64(n))
	return position
}

// SystematicPositions draws starts random starts and returns them with the positions they lead to,
// n in all, start by start. n must be a multiple of starts; every position has probability exactly
// n/population. The first start is Uniform("systematic", population). Start s = 2, 3 ... is
// Uniform("systematic/" + s + "/" + a, population) for the first attempt a = 0, 1 ... whose positions
// are all free, so that the positions differ; where the population is too small for that it is an error.
//
// Several starts are a safeguard against a population that repeats itself: see [Cycles].
func SystematicPositions(seed Seed, population uint64, n, starts int) (r, list []uint64, err error) {
	if err := checkRows(seed, population, n); err != nil {
		return nil, nil, err
	}
	if starts < 1 || starts > MaxStages || n%starts != 0 {
		return nil, nil, selectionError(CodeRange, "starts", fmt.Sprintf("%d items cannot be shared evenly by %d starts", n, starts),
			fmt.Sprintf("use 1 to %d starts and a size that is a multiple", MaxStages))
	}
	// Each further start is drawn again until it is free of the rows before. The condition treats all
	// rows alike - turned by one row, starts and conditions turn with it - so that no row is favoured.
	each := n / starts
	taken := make(map[uint64]bool, n)
	for s := 1; s <= starts; s++ {
		start, rows, ok := freeStart(seed, population, each, s, taken)
		if !ok {
			return nil, nil, selectionError(CodeInfeasible, "starts", "the population is too small for so many starts",
				"use fewer starts")
		}
		for _, row := range rows {
			taken[row] = true
		}
		r, list = append(r, start), append(list, rows...)
	}
	return r, list, nil
}

// freeStart draws start number s until none of its positions is taken.
func freeStart(seed Seed, population uint64, each, s int, taken map[uint64]bool) (uint64, []uint64, bool) {
	for attempt := range maxAttempts {
		label := "systematic"
		if s > 1 {
			label += "/" + strconv.Itoa(s) + "/" + strconv.Itoa(attempt)
		}
		start := seed.Uniform(label, population)
		free := true
		for j := 0; j < each && free; j++ {
			free = !taken[intervalPosition(j, start, population, each)]
		}
		if free {
			return start, intervalPositions(start, population, each), true
		}
	}
	return 0, nil, false
}

// Cycle is what a systematic sample sees of a population that repeats itself every Length rows, as a
// list sorted by date repeats its weekdays. With an interval of 40 rows and five rows a week, every item
// falls on the same weekday: of 5 places, 1 is touched. Nothing in the sample would show it.
type Cycle struct {
	// Length is the number of rows after which the population would repeat itself.
	Length uint64 `json:"length"`
	// Touched is how many of the Length places in the cycle the sample contains.
	Touched int `json:"touched"`
	// Largest is the number of items in the place that the sample contains most often.
	Largest int `json:"largest"`
}

// cycleShortest and cycleLongest are the range of lengths that a record warns about, in rows: from every second row to
// the days of a month.
const cycleShortest, cycleLongest = 2, 31

// IsSuspect reports whether a sample of n items sees at most half of the places it could see: then a
// population that repeats itself after Length rows is represented badly.
func (c Cycle) IsSuspect(n int) bool {
	return n > 1 && 2*uint64(c.Touched) <= min(c.Length, uint64(n))
}

// Cycles returns, for each length, what positions see of a cycle of that length. A length of 0 is
// passed over.
func Cycles(positions []uint64, lengths ...uint64) []Cycle {
	var list []Cycle
	for _, length := range lengths {
		if length == 0 {
			continue
		}
		c := Cycle{Length: length}
		seen := make(map[uint64]int, min(length, uint64(len(positions))))
		for _, p := range positions {
			place := p % length
			if seen[place]++; seen[place] == 1 {
				c.Touched++
			}
			c.Largest = max(c.Largest, seen[place])
		}
		list = append(list, c)
	}
	return list
}

// suspectCycles returns the cycles that a record warns about.
func suspectCycles(positions []uint64) []Cycle {
	var list []Cycle
	for length := uint64(cycleShortest); length <= cycleLongest; length++ {
		if c := Cycles(positions, length)[0]; c.IsSuspect(len(positions)) {
			list = append(list, c)
		}
	}
	return list
}
