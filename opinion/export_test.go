package opinion

import (
	"slices"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// FormByRanges is [Form] without trying out combinations of answers, as if there were too many.
func FormByRanges(e *Examination, p Policy) (*Opinion, error) {
	x, err := e.check()
	if err != nil {
		return nil, err
	}
	ev := newEvaluator(e, p, x)
	ev.trials = -1
	ev.evaluateControls()
	ev.evaluateObjectives()
	return ev.conclude(), nil
}

// GradingRoom gives one control after the other a profile of so many runs, and returns how many profiles take up room then.
func GradingRoom(controls int, runs ...int) int {
	end := soc1.DateOf(2025, time.December, 31)
	g := newGradings(controls, flatProfiles(end))
	for i, n := range runs {
		var p profile
		for k := range n {
			p = append(p, span{end.AddDays(k + 1 - n), grade(k % 4), grade(k % 4)})
		}
		g.put(i%controls, p)
		if !slices.Equal(g.at(i%controls), p) {
			return -1
		}
	}
	return len(g.runs)
}
