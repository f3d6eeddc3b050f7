package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// briefing prints how ready an organization is.
type briefing struct {
	page.Page
	e *opinion.Examination
	r *opinion.Readiness
	// byKind are the gaps of the answer sorted by kind, in the order in which they are numbered.
	byKind []opinion.OpenGap
}

// account prints everything for a period that is planned to begin on a day.
func account(first soc1.Date) (string, error) {
	e := examination(first)
	r, err := opinion.Ready(e, opinion.USPolicy(), plan(), dependencies()...)
	if err != nil {
		return "", err
	}
	b := &briefing{e: e, r: r, byKind: slices.Clone(r.Gaps)}
	slices.SortStableFunc(b.byKind, func(g, h opinion.OpenGap) int { return cmp.Compare(g.Gap.Kind, h.Gap.Kind) })
	b.answer()
	if err := b.assessment(); err != nil {
		return "", err
	}
	if err := b.relevance(); err != nil {
		return "", err
	}
	b.gaps()
	b.plan()
	b.objectives()
	b.tests()
	if err := b.opinions(); err != nil {
		return "", err
	}
	b.stages()
	return b.String(), nil
}

// answer prints what the reader came for.
func (b *briefing) answer() {
	b.Title("May our examination period begin as planned?",
		b.e.ServiceOrganization.Label()+", "+b.e.Description.System, fmt.Sprintf("Planned: %s to %s, %d days", b.r.Window.Start, b.r.Window.End, b.r.Window.Days()))
	b.Heading("The answer")
	b.Field("On "+b.r.Window.Start.String(), "%s", strings.ToUpper(b.r.Start.Title()))
	if b.r.EarliestStart.IsValid() {
		b.Field("Earliest by plan", "%s", b.r.EarliestStart)
	} else {
		b.Field("Earliest by plan", "not known: a gap has no date")
	}
	b.Blank()
	for _, reason := range b.r.Reasons {
		mark := "note"
		switch reason.Answer {
		case opinion.StartNo:
			mark = "NO"
		case opinion.StartIfPlanMet:
			mark = "if met"
		}
		b.Text(fmt.Sprintf("%-8s", mark), "%s.", page.Capital(reason.Message))
	}
	b.Blank()
	b.Text("", "A control that begins to work in the middle of a period does not repair the days before it. That is why its first day of operation is held against the first day of the period, and not its due date.")
}

// assessment prints which control answers which risk.
func (b *briefing) assessment() error {
	x, err := b.e.Matrix.Check()
	if err != nil {
		return err
	}
	b.Heading("Risk assessment")
	rows := [][]string{}
	for o := range b.e.Matrix.Objectives {
		for _, at := range x.RisksOf(o) {
			risk := &b.e.Matrix.Risks[at]
			answer := "NOTHING"
			for _, set := range risk.Sufficient {
				c, _ := x.Control(set.Controls[0])
				answer = fmt.Sprintf("%s %s", b.e.Matrix.Controls[c].ID, b.e.Matrix.Controls[c].Name)
			}
			rows = append(rows, []string{string(b.e.Matrix.Objectives[o].ID), risk.Statement, answer})
		}
	}
	b.Table([]page.Column{page.Left("Objective", 9), page.Left("What could go wrong", 55), page.Left("Answered by", 30)}, rows)
	b.Blank()
	b.Text("", "%s", controls.CatalogueNotice)
	return nil
}

// gaps prints the gaps with their numbers.
func (b *briefing) gaps() {
	b.Heading(fmt.Sprintf("The %d gaps by type", len(b.byKind)))
	for i, g := range b.byKind {
		b.Text(fmt.Sprintf("%2d  %-29s  ", i+1, g.Gap.Kind.Title()), "%s: %s. To do: %s.", place(g.Gap), g.Gap.Message, g.Gap.Action)
	}
}

// place names where a gap stands.
func place(g controls.Gap) string {
	switch {
	case g.Control != "":
		return string(g.Control)
	case g.Objective != "":
		return string(g.Objective)
	}
	return strings.Split(g.Key, "/")[2]
}

// planned returns the item of the plan that names a gap, or the zero value if none does.
func planned(g controls.Gap) controls.Remediation {
	for _, item := range plan() {
		if item.Kind == g.Kind && item.Key == g.Key {
			return item
		}
	}
	return controls.Remediation{}
}

// plan prints the plan against the first day of the period.
func (b *briefing) plan() {
	b.Heading("The plan against " + b.r.Window.Start.String())
	var rows [][]string
	for i, g := range b.byKind {
		item, operates := planned(g.Gap), "-"
		if item.Operates.IsValid() {
			operates = item.Operates.String()
		}
		status := strings.ReplaceAll(g.Outlook.Status.String(), "-", " ")
		if n := g.Outlook.Deficient.Days(); n > 0 {
			status = fmt.Sprintf("%s: %d DAYS LOST", strings.ToUpper(status), n)
		}
		rows = append(rows, []string{fmt.Sprint(i + 1), g.Gap.Kind.Title() + ", " + place(g.Gap), item.Owner, item.Due.String(), operates, status})
	}
	b.Table([]page.Column{page.Right("", 2), page.Left("Gap", 31), page.Left("Owner", 15), page.Left("Due", 10), page.Left("Operates", 10), page.Left("Status", 20)}, rows)
	if days := b.r.Deficient; !days.IsZero() {
		b.Blank()
		b.Text("", "Deficient days: %s, %d of %d.", days, days.Days(), b.r.Window.Days())
	}
}

// objectives prints how each objective stands.
func (b *briefing) objectives() {
	b.Heading("Readiness by objective")
	var rows [][]string
	for i, o := range b.r.Objectives {
		rows = append(rows, []string{string(o.Objective), b.e.Matrix.Objectives[i].Name, counted(o.Today), counted(o.Left), short(o.Start)})
	}
	b.Table([]page.Column{page.Left("", 4), page.Left("Objective", 16), page.Left("Gaps today", 33), page.Left("Left on the first day", 21), page.Left("May begin", 14)}, rows)
	b.Blank()
	b.Text("", "A gap at a control counts at every objective that the control serves. A gap at an organization that no objective names counts at none.")
}

// short is the answer in a few words.
func short(s opinion.Start) string {
	switch s {
	case opinion.StartYes:
		return "yes"
	case opinion.StartIfPlanMet:
		return "if plan is met"
	}
	return "NO"
}

// counted writes numbers of gaps by kind.
func counted(list []controls.GapCount) string {
	var parts []string
	for _, c := range list {
		parts = append(parts, fmt.Sprintf("%d %s", c.Count, page.Small(c.Kind.Title())))
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// tests prints the results of the mock tests.
func (b *briefing) tests() {
	b.Heading("Mock tests")
	var rows [][]string
	for _, t := range b.r.MockTests {
		rows = append(rows, []string{string(t.Control), fmt.Sprint(t.Tested), fmt.Sprint(t.Deviating), t.Result.Title()})
	}
	b.Table([]page.Column{page.Left("Control", 8), page.Right("Items", 6), page.Right("Deviating", 9), page.Left("Result", 30)}, rows)
	b.Blank()
	b.Text("", "Open: the answer waits for a judgement, or for a general IT objective that the control relies on.")
	b.Text("", "Not tried yet: %s. The first test of a control should not be the auditor's.", page.List(b.r.Untested))
}

// opinions prints what the opinion would be today, if the plan is met, and for a period that begins later.
func (b *briefing) opinions() error {
	b.Heading("What the opinion would be")
	columns := []page.Column{page.Left("", 36), page.Left("Today", 18), page.Left("If the plan is met", 18)}
	results := []*opinion.Readiness{b.r}
	starts := []soc1.Date{b.r.Window.Start}
	if later := b.r.EarliestStart; later.After(starts[0]) {
		starts = append(starts, later)
		columns = append(columns, page.Left("... from "+later.String(), 20))
	}
	for _, first := range starts {
		r, err := opinion.Ready(met(first), opinion.USPolicy(), plan(), dependencies()...)
		if err != nil {
			return err
		}
		results = append(results, r)
	}
	row := func(name string, cell func(*opinion.Readiness) string) []string {
		cells := []string{name}
		for _, r := range results {
			cells = append(cells, cell(r))
		}
		return cells
	}
	rows := [][]string{row("First day of the period", func(r *opinion.Readiness) string { return r.Window.Start.String() })}
	for i, l := range b.r.Today.Limbs {
		rows = append(rows, row(l.Limb.Title(), func(r *opinion.Readiness) string { return r.Today.Limbs[i].Kind.Title() }))
	}
	for i, o := range b.r.Today.Objectives {
		rows = append(rows, row(fmt.Sprintf("%s %s", o.Objective, b.e.Matrix.Objectives[i].Name), func(r *opinion.Readiness) string {
			return r.Today.Objectives[i].Operation.Title()
		}))
	}
	rows = append(rows, row("Gaps left", func(r *opinion.Readiness) string { return fmt.Sprint(len(r.Gaps)) }))
	b.Table(columns, rows)
	b.Blank()
	b.Text("", "Today most controls have no test, so that nobody can conclude on operation, and %d questions of judgement are unanswered: where they decide, a kind is undetermined. The other columns suppose that every control is tested in the period and that nothing is found. The lines of objectives are about operation.", len(b.r.Today.Needs))
	if len(results) < 3 {
		return nil
	}
	if l, ok := results[1].Today.Limb(opinion.Operation); ok && len(l.Reasons) > 0 {
		b.Blank()
		b.Text("", "Even then, for the period as planned:")
		for depth, reason := range l.Reasons[0].All() {
			b.Text(strings.Repeat("  ", depth+1)+"- ", "%s", reason.Text())
		}
	}
	return nil
}

// stages prints what the examination as a document still lacks.
func (b *briefing) stages() {
	b.Heading("How many facts the file still lacks")
	for _, s := range b.r.Stages {
		b.Field(page.Capital(s.Stage.String()), "%3d", s.Problems)
	}
	b.Blank()
	b.Text("", "A service keeps one document from the first talk until the report is issued. Each stage includes those before it.")
}
