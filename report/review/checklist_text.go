package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// identityText says which report this is.
func identityText(w *Received) string {
	return fmt.Sprintf("%s %s of %s on %s, %s, dated %s.", w.Family.Title(), w.Type.Title(), w.ServiceOrganization.Label(), w.System, windowText(w), dateText(w.ReportDate))
}

// windowText returns the window or the date of a report.
func windowText(w *Received) string {
	if w.Type == soc1.Type1 {
		return "as of " + dateText(w.AsOf)
	}
	return dateText(w.Period.Start) + " to " + dateText(w.Period.End)
}

// dateText returns a date, or that it is not recorded.
func dateText(d soc1.Date) string {
	if !d.IsValid() {
		return "(not recorded)"
	}
	return d.String()
}

// known3 returns yes, no or not established.
func known3(a opinion.Answer) string {
	if !a.IsValid() {
		return "not established"
	}
	return a.String()
}

// auditorText says what is known of the service auditor.
func (a *assessor) auditorText(w *Received) string {
	name, standard := "The service auditor is not named", "not established"
	if w.Auditor.Organization.Name != "" {
		name = w.Auditor.Organization.Label()
	}
	if w.Standard.IsValid() {
		standard = w.Standard.Title()
	}
	text := fmt.Sprintf("%s. Licensed: %s; peer reviewed: %s; independent: %s. Standard: %s.", name,
		known3(w.Auditor.Licensed), known3(w.Auditor.PeerReviewed), known3(w.Auditor.Independent), standard)
	if w.Auditor.Source != "" {
		text += " Source: " + w.Auditor.Source + "."
	}
	return text
}

// opinionText lists the opinions, limb by limb: a word for the whole would hide that the limbs are independent.
func opinionText(w *Received) string {
	var parts []string
	for _, l := range w.Limbs {
		text := l.Limb.String() + " " + l.Kind.String()
		if len(l.Objectives) > 0 {
			text += " (" + joined(l.Objectives) + ")"
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		return "No opinion is recorded."
	}
	return "Opinion: " + strings.Join(parts, ", ") + "."
}

// joined lists ids.
func joined[ID ~string](ids []ID) string {
	var b strings.Builder
	for i, id := range ids {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(id))
	}
	return b.String()
}

// periodText says how the year is covered, in days. Groups of objectives with the same days are counted, because reports of
// a dozen objectives mostly have one group and sometimes an exception.
func (a *assessor) periodText() string {
	year := a.e.FiscalYear
	if a.coverage == nil {
		return fmt.Sprintf("Fiscal year %s to %s. The report gives no tested day.", year.Start, year.End)
	}
	const shown = 4
	var parts []string
	for _, group := range alike(a.coverage.Objectives) {
		d := group[0].Days
		parts = append(parts, fmt.Sprintf("%s: %d tested, %d represented by letters, %d uncovered", count(len(group), "objective"), d.Tested, d.Represented, d.Uncovered))
	}
	more := ""
	if len(parts) > shown {
		more = fmt.Sprintf("; and %d more groups", len(parts)-shown)
		parts = parts[:shown]
	}
	return fmt.Sprintf("Fiscal year %s to %s, %s of service. %s%s.", year.Start, year.End, count(a.coverage.Overall.Days.Needed(), "day"), strings.Join(parts, "; "), more)
}

// objectivesText says how objectives and assertions meet.
func (a *assessor) objectivesText(r *Review, relevant []soc1.ObjectiveID) string {
	gaps := 0
	for _, x := range r.Accounts {
		if x.Gap {
			gaps++
		}
	}
	return fmt.Sprintf("%s %s to the entity, of %d in the report. %s %s mapped, %s without an objective.",
		count(len(relevant), "objective"), agree(len(relevant), "matter"), len(a.c.Received.Objectives),
		count(len(r.Accounts), "relevant assertion"), verb(len(r.Accounts)), of(gaps))
}

// cuecText counts the CUECs by state.
func (a *assessor) cuecText(relevant []soc1.ObjectiveID) string {
	var m MappingStatus
	for i := range a.c.Received.CUECs {
		u := &a.c.Received.CUECs[i]
		if !slices.ContainsFunc(u.Objectives, func(id soc1.ObjectiveID) bool { return slices.Contains(relevant, id) }) {
			continue
		}
		m.Needed++
		switch a.cuecState(a.root, u.ID) {
		case cuecNotApplicable:
			m.NotApplicable++
		case cuecEffective:
			m.Effective++
		case cuecUntested, cuecStale:
			m.Untested++
		case cuecFailed:
			m.Failed++
		default:
			m.Unmapped++
		}
	}
	return fmt.Sprintf("%s for the objectives that matter: %d tested and effective, %d not applicable, %d not tested in the year, %d missing or failed, %d not answered.",
		count(m.Needed, "CUEC"), m.Effective, m.NotApplicable, m.Untested, m.Failed, m.Unmapped)
}

// subserviceText lists the subservice organizations, each with its method, since what is asked of a reader depends on it.
func (a *assessor) subserviceText(w *Received) string {
	if len(w.Subservices) == 0 {
		if w.NoSubservices {
			return "The report names none."
		}
		return "Nobody has recorded whether the report names any."
	}
	var parts []string
	for i := range w.Subservices {
		s := &w.Subservices[i]
		method := "method not established"
		if s.Method.IsValid() {
			method = lower(s.Method.Title())
		}
		text := s.Organization.Label() + " (" + method
		if s.Method == soc1.CarveOut {
			text += ", " + count(len(a.links[linkKey{w.ID, s.ID}]), "report") + " obtained"
		}
		parts = append(parts, text+")")
	}
	return strings.Join(parts, "; ") + "."
}

// exceptionText counts the exceptions by outcome.
func (a *assessor) exceptionText(r *Review) string {
	w := a.c.Received
	if w.Type == soc1.Type1 {
		return "A Type 1 report has no results of tests."
	}
	open, touching := 0, 0
	for _, x := range r.Exceptions {
		switch {
		case x.Report != w.ID:
		case x.Effect.Reliance == Undetermined:
			open++
		case x.Effect.Worst > Rely:
			touching++
		}
	}
	return fmt.Sprintf("%s in the report: %d %s the entity, %d %s still to be judged.", count(len(w.Exceptions), "exception"),
		touching, agree(touching, "concern"), open, verb(open))
}

// changeText counts the changes. That the description reports none is said only where somebody read it for changes.
func changeText(w *Received) string {
	if len(w.Changes) == 0 && w.NoChanges {
		return "The description reports none."
	}
	return count(len(w.Changes), "change") + " recorded from the description."
}

// filerText says what the report means for the as-of assessment. An account counts as significant until somebody says that it
// is not.
func (a *assessor) filerText(r *Review) string {
	switch a.e.Filer {
	case opinion.Yes:
		significant := 0
		for i := range a.e.Accounts {
			if a.e.Accounts[i].Significant != opinion.No {
				significant++
			}
		}
		return fmt.Sprintf("Management assesses internal control as of %s. As of that day: %s. The service bears on %s.",
			a.e.FiscalYear.End, lower(r.AsOf.Title()), count(significant, "significant account"))
	case opinion.No:
		return "Management makes no assessment of internal control as of the year-end."
	}
	return "Nothing says whether management assesses internal control as of the year-end."
}

// responseText says that responses were not used. Readers look for them, and have to be told that they were not overlooked.
func (a *assessor) responseText(w *Received) string {
	n := 0
	for i := range w.Exceptions {
		if w.Exceptions[i].Response != "" {
			n++
		}
	}
	if n == 0 {
		return "The report has none."
	}
	return fmt.Sprintf("%s, which nobody examined. No conclusion here looks at them.", count(n, "response"))
}

// conclusionText states the conclusion with who and when.
func (a *assessor) conclusionText(r *Review) string {
	by := a.e.ReviewedBy
	if by == "" {
		by = "nobody yet"
	}
	return fmt.Sprintf("For the year: %s. Reviewed by %s on %s; %s to do.", lower(r.Operation.Title()), by, dateText(a.e.ReviewedOn), count(len(r.Work), "step"))
}
