package soc1

import "strconv"

// The identifiers of an engagement. Each entity has its own string type, so that a risk cannot be passed where
// a control is meant. An id is chosen by the engagement team ("CO-1", "C-07.2") and is stable across years:
// comparisons and mappings depend on it. The empty id is invalid where an entity is named and means "none" where
// a reference is optional.
type (
	// OrganizationID names an [Organization].
	OrganizationID string
	// SubserviceID names a [Subservice] relationship.
	SubserviceID string
	// AccountID names an [Account] of a user entity's financial statements.
	AccountID string
	// ObjectiveID names a control objective.
	ObjectiveID string
	// RiskID names a risk that threatens a control objective.
	RiskID string
	// ControlID names a control.
	ControlID string
	// WalkthroughID names a walkthrough: the evidence about design and implementation.
	WalkthroughID string
	// TestID names a test of a control's operating effectiveness.
	TestID string
	// DeviationID names a deviation.
	DeviationID string
	// CUECID names a complementary user entity control.
	CUECID string
	// CSOCID names a complementary subservice organization control.
	CSOCID string
	// MatterID names a description matter, a scope limitation or an event.
	MatterID string
	// ReportID names a report, ours or one received.
	ReportID string
	// EngagementID is the engagement's UUID in its canonical lower-case form.
	EngagementID string
)

// nilUUID is what an unset UUID looks like.
const nilUUID EngagementID = "00000000-0000-0000-0000-000000000000"

// maxID is the longest id accepted, in bytes.
const maxID = 64

// CheckID reports what keeps id from being one: an id has 1 to 64 characters of A-Z, a-z, 0-9, dot,
// hyphen and underscore, and starts with a letter or a digit. The result is nil or a [Problem] with an empty path.
func CheckID[ID ~string](id ID) error {
	if validID(id) {
		return nil
	}
	const hint = `use 1 to 64 letters, digits, ".", "-" or "_", starting with a letter or digit`
	if id == "" {
		return Problem{Code: CodeMissing, Message: "the id is missing", Hint: hint}
	}
	shown := string(id)
	if len(shown) > maxID {
		shown = shown[:maxID] + "..."
	}
	return Problem{Code: CodeInvalid, Message: strconv.Quote(shown) + " is not an id", Hint: hint}
}

// validID is [CheckID] as a question.
func validID[ID ~string](id ID) bool {
	if len(id) == 0 || len(id) > maxID || !alphanumeric(id[0]) {
		return false
	}
	for i := 1; i < len(id); i++ {
		if c := id[i]; !alphanumeric(c) && c != '.' && c != '-' && c != '_' {
			return false
		}
	}
	return true
}

// alphanumeric reports whether c is an ASCII letter or digit.
func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// Validate reports whether e is a UUID (RFC 9562) in canonical form: 32 lower-case hexadecimal digits in
// groups of 8, 4, 4, 4 and 12. The nil UUID, which identifies nothing, is refused. The result is nil or a [Problem]
// with an empty path.
func (e EngagementID) Validate() error {
	ok := len(e) == 36
	for i := 0; ok && i < len(e); i++ {
		switch c := e[i]; i {
		case 8, 13, 18, 23:
			ok = c == '-'
		default:
			ok = c >= '0' && c <= '9' || c >= 'a' && c <= 'f'
		}
	}
	const hint = "draw a UUID once, when the engagement begins, and keep it in lower-case canonical form"
	switch {
	case e == "":
		return Problem{Code: CodeMissing, Message: "the engagement id is missing", Hint: hint}
	case !ok:
		return Problem{Code: CodeInvalid, Message: "the engagement id is not a canonical UUID", Hint: hint}
	case e == nilUUID:
		return Problem{Code: CodeMissing, Message: "the engagement id is the nil UUID, which identifies nothing", Hint: hint}
	}
	return nil
}
