package opinion

import (
	"cmp"
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// limbChange compares the opinions on one limb. The second result is false when nothing differs.
//
// What explains a change is sorted into two heaps: objectives by their findings, and everything else by whether the same reason
// was given in both years. A limb that the report of one year does not have has the zero kind there, and all of its reasons in
// the other.
func limbChange(limb Limb, was, is *Opinion) (LimbChange, bool) {
	before, _ := was.Limb(limb)
	now, _ := is.Limb(limb)
	l := LimbChange{Limb: limb, Was: before.Kind, Is: now.Kind}
	l.Findings = findingChanges(limb, was, is, before.Reasons, now.Reasons)
	l.Before = missingFrom(before.Reasons, now.Reasons)
	l.Now = missingFrom(now.Reasons, before.Reasons)
	if l.Was != l.Is && len(l.Findings)+len(l.Before)+len(l.Now) == 0 {
		// The same things reach further, or less far, than they did.
		l.Before, l.Now = missingFrom(before.Reasons, nil), missingFrom(now.Reasons, nil)
	}
	// Undetermined in both years may still mean other kinds that are possible.
	differs := l.Was != l.Is || len(l.Findings)+len(l.Before)+len(l.Now) > 0 || !slices.Equal(before.Possible, now.Possible)
	return l, differs
}

// findingOn returns an objective's finding for a limb; zero for a limb that has none.
func findingOn(c ObjectiveConclusion, limb Limb) Finding {
	switch limb {
	case Design:
		return c.Design
	case Operation:
		return c.Operation
	}
	return 0
}

// findingChanges lists the objectives whose finding differs, with the reasons of either year. The reasons of an objective are
// those that its limb gave, so that one that did not modify the limb has none.
func findingChanges(limb Limb, was, is *Opinion, before, now []Reason) []FindingChange {
	findings := make(map[soc1.ObjectiveID]*FindingChange)
	var order []soc1.ObjectiveID
	// at returns the entry of an objective, which is made when it is first met.
	at := func(id soc1.ObjectiveID) *FindingChange {
		if findings[id] == nil {
			findings[id] = &FindingChange{Objective: id}
			order = append(order, id)
		}
		return findings[id]
	}
	for _, c := range was.Objectives {
		at(c.Objective).Was = findingOn(c, limb)
	}
	for _, c := range is.Objectives {
		at(c.Objective).Is = findingOn(c, limb)
	}
	for _, r := range before {
		if isObjectiveRule(r.Rule) {
			c := at(r.Objective)
			c.Before = append(c.Before, r)
		}
	}
	for _, r := range now {
		if isObjectiveRule(r.Rule) {
			c := at(r.Objective)
			c.Now = append(c.Now, r)
		}
	}
	slices.Sort(order)
	var list []FindingChange
	for _, id := range order {
		if c := findings[id]; c.Was != c.Is {
			list = append(list, *c)
		}
	}
	return list
}

// isObjectiveRule reports whether a limb's reason with rule r is about one objective. The objective is explained by its findings,
// and would otherwise be told twice.
func isObjectiveRule(r Rule) bool {
	switch r {
	case RuleObjectiveFailed, RuleObjectiveUnconcluded, RuleObjectiveOpen, RuleObjectiveUnexercised:
		return true
	}
	return false
}

// reasonKey is what makes the reasons of two years the same: the rule and what it was applied to, but not where that stands in
// the examination. Pointers are left out on purpose: a control that moved from the third place to the fourth did not change.
type reasonKey struct {
	rule       Rule
	control    soc1.ControlID
	matter     soc1.MatterID
	subservice soc1.SubserviceID
}

// keyOf returns what identifies a reason across years.
func keyOf(r Reason) reasonKey { return reasonKey{r.Rule, r.Control, r.Matter, r.Subservice} }

// missingFrom returns the reasons of one list, objectives apart, that another does not have, by rule and subject. Reasons about
// how far things reach have no subject; they differ by rule alone.
func missingFrom(list, other []Reason) []Reason {
	have := make(map[reasonKey]bool, len(other))
	for _, r := range other {
		have[keyOf(r)] = true
	}
	var missing []Reason
	for _, r := range list {
		if !isObjectiveRule(r.Rule) && !have[keyOf(r)] {
			missing = append(missing, r)
		}
	}
	slices.SortFunc(missing, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Matter, b.Matter), cmp.Compare(a.Control, b.Control), cmp.Compare(a.Subservice, b.Subservice))
	})
	return missing
}
