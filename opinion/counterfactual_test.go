package opinion_test

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// suppose returns the counterfactuals and fails the test on an error.
func suppose(t tester, e *opinion.Examination, p opinion.Policy) *opinion.CounterfactualReport {
	t.Helper()
	r, err := opinion.Counterfactuals(e, p)
	if err != nil {
		t.Fatalf("Counterfactuals: %v", err)
	}
	return r
}

// spell writes sets of facts in one order, for comparing.
func spell(sets [][]opinion.Fact) []string {
	var list []string
	for _, s := range sets {
		var words []string
		for _, f := range s {
			words = append(words, fmt.Sprint(uint8(f.Kind), " ", uint8(f.Question), " ", f.Subject))
		}
		slices.Sort(words)
		list = append(list, strings.Join(words, ", "))
	}
	slices.Sort(list)
	return list
}

// bruteForce returns the minimal sets, of at most size facts, for which holds reports true.
func bruteForce(universe []opinion.Fact, size int, holds func([]opinion.Fact) bool) [][]opinion.Fact {
	var minimal []uint
	var list [][]opinion.Fact
	for n := 0; n <= min(size, len(universe)); n++ {
		for set := range uint(1) << len(universe) {
			if bits.OnesCount(set) != n || slices.ContainsFunc(minimal, func(m uint) bool { return m&set == m }) {
				continue
			}
			var facts []opinion.Fact
			for i, f := range universe {
				if set&(1<<i) != 0 {
					facts = append(facts, f)
				}
			}
			if holds(facts) {
				minimal = append(minimal, set)
				list = append(list, facts)
			}
		}
	}
	return list
}

// lines returns a fact for every line of controls that serves an objective.
func lines(e *opinion.Examination) []opinion.Fact {
	var list []opinion.Fact
	x, _ := e.Matrix.Index()
	for o := range e.Matrix.Objectives {
		for c := range x.ControlsOf(o) {
			if f := (opinion.Fact{Kind: opinion.FactControl, Subject: string(e.Matrix.Controls[x.LineOf(c)].ID)}); !slices.Contains(list, f) {
				list = append(list, f)
			}
		}
	}
	return list
}

// agreeOnFacts compares the counterfactuals with brute force: every set of facts is changed in the examination itself, and the
// opinion is formed anew. It reports whether there were few enough facts to do so.
func agreeOnFacts(t tester, e *opinion.Examination, p opinion.Policy, seen map[string]int) bool {
	r, o := suppose(t, e, p), form(t, e, p)
	for _, l := range r.Limbs {
		better, worse := opinion.Universe(e, p, l.Limb)
		if l.Limb != opinion.Description {
			better, worse = append(better, lines(e)...), append(worse, lines(e)...)
		}
		if len(better) > 9 || len(worse) > 12 {
			return false
		}
		was, _ := o.Limb(l.Limb)
		if l.Kind != was.Kind {
			t.Fatalf("%v is %v, want %v", l.Limb, l.Kind, was.Kind)
		}
		after := func(facts []opinion.Fact, good bool) opinion.LimbOpinion {
			x, _ := form(t, changed(e, l.Limb, good, facts...), p).Limb(l.Limb)
			return x
		}
		want := bruteForce(better, len(better), func(f []opinion.Fact) bool { return after(f, true).Kind == opinion.Unqualified })
		if l.Kind == opinion.Unqualified {
			want = nil
		}
		if got, want := spell(slices.Collect(l.Sets())), spell(want); !slices.Equal(got, want) {
			t.Fatalf("%v becomes unqualified by\n%s\nbrute force says\n%s\n%v %v\n%s", l.Limb, strings.Join(got, "\n"), strings.Join(want, "\n"), p, l.Restore, show(e))
		}
		seen[fmt.Sprint("restored by ", len(want))]++
		if lopsided(e, l.Limb) {
			continue
		}
		best, _ := bounds(was)
		want = bruteForce(worse, 2, func(f []opinion.Fact) bool { b, _ := bounds(after(f, false)); return b > best })
		if got, want := spell(l.Worse), spell(want); !slices.Equal(got, want) || l.Cut {
			t.Fatalf("%v becomes worse by\n%s\nbrute force says\n%s\n%v\n%s", l.Limb, strings.Join(got, "\n"), strings.Join(want, "\n"), p, show(e))
		}
		for _, s := range l.Worse {
			seen[fmt.Sprint("worse by a set of ", len(s))]++
		}
	}
	for _, c := range r.Objectives {
		agreeOnObjective(t, e, p, c, seen)
	}
	return true
}

// lopsided reports whether it was judged how far one side of a limb reaches and not, or otherwise, how far the other does. Then a
// failure can count for less than a lack of evidence, and favourable answers do not lead to the best opinion.
func lopsided(e *opinion.Examination, limb opinion.Limb) bool {
	var judged [2]opinion.Answer
	for _, j := range e.Judgements {
		for side, q := range []opinion.Question{opinion.MisstatementPervasive, opinion.LimitationPervasive} {
			if j.Question == q && j.Subject == limb.String() {
				judged[side] = j.Answer
			}
		}
	}
	return judged[0] != judged[1]
}

// agreeOnObjective compares what is said about one objective with brute force.
func agreeOnObjective(t tester, e *opinion.Examination, p opinion.Policy, c opinion.ObjectiveCounterfactual, seen map[string]int) {
	finding := func(facts []opinion.Fact, good bool) opinion.Finding {
		x := form(t, changed(e, c.Limb, good, facts...), p)
		i := slices.IndexFunc(x.Objectives, func(o opinion.ObjectiveConclusion) bool { return o.Objective == c.Objective })
		if c.Limb == opinion.Design {
			return x.Objectives[i].Design
		}
		return x.Objectives[i].Operation
	}
	var alone []soc1.ControlID
	for _, f := range lines(e) {
		if c.Finding != opinion.NotAchieved && finding([]opinion.Fact{f}, false) == opinion.NotAchieved {
			alone = append(alone, soc1.ControlID(f.Subject))
		}
	}
	slices.Sort(alone)
	if !slices.Equal(c.Alone, alone) {
		t.Fatalf("%v of %s hangs on %v, brute force says %v\n%v\n%s", c.Limb, c.Objective, c.Alone, alone, p, show(e))
	}
	want := bruteForce(lines(e), 8, func(f []opinion.Fact) bool { return finding(f, true) == opinion.Achieved })
	if c.Finding == opinion.Achieved {
		want = nil
	}
	var got [][]opinion.Fact
	for _, s := range c.Needed {
		var facts []opinion.Fact
		for _, id := range s {
			facts = append(facts, opinion.Fact{Kind: opinion.FactControl, Subject: string(id)})
		}
		got = append(got, facts)
	}
	if !slices.Equal(spell(got), spell(want)) || c.Cut {
		t.Fatalf("%v of %s needs %v, brute force says %v\n%v\n%s", c.Limb, c.Objective, spell(got), spell(want), p, show(e))
	}
	seen[fmt.Sprint("alone ", len(alone))]++
	seen[fmt.Sprint("needed ", len(want))]++
}

func TestCounterfactualsAgreeWithBruteForce(t *testing.T) {
	seen := make(map[string]int)
	asked, skipped := 0, 0
	try := func(t tester, pick func(int) int, n int) {
		scope := examtest.Scope{Objectives: 1 + n%3, Controls: 4, Type: soc1.Type2, Letters: n%5 == 0, Judgements: n%2 == 0, Acts: n%4 < 2}
		if n%7 == 0 {
			scope.Type = soc1.Type1
		}
		e := examtest.Build(scope, pick)
		if n%4 > 0 { // fewer facts about the limbs as a whole leave more to the objectives
			e.Matters, e.Limitations = nil, e.Limitations[:min(len(e.Limitations), n%2)]
			e.Judgements = nil
		}
		if asked++; !agreeOnFacts(t, e, examtest.BuildPolicy(pick), seen) {
			skipped++
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		try(t, func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") }, rapid.IntRange(0, 100).Draw(t, "scope"))
	})
	for seed := range scale(150) {
		try(t, uniform(uint64(seed)), seed)
	}
	t.Logf("%d examinations, %d with too many facts for brute force; %v", asked, skipped, seen)
	if skipped > asked/2 || seen["worse by a set of 2"] == 0 || seen["restored by 2"] == 0 || seen["alone 1"] == 0 || seen["needed 2"] == 0 {
		t.Errorf("%d of %d examinations were not compared, or not every kind of result was seen: %v", skipped, asked, seen)
	}
}

func TestCounterfactualsDoNotDependOnOrder(t *testing.T) {
	law(t, anything(), func(t tester, pick func(int) int, e *opinion.Examination, p opinion.Policy) {
		other := e.Clone()
		shuffle(pick, other)
		a, b := suppose(t, e, p), suppose(t, other, p)
		for i := range a.Limbs {
			x, y := a.Limbs[i], b.Limbs[i]
			if !slices.Equal(spell(x.Worse), spell(y.Worse)) || !slices.Equal(spell(slices.Collect(x.Sets())), spell(slices.Collect(y.Sets()))) {
				t.Fatalf("%v\n%v\n%s", x, y, show(e))
			}
		}
	})
}

func TestCounterfactualsLeaveTheExaminationAlone(t *testing.T) {
	law(t, anything(), func(t tester, _ func(int) int, e *opinion.Examination, p opinion.Policy) {
		before := show(e)
		for _, l := range suppose(t, e, p).Limbs {
			for s := range l.Sets() {
				slices.Reverse(s) // what is returned is the caller's
			}
		}
		if show(e) != before {
			t.Fatalf("the examination changed\n%s", before)
		}
	})
}

func TestCounterfactualsRefuseWhatFormRefuses(t *testing.T) {
	e := examtest.Sound(1, 1)
	e.Type = 0
	_, want := opinion.Form(e, opinion.USPolicy())
	if r, err := opinion.Counterfactuals(e, opinion.USPolicy()); r != nil || err == nil || err.Error() != want.Error() {
		t.Errorf("%v, want %v", err, want)
	}
}

func TestCounterfactualsSayWhatWasCutOff(t *testing.T) {
	e := examtest.Sound(1, 1)
	for i := range 2_000 { // any of very many sets, each of two controls, would do
		id := soc1.ControlID(fmt.Sprint("X-", i))
		e.Matrix.Controls = append(e.Matrix.Controls, controls.Control{ID: id, Text: "Something is done."})
		sets := &e.Matrix.Risks[0].Sufficient
		*sets = append(*sets, controls.ControlSet{Controls: []soc1.ControlID{id}, Rationale: "It finds every error."})
	}
	e.Matrix.Tests = nil
	r := suppose(t, e, opinion.USPolicy())
	operation := r.Limbs[2]
	if c := operation.Restore[0]; !c.Cut || len(c.Alternatives) == 0 || len(c.Alternatives) > 64 {
		t.Errorf("%d alternatives, cut %v", len(c.Alternatives), c.Cut)
	}
	if last := r.Objectives[len(r.Objectives)-1]; !last.Cut || len(last.Needed) == 0 {
		t.Errorf("%d sets, cut %v", len(last.Needed), last.Cut)
	}
	if worse := suppose(t, year(4_000), opinion.USPolicy()).Limbs[1]; !worse.Cut || len(worse.Worse) != 1_000 {
		t.Errorf("%d sets, cut %v", len(worse.Worse), worse.Cut)
	}
}
