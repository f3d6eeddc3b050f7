package sampling_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/sampling"
)

// mergeable are the techniques whose draws can be partitioned.
var mergeable = []sampling.Technique{sampling.ByTicket, sampling.ByStratum, sampling.BySieve, sampling.ByPriority}

// drawUnits draws a population of distinct units with strata and amounts of either sign.
func drawUnits(t *rapid.T, least int) []sampling.Unit {
	n := rapid.IntRange(least, 120).Draw(t, "units")
	units := make([]sampling.Unit, n)
	for i := range units {
		units[i] = sampling.Unit{
			ID:      fmt.Sprintf("U%03d", i),
			Stratum: rapid.SampledFrom([]string{"east", "north", "south"}).Draw(t, "stratum"),
			Amount:  sampling.Amount(rapid.Int64Range(-2, 9).Draw(t, "amount")),
		}
	}
	return units
}

// drawSpec draws a specification that a population of at least 12 units, 6 of them positive, serves.
func drawSpec(t *rapid.T, technique sampling.Technique) sampling.Spec {
	seed, err := sampling.NewSeed("seed " + rapid.StringMatching(`[a-z]{3}`).Draw(t, "seed"))
	if err != nil {
		t.Fatal(err)
	}
	spec := sampling.Spec{Technique: technique, Seed: seed, DrawnBy: "senior", DrawnAt: drawnAt}
	switch technique {
	case sampling.BySieve:
		spec.Interval = sampling.Amount(rapid.Int64Range(1, 12).Draw(t, "interval"))
		return spec
	case sampling.ByPriority:
		spec.CertainFrom = rapid.SampledFrom([]sampling.Amount{0, 8, 9}).Draw(t, "certain")
	}
	spec.Size = rapid.IntRange(1, 5).Draw(t, "size")
	spec.Reserve = rapid.IntRange(0, 4).Draw(t, "reserve")
	return spec
}

// partialOf returns the selection from one partition.
func partialOf(t rapid.TB, spec sampling.Spec, name string, units []sampling.Unit) sampling.Partial {
	selector, err := sampling.NewSelector(spec, name)
	if err != nil {
		t.Fatal(err)
	}
	if err := selector.AddAll(slices.Values(units)); err != nil {
		t.Fatal(err)
	}
	return selector.Partial()
}

// textOf returns the canonical JSON of a value, by which results are compared.
func textOf(t rapid.TB, value any) string {
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// keptIDs returns the ids that a partial keeps, from its JSON form.
func keptIDs(t rapid.TB, p sampling.Partial) []string {
	var w struct{ Entries, Certain, Excluded []sampling.Unit }
	if err := json.Unmarshal([]byte(textOf(t, p)), &w); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, u := range slices.Concat(w.Entries, w.Certain, w.Excluded) {
		ids = append(ids, u.ID)
	}
	return ids
}

// TestAnyPartitionTreeMergesToTheSame cuts a population into partitions, delivers some of them twice,
// merges them as a random tree, some through JSON, and compares with the undivided draw.
func TestAnyPartitionTreeMergesToTheSame(t *testing.T) {
	for _, technique := range mergeable {
		t.Run(technique.String(), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				spec := drawSpec(t, technique)
				units := drawUnits(t, 12)
				whole, wholeErr := partialOf(t, spec, "whole", units).Record(sampling.Population{})
				units = rapid.Permutation(units).Draw(t, "order")
				var forest []sampling.Partial
				for i := 0; len(units) > 0; i++ {
					n := rapid.IntRange(1, len(units)).Draw(t, "cut")
					p := partialOf(t, spec, fmt.Sprintf("part %d", i), units[:n])
					for range rapid.IntRange(1, 2).Draw(t, "deliveries") {
						forest = append(forest, p)
					}
					units = units[n:]
				}
				for len(forest) > 1 {
					forest = rapid.Permutation(forest).Draw(t, "shuffle")
					joined, err := forest[0].Merge(forest[1])
					if err != nil {
						t.Fatal(err)
					}
					if rapid.Bool().Draw(t, "through JSON") {
						if joined, err = sampling.DecodePartial([]byte(textOf(t, joined))); err != nil {
							t.Fatal(err)
						}
					}
					forest = append(forest[2:], joined)
				}
				merged, err := forest[0].Record(sampling.Population{})
				if (err == nil) != (wholeErr == nil) {
					t.Fatalf("whole: %v, merged: %v", wholeErr, err)
				}
				if err != nil {
					return
				}
				if a, b := textOf(t, whole), textOf(t, merged); a != b {
					t.Fatalf("whole:\n%s\nmerged:\n%s", a, b)
				}
			})
		})
	}
}

// TestMergeIsACommutativeIdempotentMonoid checks the laws on the partials themselves.
func TestMergeIsACommutativeIdempotentMonoid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := drawSpec(t, rapid.SampledFrom(mergeable).Draw(t, "technique"))
		var p [3]sampling.Partial
		for i := range p {
			// Ids are shared between the partitions, so repeated ids are merged as well.
			p[i] = partialOf(t, spec, string(rune('a'+i)), drawUnits(t, 1))
		}
		join := func(a, b sampling.Partial) sampling.Partial {
			c, err := a.Merge(b)
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		laws := []struct {
			name string
			a, b sampling.Partial
		}{
			{"associative", join(join(p[0], p[1]), p[2]), join(p[0], join(p[1], p[2]))},
			{"commutative", join(p[0], p[1]), join(p[1], p[0])},
			{"idempotent", join(p[0], p[0]), p[0]},
			{"absorbing", join(join(p[0], p[1]), p[0]), join(p[0], p[1])},
			{"neutral element", join(p[0], sampling.Partial{}), p[0]},
		}
		for _, law := range laws {
			if a, b := textOf(t, law.a), textOf(t, law.b); a != b {
				t.Errorf("not %s:\n%s\n%s", law.name, a, b)
			}
		}
	})
}

// TestSampleIsAPrefix checks that a larger sample begins with the smaller one.
func TestSampleIsAPrefix(t *testing.T) {
	for _, technique := range []sampling.Technique{sampling.ByTicket, sampling.ByPosition, sampling.ByPriority} {
		rapid.Check(t, func(t *rapid.T) {
			n, m := rapid.IntRange(1, 20).Draw(t, "n"), rapid.IntRange(0, 20).Draw(t, "m")
			spec := specFor(t, technique, "prefix "+rapid.StringMatching(`[a-z]{2}`).Draw(t, "seed"), n)
			frozen, err := sampling.Freeze(vectorUnits)
			if err != nil {
				t.Fatal(err)
			}
			small, err := sampling.Draw(spec, frozen, vectorUnits)
			if err != nil {
				t.Fatal(err)
			}
			spec.Size = n + m
			large, err := sampling.Draw(spec, frozen, vectorUnits)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(large.Items[:n], small.Items) {
				t.Fatalf("%v of %v", small.Items, large.Items)
			}
		})
	}
}

// TestALargerTicketChangesNothing adds a unit that is not selected and finds the same items.
func TestALargerTicketChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := drawSpec(t, sampling.ByTicket)
		spec.Reserve = 0
		units := drawUnits(t, 12)
		before, err := sampling.Draw(spec, sampling.Population{}, slices.Values(units))
		if err != nil {
			t.Fatal(err)
		}
		extra := sampling.Unit{ID: rapid.StringMatching(`X[0-9]{6}`).Draw(t, "extra")}
		after, err := sampling.Draw(spec, sampling.Population{}, slices.Values(append(units, extra)))
		if err != nil {
			t.Fatal(err)
		}
		last := before.Items[len(before.Items)-1].Ticket
		selected := slices.Contains(idsOf(after.Items), extra.ID)
		if selected != (spec.Seed.Ticket(extra.ID).Compare(last) < 0) {
			t.Fatalf("%s is selected: %v", extra.ID, selected)
		}
		if !selected && !slices.Equal(before.Items, after.Items) {
			t.Fatalf("%v became %v", before.Items, after.Items)
		}
	})
}

// TestRepeatedRecordsDoNotChangeTheSample reads some units again: the kept units stay the same, and
// those that were repeated are named.
func TestRepeatedRecordsDoNotChangeTheSample(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := drawSpec(t, rapid.SampledFrom(mergeable).Draw(t, "technique"))
		units := drawUnits(t, 12)
		clean := partialOf(t, spec, "p", units)
		again := rapid.SliceOfN(rapid.IntRange(0, len(units)-1), 1, 30).Draw(t, "again")
		repeated := slices.Clone(units)
		for _, i := range again {
			repeated = append(repeated, units[i])
		}
		dirty := partialOf(t, spec, "p", repeated)
		if a, b := keptIDs(t, clean), keptIDs(t, dirty); !slices.Equal(a, b) {
			t.Fatalf("%v became %v", a, b)
		}
		var want []string
		for _, id := range keptIDs(t, clean) {
			if slices.ContainsFunc(again, func(i int) bool { return units[i].ID == id }) {
				want = append(want, id)
			}
		}
		slices.Sort(want)
		if got := dirty.Duplicates(); !slices.Equal(got, want) {
			t.Fatalf("duplicates %v, want %v", got, want)
		}
		if _, err := dirty.Record(sampling.Population{}); len(want) > 0 && !errors.Is(err, sampling.CodeDuplicate) {
			t.Fatalf("a record of duplicates: %v", err)
		}
	})
}

// TestDuplicateAcrossPartitions finds one id in two partitions, and one id with two amounts.
func TestDuplicateAcrossPartitions(t *testing.T) {
	spec := specFor(t, sampling.ByPriority, "duplicates", 10)
	a := partialOf(t, spec, "a", []sampling.Unit{{ID: "1", Amount: 5}, {ID: "2", Amount: 5}, {ID: "3", Amount: 5}})
	b := partialOf(t, spec, "b", []sampling.Unit{{ID: "2", Amount: 5}, {ID: "3", Amount: 6}})
	joined, err := a.Merge(b)
	if err != nil {
		t.Fatal(err)
	}
	if got := joined.Duplicates(); !slices.Equal(got, []string{"2", "3"}) {
		t.Errorf("duplicates %v", got)
	}
}

// TestMergeRefuses lists partials that do not belong together.
func TestMergeRefuses(t *testing.T) {
	spec := specFor(t, sampling.ByTicket, "conflict", 3)
	other := spec
	other.Size = 4
	units := []sampling.Unit{{ID: "1"}, {ID: "2"}}
	if _, err := partialOf(t, spec, "a", units).Merge(partialOf(t, other, "b", units)); !errors.Is(err, sampling.CodeConflict) {
		t.Errorf("different specifications: %v", err)
	}
	if _, err := partialOf(t, spec, "a", units).Merge(partialOf(t, spec, "a", units[:1])); !errors.Is(err, sampling.CodeConflict) {
		t.Errorf("different partitions of one name: %v", err)
	}
}

// TestMergeAll joins none, one and many.
func TestMergeAll(t *testing.T) {
	spec := specFor(t, sampling.ByTicket, "many", 3)
	var list []sampling.Partial
	for i := range 7 {
		list = append(list, partialOf(t, spec, fmt.Sprint(i), []sampling.Unit{{ID: fmt.Sprint("u", i)}}))
	}
	for n := range list {
		p, err := sampling.MergeAll(list[:n]...)
		if err != nil || len(p.Parts()) != n {
			t.Errorf("%d partials merged to %d parts, error %v", n, len(p.Parts()), err)
		}
	}
}

// TestDrawRefuses lists populations and specifications that have no sample.
func TestDrawRefuses(t *testing.T) {
	one := []sampling.Unit{{ID: "1", Stratum: "s", Amount: 1}}
	for _, c := range []struct {
		name  string
		spec  sampling.Spec
		units []sampling.Unit
		code  sampling.Code
	}{
		{"empty population", specFor(t, sampling.ByTicket, "s", 1), nil, sampling.CodePopulation},
		{"larger than the population", specFor(t, sampling.ByTicket, "s", 2), one, sampling.CodeRange},
		{"more strata items than units", specFor(t, sampling.ByStratum, "s", 2), one, sampling.CodeRange},
		{"no stratum", specFor(t, sampling.ByStratum, "s", 1), []sampling.Unit{{ID: "1"}}, sampling.CodeMissing},
		{"more rows than units", specFor(t, sampling.ByPosition, "s", 2), one, sampling.CodeRange},
		{"no amounts", specFor(t, sampling.ByMonetaryInterval, "s", 1), []sampling.Unit{{ID: "1"}}, sampling.CodePopulation},
		{"blank id", specFor(t, sampling.ByTicket, "s", 1), []sampling.Unit{{ID: " "}}, sampling.CodeSyntax},
		{"duplicate", specFor(t, sampling.ByTicket, "s", 1), append(one, one...), sampling.CodeDuplicate},
		{"duplicate in a census", specFor(t, sampling.ByAll, "", 0), append(one, one...), sampling.CodeDuplicate},
		{"zero specification", sampling.Spec{}, one, sampling.CodeInvalid},
	} {
		frozen, err := sampling.Freeze(slices.Values(c.units))
		if err == nil {
			_, err = sampling.Draw(c.spec, frozen, slices.Values(c.units))
		}
		if !errors.Is(err, c.code) {
			t.Errorf("%s: %v, want %v", c.name, err, c.code)
		}
	}
}

// TestDrawNeedsTheFrozenPopulation changes, reorders and shortens a frozen population.
func TestDrawNeedsTheFrozenPopulation(t *testing.T) {
	units := slices.Collect(vectorUnits)
	frozen := freeze(t, slices.Values(units))
	changed := slices.Clone(units)
	changed[500].Amount++
	reordered := slices.Clone(units)
	slices.Reverse(reordered)
	for _, technique := range []sampling.Technique{sampling.ByTicket, sampling.BySieve, sampling.ByPriority, sampling.ByPosition, sampling.ByInterval, sampling.ByMonetaryInterval} {
		spec := specFor(t, technique, "frozen", 10)
		if _, err := sampling.Draw(spec, frozen, slices.Values(changed)); !errors.Is(err, sampling.CodePopulation) {
			t.Errorf("%v, one amount changed: %v", technique, err)
		}
		if _, err := sampling.Draw(spec, frozen, slices.Values(units[1:])); !errors.Is(err, sampling.CodePopulation) {
			t.Errorf("%v, one unit short: %v", technique, err)
		}
		_, err := sampling.Draw(spec, frozen, slices.Values(reordered))
		if refused := errors.Is(err, sampling.CodePopulation); refused != technique.IsOrdered() {
			t.Errorf("%v, order reversed: %v", technique, err)
		}
		if _, err := sampling.Draw(spec, sampling.Population{}, slices.Values(units)); errors.Is(err, sampling.CodePopulation) != technique.IsOrdered() {
			t.Errorf("%v, not frozen: %v", technique, err)
		}
	}
}

// TestSelectorSurfaces checks that bytes, ids and units lead to one result, beyond ASCII as well.
func TestSelectorSurfaces(t *testing.T) {
	spec := specFor(t, sampling.ByTicket, "surfaces", 5)
	var partials [3]string
	for way := range partials {
		s, err := sampling.NewSelector(spec, "p")
		if err != nil {
			t.Fatal(err)
		}
		for i := range 300 {
			id := fmt.Sprintf("Büro-%d", i)
			if i%2 == 0 {
				id = fmt.Sprintf("office-%d", i)
			}
			switch way {
			case 0:
				err = s.AddBytes([]byte(id))
			case 1:
				err = s.AddID(id)
			default:
				err = s.Add(sampling.Unit{ID: id})
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := s.AddBytes([]byte(" ")); !errors.Is(err, sampling.CodeSyntax) {
			t.Errorf("a blank id: %v", err)
		}
		partials[way] = textOf(t, s.Partial())
	}
	if partials[0] != partials[1] || partials[1] != partials[2] {
		t.Errorf("three ways, three results:\n%s", strings.Join(partials[:], "\n"))
	}
}

// TestSelectionIsBounded meets the limits of what a selection may hold: a sieve that lets everything
// through, and strata that keep too much together.
func TestSelectionIsBounded(t *testing.T) {
	spec := specFor(t, sampling.BySieve, "bounded", 0)
	spec.Interval = 1
	s, err := sampling.NewSelector(spec, "p")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for ; err == nil && n <= sampling.MaxSelected; n++ {
		err = s.Add(sampling.Unit{ID: strconv.Itoa(n), Amount: 1})
	}
	if !errors.Is(err, sampling.CodeOverflow) || n != sampling.MaxSelected+1 {
		t.Errorf("the sieve let %d units through: %v", n, err)
	}
	s, err = sampling.NewSelector(specFor(t, sampling.ByStratum, "bounded", sampling.MaxSelected), "p")
	for n = 0; err == nil && n < sampling.MaxStrata; n++ {
		err = s.Add(sampling.Unit{ID: "1", Stratum: strconv.Itoa(n)})
	}
	if !errors.Is(err, sampling.CodeOverflow) || n != 17 {
		t.Errorf("%d strata of a million items each: %v", n, err)
	}
}

// TestSelectorRefuses lists selectors that cannot be made.
func TestSelectorRefuses(t *testing.T) {
	if _, err := sampling.NewSelector(specFor(t, sampling.ByInterval, "s", 3), "p"); !errors.Is(err, sampling.CodeUnsupported) {
		t.Errorf("an ordered technique: %v", err)
	}
	if _, err := sampling.NewSelector(specFor(t, sampling.ByTicket, "s", 3), ""); !errors.Is(err, sampling.CodeMissing) {
		t.Errorf("a partition without name: %v", err)
	}
	if _, err := (sampling.Partial{}).Record(sampling.Population{}); !errors.Is(err, sampling.CodePopulation) {
		t.Errorf("the record of nothing: %v", err)
	}
	if _, err := json.Marshal(sampling.Partial{}); err == nil {
		t.Error("the zero partial was marshalled")
	}
}

// TestSelectorKeepsItsSpec checks that a caller who changes a list afterwards changes nothing.
func TestSelectorKeepsItsSpec(t *testing.T) {
	spec := specFor(t, sampling.ByTicket, "kept", 2)
	spec.Stages = []int{3}
	s, err := sampling.NewSelector(spec, "p")
	if err != nil {
		t.Fatal(err)
	}
	spec.Stages[0] = 1
	if got := s.Partial().Spec().Stages[0]; got != 3 {
		t.Errorf("stage of %d", got)
	}
}

// TestCheckID lists ids on both sides of the rule.
func TestCheckID(t *testing.T) {
	for _, id := range []string{"1", "a b", "x/y#z", "größer", strings.Repeat("a", sampling.MaxIDBytes)} {
		if err := sampling.CheckID(id); err != nil {
			t.Errorf("%q: %v", id, err)
		}
	}
	for _, id := range []string{"", " a", "a ", "a\tb", "a\x00", "\u2003a", "a\u0085b", "\xff", strings.Repeat("a", sampling.MaxIDBytes+1)} {
		if err := sampling.CheckID(id); err == nil {
			t.Errorf("%q passed", id)
		}
	}
}

// TestSelectionMemoryIsBounded reads many units and checks that a selector allocates for the sample
// only: on average less than one allocation in a hundred units.
func TestSelectionMemoryIsBounded(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates; plain go test counts")
	}
	const n = 100_000
	ids := make([][]byte, n)
	for i := range ids {
		ids[i] = fmt.Appendf(nil, "PAY-%07d", i)
	}
	spec := specFor(t, sampling.ByTicket, "memory", 25)
	perRun := testing.AllocsPerRun(3, func() {
		s, err := sampling.NewSelector(spec, "p")
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range ids {
			if err := s.AddBytes(id); err != nil {
				t.Fatal(err)
			}
		}
	})
	if perRun > n/100 {
		t.Errorf("%v allocations for %d units", perRun, n)
	}
}
