package review

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/soc1"
)

// Sheet is one table of the reader pack: what reviewers keep beside a received report, with the empty columns that they
// fill in.
type Sheet struct {
	// Name is the sheet's name, which also serves as the name of its file: lower-case with hyphens.
	Name string
	// Header holds the titles of the columns.
	Header []string
	// Rows hold as many cells each as the header.
	Rows [][]string
}

// CSVOptions changes how a sheet is written. The zero value is right for people.
type CSVOptions struct {
	// Raw leaves out the guard against formulas. It is for machines that read every cell as text.
	Raw bool
	// ByteOrderMark begins the file with one, for programs that take UTF-8 for something else without it.
	ByteOrderMark bool
}

// Write writes a sheet as CSV: UTF-8, every cell in quotes, lines that end with CR LF, one call of Write. Dates are in ISO
// 8601, which every spreadsheet reads and which sorts. A spreadsheet that opens the file directly may take an id such
// as 1.10 or 3-4 for a number or a date: import the columns of ids as text. Cells are
// guarded as by [GuardCell] unless the options say otherwise. A row of another length than the header, a sheet without
// a header and text that is not UTF-8 are errors, and nothing is written then.
func (s Sheet) Write(w io.Writer, o CSVOptions) error {
	if len(s.Header) == 0 {
		return errors.New("review: the sheet has no header; name its columns")
	}
	var b strings.Builder
	if o.ByteOrderMark {
		b.WriteString("\ufeff")
	}
	for i, row := range append([][]string{s.Header}, s.Rows...) {
		if len(row) != len(s.Header) {
			return fmt.Errorf("review: row %d of sheet %q has %d cells and the header %d; fill every column", i, s.Name, len(row), len(s.Header))
		}
		for k, text := range row {
			if !utf8.ValidString(text) {
				return fmt.Errorf("review: row %d, column %q of sheet %q is not valid UTF-8; decode the text first", i, s.Header[k], s.Name)
			}
			if !o.Raw {
				text = GuardCell(text)
			}
			if k > 0 {
				b.WriteByte(',')
			}
			b.WriteByte('"')
			b.WriteString(strings.ReplaceAll(text, `"`, `""`))
			b.WriteByte('"')
		}
		b.WriteString("\r\n")
	}
	if n, err := io.WriteString(w, b.String()); err != nil {
		return err
	} else if n < b.Len() {
		return io.ErrShortWrite
	}
	return nil
}

// Sheets returns the reader pack: cover, checklist, objectives, exceptions, CUECs, CSOCs, subservice organizations,
// deficiencies of the entity and the work list. Columns that reviewers add are filled with what the case knows, and empty where it knows nothing. Without
// a report the pack has the cover, the checklist and the work list.
func (r *Review) Sheets() []Sheet {
	list := []Sheet{r.coverSheet(), r.checklistSheet()}
	if r.Case.Received != nil {
		list = append(list, r.objectiveSheet(), r.exceptionSheet(), r.cuecSheet(), r.csocSheet(), r.subserviceSheet(), r.deficiencySheet())
	}
	return append(list, r.workSheet())
}

// coverSheet holds the identity of the report and the conclusions, one field a row.
func (r *Review) coverSheet() Sheet {
	e, w := &r.Case.Entity, r.Case.Received
	s := Sheet{Name: "cover", Header: []string{"Field", "Value", "Reviewer's note"}}
	add := func(field, value string) { s.Rows = append(s.Rows, []string{field, value, ""}) }
	add("User entity", e.Organization.Label())
	add("Fiscal year start", e.FiscalYear.Start.String())
	add("Fiscal year end", e.FiscalYear.End.String())
	if w != nil {
		add("Service organization", w.ServiceOrganization.Label())
		add("System", w.System)
		add("Report", w.Family.Title()+" "+w.Type.Title())
		add("Report id", string(w.ID))
		add("Standard", titleOr(w.Standard.IsValid(), w.Standard.Title()))
		add("Window", windowText(w))
		add("Report date", dateText(w.ReportDate))
		add("Service auditor", w.Auditor.Organization.Label())
		add("Auditor licensed", known3(w.Auditor.Licensed))
		add("Auditor peer reviewed", known3(w.Auditor.PeerReviewed))
		add("Auditor independent", known3(w.Auditor.Independent))
		for _, l := range w.Limbs {
			add("Opinion: "+l.Limb.Title(), l.Kind.String()+objectiveNote(l.Objectives))
		}
	}
	for v := range Views() {
		if c := r.Overall(v); !c.IsZero() {
			add("Conclusion: "+v.Title(), c.Title())
		}
	}
	add("Reviewed by", e.ReviewedBy)
	add("Reviewed on", dateText(e.ReviewedOn))
	return s
}

// titleOr returns a title, or that it is not established. An empty cell would look like one that the reviewer has to fill in.
func titleOr(ok bool, title string) string {
	if !ok {
		return "not established"
	}
	return title
}

// objectiveNote names objectives in brackets.
func objectiveNote(ids []soc1.ObjectiveID) string {
	if len(ids) == 0 {
		return ""
	}
	return " (" + joined(ids) + ")"
}

// checklistSheet holds the points.
func (r *Review) checklistSheet() Sheet {
	s := Sheet{Name: "checklist", Header: []string{"No.", "Point", "Answer", "Finding", "Limits", "Reviewer's comment", "Working paper"}}
	for i, item := range r.Checklist {
		s.Rows = append(s.Rows, []string{fmt.Sprint(i + 1), item.Point.Title(), item.Status.Title(), item.Finding, strings.Join(limiting(item.Reasons), "\n"), "", ""})
	}
	return s
}

// workSheet holds the work list.
func (r *Review) workSheet() Sheet {
	s := Sheet{Name: "work", Header: []string{"No.", "What to do", "Report", "About", "Objectives", "Because", "Owner", "Due", "Done on", "Working paper"}}
	for i, x := range r.Work {
		var why []string
		for _, rule := range x.Because {
			why = append(why, upper(rule.Statement()))
		}
		s.Rows = append(s.Rows, []string{fmt.Sprint(i + 1), x.Text(), string(x.Report), x.Subject, idsOrAll(x.Objectives), strings.Join(why, "\n"), "", "", "", ""})
	}
	return s
}
