package opinion_test

import (
	"slices"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// judged returns what was judged about how far a side of a limb reaches.
func judged(e *opinion.Examination, q opinion.Question, limb opinion.Limb) opinion.Answer {
	for _, j := range e.Judgements {
		if j.Question == q && j.Subject == limb.String() {
			return j.Answer
		}
	}
	return 0
}

// halfJudged reports whether what is wrong with a limb was judged to be confined while nothing was judged about what is
// lacking there. Where the last thing lacking turns out to be wrong, the question about it falls away, and with it what was
// possible under a yes; see TestAFailureIsNeverMilderThanALackOfEvidence.
func halfJudged(e *opinion.Examination) bool {
	return slices.ContainsFunc([]opinion.Limb{opinion.Design, opinion.Operation}, func(limb opinion.Limb) bool {
		return judged(e, opinion.MisstatementPervasive, limb) == opinion.No && judged(e, opinion.LimitationPervasive, limb) == 0
	})
}

// deviate adds a deviation to a performed test that still has items which did not deviate, if there is one.
func deviate(pick func(n int) int, e *opinion.Examination) bool {
	m := &e.Matrix
	for i := range m.Tests {
		t := &m.Tests[(i+pick(len(m.Tests)))%len(m.Tests)]
		found := int64(0)
		for _, d := range m.Deviations {
			if d.Test == t.ID {
				found += d.Count
			}
		}
		if t.Outcome != controls.Performed || found >= t.Sample.Size {
			continue
		}
		m.Deviations = append(m.Deviations, controls.Deviation{
			ID: "D-new", Test: t.ID, Count: 1, Kind: controls.KindLate, Text: "Reviewed late.",
			Pattern: controls.Pattern(pick(3)), Intentional: pick(4) == 3,
		})
		return true
	}
	return false
}

func TestInvariant01AddingADeviationNeverImproves(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		before := form(t, e, p)
		if more := e.Clone(); !halfJudged(e) && deviate(pick, more) {
			neverBetter(t, more, before, form(t, more, p))
		}
	})
}

func TestInvariant02RemovingADeviationNeverWorsens(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		if n := len(e.Matrix.Deviations); n > 0 && !halfJudged(e) {
			less := e.Clone()
			at := pick(n)
			less.Matrix.Deviations = slices.Delete(less.Matrix.Deviations, at, at+1)
			tidy(less)
			neverBetter(t, e, form(t, less, p), form(t, e, p))
		}
	})
}

func TestInvariant03OrderNeverMatters(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		other := e.Clone()
		shuffle(pick, other)
		same(t, e, form(t, e, p), form(t, other, p))
	})
}

func TestInvariant04Type1HasNoOperation(t *testing.T) {
	scope := anything()
	scope.Type = soc1.Type1
	law(t, scope, func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		o := form(t, e, p)
		if _, has := o.Limb(opinion.Operation); has || len(o.Limbs) != 2 {
			t.Fatalf("the limbs are %v", o.Limbs)
		}
		for _, c := range o.Objectives {
			if c.Operation != 0 || c.Deviations != 0 {
				t.Fatalf("operation was concluded on: %+v", c)
			}
		}
		for _, c := range o.Controls {
			if c.Tested != 0 || c.Result == opinion.Effective || c.Result == opinion.NotTested {
				t.Fatalf("operation was concluded on: %+v", c)
			}
		}
		if w := e.Window(); w.Days() != 1 {
			t.Fatalf("the report speaks of %v", w)
		}
		e.Matrix.Tests = append(e.Matrix.Tests, examtest.SoundTest("T-new", "C-1"))
		if err := e.Validate(); err == nil {
			t.Fatalf("a Type 1 examination with a test was accepted")
		}
	})
}

func TestInvariant05Type2HasThreeLimbsAndAPeriod(t *testing.T) {
	scope := anything()
	scope.Type = soc1.Type2
	law(t, scope, func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		if o := form(t, e, p); len(o.Limbs) != 3 {
			t.Fatalf("the limbs are %v", o.Limbs)
		}
		e.Period.Start, e.Period.End = e.Period.End, e.Period.Start
		if _, err := opinion.Form(e, p); err == nil {
			t.Fatalf("the reversed period %v was accepted", e.Period)
		}
	})
}

func TestInvariant06EveryDeviationIsCountedOnce(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		var want, got int64
		for _, d := range e.Matrix.Deviations {
			want += d.Count
		}
		for _, c := range form(t, e, p).Controls {
			got += c.Deviating
		}
		if got != want {
			t.Fatalf("%d items deviated and the conclusions count %d\n%s", want, got, show(e))
		}
	})
}

func TestInvariant07DeviationsAreAmongTheItemsTested(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		for _, c := range form(t, e, p).Controls {
			if c.Tested < c.Deviating {
				t.Fatalf("%+v", c)
			}
		}
		if len(e.Matrix.Deviations) == 0 {
			return
		}
		none, silent := e.Clone(), e.Clone()
		none.Matrix.Deviations[0].Count = 0
		silent.Matrix.Deviations[0].Text = ""
		if none.Validate() == nil || silent.Validate() == nil {
			t.Fatalf("a deviation without a count or a text was accepted")
		}
	})
}

func TestInvariant08DeviationsSamplePopulation(t *testing.T) {
	e := examtest.Sound(1, 1)
	test := &e.Matrix.Tests[0]
	for sample := range int64(4) {
		for population := range int64(4) {
			for found := range int64(4) {
				test.Sample.Size, test.Population.Size, e.Matrix.Deviations = sample, population, nil
				if found > 0 {
					e.Matrix.Deviations = []controls.Deviation{{ID: "D", Test: test.ID, Count: found, Kind: controls.KindLate, Text: "Late."}}
				}
				want := found <= sample && (population == 0 || sample <= population) // a population of 0 is not known
				if got := e.Validate() == nil; got != want {
					t.Errorf("%d deviations, %d items, population %d: accepted %v, want %v", found, sample, population, got, want)
				}
			}
		}
	}
}

func TestInvariant09AllInOrderIsUnqualified(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {1, 9}, {3, 4}, {12, 20}} {
		for _, p := range []opinion.Policy{opinion.USPolicy(), opinion.ISAE3402Policy()} {
			o := form(t, examtest.Sound(size[0], size[1]), p)
			if o.Summary != opinion.Unqualified || o.Withdraw || len(o.Needs) > 0 {
				t.Errorf("%v: %v, withdraw %v, needs %v", size, o.Summary, o.Withdraw, o.Needs)
			}
			for _, l := range o.Limbs {
				if l.Kind != opinion.Unqualified {
					t.Errorf("%v: %v is %v", size, l.Limb, l.Kind)
				}
			}
		}
	}
}

func TestInvariant10AnObjectiveNotAchievedModifies(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		o := form(t, e, p)
		for _, c := range o.Objectives {
			for limb, f := range map[opinion.Limb]opinion.Finding{opinion.Design: c.Design, opinion.Operation: c.Operation} {
				if l, _ := o.Limb(limb); f == opinion.NotAchieved && slices.Contains(possible(l), opinion.Unqualified) {
					t.Fatalf("%s is not achieved and %v may be unqualified\n%s", c.Objective, limb, show(e))
				}
			}
		}
	})
}

func TestInvariant11NoObjectiveAchievedIsAdverse(t *testing.T) {
	reached := 0
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		o := form(t, e, p)
		l, is2 := o.Limb(opinion.Operation)
		all := !slices.ContainsFunc(o.Objectives, func(c opinion.ObjectiveConclusion) bool { return c.Operation != opinion.NotAchieved })
		if !is2 || !all || judged(e, opinion.MisstatementPervasive, opinion.Operation) == opinion.No {
			return // the auditor's own word on how far it reaches prevails over every count
		}
		reached++
		if slices.ContainsFunc(possible(l), func(k opinion.Kind) bool { return k != opinion.Adverse && k != opinion.Disclaimer }) {
			t.Fatalf("no objective was achieved and the opinion may be %v\n%s", possible(l), show(e))
		}
		if l.Kind != opinion.Adverse && len(e.Limitations) == 0 && !slices.Contains(possible(l), opinion.Disclaimer) {
			t.Fatalf("no objective was achieved and the opinion is %v\n%s", l.Kind, show(e))
		}
	})
	if reached == 0 {
		t.Error("no examination had this case")
	}
}

func TestInvariant12EachSideHasItsOwnExtreme(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		sound, full := e.Clone(), e.Clone()
		repair(sound)
		sound.Judgements = nil
		if p.Reliance == opinion.RelianceFails {
			p.Reliance = opinion.RelianceAsk
		}
		for _, l := range form(t, sound, p).Limbs {
			if slices.Contains(possible(l), opinion.Adverse) {
				t.Fatalf("%v lacks evidence alone and may be %v\n%s", l.Limb, possible(l), show(sound))
			}
		}
		complete(full)
		full.Matrix.Tests = slices.DeleteFunc(full.Matrix.Tests, func(t controls.Test) bool { return t.Outcome != controls.Performed })
		for i := range full.Matrix.Controls {
			full.Matrix.Controls[i].ReliesOn = nil
		}
		full.Judgements = nil
		for _, l := range form(t, full, p).Limbs {
			if slices.Contains(possible(l), opinion.Disclaimer) {
				t.Fatalf("%v is misstated alone and may be %v\n%s", l.Limb, possible(l), show(full))
			}
		}
	})
}

func TestInvariant13LimbsAreIndependent(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		before := form(t, e, p)
		described, deviating := e.Clone(), e.Clone()
		described.Matters = append(described.Matters, opinion.Matter{ID: "M-new", Kind: opinion.Omission, Text: "Something is left out."})
		after := form(t, described, p)
		for i := range before.Limbs {
			if l := before.Limbs[i]; l.Limb != opinion.Description && !slices.Equal(possible(l), possible(after.Limbs[i])) {
				t.Fatalf("an omission changed %v from %v to %v\n%s", l.Limb, possible(l), possible(after.Limbs[i]), show(e))
			}
		}
		if !deviate(pick, deviating) {
			return
		}
		after = form(t, deviating, p)
		for i, l := range before.Limbs {
			if l.Limb != opinion.Operation && !slices.Equal(possible(l), possible(after.Limbs[i])) {
				t.Fatalf("a deviation changed %v from %v to %v\n%s", l.Limb, possible(l), possible(after.Limbs[i]), show(e))
			}
		}
	})
}

func TestInvariant14DesignFailureReachesOperation(t *testing.T) {
	law(t, examtest.Scope{Type: soc1.Type2, Letters: true, Judgements: true}, func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		for _, c := range form(t, e, p).Objectives {
			if c.Design == opinion.NotAchieved && c.Operation != opinion.NotAchieved {
				t.Fatalf("%s was not suitably designed and operated: %v\n%s", c.Objective, c.Operation, show(e))
			}
		}
	})
}

func TestInvariant15ARedundantEffectiveControlNeverWorsens(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		if len(e.Matrix.Risks) == 0 || halfJudged(e) {
			return
		}
		more := e.Clone()
		m := &more.Matrix
		m.Controls = append(m.Controls, controls.Control{ID: "C-new", Text: "A second person reviews.", Nature: controls.Manual})
		m.Walkthroughs = append(m.Walkthroughs, controls.Walkthrough{ID: "W-new", Control: "C-new", Design: controls.DesignSuitable, Implementation: controls.Implemented})
		if e.Type == soc1.Type2 {
			m.Tests = append(m.Tests, examtest.SoundTest("T-new", "C-new"))
		}
		r := &m.Risks[pick(len(m.Risks))]
		r.Sufficient = append(r.Sufficient, controls.ControlSet{Controls: []soc1.ControlID{"C-new"}, Rationale: "It finds every error."})
		neverBetter(t, e, form(t, more, p), form(t, e, p))
	})
}

func TestInvariant16DeletingTheOnlyCoverNeverImproves(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		if len(e.Matrix.Risks) == 0 {
			return
		}
		r := &e.Matrix.Risks[pick(len(e.Matrix.Risks))]
		before := form(t, e, p)
		r.Sufficient = nil // what is left of the risk when its only control is deleted
		after := form(t, e, p)
		before.Limbs, after.Limbs = before.Limbs[1:], after.Limbs[1:] // the description claims less for the control now
		if !halfJudged(e) {
			neverBetter(t, e, before, after)
		}
		for _, c := range after.Objectives {
			if c.Objective == r.Objective && c.Design != opinion.NotAchieved {
				t.Fatalf("%s has an unanswered risk and its design is %v\n%s", c.Objective, c.Design, show(e))
			}
		}
	})
}

func TestInvariant17ComplementaryControlsRepairNothing(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		more := e.Clone()
		more.Complementary.CUECs = append(more.Complementary.CUECs, cuec.CUEC{ID: "CUEC-new", Statement: "Users review.", Objectives: []soc1.ObjectiveID{e.Matrix.Objectives[0].ID}})
		same(t, e, form(t, e, p), form(t, more, p))
	})
}

func TestInvariant42LinesTileTheWindowOrDeclareAGap(t *testing.T) {
	middle := soc1.DateOf(2025, time.June, 30)
	for _, c := range []struct {
		name string
		from int // days from the end of the old control to the start of the new one
		gap  string
		want soc1.Code
	}{
		{"touching", 1, "", ""},
		{"overlapping", 0, "", soc1.CodeConflict},
		{"gap", 2, "", soc1.CodeMissing},
		{"declared gap", 2, "The system moved over the weekend.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := examtest.Sound(1, 2)
			old, next := &e.Matrix.Controls[0], &e.Matrix.Controls[1]
			old.Successor, old.Gap = next.ID, c.gap
			old.Operated, next.Operated = []soc1.Period{{End: middle}}, []soc1.Period{{Start: middle.AddDays(c.from)}}
			err := e.ValidateFor(opinion.Reporting)
			if c.want == "" && err != nil || c.want != "" && !hasProblem(err, c.want, "") {
				t.Errorf("got %v, want %q", err, c.want)
			}
			// However it is declared, days without a control are not covered.
			l, _ := form(t, e, opinion.USPolicy()).Limb(opinion.Operation)
			if want := c.from < 2; (l.Kind == opinion.Unqualified) != want {
				t.Errorf("operation is %v", l.Kind)
			}
		})
	}
}
