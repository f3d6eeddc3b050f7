package sampling_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/sampling"
)

// percentOf is a rate that is known to be well-formed.
func percentOf(text string) sampling.Rate {
	r, err := sampling.ParseRate(text)
	if err != nil {
		fmt.Println(err)
	}
	return r
}

func ExampleMakePlan() {
	plan, err := sampling.MakePlan(sampling.Request{
		Population: 12_480,
		Confidence: percentOf("95%"),
		Tolerable:  percentOf("5%"),
		Expected:   percentOf("1%"),
	}, sampling.DefaultPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("test %d items; up to %d deviation supports reliance\n", plan.Size, plan.Critical)
	fmt.Printf("risk of overreliance %.4f, of underreliance %.4f\n", plan.Risk, plan.Underreliance)
	fmt.Println(plan.Policy)
	// Output:
	// test 93 items; up to 1 deviation supports reliance
	// risk of overreliance 0.0494, of underreliance 0.2388
	// hypergeometric, tolerable ceiling, expected ceiling, risk at-most
}

func ExampleMakePlan_discovery() {
	// How many of 50,000 payments show at least one of 25 fraudulent ones with 95 % probability?
	plan, err := sampling.MakePlan(sampling.Request{
		Population: 50_000, TolerableCount: 25, Confidence: percentOf("95%"),
	}, sampling.DefaultPolicy())
	if err != nil {
		fmt.Println(err)
		return
	}
	chance, err := sampling.Detect(50_000, 25, plan.Size)
	fmt.Println(plan.Size, chance.Detect, err)
	// Output: 5646 0.950026717021658 <nil>
}

func ExampleMakePlan_infeasible() {
	_, err := sampling.MakePlan(sampling.Request{
		Population: 40, Confidence: percentOf("95%"), Tolerable: percentOf("5%"), Expected: percentOf("4%"),
	}, sampling.DefaultPolicy())
	fmt.Println(err)
	// Output: sampling: tolerable: testing all 40 items could not support reliance: 2 deviations are intolerable; raise the tolerable rate, lower the expected one, or do not rely on the control
}

func ExampleNewSequential() {
	plan, err := sampling.NewSequential(
		sampling.Stage{Size: 49, Accept: 0, Stop: 2},
		sampling.Stage{Size: 49, Accept: 1, Stop: 2},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("accepts with probability %.4f at 5 %%, expects %.1f items at 0.5 %%\n",
		plan.At(percentOf("5%")).Accept, plan.At(percentOf("0.5%")).Size)
	progress, _ := plan.Decide(1)
	fmt.Printf("after one deviation: test %d more\n", progress.Next)
	// Output:
	// accepts with probability 0.0979 at 5 %, expects 58.4 items at 0.5 %
	// after one deviation: test 49 more
}

func ExampleEqualStages() {
	plan, err := sampling.EqualStages(3, sampling.Criterion{Confidence: percentOf("90%"), Tolerable: percentOf("5%")})
	fmt.Println(plan, err)
	// Output: 50/0/3;50/1/3;50/2/3 <nil>
}

func ExampleFrequencyTable_Size() {
	weekly, err := sampling.DefaultFrequencyTable().Size(sampling.Weekly, sampling.LowReliance, 52, percentOf("95%"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d of %d; a random sample of that size would prove no better than %.1f %%\n",
		weekly.Size, weekly.Population, 100*weekly.Proves.Upper)
	// Output: 5 of 52; a random sample of that size would prove no better than 42.3 %
}

func ExampleFrequency_Occurrences() {
	n, err := sampling.Monthly.Occurrences(274) // January to September
	fmt.Println(n, err)
	// Output: 9 <nil>
}

func ExampleFactor() {
	factor, err := sampling.Factor(1, percentOf("95%"))
	fmt.Printf("%.6f %v\n", factor, err)
	// Output: 4.743865 <nil>
}
