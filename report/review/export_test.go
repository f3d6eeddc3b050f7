package review

import "github.com/seed-9947fa86/attest/soc1"

// Prose is how a memo on a report under a standard rewrites a sentence of its own.
func Prose(standard soc1.Standard, text string) string {
	m := &memo{w: &Received{Standard: standard}}
	return m.prose(text)
}

// The words of memo and plan.
var (
	Runs   = runs
	Clause = clause
	Upper  = upper
	Lower  = lower
)
