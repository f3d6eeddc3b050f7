package main

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/soc1"
)

// briefing prints how far the reports reach, and what would serve the customers better.
type briefing struct{ page.Page }

// account prints everything but the files.
func account(b *book, results []result) (string, error) {
	var p briefing
	p.Title("Does the report reach over our customers' years?",
		fmt.Sprintf("%s, %s, asked on %s (illustrative)", b.Organization, b.System, b.AskedOn))
	p.sent(b)
	p.customers(results)
	p.summary(results)
	if err := p.plan(b); err != nil {
		return "", err
	}
	if err := p.letter(b); err != nil {
		return "", err
	}
	return p.String(), nil
}

// sent lists what the customers have received.
func (p *briefing) sent(b *book) {
	p.Heading("What the customers have")
	for _, r := range b.Reports {
		p.Field("Report "+string(r.ID), "%s to %s, issued %s", r.Period.Start, r.Period.End, r.Issued)
	}
	for _, l := range b.Letters {
		p.Field("Letter "+string(l.ID), "%s to %s, dated %s: management's word, nobody tested anything for it", l.Period.Start, l.Period.End, l.Dated)
	}
	p.Blank()
	p.Text("", "Under the policy in force at least %d months of a year have to be tested, and a letter may bridge at most %d calendar months. No standard sets these numbers; a user auditor may ask for others.",
		policy().MinOverlapMonths, policy().MaxBridgeMonths)
}

// customers prints a line for each customer.
func (p *briefing) customers(results []result) {
	p.Heading(fmt.Sprintf("The %d customers", len(results)))
	columns := []page.Column{page.Left("Customer", 29), page.Left("Fiscal year", 21), page.Right("Days", 4), page.Right("Tested", 6),
		page.Left("Gap", 8), page.Left("Audit", 10), page.Left("ICFR", 10)}
	rows := make([][]string, 0, len(results))
	for _, r := range results {
		o := r.coverage.Overall
		rows = append(rows, []string{r.Name, fmt.Sprintf("%s–%s", r.request.FiscalYear.Start, r.request.FiscalYear.End),
			fmt.Sprint(o.Days.Needed()), fmt.Sprint(o.Days.Tested), gaps(o.Gaps), short(o.Audit), short(o.AsOf)})
	}
	p.Table(columns, rows)
	p.Blank()
	p.Text("", "Days: the days of the year on which the customer used the service. Gap: the needed days that no report tests; T trailing (at the end), L leading (at the start), I internal, E all of them. Audit: for the audit of its financial statements. ICFR: for its own assessment of internal control as of the year-end.")
}

// gaps writes the gaps of a year in a few characters.
func gaps(list []soc1.CoverageGap) string {
	var parts []string
	for _, g := range list {
		parts = append(parts, fmt.Sprintf("%d %s", g.Days, strings.ToUpper(g.Kind.String()[:1])))
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// short is the verdict in one word.
func short(c soc1.CoverageClass) string {
	switch c {
	case soc1.CoverageNotNeeded:
		return "no need"
	case soc1.CoverageFull:
		return "full"
	case soc1.CoverageRollForward:
		return "inquiry"
	case soc1.CoverageBridged:
		return "by letter"
	case soc1.CoverageInsufficient:
		return "TOO LITTLE"
	case soc1.CoverageNone:
		return "NONE"
	}
	return c.String()
}

// summary counts the customers by verdict and says what is the matter with those that are not served.
func (p *briefing) summary(results []result) {
	p.Heading("In short")
	total := 0
	for _, r := range results {
		total += max(r.Weight, 1) // as the planner counts a customer without a weight
	}
	var rows [][]string
	for class := range soc1.CoverageClasses() {
		var count, weight [2]int
		for _, r := range results {
			for i, verdict := range []soc1.CoverageClass{r.coverage.Overall.Audit, r.coverage.Overall.AsOf} {
				if verdict == class {
					count[i]++
					weight[i] += max(r.Weight, 1)
				}
			}
		}
		if count[0]+count[1] > 0 {
			rows = append(rows, []string{meaning(class), fmt.Sprint(count[0]), percent(weight[0], total), fmt.Sprint(count[1]), percent(weight[1], total)})
		}
	}
	p.Table([]page.Column{page.Left("Verdict", 50), page.Right("Audit", 6), page.Right("of revenue", 10), page.Right("ICFR", 6), page.Right("of revenue", 10)}, rows)
	p.Blank()
	p.unserved(results)
}

// unserved says what is the matter with the customers that are not served, and what their auditors would do first. Customers
// for which the same is to be said share a paragraph.
func (p *briefing) unserved(results []result) {
	var said []string
	names := make(map[string][]string)
	for _, r := range results {
		o := r.coverage.Overall
		if max(o.Audit, o.AsOf) < soc1.CoverageInsufficient {
			continue
		}
		text := why(&o) + " " + first(r.coverage.NextSteps())
		if len(names[text]) == 0 {
			said = append(said, text)
		}
		names[text] = append(names[text], r.Name)
	}
	for _, text := range said {
		p.Text("  ", "%s: %s", strings.Join(names[text], " and "), text)
	}
}

// why gives the reasons for verdicts that serve nobody.
func why(o *soc1.ObjectiveCoverage) string {
	var parts []string
	for focus := range soc1.CoverageFocuses() {
		name, verdict := "for the audit", o.Audit
		if focus == soc1.FocusAsOf {
			name, verdict = "for ICFR", o.AsOf
		}
		if verdict < soc1.CoverageInsufficient {
			continue
		}
		var said []string
		for _, reason := range o.Reasons {
			if reason.Focus == focus {
				said = append(said, reason.String())
			}
		}
		parts = append(parts, name+", "+strings.Join(said, "; "))
	}
	return strings.Join(parts, ". And ") + "."
}

// first names what the user auditor would do first.
func first(steps []soc1.NextStep) string {
	if len(steps) == 0 {
		return ""
	}
	return "First: " + steps[0].String() + "."
}

// meaning says a verdict for readers who do not know the terms.
func meaning(c soc1.CoverageClass) string {
	switch c {
	case soc1.CoverageNotNeeded:
		return "no need: the service was not used"
	case soc1.CoverageFull:
		return "full: every needed day is tested"
	case soc1.CoverageRollForward:
		return "inquiry: few days are open, asking is enough"
	case soc1.CoverageBridged:
		return "by letter: the letter speaks about the rest"
	case soc1.CoverageInsufficient:
		return "TOO LITTLE: the auditor needs more than we sent"
	case soc1.CoverageNone:
		return "NONE: no needed day is tested"
	}
	return c.String()
}

// percent writes a share with one decimal.
func percent[T int | int64](part, whole T) string {
	if whole == 0 {
		return "-"
	}
	tenths := (int64(part)*1000 + int64(whole)/2) / int64(whole)
	return fmt.Sprintf("%d.%d %%", tenths/10, tenths%10)
}
