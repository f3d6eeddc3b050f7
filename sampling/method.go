package sampling

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Method is how the items of a sample were chosen. It decides whether the sample can carry a confidence
// statement at all. The zero value is invalid as a fact; where a Method is optional, zero means not stated.
type Method uint8

const (
	_ Method = iota
	// SimpleRandom gives every set of n items the same probability.
	SimpleRandom
	// Systematic takes every item at a fixed interval after a random start.
	Systematic
	// Stratified draws a simple random sample in each of several separate parts of the population.
	Stratified
	// MonetaryUnit selects items with probability proportional to a recorded amount.
	MonetaryUnit
	// Haphazard is a choice without a structured technique and without conscious bias (AU-C 530, appendix).
	Haphazard
	// Block takes contiguous items, such as all of one week.
	Block
	// Judgmental takes the items the auditor considers most telling.
	Judgmental
	// Census takes every item.
	Census
)

// Methods walks all selection methods.
func Methods() iter.Seq[Method] { return enum.All(Method.name) }

// IsStatistical reports whether items selected this way support a confidence statement: the random
// methods and the census do; haphazard, block and judgmental selections, and the zero value, do not
// (AS 2315.24, FAM 480).
func (m Method) IsStatistical() bool {
	switch m {
	case SimpleRandom, Systematic, Stratified, MonetaryUnit, Census:
		return true
	}
	return false
}

// IsValid reports whether m is one of the methods of this package.
func (m Method) IsValid() bool { return m.name() != "" }

// String returns the wire name, or Method(9) for a value without one.
func (m Method) String() string { return enum.String(m, Method.name) }

// MarshalText returns the wire name and refuses an invalid value.
func (m Method) MarshalText() ([]byte, error) { return enum.Marshal(m, Method.name) }

// UnmarshalText accepts exactly a wire name.
func (m *Method) UnmarshalText(text []byte) error { return enum.Unmarshal(m, text, Method.name) }

// name returns the wire name, or "" for an invalid value.
func (m Method) name() string {
	switch m {
	case SimpleRandom:
		return "simple-random"
	case Systematic:
		return "systematic"
	case Stratified:
		return "stratified"
	case MonetaryUnit:
		return "monetary-unit"
	case Haphazard:
		return "haphazard"
	case Block:
		return "block"
	case Judgmental:
		return "judgmental"
	case Census:
		return "census"
	}
	return ""
}
