package review

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// objectives lists the objectives with their conclusions. This is the table that the audit plan is made from: reliance is
// planned by objective, never for a report as a whole.
func (m *memo) objectives() {
	if len(m.r.Objectives) == 0 {
		return
	}
	m.section("Objectives")
	columns := []report.Column{report.Col("Objective", 4), report.Col("Design", 3), report.Col("Operation", 3)}
	filer := !m.r.AsOf.IsZero()
	if filer {
		columns = append(columns, report.Col("As of the year-end", 3))
	}
	columns = append(columns, report.Col("User entity controls", 3))
	columns[0].Header = true
	t := report.Table{Caption: "Reliance by control objective", Columns: columns}
	for i := range m.r.Objectives {
		o := &m.r.Objectives[i]
		name := string(o.Objective)
		if m.w != nil {
			if k := m.w.objective(o.Objective); k >= 0 {
				name += " " + m.w.Objectives[k].Name
			}
		}
		cells := []report.Cell{report.C(strings.TrimSpace(name)), report.C(o.Design.Title()), report.C(o.Operation.Title())}
		if filer {
			cells = append(cells, report.C(o.AsOf.Title()))
		}
		cells = append(cells, report.C(o.Mapping.text()))
		t.Rows = append(t.Rows, report.R(cells...).As(tone(o.Operation)).At(m.objectiveAt[o.Objective]))
	}
	m.add(t)
}

// text words the status of the mapping. What failed comes before what nobody answered and what was not tested, since that is the order
// in which a reader has to act; what is in order is named only where everything is.
func (s MappingStatus) text() string {
	if s.Needed == 0 {
		return "none needed"
	}
	if s.Done() {
		return fmt.Sprintf("%d of %d answered", s.Needed, s.Needed)
	}
	var parts []string
	for _, p := range [...]struct {
		n    int
		what string
	}{{s.Failed, "failed"}, {s.Unmapped, "not answered"}, {s.Untested, "not tested"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	return fmt.Sprintf("%s of %d", strings.Join(parts, ", "), s.Needed)
}

// accounts lists accounts and assertions, which is the view of the auditor who plans by account. The worst objective decides
// for an assertion, because the entity said that it needs all of them.
func (m *memo) accounts() {
	if len(m.r.Accounts) == 0 {
		return
	}
	m.section("Accounts and assertions")
	names := make(map[soc1.AccountID]string)
	for i := range m.r.Case.Entity.Accounts {
		names[m.r.Case.Entity.Accounts[i].ID] = m.r.Case.Entity.Accounts[i].Name
	}
	t := report.Table{Caption: "What the report gives for each relevant assertion", Columns: []report.Column{
		report.Col("Account", 4), report.Col("Assertion", 3), report.Col("Objectives", 4), report.Col("Conclusion", 4)}}
	t.Columns[0].Header = true
	for i, a := range m.r.Accounts {
		objectives, outcome := runs(a.Objectives), a.Operation.Title()
		if a.Gap {
			objectives, outcome = "none", "Not answered by the report"
		}
		cells := []report.Cell{report.C(a.Assertion.Title()), report.C(objectives), report.C(outcome)}
		// One cell for all assertions of an account.
		if i == 0 || m.r.Accounts[i-1].Account != a.Account {
			n := 1
			for i+n < len(m.r.Accounts) && m.r.Accounts[i+n].Account == a.Account {
				n++
			}
			cells = append([]report.Cell{report.C(names[a.Account]).Span(n)}, cells...)
		}
		t.Rows = append(t.Rows, report.R(cells...).As(tone(a.Operation)))
	}
	m.add(t)
}

// register lists the CUECs with the entity's controls, also those that no needed objective asks for: the report states them,
// and the auditor will ask why nothing stands beside them.
func (m *memo) register() {
	if m.w == nil || len(m.w.CUECs) == 0 {
		return
	}
	m.section("User entity controls")
	t := report.Table{Caption: "Complementary user entity controls and the entity's own", Columns: []report.Column{
		report.Col("CUEC", 3), report.Col("Control as the report words it", 8), report.Col("Objectives", 4), report.Col("Entity's control and owner", 6), report.Col("Status", 5)}}
	t.Columns[0].Header = true
	mapped := make(map[soc1.CUECID]*Mapping)
	for i := range m.r.Case.Entity.Mappings {
		x := &m.r.Case.Entity.Mappings[i]
		if x.Report == "" || x.Report == m.w.ID {
			mapped[x.CUEC] = x
		}
	}
	// The reasons say what is amiss; a CUEC without one is tested and works.
	status := make(map[string]Reason)
	for _, x := range m.r.Reasons {
		if x.Rule.Point() == PointCUECs {
			status[x.Subject] = x
		}
	}
	relevant := make(map[soc1.ObjectiveID]bool)
	for _, o := range m.r.Objectives {
		relevant[o.Objective] = true
	}
	for i := range m.w.CUECs {
		u := &m.w.CUECs[i]
		needed := false
		for _, id := range u.Objectives {
			needed = needed || relevant[id]
		}
		own, answer, mark := report.Cell{}, "Tested in the fiscal year and effective", report.TonePlain
		if x := mapped[u.ID]; x != nil {
			// The owner has a line to itself: that is whom the auditor asks.
			if lines := nonEmpty(strings.Join(nonEmpty(string(x.Control), x.Text), ": "), x.Owner); len(lines) > 0 {
				own = report.C(lines...)
			}
			if x.Tested.IsValid() {
				answer = "Tested on " + m.date(x.Tested) + ", effective"
			}
		}
		if x, limited := status[string(u.ID)]; limited && needed {
			answer = upper(x.Rule.Statement())
			mark = tone(concluded(x.Best, x.Worst))
		} else if !needed {
			answer, mark = "No objective that matters to the entity needs it", report.ToneMuted
		}
		if x := mapped[u.ID]; x != nil && x.Reason != "" {
			answer += ": " + x.Reason
		}
		t.Rows = append(t.Rows, report.R(report.C(string(u.ID)), report.C(u.Statement), report.C(runs(u.Objectives)), own, report.C(answer)).As(mark))
	}
	m.add(t)
}

// nonEmpty returns the texts that are not empty.
func nonEmpty(texts ...string) []string {
	var list []string
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			list = append(list, t)
		}
	}
	return list
}

// subservices shows what covers whom, and what nobody covers.
func (m *memo) subservices() {
	if m.w == nil || len(m.w.Subservices) == 0 {
		return
	}
	m.section("Subservice organizations")
	t := report.Table{Caption: "What covers the subservice organizations, and what nobody covers", Columns: []report.Column{
		report.Col("Organization", 3), report.Col("Method", 2), report.Col("Needed for", 3), report.Col("Covered by", 4), report.Col("Leaves", 3)}}
	t.Columns[0].Header = true
	m.chainRows(&t, m.w, 1, make(map[soc1.ReportID]bool))
	m.add(t)
	for i := range m.r.Chain {
		c := &m.r.Chain[i]
		if list := m.limiting(c.Reasons); len(list) > 0 {
			m.add(report.P("What limits "+string(c.To)+", the report on "+string(c.Subservice)+" of "+string(c.From)+":"), report.Bullets(list...))
		}
	}
}

// chainRows adds the subservice organizations of a report, each followed by those of the reports obtained on it. A
// report is entered once, so that circles end. The rows are indented by depth, so that what stands behind what can be
// seen without the ids.
func (m *memo) chainRows(t *report.Table, w *Received, depth int, entered map[soc1.ReportID]bool) {
	if entered[w.ID] || depth > maxChain {
		return
	}
	entered[w.ID] = true
	for i := range w.Subservices {
		s := &w.Subservices[i]
		name := strings.Repeat("↳ ", depth-1) + s.Organization.Label()
		method := "Not established"
		if s.Method.IsValid() {
			method = s.Method.Title()
		}
		row := func(covered, left string, c Conclusion) {
			t.Rows = append(t.Rows, report.R(report.C(name), report.C(method), report.C(runsOrAll(w.needing(s))), report.C(covered), report.C(left)).As(tone(c)))
		}
		found := false
		for k := range m.r.Chain {
			c := &m.r.Chain[k]
			if c.From != w.ID || c.Subservice != s.ID {
				continue
			}
			found = true
			for j := range m.r.Case.Entity.Reports {
				next := &m.r.Case.Entity.Reports[j]
				if next.ID == c.To {
					row(fmt.Sprintf("%s, %s, %s", c.To, next.Type.Title(), m.window(next)), c.Operation.Title(), c.Operation)
					m.chainRows(t, next, depth+1, entered)
				}
			}
		}
		switch {
		case found:
		case s.Method == soc1.Inclusive:
			row("this report", "Part of this report", concluded(Rely, Rely))
		default:
			row("nobody", "Not covered", concluded(m.r.Policy.CarveOut, m.r.Policy.CarveOut))
		}
	}
}
