package sampling_test

import (
	"math"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

// fuzzRate turns any 64 bits into a rate.
func fuzzRate(t *testing.T, units uint64) sampling.Rate {
	r, err := sampling.RateFromRatio(int64(units%1_000_000_000_000_000_001), 1_000_000_000_000_000_000)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const percent = uint64(10_000_000_000_000_000)

func FuzzEvaluate(f *testing.F) {
	f.Add(int64(1000), int64(60), int64(1), uint8(1), 95*percent, 5*percent, uint8(0))                                      // a usual sample
	f.Add(int64(0), int64(0), int64(0), uint8(0), 95*percent, 5*percent, uint8(0))                                          // nothing tested
	f.Add(int64(50), int64(50), int64(50), uint8(8), 95*percent, 5*percent, uint8(2))                                       // a census, all deviate
	f.Add(int64(1_000_000_000), int64(900_000_000), int64(0), uint8(1), 90*percent, uint64(1), uint8(1))                    // a tie that no factorial decides
	f.Add(int64(10_000_000_000), int64(5_000_000_000), int64(2_500_000_000), uint8(1), uint64(1), 50*percent, uint8(1))     // the longest sums
	f.Add(int64(math.MinInt64), int64(math.MaxInt64), int64(-1), uint8(255), uint64(math.MaxUint64), uint64(0), uint8(255)) // all out of range
	f.Fuzz(func(t *testing.T, N, n, k int64, method uint8, confidence, tolerable uint64, distribution uint8) {
		s := sampling.Sample{Population: N, Size: n, Deviations: k, Selection: sampling.Method(method)}
		c := sampling.Criterion{Confidence: fuzzRate(t, confidence), Tolerable: fuzzRate(t, tolerable)}
		p := sampling.Policy{Distribution: sampling.Distribution(distribution)}
		e, err := sampling.Evaluate(s, c, p)
		supports, same := sampling.Supports(s, c, p)
		if (err == nil) != (same == nil) {
			t.Fatalf("Evaluate %v, Supports %v", err, same)
		}
		if err != nil {
			if len(sampling.Errors(err)) == 0 {
				t.Fatalf("untyped error %v", err)
			}
			return
		}
		checkFinite(t, e)
		if e.SupportsByRisk != e.SupportsByLimit || supports != e.Supports() {
			t.Fatalf("decisions differ: %+v", e)
		}
	})
}

func FuzzMakePlan(f *testing.F) {
	f.Add(int64(1000), 95*percent, 5*percent, uint64(0), int64(0), int64(0), uint8(0), uint8(0))                         // a usual request
	f.Add(int64(0), 95*percent, 10*percent, 999*percent/100, int64(0), int64(0), uint8(2), uint8(0))                     // expected close to tolerable
	f.Add(int64(0), 95*percent, 50*percent, 50*percent-1, int64(0), int64(0), uint8(2), uint8(0))                        // beyond any size
	f.Add(int64(10_000_000_000), 50*percent, 50*percent, 50*percent-percent/100, int64(0), int64(0), uint8(1), uint8(0)) // a long search
	f.Add(int64(0), 99*percent, 30*percent, 29*percent, int64(0), int64(0), uint8(3), uint8(3))                          // unrounded Poisson
	f.Add(int64(2), 60*percent, 60*percent, percent, int64(0), int64(0), uint8(1), uint8(0))                             // K_T = N
	f.Add(int64(-1), uint64(0), uint64(0), uint64(math.MaxUint64), int64(-1), int64(-1), uint8(99), uint8(99))           // all out of range
	f.Fuzz(func(t *testing.T, N int64, confidence, tolerable, expected uint64, count, critical int64, distribution, rule uint8) {
		q := sampling.Request{Population: N, Confidence: fuzzRate(t, confidence), Tolerable: fuzzRate(t, tolerable),
			Expected: fuzzRate(t, expected), TolerableCount: count, Critical: critical}
		p := sampling.Policy{Distribution: sampling.Distribution(distribution), Expected: sampling.ExpectedRule(rule)}
		plan, err := sampling.MakePlan(q, p)
		if err != nil {
			if len(sampling.Errors(err)) == 0 {
				t.Fatalf("untyped error %v", err)
			}
			return
		}
		if plan.Size < 1 || plan.Critical < 0 || plan.Critical >= plan.Size || N > 0 && plan.Size > N {
			t.Fatalf("plan %+v", plan)
		}
		if risk := q.Confidence.Complement().Float64(); !(plan.Risk >= 0 && plan.Risk <= risk*(1+1e-9)) || !(plan.Underreliance >= 0 && plan.Underreliance <= 1) {
			t.Fatalf("risks of %+v", plan)
		}
	})
}

func FuzzParseSequential(f *testing.F) {
	f.Add("50/0/4;51/1/4;51/2/4;51/3/4") // a plan of the literature
	f.Add("5/-1/1;5/0/1")                // a stage that cannot accept
	f.Add("9223372036854775807/0/1")     // the largest size a reader can hold
	f.Add(";;;///")                      // separators only
	f.Fuzz(func(t *testing.T, text string) {
		plan, err := sampling.ParseSequential(text)
		if err != nil {
			if len(sampling.Errors(err)) == 0 {
				t.Fatalf("untyped error %v", err)
			}
			return
		}
		back, err := sampling.ParseSequential(plan.String())
		if err != nil || back.String() != plan.String() {
			t.Fatalf("%v reads back as %v (%v)", plan, back, err)
		}
		if c := plan.At(fuzzRate(t, 5*percent)); !(c.Accept >= 0 && c.Accept <= 1 && c.Size >= 1) {
			t.Fatalf("%v: %+v", plan, c)
		}
	})
}
