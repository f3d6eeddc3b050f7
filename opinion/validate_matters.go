package opinion

import (
	"github.com/seed-9947fa86/attest/internal/idtable"
	"github.com/seed-9947fa86/attest/soc1"
)

// matterCheck checks what matters, limitations, failures, events and the like have in common: the id, which is unique among
// them all, the text, and the objectives.
//
// One id names one thing among all of these, since judgements name their subject by id and question, and reports by id alone.
type matterCheck func(path string, id soc1.MatterID, text string, objectives []soc1.ObjectiveID)

// checkMatter returns the check of one examination. It remembers what it has seen, so that one check has to be used for all
// lists.
func (e *Examination) checkMatter(ps *soc1.Problems) matterCheck {
	hasObjective := idtable.Within(len(e.Matrix.Objectives), func(i int) soc1.ObjectiveID { return e.Matrix.Objectives[i].ID })
	seen := make(map[soc1.MatterID]bool)
	named := make(map[soc1.ObjectiveID]string) // the matter that named an objective last
	return func(path string, id soc1.MatterID, text string, refs []soc1.ObjectiveID) {
		ps.Merge(path+"/id", soc1.CheckID(id))
		if seen[id] {
			ps.Addf(soc1.CodeDuplicate, path+"/id", "give each matter, limitation, failure and event its own id", "the id %q occurs more than once", string(id))
		}
		seen[id] = true
		if text == "" {
			ps.Add(soc1.CodeMissing, path+"/text", "it is not described", "describe it; the report has to explain it")
		}
		for j, ref := range refs {
			if !hasObjective(ref) {
				ps.Addf(soc1.CodeUnknownReference, soc1.Pointer(path, "objectives", j), "correct the id, or add the objective", "%q refers to no objective", string(ref))
			}
			if named[ref] == path { // counting it twice would make the matter reach further than it does
				ps.Addf(soc1.CodeDuplicate, soc1.Pointer(path, "objectives", j), "name each objective once", "%q is named twice", string(ref))
			}
			named[ref] = path
		}
	}
}

// checkCSOCFailures validates known failures at subservice organizations.
func (e *Examination) checkCSOCFailures(ps *soc1.Problems, common matterCheck) {
	hasCSOC := idtable.Within(len(e.Complementary.CSOCs), func(i int) soc1.CSOCID { return e.Complementary.CSOCs[i].ID })
	for i := range e.CSOCFailures {
		f, path := &e.CSOCFailures[i], soc1.Pointer("/csocFailures", i)
		common(path, f.ID, f.Text, nil)
		if !hasCSOC(f.CSOC) {
			ps.Addf(soc1.CodeUnknownReference, path+"/csoc", "correct the id, or state the complementary control", "%q refers to no complementary subservice organization control", string(f.CSOC))
		}
		if d := f.Days; d.Start.IsValid() && d.End.IsValid() && d.End.Before(d.Start) {
			ps.Addf(soc1.CodeOrder, path+"/days", "swap the two dates, or correct one", "the period ends on %s, before it starts on %s", d.End, d.Start)
		}
	}
}

// checkEvents validates events.
//
// A condition of the period that bears on no objective cannot change a finding, so that it would be recorded and decide nothing.
// One that arose later names objectives at will. Source: [soc1.CiteEvents].
func (e *Examination) checkEvents(ps *soc1.Problems, common matterCheck) {
	for i := range e.Events {
		v, path := &e.Events[i], soc1.Pointer("/events", i)
		common(path, v.ID, v.Text, v.Objectives)
		if !v.Kind.IsValid() {
			ps.Add(soc1.CodeMissing, path+"/kind", "nothing says whether the condition existed during the period", `use "period-condition" or "later-condition"`)
		}
		if !v.Discovered.IsValid() {
			ps.Add(soc1.CodeMissing, path+"/discovered", "nothing says when it came to light", `use "before-report" or "after-report"`)
		}
		if v.Kind == PeriodCondition && len(v.Objectives) == 0 {
			ps.Add(soc1.CodeMissing, path+"/objectives", "a condition of the period names no objective that it bears on", "name the objectives; a condition that bears on none is a description matter")
		}
	}
}

// checkActs validates acts and inconsistencies of other information. An act may leave open whether user entities were informed,
// which counts against it, see [Act.Informed].
func (e *Examination) checkActs(ps *soc1.Problems, common matterCheck) {
	for i := range e.Acts {
		a, path := &e.Acts[i], soc1.Pointer("/acts", i)
		common(path, a.ID, a.Text, a.Objectives)
		if !a.Kind.IsValid() {
			ps.Add(soc1.CodeMissing, path+"/kind", "nothing says what kind of act it was", `use a kind such as "fraud"`)
		}
		if a.Informed != 0 && !a.Informed.IsValid() {
			ps.Add(soc1.CodeInvalid, path+"/informed", "the value is unknown", `use "informed", "not-informed" or "refused"`)
		}
	}
	for i := range e.OtherInformation {
		common(soc1.Pointer("/otherInformation", i), e.OtherInformation[i].ID, e.OtherInformation[i].Text, nil)
	}
}

// addSubjects adds what can be asked about failures, events, acts and subservice organizations. All three questions can be asked
// about every act: which of them come up depends on the standard and on what else is known of it, and a judgement that was made
// in advance is no mistake.
func (e *Examination) addSubjects(s subjects) {
	for i := range e.Acts {
		for _, q := range []Question{ActModifies, ActMisstates, ActUndermines} {
			s[judgementKey{q, string(e.Acts[i].ID)}] = true
		}
	}
	for i := range e.CSOCFailures {
		s[judgementKey{CSOCFailurePrevents, string(e.CSOCFailures[i].ID)}] = true
	}
	for i := range e.Events {
		if e.Events[i].Kind == PeriodCondition {
			s[judgementKey{ConditionPrevents, string(e.Events[i].ID)}] = true
		}
	}
	for i := range e.Subservices {
		if unmonitored(&e.Subservices[i]) {
			s[judgementKey{MatterMaterial, string(e.Subservices[i].ID)}] = true
			s[judgementKey{MisstatementPervasive, string(e.Subservices[i].ID)}] = true
		}
	}
}

// expectsMonitoring reports whether an examination under a standard asks how carved-out subservice organizations are monitored: in
// the United States since AT-C 320, and the predecessors did not. Source: [soc1.CiteSubservice].
func expectsMonitoring(s soc1.Standard) bool { return s != soc1.SAS70 && s != soc1.AT801 }

// unmonitored reports whether nothing says how a carved-out subservice organization is monitored.
func unmonitored(s *soc1.Subservice) bool {
	return s.Method == soc1.CarveOut && len(s.Monitoring) == 0
}
