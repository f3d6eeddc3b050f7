package controls

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/soc1"
)

// Span is a part of a text in bytes, from Start to before End. In text that is UTF-8 both are borders of runes. The
// zero span means the text as a whole, or something that is not there.
type Span struct {
	// Start is the offset of the first byte.
	Start int `json:"start"`
	// End is the offset after the last byte.
	End int `json:"end"`
}

// token is a word of a statement in lower case, a semicolon or a percent sign.
type token struct {
	word string
	span Span
}

// tokenize cuts text into words in one pass. Letters, digits and marks of any script make words, joined by hyphens and
// apostrophes within; a semicolon and a percent sign are tokens of their own, and everything else only separates.
func tokenize(text string) []token {
	lower := lowerASCII(text)
	var tokens []token
	start := -1 // of the word being read
	end := func(at int) {
		if start >= 0 {
			tokens = append(tokens, token{lower[start:at], Span{start, at}})
			start = -1
		}
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		switch {
		case inWord(r, size):
			if start < 0 {
				start = i
			}
		case start >= 0 && (r == '-' || r == '\'' || r == '’') && inWord(next, 0):
		default:
			end(i)
			if r == ';' || r == '%' {
				tokens = append(tokens, token{lower[i : i+size], Span{i, i + size}})
			}
		}
		i += size
	}
	end(len(text))
	return tokens
}

// inWord reports whether r, which took size bytes, belongs to a word. The replacement character never does: it stands for
// bytes that are no text.
func inWord(r rune, size int) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return r != utf8.RuneError && size != 1 && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r))
}

// lowerASCII returns s with A to Z in lower case and everything else as it is, so that offsets stay the same.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}

// cue is a word or phrase that the lint looks for.
type cue struct {
	words    []string      // at least one, in lower case and without fillers
	rule     ObjectiveRule // broken by the cue; zero for one that is allowed, and hides what it contains
	severity soc1.Severity // of the finding
	process  process       // what the cue is about, in a lexicon of processes
}

// cues makes a cue of each phrase. Phrases are separated by commas, their words by blanks.
func cues(rule ObjectiveRule, severity soc1.Severity, about process, phrases string) []cue {
	var list []cue
	for phrase := range strings.SplitSeq(phrases, ",") {
		if words := strings.Fields(phrase); len(words) > 0 {
			list = append(list, cue{words, rule, severity, about})
		}
	}
	return list
}

// lexicon finds cues by their first word.
type lexicon map[string][]cue

// newLexicon joins lists of cues. It keeps the order of cues that begin alike; the longest wins in any case.
func newLexicon(lists ...[]cue) lexicon {
	l := make(lexicon)
	for _, list := range lists {
		for _, c := range list {
			l[c.words[0]] = append(l[c.words[0]], c)
		}
	}
	return l
}

// match returns the longest cue that tokens begin with, or false.
func (l lexicon) match(tokens []token) (cue, bool) {
	var best cue
	for _, c := range l[tokens[0].word] {
		if len(c.words) > len(best.words) && beginsWith(tokens, c.words) {
			best = c
		}
	}
	return best, len(best.words) > 0
}

// beginsWith reports whether tokens begin with the words.
func beginsWith(tokens []token, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if tokens[i].word != w {
			return false
		}
	}
	return true
}

// scan calls found for each cue in tokens, from left to right and without overlap, with the place where it stands
// and the position of its first token. It takes linear time, because no more than a few cues begin with the same word.
func (l lexicon) scan(tokens []token, found func(c cue, at Span, first int)) {
	for i := 0; i < len(tokens); {
		c, ok := l.match(tokens[i:])
		if !ok {
			i++
			continue
		}
		last := i + len(c.words) - 1
		found(c, Span{tokens[i].span.Start, tokens[last].span.End}, i)
		i = last + 1
	}
}
