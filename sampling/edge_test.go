package sampling_test

import (
	"errors"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

func TestFaultyRequestsSayWhatToChange(t *testing.T) {
	c95, t5 := rate(t, "0.95"), rate(t, "0.05")
	good := sampling.Request{Population: 1000, Confidence: c95, Tolerable: t5}
	cases := []struct {
		name   string
		change func(*sampling.Request, *sampling.Policy)
		code   sampling.Code
		field  string
	}{
		{"negative population", func(r *sampling.Request, _ *sampling.Policy) { r.Population = -1 }, sampling.CodeRange, "population"},
		{"population beyond the limit", func(r *sampling.Request, _ *sampling.Policy) { r.Population = sampling.MaxCount + 1 }, sampling.CodeRange, "population"},
		{"no confidence", func(r *sampling.Request, _ *sampling.Policy) { r.Confidence = sampling.Rate{} }, sampling.CodeMissing, "confidence"},
		{"confidence 1", func(r *sampling.Request, _ *sampling.Policy) { r.Confidence = rate(t, "1") }, sampling.CodeRange, "confidence"},
		{"confidence below one half", func(r *sampling.Request, _ *sampling.Policy) { r.Confidence = rate(t, "0.49") }, sampling.CodeRange, "confidence"},
		{"no tolerable rate", func(r *sampling.Request, _ *sampling.Policy) { r.Tolerable = sampling.Rate{} }, sampling.CodeMissing, "tolerable"},
		{"tolerable rate 1", func(r *sampling.Request, _ *sampling.Policy) { r.Tolerable = rate(t, "1") }, sampling.CodeRange, "tolerable"},
		{"expected equals tolerable", func(r *sampling.Request, _ *sampling.Policy) { r.Expected = t5 }, sampling.CodeInfeasible, "expected"},
		{"expected above tolerable", func(r *sampling.Request, _ *sampling.Policy) { r.Expected = rate(t, "0.06") }, sampling.CodeInfeasible, "expected"},
		{"critical number reaches K_T", func(r *sampling.Request, _ *sampling.Policy) { r.Critical = 50 }, sampling.CodeInfeasible, "tolerable"},
		{"negative critical number", func(r *sampling.Request, _ *sampling.Policy) { r.Critical = -1 }, sampling.CodeRange, "critical"},
		{"critical and expected", func(r *sampling.Request, _ *sampling.Policy) { r.Critical, r.Expected = 1, rate(t, "0.01") }, sampling.CodeConflict, "critical"},
		{"rate and count", func(r *sampling.Request, _ *sampling.Policy) { r.TolerableCount = 5 }, sampling.CodeConflict, "tolerableCount"},
		{"count above the population", func(r *sampling.Request, _ *sampling.Policy) {
			r.Tolerable, r.TolerableCount = sampling.Rate{}, 1001
		}, sampling.CodeRange, "tolerableCount"},
		{"hypergeometric without population", func(r *sampling.Request, p *sampling.Policy) {
			r.Population, p.Distribution = 0, sampling.Hypergeometric
		}, sampling.CodePopulation, "population"},
		{"binomial beyond the population", func(r *sampling.Request, p *sampling.Policy) {
			r.Population, p.Distribution = 20, sampling.Binomial
		}, sampling.CodePopulation, "population"},
		{"above the caller's cap", func(_ *sampling.Request, p *sampling.Policy) { p.MaxSize = 10 }, sampling.CodeOverflow, "policy.maxSize"},
		{"negative cap", func(_ *sampling.Request, p *sampling.Policy) { p.MaxSize = -1 }, sampling.CodeRange, "policy.maxSize"},
		{"beyond any size", func(r *sampling.Request, p *sampling.Policy) {
			r.Population, r.Tolerable = 0, rate(t, "0.000000000000000001")
		}, sampling.CodeOverflow, "expected"},
		{"undefined policy value", func(_ *sampling.Request, p *sampling.Policy) { p.Risk = 77 }, sampling.CodeInvalid, "policy"},
		{"unrounded without Poisson", func(_ *sampling.Request, p *sampling.Policy) { p.Expected = sampling.ExpectedUnrounded }, sampling.CodeUnsupported, "policy.expected"},
		{"share of an unknown population", func(r *sampling.Request, p *sampling.Policy) {
			r.Population, r.Expected, p.Expected = 0, rate(t, "0.01"), sampling.ExpectedPopulationShare
		}, sampling.CodePopulation, "population"},
	}
	for _, c := range cases {
		r, p := good, sampling.Policy{}
		c.change(&r, &p)
		_, err := sampling.MakePlan(r, p)
		wantFault(t, c.name, err, c.code, c.field)
	}
}

// wantFault checks that err carries a fault with the code and field, and a hint.
func wantFault(t *testing.T, name string, err error, code sampling.Code, field string) {
	t.Helper()
	if !errors.Is(err, code) {
		t.Errorf("%s: error %v, want code %s", name, err, code)
		return
	}
	for _, e := range sampling.Errors(err) {
		if e.Code == code && e.Field == field {
			if e.Hint == "" || e.Message == "" {
				t.Errorf("%s: %v does not say what to do", name, e)
			}
			return
		}
	}
	t.Errorf("%s: %v does not name the field %s", name, err, field)
}

func TestFaultySamplesSayWhatToChange(t *testing.T) {
	c := sampling.Criterion{Confidence: rate(t, "0.95"), Tolerable: rate(t, "0.05")}
	cases := []struct {
		name   string
		sample sampling.Sample
		code   sampling.Code
		field  string
	}{
		{"k > n", sampling.Sample{Size: 5, Deviations: 6}, sampling.CodeRange, "deviations"},
		{"n > N", sampling.Sample{Population: 5, Size: 6}, sampling.CodeRange, "size"},
		{"k > N", sampling.Sample{Population: 5, Size: 6, Deviations: 6}, sampling.CodeRange, "deviations"},
		{"negative size", sampling.Sample{Size: -1}, sampling.CodeRange, "size"},
		{"negative deviations", sampling.Sample{Size: 5, Deviations: -1}, sampling.CodeRange, "deviations"},
		{"negative population", sampling.Sample{Population: -1, Size: 1}, sampling.CodeRange, "population"},
		{"undefined method", sampling.Sample{Size: 5, Selection: 99}, sampling.CodeInvalid, "selection"},
		{"census of a part", sampling.Sample{Population: 9, Size: 5, Selection: sampling.Census}, sampling.CodeConflict, "selection"},
		{"haphazard", sampling.Sample{Size: 5, Selection: sampling.Haphazard}, sampling.CodeNonStatistical, "selection"},
		{"block", sampling.Sample{Size: 5, Selection: sampling.Block}, sampling.CodeNonStatistical, "selection"},
		{"judgmental", sampling.Sample{Size: 5, Selection: sampling.Judgmental}, sampling.CodeNonStatistical, "selection"},
	}
	for _, x := range cases {
		_, err := sampling.Evaluate(x.sample, c, sampling.Policy{})
		wantFault(t, x.name, err, x.code, x.field)
		_, err = sampling.Supports(x.sample, c, sampling.Policy{})
		wantFault(t, x.name+", decision", err, x.code, x.field)
		_, err = sampling.Limits(x.sample, c.Confidence, sampling.Policy{})
		wantFault(t, x.name+", limits", err, x.code, x.field)
	}
	for name, bad := range map[string]sampling.Criterion{
		"confidence 0": {Tolerable: c.Tolerable}, "confidence 1": {Confidence: rate(t, "1"), Tolerable: c.Tolerable},
		"tolerable 0": {Confidence: c.Confidence}, "tolerable 1": {Confidence: c.Confidence, Tolerable: rate(t, "1")},
	} {
		if e, err := sampling.Evaluate(sampling.Sample{Size: 5}, bad, sampling.Policy{}); err == nil {
			t.Errorf("%s: %+v, want an error", name, e)
		}
	}
}

func TestAllFaultsComeBackTogetherAndSorted(t *testing.T) {
	_, err := sampling.MakePlan(sampling.Request{Population: -1, Critical: -1}, sampling.Policy{MaxSize: -1})
	var fields []string
	for _, e := range sampling.Errors(err) {
		fields = append(fields, e.Field)
	}
	want := []string{"confidence", "critical", "policy.maxSize", "population", "tolerable"}
	if len(fields) != len(want) {
		t.Fatalf("faults in %v, want %v", fields, want)
	}
	for i := range want {
		if fields[i] != want[i] {
			t.Errorf("faults in %v, want %v", fields, want)
		}
	}
	multi, ok := err.(interface{ Unwrap() []error })
	if !ok || len(multi.Unwrap()) != len(want) {
		t.Errorf("%T does not unwrap into %d errors", err, len(want))
	}
}

func TestEdgesOfEvaluation(t *testing.T) {
	c := sampling.Criterion{Confidence: rate(t, "0.95"), Tolerable: rate(t, "0.1")}
	cases := []struct {
		name         string
		sample       sampling.Sample
		lower, upper int64
		supports     bool
		warning      sampling.Warning
	}{
		{"empty sample", sampling.Sample{Population: 50}, 0, 50, false, sampling.WarnNothingTested},
		{"census without deviation", sampling.Sample{Population: 50, Size: 50, Selection: sampling.Census}, 0, 0, true, sampling.WarnCensus},
		{"census at K_T - 1", sampling.Sample{Population: 50, Size: 50, Deviations: 4}, 4, 4, true, sampling.WarnCensus},
		{"census at K_T", sampling.Sample{Population: 50, Size: 50, Deviations: 5}, 5, 5, false, sampling.WarnCensus},
		{"all deviate", sampling.Sample{Population: 50, Size: 10, Deviations: 10}, 39, 50, false, sampling.WarnMethodNotStated},
		{"annual control", sampling.Sample{Population: 1, Size: 1, Selection: sampling.SimpleRandom}, 0, 0, true, sampling.WarnTolerableBelowOne},
	}
	for _, x := range cases {
		e, err := sampling.Evaluate(x.sample, c, sampling.Policy{})
		if err != nil {
			t.Errorf("%s: %v", x.name, err)
			continue
		}
		if e.Counts.Lower != x.lower || e.Counts.Upper != x.upper || e.Supports() != x.supports || !e.Warnings.Has(x.warning) {
			t.Errorf("%s: %+v, supports %v, warnings %v", x.name, e.Counts, e.Supports(), e.Warnings)
		}
	}
}

func TestEdgesOfPlanning(t *testing.T) {
	c95 := rate(t, "0.95")
	cases := []struct {
		name           string
		request        sampling.Request
		policy         sampling.Policy
		size, critical int64
	}{
		{"annual control", sampling.Request{Population: 1, Confidence: c95, Tolerable: rate(t, "0.05")}, sampling.Policy{}, 1, 0},
		{"less than one tolerable item", sampling.Request{Population: 20, Confidence: c95, Tolerable: rate(t, "0.01")}, sampling.Policy{}, 19, 0},
		{"the same by the rule above", sampling.Request{Population: 20, Confidence: c95, Tolerable: rate(t, "0.01")}, sampling.Policy{}.WithTolerable(sampling.TolerableAbove), 19, 0},
		{"confidence near 1", sampling.Request{Population: 100, Confidence: rate(t, "0.999999999999999999"), TolerableCount: 10, Critical: 2}, sampling.Policy{}, 93, 2},
		{"everything tolerable but one", sampling.Request{Population: 2, Confidence: c95, TolerableCount: 2}, sampling.Policy{}, 1, 0},
		{"AICPA table A-1", sampling.Request{Confidence: c95, Tolerable: rate(t, "0.05"), Expected: rate(t, "0.01")}, sampling.AICPAPolicy(), 93, 1},
		{"binomial, no deviation", sampling.Request{Confidence: c95, Tolerable: rate(t, "0.1")}, sampling.Policy{}, 29, 0},
		{"Poisson, no deviation", sampling.Request{Confidence: c95, Tolerable: rate(t, "0.1")}, sampling.PoissonPolicy(), 30, 0},
		{"reliability factor not rounded", sampling.Request{Confidence: rate(t, "0.96"), Tolerable: rate(t, "0.05")}, sampling.PoissonPolicy(), 65, 0},
	}
	for _, x := range cases {
		plan, err := sampling.MakePlan(x.request, x.policy)
		if err != nil || plan.Size != x.size || plan.Critical != x.critical {
			t.Errorf("%s: %d/%d (%v), want %d/%d", x.name, plan.Size, plan.Critical, err, x.size, x.critical)
		}
	}
}

func TestLowConfidenceIsEvaluatedWithAWarning(t *testing.T) {
	c := sampling.Criterion{Confidence: rate(t, "0.3"), Tolerable: rate(t, "0.1")}
	e, err := sampling.Evaluate(sampling.Sample{Population: 500, Size: 40, Deviations: 6, Selection: sampling.SimpleRandom}, c, sampling.Policy{})
	if err != nil || !e.Warnings.Has(sampling.WarnLowConfidence) {
		t.Fatalf("%v, warnings %v", err, e.Warnings)
	}
	if e.Upper > e.Rate {
		t.Errorf("at 30 %% confidence the upper limit %v lies above the rate %v", e.Upper, e.Rate)
	}
}

func TestIntervalConventionForCounts(t *testing.T) {
	// 45 of 100 in 300 at 95 % two-sided: one count fewer on each side than the R package samplingbook.
	b, err := sampling.Interval(sampling.Sample{Population: 300, Size: 100, Deviations: 45}, rate(t, "0.95"), sampling.Policy{})
	if err != nil || b.Counts.Lower != 111 || b.Counts.Upper != 160 {
		t.Errorf("%+v (%v), want 111 to 160", b.Counts, err)
	}
	_, err = sampling.Interval(sampling.Sample{Size: 10}, rate(t, "0.999999999999999999"), sampling.Policy{})
	wantFault(t, "half of 10^-18", err, sampling.CodePrecision, "confidence")
}

func TestIllustrationIsLabelled(t *testing.T) {
	s := sampling.Sample{Population: 250, Size: 25, Selection: sampling.Haphazard}
	got, err := sampling.Illustrate(s, sampling.Criterion{Confidence: rate(t, "0.95"), Tolerable: rate(t, "0.1")}, sampling.Policy{})
	if err != nil || got.Label == "" || got.Sample.Selection != sampling.Haphazard || got.Hypothetical.Counts.Upper != 26 {
		t.Errorf("%+v (%v)", got, err)
	}
}
