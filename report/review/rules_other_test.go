package review_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// mapped adds a CUEC and changes the perfect mapping to it.
func mapped(change func(m *review.Mapping)) func(*review.Received, *review.Entity) {
	return func(r *review.Received, e *review.Entity) {
		r.CUECs = append(r.CUECs, control("U-1"))
		m := tested("U-1")
		change(&m)
		e.Mappings = append(e.Mappings, m)
	}
}

// failing adds a CUEC that is missing, with a judgement about it.
func failing(a opinion.Answer) func(*review.Received, *review.Entity) {
	return func(r *review.Received, e *review.Entity) {
		mapped(func(m *review.Mapping) { m.Implemented, m.Effective, m.Tested = nope, 0, soc1.Date{} })(r, e)
		if a != 0 {
			say(e, "U-1", review.CUECCompensated, a)
		}
	}
}

// controlBranches are about controls assumed elsewhere.
func controlBranches() []branch {
	obtained := func(change func(sub *review.Received)) func(*review.Received, *review.Entity) {
		return func(r *review.Received, e *review.Entity) {
			carve(r, "HOST")
			sub := clean("SUB-R")
			change(&sub)
			e.Reports = append(e.Reports, sub)
			e.Links = append(e.Links, review.Link{Subservice: "HOST", To: "SUB-R"})
		}
	}
	return []branch{
		{name: "CUEC tested", change: mapped(func(*review.Mapping) {}), best: rely, worst: rely},
		{name: "CUEC not mapped", change: func(r *review.Received, _ *review.Entity) { r.CUECs = append(r.CUECs, control("U-1")) }, rule: review.RuleCUECUnmapped, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "CUEC of unknown applicability", change: mapped(func(m *review.Mapping) { m.Applicable = 0 }), rule: review.RuleCUECUnmapped, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "CUEC untested", change: mapped(func(m *review.Mapping) { m.Tested, m.Effective = soc1.Date{}, 0 }), rule: review.RuleCUECUntested, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "CUEC test still to come", change: mapped(func(m *review.Mapping) { m.Tested = day(2026, 3, 3) }), rule: review.RuleCUECUntested, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "CUEC tested last year", change: mapped(func(m *review.Mapping) { m.Tested = day(2024, 12, 31) }), rule: review.RuleCUECStale, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "CUEC not applicable", change: mapped(func(m *review.Mapping) { m.Applicable, m.Reason = nope, "no such transactions" }), rule: review.RuleCUECNotApplicable, best: rely, worst: rely},
		{name: "CUEC missing", change: failing(0), rule: review.RuleCUECFailedOpen, best: rwp, worst: no, spared: "CO-2"},
		{name: "CUEC failed its test", change: mapped(func(m *review.Mapping) { m.Effective = nope }), rule: review.RuleCUECFailedOpen, best: rwp, worst: no, spared: "CO-2"},
		{name: "CUEC missing without remedy", change: failing(nope), rule: review.RuleCUECFailed, best: no, worst: no, spared: "CO-2"},
		{name: "CUEC made up for", change: failing(yes), rule: review.RuleCUECCovered, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "subservices unread", change: func(r *review.Received, _ *review.Entity) { r.NoSubservices = false }, rule: review.RuleSubservicesUnread, best: rwp, worst: rwp},
		{name: "method unknown", change: func(r *review.Received, _ *review.Entity) {
			carve(r, "HOST")
			r.Subservices[0].Method = 0
		}, rule: review.RuleMethodUnknown, best: rwp, worst: rwp, spared: "CO-1"},
		{name: "carve-out without a report", change: func(r *review.Received, _ *review.Entity) { carve(r, "HOST") }, rule: review.RuleCarveOutOpen, best: rwp, worst: rwp, spared: "CO-1"},
		{name: "carve-out excluded by policy", change: func(r *review.Received, _ *review.Entity) { carve(r, "HOST") }, rule: review.RuleCarveOutOpen, best: part, worst: part, spared: "CO-1",
			policy: func(p review.Policy) review.Policy { return p.WithCarveOut(part) }},
		{name: "carve-out covered", change: obtained(func(*review.Received) {}), rule: review.RuleCarveOutCovered, best: rely, worst: rely},
		{name: "carve-out with a Type 1", change: obtained(func(s *review.Received) { *s = typeOne(*s) }), rule: review.RuleCarveOutLimited, best: rwp, worst: rwp, spared: "CO-1"},
		{name: "carve-out that failed", change: obtained(func(s *review.Received) { *s = without(*s, opinion.Operation, opinion.Adverse) }), rule: review.RuleCarveOutLimited, best: no, worst: no, spared: "CO-1"},
		{name: "carve-out with an open exception", change: obtained(func(s *review.Received) { exceptionOn(s, "X-1") }), rule: review.RuleCarveOutLimited, best: rely, worst: no, spared: "CO-1"},
		{name: "chain that stops short", change: obtained(func(s *review.Received) {
			carve(s, "BACK")
		}), rule: review.RuleCarveOutLimited, best: rwp, worst: rwp, spared: "CO-1"},
		{name: "circle", change: func(r *review.Received, e *review.Entity) {
			carve(r, "HOST")
			e.Reports = []review.Received{clean("OTHER")}
			carve(&e.Reports[0], "BACK")
			e.Links = []review.Link{{Subservice: "HOST", To: "OTHER"}, {From: "OTHER", Subservice: "BACK", To: "R"}}
		}, rule: review.RuleChainCycle, best: rwp, worst: rwp, spared: "CO-1"},
		{name: "chain too deep", change: obtained(func(*review.Received) {}), rule: review.RuleChainTooDeep, best: rwp, worst: rwp, spared: "CO-1",
			policy: func(p review.Policy) review.Policy { return p.WithMaxChain(1) }},
		{name: "included and proven", change: func(r *review.Received, _ *review.Entity) {
			r.NoSubservices = false
			r.Subservices = []review.Subservice{{ID: "HOST", Organization: party("SUB"), Method: soc1.Inclusive, Tested: yes, Asserted: yes}}
		}, best: rely, worst: rely},
		{name: "included without tests", change: func(r *review.Received, _ *review.Entity) {
			r.NoSubservices = false
			r.Subservices = []review.Subservice{{ID: "HOST", Organization: party("SUB"), Method: soc1.Inclusive, Asserted: yes, Objectives: []soc1.ObjectiveID{"CO-2"}}}
		}, rule: review.RuleInclusionUnproven, best: rwp, worst: rwp, spared: "CO-1"},
	}
}

// otherBranches are about exceptions and changes.
func otherBranches() []branch {
	excepted := func(able bool, pairs ...any) func(*review.Received, *review.Entity) {
		return func(r *review.Received, e *review.Entity) {
			exceptionOn(r, "X-1")
			if able {
				mitigate(e, "X-1")
			}
			say(e, "X-1", pairs...)
		}
	}
	changed := func(pairs ...any) func(*review.Received, *review.Entity) {
		return func(r *review.Received, e *review.Entity) {
			r.NoChanges, r.Changes = false, []review.Change{{ID: "CHG-1", Text: "A new database.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
			say(e, "CHG-1", pairs...)
		}
	}
	touches, tolerable, mitigated := review.ExceptionTouches, review.ExceptionTolerable, review.MitigationSufficient
	return []branch{
		{name: "exceptions unread", change: func(r *review.Received, _ *review.Entity) { r.NoExceptions = false }, rule: review.RuleExceptionsUnread, best: rwp, worst: rwp},
		{name: "exception not judged", change: excepted(false), rule: review.RuleExceptionOpen, best: rely, worst: no, spared: "CO-2"},
		{name: "response on record", change: excepted(false), rule: review.RuleResponseUnexamined, best: rely, worst: no, spared: "CO-2"},
		{name: "exception without effect", change: excepted(false, touches, nope), rule: review.RuleExceptionNoEffect, best: rely, worst: rely},
		{name: "exception that touches", change: excepted(false, touches, yes), rule: review.RuleExceptionOpen, best: rwp, worst: no, spared: "CO-2"},
		{name: "exception tolerable if it touches", change: excepted(false, tolerable, yes), rule: review.RuleExceptionOpen, best: rely, worst: rwp, spared: "CO-2"},
		{name: "exception tolerated", change: excepted(false, touches, yes, tolerable, yes), rule: review.RuleExceptionTolerated, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "exception that defeats", change: excepted(false, touches, yes, tolerable, nope), rule: review.RuleExceptionDefeats, best: no, worst: no, spared: "CO-2"},
		{name: "mitigation that nobody has", change: excepted(false, touches, yes, tolerable, nope, mitigated, yes), rule: review.RuleExceptionDefeats, best: no, worst: no, spared: "CO-2"},
		{name: "mitigation to be judged", change: excepted(true, touches, yes, tolerable, nope), rule: review.RuleExceptionOpen, best: rwp, worst: no, spared: "CO-2"},
		{name: "mitigation accepted", change: excepted(true, touches, yes, mitigated, yes), rule: review.RuleExceptionMitigated, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "mitigation refused", change: excepted(true, touches, yes, tolerable, nope, mitigated, nope), rule: review.RuleExceptionDefeats, best: no, worst: no, spared: "CO-2"},
		{name: "everything open", change: excepted(true, touches, yes), rule: review.RuleExceptionOpen, best: rwp, worst: no, spared: "CO-2"},
		{name: "exception elsewhere", change: func(r *review.Received, e *review.Entity) {
			exceptionOn(r, "X-1")
			e.Objectives = []soc1.ObjectiveID{"CO-2"}
			e.Accounts[0].Assertions[0].Objectives = e.Objectives
		}, rule: review.RuleExceptionElsewhere, best: rely, worst: rely},
		{name: "changes unread", change: func(r *review.Received, _ *review.Entity) { r.NoChanges = false }, rule: review.RuleChangesUnread, best: rwp, worst: rwp},
		{name: "change not judged", change: changed(), rule: review.RuleChangeOpen, best: rely, worst: rwp, spared: "CO-2"},
		{name: "change that matters", change: changed(review.ChangeMatters, yes), rule: review.RuleChangeConcerns, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "change elsewhere", change: changed(review.ChangeMatters, nope), rule: review.RuleChangeElsewhere, best: rely, worst: rely},
		{name: "letter accepted", change: func(r *review.Received, e *review.Entity) {
			r.Period.End = day(2025, 11, 30)
			e.Letters = []soc1.BridgeLetter{{ID: "L", Report: "R", Issuer: soc1.IssuedByManagement, Dated: day(2026, 1, 5), Period: soc1.Period{Start: day(2025, 12, 1), End: day(2025, 12, 31)}}}
		}, rule: review.RuleLetterAccepted, best: rwp, worst: rwp},
	}
}

func TestWithoutAReport(t *testing.T) {
	e := reader()
	got := assess(t, nil, e, review.DefaultPolicy())
	if got.Operation.Reliance != no || got.Design.Reliance != no || len(got.Work) != 1 || got.Work[0].Kind != review.StepObtainReport {
		t.Errorf("%+v, work %+v", got.Operation, got.Work)
	}
	if got.Checklist[0].Status != review.Preventing || got.Checklist[4].Status != review.NotApplicable {
		t.Errorf("checklist %+v", got.Checklist)
	}
	if err := got.Document().Validate(); err != nil {
		t.Error(err)
	}
	for _, s := range got.Sheets() {
		for _, row := range s.Rows {
			if len(row) != len(s.Header) {
				t.Errorf("sheet %s: %v", s.Name, row)
			}
		}
	}
	if _, err := review.Assess(nil, nil, review.Policy{}); err == nil {
		t.Error("an empty case passes")
	}
}
