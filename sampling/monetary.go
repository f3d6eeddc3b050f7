package sampling

import (
	"fmt"
	"math"
	"math/bits"
)

// SieveInterval returns the interval J for which [BySieve] selects about n of the
// population's units: the sum of the positive amounts over n, rounded down. Units of amount J or more
// are certain and take up only one item each, so the expected number of items is about n or less; the
// number itself is random, with a variance of sum p (1-p) over the units' probabilities p.
func (p Population) SieveInterval(n int) (Amount, error) {
	if n < 1 || n > MaxSelected {
		return 0, selectionError(CodeRange, "size", fmt.Sprintf("%d is not between 1 and %d", n, MaxSelected), "take the size from the plan")
	}
	interval, _ := p.Amount.divide(uint64(n))
	j, ok := interval.Uint64()
	switch {
	case !ok || j > math.MaxInt64:
		return 0, selectionError(CodeOverflow, "interval", "the interval exceeds the largest amount", "use a larger size, or a larger minor unit")
	case j == 0:
		return 0, selectionError(CodePopulation, "population", fmt.Sprintf("the amounts sum to %v, fewer than %d monetary units", p.Amount, n),
			"use a smaller size, or a population with amounts")
	}
	return Amount(j), nil
}

// inSieve reports whether h/2^64 < amount/interval, with h the leading 64 bits of the ticket.
func inSieve(t Ticket, amount, interval Amount) bool {
	above, _ := bits.Mul64(t.High64(), uint64(interval))
	return above < uint64(amount)
}

// isCertain reports whether a unit is selected because of its amount alone.
func isCertain(spec Spec, amount Amount) bool {
	switch spec.Technique {
	case BySieve:
		return amount >= spec.Interval
	case ByPriority:
		return spec.CertainFrom != 0 && amount >= spec.CertainFrom
	}
	return false
}

// hitter walks the monetary units of a population and hits every T/n-th of them after a random
// start r in [0, T):
//
//	hits of unit i = floor((C_i n + r) / T) - floor((C_(i-1) n + r) / T),   C_i = w_1 + ... + w_i
//
// It keeps (C_i n + r) mod T instead of the sum, so that nothing exceeds 128 bits: the totals of
// this package are below 2^116 and sizes are below 2^21.
type hitter struct {
	total Total  // T
	size  uint64 // n
	phase Total  // (C n + r) mod T
	used  Total  // C, to notice a population that is not the frozen one
}

// newHitter draws the random start; the label of the draw is part of the format.
func newHitter(seed Seed, total Total, size int) (h *hitter, start Total) {
	start = seed.uniform("sys_pps", total)
	return &hitter{total: total, size: uint64(size), phase: start}, start
}

// hits returns how often the next unit, of a positive amount, is hit, and whether its amount reaches
// the interval T/n, so that every start hits it. Beyond the frozen total nothing is hit.
func (h *hitter) hits(amount Amount) (hits int, certain bool) {
	used, ok := h.used.Add(Total{lo: uint64(amount)})
	if h.used = used; !ok || used.Compare(h.total) > 0 {
		return 0, false
	}
	var step Total
	step.hi, step.lo = bits.Mul64(uint64(amount), h.size)
	h.phase, _ = h.phase.Add(step)
	for h.phase.Compare(h.total) >= 0 { // n rounds in all, over the whole population
		h.phase = h.phase.minus(h.total)
		hits++
	}
	return hits, step.Compare(h.total) >= 0
}
