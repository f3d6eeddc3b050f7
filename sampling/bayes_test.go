package sampling_test

import (
	"errors"
	"math"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// posterior evaluates with a prior and without a fault.
func posterior(t *rapid.T, s sampling.Sample, c sampling.Criterion, prior sampling.Prior, p sampling.Policy) sampling.Posterior {
	got, err := sampling.EvaluateBayes(s, c, prior, p)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestUniformPriorIsTheClassicalLimitOfOneItemMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySample().Draw(t, "sample")
		c := sampling.Criterion{Confidence: hundredths(3, 1, 999).Draw(t, "confidence"), Tolerable: hundredths(2, 1, 99).Draw(t, "tolerable")}
		got := posterior(t, s, c, sampling.UniformPrior(), sampling.AICPAPolicy().WithDistribution(0))
		one := sampling.Sample{Size: s.Size + 1, Deviations: s.Deviations}
		want, err := sampling.Limits(one, c.Confidence, sampling.AICPAPolicy())
		if err != nil || math.Abs(got.Upper-want.Upper) > 1e-12*want.Upper {
			t.Fatalf("posterior limit %v, classical with n+1 %v (%v)", got.Upper, want.Upper, err)
		}
		if s.Population == 0 {
			return
		}
		// P(K >= K0 | k) = H(k; N+1, K0, n+1), on either side of the limit.
		alpha := c.Confidence.Complement()
		K := got.Counts.Upper
		if !sampling.HypergeometricKernel(s.Population+1, K+1, s.Size+1).AtMost(s.Deviations, alpha) && K < s.Population {
			t.Fatalf("K_U = %d is too low", K)
		}
		if K > s.Deviations && sampling.HypergeometricKernel(s.Population+1, K, s.Size+1).AtMost(s.Deviations, alpha) {
			t.Fatalf("K_U = %d is too high", K)
		}
	})
}

func TestStrictPriorIsTheClassicalLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySample().Draw(t, "sample")
		s.Population = 0
		c := sampling.Criterion{Confidence: usualConfidence().Draw(t, "confidence"), Tolerable: hundredths(2, 1, 99).Draw(t, "tolerable")}
		got := posterior(t, s, c, sampling.StrictPrior(), sampling.Policy{})
		if math.Abs(got.Upper-got.Classical.Upper) > 1e-12*got.Upper {
			t.Fatalf("posterior %v, classical %v", got.Upper, got.Classical.Upper)
		}
	})
}

func TestFractionalPriorsLieBetweenTheirWholeNeighbours(t *testing.T) {
	// The sum for fractional parameters and the identity for whole ones are different code; the limits
	// must interleave.
	rapid.Check(t, func(t *rapid.T) {
		N := rapid.Int64Range(20, 5000).Draw(t, "N")
		n := rapid.Int64Range(1, min(N, 200)).Draw(t, "n")
		s := sampling.Sample{Population: N, Size: n, Deviations: rapid.Int64Range(0, min(n, 6)).Draw(t, "k"), Selection: sampling.SimpleRandom}
		c := sampling.Criterion{Confidence: usualConfidence().Draw(t, "confidence"), Tolerable: hundredths(2, 1, 99).Draw(t, "tolerable")}
		upper := func(a, b float64) int64 {
			return posterior(t, s, c, sampling.Prior{A: a, B: b, Source: "test"}, sampling.Policy{}).Counts.Upper
		}
		low, mid, high := upper(1, 2), upper(1.5, 1.5), upper(2, 1)
		if low > mid || mid > high {
			t.Fatalf("limits %d, %d, %d", low, mid, high)
		}
	})
}

func TestImpartialPriorIsImpartial(t *testing.T) {
	tolerable := rate(t, "0.05")
	prior, err := sampling.ImpartialPrior(tolerable)
	if err != nil {
		t.Fatal(err)
	}
	got, err := sampling.EvaluateBayes(sampling.Sample{}, sampling.Criterion{Confidence: rate(t, "0.95"), Tolerable: tolerable}, prior, sampling.Policy{})
	if err != nil || math.Abs(got.BelowTolerable-0.5) > 1e-14 {
		t.Errorf("P(rate < tolerable) = %v (%v)", got.BelowTolerable, err)
	}
}

func TestDiscountedPriorCountsTheOldSampleInPart(t *testing.T) {
	prior, err := sampling.DiscountedPrior(40, 2, rate(t, "0.5"), "walkthrough of the prior year, half weight")
	if err != nil || prior.A != 2 || prior.B != 20 {
		t.Errorf("%+v (%v)", prior, err)
	}
	if _, err := sampling.DiscountedPrior(40, 41, rate(t, "0.5"), "x"); !errors.Is(err, sampling.CodeRange) {
		t.Errorf("41 of 40: %v", err)
	}
}

func TestPriorsNeedASourceAndAProperPosterior(t *testing.T) {
	c := sampling.Criterion{Confidence: rate(t, "0.95"), Tolerable: rate(t, "0.05")}
	s := sampling.Sample{Size: 20}
	for name, x := range map[string]struct {
		prior sampling.Prior
		code  sampling.Code
	}{
		"no source": {sampling.Prior{A: 1, B: 1}, sampling.CodeMissing},
		"negative":  {sampling.Prior{A: -1, B: 1, Source: "x"}, sampling.CodeRange},
		"NaN":       {sampling.Prior{A: math.NaN(), B: 1, Source: "x"}, sampling.CodeRange},
		"infinite":  {sampling.Prior{A: math.Inf(1), B: 1, Source: "x"}, sampling.CodeRange},
		"improper":  {sampling.Prior{A: 0, B: 1, Source: "x"}, sampling.CodeInvalid},
	} {
		if _, err := sampling.EvaluateBayes(s, c, x.prior, sampling.Policy{}); !errors.Is(err, x.code) {
			t.Errorf("%s: %v, want %s", name, err, x.code)
		}
	}
	s = sampling.Sample{Population: 1_000_000_000, Size: 20}
	if _, err := sampling.EvaluateBayes(s, c, sampling.JeffreysPrior(), sampling.Policy{}); !errors.Is(err, sampling.CodeOverflow) {
		t.Errorf("Jeffreys at 10^9: %v", err)
	}
	if got, err := sampling.EvaluateBayes(s, c, sampling.UniformPrior(), sampling.Policy{}); err != nil || !got.Counts.Known {
		t.Errorf("uniform at 10^9: %v", err)
	}
}

func TestBetaBinomialLimitsAreThoseOfWholeNumbers(t *testing.T) {
	// Whole parameters go through the hypergeometric identity, the others through a sum; the certificate in
	// whole numbers knows nothing of either.
	rapid.Check(t, func(t *rapid.T) {
		rest := rapid.Int64Range(1, 120).Draw(t, "rest")
		a, b := float64(rapid.Int64Range(1, 20).Draw(t, "2a"))/2, float64(rapid.Int64Range(1, 80).Draw(t, "2b"))/2
		alpha := hundredths(3, 1, 999).Draw(t, "alpha")
		j, ok := sampling.BetaBinomialUpper(rest, a, b, alpha)
		if !ok || sampling.BetaBinomialSign(rest, a, b, j, alpha) > 0 {
			t.Fatalf("P(X > %d) exceeds the risk", j)
		}
		if j > 0 && sampling.BetaBinomialSign(rest, a, b, j-1, alpha) <= 0 {
			t.Fatalf("%d would do, the limit is %d", j-1, j)
		}
	})
}

func TestBetaBinomialTies(t *testing.T) {
	// Under the uniform prior P(X > j) = (M-j)/(M+1): a tie whenever that is the risk.
	for _, M := range []int64{9, 99, 999} {
		j, ok := sampling.BetaBinomialUpper(M, 1, 1, rate(t, "0.1"))
		if want := M - (M+1)/10; !ok || j != want || sampling.BetaBinomialSign(M, 1, 1, j, rate(t, "0.1")) != 0 {
			t.Errorf("M = %d: %d, want the tie at %d", M, j, want)
		}
	}
}

func TestBayesianFaultsOfPriors(t *testing.T) {
	if _, err := sampling.ImpartialPrior(sampling.Rate{}); !errors.Is(err, sampling.CodeMissing) {
		t.Errorf("no tolerable rate: %v", err)
	}
	if _, err := sampling.ImpartialPrior(rate(t, "0.000000000000000001")); !errors.Is(err, sampling.CodeRange) {
		t.Errorf("tolerable rate of 10^-18: %v", err)
	}
	if _, err := sampling.DiscountedPrior(10, 1, rate(t, "0.5"), ""); !errors.Is(err, sampling.CodeMissing) {
		t.Errorf("no source: %v", err)
	}
}

func TestBetaLimitsHoldForEveryShape(t *testing.T) {
	// The posterior probability below its own upper limit is the confidence, for shapes and confidences of
	// any kind; the probability comes from the other tail's fraction as often as not.
	rapid.Check(t, func(t *rapid.T) {
		a := float64(rapid.Int64Range(1, 8000).Draw(t, "4a")) / 4
		b := float64(rapid.Int64Range(1, 8000).Draw(t, "4b")) / 4
		prior := sampling.Prior{A: a, B: b, Source: "test"}
		c := sampling.Criterion{Confidence: hundredths(3, 1, 999).Draw(t, "confidence"), Tolerable: hundredths(2, 1, 99).Draw(t, "tolerable")}
		first := posterior(t, sampling.Sample{}, c, prior, sampling.Policy{})
		limit, err := sampling.RateFromDecimal(decimal.NewFromFloat(first.Upper).Round(18))
		if err != nil || first.Upper < 1e-4 || first.Upper > 1-1e-4 {
			t.Skip("so near a border, 18 decimals do not hold the limit well enough")
		}
		c.Tolerable = limit
		if got, want := posterior(t, sampling.Sample{}, c, prior, sampling.Policy{}).BelowTolerable, c.Confidence.Float64(); math.Abs(got-want) > 1e-10 {
			t.Fatalf("P(rate <= limit) = %v, want %v", got, want)
		}
	})
}
