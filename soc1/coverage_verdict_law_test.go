package soc1_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// isMonths reports whether a run of days from first to last reaches n calendar months, and whether it is longer.
func isMonths(p soc1.Period, n int) (reaches, exceeds bool) {
	last := p.Start.AddMonths(n).AddDays(-1) // the last day of n months
	return !p.End.Before(last), p.End.After(last)
}

// runsOf lists the runs of days of a period for which a question is answered with yes, day by day.
func runsOf(p soc1.Period, yes func(soc1.Date) bool) []soc1.Period {
	var runs []soc1.Period
	for d := p.Start; !d.After(p.End); d = d.AddDays(1) {
		switch n := len(runs); {
		case !yes(d):
		case n > 0 && runs[n-1].End.AddDays(1) == d:
			runs[n-1].End = d
		default:
			runs = append(runs, soc1.Period{Start: d, End: d})
		}
	}
	return runs
}

// plainVerdicts works out the verdicts for clean reports and no letters, from the rules and day by day: enough months tested,
// in one stretch or in as many days as so many months can have, and no gap longer than inquiry may answer.
func plainVerdicts(req soc1.CoverageRequest, need soc1.Period, p soc1.CoveragePolicy) (audit, asOf soc1.CoverageClass) {
	tested := func(d soc1.Date) bool {
		for _, w := range req.Reports {
			if w.Period.Contains(d) {
				return true
			}
		}
		return false
	}
	enough := func(within soc1.Period, n int) bool {
		days, most := 0, 0
		for start := range 12 {
			first := soc1.DateOf(2023, 7, 1).AddMonths(start)
			most = max(most, first.AddMonths(n).Sub(first))
		}
		for _, run := range runsOf(within, tested) {
			days += run.Days()
			if reaches, _ := isMonths(run, n); reaches {
				return true
			}
		}
		return n == 0 || days >= most
	}
	forInquiry := func(run soc1.Period) bool {
		_, exceeds := isMonths(run, p.RollForwardMonths)
		return !exceeds
	}
	if !need.IsValid() {
		return soc1.CoverageNotNeeded, soc1.CoverageNotNeeded
	}
	days := 0
	for _, run := range runsOf(need, tested) {
		days += run.Days()
	}
	percent := p.NearFullPercent
	if percent == 0 {
		percent = 100
	}
	nearFull := days > 0 && days*100 >= percent*need.Days()
	gaps := runsOf(need, func(d soc1.Date) bool { return !tested(d) })
	switch audit = soc1.CoverageFull; {
	case len(gaps) == 0:
	case days == 0:
		audit = soc1.CoverageNone
	default:
		for _, g := range gaps {
			audit = max(audit, soc1.CoverageRollForward)
			if !forInquiry(g) {
				audit = soc1.CoverageInsufficient
			}
		}
		if !enough(need, p.MinOverlapMonths) && !nearFull {
			audit = soc1.CoverageInsufficient
		}
	}
	end := req.FiscalYear.End
	if !need.Contains(end) {
		return audit, soc1.CoverageNotNeeded
	}
	// Six years back is further than any random window lies.
	past := soc1.Period{Start: end.AddDays(-2200), End: end}
	runs := runsOf(past, tested)
	if len(runs) == 0 {
		return audit, soc1.CoverageNone
	}
	last := runs[len(runs)-1].End
	asOf = soc1.CoverageFull
	if last != end {
		asOf = soc1.CoverageRollForward
		if !forInquiry(soc1.Period{Start: last.AddDays(1), End: end}) {
			asOf = soc1.CoverageInsufficient
		}
	}
	if !enough(past, p.MinWindowMonths) && !nearFull {
		asOf = soc1.CoverageInsufficient
	}
	return audit, asOf
}

// The verdicts on clean reports are those of a reference that counts day by day and knows nothing of sweeps.
func TestLawVerdictsOnCleanReportsAreThoseOfADayByDayCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		req.Reports, req.Letters, req.Objectives, req.KnownAt = nil, nil, nil, soc1.Date{}
		for i := range rapid.IntRange(0, 4).Draw(t, "reports") {
			req.Reports = append(req.Reports, cleanReport(t, string(rune('A'+i)), req.FiscalYear.Period))
		}
		c := assess(t, req, policy)
		audit, asOf := plainVerdicts(req, c.Needed, policy)
		if c.Overall.Audit != audit || c.Overall.AsOf != asOf {
			t.Fatalf("got %v and %v, the days say %v and %v; %v", c.Overall.Audit, c.Overall.AsOf, audit, asOf, c.Overall.Reasons)
		}
	})
}
