package opinion_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// consultations writes down every value of the policy that an opinion records, with each fact that it decided and the rule that
// was applied to it.
func consultations(o *opinion.Opinion) string {
	var list []string
	for _, u := range o.PolicyUsed {
		for _, at := range u.Places {
			list = append(list, strings.TrimSpace(fmt.Sprintf("%v %s %v", u.Knob, at.Subject, at.Rule)))
		}
	}
	return strings.Join(list, ", ")
}

// How an item counts may hang on several values of the policy. Those are recorded that had a say, and no other: what condemns a
// control whatever the count needs none, and where one value settles an item the next is not asked.
func TestWhatDecidesHowAnItemCountsIsRecorded(t *testing.T) {
	us, isae := opinion.USPolicy(), opinion.ISAE3402Policy()
	incorrect := controls.Deviation{Kind: controls.KindIncorrect}
	planned := func(e *opinion.Examination) { e.Matrix.Tests[0].Sample.Expected = 1 }
	claimed := func(days int64) controls.Deviation { return controls.Deviation{DaysLate: days, Anomaly: true} }
	unevidenced := controls.Deviation{Kind: controls.KindNoEvidence, Anomaly: true}
	systematic := controls.Deviation{Kind: controls.KindIncorrect, Pattern: controls.Systematic}
	accepted := func(e *opinion.Examination) { accept(e, opinion.Yes) }
	anomalous := func(e *opinion.Examination) { anomaly(e, opinion.Yes) }
	second := func(e *opinion.Examination) { answered(e, opinion.DeviationAnomalous, "D-2", opinion.Yes) }
	asIs := func(*opinion.Examination) {}
	for _, c := range []struct {
		name   string
		found  []controls.Deviation
		change func(e *opinion.Examination)
		policy opinion.Policy
		want   string
	}{
		{"late, and systematic", []controls.Deviation{{DaysLate: 3, Pattern: controls.Systematic}}, asIs, us, ""},
		{"late, and intentional", []controls.Deviation{{DaysLate: 3, Intentional: true}}, asIs, us, ""},
		{"late, beside another that is planned for", []controls.Deviation{{DaysLate: 3}, incorrect}, planned, us.WithGraceDays(3),
			"grace-days T-1-1 deviations-within-plan"},
		{"late, behind another that is planned for", []controls.Deviation{incorrect, {DaysLate: 3}}, planned, us.WithGraceDays(3),
			"grace-days T-1-1 deviations-within-plan"},

		{"claimed as an anomaly", []controls.Deviation{claimed(0)}, anomalous, isae, "anomalies T-1-1 deviations-excused"},
		{"claimed, and late on the last day of grace", []controls.Deviation{claimed(3)}, asIs, isae.WithGraceDays(3), "grace-days T-1-1 deviations-excused"},
		{"claimed, and late after the grace", []controls.Deviation{claimed(4)}, anomalous, isae.WithGraceDays(3),
			"grace-days T-1-1 deviations-excused, anomalies T-1-1 deviations-excused"},
		{"claimed, and without evidence, which deviates", []controls.Deviation{unevidenced}, anomalous, isae,
			"missing-evidence T-1-1 deviations-excused, anomalies T-1-1 deviations-excused"},
		{"claimed, and without evidence, which limits", []controls.Deviation{unevidenced}, accepted, isae.WithMissingEvidence(opinion.MissingLimits),
			"missing-evidence T-1-1 deviations-accepted"},

		{"claimed where there are none, beside a failure", []controls.Deviation{systematic, claimed(3)}, asIs, us, "anomalies T-1-1 deviations-systematic"},
		{"open, beside a failure", []controls.Deviation{systematic, claimed(3)}, asIs, isae,
			"grace-days T-1-1 deviations-systematic, anomalies T-1-1 deviations-systematic"},
		{"open but for the grace, beside a failure", []controls.Deviation{systematic, claimed(3)}, asIs, isae.WithGraceDays(3),
			"grace-days T-1-1 deviations-systematic, anomalies T-1-1 deviations-systematic"},
		{"judged, beside a failure", []controls.Deviation{systematic, claimed(3)}, second, isae, "anomalies T-1-1 deviations-systematic"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := oneTest(c.found...)
			c.change(e)
			if got := consultations(form(t, e, c.policy)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			agree(t, e, c.policy)
		})
	}
}

// A test by inquiry that found something concludes nothing good, whatever is judged about it. That another test met no occurrence
// does not make it a matter of how non-occurrence counts.
func TestInquiryIsNoQuestionOfNonOccurrence(t *testing.T) {
	e := oneTest(controls.Deviation{})
	e.Matrix.Tests[0].Procedures[0].Nature = controls.Inquiry
	e.Matrix.Tests = append(e.Matrix.Tests, controls.Test{ID: "T-2", Control: "C-1-1", Outcome: controls.NoOccurrence, Reason: "Nobody left."})
	if got, want := consultations(form(t, e, opinion.USPolicy())), "beyond T-1-1 deviations-open"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What the failure of an objective does to a control that relies on it is for the policy to say, unless the objective holds or the
// control is known to have worked. That it did not work in spite of a failure leaves to the policy whether it failed or lacks
// evidence; in spite of a lack of evidence, it cannot have failed by it.
func TestWhatRelianceComesToIsRecorded(t *testing.T) {
	us := opinion.USPolicy()
	fails, unsupported := us.WithReliance(opinion.RelianceFails), us.WithReliance(opinion.RelianceUnsupported)
	for _, c := range []struct {
		name   string
		relied state
		answer opinion.Answer
		policy opinion.Policy
		want   opinion.Result
		rule   opinion.Rule // why the control does not hold, as far as it relies on something
		used   bool         // whether the policy had a say
	}{
		{"on what holds", worked, 0, us, opinion.Effective, 0, false},
		{"on what holds, where it fails", worked, 0, fails, opinion.Effective, 0, false},
		{"on what lacks evidence", absent, 0, us, opinion.ResultOpen, opinion.RuleRelianceOpen, true},
		{"on what lacks evidence, unsupported", absent, 0, unsupported, opinion.NotConcluded, opinion.RuleRelianceUnsupported, true},
		{"on what lacks evidence, where it fails", absent, 0, fails, opinion.NotConcluded, opinion.RuleRelianceUnsupported, true},
		{"on what lacks evidence, in vain", absent, opinion.No, us, opinion.NotConcluded, opinion.RuleRelianceUnsupported, false},
		{"on what lacks evidence, and worked", absent, opinion.Yes, us, opinion.Effective, 0, false},
		{"on what failed", broke, 0, us, opinion.ResultOpen, opinion.RuleRelianceOpen, true},
		{"on what failed, unsupported", broke, 0, unsupported, opinion.NotConcluded, opinion.RuleRelianceUnsupported, true},
		{"on what failed, where it fails", broke, 0, fails, opinion.Ineffective, opinion.RuleRelianceFailed, true},
		{"on what failed, in vain", broke, opinion.No, us, opinion.Ineffective, opinion.RuleRelianceFailed, true},
		{"on what failed, and worked", broke, opinion.Yes, us, opinion.Effective, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := examtest.Sound(3, 1)
			e.Matrix.Controls[0].ReliesOn = []soc1.ObjectiveID{"CO-3"}
			c.relied.apply(e, &e.Matrix.Tests[2])
			answered(e, opinion.RelianceUnaffected, "C-1-1", c.answer)
			o := form(t, e, c.policy)
			if got := o.Controls[0].Result; got != c.want {
				t.Errorf("the control is %v, want %v", got, c.want)
			}
			var places []opinion.PolicyPlace
			if c.used {
				places = []opinion.PolicyPlace{{Limb: opinion.Operation, Subject: "C-1-1", Rule: c.rule}}
			}
			if got := used(o)[opinion.KnobReliance].Places; !slices.Equal(got, places) {
				t.Errorf("the policy is recorded at %v, want %v", got, places)
			}
			for _, r := range []opinion.Rule{opinion.RuleRelianceOpen, opinion.RuleRelianceUnsupported, opinion.RuleRelianceFailed} {
				if fired(o)[r] != (r == c.rule) {
					t.Errorf("%v fired: %v", r, fired(o)[r])
				}
			}
			agree(t, e, c.policy)
		})
	}
}

// A control that relies on two objectives needs both: that it worked in spite of the failure of the one says nothing about the
// other.
func TestAControlThatReliesOnTwoObjectives(t *testing.T) {
	for _, order := range [][]soc1.ObjectiveID{{"CO-2", "CO-3"}, {"CO-3", "CO-2"}} {
		e := examtest.Sound(3, 1)
		e.Matrix.Controls[0].ReliesOn = order
		broke.apply(e, &e.Matrix.Tests[1])
		broke.apply(e, &e.Matrix.Tests[2])
		answered(e, opinion.RelianceUnaffected, "CO-2", opinion.Yes)
		if got := form(t, e, opinion.USPolicy()).Controls[0].Result; got != opinion.ResultOpen {
			t.Errorf("relying on %v: %v, want an open result", order, got)
		}
		agree(t, e, opinion.USPolicy())
		answered(e, opinion.RelianceUnaffected, "CO-3", opinion.Yes)
		if got := form(t, e, opinion.USPolicy()).Controls[0].Result; got != opinion.Effective {
			t.Errorf("relying on %v, and worked in spite of both: %v", order, got)
		}
	}
}

// What the first items have not shown, the further ones may: a deviation that nobody investigated is one, whichever part of a test
// found it.
func TestADeviationOfAnExtensionThatNobodyInvestigated(t *testing.T) {
	for nature, want := range map[controls.Nature]struct {
		result opinion.Result
		rule   opinion.Rule
	}{
		controls.Manual:    {opinion.ResultOpen, opinion.RuleDeviationsUninvestigated},
		controls.Automated: {opinion.Ineffective, opinion.RuleDeviationsAutomated},
	} {
		e := oneTest(controls.Deviation{Test: "T-X"})
		extend(e, 15, 1, true)
		e.Matrix.Controls[0].Nature, e.Matrix.Deviations[0].Pattern = nature, 0
		o := form(t, e, opinion.USPolicy())
		if got := o.Controls[0].Result; got != want.result || !fired(o)[want.rule] {
			t.Errorf("%v: the control is %v, want %v by %v", nature, got, want.result, want.rule)
		}
		agree(t, e, opinion.USPolicy())
	}
}

// Items without evidence are not part of a statistical sample. Of 38 items one may deviate where the rate may be ten in a hundred;
// of the 36 for which there is evidence none may.
func TestMissingItemsAreNotPartOfTheSample(t *testing.T) {
	for missing, want := range map[int64]opinion.Rule{0: opinion.RuleDeviationsOpen, 2: opinion.RuleItemsUnevidenced} {
		e := oneTest(controls.Deviation{Kind: controls.KindIncorrect}, controls.Deviation{Kind: controls.KindNoEvidence, Count: 2})
		test := &e.Matrix.Tests[0]
		test.Population.Size, test.Sample.Size, test.Sample.Tolerable = 1_000, 38+missing, sampling.PercentRate(10)
		o := form(t, e, opinion.USPolicy().WithMissingEvidence(opinion.MissingLimits))
		if o.Controls[0].Result != opinion.ResultOpen || !fired(o)[want] {
			t.Errorf("%d items of which 2 have no evidence: the control is %v, want it open for %v", 38+missing, o.Controls[0].Result, want)
		}
	}
}

// Whether a deviation is an anomaly is asked only if it would count otherwise, as an item does not that was late within the days of
// grace, the last of them included.
func TestAnAnomalyIsAskedAboutOnlyIfItCounts(t *testing.T) {
	const acceptable, anomalous = "deviations-acceptable T-1-1", "deviation-anomalous D-1"
	for _, c := range []struct {
		days, planned int64
		want          []string
	}{
		{0, 1, []string{anomalous, acceptable}}, // one of two is planned for, so that all hangs on whether the other counts
		{2, 0, []string{acceptable}},
		{3, 0, []string{acceptable}},
		{4, 1, []string{anomalous, acceptable}},
	} {
		e := oneTest(controls.Deviation{DaysLate: c.days, Anomaly: true}, controls.Deviation{Kind: controls.KindIncorrect})
		e.Matrix.Tests[0].Sample.Expected = c.planned
		p := opinion.ISAE3402Policy().WithGraceDays(3)
		o := form(t, e, p)
		var asked []string
		for _, n := range o.Needs {
			asked = append(asked, fmt.Sprintf("%v %s", n.Question, n.Subject))
		}
		slices.Sort(asked)
		if open := c.want[0] == anomalous; !slices.Equal(asked, c.want) || fired(o)[opinion.RuleAnomalyOpen] != open {
			t.Errorf("%d days late: %v are asked, want %v; the anomaly is a reason: %v", c.days, asked, c.want, !open)
		}
		agree(t, e, p)
	}
}

// Tests of parts of the period, with months between them, leave exactly those months without evidence, in whatever order they are
// recorded.
func TestTestsOfPartsOfThePeriod(t *testing.T) {
	part := func(from, to time.Month, last int) soc1.Period {
		return soc1.Period{Start: soc1.DateOf(2025, from, 1), End: soc1.DateOf(2025, to, last)}
	}
	tested := []soc1.Period{part(time.February, time.March, 31), part(time.June, time.July, 31), part(time.October, time.November, 30)}
	untested := []soc1.Period{
		part(time.January, time.January, 31), part(time.April, time.May, 31), part(time.August, time.September, 30), part(time.December, time.December, 31),
	}
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		e := examtest.Sound(1, 1)
		e.Matrix.Tests = nil
		for i, k := range order {
			test := examtest.SoundTest(soc1.TestID(fmt.Sprintf("T-%d", i+1)), "C-1-1")
			test.Period = tested[k]
			e.Matrix.Tests = append(e.Matrix.Tests, test)
		}
		o := form(t, e, opinion.USPolicy())
		l, _ := o.Limb(opinion.Operation)
		for _, r := range l.Reasons {
			for _, why := range r.All() {
				switch why.Rule {
				case opinion.RuleObjectiveUnconcluded, opinion.RuleRiskUncovered, opinion.RuleUntested:
					if !slices.Equal(why.Days, untested) {
						t.Errorf("tested in the order %v: %v on %v, want %v", order, why.Rule, why.Days, untested)
					}
				}
			}
		}
		if got := o.Objectives[0].Operation; got != opinion.NoConclusion || !fired(o)[opinion.RuleUntested] {
			t.Errorf("tested in the order %v: the objective is %v for %v", order, got, l.Reasons)
		}
		if p := opinion.USPolicy().WithShortGapDays(61); form(t, e, p).Objectives[0].Operation != opinion.FindingOpen {
			t.Errorf("tested in the order %v: none of the gaps is longer than 61 days", order)
		}
	}
}
