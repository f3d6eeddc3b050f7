package controls

import (
	"strconv"

	"github.com/seed-9947fa86/attest/soc1"
)

// broken says for each objective whether a gap that found so far keeps it from being achieved: nothing answers a risk, or
// a control that serves it is deficient in design or operation.
func (f *finder) broken() []bool {
	broken := make([]bool, len(f.x.m.Objectives))
	bad := make([]bool, len(f.x.m.Controls))
	for i := range f.gaps {
		g := &f.gaps[i]
		if g.Kind != GapNoControl && g.Kind != GapDesign && g.Kind != GapNotOperating {
			continue
		}
		if o, ok := f.x.Objective(g.Objective); ok {
			broken[o] = true
		}
		// No gap stands at the empty id, which the index does not know.
		if c, ok := f.x.Control(g.Control); ok {
			bad[c] = true
		}
	}
	for o := range f.x.m.Objectives {
		for c := range f.x.ControlsOf(o) {
			broken[o] = broken[o] || bad[c]
		}
	}
	return broken
}

// reliance reports controls that a system performs or informs, and that rest on no sound general IT objective.
func (f *finder) reliance(broken []bool) {
	for i := range f.x.m.Controls {
		c := &f.x.m.Controls[i]
		if !f.needed[i] {
			continue
		}
		if len(c.ReliesOn) == 0 && (c.Nature == Automated || c.Nature == ITDependentManual) {
			f.add(f.atControl(i, "/reliesOn"), Gap{Kind: GapGeneralIT, Control: c.ID, Message: "the control depends on a system, and names no general IT objective that it relies on", Action: "name the objectives for access, change and operations of the system"})
		}
		for j, o := range f.x.ReliesOn(i) {
			relied := &f.x.m.Objectives[o]
			at := f.atControl(i, "/reliesOn/"+strconv.Itoa(j))
			switch {
			case relied.Kind != 0 && relied.Kind != GeneralIT:
				f.add(at, Gap{Kind: GapGeneralIT, Control: c.ID, Message: "the objective " + strconv.Quote(string(relied.ID)) + " that the control relies on is not about general IT", Action: "name a general IT objective, or correct the kind of this one"})
			case broken[o]:
				f.add(at, Gap{Kind: GapGeneralIT, Control: c.ID, Message: "the general IT objective " + strconv.Quote(string(relied.ID)) + " that the control relies on has gaps of its own", Action: "close those first; a test of one item says nothing without them"})
			}
		}
	}
}

// dependencies reports what is not stated or watched about those whom objectives depend on.
func (f *finder) dependencies(ps *soc1.Problems, list []Dependency) {
	type pair struct {
		objective  soc1.ObjectiveID
		subservice soc1.SubserviceID
	}
	watched, seen := make(map[soc1.SubserviceID]bool), make(map[pair]bool)
	for _, d := range list {
		watched[d.Subservice] = watched[d.Subservice] || d.Monitoring != ""
	}
	for i, d := range list { // in the order given; the key does not depend on it
		path, key, on := soc1.Pointer("/dependencies", i), soc1.Pointer("/dependencies", string(d.Objective)), "the user entities"
		if _, ok := f.x.Objective(d.Objective); !ok {
			dangling(ps, string(d.Objective), path+"/objective")
			continue
		}
		if seen[pair{d.Objective, d.Subservice}] {
			ps.Add(soc1.CodeDuplicate, path, "the objective depends on the same organization already", "list each dependency once")
			continue
		}
		seen[pair{d.Objective, d.Subservice}] = true
		if d.Subservice != "" {
			if err := soc1.CheckID(d.Subservice); err != nil {
				ps.Merge(path+"/subservice", err)
				continue
			}
			key += "/" + string(d.Subservice)
			on = "the subservice organization " + strconv.Quote(string(d.Subservice))
		}
		if d.StatedAs == "" {
			f.gaps = append(f.gaps, Gap{
				Kind: GapComplement, Path: path + "/statedAs", Key: key + "/statedAs", Objective: d.Objective,
				Message: "the objective depends on " + on + ", and no complementary control says so",
				Action:  "state the control that is assumed there, in words that can be tested",
			})
		}
		if d.Subservice != "" && !watched[d.Subservice] {
			f.gaps = append(f.gaps, Gap{
				Kind: GapMonitoring, Path: path + "/monitoring", Key: key + "/monitoring", Objective: d.Objective,
				Message: "nobody monitors " + on,
				Action:  "review its reports, deviations and assumptions on user entities, and keep a record of the review",
			})
		}
	}
}
