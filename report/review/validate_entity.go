package review

import (
	"slices"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// check records what cannot be right in the entity's facts whatever the reports say, with pointers below path.
func (e *Entity) check(ps *soc1.Problems, path string) {
	checkParty(ps, path+"/organization", e.Organization)
	ps.Merge(path+"/fiscalYear", e.FiscalYear.Validate())
	if e.ServiceStart.IsValid() && e.ServiceEnd.IsValid() && e.ServiceEnd.Before(e.ServiceStart) {
		ps.Addf(soc1.CodeOrder, path+"/serviceEnd", "swap or correct the dates", "the service ends on %s, before it starts on %s", e.ServiceEnd, e.ServiceStart)
	}
	for i, id := range e.Objectives {
		ps.Merge(soc1.Pointer(path, "objectives", i), soc1.CheckID(id))
	}
	accounts := make(map[soc1.AccountID]bool, len(e.Accounts))
	for i := range e.Accounts {
		a, at := &e.Accounts[i], soc1.Pointer(path, "accounts", i)
		checkNew(ps, at+"/id", a.ID, accounts)
		checkText(ps, at+"/name", a.Name, "the account's caption")
		for j, x := range a.Assertions {
			for k, id := range x.Objectives {
				ps.Merge(soc1.Pointer(at, "assertions", j, "objectives", k), soc1.CheckID(id))
			}
		}
	}
	for i := range e.Letters {
		ps.Merge(soc1.Pointer(path, "letters", i), e.Letters[i].Validate())
	}
	incidents := make(map[soc1.MatterID]bool, len(e.Incidents))
	for i := range e.Incidents {
		x, at := &e.Incidents[i], soc1.Pointer(path, "incidents", i)
		checkNew(ps, at+"/id", x.ID, incidents)
		checkText(ps, at+"/text", x.Text, "the event's description")
	}
	if e.NoIncidents && len(e.Incidents) > 0 {
		ps.Add(soc1.CodeConflict, path+"/noIncidents", "there are events and there are said to be none", "remove one of the two")
	}
	e.checkEvaluations(ps, path, accounts)
}

// checkReferences records what refers to nothing, given the reports of the case.
func (e *Entity) checkReferences(ps *soc1.Problems, c *Case) {
	k := newKnown(c)
	e.checkMappings(ps, k)
	e.checkLinks(ps, k)
	e.checkIncidents(ps, k)
	e.checkJudgements(ps, k)
	e.checkDeficiencies(ps, k)
}

// known finds the reports of a case and what they contain.
type known struct {
	reports map[soc1.ReportID]*Received
	root    soc1.ReportID
	cuecs   map[mappingKey]bool
	// exceptions holds the exceptions that exist, of every report.
	exceptions map[exceptionKey]bool
	// incidents holds the events that the entity knows of.
	incidents map[soc1.MatterID]bool
}

// mappingKey names a CUEC of a report.
type mappingKey struct {
	report soc1.ReportID
	cuec   soc1.CUECID
}

// exceptionKey names an exception of a report.
type exceptionKey struct {
	report    soc1.ReportID
	exception soc1.DeviationID
}

// newKnown indexes a case.
func newKnown(c *Case) *known {
	k := &known{reports: make(map[soc1.ReportID]*Received), cuecs: make(map[mappingKey]bool), exceptions: make(map[exceptionKey]bool), incidents: make(map[soc1.MatterID]bool)}
	add := func(r *Received) {
		k.reports[r.ID] = r
		for i := range r.CUECs {
			k.cuecs[mappingKey{r.ID, r.CUECs[i].ID}] = true
		}
		for i := range r.Exceptions {
			k.exceptions[exceptionKey{r.ID, r.Exceptions[i].ID}] = true
		}
	}
	if c.Received != nil {
		k.root = c.Received.ID
		add(c.Received)
	}
	for i := range c.Entity.Reports {
		add(&c.Entity.Reports[i])
	}
	for i := range c.Entity.Incidents {
		k.incidents[c.Entity.Incidents[i].ID] = true
	}
	return k
}

// id returns the report that a reference means: an empty one means the report under review.
func (k *known) id(id soc1.ReportID) soc1.ReportID {
	if id == "" {
		return k.root
	}
	return id
}

// checkMappings records problems of the entity's controls against CUECs and exceptions.
func (e *Entity) checkMappings(ps *soc1.Problems, k *known) {
	mapped := make(map[mappingKey]bool, len(e.Mappings))
	for i := range e.Mappings {
		m, at := &e.Mappings[i], soc1.Pointer("/entity/mappings", i)
		key := mappingKey{k.id(m.Report), m.CUEC}
		if !k.cuecs[key] {
			ps.Addf(soc1.CodeUnknownReference, at+"/cuec", "correct the report and the id", "%.64q is no CUEC of that report", string(m.CUEC))
		}
		if mapped[key] {
			ps.Addf(soc1.CodeDuplicate, at, "keep one answer for each CUEC", "the CUEC %.64q is answered twice", string(m.CUEC))
		}
		mapped[key] = true
		if m.Applicable == opinion.No && m.Reason == "" {
			ps.Addf(soc1.CodeMissing, at+"/reason", "say why, because the auditor will ask", "nothing says why %.64q does not apply", string(m.CUEC))
		}
		if m.Effective != 0 && !m.Tested.IsValid() {
			ps.Add(soc1.CodeMissing, at+"/tested", "the test has a result and no date", "give the day of the test")
		}
	}
	for i := range e.Mitigations {
		m, at := &e.Mitigations[i], soc1.Pointer("/entity/mitigations", i)
		if !k.exceptions[exceptionKey{k.id(m.Report), m.Exception}] {
			ps.Addf(soc1.CodeUnknownReference, at+"/exception", "correct the report and the id", "%.64q is no exception of that report", string(m.Exception))
		}
		if m.Effective != 0 && !m.Tested.IsValid() {
			ps.Add(soc1.CodeMissing, at+"/tested", "the test has a result and no date", "give the day of the test")
		}
	}
}

// checkIncidents records problems of events at the service organization. They are the entity's own facts and name objectives of the
// report under review only; without a report they can name none.
func (e *Entity) checkIncidents(ps *soc1.Problems, k *known) {
	objectives := make(map[soc1.ObjectiveID]bool)
	if r := k.reports[k.root]; r != nil {
		for i := range r.Objectives {
			objectives[r.Objectives[i].ID] = true
		}
	}
	for i := range e.Incidents {
		checkKnown(ps, soc1.Pointer("/entity/incidents", i, "objectives"), e.Incidents[i].Objectives, objectives, "objective")
	}
}

// checkLinks records links that lead nowhere. Circles are no fault of the data: they are found, and give no evidence.
func (e *Entity) checkLinks(ps *soc1.Problems, k *known) {
	for i := range e.Links {
		l, at := &e.Links[i], soc1.Pointer("/entity/links", i)
		from, to := k.reports[k.id(l.From)], k.reports[l.To]
		switch {
		case from == nil:
			ps.Addf(soc1.CodeUnknownReference, at+"/from", "name one of the reports", "%.64q is none of the reports", string(l.From))
		case from.subservice(l.Subservice) < 0:
			ps.Addf(soc1.CodeUnknownReference, at+"/subservice", "name a subservice organization of that report", "%.64q is no subservice organization of that report", string(l.Subservice))
		}
		if to == nil {
			ps.Addf(soc1.CodeUnknownReference, at+"/to", "add the report under /entity/reports", "%.64q is none of the reports", string(l.To))
			continue
		}
		for j, id := range l.Objectives {
			if to.objective(id) < 0 {
				ps.Addf(soc1.CodeUnknownReference, soc1.Pointer(at, "objectives", j), "name an objective of the report obtained", "%.64q refers to no objective", string(id))
			}
		}
	}
}

// subservice returns the position of a subservice organization, or -1.
func (r *Received) subservice(id soc1.SubserviceID) int {
	for i := range r.Subservices {
		if r.Subservices[i].ID == id {
			return i
		}
	}
	return -1
}

// judgementKey names a question about a subject of a report.
type judgementKey struct {
	question Question
	report   soc1.ReportID
	subject  string
}

// checkJudgements records answers without who, when and why, questions answered twice, and subjects that do not exist.
// A judgement that names nothing would silently have no effect, and its author would take the question for answered.
func (e *Entity) checkJudgements(ps *soc1.Problems, k *known) {
	seen := make(map[judgementKey]bool, len(e.Judgements))
	for i := range e.Judgements {
		j, at := &e.Judgements[i], soc1.Pointer("/entity/judgements", i)
		report := k.id(j.Report)
		if !k.asksAbout(j.Question, report, j.Subject) {
			ps.Addf(soc1.CodeUnknownReference, at+"/subject", "correct the report and the subject, as the question asks for it", "the report has no %.64q to judge", j.Subject)
		}
		if key := (judgementKey{j.Question, report, j.Subject}); seen[key] {
			ps.Addf(soc1.CodeDuplicate, at, "keep one judgement for each question", "the question %s about %.64q is answered twice", j.Question, j.Subject)
		} else {
			seen[key] = true
		}
		if j.Answer != 0 && (j.By == "" || !j.Dated.IsValid() || j.Why == "") {
			ps.Add(soc1.CodeMissing, at, "the answer lacks who, when or why", "give the role that judged, the day and the rationale")
		}
	}
}

// asksAbout reports whether a question can be asked about a subject of a report.
func (k *known) asksAbout(q Question, report soc1.ReportID, subject string) bool {
	// Events are the entity's own facts, and belong to the report under review whether or not there is one.
	if q == IncidentTouches || q == IncidentTolerable {
		return report == k.root && k.incidents[soc1.MatterID(subject)]
	}
	r := k.reports[report]
	if r == nil {
		return false
	}
	switch q {
	case SubserviceUsed:
		return r.subservice(soc1.SubserviceID(subject)) >= 0
	case TestsAdequate:
		return r.Type == soc1.Type2 && r.objective(soc1.ObjectiveID(subject)) >= 0
	case AuditorStanding, StandardAdequate, PeriodSufficient, FindingsSuffice:
		return subject == string(report)
	case QualificationReaches:
		var limb opinion.Limb
		return limb.UnmarshalText([]byte(subject)) == nil
	case ExceptionTouches, ExceptionTolerable, MitigationSufficient:
		return k.exceptions[exceptionKey{report, soc1.DeviationID(subject)}]
	case CUECCompensated:
		return k.cuecs[mappingKey{report, soc1.CUECID(subject)}]
	case ChangeMatters:
		return slices.ContainsFunc(r.Changes, func(c Change) bool { return string(c.ID) == subject })
	}
	return false
}
