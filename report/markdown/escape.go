package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/report"
)

// escape returns text with a backslash before every ASCII punctuation mark. Any of them may be escaped, and
// escaping them all leaves nothing to the dialect.
func escape(text string) string {
	text = report.Clean(text)
	extra := 0
	for i := range len(text) {
		if isPunct(text[i]) {
			extra++
		}
	}
	if extra == 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + extra)
	for i := range len(text) {
		if isPunct(text[i]) {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// isPunct reports whether c is an ASCII punctuation mark as CommonMark defines it.
func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

// strong returns text as an emphasised line of its own, or nothing if there is no text.
func strong(text string) string { return inlines([]report.Inline{report.Strong(text)}) }

// emphasis is strong with less stress.
func emphasis(text string) string { return inlines([]report.Inline{report.Emphasis(text)}) }

// inlines returns a line as Markdown on one line.
func inlines(line []report.Inline) string {
	var b strings.Builder
	for i, in := range line {
		switch in := in.(type) {
		case report.Text:
			b.WriteString(escape(string(in)))
		case report.Strong:
			stress(&b, "**", "strong", string(in), line[i+1:])
		case report.Emphasis:
			stress(&b, "*", "em", string(in), line[i+1:])
		case report.Code:
			code(&b, string(in))
		case report.Ref:
			b.WriteString("[" + escape(in.Text) + "](#" + in.ID + ")")
		case report.Break:
			b.WriteString("<br>")
		}
	}
	return b.String()
}

// stress writes text between marks if they are sure to be read as emphasis, else between tags. They are if no
// blank is within the marks, if beside a punctuation mark there is a blank or nothing on the other side, and
// if no other emphasis follows directly. Rest is what follows on the line.
func stress(b *strings.Builder, mark, tag, text string, rest []report.Inline) {
	text = report.Clean(text)
	inner := strings.TrimSpace(text)
	if inner == "" {
		b.WriteString(text)
		return
	}
	at := strings.Index(text, inner)
	// A mark beside a blank neither opens nor closes, so the blanks go outside.
	lead, trail := text[:at], text[at+len(inner):]
	b.WriteString(escape(lead))
	first, _ := utf8.DecodeRuneInString(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	before, after := b.String(), report.PlainText(rest[:min(len(rest), 1)])
	// These are the rules of left- and right-flanking runs of CommonMark, section 6.2, made stricter: symbols beyond
	// ASCII count as punctuation here, and asterisks in the text before count as marks.
	openSure := isWord(first) && !strings.HasSuffix(before, "*") || endsOpen(before)
	closeSure := (isWord(last) || trail != "" || len(rest) == 0 || startsOpen(after)) &&
		(trail != "" || !followedByStress(rest))
	if openSure && closeSure {
		b.WriteString(mark + escape(inner) + mark)
	} else {
		b.WriteString("<" + tag + ">" + escape(inner) + "</" + tag + ">")
	}
	b.WriteString(escape(trail))
}

// isWord reports whether r is neither a blank nor a punctuation mark nor a symbol.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// endsOpen reports whether what follows s begins a line or a word.
func endsOpen(s string) bool { return s == "" || strings.HasSuffix(s, " ") }

// startsOpen reports whether s begins with a blank.
func startsOpen(s string) bool { return strings.HasPrefix(report.Clean(s), " ") }

// followedByStress reports whether the next inline begins with a mark of emphasis.
func followedByStress(rest []report.Inline) bool {
	if len(rest) == 0 {
		return false
	}
	switch rest[0].(type) {
	case report.Strong, report.Emphasis:
		return true
	}
	return false
}

// code writes a code span if its text cannot end it, and escaped text between tags otherwise.
func code(b *strings.Builder, text string) {
	text = report.Clean(text)
	switch {
	case text == "":
	case strings.ContainsAny(text, "`|\\") || text != strings.TrimSpace(text):
		b.WriteString("<code>" + escape(text) + "</code>")
	default:
		b.WriteString("`" + text + "`")
	}
}

// anchor returns a target for links, or nothing if there is no id.
func anchor(id string) string {
	if id == "" {
		return ""
	}
	return `<a id="` + id + `"></a>`
}
