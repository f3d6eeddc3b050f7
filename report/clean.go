package report

import (
	"strings"
	"unicode/utf8"
)

// Clean returns text as a renderer is to print it, before it escapes it for its format. Each run of blanks, tabs
// and line ends becomes one blank. Each character that could hide or reorder text or act on a terminal becomes
// U+FFFD, which a reader sees: control characters, the bidirectional embeddings, overrides and isolates, the
// tag characters, noncharacters, and bytes that are not UTF-8.
func Clean(text string) string {
	// Most texts are clean; they are returned as they are, without a copy.
	if isClean(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	blank := false
	// A byte that is not UTF-8 comes out of the range as U+FFFD by itself.
	for _, r := range text {
		if isBlank(r) {
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		}
		blank = false
		if isHarmful(r) {
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isClean reports whether text consists of single blanks and printable ASCII, as most texts do.
func isClean(text string) bool {
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c > '~' || c == ' ' && i > 0 && text[i-1] == ' ' {
			return false
		}
	}
	return true
}

// isBlank reports whether r separates words or lines. A no-break space is not a blank.
func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// isHarmful reports whether r must not reach a reader.
func isHarmful(r rune) bool {
	switch {
	case r < ' ', 0x7f <= r && r <= 0x9f:
		return true
	case 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return true
	case 0xe0000 <= r && r <= 0xe007f:
		return true
	case 0xfdd0 <= r && r <= 0xfdef, r&0xfffe == 0xfffe:
		return true
	}
	return false
}
