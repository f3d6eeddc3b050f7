package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestScenarioDescription has the situations in which the description is wrong, or may be.
func TestScenarioDescription(t *testing.T) {
	var g given
	runScenarios(t, []scenario{
		{name: "everything in order", rests: "11.9", want: "U U U"},
		{name: "everything in order at a date", rests: "2.2", facts: []fact{g.typeOne}, want: "U U"},
		{name: "everything in order under ISAE 3402", rests: "11.9", policy: opinion.ISAE3402Policy, facts: []fact{g.isae}, want: "U U U"},
		{
			name: "a class of transactions left out, which readers need", rests: "3.1 D, 3.2",
			facts: []fact{g.matter("M", opinion.Omission, "CO-1"), g.yes(opinion.MatterMaterial, "M")}, want: "Q U U",
		},
		{
			name: "an omission that nobody has weighed yet", rests: "3.3: materiality of D is qualitative",
			facts: []fact{g.matter("M", opinion.Omission, "CO-1")}, want: "U/Q U U", open: []string{"matter-material M"},
		},
		{
			name: "an omission that matters to no reader", rests: "3.2",
			facts: []fact{g.matter("M", opinion.Omission, "CO-1"), g.no(opinion.MatterMaterial, "M")}, want: "U U U",
		},
		{
			name: "an omission that management makes good when asked", rests: "3.8 correct the description",
			facts: []fact{g.matter("M", opinion.Omission, "CO-1"), g.corrected("M")}, want: "U U U",
		},
		{
			name: "a distortion that misleads about the system as a whole", rests: "3.2, 3.3",
			facts: []fact{g.matter("M", opinion.Distortion), g.yes(opinion.MatterMaterial, "M"), g.yes(opinion.MisstatementPervasive, "M")}, want: "A U U",
		},
		{
			name: "a material distortion of the description as such, nobody says how far it reaches", rests: "3.3: no numeric threshold",
			facts: []fact{g.matter("M", opinion.Distortion), g.yes(opinion.MatterMaterial, "M")}, want: "Q/A U U", open: []string{"misstatement-pervasive description"},
		},
		{
			name: "a description nobody can tell the boundaries of, neither weighed nor measured", rests: "3.1 D",
			facts: []fact{g.matter("M", opinion.Distortion)}, want: "U/Q/A U U", open: []string{"matter-material M", "misstatement-pervasive description"},
		},
		{
			name: "objectives that leave out what users need", rests: "2.4, 3.1 D",
			facts: []fact{g.matter("M", opinion.UnreasonableObjectives, "CO-2"), g.yes(opinion.MatterMaterial, "M")}, want: "Q U U",
		},
		{
			name: "a failing objective removed so that nobody sees it", rests: "3.4 removing",
			facts: []fact{g.matter("M", opinion.Omission), g.yes(opinion.MatterMaterial, "M"), g.no(opinion.MisstatementPervasive, "M")}, want: "Q U U",
		},
		{
			name: "a necessary user entity control is missing", rests: "3.4 CUEC row",
			facts: []fact{g.matter("M", opinion.MissingCUEC, "CO-1"), g.yes(opinion.MatterMaterial, "M")}, want: "Q Q U",
		},
		{
			name: "a user entity control is missing and nobody weighed whether it is necessary", rests: "3.4 CUEC row",
			facts: []fact{g.matter("M", opinion.MissingCUEC, "CO-1")}, want: "U/Q U/Q U", open: []string{"matter-material M"},
		},
		{
			name: "a necessary user entity control is added before the report", rests: "3.4",
			facts: []fact{g.matter("M", opinion.MissingCUEC, "CO-1"), g.corrected("M")}, want: "U U U",
		},
		{
			name: "a necessary user entity control is missing at a date", rests: "3.4 CUEC row",
			facts: []fact{g.typeOne, g.matter("M", opinion.MissingCUEC, "CO-1"), g.yes(opinion.MatterMaterial, "M")}, want: "Q Q",
		},
		{
			name: "a necessary subservice organization control is missing", rests: "3.9 (i)",
			facts: []fact{g.uses(soc1.CarveOut, "CO-2"), g.matter("M", opinion.MissingCSOC, "CO-1"), g.yes(opinion.MatterMaterial, "M")}, want: "Q Q U",
		},
		{
			name: "a data centre nobody mentions", rests: "3.1 D, 3.9 (i)",
			facts: []fact{g.matter("M", opinion.UndisclosedSubservice, "CO-1"), g.yes(opinion.MatterMaterial, "M")}, want: "Q U U",
		},
		{
			name: "the system changed in May and the description is silent", rests: "2.4 (b)",
			facts: []fact{g.matter("M", opinion.UndisclosedChange, "CO-1"), g.yes(opinion.MatterMaterial, "M")}, want: "Q U U",
		},
		{
			name: "described, never put into use, and left in the description", rests: "3.4 not implemented, not corrected",
			facts: []fact{g.notInUse("W-1-1")}, want: "Q Q Q",
		},
		{
			name: "described, never put into use at the date", rests: "3.4",
			facts: []fact{g.typeOne, g.notInUse("W-1-1")}, want: "Q Q",
		},
		{
			name: "never put into use and taken out of the description, and nothing else answers the risk", rests: "3.4",
			facts: []fact{g.notInUse("W-1-1"), g.takenOut("W-1-1")}, want: "U Q Q",
		},
		{
			name: "never put into use and taken out, and another tested control answers the risk", rests: "3.4",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.notInUse("W-1-1"), g.takenOut("W-1-1")}, want: "U U U",
		},
		{
			name: "never put into use and left in, though another tested control answers the risk", rests: "3.4: D misstated; S and O only if necessary",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.notInUse("W-1-1")}, want: "Q U U",
		},
		{
			name: "never put into use and left in, redundant, and judged to mislead nobody", rests: "3.2",
			facts: []fact{g.has("X"), g.instead("R-1-1", "C-X"), g.notInUse("W-1-1"), g.no(opinion.MatterMaterial, "W-1-1")}, want: "U U U",
		},
		{
			name: "described throughout, in use only from July on", rests: "3.6 mid-period: S and O for that sub-period",
			facts: []fact{g.operated("C-1-1", g.from(g.day(7, 1)))}, want: "U Q Q",
		},
		{
			name: "two confined matters that together pervade the description", rests: "3.3: judgement on the limb",
			facts: []fact{
				g.matter("M", opinion.Omission, "CO-1"), g.yes(opinion.MatterMaterial, "M"), g.no(opinion.MisstatementPervasive, "M"),
				g.matter("N", opinion.Omission, "CO-2"), g.yes(opinion.MatterMaterial, "N"), g.no(opinion.MisstatementPervasive, "N"),
				g.yes(opinion.MisstatementPervasive, "description"),
			}, want: "A U U",
		},
		{
			name: "no control of any objective is in use though all are described", rests: "3.3",
			facts: []fact{g.notInUse("W-1-1"), g.notInUse("W-2-1"), g.notInUse("W-3-1"), g.notInUse("W-4-1")}, want: "A A A",
		},
		{
			name: "one small omission that touches every objective", rests: "3.3: materiality of D is qualitative; the share is about failed objectives",
			facts: []fact{g.matter("M", opinion.Omission, "CO-1", "CO-2", "CO-3", "CO-4"), g.yes(opinion.MatterMaterial, "M")},
			want:  "Q/A U U", open: []string{"misstatement-pervasive description"},
		},
		{
			name: "user entity controls missing for three objectives, the fourth badly designed", rests: "3.3: what is not a failed objective is qualitative",
			facts: []fact{g.matter("M", opinion.MissingCUEC, "CO-1", "CO-2", "CO-3"), g.yes(opinion.MatterMaterial, "M"), g.no(opinion.MisstatementPervasive, "description"), g.badly("W-4-1")},
			want:  "Q Q/A Q", open: []string{"misstatement-pervasive design"},
		},
		{
			name: "the description does not say when a new control began", rests: "2.4 (b), 3.6",
			facts: []fact{g.operated("C-1-1", g.from(g.day(4, 1))), g.matter("M", opinion.UndisclosedChange, "CO-1"), g.yes(opinion.MatterMaterial, "M")}, want: "Q Q Q",
		},
		{
			name: "a carved-out organization nobody watches, not weighed yet", rests: "3.9",
			facts: []fact{g.uses(soc1.CarveOut, "CO-1"), func(e *opinion.Examination) { e.Subservices[0].Monitoring = nil }},
			want:  "U/Q U U", open: []string{"matter-material SUB"},
		},
		{
			name: "other information that contradicts the description", rests: "2.6, 11.22",
			facts: []fact{func(e *opinion.Examination) {
				e.OtherInformation = []opinion.Inconsistency{{ID: "I", Text: "It promises what is not there."}}
			}}, want: "U U U",
		},
		{
			name: "management answers every deviation well", rests: "11.23",
			facts: []fact{g.fails("T-1-1"), func(e *opinion.Examination) { e.Matrix.Deviations[0].Response = "It is fixed." }}, want: "U U Q",
		},
	})
}
