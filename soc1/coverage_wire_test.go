package soc1_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// frozen checks an enumeration against its wire names, which stored documents depend on.
func frozen[E interface {
	comparable
	fmt.Stringer
	IsValid() bool
	MarshalText() ([]byte, error)
}](t *testing.T, all iter.Seq[E], names ...string) {
	t.Helper()
	var got []string
	for v := range all {
		text, err := v.MarshalText()
		if err != nil || string(text) != v.String() || !v.IsValid() {
			t.Errorf("%v marshals as %q, %v", v, text, err)
		}
		got = append(got, v.String())
	}
	if !slices.Equal(got, names) {
		t.Errorf("%T: names %v, want %v", *new(E), got, names)
	}
	var zero E
	if zero.IsValid() || !strings.Contains(zero.String(), "(0)") {
		t.Errorf("the zero value is %v and valid: %v", zero, zero.IsValid())
	}
}

func TestWireNamesAreFrozen(t *testing.T) {
	frozen(t, soc1.WeekRules(), "last-weekday", "nearest-weekday")
	frozen(t, soc1.DayClasses(), "tested", "represented", "uncovered", "not-needed")
	frozen(t, soc1.GapKinds(), "leading", "internal", "trailing", "entire")
	frozen(t, soc1.CoverageClasses(), "not-needed", "full", "sufficient-with-roll-forward", "partial-with-bridge", "insufficient", "none")
	frozen(t, soc1.CoverageFocuses(), "audit", "as-of")
	frozen(t, soc1.ReportUses(), "counts", "type-1", "other-system", "not-issued", "unusable")
	frozen(t, soc1.BridgeIssuers(), "management", "service-auditor", "other")
	frozen(t, soc1.BridgeFindings(),
		"base-type-1", "base-unusable", "base-not-issued", "base-other-system", "wrong-issuer", "not-received", "detached", "chained",
		"chain-broken", "inside-window", "dated-too-early", "incomplete", "overlaps-window", "dated-before-end", "too-long",
		"material-change", "control-failure")
	frozen(t, soc1.CoverageReasonCodes(),
		"not-used", "nothing-tested", "overlap-too-short", "short-year-too-little", "below-comfortable", "unusable-report", "known-change",
		"letter-not-for-gap", "letter-too-long", "gap-too-long", "gap-open", "gap-bridged", "gap-rolled-forward", "window-too-short",
		"elapsed-too-long", "objective-decides")
}

func TestLawRequestAndCoverageRoundTripJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req, policy := anyRequest(t), anyPolicy(t)
		c := assess(t, req, policy)
		roundTrip(t, req)
		roundTrip(t, policy)
		roundTrip(t, c)
	})
	half, err := json.Marshal(soc1.CoverageRequest{Reports: []soc1.ReportWindow{{}}, Letters: []soc1.BridgeLetter{{}}})
	if want := `{"fiscalYear":{},"reports":[{"id":""}],"letters":[{"id":"","report":"","period":{}}]}`; err != nil || string(half) != want {
		t.Errorf("a half-filled request is %s, %v", half, err)
	}
}

// roundTrip fails unless a value comes back from JSON as it was, and writes the same bytes again.
func roundTrip[V any](t *rapid.T, v V) {
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("%T: %v", v, err)
	}
	var back V
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	if diff := cmp.Diff(v, back, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%T changes in JSON:\n%s", v, diff)
	}
	again, err := json.Marshal(back)
	if err != nil || string(again) != string(data) {
		t.Fatalf("%T writes other bytes the second time: %s and %s, %v", v, data, again, err)
	}
}
