package opinion

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// gaps returns what has to be remediated before the window, with paths relative to the examination and with keys that a
// stored plan can rely on. The examination is one that Form accepts.
//
// A key outlives the examination as it is today: it is made of ids and names, never of positions that a later entry would shift.
func (e *Examination) gaps(further []controls.Dependency) ([]OpenGap, error) {
	f := &dependencyFinder{e: e, at: make(map[dependencyKey]int)}
	if err := f.collect(further); err != nil {
		return nil, err
	}
	found, err := e.Matrix.Gaps(e.Window(), f.list...)
	if err != nil {
		// The matrix knows pointers relative to itself.
		var ps soc1.Problems
		ps.Merge("/matrix", err)
		return nil, ps.Err()
	}
	list, used := make([]OpenGap, 0, len(found)), make(map[string]int)
	for i := range found {
		// Whether an organization is monitored is one fact about it, however many objectives depend on it: one gap
		// and one item of the plan, which a further objective must not multiply or move.
		if found[i].Kind == controls.GapMonitoring {
			continue
		}
		g := OpenGap{Gap: found[i]}
		g.Gap.Key = e.nameIn(&found[i], used)
		g.Gap.Path = f.path(&found[i])
		list = append(list, g)
	}
	return append(append(list, f.subservices()...), e.unstated()...), nil
}

// nameIn returns the key of a gap with the name of a report, or the id of an objective, in place of its position in the
// list of a control or test: whoever adds a report in front of the others would otherwise turn the plan for one of them into
// a plan for its neighbour. Reports of the same name are numbered among those that have a gap.
func (e *Examination) nameIn(g *controls.Gap, used map[string]int) string {
	part := strings.Split(g.Path, "/") // such as "", "controls", "3", "information", "0"
	if len(part) != 5 {
		return g.Key
	}
	// The matrix made the pointer: in the lists below, these two are positions.
	member, _ := strconv.Atoi(part[2])
	at, _ := strconv.Atoi(part[4])
	m, name := &e.Matrix, ""
	switch [2]string{part[1], part[3]} {
	case [2]string{"controls", "information"}:
		name = m.Controls[member].Information[at].Name
	case [2]string{"controls", "reliesOn"}:
		name = string(m.Controls[member].ReliesOn[at])
	case [2]string{"tests", "information"}:
		name = m.Tests[member].Information[at].Name
	default:
		return g.Key
	}
	// A second report of one name is told apart by its number, the best that can be done for it.
	key := soc1.Pointer(strings.TrimSuffix(g.Key, "/"+part[4]), name)
	if used[key]++; used[key] > 1 {
		key = soc1.Pointer(key, used[key])
	}
	return key
}

// dependencyKey is what a dependency is listed under: once each.
type dependencyKey struct {
	objective  soc1.ObjectiveID
	subservice soc1.SubserviceID
}

// dependencyFinder lists what the matrix does not hold and [controls.Matrix.Gaps] asks for. It turns the register of
// complementary controls into dependencies. What the examination says about monitoring is not repeated in them: it is a
// fact about an organization, see subservices.
type dependencyFinder struct {
	// e is the examination.
	e *Examination
	// list holds the dependencies found so far.
	list []controls.Dependency
	// at is the position of each dependency in the list.
	at map[dependencyKey]int
	// position is that of each subservice organization.
	position map[soc1.SubserviceID]int
}

// collect fills the list from the register, and then with further dependencies.
func (f *dependencyFinder) collect(further []controls.Dependency) error {
	f.position = make(map[soc1.SubserviceID]int, len(f.e.Subservices))
	for i := range f.e.Subservices {
		f.position[f.e.Subservices[i].ID] = i
	}
	r := &f.e.Complementary
	for i := range r.CUECs {
		for _, o := range r.CUECs[i].Objectives {
			f.add(controls.Dependency{Objective: o, StatedAs: string(r.CUECs[i].ID)})
		}
	}
	for i := range r.CSOCs {
		for _, o := range r.CSOCs[i].Objectives {
			f.add(controls.Dependency{Objective: o, Subservice: r.CSOCs[i].Subservice, StatedAs: string(r.CSOCs[i].ID)})
		}
	}
	// What the caller adds is checked here: the register was checked with the examination.
	known := make(map[soc1.ObjectiveID]bool, len(f.e.Matrix.Objectives))
	for i := range f.e.Matrix.Objectives {
		known[f.e.Matrix.Objectives[i].ID] = true
	}
	var ps soc1.Problems
	for i, d := range further {
		path := soc1.Pointer("/dependencies", i)
		if !known[d.Objective] {
			ps.Addf(soc1.CodeUnknownReference, path+"/objective", "correct the id, or add the objective", "%.80q refers to no objective", string(d.Objective))
		}
		if at, ok := f.position[d.Subservice]; d.Subservice != "" && !ok {
			ps.Addf(soc1.CodeUnknownReference, path+"/subservice", "correct the id, or add the subservice organization", "%.80q refers to no subservice organization", string(d.Subservice))
		} else if ok && f.e.Subservices[at].Method == soc1.Inclusive {
			ps.Addf(soc1.CodeShape, path+"/subservice", "describe and test its controls, which are part of the matrix", "the subservice organization %q is included, not depended on", string(d.Subservice))
		}
		f.add(d)
	}
	return ps.Err()
}

// add lists a dependency once, with what is known from any of its mentions. Which mention came first does not matter: what one
// leaves open another may say.
func (f *dependencyFinder) add(d controls.Dependency) {
	k := dependencyKey{d.Objective, d.Subservice}
	at, seen := f.at[k]
	if !seen {
		f.at[k] = len(f.list)
		f.list = append(f.list, d)
		return
	}
	if known := &f.list[at]; known.StatedAs == "" {
		known.StatedAs = d.StatedAs
	}
	if known := &f.list[at]; known.Monitoring == "" {
		known.Monitoring = d.Monitoring
	}
}

// path returns the pointer to a gap in the examination. What is not stated stands nowhere: the pointer is then to the list in
// which it is missing.
func (f *dependencyFinder) path(g *controls.Gap) string {
	if g.Kind == controls.GapComplement {
		if g.Key == soc1.Pointer("/dependencies", string(g.Objective))+"/statedAs" {
			return "/complementary/cuecs"
		}
		return "/complementary/csocs"
	}
	return "/matrix" + g.Path
}

// subservices returns the gaps that stand at a carved-out subservice organization as such: nothing is assumed there, or
// nobody monitors it. Their keys name the organization alone. A plan that was made while nobody knew which objectives
// depend on it thus holds when they become known.
func (f *dependencyFinder) subservices() []OpenGap {
	type state struct {
		stated, watched bool
		objectives      []soc1.ObjectiveID
	}
	// What the examination says about monitoring counts for the organization whatever the dependencies say.
	states := make(map[soc1.SubserviceID]*state, len(f.e.Subservices))
	for i := range f.e.Subservices {
		states[f.e.Subservices[i].ID] = &state{watched: len(f.e.Subservices[i].Monitoring) > 0}
	}
	for i := range f.list {
		d := &f.list[i]
		if s := states[d.Subservice]; s != nil {
			s.stated, s.watched = s.stated || d.StatedAs != "", s.watched || d.Monitoring != ""
			s.objectives = append(s.objectives, d.Objective)
		}
	}
	var list []OpenGap
	for i := range f.e.Subservices {
		s := &f.e.Subservices[i]
		if s.Method != soc1.CarveOut {
			continue
		}
		now := states[s.ID]
		slices.Sort(now.objectives)
		name, key := strconv.Quote(string(s.ID)), soc1.Pointer("/subservices", string(s.ID))
		if !now.stated {
			list = append(list, OpenGap{Gap: controls.Gap{
				Kind: controls.GapComplement, Key: key + "/csocs", Path: "/complementary/csocs",
				Message: "no control is assumed at the carved-out subservice organization " + name,
				Action:  "state the controls assumed there and the objectives that need them, or classify the supplier as a vendor",
			}, Touches: now.objectives})
		}
		if !now.watched {
			list = append(list, OpenGap{Gap: controls.Gap{
				Kind: controls.GapMonitoring, Key: key + "/monitoring", Path: soc1.Pointer("/subservices", i, "monitoring"),
				Message: "nobody monitors the subservice organization " + name,
				Action:  "review its reports, deviations and assumptions on user entities, and keep a record of the review",
			}, Touches: slices.Clone(now.objectives)})
		}
	}
	return list
}

// unstated returns the complementary controls that matters of the description report as missing: one gap for each matter,
// which touches the objectives that it names.
func (e *Examination) unstated() []OpenGap {
	var list []OpenGap
	for i := range e.Matters {
		m := &e.Matters[i]
		if m.Corrected || m.Kind != MissingCUEC && m.Kind != MissingCSOC {
			continue
		}
		on := "the user entities"
		if m.Kind == MissingCSOC {
			on = "a subservice organization"
		}
		// Sorted on a copy: the list is the caller's.
		touches := slices.Clone(m.Objectives)
		slices.Sort(touches)
		list = append(list, OpenGap{Gap: controls.Gap{
			Kind: controls.GapComplement, Key: soc1.Pointer("/matters", string(m.ID)), Path: soc1.Pointer("/matters", i),
			Message: "the description does not state a control that is assumed at " + on,
			Action:  "state it, in words that can be tested, and record the matter as corrected",
		}, Touches: slices.Compact(touches)})
	}
	return list
}
