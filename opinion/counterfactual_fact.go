package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// FactKind is what a [Fact] is. The zero value is invalid.
type FactKind uint8

const (
	_ FactKind = iota
	// FactControl is a control together with its line. For the better it is effective on all days, in spite of whatever it
	// relies on and of limitations; for the worse it failed on all days.
	FactControl
	// FactMatter is something wrong with the description. For the better it is corrected, or not material; for the worse it
	// stands, and is material.
	FactMatter
	// FactLimitation is a scope limitation. For the better alternative procedures make up for it; for the worse they do not.
	FactLimitation
	// FactLetter is a letter from management. For the better it is given; for the worse it is refused.
	FactLetter
	// FactJudgement is an open judgement. For the better the answer is the favourable one: yes, except that a short gap is not
	// material; for the worse it is the other.
	FactJudgement
	// FactGap is a risk that no set of controls answers, or an objective without a risk. For the better it is answered by
	// controls that work.
	FactGap
	// FactEvent is a known failure of a complementary control, an event, or an act, whose harm the question asks about. For the
	// better it did none; for the worse it did.
	FactEvent
)

func (k FactKind) name() string {
	switch k {
	case FactControl:
		return "control"
	case FactMatter:
		return "matter"
	case FactLimitation:
		return "limitation"
	case FactLetter:
		return "letter"
	case FactJudgement:
		return "judgement"
	case FactGap:
		return "gap"
	case FactEvent:
		return "event"
	}
	return ""
}

// FactKinds walks the valid values in the order of their constants.
func FactKinds() iter.Seq[FactKind] { return enum.All(FactKind.name) }

// IsValid reports whether k is one of the constants.
func (k FactKind) IsValid() bool { return k.name() != "" }

// String returns the wire name, such as "control".
func (k FactKind) String() string { return enum.String(k, FactKind.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (k FactKind) MarshalText() ([]byte, error) { return enum.Marshal(k, FactKind.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (k *FactKind) UnmarshalText(text []byte) error { return enum.Unmarshal(k, text, FactKind.name) }
