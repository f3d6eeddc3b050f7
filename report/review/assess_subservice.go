package review

import (
	"slices"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// subservices judges what covers the subservice organizations of a report. Under the carve-out method the report says nothing
// of their controls, whatever it says of its own, so that an objective which needs them is only half covered. Under the
// inclusive method their controls were tested like the rest, if the report has those tests and their assertion.
func (a *assessor) subservices(i, depth int) []Reason {
	r, path := a.reports[i], a.paths[i]
	var list []Reason
	if len(r.Subservices) == 0 && !r.NoSubservices {
		list = append(list, leaves(RuleSubservicesUnread, RelyWithProcedures, path+"/subservices"))
	}
	for k := range r.Subservices {
		s := &r.Subservices[k]
		fact := soc1.Pointer(path, "subservices", k)
		var found []Reason
		// Not every subservice organization matters to every user entity. Only the reader can say so; silence means
		// that this one does.
		used, judgement := a.answer(SubserviceUsed, r.ID, string(s.ID))
		switch {
		case used == opinion.No:
			found = []Reason{leaves(RuleSubserviceUnused, Rely, append([]string{fact}, judgement...)...)}
		case s.Method == soc1.CarveOut:
			found = a.carvedOut(i, s, depth, fact)
		case s.Method == soc1.Inclusive:
			if s.Asserted != opinion.Yes || r.Type == soc1.Type2 && s.Tested != opinion.Yes {
				found = []Reason{leaves(RuleInclusionUnproven, a.p.CarveOut, fact)}
			}
		default:
			found = []Reason{leaves(RuleMethodUnknown, a.p.CarveOut, fact)}
		}
		for _, x := range found {
			x.Subject, x.Objectives = string(s.ID), r.needing(s)
			list = append(list, x)
		}
	}
	return list
}

// carvedOut judges a carved-out subservice organization by the reports obtained on it, all of which count. A reader who obtained two
// has seen both: taking the better one would hide what the other shows.
func (a *assessor) carvedOut(i int, s *Subservice, depth int, fact string) []Reason {
	links := a.links[linkKey{a.reports[i].ID, s.ID}]
	if len(links) == 0 {
		return []Reason{leaves(RuleCarveOutOpen, a.p.CarveOut, fact)}
	}
	var list []Reason
	for _, l := range links {
		to := a.index[a.e.Links[l].To]
		facts := []string{fact, soc1.Pointer("/entity/links", l)}
		switch {
		// Evidence that leads back to itself is none. Whether it does depends on the links alone, not on where the
		// walk began.
		case to == i || a.reach[to][i]:
			list = append(list, leaves(RuleChainCycle, a.p.CarveOut, facts...))
		case depth >= a.p.MaxChain:
			list = append(list, leaves(RuleChainTooDeep, a.p.CarveOut, facts...))
		default:
			list = append(list, a.follow(i, l, depth, append(facts, a.paths[to]))...)
		}
	}
	return list
}

// follow reviews the report at the end of a link and says what it leaves. Views with the same outcome share a reason. The result
// enters the report above as one reason, not as the list of its own reasons, because they are about objectives of another
// report; the list is kept in [Review.Chain] for whoever follows it up.
func (a *assessor) follow(i, l, depth int, facts []string) []Reason {
	link := &a.e.Links[l]
	to := a.index[link.To]
	objectives := link.Objectives
	if len(objectives) == 0 {
		for k := range a.reports[to].Objectives {
			objectives = append(objectives, a.reports[to].Objectives[k].ID)
		}
	}
	// Only the objectives that answer the CSOCs count: exceptions elsewhere in that report are noted.
	reasons := narrowed(a.about(to, depth+1), objectives)
	weighed := make([]Reason, len(reasons))
	for k, x := range reasons {
		weighed[k] = a.weighed(x)
	}
	found := ChainReview{Link: l, Depth: depth, From: a.reports[i].ID, Subservice: link.Subservice, To: link.To, Reasons: reasons}
	var list []Reason
	for _, v := range a.views() {
		c := whole(weighed, objectives, v)
		switch v {
		case ViewDesign:
			found.Design = c
		case ViewOperation:
			found.Operation = c
		case ViewAsOf:
			found.AsOf = c
		}
		k := slices.IndexFunc(list, func(x Reason) bool { return x.Best == c.Best && x.Worst == c.Worst })
		if k >= 0 {
			list[k].Views = append(list[k].Views, v)
			continue
		}
		rule := RuleCarveOutLimited
		if c.Worst == Rely {
			rule = RuleCarveOutCovered
		}
		list = append(list, Reason{Rule: rule, Best: c.Best, Worst: c.Worst, Views: []View{v}, Detail: string(link.To), Facts: facts})
	}
	slices.SortFunc(found.Reasons, compareReasons)
	// A report may be met at several depths; the nearest is shown.
	if old := a.chain[l]; old == nil || depth < old.Depth {
		a.chain[l] = &found
	}
	return list
}

// weighed returns a reason about a report on a subservice organization as it weighs for those who need that
// organization: where evidence is merely lacking, the report is as good as none.
func (a *assessor) weighed(x Reason) Reason {
	if x.Rule.lacks() {
		x.Best, x.Worst = min(x.Best, a.p.CarveOut), min(x.Worst, a.p.CarveOut)
	}
	return x
}
