package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
)

// TestScenarioDeviation has what tests found, and what follows for control and objective.
func TestScenarioDeviation(t *testing.T) {
	var g given
	runScenarios(t, []scenario{
		{
			name: "one deviation in twenty-five, isolated, and none was planned for", rests: "3.4 (i)/(ii): the auditor concludes",
			facts: []fact{g.found("T-1-1", 1)}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "one deviation in twenty-five, looked into and accepted", rests: "3.4 row 2",
			facts: []fact{g.found("T-1-1", 1), g.yes(opinion.DeviationsAcceptable, "T-1-1")}, want: "U U U",
		},
		{
			name: "one deviation in twenty-five, looked into and not accepted", rests: "3.4 (iii)",
			facts: []fact{g.found("T-1-1", 1), g.no(opinion.DeviationsAcceptable, "T-1-1")}, want: "U U Q",
		},
		{
			name: "one deviation where the plan allowed for one", rests: "3.5 non-statistical: planned expected deviations",
			facts: []fact{g.drew("T-1-1", 40, sampling.Haphazard, 0, 1), g.found("T-1-1", 1)}, want: "U U U",
		},
		{
			name: "two deviations where the plan allowed for one", rests: "3.5",
			facts: []fact{g.drew("T-1-1", 40, sampling.Haphazard, 0, 1), g.found("T-1-1", 2)}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "a firm that fails a control at the first deviation beyond the plan", rests: "12.2",
			policy: func() opinion.Policy { return opinion.USPolicy().WithBeyond(opinion.BeyondFail) },
			facts:  []fact{g.found("T-1-1", 1)}, want: "U U Q",
		},
		{
			name: "such a firm, and a partner who accepts the deviation", rests: "12.2: unless judged otherwise",
			policy: func() opinion.Policy { return opinion.USPolicy().WithBeyond(opinion.BeyondFail) },
			facts:  []fact{g.found("T-1-1", 1), g.yes(opinion.DeviationsAcceptable, "T-1-1")}, want: "U U U",
		},
		{
			name: "the same cause would produce more", rests: "3.5 systematic",
			facts: []fact{g.found("T-1-1", 1, g.systematic)}, want: "U U Q",
		},
		{
			name: "systematic, and called acceptable", rests: "3.5: irrespective of rate",
			facts: []fact{g.found("T-1-1", 1, g.systematic), g.yes(opinion.DeviationsAcceptable, "T-1-1")}, want: "U U Q",
		},
		{
			name: "someone overrode the control on purpose, ISAE 3402", rests: "3.5 intentional; 3.7 US only",
			policy: opinion.ISAE3402Policy, facts: []fact{g.isae, g.found("T-1-1", 1, g.intentional)}, want: "U U Q",
		},
		{
			name: "nobody has found out why yet", rests: "3.4: investigate nature and cause",
			facts: []fact{g.found("T-1-1", 1, g.uninvestigated)}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "within the plan, but nobody has found out why", rests: "3.4: investigate nature and cause, then conclude",
			facts: []fact{g.drew("T-1-1", 40, sampling.Haphazard, 0, 1), g.found("T-1-1", 1, g.uninvestigated)}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "statistical, 60 items, two deviations: the limit of 8.6 percent is below 10", rests: "3.5 table",
			facts: []fact{g.drew("T-1-1", 60, sampling.SimpleRandom, 10, 0), g.found("T-1-1", 2)}, want: "U U U",
		},
		{
			name: "statistical, 45 items, two deviations: the limit of 11.4 percent is above 10", rests: "3.5 table",
			facts: []fact{g.drew("T-1-1", 45, sampling.SimpleRandom, 10, 0), g.found("T-1-1", 2)}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "statistical, 25 items, one deviation: the limit of 14.7 percent is above 10", rests: "3.5: one deviation already breaks the bound",
			facts: []fact{g.drew("T-1-1", 25, sampling.SimpleRandom, 10, 0), g.found("T-1-1", 1)}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "statistical, 45 items, one deviation at 95 percent: 10.1 is above 10", rests: "3.5 table, 12.2",
			facts: []fact{g.drew("T-1-1", 45, sampling.SimpleRandom, 10, 0), g.test("T-1-1", func(t *controls.Test) { t.Sample.Confidence = sampling.PercentRate(95) }), g.found("T-1-1", 1)},
			want:  "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "statistical, 45 items, one deviation at 90 percent: 8.4 is below 10", rests: "3.5 table",
			facts: []fact{g.drew("T-1-1", 45, sampling.SimpleRandom, 10, 0), g.found("T-1-1", 1)}, want: "U U U",
		},
		{
			name: "statistical, five items, no deviation: the limit of 37 percent is far above 10", rests: "3.5: compare the upper limit; minimum n 22",
			facts: []fact{g.drew("T-1-1", 5, sampling.SimpleRandom, 10, 0)}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "three in twenty-five where ten percent could be tolerated", rests: "3.5: observed above tolerable",
			facts: []fact{g.drew("T-1-1", 25, sampling.Haphazard, 10, 0), g.found("T-1-1", 3)}, want: "U U Q",
		},
		{
			name: "haphazard, two in twenty-five where ten percent could be tolerated", rests: "3.5 non-statistical",
			facts: []fact{g.drew("T-1-1", 25, sampling.Haphazard, 10, 0), g.found("T-1-1", 2)}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "all fifty-two tested, one deviation within the tolerable rate", rests: "4.3: 100 % testing makes the rate exact",
			facts: []fact{g.test("T-1-1", func(t *controls.Test) {
				t.Sample = controls.Sample{Method: sampling.Census, Size: 52, Tolerable: sampling.PercentRate(10)}
			}), g.found("T-1-1", 1)}, want: "U U U",
		},
		{
			name: "extended as planned, and the whole is within the bound", rests: "12.3, 3.4 (ii)",
			facts: []fact{g.drew("T-1-1", 25, sampling.SimpleRandom, 10, 0), g.found("T-1-1", 1), g.extended("T-2", "T-1-1", "C-1-1", 25, true)}, want: "U U U",
		},
		{
			name: "extended without a plan, no more deviations", rests: "12.3",
			facts: []fact{g.drew("T-1-1", 25, sampling.SimpleRandom, 10, 0), g.found("T-1-1", 1), g.extended("T-2", "T-1-1", "C-1-1", 25, false)},
			want:  "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "extended without a plan, and judged to support the control", rests: "3.4 (ii)",
			facts: []fact{g.drew("T-1-1", 25, sampling.SimpleRandom, 10, 0), g.found("T-1-1", 1), g.extended("T-2", "T-1-1", "C-1-1", 25, false), g.yes(opinion.DeviationsAcceptable, "T-1-1")}, want: "U U U",
		},
		{
			name: "extended, and the extension finds a pattern", rests: "3.5 systematic",
			facts: []fact{g.drew("T-1-1", 25, sampling.SimpleRandom, 10, 0), g.found("T-1-1", 1), g.extended("T-2", "T-1-1", "C-1-1", 25, true), g.found("T-2", 2, g.systematic)}, want: "U U Q",
		},
		{
			name: "a firm that lets no sample be extended", rests: "12.3",
			policy: func() opinion.Policy { return opinion.USPolicy().WithExtension(opinion.ExtensionBarred) },
			facts:  []fact{g.drew("T-1-1", 25, sampling.SimpleRandom, 10, 0), g.found("T-1-1", 1), g.extended("T-2", "T-1-1", "C-1-1", 25, true)},
			want:   "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "no paper for one item", rests: "4.3: missing documentation is a deviation; 12.19",
			facts: []fact{g.found("T-1-1", 1, g.noEvidence)}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "no paper for one item, where the firm takes it as a limitation", rests: "12.19",
			policy: func() opinion.Policy { return opinion.USPolicy().WithMissingEvidence(opinion.MissingLimits) },
			facts:  []fact{g.found("T-1-1", 1, g.noEvidence)}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "no paper for any item, where the firm takes it as a limitation", rests: "12.19, 3.2",
			policy: func() opinion.Policy { return opinion.USPolicy().WithMissingEvidence(opinion.MissingLimits) },
			facts:  []fact{g.found("T-1-1", 25, g.noEvidence)}, want: "U U Q",
		},
		{
			name: "two days late", rests: "12.20: deviation by default",
			facts: []fact{g.found("T-1-1", 1, g.late(2))}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "two days late where five are allowed", rests: "12.20 grace days",
			policy: func() opinion.Policy { return opinion.USPolicy().WithGraceDays(5) },
			facts:  []fact{g.found("T-1-1", 1, g.late(2))}, want: "U U U",
		},
		{
			name: "a week late where five days are allowed", rests: "12.20 grace days",
			policy: func() opinion.Policy { return opinion.USPolicy().WithGraceDays(5) },
			facts:  []fact{g.found("T-1-1", 1, g.late(7))}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "an anomaly is claimed in the United States", rests: "12.9: not in the US",
			facts: []fact{g.found("T-1-1", 1, g.claimedAnomaly)}, want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "an anomaly is claimed under ISAE 3402 and not yet judged", rests: "12.9",
			policy: opinion.ISAE3402Policy, facts: []fact{g.isae, g.drew("T-1-1", 40, sampling.Haphazard, 0, 0), g.found("T-1-1", 1, g.claimedAnomaly)},
			want: "U U U/Q", open: []string{"deviation-anomalous D-1", "deviations-acceptable T-1-1"},
		},
		{
			name: "an anomaly is accepted under ISAE 3402", rests: "12.9",
			policy: opinion.ISAE3402Policy, facts: []fact{g.isae, g.found("T-1-1", 1, g.claimedAnomaly), g.yes(opinion.DeviationAnomalous, "D-1")}, want: "U U U",
		},
		{
			name: "an anomaly is not accepted under ISAE 3402", rests: "12.9, 3.4",
			policy: opinion.ISAE3402Policy, facts: []fact{g.isae, g.found("T-1-1", 1, g.claimedAnomaly), g.no(opinion.DeviationAnomalous, "D-1")},
			want: "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "an automated calculation is wrong once, cause not established", rests: "4.4/3.5: systematic until shown otherwise",
			facts: []fact{g.automated("C-1-1"), g.found("T-1-1", 1, g.uninvestigated)}, want: "U U Q",
		},
		{
			name: "an automated calculation was wrong once, investigated and shown to be isolated", rests: "3.5: until shown otherwise",
			facts: []fact{g.automated("C-1-1"), g.drew("T-1-1", 25, sampling.Haphazard, 0, 0), g.found("T-1-1", 1)},
			want:  "U U U/Q", open: []string{"deviations-acceptable T-1-1"},
		},
		{
			name: "an automated calculation was wrong once, and the auditor accepts it", rests: "3.5: until shown otherwise",
			facts: []fact{g.automated("C-1-1"), g.drew("T-1-1", 25, sampling.Haphazard, 0, 0), g.found("T-1-1", 1), g.yes(opinion.DeviationsAcceptable, "T-1-1")}, want: "U U U",
		},
	})
}
