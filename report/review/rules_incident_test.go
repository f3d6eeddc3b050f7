package review_test

import (
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// told adds an event on CO-1 that the service organization told the entity of, with judgements about it.
func told(pairs ...any) func(*review.Received, *review.Entity) {
	return func(_ *review.Received, e *review.Entity) {
		e.NoIncidents = false
		e.Incidents = append(e.Incidents, review.Incident{ID: "I-1", Text: "An employee redirected two refunds.", Objectives: []soc1.ObjectiveID{"CO-1"}})
		say(e, "I-1", pairs...)
	}
}

// agreed makes the report one on agreed-upon procedures, without an opinion, with judgements about it.
func agreed(pairs ...any) func(*review.Received, *review.Entity) {
	return func(r *review.Received, e *review.Entity) {
		r.Family, r.Limbs, r.Standard = review.AgreedUponProcedures, nil, 0
		say(e, "R", pairs...)
	}
}

// unused carves out a subservice organization on which no report is at hand, and says that the entity does not need it.
func unused(a opinion.Answer) func(*review.Received, *review.Entity) {
	return func(r *review.Received, e *review.Entity) {
		carve(r, "LOCKBOX")
		say(e, "LOCKBOX", review.SubserviceUsed, a)
	}
}

// incidentBranches are about events that no report states, and about what the entity does not depend on.
func incidentBranches() []branch {
	return []branch{
		{name: "agreed-upon procedures", change: agreed(), rule: review.RuleFindingsOpen, best: rwp, worst: no},
		{name: "agreed-upon procedures that suffice", change: agreed(review.FindingsSuffice, yes), rule: review.RuleFindingsTaken, best: rwp, worst: rwp},
		{name: "agreed-upon procedures that do not", change: agreed(review.FindingsSuffice, nope), rule: review.RuleFindingsRefused, best: no, worst: no},
		{name: "nobody asked about fraud", change: func(_ *review.Received, e *review.Entity) { e.NoIncidents = false }, rule: review.RuleIncidentsUnasked, best: rely, worst: rely},
		{name: "an event", change: told(), rule: review.RuleIncidentOpen, best: rely, worst: no, spared: "CO-2"},
		{name: "an event that does not reach", change: told(review.IncidentTouches, nope), rule: review.RuleIncidentNoEffect, best: rely, worst: rely},
		{name: "an event that reaches", change: told(review.IncidentTouches, yes), rule: review.RuleIncidentOpen, best: rwp, worst: no, spared: "CO-2"},
		{name: "an event that is tolerable", change: told(review.IncidentTouches, yes, review.IncidentTolerable, yes), rule: review.RuleIncidentConcerns, best: rwp, worst: rwp, spared: "CO-2"},
		{name: "an event that is not tolerable", change: told(review.IncidentTouches, yes, review.IncidentTolerable, nope), rule: review.RuleIncidentDefeats, best: no, worst: no, spared: "CO-2"},
		{name: "tolerable if it reaches", change: told(review.IncidentTolerable, yes), rule: review.RuleIncidentOpen, best: rely, worst: rwp, spared: "CO-2"},
		{name: "a subservice organization that is not used", change: unused(nope), rule: review.RuleSubserviceUnused, best: rely, worst: rely},
		{name: "a subservice organization that is used", change: unused(yes), rule: review.RuleCarveOutOpen, best: rwp, worst: rwp, spared: "CO-1"},
	}
}
