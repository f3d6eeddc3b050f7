package controls

import (
	"strconv"

	"github.com/seed-9947fa86/attest/soc1"
)

// Gaps returns what the organization has to remediate before window, the planned examination period, in the order of the
// matrix's lists. Controls that no objective needs are left out; [Matrix.Unplanned] reports them. A matrix that
// Validate rejects yields its problems instead, as does a dependency that refers to nothing, at /dependencies.
//
// The gaps are facts, not conclusions: what an opinion would be today is the business of package opinion. Tests and
// deviations are read as those of a mock test. A window that is not valid finds no gap in days. A matrix whose sets
// name more than four million periods of operation is refused with [soc1.CodeTooLarge].
func (m *Matrix) Gaps(window soc1.Period, dependencies ...Dependency) ([]Gap, error) {
	x, err := m.Check()
	if err != nil {
		return nil, err
	}
	// A control is needed when a set names it or another control of its line.
	f := finder{x: x, window: window, needed: make([]bool, len(m.Controls))}
	for _, member := range x.members {
		for c := range x.Line(x.LineOf(member)) {
			if f.needed[c] {
				break // the rest of the line was marked with it
			}
			f.needed[c] = true
		}
	}
	var ps soc1.Problems
	f.objectives()
	f.risks(&ps)
	f.controls()
	f.walkthroughs()
	f.tests()
	f.deviations()
	broken := f.broken() // before reliance, so that a chain of reliance is not followed further than one step
	f.reliance(broken)
	f.dependencies(&ps, dependencies)
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return f.gaps, nil
}

// finder collects gaps.
type finder struct {
	// x is the index of the matrix.
	x *Index
	// window is the planned examination period. It need not be valid.
	window soc1.Period
	// needed says for each control whether it serves an objective.
	needed []bool
	// gaps are those found so far.
	gaps []Gap
}

// gapAt is where a gap stands: a list of the matrix, a position and an id, and the rest of the pointer.
type gapAt struct {
	list string
	i    int
	id   string
	rest string
}

// add records a gap, with its path and key.
func (f *finder) add(at gapAt, g Gap) {
	g.Path = soc1.Pointer("", at.list, at.i) + at.rest
	g.Key = soc1.Pointer("", at.list, at.id) + at.rest
	f.gaps = append(f.gaps, g)
}

// atControl begins a gap of a control.
func (f *finder) atControl(i int, rest string) gapAt {
	return gapAt{"controls", i, string(f.x.m.Controls[i].ID), rest}
}

// objectives reports what is not there about an objective itself.
func (f *finder) objectives() {
	for i := range f.x.m.Objectives {
		o := &f.x.m.Objectives[i]
		at := gapAt{"objectives", i, string(o.ID), ""}
		if len(f.x.RisksOf(i)) == 0 {
			f.add(at, Gap{Kind: GapNoControl, Objective: o.ID, Message: "no risk is identified for the objective, so that no control can be shown to answer one", Action: "say what could go wrong, and which controls answer it"})
		}
		if o.Statement == "" {
			at.rest = "/statement"
			f.add(at, Gap{Kind: GapUndocumented, Objective: o.ID, Message: "the objective is not stated", Action: "give its wording"})
		}
	}
}

// controls reports what is not recorded, or not proven, about each control that is needed.
func (f *finder) controls() {
	for i := range f.x.m.Controls {
		if !f.needed[i] {
			continue
		}
		c := &f.x.m.Controls[i]
		if c.Text == "" {
			f.add(f.atControl(i, "/text"), Gap{Kind: GapUndocumented, Control: c.ID, Message: "the control is not described", Action: "write down who does what, when, with what, and what remains of it"})
		}
		for _, missing := range [...]struct {
			it    bool
			field string
		}{{c.Nature == 0, "nature"}, {c.Purpose == 0, "purpose"}, {c.Frequency == 0, "frequency"}} {
			if missing.it {
				f.add(f.atControl(i, "/"+missing.field), Gap{Kind: GapUndocumented, Control: c.ID, Message: "the control's " + missing.field + " is not recorded", Action: "record it; the extent of testing depends on it"})
			}
		}
		if !f.walkedThrough(i) {
			f.add(f.atControl(i, ""), Gap{Kind: GapUndocumented, Control: c.ID, Message: "nobody has established that the control is designed well and in use", Action: "walk one item through it, and record what design and implementation were found to be"})
		}
		if c.PerformedBy == "" && c.Subservice == "" {
			f.add(f.atControl(i, "/performedBy"), Gap{Kind: GapNoOwner, Control: c.ID, Message: "nobody is named as the one who performs the control", Action: "name the role that performs it and answers for it"})
		}
		if c.Nature == ITDependentManual && len(c.Information) == 0 {
			f.add(f.atControl(i, "/information"), Gap{Kind: GapInformation, Control: c.ID, Message: "the control uses information from a system, and does not say which", Action: "name the reports or lists it uses, and prove that they are complete and accurate"})
		}
		f.information(f.atControl(i, "/information"), c.ID, c.Information)
	}
}

// walkedThrough reports whether a control has findings on design and on implementation, in one walkthrough or several.
func (f *finder) walkedThrough(control int) bool {
	design, implementation := false, false
	for _, w := range f.x.WalkthroughsOf(control) {
		design = design || f.x.m.Walkthroughs[w].Design != 0
		implementation = implementation || f.x.m.Walkthroughs[w].Implementation != 0
	}
	return design && implementation
}

// information reports what is unproven in a list of reports that stands at a place.
func (f *finder) information(at gapAt, control soc1.ControlID, list []Information) {
	prefix := at.rest
	for j, info := range list {
		at.rest = prefix + "/" + strconv.Itoa(j)
		switch info.Evidence {
		case EvidenceSufficient:
		case EvidenceDeficient:
			f.add(at, Gap{Kind: GapInformation, Control: control, Message: "the information was found incomplete or inaccurate", Action: "correct what produces it, and prove it again"})
		default:
			f.add(at, Gap{Kind: GapInformation, Control: control, Message: "nothing shows that the information is complete and accurate", Action: "test the logic and the parameters of the report, or agree it with its source"})
		}
	}
}

// walkthroughs reports unfavourable findings about design and implementation.
func (f *finder) walkthroughs() {
	for i := range f.x.m.Walkthroughs {
		w := &f.x.m.Walkthroughs[i]
		if c, _ := f.x.Control(w.Control); !f.needed[c] {
			continue
		}
		days, ok := f.during(w.During)
		if !ok {
			continue
		}
		at := gapAt{"walkthroughs", i, string(w.ID), ""}
		if w.Design == DesignDeficient {
			at.rest = "/design"
			f.add(at, Gap{Kind: GapDesign, Control: w.Control, Days: days, Message: "the control would not answer its risks even if performed", Action: "redesign it, or add a control that answers what it leaves open"})
		}
		if w.Implementation == NotImplemented {
			at.rest = "/implementation"
			f.add(at, Gap{Kind: GapNotOperating, Control: w.Control, Days: days, Message: "the control was not put into use", Action: "put it into use, or take it out of the description and answer its risks otherwise"})
		}
	}
}

// during returns the days of the window that a finding speaks of, none where it does not limit them. The second result is
// false where it speaks of other days only.
func (f *finder) during(p soc1.Period) (soc1.PeriodSet, bool) {
	if p.IsZero() || !f.window.IsValid() {
		return soc1.PeriodSet{}, true
	}
	clipped, ok := Clip(p, f.window)
	if !ok {
		return soc1.PeriodSet{}, false
	}
	set, _ := soc1.NewPeriodSet(clipped) // a clipped period is valid
	return set, true
}
