package strictjson

import (
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/soc1"
)

// hexDigits are the digits of a \u escape.
const hexDigits = "0123456789abcdef"

// quote writes a string. Text that is not valid UTF-8 is reported and left out.
func (e *encoder) quote(s string) {
	if !utf8.ValidString(s) {
		e.add(soc1.CodeInvalid, "convert the text to UTF-8 before it is stored", "the text is not valid UTF-8")
		return
	}
	e.out = append(e.out, '"')
	start := 0
	for i, r := range s {
		if r < ' ' || r == '"' || r == '\\' || e.pretty && unsafeInPage(r) {
			e.out = append(e.out, s[start:i]...)
			e.out = appendEscape(e.out, r)
			start = i + utf8.RuneLen(r)
		}
	}
	e.out = append(e.out, s[start:]...)
	e.out = append(e.out, '"')
}

// unsafeInPage reports whether r could end or change the script element of a web page that holds the document.
func unsafeInPage(r rune) bool {
	return r == '<' || r == '>' || r == '&' || r == '\u2028' || r == '\u2029'
}

// appendEscape appends the shortest escape of a character in the basic plane.
func appendEscape(out []byte, r rune) []byte {
	short := byte(0)
	switch r {
	case '"', '\\':
		short = byte(r)
	case '\b':
		short = 'b'
	case '\f':
		short = 'f'
	case '\n':
		short = 'n'
	case '\r':
		short = 'r'
	case '\t':
		short = 't'
	}
	if short != 0 {
		return append(out, '\\', short)
	}
	return append(out, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}
