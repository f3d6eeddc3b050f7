package review_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// generator draws cases. Zero is always the choice that leaves things in order, so that rapid shrinks towards a clean case.
type generator struct{ t *rapid.T }

func (g generator) pick(n int, label string) int { return rapid.IntRange(0, n-1).Draw(g.t, label) }
func (g generator) rare(label string) bool       { return g.pick(4, label) == 3 }

// answer draws yes, no or nothing.
func (g generator) answer(label string) opinion.Answer {
	return [...]opinion.Answer{opinion.Yes, 0, opinion.No}[g.pick(3, label)]
}

// some draws one of the objectives, or both.
func (g generator) some(label string) []soc1.ObjectiveID {
	return [][]soc1.ObjectiveID{{"CO-1"}, {"CO-2"}, {"CO-1", "CO-2"}}[g.pick(3, label)]
}

// report draws a report that was read in full.
func (g generator) report(id soc1.ReportID, e *review.Entity) review.Received {
	r := clean(id)
	r.Period.End = r.Period.End.AddDays(-30 * g.pick(12, "short"))
	if g.rare("shift") {
		r.Period, r.ReportDate = r.Period.Shift(-200), r.ReportDate.AddDays(-200)
	}
	if g.rare("kind") {
		limb := opinion.Limb(1 + g.pick(3, "limb"))
		r = without(r, limb, opinion.Kind(1+g.pick(5, "opinion")))
		if g.pick(2, "named") == 1 {
			r = without(r, limb, opinion.Qualified, g.some("objectives")...)
		}
	}
	if g.rare("finding") {
		r.Objectives[g.pick(2, "which")].Operation = opinion.Finding(1 + g.pick(5, "finding"))
	}
	r = g.spoiled(r, e)
	for i := range g.pick(3, "exceptions") {
		x := soc1.DeviationID(fmt.Sprintf("X-%d", i))
		r.NoExceptions = false
		r.Exceptions = append(r.Exceptions, review.Exception{ID: x, Objectives: g.some("on"), Text: "An exception."})
		g.judge(e, id, string(x), review.ExceptionTouches, review.ExceptionTolerable)
		if g.rare("mitigated") {
			e.Mitigations = append(e.Mitigations, review.Mitigation{Report: id, Exception: x, Tested: day(2025, 11, 1), Effective: opinion.Yes})
			g.judge(e, id, string(x), review.MitigationSufficient)
		}
	}
	for i := range g.pick(3, "cuecs") {
		u := soc1.CUECID(fmt.Sprintf("U-%d", i))
		r.CUECs = append(r.CUECs, cuec.CUEC{ID: u, Statement: "Each month, the controller signs the reconciliation.", Objectives: g.some("for")})
		if g.rare("unmapped") {
			continue
		}
		m := tested(u)
		m.Report, m.Implemented = id, g.answer("implemented")
		if g.rare("does not apply") {
			m = review.Mapping{Report: id, CUEC: u, Applicable: opinion.No, Reason: "No such transactions."}
		} else if g.rare("stale") {
			m.Tested = day(2024, 11, 5)
		}
		if m.Applicable == opinion.Yes && g.rare("untested") {
			m.Tested, m.Effective = soc1.Date{}, 0
		}
		e.Mappings = append(e.Mappings, m)
		g.judge(e, id, string(u), review.CUECCompensated)
	}
	for i := range g.pick(2, "changes") {
		c := soc1.MatterID(fmt.Sprintf("CHG-%d", i))
		r.NoChanges = false
		r.Changes = append(r.Changes, review.Change{ID: c, Text: "A change.", Objectives: g.some("changed")})
		g.judge(e, id, string(c), review.ChangeMatters)
	}
	for i := range g.pick(3, "subservices") {
		s := soc1.SubserviceID(fmt.Sprintf("S-%d", i))
		r.NoSubservices = false
		r.Subservices = append(r.Subservices, review.Subservice{ID: s, Organization: party("SUB"), Method: soc1.CarveOut, Objectives: g.some("needed")})
		if g.rare("unused") {
			g.judge(e, id, string(s), review.SubserviceUsed)
		}
		if g.rare("included") {
			r.Subservices[i].Method, r.Subservices[i].Tested, r.Subservices[i].Asserted = soc1.Inclusive, g.answer("tested"), g.answer("asserted")
		}
	}
	if g.rare("tests doubted") {
		g.judge(e, id, "CO-1", review.TestsAdequate)
	}
	if g.rare("no opinion") && g.rare("agreed-upon") {
		r.Family, r.Limbs = review.AgreedUponProcedures, nil
		g.judge(e, id, string(id), review.FindingsSuffice)
	}
	if g.rare("type 1") {
		r = typeOne(r)
		forget(e, id)
	}
	return r
}

// spoiled draws what may be amiss with the report as a whole: its auditor, its standard, its opinion, how far it was read.
func (g generator) spoiled(r review.Received, e *review.Entity) review.Received {
	id := r.ID
	if g.rare("read in part") {
		r.NoSubservices, r.NoChanges, r.NoExceptions = g.pick(2, "subservices read") == 0, g.pick(2, "changes read") == 0, g.pick(2, "results read") == 0
	}
	if g.rare("standard") {
		r.Standard = [...]soc1.Standard{soc1.ISAE3402, soc1.AT801, 0}[g.pick(3, "which standard")]
		g.judge(e, id, string(id), review.StandardAdequate)
	}
	if g.rare("standing judged") {
		g.judge(e, id, string(id), review.AuditorStanding, review.PeriodSufficient)
	}
	if g.rare("qualified at large") {
		limb := opinion.Limb(1 + g.pick(3, "limb at large"))
		r = without(r, limb, opinion.Qualified)
		g.judge(e, id, limb.String(), review.QualificationReaches)
	}
	if g.rare("draft") {
		r.Draft = g.rare("not issued")
	}
	if g.rare("auditor") {
		r.Auditor.Independent, r.Auditor.PeerReviewed = g.answer("independent"), g.answer("peer")
	}
	return r
}

// forget drops what the reader says about exceptions of a report, which a Type 1 report does not have.
func forget(e *review.Entity, id soc1.ReportID) {
	e.Judgements = slices.DeleteFunc(e.Judgements, func(j review.Judgement) bool {
		switch j.Question {
		case review.ExceptionTouches, review.ExceptionTolerable, review.MitigationSufficient, review.TestsAdequate:
			return j.Report == id
		}
		return false
	})
	e.Mitigations = slices.DeleteFunc(e.Mitigations, func(m review.Mitigation) bool { return m.Report == id })
}

// judge draws judgements about a subject.
func (g generator) judge(e *review.Entity, report soc1.ReportID, subject string, questions ...review.Question) {
	for _, q := range questions {
		if a := g.answer(q.String()); a != 0 {
			j := judged(q, subject, a)
			j.Report = report
			e.Judgements = append(e.Judgements, j)
		}
	}
}

// anyCase draws a case: a report, up to three others that may be about the same system, and links among them that may
// run in circles.
func anyCase(t *rapid.T) (review.Received, review.Entity) {
	g := generator{t}
	e := reader()
	e.Filer = g.answer("filer")
	r := g.report("R", &e)
	n := g.pick(4, "others")
	for i := range n {
		other := g.report(soc1.ReportID(fmt.Sprintf("R-%d", i)), &e)
		if g.rare("same system") {
			other.ServiceOrganization = r.ServiceOrganization
		}
		e.Reports = append(e.Reports, other)
	}
	link := func(from *review.Received) {
		for i := range from.Subservices {
			if n > 0 && g.pick(3, "linked") > 0 {
				e.Links = append(e.Links, review.Link{From: from.ID, Subservice: from.Subservices[i].ID, To: e.Reports[g.pick(n, "to")].ID})
			}
		}
	}
	link(&r)
	for i := range e.Reports {
		link(&e.Reports[i])
	}
	if g.rare("letter") && r.Type == soc1.Type2 && r.Period.End.Before(e.FiscalYear.End) {
		e.Letters = []soc1.BridgeLetter{{ID: "L", Report: "R", Issuer: soc1.IssuedByManagement, Dated: day(2026, 1, 20),
			Period: soc1.Period{Start: r.Period.End.AddDays(1), End: e.FiscalYear.End}}}
	}
	for i := range g.pick(3, "incidents") {
		x := soc1.MatterID(fmt.Sprintf("I-%d", i))
		e.NoIncidents = false
		e.Incidents = append(e.Incidents, review.Incident{ID: x, Text: "An event.", Objectives: g.some("struck")})
		g.judge(&e, "R", string(x), review.IncidentTouches, review.IncidentTolerable)
	}
	if g.rare("information") {
		e.Information = [][]string{{"Register"}, {"Worksheet"}}[g.pick(2, "which information")]
	}
	if g.rare("services") {
		e.Services = [][]string{{"Payroll", "Pensions"}, nil}[g.pick(2, "which services")]
	}
	if g.rare("needs") {
		e.Objectives = [][]soc1.ObjectiveID{{"CO-1"}, {"CO-2"}, {"CO-1", "CO-9"}}[g.pick(3, "which objectives")]
		e.Accounts[0].Assertions[0].Objectives = nil
	}
	if g.rare("late") {
		e.NeededBy = day(2026, 2, 28)
	}
	if g.rare("systems") {
		e.Systems = [][]string{{"Payroll"}, {"Payroll", "Tax"}, {"Tax"}}[g.pick(3, "which systems")]
	}
	if g.rare("gap") {
		e.Accounts[0].Assertions = append(e.Accounts[0].Assertions, review.AccountAssertion{Assertion: soc1.Cutoff})
	}
	return r, e
}

// notBetter fails if any conclusion after is better than before, at either end.
func notBetter(t *rapid.T, before, after *review.Review) {
	t.Helper()
	for v := range review.Views() {
		b, a := before.Overall(v), after.Overall(v)
		if a.Best < b.Best || a.Worst < b.Worst {
			t.Fatalf("%s overall improved from %s to %s", v, b.Title(), a.Title())
		}
	}
	at := make(map[soc1.ObjectiveID]review.ObjectiveReview)
	for _, o := range before.Objectives {
		at[o.Objective] = o
	}
	for _, o := range after.Objectives {
		for v := range review.Views() {
			b := at[o.Objective]
			if x, y := b.For(v), o.For(v); y.Best < x.Best || y.Worst < x.Worst {
				t.Fatalf("%s of %s improved from %s to %s", v, o.Objective, x.Title(), y.Title())
			}
		}
	}
}
