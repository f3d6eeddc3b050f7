package sampling

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// partialFormat names the wire form of a Partial. A change of the form gets another name.
const partialFormat = "attest-partial/1"

// hintAsWritten is the advice for a text that no version of this package has written.
const hintAsWritten = "hand in the text as it was written"

// partialWire is the JSON form of a Partial. Tickets do not travel: they follow from seed and id.
type partialWire struct {
	Format   string      `json:"format"`
	Spec     Spec        `json:"spec"`
	Parts    []Part      `json:"parts"`
	Entries  []entryWire `json:"entries,omitzero"`
	Certain  []entryWire `json:"certain,omitzero"`
	Excluded []entryWire `json:"excluded,omitzero"`
}

// entryWire is one kept unit with the place of its partition in the list of parts.
type entryWire struct {
	Unit
	Part     int  `json:"part,omitzero"`
	Repeated bool `json:"repeated,omitzero"`
}

// MarshalJSON returns the wire form, which [DecodePartial] reads. The zero Partial has none.
func (p Partial) MarshalJSON() ([]byte, error) {
	if p.IsZero() {
		return nil, selectionError(CodeMissing, "parts", "the selection covers no partition", "take it from a Selector")
	}
	w := partialWire{Format: partialFormat, Spec: p.spec, Parts: p.parts,
		Certain: p.wire(p.certain), Excluded: p.wire(p.excluded)}
	for _, l := range p.layers {
		w.Entries = append(w.Entries, p.wire(l)...)
	}
	return json.Marshal(w)
}

// wire converts kept units to their wire form. Parts are sorted, so the place of a name is found by
// bisection; the name itself would be repeated for each unit.
func (p Partial) wire(entries []entry) []entryWire {
	list := make([]entryWire, 0, len(entries))
	for _, e := range entries {
		at, _ := slices.BinarySearchFunc(p.parts, e.part, func(part Part, name string) int {
			return strings.Compare(part.Name, name)
		})
		list = append(list, entryWire{Unit: e.Unit, Part: at, Repeated: e.repeated})
	}
	if len(list) == 0 {
		return nil
	}
	return list
}

// UnmarshalJSON reads the wire form as [DecodePartial] does and leaves *p alone on error.
func (p *Partial) UnmarshalJSON(data []byte) error {
	decoded, err := DecodePartial(data)
	if err != nil {
		return err
	}
	*p = decoded
	return nil
}

// DecodePartial reads a partial selection from its JSON form. It accepts only what a [Selector] and
// [Partial.Merge] can have written: it computes every ticket anew and checks order, limits and
// counts. It cannot know whether units were left out; re-performing the record shows that.
func DecodePartial(data []byte) (Partial, error) {
	var w partialWire
	if err := decodeStrict(data, &w); err != nil {
		return Partial{}, err
	}
	if w.Format != partialFormat {
		return Partial{}, selectionError(CodeUnsupported, "format", fmt.Sprintf("%q is not %q", w.Format, partialFormat),
			"use the version of this package that wrote the text")
	}
	if err := w.Spec.Validate(); err != nil {
		return Partial{}, err
	}
	if !w.Spec.Technique.IsMergeable() {
		return Partial{}, selectionError(CodeUnsupported, "spec.technique", "cannot be drawn in partitions", "use another technique")
	}
	p := Partial{spec: w.Spec.normal(), parts: w.Parts}
	if err := p.checkParts(); err != nil {
		return Partial{}, err
	}
	var err error
	if p.layers, err = p.readLayers(w.Entries); err != nil {
		return Partial{}, err
	}
	if p.certain, err = p.read("certain", openLayer(), w.Certain); err != nil {
		return Partial{}, err
	}
	if p.excluded, err = p.read("excluded", openLayer(), w.Excluded); err != nil {
		return Partial{}, err
	}
	return p, nil
}

// checkParts checks names, order and counts of the partitions. A digest of the order has no place here:
// merged partitions have no order among each other.
func (p Partial) checkParts() error {
	if len(p.parts) == 0 || len(p.parts) > MaxParts {
		return selectionError(CodeRange, "parts", fmt.Sprintf("want 1 to %d partitions", MaxParts), hintAsWritten)
	}
	for i, part := range p.parts {
		field := fmt.Sprintf("parts[%d]", i)
		if err := checkText(field, part.Name, MaxIDBytes); err != nil {
			return err
		}
		if i > 0 && p.parts[i-1].Name >= part.Name {
			return selectionError(CodeInvalid, field, "is not in the order of names", hintAsWritten)
		}
		if err := part.Population.validate(); err != nil {
			return selectionError(CodeInvalid, field, "has counts that contradict each other", hintAsWritten)
		}
		if !part.Population.Digest.Order.IsZero() {
			return selectionError(CodeInvalid, field, "has a digest of its order", hintAsWritten)
		}
	}
	_, err := p.Population()
	return err
}

// readLayers divides the entries by stratum and reads each layer. Merge relies on what is checked here:
// no layer of a stratified selection is empty, and the strata are in ascending order.
func (p Partial) readLayers(list []entryWire) ([][]entry, error) {
	if p.spec.Technique != ByStratum {
		l, err := p.read("entries", layerOf(p.spec), list)
		return [][]entry{l}, err
	}
	var layers [][]entry
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Stratum == list[0].Stratum {
			n++
		}
		l, err := p.read("entries", layerOf(p.spec), list[:n])
		if err != nil {
			return nil, err
		}
		if k := len(layers); l[0].Stratum == "" || k > 0 && layers[k-1][0].Stratum >= l[0].Stratum {
			return nil, selectionError(CodeInvalid, "entries", "strata are missing or out of order", hintAsWritten)
		}
		layers, list = append(layers, l), list[n:]
	}
	return layers, nil
}

// read turns a list of the wire form into the kept entries of a layer: canonical units, of a known
// partition, in the right list, in strictly ascending order and not more than are kept. Tickets are
// issued anew, so a forged text cannot move a unit to the front.
func (p Partial) read(field string, l *layer, list []entryWire) ([]entry, error) {
	if len(list) > min(l.keep, MaxSelected) {
		return nil, selectionError(CodeRange, field, "holds more units than the specification keeps", hintAsWritten)
	}
	issuer := p.spec.Seed.Issuer()
	var entries []entry
	for i, w := range list {
		at := fmt.Sprintf("%s[%d]", field, i)
		if err := w.check(); err != nil {
			return nil, selectionError(CodeSyntax, at, err.Error(), hintAsWritten)
		}
		if w.Part < 0 || w.Part >= len(p.parts) {
			return nil, selectionError(CodeRange, at+".part", "there is no such partition", hintAsWritten)
		}
		e := entry{Unit: w.Unit, part: p.parts[w.Part].Name, repeated: w.Repeated}
		// Excluded units take no part in the draw; they have no ticket and are ordered by id.
		if field != "excluded" {
			e.ticket = issuer.Ticket(e.ID)
		}
		if !p.belongs(field, &e) {
			return nil, selectionError(CodeInvalid, at, "does not belong to this list", hintAsWritten)
		}
		if n := len(entries); n > 0 && l.order(&entries[n-1], &e) >= 0 {
			return nil, selectionError(CodeInvalid, at, "is out of order", hintAsWritten)
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// belongs reports whether a unit may stand in the list called field. Each unit has exactly one list
// that it can stand in, given its amount and its ticket.
func (p Partial) belongs(field string, e *entry) bool {
	t := p.spec.Technique
	switch field {
	case "certain":
		return t == ByPriority && e.Amount > 0 && isCertain(p.spec, e.Amount)
	case "excluded":
		return t.isMonetary() && e.Amount <= 0
	}
	switch t {
	case BySieve:
		return e.Amount > 0 && inSieve(e.ticket, e.Amount, p.spec.Interval)
	case ByPriority:
		return e.Amount > 0 && !isCertain(p.spec, e.Amount)
	}
	return true
}
