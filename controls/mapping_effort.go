package controls

import (
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// Programme says what a combined SOC 1 and SOC 2 would draw on: which criteria are in scope, and what the controls of an
// inventory are about.
type Programme struct {
	// Criteria are the Trust Services Criteria in scope, such as those of [SOC2Criteria].
	Criteria []string `json:"criteria"`
	// Assignments say what each control is about. A control that is not listed plays no part in the SOC 2.
	Assignments []AreaAssignment `json:"assignments,omitzero"`
}

// AreaAssignment says which areas a control belongs to. That is a judgement about the control, not about its name.
type AreaAssignment struct {
	// Control is the control.
	Control soc1.ControlID `json:"control"`
	// Areas are its areas.
	Areas []Area `json:"areas"`
}

// Work is an amount of work on controls.
type Work struct {
	// Tests is the number of tests of controls. A control for which none is recorded counts as one, to be planned.
	Tests int64 `json:"tests"`
	// Requests is the number of things to ask the organization for: the items of each test, and each report or list
	// by its name and source, however many controls use it.
	Requests int64 `json:"requests"`
}

// CriterionSupport lists controls that are in an area linked to a criterion.
type CriterionSupport struct {
	// Criterion is the criterion.
	Criterion string `json:"criterion"`
	// Controls may bear on it, in the order of the matrix. Whether they do is for the SOC 2 to conclude.
	Controls []soc1.ControlID `json:"controls,omitzero"`
}

// Effort compares a SOC 1 and a SOC 2 done separately with one programme that tests each control and asks for each piece
// of evidence once. All numbers are exact counts over the inventory. They say nothing about conclusions: see
// [InformativeNotice].
type Effort struct {
	// SOC1 is the work of the SOC 1 alone.
	SOC1 Work `json:"soc1"`
	// SOC2 is the work of the SOC 2 alone, as far as the inventory reaches: [Effort.Unsupported] criteria need more.
	SOC2 Work `json:"soc2"`
	// Separate is the sum of both.
	Separate Work `json:"separate"`
	// Combined is the work when nothing is done twice.
	Combined Work `json:"combined"`
	// Saving is the difference, which is never negative.
	Saving Work `json:"saving"`
	// Shared are the controls that both need, in the order of the matrix, like the lists that follow.
	Shared []soc1.ControlID `json:"shared,omitzero"`
	// OnlySOC1 are the controls that only the SOC 1 needs.
	OnlySOC1 []soc1.ControlID `json:"onlySoc1,omitzero"`
	// OnlySOC2 are the controls that only the SOC 2 needs.
	OnlySOC2 []soc1.ControlID `json:"onlySoc2,omitzero"`
	// Neither are the controls that serve no objective and no criterion in scope.
	Neither []soc1.ControlID `json:"neither,omitzero"`
	// Support lists the controls for each criterion in scope, in the order given.
	Support []CriterionSupport `json:"support,omitzero"`
	// Unsupported are the criteria in scope for which the inventory has no control.
	Unsupported []string `json:"unsupported,omitzero"`
}

// Effort counts the work of p over m as the inventory of controls. A control belongs to the SOC 1 when it, or its line,
// serves an objective, and to the SOC 2 when one of its areas has a link to a criterion in scope. The inventory may
// hold controls that only a SOC 2 needs: they serve no objective.
//
// A matrix that Validate rejects yields its problems; otherwise the error holds the problems of p, with pointers
// relative to it.
func (m *Matrix) Effort(p Programme) (Effort, error) {
	x, err := m.Check()
	if err != nil {
		return Effort{}, err
	}
	if err := p.validate(x); err != nil {
		return Effort{}, err
	}
	// The line counts and not the single control: who succeeded a control serves what it served.
	first := make([]bool, len(m.Controls)) // in the SOC 1, by the first control of a line
	for _, member := range x.members {
		first[x.LineOf(member)] = true
	}
	e := Effort{Support: make([]CriterionSupport, len(p.Criteria))}
	second := p.supporters(x, e.Support)
	for _, s := range e.Support {
		if len(s.Controls) == 0 {
			e.Unsupported = append(e.Unsupported, s.Criterion)
		}
	}
	// A request is counted when all controls have said in which report it is needed.
	asked := make(map[request]parts)
	for i := range m.Controls {
		id, in := m.Controls[i].ID, parts{first[x.LineOf(i)], second[i]}
		switch {
		case in.soc1 && in.soc2:
			e.Shared = append(e.Shared, id)
		case in.soc1:
			e.OnlySOC1 = append(e.OnlySOC1, id)
		case in.soc2:
			e.OnlySOC2 = append(e.OnlySOC2, id)
		default:
			e.Neither = append(e.Neither, id)
			continue
		}
		e.count(in, max(1, int64(len(x.TestsOf(i)))), func(w *Work) *int64 { return &w.Tests })
		x.requests(i, func(r request) {
			have := asked[r]
			asked[r] = parts{have.soc1 || in.soc1, have.soc2 || in.soc2}
		})
	}
	for _, in := range asked { // sums do not depend on the order
		e.count(in, 1, func(w *Work) *int64 { return &w.Requests })
	}
	return e, nil
}

// parts says in which of the two reports something is needed.
type parts struct{ soc1, soc2 bool }

// count adds n units of work that the parts need.
func (e *Effort) count(in parts, n int64, unit func(*Work) *int64) {
	*unit(&e.Combined) += n
	if in.soc1 {
		*unit(&e.SOC1) += n
		*unit(&e.Separate) += n
	}
	if in.soc2 {
		*unit(&e.SOC2) += n
		*unit(&e.Separate) += n
	}
	if in.soc1 && in.soc2 {
		*unit(&e.Saving) += n
	}
}

// request is something the organization is asked for: the items of a test, those of a control whose test is still to be
// planned, or a named report.
type request struct {
	test         soc1.TestID    // the items of this test, or
	control      soc1.ControlID // those of a test still to be planned, or
	name, source string         // a report or list, whoever uses it
}

// requests calls ask for each thing that a control's evidence consists of, some of them more than once.
func (x *Index) requests(control int, ask func(request)) {
	about := func(list []Information) {
		for _, info := range list {
			ask(request{name: info.Name, source: info.Source})
		}
	}
	c := &x.m.Controls[control]
	about(c.Information)
	if len(x.TestsOf(control)) == 0 {
		ask(request{control: c.ID})
	}
	for _, t := range x.TestsOf(control) {
		ask(request{test: x.m.Tests[t].ID})
		about(x.m.Tests[t].Information)
	}
}

// supporters fills in the controls for each criterion, and says for each control whether it supports any.
func (p *Programme) supporters(x *Index, support []CriterionSupport) []bool {
	at := make(map[string]int, len(p.Criteria))
	for i, c := range p.Criteria {
		at[c] = i
		support[i].Criterion = c
	}
	var linked [256][]int // for each area, the positions of the criteria it is linked to
	for l := range InformativeLinks() {
		if i, in := at[l.Requirement]; in && l.Framework == TrustServices2017 {
			linked[l.Area] = append(linked[l.Area], i)
		}
	}
	reached := make([][]int, len(x.m.Controls)) // for each control, positions of criteria
	for _, a := range p.Assignments {
		c, _ := x.Control(a.Control)
		var seen [256]bool
		for _, area := range a.Areas {
			if !seen[area] {
				seen[area] = true
				reached[c] = append(reached[c], linked[area]...)
			}
		}
	}
	supports := make([]bool, len(x.m.Controls))
	for c, positions := range reached {
		slices.Sort(positions)
		for _, i := range slices.Compact(positions) {
			supports[c] = true
			support[i].Controls = append(support[i].Controls, x.m.Controls[c].ID)
		}
	}
	return supports
}

// validate reports what is wrong with p over the controls of an index.
func (p *Programme) validate(x *Index) error {
	var ps soc1.Problems
	known := make(map[string]bool)
	for _, id := range TrustServices2017.Requirements() {
		known[id] = true
	}
	seen := make(map[string]bool)
	for i, id := range p.Criteria {
		switch {
		case !known[id]:
			ps.Addf(soc1.CodeInvalid, soc1.Pointer("/criteria", i), `use an identifier such as "CC6.1"`, "%.32q is not one of the Trust Services Criteria", id)
		case seen[id]:
			ps.Addf(soc1.CodeDuplicate, soc1.Pointer("/criteria", i), "name each criterion once", "%q is in scope already", id)
		}
		seen[id] = true
	}
	assigned := make(map[soc1.ControlID]bool)
	for i, a := range p.Assignments {
		if _, ok := x.Control(a.Control); !ok {
			dangling(&ps, string(a.Control), soc1.Pointer("/assignments", i, "control"))
		} else if assigned[a.Control] {
			ps.Addf(soc1.CodeDuplicate, soc1.Pointer("/assignments", i, "control"), "list its areas in one place", "the control %q has its areas already", string(a.Control))
		}
		assigned[a.Control] = true
		for j, area := range a.Areas {
			if !area.IsValid() {
				ps.Addf(soc1.CodeInvalid, soc1.Pointer("/assignments", i, "areas", j), `use a name such as "change"`, "%v is no known area", area)
			}
		}
	}
	return ps.Err()
}
