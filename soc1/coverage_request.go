package soc1

import (
	"cmp"
	"iter"
	"slices"
)

// CoverageRequest is the question that [AssessCoverage] answers: which days of a user entity's fiscal year
// do these reports and letters speak about. It is plain data; the zero value is incomplete.
type CoverageRequest struct {
	// FiscalYear is the user entity's fiscal year.
	FiscalYear FiscalYear `json:"fiscalYear"`
	// ServiceStart is the first day on which the user entity used the service. The zero Date means
	// before the year.
	ServiceStart Date `json:"serviceStart,omitzero"`
	// ServiceEnd is the last day on which it used the service. The zero Date means after the year.
	ServiceEnd Date `json:"serviceEnd,omitzero"`
	// System is the system in question. Reports about other systems do not count. If it is empty, all
	// reports must be about the same system.
	System string `json:"system,omitzero"`
	// KnownAt is the day on which the question is asked: reports issued and letters dated later, or
	// without a date, are not there yet. The zero Date asks without regard to when they came.
	KnownAt Date `json:"knownAt,omitzero"`
	// Objectives are the control objectives that matter to the user entity. If there are none, the
	// reports are taken as a whole and what they say about single objectives is left aside.
	Objectives []ObjectiveID `json:"objectives,omitzero"`
	// Reports are the reports at hand, in any order.
	Reports []ReportWindow `json:"reports,omitzero"`
	// Letters are the bridge letters at hand, in any order.
	Letters []BridgeLetter `json:"letters,omitzero"`
}

// ReportWindow is what coverage needs to know of a report. The zero value is incomplete.
type ReportWindow struct {
	// ID names the report, uniquely in a request.
	ID ReportID `json:"id"`
	// Type says whether operating effectiveness was tested.
	Type ReportType `json:"type,omitzero"`
	// System is the system that the report is about.
	System string `json:"system,omitzero"`
	// Period is the window of a Type 2 report. A Type 1 report has none.
	Period Period `json:"period,omitzero"`
	// AsOf is the date of a Type 1 report. A Type 2 report has none.
	AsOf Date `json:"asOf,omitzero"`
	// Issued is the date of issue. The zero Date means that it is not recorded.
	Issued Date `json:"issued,omitzero"`
	// Adverse says that the opinion on operating effectiveness, or on what it rests on, is adverse.
	Adverse bool `json:"adverse,omitzero"`
	// Disclaimed says that the opinion on operating effectiveness, or on what it rests on, is disclaimed.
	Disclaimed bool `json:"disclaimed,omitzero"`
	// Objectives are the control objectives in the report's scope. If there are none, it is taken to
	// have every objective of the request.
	Objectives []ObjectiveID `json:"objectives,omitzero"`
	// Qualified are the objectives that the opinion excepts as not achieved. Such an objective loses the whole window,
	// unless QualifiedDays says on which days of it the controls failed.
	Qualified []ObjectiveID `json:"qualified,omitzero"`
	// QualifiedDays narrow an exception to the days that it is about: an objective with entries is not achieved on
	// those days only, for example because its cause was removed in the window. The objective is listed under
	// Qualified too. Leave them out where the report does not say; the whole window is the careful reading, since
	// a qualified opinion is one on the period and not on its days.
	QualifiedDays []ObjectivePeriod `json:"qualifiedDays,omitzero"`
	// SubPeriods shorten the window for single objectives: an objective with entries was tested on their
	// days only, for example because its controls were put in place after the window began.
	SubPeriods []ObjectivePeriod `json:"subPeriods,omitzero"`
}

// ObjectivePeriod is a part of a report's window for one objective: days on which its controls were tested, or on which
// they failed.
type ObjectivePeriod struct {
	// Objective is the objective concerned.
	Objective ObjectiveID `json:"objective"`
	// Period is inside the report's window.
	Period Period `json:"period"`
}

// The limits on a request keep the work bounded whatever the input. They are far above what a user
// entity has to consider for one service.
const (
	maxCoverageReports    = 256
	maxCoverageLetters    = 256
	maxCoverageObjectives = 4096
	maxCoverageSubPeriods = 4096
	// maxCoverageRows bounds the number of objectives times the number of reports and letters, to which
	// the work and the size of the result are proportional.
	maxCoverageRows = 1 << 18
)

// Validate returns nil if the question can be answered, else an error with every [Problem].
func (r CoverageRequest) Validate() error { return r.validate() }

// validate is Validate without the copy of the request.
func (r *CoverageRequest) validate() error {
	var ps Problems
	if !r.FiscalYear.IsValid() {
		ps.Merge("/fiscalYear", r.FiscalYear.Validate())
	}
	r.checkEvidence(&ps)
	return ps.Err()
}

// checkYear records the problems of a fiscal year and the dates of using the service.
func checkYear(ps *Problems, year FiscalYear, start, end Date) {
	if !year.IsValid() {
		ps.Merge("/fiscalYear", year.Validate())
	}
	if start.IsValid() && end.IsValid() && end.Before(start) {
		ps.Addf(CodeOrder, "/serviceEnd", "swap or correct the dates", "the service ends on %s, before it starts on %s", end, start)
	}
}

// checkEvidence records the problems of all but the fiscal year.
func (r *CoverageRequest) checkEvidence(ps *Problems) {
	if r.ServiceStart.IsValid() && r.ServiceEnd.IsValid() && r.ServiceEnd.Before(r.ServiceStart) {
		ps.Addf(CodeOrder, "/serviceEnd", "swap or correct the dates", "the service ends on %s, before it starts on %s", r.ServiceEnd, r.ServiceStart)
	}
	if r.tooLarge(ps) {
		return
	}
	checkObjectives(ps, "/objectives", r.Objectives)
	for i := range r.Reports {
		r.Reports[i].check(ps, i)
		if r.System == "" && r.Reports[i].System != r.Reports[0].System {
			ps.Add(CodeConflict, Pointer("/reports", i, "system"), "the reports are about different systems", "name the system in question in /system")
		}
	}
	for i := range repeated(len(r.Reports), func(i int) ReportID { return r.Reports[i].ID }) {
		ps.Addf(CodeDuplicate, Pointer("/reports", i, "id"), "give every report its own id", "report %.64q occurs more than once", r.Reports[i].ID)
	}
	for i := range r.Letters {
		r.checkLetter(ps, i)
	}
	for i := range repeated(len(r.Letters), func(i int) BridgeLetterID { return r.Letters[i].ID }) {
		ps.Addf(CodeDuplicate, Pointer("/letters", i, "id"), "give every letter its own id", "letter %.64q occurs more than once", r.Letters[i].ID)
	}
}

// tooLarge records the lists that exceed a limit and reports whether there are any. The other checks are then
// left out, so that hostile input costs no more than counting.
func (r *CoverageRequest) tooLarge(ps *Problems) bool {
	before := ps.Len()
	limit := func(path string, n, most int) {
		if n > most {
			ps.Addf(CodeTooLarge, path, "leave out what is not about this service and year", "%d entries are more than %d", n, most)
		}
	}
	limit("/objectives", len(r.Objectives), maxCoverageObjectives)
	limit("/reports", len(r.Reports), maxCoverageReports)
	limit("/letters", len(r.Letters), maxCoverageLetters)
	if ps.Len() > before {
		return true
	}
	parts := 0
	for i := range r.Reports {
		w := &r.Reports[i]
		parts += len(w.SubPeriods) + len(w.QualifiedDays)
		if n := max(len(w.Objectives), len(w.Qualified)); n > maxCoverageObjectives {
			limit(Pointer("/reports", i), n, maxCoverageObjectives)
		}
	}
	limit("/reports", parts, maxCoverageSubPeriods)
	limit("/objectives", len(r.Objectives)*(len(r.Reports)+len(r.Letters)), maxCoverageRows)
	return ps.Len() > before
}

// checkObjectives records ids that are invalid or occur twice.
func checkObjectives(ps *Problems, path string, ids []ObjectiveID) {
	for i, id := range ids {
		if !validID(id) {
			ps.Merge(Pointer(path, i), CheckID(id))
		}
	}
	for i := range repeated(len(ids), func(i int) ObjectiveID { return ids[i] }) {
		ps.Addf(CodeDuplicate, Pointer(path, i), "list every objective once", "objective %.64q occurs more than once", ids[i])
	}
}

// repeated walks the positions from 0 to n-1 whose id also occurs at an earlier one. Empty ids do not count.
// Few ids are compared in pairs, which needs no memory; more go through a map that is only looked up.
func repeated[ID ~string](n int, at func(int) ID) iter.Seq[int] {
	const few = 24
	return func(yield func(int) bool) {
		var seen map[ID]struct{}
		if n > few {
			seen = make(map[ID]struct{}, n)
		}
		for i := range n {
			id, twice := at(i), false
			if seen != nil {
				_, twice = seen[id]
				seen[id] = struct{}{}
			} else {
				for j := 0; j < i && !twice; j++ {
					twice = at(j) == id
				}
			}
			if twice && id != "" && !yield(i) {
				return
			}
		}
	}
}

// check records the problems of the report at position i.
func (w *ReportWindow) check(ps *Problems, i int) {
	if !validID(w.ID) {
		ps.Merge(Pointer("/reports", i, "id"), CheckID(w.ID))
	}
	switch w.Type {
	case Type2:
		if !w.Period.IsValid() {
			ps.Merge(Pointer("/reports", i, "period"), w.Period.Validate())
		}
		if w.AsOf.IsValid() {
			ps.Add(CodeShape, Pointer("/reports", i, "asOf"), "a Type 2 report has a period, not an as-of date", "remove the date")
		}
	case Type1:
		if !w.AsOf.IsValid() {
			ps.Add(CodeMissing, Pointer("/reports", i, "asOf"), "the Type 1 report has no date", "give the date as of which it speaks")
		}
		if !w.Period.IsZero() {
			ps.Add(CodeShape, Pointer("/reports", i, "period"), "a Type 1 report has an as-of date, not a period", "remove the period")
		}
		if len(w.SubPeriods)+len(w.QualifiedDays) > 0 {
			ps.Add(CodeShape, Pointer("/reports", i), "a Type 1 report speaks about one day and has no parts of a window", "remove subPeriods and qualifiedDays")
		}
	default:
		ps.Add(CodeMissing, Pointer("/reports", i, "type"), "the report's type is missing", "use "+joinNames(ReportTypes()))
	}
	if end := max(w.Period.End.n, w.AsOf.n); w.Issued.IsValid() && w.Issued.n < end {
		ps.Addf(CodeOrder, Pointer("/reports", i, "issued"), "correct the date of issue or the period", "the report is issued on %s, before %s on which it ends", w.Issued, Date{end})
	}
	if w.tellsApart() {
		w.checkScope(ps, Pointer("/reports", i))
	}
}

// tellsApart reports whether the report says anything about single objectives.
func (w *ReportWindow) tellsApart() bool {
	return len(w.Objectives)+len(w.Qualified)+len(w.QualifiedDays)+len(w.SubPeriods) > 0
}

// checkScope records the problems of what the report says about single objectives.
func (w *ReportWindow) checkScope(ps *Problems, path string) {
	checkObjectives(ps, path+"/objectives", w.Objectives)
	checkObjectives(ps, path+"/qualified", w.Qualified)
	scope := make(map[ObjectiveID]struct{}, len(w.Objectives))
	for _, id := range w.Objectives {
		scope[id] = struct{}{}
	}
	outside := func(id ObjectiveID) bool {
		_, in := scope[id]
		return len(scope) > 0 && !in
	}
	for i, id := range w.Qualified {
		if outside(id) {
			ps.Addf(CodeUnknownReference, Pointer(path, "qualified", i), "list it under objectives too", "objective %.64q is not in the report's scope", id)
		}
	}
	w.checkParts(ps, path+"/subPeriods", w.SubPeriods, outside, "list it under objectives too")
	if len(w.QualifiedDays) == 0 {
		return
	}
	excepted := make(map[ObjectiveID]struct{}, len(w.Qualified))
	for _, id := range w.Qualified {
		excepted[id] = struct{}{}
	}
	// Days without the exception would be lost on a reader who only looks at the list of exceptions.
	w.checkParts(ps, path+"/qualifiedDays", w.QualifiedDays, func(id ObjectiveID) bool {
		_, in := excepted[id]
		return !in
	}, "list it under qualified too")
}

// checkParts records the problems of parts of the window that are stated for objectives.
func (w *ReportWindow) checkParts(ps *Problems, path string, parts []ObjectivePeriod, outside func(ObjectiveID) bool, hint string) {
	for i, part := range parts {
		at := Pointer(path, i)
		switch {
		case !validID(part.Objective):
			ps.Merge(at+"/objective", CheckID(part.Objective))
		case outside(part.Objective):
			ps.Addf(CodeUnknownReference, at+"/objective", hint, "objective %.64q is not in that list of the report", part.Objective)
		}
		switch {
		case !part.Period.IsValid():
			ps.Merge(at+"/period", part.Period.Validate())
		case w.Period.IsValid() && !w.Period.Covers(part.Period):
			ps.Addf(CodeRange, at+"/period", "keep to the report's window", "%s is not inside the window %s", part.Period, w.Period)
		}
	}
}

// checkLetter records the problems of the letter at position i: its own, and its references.
func (r *CoverageRequest) checkLetter(ps *Problems, i int) {
	l := &r.Letters[i]
	if err := l.Validate(); err != nil {
		ps.Merge(Pointer("/letters", i), err)
	}
	if l.Report != "" && r.reportIndex(l.Report) < 0 {
		ps.Addf(CodeUnknownReference, Pointer("/letters", i, "report"), "name one of the reports, or add it", "report %.64q is not in the request", l.Report)
	}
	if l.Follows == "" {
		return
	}
	// A walk that has not ended after as many steps as there are letters has come by one of them twice. A
	// reference to nothing is reported where it stands, not by every letter that leads to it.
	at := i
	for range len(r.Letters) {
		next := r.Letters[at].Follows
		if next == "" {
			return
		}
		if at = r.letterIndex(next); at < 0 {
			if next == l.Follows {
				ps.Addf(CodeUnknownReference, Pointer("/letters", i, "follows"), "name one of the letters, or add it", "letter %.64q is not in the request", next)
			}
			return
		}
	}
	ps.Addf(CodeCycle, Pointer("/letters", i, "follows"), "let the first letter follow none", "letter %.64q follows letters that lead back to themselves", l.ID)
}

// reportIndex returns the position of the first report with an id, or -1.
func (r *CoverageRequest) reportIndex(id ReportID) int {
	for i := range r.Reports {
		if r.Reports[i].ID == id {
			return i
		}
	}
	return -1
}

// letterIndex returns the position of the first letter with an id, or -1.
func (r *CoverageRequest) letterIndex(id BridgeLetterID) int {
	for i := range r.Letters {
		if r.Letters[i].ID == id {
			return i
		}
	}
	return -1
}

// neededDays returns the days of a fiscal year on which the service was used, or the zero Period.
func neededDays(year Period, start, end Date) Period {
	used := year
	if start.n > used.Start.n {
		used.Start = start
	}
	if end.IsValid() && end.n < used.End.n {
		used.End = end
	}
	if !used.IsValid() {
		return Period{}
	}
	return used
}

// compareWindows orders reports by window and then by id, so that results do not depend on the order in
// which the reports were given.
func compareWindows(a, b *ReportWindow) int {
	return cmp.Or(a.Period.Start.Compare(b.Period.Start), b.Period.End.Compare(a.Period.End), a.AsOf.Compare(b.AsOf), cmp.Compare(a.ID, b.ID))
}

// reportOrder returns the positions of the reports in the order of compareWindows.
func (r *CoverageRequest) reportOrder(buf []int32) []int32 {
	for i := range r.Reports {
		buf = append(buf, int32(i))
	}
	slices.SortFunc(buf, func(i, j int32) int { return compareWindows(&r.Reports[i], &r.Reports[j]) })
	return buf
}
