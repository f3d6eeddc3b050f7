package sampling_test

import (
	"math"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
	"pgregory.net/rapid"
)

// anySample draws a possible sample, with or without a known population.
func anySample() *rapid.Generator[sampling.Sample] {
	return rapid.Custom(func(t *rapid.T) sampling.Sample {
		N := rapid.OneOf(rapid.Int64Range(1, 80), rapid.Int64Range(1, 5000), rapid.Int64Range(1, 1_000_000_000)).Draw(t, "N")
		n := rapid.Int64Range(1, min(N, 2000)).Draw(t, "n")
		s := sampling.Sample{Population: N, Size: n, Deviations: rapid.OneOf(rapid.Int64Range(0, min(n, 5)), rapid.Int64Range(0, n)).Draw(t, "k"), Selection: sampling.SimpleRandom}
		if rapid.Bool().Draw(t, "unknown population") {
			s.Population = 0
		}
		return s
	})
}

// evaluate evaluates without a fault.
func evaluate(t *rapid.T, s sampling.Sample, c sampling.Criterion, p sampling.Policy) sampling.Evaluation {
	e, err := sampling.Evaluate(s, c, p)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestPlanAndEvaluationAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := sampling.Request{Population: rapid.Int64Range(50, 1_000_000).Draw(t, "N"), Confidence: usualConfidence().Draw(t, "confidence"),
			Tolerable: hundredths(2, 3, 30).Draw(t, "tolerable"), Critical: rapid.Int64Range(0, 8).Draw(t, "c")}
		p := rapid.SampledFrom([]sampling.Policy{sampling.DefaultPolicy(), sampling.AICPAPolicy(), sampling.PoissonPolicy()}).Draw(t, "policy")
		plan, err := sampling.MakePlan(q, p)
		if err != nil {
			t.Skip("not feasible in this population")
		}
		if plan.Size == q.Population && p.Distribution != 0 {
			t.Skip("a census is evaluated without sampling risk, whatever the policy")
		}
		for extra, want := range []bool{true, false} {
			s := sampling.Sample{Population: q.Population, Size: plan.Size, Deviations: plan.Critical + int64(extra), Selection: sampling.SimpleRandom}
			if e := evaluate(t, s, sampling.Criterion{Confidence: q.Confidence, Tolerable: q.Tolerable}, p); e.Supports() != want {
				t.Fatalf("%d of %d: supports %v", s.Deviations, s.Size, e.Supports())
			}
		}
	})
}

func TestBothFormsOfTheDecisionAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySample().Draw(t, "sample")
		c := sampling.Criterion{Confidence: hundredths(2, 1, 99).Draw(t, "confidence"), Tolerable: hundredths(2, 1, 99).Draw(t, "tolerable")}
		p := sampling.Policy{
			Tolerable: rapid.SampledFrom([]sampling.TolerableRule{0, sampling.TolerableAbove, sampling.TolerableFloor}).Draw(t, "rule"),
			Risk:      rapid.SampledFrom([]sampling.RiskRule{0, sampling.RiskBelow}).Draw(t, "risk"),
		}
		if s.Population == 0 {
			p.Distribution = rapid.SampledFrom([]sampling.Distribution{sampling.Binomial, sampling.Poisson}).Draw(t, "distribution")
		}
		e := evaluate(t, s, c, p)
		if e.SupportsByRisk != e.SupportsByLimit {
			t.Fatalf("by risk %v, by limit %v: %+v", e.SupportsByRisk, e.SupportsByLimit, e)
		}
		short, err := sampling.Supports(s, c, p)
		if err != nil || short != e.Supports() {
			t.Fatalf("Supports %v (%v), Evaluate %v", short, err, e.Supports())
		}
	})
}

func TestLimitsEncloseTheRateAndTheImpossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySample().Draw(t, "sample")
		confidence := usualConfidence().Draw(t, "confidence")
		b, err := sampling.Limits(s, confidence, sampling.Policy{})
		if err != nil {
			t.Fatal(err)
		}
		rate := float64(s.Deviations) / float64(s.Size)
		if s.Population == 0 {
			if !(b.Lower <= rate && rate <= b.Upper && b.Lower >= 0 && b.Upper <= 1) {
				t.Fatalf("limits %v of rate %v", b, rate)
			}
			return
		}
		N, n, k := s.Population, s.Size, s.Deviations
		low, high := b.Counts.Lower, b.Counts.Upper
		share := decimalOf(N).Mul(decimalOf(k))
		if decimalOf(high+1).Mul(decimalOf(n)).LessThanOrEqual(share) || decimalOf(low-1).Mul(decimalOf(n)).GreaterThanOrEqual(share) {
			t.Fatalf("limits %d to %d exclude the projection of %d/%d to %d", low, high, k, n, N)
		}
		if !(k <= low && low <= high && high <= N-n+k) || n == N && (low != k || high != k) {
			t.Fatalf("limits %d to %d for %d of %d in %d", low, high, k, n, N)
		}
	})
}

func TestLimitsAreDual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySample().Draw(t, "sample")
		confidence := hundredths(2, 1, 99).Draw(t, "confidence")
		mirror := s
		mirror.Deviations = s.Size - s.Deviations
		a, err := sampling.Limits(s, confidence, sampling.Policy{})
		if err != nil {
			t.Fatal(err)
		}
		b, err := sampling.Limits(mirror, confidence, sampling.Policy{})
		if err != nil {
			t.Fatal(err)
		}
		if a.Counts.Known && a.Counts.Upper != s.Population-b.Counts.Lower {
			t.Fatalf("K_U %d, K_L of the mirror %d", a.Counts.Upper, b.Counts.Lower)
		}
		if math.Abs(a.Upper+b.Lower-1) > 4e-16 {
			t.Fatalf("U %v, L of the mirror %v", a.Upper, b.Lower)
		}
	})
}

func TestUpperLimitIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySample().Draw(t, "sample")
		confidence := hundredths(2, 2, 98).Draw(t, "confidence")
		upper := func(s sampling.Sample, c sampling.Rate) float64 {
			b, err := sampling.Limits(s, c, sampling.Policy{})
			if err != nil {
				t.Fatal(err)
			}
			return b.Upper
		}
		u := upper(s, confidence)
		step, _ := sampling.ParseRate("0.01")
		more, _ := confidence.Add(step)
		if upper(s, more) < u {
			t.Fatal("more confidence lowers the limit")
		}
		if s.Deviations < s.Size {
			worse := s
			worse.Deviations++
			if upper(worse, confidence) < u {
				t.Fatal("one more deviation lowers the limit")
			}
		}
		if s.Population == 0 || s.Size < s.Population {
			clean := s
			clean.Size++
			if upper(clean, confidence) > u {
				t.Fatal("one more clean item raises the limit")
			}
		}
	})
}

func TestUpperLimitCoversEveryPopulation(t *testing.T) {
	// For each K, P(K_U(X) >= K) >= confidence, as an exact sum over all samples.
	for _, text := range []string{"0.8", "0.9", "0.95"} {
		confidence := rate(t, text)
		for _, N := range []int64{1, 2, 7, 20, 33, 60} {
			for _, n := range []int64{1, N/3 + 1, N/2 + 1, N} {
				n = min(n, N)
				uppers := make([]int64, n+1)
				for k := range uppers {
					b, err := sampling.Limits(sampling.Sample{Population: N, Size: n, Deviations: int64(k)}, confidence, sampling.Policy{})
					if err != nil {
						t.Fatal(err)
					}
					uppers[k] = b.Counts.Upper
				}
				for K := int64(0); K <= N; K++ {
					var covered float64
					for k, upper := range uppers {
						if _, _, point := sampling.HypergeometricKernel(N, K, n).At(int64(k)); upper >= K {
							covered += point
						}
					}
					if covered < confidence.Float64()-1e-12 {
						t.Errorf("N %d, n %d, K %d at %s: covered with %v", N, n, K, text, covered)
					}
				}
			}
		}
	}
}

func TestResultsHaveNoNaNAndNoInfinity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySample().Draw(t, "sample")
		c := sampling.Criterion{Confidence: anyInner(t, "confidence"), Tolerable: anyInner(t, "tolerable")}
		e := evaluate(t, s, c, sampling.Policy{})
		checkFinite(t, e)
	})
}

// anyInner draws a rate strictly between 0 and 1 of any precision.
func anyInner(t *rapid.T, label string) sampling.Rate {
	return anyRate().Filter(func(r sampling.Rate) bool { return !r.IsZero() && !r.IsOne() }).Draw(t, label)
}

// checkFinite fails if a figure of the evaluation is not a number, or lies outside its range.
func checkFinite(t interface{ Fatalf(string, ...any) }, e sampling.Evaluation) {
	for name, v := range map[string]float64{"rate": e.Rate, "lower": e.Lower, "upper": e.Upper, "confidence": e.AchievedConfidence, "p": e.PValue.Float64()} {
		if !(v >= 0 && v <= 1) && !(name == "upper" && e.Policy.Distribution == sampling.Poisson && v < math.Inf(1)) {
			t.Fatalf("%s is %v in %+v", name, v, e)
		}
	}
	if math.IsNaN(e.Allowance) || math.IsInf(e.Allowance, 0) {
		t.Fatalf("allowance is %v", e.Allowance)
	}
}
