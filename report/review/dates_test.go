package review_test

import (
	"slices"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// rules lists the rules of the reasons, each once, in their order.
func rules(r *review.Review) []review.Rule {
	var list []review.Rule
	for _, x := range r.Reasons {
		if !slices.Contains(list, x.Rule) {
			list = append(list, x.Rule)
		}
	}
	return list
}

// TestDaysThatNeedCoverage: only the days of the year on which the service was used have to be covered, the first and the last of them
// included.
func TestDaysThatNeedCoverage(t *testing.T) {
	for _, c := range []struct {
		name       string
		start, end soc1.Date
		days       int
	}{
		{"all of the year", soc1.Date{}, soc1.Date{}, 365},
		{"from long before", day(2019, time.May, 1), soc1.Date{}, 365},
		{"until long after", soc1.Date{}, day(2031, time.May, 1), 365},
		{"from the first day", day(2025, time.January, 1), soc1.Date{}, 365},
		{"from the second day", day(2025, time.January, 2), soc1.Date{}, 364},
		{"until the last day", soc1.Date{}, day(2025, time.December, 31), 365},
		{"until the day before", soc1.Date{}, day(2025, time.December, 30), 364},
		{"one day", day(2025, time.July, 1), day(2025, time.July, 1), 1},
		{"the second half", day(2025, time.July, 1), day(2025, time.December, 31), 184},
	} {
		r, e := clean("R"), reader()
		e.ServiceStart, e.ServiceEnd = c.start, c.end
		r.CUECs = []cuec.CUEC{control("U-1")}
		e.Mappings = []review.Mapping{tested("U-1")}
		got := assess(t, &r, e, review.DefaultPolicy())
		if n := got.Coverage.Overall.Days.Needed(); n != c.days || got.Coverage.Overall.Days.Tested != c.days {
			t.Errorf("%s: %d days are needed, %d tested, want %d", c.name, n, got.Coverage.Overall.Days.Tested, c.days)
		}
		// The plan tests the entity's controls on the same days.
		p := got.Plan[0]
		days := p.Interim.Days()
		if p.YearEnd.IsValid() {
			days += p.YearEnd.Days()
		}
		if days != c.days {
			t.Errorf("%s: the plan has %d days in %v and %v", c.name, days, p.Interim, p.YearEnd)
		}
	}
}

// TestWhoMayReadTheReport: the service was used on some day that the report is about. What the entity says wins over its dates.
func TestWhoMayReadTheReport(t *testing.T) {
	year := soc1.CalendarYear(2025).Period
	for _, c := range []struct {
		name       string
		typeOne    bool
		customer   opinion.Answer
		start, end soc1.Date
		stranger   bool
	}{
		{"began on the last day", false, 0, year.End, soc1.Date{}, false},
		{"began the day after", false, 0, year.End.AddDays(1), soc1.Date{}, true},
		{"ended on the first day", false, 0, soc1.Date{}, year.Start, false},
		{"ended the day before", false, 0, soc1.Date{}, year.Start.AddDays(-1), true},
		{"began the day after, and says yes", false, yes, year.End.AddDays(1), soc1.Date{}, false},
		{"was there all along, and says no", false, nope, soc1.Date{}, soc1.Date{}, true},
		{"as of a date, began on it", true, 0, year.End, soc1.Date{}, false},
		{"as of a date, ended on it", true, 0, soc1.Date{}, year.End, false},
		{"as of a date, ended before it", true, 0, soc1.Date{}, year.End.AddDays(-1), true}, // though within the year
		{"as of a date, began after it", true, 0, year.End.AddDays(1), soc1.Date{}, true},
	} {
		r, e := clean("R"), reader()
		if c.typeOne {
			r = typeOne(r)
		}
		e.Customer, e.ServiceStart, e.ServiceEnd = c.customer, c.start, c.end
		if got := slices.Contains(rules(assess(t, &r, e, review.DefaultPolicy())), review.RuleNotForReader); got != c.stranger {
			t.Errorf("%s: a stranger %v, want %v", c.name, got, c.stranger)
		}
	}
}

// TestWhichTestsOfOwnControlsCount: a test of the fiscal year that had been made on the day of the review, and has a result. The same
// for the controls against CUECs and for those against exceptions.
func TestWhichTestsOfOwnControlsCount(t *testing.T) {
	for _, c := range []struct {
		name             string
		tested, reviewed soc1.Date
		result           opinion.Answer
		rule             review.Rule // of the CUEC; zero where its control works
		mitigates        bool
	}{
		{"on the first day of the year", day(2025, 1, 1), day(2026, 3, 2), yes, 0, true},
		{"on the last day of the year", day(2025, 12, 31), day(2026, 3, 2), yes, 0, true},
		{"the day before the year", day(2024, 12, 31), day(2026, 3, 2), yes, review.RuleCUECStale, false},
		{"the day after the year", day(2026, 1, 1), day(2026, 3, 2), yes, review.RuleCUECStale, false},
		{"on the day of the review", day(2025, 11, 3), day(2025, 11, 3), yes, 0, true},
		{"the day after the review", day(2025, 11, 4), day(2025, 11, 3), yes, review.RuleCUECUntested, false},
		{"nobody says when the review was", day(2025, 11, 4), soc1.Date{}, yes, 0, true},
		{"a year ago, and nobody says when the review was", day(2024, 11, 4), soc1.Date{}, yes, review.RuleCUECStale, false},
		{"with a result that is still to come", day(2025, 11, 3), day(2026, 3, 2), 0, review.RuleCUECUntested, false},
		{"and it failed", day(2025, 11, 3), day(2026, 3, 2), nope, review.RuleCUECFailedOpen, false},
		{"and it failed a year ago", day(2024, 11, 3), day(2026, 3, 2), nope, review.RuleCUECFailedOpen, false}, // nothing shows that it was mended
		{"and it failed after the review", day(2025, 11, 4), day(2025, 11, 3), nope, review.RuleCUECUntested, false},
	} {
		r, e := clean("R"), reader()
		r.Period.End, r.ReportDate = day(2025, 10, 31), day(2025, 11, 2)
		e.ReviewedOn = c.reviewed
		mapped(func(m *review.Mapping) { m.Tested, m.Effective = c.tested, c.result })(&r, &e)
		exceptionOn(&r, "X-1")
		mitigate(&e, "X-1")
		e.Mitigations[0].Tested, e.Mitigations[0].Effective = c.tested, c.result
		say(&e, "X-1", review.ExceptionTouches, yes, review.ExceptionTolerable, nope, review.MitigationSufficient, yes)
		got := assess(t, &r, e, review.DefaultPolicy())
		found := review.Rule(0)
		for _, x := range got.Reasons {
			if x.Rule.Point() == review.PointCUECs {
				found = x.Rule
			}
		}
		if found != c.rule {
			t.Errorf("tested %s: %s, want %s", c.name, found, c.rule)
		}
		if mitigated := slices.Contains(rules(got), review.RuleExceptionMitigated); mitigated != c.mitigates {
			t.Errorf("tested %s: mitigates %v, want %v", c.name, mitigated, c.mitigates)
		}
	}
}

// TestDesignAndTestsOfOwnControls: a control that is badly designed or not in use is not there, whatever its tests say; one that is there
// and failed says nothing against its design.
func TestDesignAndTestsOfOwnControls(t *testing.T) {
	for name, c := range map[string]struct {
		change            func(m *review.Mapping)
		design, operation span
	}{
		"in order":               {func(*review.Mapping) {}, settled(rely), settled(rely)},
		"badly designed":         {func(m *review.Mapping) { m.Designed = nope }, span{rwp, no}, span{rwp, no}},
		"not in use":             {func(m *review.Mapping) { m.Implemented = nope }, span{rwp, no}, span{rwp, no}},
		"failed its test":        {func(m *review.Mapping) { m.Effective = nope }, settled(rely), span{rwp, no}},
		"failed, badly designed": {func(m *review.Mapping) { m.Effective, m.Designed = nope, nope }, span{rwp, no}, span{rwp, no}},
		"failed, not in use":     {func(m *review.Mapping) { m.Effective, m.Implemented = nope, nope }, span{rwp, no}, span{rwp, no}},
		"design not judged":      {func(m *review.Mapping) { m.Designed = 0 }, settled(rely), settled(rely)},
		"untested":               {func(m *review.Mapping) { m.Tested, m.Effective = soc1.Date{}, 0 }, settled(rely), settled(rwp)},
		"not answered":           {func(m *review.Mapping) { m.Applicable = 0 }, settled(rwp), settled(rwp)},
	} {
		r, e := clean("R"), reader()
		mapped(c.change)(&r, &e)
		got := assess(t, &r, e, review.DefaultPolicy())
		if !c.design.is(got.Design) || !c.operation.is(got.Operation) {
			t.Errorf("%s: design %s, operation %s", name, got.Design.Title(), got.Operation.Title())
		}
	}
}

// TestDatesOfReportsAndReviews: a report dated on the day of the review is there, one dated the day after is not, and one without a date
// is taken to be as old as it can be.
func TestDatesOfReportsAndReviews(t *testing.T) {
	for name, c := range map[string]struct {
		dated, reviewed soc1.Date
		draft           bool
		want            []review.Rule
	}{
		"dated before":             {day(2026, 2, 10), day(2026, 3, 2), false, nil},
		"dated on the day":         {day(2026, 3, 2), day(2026, 3, 2), false, nil},
		"dated the day after":      {day(2026, 3, 3), day(2026, 3, 2), false, []review.Rule{review.RuleUnissued}},
		"no day of the review":     {day(2026, 3, 3), soc1.Date{}, false, nil},
		"no date":                  {soc1.Date{}, day(2026, 3, 2), false, []review.Rule{review.RuleDateUnknown}},
		"no date, too early":       {soc1.Date{}, day(2025, 12, 30), false, []review.Rule{review.RuleUnissued, review.RuleDateUnknown}},
		"no date, on the last day": {soc1.Date{}, day(2025, 12, 31), false, []review.Rule{review.RuleDateUnknown}},
		"a draft":                  {day(2026, 2, 10), day(2026, 3, 2), true, []review.Rule{review.RuleUnissued}},
		"a draft without a date":   {soc1.Date{}, day(2026, 3, 2), true, []review.Rule{review.RuleUnissued}}, // a draft has none to record
	} {
		r, e := clean("R"), reader()
		r.ReportDate, r.Draft, e.ReviewedOn = c.dated, c.draft, c.reviewed
		if got := rules(assess(t, &r, e, review.DefaultPolicy())); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	for due, late := range map[soc1.Date]bool{day(2026, 3, 1): true, day(2026, 3, 2): false, day(2026, 3, 3): false, {}: false} {
		r, e := clean("R"), reader()
		e.NeededBy = due
		if got := slices.Contains(rules(assess(t, &r, e, review.DefaultPolicy())), review.RuleReviewLate); got != late {
			t.Errorf("due on %s: late %v", due, got)
		}
	}
}
