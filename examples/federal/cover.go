package main

import (
	"fmt"
	"io"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// coverage shows what every window covers of the federal fiscal year and the calendar year in which it ends, and
// what all windows of one organization cover together.
func coverage(w io.Writer, reports []published) error {
	fmt.Fprint(w, "\n2. WHAT THE WINDOWS COVER, BY REPORT\n\n")
	var order []string
	byOrganization := make(map[string][]soc1.ReportWindow)
	unknown := 0
	for _, p := range reports {
		window := p.Period
		if !p.hasWindow() {
			unknown++
			continue
		}
		r := soc1.ReportWindow{ID: soc1.ReportID(p.ID), Type: p.reportType(), Period: window}
		key := p.Organization + "\n    " + p.System
		if byOrganization[key] == nil {
			order = append(order, key)
		}
		byOrganization[key] = append(byOrganization[key], r)
		fmt.Fprintf(w, "%s  %s to %s, %d days\n", p.ID, window.Start, window.End, window.Days())
		calendar := soc1.CalendarYear(window.End.Year())
		calendar.Label = fmt.Sprintf("Calendar %d", window.End.Year())
		for _, year := range []soc1.FiscalYear{federalYear(window.End), calendar} {
			if err := line(w, year, []soc1.ReportWindow{r}); err != nil {
				return err
			}
		}
	}
	fmt.Fprintf(w, "\n%d reports have a window of which one end or both are not visible; they cover nothing here.\n", unknown)
	fmt.Fprint(w, "\n3. WHAT SEVERAL REPORTS ON ONE SYSTEM COVER TOGETHER\n\n")
	for _, key := range order {
		list := byOrganization[key]
		if len(list) < 2 {
			continue
		}
		fmt.Fprintln(w, key)
		for _, year := range federalYears(list) {
			if err := line(w, year, list); err != nil {
				return err
			}
		}
	}
	return nil
}

// line prints the coverage of one year.
func line(w io.Writer, year soc1.FiscalYear, reports []soc1.ReportWindow) error {
	c, err := soc1.AssessCoverage(soc1.CoverageRequest{FiscalYear: year, Reports: reports}, soc1.DefaultCoveragePolicy())
	if err != nil {
		return err
	}
	d := c.Overall.Days
	fmt.Fprintf(w, "    %-14s %s to %s  tested %3d of %d days", year.Label, year.Period.Start, year.Period.End, d.Tested, d.Total)
	for _, g := range c.Overall.Gaps {
		fmt.Fprintf(w, "; %s gap %s to %s (%d days)", g.Kind, g.Period.Start, g.Period.End, g.Period.Days())
	}
	fmt.Fprintln(w)
	return nil
}

// federalYear returns the federal fiscal year that a day lies in: it begins on 1 October of the year before.
func federalYear(d soc1.Date) soc1.FiscalYear {
	year := d.Year()
	if d.Month() >= time.October {
		year++
	}
	fy := soc1.FiscalYearEnding(year, time.September)
	fy.Label = fmt.Sprintf("Federal FY%d", year)
	return fy
}

// federalYears returns the federal fiscal years that windows touch, in order, each once.
func federalYears(reports []soc1.ReportWindow) []soc1.FiscalYear {
	first, last := reports[0].Period.Start, reports[0].Period.End
	for _, r := range reports[1:] {
		if r.Period.Start.Before(first) {
			first = r.Period.Start
		}
		if r.Period.End.After(last) {
			last = r.Period.End
		}
	}
	var years []soc1.FiscalYear
	for y := federalYear(first); !y.Period.Start.After(last); y = federalYear(y.Period.End.AddDays(1)) {
		for _, r := range reports {
			if r.Period.Overlaps(y.Period) {
				years = append(years, y)
				break
			}
		}
	}
	return years
}
