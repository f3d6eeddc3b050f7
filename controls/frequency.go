package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/sampling"
)

// Frequency says how often a control operates. The zero value is invalid.
type Frequency uint8

const (
	_ Frequency = iota
	// Annual means once a year; it may fall outside a short period.
	Annual
	// Semiannual means twice a year.
	Semiannual
	// Quarterly means four times a year.
	Quarterly
	// Monthly means once a month.
	Monthly
	// Semimonthly means twice a month.
	Semimonthly
	// Weekly means once a week.
	Weekly
	// Daily means every business day or every day.
	Daily
	// ManyPerDay means several times a day, or for each transaction.
	ManyPerDay
	// EventDriven means when something triggers it; the population has to be counted.
	EventDriven
	// Continuous means a system setting or an automated check that is always on.
	Continuous
)

func (f Frequency) name() string {
	switch f {
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
	case EventDriven:
		return "event-driven"
	case Continuous:
		return "continuous"
	}
	return ""
}

// Frequencies walks the valid values in the order of their constants.
func Frequencies() iter.Seq[Frequency] { return enum.All(Frequency.name) }

// IsValid reports whether f is one of the constants.
func (f Frequency) IsValid() bool { return f.name() != "" }

// String returns the wire name, such as "annual".
func (f Frequency) String() string { return enum.String(f, Frequency.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (f Frequency) MarshalText() ([]byte, error) { return enum.Marshal(f, Frequency.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (f *Frequency) UnmarshalText(text []byte) error {
	return enum.Unmarshal(f, text, Frequency.name)
}

// Title returns the name as a matrix prints it.
func (f Frequency) Title() string {
	switch f {
	case Annual:
		return "Annual"
	case Semiannual:
		return "Semiannual"
	case Quarterly:
		return "Quarterly"
	case Monthly:
		return "Monthly"
	case Semimonthly:
		return "Semimonthly"
	case Weekly:
		return "Weekly"
	case Daily:
		return "Daily"
	case ManyPerDay:
		return "Many per day"
	case EventDriven:
		return "Event-driven"
	case Continuous:
		return "Continuous"
	}
	return f.String()
}

// Sampling returns the class under which sampling counts a control of this frequency. Event-driven and continuous controls
// have none: the first are classed by their actual count ([sampling.FrequencyOf]), the second are tested by setting.
func (f Frequency) Sampling() (sampling.Frequency, bool) {
	switch f {
	case Annual:
		return sampling.Annual, true
	case Semiannual:
		return sampling.Semiannual, true
	case Quarterly:
		return sampling.Quarterly, true
	case Monthly:
		return sampling.Monthly, true
	case Semimonthly:
		return sampling.Semimonthly, true
	case Weekly:
		return sampling.Weekly, true
	case Daily:
		return sampling.Daily, true
	case ManyPerDay:
		return sampling.ManyPerDay, true
	}
	return 0, false
}
