package review

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// Question is a question that only the reader's judgement can answer. The zero value is invalid.
type Question uint8

const (
	_ Question = iota
	// AuditorStanding asks whether the reader is satisfied with the service auditor's competence and
	// independence, where licence, peer review or independence is not established. Subject: the report's id.
	// Source: AU-C 402, ISA 402.13, AS 2201.B23.
	AuditorStanding
	// StandardAdequate asks whether the report's standard is adequate, where the policy does not name it.
	// Subject: the report's id.
	StandardAdequate
	// QualificationReaches asks whether a qualification that names no objective reaches what the user entity
	// uses. Subject: the limb's name.
	QualificationReaches
	// ExceptionTouches asks whether an exception can affect the user entity's accounts and assertions. Subject:
	// the exception's id.
	ExceptionTouches
	// ExceptionTolerable asks whether the control still supports its objectives for the user entity in spite of the
	// exception. Subject: the exception's id.
	ExceptionTolerable
	// MitigationSufficient asks whether the user entity's own tested control makes up for an exception that is not
	// tolerable. Subject: the exception's id.
	MitigationSufficient
	// CUECCompensated asks whether other controls of the user entity make up for a CUEC that is missing or
	// failed. Subject: the CUEC's id.
	CUECCompensated
	// ChangeMatters asks whether a change of the system affects what the user entity uses. Subject: the
	// change's id.
	ChangeMatters
	// PeriodSufficient asks whether so few tested days serve the purpose together with other evidence. No
	// standard has a number. Subject: the report's id.
	PeriodSufficient
	// SubserviceUsed asks whether the user entity depends on a subservice organization. It is never open: as long as
	// nobody says no, the entity is taken to depend on it. Subject: the subservice organization's id.
	SubserviceUsed
	// TestsAdequate asks whether the service auditor's tests of an objective, by their nature and results, support the
	// user entity's assertions. The service auditor's opinion on the objective stands until the reader
	// says no, so that it is never open. Subject: the objective's id. Source: AU-C 402.17, ISA 402.17(d).
	TestsAdequate
	// IncidentTouches asks whether an event at the service organization can affect the user entity's accounts
	// and assertions. Subject: the event's id. Source: AU-C 402.19, ISA 402.19.
	IncidentTouches
	// IncidentTolerable asks whether the controls still support their objectives for the user entity in spite of
	// the event. Subject: the event's id.
	IncidentTolerable
	// FindingsSuffice asks whether the findings of agreed-upon procedures, which carry no opinion, support the
	// user entity's assertions. Subject: the report's id.
	FindingsSuffice
)

func (q Question) name() string {
	switch q {
	case AuditorStanding:
		return "auditor-standing"
	case StandardAdequate:
		return "standard-adequate"
	case QualificationReaches:
		return "qualification-reaches"
	case ExceptionTouches:
		return "exception-touches"
	case ExceptionTolerable:
		return "exception-tolerable"
	case MitigationSufficient:
		return "mitigation-sufficient"
	case CUECCompensated:
		return "cuec-compensated"
	case ChangeMatters:
		return "change-matters"
	case PeriodSufficient:
		return "period-sufficient"
	case SubserviceUsed:
		return "subservice-used"
	case TestsAdequate:
		return "tests-adequate"
	case IncidentTouches:
		return "incident-touches"
	case IncidentTolerable:
		return "incident-tolerable"
	case FindingsSuffice:
		return "findings-suffice"
	}
	return ""
}

// Questions walks the valid values in the order of their constants.
func Questions() iter.Seq[Question] { return enum.All(Question.name) }

// IsValid reports whether q is one of the constants.
func (q Question) IsValid() bool { return q.name() != "" }

// String returns the wire name, such as "exception-touches".
func (q Question) String() string { return enum.String(q, Question.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (q Question) MarshalText() ([]byte, error) { return enum.Marshal(q, Question.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (q *Question) UnmarshalText(text []byte) error {
	return enum.Unmarshal(q, text, Question.name)
}

// Prompt returns the question as a sentence to put before the reader.
func (q Question) Prompt() string {
	switch q {
	case AuditorStanding:
		return "Are you satisfied with the service auditor's competence and independence?"
	case StandardAdequate:
		return "Is the standard under which the report was issued adequate?"
	case QualificationReaches:
		return "Does the qualification reach what the user entity uses?"
	case ExceptionTouches:
		return "Can the exception affect the user entity's accounts and assertions?"
	case ExceptionTolerable:
		return "Does the control still support its objectives for the user entity in spite of the exception?"
	case MitigationSufficient:
		return "Does the user entity's own tested control make up for the exception?"
	case CUECCompensated:
		return "Do other controls of the user entity make up for the missing control?"
	case ChangeMatters:
		return "Does the change affect what the user entity uses?"
	case PeriodSufficient:
		return "Do so few tested days serve the purpose, together with other evidence?"
	case SubserviceUsed:
		return "Does the user entity depend on the subservice organization?"
	case TestsAdequate:
		return "Do the service auditor's tests, by their nature and results, support the user entity's assertions?"
	case IncidentTouches:
		return "Can the event affect the user entity's accounts and assertions?"
	case IncidentTolerable:
		return "Do the controls still support their objectives for the user entity in spite of the event?"
	case FindingsSuffice:
		return "Do the findings of the agreed-upon procedures, which carry no opinion, support the user entity's assertions?"
	}
	return q.String()
}

// Judgement is one judgement of the reader: an input, never inferred.
type Judgement struct {
	// Question is what was asked.
	Question Question `json:"question"`
	// Report is the report that the subject belongs to. Empty means the report under review.
	Report soc1.ReportID `json:"report,omitzero"`
	// Subject is what it was asked about, as the question says.
	Subject string `json:"subject"`
	// Answer is the conclusion. An empty answer leaves the question open.
	Answer opinion.Answer `json:"answer,omitzero"`
	// By is the role that judged, such as "controller". An answer needs it.
	By string `json:"by,omitzero"`
	// Dated is the day of the judgement. An answer needs it.
	Dated soc1.Date `json:"dated,omitzero"`
	// Why is the rationale. An answer needs it.
	Why string `json:"why,omitzero"`
}

// Need is a question whose answer is missing and can still change a conclusion.
type Need struct {
	// Question is what has to be answered.
	Question Question `json:"question"`
	// Report is the report that the subject belongs to.
	Report soc1.ReportID `json:"report"`
	// Subject is what it is about.
	Subject string `json:"subject"`
	// Fact is a JSON Pointer into the case: what the question is about.
	Fact string `json:"fact"`
	// Objectives are the objectives that wait for it, of the report that the subject belongs to. Empty means all.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
}
