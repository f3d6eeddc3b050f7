package review

import (
	"slices"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// about returns the reasons about one report, at a depth of the chain: 1 for the report under review. A report on a
// subservice organization is reviewed by the same rules as the report itself (AU-C 402.18); only what lies between a report and
// this reader, such as the services it uses, is asked of the report under review alone.
func (a *assessor) about(i, depth int) []Reason {
	at := visit{i, depth}
	if list, done := a.memo[at]; done {
		return list
	}
	list := a.identity(i)
	list = append(list, a.standing(i)...)
	list = append(list, a.opinions(i)...)
	list = append(list, a.period(i)...)
	list = append(list, a.bare(i)...)
	list = append(list, a.relevance(i)...)
	list = append(list, a.assumed(i, depth)...)
	list = append(list, a.subservices(i, depth)...)
	list = append(list, a.companions(i, depth)...)
	list = append(list, a.found(i)...)
	list = append(list, a.changed(i)...)
	for k := range list {
		if list[k].Report == "" {
			list[k].Report = a.reports[i].ID
		}
	}
	a.memo[at] = list
	return list
}

// none is a reason that leaves nothing.
func none(rule Rule, facts ...string) Reason {
	return Reason{Rule: rule, Best: NoReliance, Worst: NoReliance, Facts: facts}
}

// leaves is a reason that leaves one outcome.
func leaves(rule Rule, r Reliance, facts ...string) Reason {
	return Reason{Rule: rule, Best: r, Worst: r, Facts: facts}
}

// between is a reason that leaves a range until questions are answered.
func between(rule Rule, best, worst Reliance, facts []string, questions ...Question) Reason {
	return Reason{Rule: rule, Best: best, Worst: worst, Facts: facts, Questions: questions}
}

// identity says whether the report is one that can be used at all.
func (a *assessor) identity(i int) []Reason {
	r, path := a.reports[i], a.paths[i]
	// Each of these alone means that the report is no evidence about operation, whatever it says.
	var list []Reason
	if r.Family != SOC1 && r.Family != AgreedUponProcedures && !(r.Family == SOC2 && a.p.TakeSOC2) {
		list = append(list, none(RuleOtherFamily, path+"/family"))
	}
	switch {
	case r.Draft:
		list = append(list, none(RuleUnissued, path+"/draft"))
	case a.unissued(r):
		list = append(list, none(RuleUnissued, path+"/reportDate", "/entity/reviewedOn"))
	}
	if !r.Draft && !r.ReportDate.IsValid() {
		list = append(list, leaves(RuleDateUnknown, RelyWithProcedures, path+"/reportDate"))
	}
	if r.Type == soc1.Type1 {
		t := none(RuleType1, path+"/type")
		t.Views = operating()
		list = append(list, t)
	}
	return list
}

// unissued reports whether a report was not there on the day of the review. A report whose date is not recorded is at hand and
// says nothing against itself; that its date is missing is a reason of its own.
func (a *assessor) unissued(r *Received) bool {
	return r.Draft || a.e.ReviewedOn.IsValid() && r.issued().After(a.e.ReviewedOn)
}

// standing judges the service auditor and the standard.
func (a *assessor) standing(i int) []Reason {
	r, path := a.reports[i], a.paths[i]
	u := &r.Auditor
	var list []Reason
	judged, fact := a.answer(AuditorStanding, r.ID, string(r.ID))
	facts := append([]string{path + "/auditor"}, fact...)
	// What is known to be wrong cannot be judged away; what is unknown can be judged either way.
	unknown := u.Licensed == 0 || u.Independent == 0 || u.PeerReviewed == 0 && a.p.PeerReview > Rely
	switch {
	case u.Licensed == opinion.No || u.Independent == opinion.No:
		list = append(list, none(RuleAuditorUnfit, facts...))
	case judged == opinion.No:
		list = append(list, none(RuleAuditorRejected, facts...))
	case unknown && judged == opinion.Yes:
		list = append(list, leaves(RuleAuditorAccepted, Rely, facts...))
	case unknown:
		open := between(RuleAuditorOpen, Rely, NoReliance, facts, AuditorStanding)
		open.Subject = string(r.ID)
		list = append(list, open)
	}
	if u.PeerReviewed == opinion.No && a.p.PeerReview > Rely {
		list = append(list, leaves(RulePeerReviewLacking, a.p.PeerReview, path+"/auditor/peerReviewed"))
	}
	judged, fact = a.answer(StandardAdequate, r.ID, string(r.ID))
	facts = append([]string{path + "/standard"}, fact...)
	switch {
	case judged == opinion.No:
		list = append(list, none(RuleStandardRejected, facts...))
	// The policy names the standards of SOC 1 reports only.
	case slices.Contains(a.p.Standards, r.Standard) || r.Family == SOC2 && a.p.TakeSOC2 || r.Family == AgreedUponProcedures:
	case judged == opinion.Yes:
		list = append(list, leaves(RuleStandardAccepted, Rely, facts...))
	default:
		open := between(RuleStandardOpen, Rely, NoReliance, facts, StandardAdequate)
		open.Subject = string(r.ID)
		list = append(list, open)
	}
	return list
}

// opinions judges the opinion on each limb and the finding on each objective.
func (a *assessor) opinions(i int) []Reason {
	r, path := a.reports[i], a.paths[i]
	list := a.findings(i)
	if r.Family == AgreedUponProcedures {
		return append(list, a.agreedUpon(i))
	}
	for limb := range opinion.Limbs() {
		if limb == opinion.Operation && r.Type == soc1.Type1 {
			continue
		}
		// The three limbs are independent, and each stands for something else here.
		// Description and design bear on every view: controls that are not fairly described or not suitably designed
		// cannot be relied on to operate either.
		var views []View
		if limb == opinion.Operation {
			views = operating()
		}
		put := func(x Reason) {
			x.Subject, x.Views = limb.String(), views
			list = append(list, x)
		}
		k := r.limb(limb)
		if k < 0 {
			put(none(RuleOpinionMissing, path+"/limbs"))
			continue
		}
		fact := soc1.Pointer(path, "limbs", k)
		switch r.Limbs[k].Kind {
		case opinion.Unqualified:
		case opinion.Adverse:
			put(none(RuleAdverse, fact))
		case opinion.Disclaimer:
			put(none(RuleDisclaimed, fact))
		case opinion.Qualified:
			a.qualified(i, k, put)
		default:
			// Undetermined: a draft at best, since no issued report has such a limb.
			put(none(RuleOpinionMissing, fact))
		}
	}
	return list
}

// agreedUpon judges a report without an opinion. Its reader takes the place of the opinion: it has to say whether the findings
// support its assertions, and even then performs procedures of its own, since nobody concluded on anything.
func (a *assessor) agreedUpon(i int) Reason {
	r := a.reports[i]
	judged, fact := a.answer(FindingsSuffice, r.ID, string(r.ID))
	facts := append([]string{a.paths[i] + "/family"}, fact...)
	x := between(RuleFindingsOpen, RelyWithProcedures, NoReliance, facts, FindingsSuffice)
	switch judged {
	case opinion.Yes:
		x = leaves(RuleFindingsTaken, RelyWithProcedures, facts...)
	case opinion.No:
		x = none(RuleFindingsRefused, facts...)
	}
	x.Subject = string(r.ID)
	return x
}

// qualified judges a qualification. One of design or operation that names objectives, in the paragraph or by their
// findings, costs exactly those; any other needs a judgement. A description that is not fair in some matter costs
// procedures, not the evidence about controls.
func (a *assessor) qualified(i, k int, put func(Reason)) {
	r := a.reports[i]
	l := &r.Limbs[k]
	fact := soc1.Pointer(a.paths[i], "limbs", k)
	// What a matter of description can cost at most.
	worst := RelyWithProcedures
	if l.Limb != opinion.Description {
		named := slices.DeleteFunc(unique(l.Objectives), func(id soc1.ObjectiveID) bool {
			return r.Objectives[r.objective(id)].finding(l.Limb) == opinion.NotAchieved // which says it
		})
		if len(named) > 0 {
			x := none(RuleNotAchieved, fact)
			x.Objectives = named
			put(x)
		}
		if len(l.Objectives) > 0 {
			return
		}
		for o := range r.Objectives {
			if f := r.Objectives[o].finding(l.Limb); f == opinion.NotAchieved || f == opinion.NoConclusion {
				return
			}
		}
		worst = NoReliance
	}
	judged, judgement := a.answer(QualificationReaches, r.ID, l.Limb.String())
	facts := append([]string{fact}, judgement...)
	var x Reason
	switch judged {
	case opinion.Yes:
		x = leaves(RuleQualificationReached, worst, facts...)
	case opinion.No:
		x = leaves(RuleQualificationElsewhere, Rely, facts...)
	default:
		x = between(RuleQualificationOpen, Rely, worst, facts, QualificationReaches)
	}
	x.Objectives = unique(l.Objectives)
	put(x)
}

// finding returns the finding on an objective for a limb, or zero.
func (o *Objective) finding(limb opinion.Limb) opinion.Finding {
	switch limb {
	case opinion.Design:
		return o.Design
	case opinion.Operation:
		return o.Operation
	}
	return 0
}

// findings judges the findings on single objectives. They come before the opinion on the limb, because they are more exact: a
// qualified limb with a finding on one objective says nothing against the others.
func (a *assessor) findings(i int) []Reason {
	var list []Reason
	for k := range a.reports[i].Objectives {
		o := &a.reports[i].Objectives[k]
		for _, limb := range [...]opinion.Limb{opinion.Design, opinion.Operation} {
			x := Reason{Best: NoReliance, Worst: NoReliance}
			switch o.finding(limb) {
			case opinion.NotAchieved:
				x.Rule = RuleNotAchieved
			case opinion.NoConclusion, opinion.FindingOpen:
				x.Rule = RuleNotConcluded
			case opinion.NotEvaluated:
				// Nothing happened that the controls could have failed on: no evidence, and nothing against them.
				x.Rule, x.Best, x.Worst = RuleNotExercised, RelyWithProcedures, RelyWithProcedures
			default:
				continue
			}
			if limb == opinion.Operation {
				x.Views = operating()
			}
			x.Subject, x.Objectives, x.Facts = string(o.ID), []soc1.ObjectiveID{o.ID}, []string{soc1.Pointer(a.paths[i], "objectives", k)}
			list = append(list, x)
		}
	}
	return list
}

// relevance takes what the reader makes of the tests behind each objective. An unqualified conclusion may rest on tests
// that are too weak for this reader, such as inquiry only; that is for the reader to say, and cannot be inferred.
func (a *assessor) relevance(i int) []Reason {
	r := a.reports[i]
	if r.Type != soc1.Type2 {
		return nil
	}
	var list []Reason
	for k := range r.Objectives {
		id := r.Objectives[k].ID
		if judged, fact := a.answer(TestsAdequate, r.ID, string(id)); judged == opinion.No {
			x := none(RuleTestsInadequate, append([]string{soc1.Pointer(a.paths[i], "objectives", k)}, fact...)...)
			x.Subject, x.Objectives, x.Views = string(id), []soc1.ObjectiveID{id}, operating()
			list = append(list, x)
		}
	}
	return list
}

// bare flags objectives without a control of the service organization, and a report whose objectives nobody has read.
func (a *assessor) bare(i int) []Reason {
	var list []Reason
	if len(a.reports[i].Objectives) == 0 {
		list = append(list, leaves(RuleObjectivesUnread, RelyWithProcedures, a.paths[i]+"/objectives"))
	}
	for k := range a.reports[i].Objectives {
		o := &a.reports[i].Objectives[k]
		if len(o.Controls) == 0 {
			x := leaves(RuleObjectiveBare, RelyWithProcedures, soc1.Pointer(a.paths[i], "objectives", k, "controls"))
			x.Subject, x.Objectives = string(o.ID), []soc1.ObjectiveID{o.ID}
			list = append(list, x)
		}
	}
	return list
}
