package opinion

import (
	"strconv"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// cause returns the cause under which a gap counts. A gap that is closed late matters for the days that it leaves
// deficient; one that is closed by writing down or proving what was the case leaves none.
//
// The causes of an open gap are a ladder: nobody thought of it, nobody says when, too late for the whole period, too late for its
// beginning, late on paper only, in time.
func (g *OpenGap) cause() StartCause {
	switch g.Outlook.Status {
	case controls.RemediationInTime:
		return StartPlanned
	case controls.RemediationLate:
		if g.Outlook.Deficient.IsZero() {
			return StartRecordedLate
		}
		return StartDeficient
	case controls.RemediationMissed:
		return StartMissed
	case controls.RemediationIncomplete:
		return StartIncomplete
	}
	return StartUnplanned
}

// mockTests takes the results of the tests from the opinion, so that there is no second evaluation of them, and lists the
// controls that have none. Controls that serve no objective need none. A lack of tests is normal before the period and keeps
// nothing from beginning.
func (r *Readiness) mockTests(e *Examination) error {
	x, err := e.Matrix.Check()
	if err != nil {
		return err
	}
	needed := make([]bool, len(e.Matrix.Controls))
	for o := range e.Matrix.Objectives {
		for c := range x.ControlsOf(o) {
			needed[c] = true
		}
	}
	for c, conclusion := range r.Today.Controls {
		switch n := len(x.TestsOf(c)); {
		case n > 0:
			r.MockTests = append(r.MockTests, MockTest{conclusion.Control, n, conclusion.Tested, conclusion.Deviating, conclusion.Result})
		case needed[c] && e.Type == soc1.Type2:
			r.Untested = append(r.Untested, conclusion.Control)
		}
	}
	return nil
}

// stages counts what each stage lacks, and returns how much of what planning lacks is no gap. What planning lacks besides gaps,
// such as a part of the description, is a thing to write, and leaves no day deficient.
func (r *Readiness) stages(e *Examination) int {
	gap := make(map[string]bool, len(r.Gaps))
	// A gap has the pointer of the problem that planning reports for it.
	for i := range r.Gaps {
		gap[r.Gaps[i].Gap.Path] = true
	}
	unexplained := 0
	for stage := range Stages() {
		problems := soc1.ListProblems(e.ValidateFor(stage))
		r.Stages = append(r.Stages, StageProblems{stage, len(problems)})
		if stage != Planning {
			continue
		}
		for i := range problems {
			if !gap[problems[i].Path] {
				unexplained++
			}
		}
	}
	return unexplained
}

// answer gives the reasons, the answer that they lead to, and the earliest start. Every gap counts under one cause, and
// the answer is the worst of those of the causes, so that a gap less can only better it.
func (r *Readiness) answer(unprepared int) {
	// Arrays by cause, in the order of the causes, in place of maps.
	var counts [StartUnprepared + 1]int
	var days [StartUnprepared + 1]soc1.PeriodSet
	earliest, known := r.Window.Start, len(r.Objectives) > 0
	for i := range r.Gaps {
		g := &r.Gaps[i]
		cause := g.cause()
		counts[cause]++
		days[cause] = days[cause].Union(g.Outlook.Deficient)
		switch {
		// Nobody knows when these are closed.
		case cause == StartUnplanned || cause == StartIncomplete:
			known = false
		// A planned gap may close on a later day, before the days that it concerns.
		case cause != StartPlanned && g.Closes.After(earliest):
			earliest = g.Closes
		}
	}
	if known {
		r.EarliestStart = earliest
	}
	if len(r.Objectives) == 0 {
		counts[StartWithoutObjectives] = 1
	}
	if r.Today.Withdraw {
		counts[StartWithdrawal] = 1
	}
	// These are worth knowing, and keep nothing from beginning.
	counts[StartAssumed], counts[StartUntested], counts[StartUnprepared] = len(r.Assumed), len(r.Untested), unprepared
	// Causes come in an order of their own, and the worst of their answers stands whatever that order is.
	r.Start = StartYes
	for cause := range StartCauses() {
		if n := counts[cause]; n > 0 {
			r.Reasons = append(r.Reasons, StartReason{cause, cause.Answer(), n, days[cause], cause.message(n, days[cause])})
			r.Start = max(r.Start, cause.Answer())
		}
	}
}

// message says a reason in words. The count is at least one. Every message is made of what is counted, so that two results with
// the same facts read alike.
func (c StartCause) message(n int, days soc1.PeriodSet) string {
	// The forms of one and of many.
	count := func(what string) string { return countOf(n, what, what+"s") }
	pick := func(one, many string) string {
		if n == 1 {
			return one
		}
		return many
	}
	deficient := ""
	if d := days.Days(); d > 0 {
		deficient = ", and " + countOf(d, "day stays", "days stay") + " deficient"
	}
	switch c {
	case StartWithoutObjectives:
		return "there is no control objective, so that there is nothing to examine"
	case StartWithdrawal:
		return "a letter that the standard requires was refused, and no report may be issued"
	case StartUnplanned:
		return "the plan does not name " + count("open gap") + deficient
	case StartIncomplete:
		return "the plan does not say who closes " + count("gap") + ", or when" + deficient
	case StartMissed:
		return "by plan " + count("gap") + pick(" is", " are") + " closed only after the period has ended" + deficient
	case StartDeficient:
		return "by plan " + count("gap") + pick(" is", " are") + " closed only after the period has begun" + deficient
	case StartRecordedLate:
		return count("gap") + pick(" is", " are") + " written up or proven after the period has begun; no day is deficient for it"
	case StartPlanned:
		return "by plan " + count("gap") + pick(" is", " are") + " closed when the period begins"
	case StartAssumed:
		return count("objective") + pick(" rests", " rest") + " on complementary controls alone"
	case StartUntested:
		return count("control") + pick(" has", " have") + " no mock test"
	case StartUnprepared:
		return "planning lacks " + count("fact") + " that " + pick("is no gap", "are no gaps") + ", such as parts of the description"
	}
	return c.String()
}

// countOf writes a number with the form of the words that it needs.
func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
