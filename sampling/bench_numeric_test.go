package sampling_test

import (
	"fmt"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

// Sinks keep results alive.
var (
	sinkFloat float64
	sinkWhole int64
	sinkBool  bool
)

func BenchmarkBinomialUpper(b *testing.B) {
	alpha := rate(b, "0.05")
	for n := int64(60); n <= 60_000_000; n *= 10 {
		for _, k := range []int64{2, 12} {
			b.Run(fmt.Sprintf("n=%d/k=%d", n, k), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					sinkFloat, _ = sampling.BinomialUpper(n, k, alpha)
				}
			})
		}
	}
	benchmarkReference(b, "public_cp_limits.csv", func(r row) func() {
		n, k, a := r.whole(b, "n"), r.whole(b, "k"), r.rate(b, "confidence").Complement()
		return func() { sinkFloat, _ = sampling.BinomialUpper(n, k, a) }
	})
}

func BenchmarkHypergeometricUpper(b *testing.B) {
	alpha := rate(b, "0.05")
	for N := int64(1_000); N <= 1_000_000_000; N *= 10 {
		b.Run(fmt.Sprintf("N=%d", N), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sinkWhole = sampling.HypergeometricUpper(N, 60, 2, alpha)
			}
		})
	}
	benchmarkReference(b, "public_hyper_limits.csv", func(r row) func() {
		N, n, k, a := r.whole(b, "N"), r.whole(b, "n"), r.whole(b, "k"), r.rate(b, "confidence").Complement()
		return func() {
			if n > 0 {
				sinkWhole = sampling.HypergeometricUpper(N, n, k, a)
			}
		}
	})
}

// benchmarkReference runs all cases of a reference file in turn.
func benchmarkReference(b *testing.B, file string, build func(row) func()) {
	var calls []func()
	for _, r := range reference(b, file) {
		calls = append(calls, build(r))
	}
	b.Run("reference", func(b *testing.B) {
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			calls[i]()
			if i++; i == len(calls) {
				i = 0
			}
		}
	})
}

func BenchmarkPlanSearch(b *testing.B) {
	for _, c := range [][2]string{{"0.1", "0"}, {"0.1", "0.02"}, {"0.05", "0"}, {"0.05", "0.01"}, {"0.05", "0.02"}, {"0.001", "0.0002"}, {"0.1", "0.0925"}} {
		q := sampling.Request{Confidence: rate(b, "0.95"), Tolerable: rate(b, c[0]), Expected: rate(b, c[1])}
		for _, N := range []int64{0, 10_000, 1_000_000} {
			q.Population = N
			b.Run(fmt.Sprintf("tolerable=%s/expected=%s/N=%d", c[0], c[1], N), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					sinkWhole, _, _ = sampling.SearchPlan(q, sampling.Policy{})
				}
			})
		}
	}
}

func BenchmarkMakePlan(b *testing.B) {
	q := sampling.Request{Population: 10_000, Confidence: rate(b, "0.95"), Tolerable: rate(b, "0.05"), Expected: rate(b, "0.01")}
	b.ReportAllocs()
	for b.Loop() {
		plan, _ := sampling.MakePlan(q, sampling.Policy{})
		sinkWhole = plan.Size
	}
}

func BenchmarkEvaluate(b *testing.B) {
	c := sampling.Criterion{Confidence: rate(b, "0.95"), Tolerable: rate(b, "0.05")}
	for _, N := range []int64{0, 10_000} {
		s := sampling.Sample{Population: N, Size: 93, Deviations: 1, Selection: sampling.SimpleRandom}
		b.Run(fmt.Sprintf("full/N=%d", N), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e, _ := sampling.Evaluate(s, c, sampling.Policy{})
				sinkFloat = e.Upper
			}
		})
		b.Run(fmt.Sprintf("decision/N=%d", N), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sinkBool, _ = sampling.Supports(s, c, sampling.Policy{})
			}
		})
	}
}

func BenchmarkCertificate(b *testing.B) {
	for n := int64(9); n <= 900; n *= 10 {
		kernel, alpha := sampling.HypergeometricKernel(n+n/9, n/9, n), rate(b, "0.1")
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sinkBool = kernel.Certify(n/9-1, alpha)
			}
		})
	}
}

func TestCommonPathsDoNotAllocate(t *testing.T) {
	c := sampling.Criterion{Confidence: rate(t, "0.95"), Tolerable: rate(t, "0.05")}
	for _, N := range []int64{0, 10_000} {
		q := sampling.Request{Population: N, Confidence: c.Confidence, Tolerable: c.Tolerable, Expected: rate(t, "0.01")}
		s := sampling.Sample{Population: N, Size: 93, Deviations: 1, Selection: sampling.SimpleRandom}
		for name, call := range map[string]func(){
			"MakePlan": func() { _, _ = sampling.MakePlan(q, sampling.Policy{}) },
			"Evaluate": func() { _, _ = sampling.Evaluate(s, c, sampling.Policy{}) },
			"Supports": func() { _, _ = sampling.Supports(s, c, sampling.Policy{}) },
			"Limits":   func() { _, _ = sampling.Limits(s, c.Confidence, sampling.Policy{}) },
		} {
			if n := testing.AllocsPerRun(100, call); n != 0 {
				t.Errorf("%s with N = %d allocates %v times", name, N, n)
			}
		}
	}
}
