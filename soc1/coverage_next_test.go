package soc1_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// There are steps for a purpose exactly if something is missing for it; where the evidence is insufficient there is a
// choice and an end to it; and no step is listed twice.
func TestLawNextStepsFollowFromTheVerdicts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := anyRequest(t)
		c := assess(t, req, anyPolicy(t))
		for _, v := range views(c) {
			if v.Objective == "" && len(req.Objectives) > 0 {
				continue
			}
			for focus, verdict := range map[soc1.CoverageFocus]soc1.CoverageClass{soc1.FocusAudit: v.Audit, soc1.FocusAsOf: v.AsOf} {
				var steps, choices, ends int
				for _, s := range v.NextSteps() {
					if s.Focus != focus {
						continue
					}
					steps++
					if s.Choice {
						choices++
					}
					if s.Action == soc1.ActionConclude {
						ends++
					}
					if !s.Action.IsValid() || !s.Period.IsValid() || len(s.String()) < 20 || len(s.References()) == 0 {
						t.Fatalf("%q: the step %+v reads %q", v.Objective, s, s)
					}
				}
				if (steps > 0) != (verdict > soc1.CoverageFull) || (choices > 0) != (verdict >= soc1.CoverageInsufficient) || (ends > 0) != (choices > 0) {
					t.Fatalf("%q: %v is %v with %d steps, %d choices and %d ends; reasons %v", v.Objective, focus, verdict, steps, choices, ends, v.Reasons)
				}
			}
		}
		all := c.NextSteps()
		for i, s := range all {
			for _, other := range all[:i] {
				if other.Objectives = s.Objectives; cmp.Equal(s, other) {
					t.Fatalf("%+v is listed twice", s)
				}
			}
		}
		for i, id := range req.Objectives {
			mine := slices.DeleteFunc(slices.Clone(all), func(s soc1.NextStep) bool { return !slices.Contains(s.Objectives, id) })
			for k := range mine {
				mine[k].Objectives = nil
			}
			if want := c.Objectives[i].NextSteps(); !cmp.Equal(want, mine) && len(want)+len(mine) > 0 {
				t.Fatalf("%s: together %v, alone %v", id, mine, want)
			}
		}
	})
}

func TestNextStepsForTypicalGaps(t *testing.T) {
	nine, late := type2(t, "R", "2024-10-01/2025-09-30"), type2(t, "N", "2025-04-01/2026-03-31")
	adverse := type2(t, "R", "2025-01-01/2025-12-31")
	adverse.Adverse = true
	letter := letterOn(nine, "L", soc1.DateOf(2025, time.December, 31))
	changed := letter
	changed.MaterialChange = true
	type a = soc1.AuditorAction
	choice := []a{soc1.ActionTestUserControls, soc1.ActionTestAtOrganization, soc1.ActionUseOtherAuditor, soc1.ActionSubstantive, soc1.ActionConclude}
	for _, tc := range []struct {
		name    string
		reports []soc1.ReportWindow
		letters []soc1.BridgeLetter
		want    []a
	}{
		{"bridged", []soc1.ReportWindow{nine}, []soc1.BridgeLetter{letter}, []a{soc1.ActionInquire, soc1.ActionReadLetter}},
		{"not bridged", []soc1.ReportWindow{nine}, nil, append([]a{soc1.ActionObtainLetter, soc1.ActionObtainNextReport}, choice...)},
		{"begins late", []soc1.ReportWindow{late}, nil, append([]a{soc1.ActionObtainPriorReport}, choice...)},
		{"changed", []soc1.ReportWindow{nine}, []soc1.BridgeLetter{changed}, append([]a{soc1.ActionObtainNextReport, soc1.ActionEvaluateChange}, choice...)},
		{"adverse", []soc1.ReportWindow{adverse}, nil, append([]a{soc1.ActionObtainMissingReport, soc1.ActionEvaluateOpinion}, choice...)},
		{"no report", nil, nil, append([]a{soc1.ActionObtainMissingReport}, choice...)},
		{"whole year", []soc1.ReportWindow{type2(t, "R", "2025-01-01/2025-12-31")}, nil, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := mustAssess(t, soc1.CoverageRequest{FiscalYear: soc1.CalendarYear(2025), Reports: tc.reports, Letters: tc.letters}, soc1.DefaultCoveragePolicy())
			var got []a
			for _, s := range c.NextSteps() {
				if s.Focus == soc1.FocusAudit {
					got = append(got, s.Action)
				}
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("actions (-want +got):\n%s\nreasons %v", diff, c.Overall.Reasons)
			}
		})
	}
}

func TestActionsHaveTexts(t *testing.T) {
	seen := map[string]bool{}
	for action := range soc1.AuditorActions() {
		if text := action.Text(); len(text) < 20 || seen[text] {
			t.Errorf("%v reads %q", action, text)
		}
		seen[action.Text()] = true
	}
	if got := soc1.AuditorAction(0).Text(); got != "AuditorAction(0)" {
		t.Errorf("no action reads %q", got)
	}
}
