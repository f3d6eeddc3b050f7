package main

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
)

// TestRelevanceShowsGapsAndSupport keeps the question from losing what it is there to show.
func TestRelevanceShowsGapsAndSupport(t *testing.T) {
	r, err := examination(newYear()).Relevance(asked())
	if err != nil {
		t.Fatal(err)
	}
	if gaps := slices.Collect(r.Gaps()); len(gaps) != 2 {
		t.Errorf("nobody answers %v", gaps)
	}
	if supports := slices.Collect(r.WithPart(controls.PartSupports)); len(supports) != 2 {
		t.Errorf("%v support others", supports)
	}
	for i := range r.Gaps() {
		if text := would(asked(), &r.Assertions[i]); text == would(asked(), &controls.AssertionChain{Account: "MEDICAL"}) {
			t.Errorf("the catalogue has nothing for %v", r.Assertions[i])
		}
	}
}
