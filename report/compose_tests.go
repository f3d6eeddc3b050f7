package report

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// tests composes Section 4: for each objective its controls, the tests and their results. A control that serves
// several objectives is shown in full under the first, and the others refer to it, so that every deviation stands
// here exactly once. Source: [soc1.CiteResults].
func (c *composer) tests() {
	if c.t == soc1.Type1 {
		c.section("4", "section-4", "Control objectives and controls")
		c.prose("This section lists the controls by control objective, as the service organization specified them. It is part of the description. The operation of the controls was not tested.")
	} else {
		c.section("4", "section-4", "Control objectives, controls, tests and results")
		extent := ": they are those that we considered necessary to conclude whether the controls operated effectively " + c.when() + "."
		if c.disclaims(opinion.Operation) {
			extent = ". They do not suffice for an opinion on whether the controls operated effectively " + c.when() + ", and we express none."
		}
		c.prose("The control objectives and the controls in this section are part of the service organization's description. The tests and their results are the service auditor's" + extent)
		c.testIntroduction()
	}
	for i := range c.e.Matrix.Objectives {
		c.objectiveTests(i)
	}
	c.unassigned()
}

// testIntroduction explains the natures of tests, and whatever the narrative adds.
func (c *composer) testIntroduction() {
	c.add(Fields{
		F("Inquiry", "Asking people with the relevant knowledge. Never the only procedure on which a conclusion rests."),
		F("Observation", "Watching the control being performed."),
		F("Inspection", "Examining records, documents, settings or other evidence of performance."),
		F("Reperformance", "Performing the control again, independently of who performed it."),
	})
	c.prose("Unless a test says otherwise, it covers every day of the period on which the control was in operation. Where " + c.deviation(true) + " were found, the results state how many items were tested.")
	c.internalAudit()
	c.prose(c.r.Narrative.TestIntroduction...)
}

// internalAudit says whose work stands among the tests, where it is not the service auditor's alone. This is the one place in a
// report for it: the opinion is the auditor's own whatever was used. Source: [soc1.CiteInternalAudit].
func (c *composer) internalAudit() {
	if c.usedInternalAudit {
		c.prose("In some tests we used work of the service organization's internal audit function. Procedures that it performed are marked, and what we performed on that work stands beside them in the same test.")
	}
	if c.assistedByInternalAudit {
		c.prose("Some procedures were performed by the service organization's internal auditors under our direction, supervision and review. They are marked.")
	}
}

// objectiveTests composes the part of one objective.
func (c *composer) objectiveTests(i int) {
	o := &c.e.Matrix.Objectives[i]
	name := o.Name
	if name == "" {
		name = "Control objective " + string(o.ID)
	}
	c.add(H(2, c.objectiveAt[o.ID], name).Numbered(string(o.ID)), Para(Strong(orNotStated(o.Statement))))
	if list := c.cuecs[o.ID]; len(list) > 0 {
		c.prose("Complementary user entity controls: " + ids(list) + ".")
	}
	if list := c.csocs[o.ID]; len(list) > 0 {
		c.prose("Complementary subservice organization controls: " + ids(list) + ".")
	}
	var rows []Row
	for k := range c.x.ControlsOf(i) {
		if first, ok := c.shown[k]; ok {
			rows = append(rows, c.elsewhere(k, first))
			continue
		}
		c.shown[k] = o.ID
		rows = append(rows, c.controlRows(k)...)
	}
	if len(rows) == 0 {
		c.add(Box(CalloutException, "No control", P("The description names no control for this control objective.")))
		return
	}
	c.add(c.controlTable("Controls for "+string(o.ID), rows))
}

// controlTable is the table of controls, with tests and results in a Type 2 report. The tests are the service auditor's, but where
// internal auditors performed some of the procedures the title does not say that it performed them.
func (c *composer) controlTable(caption string, rows []Row) Table {
	if c.t == soc1.Type1 {
		return Table{Caption: caption, Columns: []Column{{Title: "No.", Width: 2, Header: true}, Col("Control as specified by the service organization", 12)}, Rows: rows}
	}
	performed := "Tests performed by the service auditor"
	if c.usedInternalAudit || c.assistedByInternalAudit {
		performed = "Tests performed"
	}
	return Table{Caption: caption + ", tests and results", Columns: []Column{
		{Title: "No.", Width: 2, Header: true}, Col("Control as specified by the service organization", 6), Col(performed, 6), Col("Results", 5),
	}, Rows: rows}
}

// elsewhere is the row of a control that was shown under an earlier objective.
func (c *composer) elsewhere(k int, under soc1.ObjectiveID) Row {
	control := &c.e.Matrix.Controls[k]
	line := []Inline{Text("See "), link(c.controlAt[control.ID], string(control.ID)), Text(" under "), c.objective(under), Text(".")}
	if control.Name != "" {
		line = append([]Inline{Strong(control.Name + ". ")}, line...)
	}
	if c.t == soc1.Type1 {
		return R(C(string(control.ID)), CellOf(Para(line...))).As(ToneMuted)
	}
	return R(C(string(control.ID)), CellOf(Para(line...)), C("See there."), C("See there.")).As(ToneMuted)
}

// controlRows shows a control in full: one row for each test, the control beside them.
func (c *composer) controlRows(k int) []Row {
	control := &c.e.Matrix.Controls[k]
	tests := c.x.TestsOf(k)
	id, text, at := C(string(control.ID)), c.controlCell(k), c.controlAt[control.ID]
	if c.t == soc1.Type1 {
		return []Row{R(id, text).At(at)}
	}
	found := c.finding(control.ID)
	if len(tests) == 0 {
		return []Row{R(id, text, C("Not tested."), CellOf(append(found, P("No test of operation was performed."))...)).As(ToneCaution).At(at)}
	}
	rows := make([]Row, len(tests))
	for i, t := range tests {
		rows[i] = Row{Cells: []Cell{c.testCell(t), CellOf(c.resultBlocks(t)...)}, Tone: c.tone(t)}
	}
	first := &rows[0]
	first.ID = at
	first.Cells = []Cell{id.Span(len(tests)), text.Span(len(tests)), first.Cells[0], first.Cells[1]}
	if len(found) > 0 {
		first.Tone, first.Cells[3].Blocks = ToneException, append(found, first.Cells[3].Blocks...)
	}
	return rows
}

// tone marks rows with deviations, and those without a test.
func (c *composer) tone(t int) Tone {
	switch {
	case len(c.x.DeviationsOf(t)) > 0:
		return ToneException
	case c.e.Matrix.Tests[t].Outcome != controls.Performed:
		return ToneCaution
	}
	return TonePlain
}

// controlCell is the control's wording with its attributes.
func (c *composer) controlCell(k int) Cell {
	control := &c.e.Matrix.Controls[k]
	var blocks []Block
	if control.Name != "" {
		blocks = append(blocks, Para(Strong(control.Name)))
	}
	blocks = append(blocks, P(orNotStated(control.Text)))
	var attributes []string
	for _, a := range []struct {
		ok   bool
		text string
	}{
		{control.Nature.IsValid(), control.Nature.Title()}, {control.Purpose.IsValid(), control.Purpose.Title()},
		{control.Frequency.IsValid(), control.Frequency.Title()}, {control.PerformedBy != "", control.PerformedBy},
	} {
		if a.ok {
			attributes = append(attributes, a.text)
		}
	}
	if len(attributes) > 0 {
		blocks = append(blocks, Para(Emphasis(strings.Join(attributes, " · "))))
	}
	if control.Subservice != "" {
		blocks = append(blocks, P("Performed by the subservice organization "+c.subserviceName(control.Subservice)+"."))
	}
	if len(control.ReliesOn) > 0 {
		blocks = append(blocks, Para(append(append([]Inline{Text("Relies on " + plural(len(control.ReliesOn), "control objective ", "control objectives "))}, c.objectiveLine(control.ReliesOn)...), Text("."))...))
	}
	return CellOf(append(append(blocks, c.informationBlocks("Information used", control.Information)...), c.operatedBlocks(control)...)...)
}

// operatedBlocks say when a control was in operation, where that is not the whole period, and what came after it.
func (c *composer) operatedBlocks(control *controls.Control) []Block {
	if c.t == soc1.Type1 {
		return nil
	}
	var blocks []Block
	if len(control.Operated) > 0 {
		days := make([]string, len(control.Operated))
		for i, p := range control.Operated {
			days[i] = c.openDays(p)
		}
		blocks = append(blocks, P("In operation "+joined(days)+"."))
	}
	if at, ok := c.x.Control(control.ID); ok {
		for before := range c.x.Line(at) {
			if old := &c.e.Matrix.Controls[before]; old.Successor == control.ID {
				blocks = append(blocks, P("Took the place of "+string(old.ID)+"."))
			}
		}
	}
	if control.Successor != "" {
		text := "Superseded by " + string(control.Successor) + "."
		if control.Gap != "" {
			text += " Days between the two: " + stop(control.Gap)
		}
		blocks = append(blocks, P(text))
	}
	return blocks
}

// informationBlocks name the information that a control or a test rests on, and how its completeness and accuracy
// were established. Source: [soc1.CiteInformation].
func (c *composer) informationBlocks(label string, list []controls.Information) []Block {
	blocks := make([]Block, 0, len(list))
	for _, info := range list {
		text := label + ": " + info.Name
		if info.Source != "" {
			text += " (" + info.Source + ")"
		}
		text = stop(text)
		if c.t == soc1.Type2 {
			if info.Evidence == controls.EvidenceDeficient {
				text += " It was not complete and accurate."
			}
			text = spaced(text, stop(info.Procedures))
		}
		blocks = append(blocks, P(text))
	}
	return blocks
}

// testCell describes one test: its id, to which the basis of an opinion refers, nature, timing where it is not the whole period, extent.
func (c *composer) testCell(t int) Cell {
	test := &c.e.Matrix.Tests[t]
	blocks := []Block{Para(Emphasis("Test " + string(test.ID)))}
	for _, p := range test.Procedures {
		blocks = append(blocks, Para(Strong(performed(p)+". "), Text(orNotStated(p.Text))))
	}
	switch {
	case len(test.Procedures) > 0:
	case test.Outcome == controls.NoOccurrence:
		blocks = append(blocks, P("None: the control had no occasion to operate."))
	default:
		blocks = append(blocks, P("No procedure is described."))
	}
	if test.Period != (soc1.Period{}) {
		blocks = append(blocks, P("Timing: "+c.openDays(test.Period)+"."))
	}
	if test.Extends != "" {
		when := "decided on after the results of that test were known"
		if test.Planned {
			when = "planned before the first items were drawn"
		}
		blocks = append(blocks, P("Extension of test "+string(test.Extends)+", "+when+"."))
	}
	if extent := c.extent(t); extent != "" {
		blocks = append(blocks, P(extent))
	}
	blocks = append(blocks, c.informationBlocks("Information used as evidence", test.Information)...)
	return CellOf(blocks...)
}

// performed names a procedure by its nature, and by who performed it where that was not the service auditor.
func performed(p controls.Procedure) string {
	switch p.By {
	case controls.InternalAudit:
		return p.Nature.Title() + " by internal audit"
	case controls.DirectAssistance:
		return p.Nature.Title() + " by internal auditors under our direction"
	}
	return p.Nature.Title()
}

// extent states how many items were tested, of how many, from which list. It is always stated when there are deviations.
func (c *composer) extent(t int) string {
	test := &c.e.Matrix.Tests[t]
	if test.Sample.Size == 0 || c.r.Narrative.HideSampleSizes && len(c.x.DeviationsOf(t)) == 0 {
		return ""
	}
	text := "Extent: " + count(test.Sample.Size, "item")
	switch {
	case test.Population.Size > 0 && test.Population.Size == test.Sample.Size:
		text = "Extent: all " + count(test.Sample.Size, "item")
		if test.Sample.Size == 1 {
			text = "Extent: the only item"
		}
	case test.Population.Size > 0:
		text = "Extent: " + grouped(test.Sample.Size) + " of " + count(test.Population.Size, "item")
		if test.Sample.Method.IsValid() {
			text += ", drawn by " + strings.ReplaceAll(test.Sample.Method.String(), "-", " ") + " selection"
		}
	}
	if test.Population.Source != "" {
		text += ", from: " + test.Population.Source
	}
	text = stop(text)
	if test.Population.Completeness == controls.EvidenceDeficient {
		text += " The population was not complete."
	}
	return text
}

// resultBlocks state the result of one test in literal, always equal words, so that a reader can search for them.
func (c *composer) resultBlocks(t int) []Block {
	test := &c.e.Matrix.Tests[t]
	switch test.Outcome {
	case controls.NoOccurrence:
		return []Block{Para(Strong("No occurrence.")), P(spaced("The circumstances that trigger the control did not arise, and no test of operation was performed.", stop(test.Reason)))}
	case controls.EvidenceUnavailable:
		return []Block{Para(Strong("Evidence not available.")), P(spaced("Sufficient appropriate evidence could not be obtained.", stop(test.Reason)))}
	case controls.NotPerformed:
		return []Block{Para(Strong("Not tested.")), P(stop(test.Reason))}
	}
	devs := c.x.DeviationsOf(t)
	if len(devs) == 0 {
		return []Block{P("No " + c.deviation(true) + " noted.")}
	}
	blocks := []Block{Para(Strong(capital(c.deviation(len(devs) > 1)) + " noted."))}
	for _, d := range devs {
		blocks = append(blocks, c.deviationBlocks(d)...)
	}
	return blocks
}

// deviationBlocks states one deviation: its nature, items tested, items deviating, cause, and what became of it.
func (c *composer) deviationBlocks(d int) []Block {
	dev := &c.e.Matrix.Deviations[d]
	t, _ := c.x.Test(dev.Test)
	head := fmt.Sprintf(". %s, %s of %s tested: ", dev.Kind.Title(), grouped(dev.Count), count(c.e.Matrix.Tests[t].Sample.Size, "item"))
	blocks := []Block{Para(Strong(string(dev.ID)), Text(head+dev.Text))}
	if dev.DaysLate > 0 {
		blocks = append(blocks, P("Late by up to "+count(dev.DaysLate, "day")+"."))
	}
	if dev.Occurred != (soc1.Period{}) {
		blocks = append(blocks, P("Occurred "+c.openDays(dev.Occurred)+"."))
	}
	if cause := spaced(causeTitle(dev.Cause), stop(dev.CauseText)); cause != "" {
		blocks = append(blocks, P("Cause: "+cause))
	}
	switch dev.Pattern {
	case controls.Isolated:
		blocks = append(blocks, P("We found it to be isolated."))
	case controls.Systematic:
		blocks = append(blocks, P("We found its cause to be systematic."))
	}
	if dev.Intentional {
		blocks = append(blocks, P("It resulted from an intentional act."))
	}
	if dev.Remediated.IsValid() {
		blocks = append(blocks, P("Management states that the cause was removed as of "+c.date(dev.Remediated)+". That does not undo the "+c.deviation(false)+"."))
	}
	if dev.Response != "" && c.r.Narrative.Responses == PlaceSection4 {
		blocks = append(blocks, Para(Emphasis("Management's response (not examined): "), Text(dev.Response)))
	}
	return blocks
}

// causeTitle opens the text of a cause with its kind.
func causeTitle(cause controls.Cause) string {
	if !cause.IsValid() {
		return ""
	}
	return small(cause.Title()) + "."
}

// unassigned shows controls that serve no objective but were described, so that none of their tests is lost.
func (c *composer) unassigned() {
	var rows []Row
	for k := range c.e.Matrix.Controls {
		if _, ok := c.shown[k]; !ok {
			rows = append(rows, c.controlRows(k)...)
		}
	}
	if len(rows) > 0 {
		c.add(H(2, "unassigned", "Controls that serve no control objective"), c.controlTable("Other controls", rows))
	}
}
