package soc1_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-9947fa86/attest/soc1"
)

// completeContents ticks every item of the checklist.
func completeContents() soc1.BridgeContents {
	return soc1.BridgeContents{
		IdentifiesReport: true, StatesGap: true, StatesChanges: true, StatesFailures: true, RemindsOfUserControls: true,
		NotASubstitute: true, AsksToReadReport: true, NamesNextReport: true, Signed: true, RestrictsUse: true,
	}
}

// Each case changes one thing about a letter in good order.
func TestBridgeLetterValidations(t *testing.T) {
	base := type2(t, "R", "2024-10-01/2025-09-30")
	good := letterOn(base, "L", soc1.DateOf(2025, time.December, 31))
	good.Contents = completeContents()
	none := []soc1.BridgeFinding{}
	for _, tc := range []struct {
		name       string
		change     func(*soc1.BridgeLetter, *soc1.ReportWindow, *soc1.CoverageRequest)
		findings   []soc1.BridgeFinding
		represents string
	}{
		{"in good order", func(*soc1.BridgeLetter, *soc1.ReportWindow, *soc1.CoverageRequest) {}, none, "2025-10-01/2025-12-31"},
		{"starts inside the window", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) {
			l.Period.Start = soc1.DateOf(2025, time.September, 1)
		}, []soc1.BridgeFinding{soc1.BridgeOverlapsWindow}, "2025-10-01/2025-12-31"},
		{"starts a day late", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) {
			l.Period.Start = l.Period.Start.AddDays(1)
		}, []soc1.BridgeFinding{soc1.BridgeDetached}, ""},
		{"ends with the window", func(l *soc1.BridgeLetter, w *soc1.ReportWindow, _ *soc1.CoverageRequest) { l.Period = w.Period }, []soc1.BridgeFinding{soc1.BridgeInsideWindow}, ""},
		{"dated before its end", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) {
			l.Dated = soc1.DateOf(2025, time.December, 15)
		}, []soc1.BridgeFinding{soc1.BridgeDatedBeforeEnd}, "2025-10-01/2025-12-15"},
		{"dated a day early", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) {
			l.Dated = l.Period.End.AddDays(-1)
		}, []soc1.BridgeFinding{soc1.BridgeDatedBeforeEnd}, "2025-10-01/2025-12-30"},
		{"of one day", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) {
			l.Period.End = l.Period.Start
		}, none, "2025-10-01/2025-10-01"},
		{"dated on its first day", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) { l.Dated = l.Period.Start }, []soc1.BridgeFinding{soc1.BridgeDatedBeforeEnd}, "2025-10-01/2025-10-01"},
		{"dated before its start", func(l *soc1.BridgeLetter, w *soc1.ReportWindow, _ *soc1.CoverageRequest) { l.Dated = w.Period.End }, []soc1.BridgeFinding{soc1.BridgeDatedTooEarly}, ""},
		{"undated", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) { l.Dated = soc1.Date{} }, []soc1.BridgeFinding{soc1.BridgeIncomplete}, "2025-10-01/2025-12-31"},
		{"unsigned", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) { l.Contents.Signed = false }, []soc1.BridgeFinding{soc1.BridgeIncomplete}, "2025-10-01/2025-12-31"},
		{"four months", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, r *soc1.CoverageRequest) {
			l.Period.End, l.Dated, r.FiscalYear = soc1.DateOf(2026, time.January, 31), soc1.DateOf(2026, time.February, 1), soc1.FiscalYearEnding(2026, time.January)
		}, []soc1.BridgeFinding{soc1.BridgeTooLong}, "2025-10-01/2026-01-31"},
		{"beyond the year", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) {
			l.Period.End, l.Dated = soc1.DateOf(2026, time.June, 30), soc1.DateOf(2026, time.July, 1)
		}, none, "2025-10-01/2026-06-30"},
		{"service auditor", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) {
			l.Issuer = soc1.IssuedByServiceAuditor
		}, []soc1.BridgeFinding{soc1.BridgeWrongIssuer}, ""},
		{"service auditor after tests", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) {
			l.Issuer, l.FollowUpTests = soc1.IssuedByServiceAuditor, true
		}, none, "2025-10-01/2025-12-31"},
		{"somebody else", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) {
			l.Issuer, l.FollowUpTests = soc1.IssuedByOther, true
		}, []soc1.BridgeFinding{soc1.BridgeWrongIssuer}, ""},
		{"Type 1", func(_ *soc1.BridgeLetter, w *soc1.ReportWindow, _ *soc1.CoverageRequest) {
			w.Type, w.AsOf, w.Period = soc1.Type1, w.Period.End, soc1.Period{}
		}, []soc1.BridgeFinding{soc1.BridgeBaseType1}, ""},
		{"adverse", func(_ *soc1.BridgeLetter, w *soc1.ReportWindow, _ *soc1.CoverageRequest) { w.Adverse = true }, []soc1.BridgeFinding{soc1.BridgeBaseUnusable}, ""},
		{"other system", func(_ *soc1.BridgeLetter, _ *soc1.ReportWindow, r *soc1.CoverageRequest) { r.System = "other" }, []soc1.BridgeFinding{soc1.BridgeBaseOtherSystem}, ""},
		{"not received yet", func(_ *soc1.BridgeLetter, _ *soc1.ReportWindow, r *soc1.CoverageRequest) {
			r.KnownAt = soc1.DateOf(2025, time.December, 1)
		}, []soc1.BridgeFinding{soc1.BridgeNotReceived}, ""},
		{"report not issued yet", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, r *soc1.CoverageRequest) {
			r.KnownAt, l.Dated = soc1.DateOf(2025, time.November, 1), soc1.DateOf(2025, time.November, 1)
		}, []soc1.BridgeFinding{soc1.BridgeBaseNotIssued, soc1.BridgeDatedBeforeEnd}, ""},
		{"change and failure", func(l *soc1.BridgeLetter, _ *soc1.ReportWindow, _ *soc1.CoverageRequest) {
			l.MaterialChange, l.ControlFailure = true, true
		}, []soc1.BridgeFinding{soc1.BridgeMaterialChange, soc1.BridgeControlFailure}, "2025-10-01/2025-12-31"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			l, w := good, base
			req := soc1.CoverageRequest{FiscalYear: soc1.CalendarYear(2025)}
			tc.change(&l, &w, &req)
			req.Reports, req.Letters = []soc1.ReportWindow{w}, []soc1.BridgeLetter{l}
			want := soc1.BridgeCheck{Letter: "L", Findings: tc.findings}
			if tc.represents != "" {
				want.Accepted, want.Represents = true, period(t, tc.represents)
			}
			got := mustAssess(t, req, soc1.DefaultCoveragePolicy()).Letters[0]
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("check (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLettersChainOnlyIfThePolicySaysSo(t *testing.T) {
	base := type2(t, "R", "2024-10-01/2025-09-30")
	first := letterOn(base, "L1", soc1.DateOf(2025, time.October, 31))
	second := soc1.BridgeLetter{
		ID: "L2", Report: "R", Follows: "L1", Issuer: soc1.IssuedByManagement, Dated: soc1.DateOf(2026, time.January, 2),
		Period: period(t, "2025-11-01/2025-12-31"),
	}
	third := second
	third.ID, third.Follows, third.Period = "L3", "L2", period(t, "2026-01-01/2026-01-02")
	req := soc1.CoverageRequest{
		FiscalYear: soc1.CalendarYear(2025), Reports: []soc1.ReportWindow{base}, Letters: []soc1.BridgeLetter{third, second, first},
	}
	policy := soc1.DefaultCoveragePolicy()
	got := mustAssess(t, req, policy)
	if got.Overall.Days.Represented != 31 || !slices.Contains(got.Letters[1].Findings, soc1.BridgeChained) || !slices.Contains(got.Letters[0].Findings, soc1.BridgeChainBroken) {
		t.Errorf("without chains: %d days represented, %+v", got.Overall.Days.Represented, got.Letters)
	}
	policy.ChainLetters = true
	if got := mustAssess(t, req, policy); got.Overall.Days.Represented != 92 || got.Overall.Audit != soc1.CoverageBridged || !got.Letters[0].Accepted {
		t.Errorf("with chains: %d days represented, %s, %+v", got.Overall.Days.Represented, got.Overall.Audit, got.Letters)
	}
	req.Letters[1].Period.Start = req.Letters[1].Period.Start.AddDays(1)
	if got := mustAssess(t, req, policy); !slices.Contains(got.Letters[1].Findings, soc1.BridgeDetached) {
		t.Errorf("a chain with a missing day: %+v", got.Letters)
	}
}

func TestContentsNameEveryMissingItem(t *testing.T) {
	if !completeContents().Complete() || len(slices.Collect(completeContents().Missing())) != 0 {
		t.Error("complete contents miss something")
	}
	for i := range reflect.TypeFor[soc1.BridgeContents]().NumField() {
		c := completeContents()
		reflect.ValueOf(&c).Elem().Field(i).SetBool(false)
		if missing := slices.Collect(c.Missing()); len(missing) != 1 || c.Complete() {
			t.Errorf("without %s: missing %v", reflect.TypeOf(c).Field(i).Name, missing)
		}
	}
	for range (soc1.BridgeContents{}).Missing() {
		break
	}
}

func TestBridgeLetterValidate(t *testing.T) {
	got := paths(soc1.BridgeLetter{Follows: "not an id"}.Validate())
	if want := []string{"/follows", "/id", "/issuer", "/period/end", "/period/start", "/report"}; !slices.Equal(got, want) {
		t.Errorf("problems at %v, want %v", got, want)
	}
}
