package sampling_test

import (
	"math"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

func TestFAMTablesAreReproduced(t *testing.T) {
	for i, r := range reference(t, "gao_fam.csv") {
		population, policy := int64(0), sampling.FAMPolicy()
		if r["N"] == ">5000" {
			population, policy = 5001, sampling.DefaultPolicy()
		}
		c := sampling.Criterion{Confidence: r.rate(t, "confidence"), Tolerable: r.rate(t, "tolerable_rate")}
		n, k := r.whole(t, "n"), r.whole(t, "acceptable_deviations")
		for d, want := range map[int64]bool{k: true, k + 1: false} {
			s := sampling.Sample{Population: population, Size: n, Deviations: d, Selection: sampling.SimpleRandom}
			if got, err := sampling.Supports(s, c, policy); err != nil || got != want {
				t.Errorf("row %d: %d of %d: %v (%v), want %v", i+1, d, n, got, err, want)
			}
		}
	}
}

func TestRegulationSizes(t *testing.T) {
	for i, r := range reference(t, "cfr_attest_sample_sizes.csv") {
		q := sampling.Request{Population: r.whole(t, "N"), Confidence: rate(t, "0.95"), Tolerable: rate(t, "0.1")}
		for column, rule := range map[string]sampling.TolerableRule{
			"n_exact_K_T_ceil": sampling.TolerableCeiling, "n_exact_K_T_floor": sampling.TolerableFloor,
		} {
			plan, err := sampling.MakePlan(q, sampling.Policy{}.WithTolerable(rule))
			if err != nil || plan.Size != r.whole(t, column) {
				t.Errorf("row %d: %s = %d (%v), want %s", i+1, column, plan.Size, err, r[column])
			}
		}
	}
}

func TestDiscoverySizes(t *testing.T) {
	for i, r := range reference(t, "discovery_sample_sizes.csv") {
		q := sampling.Request{Population: r.whole(t, "N"), Confidence: r.rate(t, "confidence"), Tolerable: r.rate(t, "critical_rate")}
		plan, err := sampling.MakePlan(q, sampling.Policy{})
		if err != nil || plan.Size != r.whole(t, "n") || plan.TolerableCount != r.whole(t, "K_T") {
			t.Errorf("row %d %v: %d, %d (%v)", i+1, r, plan.Size, plan.TolerableCount, err)
		}
	}
}

func TestReliabilityFactors(t *testing.T) {
	for i, r := range reference(t, "reliability_factors.csv") {
		upper, err := sampling.Factor(r.whole(t, "k"), r.rate(t, "confidence"))
		want, _ := r.number(t, "upper_factor").Float64()
		const limit = 1e-14
		if err != nil || math.Abs(upper-want) > limit*want {
			t.Errorf("row %d: %v (%v), want %v", i+1, upper, err, want)
		}
		lower, err := sampling.LowerFactor(r.whole(t, "k"), r.rate(t, "confidence"))
		want, _ = r.number(t, "lower_factor").Float64()
		if err != nil || math.Abs(lower-want) > limit*want {
			t.Errorf("row %d: lower %v (%v), want %v", i+1, lower, err, want)
		}
	}
}

func TestSequentialPlansOfTheLiterature(t *testing.T) {
	for i, r := range reference(t, "sequential_plans.csv") {
		plan, err := sampling.ParseSequential(r["stages_n/accept/stop"])
		if err != nil {
			t.Fatal(err)
		}
		want, _ := r.number(t, "accept_probability_at_tolerable").Float64()
		if got := plan.At(r.rate(t, "tolerable_rate")).Accept; math.Abs(got-want) > 1e-14 {
			t.Errorf("row %d: accept probability %v, want %v", i+1, got, want)
		}
		if r["quoted_or_computed"] != "computed" {
			continue
		}
		c := sampling.Criterion{Confidence: r.rate(t, "confidence"), Tolerable: r.rate(t, "tolerable_rate")}
		designed, err := sampling.EqualStages(len(plan.Stages()), c)
		if err != nil || designed.String() != plan.String() {
			t.Errorf("row %d: designed %v (%v), want %v", i+1, designed, err, plan)
		}
	}
}

func TestFrequencyTableStrength(t *testing.T) {
	// The table under test names each size of the reference as its low column.
	for i, r := range reference(t, "frequency_implied_strength.csv") {
		table := sampling.FrequencyTable{Name: "test", Source: "reference", Automated: 1,
			Rows: []sampling.FrequencyRow{{Frequency: sampling.Weekly, Low: r.whole(t, "n"), Moderate: r.whole(t, "n"), High: r.whole(t, "n")}}}
		for column, confidence := range map[string]string{"K_upper_90": "0.90", "K_upper_95": "0.95"} {
			got, err := table.Size(sampling.Weekly, sampling.LowReliance, r.whole(t, "N"), rate(t, confidence))
			if err != nil || got.Proves.UpperCount != r.whole(t, column) || got.Statistical {
				t.Errorf("row %d: %s = %+v (%v), want %s", i+1, column, got, err, r[column])
			}
		}
	}
}
