package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestScenarioObjective has what failed controls do to their objectives, and those to the report: days, controls that make up
// for others, design, and how far it reaches.
func TestScenarioObjective(t *testing.T) {
	var g given
	runScenarios(t, []scenario{
		{
			name: "fixed in March, failed before", rests: "3.6 remediated during the period",
			facts: []fact{g.covers("T-1-1", g.until(g.day(3, 31))), g.found("T-1-1", 3, g.systematic, g.remediated(g.day(4, 1))), g.another("T-2", "C-1-1", g.from(g.day(4, 1)))}, want: "U U Q",
		},
		{
			name: "failed on 28 December and not fixed by year end", rests: "3.4 sub-period",
			facts: []fact{g.covers("T-1-1", g.until(g.day(12, 27))), g.another("T-2", "C-1-1", g.from(g.day(12, 28))), g.found("T-2", 1, g.systematic)}, want: "U U Q",
		},
		{
			name: "failed for the last four days, where the firm lets short gaps be weighed", rests: "12.6, 3.4",
			policy: func() opinion.Policy { return opinion.USPolicy().WithShortGapDays(5) },
			facts:  []fact{g.covers("T-1-1", g.until(g.day(12, 27))), g.another("T-2", "C-1-1", g.from(g.day(12, 28))), g.found("T-2", 1, g.systematic)},
			want:   "U U U/Q", open: []string{"short-gap-material CO-1"},
		},
		{
			name: "a short gap judged not to matter", rests: "12.6",
			policy: func() opinion.Policy { return opinion.USPolicy().WithShortGapDays(5) },
			facts: []fact{g.covers("T-1-1", g.until(g.day(12, 27))), g.another("T-2", "C-1-1", g.from(g.day(12, 28))), g.found("T-2", 1, g.systematic),
				g.no(opinion.ShortGapMaterial, "CO-1")}, want: "U U U",
		},
		{
			name: "deviations in a control that another tested control alone makes up for", rests: "3.4 row 3",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.fails("T-1-1")}, want: "U U U",
		},
		{
			name: "deviations in one of two controls that are both needed", rests: "3.4 row 4",
			facts: []fact{g.has("X"), g.also("R-1-1", "C-X"), g.fails("T-X")}, want: "U U Q",
		},
		{
			name: "another control that nobody declared to make up for it", rests: "3.4: redundancy must be declared",
			facts: []fact{g.has("X"), g.also("R-2-1", "C-X"), g.fails("T-1-1")}, want: "U U Q",
		},
		{
			name: "the other control failed as well", rests: "3.4",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.fails("T-1-1"), g.fails("T-X")}, want: "U U Q",
		},
		{
			name: "the other control worked in other months", rests: "3.4: same sub-period",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.fails("T-1-1"), g.covers("T-X", g.until(g.day(6, 30)))}, want: "U U Q",
		},
		{
			name: "the other control worked in the months that count", rests: "3.4 sub-period logic",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.covers("T-1-1", g.until(g.day(6, 30))), g.fails("T-1-1"), g.another("T-2", "C-1-1", g.from(g.day(7, 1))), g.covers("T-X", g.until(g.day(6, 30)))}, want: "U U U",
		},
		{
			name: "the other control is not precise enough", rests: "3.4: precision; a design finding",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.fails("T-1-1"), g.badly("W-X")}, want: "U U Q",
		},
		{
			name: "a user entity control is no substitute", rests: "3.4, 11.17",
			facts: []fact{g.fails("T-1-1")}, want: "U U Q", // CUEC-1 of the sound examination serves CO-1
		},
		{
			name: "one objective, its control failed, and the backup was never tested", rests: "3.4: compensating only if tested and effective", objectives: 1,
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.fails("T-1-1"), g.outcome("T-X", controls.NotPerformed)}, want: "U U A",
		},
		{
			name: "one objective, its control failed, and the backup was never needed", rests: "3.4, 3.6", objectives: 1,
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.fails("T-1-1"), g.outcome("T-X", controls.NoOccurrence)}, want: "U U A",
		},
		{
			name: "designed to fail, and it did not operate either", rests: "3.4 design row",
			facts: []fact{g.badly("W-1-1"), g.fails("T-1-1")}, want: "U Q Q",
		},
		{
			name: "designed to fail, and performed without a deviation", rests: "3.4 design row, 11.14",
			facts: []fact{g.badly("W-1-1")}, want: "U Q Q",
		},
		{
			name: "designed to fail, at a date", rests: "3.4 design row",
			facts: []fact{g.typeOne, g.badly("W-1-1")}, want: "U Q",
		},
		{
			name: "one of four objectives", rests: "3.4, 11.10", facts: []fact{g.fails("T-1-1")}, want: "U U Q",
		},
		{
			name: "two of four objectives, nobody says how far it reaches", rests: "3.3",
			facts: []fact{g.fails("T-1-1"), g.fails("T-2-1")}, want: "U U Q/A", open: []string{"misstatement-pervasive operation"},
		},
		{
			name: "two of four objectives, judged confined", rests: "3.3",
			facts: []fact{g.fails("T-1-1"), g.fails("T-2-1"), g.no(opinion.MisstatementPervasive, "operation")}, want: "U U Q",
		},
		{
			name: "one of four objectives, judged fundamental", rests: "3.3",
			facts: []fact{g.fails("T-1-1"), g.yes(opinion.MisstatementPervasive, "operation")}, want: "U U A",
		},
		{
			name: "all objectives", rests: "11.11",
			facts: []fact{g.fails("T-1-1"), g.fails("T-2-1"), g.fails("T-3-1"), g.fails("T-4-1")}, want: "U U A",
		},
		{
			name: "all objectives, by design", rests: "11.11, 11.14",
			facts: []fact{g.badly("W-1-1"), g.badly("W-2-1"), g.badly("W-3-1"), g.badly("W-4-1")}, want: "U A A",
		},
		{
			name: "a firm that calls a third of the objectives pervasive", rests: "12.1",
			policy: func() opinion.Policy {
				return opinion.USPolicy().WithPervasiveness(sampling.PercentRate(10), sampling.PercentRate(25))
			},
			facts: []fact{g.fails("T-1-1")}, want: "U U A",
		},
		{
			name: "a risk that nothing answers", rests: "3.4: a risk with no set is a design gap",
			facts: []fact{g.risk("R-1-1", func(r *controls.Risk) { r.Sufficient = nil })}, want: "U Q Q",
		},
		{
			name: "two tests of the same days that contradict each other", rests: "11.1",
			facts: []fact{g.another("T-2", "C-1-1", soc1.Period{}), g.fails("T-2")}, want: "U U Q",
		},
	})
}
