package sampling

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

const (
	// MaxStages is the largest number of planned extensions and of systematic starts.
	MaxStages = 100
	// maxNoteBytes is the longest note (a reason, a role, an order key) in bytes.
	maxNoteBytes = 2048
)

// Spec is all that is fixed about a selection before the population is read. Which fields a technique
// uses is said at each; the others must be zero. It is a plain struct: fill it in and hand it to
// [Draw] or [NewSelector], which validate it:
//
//	spec := sampling.Spec{
//		Technique: sampling.ByTicket,
//		Seed:      seed, // drawn after the population was frozen
//		Size:      93,
//		Stages:    []int{62}, // what the plan adds if more deviations are found than it allows
//		Reserve:   5,         // for items the control does not apply to
//		DrawnBy:   "engagement senior",
//		DrawnAt:   at,
//	}
//
// Its JSON form has the field names of the tags; amounts are decimal strings, instants RFC 3339.
type Spec struct {
	// Technique is the procedure. Required.
	Technique Technique `json:"technique"`
	// Method is required with [ByHand], where it is [Haphazard], [Block] or [Judgmental]. Elsewhere it
	// may be zero; the record carries the technique's own.
	Method Method `json:"method,omitzero"`
	// Seed is the seed of the draw. Required unless the technique is ByHand or ByAll.
	Seed Seed `json:"seed,omitzero"`
	// Size is the number of items: of hits for ByMonetaryInterval. It is not used with BySieve, whose
	// size is random, ByHand and ByAll.
	Size int `json:"size,omitzero"`
	// Stages are the sizes of planned extensions, in their order: the further stages of a frozen
	// stop-or-go plan. For ByTicket, ByPosition and ByPriority.
	Stages []int `json:"stages,omitzero"`
	// Reserve is how many further items are drawn to replace items the procedure does not apply to;
	// with ByStratum in each stratum. Not for BySieve and ByMonetaryInterval, whose items have no
	// successors.
	Reserve int `json:"reserve,omitzero"`
	// Starts is the number of random starts of ByInterval; 0 means 1. Size must be a multiple of it.
	Starts int `json:"starts,omitzero"`
	// Interval is the interval J of BySieve: a unit of amount J or more is certain.
	Interval Amount `json:"interval,omitzero"`
	// CertainFrom is the amount from which ByPriority selects units with certainty, in addition to
	// Size; 0 means no unit is.
	CertainFrom Amount `json:"certainFrom,omitzero"`
	// Allocation divides Size among the strata of ByStratum; its zero value is proportional.
	Allocation Allocation `json:"allocation,omitzero"`
	// Picks are the ids chosen with ByHand.
	Picks []string `json:"picks,omitzero"`
	// Reason says why these items were chosen. Required with ByHand.
	Reason string `json:"reason,omitzero"`
	// OrderKey says what the population is sorted by. Required if the technique is ordered.
	OrderKey string `json:"orderKey,omitzero"`
	// DrawnBy is the role of whoever drew the seed or chose the items, such as "engagement senior"; a
	// personal name is not needed. Required.
	DrawnBy string `json:"drawnBy"`
	// DrawnAt is when. Required.
	DrawnAt time.Time `json:"drawnAt"`
}

// Validate reports all faults of the specification, with the Field names of its JSON form.
func (s Spec) Validate() error {
	var f faults
	if !s.Technique.IsValid() {
		f.addf(CodeInvalid, "technique", "use one of Techniques", "%v is not a technique", s.Technique)
		return f.err()
	}
	f.merge("", checkText("drawnBy", s.DrawnBy, maxNoteBytes))
	if s.DrawnAt.IsZero() {
		f.add(CodeMissing, "drawnAt", "is not set", "record when the seed was drawn or the items were chosen")
	} else if _, err := s.DrawnAt.MarshalText(); err != nil {
		f.add(CodeRange, "drawnAt", "has no RFC 3339 form", "use a year from 1 to 9999")
	}
	if s.Technique.IsOrdered() || s.OrderKey != "" {
		f.merge("", checkText("orderKey", s.OrderKey, maxNoteBytes))
	}
	s.checkMethod(&f)
	s.checkSizes(&f)
	s.checkExtras(&f)
	return f.err()
}

// checkMethod checks the fields that say who or what selects. A fact that contradicts the technique is a
// fault and not ignored: the record would say something that was not done.
func (s Spec) checkMethod(f *faults) {
	switch {
	case s.Technique.usesSeed() && s.Seed.IsZero():
		f.add(CodeMissing, "seed", "is not set", "draw a seed after the population is frozen and record it")
	case !s.Technique.usesSeed() && !s.Seed.IsZero():
		f.addf(CodeConflict, "seed", "leave it out", "%v does not use a seed", s.Technique)
	}
	if s.Technique != ByHand {
		if s.Method != 0 && s.Method != s.Technique.Method() {
			f.addf(CodeConflict, "method", "leave it out", "%v carries out %v, not %v", s.Technique, s.Technique.Method(), s.Method)
		}
		if s.Reason != "" {
			f.merge("", checkText("reason", s.Reason, maxNoteBytes))
		}
		if len(s.Picks) > 0 {
			f.addf(CodeConflict, "picks", "leave them out or use by-hand", "%v does not take chosen items", s.Technique)
		}
		return
	}
	if !s.Method.IsValid() || s.Method.IsStatistical() {
		f.add(CodeInvalid, "method", "is not a way to choose by hand", "use haphazard, block or judgmental")
	}
	f.merge("", checkText("reason", s.Reason, maxNoteBytes))
	if len(s.Picks) == 0 || len(s.Picks) > MaxSelected {
		f.addf(CodeRange, "picks", "list the ids that were chosen", "want 1 to %d ids", MaxSelected)
		return
	}
	for i, id := range s.Picks {
		if err := CheckID(id); err != nil {
			f.merge(fmt.Sprintf("picks[%d].", i), err)
			return
		}
	}
	sorted := slices.Sorted(slices.Values(s.Picks))
	if len(slices.Compact(sorted)) < len(s.Picks) {
		f.add(CodeDuplicate, "picks", "an id occurs twice", "list every chosen id once")
	}
}

// checkSizes checks the numbers of items. Each is bounded before they are added up, so that sums cannot
// overflow even where an int has 32 bits.
func (s Spec) checkSizes(f *faults) {
	switch s.Technique {
	case BySieve, ByHand, ByAll:
		if s.Size != 0 {
			f.addf(CodeConflict, "size", "leave it out", "%v does not take a size", s.Technique)
		}
	default:
		if s.Size < 1 || s.Size > MaxSelected {
			f.addf(CodeRange, "size", "take the size from the plan", "%d is not between 1 and %d", s.Size, MaxSelected)
			return
		}
	}
	if len(s.Stages) > 0 && s.Technique != ByTicket && s.Technique != ByPosition && s.Technique != ByPriority {
		f.addf(CodeUnsupported, "stages", "use ticket, position or priority", "%v cannot be extended", s.Technique)
	}
	if s.Reserve < 0 || s.Reserve > MaxSelected {
		f.addf(CodeRange, "reserve", "a few items are enough", "%d is not between 0 and %d", s.Reserve, MaxSelected)
		return
	}
	if s.Reserve > 0 && !s.hasReserve() {
		f.addf(CodeUnsupported, "reserve", "leave it out and count items the procedure does not apply to in the evaluation",
			"the items of %v have no successors", s.Technique)
	}
	if len(s.Stages) > MaxStages {
		f.addf(CodeRange, "stages", "use fewer stages", "more than %d stages", MaxStages)
		return
	}
	total := s.Size + s.Reserve
	for i, n := range s.Stages {
		if n < 1 || n > MaxSelected {
			f.addf(CodeRange, fmt.Sprintf("stages[%d]", i), "every stage adds at least one item", "%d is not between 1 and %d", n, MaxSelected)
			return
		}
		total += n
	}
	if total > MaxSelected {
		f.addf(CodeRange, "size", "draw fewer items", "size, stages and reserve exceed %d together", MaxSelected)
	}
}

// hasReserve reports whether the technique knows next items.
func (s Spec) hasReserve() bool {
	switch s.Technique {
	case ByTicket, ByPosition, ByInterval, ByStratum, ByPriority:
		return true
	}
	return false
}

// checkExtras checks the fields that belong to one technique each; elsewhere they must be zero.
func (s Spec) checkExtras(f *faults) {
	if s.Starts != 0 && s.Technique != ByInterval {
		f.addf(CodeConflict, "starts", "leave it out", "%v has no starts", s.Technique)
	} else if s.Starts < 0 || s.Starts > MaxStages {
		f.addf(CodeRange, "starts", "use a few starts", "%d is not between 0 and %d", s.Starts, MaxStages)
	} else if s.Starts > 1 && s.Size%s.Starts != 0 {
		f.addf(CodeConflict, "starts", "round the size up to a multiple", "%d items cannot be shared evenly by %d starts", s.Size, s.Starts)
	}
	if s.Technique == BySieve && s.Interval < 1 {
		f.addf(CodeRange, "interval", "take it from Population.SieveInterval", "%v is not positive", s.Interval)
	} else if s.Technique != BySieve && s.Interval != 0 {
		f.addf(CodeConflict, "interval", "leave it out", "%v does not use it", s.Technique)
	}
	if s.CertainFrom < 0 {
		f.addf(CodeRange, "certainFrom", "use a positive amount, or 0 for none", "%v is negative", s.CertainFrom)
	} else if s.CertainFrom != 0 && s.Technique != ByPriority {
		f.addf(CodeConflict, "certainFrom", "leave it out", "%v does not use it", s.Technique)
	}
	if s.Technique == ByStratum {
		f.merge("allocation.", s.Allocation.validate())
	} else if !s.Allocation.IsZero() {
		f.addf(CodeConflict, "allocation", "leave it out", "%v has no strata", s.Technique)
	}
}

// drawn returns how many items of one layer are kept: the sample, its planned stages and the reserve.
func (s Spec) drawn() int {
	total := s.Size + s.Reserve
	for _, n := range s.Stages {
		total += n
	}
	return total
}

// normal returns s with the method filled in and with lists of its own.
func (s Spec) normal() Spec {
	if s.Technique != ByHand {
		s.Method = s.Technique.Method()
	}
	s.Stages, s.Picks = slices.Clone(s.Stages), slices.Clone(s.Picks)
	s.Allocation = s.Allocation.clone()
	s.DrawnAt = s.DrawnAt.Round(0) // drop the monotonic reading, which has no text form
	return s
}

// Equal reports whether s and other specify the same selection, field by field, instants included. An
// invalid specification, which has no text form, equals none.
func (s Spec) Equal(other Spec) bool {
	a, errA := json.Marshal(s.normal())
	b, errB := json.Marshal(other.normal())
	return errA == nil && errB == nil && strings.Compare(string(a), string(b)) == 0
}
