package report_test

import (
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// confined judges that what is wrong with a limb, or lacking, is not pervasive; pervasive judges that it is.
func confined(q opinion.Question, limb opinion.Limb) func(*opinion.Examination) {
	return judged(q, limb, opinion.No)
}

func pervasive(q opinion.Question, limb opinion.Limb) func(*opinion.Examination) {
	return judged(q, limb, opinion.Yes)
}

func judged(q opinion.Question, limb opinion.Limb, a opinion.Answer) func(*opinion.Examination) {
	return func(e *opinion.Examination) {
		e.Judgements = append(e.Judgements, opinion.Judgement{Question: q, Subject: limb.String(), Answer: a, By: "engagement partner", Why: "As documented."})
	}
}

// The forms that the opinion on one limb takes, up to where the claim begins.
const (
	clean           = "In our opinion, in all material respects, "
	exceptMatter    = "In our opinion, except for the effects of the matter described under “Basis for the modification of our opinion”, in all material respects, "
	exceptLack      = "In our opinion, except for the possible effects of the matter described under “Basis for the modification of our opinion”, in all material respects, "
	exceptBoth      = "In our opinion, except for the effects, and the possible effects, of the matters described under “Basis for the modification of our opinion”, in all material respects, "
	adverseOne      = "In our opinion, because of the significance of the matter described under “Basis for the modification of our opinion”, "
	adverse         = "In our opinion, because of the significance of the matters described under “Basis for the modification of our opinion”, "
	disclaimed      = "Because of the significance of the matter described under “Basis for the modification of our opinion”, we were not able to obtain sufficient appropriate evidence to provide a basis for an opinion. Accordingly, we do not express an opinion on whether, in all material respects, "
	disclaimedWhole = "Because of the significance of the matter described under “Basis for our disclaimer of opinion”, we were not able to obtain sufficient appropriate evidence to provide a basis for an opinion. Accordingly, we do not express an opinion on whether, in all material respects:"
	open            = "No opinion has been formed yet on whether, in all material respects, "
	presents        = "the description fairly presents the Payroll system that was designed and implemented "
	not             = "the description does not fairly present the Payroll system that was designed and implemented "
	designed        = "the controls related to the control objectives stated in the description were suitably designed "
	misdesigned     = "the controls related to the control objectives stated in the description were not suitably designed "
	operated        = "the controls related to the control objectives stated in the description operated effectively "
	failed          = "the controls related to the control objectives stated in the description did not operate effectively "
)

func TestOpinionTakesTheFormOfItsKindLimbByLimb(t *testing.T) {
	operation := []opinion.Limb{opinion.Operation}
	systematic := deviate("1-1", controls.Systematic)
	tests := []struct {
		name    string
		changes []func(*opinion.Examination)
		title   string
		limbs   []string
	}{
		{"in order", nil, "Unqualified opinion", []string{clean + presents, clean + designed, clean + operated}},
		{"accepted deviation", []func(*opinion.Examination){deviate("1-1", controls.Isolated), func(e *opinion.Examination) {
			e.Judgements = append(e.Judgements, opinion.Judgement{Question: opinion.DeviationsAcceptable, Subject: "T-1-1", Answer: opinion.Yes, Why: "Two late signatures."})
		}}, "Unqualified opinion", []string{clean + presents, clean + designed, clean + operated}},
		{"description misstated", []func(*opinion.Examination){misstated}, "Qualified opinion", []string{exceptMatter + presents, clean + designed, clean + operated}},
		{"control failed", []func(*opinion.Examination){systematic, confined(opinion.MisstatementPervasive, opinion.Operation)},
			"Qualified opinion", []string{clean + presents, clean + designed, exceptMatter + operated}},
		{"design deficient", []func(*opinion.Examination){deficient("C-1-1"), confined(opinion.MisstatementPervasive, opinion.Design), confined(opinion.MisstatementPervasive, opinion.Operation)},
			"Qualified opinion", []string{clean + presents, exceptMatter + designed, exceptMatter + operated}},
		{"evidence lacking", []func(*opinion.Examination){limited(opinion.Limitation{Limbs: operation, Objectives: []soc1.ObjectiveID{"CO-1"}}), confined(opinion.LimitationPervasive, opinion.Operation)},
			"Qualified opinion", []string{clean + presents, clean + designed, exceptLack + operated}},
		{"failure and lack", []func(*opinion.Examination){deviate("2-1", controls.Systematic), limited(opinion.Limitation{Limbs: operation, Objectives: []soc1.ObjectiveID{"CO-1"}}), confined(opinion.LimitationPervasive, opinion.Operation), confined(opinion.MisstatementPervasive, opinion.Operation)},
			"Qualified opinion", []string{clean + presents, clean + designed, exceptBoth + operated}},
		{"all controls failed", []func(*opinion.Examination){systematic, deviate("2-1", controls.Systematic)},
			"Adverse opinion on operating effectiveness; unqualified opinion on the description and the suitability of design", []string{clean + presents, clean + designed, adverse + failed}},
		{"failure judged pervasive", []func(*opinion.Examination){systematic, pervasive(opinion.MisstatementPervasive, opinion.Operation)},
			"Adverse opinion on operating effectiveness; unqualified opinion on the description and the suitability of design", []string{clean + presents, clean + designed, adverseOne + failed}},
		{"everything wrong", []func(*opinion.Examination){misstated, deficient("C-1-1"), deficient("C-2-1"), func(e *opinion.Examination) { e.Judgements[1].Answer = opinion.Yes }},
			"Adverse opinion", []string{adverseOne + not, adverse + misdesigned, adverse + failed}},
		{"no access at all", []func(*opinion.Examination){limited(opinion.Limitation{})}, "Disclaimer of opinion", []string{presents, designed, operated}},
		{"no access to operation", []func(*opinion.Examination){limited(opinion.Limitation{Limbs: operation})},
			"Disclaimer of opinion on operating effectiveness; unqualified opinion on the description and the suitability of design",
			[]string{clean + presents, clean + designed, strings.Replace(disclaimed, "for an opinion.", "for an opinion on operating effectiveness.", 1) + operated}},
		{"not judged", []func(*opinion.Examination){systematic}, "Opinion (undetermined)", []string{clean + presents, clean + designed, open + operated}},
		{"letter outstanding", []func(*opinion.Examination){func(e *opinion.Examination) { e.Representation = soc1.Representation{} }},
			"Opinion (undetermined)", []string{open + presents, open + designed, open + operated}},
		{"Type 1 in order", []func(*opinion.Examination){type1}, "Unqualified opinion", []string{clean + presents, clean + designed}},
		{"Type 1 design deficient", []func(*opinion.Examination){type1, deficient("C-1-1"), confined(opinion.MisstatementPervasive, opinion.Design)},
			"Qualified opinion", []string{clean + presents, exceptMatter + designed}},
		{"Type 1 all designs deficient", []func(*opinion.Examination){type1, deficient("C-1-1"), deficient("C-2-2")},
			"Adverse opinion on the suitability of design; unqualified opinion on the description", []string{clean + presents, adverse + misdesigned}},
		{"Type 1 no access", []func(*opinion.Examination){type1, limited(opinion.Limitation{})}, "Disclaimer of opinion", []string{presents, designed}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, standard := range []soc1.Standard{soc1.ATC320, soc1.ISAE3402} {
				e := changed(tt.changes...)
				e.Standard = standard
				d := draft(t, e, report.Narrative{}).Document()
				title, when := tt.title, "throughout the period January 1, 2025 to December 31, 2025"
				if e.Type == soc1.Type1 {
					when = "as of December 31, 2025"
				}
				if standard == soc1.ISAE3402 {
					title = strings.NewReplacer("Unqualified", "Unmodified", "unqualified", "unmodified").Replace(title)
					when = strings.NewReplacer("January 1, 2025", "1 January 2025", "December 31, 2025", "31 December 2025").Replace(when)
				}
				if got := part(d, "opinion")[0].(report.Heading).Title(); got != title {
					t.Errorf("%v: title %q, want %q", standard, got, title)
				}
				limbs := items(t, d)
				if whole := strings.Contains(partText(d, "opinion"), disclaimedWhole); whole != (tt.title == "Disclaimer of opinion") {
					t.Errorf("%v: disclaimed as a whole: %v", standard, whole)
				}
				if len(limbs) != len(tt.limbs) {
					t.Fatalf("%v: got %d limbs, want %d", standard, len(limbs), len(tt.limbs))
				}
				for i, want := range tt.limbs {
					if !strings.HasPrefix(limbs[i], want+when) {
						t.Errorf("%v: limb %d\n got %q\nwant %q", standard, i, limbs[i], want+when)
					}
				}
			}
		})
	}
}

func TestComplementaryControlsConditionTheOpinion(t *testing.T) {
	none := func(e *opinion.Examination) { e.Complementary.CUECs = nil }
	tests := []struct {
		name              string
		changes           []func(*opinion.Examination)
		design, operation string
	}{
		{"none", []func(*opinion.Examination){none}, "if the controls operated effectively.", "those objectives were achieved."},
		{"at user entities", nil, "if the controls operated effectively, and if user entities applied the complementary controls assumed in the design throughout that period.",
			"were achieved, if the complementary controls of user entities assumed in the design operated effectively throughout that period."},
		{"at subservice organizations", []func(*opinion.Examination){none, subservice(soc1.CarveOut)},
			"and if subservice organizations applied the complementary controls assumed in the design throughout that period.",
			"if the complementary controls of subservice organizations assumed in the design operated effectively throughout that period."},
		{"at both", []func(*opinion.Examination){subservice(soc1.CarveOut)}, "and if user entities and subservice organizations applied",
			"if the complementary controls of user entities and subservice organizations assumed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			limbs := items(t, draft(t, changed(tt.changes...), report.Narrative{}).Document())
			wants(t, limbs[1], tt.design)
			wants(t, limbs[2], tt.operation)
			lacks(t, limbs[0], "complementary")
		})
	}
	t.Run("not when the claim is negated", func(t *testing.T) {
		limbs := items(t, draft(t, changed(deviate("1-1", controls.Systematic), deviate("2-1", controls.Systematic)), report.Narrative{}).Document())
		lacks(t, limbs[2], "complementary")
	})
}

func TestBasisDescribesEveryKindOfMatter(t *testing.T) {
	tests := []struct {
		name    string
		changes []func(*opinion.Examination)
		want    []string
	}{
		{"systematic deviation", []func(*opinion.Examination){deviate("1-1", controls.Systematic), confined(opinion.MisstatementPervasive, opinion.Operation)}, []string{
			"Control objective CO-1 reads: “Controls provide reasonable assurance that payroll is calculated completely and accurately.”",
			"This risk was not addressed: An amount is calculated wrongly.",
			"Control C-1-1, test T-1-1: 2 of 25 items tested deviated (D-1). The review was signed after the payroll was paid. The cause would produce further deviations, so that the control was not effective whatever their number.",
			"As a result, the controls did not operate effectively to achieve the control objective throughout the period January 1, 2025 to December 31, 2025.",
			"The effect is confined to 1 of 2 control objectives, and in our judgment it is not pervasive.",
		}},
		{"part of the period", []func(*opinion.Examination){deviate("1-1", controls.Systematic), confined(opinion.MisstatementPervasive, opinion.Operation), func(e *opinion.Examination) {
			second := e.Matrix.Tests[0]
			second.ID, second.Period.Start = "T-1-1b", e.Period.Start.AddDays(31)
			e.Matrix.Tests[0].Period.End = e.Period.Start.AddDays(30)
			e.Matrix.Tests = append(e.Matrix.Tests, second)
		}}, []string{"achieve the control objective from January 1, 2025 to January 31, 2025."}},
		{"design", []func(*opinion.Examination){deficient("C-1-1"), confined(opinion.MisstatementPervasive, opinion.Design), confined(opinion.MisstatementPervasive, opinion.Operation)}, []string{
			"Control C-1-1: As designed, it would not address the risk even if performed as described. The reviewer does not see the rates.",
			"As a result, the controls were not suitably designed to achieve the control objective",
		}},
		{"risk without a control", []func(*opinion.Examination){func(e *opinion.Examination) { e.Matrix.Risks[0].Sufficient = nil }, confined(opinion.MisstatementPervasive, opinion.Design), confined(opinion.MisstatementPervasive, opinion.Operation)},
			[]string{"No control addresses this risk: An amount is calculated wrongly."}},
		{"not implemented", []func(*opinion.Examination){func(e *opinion.Examination) {
			e.Matrix.Walkthroughs[0].Implementation, e.Matrix.Walkthroughs[0].Finding = controls.NotImplemented, "Nobody performs it."
		}}, []string{"The description presents the control C-1-1 as if it were in use. It was not implemented, and the description was not corrected. Nobody performs it."}},
		{"matter", []func(*opinion.Examination){misstated}, []string{"Omission: The description leaves out the correction of rejected items.", "This concerns control objective CO-2."}},
		{"limitation", []func(*opinion.Examination){limited(opinion.Limitation{})},
			[]string{"We were not able to obtain sufficient appropriate evidence: Access to the data centre was refused. Management imposed this limitation."}},
		{"evidence gone", []func(*opinion.Examination){func(e *opinion.Examination) {
			test := &e.Matrix.Tests[0]
			test.Outcome, test.Reason, test.Sample, test.Population = controls.EvidenceUnavailable, "The log was overwritten.", controls.Sample{}, controls.Population{}
		}, confined(opinion.LimitationPervasive, opinion.Operation)},
			[]string{"Control C-1-1, test T-1-1: Sufficient appropriate evidence could not be obtained. The log was overwritten.", "As a result, we were not able to obtain sufficient appropriate evidence to conclude whether the control objective was achieved throughout"}},
		{"assertion in contradiction", []func(*opinion.Examination){deviate("1-1", controls.Systematic), deviate("2-1", controls.Systematic)},
			[]string{"Management's assertion in Section 2 does not reflect the matters that modify our opinion on operating effectiveness."}},
		{"refused representations", []func(*opinion.Examination){func(e *opinion.Examination) {
			e.Representation = soc1.Representation{Status: soc1.LetterRefused, Reason: "It is too broad"}
		}}, []string{"Management of Payroll Services refused to provide the written representations that we asked for. The reason given was: It is too broad. Without them, we have no sufficient basis for an opinion."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := draft(t, changed(tt.changes...), report.Narrative{}).Document()
			text := partText(d, "basis") + partText(d, "open-matters")
			wants(t, text, tt.want...)
		})
	}
}

func TestLettersAreDescribedOnceHoweverManyLimbsTheyReach(t *testing.T) {
	e := changed(func(e *opinion.Examination) { e.Representation = soc1.Representation{} }, subservice(soc1.Inclusive), func(e *opinion.Examination) {
		e.Subservices[0].Assertion = soc1.ManagementAssertion{}
	})
	text := partText(draft(t, e, report.Narrative{}).Document(), "open-matters")
	for _, want := range []string{"The written representations of management of Payroll Services are outstanding.", "The written assertion of management of Host Corp is outstanding."} {
		if n := strings.Count(text, want); n != 1 {
			t.Errorf("%q stands there %d times:\n%s", want, n, text)
		}
	}
}

func TestUndeterminedDraftSaysWhatIsNeeded(t *testing.T) {
	e := changed(deviate("1-1", controls.Systematic), misstated, func(e *opinion.Examination) { e.Judgements = nil })
	d := draft(t, e, report.Narrative{}).Document()
	wants(t, partText(d, "section-1"), "Still needed before the opinion can be given", "Is the description matter material to the readers of the report? (M-1)",
		"Is what is wrong pervasive to the limb as a whole? (description and operation)", "Whether this is material has not been judged yet.", "Whether it is pervasive has not been judged yet.")
	wants(t, partText(d, "summary"), "Not yet determined; still possible: unqualified, qualified or adverse.")
	if len(part(d, "basis")) > 0 {
		t.Error("an opinion that is not modified yet has a basis for its modification")
	}
}

func TestUnexercisedObjectivesAreDisclosedOrQualify(t *testing.T) {
	e := changed(dormant)
	d := draft(t, e, report.Narrative{}).Document()
	wants(t, partText(d, "emphasis"), "The circumstances that trigger the controls of control objective CO-2 did not arise at any time during the period January 1, 2025 to December 31, 2025.", "does not modify our opinion")
	wants(t, items(t, d)[2], clean, ", other than CO-2 (see “Other matters”), operated effectively")
	wants(t, partText(d, "section-4"), "No occurrence.", "No client left during the year.")

	confined(opinion.LimitationPervasive, opinion.Operation)(e)
	d = compose(t, e, opinion.USPolicy().WithNonOccurrence(opinion.NonOccurrenceQualify), report.Narrative{}).Document()
	if len(part(d, "emphasis")) > 0 {
		t.Error("what qualifies the opinion stands among what does not modify it")
	}
	wants(t, partText(d, "basis"), "Control C-2-1, test T-2-1: The circumstances that trigger the control did not arise. No client left during the year.")
	wants(t, items(t, d)[2], exceptLack+operated)
}
