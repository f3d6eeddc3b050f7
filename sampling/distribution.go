package sampling

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// MaxCount is the largest population, sample or count of deviations that this package computes with.
// It keeps every product within 128 bits and every tail sum within about half a million terms.
const MaxCount = 10_000_000_000

// Distribution is the probability model of the number of deviations in a sample. It is part of every
// result, because the models differ where it matters: 95 % confidence, 10 % tolerable and no deviation
// need 29 items by the binomial and 30 by the Poisson distribution. The zero value means "choose":
// hypergeometric when the population is known, binomial otherwise.
type Distribution uint8

const (
	_ Distribution = iota
	// Hypergeometric is drawing without replacement from a known population; it is exact.
	Hypergeometric
	// Binomial is drawing from an unlimited population; the AICPA and GAO tables rest on it.
	Binomial
	// Poisson is the limit for rare deviations behind reliability factors and monetary-unit sampling.
	Poisson
)

// Distributions walks all distributions.
func Distributions() iter.Seq[Distribution] { return enum.All(Distribution.name) }

// IsValid reports whether d is a distribution; the zero value, which asks for a choice, is not one.
func (d Distribution) IsValid() bool { return d.name() != "" }

// String returns the wire name, or Distribution(9) for a value without one.
func (d Distribution) String() string { return enum.String(d, Distribution.name) }

// MarshalText returns the wire name and refuses an invalid value.
func (d Distribution) MarshalText() ([]byte, error) { return enum.Marshal(d, Distribution.name) }

// UnmarshalText accepts exactly a wire name.
func (d *Distribution) UnmarshalText(text []byte) error {
	return enum.Unmarshal(d, text, Distribution.name)
}

// name returns the wire name, or "" for an invalid value.
func (d Distribution) name() string {
	switch d {
	case Hypergeometric:
		return "hypergeometric"
	case Binomial:
		return "binomial"
	case Poisson:
		return "poisson"
	}
	return ""
}
