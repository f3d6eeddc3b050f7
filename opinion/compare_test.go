package opinion_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// compare compares and fails the test on an error.
func compare(t tester, a, b *opinion.Examination, p opinion.Policy) *opinion.Comparison {
	t.Helper()
	c, err := opinion.Compare(a, b, p)
	if err != nil {
		t.Fatalf("Compare: %v", err)
	}
	return c
}

func TestCompareWithItselfIsEmpty(t *testing.T) {
	law(t, anything(), func(t tester, pick func(int) int, e *opinion.Examination, p opinion.Policy) {
		other := e.Clone()
		shuffle(pick, other)
		for _, b := range []*opinion.Examination{e, other} {
			if c := compare(t, e, b, p); !c.IsEmpty() {
				t.Fatalf("%+v\n%s", c, show(e))
			}
		}
	})
}

// mirrored turns a comparison around.
func mirrored(c *opinion.Comparison) *opinion.Comparison {
	turn := map[opinion.Turn]opinion.Turn{opinion.TurnNew: opinion.TurnGone, opinion.TurnGone: opinion.TurnNew, opinion.TurnChanged: opinion.TurnChanged, opinion.TurnRepeated: opinion.TurnRepeated}
	m := *c
	for _, list := range []*[]opinion.Change{&m.Objectives, &m.Risks, &m.Controls, &m.CUECs, &m.CSOCs, &m.Subservices} {
		*list = slices.Clone(*list)
		for i, x := range *list {
			(*list)[i] = opinion.Change{ID: x.ID, Turn: turn[x.Turn], Was: x.Is, Is: x.Was}
		}
	}
	for _, list := range []*[]opinion.DeviationChange{&m.Deviations, &m.Repeated} {
		*list = slices.Clone(*list)
		for i, x := range *list {
			x.Turn, x.Was, x.Is, x.Before, x.Now, x.Remediated = turn[x.Turn], x.Is, x.Was, x.Now, x.Before, false
			(*list)[i] = x
		}
	}
	m.Limbs = slices.Clone(m.Limbs)
	for i, l := range m.Limbs {
		l.Was, l.Is, l.Before, l.Now, l.Findings = l.Is, l.Was, l.Now, l.Before, slices.Clone(l.Findings)
		for j, f := range l.Findings {
			l.Findings[j].Was, l.Findings[j].Is, l.Findings[j].Before, l.Findings[j].Now = f.Is, f.Was, f.Now, f.Before
		}
		m.Limbs[i] = l
	}
	return &m
}

func TestCompareMirrors(t *testing.T) {
	seen := make(map[string]int)
	law(t, anything(), func(t tester, pick func(int) int, a *opinion.Examination, p opinion.Policy) {
		b := examtest.Build(anything(), pick)
		for i := range b.Matrix.Controls {
			if pick(3) == 2 {
				b.Matrix.Controls[i].Text += " Weekly."
			}
		}
		there, back := compare(t, a, b, p), compare(t, b, a, p)
		for _, d := range there.Deviations {
			seen[fmt.Sprint(d.Turn, d.Remediated)]++
		}
		for _, k := range there.Controls {
			seen["control "+k.Turn.String()]++
		}
		got := mirrored(back)
		for i := range there.Deviations { // remediation has a direction
			there.Deviations[i].Remediated = false
		}
		if !reflect.DeepEqual(there, got) {
			t.Fatalf("%+v\nand back\n%+v\n%s\n%s", there, got, show(a), show(b))
		}
	})
	for _, want := range []string{"new false", "gone false", "gone true", "repeated false", "control new", "control gone", "control changed"} {
		if seen[want] == 0 {
			t.Errorf("never seen: %s", want)
		}
	}
}

// Every difference of an opinion is explained: by a finding, by a reason, or by what is still possible.
func TestCompareExplainsEveryLimb(t *testing.T) {
	law(t, anything(), func(t tester, pick func(int) int, a *opinion.Examination, p opinion.Policy) {
		b := examtest.Build(anything(), pick)
		c := compare(t, a, b, p)
		was, is := form(t, a, p), form(t, b, p)
		for limb := range opinion.Limbs() {
			x, _ := was.Limb(limb)
			y, _ := is.Limb(limb)
			i := slices.IndexFunc(c.Limbs, func(l opinion.LimbChange) bool { return l.Limb == limb })
			if x.Kind != y.Kind && i < 0 {
				t.Fatalf("%v turned from %v to %v in silence\n%s\n%s", limb, x.Kind, y.Kind, show(a), show(b))
			}
			if i < 0 || x.Kind == 0 || y.Kind == 0 || x.Kind == y.Kind {
				continue
			}
			if l := c.Limbs[i]; len(l.Findings)+len(l.Before)+len(l.Now) == 0 {
				t.Fatalf("%v turned from %v to %v, nothing says why\n%s\n%s", limb, x.Kind, y.Kind, show(a), show(b))
			}
		}
	})
}

func TestCompareFollowsALine(t *testing.T) {
	deviation := func(test soc1.TestID) []controls.Deviation {
		return []controls.Deviation{{ID: "D-" + soc1.DeviationID(test), Test: test, Count: 1, Kind: controls.KindLate, Text: "Late.", Pattern: controls.Isolated}}
	}
	before, now := examtest.Sound(1, 2), examtest.Sound(1, 2)
	before.Matrix.Deviations = deviation("T-1-1")
	now.Matrix.Controls[0].Successor = "C-1-2"
	now.Matrix.Deviations = deviation("T-1-2")
	c := compare(t, before, now, opinion.USPolicy())
	if len(c.Repeated) != 1 || c.Repeated[0].Control != "C-1-1" || c.Repeated[0].Turn != opinion.TurnRepeated || len(c.Deviations) != 1 {
		t.Errorf("%+v", c)
	}
}

func TestCompareReportsEitherSide(t *testing.T) {
	bad := examtest.Sound(1, 1)
	bad.Type = 0
	for _, path := range []string{"/previous/type", "/current/type"} {
		a, b := examtest.Sound(1, 1), examtest.Sound(1, 1)
		if strings.HasPrefix(path, "/previous") {
			a = bad
		} else {
			b = bad
		}
		if c, err := opinion.Compare(a, b, opinion.USPolicy()); c != nil || !hasProblem(err, soc1.CodeMissing, path) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprintf("controls=%d", n), func(b *testing.B) {
			was, is, p := year(n), examtest.Sound(max(n/20, 1), 20), opinion.USPolicy()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := opinion.Compare(was, is, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
