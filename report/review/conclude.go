package review

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// narrowed cuts the reasons to the objectives that the entity needs. A reason about others only is dropped, except that
// an exception among them stays on record: its reader has to show that it was seen and why it does not matter, and a
// deviation is never lost.
func narrowed(reasons []Reason, relevant []soc1.ObjectiveID) []Reason {
	want := make(map[soc1.ObjectiveID]bool, len(relevant))
	for _, id := range relevant {
		want[id] = true
	}
	var list []Reason
	for _, r := range reasons {
		// A reason without objectives concerns them all and stays as it is.
		if len(r.Objectives) > 0 {
			kept := slices.DeleteFunc(slices.Clone(r.Objectives), func(id soc1.ObjectiveID) bool { return !want[id] })
			switch {
			case len(kept) > 0:
				r.Objectives = unique(kept)
			case r.Rule.Point() == PointExceptions:
				r = Reason{Rule: RuleExceptionElsewhere, Best: Rely, Worst: Rely, Objectives: r.Objectives, Report: r.Report, Subject: r.Subject, Facts: r.Facts}
			default:
				continue
			}
		}
		list = append(list, r)
	}
	return list
}

// fold returns the conclusion on each objective for one view: the worst that the reasons leave. Each reason is looked at
// once, with its own objectives. The maximum is taken end by end, which is what keeps every law: it does not depend on the
// order, adding a reason never improves, and a range holds whatever the open questions turn out to be, since the maximum
// grows with each of its parts.
func fold(reasons []Reason, objectives []soc1.ObjectiveID, v View) []Conclusion {
	at := make(map[soc1.ObjectiveID]int, len(objectives))
	list := make([]Conclusion, len(objectives))
	for i, id := range objectives {
		at[id] = i
		list[i] = concluded(Rely, Rely)
	}
	all := concluded(Rely, Rely)
	for i := range reasons {
		r := &reasons[i]
		// Work is in proportion to the objectives that reasons name, not to reasons times objectives.
		if r.Beyond || len(r.Views) > 0 && !slices.Contains(r.Views, v) {
			continue
		}
		left := concluded(r.Best, r.Worst)
		if len(r.Objectives) == 0 {
			all = all.and(left)
			continue
		}
		for _, id := range r.Objectives {
			if i, ok := at[id]; ok {
				list[i] = list[i].and(left)
			}
		}
	}
	for i := range list {
		list[i] = list[i].and(all)
	}
	return list
}

// whole returns the conclusion for all objectives together: the worst of theirs and of what concerns all or none. What
// the report does not cover at all limits the whole and no objective: a pension service outside the scope says nothing
// against the objectives about payroll.
func whole(reasons []Reason, objectives []soc1.ObjectiveID, v View) Conclusion {
	all := concluded(Rely, Rely)
	for _, c := range fold(reasons, objectives, v) {
		all = all.and(c)
	}
	for i := range reasons {
		r := &reasons[i]
		if (r.Beyond || len(r.Objectives) == 0) && (len(r.Views) == 0 || slices.Contains(r.Views, v)) {
			all = all.and(concluded(r.Best, r.Worst))
		}
	}
	return all
}

// views returns the views that were asked for. The as-of view is of no interest to an entity whose management assesses
// nothing, and its stricter demands would only confuse.
func (a *assessor) views() []View {
	if a.filer() {
		return []View{ViewDesign, ViewOperation, ViewAsOf}
	}
	return []View{ViewDesign, ViewOperation}
}

// conclude fills in the conclusions.
func (a *assessor) conclude(r *Review, relevant []soc1.ObjectiveID) {
	r.Objectives = make([]ObjectiveReview, len(relevant))
	for i, id := range relevant {
		r.Objectives[i].Objective = id
	}
	for _, v := range a.views() {
		all := whole(r.Reasons, relevant, v)
		list := fold(r.Reasons, relevant, v)
		switch v {
		case ViewDesign:
			r.Design = all
		case ViewOperation:
			r.Operation = all
		case ViewAsOf:
			r.AsOf = all
		}
		for i := range list {
			switch o := &r.Objectives[i]; v {
			case ViewDesign:
				o.Design = list[i]
			case ViewOperation:
				o.Operation = list[i]
			case ViewAsOf:
				o.AsOf = list[i]
			}
		}
	}
	// Counted here and not folded: a count of CUECs is no conclusion.
	a.mappingStatus(r)
}

// mappingStatus counts the CUECs of each objective by what the entity has for them. The counts are for the reader of a table;
// what limits reliance are the reasons, which say more.
func (a *assessor) mappingStatus(r *Review) {
	if a.c.Received == nil {
		return
	}
	at := make(map[soc1.ObjectiveID]int, len(r.Objectives))
	for i := range r.Objectives {
		at[r.Objectives[i].Objective] = i
	}
	for i := range a.c.Received.CUECs {
		u := &a.c.Received.CUECs[i]
		state := a.cuecState(a.root, u.ID)
		for _, id := range unique(u.Objectives) {
			o, ok := at[id]
			if !ok {
				continue
			}
			m := &r.Objectives[o].Mapping
			m.Needed++
			switch state {
			case cuecNotApplicable:
				m.NotApplicable++
			case cuecEffective:
				m.Effective++
			case cuecUntested, cuecStale:
				m.Untested++
			case cuecFailed:
				m.Failed++
			default:
				m.Unmapped++
			}
		}
	}
}

// unique returns the ids of a list once each, in the order in which people number them: CO-2 before CO-10. The order of
// the input must not show in a result, and sorting by bytes would put CO-10 before CO-2 in every memo.
func unique[ID ~string](list []ID) []ID {
	list = slices.Clone(list)
	slices.SortFunc(list, compareIDs)
	return slices.Compact(list)
}

// compareIDs compares ids with runs of digits as numbers. It is a total order: ids that differ only in leading zeros
// are told apart by their text.
func compareIDs[ID ~string](x, y ID) int {
	a, b := string(x), string(y)
	for a != "" && b != "" {
		n, m := digits(a), digits(b)
		if n > 0 && m > 0 {
			p, q := strings.TrimLeft(a[:n], "0"), strings.TrimLeft(b[:m], "0")
			if c := cmp.Or(cmp.Compare(len(p), len(q)), cmp.Compare(p, q)); c != 0 {
				return c
			}
			a, b = a[n:], b[m:]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(x, y))
}

// digits returns the length of the run of digits at the start of s.
func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// accounts concludes on the entity's accounts and assertions.
func (a *assessor) accounts(r *Review) []AccountReview {
	at := make(map[soc1.ObjectiveID]Conclusion, len(r.Objectives))
	for i := range r.Objectives {
		at[r.Objectives[i].Objective] = r.Objectives[i].Operation
	}
	var list []AccountReview
	for i := range a.e.Accounts {
		acc := &a.e.Accounts[i]
		for _, x := range acc.Assertions {
			row := AccountReview{Account: acc.ID, Assertion: x.Assertion, Objectives: x.Objectives, Operation: concluded(Rely, Rely)}
			for _, id := range x.Objectives {
				row.Operation = row.Operation.and(at[id])
			}
			// Every objective mapped is needed, so the worst decides; without any there is nothing. The year is what accounts are
			// audited for, so that the view is that of operation over the year also for a filer.
			if len(x.Objectives) == 0 {
				row.Gap, row.Operation = true, concluded(NoReliance, NoReliance)
			}
			list = append(list, row)
		}
	}
	return list
}
