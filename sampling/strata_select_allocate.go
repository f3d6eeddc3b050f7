package sampling

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// Allocation says how the size of a stratified sample is divided among the strata. The zero value is
// proportional to their counts, which is the only allocation for which the sample may be evaluated as
// one without weights. Rule and sizes are part of the record.
type Allocation struct {
	// Minimum is the least number of items for each stratum; a smaller stratum is taken completely.
	Minimum int `json:"minimum,omitzero"`
	// Census names strata whose every unit is selected.
	Census []string `json:"census,omitzero"`
	// Fixed sets the size of every stratum by hand, for example from an optimal (Neyman) allocation.
	// It excludes Minimum and Census.
	Fixed []StratumSize `json:"fixed,omitzero"`
	// Basis says where the fixed sizes come from, such as prior-year rates. Required with Fixed.
	Basis string `json:"basis,omitzero"`
}

// StratumSize is the number of items to select from one stratum.
type StratumSize struct {
	// Key names the stratum.
	Key string `json:"key"`
	// Size is the number of items.
	Size int `json:"size"`
}

// IsZero reports whether a is the zero value, the proportional allocation.
func (a Allocation) IsZero() bool {
	return a.Minimum == 0 && len(a.Census) == 0 && len(a.Fixed) == 0 && a.Basis == ""
}

// clone returns a with lists of its own.
func (a Allocation) clone() Allocation {
	a.Census, a.Fixed = slices.Clone(a.Census), slices.Clone(a.Fixed)
	return a
}

// validate checks what can be checked without the population.
func (a Allocation) validate() error {
	var f faults
	if a.Minimum < 0 || a.Minimum > MaxSelected {
		f.addf(CodeRange, "minimum", "use a small number", "%d is not between 0 and %d", a.Minimum, MaxSelected)
	}
	if len(a.Census) > MaxStrata || len(a.Fixed) > MaxStrata {
		f.addf(CodeOverflow, "", "use fewer strata", "more than %d strata", MaxStrata)
		return f.err()
	}
	if !isSortedUnique(a.Census) {
		f.add(CodeInvalid, "census", "is not sorted or has a key twice", "sort the keys and list each once")
	}
	keys := make([]string, len(a.Fixed))
	for i, s := range a.Fixed {
		keys[i] = s.Key
		if s.Size < 0 || s.Size > MaxSelected {
			f.addf(CodeRange, fmt.Sprintf("fixed[%d].size", i), "give a size", "%d is not between 0 and %d", s.Size, MaxSelected)
		}
	}
	if !isSortedUnique(keys) {
		f.add(CodeInvalid, "fixed", "is not sorted by key or has a key twice", "sort the strata and list each once")
	}
	if len(a.Fixed) > 0 {
		f.merge("", checkText("basis", a.Basis, maxNoteBytes))
		if a.Minimum != 0 || len(a.Census) > 0 {
			f.add(CodeConflict, "fixed", "fixed sizes exclude a minimum and census strata", "set either the sizes or the rule")
		}
	} else if a.Basis != "" {
		f.add(CodeConflict, "basis", "there are no fixed sizes", "leave it out")
	}
	return f.err()
}

// isSortedUnique reports whether keys are canonical texts in strictly ascending order.
func isSortedUnique(keys []string) bool {
	for i, key := range keys {
		if CheckID(key) != nil || i > 0 && keys[i-1] >= key {
			return false
		}
	}
	return true
}

// Allocate divides size among strata, which must be sorted by key, and returns sizes in the same
// order whose sum is exactly size and none of which exceeds its stratum. Census strata come first;
// the rest is shared in proportion to the counts, a stratum whose exact share is below the minimum
// gets the minimum and leaves the sharing. Fractions go by largest remainder, ties to the key that
// sorts first. All arithmetic is in whole numbers.
//
// It fails with CodeInfeasible if the size does not cover census strata and minimums, and with CodeRange
// if it exceeds the population. Work grows with the square of the number of strata at worst.
func Allocate(size int, strata []StratumCount, rule Allocation) ([]StratumSize, error) {
	if err := rule.validate(); err != nil {
		return nil, err
	}
	if size < 0 || size > MaxSelected {
		return nil, selectionError(CodeRange, "size", fmt.Sprintf("%d is not between 0 and %d", size, MaxSelected), "take the size from the plan")
	}
	if err := checkStrataCounts(size, strata); err != nil {
		return nil, err
	}
	if len(rule.Fixed) > 0 {
		return allocateFixed(size, strata, rule.Fixed)
	}
	// Census strata are taken out first; they need their whole count, and fail if the size is smaller.
	sizes := make([]StratumSize, len(strata))
	open := make([]int, 0, len(strata)) // the strata that still share
	left := size
	for i, s := range strata {
		sizes[i].Key = s.Key
		if _, all := slices.BinarySearch(rule.Census, s.Key); !all {
			open = append(open, i)
			continue
		}
		if s.Count > uint64(left) {
			return nil, tooSmall(size, "the census strata")
		}
		sizes[i].Size = int(s.Count)
		left -= sizes[i].Size
	}
	// A misspelt key would otherwise be ignored, and the stratum sampled instead of taken completely.
	for _, key := range rule.Census {
		if _, known := findStratum(strata, key); !known {
			return nil, unknownStratum("allocation.census", key)
		}
	}
	open, left, err := liftToMinimum(size, left, strata, open, sizes, rule.Minimum)
	if err != nil {
		return nil, err
	}
	return sizes, shareOut(left, strata, open, sizes)
}

// checkStrataCounts checks order and total of the strata. The total stays within 2^53 and the size within
// 2^20, so products of the two need 128 bits and quotients fit 64.
func checkStrataCounts(size int, strata []StratumCount) error {
	if len(strata) == 0 || len(strata) > MaxStrata {
		return selectionError(CodePopulation, "strata", fmt.Sprintf("want 1 to %d strata", MaxStrata), "give every unit a stratum key")
	}
	var total uint64
	for i, s := range strata {
		if CheckID(s.Key) != nil || i > 0 && strata[i-1].Key >= s.Key || s.Count > MaxPopulation-total {
			return selectionError(CodePopulation, "strata", "keys are not sorted, or counts exceed 2^53", "use the strata of a Population")
		}
		total += s.Count
	}
	if uint64(size) > total {
		return selectionError(CodeRange, "size", fmt.Sprintf("%d items from a population of %d", size, total), "lower the size or examine all units")
	}
	return nil
}

// liftToMinimum gives the minimum to each open stratum whose exact share of what is left is smaller,
// until no such stratum remains, and returns the strata that still share and what is left for them.
// Each round lifts at least one stratum, so there are at most as many rounds as strata. To lift one
// lowers the shares of the others, hence the rounds; shares are compared as fractions,
// budget * count / weight against the minimum, without division.
func liftToMinimum(size, left int, strata []StratumCount, open []int, sizes []StratumSize, minimum int) ([]int, int, error) {
	for lifted := true; lifted; {
		lifted = false
		weight := openWeight(strata, open)
		budget, still := left, open[:0:0]
		for _, i := range open {
			least := int(min(uint64(minimum), strata[i].Count))
			shareHi, shareLo := bits.Mul64(uint64(budget), strata[i].Count)
			leastHi, leastLo := bits.Mul64(uint64(least), weight)
			if shareHi > leastHi || shareHi == leastHi && shareLo >= leastLo {
				still = append(still, i)
				continue
			}
			if least > left {
				return nil, 0, tooSmall(size, "the minimum of each stratum")
			}
			sizes[i].Size = least
			left -= least
			lifted = true
		}
		open = still
	}
	return open, left, nil
}

// openWeight returns the number of units in the open strata.
func openWeight(strata []StratumCount, open []int) (sum uint64) {
	for _, i := range open {
		sum += strata[i].Count
	}
	return sum
}

// shareOut divides left among the open strata by largest remainder. Shares are at most the counts,
// because no more is left than there are open units; so rounding up exceeds no stratum either.
func shareOut(left int, strata []StratumCount, open []int, sizes []StratumSize) error {
	weight := openWeight(strata, open)
	if weight == 0 {
		return nil
	}
	rests := make([]uint64, len(strata))
	spare := left
	for _, i := range open {
		hi, lo := bits.Mul64(uint64(left), strata[i].Count)
		whole, rest := bits.Div64(hi, lo, weight)
		sizes[i].Size, rests[i] = int(whole), rest
		spare -= int(whole)
	}
	// All remainders have the denominator weight, so they compare by their numerators.
	slices.SortStableFunc(open, func(a, b int) int {
		if rests[a] != rests[b] {
			if rests[a] > rests[b] {
				return -1
			}
			return 1
		}
		return strings.Compare(strata[a].Key, strata[b].Key)
	})
	for _, i := range open[:min(spare, len(open))] {
		sizes[i].Size++
	}
	return nil
}

// allocateFixed checks sizes that were set by hand against the strata.
func allocateFixed(size int, strata []StratumCount, fixed []StratumSize) ([]StratumSize, error) {
	sizes := make([]StratumSize, len(strata))
	for i, s := range strata {
		sizes[i].Key = s.Key
	}
	// Strata that are not named get 0 items; that is a decision of whoever fixed the sizes.
	sum := 0
	for i, s := range fixed {
		at, known := findStratum(strata, s.Key)
		field := fmt.Sprintf("allocation.fixed[%d]", i)
		if !known {
			return nil, unknownStratum(field, s.Key)
		}
		if uint64(s.Size) > strata[at].Count {
			return nil, selectionError(CodeRange, field, fmt.Sprintf("%d items from a stratum of %d", s.Size, strata[at].Count), "lower the size of the stratum")
		}
		sizes[at].Size = s.Size
		sum += s.Size
	}
	if sum != size {
		return nil, selectionError(CodeConflict, "allocation.fixed", fmt.Sprintf("the sizes sum to %d, not to %d", sum, size), "make them agree")
	}
	return sizes, nil
}

// findStratum returns the place of a key in strata sorted by key.
func findStratum(strata []StratumCount, key string) (int, bool) {
	return slices.BinarySearchFunc(strata, key, func(s StratumCount, key string) int { return strings.Compare(s.Key, key) })
}

// unknownStratum is the error for a rule about a stratum that has no units.
func unknownStratum(field, key string) error {
	return selectionError(CodeInvalid, field, fmt.Sprintf("the population has no stratum %q", key), "use the keys of the frozen population")
}

// tooSmall is the error for a size that does not cover what must be selected.
func tooSmall(size int, what string) error {
	return selectionError(CodeInfeasible, "size", fmt.Sprintf("%d items do not cover %s", size, what), "raise the size")
}
