package opinion

import "github.com/seed-9947fa86/attest/soc1"

// checkReferences reports what the description and the monitoring of subservice organizations refer to and
// does not exist.
func (e *Examination) checkReferences(ps *soc1.Problems) {
	hasObjective := has(len(e.Matrix.Objectives), func(i int) soc1.ObjectiveID { return e.Matrix.Objectives[i].ID })
	hasControl := has(len(e.Matrix.Controls), func(i int) soc1.ControlID { return e.Matrix.Controls[i].ID })
	for i, r := range e.Description.UserReports {
		if r.Objective != "" && !hasObjective(r.Objective) {
			ps.Addf(soc1.CodeUnknownReference, soc1.Pointer("/description/userReports", i, "objective"), "correct the id, or add the objective", "%q refers to no objective", string(r.Objective))
		}
	}
	for i, change := range e.Description.Changes {
		for j, id := range change.Controls {
			if !hasControl(id) {
				ps.Addf(soc1.CodeUnknownReference, soc1.Pointer("/description/changes", i, "controls", j), "correct the id, or add the control", "%q refers to no control", string(id))
			}
		}
	}
	for i := range e.Subservices {
		for j, m := range e.Subservices[i].Monitoring {
			if m.Control != "" && !hasControl(m.Control) {
				ps.Addf(soc1.CodeUnknownReference, soc1.Pointer("/subservices", i, "monitoring", j, "control"), "correct the id, or add the control", "%q refers to no control", string(m.Control))
			}
		}
	}
}

// has returns a test for membership in a list of n ids. The set behind it is built at the first question, since most
// examinations never ask.
func has[ID comparable](n int, id func(int) ID) func(ID) bool {
	var set map[ID]bool
	return func(want ID) bool {
		if set == nil {
			set = make(map[ID]bool, n)
			for i := range n {
				set[id(i)] = true
			}
		}
		return set[want]
	}
}
