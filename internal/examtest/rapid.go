package examtest

import (
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/opinion"
)

// Examination generates what [Build] makes, with letters and judgements.
func Examination() *rapid.Generator[*opinion.Examination] {
	return Within(Scope{Letters: true, Judgements: true, Acts: true})
}

// Within generates what [Build] makes in a scope.
func Within(scope Scope) *rapid.Generator[*opinion.Examination] {
	return rapid.Custom(func(t *rapid.T) *opinion.Examination {
		return Build(scope, func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") })
	})
}

// Policy generates policies.
func Policy() *rapid.Generator[opinion.Policy] {
	return rapid.Custom(func(t *rapid.T) opinion.Policy {
		return BuildPolicy(func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") })
	})
}
