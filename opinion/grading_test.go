package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/opinion"
)

// Trials grade the same controls time and again. What they put in the place of something takes its room, and no more.
func TestGradingsKeepNoMoreThanTheyHold(t *testing.T) {
	for _, c := range []struct {
		name     string
		controls int
		runs     []int
		want     int
	}{
		{"uniform ones need no room", 3, []int{1, 1, 1, 1}, 0},
		{"one after the other", 1, []int{2, 3, 2, 4}, 1},
		{"with uniform ones between", 1, []int{2, 1, 3, 1, 2}, 1},
		{"of two controls", 2, []int{2, 3, 1, 2, 3, 1, 2, 3}, 2},
		{"what one leaves the next takes", 2, []int{2, 1, 1, 3}, 1},
	} {
		if got := opinion.GradingRoom(c.controls, c.runs...); got != c.want {
			t.Errorf("%s: %d profiles are kept, want %d", c.name, got, c.want)
		}
	}
}
