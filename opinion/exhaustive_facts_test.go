package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// axes walks all combinations of choices, given how many there are of each, and hands each to visit as a function that
// returns the next choice.
func axes(visit func(next func() int), sizes ...int) {
	v := make([]int, len(sizes))
	for {
		at := -1
		visit(func() int { at++; return v[at] })
		i := 0
		for ; i < len(v); i++ {
			if v[i]++; v[i] < sizes[i] {
				break
			}
			v[i] = 0
		}
		if i == len(v) {
			return
		}
	}
}

// asOf turns an examination into one for a Type 1 report.
func asOf(e *opinion.Examination) {
	e.Type, e.AsOf, e.Period, e.Description.NoChanges = soc1.Type1, e.Period.End, soc1.Period{}, false
	e.Matrix.Tests, e.Matrix.Deviations = nil, nil
}

// Every act, told or not, trivial or not, judged or not, under every standard and in both types.
func TestEveryAct(t *testing.T) {
	sample := every(3)
	axes(func(next func() int) {
		a := opinion.Act{ID: "A", Kind: opinion.ActKind(1 + next()), Text: "As found.", Trivial: next() == 1, UserEntitiesUnaffected: next() == 1, Informed: opinion.Informed(next())}
		e := standing(3, 0, 0)
		for i := range next() {
			a.Objectives = append(a.Objectives, e.Matrix.Objectives[i].ID)
		}
		e.Acts = []opinion.Act{a}
		e.Standard = []soc1.Standard{soc1.ATC320, soc1.ISAE3402, soc1.AT801}[next()]
		if next() == 1 {
			asOf(e)
		}
		answer := opinion.Answer(next())
		for _, q := range []opinion.Question{opinion.ActModifies, opinion.ActMisstates, opinion.ActUndermines} {
			answered(e, q, "A", answer)
		}
		p := opinion.USPolicy().WithActWithheld(opinion.ActWithheld(1 + next()))
		sample(func() { agree(t, e, p) })
	}, 4, 2, 2, 4, 3, 3, 2, 3, 2)
}

// Every event, and every failure at a carved-out organization, judged or not, beside objectives that stand or do not.
func TestEveryEventAndFailureElsewhere(t *testing.T) {
	axes(func(next func() int) {
		e := standing(2, next(), next())
		e.Events = []opinion.Event{{ID: "E", Kind: opinion.EventKind(1 + next()), Discovered: opinion.Discovery(1 + next()), Text: "As found.", Objectives: []soc1.ObjectiveID{e.Matrix.Objectives[next()].ID}}}
		if next() == 1 {
			asOf(e)
		}
		if answer := opinion.Answer(next()); e.Events[0].Kind == opinion.PeriodCondition {
			answered(e, opinion.ConditionPrevents, "E", answer)
		}
		agree(t, e, opinion.USPolicy())
	}, 2, 2, 2, 2, 2, 2, 3)
	axes(func(next func() int) {
		e := standing(2, next(), next())
		hostedBy(e, soc1.CarveOut)
		days := []soc1.Period{{}, {Start: e.Period.End}, {End: e.Period.Start}, {Start: e.Period.End.AddDays(1)}}[next()]
		e.CSOCFailures = []opinion.CSOCFailure{{ID: "F", CSOC: "CSOC-H", Text: "As found.", Days: days}}
		if next() == 1 {
			asOf(e)
		}
		answered(e, opinion.CSOCFailurePrevents, "F", opinion.Answer(next()))
		agree(t, e, opinion.USPolicy().WithKnownFailure(opinion.KnownFailure(1+next())).WithShortGapDays(int64(next())))
	}, 2, 2, 4, 2, 3, 3, 2)
}

// Every deviation that may be late, without evidence or an anomaly, in a test that was extended or was not, under every
// policy that says how such items count.
func TestEveryWayInWhichAnItemMayCount(t *testing.T) {
	sample := every(3)
	axes(func(next func() int) {
		e := oneTest(controls.Deviation{Kind: controls.KindLate})
		e.Period.End = e.Period.Start.AddDays(examtest.Days - 1) // brute force counts days
		d := &e.Matrix.Deviations[0]
		switch next() {
		case 1:
			d.DaysLate = 2
		case 2:
			d.Kind = controls.KindNoEvidence
		}
		d.Anomaly = next() == 1
		if extended := next(); extended > 0 {
			extend(e, 15, int64(next()), extended == 2)
		} else {
			next()
		}
		if next() == 1 && len(e.Matrix.Tests) > 1 {
			second := *d
			second.ID, second.Test = "D-2", "T-X"
			e.Matrix.Deviations = append(e.Matrix.Deviations, second)
		}
		if answer := opinion.Answer(next()); answer != 0 {
			accept(e, answer)
		}
		if answer := opinion.Answer(next()); answer != 0 && e.Matrix.Deviations[0].Anomaly {
			anomaly(e, answer)
		}
		p := opinion.USPolicy().WithGraceDays(int64(2 * next())).WithMissingEvidence(opinion.MissingEvidence(1 + next()))
		p = p.WithAnomalies(opinion.Anomalies(1 + next())).WithExtension(opinion.Extension(1 + next())).WithBeyond(opinion.Beyond(1 + next()))
		sample(func() { agree(t, e, p) })
	}, 3, 2, 3, 2, 2, 3, 3, 2, 2, 2, 2, 2)
}

// One policy for one standard, the other for the other: the branches of ISAE 3402 read as brute force reads them.
func TestFormAgreesWithBruteForceUnderISAE3402(t *testing.T) {
	asked, skipped := 0, 0
	for seed := range uint64(search(2_000)) {
		e := examtest.Build(anything(), uniform(seed))
		e.Standard = soc1.ISAE3402
		if asked++; !agree(t, e, opinion.ISAE3402Policy()) {
			skipped++
		}
	}
	if skipped > asked/4 {
		t.Errorf("%d of %d examinations were not compared", skipped, asked)
	}
}
