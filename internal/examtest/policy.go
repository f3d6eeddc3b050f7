package examtest

import (
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
)

// BuildPolicy returns a policy that [opinion.Policy.Validate] accepts. It makes every choice by calling pick, which returns
// a number from 0 to n-1. Zero is always the default in the United States.
func BuildPolicy(pick func(n int) int) opinion.Policy {
	p := opinion.USPolicy().WithName("generated")
	p.Beyond = opinion.Beyond(1 + pick(2))
	p.NonOccurrence = opinion.NonOccurrence(1 + pick(2))
	p.Reliance = opinion.Reliance(1 + pick(3))
	p.AssertionRefused = opinion.Refusal(1 + pick(2))
	p.RepresentationRefused = opinion.Refusal(2 - pick(2))
	p.Letters = opinion.Letters(1 + pick(2))
	p.WhenBoth = []opinion.Kind{opinion.Adverse, opinion.Disclaimer}[pick(2)]
	p.GraceDays = int64([]int{0, 0, 2}[pick(3)])
	p.ShortGapDays = int64([]int{0, 0, 1, 2, 3}[pick(5)])
	p.KnownFailure = opinion.KnownFailure(1 + pick(3))
	p.ActWithheld = opinion.ActWithheld(1 + pick(2))
	p.MissingEvidence = opinion.MissingEvidence(1 + pick(2))
	p.Anomalies = opinion.Anomalies(1 + pick(2))
	p.Extension = opinion.Extension(1 + pick(2))
	share := [][2]int{{50, 100}, {34, 67}, {100, 100}, {0, 50}}[pick(4)]
	return p.WithPervasiveness(sampling.PercentRate(share[0]), sampling.PercentRate(share[1]))
}
