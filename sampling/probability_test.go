package sampling_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

// sameProbability compares a probability with the reference text to 13 digits, whatever its size.
func sameProbability(t *testing.T, i int, name string, got sampling.Probability, want string) (exact bool) {
	t.Helper()
	reference, _, err := big.ParseFloat(want, 10, 120, big.ToNearestEven)
	if err != nil {
		t.Fatal(err)
	}
	if reference.Sign() == 0 || got.IsZero() {
		if reference.Sign() != 0 || !got.IsZero() {
			t.Errorf("row %d: %s = %v, want %v", i+1, name, got, want)
			return false
		}
		return true
	}
	value, _, err := big.ParseFloat(got.String(), 10, 120, big.ToNearestEven)
	if err != nil {
		t.Fatal(err)
	}
	d := new(big.Float).Sub(value, reference)
	e, _ := d.Quo(d, reference).Float64()
	if e > 2e-14 || e < -2e-14 {
		t.Errorf("row %d: %s = %v, want %v (relative error %.2g)", i+1, name, got, want, e)
		return false
	}
	return true
}

func TestTailProbabilitiesMatchTheReference(t *testing.T) {
	right := 0
	rows := reference(t, "public_tail_probabilities.csv")
	for i, r := range rows {
		N, n, k, K, p := r.whole(t, "N"), r.whole(t, "n"), r.whole(t, "k"), r.whole(t, "K_T"), r.rate(t, "tolerable_rate")
		hyper, err := sampling.HypergeometricTails(N, K, n, k)
		if err != nil {
			t.Fatal(err)
		}
		binomial, err := sampling.BinomialTails(n, p, k)
		if err != nil {
			t.Fatal(err)
		}
		poisson, err := sampling.PoissonTails(n, p, k)
		if err != nil {
			t.Fatal(err)
		}
		ok := sameProbability(t, i, "hyper_cdf", hyper.AtMost, r["hyper_cdf"])
		ok = sameProbability(t, i, "hyper_sf_ge", hyper.AtLeast, r["hyper_sf_ge"]) && ok
		ok = sameProbability(t, i, "binom_cdf", binomial.AtMost, r["binom_cdf"]) && ok
		ok = sameProbability(t, i, "binom_sf_ge", binomial.AtLeast, r["binom_sf_ge"]) && ok
		ok = sameProbability(t, i, "poisson_cdf", poisson.AtMost, r["poisson_cdf"]) && ok
		if ok {
			right++
		}
	}
	t.Logf("%d of %d rows", right, len(rows))
}

func TestProbabilityTextIsNeverEmptyOrUnderflown(t *testing.T) {
	tails, err := sampling.BinomialTails(1_000_000, rate(t, "0.5"), 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := tails.AtMost.String(); !strings.HasSuffix(got, "e-301030") {
		t.Errorf("2^-1000000 = %s, want an exponent of -301030", got)
	}
	if tails.AtMost.Float64() != 0 || tails.AtMost.IsZero() {
		t.Error("2^-1000000 must be 0 as a float64 and not zero as a Probability")
	}
}
