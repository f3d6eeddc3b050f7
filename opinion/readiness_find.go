package opinion

import (
	"strconv"
	"strings"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// gaps returns what has to be remediated before the window, with paths relative to the examination. The examination is one
// that Form accepts.
func (e *Examination) gaps(further []controls.Dependency) ([]controls.Gap, error) {
	f := &dependencyFinder{e: e, at: make(map[dependencyKey]int), touched: make(map[soc1.SubserviceID]bool)}
	if err := f.collect(further); err != nil {
		return nil, err
	}
	found, err := e.Matrix.Gaps(e.Window(), f.list...)
	if err != nil {
		var ps soc1.Problems
		ps.Merge("/matrix", err)
		return nil, ps.Err()
	}
	for i := range found {
		found[i].Path = f.path(&found[i])
	}
	return append(append(found, f.unnamed()...), e.unstated()...), nil
}

// dependencyKey is what a dependency is listed under: once each.
type dependencyKey struct {
	objective  soc1.ObjectiveID
	subservice soc1.SubserviceID
}

// dependencyFinder lists what the matrix does not hold and [controls.Matrix.Gaps] asks for. It turns the register of complementary controls and the subservice organizations into dependencies.
type dependencyFinder struct {
	// e is the examination.
	e *Examination
	// list holds the dependencies found so far.
	list []controls.Dependency
	// at is the position of each dependency in the list.
	at map[dependencyKey]int
	// touched are the subservice organizations that a dependency names.
	touched map[soc1.SubserviceID]bool
	// position is that of each subservice organization.
	position map[soc1.SubserviceID]int
	// monitoring is what is said first of how each is watched.
	monitoring map[soc1.SubserviceID]string
}

// collect fills the list from the register, and then with further dependencies.
func (f *dependencyFinder) collect(further []controls.Dependency) error {
	f.position, f.monitoring = make(map[soc1.SubserviceID]int), make(map[soc1.SubserviceID]string)
	for i := range f.e.Subservices {
		s := &f.e.Subservices[i]
		f.position[s.ID] = i
		if len(s.Monitoring) > 0 {
			f.monitoring[s.ID] = s.Monitoring[0].Text
		}
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

// add lists a dependency once, with what is known from any of its mentions.
func (f *dependencyFinder) add(d controls.Dependency) {
	if d.Subservice != "" {
		f.touched[d.Subservice] = true
		if d.Monitoring == "" {
			d.Monitoring = f.monitoring[d.Subservice]
		}
	}
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
	switch g.Kind {
	case controls.GapMonitoring:
		// The path of a gap in the dependencies begins with the position in the list.
		rest := strings.TrimPrefix(g.Path, "/dependencies/")
		if i, err := strconv.Atoi(strings.TrimSuffix(rest, "/monitoring")); err == nil && i >= 0 && i < len(f.list) {
			return soc1.Pointer("/subservices", f.position[f.list[i].Subservice], "monitoring")
		}
	case controls.GapComplement:
		if g.Key == soc1.Pointer("/dependencies", string(g.Objective))+"/statedAs" {
			return "/complementary/cuecs"
		}
		return "/complementary/csocs"
	}
	return "/matrix" + g.Path
}

// unnamed returns the gaps of carved-out subservice organizations that no dependency names. Nobody knows which objectives
// they touch, so they stand at none.
func (f *dependencyFinder) unnamed() []controls.Gap {
	var list []controls.Gap
	for i := range f.e.Subservices {
		s := &f.e.Subservices[i]
		if s.Method != soc1.CarveOut || f.touched[s.ID] {
			continue
		}
		name, key := strconv.Quote(string(s.ID)), soc1.Pointer("/subservices", string(s.ID))
		list = append(list, controls.Gap{
			Kind: controls.GapComplement, Key: key + "/csocs", Path: "/complementary/csocs",
			Message: "no control is assumed at the carved-out subservice organization " + name + ", so that no objective depends on it",
			Action:  "state the controls assumed there and the objectives that need them, or classify the supplier as a vendor",
		})
		if len(s.Monitoring) == 0 {
			list = append(list, controls.Gap{
				Kind: controls.GapMonitoring, Key: key + "/monitoring", Path: soc1.Pointer("/subservices", i, "monitoring"),
				Message: "nobody monitors the subservice organization " + name,
				Action:  "review its reports, deviations and assumptions on user entities, and keep a record of the review",
			})
		}
	}
	return list
}

// unstated returns the complementary controls that matters of the description report as missing, for each objective that a
// matter names or once.
func (e *Examination) unstated() []controls.Gap {
	var list []controls.Gap
	for i := range e.Matters {
		m := &e.Matters[i]
		if m.Corrected || m.Kind != MissingCUEC && m.Kind != MissingCSOC {
			continue
		}
		on := "the user entities"
		if m.Kind == MissingCSOC {
			on = "a subservice organization"
		}
		g := controls.Gap{
			Kind: controls.GapComplement, Key: soc1.Pointer("/matters", string(m.ID)), Path: soc1.Pointer("/matters", i),
			Message: "the description does not state a control that is assumed at " + on,
			Action:  "state it, in words that can be tested, and record the matter as corrected",
		}
		if len(m.Objectives) == 0 {
			list = append(list, g)
		}
		// Each objective once, also where a matter names it twice.
		seen := make(map[soc1.ObjectiveID]bool, len(m.Objectives))
		for _, o := range m.Objectives {
			if seen[o] {
				continue
			}
			seen[o] = true
			g.Objective, g.Key = o, soc1.Pointer("/matters", string(m.ID), string(o))
			list = append(list, g)
		}
	}
	return list
}
