package review

import (
	"github.com/seed-9947fa86/attest/soc1"
)

// checkEvaluations records what cannot be right in the evaluations of deficiencies whatever the reports say. Pieces that are
// missing are no problem: an evaluation is entered when the deficiency is found and completed over weeks, and what it
// lacks comes back as open.
func (e *Entity) checkEvaluations(ps *soc1.Problems, path string, accounts map[soc1.AccountID]bool) {
	ids := make(map[DeficiencyID]bool, len(e.Deficiencies))
	combining := make(map[DeficiencyID]bool)
	for i := range e.Deficiencies {
		d := &e.Deficiencies[i]
		checkNew(ps, soc1.Pointer(path, "deficiencies", i, "id"), d.ID, ids)
		if len(d.Combines) > 0 {
			combining[d.ID] = true
		}
	}
	for i := range e.Deficiencies {
		d, at := &e.Deficiencies[i], soc1.Pointer(path, "deficiencies", i)
		checkText(ps, at+"/text", d.Text, "what is deficient")
		// A grade that nobody stands behind cannot go to those charged with governance.
		if d.judged() && (d.By == "" || !d.Dated.IsValid() || d.Why == "") {
			ps.Add(soc1.CodeMissing, at, "the evaluation lacks who, when or why", "give the role that judged, the day and the rationale")
		}
		for k, x := range d.Reach {
			if !accounts[x.Account] {
				ps.Addf(soc1.CodeUnknownReference, soc1.Pointer(at, "reach", k, "account"), "name one of the entity's accounts", "%.64q is none of the entity's accounts", string(x.Account))
			}
		}
		checkKnown(ps, at+"/combines", d.Combines, ids, "evaluation")
		for k, id := range d.Combines {
			// One level is enough to say what belongs together, and cannot run in circles.
			if combining[id] {
				ps.Addf(soc1.CodeConflict, soc1.Pointer(at, "combines", k), "combine single deficiencies only", "%.64q combines others itself", string(id))
			}
		}
		for k := range d.Compensating {
			c, at := &d.Compensating[k], soc1.Pointer(at, "compensating", k)
			// An id or a description: either tells a reader which control is meant.
			if c.Control == "" {
				checkText(ps, at+"/text", c.Text, "the compensating control's description")
			}
			// Whether a result counts depends on when it was obtained.
			if c.Effective != 0 && !c.Tested.IsValid() {
				ps.Add(soc1.CodeMissing, at+"/tested", "the test has a result and no date", "give the day of the test")
			}
		}
	}
}

// checkDeficiencies records origins that lead nowhere, given the reports of the case.
func (e *Entity) checkDeficiencies(ps *soc1.Problems, k *known) {
	for i := range e.Deficiencies {
		for n, o := range e.Deficiencies[i].Origins {
			at := soc1.Pointer("/entity/deficiencies", i, "origins", n)
			given := 0
			for _, text := range [...]string{string(o.Exception), string(o.CUEC), string(o.Objective), string(o.Incident)} {
				if text != "" {
					given++
				}
			}
			switch {
			case given != 1:
				ps.Addf(soc1.CodeShape, at, "name one exception, CUEC, objective or event; use a further origin for another", "the origin names %d facts", given)
			case !k.has(o):
				ps.Add(soc1.CodeUnknownReference, at, "the origin refers to nothing in that report", "correct the report and the id")
			}
		}
	}
}

// has reports whether the fact that a deficiency arises from exists. An event belongs to the entity and not to a report, so
// that only the report under review may be named beside it.
func (k *known) has(o Origin) bool {
	report := k.id(o.Report)
	switch {
	case o.Exception != "":
		return k.exceptions[exceptionKey{report, o.Exception}]
	case o.CUEC != "":
		return k.cuecs[mappingKey{report, o.CUEC}]
	case o.Incident != "":
		return report == k.root && k.incidents[o.Incident]
	}
	r := k.reports[report]
	return r != nil && r.objective(o.Objective) >= 0
}
