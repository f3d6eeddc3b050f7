package sampling

import (
	"fmt"
	"iter"
	"strconv"
	"unicode"
	"unicode/utf8"
)

const (
	// MaxIDBytes is the longest id and the longest stratum key that is accepted, in bytes.
	MaxIDBytes = 256
	// MaxSelected is the largest number of items that one selection may hold, the reserve included.
	MaxSelected = 1 << 20
	// unitSeparator stands between the fields of a unit in a digest; ids cannot hold it.
	unitSeparator = 0x1F
)

// Unit is one sampling unit as it stands in the population: for a test of controls, one occurrence of
// the control, which is not always one transaction that the control looked at. A daily reconciliation
// of ten thousand payments has one occurrence a day.
type Unit struct {
	// ID identifies the unit. It must be unique in the population and follow [CheckID].
	ID string `json:"id"`
	// Stratum is the part of the population the unit belongs to; empty if there are no parts.
	Stratum string `json:"stratum,omitzero"`
	// Amount is the recorded amount; 0 if amounts do not matter.
	Amount Amount `json:"amount,omitzero"`
}

// IDs turns ids into units without stratum and amount, for populations of which nothing else matters.
// It holds none of them.
func IDs(ids iter.Seq[string]) iter.Seq[Unit] {
	return func(yield func(Unit) bool) {
		for id := range ids {
			if !yield(Unit{ID: id}) {
				return
			}
		}
	}
}

// CheckID reports whether an id is canonical by the declared rule of this package, named
// "trimmed-utf8/1": 1 to [MaxIDBytes] bytes of valid UTF-8, no control characters, no white space at
// either end. Two ids are the same only if all their bytes are. Unicode normalisation is left to the
// caller: if ids hold letters beyond ASCII, bring them into one form (NFC) when the population is
// extracted, or the same id in two spellings counts as two units.
func CheckID(id string) error { return checkText("id", id, MaxIDBytes) }

// checkText applies the rule of [CheckID] to any text of a record.
func checkText(field, text string, limit int) error {
	if len(text) > 0 && len(text) <= limit && text[0] != ' ' && text[len(text)-1] != ' ' && isPrintableASCII(text) {
		return nil
	}
	return explainText(field, text, limit)
}

// isPrintableASCII reports whether all bytes are in the range from blank to tilde.
func isPrintableASCII(text string) bool {
	for i := range len(text) {
		if text[i]-' ' > '~'-' ' {
			return false
		}
	}
	return true
}

// isShortASCII reports whether an id held as bytes passes the quick test of checkText.
func isShortASCII(id []byte) bool {
	if len(id) == 0 || len(id) > MaxIDBytes || id[0] == ' ' || id[len(id)-1] == ' ' {
		return false
	}
	for _, c := range id {
		if c-' ' > '~'-' ' {
			return false
		}
	}
	return true
}

// explainText is the slow path of checkText: it accepts text beyond ASCII and says what is wrong.
func explainText(field, text string, limit int) error {
	switch {
	case text == "":
		return selectionError(CodeMissing, field, "is empty", "give every unit and every field a text")
	case len(text) > limit:
		return selectionError(CodeRange, field, fmt.Sprintf("is longer than %d bytes", limit), "use a shorter text")
	case !utf8.ValidString(text):
		return selectionError(CodeSyntax, field, "is not valid UTF-8", "convert the extract to UTF-8")
	}
	for _, r := range text {
		if unicode.IsControl(r) {
			return selectionError(CodeSyntax, field, fmt.Sprintf("%q holds a control character", text),
				"remove tabs, line ends and other control characters when extracting")
		}
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if unicode.IsSpace(first) || unicode.IsSpace(last) {
		return selectionError(CodeSyntax, field, fmt.Sprintf("%q begins or ends with white space", text),
			"trim it when extracting, the same way for all records")
	}
	return nil
}

// check applies the rules to the texts of a unit.
func (u Unit) check() error {
	if err := CheckID(u.ID); err != nil {
		return err
	}
	if u.Stratum != "" {
		return checkText("stratum", u.Stratum, MaxIDBytes)
	}
	return nil
}

// appendText appends the text that [Digest] hashes for a unit.
func (u Unit) appendText(b []byte) []byte {
	b = append(b, u.ID...)
	if u.Stratum == "" && u.Amount == 0 {
		return b
	}
	b = append(append(b, unitSeparator), u.Stratum...)
	return strconv.AppendInt(append(b, unitSeparator), int64(u.Amount), 10)
}

// Item is one selected unit and how it came to be selected. Items are comparable with ==, so two
// selections can be compared by their lists.
type Item struct {
	Unit
	// Ticket is the unit's ticket, for the techniques that draw by ticket; otherwise zero.
	Ticket Ticket `json:"ticket,omitzero"`
	// Row is the place of the unit in the population, counted from 1, for the techniques that depend
	// on its order; otherwise 0.
	Row uint64 `json:"row,omitzero"`
	// Hits is how often a monetary interval hit the unit; it is one item, weighted by its hits. It is
	// 0 for the techniques that select a unit at most once.
	Hits int `json:"hits,omitzero"`
	// Certain marks a unit that was selected with certainty because of its amount.
	Certain bool `json:"certain,omitzero"`
}

// selectionError builds the error of one fault.
func selectionError(code Code, field, message, hint string) error {
	return Error{Code: code, Field: field, Message: message, Hint: hint}
}
