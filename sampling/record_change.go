package sampling

import (
	"fmt"
	"iter"
	"slices"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// ChangeKind is how a sample was changed after it was drawn. The zero value is invalid.
type ChangeKind uint8

const (
	_ ChangeKind = iota
	// Replacement puts the next item in the place of one that the procedure does not apply to, such as
	// a properly voided document (AU-C 530.10). An item that cannot be examined is a deviation and is
	// not replaced (AU-C 530.11).
	Replacement
	// PlannedExtension adds the next stage of the frozen plan.
	PlannedExtension
	// UnplannedExtension adds items that no plan foresaw. The sample then has more than its nominal
	// risk, and the record says so for good (FAM 450.23).
	UnplannedExtension
)

// ChangeKinds walks all kinds of change.
func ChangeKinds() iter.Seq[ChangeKind] { return enum.All(ChangeKind.name) }

// IsValid reports whether k is one of the kinds.
func (k ChangeKind) IsValid() bool { return k.name() != "" }

// String returns the wire name, or ChangeKind(9) for a value without one.
func (k ChangeKind) String() string { return enum.String(k, ChangeKind.name) }

// MarshalText returns the wire name and refuses an invalid value.
func (k ChangeKind) MarshalText() ([]byte, error) { return enum.Marshal(k, ChangeKind.name) }

// UnmarshalText accepts exactly a wire name.
func (k *ChangeKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, ChangeKind.name)
}

// name returns the wire name, or "" for an invalid value.
func (k ChangeKind) name() string {
	switch k {
	case Replacement:
		return "replacement"
	case PlannedExtension:
		return "planned-extension"
	case UnplannedExtension:
		return "unplanned-extension"
	}
	return ""
}

// Change is one change of a sample. What comes in is never chosen: it is the next unused item of the
// reserve, for a replacement in a stratified sample that of the same stratum.
type Change struct {
	// Kind says what was done.
	Kind ChangeKind `json:"kind"`
	// Out is the id of the item that was replaced; empty for an extension.
	Out string `json:"out,omitzero"`
	// In holds the ids that came in.
	In []string `json:"in"`
	// Note says why, by whom and when.
	Note Note `json:"note"`
}

// Sample returns the items in force: those drawn, with replacements in the places of the items they
// replace and extensions at the end. It fails if the changes of the record contradict its items.
func (r Record) Sample() ([]Item, error) {
	state, err := replay(r)
	if err != nil {
		return nil, err
	}
	return state.sample, nil
}

// Tested returns the sample in force in the form that [Evaluate] takes, with the number of deviations
// that were found in it. Items hit several times by ByMonetaryInterval count once.
func (r Record) Tested(deviations int64) (Sample, error) {
	items, err := r.Sample()
	if err != nil {
		return Sample{}, err
	}
	if deviations < 0 || deviations > int64(len(items)) {
		return Sample{}, selectionError(CodeRange, "deviations", fmt.Sprintf("%d of %d items", deviations, len(items)), "count each item once")
	}
	return Sample{Population: int64(r.Population.Count), Size: int64(len(items)), Deviations: deviations, Selection: r.Method()}, nil
}

// Replace returns the record with an item replaced by the next one. It fails if the id is not in the
// sample in force, or if the reserve is used up: planned stages are not touched.
func (r Record) Replace(id string, note Note) (Record, error) {
	return r.change(Change{Kind: Replacement, Out: id, Note: note}, 1)
}

// Extend returns the record with the next planned stage added. It fails if no stage is left.
func (r Record) Extend(note Note) (Record, error) {
	state, err := replay(r)
	if err != nil {
		return Record{}, err
	}
	if state.stages >= len(r.Spec.Stages) {
		return Record{}, selectionError(CodeUnplanned, "changes", "the plan has no further stage",
			"reject, or extend outside the plan with ExtendUnplanned, which the record shows")
	}
	return r.change(Change{Kind: PlannedExtension, Note: note}, r.Spec.Stages[state.stages])
}

// ExtendUnplanned returns the record with n items added that no plan foresaw. They come out of the
// reserve. Evaluating the larger sample as if it had been planned understates the risk.
func (r Record) ExtendUnplanned(n int, note Note) (Record, error) {
	if n < 1 || n > MaxSelected {
		return Record{}, selectionError(CodeRange, "size", fmt.Sprintf("%d is not between 1 and %d", n, MaxSelected), "add at least one item")
	}
	if r.Spec.Technique == ByStratum {
		return Record{}, selectionError(CodeUnsupported, "changes", "the strata of the further items are not determined",
			"draw a further sample with a seed of its own")
	}
	return r.change(Change{Kind: UnplannedExtension, Note: note}, n)
}

// change applies a change of n items and appends it to the record.
func (r Record) change(c Change, n int) (Record, error) {
	state, err := replay(r)
	if err != nil {
		return Record{}, err
	}
	if c.In, err = state.take(r.Spec, c, n); err != nil {
		return Record{}, err
	}
	r.Changes = append(slices.Clone(r.Changes), c)
	return r, nil
}

// changing is a sample while its changes are applied. The sample, its places and the queues always fit
// each other; a change that cannot be made leaves them alone.
type changing struct {
	sample []Item
	place  map[string]int    // place of each id in sample
	queue  map[string][]Item // the unused items of the reserve, for ByStratum by stratum
	spent  int               // how many came in other than by planned stages
	stages int               // how many planned stages came in
}

// unchanged returns the state of a record before its first change.
func unchanged(r Record) *changing {
	s := &changing{sample: slices.Clone(r.Items), place: make(map[string]int, len(r.Items)), queue: map[string][]Item{}}
	for i, item := range s.sample {
		s.place[item.ID] = i
	}
	if r.Spec.Technique != ByStratum {
		s.queue[""] = r.Reserve
		return s
	}
	for _, item := range r.Reserve {
		s.queue[item.Stratum] = append(s.queue[item.Stratum], item)
	}
	return s
}

// replay applies the changes of a record to its items and fails at the first that does not follow.
func replay(r Record) (*changing, error) {
	s := unchanged(r)
	for i, c := range r.Changes {
		in, err := s.take(r.Spec, c, len(c.In))
		if err == nil && !slices.Equal(in, c.In) {
			err = selectionError(CodeMismatch, "in", "does not hold the next items of the reserve", "replacements and extensions are not chosen")
		}
		if err != nil {
			var f faults
			f.merge(fmt.Sprintf("changes[%d].", i), err)
			return nil, f.err()
		}
	}
	return s, nil
}

// take applies a change of n items and returns the ids that come in. It is the only way into a sample:
// for changes that are made, that are read back from a record, and that are re-performed.
func (s *changing) take(spec Spec, c Change, n int) ([]string, error) {
	if err := c.Note.validate(); err != nil {
		return nil, err
	}
	stratum := ""
	switch c.Kind {
	case Replacement:
		at, known := s.place[c.Out]
		if !known {
			return nil, selectionError(CodeInvalid, "out", fmt.Sprintf("%q is not in the sample", c.Out), "replace an item in force")
		}
		if n != 1 {
			return nil, selectionError(CodeInvalid, "in", "one item replaces one item", "make one change for each")
		}
		stratum = s.sample[at].Stratum
	case PlannedExtension:
		if s.stages >= len(spec.Stages) || n != spec.Stages[s.stages] || c.Out != "" {
			return nil, selectionError(CodeUnplanned, "in", "is not the next stage of the plan", "extend by the planned stages, in their order")
		}
	case UnplannedExtension:
		if n < 1 || c.Out != "" {
			return nil, selectionError(CodeInvalid, "in", "an extension adds items and takes none out", "add at least one item")
		}
	default:
		return nil, selectionError(CodeInvalid, "kind", "is not a kind of change", "use one of ChangeKinds")
	}
	// Replacements must leave the planned stages complete. They may come first, in which case a stage
	// consists of later tickets; each is as random as the other. The reserve of a stratum is its own.
	if c.Kind != PlannedExtension && spec.Technique != ByStratum && s.spent+n > spec.Reserve {
		return nil, usedUp()
	}
	if spec.Technique != ByStratum {
		stratum = ""
	}
	return s.bring(c, n, stratum)
}

// bring moves the next n unused items of a queue into the sample: into the place of the item that is
// replaced, or to the end.
func (s *changing) bring(c Change, n int, stratum string) ([]string, error) {
	queue := s.queue[stratum]
	if len(queue) < n {
		return nil, usedUp()
	}
	s.queue[stratum] = queue[n:]
	ids := make([]string, n)
	for k, item := range queue[:n] {
		ids[k] = item.ID
		if c.Kind == Replacement {
			at := s.place[c.Out]
			delete(s.place, c.Out)
			s.sample[at], s.place[item.ID] = item, at
		} else {
			s.place[item.ID] = len(s.sample)
			s.sample = append(s.sample, item)
		}
	}
	if c.Kind == PlannedExtension {
		s.stages++
	} else {
		s.spent += n
	}
	return ids, nil
}

// usedUp is the error for a reserve that has no item left.
func usedUp() error {
	return selectionError(CodeRange, "reserve", "no item of the reserve is left for this",
		"re-perform the draw with a larger reserve: its first items are the same")
}
