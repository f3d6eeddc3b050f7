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
	objectives   positions[soc1.ObjectiveID]
	controls     positions[soc1.ControlID]
	tests        positions[soc1.TestID]
	risksOf      adjacency
	walksOf      adjacency
	testsOf      adjacency
	deviationsOf adjacency
	members      []int // the controls of every set of every risk, one after the other
	memberStart  []int // for each set, counted over all risks, where its members begin
	setStart     []int // for each risk, the number of its first set
	reliesOn     adjacency
	first        []int     // for each test, the one it extends, or itself; nil if none extends another
	extensions   adjacency // for each test, the tests that extend it; empty if none does
	line         []int     // for each control, the first control of its line
	successor    []int     // for each control, the control that succeeded it, or -1
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
	a := adjacency{start: make([]int, n+1)}
	for _, o := range owner {
		if o >= 0 {
			a.start[o]++
		}
	}
	for i := 1; i <= n; i++ {
		a.start[i] += a.start[i-1]
	}
	a.items = make([]int, a.start[n])
	for item := len(owner) - 1; item >= 0; item-- { // from the end, so that each list comes out in order
		if o := owner[item]; o >= 0 {
			a.start[o]--
			a.items[a.start[o]] = item
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

	owner := make([]int, max(len(m.Risks), len(m.Walkthroughs), len(m.Tests), len(m.Deviations))) // for one list after the other
	x.risksOf = newAdjacency(len(m.Objectives), owners(owner, &ps, &x.objectives, "risks", "objective", len(m.Risks), func(i int) soc1.ObjectiveID { return m.Risks[i].Objective }))
	x.walksOf = newAdjacency(len(m.Controls), owners(owner, &ps, &x.controls, "walkthroughs", "control", len(m.Walkthroughs), func(i int) soc1.ControlID { return m.Walkthroughs[i].Control }))
	x.testsOf = newAdjacency(len(m.Controls), owners(owner, &ps, &x.controls, "tests", "control", len(m.Tests), func(i int) soc1.ControlID { return m.Tests[i].Control }))
	x.deviationsOf = newAdjacency(len(m.Tests), owners(owner, &ps, &x.tests, "deviations", "test", len(m.Deviations), func(i int) soc1.TestID { return m.Deviations[i].Test }))
	x.indexSets(&ps)
	x.indexExtensions(&ps, owner)
	x.indexReliance(&ps)
	x.indexLines(&ps)
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return x, nil
}

// register prepares to find the members of one list by id, and reports malformed and duplicate ids. A malformed id still
// gets its position, so that references to it are not reported as well.
func register[ID ~string](ps *soc1.Problems, list string, n int, id func(int) ID) positions[ID] {
	natural, last := true, ID("")
	for i := range n {
		v := id(i)
		if err := soc1.CheckID(v); err != nil {
			ps.Merge(soc1.Pointer("", list, i, "id"), err)
			natural = false
			continue
		}
		natural = natural && (i == 0 || naturalCompare(string(last), string(v)) < 0)
		last = v
	}
	at := positions[ID]{n: n, id: id}
	if natural {
		return at
	}
	at.at = make(map[ID]int, n)
	for i := range n {
		v := id(i)
		if first, seen := at.at[v]; v == "" {
			continue // reported as missing
		} else if !seen {
			at.at[v] = i
		} else if soc1.CheckID(v) == nil {
			ps.Addf(soc1.CodeDuplicate, soc1.Pointer("", list, i, "id"), "give each member of the list its own id",
				"the id %q is already that of %s", string(v), soc1.Pointer("", list, first))
		}
	}
	return at
}

// owners resolves one reference of each member of a list into owner, and returns it cut to the list's length.
func owners[ID ~string](owner []int, ps *soc1.Problems, at *positions[ID], list, field string, n int, ref func(int) ID) []int {
	owner = owner[:n]
	last := -1
	for i := range n {
		id := ref(i)
		if last >= 0 && ref(i-1) == id {
			owner[i] = last // several in a row often belong to one
			continue
		}
		o, ok := at.findFrom(last+1, id)
		if !ok {
			o = dangling(ps, id, list, i, field)
		}
		owner[i], last = o, o
	}
	return owner
}

// dangling reports that id, at a path, names nothing, and returns -1.
func dangling[ID ~string](ps *soc1.Problems, id ID, path ...any) int {
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
	last := -1
	for i := range x.m.Risks {
		x.setStart = append(x.setStart, len(x.memberStart))
		for j, set := range x.m.Risks[i].Sufficient {
			x.memberStart = append(x.memberStart, len(x.members))
			for k, id := range set.Controls {
				at, ok := x.controls.findFrom(last+1, id)
				if !ok {
					at = dangling(ps, id, "risks", i, "sufficient", j, "controls", k)
				}
				x.members, last = append(x.members, at), at
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
			at, ok := x.objectives.find(id)
			if !ok {
				at = dangling(ps, id, "controls", i, "reliesOn", j)
			}
			x.reliesOn.items = append(x.reliesOn.items, at)
		}
	}
	x.reliesOn.start = append(x.reliesOn.start, len(x.reliesOn.items))
}

// maxLine is how many controls may supersede each other: one for each day of a year. Every place that names a control
// stands for its whole line, so that without a limit a small document could ask for any amount of work.
const maxLine = 366

// indexLines resolves successors into lines: chains of controls that replaced each other.
func (x *Index) indexLines(ps *soc1.Problems) {
	n := len(x.m.Controls)
	x.successor, x.line = make([]int, n), make([]int, n)
	predecessor := make([]int, n)
	for i := range n {
		predecessor[i], x.line[i], x.successor[i] = -1, -1, -1
	}
	for i := range n {
		id := x.m.Controls[i].Successor
		if id == "" {
			continue
		}
		s, ok := x.controls.findFrom(i+1, id)
		if !ok {
			dangling(ps, id, "controls", i, "successor")
			continue
		}
		x.successor[i] = s
		if p := predecessor[s]; p >= 0 {
			ps.Addf(soc1.CodeConflict, soc1.Pointer("", "controls", i, "successor"),
				"let it succeed one control, and give the other its own place in the risk's sets",
				"%q already succeeds %q", string(id), string(x.m.Controls[p].ID))
			continue
		}
		predecessor[s] = i
	}
	x.checkRings(ps)
	for i := range n {
		if predecessor[i] >= 0 {
			continue
		}
		length := 0
		for c := i; c >= 0 && x.line[c] < 0; c = x.successor[c] {
			x.line[c] = i
			if length++; length == maxLine+1 {
				ps.Addf(soc1.CodeTooLarge, soc1.Pointer("", "controls", c), "leave out what was replaced before the examination period", "more than %d controls superseded each other", maxLine)
			}
		}
	}
}

// checkRings reports every control whose successors lead back to it. It follows each control once, and marks it with
// the walk that came by, so that a walk that meets its own mark has closed a ring.
func (x *Index) checkRings(ps *soc1.Problems) {
	walk := make([]int, len(x.successor))
	for i := range x.successor {
		c := i
		for c >= 0 && walk[c] == 0 {
			walk[c] = i + 1
			c = x.successor[c]
		}
		if c < 0 || walk[c] != i+1 {
			continue
		}
		if x.successor[c] == c {
			ps.Add(soc1.CodeCycle, soc1.Pointer("", "controls", c, "successor"), "the control succeeds itself", "name the control that replaced it, or leave the member out")
			continue
		}
		for at := x.successor[c]; ; at = x.successor[at] {
			ps.Add(soc1.CodeCycle, soc1.Pointer("", "controls", at, "successor"), "the successors lead back to the control itself", "let the last control of the line have no successor")
			if at == c {
				break
			}
		}
	}
}
