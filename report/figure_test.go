package report_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/report"
)

// Every bar leaves at least one character, also the shortest one at the end of the axis: a gap must never be drawn away.
func TestCharactersShowTheShortestBar(t *testing.T) {
	line := report.Timeline{Length: 371}
	lane := report.Lane{Label: "x", Bars: []report.Bar{
		{Start: 0, End: 368, Class: report.BarSolid, Label: "tested"},
		{Start: 368, End: 371, Class: report.BarOpen, Label: "open"},
	}}
	for width := 2; width <= 100; width++ {
		drawn := []rune(line.Characters(lane, width))
		if len(drawn) != width || drawn[width-1] != report.BarOpen.Rune() {
			t.Errorf("width %d: %q", width, string(drawn))
		}
	}
	for _, width := range []int{0, -1} {
		if got := line.Characters(lane, width); got != "" {
			t.Errorf("width %d: %q", width, got)
		}
	}
}
