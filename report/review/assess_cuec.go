package review

import (
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// cuecState is what the entity has for one CUEC.
type cuecState uint8

const (
	_ cuecState = iota
	// cuecUnmapped: nobody has said whether it applies.
	cuecUnmapped
	// cuecNotApplicable: it does not apply, with a reason.
	cuecNotApplicable
	// cuecFailed: badly designed, not in use, or failed its test.
	cuecFailed
	// cuecUntested: in use as far as known, without a test.
	cuecUntested
	// cuecStale: the last test was outside the fiscal year.
	cuecStale
	// cuecEffective: tested in the fiscal year, and it worked.
	cuecEffective
)

// cuecState returns what the entity has for a CUEC of a report. The order of the questions is that of the standard: does it
// apply, is it designed and in use, was it tested in this year (AU-C 402.14(c), .17(b)).
func (a *assessor) cuecState(report soc1.ReportID, id soc1.CUECID) cuecState {
	i, mapped := a.mapped[mappingKey{report, id}]
	if !mapped {
		return cuecUnmapped
	}
	m := &a.e.Mappings[i]
	// A test that is still to come on the day of the review is none.
	tested := m.Tested.IsValid() && m.Effective != 0 && !(a.e.ReviewedOn.IsValid() && m.Tested.After(a.e.ReviewedOn))
	switch {
	case m.Applicable == 0:
		return cuecUnmapped
	case m.Applicable == opinion.No:
		return cuecNotApplicable
	case m.Designed == opinion.No || m.Implemented == opinion.No || tested && m.Effective == opinion.No:
		return cuecFailed
	case !tested:
		return cuecUntested
	case !a.e.FiscalYear.Contains(m.Tested):
		return cuecStale
	}
	return cuecEffective
}

// assumed judges the CUECs of a report. Those of a report on a subservice organization are addressed to the service
// organization, but somebody has to say so. None of them ever improves anything.
func (a *assessor) assumed(i, depth int) []Reason {
	r := a.reports[i]
	if depth > 1 && a.p.SkipChainedCUECs {
		return nil
	}
	var list []Reason
	for k := range r.CUECs {
		u := &r.CUECs[k]
		facts := []string{soc1.Pointer(a.paths[i], "cuecs", k)}
		if m, mapped := a.mapped[mappingKey{r.ID, u.ID}]; mapped {
			facts = append(facts, soc1.Pointer("/entity/mappings", m))
		}
		x := leaves(RuleCUECUnmapped, RelyWithProcedures, facts...)
		switch a.cuecState(r.ID, u.ID) {
		case cuecEffective:
			continue
		case cuecNotApplicable:
			x = leaves(RuleCUECNotApplicable, Rely, facts...)
		case cuecUntested:
			x.Rule, x.Views = RuleCUECUntested, operating()
		case cuecStale:
			x.Rule, x.Views = RuleCUECStale, operating()
		case cuecFailed:
			x = a.failedCUEC(r.ID, u.ID, facts)
			// A control that is there and failed its test says nothing against its design.
			if m := &a.e.Mappings[a.mapped[mappingKey{r.ID, u.ID}]]; m.Designed != opinion.No && m.Implemented != opinion.No {
				x.Views = operating()
			}
		}
		x.Subject, x.Objectives = string(u.ID), unique(u.Objectives)
		list = append(list, x)
	}
	return list
}

// failedCUEC judges a CUEC that is missing or failed.
func (a *assessor) failedCUEC(report soc1.ReportID, id soc1.CUECID, facts []string) Reason {
	judged, fact := a.answer(CUECCompensated, report, string(id))
	facts = append(facts, fact...)
	switch judged {
	case opinion.Yes:
		return leaves(RuleCUECCovered, RelyWithProcedures, facts...)
	case opinion.No:
		return none(RuleCUECFailed, facts...)
	}
	return between(RuleCUECFailedOpen, RelyWithProcedures, NoReliance, facts, CUECCompensated)
}
