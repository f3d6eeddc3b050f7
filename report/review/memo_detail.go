package review

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// period draws the fiscal year: what is tested, what rests on letters, what nothing covers. The figure is the one of every
// document about coverage, so that a reader who has both sees the same year twice.
func (m *memo) period() {
	c := m.r.Coverage
	if c == nil {
		return
	}
	m.section("Period")
	facts := report.CoverageFacts{Standard: m.w.Standard}
	for _, used := range c.Reports {
		if w := m.reportBy(used.Report); w != nil {
			facts.Reports = append(facts.Reports, w.Window())
		}
	}
	for _, check := range c.Letters {
		for _, l := range m.r.Case.Entity.Letters {
			if l.ID == check.Letter {
				facts.Letters = append(facts.Letters, l)
			}
		}
	}
	figure := facts.Timeline(*c)
	figure.ID = m.ids.New("figure coverage")
	// The lane of all objectives together is as empty as that of the worst; the title must not say so of the year.
	figure.Title = "Coverage of the fiscal year by objective, report and letter"
	m.add(figure)
	columns := []report.Column{report.Col("Objectives", 4), report.Col("Tested", 2), report.Col("Letter only", 2), report.Col("Not covered", 2), report.Col("For the audit", 4)}
	columns[0].Header = true
	if !m.r.AsOf.IsZero() {
		columns = append(columns, report.Col("As of the year-end", 4))
	}
	t := report.Table{Caption: "Days of the year, and what they are worth", Columns: columns}
	for _, group := range alike(c.Objectives) {
		var ids []soc1.ObjectiveID
		for _, o := range group {
			ids = append(ids, o.Objective)
		}
		o := &group[0]
		cells := []report.Cell{report.C(runs(ids)), report.C(fmt.Sprint(o.Days.Tested)), report.C(fmt.Sprint(o.Days.Represented)), report.C(fmt.Sprint(o.Days.Uncovered)), report.C(coverageWords(o.Audit))}
		if !m.r.AsOf.IsZero() {
			cells = append(cells, report.C(coverageWords(o.AsOf)))
		}
		t.Rows = append(t.Rows, report.R(cells...).As(coverageTone(max(o.Audit, o.AsOf))))
	}
	if len(t.Rows) > 0 {
		m.add(t)
	}
	if fields := m.letters(c); len(fields) > 0 {
		m.add(fields)
	}
}

// letters says what was made of each bridge letter.
func (m *memo) letters(c *soc1.Coverage) report.Fields {
	var fields report.Fields
	for _, l := range c.Letters {
		text := "refused"
		if l.Accepted {
			text = "taken as management's word for " + m.span(l.Represents) + ", without assurance"
		}
		for _, f := range l.Findings {
			text += "; " + strings.ReplaceAll(f.String(), "-", " ")
		}
		fields = append(fields, report.F("Letter "+string(l.Letter), upper(text)))
	}
	return fields
}

// coverageWords is a verdict on coverage in words. "Insufficient" alone would read like a verdict on reliance, which it is not:
// the rest may come from other evidence.
func coverageWords(c soc1.CoverageClass) string {
	switch c {
	case soc1.CoverageNotNeeded:
		return "Not needed"
	case soc1.CoverageFull:
		return "Full"
	case soc1.CoverageRollForward:
		return "Sufficient with roll-forward"
	case soc1.CoverageBridged:
		return "Partial, with a bridge letter"
	case soc1.CoverageInsufficient:
		return "Insufficient alone"
	}
	return "None"
}

// coverageTone marks a row by a verdict on coverage. The words in the row say the same.
func coverageTone(c soc1.CoverageClass) report.Tone {
	switch c {
	case soc1.CoverageNotNeeded, soc1.CoverageFull:
		return report.TonePlain
	case soc1.CoverageNone:
		return report.ToneException
	}
	return report.ToneCaution
}

// reportBy returns a report of the case, or nil.
func (m *memo) reportBy(id soc1.ReportID) *Received {
	if m.w != nil && m.w.ID == id {
		return m.w
	}
	for i := range m.r.Case.Entity.Reports {
		if r := &m.r.Case.Entity.Reports[i]; r.ID == id {
			return r
		}
	}
	return nil
}

// alike groups objectives with the same days and the same verdicts, in the order of their first members.
func alike(objectives []soc1.ObjectiveCoverage) [][]soc1.ObjectiveCoverage {
	var groups [][]soc1.ObjectiveCoverage
	at := make(map[string]int)
	for _, o := range objectives {
		key := fmt.Sprint(o.Segments, o.Audit, o.AsOf)
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

// exceptions lists the exceptions and their effect, all of them: also those that concern nothing the entity uses, because their
// reader has to show that each was considered.
func (m *memo) exceptions() {
	if len(m.r.Exceptions) == 0 {
		return
	}
	m.section("Exceptions and their effect")
	m.add(report.P("Management's responses are not shown here, because nobody examined them and no conclusion rests on them."))
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
		t.Rows = append(t.Rows, report.R(report.C(id), report.C(text), report.C(runsOrAll(x.Objectives)), bullets(m.accountsOf(x.Reach)),
			report.C(x.Effect.Title()+".", upper(x.Rule.Statement())+".")).As(tone(x.Effect)))
	}
	m.add(t)
}

// exception finds an exception in its report.
func (m *memo) exception(x ExceptionReview) (*Exception, *Received) {
	w := m.reportBy(x.Report)
	if w == nil {
		return nil, nil
	}
	for k := range w.Exceptions {
		if w.Exceptions[k].ID == x.Exception {
			return &w.Exceptions[k], w
		}
	}
	return nil, nil
}

// reasons lists every reason with the facts behind it, as pointers into the case whose digest is printed below. Anybody who has
// the case can look up what each conclusion rests on.
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
		objectives := runsOrAll(x.Objectives)
		if x.Beyond {
			objectives = "none in the report"
		}
		c := concluded(x.Best, x.Worst)
		t.Rows = append(t.Rows, report.R(report.CellOf(report.Para(report.Ref{ID: m.at[x.Rule.Point()], Text: x.Rule.Point().Title()})),
			report.C(m.prose(worded(x))), report.C(objectives), report.C(c.Title()), report.CellOf(report.Para(facts...))).As(tone(c)))
	}
	m.add(t)
}

// basis states the policy and the digest of the facts. The same facts under the same policy give the same memo, so that the two
// identify it.
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
