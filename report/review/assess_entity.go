package review

import (
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// filer reports whether the as-of view was asked for.
func (a *assessor) filer() bool { return a.e.Filer == opinion.Yes }

// entityReasons returns the reasons that only the report under review has: what lies between it and its reader. A report may be
// beyond reproach and of no use, because it is about other services, other accounts or another year.
func (a *assessor) entityReasons(relevant []soc1.ObjectiveID) []Reason {
	r := a.reports[0]
	var list []Reason
	if a.stranger(r) {
		list = append(list, none(RuleNotForReader, "/entity/customer", "/entity/serviceStart", "/entity/serviceEnd"))
	}
	if a.e.NeededBy.IsValid() && a.e.ReviewedOn.After(a.e.NeededBy) {
		x := leaves(RuleReviewLate, RelyWithProcedures, "/entity/reviewedOn", "/entity/neededBy")
		x.Detail = "reviewed on " + a.e.ReviewedOn.String() + ", needed by " + a.e.NeededBy.String()
		list = append(list, x)
	}
	list = append(list, a.scope(r)...)
	for _, id := range relevant {
		if r.objective(id) < 0 {
			x := none(RuleObjectiveAbsent, "/received/objectives", "/entity/objectives")
			x.Subject, x.Objectives = string(id), []soc1.ObjectiveID{id}
			list = append(list, x)
		}
	}
	list = append(list, a.gaps()...)
	list = append(list, a.information(r)...)
	for i := range r.Exceptions {
		if x := &r.Exceptions[i]; x.Response != "" {
			y := leaves(RuleResponseUnexamined, Rely, soc1.Pointer("/received", "exceptions", i, "response"))
			y.Subject = string(x.ID)
			list = append(list, y)
		}
	}
	list = append(list, a.letterNotes()...)
	list = append(list, a.incidents(r)...)
	if a.e.Filer == 0 {
		list = append(list, a.filerUnstated())
	}
	for i := range list {
		list[i].Report = r.ID
	}
	return list
}

// filerUnstated puts on record that the as-of view was neither asked for nor ruled out.
func (a *assessor) filerUnstated() Reason { return leaves(RuleFilerUnstated, Rely, "/entity/filer") }

// stranger reports whether the reader used the service on no day that the report is about.
func (a *assessor) stranger(r *Received) bool {
	// What the entity says wins over what its dates suggest.
	if a.e.Customer != 0 {
		return a.e.Customer == opinion.No
	}
	first, last := r.Period.Start, r.Period.End
	if r.Type == soc1.Type1 {
		first, last = r.AsOf, r.AsOf
	}
	return a.e.ServiceStart.After(last) || a.e.ServiceEnd.IsValid() && a.e.ServiceEnd.Before(first)
}

// scope compares the services and locations used with those in scope.
func (a *assessor) scope(r *Received) []Reason {
	var list []Reason
	put := func(x Reason) {
		x.Beyond = true
		list = append(list, x)
	}
	if len(a.e.Services) == 0 || len(r.Services) == 0 {
		put(leaves(RuleUseUnstated, RelyWithProcedures, "/entity/services", "/received/services"))
	}
	outside := func(rule Rule, path string, used, covered []string) {
		// A report that does not tell locations apart covers them all; missing services were reported above.
		if len(covered) == 0 {
			return
		}
		n := 0
		for i, name := range used {
			if !slices.ContainsFunc(covered, func(c string) bool { return strings.EqualFold(strings.TrimSpace(c), strings.TrimSpace(name)) }) {
				x := leaves(rule, PartialReliance, soc1.Pointer(path, i))
				x.Subject = name
				put(x)
				n++
			}
		}
		// A part that is outside is excluded. Where all of it is, the report is about something else: the wrong scope,
		// which is worth as little as the wrong type or period.
		if n > 0 && n == len(used) {
			list = append(list, none(RuleNothingInScope, path))
		}
	}
	outside(RuleSystemOutside, "/entity/systems", a.e.Systems, []string{r.System})
	outside(RuleServiceOutside, "/entity/services", a.e.Services, r.Services)
	outside(RuleLocationOutside, "/entity/locations", a.e.Locations, r.Locations)
	return list
}

// gaps finds relevant assertions about significant accounts that no objective answers. This is the evaluation that is most
// often left out: the report is read from its objectives to the accounts, and what it has no objective for is not seen.
func (a *assessor) gaps() []Reason {
	var list []Reason
	stated := false
	for i := range a.e.Accounts {
		acc := &a.e.Accounts[i]
		for k, x := range acc.Assertions {
			stated = true
			// An account counts as significant until someone says that it is not.
			if len(x.Objectives) == 0 && acc.Significant != opinion.No {
				y := leaves(RuleAssertionGap, a.p.AssertionGap, soc1.Pointer("/entity/accounts", i, "assertions", k))
				y.Subject, y.Detail, y.Beyond = string(acc.ID), lower(x.Assertion.Title()), true
				list = append(list, y)
			}
		}
	}
	if !stated {
		x := leaves(RuleAccountsUnstated, RelyWithProcedures, "/entity/accounts")
		x.Beyond = true
		list = append(list, x)
	}
	return list
}

// incidents judges the events at the service organization that no report states. They are judged like exceptions,
// because that is what they are for this reader; only who found them differs. That nobody asked is put on record and asks
// for work, and limits nothing: the standards ask for the inquiry, not for the report to provide it.
func (a *assessor) incidents(r *Received) []Reason {
	var list []Reason
	if len(a.e.Incidents) == 0 && !a.e.NoIncidents {
		list = append(list, leaves(RuleIncidentsUnasked, Rely, "/entity/incidents"))
	}
	for i := range a.e.Incidents {
		e := &a.e.Incidents[i]
		facts := []string{soc1.Pointer("/entity/incidents", i)}
		touches, first := a.answer(IncidentTouches, r.ID, string(e.ID))
		tolerable, second := a.answer(IncidentTolerable, r.ID, string(e.ID))
		facts = append(append(facts, first...), second...)
		// First what it leaves if it reaches the entity, then whether that is known.
		x := between(RuleIncidentOpen, RelyWithProcedures, NoReliance, facts)
		switch {
		case touches == opinion.No:
			x = leaves(RuleIncidentNoEffect, Rely, facts...)
		case tolerable == opinion.Yes:
			x = leaves(RuleIncidentConcerns, RelyWithProcedures, facts...)
		case tolerable == opinion.No:
			x = none(RuleIncidentDefeats, facts...)
		default:
			x.Questions = []Question{IncidentTolerable}
		}
		if touches == 0 {
			x.Rule, x.Best, x.Questions = RuleIncidentOpen, Rely, append([]Question{IncidentTouches}, x.Questions...)
		}
		x.Subject, x.Objectives, x.Views = string(e.ID), unique(e.Objectives), operating()
		list = append(list, x)
	}
	return list
}

// information finds reports used whose completeness and accuracy no achieved objective covers. A file from the service
// organization is evidence in the entity's own controls and in its auditor's tests; nobody may take it for complete because the
// organization has a report.
func (a *assessor) information(r *Received) []Reason {
	var list []Reason
	for i, name := range a.e.Information {
		x := leaves(RuleInformationUncovered, RelyWithProcedures, soc1.Pointer("/entity/information", i))
		x.Subject, x.Beyond = name, true
		k := slices.IndexFunc(r.UserReports, func(u soc1.UserReport) bool {
			return strings.EqualFold(strings.TrimSpace(u.Name), strings.TrimSpace(name))
		})
		if k >= 0 && r.UserReports[k].Objective != "" {
			o := &r.Objectives[r.objective(r.UserReports[k].Objective)]
			// Covered by an objective that held: nothing to say.
			if !a.failed(r, o) {
				continue
			}
			x.Rule, x.Detail = RuleInformationUnsupported, string(o.ID)
			x.Facts = append(x.Facts, soc1.Pointer("/received/userReports", k))
		}
		list = append(list, x)
	}
	return list
}

// failed reports whether an objective was not achieved, or not concluded on, for design or operation.
func (a *assessor) failed(r *Received, o *Objective) bool {
	for _, f := range [...]opinion.Finding{o.Design, o.Operation} {
		if f == opinion.NotAchieved || f == opinion.NoConclusion || f == opinion.FindingOpen {
			return true
		}
	}
	return slices.ContainsFunc(r.Limbs, func(l Limb) bool {
		return l.Limb != opinion.Description && (l.Kind == opinion.Qualified && slices.Contains(l.Objectives, o.ID) || l.Kind == opinion.Adverse || l.Kind == opinion.Disclaimer)
	})
}

// letterNotes puts on record what was made of the letters that continue the report under review, and of letters without a
// report: a letter is worth nothing by itself.
func (a *assessor) letterNotes() []Reason {
	at := make(map[soc1.BridgeLetterID]int, len(a.e.Letters))
	var list []Reason
	for i := range a.e.Letters {
		l := &a.e.Letters[i]
		at[l.ID] = i
		if _, known := a.index[l.Report]; !known {
			x := leaves(RuleLetterRefused, Rely, soc1.Pointer("/entity/letters", i))
			x.Subject, x.Detail = string(l.ID), "the report that it continues is not at hand"
			list = append(list, x)
		}
	}
	if a.coverage == nil {
		return list
	}
	for _, check := range a.coverage.Letters {
		x := leaves(RuleLetterRefused, Rely, soc1.Pointer("/entity/letters", at[check.Letter]))
		if check.Accepted {
			x.Rule = RuleLetterAccepted
		}
		var findings []string
		for _, f := range check.Findings {
			findings = append(findings, strings.ReplaceAll(f.String(), "-", " "))
		}
		x.Subject, x.Detail = string(check.Letter), strings.Join(findings, ", ")
		list = append(list, x)
	}
	return list
}
