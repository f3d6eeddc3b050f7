package sampling_test

import (
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

// reperform repeats a record and returns the differences.
func reperform(t *testing.T, r sampling.Record, units iter.Seq[sampling.Unit]) []sampling.Difference {
	t.Helper()
	list, err := sampling.Reperform(r, units)
	if err != nil {
		t.Fatalf("%v: %v", r.Spec.Technique, err)
	}
	return list
}

// TestReperformConfirms repeats the record of every technique, from its JSON form, with replacements.
func TestReperformConfirms(t *testing.T) {
	for _, record := range everyRecord(t) {
		if len(record.Reserve) > 0 {
			var err error
			if record, err = record.Replace(record.Items[1].ID, note("voided document")); err != nil {
				t.Fatal(err)
			}
		}
		if len(record.Spec.Stages) > 0 {
			var err error
			if record, err = record.Extend(note("second stage")); err != nil {
				t.Fatal(err)
			}
		}
		back, err := sampling.DecodeRecord([]byte(textOf(t, record)))
		if err != nil {
			t.Fatal(err)
		}
		if list := reperform(t, back, stratifiedUnits); len(list) > 0 {
			t.Errorf("%v: %v", record.Spec.Technique, list)
		}
	}
}

// TestReperformIgnoresOrderWhereItMay reverses the population.
func TestReperformIgnoresOrderWhereItMay(t *testing.T) {
	reversed := slices.Collect(stratifiedUnits)
	slices.Reverse(reversed)
	for _, record := range everyRecord(t) {
		list := reperform(t, record, slices.Values(reversed))
		if (len(list) > 0) != record.Spec.Technique.IsOrdered() {
			t.Errorf("%v: %d differences", record.Spec.Technique, len(list))
		}
		if len(list) > 0 && (list[0].Kind != sampling.PopulationDiffers || list[0].Field != "population.digest.order") {
			t.Errorf("%v: the first difference is %v", record.Spec.Technique, list[0])
		}
	}
}

// TestReperformFindsOneChangedUnit changes an amount far from the sample: only the population differs.
func TestReperformFindsOneChangedUnit(t *testing.T) {
	for _, record := range everyRecord(t) {
		units := slices.Collect(stratifiedUnits)
		for i := range units {
			if held := func(item sampling.Item) bool { return item.ID == units[i].ID }; units[i].Amount > 0 &&
				!slices.ContainsFunc(record.Items, held) && !slices.ContainsFunc(record.Reserve, held) {
				units[i].ID += "-changed"
				break
			}
		}
		list := reperform(t, record, slices.Values(units))
		if record.Spec.Technique == sampling.ByAll {
			if len(list) != 0 {
				t.Errorf("a census holds every unit: %v", list)
			}
			continue
		}
		fields := ""
		for _, d := range list {
			fields += d.Field + " "
		}
		if !strings.HasPrefix(fields, "population.digest.xor population.digest.sum ") {
			t.Errorf("%v: differences in %s", record.Spec.Technique, fields)
		}
	}
}

// TestReperformNamesTheDifference forges records and expects exactly the fitting differences.
func TestReperformNamesTheDifference(t *testing.T) {
	spec := specFor(t, sampling.ByTicket, "forged", 5)
	spec.Reserve = 3
	record := draw(t, spec, vectorUnits)
	changed, err := record.Replace(record.Items[4].ID, note("void"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		base  sampling.Record
		forge func(r *sampling.Record)
		want  []string // kind and field
	}{
		{"item exchanged", record, func(r *sampling.Record) { r.Items[3].Unit = sampling.Unit{ID: "TX-00001", Amount: 2920} },
			[]string{"item-unexpected items[3]", "item-missing items[3]"}},
		{"item left out", record, func(r *sampling.Record) { r.Items = r.Items[:4] }, []string{"item-missing items[4]"}},
		{"items swapped", record, func(r *sampling.Record) { r.Items[0], r.Items[1] = r.Items[1], r.Items[0] },
			[]string{"item-differs items[0]", "item-differs items[1]"}},
		{"amount changed", record, func(r *sampling.Record) { r.Items[0].Amount++ }, []string{"item-differs items[0]"}},
		{"ticket changed", record, func(r *sampling.Record) { r.Items[0].Ticket[31]++ }, []string{"item-differs items[0]"}},
		{"reserve reordered", record, func(r *sampling.Record) { slices.Reverse(r.Reserve) },
			[]string{"item-differs reserve[0]", "item-differs reserve[2]"}},
		{"count changed", record, func(r *sampling.Record) { r.Population.Count++; r.Population.Zero++ },
			[]string{"population-differs population.count", "population-differs population.zero"}},
		{"digest changed", record, func(r *sampling.Record) { r.Population.Digest.Sum[0]++ }, []string{"population-differs population.digest.sum"}},
		{"start invented", record, func(r *sampling.Record) { r.Starts = []sampling.Total{sampling.NewTotal(1)} }, []string{"parameter-differs starts"}},
		{"replacement chosen", changed, func(r *sampling.Record) {
			// The forger reorders the reserve so that the chosen item seems to be the next.
			r.Reserve[0], r.Reserve[1] = r.Reserve[1], r.Reserve[0]
			r.Changes[0].In = []string{r.Reserve[0].ID}
		}, []string{"item-differs reserve[0]", "item-differs reserve[1]", "change-differs changes[0]"}},
	} {
		forged := c.base
		forged.Items, forged.Reserve, forged.Changes = slices.Clone(c.base.Items), slices.Clone(c.base.Reserve), slices.Clone(c.base.Changes)
		c.forge(&forged)
		var got []string
		for _, d := range reperform(t, forged, vectorUnits) {
			got = append(got, d.Kind.String()+" "+d.Field)
			if !strings.Contains(d.String(), d.Kind.String()) || !strings.HasPrefix(d.String(), d.Field) {
				t.Errorf("%s: text %q", c.name, d)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestReperformSeesAnotherSeed records the seed of another draw: all items differ, the population not.
func TestReperformSeesAnotherSeed(t *testing.T) {
	for _, record := range everyRecord(t) {
		if record.Spec.Seed.IsZero() {
			continue
		}
		record.Spec.Seed = mustSeed(t, "the seed that was not drawn")
		list := reperform(t, record, stratifiedUnits)
		if len(list) == 0 || slices.ContainsFunc(list, func(d sampling.Difference) bool { return d.Kind == sampling.PopulationDiffers }) {
			t.Errorf("%v: %d differences", record.Spec.Technique, len(list))
		}
	}
}

// TestReperformFindsDuplicates adds a selected unit once more.
func TestReperformFindsDuplicates(t *testing.T) {
	for _, record := range everyRecord(t) {
		units := append(slices.Collect(stratifiedUnits), record.Items[0].Unit)
		list := reperform(t, record, slices.Values(units))
		found := slices.ContainsFunc(list, func(d sampling.Difference) bool {
			return d.Kind == sampling.DuplicateFound && d.ID == record.Items[0].ID
		})
		// The ordered techniques look at single rows and cannot see it.
		if found == record.Spec.Technique.IsOrdered() {
			t.Errorf("%v: %v", record.Spec.Technique, list)
		}
	}
}

// TestReperformOfAnotherPopulation repeats on much smaller and on larger populations: there is a
// verdict, not a failure.
func TestReperformOfAnotherPopulation(t *testing.T) {
	for _, record := range everyRecord(t) {
		for _, units := range [][]sampling.Unit{nil, slices.Collect(stratifiedUnits)[:3], {{ID: "x", Stratum: "zz", Amount: 1 << 62}, {ID: "y", Stratum: "zz", Amount: 1 << 62}}} {
			if list := reperform(t, record, slices.Values(units)); len(list) == 0 {
				t.Errorf("%v: %d units: nothing differs", record.Spec.Technique, len(units))
			}
		}
	}
}

// TestReperformFails lists what prevents a verdict.
func TestReperformFails(t *testing.T) {
	if _, err := sampling.Reperform(sampling.Record{}, vectorUnits); err == nil {
		t.Error("the zero record was repeated")
	}
	for _, record := range everyRecord(t) {
		if _, err := sampling.Reperform(record, slices.Values([]sampling.Unit{{ID: "\t"}})); !errors.Is(err, sampling.CodeSyntax) {
			t.Errorf("%v: a population that cannot be read: %v", record.Spec.Technique, err)
		}
	}
	record := draw(t, specFor(t, sampling.ByInterval, "s", 10), vectorUnits)
	record.Population = sampling.Population{}
	if _, err := sampling.Reperform(record, vectorUnits); err == nil {
		t.Error("a systematic record without population was repeated")
	}
}
