package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// Kind is the kind of opinion on a limb. Misstatement leads from unqualified over qualified to adverse, a scope limitation from
// unqualified over qualified to a disclaimer; no standard ranks adverse against disclaimer. The zero value is invalid. Source:
// [soc1.CiteOpinion].
type Kind uint8

const (
	_ Kind = iota
	// Unqualified is the clean opinion; AT-C 205 calls it unmodified.
	Unqualified
	// Qualified is clean except for matters that are material but not pervasive.
	Qualified
	// Adverse negates the limb, because misstatement is material and pervasive.
	Adverse
	// Disclaimer expresses no opinion, because evidence is lacking materially and pervasively.
	Disclaimer
	// Undetermined is not an opinion: judgements are missing, and more than one kind is still possible.
	Undetermined
)

func (k Kind) name() string {
	switch k {
	case Unqualified:
		return "unqualified"
	case Qualified:
		return "qualified"
	case Adverse:
		return "adverse"
	case Disclaimer:
		return "disclaimer"
	case Undetermined:
		return "undetermined"
	}
	return ""
}

// Kinds walks the valid values in the order of their constants.
func Kinds() iter.Seq[Kind] { return enum.All(Kind.name) }

// IsValid reports whether k is one of the constants.
func (k Kind) IsValid() bool { return k.name() != "" }

// String returns the wire name, such as "unqualified".
func (k Kind) String() string { return enum.String(k, Kind.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (k Kind) MarshalText() ([]byte, error) { return enum.Marshal(k, Kind.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (k *Kind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, Kind.name)
}

// Title returns the word as a report prints it.
func (k Kind) Title() string {
	switch k {
	case Unqualified:
		return "Unqualified"
	case Qualified:
		return "Qualified"
	case Adverse:
		return "Adverse"
	case Disclaimer:
		return "Disclaimer"
	case Undetermined:
		return "Undetermined"
	}
	return k.String()
}

// TitleIn is [Kind.Title] in the words of a standard: ISAE 3402 calls a clean opinion unmodified.
func (k Kind) TitleIn(s soc1.Standard) string {
	if k == Unqualified && s == soc1.ISAE3402 {
		return "Unmodified"
	}
	return k.Title()
}

// IsModified reports whether k is qualified, adverse or a disclaimer.
func (k Kind) IsModified() bool { return k == Qualified || k == Adverse || k == Disclaimer }

// AtLeast reports whether k is as severe as other, or more. Adverse and disclaimer are incomparable; an undetermined or invalid
// kind compares with nothing but itself. It is a partial order: whoever needs a total one has to say, by [Policy.WhenBoth], what
// goes before what.
func (k Kind) AtLeast(other Kind) bool {
	switch {
	case k == other:
		return true
	case k == Undetermined || other == Undetermined || !k.IsValid() || !other.IsValid():
		return false
	}
	return other == Unqualified || other == Qualified && k != Unqualified
}

// kindSet is a set of kinds, one bit each.
//
// It holds the kinds that the causes of a limb leave possible under some answers; a judgement that is made can only take kinds
// away. The method single returns the only kind of a set, and whether there is just one: then the limb is decided.
type kindSet uint8

func (s kindSet) has(k Kind) bool     { return s&(1<<k) != 0 }
func (s kindSet) with(k Kind) kindSet { return s | 1<<k }
func (s kindSet) single() (Kind, bool) {
	for k := range Kinds() {
		if s == kindSet(1)<<k {
			return k, true
		}
	}
	return Undetermined, false
}

// list returns the kinds of the set in the order of their constants.
func (s kindSet) list() []Kind {
	var list []Kind
	for k := range Kinds() {
		if s.has(k) {
			list = append(list, k)
		}
	}
	return list
}
