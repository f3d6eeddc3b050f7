package opinion_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// unjudged returns an examination in which the first test of the first n objectives found a deviation that nobody judged.
func unjudged(objectives, n int) *opinion.Examination {
	e := examtest.Sound(objectives, 2)
	for i := 1; i <= n; i++ {
		e.Matrix.Deviations = append(e.Matrix.Deviations, controls.Deviation{
			ID: soc1.DeviationID(fmt.Sprintf("D-%d", i)), Test: soc1.TestID(fmt.Sprintf("T-%d-1", i)), Count: 1,
			Kind: controls.KindLate, Text: "Late.", Pattern: controls.Isolated,
		})
	}
	return e
}

func TestManyOpenQuestions(t *testing.T) {
	u, q, a := opinion.Unqualified, opinion.Qualified, opinion.Adverse
	for _, c := range []struct {
		objectives, open int
		want             []opinion.Kind
		pervasive        bool // whether it is asked how far failures reach
	}{
		{1, 1, []opinion.Kind{u, a}, false},
		{3, 1, []opinion.Kind{u, q}, false},
		{3, 2, []opinion.Kind{u, q, a}, true},
		{20, 9, []opinion.Kind{u, q}, false},
		{20, 10, []opinion.Kind{u, q, a}, true},
		{32, 32, []opinion.Kind{u, q, a}, true},
		{2_000, 2_000, []opinion.Kind{u, q, a}, true}, // too many to combine
	} {
		start := time.Now()
		o := form(t, unjudged(c.objectives, c.open), opinion.USPolicy())
		took := time.Since(start)
		l, _ := o.Limb(opinion.Operation)
		got := possible(l)
		if c.objectives > 32 { // then the ranges are used, which may allow more
			got = slices.DeleteFunc(slices.Clone(got), func(k opinion.Kind) bool { return !slices.Contains(c.want, k) })
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d of %d open: %v, want %v", c.open, c.objectives, possible(l), c.want)
		}
		tests, asked := 0, false
		for _, n := range o.Needs {
			switch n.Question {
			case opinion.DeviationsAcceptable:
				tests++
			case opinion.MisstatementPervasive:
				asked = true
			}
		}
		if tests != c.open || asked != c.pervasive {
			t.Errorf("%d of %d open: %d tests are needed, pervasiveness asked %v, want %v", c.open, c.objectives, tests, asked, c.pervasive)
		}
		if took > 2*time.Second {
			t.Errorf("%d of %d open took %v", c.open, c.objectives, took)
		}
	}
}

// One control that serves every objective fails them all or none: nothing in between is possible.
func TestOpenQuestionsThatHangTogether(t *testing.T) {
	e := unjudged(3, 1)
	for i := range e.Matrix.Risks {
		set := &e.Matrix.Risks[i].Sufficient[0]
		set.Controls = []soc1.ControlID{"C-1-1"}
	}
	l, _ := form(t, e, opinion.USPolicy()).Limb(opinion.Operation)
	if want := []opinion.Kind{opinion.Unqualified, opinion.Adverse}; !slices.Equal(possible(l), want) {
		t.Errorf("%v, want %v", possible(l), want)
	}
}

// Beyond ten questions that hang together the ranges are used. They leave out nothing that is possible.
func TestTooManyQuestionsThatHangTogether(t *testing.T) {
	e := examtest.Sound(2, 12)
	set := controls.ControlSet{}
	for i := range 12 {
		id := soc1.TestID(fmt.Sprintf("T-1-%d", i+1))
		e.Matrix.Deviations = append(e.Matrix.Deviations, controls.Deviation{
			ID: soc1.DeviationID("D-" + id), Test: id, Count: 1, Kind: controls.KindLate, Text: "Late.", Pattern: controls.Isolated,
		})
		set.Controls = append(set.Controls, e.Matrix.Controls[i].ID)
	}
	for i := range e.Matrix.Risks {
		e.Matrix.Risks[i].Sufficient[0] = set
	}
	o := form(t, e, opinion.USPolicy())
	l, _ := o.Limb(opinion.Operation)
	for _, k := range []opinion.Kind{opinion.Unqualified, opinion.Adverse} {
		if !slices.Contains(possible(l), k) {
			t.Errorf("%v is possible and not in %v", k, possible(l))
		}
	}
	if len(needsOf(o, opinion.Operation)) < 12 {
		t.Errorf("only %v are needed", needsOf(o, opinion.Operation))
	}
}

// A refused letter decides everything; nothing else is needed then, however much is open.
func TestRefusalNeedsNothingElse(t *testing.T) {
	e := unjudged(3, 2)
	e.Assertion = soc1.ManagementAssertion{}
	e.Representation = soc1.Representation{Status: soc1.LetterRefused, Reason: "Counsel advised against it."}
	if o := form(t, e, opinion.USPolicy()); o.Summary != opinion.Disclaimer || len(o.Needs) > 0 {
		t.Errorf("%v needs %v", o.Summary, o.Needs)
	}
}

// Reliance in a long chain: the failure of the last objective reaches the first.
func TestRelianceInAChain(t *testing.T) {
	const n = 300
	e := examtest.Sound(n, 1)
	m := &e.Matrix
	for i := range n - 1 {
		m.Controls[i].ReliesOn = []soc1.ObjectiveID{m.Objectives[i+1].ID}
	}
	m.Deviations = []controls.Deviation{{ID: "D", Test: m.Tests[n-1].ID, Count: 5, Kind: controls.KindNotPerformed, Text: "Not done.", Pattern: controls.Systematic}}
	for _, p := range []opinion.Policy{
		opinion.USPolicy().WithReliance(opinion.RelianceFails), opinion.USPolicy().WithReliance(opinion.RelianceUnsupported), opinion.USPolicy(),
	} {
		want := map[opinion.Reliance]opinion.Finding{
			opinion.RelianceFails: opinion.NotAchieved, opinion.RelianceUnsupported: opinion.NoConclusion, opinion.RelianceAsk: opinion.FindingOpen,
		}[p.Reliance]
		if got := form(t, e, p).Objectives[0].Operation; got != want {
			t.Errorf("%v: the first objective is %v, want %v", p.Reliance, got, want)
		}
	}
}

// Whatever is judged about a test by inquiry alone, it concludes nothing good, and a test that found no occurrence does
// not change that.
func TestInquiryBesideNoOccurrence(t *testing.T) {
	e := unjudged(1, 1)
	e.Matrix.Tests[0].Procedures[0].Nature = controls.Inquiry
	e.Matrix.Tests = append(e.Matrix.Tests, controls.Test{ID: "T-2", Control: "C-1-1", Outcome: controls.NoOccurrence, Reason: "Nobody left."})
	l, _ := form(t, e, opinion.USPolicy()).Limb(opinion.Operation)
	if want := []opinion.Kind{opinion.Adverse, opinion.Disclaimer}; !slices.Equal(possible(l), want) {
		t.Errorf("%v, want %v", possible(l), want)
	}
}

// A control that operated twice has to work both times.
func TestControlWithTwoPeriodsOfOperation(t *testing.T) {
	e := examtest.Sound(1, 1)
	middle := e.Period.Start.AddDays(100)
	test, second := &e.Matrix.Tests[0], examtest.SoundTest("T-2", "C-1-1")
	e.Matrix.Controls[0].Operated = []soc1.Period{{End: middle}, {Start: middle.AddDays(20)}}
	test.Period.End, second.Period.Start = middle, middle.AddDays(20)
	e.Matrix.Tests = append(e.Matrix.Tests, second)
	if got := form(t, e, opinion.USPolicy()).Controls[0].Result; got != opinion.Effective {
		t.Errorf("both times it worked, and it is %v", got)
	}
	e.Matrix.Deviations = []controls.Deviation{{ID: "D", Test: "T-1-1", Count: 3, Kind: controls.KindLate, Text: "Late.", Pattern: controls.Systematic}}
	if got := form(t, e, opinion.USPolicy()).Controls[0].Result; got != opinion.Ineffective {
		t.Errorf("the first time it failed, and it is %v", got)
	}
}
