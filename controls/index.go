package controls

import (
	"github.com/seed-9947fa86/attest/soc1"
)

// Index answers "which of these belong to that one" for a [Matrix] in constant time. It works with positions
// in the matrix's lists. It is built once, refers to the matrix, and is valid as long as that is not changed.
// It is safe for concurrent use. A position that is not one of the matrix's is a mistake in the calling program and
// panics, as it does with a slice.
type Index struct {
	m            *Matrix
	objectives   map[soc1.ObjectiveID]int
	controls     map[soc1.ControlID]int
	tests        map[soc1.TestID]int
	risksOf      adjacency
	walksOf      adjacency
	testsOf      adjacency
	deviationsOf adjacency
	members      []int // the controls of every set of every risk, one after the other
	memberStart  []int // for each set, counted over all risks, where its members begin
	setStart     []int // for each risk, the number of its first set
	reliesOn     adjacency
	line         []int // for each control, the first control of its line
	successor    []int // for each control, the control that succeeded it, or -1
}

// adjacency maps a position to a list of positions, all in one slice.
type adjacency struct {
	start []int
	items []int
}

// of returns the items of position i.
func (a adjacency) of(i int) []int { return a.items[a.start[i]:a.start[i+1]:a.start[i+1]] }

// newAdjacency builds an adjacency of n positions from owner, which gives each item's position or -1.
func newAdjacency(n int, owner []int) adjacency {
	a := adjacency{start: make([]int, n+1), items: make([]int, len(owner))}
	kept := 0
	for _, o := range owner {
		if o >= 0 {
			a.start[o+1]++
			kept++
		}
	}
	for i := range n {
		a.start[i+1] += a.start[i]
	}
	a.items = a.items[:kept]
	next := make([]int, n)
	copy(next, a.start)
	for item, o := range owner {
		if o >= 0 {
			a.items[next[o]] = item
			next[o]++
		}
	}
	return a
}

// Index resolves every reference of m. The error holds all malformed and duplicate ids, all references
// to nothing and all cycles of successors, with JSON Pointers relative to m; the index is then nil.
func (m *Matrix) Index() (*Index, error) {
	var ps soc1.Problems
	x := &Index{m: m}
	x.objectives = register(&ps, "objectives", len(m.Objectives), func(i int) soc1.ObjectiveID { return m.Objectives[i].ID })
	register(&ps, "risks", len(m.Risks), func(i int) soc1.RiskID { return m.Risks[i].ID })
	x.controls = register(&ps, "controls", len(m.Controls), func(i int) soc1.ControlID { return m.Controls[i].ID })
	register(&ps, "walkthroughs", len(m.Walkthroughs), func(i int) soc1.WalkthroughID { return m.Walkthroughs[i].ID })
	x.tests = register(&ps, "tests", len(m.Tests), func(i int) soc1.TestID { return m.Tests[i].ID })
	register(&ps, "deviations", len(m.Deviations), func(i int) soc1.DeviationID { return m.Deviations[i].ID })

	x.risksOf = newAdjacency(len(m.Objectives), owners(&ps, x.objectives, "risks", "objective", len(m.Risks), func(i int) soc1.ObjectiveID { return m.Risks[i].Objective }))
	x.walksOf = newAdjacency(len(m.Controls), owners(&ps, x.controls, "walkthroughs", "control", len(m.Walkthroughs), func(i int) soc1.ControlID { return m.Walkthroughs[i].Control }))
	x.testsOf = newAdjacency(len(m.Controls), owners(&ps, x.controls, "tests", "control", len(m.Tests), func(i int) soc1.ControlID { return m.Tests[i].Control }))
	x.deviationsOf = newAdjacency(len(m.Tests), owners(&ps, x.tests, "deviations", "test", len(m.Deviations), func(i int) soc1.TestID { return m.Deviations[i].Test }))
	x.indexSets(&ps)
	x.indexReliance(&ps)
	x.indexLines(&ps)
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return x, nil
}

// register maps the ids of one list to their positions and reports malformed and duplicate ones. A malformed id still
// gets its position, so that references to it are not reported as well.
func register[ID ~string](ps *soc1.Problems, list string, n int, id func(int) ID) map[ID]int {
	at := make(map[ID]int, n)
	for i := range n {
		v := id(i)
		if err := soc1.CheckID(v); err != nil {
			ps.Merge(soc1.Pointer("", list, i, "id"), err)
			if v == "" {
				continue
			}
		}
		if first, seen := at[v]; seen {
			ps.Addf(soc1.CodeDuplicate, soc1.Pointer("", list, i, "id"), "give each member of the list its own id",
				"the id %q is already that of %s", string(v), soc1.Pointer("", list, first))
			continue
		}
		at[v] = i
	}
	return at
}

// owners resolves one reference of each member of a list.
func owners[ID ~string](ps *soc1.Problems, at map[ID]int, list, field string, n int, ref func(int) ID) []int {
	owner := make([]int, n)
	for i := range n {
		owner[i] = resolve(ps, at, ref(i), list, i, field)
	}
	return owner
}

// resolve returns the position that id names, or -1 after reporting that it names nothing.
func resolve[ID ~string](ps *soc1.Problems, at map[ID]int, id ID, path ...any) int {
	if i, ok := at[id]; ok {
		return i
	}
	if id == "" {
		ps.Add(soc1.CodeMissing, soc1.Pointer("", path...), "the reference is missing", "give the id of what it belongs to")
	} else {
		ps.Addf(soc1.CodeUnknownReference, soc1.Pointer("", path...), "correct the id, or add what it refers to", "%q refers to nothing", string(id))
	}
	return -1
}

// indexSets resolves the members of every sufficient set.
func (x *Index) indexSets(ps *soc1.Problems) {
	sets, members := 0, 0
	for i := range x.m.Risks {
		sets += len(x.m.Risks[i].Sufficient)
		for j := range x.m.Risks[i].Sufficient {
			members += len(x.m.Risks[i].Sufficient[j].Controls)
		}
	}
	x.setStart = make([]int, 0, len(x.m.Risks)+1)
	x.memberStart = make([]int, 0, sets+1)
	x.members = make([]int, 0, members)
	for i := range x.m.Risks {
		x.setStart = append(x.setStart, len(x.memberStart))
		for j, set := range x.m.Risks[i].Sufficient {
			x.memberStart = append(x.memberStart, len(x.members))
			for k, id := range set.Controls {
				at, ok := x.controls[id]
				if !ok {
					at = resolve(ps, x.controls, id, "risks", i, "sufficient", j, "controls", k)
				}
				x.members = append(x.members, at)
			}
		}
	}
	x.setStart = append(x.setStart, len(x.memberStart))
	x.memberStart = append(x.memberStart, len(x.members))
}

// indexReliance resolves the general IT objectives that controls rely on.
func (x *Index) indexReliance(ps *soc1.Problems) {
	n := 0
	for i := range x.m.Controls {
		n += len(x.m.Controls[i].ReliesOn)
	}
	x.reliesOn = adjacency{start: make([]int, 0, len(x.m.Controls)+1), items: make([]int, 0, n)}
	for i := range x.m.Controls {
		x.reliesOn.start = append(x.reliesOn.start, len(x.reliesOn.items))
		for j, id := range x.m.Controls[i].ReliesOn {
			at, ok := x.objectives[id]
			if !ok {
				at = resolve(ps, x.objectives, id, "controls", i, "reliesOn", j)
			}
			x.reliesOn.items = append(x.reliesOn.items, at)
		}
	}
	x.reliesOn.start = append(x.reliesOn.start, len(x.reliesOn.items))
}

// indexLines resolves successors into lines: chains of controls that replaced each other.
func (x *Index) indexLines(ps *soc1.Problems) {
	n := len(x.m.Controls)
	x.successor, x.line = make([]int, n), make([]int, n)
	predecessor := make([]int, n)
	for i := range n {
		predecessor[i], x.line[i] = -1, -1
	}
	for i := range n {
		x.successor[i] = -1
		id := x.m.Controls[i].Successor
		if id == "" {
			continue
		}
		s := resolve(ps, x.controls, id, "controls", i, "successor")
		if s < 0 {
			continue
		}
		if p := predecessor[s]; p >= 0 {
			ps.Addf(soc1.CodeConflict, soc1.Pointer("", "controls", i, "successor"),
				"let it succeed one control, and give the other its own place in the risk's sets",
				"%q already succeeds %q", string(id), string(x.m.Controls[p].ID))
			continue
		}
		x.successor[i], predecessor[s] = s, i
	}
	for i := range n {
		if predecessor[i] >= 0 {
			continue
		}
		for c := i; c >= 0; c = x.successor[c] {
			x.line[c] = i
		}
	}
	for i := range n {
		if x.line[i] >= 0 {
			continue
		}
		x.line[i] = i // only a closed ring has no first control
		path := soc1.Pointer("", "controls", i, "successor")
		if x.successor[i] == i {
			ps.Add(soc1.CodeCycle, path, "the control succeeds itself", "name the control that replaced it, or leave the member out")
		} else {
			ps.Add(soc1.CodeCycle, path, "the successors lead back to the control itself", "let the last control of the line have no successor")
		}
	}
}
