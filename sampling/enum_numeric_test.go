package sampling_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

// checkEnum holds an enumeration to the rules of the house: the names are frozen in their order, every
// value survives its text, and neither the zero value nor an unknown one gets out or in.
func checkEnum[E interface {
	comparable
	fmt.Stringer
	encoding.TextMarshaler
	IsValid() bool
}](t *testing.T, all iter.Seq[E], frozen string, unmarshal func(*E, []byte) error) {
	t.Helper()
	var names []string
	for e := range all {
		text, err := e.MarshalText()
		if err != nil || string(text) != e.String() || !e.IsValid() {
			t.Errorf("%v: text %q (%v)", e, text, err)
		}
		var back E
		if err := unmarshal(&back, text); err != nil || back != e {
			t.Errorf("%s reads back as %v (%v)", text, back, err)
		}
		names = append(names, e.String())
	}
	if got := strings.Join(names, " "); got != frozen {
		t.Errorf("wire names are %q, frozen as %q", got, frozen)
	}
	var zero E
	if _, err := zero.MarshalText(); err == nil || zero.IsValid() || !strings.HasSuffix(zero.String(), "(0)") {
		t.Errorf("the zero value passes as %v", zero)
	}
	for _, bad := range []string{"", "(0)", strings.ToUpper(names[0]), names[0] + " "} {
		back := zero
		if err := unmarshal(&back, []byte(bad)); err == nil || back != zero {
			t.Errorf("%q is read as %v", bad, back)
		}
	}
}

func TestWireNamesAreFrozen(t *testing.T) {
	checkEnum(t, sampling.Methods(), "simple-random systematic stratified monetary-unit haphazard block judgmental census", (*sampling.Method).UnmarshalText)
	checkEnum(t, sampling.Distributions(), "hypergeometric binomial poisson", (*sampling.Distribution).UnmarshalText)
	checkEnum(t, sampling.TolerableRules(), "ceiling above floor", (*sampling.TolerableRule).UnmarshalText)
	checkEnum(t, sampling.ExpectedRules(), "ceiling population-share unrounded", (*sampling.ExpectedRule).UnmarshalText)
	checkEnum(t, sampling.RiskRules(), "at-most below", (*sampling.RiskRule).UnmarshalText)
	checkEnum(t, sampling.Frequencies(), "annual semiannual quarterly monthly semimonthly weekly daily many-per-day", (*sampling.Frequency).UnmarshalText)
	checkEnum(t, sampling.Reliances(), "low moderate high", (*sampling.Reliance).UnmarshalText)
	checkEnum(t, sampling.WarningKinds(), "census tolerable-rounded tolerable-below-one expected-near-tolerable population-ignored low-confidence "+
		"nothing-tested method-not-stated systematic-order unequal-probability strata-pooled limit-above-one", (*sampling.Warning).UnmarshalText)
}

func TestOnlyRandomMethodsAndTheCensusAreStatistical(t *testing.T) {
	want := map[sampling.Method]bool{sampling.SimpleRandom: true, sampling.Systematic: true, sampling.Stratified: true, sampling.MonetaryUnit: true, sampling.Census: true}
	for m := range sampling.Methods() {
		if m.IsStatistical() != want[m] {
			t.Errorf("%s: %v", m, m.IsStatistical())
		}
	}
	if sampling.Method(0).IsStatistical() || sampling.Method(99).IsStatistical() {
		t.Error("an invalid method is statistical")
	}
}

func TestResultsSurviveJSON(t *testing.T) {
	q := sampling.Request{Population: 1250, Confidence: rate(t, "0.95"), Tolerable: rate(t, "0.05"), Expected: rate(t, "0.01")}
	plan, err := sampling.MakePlan(q, sampling.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(plan)
	if err != nil {
		t.Fatal(err)
	}
	var back sampling.Plan
	if err := json.Unmarshal(data, &back); err != nil || back != plan {
		t.Errorf("%s reads back as %+v (%v)", data, back, err)
	}
	const want = `{"request":{"population":1250,"confidence":"0.95","tolerable":"0.05","expected":"0.01"},` +
		`"policy":{"distribution":"hypergeometric","tolerable":"ceiling","expected":"ceiling","risk":"at-most"},"size":90,"critical":1,"tolerableCount":63,`
	if !strings.HasPrefix(string(data), want) || !strings.Contains(string(data), `"warnings":["tolerable-rounded"]`) {
		t.Errorf("JSON of a plan is %s", data)
	}
	e, err := sampling.Evaluate(sampling.Sample{Size: 59}, sampling.Criterion{Confidence: q.Confidence, Tolerable: q.Tolerable}, sampling.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	if data, err = json.Marshal(e); err != nil || !strings.Contains(string(data), `"pValue":"0.04849452524942`) || strings.Contains(string(data), `"counts"`) {
		t.Errorf("JSON of an evaluation is %s (%v)", data, err)
	}
}

func TestWarningSets(t *testing.T) {
	var s sampling.Warnings
	if err := json.Unmarshal([]byte(`["census","low-confidence"]`), &s); err != nil || s.Len() != 2 || !s.Has(sampling.WarnCensus) {
		t.Errorf("%v (%v)", s, err)
	}
	if s.String() != "census, low-confidence" || s.IsZero() || s.Has(sampling.WarnStrataPooled) || s.Has(200) {
		t.Errorf("set %v", s)
	}
	for _, bad := range []string{`["census","census"]`, `["nonsense"]`, `[""]`, `"census"`, `[1]`} {
		if err := json.Unmarshal([]byte(bad), &s); err == nil {
			t.Errorf("%s is read as %v", bad, s)
		}
	}
	if s.Len() != 2 {
		t.Error("a failed reading changed the set")
	}
}

func TestPoliciesNameTheirChoices(t *testing.T) {
	for want, p := range map[string]sampling.Policy{
		"automatic, tolerable ceiling, expected ceiling, risk at-most":                {},
		"binomial, tolerable ceiling, expected ceiling, risk at-most":                 sampling.FAMPolicy(),
		"poisson, tolerable ceiling, expected unrounded, risk at-most":                sampling.AICPAPoissonPolicy(),
		"hypergeometric, tolerable ceiling, expected population-share, risk at-most":  sampling.IDEAPolicy(),
		"automatic, tolerable above, expected ceiling, risk below, at most 500 items": sampling.DefaultPolicy().WithTolerable(sampling.TolerableAbove).WithRisk(sampling.RiskBelow).WithMaxSize(500),
	} {
		if got := p.String(); got != want {
			t.Errorf("%+v is %q, want %q", p, got, want)
		}
	}
}

func TestExpectedShareOfThePopulation(t *testing.T) {
	// 1 % of 150 items is 1.5, rounded up to 2 items: the plan for 1.333... %, never a smaller one.
	q := sampling.Request{Population: 150, Confidence: rate(t, "0.9"), Tolerable: rate(t, "0.1"), Expected: rate(t, "0.01")}
	plain, idea := sizeOf(t, q, sampling.Policy{}), sizeOf(t, q, sampling.IDEAPolicy())
	q.Expected = rate(t, "0.013333333333333333")
	rounded := sizeOf(t, q, sampling.Policy{})
	if idea < plain || idea != rounded {
		t.Errorf("plain %d, share %d, the same share as a rate %d", plain, idea, rounded)
	}
	q = sampling.Request{Population: 7, Confidence: rate(t, "0.9"), Tolerable: rate(t, "0.783"), Expected: rate(t, "0.75")}
	_, err := sampling.MakePlan(q, sampling.IDEAPolicy().WithDistribution(sampling.Binomial))
	wantFault(t, "a share rounded above the tolerable rate", err, sampling.CodeInfeasible, "expected")
}

func TestProbabilitiesCompareByValue(t *testing.T) {
	var ordered []sampling.Probability
	ordered = append(ordered, sampling.Probability{})
	for _, n := range []int64{2_000_000, 1_000_000, 40, 2, 1, 0} {
		tails, err := sampling.BinomialTails(n, rate(t, "0.5"), 0)
		if err != nil {
			t.Fatal(err)
		}
		ordered = append(ordered, tails.AtMost)
	}
	for i, a := range ordered {
		for j, b := range ordered {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if a.Compare(b) != want {
				t.Errorf("%v against %v: %d, want %d", a, b, a.Compare(b), want)
			}
		}
	}
	if got := ordered[1].Log(); got > -1386294 || got < -1386295 {
		t.Errorf("ln 2^-2000000 = %v", got)
	}
	if text, err := ordered[4].MarshalText(); err != nil || string(text) != "0.25" {
		t.Errorf("1/4 is written %s (%v)", text, err)
	}
}

func TestErrorTextsSayEverything(t *testing.T) {
	_, err := sampling.MakePlan(sampling.Request{Population: -5}, sampling.Policy{})
	const want = "sampling: 3 faults:\n" +
		"  confidence: no confidence is given; give one, usually 0.90 or 0.95\n" +
		"  population: -5 is out of range; give a whole number from 0 to 10000000000\n" +
		"  tolerable: no tolerable rate is given; give one, usually from 0.05 to 0.10"
	if err == nil || err.Error() != want {
		t.Errorf("error is %v", err)
	}
	if sampling.CodeRange.Error() != "range" || sampling.Errors(nil) != nil || sampling.Errors(fmt.Errorf("other")) != nil {
		t.Error("codes and foreign errors")
	}
}
