package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// KnownFailure says what a known failure of a complementary control at a carved-out subservice organization does to the
// objectives that need it. Practice differs. The judgement [CSOCFailurePrevents] prevails over each choice. The zero value is
// invalid. Such controls are assumed to have worked and are tested by nobody here: to know of a failure takes the assumption
// away. Source: [soc1.CiteSubservice].
type KnownFailure uint8

const (
	_ KnownFailure = iota
	// KnownFailureDiscloses states it in the report and leaves the opinion alone: the opinion is conditional on that control.
	KnownFailureDiscloses
	// KnownFailureAsks asks for the judgement; until then the objectives are undetermined.
	KnownFailureAsks
	// KnownFailureModifies takes the objectives as not achieved on the days of the failure.
	KnownFailureModifies
)

func (k KnownFailure) name() string {
	switch k {
	case KnownFailureDiscloses:
		return "disclose"
	case KnownFailureAsks:
		return "ask"
	case KnownFailureModifies:
		return "modify"
	}
	return ""
}

// KnownFailures walks the valid values in the order of their constants.
func KnownFailures() iter.Seq[KnownFailure] { return enum.All(KnownFailure.name) }

// IsValid reports whether k is one of the constants.
func (k KnownFailure) IsValid() bool { return k.name() != "" }

// String returns the wire name, such as "disclose".
func (k KnownFailure) String() string { return enum.String(k, KnownFailure.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (k KnownFailure) MarshalText() ([]byte, error) { return enum.Marshal(k, KnownFailure.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (k *KnownFailure) UnmarshalText(text []byte) error {
	return enum.Unmarshal(k, text, KnownFailure.name)
}
