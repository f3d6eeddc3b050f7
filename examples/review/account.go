package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// briefing prints one review.
type briefing struct {
	page.Page
	r *review.Review
}

// account returns everything the command prints about a review except the list of files.
func account(r *review.Review) string {
	b := &briefing{r: r}
	b.parties()
	b.answer()
	b.year()
	b.objectives()
	b.chain()
	b.exceptions()
	b.deficiencies()
	b.open()
	b.work()
	return b.String()
}

// parties prints who reads whose report.
func (b *briefing) parties() {
	e, w := &b.r.Case.Entity, b.r.Case.Received
	b.Title("May "+e.Organization.Name+" rely on this report?", "A reader's working paper. All parties are illustrative.")
	b.Blank()
	b.Field("Reader", "%s, %s: %s to %s, %d days", e.Organization.Label(), e.FiscalYear.Label, e.FiscalYear.Start, e.FiscalYear.End, e.FiscalYear.Days())
	b.Field("Report", "SOC 1 %s on %s of %s", w.Type.Title(), w.System, w.ServiceOrganization.Label())
	b.Field("Window", "%s to %s, dated %s", w.Period.Start, w.Period.End, w.ReportDate)
	var limbs []string
	for _, l := range w.Limbs {
		text := l.Limb.String() + " " + l.Kind.String()
		for _, id := range l.Objectives {
			text += " (" + string(id) + ")"
		}
		limbs = append(limbs, text)
	}
	b.Field("Opinion", "%s", strings.Join(limbs, ", "))
	b.Field("Read", "by the %s on %s, needed by %s", page.Small(e.ReviewedBy), e.ReviewedOn, e.NeededBy)
}

// answer prints the conclusions.
func (b *briefing) answer() {
	b.Heading("The answer")
	for v := range review.Views() {
		if c := b.r.Overall(v); !c.IsZero() {
			b.Text(fmt.Sprintf("%-30s", v.Title()), "%s", strings.ToUpper(c.Title()))
		}
	}
	b.Blank()
	counts := make(map[review.Reliance][]soc1.ObjectiveID)
	for _, o := range b.r.Objectives {
		counts[o.Operation.Reliance] = append(counts[o.Operation.Reliance], o.Objective)
	}
	b.Text("", "A report is worth what its weakest relevant part is worth, so one objective can decide the whole. By objective, for the year:")
	for outcome := range review.Reliances() {
		if ids := counts[outcome]; len(ids) > 0 {
			b.Text(fmt.Sprintf("  %2d  %-32s", len(ids), outcome.Title()), "%s", page.List(ids))
		}
	}
}

// year draws the fiscal year, one character for five days.
func (b *briefing) year() {
	c := b.r.Coverage
	if c == nil {
		return
	}
	b.Heading("The year, day by day")
	var lanes []string // each once, though most objectives share one
	objectives := make(map[string][]soc1.ObjectiveID)
	for _, o := range c.Objectives {
		l := lane(c.FiscalYear, o.Segments)
		if objectives[l] == nil {
			lanes = append(lanes, l)
		}
		objectives[l] = append(objectives[l], o.Objective)
	}
	for _, l := range lanes {
		ids := objectives[l]
		label := string(ids[0])
		if len(ids) > 1 {
			label = fmt.Sprintf("%d objectives", len(ids))
		}
		b.Text(fmt.Sprintf("%-15s", label), "%s", l)
	}
	b.Line("%15s%-63s%s", "", c.FiscalYear.Start, c.FiscalYear.End)
	b.Text("", "█ tested, ▒ represented by a bridge letter, which is management's word, · neither")
}

// lane draws every fifth day of a year. The segments of an objective divide the year, so that each day is in one of them.
func lane(year soc1.FiscalYear, segments []soc1.CoverageSegment) string {
	marks := map[soc1.DayClass]string{soc1.DayTested: "█", soc1.DayRepresented: "▒", soc1.DayUncovered: "·", soc1.DayNotNeeded: " "}
	var drawn strings.Builder
	for day := year.Start; !day.After(year.End); day = day.AddDays(5) {
		at := slices.IndexFunc(segments, func(s soc1.CoverageSegment) bool { return s.Period.Contains(day) })
		drawn.WriteString(marks[segments[at].Class])
	}
	return drawn.String()
}

// objectives prints what stands against each objective. What most of them share is said once.
func (b *briefing) objectives() {
	b.Heading("Objective by objective")
	shared := func(x review.Reason) bool {
		return len(x.Objectives) == 0 || 2*len(x.Objectives) > len(b.r.Objectives)
	}
	for _, x := range b.r.Reasons {
		if x.Limits() && !x.Beyond && shared(x) {
			b.Text("Most share this: ", "%s.", x.Text())
		}
	}
	b.Blank()
	names := make(map[soc1.ObjectiveID]string)
	for _, o := range b.r.Case.Received.Objectives {
		names[o.ID] = o.Name
	}
	for _, o := range b.r.Objectives {
		b.Text(fmt.Sprintf("%-7s", o.Objective), "%s: %s", names[o.Objective], strings.ToUpper(o.Operation.Title()))
		for _, x := range b.r.Reasons {
			if x.Limits() && !shared(x) && x.Concerns(review.ViewOperation, o.Objective) {
				b.Text("       - ", "%s", x.Text())
			}
		}
	}
}

// chain prints who covers the work that others do for the service organization.
func (b *briefing) chain() {
	b.Heading("Behind the service organization")
	for _, s := range b.r.Case.Received.Subservices {
		if s.Method == soc1.Inclusive {
			b.Text("  ", "%s is included in the report itself: its controls were tested and it gave its own assertion.", s.Organization.Label())
		}
	}
	for _, c := range b.r.Chain {
		b.Text(strings.Repeat("  ", c.Depth), "%s of %s is covered by %s: %s", c.Subservice, c.From, c.To, strings.ToUpper(c.Operation.Title()))
		for _, x := range c.Reasons {
			if x.Limits() && x.Worst >= c.Operation.Worst {
				b.Text(strings.Repeat("  ", c.Depth)+"- ", "%s", x.Text())
			}
		}
	}
}

// exceptions prints the exceptions with what they mean for this reader.
func (b *briefing) exceptions() {
	b.Heading("Exceptions, and what they mean here")
	for _, x := range b.r.Exceptions {
		b.Text(fmt.Sprintf("%-8s", x.Exception), "%s. %s.", x.Effect.Title(), page.Capital(x.Rule.Statement()))
		var accounts []soc1.AccountID // each once, whichever of its assertions are reached
		for _, y := range x.Reach {
			if !slices.Contains(accounts, y.Account) {
				accounts = append(accounts, y.Account)
			}
		}
		if len(accounts) > 0 {
			b.Text("        ", "Reaches %s.", page.List(accounts))
		}
	}
}

// deficiencies prints what the reader graded of its own internal control. The service organization is not graded.
func (b *briefing) deficiencies() {
	if len(b.r.Deficiencies) == 0 {
		return
	}
	b.Heading("What is deficient at the reader itself")
	for i, x := range b.r.Deficiencies {
		b.Text(fmt.Sprintf("%-8s", x.Deficiency), "%s", strings.ToUpper(x.Grade.Title()))
		b.Text("        ", "%s", b.r.Case.Entity.Deficiencies[i].Text)
		for _, why := range x.Reasons {
			b.Text("        - ", "%s", strings.TrimPrefix(why.Subject+": "+why.Rule.Statement(), ": "))
		}
		for _, p := range x.Open {
			b.Text("        ? ", "%s", p.Prompt())
		}
	}
}

// open prints the questions that wait for the reader.
func (b *briefing) open() {
	b.Heading("Questions that only the reader can answer")
	if len(b.r.Needs) == 0 {
		b.Text("", "None. Every judgement that matters is on record.")
	}
	for _, n := range b.r.Needs {
		b.Text("- ", "%s: %s", n.Subject, n.Question.Prompt())
	}
}

// work prints what remains to be done.
func (b *briefing) work() {
	b.Heading(fmt.Sprintf("Work that remains: %d steps", len(b.r.Work)))
	for i, s := range b.r.Work {
		about := s.Subject
		if about == "" {
			about = page.List(s.Objectives)
		}
		if s.Report != "" && s.Report != b.r.Case.Received.ID && string(s.Report) != about {
			about = strings.TrimPrefix(about+" in "+string(s.Report), " ")
		}
		if about != "" {
			about += ": "
		}
		b.Text(fmt.Sprintf("%2d  ", i+1), "%s%s", about, s.Text())
	}
}
