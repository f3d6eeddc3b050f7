package controls

import (
	"github.com/seed-9947fa86/attest/soc1"
)

// Unplanned reports what m lacks before testing can begin: unstated objectives and risks, risks without a set,
// controls without their attributes or without an objective. A matrix that Validate rejects yields its problems
// instead. Pointers are relative to m.
func (m *Matrix) Unplanned() error {
	x, err := m.Check()
	if err != nil {
		return err
	}
	var ps soc1.Problems
	x.unplanned(&ps)
	return ps.Err()
}

// Incomplete reports what m still lacks before a report of type t about window can be drawn from it: what
// [Matrix.Unplanned] reports, controls without a finding or a test, periods outside the window, lines of
// superseded controls that overlap or leave an undeclared gap. A matrix that Validate rejects yields its
// problems instead. Pointers are relative to m.
//
// The window of a Type 1 report is its one day. A window that is not valid is not held against the matrix: the
// problem is then the window, which is not part of it.
//
// A risk without a set, or a control without a test, does not stop an opinion from being formed: it is what the
// opinion will then say.
func (m *Matrix) Incomplete(t soc1.ReportType, window soc1.Period) error {
	x, err := m.Check()
	if err != nil {
		return err
	}
	var ps soc1.Problems
	x.unplanned(&ps)
	for i := range m.Controls {
		x.incompleteControl(&ps, i, t)
	}
	for i := range m.Tests {
		x.incompleteTest(&ps, i, t)
	}
	for i := range m.Deviations {
		if m.Deviations[i].Pattern == 0 {
			ps.Add(soc1.CodeMissing, soc1.Pointer("/deviations", i, "pattern"), "nothing says whether the deviation stands alone", `investigate its nature and cause, then record "isolated" or "systematic"`)
		}
	}
	if window.IsValid() {
		x.outsideWindow(&ps, t, window)
		x.incompleteLines(&ps, window)
	}
	return ps.Err()
}

// unplanned reports what planning leaves open.
func (x *Index) unplanned(ps *soc1.Problems) {
	m := x.m
	if len(m.Objectives) == 0 {
		ps.Add(soc1.CodeMissing, "/objectives", "there are no control objectives", "state the objectives that management chose")
	}
	for i := range m.Objectives {
		x.incompleteObjective(ps, i)
	}
	used := make([]bool, len(m.Controls)) // by the first control of a line
	for _, member := range x.members {
		used[x.LineOf(member)] = true
	}
	for i := range m.Risks {
		if m.Risks[i].Statement == "" {
			ps.Add(soc1.CodeMissing, soc1.Pointer("/risks", i, "statement"), "the risk is not stated", "say what could go wrong")
		}
		if len(m.Risks[i].Sufficient) == 0 {
			ps.Add(soc1.CodeMissing, soc1.Pointer("/risks", i, "sufficient"), "no set of controls answers the risk", "name the controls that do; without them the design has a gap")
		}
	}
	for i := range m.Controls {
		if !used[x.LineOf(i)] {
			ps.Addf(soc1.CodeMissing, soc1.Pointer("/controls", i), "name it in a sufficient set of a risk, or leave it out of the description", "the control %q serves no objective", string(m.Controls[i].ID))
		}
		unplannedControl(ps, &m.Controls[i], soc1.Pointer("/controls", i))
	}
}

func (x *Index) incompleteObjective(ps *soc1.Problems, i int) {
	o, path := &x.m.Objectives[i], soc1.Pointer("/objectives", i)
	if o.Statement == "" {
		ps.Add(soc1.CodeMissing, path+"/statement", "the objective is not stated", "give its wording; it is quoted wherever the objective appears")
	}
	if o.Kind == 0 {
		ps.Add(soc1.CodeMissing, path+"/kind", "the objective has no kind", `use "transaction-processing", "general-it" or "entity-level"`)
	}
	if o.Kind == TransactionProcessing && len(o.Assertions) == 0 {
		ps.Add(soc1.CodeMissing, path+"/assertions", "the objective bears on no financial statement assertion", "name the assertions; without any it is probably outside the scope of a SOC 1")
	}
	if len(x.RisksOf(i)) == 0 {
		ps.Addf(soc1.CodeMissing, path, "identify the risks that threaten it", "the objective %q has no risk", string(o.ID))
	}
}

func unplannedControl(ps *soc1.Problems, c *Control, path string) {
	if c.Text == "" {
		ps.Add(soc1.CodeMissing, path+"/text", "the control is not described", "give the control as the service organization specified it")
	}
	if c.Nature == 0 {
		ps.Add(soc1.CodeMissing, path+"/nature", "the control has no nature", `use "automated", "manual" or "it-dependent-manual"`)
	}
	if c.Purpose == 0 {
		ps.Add(soc1.CodeMissing, path+"/purpose", "nothing says whether the control prevents or detects", `use "preventive" or "detective"`)
	}
	if c.Frequency == 0 {
		ps.Add(soc1.CodeMissing, path+"/frequency", "the control has no frequency", `use a frequency such as "monthly"`)
	}
}

func (x *Index) incompleteControl(ps *soc1.Problems, i int, t soc1.ReportType) {
	c, path := &x.m.Controls[i], soc1.Pointer("/controls", i)
	if len(x.WalkthroughsOf(i)) == 0 {
		ps.Addf(soc1.CodeMissing, path, "record a walkthrough with findings on design and implementation", "the control %q has no walkthrough", string(c.ID))
	}
	if t == soc1.Type2 && len(x.TestsOf(i)) == 0 {
		ps.Addf(soc1.CodeMissing, path, "test it, or record why it was not tested", "the control %q has no test", string(c.ID))
	}
	if t == soc1.Type2 {
		unevaluated(ps, c.Information, path)
	}
}

// unevaluated reports information that a control or a test rests on, and of which nobody knows whether it is complete and accurate.
func unevaluated(ps *soc1.Problems, list []Information, path string) {
	for j := range list {
		if list[j].Evidence == 0 {
			ps.Add(soc1.CodeMissing, soc1.Pointer(path, "information", j, "evidence"), "nothing says whether the information is complete and accurate", `evaluate it, then record "sufficient" or "deficient"`)
		}
	}
}

func (x *Index) incompleteTest(ps *soc1.Problems, i int, t soc1.ReportType) {
	test, path := &x.m.Tests[i], soc1.Pointer("/tests", i)
	if t == soc1.Type1 {
		ps.Add(soc1.CodeShape, path, "a Type 1 engagement tests no operating effectiveness", "remove the test, or report as Type 2")
		return
	}
	if test.Outcome != Performed {
		return
	}
	unevaluated(ps, test.Information, path)
	if len(test.Procedures) == 0 {
		ps.Add(soc1.CodeMissing, path+"/procedures", "the test has no procedures", "describe what was done; results without a test say nothing")
	}
	for j, p := range test.Procedures {
		if p.Text == "" {
			ps.Add(soc1.CodeMissing, soc1.Pointer(path, "procedures", j, "text"), "the procedure is not described", "say what was done, and to what, in enough detail for a user auditor")
		}
	}
	if PerformedBy(test.Procedures, InternalAudit) && !PerformedBy(test.Procedures, 0) {
		ps.Add(soc1.CodeMissing, path+"/procedures", "the test uses the work of internal audit, and nothing says what the service auditor did to that work", "add what the service auditor performed again or examined of it; the report describes both")
	}
	if test.Sample.Size == 0 {
		ps.Add(soc1.CodeMissing, path+"/sample/size", "the test does not say how many items were tested", "state the number; a configuration counts as one")
	}
	if test.Sample.Size > 1 && test.Population.Completeness == 0 {
		ps.Add(soc1.CodeMissing, path+"/population/completeness", "nothing says whether the population was complete", `evaluate the list the sample was drawn from, then record "sufficient" or "deficient"`)
	}
}

// outsideWindow reports periods that speak of days outside the examination period, or of none of its days.
func (x *Index) outsideWindow(ps *soc1.Problems, t soc1.ReportType, window soc1.Period) {
	for i := range x.m.Objectives {
		if _, ok := Clip(x.m.Objectives[i].InForce, window); !ok {
			ps.Addf(soc1.CodeRange, soc1.Pointer("/objectives", i, "inForce"), "correct the dates, or leave the objective out of the description", "the objective was not in force within %s", window)
		}
	}
	for i := range x.m.Controls {
		for j, p := range x.m.Controls[i].Operated {
			if _, ok := Clip(p, window); !ok {
				ps.Addf(soc1.CodeRange, soc1.Pointer("/controls", i, "operated", j), "correct the dates; evidence from other periods does not count", "the control did not operate within %s", window)
			}
		}
	}
	for i := range x.m.Walkthroughs {
		if _, ok := Clip(x.m.Walkthroughs[i].During, window); !ok {
			ps.Addf(soc1.CodeRange, soc1.Pointer("/walkthroughs", i, "during"), "correct the dates, or leave them out if the findings speak of the whole period", "the findings speak of no day of %s", window)
		}
	}
	if t == soc1.Type1 { // its tests are reported as such
		return
	}
	for i := range x.m.Tests {
		if p := x.m.Tests[i].Period; p.Start.IsValid() && p.Start.Before(window.Start) || p.End.IsValid() && p.End.After(window.End) {
			ps.Addf(soc1.CodeRange, soc1.Pointer("/tests", i, "period"), "keep to the examination period; other days are no evidence about it", "the test speaks of days outside %s", window)
		}
	}
}

// incompleteLines checks that superseded controls and their successors do not overlap, and tile the window or declare
// a gap.
func (x *Index) incompleteLines(ps *soc1.Problems, window soc1.Period) {
	for i := range x.m.Controls {
		next := x.SuccessorOf(i)
		if next < 0 {
			continue
		}
		old, path := &x.m.Controls[i], soc1.Pointer("/controls", i)
		if len(old.Operated) == 0 {
			ps.Add(soc1.CodeMissing, path+"/operated", "a superseded control says not until when it operated", "give its periods of operation")
			continue
		}
		if len(x.m.Controls[next].Operated) == 0 {
			ps.Add(soc1.CodeMissing, soc1.Pointer("/controls", next, "operated"), "a successor says not from when it operated", "give its periods of operation")
			continue
		}
		last, okLast := Clip(old.Operated[len(old.Operated)-1], window)
		first, okFirst := Clip(x.m.Controls[next].Operated[0], window)
		switch {
		case !okLast || !okFirst: // reported with the control itself
		case !last.End.Before(first.Start):
			ps.Addf(soc1.CodeConflict, path+"/operated", "let it end on the day before its successor starts", "the control operated until %s, and its successor from %s", last.End, first.Start)
		case last.End.AddDays(1) != first.Start && old.Gap == "":
			ps.Addf(soc1.CodeMissing, path+"/gap", "correct the dates, or declare the gap with its reason", "neither the control nor its successor operated from %s to %s", last.End.AddDays(1), first.Start.AddDays(-1))
		}
	}
}
