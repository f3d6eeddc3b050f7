package review_test

import (
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// day returns a date of the calendar.
func day(year int, month time.Month, d int) soc1.Date { return soc1.DateOf(year, month, d) }

// party returns an organization that does not exist.
func party(id soc1.OrganizationID) soc1.Organization {
	return soc1.Organization{ID: id, Name: "Company " + string(id), Illustrative: true}
}

// clean returns an unqualified Type 2 report on the year 2025 with two objectives, read in full, that leaves nothing to ask.
func clean(id soc1.ReportID) review.Received {
	r := review.Received{
		ID: id, Family: review.SOC1, Type: soc1.Type2, Standard: soc1.ATC320,
		ServiceOrganization: party("SO-" + soc1.OrganizationID(id)), System: "Payroll", Services: []string{"Payroll"},
		Auditor: review.Auditor{Organization: party("SA"), Licensed: opinion.Yes, PeerReviewed: opinion.Yes, Independent: opinion.Yes},
		Period:  soc1.CalendarYear(2025).Period, ReportDate: day(2026, time.February, 10),
		NoSubservices: true, NoExceptions: true, NoChanges: true,
		UserReports: []soc1.UserReport{{Name: "Register", Objective: "CO-1"}},
	}
	for limb := range opinion.Limbs() {
		r.Limbs = append(r.Limbs, review.Limb{Limb: limb, Kind: opinion.Unqualified})
	}
	for _, o := range []soc1.ObjectiveID{"CO-1", "CO-2"} {
		r.Objectives = append(r.Objectives, review.Objective{ID: o, Statement: "Controls provide reasonable assurance about " + string(o) + ".",
			Controls: []soc1.ControlID{"C-1"}, Design: opinion.Achieved, Operation: opinion.Achieved})
	}
	return r
}

// reader returns a user entity with the calendar year 2025 that has answered everything the clean report asks.
func reader() review.Entity {
	return review.Entity{
		Organization: party("UE"), FiscalYear: soc1.CalendarYear(2025), Customer: opinion.Yes, Filer: opinion.No, NoIncidents: true,
		ReviewedBy: "controller", ReviewedOn: day(2026, time.March, 2), Services: []string{"Payroll"},
		Accounts: []review.Account{{ID: "WAGES", Name: "Wages expense", Significant: opinion.Yes, Assertions: []review.AccountAssertion{
			{Assertion: soc1.Accuracy, Objectives: []soc1.ObjectiveID{"CO-1", "CO-2"}}}}},
	}
}

// assess fails the test unless the case can be assessed.
func assess(t interface {
	Helper()
	Fatal(...any)
}, r *review.Received, e review.Entity, p review.Policy) *review.Review {
	t.Helper()
	got, err := review.Assess(r, &e, p)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// judged returns a judgement with who, when and why.
func judged(q review.Question, subject string, a opinion.Answer) review.Judgement {
	return review.Judgement{Question: q, Subject: subject, Answer: a, By: "controller", Dated: day(2026, time.March, 1), Why: "as discussed"}
}

// control returns a CUEC for CO-1.
func control(id soc1.CUECID) cuec.CUEC {
	return cuec.CUEC{ID: id, Statement: "Each month, the payroll manager compares the payroll register with the ledger, resolves differences, and signs the register.",
		Objectives: []soc1.ObjectiveID{"CO-1"}}
}

// tested returns the mapping of a CUEC to a control that was tested in the year and worked.
func tested(id soc1.CUECID) review.Mapping {
	return review.Mapping{CUEC: id, Applicable: opinion.Yes, Control: "OWN-1", Owner: "payroll manager", Designed: opinion.Yes,
		Implemented: opinion.Yes, Tested: day(2025, time.October, 3), Effective: opinion.Yes}
}

// carve adds a carved-out subservice organization that CO-2 needs.
func carve(r *review.Received, id soc1.SubserviceID) {
	r.NoSubservices = false
	r.Subservices = append(r.Subservices, review.Subservice{ID: id, Organization: party("SUB"), Method: soc1.CarveOut})
	r.CSOCs = append(r.CSOCs, cuec.CSOC{ID: soc1.CSOCID("S-" + id), Subservice: id, Statement: "The host restricts access to the servers.", Objectives: []soc1.ObjectiveID{"CO-2"}})
}

// without returns the opinions with one limb's kind replaced.
func without(r review.Received, limb opinion.Limb, kind opinion.Kind, objectives ...soc1.ObjectiveID) review.Received {
	for i := range r.Limbs {
		if r.Limbs[i].Limb == limb {
			r.Limbs[i].Kind, r.Limbs[i].Objectives = kind, objectives
		}
	}
	return r
}

func TestCleanReportOfAPreparedReaderIsReliedOn(t *testing.T) {
	r, e := clean("R"), reader()
	e.Filer = opinion.Yes
	got := assess(t, &r, e, review.DefaultPolicy())
	for v := range review.Views() {
		if c := got.Overall(v); c.Reliance != review.Rely {
			t.Errorf("%s: %s\n%+v", v, c.Title(), got.Reasons)
		}
	}
	if len(got.Work)+len(got.Needs)+len(got.Reasons) != 0 {
		t.Errorf("work %v, needs %v, reasons %v", got.Work, got.Needs, got.Reasons)
	}
	for _, item := range got.Checklist {
		if item.Status > review.Noted || item.Finding == "" {
			t.Errorf("%s: %s %q", item.Point, item.Status, item.Finding)
		}
	}
}
