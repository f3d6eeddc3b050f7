package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/opinion"
)

// Unqualified is below qualified, which is below adverse and disclaimer, of which no standard says that one is worse. What is
// not an opinion, or not yet, compares with nothing but itself. Every pair is written out.
func TestKindsAreOrderedOnlyAsFarAsTheStandardsOrderThem(t *testing.T) {
	u, q, a, x, open := opinion.Unqualified, opinion.Qualified, opinion.Adverse, opinion.Disclaimer, opinion.Undetermined
	none, beyond := opinion.Kind(0), opinion.Kind(200)
	atLeast := map[[2]opinion.Kind]bool{{q, u}: true, {a, u}: true, {x, u}: true, {a, q}: true, {x, q}: true}
	kinds := []opinion.Kind{none, u, q, a, x, open, beyond}
	for _, k := range kinds {
		for _, other := range kinds {
			want := k == other || atLeast[[2]opinion.Kind{k, other}]
			if got := k.AtLeast(other); got != want {
				t.Errorf("%v at least %v: %v", k, other, got)
			}
		}
	}
}

// Only the three modified opinions are modified: neither a clean one, nor one that is still open, nor no opinion at all.
func TestKindsThatAreModified(t *testing.T) {
	modified := map[opinion.Kind]bool{opinion.Qualified: true, opinion.Adverse: true, opinion.Disclaimer: true}
	for k := range opinion.Kind(8) {
		if k.IsModified() != modified[k] {
			t.Errorf("%v is modified: %v", k, k.IsModified())
		}
	}
}
