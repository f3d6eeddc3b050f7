package sampling

import (
	"encoding/json"
	"fmt"
	"iter"
	"math/bits"
	"strings"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Warning is something that a reader of a result must know and that is not an error. The zero value is invalid.
type Warning uint8

const (
	_ Warning = iota
	// WarnCensus: every item of the population is tested; there is no sampling risk.
	WarnCensus
	// WarnTolerableRounded: the tolerable rate is not a whole number of items of the population, so the
	// decision uses the tolerable count, whose own rate differs.
	WarnTolerableRounded
	// WarnTolerableBelowOne: the tolerable rate is less than one item of the population; a single
	// deviation is intolerable.
	WarnTolerableBelowOne
	// WarnExpectedNearTolerable: the expected rate is more than three quarters of the tolerable one, where
	// the sample size grows without measure; consider another test.
	WarnExpectedNearTolerable
	// WarnPopulationIgnored: the population is known and the sample is more than 10 % of it, but the
	// distribution does not use it (FAM 450, note 8). The result is on the careful side.
	WarnPopulationIgnored
	// WarnLowConfidence: the confidence is below one half; the statement is weaker than a coin toss.
	WarnLowConfidence
	// WarnNothingTested: the sample is empty; it says nothing.
	WarnNothingTested
	// WarnMethodNotStated: the selection method was not stated; the limits assume a random one.
	WarnMethodNotStated
	// WarnSystematicOrder: the limits assume that the order of the population has no period that agrees
	// with the sampling interval.
	WarnSystematicOrder
	// WarnUnequalProbability: items were selected in proportion to an amount; the limits describe the rate
	// in amounts, not in occurrences.
	WarnUnequalProbability
	// WarnStrataPooled: a stratified sample was evaluated as one; this is right only for proportional
	// allocation and a common rate. Use [EvaluateStrata].
	WarnStrataPooled
	// WarnLimitAboveOne: the Poisson approximation gives an upper limit above 100 %.
	WarnLimitAboveOne
)

// WarningKinds walks all warnings.
func WarningKinds() iter.Seq[Warning] { return enum.All(Warning.name) }

// IsValid reports whether w is a warning of this package.
func (w Warning) IsValid() bool { return w.name() != "" }

// String returns the wire name, or Warning(99) for a value without one.
func (w Warning) String() string { return enum.String(w, Warning.name) }

// MarshalText returns the wire name and refuses an invalid value.
func (w Warning) MarshalText() ([]byte, error) { return enum.Marshal(w, Warning.name) }

// UnmarshalText accepts exactly a wire name.
func (w *Warning) UnmarshalText(text []byte) error { return enum.Unmarshal(w, text, Warning.name) }

// name returns the wire name, or "" for an invalid value.
func (w Warning) name() string {
	switch w {
	case WarnCensus:
		return "census"
	case WarnTolerableRounded:
		return "tolerable-rounded"
	case WarnTolerableBelowOne:
		return "tolerable-below-one"
	case WarnExpectedNearTolerable:
		return "expected-near-tolerable"
	case WarnPopulationIgnored:
		return "population-ignored"
	case WarnLowConfidence:
		return "low-confidence"
	case WarnNothingTested:
		return "nothing-tested"
	case WarnMethodNotStated:
		return "method-not-stated"
	case WarnSystematicOrder:
		return "systematic-order"
	case WarnUnequalProbability:
		return "unequal-probability"
	case WarnStrataPooled:
		return "strata-pooled"
	case WarnLimitAboveOne:
		return "limit-above-one"
	}
	return ""
}

// Warnings is a set of warnings. It is comparable and needs no allocation; the zero value is empty.
type Warnings struct {
	set uint32
}

// Has reports whether w is in the set.
func (s Warnings) Has(w Warning) bool { return w < 32 && s.set&(1<<w) != 0 }

// Len returns how many warnings the set holds.
func (s Warnings) Len() int { return bits.OnesCount32(s.set) }

// IsZero reports whether the set is empty.
func (s Warnings) IsZero() bool { return s.set == 0 }

// All walks the warnings in the order of their constants.
func (s Warnings) All() iter.Seq[Warning] {
	return func(yield func(Warning) bool) {
		for w := Warning(1); w < 32; w++ {
			if s.Has(w) && !yield(w) {
				return
			}
		}
	}
}

// String lists the wire names, separated by commas.
func (s Warnings) String() string {
	var names []string
	for w := range s.All() {
		names = append(names, w.String())
	}
	return strings.Join(names, ", ")
}

// MarshalJSON writes a list of wire names.
func (s Warnings) MarshalJSON() ([]byte, error) {
	list := make([]Warning, 0, s.Len())
	for w := range s.All() {
		list = append(list, w)
	}
	return json.Marshal(list)
}

// UnmarshalJSON reads a list of wire names without duplicates.
func (s *Warnings) UnmarshalJSON(data []byte) error {
	var list []Warning
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	var set Warnings
	for _, w := range list {
		if set.Has(w) {
			return fmt.Errorf("warning %q is listed twice", w)
		}
		set.add(w)
	}
	*s = set
	return nil
}

// add puts w into the set.
func (s *Warnings) add(w Warning) { s.set |= 1 << w }

// addIf puts w into the set if the condition holds.
func (s *Warnings) addIf(condition bool, w Warning) {
	if condition {
		s.add(w)
	}
}
