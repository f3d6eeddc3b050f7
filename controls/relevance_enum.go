package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// ChainReach says how far the chain leads from a relevant assertion: to an objective, to a control that serves it, to a
// test of such a control. The constants run from the least to the furthest. The zero value is invalid.
//
// It says what the report offers and not what it is worth: whether a test was passed is the opinion's business.
type ChainReach uint8

const (
	_ ChainReach = iota
	// ReachNone: no objective answers the assertion.
	ReachNone
	// ReachObjective: an objective answers it, and no control serves the objective.
	ReachObjective
	// ReachControl: a control serves such an objective, and no test of one was performed, as in a Type 1 report.
	ReachControl
	// ReachTest: a test of a control that serves such an objective was performed.
	ReachTest
)

func (r ChainReach) name() string {
	switch r {
	case ReachNone:
		return "none"
	case ReachObjective:
		return "objective"
	case ReachControl:
		return "control"
	case ReachTest:
		return "test"
	}
	return ""
}

// ChainReaches walks the valid values, the least first.
func ChainReaches() iter.Seq[ChainReach] { return enum.All(ChainReach.name) }

// IsValid reports whether r is one of the constants.
func (r ChainReach) IsValid() bool { return r.name() != "" }

// String returns the wire name, such as "control".
func (r ChainReach) String() string { return enum.String(r, ChainReach.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (r ChainReach) MarshalText() ([]byte, error) { return enum.Marshal(r, ChainReach.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (r *ChainReach) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, ChainReach.name)
}

// Title returns the name as a table prints it.
func (r ChainReach) Title() string {
	switch r {
	case ReachNone:
		return "Nobody answers it"
	case ReachObjective:
		return "Objective without control"
	case ReachControl:
		return "Control without test"
	case ReachTest:
		return "Tested"
	}
	return r.String()
}

// ObjectivePart says what part an objective has for the accounts and assertions that were asked about. The zero value is
// invalid.
type ObjectivePart uint8

const (
	_ ObjectivePart = iota
	// PartAnswers: it answers a relevant assertion.
	PartAnswers
	// PartSupports: controls that answer one rely on it, directly or through further controls. General IT objectives
	// bear on accounts in this way.
	PartSupports
	// PartElsewhere: it bears on accounts and assertions, itself or through controls that rely on it, and on none of
	// those asked about; or the reader expects other objectives to answer these.
	PartElsewhere
	// PartPervasive: it is about the organization as a whole and declares no account of its own.
	PartPervasive
	// PartHalfLinked: it declares accounts or assertions, and not the other, so that nobody can tell what it bears on.
	PartHalfLinked
	// PartUnlinked: it declares neither, and no control of the chains relies on it. It is probably outside of what a
	// SOC 1 is about, which leaves out aims of operation and compliance that bear on no assertion.
	PartUnlinked
)

func (p ObjectivePart) name() string {
	switch p {
	case PartAnswers:
		return "answers"
	case PartSupports:
		return "supports"
	case PartElsewhere:
		return "elsewhere"
	case PartPervasive:
		return "pervasive"
	case PartHalfLinked:
		return "half-linked"
	case PartUnlinked:
		return "unlinked"
	}
	return ""
}

// ObjectiveParts walks the valid values in the order of their constants.
func ObjectiveParts() iter.Seq[ObjectivePart] { return enum.All(ObjectivePart.name) }

// IsValid reports whether p is one of the constants.
func (p ObjectivePart) IsValid() bool { return p.name() != "" }

// String returns the wire name, such as "answers".
func (p ObjectivePart) String() string { return enum.String(p, ObjectivePart.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (p ObjectivePart) MarshalText() ([]byte, error) { return enum.Marshal(p, ObjectivePart.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (p *ObjectivePart) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, ObjectivePart.name)
}

// Title returns the name as a table prints it.
func (p ObjectivePart) Title() string {
	switch p {
	case PartAnswers:
		return "Answers"
	case PartSupports:
		return "Supports"
	case PartElsewhere:
		return "Bears on other accounts"
	case PartPervasive:
		return "Concerns the organization as a whole"
	case PartHalfLinked:
		return "Accounts or assertions missing"
	case PartUnlinked:
		return "Bears on no assertion"
	}
	return p.String()
}
