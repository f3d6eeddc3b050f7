package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// DayClass says what evidence there is about the controls on a day of the fiscal year. Every day has
// exactly one class.
type DayClass uint8

const (
	_ DayClass = iota
	// DayTested is inside the window of a Type 2 report that can be relied on.
	DayTested
	// DayRepresented is not tested, but an accepted bridge letter speaks about it. It is management's
	// word and gives no assurance.
	DayRepresented
	// DayUncovered is neither tested nor represented.
	DayUncovered
	// DayNotNeeded is a day on which the user entity did not use the service.
	DayNotNeeded
)

func (c DayClass) name() string {
	switch c {
	case DayTested:
		return "tested"
	case DayRepresented:
		return "represented"
	case DayUncovered:
		return "uncovered"
	case DayNotNeeded:
		return "not-needed"
	}
	return ""
}

// DayClasses walks the classes in the order of their constants.
func DayClasses() iter.Seq[DayClass] { return enum.All(DayClass.name) }

// IsValid reports whether c is one of the classes.
func (c DayClass) IsValid() bool { return c.name() != "" }

// String returns the wire name, or DayClass(n) for a value that has none.
func (c DayClass) String() string { return enum.String(c, DayClass.name) }

// MarshalText returns the wire name, or an error if c is not valid.
func (c DayClass) MarshalText() ([]byte, error) { return enum.Marshal(c, DayClass.name) }

// UnmarshalText sets c to the class with the wire name text.
func (c *DayClass) UnmarshalText(text []byte) error { return enum.Unmarshal(c, text, DayClass.name) }

// GapKind says where in the needed part of the fiscal year a run of untested days lies.
type GapKind uint8

const (
	_ GapKind = iota
	// GapLeading reaches from the first needed day to the first tested one. A bridge letter ordinarily
	// does not answer it; the prior report does.
	GapLeading
	// GapInternal lies between tested days.
	GapInternal
	// GapTrailing reaches from the last tested day to the last needed one: the stub period that
	// bridge letters are written for.
	GapTrailing
	// GapEntire is the whole needed part: no day is tested.
	GapEntire
)

func (k GapKind) name() string {
	switch k {
	case GapLeading:
		return "leading"
	case GapInternal:
		return "internal"
	case GapTrailing:
		return "trailing"
	case GapEntire:
		return "entire"
	}
	return ""
}

// GapKinds walks the kinds in the order of their constants.
func GapKinds() iter.Seq[GapKind] { return enum.All(GapKind.name) }

// IsValid reports whether k is one of the kinds.
func (k GapKind) IsValid() bool { return k.name() != "" }

// String returns the wire name, or GapKind(n) for a value that has none.
func (k GapKind) String() string { return enum.String(k, GapKind.name) }

// MarshalText returns the wire name, or an error if k is not valid.
func (k GapKind) MarshalText() ([]byte, error) { return enum.Marshal(k, GapKind.name) }

// UnmarshalText sets k to the kind with the wire name text.
func (k *GapKind) UnmarshalText(text []byte) error { return enum.Unmarshal(k, text, GapKind.name) }

// CoverageClass is the verdict on how far the evidence serves a purpose, under a policy. The constants
// run from best to worst, so that the greater of two is the more careful; [CoverageNotNeeded] comes first
// because it asks for nothing.
type CoverageClass uint8

const (
	_ CoverageClass = iota
	// CoverageNotNeeded: the service was not used on the days in question.
	CoverageNotNeeded
	// CoverageFull: every needed day is tested.
	CoverageFull
	// CoverageRollForward: the untested days are few enough that the user auditor's own inquiry is
	// sufficient, without a letter.
	CoverageRollForward
	// CoverageBridged: enough is tested, and accepted bridge letters speak about the remaining days.
	// The user auditor still has procedures to perform on them.
	CoverageBridged
	// CoverageInsufficient: there is some evidence, but less than the policy asks for.
	CoverageInsufficient
	// CoverageNone: there is no tested day.
	CoverageNone
)

func (c CoverageClass) name() string {
	switch c {
	case CoverageNotNeeded:
		return "not-needed"
	case CoverageFull:
		return "full"
	case CoverageRollForward:
		return "sufficient-with-roll-forward"
	case CoverageBridged:
		return "partial-with-bridge"
	case CoverageInsufficient:
		return "insufficient"
	case CoverageNone:
		return "none"
	}
	return ""
}

// CoverageClasses walks the classes from best to worst.
func CoverageClasses() iter.Seq[CoverageClass] { return enum.All(CoverageClass.name) }

// IsValid reports whether c is one of the classes.
func (c CoverageClass) IsValid() bool { return c.name() != "" }

// String returns the wire name, or CoverageClass(n) for a value that has none.
func (c CoverageClass) String() string { return enum.String(c, CoverageClass.name) }

// MarshalText returns the wire name, or an error if c is not valid.
func (c CoverageClass) MarshalText() ([]byte, error) { return enum.Marshal(c, CoverageClass.name) }

// UnmarshalText sets c to the class with the wire name text.
func (c *CoverageClass) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, CoverageClass.name)
}

// ReportUse says how a report entered the coverage.
type ReportUse uint8

const (
	_ ReportUse = iota
	// ReportCounts: its window is tested days, except for objectives on which it is qualified and, if it says on
	// which days they were not achieved, for these days only.
	ReportCounts
	// ReportType1: a Type 1 report gives no operating evidence, so it adds no tested day.
	ReportType1
	// ReportOtherSystem: it is about a different system and does not combine.
	ReportOtherSystem
	// ReportNotIssued: it had not been issued when the question was asked, or its date of issue is not
	// recorded.
	ReportNotIssued
	// ReportUnusable: its opinion is adverse or disclaimed, or qualified under a policy that
	// then takes nothing from it.
	ReportUnusable
)

func (u ReportUse) name() string {
	switch u {
	case ReportCounts:
		return "counts"
	case ReportType1:
		return "type-1"
	case ReportOtherSystem:
		return "other-system"
	case ReportNotIssued:
		return "not-issued"
	case ReportUnusable:
		return "unusable"
	}
	return ""
}

// ReportUses walks the uses in the order of their constants.
func ReportUses() iter.Seq[ReportUse] { return enum.All(ReportUse.name) }

// IsValid reports whether u is one of the uses.
func (u ReportUse) IsValid() bool { return u.name() != "" }

// String returns the wire name, or ReportUse(n) for a value that has none.
func (u ReportUse) String() string { return enum.String(u, ReportUse.name) }

// MarshalText returns the wire name, or an error if u is not valid.
func (u ReportUse) MarshalText() ([]byte, error) { return enum.Marshal(u, ReportUse.name) }

// UnmarshalText sets u to the use with the wire name text.
func (u *ReportUse) UnmarshalText(text []byte) error { return enum.Unmarshal(u, text, ReportUse.name) }
