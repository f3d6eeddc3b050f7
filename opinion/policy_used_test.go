package opinion_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// rates are shares of objectives, and confidence levels, of every size.
var rates = []int{0, 1, 10, 20, 25, 33, 34, 50, 51, 66, 67, 75, 90, 99, 100}

// otherwise returns p with every other value of a knob, as far as a list can hold them and [opinion.Policy.Validate] accepts them.
func otherwise(p opinion.Policy, k opinion.Knob) []opinion.Policy {
	var list []opinion.Policy
	add := func(change func(q *opinion.Policy)) {
		q := p
		if change(&q); q.Value(k) != p.Value(k) && q.Validate() == nil {
			list = append(list, q)
		}
	}
	share := func(at func(q *opinion.Policy) *sampling.Rate) {
		for _, r := range rates {
			add(func(q *opinion.Policy) { *at(q) = sampling.PercentRate(r) })
		}
	}
	for n := range uint8(8) {
		add(func(q *opinion.Policy) {
			switch k {
			case opinion.KnobBeyond:
				q.Beyond = opinion.Beyond(n)
			case opinion.KnobNonOccurrence:
				q.NonOccurrence = opinion.NonOccurrence(n)
			case opinion.KnobReliance:
				q.Reliance = opinion.Reliance(n)
			case opinion.KnobAssertionRefused:
				q.AssertionRefused = opinion.Refusal(n)
			case opinion.KnobRepresentationRefused:
				q.RepresentationRefused = opinion.Refusal(n)
			case opinion.KnobLetters:
				q.Letters = opinion.Letters(n)
			case opinion.KnobWhenBoth:
				q.WhenBoth = opinion.Kind(n)
			case opinion.KnobGraceDays:
				q.GraceDays = int64(n)
			case opinion.KnobShortGapDays:
				q.ShortGapDays = int64(n)
			case opinion.KnobKnownFailure:
				q.KnownFailure = opinion.KnownFailure(n)
			case opinion.KnobActWithheld:
				q.ActWithheld = opinion.ActWithheld(n)
			case opinion.KnobMissingEvidence:
				q.MissingEvidence = opinion.MissingEvidence(n)
			case opinion.KnobAnomalies:
				q.Anomalies = opinion.Anomalies(n)
			case opinion.KnobExtension:
				q.Extension = opinion.Extension(n)
			}
		})
	}
	switch k {
	case opinion.KnobPervasiveFrom:
		share(func(q *opinion.Policy) *sampling.Rate { return &q.PervasiveFrom })
	case opinion.KnobConfinedBelow:
		share(func(q *opinion.Policy) *sampling.Rate { return &q.ConfinedBelow })
	case opinion.KnobConfidence:
		share(func(q *opinion.Policy) *sampling.Rate { return &q.Confidence })
	}
	return list
}

// bare is an opinion without what it says about its policy.
func bare(o *opinion.Opinion) opinion.Opinion {
	c := *o
	c.Policy, c.PolicyUsed = opinion.Policy{}, nil
	return c
}

// used returns the knobs that an opinion records.
func used(o *opinion.Opinion) map[opinion.Knob]opinion.PolicyUse {
	m := make(map[opinion.Knob]opinion.PolicyUse)
	for _, u := range o.PolicyUsed {
		m[u.Knob] = u
	}
	return m
}

// A value that is not recorded could be any other: nothing in the opinion would change.
func TestAnUnusedKnobChangesNothing(t *testing.T) {
	tried := 0
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		o := form(t, e, p)
		recorded := used(o)
		for k := range opinion.Knobs() {
			if _, is := recorded[k]; is {
				continue
			}
			for _, q := range otherwise(p, k) {
				tried++
				if other := form(t, e, q); !reflect.DeepEqual(bare(o), bare(other)) {
					t.Fatalf("%v is not recorded, and %s in place of %s changes the opinion: %s\n%s", k, q.Value(k), p.Value(k), cmp.Diff(bare(o), bare(other)), show(e))
				}
			}
		}
	})
	t.Logf("%d values tried", tried)
}

// Every knob is recorded at times and not at others, and where it is recorded, another value changes the opinion at times: what
// is recorded was really consulted. That it need not change anything every time is no error: two facts may lead to one end.
func TestAUsedKnobChangesSomething(t *testing.T) {
	total := max(search(1_500), 800)
	count, idle := make(map[opinion.Knob]int), make(map[opinion.Knob]int)
	for seed := range uint64(total) {
		pick := uniform(seed)
		e, p := examtest.Build(anything(), pick), examtest.BuildPolicy(pick)
		o := form(t, e, p)
		for k := range used(o) {
			count[k]++
			if !slices.ContainsFunc(otherwise(p, k), func(q opinion.Policy) bool { return !reflect.DeepEqual(bare(o), bare(form(t, e, q))) }) {
				idle[k]++
			}
		}
	}
	for k := range opinion.Knobs() {
		t.Logf("%-24v recorded %5d times, %4d of them without effect", k, count[k], idle[k])
		if count[k] == 0 || count[k] == total || idle[k] >= count[k] {
			t.Errorf("%v was recorded for %d of %d examinations, and %d times without effect", k, count[k], total, idle[k])
		}
	}
}

// What is recorded names a fact of the kind that its knob decides about.
func TestAUsedKnobNamesTheFactThatItDecided(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		x, err := e.Matrix.Index()
		if err != nil {
			t.Fatalf("%v", err)
		}
		deviates := func(id string, is func(d *controls.Deviation) bool) bool {
			return slices.ContainsFunc(e.Matrix.Deviations, func(d controls.Deviation) bool {
				at, _ := x.Test(d.Test)
				return (string(d.Test) == id || string(e.Matrix.Tests[at].Extends) == id) && is(&d)
			})
		}
		last := opinion.Knob(0)
		for _, u := range form(t, e, p).PolicyUsed {
			if u.Knob <= last || u.Value != p.Value(u.Knob) || len(u.Places) == 0 {
				t.Fatalf("after %v: %+v", last, u)
			}
			last = u.Knob
			for i, at := range u.Places {
				if slices.Contains(u.Places[:i], at) || at.Limb == opinion.Operation && e.Type == soc1.Type1 {
					t.Fatalf("%v: %+v\n%s", u.Knob, u.Places, show(e))
				}
				test, isTest := x.Test(soc1.TestID(at.Subject))
				control, isControl := x.Control(soc1.ControlID(at.Subject))
				_, isObjective := x.Objective(soc1.ObjectiveID(at.Subject))
				ok := false
				switch u.Knob {
				case opinion.KnobPervasiveFrom, opinion.KnobConfinedBelow:
					ok = at.Limb != 0 && at.Subject != ""
				case opinion.KnobWhenBoth:
					ok = at.Subject == "" || at.Subject == at.Limb.String()
				case opinion.KnobLetters:
					ok = at.Subject == at.Limb.String()
				case opinion.KnobAssertionRefused, opinion.KnobRepresentationRefused, opinion.KnobActWithheld:
					ok = at == opinion.PolicyPlace{}
				case opinion.KnobNonOccurrence, opinion.KnobShortGapDays:
					ok = isObjective
				case opinion.KnobReliance:
					ok = isControl && len(e.Matrix.Controls[control].ReliesOn) > 0
				case opinion.KnobKnownFailure:
					ok = slices.ContainsFunc(e.CSOCFailures, func(f opinion.CSOCFailure) bool { return string(f.ID) == at.Subject })
				case opinion.KnobBeyond:
					ok = isTest && (deviates(at.Subject, func(*controls.Deviation) bool { return true }) || !e.Matrix.Tests[test].Sample.Tolerable.IsZero())
				case opinion.KnobConfidence:
					ok = isTest && !e.Matrix.Tests[test].Sample.Tolerable.IsZero() && e.Matrix.Tests[test].Sample.Confidence.IsZero()
				case opinion.KnobGraceDays:
					ok = isTest && deviates(at.Subject, func(d *controls.Deviation) bool { return d.DaysLate > 0 })
				case opinion.KnobMissingEvidence:
					ok = isTest && deviates(at.Subject, func(d *controls.Deviation) bool { return d.Kind == controls.KindNoEvidence })
				case opinion.KnobAnomalies:
					ok = isTest && deviates(at.Subject, func(d *controls.Deviation) bool { return d.Anomaly })
				case opinion.KnobExtension:
					ok = isTest && e.Matrix.Tests[test].Extends != ""
				}
				if !ok {
					t.Fatalf("%v is recorded at %+v\n%s", u.Knob, at, show(e))
				}
			}
		}
	})
}

// Of many places the text names three, and the data all of them.
func TestPolicyUseCountsManyPlaces(t *testing.T) {
	e := examtest.Sound(5, 1)
	for i := range e.Matrix.Tests {
		e.Matrix.Deviations = append(e.Matrix.Deviations, controls.Deviation{
			ID: soc1.DeviationID(fmt.Sprintf("D-%d", i)), Test: e.Matrix.Tests[i].ID, Count: 1, Kind: controls.KindNoEvidence, Text: "No evidence.", Pattern: controls.Isolated,
		})
	}
	u := used(form(t, e, opinion.USPolicy()))[opinion.KnobMissingEvidence]
	const want = "Policy missing-evidence = deviation: whether missing evidence is a deviation or a scope limitation (operation T-1-1, operation T-2-1, operation T-3-1 and 2 more)"
	if len(u.Places) != 5 || u.Text() != want || !slices.Equal(u.Limbs(), []opinion.Limb{opinion.Operation}) {
		t.Errorf("%s at %v", u.Text(), u.Places)
	}
	if u = (opinion.PolicyUse{Knob: opinion.KnobBeyond}); len(u.Limbs()) > 0 {
		t.Errorf("nowhere is on %v", u.Limbs())
	}
}

func TestPolicyUsed(t *testing.T) {
	late := oneTest(controls.Deviation{DaysLate: 3})
	for _, c := range []struct {
		name string
		e    *opinion.Examination
		p    opinion.Policy
		want string
	}{
		{"nothing is open to policy", examtest.Sound(3, 4), opinion.USPolicy(), "[]"},
		{"late", late, opinion.USPolicy(), "[beyond=ask operation T-1-1 deviations-open grace-days=0 operation T-1-1 deviations-open]"},
		{"late within the grace", late, opinion.USPolicy().WithGraceDays(5), "[grace-days=5, not 0 operation T-1-1 deviations-excused]"},
		{"planned for", func() *opinion.Examination {
			e := oneTest(controls.Deviation{})
			e.Matrix.Tests[0].Sample.Expected = 1
			return e
		}(), opinion.USPolicy(), "[]"},
		{"one of three failed", standing(3, 1, 0), opinion.USPolicy(), "[confined-below=0.5 operation operation confined-share]"},
		{"two of three failed", standing(3, 2, 0), opinion.USPolicy(), "[pervasive-from=1 operation operation pervasive-open confined-below=0.5 operation operation pervasive-open]"},
		{"all failed", standing(3, 3, 0), opinion.USPolicy(), "[]"},
		{"the preset of the other standard", func() *opinion.Examination {
			e := oneTest(controls.Deviation{Anomaly: true})
			e.Standard = soc1.ISAE3402
			return e
		}(), opinion.USPolicy(), "[beyond=ask operation T-1-1 deviations-open anomalies=disregarded, not judged operation T-1-1 deviations-open]"},
		{"refused", func() *opinion.Examination {
			e := examtest.Sound(1, 1)
			e.Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "The board did not approve it."}
			return e
		}(), opinion.USPolicy(), "[assertion-refused=withdraw]"},
		{"all of it outstanding", func() *opinion.Examination {
			e := examtest.Sound(1, 1)
			e.Representation = soc1.Representation{}
			return e
		}(), opinion.USPolicy(), "[letters=required description description representation-outstanding design design representation-outstanding operation operation representation-outstanding]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var words []string
			for _, u := range form(t, c.e, c.p).PolicyUsed {
				text := u.Knob.String() + "=" + u.Value
				if u.Usual != "" {
					text += ", not " + u.Usual
				}
				for _, at := range u.Places {
					if at != (opinion.PolicyPlace{}) {
						text += fmt.Sprintf(" %v %s %v", at.Limb, at.Subject, at.Rule)
					}
				}
				words = append(words, text)
			}
			if got := fmt.Sprint(words); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
