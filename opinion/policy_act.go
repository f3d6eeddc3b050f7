package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// ActWithheld says what follows when management refuses to tell user entities of an act that may affect them and is not trivial.
// The zero value is invalid. The standards go from informing those charged with governance to legal advice, to a modified report,
// to withdrawal, and leave the choice to the auditor. Source: [soc1.CiteActs].
type ActWithheld uint8

const (
	_ ActWithheld = iota
	// ActAsks asks for the judgement [ActModifies], as it is asked while they were merely not told yet.
	ActAsks
	// ActWithdraws withdraws from the engagement: [Opinion.Withdraw] is set. The judgement is asked for all the same.
	ActWithdraws
)

func (a ActWithheld) name() string {
	switch a {
	case ActAsks:
		return "ask"
	case ActWithdraws:
		return "withdraw"
	}
	return ""
}

// ActPolicies walks the valid values in the order of their constants.
func ActPolicies() iter.Seq[ActWithheld] { return enum.All(ActWithheld.name) }

// IsValid reports whether a is one of the constants.
func (a ActWithheld) IsValid() bool { return a.name() != "" }

// String returns the wire name, such as "ask".
func (a ActWithheld) String() string { return enum.String(a, ActWithheld.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (a ActWithheld) MarshalText() ([]byte, error) { return enum.Marshal(a, ActWithheld.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (a *ActWithheld) UnmarshalText(text []byte) error {
	return enum.Unmarshal(a, text, ActWithheld.name)
}
