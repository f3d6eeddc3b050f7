package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// deviations prints every deviation: none is too small to be listed, whatever it means for the opinion.
func (b *briefing) deviations() {
	b.Heading("Deviations and their effect")
	m := &b.exam.Matrix
	var rows [][]string
	for i := range m.Deviations {
		d := &m.Deviations[i]
		at, _ := b.index.Test(d.Test)
		t := &m.Tests[at]
		rows = append(rows, []string{string(d.ID), string(t.Control), fmt.Sprintf("%d of %d", d.Count, t.Sample.Size),
			d.Kind.Title(), d.Cause.Title() + ", " + d.Pattern.String(), b.effect(t)})
	}
	b.Table([]page.Column{page.Left("No.", 4), page.Left("Control", 7), page.Left("Items", 7), page.Left("Nature", 12),
		page.Left("Cause, pattern", 12), page.Left("Effect", 48)}, rows)
	for i := range m.Deviations {
		d := &m.Deviations[i]
		b.Blank()
		b.Text(fmt.Sprintf("%-6s", d.ID), "%s", d.Text)
		b.Text("      ", "Cause: %s", d.CauseText)
		if d.Remediated.IsValid() {
			b.Text("      ", "Cause removed on %s; management's response, not examined, is in the report.", d.Remediated)
		}
	}
}

// effect says what the deviations of a test come to, from the conclusions on its control and objectives.
func (b *briefing) effect(t *controls.Test) string {
	at, _ := b.index.Control(t.Control)
	if b.o.Controls[at].Result == opinion.EffectiveWithDeviations {
		if j, ok := b.judgement(opinion.DeviationsAcceptable, string(t.ID)); ok && j.Answer == opinion.Yes {
			return fmt.Sprintf("Judged acceptable by the %s on %s. Control effective; disclosed", strings.ToLower(j.By), j.Dated)
		}
		return "Within the plan of the sample. Control effective; disclosed"
	}
	parts := []string{"Control " + strings.ToLower(b.o.Controls[at].Result.Title())}
	for o, c := range b.o.Objectives {
		if !slices.Contains(slices.Collect(b.index.ControlsOf(o)), at) {
			continue
		}
		switch {
		case c.Operation != opinion.Achieved:
			parts = append(parts, fmt.Sprintf("%s %s", c.Objective, strings.ToLower(c.Operation.Title())))
		default:
			parts = append(parts, fmt.Sprintf("%s achieved, because other controls answer %s by themselves; disclosed", c.Objective, list(b.risksOf(o, at))))
		}
	}
	return strings.Join(parts, ". ")
}

// risksOf returns the risks of an objective that have a set with a control in it.
func (b *briefing) risksOf(objective, control int) []soc1.RiskID {
	var ids []soc1.RiskID
	for _, r := range b.index.RisksOf(objective) {
		for s := range b.index.SetsOf(r) {
			if slices.Contains(b.index.MembersOf(r, s), control) {
				ids = append(ids, b.exam.Matrix.Risks[r].ID)
				break
			}
		}
	}
	return ids
}

// disclosures prints what the report says besides: controls without occurrence, superseded controls, declared
// redundancy, changes, judgements and what was not examined.
func (b *briefing) disclosures() {
	b.Heading("Also disclosed")
	m := &b.exam.Matrix
	for i := range m.Tests {
		if t := &m.Tests[i]; t.Outcome != controls.Performed {
			b.item(strings.ReplaceAll(t.Outcome.String(), "-", " "), "%s, %s. %s", t.Control, b.controlName(t.Control), t.Reason)
		}
	}
	for i := range m.Controls {
		c := &m.Controls[i]
		next := b.index.SuccessorOf(i)
		if next < 0 {
			continue
		}
		n := &m.Controls[next]
		b.item("superseded control", "%s, %s, ended on %s; %s, %s, began on %s. Each was tested for its own days: %s, and %s.", c.ID, c.Name, c.Operated[len(c.Operated)-1].End,
			n.ID, n.Name, n.Operated[0].Start, b.tested(i), b.tested(next))
	}
	b.redundancy()
	for _, j := range b.exam.Judgements {
		if j.Question == opinion.DeviationsAcceptable || j.Question == opinion.RelianceUnaffected { // the others are among the reasons
			b.item("judgement on "+j.Subject, "%s %s %s, %s: %s", j.Question.Prompt(), page.Capital(j.Answer.String())+".", j.By, j.Dated, j.Why)
		}
	}
	for _, c := range b.exam.Description.Changes {
		b.item("change of "+c.Date.String(), "%s", c.Text)
	}
	for _, s := range b.exam.Subservices {
		if s.Method == soc1.Inclusive {
			b.item("inclusive method", "%s. Its controls were described and tested; it gave its own assertion and representations.", s.Organization.Label())
			continue
		}
		b.item("carve-out", "%s. Its controls were not examined: the description assumes %s there, and states %s of the service organization.", s.Organization.Label(),
			count(len(slices.Collect(b.exam.Complementary.AssumedAt(s.ID))), "complementary control"), count(len(s.Monitoring), "monitoring procedure"))
	}
}

// tested says in a few words what the tests of a control came to.
func (b *briefing) tested(control int) string {
	c := b.o.Controls[control]
	return fmt.Sprintf("%d items with %d deviations", c.Tested, c.Deviating)
}

// redundancy prints the declared redundancy that the opinion rests on, with its rationale, and names the rest.
func (b *briefing) redundancy() {
	var idle []soc1.RiskID
	for i := range b.exam.Matrix.Risks {
		r := &b.exam.Matrix.Risks[i]
		if len(r.Sufficient) < 2 {
			continue
		}
		if !slices.ContainsFunc(r.Sufficient[0].Controls, b.ineffective) {
			idle = append(idle, r.ID)
			continue
		}
		for _, set := range r.Sufficient[1:] {
			b.item("redundancy, relied on", "%s: %s did not operate effectively; %s answer the risk alone. %s", r.ID, list(r.Sufficient[0].Controls), list(set.Controls), set.Rationale)
		}
	}
	if len(idle) > 0 {
		b.item("redundancy, not needed", "declared with its rationale for %s, where the first set of controls operated effectively.", list(idle))
	}
}

// ineffective reports whether a control did not operate effectively.
func (b *briefing) ineffective(id soc1.ControlID) bool {
	at, ok := b.index.Control(id)
	return ok && b.o.Controls[at].Result == opinion.Ineffective
}

// item prints one disclosure under a term.
func (b *briefing) item(term, format string, args ...any) {
	b.Field("- "+term, format, args...)
}

// list joins ids with commas and a final and.
func list[ID ~string](ids []ID) string {
	var out strings.Builder
	for i, id := range ids {
		switch {
		case i == 0:
		case i == len(ids)-1:
			out.WriteString(" and ")
		default:
			out.WriteString(", ")
		}
		out.WriteString(string(id))
	}
	return out.String()
}
