package review

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// period draws the fiscal year: what is tested, what rests on letters, what nothing covers.
func (m *memo) period() {
	c := m.r.Coverage
	if c == nil {
		return
	}
	m.section("Period")
	year := c.FiscalYear.Period
	line := report.Timeline{Length: year.Days(), Ticks: []report.Tick{{At: 0, Label: year.Start.String()}, {At: year.Days(), Label: year.End.String()}}}
	used := make(map[soc1.DayClass]bool)
	var words []string
	lane := func(label string, segments []soc1.CoverageSegment) {
		l := report.Lane{Label: label}
		for _, s := range segments {
			if s.Class == soc1.DayNotNeeded {
				continue // no bar: there is nothing to cover
			}
			used[s.Class] = true
			text := fmt.Sprintf("%s %s to %s", strings.ReplaceAll(s.Class.String(), "-", " "), s.Period.Start, s.Period.End)
			l.Bars = append(l.Bars, report.Bar{Start: s.Period.Start.Sub(year.Start), End: s.Period.End.Sub(year.Start) + 1, Class: barOf(s.Class), Label: text})
			words = append(words, label+": "+text)
		}
		line.Lanes = append(line.Lanes, l)
	}
	for _, group := range alike(c.Objectives) {
		var ids []soc1.ObjectiveID
		for _, o := range group {
			ids = append(ids, o.Objective)
		}
		lane(span(ids), group[0].Segments)
	}
	for class := range soc1.DayClasses() {
		if used[class] {
			line.Key = append(line.Key, report.KeyEntry{Class: barOf(class), Label: strings.ReplaceAll(class.String(), "-", " ")})
		}
	}
	m.add(report.Figure{ID: m.ids.New("figure coverage"), Title: "Coverage of the fiscal year by objective", Description: orElse(strings.Join(words, "; "), "The service was not used in the year") + ".", Drawing: line})
	fields := report.Fields{report.F("All objectives together, for the audit", strings.ReplaceAll(c.Overall.Audit.String(), "-", " "))}
	if !m.r.AsOf.IsZero() {
		fields = append(fields, report.F("All objectives together, as of the year-end", strings.ReplaceAll(c.Overall.AsOf.String(), "-", " ")))
	}
	for _, l := range c.Letters {
		text := "refused"
		if l.Accepted {
			text = "accepted for " + l.Represents.Start.String() + " to " + l.Represents.End.String()
		}
		for _, f := range l.Findings {
			text += "; " + strings.ReplaceAll(f.String(), "-", " ")
		}
		fields = append(fields, report.F("Letter "+string(l.Letter), text))
	}
	m.add(fields)
}

// barOf returns how a class of days is drawn.
func barOf(c soc1.DayClass) report.BarClass {
	switch c {
	case soc1.DayTested:
		return report.BarSolid
	case soc1.DayRepresented:
		return report.BarHatched
	}
	return report.BarOpen
}

// alike groups objectives with the same days, in the order of their first members.
func alike(objectives []soc1.ObjectiveCoverage) [][]soc1.ObjectiveCoverage {
	var groups [][]soc1.ObjectiveCoverage
	at := make(map[string]int)
	for _, o := range objectives {
		key := fmt.Sprint(o.Segments)
		n, seen := at[key]
		if !seen {
			n = len(groups)
			at[key] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], o)
	}
	return groups
}

// span names a group of objectives in few characters.
func span(ids []soc1.ObjectiveID) string {
	if len(ids) <= 3 {
		return joined(ids)
	}
	return fmt.Sprintf("%s and %d more", ids[0], len(ids)-1)
}

// exceptions lists the exceptions and their effect.
func (m *memo) exceptions() {
	if len(m.r.Exceptions) == 0 {
		return
	}
	m.section("Exceptions and their effect")
	m.add(report.P("Management's responses are not shown here, because nobody examined them and no conclusion rests on them."))
	names := make(map[soc1.AccountID]string)
	for i := range m.r.Case.Entity.Accounts {
		names[m.r.Case.Entity.Accounts[i].ID] = m.r.Case.Entity.Accounts[i].Name
	}
	t := report.Table{Caption: "Exceptions", Columns: []report.Column{report.Col("Exception", 3), report.Col("As reported", 7),
		report.Col("Objectives", 3), report.Col("Accounts and assertions reached", 5), report.Col("Effect on the entity", 4)}}
	t.Columns[0].Header = true
	for _, x := range m.r.Exceptions {
		e, w := m.exception(x)
		if e == nil {
			continue
		}
		id := string(x.Exception)
		if w.ID != m.rootID() {
			id += ", report " + string(w.ID)
		}
		text := e.Text
		if e.Tested > 0 {
			text = fmt.Sprintf("%s: %d of %d items. %s", orElse(string(e.Control), "Control"), e.Deviating, e.Tested, e.Text)
		}
		var reach []string
		for _, r := range x.Reach {
			reach = append(reach, names[r.Account]+", "+lower(r.Assertion.Title()))
		}
		t.Rows = append(t.Rows, report.R(report.C(id), report.C(text), report.C(idsOrAll(x.Objectives)), cell(strings.Join(reach, "; ")),
			report.C(x.Effect.Title()+": "+x.Rule.Statement())).As(tone(x.Effect)))
	}
	m.add(t)
}

// exception finds an exception in its report.
func (m *memo) exception(x ExceptionReview) (*Exception, *Received) {
	reports := make([]*Received, 0, 1+len(m.r.Case.Entity.Reports))
	if m.w != nil {
		reports = append(reports, m.w)
	}
	for i := range m.r.Case.Entity.Reports {
		reports = append(reports, &m.r.Case.Entity.Reports[i])
	}
	for _, w := range reports {
		for k := range w.Exceptions {
			if w.ID == x.Report && w.Exceptions[k].ID == x.Exception {
				return &w.Exceptions[k], w
			}
		}
	}
	return nil, nil
}

// reasons lists every reason with the facts behind it.
func (m *memo) reasons() {
	if len(m.r.Reasons) == 0 {
		return
	}
	m.section("Reasons and facts")
	m.add(report.P("Every reason about the report under review, with the places in the facts that it rests on. A conclusion is the worst that its reasons leave."))
	t := report.Table{Caption: "Reasons", Columns: []report.Column{report.Col("Point", 3), report.Col("Reason", 6), report.Col("Objectives", 3), report.Col("Leaves", 3), report.Col("Facts", 5)}}
	for _, x := range m.r.Reasons {
		var facts []report.Inline
		for i, f := range x.Facts {
			if i > 0 {
				facts = append(facts, report.Break{})
			}
			facts = append(facts, report.Code(f))
		}
		objectives := idsOrAll(x.Objectives)
		if x.Beyond {
			objectives = "none"
		}
		c := concluded(x.Best, x.Worst)
		t.Rows = append(t.Rows, report.R(report.CellOf(report.Para(report.Ref{ID: m.at[x.Rule.Point()], Text: x.Rule.Point().Title()})),
			report.C(x.Text()), report.C(objectives), report.C(c.Title()), report.CellOf(report.Para(facts...))).As(tone(c)))
	}
	m.add(t)
}

// basis states the policy and the digest of the facts.
func (m *memo) basis() {
	m.section("Basis")
	p := m.r.Policy
	fields := report.Fields{
		report.F("Policy", p.Name),
		report.F("Overlap with the year", fmt.Sprintf("at least %d months; letters bridge at most %d", p.Coverage.MinOverlapMonths, p.Coverage.MaxBridgeMonths)),
		report.F("Carve-out without a usable report", p.CarveOut.Title()),
		report.F("Auditor without peer review", p.PeerReview.Title()),
		report.F("Assertion without an objective", p.AssertionGap.Title()),
		report.F("Depth of the chain of reports", fmt.Sprint(p.MaxChain)),
	}
	if digest, err := m.r.Case.Digest(); err == nil {
		fields = append(fields, report.FieldOf("Digest of the facts", report.Code(digest)))
	}
	m.add(fields)
}
