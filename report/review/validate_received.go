package review

import (
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// check records what cannot be right in a received report, with pointers below path. Only contradictions are problems. What
// the report does not say, or nobody has read, is a fact about the evidence, and the review says what it costs; refusing it here
// would force the reader to invent an answer.
func (r *Received) check(ps *soc1.Problems, path string) {
	ps.Merge(path+"/id", soc1.CheckID(r.ID))
	checkParty(ps, path+"/serviceOrganization", r.ServiceOrganization)
	checkText(ps, path+"/system", r.System, "the name of the system")
	if r.Auditor.Organization != (soc1.Organization{}) {
		checkParty(ps, path+"/auditor/organization", r.Auditor.Organization)
	}
	r.checkDates(ps, path)
	// A report of which only the opinion was read, or a certificate, is a fact too: it may have no objectives here, and the
	// review then says that nobody has read them.
	objectives := make(map[soc1.ObjectiveID]bool, len(r.Objectives))
	for i := range r.Objectives {
		o, at := &r.Objectives[i], soc1.Pointer(path, "objectives", i)
		checkNew(ps, at+"/id", o.ID, objectives)
		checkText(ps, at+"/statement", o.Statement, "the objective's wording")
		if r.Type == soc1.Type1 && (o.Operation != 0 || !o.Tested.IsZero()) {
			ps.Add(soc1.CodeShape, at, "a Type 1 report concludes nothing on operation", "remove the finding and the tested period")
		}
		if !o.Tested.IsZero() && r.Type == soc1.Type2 && (!o.Tested.IsValid() || r.Period.IsValid() && !r.Period.Covers(o.Tested)) {
			ps.Add(soc1.CodeRange, at+"/tested", "the tested period is not inside the window", "correct the dates")
		}
	}
	limbs := make(map[opinion.Limb]bool)
	for i, l := range r.Limbs {
		at := soc1.Pointer(path, "limbs", i)
		if limbs[l.Limb] {
			ps.Addf(soc1.CodeDuplicate, at+"/limb", "keep one", "there are two opinions on the %s limb", l.Limb)
		}
		limbs[l.Limb] = true
		if r.Type == soc1.Type1 && l.Limb == opinion.Operation {
			ps.Add(soc1.CodeShape, at+"/limb", "a Type 1 report has no opinion on operation", "remove it, or correct the type")
		}
		checkKnown(ps, at+"/objectives", l.Objectives, objectives, "objective")
	}
	r.checkAssumed(ps, path, objectives)
	r.checkFindings(ps, path, objectives)
}

// checkDates records dates that do not belong to the type, or are in the wrong order. Type 1 and Type 2 have different shapes, and
// a mixture is a misreading: a Type 1 with a window would be taken for tests of operation.
func (r *Received) checkDates(ps *soc1.Problems, path string) {
	end := r.Period.End
	switch r.Type {
	case soc1.Type2:
		ps.Merge(path+"/period", r.Period.Validate())
		if r.AsOf.IsValid() {
			ps.Add(soc1.CodeShape, path+"/asOf", "a Type 2 report has a period, not an as-of date", "remove the date")
		}
	case soc1.Type1:
		end = r.AsOf
		if !r.AsOf.IsValid() {
			ps.Add(soc1.CodeMissing, path+"/asOf", "the Type 1 report has no date", "give the date as of which it speaks")
		}
		if !r.Period.IsZero() {
			ps.Add(soc1.CodeShape, path+"/period", "a Type 1 report has an as-of date, not a period", "remove the period")
		}
	}
	if r.ReportDate.IsValid() && r.ReportDate.Before(end) {
		ps.Addf(soc1.CodeOrder, path+"/reportDate", "correct the date", "the report is dated %s, before %s on which its window ends", r.ReportDate, end)
	}
}

// checkAssumed records problems of what the report assumes elsewhere: subservice organizations, CUECs and CSOCs.
func (r *Received) checkAssumed(ps *soc1.Problems, path string, objectives map[soc1.ObjectiveID]bool) {
	methods := make(map[soc1.SubserviceID]soc1.SubserviceMethod, len(r.Subservices))
	known := make(map[soc1.SubserviceID]bool, len(r.Subservices))
	for i := range r.Subservices {
		s, at := &r.Subservices[i], soc1.Pointer(path, "subservices", i)
		checkNew(ps, at+"/id", s.ID, known)
		checkParty(ps, at+"/organization", s.Organization)
		checkKnown(ps, at+"/objectives", s.Objectives, objectives, "objective")
		methods[s.ID] = s.Method
	}
	// A flag that says none beside a list that has some cannot be right.
	if r.NoSubservices && len(r.Subservices) > 0 {
		ps.Add(soc1.CodeConflict, path+"/noSubservices", "the report names subservice organizations and is said to name none", "remove one of the two")
	}
	cuecs := make(map[soc1.CUECID]bool, len(r.CUECs))
	for i := range r.CUECs {
		u, at := &r.CUECs[i], soc1.Pointer(path, "cuecs", i)
		checkNew(ps, at+"/id", u.ID, cuecs)
		checkText(ps, at+"/statement", u.Statement, "the control's wording")
		checkServes(ps, at, u.Objectives, objectives)
	}
	csocs := make(map[soc1.CSOCID]bool, len(r.CSOCs))
	for i := range r.CSOCs {
		s, at := &r.CSOCs[i], soc1.Pointer(path, "csocs", i)
		checkNew(ps, at+"/id", s.ID, csocs)
		checkText(ps, at+"/statement", s.Statement, "the control's wording")
		checkServes(ps, at, s.Objectives, objectives)
		checkKnown(ps, at+"/subservice", []soc1.SubserviceID{s.Subservice}, known, "subservice organization")
		if methods[s.Subservice] == soc1.Inclusive {
			ps.Add(soc1.CodeShape, at+"/subservice", "controls are assumed only at organizations that are carved out", "remove the control, or correct the method")
		}
	}
}

// checkServes records an assumed control that serves no objective, or one that does not exist. What no objective needs is a
// responsibility of the user entity and no complementary control, and no opinion is conditional on it.
func checkServes(ps *soc1.Problems, path string, ids []soc1.ObjectiveID, known map[soc1.ObjectiveID]bool) {
	if len(ids) == 0 {
		ps.Add(soc1.CodeMissing, path+"/objectives", "the control serves no objective", "map it to the objectives that need it; a duty that none needs is no complementary control")
	}
	checkKnown(ps, path+"/objectives", ids, known, "objective")
}

// checkFindings records problems of exceptions, changes and reports to users.
func (r *Received) checkFindings(ps *soc1.Problems, path string, objectives map[soc1.ObjectiveID]bool) {
	methods := make(map[soc1.SubserviceID]soc1.SubserviceMethod, len(r.Subservices))
	for i := range r.Subservices {
		methods[r.Subservices[i].ID] = r.Subservices[i].Method
	}
	if r.Type == soc1.Type1 && (len(r.Exceptions) > 0 || r.NoExceptions) {
		ps.Add(soc1.CodeShape, path+"/exceptions", "a Type 1 report has no results of tests", "remove them, or correct the type")
	}
	if r.NoExceptions && len(r.Exceptions) > 0 {
		ps.Add(soc1.CodeConflict, path+"/noExceptions", "the report has exceptions and is said to have none", "remove one of the two")
	}
	if r.NoChanges && len(r.Changes) > 0 {
		ps.Add(soc1.CodeConflict, path+"/noChanges", "the report has changes and is said to have none", "remove one of the two")
	}
	exceptions := make(map[soc1.DeviationID]bool, len(r.Exceptions))
	for i := range r.Exceptions {
		x, at := &r.Exceptions[i], soc1.Pointer(path, "exceptions", i)
		checkNew(ps, at+"/id", x.ID, exceptions)
		checkText(ps, at+"/text", x.Text, "the exception's wording")
		checkKnown(ps, at+"/objectives", x.Objectives, objectives, "objective")
		if x.Tested < 0 || x.Deviating < 0 || x.Tested > 0 && x.Deviating > x.Tested {
			ps.Addf(soc1.CodeRange, at+"/deviating", "correct the counts", "%d of %d items cannot have deviated", x.Deviating, x.Tested)
		}
		if x.Subservice == "" {
			continue
		}
		// Results of tests at a carved-out organization belong into that organization's own report.
		if method, known := methods[x.Subservice]; !known {
			ps.Addf(soc1.CodeUnknownReference, at+"/subservice", "correct the id, or add the subservice organization", "%.64q refers to no subservice organization", string(x.Subservice))
		} else if method == soc1.CarveOut {
			ps.Add(soc1.CodeConflict, at+"/subservice", "a report has no results of tests at an organization that it carves out", "correct the method, or take the exception from that organization's own report")
		}
	}
	changes := make(map[soc1.MatterID]bool, len(r.Changes))
	for i := range r.Changes {
		x, at := &r.Changes[i], soc1.Pointer(path, "changes", i)
		checkNew(ps, at+"/id", x.ID, changes)
		checkText(ps, at+"/text", x.Text, "the change's description")
		checkKnown(ps, at+"/objectives", x.Objectives, objectives, "objective")
	}
	for i, u := range r.UserReports {
		at := soc1.Pointer(path, "userReports", i)
		checkText(ps, at+"/name", u.Name, "the name of the report to user entities")
		if u.Objective != "" && !objectives[u.Objective] {
			ps.Addf(soc1.CodeUnknownReference, at+"/objective", "correct the id, or leave it out", "%.64q refers to no objective", string(u.Objective))
		}
	}
}
