package opinion_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// possible returns the kinds that a limb's opinion leaves possible.
func possible(l opinion.LimbOpinion) []opinion.Kind {
	if l.Kind == opinion.Undetermined {
		return l.Possible
	}
	return []opinion.Kind{l.Kind}
}

// needsOf returns the questions that a limb waits for.
func needsOf(o *opinion.Opinion, limb opinion.Limb) []ask {
	var list []ask
	for _, n := range o.Needs {
		if slices.Contains(n.Limbs, limb) {
			list = append(list, ask{n.Question, n.Subject})
		}
	}
	return list
}

// tester is what *testing.T and *rapid.T have in common.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

// agree fails unless the derivation and the oracle say the same. It reports whether the oracle could be asked.
func agree(t tester, e *opinion.Examination, p opinion.Policy) bool {
	t.Helper()
	o, err := opinion.Form(e, p)
	if err != nil {
		t.Fatalf("Form: %v", err)
	}
	v, ok := consult(e, p, 8)
	if !ok {
		return false
	}
	for _, l := range o.Limbs {
		if got, want := possible(l), v.kinds[l.Limb]; !slices.Equal(got, want) {
			t.Fatalf("%v: Form says %v, brute force %v\n%s", l.Limb, got, want, show(e))
		}
		if got, want := needsOf(o, l.Limb), v.needs[l.Limb]; !slices.Equal(got, want) {
			t.Fatalf("%v: Form needs %v, brute force %v\n%s", l.Limb, got, want, show(e))
		}
	}
	if o.Withdraw != withdraws(e, p) {
		t.Fatalf("Form says that the auditor withdraws: %v\n%s", o.Withdraw, show(e))
	}
	var revised []opinion.Reason
	for i, v := range e.Events { // what was discovered after the report, was there in the period, and may have mattered
		rule := map[opinion.Answer]opinion.Rule{0: opinion.RuleRevisionOpen, opinion.Yes: opinion.RuleRevisionDue}
		for _, j := range e.Judgements {
			if j.Question == opinion.ConditionPrevents && j.Subject == string(v.ID) {
				rule[0] = rule[j.Answer]
			}
		}
		if v.Kind == opinion.PeriodCondition && v.Discovered == opinion.AfterReport && rule[0] != 0 {
			revised = append(revised, opinion.Reason{Rule: rule[0], Matter: v.ID, Facts: []string{soc1.Pointer("/events", i)}})
		}
	}
	if !slices.EqualFunc(o.Revise, revised, func(a, b opinion.Reason) bool {
		return a.Rule == b.Rule && a.Matter == b.Matter && a.Facts[0] == b.Facts[0]
	}) {
		t.Fatalf("Form revises for %v, brute force for %v\n%s", o.Revise, revised, show(e))
	}
	return true
}

func TestFormAgreesWithBruteForce(t *testing.T) {
	asked, skipped := 0, 0
	for _, scope := range []examtest.Scope{
		{Controls: 3, Letters: true, Judgements: true},
		{Controls: 3, Type: soc1.Type2},
		{Objectives: 3, Controls: 3, Type: soc1.Type2, Judgements: true},
	} {
		rapid.Check(t, func(t *rapid.T) {
			e, p := examtest.Within(scope).Draw(t, "examination"), examtest.Policy().Draw(t, "policy")
			if asked++; !agree(t, e, p) {
				skipped++
			}
		})
	}
	t.Logf("%d examinations, %d with too many open questions for brute force", asked, skipped)
	if skipped > asked/2 {
		t.Errorf("%d of %d examinations were not compared", skipped, asked)
	}
}

// uniform returns a source of choices that are all equally likely, where rapid prefers small ones.
func uniform(seed uint64) func(n int) int {
	return rand.New(rand.NewPCG(seed, 1)).IntN
}

func TestFormAgreesWithBruteForceOnUniformChoices(t *testing.T) {
	open, asked, skipped := 0, 0, 0
	for seed := range uint64(search(5_000)) {
		pick := uniform(seed)
		e := examtest.Build(examtest.Scope{Letters: true, Judgements: seed%2 == 0, Acts: true}, pick)
		p := examtest.BuildPolicy(pick)
		if asked++; !agree(t, e, p) {
			skipped++
		}
		if o, _ := opinion.Form(e, p); o != nil && o.Summary == opinion.Undetermined {
			open++
		}
	}
	t.Logf("%d examinations, %d undetermined, %d with too many open questions for brute force", asked, open, skipped)
	if skipped > asked/10 || open < asked/10 {
		t.Errorf("of %d examinations %d were undetermined and %d not compared", asked, open, skipped)
	}
}

// Where combinations are too many to be tried, the ranges must not leave out a kind or a question.
func TestRangesLeaveNothingOut(t *testing.T) {
	wider := 0
	for seed := range uint64(search(3_000)) {
		pick := uniform(seed)
		e := examtest.Build(examtest.Scope{Type: soc1.Type2}, pick)
		if seed%2 == 0 { // more that is open
			shapes := []shape{{{{0}}}, {{{0, 1}}}, {{{0}, {1, 2}}}, {{{2}}, {{0}, {1}}}}
			e = small([]shape{shapes[pick(4)], shapes[pick(4)], shapes[pick(4)]}, [][]state{{state(pick(5))}, {awaits}, {state(pick(5)), awaits}})
			e.Matrix.Controls[pick(3)].ReliesOn = []soc1.ObjectiveID{e.Matrix.Objectives[pick(3)].ID}
		}
		p := examtest.BuildPolicy(pick)
		exact := form(t, e, p)
		ranges, err := opinion.FormByRanges(e, p)
		if err != nil {
			t.Fatal(err)
		}
		for i, l := range exact.Limbs {
			for _, k := range possible(l) {
				if !slices.Contains(possible(ranges.Limbs[i]), k) {
					t.Fatalf("%v may be %v, and the ranges allow %v\n%s", l.Limb, k, possible(ranges.Limbs[i]), show(e))
				}
			}
			for _, q := range needsOf(exact, l.Limb) {
				if !slices.Contains(needsOf(ranges, l.Limb), q) {
					t.Fatalf("%v needs %v, and the ranges ask %v\n%s", l.Limb, q, needsOf(ranges, l.Limb), show(e))
				}
			}
			if len(possible(ranges.Limbs[i])) > len(possible(l)) {
				wider++
			}
		}
	}
	t.Logf("the ranges allow more kinds for %d limbs", wider)
}
