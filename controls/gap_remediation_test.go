package controls_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// days returns the set of one period.
func days(p soc1.Period) soc1.PeriodSet {
	set, err := soc1.NewPeriodSet(p)
	if err != nil {
		panic(err) // a mistake in a test
	}
	return set
}

func TestHowAGapStandsUnderAPlan(t *testing.T) {
	first, last := year().Start, year().End
	march := soc1.Period{Start: day(time.March, 1), End: day(time.March, 31)}
	for _, c := range []struct {
		name      string
		kind      controls.GapKind
		days      soc1.PeriodSet
		item      *controls.Remediation
		status    controls.RemediationStatus
		deficient string
	}{
		{"no item", controls.GapDesign, soc1.PeriodSet{}, nil, controls.RemediationUnplanned, "2025-01-01/2025-12-31"},
		{"no item, some days", controls.GapNotOperating, days(march), nil, controls.RemediationUnplanned, "2025-03-01/2025-03-31"},
		{"nothing to operate", controls.GapNoOwner, soc1.PeriodSet{}, nil, controls.RemediationUnplanned, ""},
		{"on the first day", controls.GapDesign, soc1.PeriodSet{}, &controls.Remediation{Owner: "CFO", Due: first, Operates: first}, controls.RemediationInTime, ""},
		{"a day later", controls.GapDesign, soc1.PeriodSet{}, &controls.Remediation{Owner: "CFO", Due: first, Operates: first.AddDays(1)}, controls.RemediationLate, "2025-01-01/2025-01-01"},
		{"before the due date", controls.GapDesign, soc1.PeriodSet{}, &controls.Remediation{Owner: "CFO", Due: last, Operates: first}, controls.RemediationInTime, ""},
		{"on the last day", controls.GapNoControl, soc1.PeriodSet{}, &controls.Remediation{Owner: "CFO", Due: first, Operates: last}, controls.RemediationLate, "2025-01-01/2025-12-30"},
		{"after the window", controls.GapNoControl, soc1.PeriodSet{}, &controls.Remediation{Owner: "CFO", Due: first, Operates: last.AddDays(1)}, controls.RemediationMissed, "2025-01-01/2025-12-31"},
		{"before the days it concerns", controls.GapNotOperating, days(march), &controls.Remediation{Owner: "CFO", Due: first, Operates: march.Start}, controls.RemediationInTime, ""},
		{"amid the days it concerns", controls.GapNotOperating, days(march), &controls.Remediation{Owner: "CFO", Due: first, Operates: march.Start.AddDays(9)}, controls.RemediationLate, "2025-03-01/2025-03-09"},
		{"no owner", controls.GapDesign, soc1.PeriodSet{}, &controls.Remediation{Due: first, Operates: first}, controls.RemediationIncomplete, ""},
		{"no dates", controls.GapDesign, soc1.PeriodSet{}, &controls.Remediation{Owner: "CFO"}, controls.RemediationIncomplete, "2025-01-01/2025-12-31"},
		{"written down in time", controls.GapUndocumented, soc1.PeriodSet{}, &controls.Remediation{Owner: "CFO", Due: first}, controls.RemediationInTime, ""},
		{"written down late", controls.GapInformation, soc1.PeriodSet{}, &controls.Remediation{Owner: "CFO", Due: first.AddDays(1)}, controls.RemediationLate, ""},
		{"written down too late", controls.GapComplement, soc1.PeriodSet{}, &controls.Remediation{Owner: "CFO", Due: last.AddDays(1)}, controls.RemediationMissed, ""},
	} {
		gap := controls.Gap{Kind: c.kind, Key: "/controls/C-1", Days: c.days}
		var plan []controls.Remediation
		if c.item != nil {
			item := *c.item
			item.Kind, item.Key = gap.Kind, gap.Key
			plan = append(plan, item)
		}
		list, err := controls.Remediate([]controls.Gap{gap}, plan, year())
		if err != nil || len(list) != 1 {
			t.Errorf("%s: %v, %v", c.name, list, err)
			continue
		}
		o := list[0]
		if o.Status != c.status || o.Deficient.String() != c.deficient || o.Kind != gap.Kind || o.Key != gap.Key || o.Message == "" || strings.HasSuffix(o.Message, ".") {
			t.Errorf("%s: %v with %q (%s), want %v with %q", c.name, o.Status, o.Deficient, o.Message, c.status, c.deficient)
		}
	}
}

func TestAWrongPlanIsRefused(t *testing.T) {
	gap := controls.Gap{Kind: controls.GapDesign, Key: "/controls/C-1"}
	item := controls.Remediation{Kind: gap.Kind, Key: gap.Key}
	_, err := controls.Remediate([]controls.Gap{gap, gap}, []controls.Remediation{item, item, {Kind: controls.GapNoOwner, Key: gap.Key}}, soc1.Period{})
	want := []string{"duplicate /gaps/1", "duplicate /plan/1/key", "unknown-reference /plan/2/key", "missing /window/end", "missing /window/start"}
	if got := codesAt(err); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestLawLaterOperationNeverHealsMore: the later a control operates, the more days stay deficient; they are exactly the
// days of the gap before that day, and the status never gets better.
func TestLawLaterOperationNeverHealsMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		window := soc1.Period{Start: year().Start, End: year().Start.AddDays(rapid.IntRange(0, 400).Draw(t, "length"))}
		gap := controls.Gap{Kind: rapid.SampledFrom(slices.Collect(controls.GapKinds())).Draw(t, "kind"), Key: "/controls/C-1"}
		if rapid.Bool().Draw(t, "limited") {
			start := window.Start.AddDays(rapid.IntRange(0, window.Days()-1).Draw(t, "from"))
			gap.Days = days(soc1.Period{Start: start, End: start.AddDays(rapid.IntRange(0, window.End.Sub(start)).Draw(t, "to"))})
		}
		at := rapid.IntRange(-30, 450).Draw(t, "operates")
		outlook := func(operates soc1.Date) controls.Outlook {
			item := controls.Remediation{Kind: gap.Kind, Key: gap.Key, Owner: "Controller", Due: operates, Operates: operates}
			list, err := controls.Remediate([]controls.Gap{gap}, []controls.Remediation{item}, window)
			if err != nil {
				t.Fatal(err)
			}
			return list[0]
		}
		operates := window.Start.AddDays(at)
		sooner, later := outlook(operates), outlook(operates.AddDays(rapid.IntRange(0, 60).Draw(t, "delay")))
		if later.Status < sooner.Status || !sooner.Deficient.Subtract(later.Deficient).IsZero() {
			t.Fatalf("sooner %v %q, later %v %q", sooner.Status, sooner.Deficient, later.Status, later.Deficient)
		}
		if gap.Kind.NeedsOperation() && (sooner.Status == controls.RemediationInTime) != sooner.Deficient.IsZero() {
			t.Fatalf("%v with %q", sooner.Status, sooner.Deficient)
		}
		for d := window.Start; !d.After(window.End); d = d.AddDays(1) {
			concerned := gap.Kind.NeedsOperation() && (gap.Days.IsZero() || gap.Days.Contains(d))
			if want := concerned && d.Before(operates); sooner.Deficient.Contains(d) != want {
				t.Fatalf("%s: deficient %v, want %v", d, sooner.Deficient.Contains(d), want)
			}
		}
	})
}
