package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// LetterStatus says whether management gave a letter it was asked for. The zero value has no wire name; a field that is
// left at it means that nothing is recorded.
type LetterStatus uint8

const (
	_ LetterStatus = iota
	// LetterPending means asked for, or still to be asked for.
	LetterPending
	// LetterProvided means given and signed off.
	LetterProvided
	// LetterRefused means management declines to give it.
	LetterRefused
)

func (l LetterStatus) name() string {
	switch l {
	case LetterPending:
		return "pending"
	case LetterProvided:
		return "provided"
	case LetterRefused:
		return "refused"
	}
	return ""
}

// LetterStatuses walks the valid values in the order of their constants.
func LetterStatuses() iter.Seq[LetterStatus] { return enum.All(LetterStatus.name) }

// IsValid reports whether l is one of the constants.
func (l LetterStatus) IsValid() bool { return l.name() != "" }

// String returns the wire name, such as "pending".
func (l LetterStatus) String() string { return enum.String(l, LetterStatus.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (l LetterStatus) MarshalText() ([]byte, error) { return enum.Marshal(l, LetterStatus.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (l *LetterStatus) UnmarshalText(text []byte) error {
	return enum.Unmarshal(l, text, LetterStatus.name)
}

// ManagementAssertion is management's written claim about the description, the design and, in a Type 2 report,
// the operation of its controls, measured against stated criteria. It is Section 2 of the report. What a financial
// statement asserts about its balances is a different thing: see [FinancialAssertion].
type ManagementAssertion struct {
	// Status says whether the assertion was given. The zero value means that nothing is recorded.
	Status LetterStatus `json:"status,omitzero"`
	// Dated is the date of the assertion.
	Dated Date `json:"dated,omitzero"`
	// Signatory is the role that signs, such as "Chief Operating Officer". Whether a signature is formally
	// required is not settled; practice has one.
	Signatory string `json:"signatory,omitzero"`
	// Criteria are the benchmarks management used, in the assertion's words. Empty means the usual minimum criteria.
	Criteria []string `json:"criteria,omitzero"`
	// Basis says what the claim rests on besides the auditor's work: monitoring, own testing.
	Basis string `json:"basis,omitzero"`
	// Reflects says that management brought its claims into line with the matters that modify the opinion, as it is expected to.
	Reflects bool `json:"reflects,omitzero"`
	// Reason says why it was refused, when it was.
	Reason string `json:"reason,omitzero"`
}

// Validate reports an unknown status and a refusal without a reason, with pointers relative to a.
func (a ManagementAssertion) Validate() error {
	return checkLetter("assertion", a.Status, a.Reason)
}

// Representation is the letter in which management confirms to the service auditor what it has told it.
type Representation struct {
	// Status says whether the letter was given. The zero value means that nothing is recorded.
	Status LetterStatus `json:"status,omitzero"`
	// Dated is the letter's date. US practice dates it as the report; ISAE 3402 as near as practicable
	// before it.
	Dated Date `json:"dated,omitzero"`
	// Reason says why it was refused, when it was.
	Reason string `json:"reason,omitzero"`
}

// Validate reports an unknown status and a refusal without a reason, with pointers relative to r.
func (r Representation) Validate() error {
	return checkLetter("representation letter", r.Status, r.Reason)
}

// checkLetter holds the rule that both letters share.
func checkLetter(what string, status LetterStatus, reason string) error {
	var ps Problems
	if status != 0 && !status.IsValid() {
		ps.Add(CodeInvalid, "/status", "the status of the "+what+" is unknown", `use "pending", "provided" or "refused"`)
	}
	if status == LetterRefused && reason == "" {
		ps.Add(CodeMissing, "/reason", "the "+what+" was refused without a reason on record", "record the reason that management gave, because the report has to explain it")
	}
	return ps.Err()
}
