package controls_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestLawUncoveredDaysAreThoseOfADayByDayCount compares the days of a gap with a count that asks for each day whether one
// set has all of its controls in operation.
func TestLawUncoveredDaysAreThoseOfADayByDayCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := ready()
		for i := range m.Controls {
			m.Controls[i].Operated = inOrder(t)
		}
		m.Objectives[0].InForce = soc1.Period{Start: day(time.January, 1).AddDays(rapid.IntRange(-9, 200).Draw(t, "in force"))}
		window := soc1.Period{Start: day(time.January, 1).AddDays(rapid.IntRange(0, 60).Draw(t, "start"))}
		window.End = window.Start.AddDays(rapid.IntRange(0, 300).Draw(t, "length"))
		x, err := m.Check()
		if err != nil {
			t.Fatal(err)
		}
		gaps, err := m.Gaps(window)
		if err != nil {
			t.Fatal(err)
		}
		for r := range m.Risks {
			o, _ := x.Objective(m.Risks[r].Objective)
			var found soc1.PeriodSet
			for _, g := range gaps {
				if g.Path == soc1.Pointer("/risks", r) {
					found = g.Days
				}
			}
			for d := window.Start; !d.After(window.End); d = d.AddDays(1) {
				promised := inside(m.Objectives[o].InForce, d)
				if want := promised && !answered(x, r, d); found.Contains(d) != want {
					t.Fatalf("%s on %s: found %v, want %v", m.Risks[r].ID, d, found.Contains(d), want)
				}
			}
		}
	})
}

// inOrder draws periods of operation that a matrix may have: in order, apart, and open only at the outer ends.
func inOrder(t *rapid.T) []soc1.Period {
	var list []soc1.Period
	next := day(time.January, 1).AddDays(-20)
	for range rapid.IntRange(0, 4).Draw(t, "periods") {
		p := soc1.Period{Start: next.AddDays(rapid.IntRange(0, 90).Draw(t, "pause"))}
		p.End = p.Start.AddDays(rapid.IntRange(0, 120).Draw(t, "length"))
		next = p.End.AddDays(1)
		list = append(list, p)
	}
	if len(list) > 0 && rapid.Bool().Draw(t, "open start") {
		list[0].Start = soc1.Date{}
	}
	if len(list) > 0 && rapid.Bool().Draw(t, "open end") {
		list[len(list)-1].End = soc1.Date{}
	}
	return list
}

// inside reports whether a day lies in a period whose ends may be open.
func inside(p soc1.Period, d soc1.Date) bool {
	return !d.Before(p.Start) && (!p.End.IsValid() || !d.After(p.End))
}

// answered reports whether one of a risk's sets has on a day, for each of its members, a control of the line in operation.
func answered(x *controls.Index, risk int, d soc1.Date) bool {
	for s := range x.SetsOf(risk) {
		all := true
		for _, member := range x.MembersOf(risk, s) {
			one := false
			for c := range x.Line(member) {
				list := x.Matrix().Controls[c].Operated
				one = one || len(list) == 0 || slices.ContainsFunc(list, func(p soc1.Period) bool { return inside(p, d) })
			}
			all = all && one
		}
		if all {
			return true
		}
	}
	return false
}

// named lists gaps as "kind key", sorted.
func named(gaps []controls.Gap) []string {
	var list []string
	for _, g := range gaps {
		list = append(list, g.Kind.String()+" "+g.Key+" "+g.Days.String())
	}
	slices.Sort(list)
	return list
}

// TestLaw3OrderNeverChangesTheGaps: nor are two gaps ever named alike, nor does looking for them change the matrix.
func TestLaw3OrderNeverChangesTheGaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := spoiled().Draw(t, "matrix")
		before := m.Clone()
		gaps, err := m.Gaps(year())
		if err != nil {
			t.Skip("not valid")
		}
		if !reflect.DeepEqual(m, before) {
			t.Fatal("looking for gaps changed the matrix")
		}
		p := permuted(t, m)
		other, err := p.Gaps(year())
		if got, want := named(other), named(gaps); err != nil || !slices.Equal(got, want) {
			t.Fatalf("%q in one order and %q in another, %v", want, got, err)
		}
		names := make(map[string]bool)
		for _, g := range gaps {
			name := g.Kind.String() + " " + g.Key
			if names[name] {
				t.Fatalf("two gaps are named %q", name)
			}
			names[name] = true
		}
	})
}

// TestLaw16DeletingAnAnswerNeverClosesAGap: a risk whose sets are taken away has a gap, whatever was wrong with them.
func TestLaw16DeletingAnAnswerNeverClosesAGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := spoiled().Draw(t, "matrix")
		if m.Validate() != nil {
			t.Skip("not valid")
		}
		r := rapid.IntRange(0, len(m.Risks)-1).Draw(t, "risk")
		m.Risks[r].Sufficient = nil
		gaps, err := m.Gaps(year())
		if want := "no-control " + soc1.Pointer("/risks", r, "sufficient"); err != nil || !slices.Contains(gapsAt(gaps), want) {
			t.Fatalf("%q is not among %q, %v", want, gapsAt(gaps), err)
		}
	})
}
