package review

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// objectiveSheet holds the objectives, all of the report, with a column that says which of them matter. A reviewer marks in the
// sheet what was left out and why.
func (r *Review) objectiveSheet() Sheet {
	w := r.Case.Received
	s := Sheet{Name: "objectives", Header: []string{"Objective", "Name", "Statement", "Controls", "Design finding", "Operation finding", "Matters to the entity",
		"Reliance: design", "Reliance: operation", "Reliance: as of year-end", "CUECs", "What could go wrong", "Own procedures", "Working paper"}}
	at := make(map[soc1.ObjectiveID]*ObjectiveReview)
	for i := range r.Objectives {
		at[r.Objectives[i].Objective] = &r.Objectives[i]
	}
	for i := range w.Objectives {
		o := &w.Objectives[i]
		row := []string{string(o.ID), o.Name, o.Statement, joined(o.Controls), found(o.Design.IsValid(), o.Design.Title()), found(o.Operation.IsValid(), o.Operation.Title()), "no", "", "", "", "", "", "", ""}
		if x := at[o.ID]; x != nil {
			row[6], row[7], row[8], row[10] = "yes", x.Design.Title(), x.Operation.Title(), x.Mapping.text()
			if !x.AsOf.IsZero() {
				row[9] = x.AsOf.Title()
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// found returns a title, or nothing.
func found(ok bool, title string) string {
	if !ok {
		return ""
	}
	return title
}

// exceptionSheet holds the exceptions with what reviewers add. Management's response is here, under a title that says what it
// is worth, because a reviewer compares it with what was tested; the memo leaves it out.
func (r *Review) exceptionSheet() Sheet {
	s := Sheet{Name: "exceptions", Header: []string{"Report", "Exception", "Control", "Objectives", "Items tested", "Items deviating", "Rate", "Text", "Cause",
		"Management's response (not examined)", "Accounts and assertions reached", "Effect on the entity", "Basis", "Mitigating control", "Additional procedures", "Reviewer", "Working paper"}}
	m := memo{r: r, w: r.Case.Received}
	for _, x := range r.Exceptions {
		e, w := m.exception(x)
		if e == nil {
			continue
		}
		// Rounded half up to a tenth of a percent, in whole numbers.
		rate := ""
		if e.Tested > 0 && e.Deviating > 0 {
			tenths := (e.Deviating*2000 + e.Tested) / (2 * e.Tested)
			rate = fmt.Sprintf("%d.%d%%", tenths/10, tenths%10) // without a blank a spreadsheet reads a number
		}
		reach := ""
		for i, y := range x.Reach {
			if i > 0 {
				reach += "\n"
			}
			reach += string(y.Account) + ": " + lower(y.Assertion.Title())
		}
		mitigation := ""
		for i := range r.Case.Entity.Mitigations {
			y := &r.Case.Entity.Mitigations[i]
			if y.Exception == e.ID && (y.Report == w.ID || y.Report == "" && w.ID == m.rootID()) {
				mitigation = y.Text
			}
		}
		s.Rows = append(s.Rows, []string{string(w.ID), string(e.ID), string(e.Control), idsOrAll(e.Objectives), number(e.Tested), number(e.Deviating), rate, e.Text, e.Cause,
			e.Response, reach, x.Effect.Title(), upper(x.Rule.Statement()), mitigation, "", "", ""})
	}
	return s
}

// spaced returns a wire name as words, for cells in which the capital letter of a title would look like the start of a sentence.
func spaced(name fmt.Stringer) string { return strings.ReplaceAll(name.String(), "-", " ") }

// number returns a count, or nothing for 0, which means in these fields that the report does not give it.
func number(n int64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// cuecSheet holds the register with the entity's controls and the plan.
func (r *Review) cuecSheet() Sheet {
	w := r.Case.Received
	s := Sheet{Name: "cuecs", Header: []string{"CUEC", "Statement", "Objectives", "Applies", "Why not", "Entity's control", "Description", "Owner",
		"Designed", "Implemented", "Tested on", "Effective", "Timing in the wording", "Items to test", "Test result", "Tester", "Working paper"}}
	mapped := make(map[soc1.CUECID]*Mapping)
	for i := range r.Case.Entity.Mappings {
		if x := &r.Case.Entity.Mappings[i]; x.Report == "" || x.Report == w.ID {
			mapped[x.CUEC] = x
		}
	}
	planned := make(map[soc1.CUECID]*PlannedTest)
	for i := range r.Plan {
		planned[r.Plan[i].CUEC] = &r.Plan[i]
	}
	for i := range w.CUECs {
		u := &w.CUECs[i]
		row := make([]string, len(s.Header))
		row[0], row[1], row[2], row[7] = string(u.ID), u.Statement, joined(u.Objectives), u.Actor
		if x := mapped[u.ID]; x != nil {
			row[3], row[4], row[5], row[6] = found(x.Applicable.IsValid(), x.Applicable.String()), x.Reason, string(x.Control), x.Text
			row[8], row[9], row[11] = found(x.Designed.IsValid(), x.Designed.String()), found(x.Implemented.IsValid(), x.Implemented.String()), found(x.Effective.IsValid(), x.Effective.String())
			row[10] = found(x.Tested.IsValid(), x.Tested.String())
			if x.Owner != "" {
				row[7] = x.Owner
			}
		}
		if p := planned[u.ID]; p != nil {
			row[12], row[13] = p.Timing, number(p.Items)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// csocSheet holds the CSOCs with what covers them. Which control of the other report answers which CSOC nobody can read out of the
// data, so that these columns are left to the reviewer.
func (r *Review) csocSheet() Sheet {
	w := r.Case.Received
	s := Sheet{Name: "csocs", Header: []string{"CSOC", "Subservice organization", "Statement", "Objectives", "Covered by report", "Leaves",
		"Control in that report", "Tested there", "Reviewer's comment", "Working paper"}}
	for i := range w.CSOCs {
		c := &w.CSOCs[i]
		covered, left := r.coveredBy(w.ID, c.Subservice)
		s.Rows = append(s.Rows, []string{string(c.ID), string(c.Subservice), c.Statement, joined(c.Objectives), covered, left, "", "", "", ""})
	}
	return s
}

// coveredBy returns the report that covers a subservice organization of a report, and what it leaves.
func (r *Review) coveredBy(from soc1.ReportID, id soc1.SubserviceID) (covered, left string) {
	for i := range r.Chain {
		if c := &r.Chain[i]; c.From == from && c.Subservice == id {
			// Several reports on one organization stand below each other.
			if covered != "" {
				covered, left = covered+"\n", left+"\n"
			}
			covered, left = covered+string(c.To), left+c.Operation.Title()
		}
	}
	if covered == "" {
		return "none", ""
	}
	return covered, left
}

// subserviceSheet holds the subservice organizations of every report, so that those at the end of a chain are not forgotten.
func (r *Review) subserviceSheet() Sheet {
	s := Sheet{Name: "subservice-organizations", Header: []string{"Report", "Id", "Organization", "Services", "Method", "Objectives", "Monitoring by the service organization",
		"Report obtained", "Leaves", "Used by the entity", "Own procedures", "Reviewer's comment", "Working paper"}}
	add := func(w *Received) {
		for i := range w.Subservices {
			x := &w.Subservices[i]
			covered, left := r.coveredBy(w.ID, x.ID)
			if x.Method == soc1.Inclusive {
				covered, left = "this report", ""
			}
			monitoring := ""
			for k, text := range x.Monitoring {
				if k > 0 {
					monitoring += "\n"
				}
				monitoring += text
			}
			s.Rows = append(s.Rows, []string{string(w.ID), string(x.ID), x.Organization.Label(), x.Services, titleOr(x.Method.IsValid(), x.Method.Title()),
				idsOrAll(w.needing(x)), monitoring, covered, left, r.used(w.ID, x.ID), "", "", ""})
		}
	}
	// Those of the chain follow, because a reader has to answer for them too.
	add(r.Case.Received)
	for i := range r.Case.Entity.Reports {
		add(&r.Case.Entity.Reports[i])
	}
	return s
}

// used returns whether the reader said that it depends on a subservice organization, or nothing.
func (r *Review) used(report soc1.ReportID, id soc1.SubserviceID) string {
	for i := range r.Case.Entity.Judgements {
		j := &r.Case.Entity.Judgements[i]
		own := j.Report == report || j.Report == "" && r.Case.Received != nil && r.Case.Received.ID == report
		if j.Question == SubserviceUsed && own && j.Subject == string(id) {
			return found(j.Answer.IsValid(), j.Answer.String())
		}
	}
	return ""
}

// deficiencySheet holds the evaluations of the entity's own deficiencies, with the columns in which reviewers sign off.
func (r *Review) deficiencySheet() Sheet {
	s := Sheet{Name: "deficiencies", Header: []string{"Deficiency", "Description", "Arises from", "Accounts and assertions", "Deficient", "Likelihood", "Magnitude",
		"Compensating controls", "Grade", "Missing", "By", "Dated", "Why", "Remediation", "Owner", "Due", "Working paper"}}
	for i := range r.Deficiencies {
		x, d := &r.Deficiencies[i], &r.Case.Entity.Deficiencies[i]
		var from, reach, limits, open []string
		for _, o := range d.Origins {
			text := o.subject()
			if o.Report != "" {
				text = string(o.Report) + ": " + text
			}
			from = append(from, text)
		}
		for _, y := range x.Reach {
			reach = append(reach, string(y.Account)+": "+lower(y.Assertion.Title()))
		}
		for _, c := range d.Compensating {
			limits = append(limits, strings.Join(nonEmpty(string(c.Control), c.Text, found(c.Tested.IsValid(), "tested "+c.Tested.String()),
				found(c.Effective.IsValid(), "effective "+c.Effective.String())), ", "))
		}
		for _, p := range x.Open {
			open = append(open, p.Prompt())
		}
		s.Rows = append(s.Rows, []string{string(d.ID), d.Text, strings.Join(from, "\n"), strings.Join(reach, "\n"), found(d.Exists.IsValid(), d.Exists.String()),
			found(d.Likelihood.IsValid(), spaced(d.Likelihood)), found(d.Magnitude.IsValid(), spaced(d.Magnitude)), strings.Join(limits, "\n"), x.Grade.Title(),
			strings.Join(open, "\n"), d.By, found(d.Dated.IsValid(), d.Dated.String()), d.Why, "", "", "", ""})
	}
	return s
}
