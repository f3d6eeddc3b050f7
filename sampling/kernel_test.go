package sampling_test

import (
	"math"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
	"pgregory.net/rapid"
)

// anyKernel draws a law of one of the three kinds, with a count near its support.
func anyKernel(t *rapid.T) (sampling.Kernel, int64) {
	n := rapid.OneOf(rapid.Int64Range(1, 60), rapid.Int64Range(1, 3000), rapid.Int64Range(1, 100_000_000)).Draw(t, "n")
	p := anyInner(t, "p")
	mean := p.Decimal().Mul(decimalOf(n)).IntPart()
	k := max(mean+rapid.Int64Range(-60, 60).Draw(t, "k - mean"), 0)
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		return sampling.BinomialKernel(n, p), min(k, n)
	case 1:
		return sampling.PoissonKernel(n, p), k
	}
	N := rapid.Int64Range(n, 1_000_000_000).Draw(t, "N")
	return sampling.HypergeometricKernel(N, tolerableCount(N, p), n), min(k, n)
}

func TestFastKernelAgreesWithThePreciseOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kernel, k := anyKernel(t)
		lower, upper, _ := kernel.At(k)
		wantLower, wantUpper := kernel.Precise(k)
		for _, c := range []struct {
			name string
			got  float64
			want sampling.Probability
		}{{"P(X <= k)", lower, wantLower}, {"P(X > k)", upper, wantUpper}} {
			// Decisions rest on this bound: it is a hundredth of the band that is decided elsewhere.
			want := c.want.Float64()
			if math.Abs(c.got-want) > 1e-11*want+1e-17 {
				t.Fatalf("%s = %v, want %v", c.name, c.got, want)
			}
		}
	})
}

func TestPreciseTailsAddUpToOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kernel, k := anyKernel(t)
		lower, upper := kernel.Precise(k)
		if sum := lower.Float64() + upper.Float64(); math.Abs(sum-1) > 2e-16 {
			t.Fatalf("P(X <= k) + P(X > k) = %v", sum)
		}
	})
}

func TestPointsAddUpToOne(t *testing.T) {
	for _, kernel := range []sampling.Kernel{
		sampling.HypergeometricKernel(100, 40, 60), sampling.HypergeometricKernel(60, 60, 7), sampling.HypergeometricKernel(9, 4, 9),
		sampling.BinomialKernel(60, rate(t, "0.3")), sampling.BinomialKernel(60, rate(t, "1")), sampling.PoissonKernel(10, rate(t, "0.3")),
	} {
		var sum float64
		for k := range int64(61) {
			_, _, point := kernel.At(k)
			sum += point
		}
		if math.Abs(sum-1) > 1e-14 {
			t.Errorf("%+v adds up to %v", kernel, sum)
		}
	}
}

func TestHypergeometricIsSymmetricInSizeAndDeviations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		N := rapid.Int64Range(1, 100_000).Draw(t, "N")
		n, K := rapid.Int64Range(0, N).Draw(t, "n"), rapid.Int64Range(0, N).Draw(t, "K")
		k := rapid.Int64Range(0, min(n, K)).Draw(t, "k")
		a, _ := sampling.HypergeometricKernel(N, K, n).Precise(k)
		b, _ := sampling.HypergeometricKernel(N, n, K).Precise(k)
		if a != b {
			t.Fatalf("%v and %v", a, b)
		}
	})
}

func TestWholeNumbersAgreeWithPreciseArithmetic(t *testing.T) {
	// Where both are able to decide, the certificate in whole numbers and the one in 106 bits agree.
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1, 300).Draw(t, "n")
		kernel := sampling.BinomialKernel(n, hundredths(3, 1, 999).Draw(t, "p"))
		if rapid.Bool().Draw(t, "hypergeometric") {
			N := rapid.Int64Range(n, 900).Draw(t, "N")
			kernel = sampling.HypergeometricKernel(N, rapid.Int64Range(0, N).Draw(t, "K"), n)
		}
		k, alpha := rapid.Int64Range(0, n).Draw(t, "k"), anyInner(t, "alpha")
		want := kernel.Sign(k, alpha) <= 0
		if kernel.Certify(k, alpha) != want || kernel.AtMost(k, alpha) != want {
			t.Fatalf("whole numbers say %v", want)
		}
	})
}

func TestExactSignFindsTiesAndTheirNeighbours(t *testing.T) {
	for _, c := range []struct {
		kernel sampling.Kernel
		k      int64
		alpha  string
		want   int
	}{
		{sampling.BinomialKernel(2, rate(t, "0.1")), 0, "0.81", 0},
		{sampling.BinomialKernel(2, rate(t, "0.1")), 0, "0.810000000000000001", -1},
		{sampling.BinomialKernel(2, rate(t, "0.1")), 0, "0.809999999999999999", 1},
		{sampling.BinomialKernel(6, rate(t, "0.5")), 5, "0.984375", 0},
		{sampling.HypergeometricKernel(100, 10, 99), 9, "0.1", 0},
		{sampling.HypergeometricKernel(100, 10, 99), 9, "0.100000000000000001", -1},
		{sampling.HypergeometricKernel(1_000_000_000, 1, 900_000_000), 0, "0.1", 0},
		{sampling.HypergeometricKernel(1_000_000_000, 999_999_999, 100_000_000), 99_999_999, "0.1", 0},
		{sampling.HypergeometricKernel(10, 0, 4), 0, "0.5", 1},
		{sampling.HypergeometricKernel(10, 10, 4), 0, "0.5", -1},
	} {
		if got := c.kernel.Sign(c.k, rate(t, c.alpha)); got != c.want {
			t.Errorf("%+v at %d against %s: %d, want %d", c.kernel, c.k, c.alpha, got, c.want)
		}
	}
}
