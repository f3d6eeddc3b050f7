package report

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// gaps writes the gaps of the year, objective by objective where they differ.
func (v *coverageView) gaps() []Block {
	blocks := []Block{H(1, "gaps", "Gaps")}
	groups := v.groups
	if len(groups) < 2 {
		groups = []kindred{{of: &v.c.Overall}}
	}
	columns := []Column{
		{Title: "Where", Width: 5, Header: true}, Col("From and to", 6), {Title: "Days", Width: 2, Align: AlignEnd},
		Col("Calendar months", 4), {Title: "By letter", Width: 2, Align: AlignEnd},
	}
	if len(groups) > 1 {
		columns = append(columns, Col("Objectives", 3))
	}
	var rows []Row
	total := 0
	for _, g := range groups {
		total += len(g.of.Gaps)
		for _, gap := range g.of.Gaps[:min(len(g.of.Gaps), maxCoverageList-len(rows))] {
			cells := []Cell{C(gapPlace(gap.Kind)), C(v.span(gap.Period)), C(fmt.Sprint(gap.Days)), C(length(gap.Months, gap.DaysOver)), C(fmt.Sprint(gap.Represented))}
			if len(groups) > 1 {
				cells = append(cells, C(someIDs(g.ids)))
			}
			tone := ToneCaution
			if gap.Represented < gap.Days {
				tone = ToneException
			}
			rows = append(rows, R(cells...).As(tone))
		}
	}
	if total == 0 {
		return append(blocks, P("There is none: every needed day is tested."))
	}
	blocks = append(blocks, P("A gap is a run of needed days that no report tests. A bridge letter may speak about its days, but does not close it."),
		Table{Caption: "Needed days that are not tested", Columns: columns, Rows: rows})
	return append(blocks, further(total)...)
}

// further counts what a table leaves out.
func further(total int) []Block {
	if more := total - maxCoverageList; more > 0 {
		return []Block{P(fmt.Sprintf("And %d more.", more))}
	}
	return nil
}

// evidence writes what each report and each letter was taken for.
func (v *coverageView) evidence() []Block {
	blocks := []Block{H(1, "reports", "Reports")}
	if len(v.c.Reports) == 0 {
		blocks = append(blocks, P("No report is at hand."))
	} else {
		t := Table{Caption: "How each report entered", Columns: []Column{
			{Title: "Report", Width: 3, Header: true}, Col("Window", 5), Col("Issued", 3), Col("Use", 5), {Title: "Needed days in it", Width: 2, Align: AlignEnd},
		}}
		for _, r := range v.c.Reports[:min(len(v.c.Reports), maxCoverageList)] {
			window, issued, qualified := notStated, notStated, ""
			for i := range v.reports {
				if w := &v.reports[i]; w.ID == r.Report {
					window, issued = v.window(w)
					qualified = v.qualified(w)
					break
				}
			}
			use := capital(useWord(r.Use))
			if qualified != "" {
				use = spaced(stop(use), qualified)
			}
			tone := TonePlain
			if r.Use != soc1.ReportCounts {
				tone = ToneMuted
			}
			t.Rows = append(t.Rows, R(C(utf8Of(r.Report)), C(window), C(issued), C(use), C(fmt.Sprint(r.Days))).As(tone))
		}
		blocks = append(append(blocks, t), further(len(v.c.Reports))...)
	}
	return append(blocks, v.bridges()...)
}

// window says which days a report is about, and when it was issued.
func (v *coverageView) window(w *soc1.ReportWindow) (window, issued string) {
	window, issued = v.span(w.Period), notStated
	if w.Type == soc1.Type1 {
		window = "As of " + v.date(w.AsOf)
	}
	if w.Issued.IsValid() {
		issued = v.date(w.Issued)
	}
	return window, issued
}

// qualified says on which objectives a report's opinion is qualified, and for which days where that is known.
func (v *coverageView) qualified(w *soc1.ReportWindow) string {
	if len(w.Qualified) == 0 {
		return ""
	}
	var whole []soc1.ObjectiveID
	var parts []string
	for _, id := range w.Qualified {
		var days []soc1.Period
		for _, d := range w.QualifiedDays {
			if d.Objective == id {
				days = append(days, d.Period)
			}
		}
		switch {
		case len(days) == 0:
			whole = append(whole, id)
		case len(parts) < 3:
			parts = append(parts, utf8Of(id)+" "+v.days(days[:min(len(days), 3)]))
		case len(parts) == 3:
			parts = append(parts, "others for some days")
		}
	}
	if len(whole) > 0 {
		parts = append([]string{someIDs(whole)}, parts...)
	}
	return "Qualified on " + stop(joined(parts))
}

// bridges writes what was made of each letter.
func (v *coverageView) bridges() []Block {
	blocks := []Block{H(1, "letters", "Bridge letters")}
	if len(v.c.Letters) == 0 {
		return append(blocks, P("No bridge letter is at hand."))
	}
	t := Table{Caption: "What was made of each letter", Columns: []Column{
		{Title: "Letter", Width: 3, Header: true}, Col("Result", 2), Col("Speaks for", 5), {Title: "Days", Width: 2, Align: AlignEnd}, Col("What is held against it", 6),
	}}
	for _, l := range v.c.Letters[:min(len(v.c.Letters), maxCoverageList)] {
		result, days, tone := "Refused", "none", ToneException
		if l.Accepted {
			result, tone = "Accepted", TonePlain
		}
		if l.Represents.IsValid() {
			days = v.span(l.Represents)
		}
		var against []string
		for _, f := range l.Findings {
			against = append(against, sentence(findingWord(f)))
		}
		if len(against) == 0 {
			against = []string{"Nothing."}
		} else if l.Accepted {
			tone = ToneCaution
		}
		t.Rows = append(t.Rows, R(C(utf8Of(l.Letter)), C(result), C(days), C(fmt.Sprint(l.Represents.Days())), C(against...)).As(tone))
	}
	blocks = append(blocks, P("A letter is management's own word. Nobody tested anything for it, and it never makes a day tested."), t)
	return append(blocks, further(len(v.c.Letters))...)
}

// objectives writes the coverage of each group of objectives.
func (v *coverageView) objectives() []Block {
	t := Table{Caption: "Coverage by objective", Columns: []Column{
		{Title: "Objectives", Width: 4, Header: true}, {Title: "Tested", Width: 2, Align: AlignEnd}, {Title: "By letter", Width: 2, Align: AlignEnd},
		{Title: "Not covered", Width: 2, Align: AlignEnd}, Col("For the audit", 4), Col("As of the year-end", 4), Col("Last tested day", 4),
	}}
	for _, g := range v.groups[:min(len(v.groups), maxCoverageList)] {
		audit, _ := verdict(g.of.Audit)
		asOf, _ := verdict(g.of.AsOf)
		last := "none"
		if g.of.LastTested.IsValid() {
			last = v.date(g.of.LastTested)
		}
		tone := TonePlain
		if verdictKind(max(g.of.Audit, g.of.AsOf)) == CalloutException {
			tone = ToneException
		}
		d := g.of.Days
		t.Rows = append(t.Rows, R(C(utf8Of(ids(g.ids))), C(fmt.Sprint(d.Tested)), C(fmt.Sprint(d.Represented)), C(fmt.Sprint(d.Uncovered)),
			C(capital(audit)), C(capital(asOf)), C(last)).As(tone))
	}
	return append([]Block{H(1, "objectives", "Objectives"), P("The reports do not say the same about every objective. Overall, a day counts as tested only if it is tested for all of them."), t},
		further(len(v.groups))...)
}

// policyInForce writes the thresholds that the verdicts rest on. No standard sets them.
func policyInForce(p soc1.CoveragePolicy) []Block {
	name := "Thresholds of your own"
	switch p {
	case soc1.DefaultCoveragePolicy():
		name = "The default policy"
	case soc1.StrictCoveragePolicy():
		name = "The strict policy"
	case soc1.LenientCoveragePolicy():
		name = "The lenient policy"
	}
	percent := p.NearFullPercent
	if percent == 0 {
		percent = 100
	}
	yes := func(on bool, is, otherwise string) string {
		if on {
			return is
		}
		return otherwise
	}
	months := func(n int) string { return tally(n, "calendar month") }
	return []Block{
		H(1, "policy", "Policy in force"),
		P(name + ". No standard sets these numbers: they are custom, and a user auditor may ask for others. Months are calendar months, and exactly as many pass."),
		Fields{
			F("Least overlap with the needed days", months(p.MinOverlapMonths)+", or "+fmt.Sprint(percent)+" % of them if they are fewer"),
			F("Comfortable overlap", months(p.ComfortableMonths)),
			F("Longest gap for a letter", months(p.MaxBridgeMonths)),
			F("Longest gap for inquiry alone", yes(p.RollForwardMonths > 0, months(p.RollForwardMonths), "none")),
			F("Least time tested, as of the year-end", months(p.MinWindowMonths)),
			F("Longest time since the last tested day", months(p.MaxElapsedMonths)),
			F("Letters may answer", strings.Join(kinds(p), ", ")),
			F("Letter on a letter", yes(p.ChainLetters, "accepted", "refused")),
			F("Service auditor's letter on further tests", yes(p.AuditorFollowUp, "accepted as a representation", "refused")),
			F("Letter that lacks usual contents", yes(p.CompleteLetters, "refused", "noted")),
			F("Reports that disagree about a day", yes(p.LatestWins, "the later report decides", "the worse result decides")),
			F("Report qualified on some objectives", yes(p.QualifiedVoids, "counts for none", "counts for the others")),
		},
	}
}

// kinds lists the gaps that letters may answer.
func kinds(p soc1.CoveragePolicy) []string {
	list := []string{"trailing gaps"}
	if p.BridgeLeading {
		list = append(list, "leading gaps")
	}
	if p.BridgeInternal {
		list = append(list, "internal gaps")
	}
	return list
}
