package report

import (
	"strings"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// description composes Section 3 from the typed description, the matrix and the register. The order follows the
// minimum criteria; a part of which the examination says nothing is left out, and it is for
// [opinion.Examination.ValidateFor] to say that it is missing. Source: [soc1.CiteDescription].
func (c *composer) description() {
	c.section("3", "section-3", capital("description of "+c.theSystem()))
	d := &c.e.Description
	c.passage("overview", "Overview", d.Overview)
	c.passage("boundaries", "Boundaries of the description", d.Boundaries)
	c.servicesAndProcedures()
	c.passage("records", "Accounting records and supporting information", d.Records)
	c.passage("events", "Events and conditions other than transactions", d.Events)
	c.userReports()
	c.components()
	c.subserviceOrganizations()
	c.changes()
	c.objectives()
	c.complementary()
}

// passage appends a titled passage of the description, if it has text.
func (c *composer) passage(id, title string, text []string) {
	if len(text) > 0 {
		c.add(H(2, id, title))
		c.prose(text...)
	}
}

// servicesAndProcedures states what is done for user entities and how, with the procedures in the order of a
// transaction's life, whatever their order in the examination.
func (c *composer) servicesAndProcedures() {
	d := &c.e.Description
	if len(d.Services) > 0 {
		c.add(H(2, "services", "Services and classes of transactions"))
		rows := make([]Row, len(d.Services))
		for i, s := range d.Services {
			rows[i] = R(C(orNotStated(s.Name)), C(orNone(s.Text, noneStated)), CellOf(bulletsOrNone(s.Transactions)...))
		}
		c.add(Table{Caption: "Services", Columns: []Column{{Title: "Service", Width: 3, Header: true}, Col("Description", 6), Col("Classes of transactions", 4)}, Rows: rows})
	}
	if len(d.Procedures) == 0 {
		return
	}
	c.add(H(2, "procedures", "How transactions are processed"))
	var rows []Row
	for stage := range soc1.ProcedureStages() {
		for _, p := range d.Procedures {
			if p.Stage != stage {
				continue
			}
			how := "Manual"
			if p.Automated {
				how = "Automated"
			}
			rows = append(rows, R(C(capital(stage.String())), C(how), C(orNotStated(p.Text))))
		}
	}
	c.add(Table{Caption: "Procedures by stage", Columns: []Column{{Title: "Stage", Width: 2, Header: true}, Col("How", 2), Col("Procedure", 9)}, Rows: rows})
}

// noneStated stands in the cell of a table for something that the description may leave out: an empty cell could be taken for a slip
// of the printer.
const noneStated = "None stated"

// bulletsOrNone returns a list, or the words that there is none. An item without text shows that it has none.
func bulletsOrNone(items []string) []Block {
	if len(items) == 0 {
		return []Block{P(noneStated)}
	}
	stated := make([]string, len(items))
	for i, item := range items {
		stated[i] = orNotStated(item)
	}
	return []Block{Bullets(stated...)}
}

// userReports names what user entities receive and rely on, each with the objective that covers it.
func (c *composer) userReports() {
	list := c.e.Description.UserReports
	if len(list) == 0 {
		return
	}
	c.add(H(2, "user-reports", "Reports to user entities"))
	rows := make([]Row, len(list))
	for i, r := range list {
		covered := C("No objective")
		if r.Objective != "" {
			covered = c.objectiveRefs([]soc1.ObjectiveID{r.Objective})
		}
		rows[i] = R(C(orNotStated(r.Name)), C(orNone(r.Text, noneStated)), covered)
	}
	c.add(Table{Caption: "Reports and data files that user entities rely on", Columns: []Column{{Title: "Report", Width: 3, Header: true}, Col("Content and preparation", 7), Col("Covered by", 2)}, Rows: rows})
}

// components presents the other aspects of internal control in the order of the COSO components.
func (c *composer) components() {
	if len(c.e.Description.Components) == 0 {
		return
	}
	c.add(H(2, "components", "Other aspects of internal control"))
	for component := range soc1.Components() {
		for _, n := range c.e.Description.Components {
			if n.Component == component {
				c.add(H(3, "component-"+component.String(), component.Title()))
				c.prose(n.Text...)
			}
		}
	}
}

// subserviceOrganizations names them with their services, the method used for each, and how each is monitored.
// Source: [soc1.CiteSubservice].
func (c *composer) subserviceOrganizations() {
	if len(c.e.Subservices) == 0 {
		return
	}
	c.add(H(2, "subservices", "Subservice organizations"))
	if len(c.subservices(soc1.CarveOut)) > 0 {
		c.prose("Where the carve-out method is used, this description leaves out the subservice organization's control objectives and controls; it states the services, the controls assumed there, and how the subservice organization is monitored.")
	}
	if len(c.subservices(soc1.Inclusive)) > 0 {
		c.prose("Where the inclusive method is used, this description includes the subservice organization's relevant control objectives and controls; Section 4 names the organization beside each control that it performs.")
	}
	rows := make([]Row, len(c.e.Subservices))
	for i := range c.e.Subservices {
		s := &c.e.Subservices[i]
		var watch []string
		for _, m := range s.Monitoring {
			text := capital(strings.ReplaceAll(m.Kind.String(), "-", " ")) + ": " + m.Text
			if m.Control != "" {
				text += " (" + string(m.Control) + ")"
			}
			watch = append(watch, text)
		}
		rows[i] = R(C(placed(s.Organization)), C(orNotStated(s.Services)), C(s.Method.Title()), CellOf(bulletsOrNone(watch)...))
	}
	c.add(Table{Caption: "Subservice organizations and how they are monitored", Columns: []Column{{Title: "Organization", Width: 3, Header: true}, Col("Services", 4), Col("Method", 2), Col("Monitoring", 5)}, Rows: rows})
}

// changes states the relevant changes during the period, or that there were none. Silence is not taken for an answer, and
// a Type 1 report speaks of no period.
func (c *composer) changes() {
	d := &c.e.Description
	if c.t != soc1.Type2 || len(d.Changes) == 0 && !d.NoChanges {
		return
	}
	c.add(H(2, "changes", "Changes to the system during the period"))
	if d.NoChanges {
		c.prose("There were no changes during the period that would be relevant to user entities and their auditors.")
		return
	}
	rows := make([]Row, len(d.Changes))
	for i, ch := range d.Changes {
		rows[i] = R(C(c.date(ch.Date)), C(orNotStated(ch.Text)), c.controlRefs(ch.Controls))
	}
	c.add(Table{Caption: "Relevant changes", Columns: []Column{{Title: "Date", Width: 2, Header: true}, Col("Change", 7), Col("Controls", 2)}, Rows: rows})
}

// objectives states the control objectives and names the controls that belong to them. The wording of the controls
// stands in Section 4, in a Type 2 report beside the tests, so that it is not printed twice.
func (c *composer) objectives() {
	c.add(H(2, "objectives", "Control objectives and related controls"))
	specified := "Management specified the control objectives below"
	if c.outsideParties() != "" {
		specified += ", except where another party is named,"
	}
	c.prose(specified + " and designed the controls that achieve them. Both are part of this description; the wording of the controls is printed in Section 4 and not repeated here.")
	m := &c.e.Matrix
	rows := make([]Row, len(m.Objectives))
	for i := range m.Objectives {
		o := &m.Objectives[i]
		var list []soc1.ControlID
		for k := range c.x.ControlsOf(i) {
			list = append(list, m.Controls[k].ID)
		}
		rows[i] = R(CellOf(Para(c.objective(o.ID))), CellOf(c.objectiveStatement(o)...), c.bearsOn(i), c.controlRefs(list))
	}
	c.add(Table{Caption: "Control objectives", Columns: []Column{{Title: "No.", Width: 2, Header: true}, Col("Control objective", 8), Col("Bears on", 4), Col("Controls", 3)}, Rows: rows})
}

// objectiveStatement is an objective's wording with its title and its limits.
func (c *composer) objectiveStatement(o *controls.Objective) []Block {
	var blocks []Block
	if o.Name != "" {
		blocks = append(blocks, Para(Strong(o.Name)))
	}
	blocks = append(blocks, P(orNotStated(o.Statement)))
	if (o.InForce != soc1.Period{}) {
		blocks = append(blocks, P("In force "+c.openDays(o.InForce)+"."))
	}
	if o.SpecifiedBy != "" {
		blocks = append(blocks, P("Specified by "+stop(o.SpecifiedBy)))
	}
	return blocks
}

// bearsOn names the assertions and the accounts in user entities' statements that an objective bears on. General IT objectives bear
// on them through the controls that rely on them, if any does.
func (c *composer) bearsOn(i int) Cell {
	o := &c.e.Matrix.Objectives[i]
	var assertions, accounts []string
	for _, a := range o.Assertions {
		assertions = append(assertions, a.Title())
	}
	for _, id := range o.Accounts {
		if a, ok := c.accounts[id]; ok {
			accounts = append(accounts, a.Name)
		}
	}
	var blocks []Block
	for _, list := range [][]string{accounts, assertions} {
		if len(list) > 0 {
			blocks = append(blocks, P(strings.Join(list, ", ")))
		}
	}
	if len(blocks) > 0 {
		return CellOf(blocks...)
	}
	if c.reliedOn[o.ID] {
		return C("The objectives of the controls that rely on it")
	}
	return C(noneStated)
}

// complementary states the controls assumed elsewhere, each with the objectives that need it, and apart from them the
// duties of user entities on which no objective depends. Source: [soc1.CiteComplementary].
func (c *composer) complementary() {
	r := &c.e.Complementary
	if len(r.CUECs) > 0 {
		c.add(H(2, "cuecs", "Complementary user entity controls"),
			P("The system was designed in the expectation that user entities apply the following controls. Each is necessary, together with the controls of "+c.organization()+", to achieve the control objectives named beside it. User entities' auditors should consider whether they are in place and operate."))
		rows := make([]Row, len(r.CUECs))
		for i := range r.CUECs {
			u := &r.CUECs[i]
			control := []Block{P(orNotStated(u.Statement))}
			if u.Actor != "" {
				control = append(control, Para(Emphasis("Performed at the user entity by: "+u.Actor)))
			}
			rows[i] = R(C(string(u.ID)), CellOf(control...), c.objectiveRefs(u.Objectives))
		}
		c.add(Table{Caption: "Complementary user entity controls", Columns: []Column{{Title: "No.", Width: 2, Header: true}, Col("Control expected at the user entity", 9), Col("Objectives", 3)}, Rows: rows})
	}
	if len(r.CSOCs) > 0 {
		c.add(H(2, "csocs", "Complementary subservice organization controls"),
			P("The system was designed in the expectation that the subservice organizations left out of this description apply the following controls."))
		rows := make([]Row, len(r.CSOCs))
		for i := range r.CSOCs {
			s := &r.CSOCs[i]
			rows[i] = R(C(string(s.ID)), C(c.subserviceName(s.Subservice)), C(orNotStated(s.Statement)), c.objectiveRefs(s.Objectives))
		}
		c.add(Table{Caption: "Complementary subservice organization controls", Columns: []Column{{Title: "No.", Width: 2, Header: true}, Col("Organization", 3), Col("Control expected there", 7), Col("Objectives", 3)}, Rows: rows})
	}
	if len(r.Responsibilities) > 0 {
		items := make([]string, len(r.Responsibilities))
		for i := range r.Responsibilities {
			items[i] = r.Responsibilities[i].Statement
		}
		c.add(H(2, "responsibilities", "Other responsibilities of user entities"),
			P("The following is expected of user entities so that they get the service they ordered. No control objective depends on it."), Bullets(items...))
	}
}

// subserviceName returns the name behind a subservice organization's id.
func (c *composer) subserviceName(id soc1.SubserviceID) string {
	if s, ok := c.subs[id]; ok {
		return s.Organization.Label()
	}
	return string(id)
}
