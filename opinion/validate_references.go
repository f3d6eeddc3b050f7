package opinion

import (
	"github.com/seed-9947fa86/attest/internal/idtable"
	"github.com/seed-9947fa86/attest/soc1"
)

// checkReferences reports what the description and the monitoring of subservice organizations refer to and does not exist. The
// parts of an examination that lie below the matrix know nothing of it, so that what they refer to is checked here.
func (e *Examination) checkReferences(ps *soc1.Problems) {
	// The tables behind these are built at the first question, for the lists that ask may be as long as those of the matrix.
	hasObjective := idtable.Within(len(e.Matrix.Objectives), func(i int) soc1.ObjectiveID { return e.Matrix.Objectives[i].ID })
	hasControl := idtable.Within(len(e.Matrix.Controls), func(i int) soc1.ControlID { return e.Matrix.Controls[i].ID })
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
