package sampling

import (
	"encoding/json"
	"fmt"
	"iter"
	"strconv"
	"strings"
)

// Reperform repeats a recorded selection from its specification and a population, and returns what
// differs, in the order of the record; nothing differs if the list is empty. It reads the population
// once. It fails, without a verdict, if the record is not valid or the population cannot be read.
//
// The population is read whole even where a few rows would do, because its digest is compared too.
// What the record says about strata, starts, reserve, excluded units and changes is computed again
// like the items themselves.
//
// Only the units can be confirmed this way. That the population is complete, that the seed was drawn
// after it was frozen, and that no other seed was drawn before, needs other evidence.
func Reperform(r Record, units iter.Seq[Unit]) ([]Difference, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	d, err := repeat(r, units)
	if err != nil {
		return nil, err
	}
	// From the general to the particular: if the population differs, that explains the rest.
	var c comparison
	c.populations(r.Population, d.record.Population)
	for _, id := range d.duplicates {
		c.list = append(c.list, Difference{Kind: DuplicateFound, Field: "population", ID: id})
	}
	c.values("starts", r.Starts, d.record.Starts)
	c.values("cycles", r.Cycles, d.record.Cycles)
	c.values("strata", r.Strata, d.record.Strata)
	c.items("items", r.Items, d.record.Items)
	c.items("reserve", r.Reserve, d.record.Reserve)
	c.items("excluded", asItems(r.Excluded), asItems(d.record.Excluded))
	c.changes(r, d.record)
	return c.list, nil
}

// repeat draws again, on the assumption that the population is the recorded one. A shortage is no
// error here: the items that are missing will show as differences.
func repeat(r Record, units iter.Seq[Unit]) (*drawing, error) {
	if !r.Spec.Technique.IsMergeable() {
		if err := checkReach(r.Spec, r.Population); err != nil {
			return nil, err
		}
		return drawInOrder(r.Spec, r.Population, units)
	}
	selector, err := NewSelector(r.Spec, "whole")
	if err != nil {
		return nil, err
	}
	if err := selector.AddAll(units); err != nil {
		return nil, err
	}
	return selector.Partial().drawing()
}

// comparison collects differences in the order in which the fields of a record are compared.
type comparison struct {
	list []Difference
}

// value compares two texts.
func (c *comparison) value(kind DifferenceKind, field, recorded, reperformed string) {
	if recorded != reperformed {
		c.list = append(c.list, Difference{Kind: kind, Field: field, Recorded: recorded, Reperformed: reperformed})
	}
}

// values compares two lists of parameters by their JSON form, which is also how a reader sees them. All
// types that are compared here have one.
func (c *comparison) values(field string, recorded, reperformed any) {
	a, errA := json.Marshal(recorded)
	b, errB := json.Marshal(reperformed)
	if errA == nil && errB == nil {
		c.value(ParameterDiffers, field, string(a), string(b))
	}
}

// populations compares all that is recorded of a population.
func (c *comparison) populations(recorded, read Population) {
	number := func(n uint64) string { return strconv.FormatUint(n, 10) }
	c.value(PopulationDiffers, "population.count", number(recorded.Count), number(read.Count))
	c.value(PopulationDiffers, "population.digest.xor", recorded.Digest.Xor.String(), read.Digest.Xor.String())
	c.value(PopulationDiffers, "population.digest.sum", recorded.Digest.Sum.String(), read.Digest.Sum.String())
	c.value(PopulationDiffers, "population.digest.order", recorded.Digest.Order.String(), read.Digest.Order.String())
	c.value(PopulationDiffers, "population.amount", recorded.Amount.String(), read.Amount.String())
	c.value(PopulationDiffers, "population.zero", number(recorded.Zero), number(read.Zero))
	c.value(PopulationDiffers, "population.negative", number(recorded.Negative), number(read.Negative))
	// Both lists are sorted by key, so they are merged; a key in one of them only counts 0 in the other.
	a, b := recorded.Strata, read.Strata
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].Key < b[0].Key:
			c.value(PopulationDiffers, "population.strata["+strconv.Quote(a[0].Key)+"]", number(a[0].Count), "0")
			a = a[1:]
		case len(a) == 0 || b[0].Key < a[0].Key:
			c.value(PopulationDiffers, "population.strata["+strconv.Quote(b[0].Key)+"]", "0", number(b[0].Count))
			b = b[1:]
		default:
			c.value(PopulationDiffers, "population.strata["+strconv.Quote(a[0].Key)+"]", number(a[0].Count), number(b[0].Count))
			a, b = a[1:], b[1:]
		}
	}
}

// items compares two lists of units: each recorded one with the same unit of the re-performed list, by
// its data and, if both lists are equally long, by its place. (If they are not, every place after the
// first gap would differ, which tells nothing.) Then follow the units that the record lacks.
func (c *comparison) items(field string, recorded, again []Item) {
	place := make(map[string]int, len(again))
	for i, item := range again {
		place[item.ID] = i
	}
	held := make(map[string]bool, len(recorded))
	for i, item := range recorded {
		held[item.ID] = true
		at := fmt.Sprintf("%s[%d]", field, i)
		k, known := place[item.ID]
		switch {
		case !known:
			c.list = append(c.list, Difference{Kind: ItemUnexpected, Field: at, ID: item.ID, Recorded: describeItem(item)})
		case item != again[k]:
			c.list = append(c.list, Difference{Kind: ItemDiffers, Field: at, ID: item.ID,
				Recorded: describeItem(item), Reperformed: describeItem(again[k])})
		case k != i && len(recorded) == len(again):
			c.list = append(c.list, Difference{Kind: ItemDiffers, Field: at, ID: item.ID,
				Recorded: fmt.Sprintf("place %d", i+1), Reperformed: fmt.Sprintf("place %d", k+1)})
		}
	}
	for i, item := range again {
		if !held[item.ID] {
			c.list = append(c.list, Difference{Kind: ItemMissing, Field: fmt.Sprintf("%s[%d]", field, i), ID: item.ID,
				Reperformed: describeItem(item)})
		}
	}
}

// describeItem returns the data of an item other than its id on one line.
func describeItem(item Item) string {
	var parts []string
	if item.Stratum != "" {
		parts = append(parts, "stratum "+strconv.Quote(item.Stratum))
	}
	if item.Amount != 0 {
		parts = append(parts, "amount "+item.Amount.String())
	}
	if !item.Ticket.IsZero() {
		parts = append(parts, "ticket "+item.Ticket.String())
	}
	if item.Row != 0 {
		parts = append(parts, "row "+strconv.FormatUint(item.Row, 10))
	}
	if item.Hits != 0 {
		parts = append(parts, "hits "+strconv.Itoa(item.Hits))
	}
	if item.Certain {
		parts = append(parts, "certain")
	}
	return strings.Join(parts, ", ")
}

// asItems turns units into items, so that they can be compared.
func asItems(units []Unit) []Item {
	list := make([]Item, len(units))
	for i, u := range units {
		list[i].Unit = u
	}
	return list
}

// changes makes the recorded changes on the re-performed selection and compares what comes in. It stops
// at a change that cannot be made, since all later ones rest on it.
func (c *comparison) changes(recorded, again Record) {
	state := unchanged(again)
	for i, change := range recorded.Changes {
		field := fmt.Sprintf("changes[%d]", i)
		in, err := state.take(recorded.Spec, change, len(change.In))
		if err != nil {
			c.list = append(c.list, Difference{Kind: ChangeDiffers, Field: field, ID: change.Out,
				Recorded: strings.Join(change.In, " "), Reperformed: "not possible: " + err.Error()})
			return
		}
		c.value(ChangeDiffers, field, strings.Join(change.In, " "), strings.Join(in, " "))
	}
}
