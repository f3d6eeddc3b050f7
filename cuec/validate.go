package cuec

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// Validate reports every value of r that cannot be right, given the matrix and the subservice organizations that
// it refers to: malformed or duplicate ids, references to nothing, a control that serves no objective, a CSOC at
// an organization that is not carved out. Pointers are relative to r.
func (r *Register) Validate(m *controls.Matrix, subservices []soc1.Subservice) error {
	var ps soc1.Problems
	objectives := make(map[soc1.ObjectiveID]bool, len(m.Objectives))
	for i := range m.Objectives {
		objectives[m.Objectives[i].ID] = true
	}
	risks := make(map[soc1.RiskID]bool, len(m.Risks))
	for i := range m.Risks {
		risks[m.Risks[i].ID] = true
	}
	cuecs := make(map[soc1.CUECID]bool, len(r.CUECs))
	for i := range r.CUECs {
		c, path := &r.CUECs[i], soc1.Pointer("/cuecs", i)
		checkID(&ps, path, c.ID, cuecs)
		checkStatement(&ps, path, c.Statement)
		checkObjectives(&ps, path, c.Objectives, objectives)
		for j, id := range c.Risks {
			if !risks[id] {
				ps.Addf(soc1.CodeUnknownReference, soc1.Pointer(path, "risks", j), "correct the id, or add the risk", "%q refers to no risk", string(id))
			}
		}
	}
	for i := range r.Responsibilities {
		if r.Responsibilities[i].Statement == "" {
			ps.Add(soc1.CodeMissing, soc1.Pointer("/responsibilities", i, "statement"), "the responsibility is not stated", "say what the user entity has to do, or remove the entry")
		}
	}
	methods := make(map[soc1.SubserviceID]soc1.SubserviceMethod, len(subservices))
	for i := range subservices {
		methods[subservices[i].ID] = subservices[i].Method
	}
	csocs := make(map[soc1.CSOCID]bool, len(r.CSOCs))
	for i := range r.CSOCs {
		c, path := &r.CSOCs[i], soc1.Pointer("/csocs", i)
		checkID(&ps, path, c.ID, csocs)
		checkStatement(&ps, path, c.Statement)
		checkObjectives(&ps, path, c.Objectives, objectives)
		switch method, known := methods[c.Subservice]; {
		case c.Subservice == "":
			ps.Add(soc1.CodeMissing, path+"/subservice", "nothing says where the control is assumed", "name the carved-out subservice organization that performs it")
		case !known:
			ps.Addf(soc1.CodeUnknownReference, path+"/subservice", "correct the id, or add the subservice organization", "%q refers to no subservice organization", string(c.Subservice))
		case method == soc1.Inclusive:
			ps.Addf(soc1.CodeShape, path+"/subservice", "describe and test the control itself, or use the carve-out method", "controls are assumed only where they are carved out, and %q is included", string(c.Subservice))
		}
	}
	return ps.Err()
}

// Incomplete reports what a report still needs from r: complementary controls and monitoring for every carved-out
// subservice organization. Pointers are relative to the examination.
func (r *Register) Incomplete(subservices []soc1.Subservice) error {
	var ps soc1.Problems
	assumed := make(map[soc1.SubserviceID]bool)
	for i := range r.CSOCs {
		assumed[r.CSOCs[i].Subservice] = true
	}
	for i := range subservices {
		s := &subservices[i]
		if s.Method != soc1.CarveOut {
			continue
		}
		if !assumed[s.ID] {
			ps.Addf(soc1.CodeMissing, "/complementary/csocs", "state the controls assumed there, or classify the supplier as a vendor", "no control is assumed at the carved-out subservice organization %q", string(s.ID))
		}
		if len(s.Monitoring) == 0 {
			ps.Addf(soc1.CodeMissing, soc1.Pointer("/subservices", i, "monitoring"), "describe how the service organization watches over it", "nothing monitors the carved-out subservice organization %q", string(s.ID))
		}
	}
	return ps.Err()
}

// checkID reports a malformed id or one that was seen before.
func checkID[ID ~string](ps *soc1.Problems, path string, id ID, seen map[ID]bool) {
	ps.Merge(path+"/id", soc1.CheckID(id))
	if seen[id] && id != "" {
		ps.Addf(soc1.CodeDuplicate, path+"/id", "give each control its own id", "the id %q is already that of another control", string(id))
	}
	seen[id] = true
}

// checkStatement reports a control without words.
func checkStatement(ps *soc1.Problems, path, statement string) {
	if statement == "" {
		ps.Add(soc1.CodeMissing, path+"/statement", "the control is not stated", "word it so that the one who tests it knows who does what, when, and with which evidence")
	}
}

// checkObjectives reports a control that serves no objective, or one that does not exist.
func checkObjectives(ps *soc1.Problems, path string, ids []soc1.ObjectiveID, known map[soc1.ObjectiveID]bool) {
	if len(ids) == 0 {
		ps.Add(soc1.CodeMissing, path+"/objectives", "the control serves no objective", "map it to the objectives that need it, or move it to the responsibilities")
	}
	for i, id := range ids {
		if !known[id] {
			ps.Addf(soc1.CodeUnknownReference, soc1.Pointer(path, "objectives", i), "correct the id, or add the objective", "%q refers to no objective", string(id))
		}
	}
}
