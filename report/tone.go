package report

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// CalloutKind says what a callout is for. The zero value is not a kind.
type CalloutKind uint8

const (
	_ CalloutKind = iota
	// CalloutNote is an explanation aside from the text.
	CalloutNote
	// CalloutCaution is something the reader has to heed.
	CalloutCaution
	// CalloutException is a deviation or a qualification.
	CalloutException
	// CalloutDraft says that something is not final.
	CalloutDraft
	// CalloutConclusion is a conclusion reached.
	CalloutConclusion
)

func (k CalloutKind) name() string {
	switch k {
	case CalloutNote:
		return "note"
	case CalloutCaution:
		return "caution"
	case CalloutException:
		return "exception"
	case CalloutDraft:
		return "draft"
	case CalloutConclusion:
		return "conclusion"
	}
	return ""
}

// IsValid reports whether k is one of the kinds.
func (k CalloutKind) IsValid() bool { return k.name() != "" }

// String returns the wire name.
func (k CalloutKind) String() string { return enum.String(k, CalloutKind.name) }

// MarshalText returns the wire name, or an error if k is not valid.
func (k CalloutKind) MarshalText() ([]byte, error) { return enum.Marshal(k, CalloutKind.name) }

// UnmarshalText sets k from its wire name, which has to match exactly.
func (k *CalloutKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, CalloutKind.name)
}

// CalloutKinds walks the kinds of callouts.
func CalloutKinds() iter.Seq[CalloutKind] { return enum.All(CalloutKind.name) }

// BarClass says how a bar of a timeline is drawn. What a class means is the composer's choice, stated in the
// key of the timeline. The zero value is not a class.
type BarClass uint8

const (
	_ BarClass = iota
	// BarSolid is drawn full; it suits what was examined.
	BarSolid
	// BarHatched is drawn half; it suits what was only represented.
	BarHatched
	// BarOpen is drawn as an outline; it suits a gap.
	BarOpen
	// BarMarked is drawn full in the tone of an exception.
	BarMarked
)

func (c BarClass) name() string {
	switch c {
	case BarSolid:
		return "solid"
	case BarHatched:
		return "hatched"
	case BarOpen:
		return "open"
	case BarMarked:
		return "marked"
	}
	return ""
}

// IsValid reports whether c is one of the classes.
func (c BarClass) IsValid() bool { return c.name() != "" }

// String returns the wire name.
func (c BarClass) String() string { return enum.String(c, BarClass.name) }

// MarshalText returns the wire name, or an error if c is not valid.
func (c BarClass) MarshalText() ([]byte, error) { return enum.Marshal(c, BarClass.name) }

// UnmarshalText sets c from its wire name, which has to match exactly.
func (c *BarClass) UnmarshalText(text []byte) error { return enum.Unmarshal(c, text, BarClass.name) }

// BarClasses walks the classes of bars.
func BarClasses() iter.Seq[BarClass] { return enum.All(BarClass.name) }

// Tone marks a row of a table. Unlike the enumerations of facts its zero value is valid: no mark.
type Tone uint8

const (
	// TonePlain is a row without a mark.
	TonePlain Tone = iota
	// ToneException is a row that reports an exception.
	ToneException
	// ToneCaution is a row that needs the reader's attention.
	ToneCaution
	// ToneMuted is a row of less weight, such as a control that was superseded.
	ToneMuted
)

func (t Tone) name() string {
	switch t {
	case TonePlain:
		return "plain"
	case ToneException:
		return "exception"
	case ToneCaution:
		return "caution"
	case ToneMuted:
		return "muted"
	}
	return ""
}

// IsValid reports whether t is one of the tones.
func (t Tone) IsValid() bool { return t.name() != "" }

// String returns the name of the tone.
func (t Tone) String() string { return enum.String(t, Tone.name) }

// Align says where the text of a column stands. Its zero value is valid: at the start of the line.
type Align uint8

const (
	// AlignStart is the left in languages that run from left to right.
	AlignStart Align = iota
	// AlignCenter is the middle.
	AlignCenter
	// AlignEnd is the right in languages that run from left to right; it suits numbers.
	AlignEnd
)

func (a Align) name() string {
	switch a {
	case AlignStart:
		return "start"
	case AlignCenter:
		return "center"
	case AlignEnd:
		return "end"
	}
	return ""
}

// IsValid reports whether a is one of the alignments.
func (a Align) IsValid() bool { return a.name() != "" }

// String returns the name of the alignment.
func (a Align) String() string { return enum.String(a, Align.name) }
