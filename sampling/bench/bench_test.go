package bench_test

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/combin"
	"gonum.org/v1/gonum/stat/distuv"
)

// Sinks keep results alive.
var (
	sinkFloat float64
	sinkWhole int64
)

// limitCase is one reference case of a limit.
type limitCase struct {
	population, size, deviations int64
	confidence                   sampling.Rate
	alpha, upper                 float64
}

// cases reads a reference file of the parent module.
func cases(tb testing.TB, name, upper string) []limitCase {
	tb.Helper()
	f, err := os.Open(filepath.Join("..", "testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	var list []limitCase
	for _, record := range records[1:] {
		value := map[string]string{}
		for i, column := range records[0] {
			value[column] = record[i]
		}
		c := limitCase{size: whole(tb, value["n"]), deviations: whole(tb, value["k"])}
		if value["N"] != "" {
			c.population = whole(tb, value["N"])
		}
		if c.confidence, err = sampling.ParseRate(value["confidence"]); err != nil {
			tb.Fatal(err)
		}
		c.alpha = c.confidence.Complement().Float64()
		if c.upper, err = strconv.ParseFloat(value[upper], 64); err != nil {
			tb.Fatal(err)
		}
		if c.size > 0 && c.deviations < c.size {
			list = append(list, c)
		}
	}
	return list
}

// whole reads a whole number.
func whole(tb testing.TB, text string) int64 {
	tb.Helper()
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// each runs a function over the cases in turn.
func each(b *testing.B, list []limitCase, call func(limitCase)) {
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		call(list[i])
		if i++; i == len(list) {
			i = 0
		}
	}
}

// BenchmarkBothBinomialLimits computes the upper limit and, on our side, the lower one as well, because
// the public function returns both.
func BenchmarkBothBinomialLimits(b *testing.B) {
	list := cases(b, "public_cp_limits.csv", "upper")
	b.Run("sampling", func(b *testing.B) {
		each(b, list, func(c limitCase) {
			bounds, _ := sampling.Limits(sampling.Sample{Size: c.size, Deviations: c.deviations}, c.confidence, sampling.AICPAPolicy())
			sinkFloat = bounds.Upper
		})
	})
	b.Run("gonum", func(b *testing.B) {
		each(b, list, func(c limitCase) {
			n, k := float64(c.size), float64(c.deviations)
			sinkFloat = mathext.InvRegIncBeta(k+1, n-k, 1-c.alpha)
			if k > 0 {
				sinkFloat = mathext.InvRegIncBeta(k, n-k+1, c.alpha)
			}
		})
	})
}

// gonumHypergeometricUpper is the limit by bisection on a sum of log-binomials.
func gonumHypergeometricUpper(c limitCase) int64 {
	N, n := c.population, c.size
	low, high := c.deviations, N-n+c.deviations+1 // P > alpha at low, P <= alpha at high
	for high-low > 1 {
		K := low + (high-low)/2
		total := combin.LogGeneralizedBinomial(float64(N), float64(n))
		var sum float64
		for i := max(0, n-(N-K)); i <= min(c.deviations, K); i++ {
			sum += math.Exp(combin.LogGeneralizedBinomial(float64(K), float64(i)) +
				combin.LogGeneralizedBinomial(float64(N-K), float64(n-i)) - total)
		}
		if sum > c.alpha {
			low = K
		} else {
			high = K
		}
	}
	return low
}

// BenchmarkHypergeometricLimits computes the upper limit, and on our side the lower one as well.
func BenchmarkHypergeometricLimits(b *testing.B) {
	list := cases(b, "public_hyper_limits.csv", "K_upper")
	b.Run("sampling", func(b *testing.B) {
		each(b, list, func(c limitCase) {
			bounds, _ := sampling.Limits(sampling.Sample{Population: c.population, Size: c.size, Deviations: c.deviations}, c.confidence, sampling.Policy{})
			sinkWhole = bounds.Counts.Upper
		})
	})
	b.Run("gonum", func(b *testing.B) {
		each(b, list, func(c limitCase) { sinkWhole = gonumHypergeometricUpper(c) })
	})
}

// BenchmarkPlan plans for 95 % confidence, 5 % tolerable and 1 % expected: 93 items, one deviation.
func BenchmarkPlan(b *testing.B) {
	confidence, _ := sampling.ParseRate("0.95")
	tolerable, _ := sampling.ParseRate("0.05")
	expected, _ := sampling.ParseRate("0.01")
	b.Run("sampling", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			plan, _ := sampling.MakePlan(sampling.Request{Confidence: confidence, Tolerable: tolerable, Expected: expected}, sampling.Policy{})
			sinkWhole = plan.Size
		}
	})
	b.Run("gonum", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for k := 0.0; ; k++ { // the first fixed plan whose expected deviations fit, each by bisection
				low, high := k, 5000.0
				for high-low > 1 {
					mid := math.Floor((low + high) / 2)
					if (distuv.Binomial{N: mid, P: 0.05}).CDF(k) > 0.05 {
						low = mid
					} else {
						high = mid
					}
				}
				if 0.01*high <= k {
					sinkWhole = int64(high)
					break
				}
			}
		}
	})
}

// TestPeersDepartFromTheExactAnswer counts the cases in which the peer is off; ours must be none.
func TestPeersDepartFromTheExactAnswer(t *testing.T) {
	off := 0
	list := cases(t, "public_cp_limits.csv", "upper")
	for _, c := range list {
		n, k := float64(c.size), float64(c.deviations)
		peer := mathext.InvRegIncBeta(k+1, n-k, 1-c.alpha)
		if !(math.Abs(peer-c.upper) <= 1e-12*c.upper) {
			off++
		}
		b, err := sampling.Limits(sampling.Sample{Size: c.size, Deviations: c.deviations}, c.confidence, sampling.AICPAPolicy())
		if err != nil || !(math.Abs(b.Upper-c.upper) <= 1e-13*c.upper) {
			t.Errorf("%+v: %v (%v)", c, b.Upper, err)
		}
	}
	t.Logf("binomial limit: gonum off by more than 1e-12 in %d of %d", off, len(list))

	off = 0
	list = cases(t, "public_hyper_limits.csv", "K_upper")
	for _, c := range list {
		if gonumHypergeometricUpper(c) != int64(c.upper) {
			off++
		}
		b, err := sampling.Limits(sampling.Sample{Population: c.population, Size: c.size, Deviations: c.deviations}, c.confidence, sampling.Policy{})
		if err != nil || b.Counts.Upper != int64(c.upper) {
			t.Errorf("%+v: %v (%v)", c, b.Counts.Upper, err)
		}
	}
	t.Logf("hypergeometric limit: gonum log-binomials off in %d of %d", off, len(list))
}
