package sampling_test

import (
	"errors"
	"fmt"

	"github.com/seed-9947fa86/attest/sampling"
)

func ExampleEvaluate() {
	e, err := sampling.Evaluate(sampling.Sample{
		Population: 12_480, Size: 93, Deviations: 1, Selection: sampling.SimpleRandom,
	}, sampling.Criterion{Confidence: percentOf("95%"), Tolerable: percentOf("5%")}, sampling.DefaultPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("rate %.4f, upper limit %.4f (%d items of %d), tolerable %d items\n",
		e.Rate, e.Upper, e.Counts.Upper, e.Sample.Population, e.TolerableCount)
	fmt.Printf("supports reliance: %v, with achieved confidence %.4f\n", e.Supports(), e.AchievedConfidence)
	// Output:
	// rate 0.0108, upper limit 0.0498 (622 items of 12480), tolerable 624 items
	// supports reliance: true, with achieved confidence 0.9506
}

func ExampleEvaluate_nonStatistical() {
	_, err := sampling.Evaluate(sampling.Sample{Population: 250, Size: 25, Selection: sampling.Haphazard},
		sampling.Criterion{Confidence: percentOf("95%"), Tolerable: percentOf("10%")}, sampling.DefaultPolicy())
	fmt.Println(errors.Is(err, sampling.CodeNonStatistical))
	// Output: true
}

func ExampleIllustrate() {
	i, err := sampling.Illustrate(sampling.Sample{Population: 250, Size: 25, Selection: sampling.Haphazard},
		sampling.Criterion{Confidence: percentOf("95%"), Tolerable: percentOf("10%")}, sampling.DefaultPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(i.Label)
	fmt.Printf("upper limit %.3f\n", i.Hypothetical.Upper)
	// Output:
	// For comparison only: the selection was haphazard; a simple random sample of 25 items with 0 deviations would have shown this.
	// upper limit 0.104
}

func ExampleSupports() {
	ok, err := sampling.Supports(sampling.Sample{Size: 59, Selection: sampling.SimpleRandom},
		sampling.Criterion{Confidence: percentOf("95%"), Tolerable: percentOf("5%")}, sampling.AICPAPolicy())
	fmt.Println(ok, err)
	// Output: true <nil>
}

func ExampleInterval() {
	b, err := sampling.Interval(sampling.Sample{Population: 300, Size: 100, Deviations: 45, Selection: sampling.SimpleRandom},
		percentOf("95%"), sampling.DefaultPolicy())
	fmt.Println(b.Counts.Lower, b.Counts.Upper, err)
	// Output: 111 160 <nil>
}

func ExampleEvaluateStrata() {
	e, err := sampling.EvaluateStrata([]sampling.Stratum{
		{Key: "manual", Sample: sampling.Sample{Population: 40, Size: 40, Deviations: 1, Selection: sampling.Census}},
		{Key: "automatic", Sample: sampling.Sample{Population: 9_960, Size: 60, Selection: sampling.SimpleRandom}},
	}, sampling.Criterion{Confidence: percentOf("95%"), Tolerable: percentOf("5%")}, sampling.DefaultPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e.Counts.Upper, e.TolerableCount, e.Supports)
	// Output: 484 500 true
}

func ExampleEvaluateBayes() {
	prior, err := sampling.DiscountedPrior(60, 0, percentOf("50%"), "sample of the prior year, half weight")
	if err != nil {
		fmt.Println(err)
		return
	}
	post, err := sampling.EvaluateBayes(sampling.Sample{Size: 40, Selection: sampling.SimpleRandom},
		sampling.Criterion{Confidence: percentOf("95%"), Tolerable: percentOf("5%")}, prior, sampling.DefaultPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("with %s: %.4f; classical: %.4f\n", post.Prior.Source, post.Upper, post.Classical.Upper)
	// Output: with sample of the prior year, half weight: 0.0413; classical: 0.0722
}

func ExampleBinomialTails() {
	tails, err := sampling.BinomialTails(1_000_000, percentOf("50%"), 0)
	fmt.Println(tails.AtMost, err)
	// Output: 1.01003405919803e-301030 <nil>
}

func ExampleParseRate() {
	r, err := sampling.ParseRate("2.5%")
	fmt.Println(r, r.Percent(), r.Complement(), err)
	// Output: 0.025 2.5% 0.975 <nil>
}
