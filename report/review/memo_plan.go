package review

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// plan drafts the tests. The procedures that every test has are stated once; a row says what is particular to its control. A
// plan that repeats itself for every control is not read, and the one line that differs is missed.
func (m *memo) plan() {
	if len(m.r.Plan) == 0 {
		return
	}
	m.section("Test plan")
	m.add(report.P("Drafted for the user auditor from the wording of each control in the report. Numbers of items are custom for moderate reliance, not statistics. Every test has these steps:"))
	steps := []string{
		"Ask the performer how the control is performed and what happens when it finds something; inspect one instance from start to end for design and implementation.",
		"Obtain the list of all occurrences of the year from a source other than the performer, establish that it is complete, and select the number stated over the whole year. Where it says “by count”, count the occurrences first and set the number by them.",
		"For each selected item inspect the evidence that the wording names, or whatever shows that the control was performed, by whom and when, against the date on which it was due.",
		"Reperform the comparison or decision for some of the items, and trace differences to their resolution.",
	}
	// The days are those on which the service was used, and the same for every control.
	if p := &m.r.Plan[0]; p.YearEnd.IsValid() {
		steps = append(steps, fmt.Sprintf("Test %s during the year, and roll forward to %s with inquiry about changes and items from the last months.", m.span(p.Interim), m.date(p.YearEnd.End)))
	}
	steps = append(steps, "Where a test of the year is on record, inspect its working papers, use it as far as it reaches, and extend it to the days after it.")
	m.add(report.Steps(steps...))
	t := report.Table{Caption: "Tests of the entity's controls", Columns: []report.Column{
		report.Col("CUEC", 4), report.Col("Performed by", 5), report.Col("When", 6), report.Col("Items", 3), report.Col("The wording names", 7), report.Col("Particular to this test", 6)}}
	t.Columns[0].Header = true
	tested := make(map[soc1.CUECID]soc1.Date)
	for i := range m.r.Case.Entity.Mappings {
		if x := &m.r.Case.Entity.Mappings[i]; x.Report == "" || x.Report == m.rootID() {
			tested[x.CUEC] = x.Tested
		}
	}
	for i := range m.r.Plan {
		p := &m.r.Plan[i]
		items := "By count"
		if p.Items > 0 {
			items = fmt.Sprintf("%d of %d", p.Items, p.Occurrences)
		}
		var named []string
		for _, text := range append(nonEmpty(p.Evidence...), nonEmpty(p.Criterion)...) {
			named = append(named, "“"+text+"”")
		}
		var own []string
		if len(p.Missing) > 0 {
			var parts []string
			for _, part := range p.Missing {
				parts = append(parts, strings.ToLower(part.Title()))
			}
			own = append(own, "The wording leaves open, and has to be settled first: "+strings.Join(parts, ", ")+".")
		}
		if p.Control == "" {
			own = append(own, "Establish which control of the entity answers it, and whether it applies.")
		}
		if p.Done {
			own = append(own, "The test of "+m.date(tested[p.CUEC])+" is on record.")
		}
		t.Rows = append(t.Rows, report.R(report.C(string(p.CUEC)), report.C(orElse(p.Performer, "Not named")), report.C(upper(orElse(p.Timing, "not stated"))),
			report.C(items), bullets(named), bullets(own)))
	}
	m.add(t)
}
