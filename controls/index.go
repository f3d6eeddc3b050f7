package controls

import (
	"slices"

	"github.com/seed-9947fa86/attest/internal/idtable"
)

// Index answers "which of these belong to that one" for a [Matrix] in constant time. It works with positions
// in the matrix's lists. It is built once, refers to the matrix, and is valid as long as that is not changed.
// It is safe for concurrent use. A position that is not one of the matrix's is a mistake in the calling program and
// panics, as it does with a slice.
type Index struct {
	m            *Matrix
	objectives   idtable.Table
	controls     idtable.Table
	tests        idtable.Table
	risksOf      adjacency
	walksOf      adjacency
	testsOf      adjacency
	deviationsOf adjacency
	reliesOn     adjacency
	members      []int   // the controls of every set of every risk, one after the other
	memberStart  []int32 // for each set, counted over all risks, where its members begin
	setStart     []int32 // for each risk, the number of its first set
	// Most matrices have few lines and no extensions: what follows is nil where there are none.
	line       []int32   // for each control, the first control of its line
	successor  []int32   // for each control, the control that succeeded it, or -1
	first      []int32   // for each test, the one it extends, or itself
	extensions adjacency // for each test, the tests that extend it
}

// adjacency maps a position to a list of positions, all lists in one slice. Only the lists are handed out, so that
// where they begin can be held in half the memory.
type adjacency struct {
	start []int32
	items []int
}

// of returns the items of position i.
func (a *adjacency) of(i int) []int {
	from, to := a.start[i], a.start[i+1]
	return a.items[from:to:to] // full, so that appending to one list cannot write into the next
}

// adjacency builds an adjacency of n positions from owner, which gives each item's position or -1.
func (r *reader) adjacency(n int, owner []int32) adjacency {
	a := adjacency{start: make([]int32, n+1)}
	if slices.IsSorted(owner) && (len(owner) == 0 || owner[0] >= 0) {
		// Kept in the order of what they belong to, as in a well-kept document, all lists together count from 0.
		item := 0
		for i := range n {
			for item < len(owner) && int(owner[item]) == i {
				item++
			}
			a.start[i+1] = int32(item)
		}
		a.items = r.numbers(len(owner))
		return a
	}
	// Count how long each list will be, so that all of them fit into one slice without growing.
	for _, o := range owner {
		if o >= 0 {
			a.start[o]++
		}
	}
	end := int32(0)
	for i, length := range a.start {
		end += length
		a.start[i] = end
	}
	a.items = make([]int, end)
	for item := len(owner) - 1; item >= 0; item-- { // from the end, so that each list comes out in order
		if o := owner[item]; o >= 0 {
			a.start[o]--
			a.items[a.start[o]] = item
		}
	}
	return a
}

// numbers returns the numbers from 0 to n-1, in a slice that all adjacencies share.
func (r *reader) numbers(n int) []int {
	if r.counting == nil {
		r.counting = make([]int, len(r.owner))
		for i := range r.counting {
			r.counting[i] = i
		}
	}
	return r.counting[:n:n]
}

// Index resolves every reference of m. The error holds all malformed and duplicate ids, all references
// to nothing and all cycles of successors, with JSON Pointers relative to m; the index is then nil.
func (m *Matrix) Index() (*Index, error) {
	r := reader{x: &Index{m: m}}
	r.read()
	if err := r.links.Err(); err != nil {
		return nil, err
	}
	return r.x, nil
}
