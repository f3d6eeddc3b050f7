package opinion

import (
	"cmp"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// Change is what became of one thing from one examination to the next.
type Change struct {
	// ID is the thing's id, which is how it is recognized.
	ID string `json:"id"`
	// Turn is [TurnNew], [TurnGone], or [TurnChanged] for another wording.
	Turn Turn `json:"turn"`
	// Was is the previous wording. Empty for what is new.
	Was string `json:"was,omitzero"`
	// Is is the current wording. Empty for what is gone.
	Is string `json:"is,omitzero"`
}

// DeviationChange is what became of the deviations of one kind that tests found in one control, or in the controls that
// superseded each other in either year.
type DeviationChange struct {
	// Control is the control, the first in the order of ids where several superseded each other.
	Control soc1.ControlID `json:"control"`
	// Kind is the nature of the deviations.
	Kind controls.DeviationKind `json:"kind"`
	// Turn is [TurnNew], [TurnGone], or [TurnRepeated] for what was found in both years.
	Turn Turn `json:"turn"`
	// Remediated says of deviations that are gone that the control was tested again, and no test of it shows one of that
	// kind. Without it nobody looked, or the control is no longer there.
	Remediated bool `json:"remediated,omitzero"`
	// Was is the number of items that deviated in the previous year, Is in the current one.
	Was int64 `json:"was,omitzero"`
	// Is is the number of items that deviated in the current year.
	Is int64 `json:"is,omitzero"`
	// Before are the deviations of the previous year.
	Before []soc1.DeviationID `json:"before,omitzero"`
	// Now are those of the current one.
	Now []soc1.DeviationID `json:"now,omitzero"`
}

// FindingChange is an objective on which a limb's finding is another than in the previous year.
type FindingChange struct {
	// Objective is the objective.
	Objective soc1.ObjectiveID `json:"objective"`
	// Was is the previous finding; absent when the objective, or the limb, is new.
	Was Finding `json:"was,omitzero"`
	// Is is the current finding; absent when the objective, or the limb, is gone.
	Is Finding `json:"is,omitzero"`
	// Before are the reasons for the previous finding, with pointers into the previous examination. Empty when it was
	// achieved.
	Before []Reason `json:"before,omitzero"`
	// Now are the reasons for the current finding, with pointers into the current examination.
	Now []Reason `json:"now,omitzero"`
}

// LimbChange explains what became of the opinion on one limb. Where the kind is the same, the findings differ.
type LimbChange struct {
	// Limb is the limb.
	Limb Limb `json:"limb"`
	// Was is the previous kind; absent when the previous report has no such limb.
	Was Kind `json:"was,omitzero"`
	// Is is the current kind; absent when the current report has no such limb.
	Is Kind `json:"is,omitzero"`
	// Findings are the objectives on which the finding changed, by id.
	Findings []FindingChange `json:"findings,omitzero"`
	// Before are the reasons, other than objectives, that held in the previous year only.
	Before []Reason `json:"before,omitzero"`
	// Now are those that hold in the current year only.
	Now []Reason `json:"now,omitzero"`
}

// Comparison is how one year's examination differs from the year before. Every list is sorted by id and holds only what
// differs, deviations apart: those that were repeated are listed as well when a number of items or an id differs.
type Comparison struct {
	// Objectives are new, gone or worded otherwise.
	Objectives []Change `json:"objectives,omitzero"`
	// Risks are new, gone or worded otherwise.
	Risks []Change `json:"risks,omitzero"`
	// Controls are new, gone or worded otherwise.
	Controls []Change `json:"controls,omitzero"`
	// CUECs are the complementary user entity controls.
	CUECs []Change `json:"cuecs,omitzero"`
	// CSOCs are the complementary subservice organization controls.
	CSOCs []Change `json:"csocs,omitzero"`
	// Subservices are the subservice organizations; the wording is the method and the services.
	Subservices []Change `json:"subservices,omitzero"`
	// Deviations are by control and kind.
	Deviations []DeviationChange `json:"deviations,omitzero"`
	// Limbs are those whose opinion, or a finding behind it, changed.
	Limbs []LimbChange `json:"limbs,omitzero"`
	// Repeated are the deviations found in both years, whether or not anything about them differs.
	Repeated []DeviationChange `json:"repeated,omitzero"`
}

// Compare forms both opinions under one policy and says what differs, and why. The error holds every problem of either
// examination, with pointers that begin with /previous or /current. Nothing is matched but by id (deviations by control and
// kind), so an id should keep its meaning from year to year. Exchanging the two examinations exchanges new and gone, was and
// is, before and now; only remediation has a direction.
//
// Both are formed under one policy, since a limb that changed because the firm changed its policy would tell nothing about the
// year. Pass the examinations as they were concluded on: a corrected one compares as it stands corrected. Findings of the year
// before are no evidence for this one and no input of its opinion; what is compared here is two results. Source:
// [soc1.CitePrior].
func Compare(previous, current *Examination, p Policy) (*Comparison, error) {
	was, wasErr := Form(previous, p)
	is, isErr := Form(current, p)
	var ps soc1.Problems
	ps.Merge("/previous", wasErr)
	ps.Merge("/current", isErr)
	if err := ps.Err(); err != nil {
		return nil, err
	}
	c := &Comparison{}
	a, b := &previous.Matrix, &current.Matrix
	c.Objectives = changes(a.Objectives, b.Objectives, func(o *controls.Objective) (string, string) { return string(o.ID), o.Statement })
	c.Risks = changes(a.Risks, b.Risks, func(r *controls.Risk) (string, string) { return string(r.ID), r.Statement })
	c.Controls = changes(a.Controls, b.Controls, func(k *controls.Control) (string, string) { return string(k.ID), k.Text })
	c.CUECs, c.CSOCs = complementaryChanges(previous, current)
	c.Subservices = changes(previous.Subservices, current.Subservices, func(s *soc1.Subservice) (string, string) {
		return string(s.ID), s.Method.String() + ": " + s.Services
	})
	c.Deviations, c.Repeated = deviationChanges(a, b)
	for limb := range Limbs() {
		if l, differs := limbChange(limb, was, is); differs {
			c.Limbs = append(c.Limbs, l)
		}
	}
	return c, nil
}

// IsEmpty reports whether nothing differs. What was merely found again is no difference.
func (c *Comparison) IsEmpty() bool {
	return len(c.Objectives)+len(c.Risks)+len(c.Controls)+len(c.CUECs)+len(c.CSOCs)+len(c.Subservices)+len(c.Deviations)+len(c.Limbs) == 0
}

// changes compares two lists by id and wording. The wording is compared to the letter: whether another wording means another
// thing is for a reader to say.
func changes[T any](was, is []T, of func(*T) (id, text string)) []Change {
	before := make(map[string]string, len(was))
	for i := range was {
		id, text := of(&was[i])
		before[id] = text
	}
	var list []Change
	kept := make(map[string]bool, len(is))
	for i := range is {
		id, text := of(&is[i])
		kept[id] = true
		switch old, known := before[id]; {
		case !known:
			list = append(list, Change{ID: id, Turn: TurnNew, Is: text})
		case old != text:
			list = append(list, Change{ID: id, Turn: TurnChanged, Was: old, Is: text})
		}
	}
	for i := range was {
		if id, text := of(&was[i]); !kept[id] {
			list = append(list, Change{ID: id, Turn: TurnGone, Was: text})
		}
	}
	slices.SortFunc(list, func(a, b Change) int { return cmp.Compare(a.ID, b.ID) })
	return list
}
