package controls

import (
	"iter"
	"slices"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Performer is who performed an audit procedure, where that was not the service auditor: people of the service organization's
// internal audit function. Whoever it was, the auditor alone answers for the opinion, and so no opinion speaks of it; what was
// used is described with the tests. The zero value has no wire name and means the service auditor.
// Source: [soc1.CiteInternalAudit].
type Performer uint8

const (
	_ Performer = iota
	// InternalAudit is work that the internal audit function did of its own, and that the service auditor used after evaluating
	// its competence, its objectivity and its approach. What the auditor did to that work has to be recorded beside it.
	InternalAudit
	// DirectAssistance is work that internal auditors did for the service auditor, under its direction, supervision and
	// review. ISAE 3402 does not deal with it.
	DirectAssistance
)

func (p Performer) name() string {
	switch p {
	case InternalAudit:
		return "internal-audit"
	case DirectAssistance:
		return "direct-assistance"
	}
	return ""
}

// Performers walks the valid values in the order of their constants.
func Performers() iter.Seq[Performer] { return enum.All(Performer.name) }

// IsValid reports whether p is one of the constants.
func (p Performer) IsValid() bool { return p.name() != "" }

// String returns the wire name, such as "internal-audit".
func (p Performer) String() string { return enum.String(p, Performer.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (p Performer) MarshalText() ([]byte, error) { return enum.Marshal(p, Performer.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (p *Performer) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, Performer.name)
}

// PerformedBy reports whether any of the procedures was performed by p; 0 asks for the service auditor.
func PerformedBy(procedures []Procedure, p Performer) bool {
	return slices.ContainsFunc(procedures, func(done Procedure) bool { return done.By == p })
}
