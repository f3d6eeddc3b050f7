package report

import (
	"fmt"
	"strings"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// CoverageTimeline draws the fiscal year of a coverage: a lane for the year as a whole, a lane for each group of
// objectives whose coverage differs from that of others, and a lane for each report and letter. Tested days are full,
// represented ones hatched, uncovered ones marked, and days without the service an outline; every bar carries the same
// in words with its dates, and the description says all of it once more for readers who do not see the drawing.
//
// A coverage does not hold the windows of its reports, so a report's lane shows the days of which the coverage
// names it as the source. [CoverageFacts.Timeline] draws the windows themselves. A coverage that is not in order,
// such as the zero value, gives a figure that is valid and says so; lanes beyond 24 of a kind are counted in
// the description and not drawn.
func CoverageTimeline(c soc1.Coverage) Figure { return CoverageFacts{}.Timeline(c) }

// Timeline draws a coverage as [CoverageTimeline] does, with the windows of the reports and the periods of the
// letters that the facts hold.
func (f CoverageFacts) Timeline(c soc1.Coverage) Figure {
	v := f.view(c)
	return v.timeline()
}

// axis maps dates to positions. A unit is a day, or several where a year is longer than an axis may be.
type axis struct {
	year         soc1.Period
	length, unit int
}

// newAxis returns the axis of a year. A year that is not valid has an axis of one unit and no bar.
func newAxis(year soc1.Period) axis {
	const most = 1 << 20
	days := year.Days()
	unit := 1 + max(days-1, 0)/most
	return axis{year: year, length: max(days/unit, 1), unit: unit}
}

// ticks labels the starts of the months: all of them, or every third, sixth and so on where they are many. January is
// labelled by its year, which leaves room for February; the first label names month and year if it is another.
func (a axis) ticks() []Tick {
	if !a.year.IsValid() {
		return nil
	}
	const most = 14
	months := a.year.Days()/30 + 1
	step := 1
	for _, n := range []int{3, 6, 12, 60, 120, 600, 1200, 12000, 120000} {
		if months/step > most {
			step = n
		}
	}
	var list []Tick
	month := a.year.Start
	if month.Day() != 1 {
		month = month.MonthEnd().AddDays(1)
	}
	for month.IsValid() && !month.After(a.year.End) {
		label := month.Month().String()[:3]
		switch year := fmt.Sprintf("%d", month.Year()); {
		case month.Month() == time.January:
			label = year
		case len(list) == 0 || step > 12:
			label += " " + year
		}
		list = append(list, Tick{At: month.Sub(a.year.Start) / a.unit, Label: label})
		month = month.AddMonths(step)
	}
	return list
}

// bar adds the part of a period that lies in the year to a lane. A part that would lie on a bar before it, as in a
// coverage that is not in order, is left out.
func (a axis) bar(lane *Lane, p soc1.Period, class BarClass, label string) {
	p = p.Intersect(a.year)
	if !p.IsValid() {
		return
	}
	b := Bar{Start: p.Start.Sub(a.year.Start) / a.unit, End: (p.End.Sub(a.year.Start) + 1) / a.unit, Class: class, Label: label}
	if n := len(lane.Bars); b.End <= b.Start || b.End > a.length || n > 0 && b.Start < lane.Bars[n-1].End {
		return
	}
	lane.Bars = append(lane.Bars, b)
}

// barOf returns how days of a class are drawn.
func barOf(c soc1.DayClass) BarClass {
	switch c {
	case soc1.DayTested:
		return BarSolid
	case soc1.DayRepresented:
		return BarHatched
	case soc1.DayUncovered:
		return BarMarked
	}
	return BarOpen
}

// timeline draws the figure.
func (v *coverageView) timeline() Figure {
	a := newAxis(v.c.FiscalYear.Period)
	var lanes []Lane
	words := []string{v.yearInWords()}
	draw := func(l Lane, said string) {
		lanes = append(lanes, l)
		words = append(words, said)
	}
	draw(v.yearLane(a, v.allName(), &v.c.Overall))
	if len(v.groups) > 1 {
		for _, g := range v.groups[:min(len(v.groups), maxCoverageLanes)] {
			draw(v.yearLane(a, "Objectives "+someIDs(g.ids), g.of))
		}
		words = append(words, notDrawn(len(v.groups), "group of objectives", "groups of objectives"))
	}
	for _, r := range v.c.Reports[:min(len(v.c.Reports), maxCoverageLanes)] {
		draw(v.reportLane(a, r))
	}
	words = append(words, notDrawn(len(v.c.Reports), "report", "reports"))
	for _, l := range v.c.Letters[:min(len(v.c.Letters), maxCoverageLanes)] {
		draw(v.letterLane(a, l))
	}
	words = append(words, notDrawn(len(v.c.Letters), "letter", "letters"))
	return Figure{
		ID:          "timeline",
		Title:       "Coverage of " + v.yearName() + ": " + v.headline(),
		Description: spaced(words...),
		Drawing:     Timeline{Length: a.length, Ticks: a.ticks(), Lanes: lanes, Key: coverageKey(lanes)},
	}
}

// notDrawn counts what is beyond the limit of lanes.
func notDrawn(n int, one, many string) string {
	switch n -= maxCoverageLanes; {
	case n <= 0:
		return ""
	case n == 1:
		return "One further " + one + " is not drawn."
	}
	return fmt.Sprintf("%d further %s are not drawn.", n, many)
}

// allName is the name of the lane for the year as a whole.
func (v *coverageView) allName() string {
	if len(v.c.Objectives) > 1 {
		return capital(v.yearName()) + ", all objectives together"
	}
	return capital(v.yearName())
}

// headline says in a few words how much is tested and what is missing.
func (v *coverageView) headline() string {
	d := v.c.Overall.Days
	text := fmt.Sprintf("%d of %d needed days tested", d.Tested, d.Needed())
	if d.Represented > 0 {
		text += fmt.Sprintf(", %d by letter only", d.Represented)
	}
	if d.Uncovered > 0 {
		text += fmt.Sprintf(", %d not covered", d.Uncovered)
	}
	return text
}

// yearInWords says which days the axis shows.
func (v *coverageView) yearInWords() string {
	year := v.c.FiscalYear.Period
	if !year.IsValid() {
		return "The coverage states no valid fiscal year, so no day can be drawn."
	}
	text := fmt.Sprintf("%s runs %s, %s.", capital(v.yearName()), v.days([]soc1.Period{year}), tally(year.Days(), "day"))
	switch need := v.c.Needed; {
	case !need.IsValid():
		return text + " The service was not used in it."
	case need != year:
		return text + fmt.Sprintf(" The service was used %s, %s.", v.days([]soc1.Period{need}), tally(need.Days(), "day"))
	}
	return text
}

// yearLane draws the year by class of day, and returns with the lane what it says.
func (v *coverageView) yearLane(a axis, name string, o *soc1.ObjectiveCoverage) (Lane, string) {
	lane := Lane{Label: name}
	runs := make([]string, 0, len(o.Segments))
	for _, s := range o.Segments {
		said := v.segment(s)
		a.bar(&lane, s.Period, barOf(s.Class), said)
		runs = append(runs, said)
	}
	d := o.Days
	said := fmt.Sprintf("%s: of %s, %d tested, %d represented by letter only, %d uncovered and %d without the service", capital(name),
		tally(d.Total, "day"), d.Tested, d.Represented, d.Uncovered, d.NotNeeded)
	if len(runs) > 0 {
		said += " (" + strings.Join(runs, "; ") + ")"
	}
	return lane, said + "."
}

// reportLane draws a report: its window if the facts hold it, else the days of which it is named as the source.
func (v *coverageView) reportLane(a axis, r soc1.ReportContribution) (Lane, string) {
	lane := Lane{Label: "Report " + utf8Of(r.Report)}
	class := BarOpen
	if r.Use == soc1.ReportCounts {
		class = BarSolid
	} else {
		lane.Label += " (does not count)"
	}
	days := fmt.Sprintf("%s; %s in it", useWord(r.Use), tally(r.Days, "needed day"))
	for i := range v.reports {
		w := &v.reports[i]
		if w.ID != r.Report {
			continue
		}
		said := "window " + v.span(w.Period) + "; " + days
		bar := w.Period
		if w.Type == soc1.Type1 {
			bar = soc1.Period{Start: w.AsOf, End: w.AsOf}
			said = "as of " + v.date(w.AsOf) + "; " + useWord(r.Use)
		}
		if !bar.Overlaps(a.year) {
			lane.Label += ", outside the year"
		}
		a.bar(&lane, bar, class, capital(said))
		return lane, "Report " + utf8Of(r.Report) + ": " + said + "."
	}
	for _, s := range v.c.Overall.Segments {
		if s.Class == soc1.DayTested && s.Report == r.Report {
			a.bar(&lane, s.Period, class, v.segment(s))
		}
	}
	return lane, "Report " + utf8Of(r.Report) + ": " + days + "."
}

// letterLane draws the days that an accepted letter speaks about, or the outline of a refused one.
func (v *coverageView) letterLane(a axis, l soc1.BridgeCheck) (Lane, string) {
	lane := Lane{Label: "Letter " + utf8Of(l.Letter)}
	p, class, said := l.Represents, BarHatched, "accepted as management's word, no assurance"
	if !l.Accepted {
		lane.Label += " (refused)"
		class, said = BarOpen, "refused"
		for i := range v.letters {
			if v.letters[i].ID == l.Letter {
				p = v.letters[i].Period
				break
			}
		}
	}
	if p.IsValid() {
		said = "days " + v.span(p) + "; " + said
		if !p.Overlaps(a.year) {
			lane.Label += ", outside the year"
		}
	}
	for _, f := range l.Findings {
		said += "; " + findingWord(f)
	}
	a.bar(&lane, p, class, capital(said))
	return lane, "Letter " + utf8Of(l.Letter) + ": " + said + "."
}

// coverageKey explains the classes of bars in use.
func coverageKey(lanes []Lane) []KeyEntry {
	var used [BarMarked + 1]bool
	for _, l := range lanes {
		for _, b := range l.Bars {
			used[b.Class] = true
		}
	}
	var key []KeyEntry
	for _, k := range []KeyEntry{
		{BarSolid, "Tested by a service auditor"},
		{BarHatched, "Bridge letter only: management's word, no assurance"},
		{BarMarked, "Not covered: a gap"},
		{BarOpen, "Service not used, or a report or letter that does not count"},
	} {
		if used[k.Class] {
			key = append(key, k)
		}
	}
	return key
}
