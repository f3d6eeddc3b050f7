package review

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// open lists the questions that are open, before the work and apart from it: whoever reads the memo is the only one who can
// answer them, and everything else can be given to somebody.
func (m *memo) open() {
	if len(m.r.Needs) == 0 {
		return
	}
	m.section("Open questions")
	m.add(report.P("Each of these is a judgment that only the reader can make. Until it is made, the conclusion is a range."))
	t := report.Table{Caption: "Judgements that are missing", Columns: []report.Column{report.Col("Question", 6), report.Col("About", 3), report.Col("Objectives", 2)}}
	for _, n := range m.r.Needs {
		t.Rows = append(t.Rows, report.R(report.C(n.Question.Prompt()), cell(m.about(n.Subject, n.Report, nil)), report.C(runsOrAll(n.Objectives))).As(report.ToneCaution))
	}
	m.add(t)
}

// work lists what remains to be done. Steps with the same instruction are one row, because a reader plans by what has to be
// done and ticks off by what it is about. The numbers are those of [Review.Work].
func (m *memo) work() {
	m.section("Work that remains")
	if len(m.r.Work) == 0 {
		m.add(report.P("Nothing remains to be done."))
		return
	}
	t := report.Table{Caption: "Steps, in the order in which they are taken up", Columns: []report.Column{report.Col("No.", 2), report.Col("What to do", 9), report.Col("About", 7), report.Col("Because", 7)}}
	for i := 0; i < len(m.r.Work); {
		k := i
		for k < len(m.r.Work) && m.r.Work[k].Text() == m.r.Work[i].Text() {
			k++
		}
		number := fmt.Sprint(i + 1)
		if k-i > 1 {
			number = fmt.Sprintf("%d–%d", i+1, k)
		}
		var about, why []string
		seen := make(map[string]bool)
		for _, s := range m.r.Work[i:k] {
			if text := m.about(s.Subject, s.Report, s.Objectives); text != "" {
				about = append(about, text)
			}
			for _, rule := range s.Because {
				if text := upper(rule.Statement()) + "."; !seen[text] {
					why = append(why, text)
					seen[text] = true
				}
			}
		}
		t.Rows = append(t.Rows, report.R(report.C(number), report.C(m.r.Work[i].Text()), bullets(about), bullets(why)))
		i = k
	}
	m.add(t)
}

// judgements puts the reader's judgements on record: what was asked, the answer, who gave it, when and why. A conclusion that
// rests on a judgement can be challenged only where the judgement can be seen.
func (m *memo) judgements() {
	if len(m.r.Case.Entity.Judgements) == 0 {
		return
	}
	t := report.Table{Caption: "Judgements of the reader", Columns: []report.Column{report.Col("Question", 7), report.Col("About", 4), report.Col("Answer", 3), report.Col("By and on", 5), report.Col("Why", 8)}}
	for i := range m.r.Case.Entity.Judgements {
		j := &m.r.Case.Entity.Judgements[i]
		if !j.Answer.IsValid() {
			continue // on file without an answer: it is among the open questions if it matters
		}
		t.Rows = append(t.Rows, report.R(report.C(j.Question.Prompt()), cell(m.about(j.Subject, j.Report, nil)), report.C(upper(j.Answer.String())),
			report.C(j.By, m.date(j.Dated)), cell(j.Why)))
	}
	if len(t.Rows) > 0 {
		m.section("Judgements on record")
		m.add(t)
	}
}

// deficiencies shows what the entity graded of its own internal control, with the reasons in the order in which the rules were
// applied and the rationale of whoever judged, so that the auditor can follow the grade without asking.
func (m *memo) deficiencies() {
	if len(m.r.Deficiencies) == 0 {
		return
	}
	m.section("Deficiencies of the entity")
	m.add(report.P("These grades are about the entity's own internal control, from the reader's judgment of likelihood, magnitude and compensating controls. The service organization is not graded, and the opinion in its report decides none of them."))
	t := report.Table{Caption: "Severity of deficiencies", Columns: []report.Column{report.Col("Id", 2), report.Col("What is deficient", 5), report.Col("Grade", 3), report.Col("Accounts and assertions", 4), report.Col("Reasons", 6)}}
	t.Columns[0].Header = true
	for i := range m.r.Deficiencies {
		x, d := &m.r.Deficiencies[i], &m.r.Case.Entity.Deficiencies[i]
		var why []string
		for _, s := range x.Reasons {
			text := s.Rule.Statement() + "."
			if s.Subject != "" {
				text = s.Subject + ": " + text
			} else {
				text = upper(text)
			}
			why = append(why, text)
		}
		for _, p := range x.Open {
			why = append(why, "Missing: "+p.Prompt())
		}
		if d.Why != "" {
			why = append(why, fmt.Sprintf("%s, %s: %s", d.By, m.date(d.Dated), d.Why))
		}
		mark := report.TonePlain
		switch {
		case x.Grade.Best == MaterialWeakness:
			mark = report.ToneException
		case x.Grade.Worst > ControlDeficiency:
			mark = report.ToneCaution
		case x.Grade.Worst == NoDeficiency:
			mark = report.ToneMuted
		}
		t.Rows = append(t.Rows, report.R(report.C(string(d.ID)), report.C(d.Text), report.C(x.Grade.Title()), bullets(m.accountsOf(x.Reach)), bullets(why)).As(mark))
	}
	m.add(t)
	for i := range m.r.Deficiencies {
		if !m.r.AsOf.IsZero() && m.r.Deficiencies[i].Grade.Best == MaterialWeakness {
			m.add(report.P("While a material weakness exists as of " + m.date(m.r.Case.Entity.FiscalYear.End) + ", management cannot conclude that internal control over financial reporting is effective."))
			return
		}
	}
}

// elsewhere says what may be said of the service auditor outside this memo. It is asked in every review of a qualified report,
// and answered wrongly in many.
func (m *memo) elsewhere() {
	if m.w == nil {
		return
	}
	m.section("Reference in the auditor's report")
	text := "The user auditor's report does not refer to the service auditor's work while its own opinion is not modified. Where it is modified because of what this report shows, a reference that helps to understand why may be made, and says that it does not diminish the user auditor's responsibility (AU-C 402 and ISA 402, .21-.22)."
	if !m.r.AsOf.IsZero() {
		text += " A report on internal control over financial reporting makes no reference at all (AS 2201.B27)."
	}
	m.add(report.P(text))
}

// accountsOf names accounts, each once with its assertions.
func (m *memo) accountsOf(reach []Reach) []string {
	names := make(map[soc1.AccountID]string, len(m.r.Case.Entity.Accounts))
	for i := range m.r.Case.Entity.Accounts {
		names[m.r.Case.Entity.Accounts[i].ID] = strings.TrimSpace(m.r.Case.Entity.Accounts[i].Name)
	}
	at := make(map[soc1.AccountID]int)
	var list []string
	for _, x := range reach {
		n, seen := at[x.Account]
		if !seen {
			at[x.Account] = len(list)
			list = append(list, orElse(names[x.Account], string(x.Account))+": "+lower(x.Assertion.Title()))
			continue
		}
		list[n] += ", " + lower(x.Assertion.Title())
	}
	return list
}
