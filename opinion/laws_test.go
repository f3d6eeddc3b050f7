package opinion_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// law checks a property of examinations under any policy: on what rapid draws, which favours simple cases, and on choices that
// are all equally likely.
func law(t *testing.T, scope examtest.Scope, check func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy)) {
	t.Helper()
	rapid.Check(t, func(t *rapid.T) {
		pick := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") }
		check(t, pick, examtest.Build(scope, pick), examtest.BuildPolicy(pick))
	})
	for seed := range uint64(search(600)) {
		pick := uniform(seed)
		check(t, pick, examtest.Build(scope, pick), examtest.BuildPolicy(pick))
	}
}

// anything is the scope in which everything may be wrong.
func anything() examtest.Scope { return examtest.Scope{Letters: true, Judgements: true, Acts: true} }

// form derives an opinion and fails the test on an error.
func form(t tester, e *opinion.Examination, p opinion.Policy) *opinion.Opinion {
	t.Helper()
	o, err := opinion.Form(e, p)
	if err != nil {
		t.Fatalf("Form: %v\n%s", err, show(e))
	}
	return o
}

// bounds returns the best and the worst possible severity of a limb: 0 for unqualified, 1 for qualified, 2 for the rest.
func bounds(l opinion.LimbOpinion) (best, worst int) {
	best = 2
	for _, k := range possible(l) {
		s := 2
		switch k {
		case opinion.Unqualified:
			s = 0
		case opinion.Qualified:
			s = 1
		}
		best, worst = min(best, s), max(worst, s)
	}
	return best, worst
}

// worth orders findings; an open one may be anything from 0 to 3.
func worth(f opinion.Finding) (worst, best int) {
	switch f {
	case opinion.NotAchieved:
		return 0, 0
	case opinion.NoConclusion:
		return 1, 1
	case opinion.NotEvaluated:
		return 2, 2
	case opinion.Achieved:
		return 3, 3
	}
	return 0, 3
}

// neverBetter fails if the second opinion is better than the first anywhere.
func neverBetter(t tester, e *opinion.Examination, before, after *opinion.Opinion) {
	t.Helper()
	for i := range before.Limbs {
		b1, w1 := bounds(before.Limbs[i])
		b2, w2 := bounds(after.Limbs[i])
		if b2 < b1 || w2 < w1 {
			t.Fatalf("%v improved from %v to %v\n%s", before.Limbs[i].Limb, possible(before.Limbs[i]), possible(after.Limbs[i]), show(e))
		}
	}
	findings := make(map[soc1.ObjectiveID]opinion.ObjectiveConclusion)
	for _, c := range after.Objectives {
		findings[c.Objective] = c
	}
	for _, c := range before.Objectives {
		d, kept := findings[c.Objective]
		if !kept {
			continue
		}
		for _, pair := range [][2]opinion.Finding{{c.Design, d.Design}, {c.Operation, d.Operation}} {
			_, best := worth(pair[0])
			if worst, _ := worth(pair[1]); pair[0] != 0 && worst > best {
				t.Fatalf("%s improved from %v to %v\n%s", c.Objective, pair[0], pair[1], show(e))
			}
		}
	}
	if s := before.Summary; s.IsModified() && after.Summary == opinion.Unqualified {
		t.Fatalf("the summary improved from %v to %v\n%s", s, after.Summary, show(e))
	}
}

// same fails if two opinions differ in anything but order.
func same(t tester, e *opinion.Examination, a, b *opinion.Opinion) {
	t.Helper()
	for i := range a.Limbs {
		if !slices.Equal(possible(a.Limbs[i]), possible(b.Limbs[i])) || !slices.Equal(a.Limbs[i].Struck, b.Limbs[i].Struck) {
			t.Fatalf("%v changed from %v to %v\n%s", a.Limbs[i].Limb, possible(a.Limbs[i]), possible(b.Limbs[i]), show(e))
		}
		if x, y := needsOf(a, a.Limbs[i].Limb), needsOf(b, a.Limbs[i].Limb); !slices.Equal(x, y) {
			t.Fatalf("%v needs %v, then %v\n%s", a.Limbs[i].Limb, x, y, show(e))
		}
	}
	objectives := func(x, y opinion.ObjectiveConclusion) int { return cmp.Compare(x.Objective, y.Objective) }
	if !slices.Equal(slices.SortedFunc(slices.Values(a.Objectives), objectives), slices.SortedFunc(slices.Values(b.Objectives), objectives)) {
		t.Fatalf("objectives changed from %v to %v\n%s", a.Objectives, b.Objectives, show(e))
	}
	list := func(x, y opinion.ControlConclusion) int { return cmp.Compare(x.Control, y.Control) }
	if !slices.Equal(slices.SortedFunc(slices.Values(a.Controls), list), slices.SortedFunc(slices.Values(b.Controls), list)) {
		t.Fatalf("controls changed from %v to %v\n%s", a.Controls, b.Controls, show(e))
	}
	if a.Summary != b.Summary || a.Withdraw != b.Withdraw {
		t.Fatalf("the summary changed from %v to %v\n%s", a.Summary, b.Summary, show(e))
	}
}

// shuffle puts every list of an examination whose order means nothing into another order.
func shuffle(pick func(n int) int, e *opinion.Examination) {
	r := rand.New(rand.NewPCG(uint64(pick(1_000)), 2))
	swap := func(n int, f func(i, j int)) { r.Shuffle(n, f) }
	m := &e.Matrix
	swap(len(m.Objectives), func(i, j int) { m.Objectives[i], m.Objectives[j] = m.Objectives[j], m.Objectives[i] })
	swap(len(m.Risks), func(i, j int) { m.Risks[i], m.Risks[j] = m.Risks[j], m.Risks[i] })
	for k := range m.Risks {
		sets := m.Risks[k].Sufficient
		swap(len(sets), func(i, j int) { sets[i], sets[j] = sets[j], sets[i] })
		for l := range sets {
			c := sets[l].Controls
			swap(len(c), func(i, j int) { c[i], c[j] = c[j], c[i] })
		}
	}
	swap(len(m.Controls), func(i, j int) { m.Controls[i], m.Controls[j] = m.Controls[j], m.Controls[i] })
	swap(len(m.Walkthroughs), func(i, j int) { m.Walkthroughs[i], m.Walkthroughs[j] = m.Walkthroughs[j], m.Walkthroughs[i] })
	swap(len(m.Tests), func(i, j int) { m.Tests[i], m.Tests[j] = m.Tests[j], m.Tests[i] })
	swap(len(m.Deviations), func(i, j int) { m.Deviations[i], m.Deviations[j] = m.Deviations[j], m.Deviations[i] })
	swap(len(e.Matters), func(i, j int) { e.Matters[i], e.Matters[j] = e.Matters[j], e.Matters[i] })
	swap(len(e.Limitations), func(i, j int) { e.Limitations[i], e.Limitations[j] = e.Limitations[j], e.Limitations[i] })
	swap(len(e.Judgements), func(i, j int) { e.Judgements[i], e.Judgements[j] = e.Judgements[j], e.Judgements[i] })
	swap(len(e.Events), func(i, j int) { e.Events[i], e.Events[j] = e.Events[j], e.Events[i] })
	cuecs := e.Complementary.CUECs
	swap(len(cuecs), func(i, j int) { cuecs[i], cuecs[j] = cuecs[j], cuecs[i] })
}

// tidy takes out judgements on deviations that are no longer there.
func tidy(e *opinion.Examination) {
	e.Judgements = slices.DeleteFunc(e.Judgements, func(j opinion.Judgement) bool {
		return j.Question == opinion.DeviationAnomalous && !slices.ContainsFunc(e.Matrix.Deviations, func(d controls.Deviation) bool {
			return string(d.ID) == j.Subject
		})
	})
}

// repair takes everything out of an examination that could be wrong with a control or with the description.
func repair(e *opinion.Examination) {
	e.Matters, e.Matrix.Deviations, e.Events, e.CSOCFailures, e.Acts = nil, nil, nil, nil, nil
	for i := range e.Subservices {
		e.Subservices[i].Monitoring = []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "Its report is reviewed."}}
	}
	m := &e.Matrix
	for i := range m.Walkthroughs {
		w := &m.Walkthroughs[i]
		w.Implementation, w.DescriptionCorrected = controls.Implemented, false
		if w.Design == controls.DesignDeficient {
			w.Design = controls.DesignSuitable
		}
	}
	for i := range m.Controls {
		m.Controls[i].Operated, m.Controls[i].Successor = nil, ""
	}
	for i := range m.Risks {
		if len(m.Risks[i].Sufficient) == 0 {
			m.Risks[i].Sufficient = []controls.ControlSet{{Controls: []soc1.ControlID{m.Controls[0].ID}}}
		}
	}
	for i := range m.Objectives {
		m.Risks = append(m.Risks, controls.Risk{
			ID: soc1.RiskID("R-of-" + m.Objectives[i].ID), Objective: m.Objectives[i].ID, Statement: "Something goes wrong.",
			Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{m.Controls[0].ID}}},
		})
	}
}

// complete supplies everything that an examination could lack evidence of.
func complete(e *opinion.Examination) {
	provided := soc1.Representation{Status: soc1.LetterProvided}
	e.Limitations = nil
	e.Assertion, e.Representation = soc1.ManagementAssertion{Status: soc1.LetterProvided}, provided
	for i := range e.Subservices {
		if s := &e.Subservices[i]; s.Method == soc1.Inclusive {
			s.Assertion, s.Representation = soc1.ManagementAssertion{Status: soc1.LetterProvided}, provided
		}
	}
	e.Judgements = slices.DeleteFunc(e.Judgements, func(j opinion.Judgement) bool {
		return j.Question == opinion.AlternativeSufficient || j.Question == opinion.LimitationPervasive
	})
	m := &e.Matrix
	for i := range m.Controls {
		c := &m.Controls[i]
		c.Information = nil
		m.Walkthroughs = append(m.Walkthroughs, controls.Walkthrough{
			ID: soc1.WalkthroughID("W-of-" + c.ID), Control: c.ID, Design: controls.DesignSuitable, Implementation: controls.Implemented,
		})
		if e.Type == soc1.Type2 {
			m.Tests = append(m.Tests, examtest.SoundTest(soc1.TestID("T-of-"+c.ID), c.ID))
		}
	}
}
