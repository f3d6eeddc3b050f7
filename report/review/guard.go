package review

import (
	"strings"
	"unicode"
)

// GuardCell returns text so that a spreadsheet takes no part of it for a formula: a line whose first visible character
// could start one gets an apostrophe in front. What is looked at is what comes after blanks of any kind, byte order marks,
// zero-width and control characters, in every line of the cell, and the full-width forms count too. A line that
// begins with a tab is guarded as well. Line ends become line feeds. Guarding twice changes nothing more.
//
// The characters are those of OWASP's note on CSV injection (CWE-1236), with the ways around it that are known.
func GuardCell(text string) string {
	if !strings.ContainsAny(text, "=+-@\t\r\v\f\u0085\u2028\u2029＝＋－＠﹣﹢﹦﹫−") {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 1)
	for i, line := range strings.Split(lineEnds().Replace(text), "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		if startsFormula(line) {
			b.WriteByte('\'')
		}
		b.WriteString(line)
	}
	return b.String()
}

// lineEnds turns every kind of line end into a line feed.
func lineEnds() *strings.Replacer {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")
}

// startsFormula reports whether a spreadsheet might take a line for a formula.
func startsFormula(line string) bool {
	if strings.HasPrefix(line, "\t") {
		return true
	}
	for _, r := range line {
		if invisible(r) {
			continue
		}
		switch r {
		case '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−':
			return true
		}
		return false
	}
	return false
}

// invisible reports whether r is a blank, or nothing a reader would see: control and format characters, marks without width,
// blank letters, and code points that are private or not assigned. A spreadsheet may drop any of them.
func invisible(r rune) bool {
	return unicode.IsSpace(r) || !unicode.IsGraphic(r) || unicode.Is(unicode.Variation_Selector, r) ||
		r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\uffa0' || r == '\u2800' || r == unicode.ReplacementChar
}
