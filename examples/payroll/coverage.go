package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// coverage prints, for each client, how its fiscal year divides into tested, represented and uncovered days.
func (b *briefing) coverage() error {
	b.Heading("Coverage of user entities' fiscal years, asked on " + askedOn.String())
	received := review.FromReport(b.report)                                         // as its readers will hold it,
	received.ID = soc1.ReportID(fmt.Sprintf("SOC1-%d", b.exam.Window().End.Year())) // and by the number that they give it
	current := received.Window()
	list, err := clients(current)
	if err != nil {
		return err
	}
	for i, c := range list {
		cover, err := soc1.AssessCoverage(soc1.CoverageRequest{
			FiscalYear: c.year, System: current.System, KnownAt: askedOn, Objectives: current.Objectives,
			Reports: append([]soc1.ReportWindow{current}, c.reports...), Letters: c.letters,
		}, soc1.DefaultCoveragePolicy())
		if err != nil {
			return err
		}
		if i > 0 {
			b.Blank()
		}
		b.Text("", "%s (illustrative), %s", c.name, c.note)
		b.Text("", "%s: %s to %s, %d days", c.year.Label, c.year.Start, c.year.End, c.year.Days())
		for _, group := range alike(cover.Objectives) {
			b.group(group, current.Objectives, c.year)
		}
		for _, l := range cover.Letters {
			b.letter(l)
		}
	}
	return nil
}

// alike groups objectives whose coverage is the same, in the order of their first members.
func alike(objectives []soc1.ObjectiveCoverage) [][]soc1.ObjectiveCoverage {
	var groups [][]soc1.ObjectiveCoverage
	at := make(map[string]int)
	for _, o := range objectives {
		key := fmt.Sprint(o.Audit, o.AsOf, o.Days, o.Segments)
		if _, seen := at[key]; !seen {
			at[key] = len(groups)
			groups = append(groups, nil)
		}
		groups[at[key]] = append(groups[at[key]], o)
	}
	return groups
}

// group prints the coverage that several objectives share: the verdicts, the runs of days, the gaps and the reasons.
func (b *briefing) group(group []soc1.ObjectiveCoverage, all []soc1.ObjectiveID, year soc1.FiscalYear) {
	o := group[0]
	var ids []soc1.ObjectiveID
	for _, g := range group {
		ids = append(ids, g.Objective)
	}
	b.Text("  ", "%s: %d of %d days tested. For the audit: %s. As of %s: %s.", ranges(ids, all), o.Days.Tested, o.Days.Total,
		strings.ToUpper(words(o.Audit)), year.End, strings.ToUpper(words(o.AsOf)))
	for _, s := range o.Segments {
		lead := fmt.Sprintf("    %s to %s  %3d days  ", s.Period.Start, s.Period.End, s.Period.Days())
		switch s.Class {
		case soc1.DayTested:
			b.Text(lead, "tested, report %s", s.Report)
		case soc1.DayRepresented:
			b.Text(lead, "represented, letter %s: management's word, no assurance", s.Letter)
		default:
			b.Text(lead, "%s", words(s.Class))
		}
	}
	for _, g := range o.Gaps {
		b.Text("    ", "Gap (%s): %s to %s, %s: %s and %s.", g.Kind, g.Period.Start, g.Period.End, count(g.Days, "day"), count(g.Months, "calendar month"), count(g.DaysOver, "day"))
	}
	for _, r := range o.Reasons {
		b.Text("    ", "Because, %s: %s.", focus(r.Focus), r)
	}
}

// focus names the purpose of a verdict.
func focus(f soc1.CoverageFocus) string {
	if f == soc1.FocusAsOf {
		return "as of the year-end"
	}
	return "for the audit"
}

// letter prints what was made of a bridge letter.
func (b *briefing) letter(l soc1.BridgeCheck) {
	if l.Accepted {
		b.Text("  ", "Letter %s is accepted for %s to %s.", l.Letter, l.Represents.Start, l.Represents.End)
		return
	}
	var findings []string
	for _, f := range l.Findings {
		findings = append(findings, words(f))
	}
	b.Text("  ", "Letter %s is refused: %s.", l.Letter, strings.Join(findings, ", "))
}

// words returns a wire name as words.
func words(v fmt.Stringer) string { return strings.ReplaceAll(v.String(), "-", " ") }

// ranges lists ids, which are some of all, joining three or more neighbours into a range.
func ranges(ids, all []soc1.ObjectiveID) string {
	var parts []string
	for i := 0; i < len(ids); {
		first := slices.Index(all, ids[i])
		n := 1
		for i+n < len(ids) && first+n < len(all) && all[first+n] == ids[i+n] {
			n++
		}
		if n < 3 {
			n = 1
			parts = append(parts, string(ids[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%s to %s", ids[i], ids[i+n-1]))
		}
		i += n
	}
	return strings.Join(parts, ", ")
}
