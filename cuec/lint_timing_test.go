package cuec_test

import (
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// pointsFor returns the points that a rule gave or took.
func pointsFor(l *cuec.StatementLint, rule cuec.Rule) int {
	for _, g := range l.Grounds {
		if g.Rule == rule {
			return g.Points
		}
	}
	return 0
}

// partsOf returns the words of all spans of a part.
func partsOf(text string, l *cuec.StatementLint, part cuec.Part) []string {
	var words []string
	for _, s := range spans(l, part) {
		words = append(words, text[s.Start:s.End])
	}
	return words
}

// TestPhrasesOfTime weighs each phrase behind the same control: 3 for a frequency, a deadline, an order of steps or a stated
// event, 2 for an event that is only implied, 0 for what fixes nothing.
func TestPhrasesOfTime(t *testing.T) {
	for points, phrases := range map[int][]string{
		3: {
			// frequencies
			"daily", "weekly", "monthly", "quarterly", "annually", "semi-annually", "every month", "each quarter", "each pay period", "every other week",
			"once a year", "twice per month", "four times a year", "at least annually", "no less often than quarterly", "on a monthly basis", "every night",
			"every January", "each Friday", "every six months", "per quarter",
			// deadlines
			"within five business days", "within 24 hours", "within a day", "within one business day of receipt", "by noon", "by the fifteenth", "by the 15th",
			"by close of business", "by 4 p.m.", "by the tenth of the month", "by the end of the month", "no later than three days after receipt",
			"no later than the morning of the payable date", "the same day", "after 30 days", "on the day of departure", "at month-end", "at year-end",
			// orders of steps
			"before release", "prior to posting", "before it is posted", "in advance", "in advance of funding", "until it balances", "ahead of the pay date",
			// single occasions
			"at go-live", "at installation",
			// stated events
			"upon receipt", "on receipt", "when a rate changes", "after each payroll run", "if the totals differ", "whenever the file is resent",
			"as soon as it arrives", "at closing", "on maturity", "following a transfer",
		},
		2: {"immediately"},
		0: {"", "in the system", "on the portal", "at the office", "by telephone", "with care", "for the auditors", "in detail", "as a team"},
	} {
		for _, phrase := range phrases {
			text := strings.TrimRight("The controller reviews the payroll register "+phrase, " ") + "."
			if points == 2 {
				text = "The controller " + phrase + " reviews the payroll register."
			}
			l := cuec.Lint(text, cuec.LintPolicy{})
			if got := pointsFor(&l, cuec.RuleTiming); got != points {
				t.Errorf("%q is worth %d, want %d: %q", phrase, got, points, partsOf(text, &l, cuec.PartTiming))
			}
			if missing := l.Has(cuec.RuleTiming); missing != (points == 0) {
				t.Errorf("%q: a finding about time is %v", phrase, missing)
			}
		}
	}
}

// TestAVagueWordOfTimeTakesTheEventAway: beside a limit it does no harm, beside a mere event it leaves no standard.
func TestAVagueWordOfTimeTakesTheEventAway(t *testing.T) {
	for _, vague := range []string{"promptly", "timely", "periodically", "as needed", "in due course", "without undue delay", "as soon as possible"} {
		for phrase, points := range map[string]int{"when a rate changes": 0, "within two days of a change": 3, "monthly": 3} {
			text := "The controller reviews the rate table " + phrase + " " + vague + "."
			l := cuec.Lint(text, cuec.LintPolicy{})
			if got := pointsFor(&l, cuec.RuleTiming); got != points || pointsFor(&l, cuec.RuleVague) != -1 {
				t.Errorf("%v: %q, want %d for the time", l.Grounds, text, points)
			}
		}
	}
}

// TestTimeOfRoutineWorkIsNoProof: work begins when there is some, so that its event is worth less than that of a control.
func TestTimeOfRoutineWorkIsNoProof(t *testing.T) {
	work := cuec.Lint("The agency enters the hours when they arrive.", cuec.LintPolicy{})
	control := cuec.Lint("The agency approves the hours when they arrive.", cuec.LintPolicy{})
	if pointsFor(&work, cuec.RuleTiming) != 2 || pointsFor(&control, cuec.RuleTiming) != 3 || work.Testable || !control.Testable {
		t.Errorf("work %v, control %v", work.Grounds, control.Grounds)
	}
	if limit := cuec.Lint("The agency enters the hours within two days.", cuec.LintPolicy{}); !limit.Testable {
		t.Errorf("work with a limit: %v", limit.Grounds)
	}
}

// TestAProhibitionHoldsForEveryItem: its items are its occasions, and where it names none the statement says too little.
func TestAProhibitionHoldsForEveryItem(t *testing.T) {
	for text, testable := range map[string]bool{
		"Cardholders do not split purchases.":                   true,
		"No employee may approve a payment to himself.":         true,
		"Users never share passwords.":                          false,
		"The preparer does not release the same wire.":          true,
		"User entities do not have access to source code.":      true,
		"Programmers have no access to production.":             true,
		"User entities do not misuse the service.":              false,
		"The ASO does not request changes to the ASO's own ID.": true,
	} {
		if l := cuec.Lint(text, cuec.LintPolicy{}); l.Testable != testable {
			t.Errorf("%q: %v with %v %v", text, l.Testable, l.Grounds, l.Refused)
		}
	}
}
