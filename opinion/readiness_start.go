package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Start answers whether the examination period may begin on the planned day, and whether an objective may. The zero value is
// invalid. The constants are in order of gravity, so that the worst of several is the greatest.
type Start uint8

const (
	_ Start = iota
	// StartYes: no gap is open.
	StartYes
	// StartIfPlanMet: gaps are open, and by plan none of them leaves a day of the period deficient.
	StartIfPlanMet
	// StartNo: days of the period would be deficient, or nothing says that they would not be.
	StartNo
)

func (s Start) name() string {
	switch s {
	case StartYes:
		return "yes"
	case StartIfPlanMet:
		return "if-plan-is-met"
	case StartNo:
		return "no"
	}
	return ""
}

// Starts walks the valid values, the best first.
func Starts() iter.Seq[Start] { return enum.All(Start.name) }

// IsValid reports whether s is one of the constants.
func (s Start) IsValid() bool { return s.name() != "" }

// String returns the wire name, such as "if-plan-is-met".
func (s Start) String() string { return enum.String(s, Start.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (s Start) MarshalText() ([]byte, error) { return enum.Marshal(s, Start.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (s *Start) UnmarshalText(text []byte) error { return enum.Unmarshal(s, text, Start.name) }

// Title returns the answer as a summary prints it.
func (s Start) Title() string {
	switch s {
	case StartYes:
		return "Yes"
	case StartIfPlanMet:
		return "Yes, if the plan is met"
	case StartNo:
		return "No"
	}
	return s.String()
}

// StartCause is why the answer is what it is, or what to keep in mind beside it. The zero value is invalid.
type StartCause uint8

const (
	_ StartCause = iota
	// StartWithoutObjectives: there is no control objective, so that there is nothing to examine.
	StartWithoutObjectives
	// StartWithdrawal: a refused letter keeps any report from being issued.
	StartWithdrawal
	// StartUnplanned: the plan does not name an open gap.
	StartUnplanned
	// StartIncomplete: the plan names a gap without an owner or without its dates.
	StartIncomplete
	// StartMissed: by plan a gap is closed only after the period has ended.
	StartMissed
	// StartDeficient: by plan a control operates as remediated only after the period has begun, and the days before
	// that stay deficient.
	StartDeficient
	// StartRecordedLate: by plan something is written down or proven only after the period has begun. No
	// day is deficient for it.
	StartRecordedLate
	// StartPlanned: by plan the gaps are closed when the period begins.
	StartPlanned
	// StartAssumed: an objective rests on complementary controls alone. To add one more does not close that gap.
	StartAssumed
	// StartUntested: no mock test of a control is recorded. It keeps nothing from beginning.
	StartUntested
	// StartUnprepared: planning lacks facts that are no gaps, such as parts of the description. They can be
	// supplied while the period runs.
	StartUnprepared
)

func (c StartCause) name() string {
	switch c {
	case StartWithoutObjectives:
		return "no-objectives"
	case StartWithdrawal:
		return "letter-refused"
	case StartUnplanned:
		return "unplanned"
	case StartIncomplete:
		return "plan-incomplete"
	case StartMissed:
		return "missed"
	case StartDeficient:
		return "days-deficient"
	case StartRecordedLate:
		return "recorded-late"
	case StartPlanned:
		return "planned"
	case StartAssumed:
		return "rests-on-assumptions"
	case StartUntested:
		return "untested"
	case StartUnprepared:
		return "unprepared"
	}
	return ""
}

// StartCauses walks the valid values in the order of their constants.
func StartCauses() iter.Seq[StartCause] { return enum.All(StartCause.name) }

// IsValid reports whether c is one of the constants.
func (c StartCause) IsValid() bool { return c.name() != "" }

// String returns the wire name, such as "unplanned".
func (c StartCause) String() string { return enum.String(c, StartCause.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (c StartCause) MarshalText() ([]byte, error) { return enum.Marshal(c, StartCause.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (c *StartCause) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, StartCause.name)
}

// Answer returns the answer that the cause leads to by itself. The causes that only have to be kept in mind lead to
// [StartYes]. An invalid cause returns [StartNo].
func (c StartCause) Answer() Start {
	switch c {
	case StartAssumed, StartUntested, StartUnprepared:
		return StartYes
	case StartPlanned, StartRecordedLate:
		return StartIfPlanMet
	}
	return StartNo
}
