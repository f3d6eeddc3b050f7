package html

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/report"
)

// writeEscaped writes text so that it is text in an element and in a quoted attribute, in HTML and in XML.
func writeEscaped(b *bytes.Buffer, text string) {
	text = report.Clean(text)
	for {
		i := strings.IndexAny(text, `&<>"'`)
		if i < 0 {
			b.WriteString(text)
			return
		}
		b.WriteString(text[:i])
		switch text[i] {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&#34;")
		case '\'':
			b.WriteString("&#39;")
		}
		text = text[i+1:]
	}
}

// cssString returns text as a CSS string in double quotes. Everything but blanks and the letters and digits of ASCII
// becomes a numbered escape, so no text ends the string, the rule or the style element. The blank after an
// escape belongs to it.
func cssString(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range report.Clean(text) {
		plain := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == ' '
		if plain {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "\\%06x ", r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
