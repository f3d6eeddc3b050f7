package report

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// record composes the appendix of a draft: how the opinion was derived, from which judgements, under which policy. It
// belongs to the working papers and is left out of an issued report.
func (c *composer) record() {
	c.add(PageBreak{}, H(1, "record", "Record of derivation").Numbered("Working paper"),
		Box(CalloutNote, "Not part of the report", P("This record shows how the opinion follows from the facts. It is meant for the engagement team and its reviewers and is left out when the report is issued.")))
	columns := []Column{{Title: "Objective", Width: 2, Header: true}, Col("Design", 3)}
	if c.t == soc1.Type2 {
		columns = append(columns, Col("Operation", 3), Column{Title: "Items deviating", Width: 2, Align: AlignEnd})
	}
	if rows := c.conclusionRows(); len(rows) > 0 {
		c.add(H(2, "record-objectives", "Conclusions on control objectives"), Table{Caption: "Conclusions by control objective", Columns: columns, Rows: rows})
	}
	c.derivation()
	c.judgements()
	c.recordMatters()
	c.recordKnown()
	c.recordRisks()
	c.recordWalkthroughs()
	c.policy()
}

// policy lists every choice that the policy makes where practice differs: the value in force, the usual one where another was
// chosen, and where in this opinion it mattered.
func (c *composer) policy() {
	used := make(map[opinion.Knob]opinion.PolicyUse, len(c.o.PolicyUsed))
	for _, u := range c.o.PolicyUsed {
		used[u.Knob] = u
	}
	var rows []Row
	for k := range opinion.Knobs() {
		value, where, tone := c.policyValue(k), "no part in this opinion", ToneMuted
		subject := capital(k.Subject())
		switch k { // two that share a subject with the knob before them
		case opinion.KnobConfinedBelow:
			subject = "Below which share of the objectives a matter is confined"
		case opinion.KnobConfidence:
			subject = "At which confidence statistical samples are evaluated, unless a test says otherwise"
		}
		if u, ok := used[k]; ok {
			where, tone = policyPlaces(u.Places), TonePlain
			if u.Usual != "" {
				value += " (usual: " + u.Usual + ")"
			}
		}
		rows = append(rows, R(C(subject), C(value), C(where)).As(tone))
	}
	c.add(H(2, "record-policy", "Policy in force"),
		P("Practice differs on the following. The policy is named “"+orNotStated(c.o.Policy.Name)+"”."),
		Table{Caption: "Choices of the policy", Columns: []Column{{Title: "Where practice differs", Width: 6, Header: true}, Col("Choice", 3), Col("Where it mattered", 5)}, Rows: rows})
}

// policyValue writes a value of the policy for readers: shares and confidence as percentages.
func (c *composer) policyValue(k opinion.Knob) string {
	switch p := &c.o.Policy; k {
	case opinion.KnobPervasiveFrom:
		return p.PervasiveFrom.Percent()
	case opinion.KnobConfinedBelow:
		return p.ConfinedBelow.Percent()
	case opinion.KnobConfidence:
		return p.Confidence.Percent()
	}
	return c.o.Policy.Value(k)
}

// policyPlaces names the first places at which a choice mattered, and counts the others.
func policyPlaces(list []opinion.PolicyPlace) string {
	const most = 6
	var parts []string
	for _, at := range list[:min(len(list), most)] {
		switch {
		case at.Limb == 0:
			parts = append(parts, "the report as a whole")
		case at.Subject == "" || at.Subject == at.Limb.String():
			parts = append(parts, limbName(at.Limb))
		default:
			parts = append(parts, at.Subject+" for "+limbName(at.Limb))
		}
	}
	if more := len(list) - most; more > 0 {
		parts = append(parts, fmt.Sprintf("%d more", more))
	}
	return joined(parts)
}

// derivation lists the reasons of every modified limb as an indented tree, each with the section it rests on.
func (c *composer) derivation() {
	var rows []Row
	for _, l := range c.o.Limbs {
		for _, s := range l.Struck {
			rows = append(rows, R(C(l.Limb.String()), C(c.kind(s.Kind)+" struck out: "+s.Rule.Statement()), C(c.cite(s.Rule)), C("")))
		}
		for _, r := range l.Reasons {
			for depth, step := range r.All() {
				facts := make([]Inline, 0, 2*len(step.Facts))
				for i, f := range step.Facts {
					if i > 0 {
						facts = append(facts, Break{})
					}
					facts = append(facts, Code(f))
				}
				rows = append(rows, R(C(l.Limb.String()), C(strings.Repeat("› ", depth)+step.Text()), C(c.cite(step.Rule)), CellOf(Para(facts...))))
			}
		}
	}
	if len(rows) > 0 {
		c.add(H(2, "record-derivation", "Derivation"), Table{Caption: "Steps of the derivation", Columns: []Column{{Title: "Limb", Width: 2, Header: true}, Col("Step", 7), Col("Section", 2), Col("Facts", 4)}, Rows: rows})
	}
}

// cite names the section behind a rule in the standard of the report, if it has one.
func (c *composer) cite(r opinion.Rule) string {
	if ref, ok := r.Citation().In(c.standard); ok {
		return ref.String()
	}
	return ""
}

// judgements lists the judgements that went in, open ones included, with who judged and why: a reviewer has to be able to
// disagree.
func (c *composer) judgements() {
	if len(c.e.Judgements) == 0 {
		return
	}
	rows := make([]Row, len(c.e.Judgements))
	for i, j := range c.e.Judgements {
		by := j.By
		if j.Dated.IsValid() {
			by += ", " + c.date(j.Dated)
		}
		answer := "open"
		if j.Answer.IsValid() {
			answer = j.Answer.String()
		}
		rows[i] = R(C(j.Question.Prompt()), C(j.Subject), C(answer), C(j.Why), C(by))
	}
	c.add(H(2, "record-judgements", "Judgments"), Table{Caption: "Judgments of the service auditor", Columns: []Column{{Title: "Question", Width: 4, Header: true}, Col("About", 2), Col("Answer", 1), Col("Why", 6), Col("By", 2)}, Rows: rows})
}

// designFinding is the word for a finding on design. What was found is about the controls, since an objective is not
// achieved by design alone.
func designFinding(f opinion.Finding) string {
	switch f {
	case opinion.Achieved:
		return "Suitably designed"
	case opinion.NotAchieved:
		return "Not suitably designed"
	}
	return f.Title()
}

// recordMatters lists what was found to be wrong or to be missing, corrected or not.
func (c *composer) recordMatters() {
	var rows []Row
	for i := range c.e.Matters {
		m := &c.e.Matters[i]
		state := "Not corrected"
		if m.Corrected {
			state = "Corrected by management"
		}
		rows = append(rows, R(C(string(m.ID)), C(m.Kind.Title()), C(m.Text), C(state)))
	}
	for i := range c.e.Limitations {
		l := &c.e.Limitations[i]
		limbs := make([]string, len(l.Limbs))
		for j, limb := range l.Limbs {
			limbs[j] = limbName(limb)
		}
		concerned := orNone(spaced(joined(limbs), ids(l.Objectives), ids(l.Controls)), "All limbs")
		rows = append(rows, R(C(string(l.ID)), C("Limitation: "+l.Source.String()), C(l.Text), C(concerned)))
	}
	if len(rows) > 0 {
		c.add(H(2, "record-matters", "Matters and limitations"), Table{Caption: "Matters and scope limitations", Columns: []Column{{Title: "No.", Width: 2, Header: true}, Col("Kind", 3), Col("Description", 7), Col("State or extent", 3)}, Rows: rows})
	}
}

// recordRisks lists the risks with the sets of controls that answer them, and why each further set suffices by itself.
func (c *composer) recordRisks() {
	m := &c.e.Matrix
	if len(m.Risks) == 0 {
		return
	}
	rows := make([]Row, len(m.Risks))
	for i := range m.Risks {
		r := &m.Risks[i]
		var sets []string
		for _, set := range r.Sufficient {
			text := ids(set.Controls)
			if set.Rationale != "" {
				text += ": " + set.Rationale
			}
			sets = append(sets, text)
		}
		answered := C("None: a gap in the design")
		if len(sets) > 0 {
			answered = CellOf(Bullets(sets...))
		}
		rows[i] = R(C(string(r.ID)), c.objectiveRefs([]soc1.ObjectiveID{r.Objective}), C(orNotStated(r.Statement)), answered)
	}
	c.add(H(2, "record-risks", "Risks and the controls that answer them"), Table{Caption: "Risks, each with its sufficient sets of controls", Columns: []Column{{Title: "No.", Width: 2, Header: true}, Col("Objective", 2), Col("Risk", 5), Col("Sufficient sets", 5)}, Rows: rows})
}

// recordWalkthroughs lists the findings about design and implementation, favourable or not. Only unfavourable ones are
// printed in the report itself.
func (c *composer) recordWalkthroughs() {
	m := &c.e.Matrix
	if len(m.Walkthroughs) == 0 {
		return
	}
	rows := make([]Row, len(m.Walkthroughs))
	for i := range m.Walkthroughs {
		w := &m.Walkthroughs[i]
		var done []string
		for _, p := range w.Procedures {
			done = append(done, performed(p)+": "+p.Text)
		}
		found := []string{orNone(named(w.Design), "design not evaluated") + ", " + orNone(named(w.Implementation), "implementation not evaluated")}
		if w.During != (soc1.Period{}) {
			found = append(found, "Speaks of the days "+c.openDays(w.During)+".")
		}
		if w.Finding != "" {
			found = append(found, w.Finding)
		}
		if w.DescriptionCorrected {
			found = append(found, "Management corrected the description.")
		}
		rows[i] = R(C(string(w.ID)), CellOf(Para(link(c.controlAt[w.Control], string(w.Control)))), CellOf(bulletsOrNone(done)...), C(found...))
		if unfavourable(w) {
			rows[i].Tone = ToneException
		}
	}
	c.add(H(2, "record-walkthroughs", "Design and implementation"), Table{Caption: "Findings on design and implementation", Columns: []Column{{Title: "No.", Width: 2, Header: true}, Col("Control", 2), Col("Procedures", 6), Col("Finding", 5)}, Rows: rows})
}

// named returns the wire name of a finding, or nothing for one that was not made.
func named(v interface {
	IsValid() bool
	String() string
}) string {
	if !v.IsValid() {
		return ""
	}
	return v.String()
}

// orNone returns text, or what stands in for none.
func orNone(text, none string) string {
	if text == "" {
		return none
	}
	return text
}

// conclusionRows is the objectives' conclusions for the record.
func (c *composer) conclusionRows() []Row {
	rows := make([]Row, len(c.o.Objectives))
	for i, o := range c.o.Objectives {
		cells := []Cell{c.objectiveRefs([]soc1.ObjectiveID{o.Objective}), C(designFinding(o.Design))}
		if c.t == soc1.Type2 {
			cells = append(cells, C(o.Operation.Title()), C(fmt.Sprint(o.Deviations)))
		}
		rows[i] = Row{Cells: cells}
		if f := c.findingOf(o); f != opinion.Achieved && f != opinion.NotEvaluated {
			rows[i].Tone = ToneException
		}
	}
	return rows
}
