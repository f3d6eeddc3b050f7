package controls

import (
	"iter"
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// Matrix returns the matrix that the index refers to.
func (x *Index) Matrix() *Matrix { return x.m }

// Objective returns the position of an objective and whether there is one.
func (x *Index) Objective(id soc1.ObjectiveID) (int, bool) {
	return found(x.objectives.Find(string(id)))
}

// Control returns the position of a control and whether there is one.
func (x *Index) Control(id soc1.ControlID) (int, bool) {
	return found(x.controls.Find(string(id)))
}

// Test returns the position of a test and whether there is one.
func (x *Index) Test(id soc1.TestID) (int, bool) { return found(x.tests.Find(string(id))) }

// found turns -1 for nothing into the second result of a lookup.
func found(at int) (int, bool) { return max(at, 0), at >= 0 }

// RisksOf returns the positions of an objective's risks. The slice must not be changed.
func (x *Index) RisksOf(objective int) []int { return x.risksOf.of(objective) }

// WalkthroughsOf returns the positions of a control's walkthroughs. The slice must not be changed.
func (x *Index) WalkthroughsOf(control int) []int { return x.walksOf.of(control) }

// TestsOf returns the positions of a control's tests. The slice must not be changed.
func (x *Index) TestsOf(control int) []int { return x.testsOf.of(control) }

// DeviationsOf returns the positions of a test's deviations. The slice must not be changed.
func (x *Index) DeviationsOf(test int) []int { return x.deviationsOf.of(test) }

// ReliesOn returns the positions of the objectives that a control relies on. The slice must not be changed.
func (x *Index) ReliesOn(control int) []int { return x.reliesOn.of(control) }

// HasReliance reports whether any control relies on an objective.
func (x *Index) HasReliance() bool { return len(x.reliesOn.items) > 0 }

// SetsOf returns how many sufficient sets a risk has.
func (x *Index) SetsOf(risk int) int { return int(x.setStart[risk+1] - x.setStart[risk]) }

// MembersOf returns the positions of the controls in one of a risk's sets. The slice must not be changed.
func (x *Index) MembersOf(risk, set int) []int {
	s := int(x.setStart[risk]) + set
	from, to := x.memberStart[s], x.memberStart[s+1]
	return x.members[from:to:to]
}

// Line walks the positions of the controls in a control's line, oldest first: those it superseded, itself, and
// those that succeeded it.
func (x *Index) Line(control int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := x.LineOf(control); c >= 0; c = x.SuccessorOf(c) {
			if !yield(c) {
				return
			}
		}
	}
}

// LineOf returns the position of the first control of a control's line, which identifies the line.
func (x *Index) LineOf(control int) int {
	if x.line == nil {
		return control
	}
	return int(x.line[control])
}

// SuccessorOf returns the position of the control that succeeded a control, or -1.
func (x *Index) SuccessorOf(control int) int {
	if x.successor == nil {
		return -1
	}
	return int(x.successor[control])
}

// ControlsOf walks the positions of all controls that serve an objective through any set of any of its
// risks, lines included, each once, in the order of the risks and sets. The work is proportional to the members of
// the sets and the controls walked, however often the sets name controls of the same line.
func (x *Index) ControlsOf(objective int) iter.Seq[int] {
	return func(yield func(int) bool) {
		var few [64]int // most objectives have few lines, and finding one among them needs no map
		lines, many := few[:0], map[int]bool(nil)
		first := func(line int) bool {
			switch {
			case many != nil:
				if many[line] {
					return false
				}
				many[line] = true
			case slices.Contains(lines, line):
				return false
			case len(lines) < cap(lines):
				lines = append(lines, line)
			default:
				many = make(map[int]bool, 2*len(lines))
				for _, l := range lines {
					many[l] = true
				}
				many[line] = true
			}
			return true
		}
		for _, r := range x.RisksOf(objective) {
			for s := range x.SetsOf(r) {
				for _, member := range x.MembersOf(r, s) {
					if !first(x.LineOf(member)) {
						continue
					}
					for c := range x.Line(member) {
						if !yield(c) {
							return
						}
					}
				}
			}
		}
	}
}
