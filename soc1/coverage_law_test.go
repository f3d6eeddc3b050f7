package soc1_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// excepted reports whether a report excepts an objective on a day.
func excepted(w soc1.ReportWindow, id soc1.ObjectiveID, d soc1.Date) bool {
	if id == "" || !slices.Contains(w.Qualified, id) {
		return false
	}
	stated := false
	for _, part := range w.QualifiedDays {
		if part.Objective == id {
			stated = true
			if part.Period.Contains(d) {
				return true
			}
		}
	}
	return !stated
}

// classOn is the day-by-day reference for the class of a day, written anew from the rules.
func classOn(req soc1.CoverageRequest, policy soc1.CoveragePolicy, checks []soc1.BridgeCheck, id soc1.ObjectiveID, d soc1.Date) soc1.DayClass {
	if req.ServiceStart.IsValid() && d.Before(req.ServiceStart) || req.ServiceEnd.IsValid() && d.After(req.ServiceEnd) {
		return soc1.DayNotNeeded
	}
	good, bad := false, false
	var best soc1.Date
	for _, w := range req.Reports {
		known := !req.KnownAt.IsValid() || w.Issued.IsValid() && !w.Issued.After(req.KnownAt)
		inScope := id == "" || len(w.Objectives) == 0 || slices.Contains(w.Objectives, id)
		if w.Type != soc1.Type2 || !known || !inScope || !w.Period.Contains(d) {
			continue
		}
		fails := w.Adverse || w.Disclaimed || excepted(w, id, d) || policy.QualifiedVoids && len(w.Qualified) > 0
		if !fails && id != "" {
			own := slices.DeleteFunc(slices.Clone(w.SubPeriods), func(s soc1.ObjectivePeriod) bool { return s.Objective != id })
			if len(own) > 0 && !slices.ContainsFunc(own, func(s soc1.ObjectivePeriod) bool { return s.Period.Contains(d) }) {
				continue
			}
		}
		if policy.LatestWins && w.Issued.After(best) {
			best, good, bad = w.Issued, false, false
		}
		if !policy.LatestWins || w.Issued == best {
			good, bad = good || !fails, bad || fails
		}
	}
	if bad {
		return soc1.DayUncovered
	}
	if good {
		return soc1.DayTested
	}
	for i, check := range checks {
		at := slices.IndexFunc(req.Reports, func(w soc1.ReportWindow) bool { return w.ID == req.Letters[i].Report })
		w := req.Reports[at]
		speaks := id == "" || (len(w.Objectives) == 0 || slices.Contains(w.Objectives, id)) && !excepted(w, id, w.Period.End)
		if check.Accepted && speaks && check.Represents.Contains(d) {
			return soc1.DayRepresented
		}
	}
	return soc1.DayUncovered
}

// Invariant 31, with the class of each day checked against a day-by-day reference.
func TestLaw31ClassesPartitionTheYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		c := assess(t, req, policy)
		for _, v := range views(c) {
			ids := []soc1.ObjectiveID{v.Objective}
			if v.Objective == "" && len(req.Objectives) > 0 {
				ids = req.Objectives
			}
			day := req.FiscalYear.Start
			counts := map[soc1.DayClass]int{}
			for i, s := range v.Segments {
				if s.Period.Start != day || !s.Period.IsValid() {
					t.Fatalf("segment %d begins on %v, want %v", i, s.Period.Start, day)
				}
				counts[s.Class] += s.Period.Days()
				for ; !day.After(s.Period.End); day = day.AddDays(1) {
					want := soc1.DayTested
					for _, id := range ids {
						want = max(want, classOn(req, policy, c.Letters, id, day))
					}
					if s.Class != want {
						t.Fatalf("%q: %v is %v, want %v", v.Objective, day, s.Class, want)
					}
				}
			}
			d := v.Days
			if day != req.FiscalYear.End.AddDays(1) || d.Tested+d.Represented+d.Uncovered+d.NotNeeded != d.Total || d.Total != req.FiscalYear.Days() {
				t.Fatalf("%q: the counts %+v do not add up to the year, or it ends on %v", v.Objective, d, day)
			}
			if counts[soc1.DayTested] != d.Tested || counts[soc1.DayRepresented] != d.Represented || counts[soc1.DayUncovered] != d.Uncovered {
				t.Fatalf("%q: the counts %+v disagree with the segments %v", v.Objective, d, counts)
			}
			gaps := 0
			for _, g := range v.Gaps {
				gaps += g.Days
			}
			if gaps != d.Represented+d.Uncovered || d.Claimed > gaps || d.Represented > d.Claimed {
				t.Fatalf("%q: %d gap days, counts %+v", v.Objective, gaps, d)
			}
		}
	})
}

// Invariant 32.
func TestLaw32AddingACleanReportNeverLosesATestedDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		before := assess(t, req, policy)
		req.Reports = append(slices.Clip(req.Reports), cleanReport(t, "NEW", req.FiscalYear.Period))
		after := assess(t, req, policy)
		for i, v := range views(after) {
			old := views(before)[i]
			if v.Days.Tested < old.Days.Tested || v.Days.Tested > v.Days.Total {
				t.Fatalf("%q: %d tested days before, %d after", v.Objective, old.Days.Tested, v.Days.Tested)
			}
			if v.Elapsed > old.Elapsed && old.LastTested.IsValid() {
				t.Fatalf("%q: more time elapsed", v.Objective)
			}
			if (policy.BridgeInternal || len(req.Letters) == 0) && (v.Audit > old.Audit || v.AsOf > old.AsOf) {
				t.Fatalf("%q: %v and %v became %v and %v", v.Objective, old.Audit, old.AsOf, v.Audit, v.AsOf)
			}
		}
	})
}

// Invariant 33.
func TestLaw33MergingReportsIsASetUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		want := assess(t, req, policy)
		other := req
		other.Reports = rapid.Permutation(req.Reports).Draw(t, "reports")
		other.Letters = rapid.Permutation(req.Letters).Draw(t, "letters")
		got := assess(t, other, policy)
		byLetter := cmpopts.SortSlices(func(a, b soc1.BridgeCheck) bool { return a.Letter < b.Letter })
		if diff := cmp.Diff(want, got, byLetter); diff != "" {
			t.Fatalf("the order matters:\n%s", diff)
		}
		if len(req.Reports) == 0 {
			return
		}
		twin := req.Reports[0]
		twin.ID = "TWIN"
		other.Reports = append(slices.Clone(req.Reports), twin)
		for i, v := range views(assess(t, other, policy)) {
			if old := views(want)[i]; v.Days != old.Days || v.Audit != old.Audit || v.AsOf != old.AsOf || !slices.Equal(v.Gaps, old.Gaps) {
				t.Fatalf("%q: a duplicate report changes %+v to %+v", v.Objective, old, v)
			}
		}
	})
}

// Invariant 34, and a letter that tells of no change never worsens a verdict.
func TestLaw34ALetterMakesNoDayTested(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		if len(req.Reports) == 0 {
			return
		}
		before := assess(t, req, policy)
		req.Letters = append(slices.Clip(req.Letters), anyLetter(t, "NEW", req.Reports))
		after := assess(t, req, policy)
		for i, v := range views(after) {
			old := views(before)[i]
			if v.Days.Tested != old.Days.Tested || v.Days.Represented < old.Days.Represented {
				t.Fatalf("%q: a letter changes %+v to %+v", v.Objective, old.Days, v.Days)
			}
			if v.Audit > old.Audit || v.AsOf > old.AsOf {
				t.Fatalf("%q: a letter worsens the verdict: %v", v.Objective, v.Reasons)
			}
		}
	})
}

// Invariant 35.
func TestLaw35AType1ReportAddsNoTestedDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		before := assess(t, req, policy)
		req.Reports = append(slices.Clip(req.Reports), soc1.ReportWindow{ID: "T1", Type: soc1.Type1, AsOf: dateNear(2).Draw(t, "as of")})
		after := assess(t, req, policy)
		if diff := cmp.Diff(views(before), views(after)); diff != "" {
			t.Fatalf("a Type 1 report changes the coverage:\n%s", diff)
		}
	})
}

// Invariant 36.
func TestLaw36TouchingWindowsLeaveNoGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fy := soc1.CalendarYear(2025)
		cut := rapid.IntRange(0, 362).Draw(t, "cut")
		hole := rapid.IntRange(0, 1).Draw(t, "missing days")
		a := soc1.Period{Start: fy.Start, End: fy.Start.AddDays(cut)}
		b := soc1.Period{Start: a.End.AddDays(1 + hole), End: fy.End}
		c := assess(t, soc1.CoverageRequest{FiscalYear: fy, Reports: []soc1.ReportWindow{
			{ID: "A", Type: soc1.Type2, Period: a}, {ID: "B", Type: soc1.Type2, Period: b},
		}}, soc1.DefaultCoveragePolicy())
		if len(c.Overall.Gaps) != hole || c.Overall.Days.Tested != 365-hole {
			t.Fatalf("%v and %v leave %v", a, b, c.Overall.Gaps)
		}
		if hole == 1 && (c.Overall.Gaps[0].Days != 1 || c.Overall.Gaps[0].Kind != soc1.GapInternal) {
			t.Fatalf("the gap of one day is %+v", c.Overall.Gaps[0])
		}
		tested, _, uncovered := soc1.CoverDays(fy.Period, []soc1.Period{a, b}, nil)
		if tested != 365-hole || uncovered != hole {
			t.Fatalf("CoverDays counts %d and %d", tested, uncovered)
		}
	})
}

// shifted moves every date of a request.
func shifted(req soc1.CoverageRequest, days int) soc1.CoverageRequest {
	req.FiscalYear.Period = req.FiscalYear.Shift(days)
	req.ServiceStart, req.ServiceEnd, req.KnownAt = req.ServiceStart.AddDays(days), req.ServiceEnd.AddDays(days), req.KnownAt.AddDays(days)
	req.Reports, req.Letters = slices.Clone(req.Reports), slices.Clone(req.Letters)
	for i := range req.Reports {
		w := &req.Reports[i]
		w.Period, w.AsOf, w.Issued = w.Period.Shift(days), w.AsOf.AddDays(days), w.Issued.AddDays(days)
		w.SubPeriods = slices.Clone(w.SubPeriods)
		for j := range w.SubPeriods {
			w.SubPeriods[j].Period = w.SubPeriods[j].Period.Shift(days)
		}
		w.QualifiedDays = slices.Clone(w.QualifiedDays)
		for j := range w.QualifiedDays {
			w.QualifiedDays[j].Period = w.QualifiedDays[j].Period.Shift(days)
		}
	}
	for i := range req.Letters {
		req.Letters[i].Period, req.Letters[i].Dated = req.Letters[i].Period.Shift(days), req.Letters[i].Dated.AddDays(days)
	}
	return req
}

// Invariant 37. After 400 years the calendar repeats to the day, so even month-based verdicts stay.
func TestLaw37ShiftingEverythingKeepsLengths(t *testing.T) {
	const fourCenturies = 146097
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		want := views(assess(t, req, policy))
		days := rapid.SampledFrom([]int{-1000, -366, -1, 1, 28, 365, 1461, fourCenturies}).Draw(t, "days")
		for i, v := range views(assess(t, shifted(req, days), policy)) {
			if v.Days != want[i].Days || len(v.Segments) != len(want[i].Segments) || v.Elapsed != want[i].Elapsed {
				t.Fatalf("%q: shifted by %d days, %+v became %+v", v.Objective, days, want[i].Days, v.Days)
			}
			if days == fourCenturies && (v.Audit != want[i].Audit || v.AsOf != want[i].AsOf) {
				t.Fatalf("%q: verdicts changed after 400 years", v.Objective)
			}
		}
	})
}

// Invariant 38.
func TestLaw38TighteningAPolicyNeverImproves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, a, b := anyRequest(t), anyPolicy(t), anyPolicy(t)
		loose, tight := a, a
		loose.MinOverlapMonths, tight.MinOverlapMonths = min(a.MinOverlapMonths, b.MinOverlapMonths), max(a.MinOverlapMonths, b.MinOverlapMonths)
		loose.NearFullPercent, tight.NearFullPercent = min(a.NearFullPercent, b.NearFullPercent), max(a.NearFullPercent, b.NearFullPercent)
		loose.MaxBridgeMonths, tight.MaxBridgeMonths = max(a.MaxBridgeMonths, b.MaxBridgeMonths), min(a.MaxBridgeMonths, b.MaxBridgeMonths)
		loose.RollForwardMonths, tight.RollForwardMonths = max(a.RollForwardMonths, b.RollForwardMonths), min(a.RollForwardMonths, b.RollForwardMonths)
		loose.MinWindowMonths, tight.MinWindowMonths = min(a.MinWindowMonths, b.MinWindowMonths), max(a.MinWindowMonths, b.MinWindowMonths)
		loose.MaxElapsedMonths, tight.MaxElapsedMonths = max(a.MaxElapsedMonths, b.MaxElapsedMonths), min(a.MaxElapsedMonths, b.MaxElapsedMonths)
		loose.BridgeLeading, tight.BridgeLeading = a.BridgeLeading || b.BridgeLeading, a.BridgeLeading && b.BridgeLeading
		loose.BridgeInternal, tight.BridgeInternal = a.BridgeInternal || b.BridgeInternal, a.BridgeInternal && b.BridgeInternal
		loose.ChainLetters, tight.ChainLetters = a.ChainLetters || b.ChainLetters, a.ChainLetters && b.ChainLetters
		loose.AuditorFollowUp, tight.AuditorFollowUp = a.AuditorFollowUp || b.AuditorFollowUp, a.AuditorFollowUp && b.AuditorFollowUp
		loose.CompleteLetters, tight.CompleteLetters = a.CompleteLetters && b.CompleteLetters, a.CompleteLetters || b.CompleteLetters
		before, after := views(assess(t, req, loose)), views(assess(t, req, tight))
		for i := range after {
			if after[i].Audit < before[i].Audit || after[i].AsOf < before[i].AsOf {
				t.Fatalf("%q: tightening improves %v and %v to %v and %v", after[i].Objective, before[i].Audit, before[i].AsOf, after[i].Audit, after[i].AsOf)
			}
		}
	})
}

// Every verdict other than full has a reason, a full one has none, and the overall verdict is the worst.
func TestLawVerdictsHaveReasons(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := anyRequest(t)
		c := assess(t, req, anyPolicy(t))
		worstAudit, worstAsOf := soc1.CoverageClass(0), soc1.CoverageClass(0)
		for _, v := range views(c) {
			reasons := map[soc1.CoverageFocus]int{}
			for _, r := range v.Reasons {
				reasons[r.Focus]++
				if r.String() == "" || !r.Code.IsValid() {
					t.Fatalf("the reason %+v says nothing", r)
				}
			}
			if (v.Audit == soc1.CoverageFull) != (reasons[soc1.FocusAudit] == 0) || (v.AsOf == soc1.CoverageFull) != (reasons[soc1.FocusAsOf] == 0) {
				t.Fatalf("%q: verdicts %v and %v with reasons %v", v.Objective, v.Audit, v.AsOf, v.Reasons)
			}
			if v.Objective != "" {
				worstAudit, worstAsOf = max(worstAudit, v.Audit), max(worstAsOf, v.AsOf)
			}
		}
		if len(req.Objectives) > 0 && (c.Overall.Audit != worstAudit || c.Overall.AsOf != worstAsOf) {
			t.Fatalf("overall %v and %v, the worst objectives have %v and %v", c.Overall.Audit, c.Overall.AsOf, worstAudit, worstAsOf)
		}
	})
}

// Saying that an objective failed on all days of the window is saying that it failed.
func TestLawDaysOfTheWholeWindowAreTheWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		for i := range req.Reports {
			req.Reports[i].QualifiedDays = nil
		}
		want := assess(t, req, policy)
		for i, w := range req.Reports {
			for _, id := range w.Qualified {
				days := w.Period
				if cut := rapid.IntRange(0, days.Days()-1).Draw(t, "cut"); cut > 0 { // in two parts, which may stand in any order
					second := soc1.Period{Start: days.Start.AddDays(cut), End: days.End}
					days.End = second.Start.AddDays(-1)
					req.Reports[i].QualifiedDays = append(req.Reports[i].QualifiedDays, soc1.ObjectivePeriod{Objective: id, Period: second})
				}
				req.Reports[i].QualifiedDays = append(req.Reports[i].QualifiedDays, soc1.ObjectivePeriod{Objective: id, Period: days})
			}
		}
		// A gap that is spoilt names the first run of days against it, so that only its reason may be cut in two.
		for i, v := range views(assess(t, req, policy)) {
			old := views(want)[i]
			if v.Days != old.Days || v.Audit != old.Audit || v.AsOf != old.AsOf || !slices.Equal(v.Gaps, old.Gaps) || !slices.Equal(v.Segments, old.Segments) {
				t.Fatalf("%q: the whole window, and all its days: %+v and %+v", v.Objective, old, v)
			}
		}
	})
}

// The fewer days an exception is about, the more of them are tested, and no verdict is worse for it.
func TestLawNarrowingAnExceptionNeverWorsens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		var qualified []int
		for i := range req.Reports {
			if len(req.Reports[i].Qualified) > 0 {
				qualified = append(qualified, i)
			}
		}
		if len(qualified) == 0 {
			t.Skip("no report is qualified")
		}
		before := assess(t, req, policy)
		req.Reports = slices.Clone(req.Reports)
		w := &req.Reports[rapid.SampledFrom(qualified).Draw(t, "report")]
		parts := slices.Clone(w.QualifiedDays)
		if len(parts) == 0 {
			for _, id := range w.Qualified {
				parts = append(parts, soc1.ObjectivePeriod{Objective: id, Period: partOf(t, w.Period)})
			}
		} else {
			i := rapid.IntRange(0, len(parts)-1).Draw(t, "part")
			parts[i].Period = partOf(t, parts[i].Period)
		}
		w.QualifiedDays = parts
		after := assess(t, req, policy)
		for i, v := range views(after) {
			old := views(before)[i]
			if v.Days.Tested < old.Days.Tested {
				t.Fatalf("%q: %d tested days became %d", v.Objective, old.Days.Tested, v.Days.Tested)
			}
			if (policy.BridgeInternal || len(req.Letters) == 0) && (v.Audit > old.Audit || v.AsOf > old.AsOf) {
				t.Fatalf("%q: %v and %v became %v and %v", v.Objective, old.Audit, old.AsOf, v.Audit, v.AsOf)
			}
		}
	})
}

// The quick count agrees with sets of periods, whatever the order and validity of its input.
func TestLawCoverDaysAgreesWithSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		need := periodNear(400).Draw(t, "need")
		windows := rapid.SliceOfN(periodNear(300), 0, 5).Draw(t, "windows")
		letters := rapid.SliceOfN(periodNear(100), 0, 3).Draw(t, "letters")
		a, err1 := soc1.NewPeriodSet(windows...)
		b, err2 := soc1.NewPeriodSet(letters...)
		year, err3 := soc1.NewPeriodSet(need)
		if err1 != nil || err2 != nil || err3 != nil {
			t.Fatal(err1, err2, err3)
		}
		junk := soc1.Period{Start: need.End, End: need.Start.AddDays(-1)}
		tested, represented, uncovered := soc1.CoverDays(need, append(windows, junk, soc1.Period{}), append(letters, junk, soc1.Period{End: need.End}))
		wantTested, wantRepresented := year.Intersect(a).Days(), year.Intersect(b).Subtract(a).Days()
		if tested != wantTested || represented != wantRepresented || uncovered != need.Days()-tested-represented {
			t.Fatalf("%d, %d, %d; want %d, %d", tested, represented, uncovered, wantTested, wantRepresented)
		}
	})
}
