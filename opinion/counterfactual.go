package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/soc1"
)

// These bounds keep the work on counterfactuals finite; what they cut off is marked in the result.
const (
	// maxAlternatives is how many minimal sets one choice lists.
	maxAlternatives = 64
	// maxWorse is how many minimal sets a limb lists that would make it worse.
	maxWorse = 1_000
	// maxNodes is how many sets of facts the search for one choice tries.
	maxNodes = 2_000
	// maxWork is how many members of sets are graded for a limb to find what makes it worse, again to find what restores it, and
	// again to find what its objectives need.
	maxWork = 1_500_000
)

// Fact is something in an examination that could be otherwise. The zero value is no fact.
type Fact struct {
	// Kind says what it is, and what its change means.
	Kind FactKind `json:"kind"`
	// Subject is the control (the first of its line), the matter, the walkthrough of a control that is described and not in
	// use, the limitation, the subservice organization of a letter (empty for the service organization's own), the subject of
	// the judgement, or the risk or the objective with a gap.
	Subject string `json:"subject,omitzero"`
	// Question is what the judgement or the letter answers. Judgements and letters only.
	Question Question `json:"question,omitzero"`
}

// String names the fact, such as "control C-2-1" or "judgement deviations-acceptable T-1".
func (f Fact) String() string {
	text := f.Kind.String()
	if f.Question != 0 {
		text += " " + f.Question.String()
	}
	if f.Subject != "" {
		text += " " + f.Subject
	}
	return text
}

// Choice is a list of ways to bring something about, of which one is enough. It has no alternative when none was found.
type Choice struct {
	// Objectives are the objectives it is about; empty when it is about the limb as a whole.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Alternatives are sets of facts whose change is enough, each minimal: no proper subset of one is enough. Smaller sets come
	// first.
	Alternatives [][]Fact `json:"alternatives,omitzero"`
	// Cut says that the list is not complete: the search ended at its bounds.
	Cut bool `json:"cut,omitzero"`
}

// ObjectiveCounterfactual says on what the finding on one objective hangs, for one limb.
type ObjectiveCounterfactual struct {
	// Objective is the objective.
	Objective soc1.ObjectiveID `json:"objective"`
	// Limb is design or operation.
	Limb Limb `json:"limb"`
	// Finding is the finding as the facts stand.
	Finding Finding `json:"finding"`
	// Alone are the controls, each named by the first of its line, that carry the objective alone: if one of them failed, and
	// nothing else changed, the objective would not be achieved. It includes controls of general IT objectives, where the policy
	// lets their failure spread.
	Alone []soc1.ControlID `json:"alone,omitzero"`
	// Needed are the minimal sets of controls that would have to work, throughout, for the objective to be achieved; smaller
	// sets come first. It is empty for an achieved objective, and for one that no control can mend: one with a risk that nothing
	// answers, without a risk, or under a scope limitation.
	Needed [][]soc1.ControlID `json:"needed,omitzero"`
	// Cut says that Needed is not complete.
	Cut bool `json:"cut,omitzero"`
}

// LimbCounterfactual says on what the opinion on one limb hangs.
type LimbCounterfactual struct {
	// Limb is the limb.
	Limb Limb `json:"limb"`
	// Kind is the opinion as the facts stand.
	Kind Kind `json:"kind"`
	// Restore are choices that share no fact. One alternative of each of them, and no less, makes the limb unqualified, so
	// the minimal sets are all combinations; see [LimbCounterfactual.Sets]. Empty for an unqualified limb.
	Restore []Choice `json:"restore,omitzero"`
	// Worse are the minimal sets of at most two facts whose change makes the limb worse: what is the best possible opinion
	// under favourable answers to all open questions would be a more severe one. A limb that is adverse, or disclaimed, at best
	// cannot get worse. Facts count as changed for the worse: a control fails, a corrected matter stands, a letter is refused.
	Worse [][]Fact `json:"worse,omitzero"`
	// Cut says that Worse is not complete: there are more than a thousand, or the search ended at its bounds.
	Cut bool `json:"cut,omitzero"`
}

// Sets walks the minimal sets of facts whose change makes the limb unqualified: every combination of one alternative from each
// choice. There may be very many.
func (l LimbCounterfactual) Sets() iter.Seq[[]Fact] {
	return func(yield func([]Fact) bool) {
		if len(l.Restore) > 0 {
			eachCombination(l.Restore, nil, yield)
		}
	}
}

// eachCombination walks the combinations of some choices, each behind the facts chosen already. The facts chosen so far are
// clipped, so that branches do not write over each other's.
func eachCombination(rest []Choice, chosen []Fact, yield func([]Fact) bool) bool {
	if len(rest) == 0 {
		return yield(append([]Fact(nil), chosen...))
	}
	for _, a := range rest[0].Alternatives {
		if !eachCombination(rest[1:], append(chosen[:len(chosen):len(chosen)], a...), yield) {
			return false
		}
	}
	return true
}

// CounterfactualReport is what [Counterfactuals] returns. It shares no memory with the examination.
type CounterfactualReport struct {
	// Objectives are the objectives in the order of the matrix, first for design, then for operation.
	Objectives []ObjectiveCounterfactual `json:"objectives,omitzero"`
	// Limbs are the limbs of the report.
	Limbs []LimbCounterfactual `json:"limbs"`
}

// Counterfactuals says on what the opinion hangs: which controls carry an objective alone, what would have to be otherwise for
// each limb to be unqualified, and what would make it worse. Every set is found and confirmed by grading the objectives concerned
// anew with the facts changed, so it holds with superseded controls, sub-periods and reliance. Errors are those of [Form].
//
// Work is bounded, also on hostile input; what was cut off is marked. Sets that are listed are right and minimal even then.
func Counterfactuals(e *Examination, p Policy) (*CounterfactualReport, error) {
	ev, err := prepare(e, p)
	if err != nil {
		return nil, err
	}
	o := ev.conclude()
	r := &CounterfactualReport{}
	// Each limb has a trial of its own, and each of its three questions all of the work, so that one that runs out leaves the
	// others whole.
	for _, l := range o.Limbs {
		w := newWhatIf(ev, l.Limb)
		worse := w.worsen()
		limb := LimbCounterfactual{Limb: l.Limb, Kind: l.Kind, Worse: worse.sets, Cut: worse.cut}
		if l.Kind != Unqualified {
			w.work = maxWork
			limb.Restore = w.restore()
		}
		w.work = maxWork
		r.Limbs = append(r.Limbs, limb)
		if l.Limb == Description {
			continue
		}
		for i := range ev.m.Objectives {
			c := ObjectiveCounterfactual{Objective: ev.m.Objectives[i].ID, Limb: l.Limb, Alone: worse.alone[i]}
			c.Finding, _, _ = ev.finding(i, ev.profiles(l.Limb)[i])
			if c.Finding != Achieved {
				c.Needed, c.Cut = w.needed(i)
			}
			r.Objectives = append(r.Objectives, c)
		}
	}
	return r, nil
}
