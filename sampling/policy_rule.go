package sampling

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// TolerableRule turns a tolerable rate T into K_T, the smallest count of deviations in a population of N
// that must not be accepted.
type TolerableRule uint8

const (
	_ TolerableRule = iota
	// TolerableCeiling is K_T = ceil(N T): the rate T itself is not acceptable (IDEA, EZ-Quant, jfa's intent).
	TolerableCeiling
	// TolerableAbove is K_T = floor(N T) + 1: "does not exceed" read literally.
	TolerableAbove
	// TolerableFloor is K_T = floor(N T) (R package PracTools); it is never below 1 here.
	TolerableFloor
)

// TolerableRules walks all rules.
func TolerableRules() iter.Seq[TolerableRule] { return enum.All(TolerableRule.name) }

// IsValid reports whether r is a rule.
func (r TolerableRule) IsValid() bool { return r.name() != "" }

// String returns the wire name, or TolerableRule(9) for a value without one.
func (r TolerableRule) String() string { return enum.String(r, TolerableRule.name) }

// MarshalText returns the wire name and refuses an invalid value.
func (r TolerableRule) MarshalText() ([]byte, error) { return enum.Marshal(r, TolerableRule.name) }

// UnmarshalText accepts exactly a wire name.
func (r *TolerableRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, TolerableRule.name)
}

// name returns the wire name, or "" for an invalid value.
func (r TolerableRule) name() string {
	switch r {
	case TolerableCeiling:
		return "ceiling"
	case TolerableAbove:
		return "above"
	case TolerableFloor:
		return "floor"
	}
	return ""
}

// count returns K_T for a population of N.
func (r TolerableRule) count(N int64, tolerable Rate) int64 {
	switch r {
	case TolerableAbove:
		return tolerable.floorTimes(N) + 1
	case TolerableFloor:
		return max(tolerable.floorTimes(N), 1)
	}
	return tolerable.ceilTimes(N)
}

// ExpectedRule says how many deviations a plan with expected rate E allows for in n items.
type ExpectedRule uint8

const (
	_ ExpectedRule = iota
	// ExpectedCeiling is ceil(n E) (AICPA tables, jfa).
	ExpectedCeiling
	// ExpectedPopulationShare is ceil(n ceil(N E)/N): the expected rate is first rounded up to whole items
	// of the population, as IDEA does. It needs a known population.
	ExpectedPopulationShare
	// ExpectedUnrounded uses n E as it is, in Q(1 + n E, n T) <= alpha (AICPA table C-1). It is defined for
	// the Poisson distribution only; the critical number of the plan is floor(n E).
	ExpectedUnrounded
)

// ExpectedRules walks all rules.
func ExpectedRules() iter.Seq[ExpectedRule] { return enum.All(ExpectedRule.name) }

// IsValid reports whether r is a rule.
func (r ExpectedRule) IsValid() bool { return r.name() != "" }

// String returns the wire name, or ExpectedRule(9) for a value without one.
func (r ExpectedRule) String() string { return enum.String(r, ExpectedRule.name) }

// MarshalText returns the wire name and refuses an invalid value.
func (r ExpectedRule) MarshalText() ([]byte, error) { return enum.Marshal(r, ExpectedRule.name) }

// UnmarshalText accepts exactly a wire name.
func (r *ExpectedRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, ExpectedRule.name)
}

// name returns the wire name, or "" for an invalid value.
func (r ExpectedRule) name() string {
	switch r {
	case ExpectedCeiling:
		return "ceiling"
	case ExpectedPopulationShare:
		return "population-share"
	case ExpectedUnrounded:
		return "unrounded"
	}
	return ""
}

// RiskRule says whether P(X <= k) may equal the risk.
type RiskRule uint8

const (
	_ RiskRule = iota
	// RiskAtMost accepts P <= alpha (jfa, IDEA, the printed tables).
	RiskAtMost
	// RiskBelow accepts P < alpha only (FSaudit). The two differ at exact ties, which are common in small
	// populations.
	RiskBelow
)

// RiskRules walks all rules.
func RiskRules() iter.Seq[RiskRule] { return enum.All(RiskRule.name) }

// IsValid reports whether r is a rule.
func (r RiskRule) IsValid() bool { return r.name() != "" }

// String returns the wire name, or RiskRule(9) for a value without one.
func (r RiskRule) String() string { return enum.String(r, RiskRule.name) }

// MarshalText returns the wire name and refuses an invalid value.
func (r RiskRule) MarshalText() ([]byte, error) { return enum.Marshal(r, RiskRule.name) }

// UnmarshalText accepts exactly a wire name.
func (r *RiskRule) UnmarshalText(text []byte) error { return enum.Unmarshal(r, text, RiskRule.name) }

// name returns the wire name, or "" for an invalid value.
func (r RiskRule) name() string {
	switch r {
	case RiskAtMost:
		return "at-most"
	case RiskBelow:
		return "below"
	}
	return ""
}
