package opinion

import (
	"iter"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// Stage is a point in an engagement at which certain facts have to be there. Each stage includes those before
// it. The zero value is invalid.
//
// An engagement is recorded over months, and facts that are not there yet are no mistakes. Which facts are due is a matter of how
// far it has come; what cannot be right is wrong at every stage.
type Stage uint8

const (
	_ Stage = iota
	// Scoping is when the engagement is agreed: who, what, which type, which standard, which dates.
	Scoping
	// Planning is when the description, the objectives, the risks, the controls and the complementary controls
	// stand.
	Planning
	// Reporting is when the findings, the tests, the letters and the judgements are in, and the report can be
	// drafted.
	Reporting
	// Issuing is when the report is dated and released.
	Issuing
)

func (s Stage) name() string {
	switch s {
	case Scoping:
		return "scoping"
	case Planning:
		return "planning"
	case Reporting:
		return "reporting"
	case Issuing:
		return "issuing"
	}
	return ""
}

// Stages walks the valid values in the order of their constants.
func Stages() iter.Seq[Stage] { return enum.All(Stage.name) }

// IsValid reports whether s is one of the constants.
func (s Stage) IsValid() bool { return s.name() != "" }

// String returns the wire name, such as "scoping".
func (s Stage) String() string { return enum.String(s, Stage.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (s Stage) MarshalText() ([]byte, error) { return enum.Marshal(s, Stage.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (s *Stage) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, Stage.name)
}

// ValidateFor reports what e lacks for a stage, together with everything that [Examination.Validate] finds. The error
// holds all problems, sorted, with JSON Pointers relative to e. Any other value than a stage counts as the last.
//
// Checks that follow references through the matrix are left out while the examination is invalid: their findings would rest on
// what leads nowhere.
func (e *Examination) ValidateFor(stage Stage) error {
	var ps soc1.Problems
	invalid := e.Validate()
	ps.Merge("", invalid)
	e.lacksFrame(&ps)
	if stage == Scoping {
		return ps.Err()
	}
	ps.Merge("/description", e.Description.Incomplete(e.Type))
	ps.Merge("", e.Complementary.Incomplete(e.Subservices))
	if stage == Planning {
		if invalid == nil {
			ps.Merge("/matrix", e.Matrix.Unplanned())
		}
		return ps.Err()
	}
	if invalid == nil {
		ps.Merge("/matrix", e.Matrix.Incomplete(e.Type, e.Window()))
	}
	e.lacksLetters(&ps)
	// It is the report that describes the reason: it is due when the report is drafted.
	e.lacksPeriodReason(&ps)
	if invalid == nil {
		e.contradictions(&ps)
	}
	// Dates and the names of those who judged are needed when the report is released; a draft does without.
	if stage != Reporting {
		e.lacksDates(&ps)
		e.lacksAuthors(&ps)
	}
	return ps.Err()
}

// contradictions reports facts that a report cannot leave side by side: tests without evidence although alternative procedures
// are said to have supplied it, and intentional deviations after which nothing was reassessed. Neither makes the examination
// invalid, since each may be true for a while: the record of the one has not caught up with the other yet. Source:
// [soc1.CiteScope], [soc1.CiteIntentional].
func (e *Examination) contradictions(ps *soc1.Problems) {
	x, err := e.Matrix.Index()
	if err != nil {
		return
	}
	for i := range e.Limitations {
		l := &e.Limitations[i]
		if !slices.ContainsFunc(e.Judgements, func(j Judgement) bool {
			return j.Question == AlternativeSufficient && j.Subject == string(l.ID) && j.Answer == Yes
		}) {
			continue
		}
		for t := range e.Matrix.Tests {
			if e.Matrix.Tests[t].Outcome == controls.EvidenceUnavailable && l.names(x, e.Matrix.Tests[t].Control) {
				ps.Addf(soc1.CodeConflict, soc1.Pointer("/matrix/tests", t, "outcome"), "record the alternative procedures as the test that was performed", "no evidence was available, although alternative procedures are judged to have supplied what %s prevented", l.ID)
			}
		}
	}
	reassessed := slices.ContainsFunc(e.Acts, func(a Act) bool { return a.Kind == IntentionalAct })
	for i := range e.Matrix.Deviations {
		if e.Matrix.Deviations[i].Intentional && !reassessed && e.Standard != soc1.ISAE3402 && e.Standard != soc1.SAS70 {
			ps.Add(soc1.CodeMissing, soc1.Pointer("/matrix/deviations", i, "intentional"), "the deviation was intentional, and nothing says that description and design were reassessed", `record the act as "intentional-act", and judge what it means for them`)
		}
	}
}

// lacksAuthors reports judgements of which nobody knows who made them, or when. A reader of the working papers has to be able to
// tell who judged what and when.
func (e *Examination) lacksAuthors(ps *soc1.Problems) {
	for i := range e.Judgements {
		j, path := &e.Judgements[i], soc1.Pointer("/judgements", i)
		if j.Answer != 0 && j.By == "" {
			ps.Add(soc1.CodeMissing, path+"/by", "nobody is named who judged", "name the role, such as engagement partner")
		}
		if j.Answer != 0 && !j.Dated.IsValid() {
			ps.Add(soc1.CodeMissing, path+"/dated", "the judgement is not dated", "give the day on which it was made")
		}
	}
}

// lacksFrame reports what scoping leaves open.
func (e *Examination) lacksFrame(ps *soc1.Problems) {
	if e.Version == "" {
		ps.Addf(soc1.CodeMissing, "/version", "set it to "+Version, "the examination does not say which form it has")
	}
	if e.ID == "" {
		ps.Merge("/id", e.ID.Validate())
	}
	if e.Type == 0 {
		ps.Add(soc1.CodeMissing, "/type", "the report type is not chosen", `choose "type-1" or "type-2"`)
	} else if member := e.undated(); member != "" {
		ps.Add(soc1.CodeMissing, member, "the dates are not fixed", "give the period of a Type 2 report, or the date of a Type 1 report")
	}
	if e.Standard == 0 {
		ps.Add(soc1.CodeMissing, "/standard", "the standard is not chosen", `choose a standard such as "at-c-320"`)
	}
	if e.ServiceOrganization.IsZero() {
		ps.Add(soc1.CodeMissing, "/serviceOrganization", "nobody is named whose controls are examined", "name the service organization")
	}
	if e.ServiceAuditor.IsZero() {
		ps.Add(soc1.CodeMissing, "/serviceAuditor", "nobody is named who reports", "name the service auditor")
	}
}

// lacksLetters reports letters that were not given. A letter that was refused is not outstanding: it is a fact with consequences.
// Source: [soc1.CiteAssertion], [soc1.CiteRepresentation].
func (e *Examination) lacksLetters(ps *soc1.Problems) {
	// need reports a letter of which nothing is recorded, or which is expected.
	need := func(status soc1.LetterStatus, path, what string) {
		if status == 0 || status == soc1.LetterPending {
			ps.Add(soc1.CodeMissing, path, what+" is outstanding", "obtain it, or record that it was refused")
		}
	}
	need(e.Assertion.Status, "/assertion", "management's written assertion")
	need(e.Representation.Status, "/representation", "management's letter of representations")
	for i := range e.Subservices {
		if s := &e.Subservices[i]; s.Method == soc1.Inclusive {
			need(s.Assertion.Status, soc1.Pointer("/subservices", i, "assertion"), "the subservice organization's written assertion")
			need(s.Representation.Status, soc1.Pointer("/subservices", i, "representation"), "the subservice organization's letter of representations")
		}
	}
}

// usualMonths is the length of period, in calendar months, from which on nobody asks for a reason.
const usualMonths = 6

// lacksPeriodReason reports a short period of which the report could not say why it is short. In the United States no least length is
// set. Source: [soc1.CitePeriod].
func (e *Examination) lacksPeriodReason(ps *soc1.Problems) {
	if e.Type == soc1.Type2 && e.Standard == soc1.ISAE3402 && e.PeriodReason == "" && e.Period.IsValid() && !e.Period.AtLeastMonths(usualMonths) {
		ps.Addf(soc1.CodeMissing, "/periodReason", "say why, such as that the system began to operate later; the report describes it", "the period is shorter than %d months, and nothing says why", usualMonths)
	}
}

// lacksDates reports dates that are missing or in the wrong order. A report is not dated before the evidence is in,
// and no letter before the end of what it speaks of; in the United States the letter of representations
// carries the date of the report.
func (e *Examination) lacksDates(ps *soc1.Problems) {
	end := e.Window().End
	if !e.EvidenceObtained.IsValid() {
		ps.Add(soc1.CodeMissing, "/evidenceObtained", "nothing says when the evidence was complete", "give the day on which sufficient appropriate evidence had been obtained")
	}
	if !e.ReportDate.IsValid() {
		ps.Add(soc1.CodeMissing, "/reportDate", "the report is not dated", "date the report when the evidence is complete")
		return
	}
	if e.ReportDate.Before(e.EvidenceObtained) {
		ps.Addf(soc1.CodeOrder, "/reportDate", "date the report on or after that day", "the report is dated %s, before the evidence was complete on %s", e.ReportDate, e.EvidenceObtained)
	}
	if e.ReportDate.Before(end) {
		ps.Addf(soc1.CodeOrder, "/reportDate", "date the report after what it speaks of", "the report is dated %s, before %s", e.ReportDate, end)
	}
	if r := e.Representation; r.Status == soc1.LetterProvided {
		switch {
		case !r.Dated.IsValid():
			ps.Add(soc1.CodeMissing, "/representation/dated", "the letter of representations is not dated", "give its date")
		case r.Dated.Before(end):
			ps.Addf(soc1.CodeOrder, "/representation/dated", "obtain a letter that covers the whole period", "the letter is dated %s, before %s", r.Dated, end)
		case r.Dated.After(e.ReportDate):
			ps.Add(soc1.CodeOrder, "/representation/dated", "the letter is dated after the report", "date it no later than the report")
		case e.Standard != soc1.ISAE3402 && r.Dated != e.ReportDate:
			ps.Addf(soc1.CodeConflict, "/representation/dated", "let the letter carry the date of the report", "the letter is dated %s and the report %s", r.Dated, e.ReportDate)
		}
	}
}
