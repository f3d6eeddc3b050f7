package opinion_test

import (
	"fmt"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// judgeReach records what is judged about how far the two sides of a limb reach; 0 leaves a question open.
func judgeReach(e *opinion.Examination, limb opinion.Limb, wrong, lack opinion.Answer) {
	answered(e, opinion.MisstatementPervasive, limb.String(), wrong)
	answered(e, opinion.LimitationPervasive, limb.String(), lack)
}

// neverMilder fails if a limb may be milder afterwards than it could be before, or if it was settled and becomes milder at
// worst. The one thing allowed is that an open question about a lack of evidence falls away with the last thing lacking.
func neverMilder(t tester, e *opinion.Examination, limb opinion.Limb, before, after *opinion.Opinion) {
	t.Helper()
	b, _ := before.Limb(limb)
	a, _ := after.Limb(limb)
	best, worst := bounds(b)
	nowBest, nowWorst := bounds(a)
	moot := judged(e, opinion.MisstatementPervasive, limb) == opinion.No && judged(e, opinion.LimitationPervasive, limb) == 0
	if nowBest < best || nowWorst < worst && !moot {
		t.Fatalf("%v became milder, from %v to %v\n%s", limb, possible(b), possible(a), show(e))
	}
}

// What is known to be wrong with an objective is never milder than what is feared of it, however the other objectives stand
// and whatever is judged: every number of objectives up to five that failed, lack evidence or were achieved, every pair
// of judgements, several policies. Source: the matrix of misstatement and scope limitation, whose columns are the same for both.
func TestAFailureIsNeverMilderThanALackOfEvidence(t *testing.T) {
	steps := 0
	for _, share := range [][2]int{{50, 100}, {34, 67}, {100, 100}, {0, 50}, {20, 40}, {0, 1}} {
		for _, both := range []opinion.Kind{opinion.Adverse, opinion.Disclaimer} {
			p := opinion.USPolicy().WithPervasiveness(sampling.PercentRate(share[0]), sampling.PercentRate(share[1]))
			p.WhenBoth = both
			for total := 1; total <= 5; total++ {
				for n := 1; n <= total; n++ {
					for wrong := range opinion.Answer(3) {
						for lack := range opinion.Answer(3) {
							var last *opinion.Opinion
							for broken := 0; broken <= n; broken++ {
								e := standing(total, broken, n-broken)
								judgeReach(e, opinion.Operation, wrong, lack)
								o := form(t, e, p)
								if last != nil {
									neverMilder(t, e, opinion.Operation, last, o)
									steps++
								}
								if last = o; n%2 == 1 {
									agree(t, e, p)
								}
							}
						}
					}
				}
			}
		}
	}
	t.Logf("%d steps", steps)
}

// standing is an examination in which some objectives failed in operation, some lack evidence and the others were achieved.
func standing(total, broken, lacking int) *opinion.Examination {
	var shapes []shape
	var parts [][]state
	for i := range total {
		s := worked
		switch {
		case i < broken:
			s = broke
		case i < broken+lacking:
			s = absent
		}
		shapes, parts = append(shapes, shape{{{i}}}), append(parts, []state{s})
	}
	return small(shapes, parts)
}

// The same holds beside anything else that an examination can hold, for design and for operation.
func TestAFailureIsNeverMilderBesideAnythingElse(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		m := &e.Matrix
		m.Objectives = append(m.Objectives, controls.Objective{ID: "CO-new", Statement: "Something else is achieved.", Kind: controls.GeneralIT})
		m.Controls = append(m.Controls, controls.Control{ID: "C-new", Text: "Someone does something.", Nature: controls.Manual})
		m.Risks = append(m.Risks, controls.Risk{ID: "R-new", Objective: "CO-new", Statement: "Something goes wrong.", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-new"}}}})
		m.Walkthroughs = append(m.Walkthroughs, controls.Walkthrough{ID: "W-new", Control: "C-new", Design: controls.DesignSuitable, Implementation: controls.Implemented})
		limb := opinion.Operation
		if e.Type == soc1.Type1 || pick(2) == 0 {
			limb = opinion.Design
		}
		failing := e.Clone()
		switch {
		case limb == opinion.Design:
			m.Walkthroughs[len(m.Walkthroughs)-1].Design = 0
			w := &failing.Matrix.Walkthroughs[len(m.Walkthroughs)-1]
			w.Design, w.Finding = controls.DesignDeficient, "It would not find the error."
			if e.Type == soc1.Type2 {
				m.Tests = append(m.Tests, examtest.SoundTest("T-new", "C-new"))
				failing.Matrix.Tests = append(failing.Matrix.Tests, examtest.SoundTest("T-new", "C-new"))
			}
		default:
			test := examtest.SoundTest("T-new", "C-new")
			failing.Matrix.Tests = append(failing.Matrix.Tests, test)
			broke.apply(failing, &failing.Matrix.Tests[len(failing.Matrix.Tests)-1])
			absent.apply(e, &test)
			m.Tests = append(m.Tests, test)
		}
		neverMilder(t, failing, limb, form(t, e, p), form(t, failing, p))
	})
}

// The three rules that keep judgements about one side from contradicting the other, each at its simplest.
func TestJudgementsAboutOneSideBindTheOther(t *testing.T) {
	yes, no := opinion.Yes, opinion.No
	for _, c := range []struct {
		name                   string
		total, broken, lacking int
		wrong, lack            opinion.Answer
		want                   string
		rule                   opinion.Rule
	}{
		{"feared to be pervasive", 9, 0, 1, 0, yes, "[disclaimer]", opinion.RulePervasiveJudged},
		{"feared, and came true", 9, 1, 0, 0, yes, "[adverse]", opinion.RulePervasiveJudged},
		{"feared, came true, and called confined", 9, 1, 0, no, yes, "[adverse]", opinion.RulePervasiveJudged},
		{"some of it came true", 9, 1, 1, no, yes, "[disclaimer]", opinion.RuleConfinedJudged},
		{"called confined where all evidence is lacking", 2, 0, 2, no, 0, "[qualified disclaimer]", opinion.RulePervasiveOpen},
		{"called confined where all failed", 2, 2, 0, no, 0, "[qualified]", opinion.RuleConfinedJudged},
		{"neither side is pervasive", 2, 1, 1, no, no, "[qualified]", opinion.RuleConfinedJudged},
		{"the larger side speaks for all", 3, 1, 2, 0, 0, "[disclaimer]", opinion.RulePervasiveShare},
		{"the larger side failed", 3, 2, 1, 0, 0, "[adverse]", opinion.RulePervasiveShare},
		{"a judged lack is not counted with what failed", 3, 2, 1, 0, no, "[qualified adverse]", opinion.RulePervasiveOpen},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := standing(c.total, c.broken, c.lacking)
			judgeReach(e, opinion.Operation, c.wrong, c.lack)
			o := form(t, e, opinion.USPolicy())
			l, _ := o.Limb(opinion.Operation)
			if got := fmt.Sprint(possible(l)); got != c.want {
				t.Errorf("operation is %v, want %v", got, c.want)
			}
			if !fired(o)[c.rule] {
				t.Errorf("%v did not fire: %v", c.rule, l.Reasons)
			}
			agree(t, e, opinion.USPolicy())
		})
	}
}
