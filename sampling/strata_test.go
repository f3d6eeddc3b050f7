package sampling_test

import (
	"errors"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
	"pgregory.net/rapid"
)

func TestOneStratumEqualsThePlainEvaluation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySample().Filter(func(s sampling.Sample) bool { return s.Population > 0 }).Draw(t, "sample")
		c := sampling.Criterion{Confidence: usualConfidence().Draw(t, "confidence"), Tolerable: hundredths(2, 1, 60).Draw(t, "tolerable")}
		got, err := sampling.EvaluateStrata([]sampling.Stratum{{Key: "all", Sample: s}}, c, sampling.Policy{})
		if err != nil {
			t.Fatal(err)
		}
		want := evaluate(t, s, c, sampling.Policy{})
		if got.Counts != want.Counts || got.Supports != want.Supports() || got.TolerableCount != want.TolerableCount {
			t.Fatalf("%+v, plain %+v", got, want)
		}
	})
}

func TestStrataAreConservative(t *testing.T) {
	// Proportional samples of a common rate: pooling would be right, and the split limit is not below it.
	c := sampling.Criterion{Confidence: rate(t, "0.9"), Tolerable: rate(t, "0.1")}
	var strata []sampling.Stratum
	for _, key := range []string{"north", "south", "west"} {
		strata = append(strata, sampling.Stratum{Key: key, Sample: sampling.Sample{Population: 1000, Size: 40, Deviations: 1, Selection: sampling.SimpleRandom}})
	}
	split, err := sampling.EvaluateStrata(strata, c, sampling.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	pooled, err := sampling.Evaluate(sampling.Sample{Population: 3000, Size: 120, Deviations: 3, Selection: sampling.Stratified}, c, sampling.Policy{})
	if err != nil || !pooled.Warnings.Has(sampling.WarnStrataPooled) {
		t.Fatalf("%v, warnings %v", err, pooled.Warnings)
	}
	if split.Counts.Upper < pooled.Counts.Upper || split.Counts.Lower > pooled.Counts.Lower || split.Rate != 0.025 {
		t.Errorf("split %+v at rate %v, pooled %+v", split.Counts, split.Rate, pooled.Counts)
	}
}

func TestCensusStrataSpendNoRisk(t *testing.T) {
	c := sampling.Criterion{Confidence: rate(t, "0.95"), Tolerable: rate(t, "0.1")}
	small := sampling.Stratum{Key: "manual", Sample: sampling.Sample{Population: 7, Size: 7, Deviations: 2, Selection: sampling.Census}}
	large := sampling.Stratum{Key: "system", Sample: sampling.Sample{Population: 993, Size: 60, Selection: sampling.SimpleRandom}}
	got, err := sampling.EvaluateStrata([]sampling.Stratum{small, large}, c, sampling.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	alone, err := sampling.Limits(large.Sample, c.Confidence, sampling.Policy{})
	if err != nil || got.Counts.Upper != alone.Counts.Upper+2 || !got.Strata[0].Risk.IsZero() || got.Strata[1].Risk != rate(t, "0.05") {
		t.Errorf("%+v, alone %+v (%v)", got, alone, err)
	}
}

func TestFaultyStrata(t *testing.T) {
	c := sampling.Criterion{Confidence: rate(t, "0.95"), Tolerable: rate(t, "0.1")}
	good := sampling.Sample{Population: 100, Size: 10, Selection: sampling.SimpleRandom}
	for name, x := range map[string]struct {
		strata []sampling.Stratum
		code   sampling.Code
	}{
		"none":               {nil, sampling.CodeRange},
		"same key":           {[]sampling.Stratum{{Key: "a", Sample: good}, {Key: "a", Sample: good}}, sampling.CodeDuplicate},
		"no key":             {[]sampling.Stratum{{Sample: good}}, sampling.CodeDuplicate},
		"unknown population": {[]sampling.Stratum{{Key: "a", Sample: sampling.Sample{Size: 5}}}, sampling.CodePopulation},
		"nothing tested":     {[]sampling.Stratum{{Key: "a", Sample: sampling.Sample{Population: 5}}}, sampling.CodeMissing},
		"block":              {[]sampling.Stratum{{Key: "a", Sample: sampling.Sample{Population: 5, Size: 1, Selection: sampling.Block}}}, sampling.CodeNonStatistical},
		"too much risk":      {[]sampling.Stratum{{Key: "a", Sample: good, Risk: rate(t, "0.06")}}, sampling.CodeConflict},
		"risk for some":      {[]sampling.Stratum{{Key: "a", Sample: good, Risk: rate(t, "0.01")}, {Key: "b", Sample: good}}, sampling.CodeMissing},
		"risk of a census":   {[]sampling.Stratum{{Key: "a", Sample: sampling.Sample{Population: 5, Size: 5}, Risk: rate(t, "0.01")}}, sampling.CodeConflict},
		"too many items":     {[]sampling.Stratum{{Key: "a", Sample: sampling.Sample{Population: sampling.MaxCount, Size: 1}}, {Key: "b", Sample: good}}, sampling.CodeRange},
	} {
		if _, err := sampling.EvaluateStrata(x.strata, c, sampling.Policy{}); !errors.Is(err, x.code) {
			t.Errorf("%s: %v, want %s", name, err, x.code)
		}
	}
}
