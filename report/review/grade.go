package review

import (
	"slices"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// evaluation is what the grade of a deficiency is a function of. Every part may have two values while it is open: the one
// that makes the grade lightest first, the one that makes it heaviest last.
type evaluation struct {
	exists     []opinion.Answer
	likelihood []Likelihood
	magnitude  []Magnitude
	escapes    []Magnitude // the largest misstatement that compensating controls let through
	attention  bool
}

// severityOf grades one complete set of judgements. A misstatement that is no more than remotely likely is a deficiency
// whatever its size; otherwise the size that is left after compensating controls decides. A compensating control makes a
// deficiency lighter and never takes it away.
func severityOf(exists opinion.Answer, l Likelihood, m, escapes Magnitude, attention bool) Severity {
	grade := ControlDeficiency
	switch left := min(m, escapes); {
	case exists == opinion.No:
		return NoDeficiency
	case l == Remote:
	case left == Material:
		grade = MaterialWeakness
	case left == Consequential:
		grade = SignificantDeficiency
	}
	if attention {
		grade = max(grade, SignificantDeficiency)
	}
	return grade
}

// grade returns the range of the grade over every combination of what is open. There are at most sixteen, so that they are all
// tried; reasoning about the ends alone would have to be proved again with every rule that is added.
func (v *evaluation) grade() Grading {
	best, worst := MaterialWeakness, NoDeficiency
	for _, x := range v.exists {
		for _, l := range v.likelihood {
			for _, m := range v.magnitude {
				for _, e := range v.escapes {
					s := severityOf(x, l, m, e, v.attention)
					best, worst = min(best, s), max(worst, s)
				}
			}
		}
	}
	return graded(best, worst)
}

// open lists the pieces that are missing and matter: with every other piece anywhere in its range, settling this one at its
// two ends gives different grades. The floor is what deficiencies evaluated together hold the grade to.
func (v *evaluation) open(floor Grading) []Piece {
	var list []Piece
	matters := func(p Piece, low, high evaluation) {
		if low.grade().and(floor) != high.grade().and(floor) {
			list = append(list, p)
		}
	}
	if low, high := *v, *v; len(v.exists) > 1 {
		low.exists, high.exists = v.exists[:1], v.exists[1:]
		matters(PieceExistence, low, high)
	}
	if low, high := *v, *v; len(v.likelihood) > 1 {
		low.likelihood, high.likelihood = v.likelihood[:1], v.likelihood[1:]
		matters(PieceLikelihood, low, high)
	}
	if low, high := *v, *v; len(v.magnitude) > 1 {
		low.magnitude, high.magnitude = v.magnitude[:1], v.magnitude[1:]
		matters(PieceMagnitude, low, high)
	}
	if low, high := *v, *v; len(v.escapes) > 1 {
		low.escapes, high.escapes = v.escapes[:1], v.escapes[1:]
		matters(PiecePrecision, low, high)
	}
	return list
}

// escaping returns the largest misstatement that a control of a precision lets through: one step below the smallest that
// it catches. Nothing is below inconsequential.
func escaping(detects Magnitude) Magnitude { return max(detects-1, Inconsequential) }

// gradeDeficiencies grades every evaluation of the entity, in the order of the case. Those that combine others come after them
// in thought, not in the list.
func (a *assessor) gradeDeficiencies() []DeficiencyReview {
	list := make([]DeficiencyReview, len(a.e.Deficiencies))
	at := make(map[DeficiencyID]int, len(list))
	for i := range a.e.Deficiencies {
		at[a.e.Deficiencies[i].ID] = i
	}
	// Validation keeps combinations one level deep, so two passes suffice.
	for _, combining := range [...]bool{false, true} {
		for i := range a.e.Deficiencies {
			d := &a.e.Deficiencies[i]
			if (len(d.Combines) > 0) != combining {
				continue
			}
			floor := graded(NoDeficiency, NoDeficiency)
			var parts []SeverityReason
			for k, id := range d.Combines {
				part := list[at[id]].Grade
				floor = floor.and(part)
				parts = append(parts, SeverityReason{SeverityCombined, string(id), []string{soc1.Pointer("/entity/deficiencies", i, "combines", k)}})
			}
			list[i] = a.gradeDeficiency(i, floor)
			list[i].Reasons = append(list[i].Reasons, parts...)
		}
	}
	return list
}

// gradeDeficiency grades one evaluation. The floor is what it cannot be lighter than. Nothing here looks at a report: its
// opinion is about the service organization's controls, and the grade is about the entity's.
func (a *assessor) gradeDeficiency(i int, floor Grading) DeficiencyReview {
	d := &a.e.Deficiencies[i]
	r := DeficiencyReview{Deficiency: d.ID, Reach: a.bearing(d)}
	put := func(rule SeverityRule, subject string, at ...any) {
		r.Reasons = append(r.Reasons, SeverityReason{rule, subject, []string{soc1.Pointer("/entity/deficiencies", append([]any{i}, at...)...)}})
	}
	v := evaluation{
		exists: []opinion.Answer{d.Exists}, likelihood: []Likelihood{d.Likelihood}, magnitude: []Magnitude{d.Magnitude},
		escapes: []Magnitude{Material}, attention: d.Attention == opinion.Yes,
	}
	switch d.Exists {
	case opinion.No:
		put(SeverityAbsent, "", "exists")
	case opinion.Yes:
	default:
		v.exists = []opinion.Answer{opinion.No, opinion.Yes}
		put(SeverityExistenceOpen, "", "exists")
	}
	switch {
	case d.Likelihood == Remote:
		put(SeverityRemote, "", "likelihood")
	// Reasonably possible and probable have one effect: a material weakness needs no more than reasonable possibility.
	case d.Likelihood.IsValid():
		put(SeverityPossible, "", "likelihood")
	default:
		v.likelihood = []Likelihood{Remote, Probable}
		put(SeverityLikelihoodOpen, "", "likelihood")
	}
	switch d.Magnitude {
	case Inconsequential:
		put(SeverityInconsequential, "", "magnitude")
	case Consequential:
		put(SeverityConsequential, "", "magnitude")
	case Material:
		put(SeverityMaterial, "", "magnitude")
	default:
		v.magnitude = []Magnitude{Inconsequential, Material}
		put(SeverityMagnitudeOpen, "", "magnitude")
	}
	hoped := a.compensate(d, &v, put)
	if v.attention && d.Exists != opinion.No {
		put(SeverityAttention, "", "attention")
	}
	r.Grade = v.grade().and(floor)
	r.Open = v.open(floor)
	// A test still to be made is worth naming where its success would help.
	if hoped.grade().and(floor).Worst < r.Grade.Worst {
		r.Open = append(r.Open, PieceTest)
	}
	return r
}

// compensate takes the compensating controls into the evaluation. It returns what the evaluation would be if those that
// are not tested yet had been, with success. Only a control that was tested in the fiscal year, and worked, counts.
func (a *assessor) compensate(d *Deficiency, v *evaluation, put func(SeverityRule, string, ...any)) evaluation {
	hoped := *v
	take := func(v *evaluation, detects Magnitude) {
		if detects.IsValid() {
			v.escapes = slices.Clone(v.escapes) // the evaluation hoped for shares it
			for k := range v.escapes {
				v.escapes[k] = min(v.escapes[k], escaping(detects))
			}
			return
		}
		// At best it catches everything that matters, at worst it adds nothing.
		v.escapes = []Magnitude{Inconsequential, v.escapes[len(v.escapes)-1]}
	}
	for k := range d.Compensating {
		c := &d.Compensating[k]
		name := orElse(string(c.Control), c.Text)
		counts := c.Tested.IsValid() && a.e.FiscalYear.Contains(c.Tested) && !(a.e.ReviewedOn.IsValid() && c.Tested.After(a.e.ReviewedOn))
		switch {
		case c.Effective == opinion.No:
			put(SeverityIneffective, name, "compensating", k)
			continue
		case !counts || c.Effective != opinion.Yes:
			put(SeverityUntested, name, "compensating", k)
		default:
			rule := SeverityCompensated
			if !c.Detects.IsValid() {
				rule = SeverityPrecisionOpen
			}
			put(rule, name, "compensating", k)
			take(v, c.Detects)
		}
		take(&hoped, c.Detects)
	}
	return hoped
}
