package main

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// briefing prints how ready an organization is.
type briefing struct {
	page
	e *opinion.Examination
	r *opinion.Readiness
	// number is that of each gap in the list, by kind and key.
	number map[string]int
}

// account prints everything for a period that is planned to begin on a day.
func account(first soc1.Date) (string, error) {
	e := examination(first)
	r, err := opinion.Ready(e, opinion.USPolicy(), plan(), dependencies()...)
	if err != nil {
		return "", err
	}
	b := &briefing{e: e, r: r, number: make(map[string]int)}
	b.answer()
	if err := b.assessment(); err != nil {
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
	return b.b.String(), nil
}

// answer prints what the reader came for.
func (b *briefing) answer() {
	b.title("May our examination period begin as planned?",
		b.e.ServiceOrganization.Label()+", "+b.e.Description.System, fmt.Sprintf("Planned: %s to %s, %d days", b.r.Window.Start, b.r.Window.End, b.r.Window.Days()))
	b.heading("The answer")
	b.field("On "+b.r.Window.Start.String(), "%s", strings.ToUpper(b.r.Start.Title()))
	if b.r.EarliestStart.IsValid() {
		b.field("Earliest by plan", "%s", b.r.EarliestStart)
	} else {
		b.field("Earliest by plan", "not known: a gap has no date")
	}
	b.blank()
	for _, reason := range b.r.Reasons {
		mark := "note"
		switch reason.Answer {
		case opinion.StartNo:
			mark = "NO"
		case opinion.StartIfPlanMet:
			mark = "if met"
		}
		b.text(fmt.Sprintf("%-8s", mark), "%s.", capital(reason.Message))
	}
	b.blank()
	b.text("", "A control that begins to work in the middle of a period does not repair the days before it. That is why its first day of operation is held against the first day of the period, and not its due date.")
}

// assessment prints which control answers which risk.
func (b *briefing) assessment() error {
	x, err := b.e.Matrix.Check()
	if err != nil {
		return err
	}
	b.heading("Risk assessment")
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
	b.table([]column{{"Objective", 9, false}, {"What could go wrong", 55, false}, {"Answered by", 30, false}}, rows)
	b.blank()
	b.text("", "%s", controls.CatalogueNotice)
	return nil
}

// gaps prints the gaps by type and numbers them.
func (b *briefing) gaps() {
	b.heading(fmt.Sprintf("The %d gaps by type", len(b.r.Gaps)))
	for kind := range controls.GapKinds() {
		for _, g := range b.r.Gaps {
			if g.Gap.Kind != kind {
				continue
			}
			n := len(b.number) + 1
			b.number[kind.String()+g.Gap.Key] = n
			b.text(fmt.Sprintf("%2d  %-29s  ", n, kind.Title()), "%s: %s. To do: %s.", place(g.Gap), g.Gap.Message, g.Gap.Action)
		}
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

// plan prints the plan against the first day of the period.
func (b *briefing) plan() {
	b.heading("The plan against " + b.r.Window.Start.String())
	due := make(map[string]controls.Remediation)
	for _, item := range plan() {
		due[item.Kind.String()+item.Key] = item
	}
	var rows [][]string
	for kind := range controls.GapKinds() {
		for _, g := range b.r.Gaps {
			if g.Gap.Kind != kind {
				continue
			}
			name := kind.String() + g.Gap.Key
			item, operates := due[name], "-"
			if item.Operates.IsValid() {
				operates = item.Operates.String()
			}
			status := g.Outlook.Status.String()
			if n := g.Outlook.Deficient.Days(); n > 0 {
				status = fmt.Sprintf("%s: %d DAYS LOST", strings.ToUpper(status), n)
			}
			rows = append(rows, []string{fmt.Sprint(b.number[name]), kind.Title() + ", " + place(g.Gap), item.Owner, item.Due.String(), operates, status})
		}
	}
	b.table([]column{{"", 2, true}, {"Gap", 31, false}, {"Owner", 15, false}, {"Due", 10, false}, {"Operates", 10, false}, {"Status", 20, false}}, rows)
	if days := b.r.Deficient; !days.IsZero() {
		b.blank()
		b.text("", "Deficient days: %s, %d of %d.", days, days.Days(), b.r.Window.Days())
	}
}

// objectives prints how each objective stands.
func (b *briefing) objectives() {
	b.heading("Readiness by objective")
	var rows [][]string
	for i, o := range b.r.Objectives {
		rows = append(rows, []string{string(o.Objective), b.e.Matrix.Objectives[i].Name, counted(o.Today), counted(o.Left), short(o.Start)})
	}
	b.table([]column{{"", 4, false}, {"Objective", 18, false}, {"Gaps today", 30, false}, {"Left on the first day", 21, false}, {"May begin", 14, false}}, rows)
	b.blank()
	b.text("", "A gap at a control counts at every objective that the control serves. A gap at an organization that no objective names counts at none.")
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
		parts = append(parts, fmt.Sprintf("%d %s", c.Count, c.Kind))
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// tests prints the results of the mock tests.
func (b *briefing) tests() {
	b.heading("Mock tests")
	var rows [][]string
	for _, t := range b.r.MockTests {
		rows = append(rows, []string{string(t.Control), fmt.Sprint(t.Tested), fmt.Sprint(t.Deviating), t.Result.Title()})
	}
	b.table([]column{{"Control", 8, false}, {"Items", 6, true}, {"Deviating", 9, true}, {"Result", 30, false}}, rows)
	b.blank()
	var ids []string
	for _, id := range b.r.Untested {
		ids = append(ids, string(id))
	}
	b.text("", "Open: the answer waits for a judgement, or for a general IT objective that the control relies on.")
	b.text("", "Not tried yet: %s. The first test of a control should not be the auditor's.", strings.Join(ids, ", "))
}

// opinions prints what the opinion would be today, if the plan is met, and for a period that begins later.
func (b *briefing) opinions() error {
	b.heading("What the opinion would be")
	columns := []column{{"", 36, false}, {"Today", 18, false}, {"If the plan is met", 18, false}}
	results := []*opinion.Readiness{b.r}
	starts := []soc1.Date{b.r.Window.Start}
	if later := b.r.EarliestStart; later.After(starts[0]) {
		starts = append(starts, later)
		columns = append(columns, column{"... from " + later.String(), 20, false})
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
	b.table(columns, rows)
	b.blank()
	b.text("", "Today most controls have no test, so that nobody can conclude on operation, and %d questions of judgement are unanswered: where they decide, a kind is undetermined. The other columns suppose that every control is tested in the period and that nothing is found. The lines of objectives are about operation.", len(b.r.Today.Needs))
	if len(results) < 3 {
		return nil
	}
	if l, ok := results[1].Today.Limb(opinion.Operation); ok && len(l.Reasons) > 0 {
		b.blank()
		b.text("", "Even then, for the period as planned:")
		for depth, reason := range l.Reasons[0].All() {
			b.text(strings.Repeat("  ", depth+1)+"- ", "%s", reason.Text())
		}
	}
	return nil
}

// stages prints what the examination as a document still lacks.
func (b *briefing) stages() {
	b.heading("How many facts the file still lacks")
	for _, s := range b.r.Stages {
		b.field(capital(s.Stage.String()), "%3d", s.Problems)
	}
	b.blank()
	b.text("", "A service keeps one document from the first talk until the report is issued. Each stage includes those before it.")
}

// capital writes the first letter of a sentence in upper case.
func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
