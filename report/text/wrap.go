package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/report"
)

// runeWidth returns how many columns a character takes on a terminal: 2 for East Asian wide characters and
// emoji, 0 for marks that combine with the character before, else 1. The ranges are those of Unicode Standard
// Annex 11, class W and F, in coarse blocks.
func runeWidth(r rune) int {
	switch {
	case r < 0x300:
		if r == 0xad {
			return 0
		}
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case 0x1100 <= r && r <= 0x115f, 0x2e80 <= r && r <= 0x303e, 0x3041 <= r && r <= 0x4dbf,
		0x4e00 <= r && r <= 0xa4cf, 0xa960 <= r && r <= 0xa97c, 0xac00 <= r && r <= 0xd7a3,
		0xf900 <= r && r <= 0xfaff, 0xfe30 <= r && r <= 0xfe6f, 0xff00 <= r && r <= 0xff60,
		0xffe0 <= r && r <= 0xffe6, 0x17000 <= r && r <= 0x18cff, 0x1b000 <= r && r <= 0x1b2ff,
		0x1f300 <= r && r <= 0x1f64f, 0x1f680 <= r && r <= 0x1f6ff, 0x1f900 <= r && r <= 0x1faff,
		0x20000 <= r && r <= 0x3fffd:
		return 2
	}
	return 1
}

// width returns how many columns a text takes.
func width(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			for _, r := range s[i:] {
				n += runeWidth(r)
			}
			return n
		}
		n++
	}
	return n
}

// widest returns the width of the widest line.
func widest(lines []string) int {
	n := 0
	for _, l := range lines {
		n = max(n, width(l))
	}
	return n
}

// wrap returns a text as lines of at most w columns. No text gives no lines.
func wrap(text string, w int) []string {
	text = strings.Trim(report.Clean(text), " ")
	var lines []string
	line, end, used := 0, 0, 0 // where the line begins, where it ends so far, and its width
	for at := 0; at < len(text); {
		next := at + pieceEnd(text[at:], w)
		need := width(text[at:next])
		gap := at - end // the blank before the piece, if any
		switch {
		// Only a piece that follows another on the line can be moved to the next; the first one stays and is
		// broken, so every turn of the loop takes something off the text or moves on to an empty line.
		case end > line && used+gap+need > w: // the piece begins a new line
			lines = append(lines, text[line:end])
			line, end, used = at, at, 0
			continue
		case need > w: // the piece fills a line alone and is broken
			next = at + fit(text[at:], w)
			lines = append(lines, text[at:next])
			line, end, used = next, next, 0
		default:
			end, used = next, used+gap+need
		}
		at = next
		if at < len(text) && text[at] == ' ' {
			at++
		}
		if end == line {
			line, end = at, at
		}
	}
	if end > line {
		lines = append(lines, text[line:end])
	}
	return lines
}

// pieceEnd returns the length of the first piece of text that is not to be broken: up to the next blank, or one
// wide character with its marks. It looks no further than w columns and one character, for a longer piece
// has to be broken anyway.
func pieceEnd(text string, w int) int {
	wide, used := false, 0
	for i, r := range text {
		n := runeWidth(r)
		if i == 0 {
			wide = n == 2
		} else if r == ' ' || n == 2 || wide && n > 0 || used > w {
			return i
		}
		used += n
	}
	return len(text)
}

// fit returns the length of the longest start of text that takes at most w columns. It is at least one
// character with its marks, so that wrapping always moves on.
func fit(text string, w int) int {
	used := 0
	for i, r := range text {
		n := runeWidth(r)
		if i > 0 && n > 0 && used+n > w {
			return i
		}
		used += n
	}
	return len(text)
}

// repeat returns s n times, or nothing if n is negative.
func repeat(s string, n int) string { return strings.Repeat(s, max(n, 0)) }

// pad returns s filled up with blanks to w columns, with the text where align says.
func pad(s string, w int, align report.Align) string {
	free := w - width(s)
	switch align {
	case report.AlignCenter:
		return repeat(" ", free/2) + s + repeat(" ", free-free/2)
	case report.AlignEnd:
		return repeat(" ", free) + s
	}
	return s + repeat(" ", free)
}

// hang returns the lines with first before the first and as many blanks before the others.
func hang(first string, lines []string) []string {
	if len(lines) == 0 {
		return []string{first}
	}
	rest := repeat(" ", width(first))
	out := make([]string, len(lines))
	for i, l := range lines {
		if i == 0 {
			out[i] = first + l
		} else {
			out[i] = rest + l
		}
	}
	return out
}
