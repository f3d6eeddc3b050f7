package sampling

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Frequency is how often a control operates. What counts is the occurrence of the control, not the
// transactions it looks at. The zero value is invalid.
type Frequency uint8

const (
	_ Frequency = iota
	// Annual is once a year.
	Annual
	// Semiannual is twice a year.
	Semiannual
	// Quarterly is four times a year.
	Quarterly
	// Monthly is twelve times a year.
	Monthly
	// Semimonthly is twenty-four times a year.
	Semimonthly
	// Weekly is fifty-two times a year.
	Weekly
	// Daily is once a day, on working days or on all days.
	Daily
	// ManyPerDay is more often than daily.
	ManyPerDay
)

// Frequencies walks all frequencies, from rare to frequent.
func Frequencies() iter.Seq[Frequency] { return enum.All(Frequency.name) }

// IsValid reports whether x is a frequency.
func (x Frequency) IsValid() bool { return x.name() != "" }

// String returns the wire name, or Frequency(9) for a value without one.
func (x Frequency) String() string { return enum.String(x, Frequency.name) }

// MarshalText returns the wire name and refuses an invalid value.
func (x Frequency) MarshalText() ([]byte, error) { return enum.Marshal(x, Frequency.name) }

// UnmarshalText accepts exactly a wire name.
func (x *Frequency) UnmarshalText(text []byte) error { return enum.Unmarshal(x, text, Frequency.name) }

// name returns the wire name, or "" for an invalid value.
func (x Frequency) name() string {
	switch x {
	case Annual:
		return "annual"
	case Semiannual:
		return "semiannual"
	case Quarterly:
		return "quarterly"
	case Monthly:
		return "monthly"
	case Semimonthly:
		return "semimonthly"
	case Weekly:
		return "weekly"
	case Daily:
		return "daily"
	case ManyPerDay:
		return "many-per-day"
	}
	return ""
}

// FrequencyOf returns the class of a control with an actual count of occurrences a year, for controls
// that operate on demand or at no regular interval: the most frequent class whose count is not above it.
// A count below 1 has no class.
func FrequencyOf(occurrencesAYear int64) (Frequency, error) {
	switch n := occurrencesAYear; {
	case n > 366:
		return ManyPerDay, nil
	case n > 52:
		return Daily, nil
	case n > 24:
		return Weekly, nil
	case n > 12:
		return Semimonthly, nil
	case n > 4:
		return Monthly, nil
	case n > 2:
		return Quarterly, nil
	case n == 2:
		return Semiannual, nil
	case n == 1:
		return Annual, nil
	}
	return 0, Error{Code: CodePopulation, Field: "occurrences", Message: "a control that never operated cannot be tested",
		Hint: "report that it did not operate"}
}

// daysAYear is the calendar that converts a window into occurrences.
const daysAYear = 365

// Occurrences returns how often a control of frequency x is expected to operate in a window of days
// calendar days, both ends included: days * occurrences / 365, rounded to the nearest whole number, half
// up, but at least 1. Daily assumes every calendar day; for working days count them and use their
// number. ManyPerDay has no expected count, so the occurrences themselves must be counted: CodePopulation.
// The window is from 1 to 36,600 days.
func (x Frequency) Occurrences(days int64) (int64, error) {
	var f faults
	if days < 1 || days > 100*366 {
		f.addf(CodeRange, "days", "give a window from 1 to 36,600 days", "%d is out of range", days)
	}
	var each int64
	switch x {
	case Annual:
		each = 1
	case Semiannual:
		each = 2
	case Quarterly:
		each = 4
	case Monthly:
		each = 12
	case Semimonthly:
		each = 24
	case Weekly:
		each = 52
	case Daily:
		each = daysAYear
	case ManyPerDay:
		f.add(CodePopulation, "frequency", "a control that operates many times a day has no customary count", "count its occurrences")
	default:
		f.addf(CodeInvalid, "frequency", "use a constant of Frequency", "%s is not a frequency", x)
	}
	if f.any() {
		return 0, f.err()
	}
	return max((2*days*each+daysAYear)/(2*daysAYear), 1), nil
}
