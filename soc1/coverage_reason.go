package soc1

import (
	"fmt"
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// CoverageFocus is the purpose for which coverage is judged.
type CoverageFocus uint8

const (
	_ CoverageFocus = iota
	// FocusAudit is the audit of the financial statements: how much of the year is tested.
	FocusAudit
	// FocusAsOf is the assessment of internal control as of the year-end: how much time has passed since
	// the last tested day (AS 2201, appendix B).
	FocusAsOf
)

func (f CoverageFocus) name() string {
	switch f {
	case FocusAudit:
		return "audit"
	case FocusAsOf:
		return "as-of"
	}
	return ""
}

// CoverageFocuses walks the purposes in the order of their constants.
func CoverageFocuses() iter.Seq[CoverageFocus] { return enum.All(CoverageFocus.name) }

// IsValid reports whether f is one of the purposes.
func (f CoverageFocus) IsValid() bool { return f.name() != "" }

// String returns the wire name, or CoverageFocus(n) for a value that has none.
func (f CoverageFocus) String() string { return enum.String(f, CoverageFocus.name) }

// MarshalText returns the wire name, or an error if f is not valid.
func (f CoverageFocus) MarshalText() ([]byte, error) { return enum.Marshal(f, CoverageFocus.name) }

// UnmarshalText sets f to the purpose with the wire name text.
func (f *CoverageFocus) UnmarshalText(text []byte) error {
	return enum.Unmarshal(f, text, CoverageFocus.name)
}

// CoverageReasonCode names a kind of reason for a verdict on coverage.
type CoverageReasonCode uint8

const (
	_ CoverageReasonCode = iota
	// ReasonNotUsed: the service was not used on the days in question.
	ReasonNotUsed
	// ReasonNothingTested: no day is tested.
	ReasonNothingTested
	// ReasonOverlapTooShort: fewer months of the needed days are tested than the policy asks for.
	ReasonOverlapTooShort
	// ReasonShortYearTooLittle: the needed days are fewer than the minimum overlap, and a smaller share
	// of them is tested than the policy asks for.
	ReasonShortYearTooLittle
	// ReasonBelowComfortable is a note: the overlap is sufficient but below the comfortable length.
	ReasonBelowComfortable
	// ReasonUnusableReport: a report that cannot be relied on covers untested days, which no letter and no
	// inquiry can answer.
	ReasonUnusableReport
	// ReasonKnownChange: a letter's period saw a material change or a significant control failure, so it
	// does not answer the gap whatever its length.
	ReasonKnownChange
	// ReasonLetterNotForGap: letters speak about a leading or internal gap, for which the policy does
	// not take them.
	ReasonLetterNotForGap
	// ReasonLetterTooLong: a letter speaks about more months after the window than may be bridged.
	ReasonLetterTooLong
	// ReasonGapTooLong: the gap is longer than letters may bridge.
	ReasonGapTooLong
	// ReasonGapOpen: no accepted letter speaks about the days.
	ReasonGapOpen
	// ReasonGapBridged: accepted letters speak about the days.
	ReasonGapBridged
	// ReasonGapRolledForward: the days are few enough for inquiry alone.
	ReasonGapRolledForward
	// ReasonWindowTooShort: the controls were tested for fewer months than the policy asks for.
	ReasonWindowTooShort
	// ReasonElapsedTooLong: too much time has passed from the last tested day to the as-of date.
	ReasonElapsedTooLong
	// ReasonObjectiveDecides: the overall verdict is the verdict on this objective.
	ReasonObjectiveDecides
)

func (c CoverageReasonCode) name() string {
	switch c {
	case ReasonNotUsed:
		return "not-used"
	case ReasonNothingTested:
		return "nothing-tested"
	case ReasonOverlapTooShort:
		return "overlap-too-short"
	case ReasonShortYearTooLittle:
		return "short-year-too-little"
	case ReasonBelowComfortable:
		return "below-comfortable"
	case ReasonUnusableReport:
		return "unusable-report"
	case ReasonKnownChange:
		return "known-change"
	case ReasonLetterNotForGap:
		return "letter-not-for-gap"
	case ReasonLetterTooLong:
		return "letter-too-long"
	case ReasonGapTooLong:
		return "gap-too-long"
	case ReasonGapOpen:
		return "gap-open"
	case ReasonGapBridged:
		return "gap-bridged"
	case ReasonGapRolledForward:
		return "gap-rolled-forward"
	case ReasonWindowTooShort:
		return "window-too-short"
	case ReasonElapsedTooLong:
		return "elapsed-too-long"
	case ReasonObjectiveDecides:
		return "objective-decides"
	}
	return ""
}

// CoverageReasonCodes walks the codes in the order of their constants.
func CoverageReasonCodes() iter.Seq[CoverageReasonCode] { return enum.All(CoverageReasonCode.name) }

// IsValid reports whether c is one of the codes.
func (c CoverageReasonCode) IsValid() bool { return c.name() != "" }

// String returns the wire name, or CoverageReasonCode(n) for a value that has none.
func (c CoverageReasonCode) String() string { return enum.String(c, CoverageReasonCode.name) }

// MarshalText returns the wire name, or an error if c is not valid.
func (c CoverageReasonCode) MarshalText() ([]byte, error) {
	return enum.Marshal(c, CoverageReasonCode.name)
}

// UnmarshalText sets c to the code with the wire name text.
func (c *CoverageReasonCode) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, CoverageReasonCode.name)
}

// CoverageReason is one reason for a verdict. A verdict other than full has at least one; a full verdict
// has none. Where many letters fail to answer a gap for the same reason, the first four are named.
type CoverageReason struct {
	// Focus is the verdict that the reason belongs to.
	Focus CoverageFocus `json:"focus"`
	// Code is the kind of reason; it says which of the other fields are set.
	Code CoverageReasonCode `json:"code"`
	// Gap is where the days lie, if the reason is about a gap in the year.
	Gap GapKind `json:"gap,omitzero"`
	// Period holds the days concerned.
	Period Period `json:"period,omitzero"`
	// Days is the number of days found: of the gap, or tested.
	Days int `json:"days,omitzero"`
	// Limit is the number of months, or for a short year the percentage, that the policy asks for.
	Limit int `json:"limit,omitzero"`
	// Report is the report concerned.
	Report ReportID `json:"report,omitzero"`
	// Letter is the bridge letter concerned.
	Letter BridgeLetterID `json:"letter,omitzero"`
	// Objective is the objective that decides.
	Objective ObjectiveID `json:"objective,omitzero"`
}

// String returns the reason as an English sentence without a full stop.
func (r CoverageReason) String() string {
	gap := "gap"
	if r.Gap.IsValid() && r.Gap != GapEntire {
		gap = r.Gap.String() + " gap"
	}
	switch r.Code {
	case ReasonNotUsed:
		return "the service was not used"
	case ReasonNothingTested:
		return "no day is tested"
	case ReasonOverlapTooShort:
		return fmt.Sprintf("%s tested, less than %s", count(r.Days, "day"), count(r.Limit, "month"))
	case ReasonShortYearTooLittle:
		return fmt.Sprintf("%s of the few needed tested, less than %d percent", count(r.Days, "day"), r.Limit)
	case ReasonBelowComfortable:
		return fmt.Sprintf("%s tested, less than the comfortable %s", count(r.Days, "day"), count(r.Limit, "month"))
	case ReasonUnusableReport:
		return fmt.Sprintf("report %s cannot be relied on for %s", r.Report, r.Period)
	case ReasonKnownChange:
		return fmt.Sprintf("letter %s goes with a material change or control failure in %s", r.Letter, r.Period)
	case ReasonLetterNotForGap:
		return fmt.Sprintf("letter %s does not answer the %s %s under the policy", r.Letter, gap, r.Period)
	case ReasonLetterTooLong:
		return fmt.Sprintf("letter %s speaks about more than %s after the window", r.Letter, count(r.Limit, "month"))
	case ReasonGapTooLong:
		return fmt.Sprintf("the %s %s of %s is longer than %s", gap, r.Period, count(r.Days, "day"), count(r.Limit, "month"))
	case ReasonGapOpen:
		return fmt.Sprintf("nothing answers the %s in the %s %s", count(r.Days, "day"), gap, r.Period)
	case ReasonGapBridged:
		return fmt.Sprintf("the %s %s of %s is answered by bridge letters only", gap, r.Period, count(r.Days, "day"))
	case ReasonGapRolledForward:
		return fmt.Sprintf("the %s %s of %s is left to inquiry", gap, r.Period, count(r.Days, "day"))
	case ReasonWindowTooShort:
		return fmt.Sprintf("the controls were tested for less than %s", count(r.Limit, "month"))
	case ReasonElapsedTooLong:
		return fmt.Sprintf("%s have passed since the last tested day, more than %s", count(r.Days, "day"), count(r.Limit, "month"))
	case ReasonObjectiveDecides:
		return fmt.Sprintf("objective %s decides", r.Objective)
	}
	return r.Code.String()
}

// count returns a number with its unit in the singular or plural.
func count(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}
