package report

import (
	"strings"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// composer builds the document of one report. It is made for one call and never shared.
type composer struct {
	wording
	r   *Report
	e   *opinion.Examination
	o   *opinion.Opinion
	x   *controls.Index
	out []Block

	ids         IDs
	objectiveAt map[soc1.ObjectiveID]string // anchors in Section 4
	controlAt   map[soc1.ControlID]string
	shown       map[int]soc1.ObjectiveID   // controls that Section 4 has shown, with the objective they stand under
	serves      map[int][]soc1.ObjectiveID // the objectives of each control, once they are asked for
	lookup
}

// lookup finds members of the examination that its index does not.
type lookup struct {
	risks       map[soc1.RiskID]*controls.Risk
	matters     map[soc1.MatterID]*opinion.Matter
	limitations map[soc1.MatterID]*opinion.Limitation
	subs        map[soc1.SubserviceID]*soc1.Subservice
	accounts    map[soc1.AccountID]*soc1.Account
	cuecs       map[soc1.ObjectiveID][]soc1.CUECID
	csocs       map[soc1.ObjectiveID][]soc1.CSOCID
	reliedOn    map[soc1.ObjectiveID]bool // objectives that some control relies on

	usedInternalAudit, assistedByInternalAudit bool // whose work stands among the tests
}

// newLookup indexes an examination.
func newLookup(e *opinion.Examination) lookup {
	l := lookup{
		risks:       byID(e.Matrix.Risks, func(r *controls.Risk) soc1.RiskID { return r.ID }),
		matters:     byID(e.Matters, func(m *opinion.Matter) soc1.MatterID { return m.ID }),
		limitations: byID(e.Limitations, func(l *opinion.Limitation) soc1.MatterID { return l.ID }),
		subs:        byID(e.Subservices, func(s *soc1.Subservice) soc1.SubserviceID { return s.ID }),
		accounts:    byID(e.Matrix.Accounts, func(a *soc1.Account) soc1.AccountID { return a.ID }),
		cuecs:       make(map[soc1.ObjectiveID][]soc1.CUECID),
		csocs:       make(map[soc1.ObjectiveID][]soc1.CSOCID),
		reliedOn:    make(map[soc1.ObjectiveID]bool),
	}
	for i := range e.Complementary.CUECs {
		u := &e.Complementary.CUECs[i]
		for _, id := range u.Objectives {
			l.cuecs[id] = append(l.cuecs[id], u.ID)
		}
	}
	for i := range e.Complementary.CSOCs {
		s := &e.Complementary.CSOCs[i]
		for _, id := range s.Objectives {
			l.csocs[id] = append(l.csocs[id], s.ID)
		}
	}
	for i := range e.Matrix.Controls {
		for _, id := range e.Matrix.Controls[i].ReliesOn {
			l.reliedOn[id] = true
		}
	}
	for i := range e.Matrix.Tests {
		procedures := e.Matrix.Tests[i].Procedures
		l.usedInternalAudit = l.usedInternalAudit || controls.PerformedBy(procedures, controls.InternalAudit)
		l.assistedByInternalAudit = l.assistedByInternalAudit || controls.PerformedBy(procedures, controls.DirectAssistance)
	}
	return l
}

// byID maps the members of a list by their ids.
func byID[T any, ID comparable](list []T, id func(*T) ID) map[ID]*T {
	m := make(map[ID]*T, len(list))
	for i := range list {
		m[id(&list[i])] = &list[i]
	}
	return m
}

// Document composes the report: cover, summary for the reader, the five sections, and for a draft the record of how
// the opinion was derived. The result is a new document each time and always the same for the same report. A
// report that [Report.Validate] refuses gives a document that lists the problems and holds nothing else.
//
// The report is validated first, which derives the opinion anew: nobody can print what the facts do not bear out.
func (r *Report) Document() *Document {
	if err := r.Validate(); err != nil {
		return refused(err)
	}
	e := &r.Examination
	x, err := e.Matrix.Index()
	if err != nil {
		return refused(err)
	}
	c := &composer{
		wording: wording{t: e.Type, standard: e.Standard, window: e.Window(), term: r.Narrative.Term},
		r:       r, e: e, o: &r.Opinion, x: x,
		shown:  make(map[int]soc1.ObjectiveID),
		lookup: newLookup(e),
	}
	c.anchors()
	c.summary()
	c.auditorsReport()
	c.assertions()
	c.description()
	c.tests()
	c.otherInformation()
	if r.Status != Issued {
		c.record()
	}
	d := &Document{
		Title:     c.title(),
		Subtitle:  "Description of " + c.theSystem() + " and report of the independent service auditor",
		Meta:      c.cover(),
		Legend:    useLegend,
		Recipient: r.Narrative.Recipient,
		Blocks:    c.out,
	}
	if r.Status != Issued {
		d.Marking = c.marking()
	}
	if c.standard != soc1.ISAE3402 {
		d.Lang = "en-US"
	}
	return d
}

// title names the report by its kind and by whose controls it is about: it stands at the head of every page, and in the metadata of a
// file that may lie among dozens of its kind.
func (c *composer) title() string {
	title := c.brand() + " " + c.t.Title() + " Report"
	if name := c.e.ServiceOrganization.Label(); strings.TrimSpace(c.e.ServiceOrganization.Name) != "" {
		title += " on " + name
	}
	return title
}

// maxRefusals is how many problems the document of a refused report lists.
const maxRefusals = 100

// refused is the document of a report that cannot be composed.
func refused(err error) *Document {
	problems := soc1.ListProblems(err)
	var items []string
	for _, p := range problems[:min(len(problems), maxRefusals)] {
		items = append(items, strings.ToValidUTF8(p.Error(), "\uFFFD"))
	}
	if more := len(problems) - len(items); more > 0 {
		items = append(items, "and "+count(int64(more), "further problem"))
	}
	return &Document{Title: "Report that cannot be composed", Marking: wording{}.marking(), Legend: useLegend, Blocks: []Block{
		P("The report is not in order, and nothing of it is shown. What has to be corrected:"), Bullets(items...),
	}}
}

// cover lists what identifies the report.
func (c *composer) cover() []Field {
	when := "Period"
	if c.t == soc1.Type1 {
		when = "As of"
	}
	state := "Draft"
	if c.r.Status == Issued {
		state = "Issued"
	}
	fields := []Field{
		F("Service organization", orNotStated(placed(c.e.ServiceOrganization))),
		F("System", orNotStated(c.e.Description.System)),
		F("Service auditor", orNotStated(placed(c.e.ServiceAuditor))),
		F(when, c.span(c.window)),
		F("Standard", c.standardName()),
	}
	if c.e.ReportDate.IsValid() {
		fields = append(fields, F("Date of report", c.date(c.e.ReportDate)))
	}
	return append(fields, F("State", state), FieldOf("Report id", Code(c.r.ID)), FieldOf("Digest of the examination", Code(c.r.Digest)))
}

// standardName names standard and edition. Some editions have the name of the standard in their own.
func (c *composer) standardName() string {
	switch {
	case !c.standard.IsValid():
		return notStated
	case !c.e.Edition.IsValid():
		return c.standard.Title()
	case strings.HasPrefix(c.e.Edition.Title(), c.standard.Title()):
		return c.e.Edition.Title()
	}
	return c.standard.Title() + " (" + c.e.Edition.Title() + ")"
}

// placed names an organization with its place.
func placed(o soc1.Organization) string {
	if o.Location == "" {
		return o.Label()
	}
	return o.Label() + ", " + o.Location
}

// theSystem names the system in running text.
func (c *composer) theSystem() string {
	name := c.e.Description.System
	switch {
	case strings.TrimSpace(name) == "":
		return "the system"
	case len(name) > 4 && strings.EqualFold(name[:4], "the "):
		return name
	}
	return "the " + name
}

// itsSystem names the system after the service organization was named.
func (c *composer) itsSystem() string {
	if name := c.e.Description.System; strings.TrimSpace(name) != "" {
		return "its " + name
	}
	return "its system"
}

// organization names the service organization in running text.
func (c *composer) organization() string {
	if c.e.ServiceOrganization.Name == "" {
		return "the service organization"
	}
	return c.e.ServiceOrganization.Name
}

// add appends blocks.
func (c *composer) add(blocks ...Block) { c.out = append(c.out, blocks...) }

// prose appends paragraphs, leaving out empty ones.
func (c *composer) prose(paragraphs ...string) {
	for _, p := range paragraphs {
		if p != "" {
			c.add(P(p))
		}
	}
}

// section opens one of the numbered sections on a new page.
func (c *composer) section(number, id, title string) {
	c.add(PageBreak{}, H(1, id, title).Numbered("Section "+number))
}

// anchors gives every objective and every control the id of its place in Section 4. Two ids that differ only in
// characters an anchor cannot hold get different anchors.
func (c *composer) anchors() {
	m := &c.e.Matrix
	c.objectiveAt = make(map[soc1.ObjectiveID]string, len(m.Objectives))
	for i := range m.Objectives {
		c.objectiveAt[m.Objectives[i].ID] = c.ids.New("objective-" + string(m.Objectives[i].ID))
	}
	c.controlAt = make(map[soc1.ControlID]string, len(m.Controls))
	for i := range m.Controls {
		c.controlAt[m.Controls[i].ID] = c.ids.New("control-" + string(m.Controls[i].ID))
	}
}

// link is a link to an anchor, or plain text where there is none.
func link(anchor, text string) Inline {
	if anchor == "" {
		return Text(text)
	}
	return Ref{anchor, text}
}

// objective is a link to an objective in Section 4.
func (c *composer) objective(id soc1.ObjectiveID) Inline { return link(c.objectiveAt[id], string(id)) }

// objectiveLine lists objectives as links, in the way prose does: with a word before the last.
func (c *composer) objectiveLine(list []soc1.ObjectiveID) []Inline {
	links := make([]Inline, len(list))
	for i, id := range list {
		links[i] = c.objective(id)
	}
	return inProse(links)
}

// controlRefs is a cell with links to controls' places in Section 4.
func (c *composer) controlRefs(list []soc1.ControlID) Cell {
	links := make([]Inline, len(list))
	for i, id := range list {
		links[i] = link(c.controlAt[id], string(id))
	}
	return refs(links)
}

// objectiveRefs is a cell with links to objectives.
func (c *composer) objectiveRefs(list []soc1.ObjectiveID) Cell {
	links := make([]Inline, len(list))
	for i, id := range list {
		links[i] = c.objective(id)
	}
	return refs(links)
}

// refs is a cell with nothing but links, of which there may be dozens: blanks alone stand between them, so that no line of a narrow
// column begins with a comma.
func refs(links []Inline) Cell {
	if len(links) == 0 {
		return C(noneStated)
	}
	var line []Inline
	for i, l := range links {
		if i > 0 {
			line = append(line, Text(" "))
		}
		line = append(line, l)
	}
	return CellOf(Para(line...))
}

// inProse is [joined] for inlines.
func inProse(parts []Inline) []Inline {
	var line []Inline
	for i, part := range parts {
		switch {
		case i == 0:
		case i == len(parts)-1:
			line = append(line, Text(" and "))
		default:
			line = append(line, Text(", "))
		}
		line = append(line, part)
	}
	return line
}

// subservices returns the subservice organizations of one method.
func (c *composer) subservices(m soc1.SubserviceMethod) []*soc1.Subservice {
	var list []*soc1.Subservice
	for i := range c.e.Subservices {
		if c.e.Subservices[i].Method == m {
			list = append(list, &c.e.Subservices[i])
		}
	}
	return list
}

// names joins the names of subservice organizations.
func names(list []*soc1.Subservice) string {
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = s.Organization.Label()
	}
	return joined(parts)
}
