package sampling_test

import (
	"math"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

// sizeOf plans and returns the sample size.
func sizeOf(t *testing.T, q sampling.Request, p sampling.Policy) int64 {
	t.Helper()
	plan, err := sampling.MakePlan(q, p)
	if err != nil {
		t.Fatal(err)
	}
	return plan.Size
}

// The traps of floating point that other implementations fall into, each with its published symptom.

func TestTrapRiskIsTheComplementOfADecimal(t *testing.T) {
	// 1 - 0.9 is 0.09999999999999998 in binary, which turns the tie P = 1/10 into a refusal: 10 for 9.
	if got := sizeOf(t, sampling.Request{Population: 10, TolerableCount: 1, Confidence: rate(t, "0.9")}, sampling.Policy{}); got != 9 {
		t.Errorf("N = 10, K_T = 1, 90 %%: %d, want 9", got)
	}
	// The platform-dependent 100 against 99 of a test suite elsewhere is the tie P = 1/10 at n = 99.
	q := sampling.Request{Population: 100, TolerableCount: 10, Critical: 9, Confidence: rate(t, "0.9")}
	if got := sizeOf(t, q, sampling.Policy{}); got != 99 {
		t.Errorf("N = 100, K_T = 10, k = 9, 90 %%: %d, want 99", got)
	}
	if got := sizeOf(t, q, sampling.Policy{}.WithRisk(sampling.RiskBelow)); got != 100 {
		t.Errorf("with P < risk: %d, want 100", got)
	}
}

func TestTrapTiesInEveryPopulation(t *testing.T) {
	// K_T = 1 gives P = (N-n)/N: a tie whenever N times the confidence is whole, also where products of
	// factorials are out of the question.
	for _, N := range []int64{20, 100, 1_000, 123_460, 1_000_000_000, sampling.MaxCount} {
		for text, num := range map[string]int64{"0.9": 18, "0.95": 19, "0.5": 10} {
			q := sampling.Request{Population: N, TolerableCount: 1, Confidence: rate(t, text)}
			if got, want := sizeOf(t, q, sampling.Policy{}), N/20*num; got != want {
				t.Errorf("N = %d at %s: %d, want %d", N, text, got, want)
			}
			q.TolerableCount = 0
			q.Tolerable = rate(t, "0.000000000000000001")
			if got, want := sizeOf(t, q, sampling.Policy{}), N/20*num; got != want {
				t.Errorf("N = %d at %s, tolerable 10^-18: %d, want %d", N, text, got, want)
			}
		}
	}
}

func TestTrapCountOfTies(t *testing.T) {
	// For N = 1..400 at 90 % and 95 %, 68 of 800 populations have an exact tie at the planned size for
	// some K_T from 1 to 7. Every tie must be taken, and refused by the strict rule.
	ties := 0
	for _, text := range []string{"0.9", "0.95"} {
		for N := int64(1); N <= 400; N++ {
			tie := false
			for K := int64(1); K <= min(7, N); K++ {
				q := sampling.Request{Population: N, TolerableCount: K, Confidence: rate(t, text)}
				n := sizeOf(t, q, sampling.Policy{})
				strict := sizeOf(t, q, sampling.Policy{}.WithRisk(sampling.RiskBelow))
				isTie := sampling.HypergeometricKernel(N, K, n).Sign(0, q.Confidence.Complement()) == 0
				tie = tie || isTie
				if isTie != (strict > n) {
					t.Errorf("N = %d, K_T = %d, %s: %d, strictly %d, tie %v", N, K, text, n, strict, isTie)
				}
			}
			if tie {
				ties++
			}
		}
	}
	if ties != 68 {
		t.Errorf("%d populations with a tie, want 68", ties)
	}
}

func TestTrapExpectedDeviationsAreNotRoundedUpByBinaryNoise(t *testing.T) {
	// 0.035 * 400 is 14.000000000000002 in binary: 423 where 400 suffices.
	q := sampling.Request{Confidence: rate(t, "0.9"), Tolerable: rate(t, "0.05"), Expected: rate(t, "0.035")}
	plan, err := sampling.MakePlan(q, sampling.AICPAPolicy())
	if err != nil || plan.Size != 400 || plan.Critical != 14 {
		t.Errorf("plan %d/%d (%v), want 400/14", plan.Size, plan.Critical, err)
	}
}

func TestTrapTolerableCountDoesNotDriftUpward(t *testing.T) {
	// 0.01 + 5*0.01 is 0.060000000000000005 in binary, which makes K_T 7 of 100 and n 28 instead of 32.
	one := rate(t, "0.01")
	six := one
	for range 5 {
		six, _ = six.Add(one)
	}
	plan, err := sampling.MakePlan(sampling.Request{Population: 100, Confidence: rate(t, "0.9"), Tolerable: six}, sampling.Policy{})
	if err != nil || plan.TolerableCount != 6 || plan.Size != 32 {
		t.Errorf("K_T %d, n %d (%v), want 6 and 32", plan.TolerableCount, plan.Size, err)
	}
}

func TestTrapOriginOfARateDoesNotMatter(t *testing.T) {
	fromFloat, err := sampling.RateFromFloat(0.05)
	if err != nil {
		t.Fatal(err)
	}
	fromRatio, err := sampling.RateFromRatio(5, 100)
	if err != nil {
		t.Fatal(err)
	}
	sum, _ := rate(t, "0.01").Add(rate(t, "0.04"))
	for _, r := range []sampling.Rate{rate(t, "5%"), fromFloat, fromRatio, sum, rate(t, "0.95").Complement()} {
		if r != rate(t, "0.05") {
			t.Errorf("%v is not 0.05", r)
		}
	}
}

func TestTrapSizeIsASawtoothInThePopulation(t *testing.T) {
	for N, want := range map[int64]int64{5000: 59, 5001: 58} {
		q := sampling.Request{Population: N, Confidence: rate(t, "0.95"), Tolerable: rate(t, "0.05")}
		if got := sizeOf(t, q, sampling.Policy{}); got != want {
			t.Errorf("N = %d: %d, want %d", N, got, want)
		}
	}
}

func TestTrapPlansAreNotFoundByBisection(t *testing.T) {
	q := sampling.Request{Confidence: rate(t, "0.95"), Tolerable: rate(t, "0.1"), Expected: rate(t, "0.0925")}
	plan, err := sampling.MakePlan(q, sampling.AICPAPolicy())
	if err != nil || plan.Size != 4421 || !plan.Warnings.Has(sampling.WarnExpectedNearTolerable) {
		t.Errorf("size %d, warnings %v (%v), want 4421 and a warning", plan.Size, plan.Warnings, err)
	}
}

func TestTrapQuantilesAtTheBorders(t *testing.T) {
	// No deviation and nothing but deviations give NaN or 0.99999 elsewhere.
	for _, n := range []int64{1, 500, 1_000_000_000} {
		for _, text := range []string{"0.5", "0.95", "0.999999999999999999"} {
			for _, k := range []int64{0, n} {
				b, err := sampling.Limits(sampling.Sample{Size: n, Deviations: k}, rate(t, text), sampling.Policy{})
				ok := err == nil && (k == 0 && b.Lower == 0 && b.Upper > 0 && b.Upper <= 1 || k == n && b.Upper == 1 && b.Lower >= 0 && b.Lower < 1)
				if !ok {
					t.Errorf("n = %d, k = %d at %s: %+v (%v)", n, k, text, b, err)
				}
			}
		}
	}
}

func TestTrapTinyLowerLimitsKeepTheirDigits(t *testing.T) {
	// One deviation: 1 - (1-L)^n = risk, so L is nearly risk/n, far below the spacing of numbers near 1.
	for _, n := range []int64{1, 10, 1_000_000_000, sampling.MaxCount} {
		for text, risk := range map[string]float64{"0.95": 0.05, "0.999999": 1e-6, "0.999999999999999999": 1e-18} {
			b, err := sampling.Limits(sampling.Sample{Size: n, Deviations: 1}, rate(t, text), sampling.Policy{})
			want := -math.Expm1(math.Log1p(-risk) / float64(n))
			if err != nil || math.Abs(b.Lower-want) > 1e-14*want {
				t.Errorf("n = %d at %s: %v (%v), want %v", n, text, b.Lower, err, want)
			}
		}
	}
}

func TestTrapSymmetricTiesOfAnySize(t *testing.T) {
	// P(X <= k) = 1/2 for 2k+1 items at the rate 1/2, by symmetry, where no certificate could be computed.
	half := rate(t, "0.5")
	for _, k := range []int64{0, 7, 999, 1_000_000} {
		n := 2*k + 1
		if ok, err := sampling.Supports(sampling.Sample{Size: n, Deviations: k}, sampling.Criterion{Confidence: half, Tolerable: half}, sampling.Policy{}); err != nil || !ok {
			t.Errorf("binomial k = %d: %v (%v)", k, ok, err)
		}
		s := sampling.Sample{Population: 4 * n, Size: n, Deviations: k}
		if ok, err := sampling.Supports(s, sampling.Criterion{Confidence: half, Tolerable: half}, sampling.Policy{}); err != nil || !ok {
			t.Errorf("hypergeometric k = %d: %v (%v)", k, ok, err)
		}
	}
}
