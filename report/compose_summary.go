package report

import (
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// summary composes the page that a reader looks at first: the opinion on each limb, who and when, and where the
// deviations are. It is a guide to the report and says so; it replaces none of it.
func (c *composer) summary() {
	c.add(Contents{Depth: 2}, PageBreak{}, H(1, "summary", "At a glance"),
		Box(CalloutNote, "A guide for the reader", P("This page sums up the report and is not part of it. It is not covered by the service auditor's opinion and does not replace reading the sections.")))
	rows := make([]Row, 0, len(c.o.Limbs))
	for _, l := range c.o.Limbs {
		tone := TonePlain
		if l.Kind != opinion.Unqualified {
			tone = ToneException
		}
		rows = append(rows, R(C(l.Limb.Title()), CellOf(Para(Strong(c.kind(l.Kind)))), C(c.inShort(l))).As(tone))
	}
	c.add(Table{Caption: "The opinion, limb by limb", Columns: []Column{{Title: "Conclusion on", Width: 3, Header: true}, Col("Opinion", 2), Col("In short", 7)}, Rows: rows})
	facts := Fields{
		F("Report", c.brand()+" "+c.t.Title()+", "+c.when()),
		F("Subservice organizations", c.subserviceSummary()),
		F("Control objectives", c.objectiveSummary()),
		F("Complementary user entity controls", grouped(int64(len(c.e.Complementary.CUECs)))),
	}
	if n := len(c.e.Complementary.CSOCs); n > 0 {
		facts = append(facts, F("Complementary subservice organization controls", grouped(int64(n))))
	}
	c.add(facts)
	if c.t == soc1.Type2 {
		c.deviationIndex()
	}
}

// inShort sums a limb up in a sentence or two: nothing for a clean one, what is possible for an open one, and for a
// modified one what it is about.
func (c *composer) inShort(l opinion.LimbOpinion) string {
	switch {
	case l.Kind == opinion.Unqualified:
		return "No modification."
	case l.Kind == opinion.Undetermined:
		kinds := make([]string, len(l.Possible))
		for i, k := range l.Possible {
			kinds[i] = small(c.kind(k))
		}
		return "Not yet determined; still possible: " + listed(kinds, "or") + "."
	}
	var objectives []soc1.ObjectiveID
	var parts []string
	for _, r := range l.Reasons {
		switch {
		case isReach(r.Rule):
		case isLetter(r.Rule):
			parts = append(parts, c.letterText(r))
		case r.Objective != "":
			objectives = append(objectives, r.Objective)
		case r.Matter != "":
			parts = append(parts, c.matterText(r.Matter))
		case r.Rule == opinion.RuleMonitoringUnstated:
			parts = append(parts, c.unmonitored(r.Subservice))
		case r.Control != "":
			parts = append(parts, c.notInUse(r.Control))
		default:
			parts = append(parts, sentence(r.Text()))
		}
	}
	switch n := len(objectives); {
	case n == 1:
		parts = append(parts, "Concerns control objective "+string(objectives[0])+".")
	case n > 1:
		parts = append(parts, "Concerns "+count(int64(n), "control objective")+": "+ids(objectives)+".")
	}
	return spaced(parts...)
}

// subserviceSummary names the subservice organizations by method.
func (c *composer) subserviceSummary() string {
	if len(c.e.Subservices) == 0 {
		return "None"
	}
	var parts []string
	for m := range soc1.SubserviceMethods() {
		if list := c.subservices(m); len(list) > 0 {
			parts = append(parts, m.Title()+": "+names(list))
		}
	}
	return strings.Join(parts, "; ")
}

// objectiveSummary counts the objectives by what was found on them. Where no opinion is expressed on the limb that the findings belong
// to, they are left out: conclusions one by one would say what the disclaimer does not. Source: [soc1.CiteWording].
func (c *composer) objectiveSummary() string {
	limb := opinion.Design
	if c.t == soc1.Type2 {
		limb = opinion.Operation
	}
	total := grouped(int64(len(c.o.Objectives)))
	if c.disclaims(limb) {
		return total + "; no opinion is expressed on whether " + plural(len(c.o.Objectives), "it was", "they were") + " achieved"
	}
	var counts [256]int
	for _, o := range c.o.Objectives {
		counts[c.findingOf(o)]++
	}
	var parts []string
	for f := range opinion.Findings() {
		if counts[f] == 0 {
			continue
		}
		number := grouped(int64(counts[f])) + " "
		if counts[f] == len(c.o.Objectives) {
			return total + ", " + plural(counts[f], "", "all ") + c.findingWord(f)
		}
		parts = append(parts, number+c.findingWord(f))
	}
	if len(parts) == 0 {
		return "0"
	}
	return total + ": " + joined(parts)
}

// findingWord is what is said of the objectives with a finding, after their number.
func (c *composer) findingWord(f opinion.Finding) string {
	switch {
	case f == opinion.NoConclusion:
		return "without a conclusion"
	case c.t == soc1.Type1 && f == opinion.Achieved:
		return "with suitably designed controls"
	case c.t == soc1.Type1 && f == opinion.NotAchieved:
		return "with controls that were not suitably designed"
	}
	return small(f.Title())
}

// findingOf returns the finding that sums up an objective: on operation where there is one, else on design.
func (c *composer) findingOf(o opinion.ObjectiveConclusion) opinion.Finding {
	if c.t == soc1.Type2 {
		return o.Operation
	}
	return o.Design
}

// deviationIndex lists where the deviations stand, in the order of the examination. It gives their numbers and leaves the
// words to Section 4, where each stands once. What was concluded on the control is left out where no opinion is expressed on
// operation.
func (c *composer) deviationIndex() {
	m := &c.e.Matrix
	if len(m.Deviations) == 0 {
		c.add(P("No " + c.deviation(true) + " were noted in the tests of controls."))
		return
	}
	columns := []Column{{Title: "No.", Width: 2, Header: true}, Col("Control", 6), Col("Nature", 3), {Title: "Items", Width: 2, Align: AlignEnd}}
	concluded := !c.disclaims(opinion.Operation)
	if concluded {
		columns = append(columns, Col("Control concluded", 4))
	}
	rows := make([]Row, 0, len(m.Deviations))
	for i := range m.Deviations {
		d := &m.Deviations[i]
		t, _ := c.x.Test(d.Test)
		control, _ := c.x.Control(m.Tests[t].Control)
		cells := []Cell{CellOf(Para(link(c.deviationAt(i), string(d.ID)))), C(c.controlName(m.Controls[control].ID)), C(d.Kind.Title()),
			C(grouped(d.Count) + " of " + grouped(m.Tests[t].Sample.Size))}
		if concluded {
			cells = append(cells, C(c.result(c.o.Controls[control].Result)))
		}
		rows = append(rows, R(cells...))
	}
	c.add(Table{Caption: "Where to find the " + c.deviation(true), Columns: columns, Rows: rows})
}
