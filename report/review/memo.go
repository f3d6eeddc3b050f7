package review

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// Document composes the reader's memo: the conclusions, what is open and what remains to do first, then the checklist
// with everything behind it. It is a new document each time and always the same for the same review. It says on every
// page that it is a reader's working paper; nothing in it is a report on controls.
func (r *Review) Document() *report.Document {
	m := &memo{r: r, w: r.Case.Received}
	m.anchors()
	m.conclusion()
	m.open()
	m.work()
	m.checklist()
	m.period()
	m.objectives()
	m.accounts()
	m.register()
	m.plan()
	m.subservices()
	m.exceptions()
	m.deficiencies()
	m.judgements()
	m.elsewhere()
	m.reasons()
	m.basis()
	d := &report.Document{
		Title:    "Review of a received report",
		Subtitle: "Memorandum of " + r.Case.Entity.Organization.Label() + " on reliance",
		Marking:  "Reader's working paper. It is not a report on controls.",
		Legend:   "For the user entity and its auditor. The report reviewed is restricted to its specified parties, and so is what is taken from it.",
		Blocks:   m.out,
	}
	e := &r.Case.Entity
	d.Meta = append(d.Meta, report.F("User entity", e.Organization.Label()))
	if m.w != nil {
		d.Meta = append(d.Meta,
			report.F("Service organization", m.w.ServiceOrganization.Label()),
			report.F("Report", fmt.Sprintf("%s %s, %s", m.w.Family.Title(), m.w.Type.Title(), m.window(m.w))))
	}
	d.Meta = append(d.Meta, report.F("Fiscal year", m.span(e.FiscalYear.Period)),
		report.F("Reviewed by", orElse(e.ReviewedBy, "not signed off")), report.F("Reviewed on", m.date(e.ReviewedOn)))
	if !m.dayFirst() {
		d.Lang = "en-US"
	}
	return d
}

// memo builds the document of one review. It is made for one call and never shared.
type memo struct {
	r   *Review
	w   *Received
	out []report.Block
	ids report.IDs
	// at holds the anchors of the checklist.
	at map[Point]string
	// objectiveAt holds the anchors of the objectives.
	objectiveAt map[soc1.ObjectiveID]string
}

// anchors hands out the ids that links use, before anything refers to them.
func (m *memo) anchors() {
	m.at = make(map[Point]string)
	for p := range Points() {
		m.at[p] = m.ids.New("point " + p.String())
	}
	m.objectiveAt = make(map[soc1.ObjectiveID]string)
	for _, o := range m.r.Objectives {
		m.objectiveAt[o.Objective] = m.ids.New("objective " + string(o.Objective))
	}
}

// add appends blocks.
func (m *memo) add(blocks ...report.Block) { m.out = append(m.out, blocks...) }

// section opens a section.
func (m *memo) section(title string) { m.add(report.H(1, m.ids.New(title), title)) }

// orElse returns text, or other if it is empty.
func orElse(text, other string) string {
	if strings.TrimSpace(text) == "" {
		return other
	}
	return text
}

// cell returns a cell with the text, or an empty one.
func cell(text string) report.Cell {
	if strings.TrimSpace(text) == "" {
		return report.Cell{}
	}
	return report.C(text)
}

// idsOrAll lists objectives, or says all.
func idsOrAll(ids []soc1.ObjectiveID) string {
	if len(ids) == 0 {
		return "all"
	}
	return joined(ids)
}

// runsOrAll lists objectives with ranges, or says all.
func runsOrAll(ids []soc1.ObjectiveID) string {
	if len(ids) == 0 {
		return "all"
	}
	return runs(ids)
}

// tone marks a row by an outcome. The words in the row say the same.
func tone(c Conclusion) report.Tone {
	switch {
	case c.Worst == Rely:
		return report.TonePlain
	case c.Best == NoReliance:
		return report.ToneException
	}
	return report.ToneCaution
}

// conclusion puts the answer first.
func (m *memo) conclusion() {
	m.section("Conclusion")
	// The box is marked by the conclusion for the year; the words say the same.
	kind := report.CalloutConclusion
	switch c := m.r.Operation; {
	case c.Reliance == Undetermined:
		kind = report.CalloutCaution
	case c.Reliance == NoReliance:
		kind = report.CalloutException
	}
	title := m.r.Operation.Title()
	text := []report.Block{report.P(m.sentence())}
	if excluded := m.excluded(); len(excluded) > 0 && len(excluded) < len(m.r.Objectives) {
		// The worst decides for the whole, so a partner's first question is which one that is.
		title += ", decided by " + runs(excluded)
		verb := "objectives decide"
		if len(excluded) == 1 {
			verb = "objectives decides"
		}
		text = append(text, report.P(fmt.Sprintf("%d of %d "+verb+" this: %s. The other objectives are concluded on below, each by itself.",
			len(excluded), len(m.r.Objectives), runs(excluded))))
	}
	m.add(report.Box(kind, title, text...))
	t := report.Table{Caption: "Conclusions by purpose", Columns: []report.Column{report.Col("Purpose", 3), report.Col("Conclusion", 5), report.Col("Objectives by conclusion", 5)}}
	t.Columns[0].Header = true
	for v := range Views() {
		c := m.r.Overall(v)
		if c.IsZero() {
			continue
		}
		t.Rows = append(t.Rows, report.R(report.C(v.Title()), report.C(c.Title()), cell(m.tally(v))).As(tone(c)))
	}
	m.add(t)
	if m.w != nil {
		m.add(report.P("The conclusion is never better than the worst evidence that matters to the entity. A clean opinion alone is not sufficient, and a qualified one is not by itself a deficiency of the entity."))
	}
}

// sentence states the conclusion on operation in a sentence.
func (m *memo) sentence() string {
	span := m.span(m.r.Case.Entity.FiscalYear.Period)
	switch m.r.Operation.Reliance {
	case Rely:
		return "The report can be relied on for the operation of controls from " + span + ". No additional action is needed."
	case RelyWithProcedures:
		return "The report can be relied on for the operation of controls from " + span + ", together with the work listed below."
	case PartialReliance:
		return "A part of the report can be relied on for the operation of controls from " + span + "; the rest needs other evidence."
	case NoReliance:
		return "For some objective at least, the report gives nothing to rely on for the operation of controls from " + span + "."
	}
	return "The conclusion on the operation of controls from " + span + " waits for the judgments listed below. Until they are made, both ends of the range are possible."
}

// excluded lists the objectives that leave no better overall conclusion than the one there is.
func (m *memo) excluded() []soc1.ObjectiveID {
	var list []soc1.ObjectiveID
	for _, o := range m.r.Objectives {
		if o.Operation == m.r.Operation && o.Operation.Worst > RelyWithProcedures {
			list = append(list, o.Objective)
		}
	}
	return list
}

// tally counts the objectives by their conclusion for a view. The overall conclusion is that of the worst objective, so that a
// reader who sees only that would think the report worthless when one objective of thirteen failed.
func (m *memo) tally(v View) string {
	counts := make(map[Conclusion]int)
	var order []Conclusion
	for i := range m.r.Objectives {
		c := m.r.Objectives[i].For(v)
		if counts[c] == 0 {
			order = append(order, c)
		}
		counts[c]++
	}
	var parts []string
	for _, c := range order {
		parts = append(parts, fmt.Sprintf("%d: %s", counts[c], lower(c.Title())))
	}
	return strings.Join(parts, "; ")
}

// rootID returns the id of the report under review.
func (m *memo) rootID() soc1.ReportID {
	if m.w == nil {
		return ""
	}
	return m.w.ID
}

// checklist answers the points, every one of them: a point that was satisfied shows that somebody looked.
func (m *memo) checklist() {
	m.section("Checklist")
	t := report.Table{Caption: "The points of the review, in the order of practice", Columns: []report.Column{
		report.Col("No.", 1), report.Col("Point", 3), report.Col("Answer", 2), report.Col("Finding", 8)}}
	t.Columns[1].Header = true
	for i, item := range m.r.Checklist {
		blocks := []report.Block{report.P(m.prose(item.Finding))}
		if list := m.limiting(item.Reasons); len(list) > 0 {
			blocks = append(blocks, report.Bullets(list...))
		}
		row := report.R(report.C(fmt.Sprint(i+1)), report.C(item.Point.Title()), report.C(item.Status.Title()), report.CellOf(blocks...)).At(m.at[item.Point])
		switch item.Status {
		case Preventing, Excluding:
			row = row.As(report.ToneException)
		case Open, Procedures:
			row = row.As(report.ToneCaution)
		case NotApplicable:
			row = row.As(report.ToneMuted)
		}
		t.Rows = append(t.Rows, row)
	}
	m.add(t)
}

// limiting words the reasons that limit something for the memo: as sentences, with dates written out.
func (m *memo) limiting(reasons []Reason) []string {
	list := limiting(reasons)
	for i, text := range list {
		list[i] = m.prose(text) + "."
	}
	return list
}

// worded returns a reason as the beginning of a sentence. A subject is a name or an id and keeps its spelling.
func worded(x Reason) string {
	text := strings.TrimSpace(x.Text())
	if x.Subject == "" {
		text = upper(text)
	}
	return text
}

// limiting words the reasons that limit something, those with the same words once.
func limiting(reasons []Reason) []string {
	var list []string
	seen := make(map[string]bool)
	for _, x := range reasons {
		text := worded(x)
		if len(x.Objectives) > 0 && !(len(x.Objectives) == 1 && string(x.Objectives[0]) == x.Subject) {
			text += " [" + runs(x.Objectives) + "]"
		}
		if x.Limits() && !seen[text] {
			list = append(list, text)
			seen[text] = true
		}
	}
	return list
}
