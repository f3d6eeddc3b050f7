package review

import (
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// bearing returns the accounts and assertions of a deficiency: those given, else those behind the objectives of its
// origins in the report under review. Objectives of another report are not the entity's, so nothing follows from them.
func (a *assessor) bearing(d *Deficiency) []Reach {
	if len(d.Reach) > 0 {
		return slices.Clone(d.Reach)
	}
	r := a.c.Received
	if r == nil {
		return nil
	}
	var objectives []soc1.ObjectiveID
	for _, o := range d.Origins {
		if a.id(o.Report) != a.root {
			continue
		}
		switch {
		case o.Objective != "":
			objectives = append(objectives, o.Objective)
		case o.Exception != "":
			for k := range r.Exceptions {
				if r.Exceptions[k].ID == o.Exception {
					objectives = append(objectives, r.Exceptions[k].Objectives...)
				}
			}
		case o.CUEC != "":
			for k := range r.CUECs {
				if r.CUECs[k].ID == o.CUEC {
					objectives = append(objectives, r.CUECs[k].Objectives...)
				}
			}
		case o.Incident != "":
			for k := range a.e.Incidents {
				if a.e.Incidents[k].ID == o.Incident {
					objectives = append(objectives, a.e.Incidents[k].Objectives...)
				}
			}
		}
	}
	// No objective would mean all of them, which nobody said.
	if len(objectives) == 0 {
		return nil
	}
	return a.reached(unique(objectives))
}

// evaluated holds what the evaluations of deficiencies arise from, so that nothing is asked for twice. An evaluation without an
// origin answers nothing that the report raised.
func (a *assessor) evaluated() map[Origin]bool {
	done := make(map[Origin]bool)
	for i := range a.e.Deficiencies {
		for _, o := range a.e.Deficiencies[i].Origins {
			o.Report = a.id(o.Report)
			done[o] = true
		}
	}
	return done
}

// origins returns what a reason would be evaluated as, where it may mean that the entity's own control is deficient. That
// it may is all that is said: whether it is, only the reader can judge.
func origins(x Reason) []Origin {
	switch x.Rule {
	case RuleExceptionOpen, RuleExceptionTolerated, RuleExceptionMitigated, RuleExceptionDefeats:
		return []Origin{{Report: x.Report, Exception: soc1.DeviationID(x.Subject)}}
	case RuleCUECFailed, RuleCUECFailedOpen, RuleCUECCovered:
		return []Origin{{Report: x.Report, CUEC: soc1.CUECID(x.Subject)}}
	case RuleIncidentOpen, RuleIncidentConcerns, RuleIncidentDefeats:
		return []Origin{{Report: x.Report, Incident: soc1.MatterID(x.Subject)}}
	case RuleNotAchieved, RuleTestsInadequate:
		// The qualification of a limb may name several objectives.
		var list []Origin
		for _, id := range x.Objectives {
			list = append(list, Origin{Report: x.Report, Objective: id})
		}
		return list
	}
	return nil
}

// subject names the fact.
func (o Origin) subject() string {
	return orElse(string(o.Exception), orElse(string(o.CUEC), orElse(string(o.Objective), string(o.Incident))))
}

// deficiencyWork lists what the evaluations leave to do: missing pieces, tests of compensating controls, combinations, and
// whom to tell. Whom to tell comes last: a grade that is still open is not reported, and not forgotten either.
func deficiencyWork(r *Review) []Step {
	var list []Step
	for i := range r.Deficiencies {
		d := &r.Deficiencies[i]
		pieces := slices.DeleteFunc(slices.Clone(d.Open), func(p Piece) bool { return p == PieceTest })
		switch {
		case len(pieces) > 0:
			list = append(list, Step{Kind: StepEvaluateDeficiency, Subject: string(d.Deficiency), Pieces: pieces})
		case d.Grade.Worst > NoDeficiency:
			list = append(list, Step{Kind: StepCommunicateDeficiency, Subject: string(d.Deficiency)})
		}
		if slices.Contains(d.Open, PieceTest) {
			list = append(list, Step{Kind: StepTestCompensation, Subject: string(d.Deficiency), Pieces: []Piece{PieceTest}})
		}
	}
	return append(list, combinations(r)...)
}

// combinations finds deficiencies on the same account and assertion that nobody evaluated together. Single ones may be
// light and add up to something severe. Deficiencies are evaluated one by one and together (AS 2201.65).
func combinations(r *Review) []Step {
	combined := make(map[DeficiencyID]DeficiencyID) // by which evaluation it is taken together with others
	for i := range r.Case.Entity.Deficiencies {
		d := &r.Case.Entity.Deficiencies[i]
		for _, id := range d.Combines {
			combined[id] = d.ID
		}
	}
	groups := make(map[Reach]map[DeficiencyID]bool)
	var order []Reach
	for i := range r.Deficiencies {
		d := &r.Deficiencies[i]
		if d.Grade.Worst == NoDeficiency {
			continue
		}
		// One that is evaluated with others stands for no more than the evaluation that combines them.
		as := d.Deficiency
		if by, ok := combined[as]; ok {
			as = by
		}
		for _, x := range d.Reach {
			if groups[x] == nil {
				groups[x] = make(map[DeficiencyID]bool)
				order = append(order, x)
			}
			groups[x][as] = true
		}
	}
	var list []Step
	for _, x := range order {
		if len(groups[x]) > 1 {
			list = append(list, Step{Kind: StepCombineDeficiencies, Subject: string(x.Account) + ", " + lower(x.Assertion.Title())})
		}
	}
	return list
}
