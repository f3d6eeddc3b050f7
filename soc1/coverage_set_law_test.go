package soc1_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// Taking nothing from a qualified report is the stricter reading: it never leaves more tested days or a better verdict.
func TestLawVoidingQualifiedReportsNeverImproves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		policy.LatestWins = false // else a void report that came last takes days that an earlier one tested
		policy.QualifiedVoids = false
		loose := views(assess(t, req, policy))
		policy.QualifiedVoids = true
		for i, v := range views(assess(t, req, policy)) {
			if v.Days.Tested > loose[i].Days.Tested {
				t.Fatalf("%q: %d tested days became %d", v.Objective, loose[i].Days.Tested, v.Days.Tested)
			}
			if (policy.BridgeInternal || len(req.Letters) == 0) && (v.Audit < loose[i].Audit || v.AsOf < loose[i].AsOf) {
				t.Fatalf("%q: %v and %v became %v and %v", v.Objective, loose[i].Audit, loose[i].AsOf, v.Audit, v.AsOf)
			}
		}
	})
}

// What is asked about one objective does not depend on which others are asked about, and a further objective never makes the
// whole better.
func TestLawObjectivesAreJudgedAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		req.Objectives = objectiveIDs
		all := assess(t, req, policy)
		part := someOf(t, "objectives", objectiveIDs)
		if len(part) == 0 {
			return
		}
		req.Objectives = part
		some := assess(t, req, policy)
		for _, o := range some.Objectives {
			at := slices.IndexFunc(all.Objectives, func(x soc1.ObjectiveCoverage) bool { return x.Objective == o.Objective })
			if diff := cmp.Diff(all.Objectives[at], o); diff != "" {
				t.Fatalf("among others and alone:\n%s", diff)
			}
		}
		if some.Overall.Days.Tested < all.Overall.Days.Tested || some.Overall.Audit > all.Overall.Audit || some.Overall.AsOf > all.Overall.AsOf {
			t.Fatalf("%v has %v, all have %v", part, some.Overall, all.Overall)
		}
	})
}

// As time goes by, reports and letters come in. If the reports are clean, nobody knows less on a later day.
func TestLawAskingLaterFindsNoLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		req.Reports, req.Letters = nil, nil
		for i := range rapid.IntRange(1, 4).Draw(t, "reports") {
			req.Reports = append(req.Reports, cleanReport(t, string(rune('A'+i)), req.FiscalYear.Period))
		}
		req.KnownAt = req.FiscalYear.End.AddDays(rapid.IntRange(-300, 200).Draw(t, "known"))
		before := views(assess(t, req, policy))
		req.KnownAt = req.KnownAt.AddDays(rapid.IntRange(1, 300).Draw(t, "later"))
		for i, v := range views(assess(t, req, policy)) {
			if v.Days.Tested < before[i].Days.Tested || v.Audit > before[i].Audit || v.AsOf > before[i].AsOf {
				t.Fatalf("%q: %+v became %+v", v.Objective, before[i], v)
			}
		}
	})
}

// A letter is accepted exactly if nothing refuses it; then it represents days after the report's window, and else none.
func TestLawLettersAreRefusedForAReason(t *testing.T) {
	refuses := func(f soc1.BridgeFinding, p soc1.CoveragePolicy) bool {
		switch f {
		case soc1.BridgeIncomplete:
			return p.CompleteLetters
		case soc1.BridgeOverlapsWindow, soc1.BridgeDatedBeforeEnd, soc1.BridgeTooLong, soc1.BridgeMaterialChange, soc1.BridgeControlFailure:
			return false
		}
		return true
	}
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		c := assess(t, req, policy)
		for i, check := range c.Letters {
			refused := slices.ContainsFunc(check.Findings, func(f soc1.BridgeFinding) bool { return refuses(f, policy) })
			if check.Accepted == refused || check.Accepted != check.Represents.IsValid() {
				t.Fatalf("%+v", check)
			}
			if !slices.IsSorted(check.Findings) || len(slices.Compact(slices.Clone(check.Findings))) != len(check.Findings) {
				t.Fatalf("the findings %v are out of order or repeat", check.Findings)
			}
			at := slices.IndexFunc(req.Reports, func(w soc1.ReportWindow) bool { return w.ID == req.Letters[i].Report })
			l := req.Letters[i]
			if check.Accepted && (!check.Represents.Start.After(req.Reports[at].Period.End) || !l.Period.Covers(check.Represents) || l.Dated.IsValid() && check.Represents.End.After(l.Dated)) {
				t.Fatalf("%+v on %+v represents %v", l, req.Reports[at], check.Represents)
			}
		}
	})
}

// The order of the days is that of the segments, so that the gaps are the runs of needed days that are not tested, cut nowhere
// and joined nowhere.
func TestLawGapsAreTheRunsOfUntestedDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := assess(t, anyRequest(t), anyPolicy(t))
		for _, v := range views(c) {
			var want []soc1.Period
			for _, s := range v.Segments {
				if s.Class != soc1.DayRepresented && s.Class != soc1.DayUncovered {
					continue
				}
				if n := len(want); n > 0 && want[n-1].End.AddDays(1) == s.Period.Start {
					want[n-1].End = s.Period.End
				} else {
					want = append(want, s.Period)
				}
			}
			var got []soc1.Period
			for _, g := range v.Gaps {
				got = append(got, g.Period)
				months, over := g.Period.Months()
				if g.Days != g.Period.Days() || g.Months != months || g.DaysOver != over || g.Represented > g.Days {
					t.Fatalf("the gap %+v does not add up", g)
				}
				first, last := g.Period.Start == c.Needed.Start, g.Period.End == c.Needed.End
				kind := map[[2]bool]soc1.GapKind{{true, true}: soc1.GapEntire, {true, false}: soc1.GapLeading, {false, true}: soc1.GapTrailing, {false, false}: soc1.GapInternal}
				if g.Kind != kind[[2]bool{first, last}] {
					t.Fatalf("the gap %+v of %v", g, c.Needed)
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("the gaps are %v, the runs %v", got, want)
			}
		}
	})
}
