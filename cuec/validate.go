package cuec

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/idtable"
	"github.com/seed-9947fa86/attest/soc1"
)

// Validate reports every value of r that cannot be right, given the matrix and the subservice organizations that
// it refers to: malformed or duplicate ids, references to nothing, a control that serves no objective, a CSOC at
// an organization that is not carved out. Pointers are relative to r.
func (r *Register) Validate(m *controls.Matrix, subservices []soc1.Subservice) error {
	c := checker{
		hasObjective: idtable.Within(len(m.Objectives), func(i int) soc1.ObjectiveID { return m.Objectives[i].ID }),
		hasRisk:      idtable.Within(len(m.Risks), func(i int) soc1.RiskID { return m.Risks[i].ID }),
	}
	c.checkCUECs(r.CUECs)
	for i := range r.Responsibilities {
		if r.Responsibilities[i].Statement == "" {
			// It has no id and serves nothing, so that its words are all there is to check.
			c.ps.Add(soc1.CodeMissing, soc1.Pointer("/responsibilities", i, "statement"), "the responsibility is not stated", "say what the user entity has to do, or remove the entry")
		}
	}
	c.checkCSOCs(r.CSOCs, subservices)
	return c.ps.Err()
}

// checker collects the problems of one register, and knows what its controls may refer to: hardly ever a risk, and a
// handful of objectives.
type checker struct {
	ps           soc1.Problems
	hasObjective func(soc1.ObjectiveID) bool
	hasRisk      func(soc1.RiskID) bool
}

// checkCUECs validates the controls assumed at user entities.
func (c *checker) checkCUECs(list []CUEC) {
	ids := idtable.New(len(list), func(i int) string { return string(list[i].ID) })
	for i := range list {
		at, v := place{"cuecs", i}, &list[i]
		c.checkControl(&ids, at, string(v.ID), v.Statement, v.Objectives)
		for j, id := range v.Risks {
			if !c.hasRisk(id) {
				c.ps.Addf(soc1.CodeUnknownReference, soc1.Pointer(at.at("risks"), j), "correct the id, or add the risk", "%q refers to no risk", string(id))
			}
		}
	}
}

// checkCSOCs validates the controls assumed at subservice organizations. They are assumed only where the organization is
// carved out: under the inclusive method its controls are described and tested like those of the service organization.
func (c *checker) checkCSOCs(list []CSOC, subservices []soc1.Subservice) {
	ids := idtable.New(len(list), func(i int) string { return string(list[i].ID) })
	at := idtable.Of(len(subservices), func(i int) string { return string(subservices[i].ID) })
	for i := range list {
		p, v := place{"csocs", i}, &list[i]
		c.checkControl(&ids, p, string(v.ID), v.Statement, v.Objectives)
		// A method that is still open is reported with the organization, and not once more for each control there.
		switch sub := at.Find(string(v.Subservice)); {
		case v.Subservice == "":
			c.ps.Add(soc1.CodeMissing, p.at("subservice"), "nothing says where the control is assumed", "name the carved-out subservice organization that performs it")
		case sub < 0:
			c.ps.Addf(soc1.CodeUnknownReference, p.at("subservice"), "correct the id, or add the subservice organization", "%q refers to no subservice organization", string(v.Subservice))
		case subservices[sub].Method == soc1.Inclusive:
			c.ps.Addf(soc1.CodeShape, p.at("subservice"), "describe and test the control itself, or use the carve-out method", "controls are assumed only where they are carved out, and %q is included", string(v.Subservice))
		}
	}
}

// checkControl validates what every complementary control has: an id that none before it has, words, and at least one
// objective that needs it; without one it would be a responsibility.
func (c *checker) checkControl(ids *idtable.Table, at place, id, statement string, objectives []soc1.ObjectiveID) {
	if err := soc1.CheckID(id); err != nil {
		c.ps.Merge(at.at("id"), err)
	}
	if ids.Add(id) != at.index {
		c.ps.Addf(soc1.CodeDuplicate, at.at("id"), "give each control its own id", "the id %q is already that of another control", id)
	}
	if statement == "" {
		c.ps.Add(soc1.CodeMissing, at.at("statement"), "the control is not stated", "word it so that the one who tests it knows who does what, when, and with which evidence")
	}
	if len(objectives) == 0 {
		c.ps.Add(soc1.CodeMissing, at.at("objectives"), "the control serves no objective", "map it to the objectives that need it, or move it to the responsibilities")
	}
	for j, o := range objectives {
		if !c.hasObjective(o) {
			c.ps.Addf(soc1.CodeUnknownReference, soc1.Pointer(at.at("objectives"), j), "correct the id, or add the objective", "%q refers to no objective", string(o))
		}
	}
}

// place is where a control stands. Its pointer is only written out for a problem, which a good register has none of.
type place struct {
	list  string
	index int
}

// at returns the pointer to a field of the control.
func (p place) at(field string) string { return soc1.Pointer("", p.list, p.index, field) }

// Incomplete reports what a report still needs from r: complementary controls and monitoring for every carved-out
// subservice organization. Pointers are relative to the examination.
func (r *Register) Incomplete(subservices []soc1.Subservice) error {
	var ps soc1.Problems
	// Only asked, never walked: the order of what comes back is that of the organizations.
	assumed := make(map[soc1.SubserviceID]bool)
	for i := range r.CSOCs {
		assumed[r.CSOCs[i].Subservice] = true
	}
	for i := range subservices {
		s := &subservices[i]
		// Under the inclusive method controls are described and tested; nothing is assumed, and no monitoring stands in for tests.
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
