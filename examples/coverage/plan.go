package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/soc1"
)

// plan prints which window would serve the book best, and what a choice between the good ones costs.
func (p *briefing) plan(b *book) error {
	req := b.planRequest()
	plan, err := soc1.PlanWindow(req)
	if err != nil {
		return err
	}
	p.Heading("Which twelve months should the report test?")
	p.Text("", "%d windows are possible, beginning from %s to %s. Each is judged in three respects over all %d customers that use the service, with the report of the year before there too and %d days from the end of a window to the report:",
		len(plan.Candidates), b.Limits.Earliest, b.Limits.Latest, plan.Customers, b.Limits.IssueDays)
	p.Text("  1. ", "Tested: the share of all days that customers need which a report tests, each customer counting by its revenue. More is better.")
	p.Text("  2. ", "Served: the share of revenue from customers that have %s tested by the time their audits need it. More is better.", threshold(b.Threshold))
	p.Text("  3. ", "Bridge: for the customer worst off, the days at the end of its year that only a letter could speak about. Less is better.")
	p.Blank()
	p.Text("", "Worth a thought: %d. For every other window one of these is at least as good in all three respects.", len(plan.Frontier))
	p.Blank()
	now := b.current().Period
	rows := make([][]string, 0, len(plan.Frontier)+1)
	inUse := false
	for _, f := range plan.Frontier {
		row := figures(f, &plan)
		if f.Window == now {
			inUse = true
			row[4] += "; in use today"
		}
		rows = append(rows, row)
	}
	for _, f := range plan.Candidates {
		if f.Window == now && !inUse {
			row := figures(f, &plan)
			row[4] = "in use today; " + row[4]
			rows = append(rows, row)
		}
	}
	p.Table([]page.Column{page.Left("Window", 24), page.Right("Tested", 7), page.Right("Served", 7), page.Right("Bridge", 6), page.Left("What speaks for or against it", 46)}, rows)
	p.Blank()
	p.tradeOffs(&plan)
	return p.compare(b, req, plan.ByCustomers.Window, now)
}

// tradeOffs says what it costs to go down the list by one window, and what it wins.
func (p *briefing) tradeOffs(plan *soc1.WindowPlan) {
	for i := 1; i < len(plan.Frontier); i++ {
		a, b := plan.Frontier[i-1], plan.Frontier[i]
		p.Text("", "Ending on %s and not on %s: %s.", b.Window.End, a.Window.End, strings.Join([]string{
			moves("tested days", b.TestedDays-a.TestedDays, plan.NeededDays),
			moves("revenue served", b.Served-a.Served, plan.Weight),
			moves("longest bridge", int64(b.Bridge-a.Bridge), 0),
		}, ", "))
	}
	if longest := plan.Frontier[0].Bridge; longest >= 364 {
		p.Text("", "A bridge of %d days means that the audit of some customer needs the report before it is there, so that nothing of its year is tested in time.", longest)
	}
	p.Blank()
}

// moves writes by how much a figure changes, in percentage points of the whole or, without a whole, in days.
func moves(what string, by, whole int64) string {
	sign := "+"
	if by < 0 {
		sign, by = "-", -by
	}
	switch {
	case by == 0:
		return what + " unchanged"
	case whole > 0:
		return what + " " + sign + strings.TrimSuffix(percent(by, whole), " %") + " points"
	}
	return fmt.Sprintf("%s %s%d days", what, sign, by)
}

// figures is the row of a window.
func figures(f soc1.WindowFigures, plan *soc1.WindowPlan) []string {
	var why []string
	for _, r := range f.Reasons {
		why = append(why, because(r))
	}
	return []string{f.Window.Start.String() + " - " + f.Window.End.String(), percent(f.TestedDays, plan.NeededDays), percent(f.Served, plan.Weight), fmt.Sprint(f.Bridge), strings.Join(why, ", ")}
}

// because says a reason without the words of the trade.
func because(r soc1.WindowReason) string {
	switch r.Code {
	case soc1.WindowMostDays:
		return "most days tested"
	case soc1.WindowMostCustomers:
		return "most revenue served"
	case soc1.WindowShortestBridge:
		return "shortest bridge"
	case soc1.WindowTradeOff:
		return "best in nothing, but a compromise"
	case soc1.WindowDominated:
		return r.By.Start.String() + " - " + r.By.End.String() + " is at least as good in every respect"
	}
	return r.String()
}

// threshold says when a customer counts as served.
func threshold(t soc1.WindowThreshold) string {
	if t.Percent > 0 {
		return fmt.Sprintf("%d %% of their days", t.Percent)
	}
	return fmt.Sprintf("%d months of their year", cmp.Or(t.Months, 6)) // a book that asks for nothing asks for six
}

// compare names the customers for whom a change of the window would matter.
func (p *briefing) compare(b *book, req soc1.WindowRequest, best, now soc1.Period) error {
	if best == now {
		p.Text("", "The window in use today serves the most revenue. There is no reason to move it.")
		return nil
	}
	after, err := soc1.TryWindow(req, best)
	if err != nil {
		return err
	}
	before, err := soc1.TryWindow(req, now)
	if err != nil {
		return err
	}
	var gain, lose []string
	days, longest := 0, [2]int{}
	for i := range after {
		longest[0], longest[1] = max(longest[0], before[i].Bridge), max(longest[1], after[i].Bridge)
		days += after[i].TestedDays - before[i].TestedDays
		switch {
		case after[i].Served && !before[i].Served:
			gain = append(gain, b.Customers[i].Name)
		case before[i].Served && !after[i].Served:
			lose = append(lose, b.Customers[i].Name)
		}
	}
	p.Text("", "Moving the window from %s - %s to %s - %s, which serves the most revenue:", now.Start, now.End, best.Start, best.End)
	p.Text("  ", "Newly served: %s.", orNobody(gain))
	p.Text("  ", "No longer served: %s.", orNobody(lose))
	p.Text("  ", "Tested days over all customers, each counted once: %+d.", days)
	p.Text("  ", "Longest bridge: from %d to %d days.", longest[0], longest[1])
	return nil
}

// orNobody joins names.
func orNobody(names []string) string {
	if len(names) == 0 {
		return "nobody"
	}
	return strings.Join(names, ", ")
}
