package controls

import (
	"iter"
	"slices"
	"strconv"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// Framework is a set of requirements that an [Informative] link points into. The zero value is invalid.
type Framework uint8

const (
	_ Framework = iota
	// TrustServices2017 is the AICPA Trust Services Criteria of 2017, whose points of focus were revised in 2022.
	TrustServices2017
	// ISO27001AnnexA2022 is Annex A of ISO/IEC 27001:2022, with its 93 controls.
	ISO27001AnnexA2022
)

func (f Framework) name() string {
	switch f {
	case TrustServices2017:
		return "trust-services-2017"
	case ISO27001AnnexA2022:
		return "iso-27001-annex-a-2022"
	}
	return ""
}

// Frameworks walks the valid values in the order of their constants.
func Frameworks() iter.Seq[Framework] { return enum.All(Framework.name) }

// IsValid reports whether f is one of the constants.
func (f Framework) IsValid() bool { return f.name() != "" }

// String returns the wire name, such as "trust-services-2017".
func (f Framework) String() string { return enum.String(f, Framework.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (f Framework) MarshalText() ([]byte, error) { return enum.Marshal(f, Framework.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (f *Framework) UnmarshalText(text []byte) error { return enum.Unmarshal(f, text, Framework.name) }

// Title returns the name as a table prints it.
func (f Framework) Title() string {
	switch f {
	case TrustServices2017:
		return "Trust Services Criteria (2017)"
	case ISO27001AnnexA2022:
		return "ISO/IEC 27001:2022 Annex A"
	}
	return f.String()
}

// Requirements returns the identifiers of the framework in their order, such as "CC1.1" or "A.5.1", or nothing for an
// invalid framework. The wording behind them is not part of this library.
func (f Framework) Requirements() []string {
	switch f {
	case TrustServices2017:
		var list []string
		for c := range soc1.TrustCategories() {
			list = append(list, Criteria(c)...)
		}
		return list
	case ISO27001AnnexA2022:
		return numbered("A.5.", 37, "A.6.", 8, "A.7.", 14, "A.8.", 34)
	}
	return nil
}

// Has reports whether id is one of the framework's identifiers.
func (f Framework) Has(id string) bool { return slices.Contains(f.Requirements(), id) }

// Criteria returns the identifiers of the criteria of a category, in their order: CC1.1 to CC9.2 for security, and those
// that the other categories add to them. Those of all categories are 61; other totals in circulation count otherwise. An
// invalid category has none.
func Criteria(c soc1.TrustCategory) []string {
	switch c {
	case soc1.TrustSecurity:
		return numbered("CC1.", 5, "CC2.", 3, "CC3.", 4, "CC4.", 2, "CC5.", 3, "CC6.", 8, "CC7.", 5, "CC8.", 1, "CC9.", 2)
	case soc1.TrustAvailability:
		return numbered("A1.", 3)
	case soc1.TrustProcessingIntegrity:
		return numbered("PI1.", 5)
	case soc1.TrustConfidentiality:
		return numbered("C1.", 2)
	case soc1.TrustPrivacy:
		return numbered("P1.", 1, "P2.", 1, "P3.", 2, "P4.", 3, "P5.", 2, "P6.", 7, "P7.", 1, "P8.", 1)
	}
	return nil
}

// SOC2Criteria returns the criteria of a SOC 2 with the categories given, security included in any case, each once and
// in the order of the categories' constants. Invalid categories add nothing.
func SOC2Criteria(categories ...soc1.TrustCategory) []string {
	var list []string
	for c := range soc1.TrustCategories() {
		if c == soc1.TrustSecurity || slices.Contains(categories, c) { // every SOC 2 covers security; the others are chosen
			list = append(list, Criteria(c)...)
		}
	}
	return list
}

// numbered writes out series of identifiers, each given by what it begins with and how many there are.
func numbered(series ...any) []string {
	var list []string
	prefix := ""
	for _, s := range series {
		switch v := s.(type) {
		case string:
			prefix = v
		case int:
			for n := range v {
				list = append(list, prefix+strconv.Itoa(n+1))
			}
		}
	}
	return list
}
