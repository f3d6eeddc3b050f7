package sampling_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
	"pgregory.net/rapid"
)

// hundredths draws a rate of whole units of 10^-decimals between low and high.
func hundredths(decimals int, low, high int64) *rapid.Generator[sampling.Rate] {
	return rapid.Custom(func(t *rapid.T) sampling.Rate {
		den := int64(1)
		for range decimals {
			den *= 10
		}
		r, err := sampling.RateFromRatio(rapid.Int64Range(low, high).Draw(t, "units"), den)
		if err != nil {
			t.Fatal(err)
		}
		return r
	})
}

// usualConfidence draws a confidence from 0.5 to 0.999, round ones more often.
func usualConfidence() *rapid.Generator[sampling.Rate] {
	return rapid.OneOf(hundredths(1, 5, 9), hundredths(2, 50, 99), hundredths(3, 500, 999))
}

func TestFixedPlanIsTheSmallestThatHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		N := rapid.OneOf(rapid.Int64Range(1, 60), rapid.Int64Range(1, 2000), rapid.Int64Range(1, 1_000_000_000)).Draw(t, "N")
		K := rapid.Int64Range(1, N).Draw(t, "K")
		c := rapid.Int64Range(0, min(K-1, 40)).Draw(t, "c")
		q := sampling.Request{Population: N, TolerableCount: K, Critical: c, Confidence: usualConfidence().Draw(t, "confidence")}
		plan, err := sampling.MakePlan(q, sampling.Policy{})
		if err != nil {
			t.Fatal(err)
		}
		alpha := q.Confidence.Complement()
		if !sampling.HypergeometricKernel(N, K, plan.Size).AtMost(c, alpha) {
			t.Fatalf("%d items do not hold", plan.Size)
		}
		if plan.Size > c+1 && sampling.HypergeometricKernel(N, K, plan.Size-1).AtMost(c, alpha) {
			t.Fatalf("%d items would do, plan says %d", plan.Size-1, plan.Size)
		}
	})
}

// scan finds the answer of a request with an expected rate by trying every size.
func scan(q sampling.Request, kernel func(n int64) sampling.Kernel, limit int64) (size, critical int64) {
	for n := int64(1); n <= limit; n++ {
		k := q.Expected.Decimal().Mul(decimalOf(n)).Ceil().IntPart()
		if k < n && kernel(n).Certify(k, q.Confidence.Complement()) {
			return n, k
		}
	}
	return -1, -1
}

func TestExpectedPlanEqualsALinearScan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := sampling.Request{Confidence: usualConfidence().Draw(t, "confidence"), Tolerable: hundredths(2, 3, 60).Draw(t, "tolerable")}
		spare := rapid.Int64Range(0, 65).Draw(t, "percent of tolerable")
		q.Expected = shareOf(t, q.Tolerable, spare)
		size, critical := scan(q, func(n int64) sampling.Kernel { return sampling.BinomialKernel(n, q.Tolerable) }, 400)
		if size < 0 {
			t.Skip("beyond the scan")
		}
		plan, err := sampling.MakePlan(q, sampling.AICPAPolicy())
		if err != nil || plan.Size != size || plan.Critical != critical {
			t.Fatalf("plan %d/%d (%v), scan %d/%d", plan.Size, plan.Critical, err, size, critical)
		}
		plan, err = sampling.MakePlan(q, sampling.PoissonPolicy())
		size, critical = scan(q, func(n int64) sampling.Kernel { return sampling.PoissonKernel(n, q.Tolerable) }, 400)
		if size > 0 && (err != nil || plan.Size != size || plan.Critical != critical) {
			t.Fatalf("Poisson plan %d/%d (%v), scan %d/%d", plan.Size, plan.Critical, err, size, critical)
		}
	})
}

func TestExpectedPlanInAPopulationEqualsALinearScan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		N := rapid.Int64Range(1, 300).Draw(t, "N")
		q := sampling.Request{Population: N, Confidence: usualConfidence().Draw(t, "confidence"), Tolerable: hundredths(2, 3, 60).Draw(t, "tolerable")}
		q.Expected = shareOf(t, q.Tolerable, rapid.Int64Range(0, 99).Draw(t, "percent of tolerable"))
		plan, err := sampling.MakePlan(q, sampling.Policy{})
		K := tolerableCount(N, q.Tolerable)
		size, critical := scan(q, func(n int64) sampling.Kernel { return sampling.HypergeometricKernel(N, K, n) }, N)
		if size < 0 {
			wantInfeasible(t, err)
			return
		}
		if err != nil || plan.Size != size || plan.Critical != critical || plan.TolerableCount != K {
			t.Fatalf("plan %d/%d (%v), scan %d/%d", plan.Size, plan.Critical, err, size, critical)
		}
	})
}

func TestLongSearchesEqualPlainJumps(t *testing.T) {
	// Expected rates near the tolerable one leave the jumps for the bisection and the long walk.
	rapid.Check(t, func(t *rapid.T) {
		q := sampling.Request{Confidence: usualConfidence().Draw(t, "confidence"), Tolerable: hundredths(3, 5, 300).Draw(t, "tolerable")}
		q.Expected = shareOf(t, q.Tolerable, rapid.Int64Range(80, 97).Draw(t, "percent of tolerable"))
		plan, err := sampling.MakePlan(q, sampling.AICPAPolicy())
		if err != nil {
			t.Fatal(err)
		}
		c := int64(0)
		for {
			fixed, err := sampling.MakePlan(sampling.Request{Confidence: q.Confidence, Tolerable: q.Tolerable, Critical: c}, sampling.AICPAPolicy())
			if err != nil {
				t.Fatal(err)
			}
			need := q.Expected.Decimal().Mul(decimalOf(fixed.Size)).Ceil().IntPart()
			if need <= c {
				if plan.Size != fixed.Size || plan.Critical != c {
					t.Fatalf("plan %d/%d, jumps %d/%d", plan.Size, plan.Critical, fixed.Size, c)
				}
				return
			}
			c = need
		}
	})
}

func TestPlanSizesAreMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := sampling.Request{Confidence: hundredths(2, 50, 98).Draw(t, "confidence"), Tolerable: hundredths(3, 5, 300).Draw(t, "tolerable"),
			Critical: rapid.Int64Range(0, 60).Draw(t, "c")}
		size := func(change func(*sampling.Request)) int64 {
			changed := q
			change(&changed)
			plan, err := sampling.MakePlan(changed, sampling.AICPAPolicy())
			if err != nil {
				t.Fatal(err)
			}
			return plan.Size
		}
		step, _ := sampling.ParseRate("0.01")
		n := size(func(*sampling.Request) {})
		if size(func(r *sampling.Request) { r.Confidence, _ = r.Confidence.Add(step) }) < n {
			t.Fatal("more confidence needs fewer items")
		}
		if size(func(r *sampling.Request) { r.Tolerable, _ = r.Tolerable.Add(step) }) > n {
			t.Fatal("more tolerance needs more items")
		}
		if size(func(r *sampling.Request) { r.Critical++ }) <= n {
			t.Fatal("a larger critical number does not need more items")
		}
	})
}

func TestHypergeometricNeedsNoMoreThanBinomialNoMoreThanPoisson(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := sampling.Request{Population: rapid.Int64Range(500, 10_000_000).Draw(t, "N"), Confidence: usualConfidence().Draw(t, "confidence"),
			Tolerable: hundredths(2, 3, 20).Draw(t, "tolerable"), Critical: rapid.Int64Range(0, 5).Draw(t, "c")}
		hyper, err := sampling.MakePlan(q, sampling.Policy{})
		if err != nil {
			t.Skip("not feasible in this population")
		}
		q.Population = 0
		binomial, err := sampling.MakePlan(q, sampling.AICPAPolicy())
		if err != nil {
			t.Fatal(err)
		}
		poisson, err := sampling.MakePlan(q, sampling.PoissonPolicy())
		if err != nil {
			t.Fatal(err)
		}
		if hyper.Size > binomial.Size || binomial.Size > poisson.Size {
			t.Fatalf("hypergeometric %d, binomial %d, Poisson %d", hyper.Size, binomial.Size, poisson.Size)
		}
	})
}

func TestLargePopulationsTendToTheBinomialPlan(t *testing.T) {
	q := sampling.Request{Population: 1_000_000_000, Confidence: rate(t, "0.95"), Tolerable: rate(t, "0.05"), Expected: rate(t, "0.01")}
	if got := sizeOf(t, q, sampling.Policy{}); got != 93 {
		t.Errorf("N = 10^9: %d, want the binomial 93", got)
	}
}
