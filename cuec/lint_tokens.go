package cuec

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind separates what the rules read from what they step over.
type tokenKind uint8

const (
	tokenWord   tokenKind = iota + 1 // letters, with inner hyphens, apostrophes and ampersands
	tokenNumber                      // begins with a digit
	tokenComma                       // comma
	tokenStop                        // full stop, semicolon, colon, question mark, exclamation mark, line end
	tokenMark                        // any other visible character
)

// token is a piece of the text. Its word is lower-case ASCII without a possessive ending; letters beyond ASCII stay as they
// are, and since the word lists are English none of them matches.
type token struct {
	start, end int
	word       string
	kind       tokenKind
	possessive bool
}

// tokenize cuts text into tokens in one pass. Every border is a border of a rune. Bytes that are no UTF-8 are
// marks of their own, so that nothing of hostile input joins words or splits them.
func tokenize(text string) []token {
	// Words are parts of one lower-case copy, so that no word costs memory of its own.
	lower := lowerASCII(text)
	tokens := make([]token, 0, len(text)/6+4)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n':
			tokens = append(tokens, token{start: i, end: i + size, kind: tokenStop})
		case unicode.IsSpace(r) || unicode.IsControl(r) || quotation(r):
			// Quotation marks say nothing about grammar: the "standard" report is read like the standard report.
		case isLetter(r) || isDigit(r):
			t := scanWord(text, lower, i)
			tokens = append(tokens, t)
			i = t.end
			continue
		case r == ',':
			tokens = appendMark(tokens, token{start: i, end: i + size, kind: tokenComma, word: ","})
		case r == '.' && insideAbbreviation(text, i, tokens):
		case r == '.' || r == ';' || r == ':' || r == '?' || r == '!':
			tokens = appendMark(tokens, token{start: i, end: i + size, kind: tokenStop})
		default:
			tokens = appendMark(tokens, token{start: i, end: i + size, kind: tokenMark, word: readMark(r)})
		}
		i += size
	}
	return tokens
}

// appendMark appends a mark, or lengthens the one right before it if that says the same, so that a run of marks is one
// token.
func appendMark(tokens []token, t token) []token {
	// Hostile input is mostly marks: a run of them must not become a token each.
	if n := len(tokens); n > 0 && tokens[n-1].end == t.start && tokens[n-1].kind == t.kind && tokens[n-1].word == t.word {
		tokens[n-1].end = t.end
		return tokens
	}
	return append(tokens, t)
}

// readMark returns a mark that some rule reads, and "" for every other one.
func readMark(r rune) string {
	switch r {
	case '%':
		return "%"
	case '$':
		return "$"
	case '€':
		return "€"
	case '£':
		return "£"
	case '(':
		return "("
	case '/':
		return "/"
	case '&':
		return "&"
	}
	return ""
}

// quotation reports whether r is a quotation mark. Those that also serve as apostrophes are none.
func quotation(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '«', '»', '‹', '›':
		return true
	}
	return false
}

// isLetter reports whether r can be part of a word; marks are, so that combining accents do not cut words.
func isLetter(r rune) bool {
	return r|0x20 >= 'a' && r|0x20 <= 'z' || r > unicode.MaxASCII && r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r))
}

// isDigit reports whether r is an ASCII digit.
func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// scanWord reads the word or number that begins at start.
func scanWord(text, lower string, start int) token {
	i, kind := start, tokenWord
	if isDigit(rune(text[start])) {
		kind = tokenNumber
	}
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isLetter(r) || isDigit(r) {
			i += size
			continue
		}
		// A hyphen, apostrophe, ampersand, or point in a number, belongs to the word if the word goes on right after it.
		joins := r == '-' || r == '\'' || r == '’' || r == '&' || kind == tokenNumber && (r == '.' || r == ',')
		next, _ := utf8.DecodeRuneInString(text[min(i+size, len(text)):])
		if !joins || !isLetter(next) && !isDigit(next) || (r == '.' || r == ',') && !isDigit(next) {
			break
		}
		i += size
	}
	t := token{start: start, end: i, word: lower[start:i], kind: kind}
	// The possessive goes from the word but stays in the span.
	for _, suffix := range [...]string{"'s", "’s"} {
		if w, ok := strings.CutSuffix(t.word, suffix); ok {
			t.word, t.possessive = w, true
			return t
		}
	}
	// The possessive of a plural: the users' credentials. The apostrophe stays outside of the span.
	if strings.HasSuffix(t.word, "s") {
		after, ok := strings.CutPrefix(text[i:], "'")
		if !ok {
			after, ok = strings.CutPrefix(text[i:], "’")
		}
		t.possessive = ok && (after == "" || after[0] == ' ')
	}
	return t
}

// insideAbbreviation reports whether the full stop at i belongs to an abbreviation, such as the two of "e.g.", and ends
// no sentence.
func insideAbbreviation(text string, i int, before []token) bool {
	// Decoded, not one byte: a no-break space begins with a byte that alone would be a letter.
	if next, _ := utf8.DecodeRuneInString(text[i+1:]); isLetter(next) || isDigit(next) {
		return true
	}
	if len(before) < 2 {
		return false
	}
	// A single letter right behind another full stop: the last one of "e.g."
	last, earlier := before[len(before)-1], before[len(before)-2]
	return last.end == i && last.end-last.start == 1 && last.kind == tokenWord && earlier.end == last.start-1 && text[earlier.end] == '.'
}

// lowerASCII returns s with A to Z in lower case and everything else as it is, so that offsets stay the same.
func lowerASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if c := b[i]; c >= 'A' && c <= 'Z' {
					b[i] = c | 0x20
				}
			}
			return string(b)
		}
	}
	return s
}
