package review

import (
	"slices"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// found judges the exceptions of a report. What management answered to them is not looked at, by design: a response is not
// examined by anybody, and reading it here would let a promise clear what a test found.
func (a *assessor) found(i int) []Reason {
	r, path := a.reports[i], a.paths[i]
	if r.Type != soc1.Type2 {
		return nil
	}
	var list []Reason
	if len(r.Exceptions) == 0 && !r.NoExceptions {
		x := leaves(RuleExceptionsUnread, RelyWithProcedures, path+"/exceptions")
		x.Views = operating()
		list = append(list, x)
	}
	for k := range r.Exceptions {
		x := a.exception(i, k)
		list = append(list, x)
		key := exceptionKey{r.ID, r.Exceptions[k].ID}
		a.exceptions[key] = &ExceptionReview{Report: r.ID, Exception: key.exception, Objectives: x.Objectives, Effect: concluded(x.Best, x.Worst), Rule: x.Rule}
	}
	return list
}

// exception judges one exception: whether it touches the entity, and if so, whether the control still supports its
// objectives, or a tested control of the entity makes up for it. An exception that touches the entity always leaves
// procedures. An unqualified opinion does not answer these questions: it was formed for all user entities together, and what
// is immaterial to the service auditor may be the one transaction of this reader.
func (a *assessor) exception(i, k int) Reason {
	r := a.reports[i]
	e := &r.Exceptions[k]
	subject := string(e.ID)
	facts := []string{soc1.Pointer(a.paths[i], "exceptions", k)}
	ask := func(q Question) opinion.Answer {
		judged, fact := a.answer(q, r.ID, subject)
		facts = append(facts, fact...)
		return judged
	}
	touches, tolerable := ask(ExceptionTouches), ask(ExceptionTolerable)
	able := slices.ContainsFunc(a.limits[exceptionKey{r.ID, e.ID}], func(m int) bool {
		facts = append(facts, soc1.Pointer("/entity/mitigations", m))
		x := &a.e.Mitigations[m]
		return x.Effective == opinion.Yes && a.e.FiscalYear.Contains(x.Tested) && !(a.e.ReviewedOn.IsValid() && x.Tested.After(a.e.ReviewedOn))
	})
	mitigated := opinion.No // nothing can make up for it
	if able {
		mitigated = ask(MitigationSufficient)
	}
	// First what is wrong if it touches the entity, then whether that is known.
	x := Reason{Rule: RuleExceptionOpen, Best: RelyWithProcedures, Worst: NoReliance}
	switch {
	case touches == opinion.No:
		x.Rule, x.Best, x.Worst = RuleExceptionNoEffect, Rely, Rely
	case tolerable == opinion.Yes:
		x.Rule, x.Worst = RuleExceptionTolerated, RelyWithProcedures
	case mitigated == opinion.Yes:
		x.Rule, x.Worst = RuleExceptionMitigated, RelyWithProcedures
	case tolerable == opinion.No && mitigated == opinion.No:
		x.Rule, x.Best = RuleExceptionDefeats, NoReliance
	case tolerable == opinion.No:
		x.Questions = []Question{MitigationSufficient}
	case mitigated == opinion.No:
		x.Questions = []Question{ExceptionTolerable}
	default:
		x.Questions = []Question{ExceptionTolerable, MitigationSufficient}
	}
	if touches == 0 {
		// If it turns out not to touch the entity, it limits nothing. Until that is known no other rule is true of it: they all
		// say that the exception concerns the entity.
		x.Rule, x.Best, x.Questions = RuleExceptionOpen, Rely, append([]Question{ExceptionTouches}, x.Questions...)
	}
	x.Subject, x.Objectives, x.Views, x.Facts = subject, unique(e.Objectives), operating(), facts
	return x
}

// companions returns the reasons about the other reports on the same system, as far as they add days: who issued them,
// and their exceptions. Their opinions and windows are part of the coverage. The other reports on the same system
// matter as far as they are evidence: an exception of the report on the first half of the year is one of this year.
func (a *assessor) companions(i, depth int) []Reason {
	if a.reports[i].Type != soc1.Type2 {
		return nil
	}
	var list []Reason
	for _, k := range a.group(i) {
		r := a.reports[k]
		// A report that adds no day of the year is of no concern.
		if k == i || a.unissued(r) || !r.Period.Overlaps(a.need) {
			continue
		}
		for _, x := range append(a.standing(k), a.found(k)...) {
			if x.Report == "" {
				x.Report = r.ID
			}
			// It adds evidence about operation only; design is read from the report under review.
			if len(x.Views) == 0 {
				x.Views = operating()
			}
			list = append(list, x)
		}
	}
	return list
}

// changed judges the changes of the system that a report describes. A change limits nothing by itself; it may mean that the
// entity's own controls no longer meet what they were designed for.
func (a *assessor) changed(i int) []Reason {
	r, path := a.reports[i], a.paths[i]
	if r.Type != soc1.Type2 {
		return nil
	}
	var list []Reason
	if len(r.Changes) == 0 && !r.NoChanges {
		list = append(list, leaves(RuleChangesUnread, RelyWithProcedures, path+"/changes"))
	}
	for k := range r.Changes {
		c := &r.Changes[k]
		judged, fact := a.answer(ChangeMatters, r.ID, string(c.ID))
		facts := append([]string{soc1.Pointer(path, "changes", k)}, fact...)
		x := between(RuleChangeOpen, Rely, RelyWithProcedures, facts, ChangeMatters)
		switch judged {
		case opinion.Yes:
			x = leaves(RuleChangeConcerns, RelyWithProcedures, facts...)
		case opinion.No:
			x = leaves(RuleChangeElsewhere, Rely, facts...)
		}
		x.Subject, x.Objectives = string(c.ID), unique(c.Objectives)
		list = append(list, x)
	}
	return list
}

// exceptionReviews lists what was made of the exceptions, those of the report under review first and then by report and
// id, with the accounts and assertions behind them. Exceptions about objectives that the entity does not need are
// listed as such.
func (a *assessor) exceptionReviews(relevant []soc1.ObjectiveID) []ExceptionReview {
	want := make(map[soc1.ObjectiveID]bool, len(relevant))
	for _, id := range relevant {
		want[id] = true
	}
	own := make(map[soc1.ReportID]bool)
	if a.c.Received != nil {
		for _, k := range a.group(0) {
			own[a.reports[k].ID] = true
		}
	}
	var list []ExceptionReview
	for _, r := range a.reports {
		for k := range r.Exceptions {
			x := a.exceptions[exceptionKey{r.ID, r.Exceptions[k].ID}]
			if x == nil {
				continue // in a report that nothing led to
			}
			y := *x
			if own[r.ID] {
				kept := slices.DeleteFunc(slices.Clone(y.Objectives), func(id soc1.ObjectiveID) bool { return !want[id] })
				if len(kept) == 0 && len(y.Objectives) > 0 {
					y.Rule, y.Effect = RuleExceptionElsewhere, concluded(Rely, Rely)
				} else {
					y.Objectives, y.Reach = kept, a.reached(kept)
				}
			}

			list = append(list, y)
		}
	}
	return list
}

// reached returns the accounts and assertions that objectives bear on; no objective means all.
func (a *assessor) reached(objectives []soc1.ObjectiveID) []Reach {
	concerned := make(map[soc1.ObjectiveID]bool, len(objectives))
	for _, id := range objectives {
		concerned[id] = true
	}
	var list []Reach
	for i := range a.e.Accounts {
		for _, x := range a.e.Accounts[i].Assertions {
			if len(x.Objectives) > 0 && (len(objectives) == 0 || slices.ContainsFunc(x.Objectives, func(id soc1.ObjectiveID) bool { return concerned[id] })) {
				list = append(list, Reach{a.e.Accounts[i].ID, x.Assertion})
			}
		}
	}
	return list
}
