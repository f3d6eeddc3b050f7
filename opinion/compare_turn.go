package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Turn is what became of something from one year to the next. The zero value is invalid. There is no turn for what stayed as it
// was, since it is not listed.
type Turn uint8

const (
	_ Turn = iota
	// TurnNew means that it is there in the current year only.
	TurnNew
	// TurnGone means that it was there in the previous year only.
	TurnGone
	// TurnChanged means that it is worded otherwise.
	TurnChanged
	// TurnRepeated means that a deviation was found in both years.
	TurnRepeated
)

func (t Turn) name() string {
	switch t {
	case TurnNew:
		return "new"
	case TurnGone:
		return "gone"
	case TurnChanged:
		return "changed"
	case TurnRepeated:
		return "repeated"
	}
	return ""
}

// Turns walks the valid values in the order of their constants.
func Turns() iter.Seq[Turn] { return enum.All(Turn.name) }

// IsValid reports whether t is one of the constants.
func (t Turn) IsValid() bool { return t.name() != "" }

// String returns the wire name, such as "gone".
func (t Turn) String() string { return enum.String(t, Turn.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (t Turn) MarshalText() ([]byte, error) { return enum.Marshal(t, Turn.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (t *Turn) UnmarshalText(text []byte) error { return enum.Unmarshal(t, text, Turn.name) }
