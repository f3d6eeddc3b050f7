package review

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Reliance is how far a reader may rest on a report. The constants run from best to worst, so that the greater of two is
// the more careful one; Undetermined comes last and is not ranked. The zero value is invalid.
type Reliance uint8

const (
	_ Reliance = iota
	// Rely asks for no additional action.
	Rely
	// RelyWithProcedures relies on the report together with procedures of the reader's own: for a gap in time, for
	// exceptions, for controls at the user entity or at a subservice organization.
	RelyWithProcedures
	// PartialReliance relies on a part and excludes another, such as a service or a subservice organization that the
	// report does not cover.
	PartialReliance
	// NoReliance takes nothing from the report.
	NoReliance
	// Undetermined means that judgements are missing and more than one outcome is possible.
	Undetermined
)

func (r Reliance) name() string {
	switch r {
	case Rely:
		return "rely"
	case RelyWithProcedures:
		return "rely-with-procedures"
	case PartialReliance:
		return "partial-reliance"
	case NoReliance:
		return "no-reliance"
	case Undetermined:
		return "undetermined"
	}
	return ""
}

// Reliances walks the valid values in the order of their constants.
func Reliances() iter.Seq[Reliance] { return enum.All(Reliance.name) }

// IsValid reports whether r is one of the constants.
func (r Reliance) IsValid() bool { return r.name() != "" }

// String returns the wire name, such as "rely-with-procedures".
func (r Reliance) String() string { return enum.String(r, Reliance.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (r Reliance) MarshalText() ([]byte, error) { return enum.Marshal(r, Reliance.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (r *Reliance) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, Reliance.name)
}

// Title returns the words that a memo uses.
func (r Reliance) Title() string {
	switch r {
	case Rely:
		return "Rely"
	case RelyWithProcedures:
		return "Rely with additional procedures"
	case PartialReliance:
		return "Partial reliance"
	case NoReliance:
		return "No reliance"
	case Undetermined:
		return "Undetermined"
	}
	return r.String()
}

// Conclusion is an outcome with its range. Best and Worst are what remains possible under some answers to the open
// questions; they are equal when nothing is open. The zero value means that no conclusion was asked for.
type Conclusion struct {
	// Reliance is the outcome, or [Undetermined] when Best and Worst differ.
	Reliance Reliance `json:"reliance"`
	// Best is the best outcome that is still possible.
	Best Reliance `json:"best"`
	// Worst is the worst outcome that is still possible.
	Worst Reliance `json:"worst"`
}

// IsZero reports whether no conclusion was asked for.
func (c Conclusion) IsZero() bool { return c == Conclusion{} }

// Title returns the outcome in words, with its range while it is open.
func (c Conclusion) Title() string {
	if c.Reliance != Undetermined {
		return c.Reliance.Title()
	}
	return c.Reliance.Title() + ": from " + lower(c.Best.Title()) + " to " + lower(c.Worst.Title())
}

// concluded returns the conclusion with the range from best to worst.
func concluded(best, worst Reliance) Conclusion {
	if best == worst {
		return Conclusion{Reliance: best, Best: best, Worst: worst}
	}
	return Conclusion{Reliance: Undetermined, Best: best, Worst: worst}
}

// and returns the worse of two conclusions, end by end.
func (c Conclusion) and(other Conclusion) Conclusion {
	return concluded(max(c.Best, other.Best), max(c.Worst, other.Worst))
}

// View is what reliance is for. The zero value is invalid.
type View uint8

const (
	_ View = iota
	// ViewDesign is the understanding of the system: design and implementation.
	ViewDesign
	// ViewOperation is the operation of controls over the fiscal year, for the audit of the financial statements.
	ViewOperation
	// ViewAsOf is the operation of controls as of the year-end, for management's assessment of internal control.
	ViewAsOf
)

func (v View) name() string {
	switch v {
	case ViewDesign:
		return "design"
	case ViewOperation:
		return "operation"
	case ViewAsOf:
		return "as-of"
	}
	return ""
}

// Views walks the valid values in the order of their constants.
func Views() iter.Seq[View] { return enum.All(View.name) }

// IsValid reports whether v is one of the constants.
func (v View) IsValid() bool { return v.name() != "" }

// String returns the wire name, such as "as-of".
func (v View) String() string { return enum.String(v, View.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (v View) MarshalText() ([]byte, error) { return enum.Marshal(v, View.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (v *View) UnmarshalText(text []byte) error { return enum.Unmarshal(v, text, View.name) }

// Title returns the words that a memo uses.
func (v View) Title() string {
	switch v {
	case ViewDesign:
		return "Understanding of design"
	case ViewOperation:
		return "Operation over the year"
	case ViewAsOf:
		return "Operation as of the year-end"
	}
	return v.String()
}
