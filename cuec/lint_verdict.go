package cuec

// MaxScore is the most points that a statement can earn.
//
// The verdict is a sum of whole points, no model: 3 for a concrete control verb (2 for routine work, 1 for a verb that names
// an aim), 2 for a named object (1 for one that could be any report), 3 for a definite time (2 for one that is only
// implied), 2 for evidence, 2 for a criterion (1 for a bare quality such as accuracy). A vague word costs one
// each, and a vague word of time also costs the points of an event that has no limit: "promptly when they leave"
// sets no standard. Every separate control beyond the second costs one, and an event
// that is only implied is no time for so many. At [DefaultThreshold] a control verb with a named
// object needs one of time, evidence and criterion.
const MaxScore = 12

// pointsOfAction weighs an act.
func pointsOfAction(kind action) int {
	switch kind {
	case actCheck, actApprove, actConfigure, actAccess, actTell, actCorrect, actRecord:
		return 3
	case actProcess:
		return 2
	case actWeak:
		return 1
	}
	return 0
}

// score fills in the points, the verdict and the refusals.
func (r *reading) score(l *StatementLint) {
	sum := 0
	give := func(rule Rule, points int) {
		if points != 0 {
			l.Grounds = append(l.Grounds, Points{rule, points})
			sum += points
		}
	}
	kind := r.kind()
	give(RuleAction, pointsOfAction(kind))
	if pointsOfAction(kind) > 0 {
		give(RuleObject, r.objectAs)
	}
	give(RuleTiming, r.pointsOfTime())
	if len(r.evidence) > 0 || r.inherent(kind) && !r.strict {
		give(RuleEvidence, 2)
	}
	give(RuleCriterion, r.pointsOfCriterion())
	give(RuleSingle, -max(0, r.cores-2))
	give(RuleVague, -len(r.hits))
	l.Score = max(0, sum)
	l.Refused = r.refused
	l.Testable = l.Score >= l.Threshold && len(r.refused) == 0
}

// kind returns the kind of the chosen act, or zero.
func (r *reading) kind() action {
	if r.chosen < 0 {
		return 0
	}
	return r.acts[r.chosen].kind
}

// strength returns how well the statement fixes the time.
func (r *reading) strength() timing {
	best := timing(0)
	for _, t := range r.times {
		best = max(best, t.strength)
	}
	return best
}

// pointsOfTime weighs the time. A vague word of time next to an event without a limit leaves nothing to test.
func (r *reading) pointsOfTime() int {
	best := r.strength()
	if best == timeDefinite {
		return 3
	}
	for _, h := range r.hits {
		if h.kind == vagueTime {
			return 0
		}
	}
	switch best {
	case timeTrigger:
		return 3
	case timeOpen:
		if r.cores > 2 {
			return 0
		}
		return 2
	}
	return 0
}

// pointsOfCriterion weighs the best criterion.
func (r *reading) pointsOfCriterion() int {
	best := 0
	for _, c := range r.criteria {
		best = max(best, c.points)
	}
	return best
}
