package cuec

import (
	"cmp"
	"slices"
)

// MaxScore is the most points that a statement can earn.
//
// The verdict is a sum of whole points, no model: 3 for a concrete control verb (2 for routine work and for a verb of no
// list, 1 for a verb that names an aim), 2 for a named object (1 for one that could be any report), 3 for a definite time
// (2 for one that is only implied, and for the occasion of routine work), 2 for evidence, 2 for a criterion (1 for a bare
// quality such as accuracy). A vague word costs one each, and a vague word of time also costs the points of an event that
// has no limit: "promptly when they leave" sets no standard. The lead-in "responsible for reviewing" costs nothing. Every
// separate control beyond the second costs one, and an event that is only implied is no time for so many. At
// [DefaultThreshold] a control verb with a named object needs one of time, evidence and criterion.
const MaxScore = 12

// pointsOfAction weighs an act.
func pointsOfAction(kind action) int {
	switch kind {
	case actCheck, actApprove, actConfigure, actAccess, actTell, actCorrect, actRecord, actRenew:
		return 3
	case actProcess, actOther:
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
	give(RuleVague, -(len(r.hits) - r.leadIns()))
	l.Score = max(0, sum)
	l.Refused = r.refused
	l.Testable = l.Score >= l.Threshold && len(r.refused) == 0
}

// leadIns returns 1 if the statement opens a list of acts with "are responsible for reviewing", and else 0. The words are
// how reports of a whole trade begin each entry: they stay a finding, but the control behind them can be tested as if they
// were not there. "Responsible for security" says nothing else, and costs what every vague word costs.
func (r *reading) leadIns() int {
	for _, h := range r.hits {
		if h.kind != vagueDuty || lowerASCII(clip(r.text[h.span.Start:h.span.End], maxVerb)) != "responsible" {
			continue
		}
		at, _ := slices.BinarySearchFunc(r.tokens, h.span.End, func(t token, end int) int { return cmp.Compare(t.start, end) })
		if wordAt(r.tokens, at) != "for" {
			continue
		}
		// The act begins within three words, adverbs included; the acts are in order.
		j, _ := slices.BinarySearchFunc(r.acts, at, func(a act, at int) int { return cmp.Compare(a.at, at) })
		if j < len(r.acts) && r.acts[j].at <= at+3 && r.acts[j].form == formGerund && !r.acts[j].noun && !r.acts[j].dependent && pointsOfAction(r.acts[j].kind) > 1 {
			return 1
		}
	}
	return 0
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
	// A prohibition holds for every item: does not split purchases. The items are the occasions.
	if best == 0 && r.chosen >= 0 && r.acts[r.chosen].negated && !r.acts[r.chosen].dependent {
		for j := r.object.from; j < r.object.to; j++ {
			if eventNoun(r.tokens[j].word) {
				return timeOpen
			}
		}
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
		if r.kind() == actProcess {
			// Work begins when there is some: that proves no more than that it is done.
			return 2
		}
		return 3
	case timeOpen:
		if r.cores > 2 || r.kind() == actCorrect {
			return 0 // corrects rejected items: what was rejected is known, not until when it is put right
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
