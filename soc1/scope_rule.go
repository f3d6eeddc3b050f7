package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// ScopeRule is a rule by which [ScopeService] decides.
type ScopeRule uint8

const (
	_ ScopeRule = iota
	// ScopeAffectsStatements: the service reaches customers' financial statements, which calls for a SOC 1.
	ScopeAffectsStatements
	// ScopeHostsLedgers: it runs the systems on which customers keep their books, which under the policy calls
	// for a SOC 1 or does not.
	ScopeHostsLedgers
	// ScopeNoEffect: it does nothing that reaches the statements, so there is nothing for a SOC 1 to be about.
	ScopeNoEffect
	// ScopeExecutionOnly: it merely executes transactions that the customer specifically authorizes.
	ScopeExecutionOnly
	// ScopeCustomerOperated: customers run the product themselves, so the controls are theirs.
	ScopeCustomerOperated
	// ScopeImmaterial: what it does is immaterial to the customers' statements.
	ScopeImmaterial
	// ScopePromise: it makes promises in a trust services category, which calls for a SOC 2.
	ScopePromise
	// ScopeNoSubstitute: a SOC 2 does not replace the SOC 1 in an audit of financial statements, nor the reverse.
	ScopeNoSubstitute
	// ScopeNothingPromised: it makes no promises of that kind.
	ScopeNothingPromised
	// ScopeGeneralUse: whoever asks is the public, for which there is the SOC 3. There is no SOC 1 for general use.
	ScopeGeneralUse
	// ScopeEnterprise: the board or investors ask about the organization as a whole, for which there is SOC for
	// Cybersecurity.
	ScopeEnterprise
	// ScopeType2Default: only a Type 2 gives evidence that controls operated.
	ScopeType2Default
	// ScopeOperationAsked: those who ask want operation tested over a period.
	ScopeOperationAsked
	// ScopeNotOperatedLong: the controls will not have operated for the shortest window when the report is needed.
	ScopeNotOperatedLong
	// ScopeUrgent: the report is wanted sooner than a period can be tested.
	ScopeUrgent
	// ScopeFirstReport: it is the first report. A Type 1 is a usual beginning, and no prerequisite.
	ScopeFirstReport
	// ScopeSystemChanged: the system is new or has changed so much that a Type 1 shows first how it is designed.
	ScopeSystemChanged
)

func (r ScopeRule) name() string {
	switch r {
	case ScopeAffectsStatements:
		return "affects-statements"
	case ScopeHostsLedgers:
		return "hosts-ledgers"
	case ScopeNoEffect:
		return "no-effect"
	case ScopeExecutionOnly:
		return "execution-only"
	case ScopeCustomerOperated:
		return "customer-operated"
	case ScopeImmaterial:
		return "immaterial"
	case ScopePromise:
		return "promise"
	case ScopeNoSubstitute:
		return "no-substitute"
	case ScopeNothingPromised:
		return "nothing-promised"
	case ScopeGeneralUse:
		return "general-use"
	case ScopeEnterprise:
		return "enterprise"
	case ScopeType2Default:
		return "type-2-default"
	case ScopeOperationAsked:
		return "operation-asked"
	case ScopeNotOperatedLong:
		return "not-operated-long"
	case ScopeUrgent:
		return "urgent"
	case ScopeFirstReport:
		return "first-report"
	case ScopeSystemChanged:
		return "system-changed"
	}
	return ""
}

// ScopeRules walks the rules in the order of their constants.
func ScopeRules() iter.Seq[ScopeRule] { return enum.All(ScopeRule.name) }

// IsValid reports whether r is one of the constants.
func (r ScopeRule) IsValid() bool { return r.name() != "" }

// String returns the wire name, or ScopeRule(n) for a value that has none.
func (r ScopeRule) String() string { return enum.String(r, ScopeRule.name) }

// MarshalText returns the wire name, or an error if r is not valid.
func (r ScopeRule) MarshalText() ([]byte, error) { return enum.Marshal(r, ScopeRule.name) }

// UnmarshalText sets r to the rule with the wire name text.
func (r *ScopeRule) UnmarshalText(text []byte) error { return enum.Unmarshal(r, text, ScopeRule.name) }

// Text says the rule in our own words, as a sentence without a full stop.
func (r ScopeRule) Text() string {
	switch r {
	case ScopeAffectsStatements:
		return "the service can change what stands in customers' financial statements"
	case ScopeHostsLedgers:
		return "the service runs the systems on which customers keep their books"
	case ScopeNoEffect:
		return "the service does nothing that reaches customers' financial statements"
	case ScopeExecutionOnly:
		return "merely executing transactions that the customer specifically authorizes is outside the standard"
	case ScopeCustomerOperated:
		return "customers run the product themselves, so the controls are their own"
	case ScopeImmaterial:
		return "what the service does is immaterial to customers' financial statements"
	case ScopePromise:
		return "the service makes promises that the Trust Services Criteria measure"
	case ScopeNoSubstitute:
		return "a SOC 2 does not replace a SOC 1 in an audit of financial statements, nor the reverse"
	case ScopeNothingPromised:
		return "the service makes no promises in a trust services category"
	case ScopeGeneralUse:
		return "only the public asks, and for general use there is the SOC 3 alone"
	case ScopeEnterprise:
		return "the question is about the organization's own cyber security, which SOC for Cybersecurity answers"
	case ScopeType2Default:
		return "only a Type 2 report gives evidence that controls operated"
	case ScopeOperationAsked:
		return "those who ask want operation tested over a period"
	case ScopeNotOperatedLong:
		return "the controls will not have operated for the shortest window when the report is needed"
	case ScopeUrgent:
		return "the report is wanted sooner than a period can be tested"
	case ScopeFirstReport:
		return "a first report usually begins with a Type 1, though none is required"
	case ScopeSystemChanged:
		return "after a new or much changed system a Type 1 shows first how it is designed"
	}
	return r.String()
}

// References returns where the rule stands, or nothing if it is custom.
func (r ScopeRule) References() []Reference {
	switch r {
	case ScopeAffectsStatements:
		return []Reference{{ATC320, "AT-C 320", "", ConfidenceSure}, {ATC320, "AS 2601", ".03", ConfidenceSure}, {ISAE3402, "ISAE 3402", "", ConfidenceSure}}
	case ScopeExecutionOnly, ScopeCustomerOperated:
		return []Reference{{ATC320, "AS 2601", ".03", ConfidenceSure}}
	case ScopeImmaterial:
		return []Reference{{ATC320, "AU-C 402", "", ConfidenceLikely}, {ISAE3402, "ISA 402", "", ConfidenceLikely}}
	case ScopePromise:
		return []Reference{{ATC320, "AT-C 205", "", ConfidenceLikely}}
	case ScopeType2Default, ScopeOperationAsked:
		return []Reference{{ATC320, "AU-C 402", ".16", ConfidenceSure}, {ISAE3402, "ISA 402", ".16", ConfidenceSure}}
	case ScopeGeneralUse:
		return []Reference{{ATC320, "AT-C 320", ".40-.41", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".53", ConfidenceSure}}
	}
	return nil
}
