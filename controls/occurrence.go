package controls

import (
	"github.com/seed-9947fa86/attest/soc1"
)

// Schedule says on which days a control is due: on one known day, and before and after it at the interval of its
// frequency. An expected number such as that of [sampling.Frequency.Occurrences] serves to plan a sample, and never falls
// below one; whether a control occurred in a window at all is a matter of its dates. An annual control whose day
// lies outside a short window did not occur, which is neither effective nor a deviation ([NoOccurrence]).
type Schedule struct {
	// Frequency is how often it is due. It is one of those from [Annual] to [Daily]; the others follow no calendar.
	Frequency Frequency `json:"frequency"`
	// On is one of the days on which it is due. Monthly and rarer controls are due on the same day of the month, or on
	// the last one of a shorter month; weekly controls on the same weekday. Semimonthly controls are due on the
	// 15th and the last day of each month, and daily ones every day: for them it may be left out.
	On soc1.Date `json:"on,omitzero"`
}

// Validate returns nil if the days are known, else an error with every [soc1.Problem].
func (s Schedule) Validate() error {
	var ps soc1.Problems
	switch {
	case !s.Frequency.IsValid():
		ps.Add(soc1.CodeMissing, "/frequency", "the frequency is missing", `use a name such as "monthly"`)
	case s.Frequency > Daily:
		ps.Addf(soc1.CodeInvalid, "/frequency", "count what happened instead", "a control that is %s follows no calendar", s.Frequency)
	case !s.On.IsValid() && s.Frequency != Daily && s.Frequency != Semimonthly:
		ps.Add(soc1.CodeMissing, "/on", "no day is known on which the control is due", "give one, such as that of its last performance")
	}
	return ps.Err()
}

// Occurrences returns on how many days of a window, both ends included, the control is due. Windows that follow each other
// share no day, so that their numbers add up, and a part of a window never has more than the whole. It fails if the
// schedule or the window is not valid. Its work does not depend on the length of the window.
func (s Schedule) Occurrences(window soc1.Period) (int, error) {
	var ps soc1.Problems
	ps.Merge("", s.Validate())
	ps.Merge("/window", window.Validate())
	if err := ps.Err(); err != nil {
		return 0, err
	}
	// A count up to a day and one up to the day before the window have what lies outside in common.
	return s.upTo(window.End) - s.before(window.Start), nil
}

// Outcome returns [NoOccurrence] for a window in which the control is not due, and the zero Outcome for any other: what
// became of a control that was due, only its test can tell. It fails as Occurrences does.
func (s Schedule) Outcome(window soc1.Period) (Outcome, error) {
	n, err := s.Occurrences(window)
	if err != nil || n > 0 {
		return 0, err
	}
	return NoOccurrence, nil
}

// before counts as upTo does, up to the day before. The calendar's first day has none before it.
func (s Schedule) before(d soc1.Date) int {
	n := s.upTo(d)
	if s.isDue(d) {
		n--
	}
	return n
}

// isDue reports whether the control is due on a day.
func (s Schedule) isDue(d soc1.Date) bool {
	switch s.Frequency {
	case Daily:
		return true
	case Weekly:
		return d.Sub(s.On)%7 == 0
	case Semimonthly:
		return d.Day() == 15 || d.IsMonthEnd()
	}
	months := monthOf(d) - monthOf(s.On)
	return months%s.months() == 0 && s.inMonth(months) == d
}

// upTo counts the days on which the control is due up to a day, from some day on that is the same for every one.
func (s Schedule) upTo(d soc1.Date) int {
	switch s.Frequency {
	case Daily:
		return d.Sub(soc1.Date{})
	case Weekly:
		return floorDiv(d.Sub(s.On), 7)
	case Semimonthly:
		n := 2 * monthOf(d)
		if d.Day() >= 15 {
			n++
		}
		if d.IsMonthEnd() {
			n++
		}
		return n
	}
	step := s.months()
	n := floorDiv(monthOf(d)-monthOf(s.On), step)
	if s.inMonth(n * step).After(d) {
		n-- // due later in the same month
	}
	return n
}

// months returns the months between two days on which a control is due that is no more frequent than monthly.
func (s Schedule) months() int {
	switch s.Frequency {
	case Annual:
		return 12
	case Semiannual:
		return 6
	case Quarterly:
		return 3
	}
	return 1
}

// inMonth returns the day so many months after the known one, counted from it each time: from day to day, the 31st would
// become the 28th in February and stay there.
func (s Schedule) inMonth(months int) soc1.Date { return s.On.AddMonths(months) }

// monthOf numbers the months of the calendar.
func monthOf(d soc1.Date) int {
	y, m, _ := d.Civil()
	return 12*y + int(m) - 1
}

// floorDiv divides and rounds down, also below zero.
func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
