package soc1_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// dayMap is the brute-force model of a set: one flag for each of some days.
type dayMap [120]bool

// origin is the first day that a dayMap stands for.
func origin() soc1.Date { return soc1.DateOf(2025, time.January, 1) }

// modelled draws a set together with its model.
func modelled(t *rapid.T, label string) (soc1.PeriodSet, dayMap) {
	var m dayMap
	var list []soc1.Period
	for range rapid.IntRange(0, 6).Draw(t, label+" count") {
		first := rapid.IntRange(0, len(m)-1).Draw(t, label+" first")
		last := min(len(m)-1, first+rapid.IntRange(0, 25).Draw(t, label+" length"))
		list = append(list, soc1.Period{Start: origin().AddDays(first), End: origin().AddDays(last)})
		for i := first; i <= last; i++ {
			m[i] = true
		}
	}
	set, err := soc1.NewPeriodSet(list...)
	if err != nil {
		t.Fatal(err)
	}
	return set, m
}

// combine applies a rule to each day of two models.
func combine(a, b dayMap, rule func(x, y bool) bool) dayMap {
	var m dayMap
	for i := range m {
		m[i] = rule(a[i], b[i])
	}
	return m
}

// mustMatch fails unless the set has exactly the model's days and is in normal form.
func mustMatch(t *rapid.T, name string, set soc1.PeriodSet, m dayMap) {
	days, runs := 0, 0
	for i, in := range m {
		if set.Contains(origin().AddDays(i)) != in {
			t.Fatalf("%s = %v: day %d is wrong", name, set, i)
		}
		if in {
			days++
			if i == 0 || !m[i-1] {
				runs++
			}
		}
	}
	if set.Days() != days || set.Len() != runs || set.IsZero() != (days == 0) {
		t.Fatalf("%s = %v has %d days in %d periods, want %d in %d", name, set, set.Days(), set.Len(), days, runs)
	}
	last := soc1.Date{}
	for p := range set.All() {
		if !p.IsValid() || last.IsValid() && !p.Start.After(last.AddDays(1)) {
			t.Fatalf("%s = %v is not in normal form", name, set)
		}
		last = p.End
	}
}

func TestLawSetAlgebraAgreesWithDayByDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, x := modelled(t, "a")
		b, y := modelled(t, "b")
		mustMatch(t, "a", a, x)
		mustMatch(t, "union", a.Union(b), combine(x, y, func(x, y bool) bool { return x || y }))
		mustMatch(t, "intersection", a.Intersect(b), combine(x, y, func(x, y bool) bool { return x && y }))
		mustMatch(t, "difference", a.Subtract(b), combine(x, y, func(x, y bool) bool { return x && !y }))
		first, last := rapid.IntRange(0, 119).Draw(t, "first"), rapid.IntRange(0, 119).Draw(t, "last")
		within := soc1.Period{Start: origin().AddDays(first), End: origin().AddDays(last)}
		inside, all := dayMap{}, true
		for i := first; i <= last; i++ {
			inside[i] = true
			all = all && x[i]
		}
		mustMatch(t, "complement", a.Complement(within), combine(x, inside, func(x, in bool) bool { return in && !x }))
		if a.Covers(within) != (all && first <= last) {
			t.Fatalf("%v covers %v: %v", a, within, a.Covers(within))
		}
	})
}

func TestLawSetAlgebraIsBoolean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, _ := modelled(t, "a")
		b, _ := modelled(t, "b")
		c, _ := modelled(t, "c")
		same := func(law string, x, y soc1.PeriodSet) {
			if !x.Equal(y) || x.String() != y.String() {
				t.Fatalf("%s: %v and %v", law, x, y)
			}
		}
		same("union commutes", a.Union(b), b.Union(a))
		same("union associates", a.Union(b).Union(c), a.Union(b.Union(c)))
		same("union is idempotent", a.Union(a), a)
		same("intersection distributes", a.Intersect(b.Union(c)), a.Intersect(b).Union(a.Intersect(c)))
		same("difference and intersection rebuild", a.Subtract(b).Union(a.Intersect(b)), a)
		same("absorption", a.Union(a.Intersect(b)), a)
		same("the empty set is neutral", a.Union(soc1.PeriodSet{}), a)
		if a.Union(b).Days()+a.Intersect(b).Days() != a.Days()+b.Days() {
			t.Fatal("the days of union and intersection do not add up")
		}
	})
}

func TestLawSetTextRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, _ := modelled(t, "a")
		data, err := json.Marshal(a)
		var back soc1.PeriodSet
		if err != nil || json.Unmarshal(data, &back) != nil || !back.Equal(a) {
			t.Fatalf("%v comes back from %s as %v", a, data, back)
		}
	})
	for _, s := range []string{",", "2025-01-01/2025-01-31,", "2025-01-01/2025-01-31,2025-02-01/2025-02-28", "2025-03-01/2025-03-31,2025-01-01/2025-01-31", "2025-01-01"} {
		if set, err := soc1.ParsePeriodSet(s); err == nil {
			t.Errorf("ParsePeriodSet(%q) = %v, want an error", s, set)
		}
	}
}

func TestNewPeriodSetReportsEveryInvalidPeriod(t *testing.T) {
	good := period(t, "2025-01-01/2025-01-31")
	bad := soc1.Period{Start: good.End, End: good.Start}
	set, err := soc1.NewPeriodSet(good, bad, soc1.Period{}, good)
	if got, want := paths(err), []string{"/1/end", "/2/end", "/2/start"}; !slices.Equal(got, want) || !set.IsZero() {
		t.Errorf("problems at %v, want %v; set %v", got, want, set)
	}
	list := []soc1.Period{good.Shift(90), good}
	if _, err := soc1.NewPeriodSet(list...); err != nil || list[0] != good.Shift(90) {
		t.Errorf("the caller's list was changed: %v, %v", list, err)
	}
}

func TestSetReachesBothEndsOfTheCalendar(t *testing.T) {
	all := period(t, "0001-01-01/9999-12-31")
	whole, err := soc1.NewPeriodSet(all)
	if err != nil {
		t.Fatal(err)
	}
	if rest := whole.Complement(all); !rest.IsZero() || whole.Subtract(whole).Days() != 0 || !whole.Union(whole).Equal(whole) {
		t.Errorf("the whole calendar leaves %v", rest)
	}
	if !whole.Complement(soc1.Period{}).IsZero() {
		t.Error("an invalid period has a complement")
	}
}
