package opinion

import (
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/idtable"
	"github.com/seed-9947fa86/attest/soc1"
)

// Validate reports every value of e that cannot be right, at whatever stage the engagement is: malformed or duplicate ids,
// references to nothing, facts of the other report type, counts that do not add up, dates in the wrong order, contradicting
// judgements. What is merely not there yet is no problem; [Examination.ValidateFor] finds it. The error holds all problems,
// sorted, with JSON Pointers relative to e. [Form], and every verb that forms an opinion, checks the same first, so that nothing
// behind it has to doubt a reference, a count or a period.
func (e *Examination) Validate() error {
	_, err := e.check()
	return err
}

// check is Validate, and returns the index of the matrix when there is no problem. An index is costly on a large examination, and
// whoever checks one wants it next.
func (e *Examination) check() (*controls.Index, error) {
	var ps soc1.Problems
	x, err := e.Matrix.Check()
	ps.Merge("/matrix", err)
	if e.Version != "" && e.Version != Version {
		ps.Addf(soc1.CodeInvalid, "/version", "use a library that knows this version", "the version is %q and this library reads %q", e.Version, Version)
	}
	if e.ID != "" {
		ps.Merge("/id", e.ID.Validate())
	}
	e.checkFrame(&ps)
	subservices := e.checkSubservices(&ps)
	e.checkShape(&ps)
	ps.Merge("/description", e.Description.Validate())
	// Each part validates itself; what is checked here is what holds between the parts.
	ps.Merge("/complementary", e.Complementary.Validate(&e.Matrix, e.Subservices))
	ps.Merge("/assertion", e.Assertion.Validate())
	ps.Merge("/representation", e.Representation.Validate())
	for i := range e.Matrix.Controls {
		id := e.Matrix.Controls[i].Subservice
		if id == "" {
			continue
		}
		// Under the carve-out method the controls of the organization are assumed, and under the inclusive one they are tested
		// like its own. Source: [soc1.CiteSubservice].
		switch method, known := subservices[id]; {
		case !known:
			ps.Addf(soc1.CodeUnknownReference, soc1.Pointer("/matrix/controls", i, "subservice"), "correct the id, or add the subservice organization", "%q refers to no subservice organization", string(id))
		case method == soc1.CarveOut:
			ps.Addf(soc1.CodeShape, soc1.Pointer("/matrix/controls", i, "subservice"), "state it as a complementary subservice organization control, or use the inclusive method", "%q is carved out, so that its controls are outside the examination", string(id))
		}
	}
	e.checkMatters(&ps)
	e.checkJudgements(&ps, x)
	e.checkReferences(&ps)
	return x, ps.Err()
}

// checkFrame holds type, standard and dates together. Each is checked as far as it is given: a type, a standard and dates that
// are still missing are a matter of the stage.
func (e *Examination) checkFrame(ps *soc1.Problems) {
	if e.Type != 0 && !e.Type.IsValid() {
		ps.Add(soc1.CodeInvalid, "/type", "the report type is unknown", `use "type-1" or "type-2"`)
	}
	if e.Standard != 0 && !e.Standard.IsValid() {
		ps.Add(soc1.CodeInvalid, "/standard", "the standard is unknown", `use a standard such as "at-c-320"`)
	}
	if e.Edition != 0 && e.Edition.Standard() != e.Standard {
		ps.Addf(soc1.CodeConflict, "/edition", "choose an edition of the standard, or leave the member out", "%v is no edition of %v", e.Edition, e.Standard)
	}
	if p := e.Period; p.Start.IsValid() && p.End.IsValid() && p.End.Before(p.Start) {
		ps.Addf(soc1.CodeOrder, "/period", "swap the two dates, or correct one", "the period ends on %s, before it starts on %s", p.End, p.Start)
	}
	if !e.ServiceOrganization.IsZero() {
		ps.Merge("/serviceOrganization", e.ServiceOrganization.Validate())
	}
	if !e.ServiceAuditor.IsZero() {
		ps.Merge("/serviceAuditor", e.ServiceAuditor.Validate())
	}
	// Names are not compared: two firms may share one, and one firm may be spelt in two ways.
	if id := e.ServiceAuditor.ID; id != "" && id == e.ServiceOrganization.ID {
		ps.Add(soc1.CodeConflict, "/serviceAuditor/id", "the service auditor is the service organization", "name an independent firm")
	}
}

// checkShape rejects facts that belong to the other report type.
//
// A report that speaks as of a date and tests a period is neither type, and would be read as the stronger one. Until a type is
// chosen both kinds of facts may be there.
func (e *Examination) checkShape(ps *soc1.Problems) {
	switch e.Type {
	case soc1.Type1:
		if e.Period != (soc1.Period{}) {
			ps.Add(soc1.CodeShape, "/period", "a Type 1 report speaks as of one date, not of a period", `give "asOf" instead`)
		}
		if e.PeriodReason != "" {
			ps.Add(soc1.CodeShape, "/periodReason", "a Type 1 report speaks as of one date, whose length has no reason", "leave the member out")
		}
		if len(e.Matrix.Tests) > 0 {
			ps.Add(soc1.CodeShape, "/matrix/tests", "a Type 1 engagement tests no operating effectiveness", "remove the tests, or report as Type 2")
		}
		if len(e.Description.Changes) > 0 || e.Description.NoChanges {
			ps.Add(soc1.CodeShape, "/description/changes", "a Type 1 description speaks of a date and has no changes during a period", "remove the statement about changes")
		}
		// A limb that is named would be the only one affected, and the limitation would be lost.
		for i := range e.Limitations {
			for j, limb := range e.Limitations[i].Limbs {
				if limb == Operation {
					ps.Add(soc1.CodeShape, soc1.Pointer("/limitations", i, "limbs", j), "a Type 1 report has no conclusion on operation", "remove the limb")
				}
			}
		}
	case soc1.Type2:
		if e.AsOf.IsValid() {
			ps.Add(soc1.CodeShape, "/asOf", "a Type 2 report speaks of a period, not as of one date", `give "period" instead`)
		}
	}
}

// checkSubservices validates the subservice organizations and returns their methods. The method is that of each organization: one
// report may carve one out and include another.
func (e *Examination) checkSubservices(ps *soc1.Problems) map[soc1.SubserviceID]soc1.SubserviceMethod {
	methods := make(map[soc1.SubserviceID]soc1.SubserviceMethod, len(e.Subservices))
	for i := range e.Subservices {
		s, path := &e.Subservices[i], soc1.Pointer("/subservices", i)
		ps.Merge(path, s.Validate())
		if _, seen := methods[s.ID]; seen {
			ps.Addf(soc1.CodeDuplicate, path+"/id", "give each subservice organization its own id", "the id %q occurs more than once", string(s.ID))
		}
		methods[s.ID] = s.Method
	}
	return methods
}

// checkMatters validates matters and limitations and what they refer to.
func (e *Examination) checkMatters(ps *soc1.Problems) {
	// Most examinations have none, and are spared the tables below.
	if len(e.Matters)+len(e.Limitations)+len(e.CSOCFailures)+len(e.Events)+len(e.Acts)+len(e.OtherInformation) == 0 {
		return
	}
	common := e.checkMatter(ps)
	e.checkCSOCFailures(ps, common)
	e.checkEvents(ps, common)
	e.checkActs(ps, common)
	for i := range e.Matters {
		m, path := &e.Matters[i], soc1.Pointer("/matters", i)
		common(path, m.ID, m.Text, m.Objectives)
		if !m.Kind.IsValid() {
			ps.Add(soc1.CodeMissing, path+"/kind", "nothing says what is wrong", `use a kind such as "omission"`)
		}
	}
	if len(e.Limitations) == 0 {
		return
	}
	known := idtable.Within(len(e.Matrix.Controls), func(i int) soc1.ControlID { return e.Matrix.Controls[i].ID })
	for i := range e.Limitations {
		l, path := &e.Limitations[i], soc1.Pointer("/limitations", i)
		common(path, l.ID, l.Text, l.Objectives)
		if !l.Source.IsValid() {
			ps.Add(soc1.CodeMissing, path+"/source", "nothing says where the limitation comes from", `use "circumstances", "timing" or "management"`)
		}
		for j, limb := range l.Limbs {
			if !limb.IsValid() {
				ps.Add(soc1.CodeInvalid, soc1.Pointer(path, "limbs", j), "the limb is unknown", `use "description", "design" or "operation"`)
			}
		}
		for j, id := range l.Controls {
			if !known(id) {
				ps.Addf(soc1.CodeUnknownReference, soc1.Pointer(path, "controls", j), "correct the id, or add the control", "%q refers to no control", string(id))
			}
		}
	}
}

// checkJudgements validates judgements: what they answer has to exist, and a question is answered once. The index of the
// matrix is nil when the matrix has problems.
//
// A judgement without a rationale, or on something that does not exist, is refused and not passed over: it was meant to decide
// something, and whoever made it would believe that it did. Two answers to one question are refused even where they agree, since
// one of them is stale.
func (e *Examination) checkJudgements(ps *soc1.Problems, x *controls.Index) {
	if len(e.Judgements) == 0 {
		return
	}
	subjects := e.subjects(x)
	// The place of the answer that came first, for the problem to point to.
	first := make(map[judgementKey]int, len(e.Judgements))
	for i, j := range e.Judgements {
		path := soc1.Pointer("/judgements", i)
		if !j.Question.IsValid() {
			ps.Add(soc1.CodeMissing, path+"/question", "nothing says what was judged", `use a question such as "deviations-acceptable"`)
			continue
		}
		// Whether management will sign is not for the auditor to judge.
		if j.Question.isLetter() {
			ps.Addf(soc1.CodeShape, path+"/question", "record the letter's status instead", "%s is answered by the letter itself", j.Question)
			continue
		}
		if j.Answer != 0 && !j.Answer.IsValid() {
			ps.Add(soc1.CodeInvalid, path+"/answer", "the answer is unknown", `use "yes" or "no"`)
		}
		if j.Answer != 0 && j.Why == "" {
			ps.Add(soc1.CodeMissing, path+"/why", "the judgement has no rationale", "record why; a judgement that cannot be explained cannot be relied on")
		}
		if !subjects.has(x, j.Question, j.Subject) {
			ps.Addf(soc1.CodeUnknownReference, path+"/subject", j.Question.wants(), "%q is nothing that %s can be asked about", j.Subject, j.Question)
		}
		key := judgementKey{j.Question, j.Subject}
		if at, seen := first[key]; seen {
			ps.Addf(soc1.CodeDuplicate, path, "keep the judgement that holds", "the question was already answered at %s", soc1.Pointer("/judgements", at))
		} else {
			first[key] = i
		}
	}
}

// subjects is everything that a question can be asked about, except what an index knows. Tests, controls and objectives, of which
// there are many, are looked up in the index instead of being listed for a few judgements.
type subjects map[judgementKey]bool

// has reports whether question q can be asked about a subject.
func (s subjects) has(x *controls.Index, q Question, subject string) bool {
	known := s[judgementKey{q, subject}]
	switch {
	case known || x == nil:
	case q == DeviationsAcceptable:
		_, known = x.Test(soc1.TestID(subject))
	case q == ShortGapMaterial:
		_, known = x.Objective(soc1.ObjectiveID(subject))
	case q == RelianceUnaffected:
		if _, known = x.Control(soc1.ControlID(subject)); !known {
			_, known = x.Objective(soc1.ObjectiveID(subject))
		}
	}
	return known
}

// subjects returns everything that a question can be asked about and x does not know. Without an index, when the matrix has
// problems of its own, everything is listed here, so that one mistake does not make every judgement look mistaken.
func (e *Examination) subjects(x *controls.Index) subjects {
	s := make(subjects)
	for i := range e.Matters {
		s[judgementKey{MatterMaterial, string(e.Matters[i].ID)}] = true
		s[judgementKey{MisstatementPervasive, string(e.Matters[i].ID)}] = true
	}
	for i := range e.Matrix.Walkthroughs {
		// Only a control that is described and not in use is a matter of the description.
		if w := &e.Matrix.Walkthroughs[i]; w.Implementation == controls.NotImplemented {
			s[judgementKey{MatterMaterial, string(w.ID)}] = true
			s[judgementKey{MisstatementPervasive, string(w.ID)}] = true
		}
	}
	for i := range e.Limitations {
		s[judgementKey{AlternativeSufficient, string(e.Limitations[i].ID)}] = true
		if e.Limitations[i].separate() {
			s[judgementKey{LimitationPervasive, string(e.Limitations[i].ID)}] = true
		}
	}
	for i := range e.Matrix.Deviations {
		// Nobody can be asked about a claim that was not made.
		if d := &e.Matrix.Deviations[i]; d.Anomaly {
			s[judgementKey{DeviationAnomalous, string(d.ID)}] = true
		}
	}
	e.addSubjects(s)
	limbs := limbsOf(e.Type)
	for limb := range Limbs() {
		// A Type 1 report has no operation to judge; while the type is open, any limb may come.
		if e.Type == 0 || slices.Contains(limbs, limb) {
			s[judgementKey{MisstatementPervasive, limb.String()}] = true
			s[judgementKey{LimitationPervasive, limb.String()}] = true
		}
	}
	if x != nil {
		return s
	}
	for i := range e.Matrix.Tests {
		s[judgementKey{DeviationsAcceptable, string(e.Matrix.Tests[i].ID)}] = true
	}
	for i := range e.Matrix.Controls {
		s[judgementKey{RelianceUnaffected, string(e.Matrix.Controls[i].ID)}] = true
	}
	for i := range e.Matrix.Objectives {
		s[judgementKey{RelianceUnaffected, string(e.Matrix.Objectives[i].ID)}] = true
		s[judgementKey{ShortGapMaterial, string(e.Matrix.Objectives[i].ID)}] = true
	}
	return s
}
