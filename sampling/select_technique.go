package sampling

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Technique is the exact procedure by which items are selected. Several techniques carry out the
// same [Method]. The zero value is invalid.
//
//	technique          selects               size       depends on  in partitions  next items
//	ByTicket           each unit alike       fixed      nothing     yes            yes
//	ByPosition         each unit alike       fixed      order       no             yes
//	ByInterval         each unit alike       fixed      order       no             random rows
//	ByStratum          alike in a stratum    fixed      nothing     yes            yes
//	BySieve            by amount, exactly    random     nothing     yes            no
//	ByPriority         by amount, nearly     fixed      nothing     yes            yes
//	ByMonetaryInterval by amount, exactly    hits fixed order       no             no
//	ByHand             by choice             as chosen  the chooser no             no
//	ByAll              every unit            all        nothing     no             no
//
// For tests of controls, where every occurrence counts alike, use ByTicket, or ByStratum where parts of
// the population are concluded on separately. The techniques by amount serve dual-purpose samples.
type Technique uint8

const (
	_ Technique = iota
	// ByTicket takes the units with the smallest tickets: simple random, independent of order and
	// partitions, extendable. It is the technique of choice.
	ByTicket
	// ByPosition draws row numbers: simple random, re-performable only while the order is frozen.
	ByPosition
	// ByInterval takes rows at a fixed rational interval from random starts.
	ByInterval
	// ByStratum takes the smallest tickets of each stratum.
	ByStratum
	// BySieve takes each unit with probability amount / interval, by comparing 64 bits of its ticket:
	// ticket * interval < amount * 2^64. Monetary units, random size (Poisson sampling).
	BySieve
	// ByPriority takes the units with the smallest ratios of ticket to amount: monetary units, fixed size
	// (sequential Poisson sampling; the probabilities are close to proportional, not exactly).
	ByPriority
	// ByMonetaryInterval hits every T/n-th monetary unit from a random start: monetary units, fixed
	// number of hits.
	ByMonetaryInterval
	// ByHand records items that somebody chose: haphazard, block or judgmental.
	ByHand
	// ByAll takes every unit: a census.
	ByAll
)

// Techniques walks all techniques.
func Techniques() iter.Seq[Technique] { return enum.All(Technique.name) }

// Method returns the method that the technique carries out, and 0 for [ByHand], which serves three,
// and for an invalid technique.
func (t Technique) Method() Method {
	switch t {
	case ByTicket, ByPosition:
		return SimpleRandom
	case ByInterval:
		return Systematic
	case ByStratum:
		return Stratified
	case BySieve, ByPriority, ByMonetaryInterval:
		return MonetaryUnit
	case ByAll:
		return Census
	}
	return 0
}

// IsOrdered reports whether the result depends on the order of the population. Such a technique
// needs the population frozen beforehand and cannot be drawn in partitions.
func (t Technique) IsOrdered() bool {
	switch t {
	case ByPosition, ByInterval, ByMonetaryInterval:
		return true
	}
	return false
}

// IsValid reports whether t is one of the techniques.
func (t Technique) IsValid() bool { return t.name() != "" }

// String returns the wire name, or Technique(9) for a value without one.
func (t Technique) String() string { return enum.String(t, Technique.name) }

// MarshalText returns the wire name and refuses an invalid value.
func (t Technique) MarshalText() ([]byte, error) { return enum.Marshal(t, Technique.name) }

// UnmarshalText accepts exactly a wire name.
func (t *Technique) UnmarshalText(text []byte) error { return enum.Unmarshal(t, text, Technique.name) }

// IsMergeable reports whether a draw may be made in partitions, with a [Selector] for each, and merged.
func (t Technique) IsMergeable() bool {
	switch t {
	case ByTicket, ByStratum, BySieve, ByPriority:
		return true
	}
	return false
}

// usesSeed reports whether chance decides.
func (t Technique) usesSeed() bool { return t.IsValid() && t != ByHand && t != ByAll }

// isMonetary reports whether amounts decide.
func (t Technique) isMonetary() bool { return t.Method() == MonetaryUnit }

// name returns the wire name, or "" for an invalid value.
func (t Technique) name() string {
	switch t {
	case ByTicket:
		return "ticket"
	case ByPosition:
		return "position"
	case ByInterval:
		return "interval"
	case ByStratum:
		return "stratum"
	case BySieve:
		return "sieve"
	case ByPriority:
		return "priority"
	case ByMonetaryInterval:
		return "monetary-interval"
	case ByHand:
		return "by-hand"
	case ByAll:
		return "all"
	}
	return ""
}
