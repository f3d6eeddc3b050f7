package review

import (
	"cmp"
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// needs lists the open questions whose answer can still change a conclusion. A question behind which the outcome is
// settled by something worse is left out: nobody should be asked to judge an exception of a report whose opinion is
// adverse. It comes back by itself if what is worse goes away.
func (a *assessor) needs(r *Review) []Need {
	best := make(map[View][]Conclusion)
	ids := make([]soc1.ObjectiveID, len(r.Objectives))
	for i := range r.Objectives {
		ids[i] = r.Objectives[i].Objective
	}
	for _, v := range a.views() {
		best[v] = fold(r.Reasons, ids, v)
	}
	matters := func(x Reason) bool {
		return slices.ContainsFunc(a.views(), func(v View) bool {
			if len(x.Views) > 0 && !slices.Contains(x.Views, v) {
				return false
			}
			// What no objective waits for, the overall conclusion does.
			if x.Beyond || len(ids) == 0 {
				return x.Worst > r.Overall(v).Best
			}
			for i := range ids {
				// With every other question answered for the best, the answer to this one makes a difference exactly
				// if its worst is worse than what remains possible.
				if x.Concerns(v, ids[i]) && x.Worst > best[v][i].Best {
					return true
				}
			}
			return false
		})
	}
	var list []Need
	a.openIn(r.Reasons, matters, make(map[int]bool), &list)
	slices.SortFunc(list, func(x, y Need) int {
		return cmp.Or(cmp.Compare(x.Question, y.Question), cmp.Compare(x.Report, y.Report), cmp.Compare(x.Subject, y.Subject))
	})
	return merged(list)
}

// merged keeps each question of a sorted list once. Two subservice organizations may rest on one report and ask the same of it,
// each for other objectives: the objectives of both wait for the answer, and no objective means all of them.
func merged(list []Need) []Need {
	kept := list[:0]
	for _, n := range list {
		k := len(kept) - 1
		switch {
		case k < 0 || kept[k].Question != n.Question || kept[k].Report != n.Report || kept[k].Subject != n.Subject:
			kept = append(kept, n)
		case len(kept[k].Objectives) == 0 || len(n.Objectives) == 0:
			kept[k].Objectives = nil
		default:
			kept[k].Objectives = unique(slices.Concat(kept[k].Objectives, n.Objectives))
		}
	}
	return kept
}

// openIn adds the questions of the reasons that matter, and for what a report on a subservice organization leaves open,
// the questions about that report. Each link is followed once.
func (a *assessor) openIn(reasons []Reason, matters func(Reason) bool, followed map[int]bool, list *[]Need) {
	for _, x := range reasons {
		if x.Best == x.Worst || !matters(x) {
			continue
		}
		for _, q := range x.Questions {
			*list = append(*list, Need{Question: q, Report: x.Report, Subject: x.Subject, Fact: x.Facts[0], Objectives: x.Objectives})
		}
		if x.Rule != RuleCarveOutLimited {
			continue
		}
		for _, l := range a.links[linkKey{x.Report, soc1.SubserviceID(x.Subject)}] {
			c := a.chain[l]
			if c == nil || followed[l] {
				continue
			}
			followed[l] = true
			a.openIn(c.Reasons, func(y Reason) bool {
				y = a.weighed(y)
				return slices.ContainsFunc(a.views(), func(v View) bool {
					return (len(y.Views) == 0 || slices.Contains(y.Views, v)) && y.Worst > c.For(v).Best
				})
			}, followed, list)
		}
	}
}

// work lists what remains to be done, from the reasons about every report and from the open questions. The same work on the
// same subject is listed once, with everything that asks for it, because a list that repeats itself is not worked through.
// Reasons that are settled by something worse keep their work: the work is what would have to be done anyway.
func (a *assessor) work(r *Review) []Step {
	type key struct {
		kind     StepKind
		question Question
		report   soc1.ReportID
		subject  string
	}
	at := make(map[key]int)
	var list []Step
	put := func(k key, objectives []soc1.ObjectiveID, rule Rule) {
		n, seen := at[k]
		if !seen {
			n = len(list)
			at[k] = n
			list = append(list, Step{Kind: k.kind, Question: k.question, Report: k.report, Subject: k.subject, Objectives: objectives})
		}
		s := &list[n]
		// No objective means all of them, and all stays all.
		if seen && (len(s.Objectives) == 0 || len(objectives) == 0) {
			s.Objectives = nil
		} else {
			s.Objectives = unique(append(slices.Clone(s.Objectives), objectives...))
		}
		if rule != 0 && !slices.Contains(s.Because, rule) {
			s.Because = append(s.Because, rule)
			slices.Sort(s.Because)
		}
	}
	evaluated := a.evaluated()
	each := func(reasons []Reason, own bool) {
		for _, x := range reasons {
			kind := x.Rule.step()
			// What may be a deficiency of the entity and was not evaluated has to be, next to whatever else the reason asks
			// for. What was evaluated has steps of its own below.
			for _, from := range origins(x) {
				switch {
				case evaluated[from] && kind == StepEvaluateException:
					kind = 0
				case own && !evaluated[from] && kind != StepEvaluateException:
					put(key{kind: StepEvaluateDeficiency, report: x.Report, subject: from.subject()}, x.Objectives, x.Rule)
				}
			}
			if kind != 0 {
				put(key{kind: kind, report: x.Report, subject: x.Subject}, x.Objectives, x.Rule)
			}
		}
	}
	each(r.Reasons, true)
	for i := range r.Chain {
		each(r.Chain[i].Reasons, false)
	}
	for _, n := range r.Needs {
		put(key{StepJudge, n.Question, n.Report, n.Subject}, n.Objectives, ruleAsking(n.Question))
	}
	list = append(list, deficiencyWork(r)...)
	slices.SortStableFunc(list, func(x, y Step) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Question, y.Question), cmp.Compare(x.Report, y.Report), cmp.Compare(x.Subject, y.Subject))
	})
	return list
}

// ruleAsking returns the rule that leaves a question open.
func ruleAsking(q Question) Rule {
	switch q {
	case AuditorStanding:
		return RuleAuditorOpen
	case StandardAdequate:
		return RuleStandardOpen
	case QualificationReaches:
		return RuleQualificationOpen
	case ExceptionTouches, ExceptionTolerable, MitigationSufficient:
		return RuleExceptionOpen
	case CUECCompensated:
		return RuleCUECFailedOpen
	case ChangeMatters:
		return RuleChangeOpen
	case PeriodSufficient:
		return RulePeriodOpen
	case FindingsSuffice:
		return RuleFindingsOpen
	case IncidentTouches, IncidentTolerable:
		return RuleIncidentOpen
	}
	return 0
}
