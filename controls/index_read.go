package controls

import (
	"github.com/seed-9947fa86/attest/internal/idtable"
	"github.com/seed-9947fa86/attest/soc1"
)

// reader reads a matrix once, from beginning to end, for an index and, where asked to, for validation.
//
// Each member of each list is visited once and everything about it is done then: its id, its references, its values. A
// large matrix does not fit into a processor's cache, so that passing over it again for every question would cost more
// than all the questions together.
type reader struct {
	x *Index
	// links are the problems with ids and references. As long as there is none, the index is sound.
	links soc1.Problems
	// values are the problems with everything else; they are looked for when validate is set.
	values   soc1.Problems
	validate bool
	// wellFormed says that the id read last was one, so that an id like it is one too.
	wellFormed bool
	// owner is room for the references of one list after the other.
	owner []int32
	// counting holds the numbers from 0 on, once some adjacency asked for them.
	counting []int
}

// read reads the matrix. A list comes after those that it refers to, so that every reference can be resolved when it is
// met; only references within one list, of which there are few, are left until the list has been read.
func (r *reader) read() {
	m := r.x.m
	r.owner = make([]int32, max(len(m.Controls), len(m.Risks), len(m.Walkthroughs), len(m.Tests), len(m.Deviations)))
	r.readObjectives()
	r.readControls()
	r.readRisks()
	r.readWalkthroughs()
	r.readTests()
	r.readDeviations()
}

// readObjectives comes first: nothing but accounts, which only validation looks at, is referred to from an objective.
func (r *reader) readObjectives() {
	x, list := r.x, r.x.m.Objectives
	x.objectives = idtable.New(len(list), func(i int) string { return string(list[i].ID) })
	var accounts idtable.Table
	if r.validate {
		accounts = r.accounts()
	}
	last := ""
	for i := range list {
		at := place{"objectives", i}
		r.enter(&x.objectives, at, last, string(list[i].ID))
		last = string(list[i].ID)
		if r.validate {
			list[i].validate(&r.values, at, &accounts)
		}
	}
}

// readControls resolves reliance at once, and successors, which may stand anywhere in the list, at its end. Most matrices have
// no control that was superseded, and keep nothing about lines.
func (r *reader) readControls() {
	x, list := r.x, r.x.m.Controls
	x.controls = idtable.New(len(list), func(i int) string { return string(list[i].ID) })
	x.reliesOn.start = make([]int32, 1, len(list)+1)
	var superseded []int32
	last := ""
	for i := range list {
		c, at := &list[i], place{"controls", i}
		r.enter(&x.controls, at, last, string(c.ID))
		last = string(c.ID)
		for j, id := range c.ReliesOn {
			o := x.objectives.Find(string(id))
			if o < 0 {
				dangling(&r.links, string(id), at.at("/reliesOn", j))
			}
			x.reliesOn.items = append(x.reliesOn.items, o)
		}
		x.reliesOn.start = append(x.reliesOn.start, int32(len(x.reliesOn.items)))
		if c.Successor != "" {
			superseded = append(superseded, int32(i))
		}
		if r.validate {
			c.validate(&r.values, at)
		}
	}
	if len(superseded) > 0 {
		r.indexLines(superseded)
	}
}

// readRisks lays the members of all sets out in one slice, so that asking for one set needs no search and copies nothing. A
// member that refers to nothing takes its place there as -1, for an index that nobody will see.
func (r *reader) readRisks() {
	x, list := r.x, r.x.m.Risks
	ids := idtable.New(len(list), func(i int) string { return string(list[i].ID) })
	owner := r.owner[:len(list)]
	x.setStart = make([]int32, 1, len(list)+1)
	x.memberStart = make([]int32, 1, len(list)+1) // most risks have one set,
	x.members = make([]int, 0, len(x.m.Controls)) // and most controls are in one
	objective, member := -1, -1
	last := ""
	for i := range list {
		risk, at := &list[i], place{"risks", i}
		r.enter(&ids, at, last, string(risk.ID))
		last = string(risk.ID)
		if objective = x.objectives.Near(objective, string(risk.Objective)); objective < 0 {
			dangling(&r.links, string(risk.Objective), at.at("/objective"))
		}
		owner[i] = int32(objective)
		for j := range risk.Sufficient {
			for k, id := range risk.Sufficient[j].Controls {
				if member = x.controls.Near(member, string(id)); member < 0 {
					dangling(&r.links, string(id), soc1.Pointer(at.at("/sufficient", j), "controls", k))
				}
				x.members = append(x.members, member)
			}
			x.memberStart = append(x.memberStart, int32(len(x.members)))
		}
		x.setStart = append(x.setStart, int32(len(x.memberStart)-1))
		if r.validate {
			risk.validate(&r.values, at)
		}
	}
	x.risksOf = r.adjacency(len(x.m.Objectives), owner)
}

// readWalkthroughs and the lists after it are mostly kept in the order of the controls, which is where the search for a
// reference begins.
func (r *reader) readWalkthroughs() {
	x, list := r.x, r.x.m.Walkthroughs
	ids := idtable.New(len(list), func(i int) string { return string(list[i].ID) })
	owner := r.owner[:len(list)]
	control := -1
	last := ""
	for i := range list {
		w, at := &list[i], place{"walkthroughs", i}
		r.enter(&ids, at, last, string(w.ID))
		last = string(w.ID)
		if control = x.controls.Near(control, string(w.Control)); control < 0 {
			dangling(&r.links, string(w.Control), at.at("/control"))
		}
		owner[i] = int32(control)
		if r.validate {
			w.validate(&r.values, at)
		}
	}
	x.walksOf = r.adjacency(len(x.m.Controls), owner)
}

// readTests leaves extensions to the end of the list, since a test may stand before the one that it extends.
func (r *reader) readTests() {
	x, list := r.x, r.x.m.Tests
	x.tests = idtable.New(len(list), func(i int) string { return string(list[i].ID) })
	owner := r.owner[:len(list)]
	control, extending := -1, 0
	last := ""
	for i := range list {
		t, at := &list[i], place{"tests", i}
		r.enter(&x.tests, at, last, string(t.ID))
		last = string(t.ID)
		if control = x.controls.Near(control, string(t.Control)); control < 0 {
			dangling(&r.links, string(t.Control), at.at("/control"))
		}
		owner[i] = int32(control)
		if t.Extends != "" {
			extending++
		}
		if r.validate {
			t.validate(&r.values, at)
		}
	}
	x.testsOf = r.adjacency(len(x.m.Controls), owner)
	if extending > 0 {
		r.indexExtensions()
	}
}

// readDeviations holds no count against its test yet: that takes all deviations of the test, and sound references.
func (r *reader) readDeviations() {
	x, list := r.x, r.x.m.Deviations
	ids := idtable.New(len(list), func(i int) string { return string(list[i].ID) })
	owner := r.owner[:len(list)]
	test := -1
	last := ""
	for i := range list {
		d, at := &list[i], place{"deviations", i}
		r.enter(&ids, at, last, string(d.ID))
		last = string(d.ID)
		if test = x.tests.Near(test, string(d.Test)); test < 0 {
			dangling(&r.links, string(d.Test), at.at("/test"))
		}
		owner[i] = int32(test)
		if r.validate {
			d.validate(&r.values, at)
		}
	}
	x.deviationsOf = r.adjacency(len(x.m.Tests), owner)
}

// enter checks the id of the member at a place, which follows that with the id last, and lets it be found by it. A malformed id is entered too, so that references
// to the member are not reported as well. An id that only counts up the one before it is as good as that one, and is not
// read again.
func (r *reader) enter(ids *idtable.Table, at place, last, id string) {
	if r.wellFormed && ids.AddNext(last, id) {
		return
	}
	err := soc1.CheckID(id)
	r.wellFormed = err == nil
	if err != nil {
		r.links.Merge(at.at("/id"), err)
	}
	if first := ids.Add(id); first != at.index && err == nil {
		r.links.Addf(soc1.CodeDuplicate, at.at("/id"), "give each member of the list its own id",
			"the id %q is already that of %s", id, place{at.list, first}.at(""))
	}
}

// dangling reports a reference that names nothing.
func dangling(ps *soc1.Problems, id, path string) {
	if id == "" {
		ps.Add(soc1.CodeMissing, path, "the reference is missing", "give the id of what it belongs to")
	} else {
		ps.Addf(soc1.CodeUnknownReference, path, "correct the id, or add what it refers to", "%q refers to nothing", id)
	}
}
