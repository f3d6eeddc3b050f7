package review

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Point is a point of the checklist by which practice reviews a received report. The zero value is invalid.
type Point uint8

const (
	_ Point = iota
	// PointIdentity: which report this is, and whether it is one for this reader.
	PointIdentity
	// PointAuditor: licence, peer review and independence of the service auditor, and the standard.
	PointAuditor
	// PointOpinion: the opinion on each limb, and every modification.
	PointOpinion
	// PointScope: the services and locations used against those in scope.
	PointScope
	// PointPeriod: the window against the fiscal year.
	PointPeriod
	// PointObjectives: the objectives against the entity's relevant assertions.
	PointObjectives
	// PointCUECs: the complementary user entity controls against the entity's own.
	PointCUECs
	// PointSubservices: the subservice organizations, and what covers them.
	PointSubservices
	// PointExceptions: the exceptions, and their effect on the entity.
	PointExceptions
	// PointChanges: the changes of the system.
	PointChanges
	// PointICFR: what the report means for management's own assessment of internal control.
	PointICFR
	// PointInformation: the reports and files used, and what covers their completeness and accuracy.
	PointInformation
	// PointResponses: management's responses, which nobody examined.
	PointResponses
	// PointLetters: the bridge letters.
	PointLetters
	// PointConclusion: conclusion, reviewer, date, follow-up.
	PointConclusion
)

func (p Point) name() string {
	switch p {
	case PointIdentity:
		return "identity"
	case PointAuditor:
		return "auditor"
	case PointOpinion:
		return "opinion"
	case PointScope:
		return "scope"
	case PointPeriod:
		return "period"
	case PointObjectives:
		return "objectives"
	case PointCUECs:
		return "cuecs"
	case PointSubservices:
		return "subservices"
	case PointExceptions:
		return "exceptions"
	case PointChanges:
		return "changes"
	case PointICFR:
		return "icfr"
	case PointInformation:
		return "information"
	case PointResponses:
		return "responses"
	case PointLetters:
		return "letters"
	case PointConclusion:
		return "conclusion"
	}
	return ""
}

// Points walks the points in the order of the checklist.
func Points() iter.Seq[Point] { return enum.All(Point.name) }

// IsValid reports whether p is one of the points.
func (p Point) IsValid() bool { return p.name() != "" }

// String returns the wire name, such as "cuecs".
func (p Point) String() string { return enum.String(p, Point.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (p Point) MarshalText() ([]byte, error) { return enum.Marshal(p, Point.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (p *Point) UnmarshalText(text []byte) error { return enum.Unmarshal(p, text, Point.name) }

// Title returns the name as a memo prints it.
func (p Point) Title() string {
	switch p {
	case PointIdentity:
		return "Report and reader"
	case PointAuditor:
		return "Service auditor and standard"
	case PointOpinion:
		return "Opinion"
	case PointScope:
		return "Services and locations"
	case PointPeriod:
		return "Period"
	case PointObjectives:
		return "Objectives and assertions"
	case PointCUECs:
		return "User entity controls"
	case PointSubservices:
		return "Subservice organizations"
	case PointExceptions:
		return "Exceptions"
	case PointChanges:
		return "Changes of the system"
	case PointICFR:
		return "Own assessment of internal control"
	case PointInformation:
		return "Reports and files used"
	case PointResponses:
		return "Management's responses"
	case PointLetters:
		return "Bridge letters"
	case PointConclusion:
		return "Conclusion"
	}
	return p.String()
}

// Status is the answer to a point of the checklist. The zero value is invalid.
type Status uint8

const (
	_ Status = iota
	// Satisfied: nothing further is needed.
	Satisfied
	// NotApplicable: the point does not arise.
	NotApplicable
	// Noted: something is on record that limits nothing.
	Noted
	// Procedures: procedures of the reader's own are needed.
	Procedures
	// Open: a judgement is missing that can change the outcome.
	Open
	// Excluding: a part of the report cannot be used.
	Excluding
	// Preventing: for some objective at least, the report cannot be used.
	Preventing
)

func (s Status) name() string {
	switch s {
	case Satisfied:
		return "satisfied"
	case NotApplicable:
		return "not-applicable"
	case Noted:
		return "noted"
	case Procedures:
		return "procedures"
	case Open:
		return "open"
	case Excluding:
		return "excluding"
	case Preventing:
		return "preventing"
	}
	return ""
}

// Statuses walks the valid values in the order of their constants, from light to heavy.
func Statuses() iter.Seq[Status] { return enum.All(Status.name) }

// IsValid reports whether s is one of the constants.
func (s Status) IsValid() bool { return s.name() != "" }

// String returns the wire name, such as "satisfied".
func (s Status) String() string { return enum.String(s, Status.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (s Status) MarshalText() ([]byte, error) { return enum.Marshal(s, Status.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (s *Status) UnmarshalText(text []byte) error { return enum.Unmarshal(s, text, Status.name) }

// Title returns the word that a memo prints.
func (s Status) Title() string {
	switch s {
	case Satisfied:
		return "Satisfied"
	case NotApplicable:
		return "Not applicable"
	case Noted:
		return "Noted"
	case Procedures:
		return "Procedures needed"
	case Open:
		return "Open"
	case Excluding:
		return "Excludes a part"
	case Preventing:
		return "Prevents reliance"
	}
	return s.String()
}
