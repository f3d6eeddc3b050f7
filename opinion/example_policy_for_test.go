package opinion_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// A house policy begins with the preset for the standard and says where it differs.
func ExamplePolicyFor() {
	p := opinion.PolicyFor(soc1.ISAE3402).
		WithName("house").
		WithConfidence(sampling.PercentRate(95)).
		WithWhenBoth(opinion.Disclaimer).
		WithAssertionRefused(opinion.RefusalWithdraw).
		WithRepresentationRefused(opinion.RefusalWithdraw)
	fmt.Println(p.Name, p.Validate())
	fmt.Println(p.Anomalies, p.AssertionRefused, p.RepresentationRefused, p.WhenBoth, p.Confidence)
	// Output:
	// house <nil>
	// judged withdraw withdraw disclaimer 0.95
}
