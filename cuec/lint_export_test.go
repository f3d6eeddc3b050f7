package cuec

import "strings"

// VaguePhrases returns the phrases of the lists, for the test that none can hide in another one.
func VaguePhrases(lastWords ...string) []string {
	var phrases []string
	for _, last := range lastWords {
		beginnings, _ := vaguePhrase(last)
		for first := range strings.SplitSeq(beginnings, "|") {
			if first != "" {
				phrases = append(phrases, first+" "+last)
			}
		}
	}
	return phrases
}

// IsVagueWord reports whether a single word of the lists is vague.
func IsVagueWord(w string) bool { return vagueWord(w) != 0 }

// VerbForms returns the kind of a word and its form (1 base, 2 third person, 3 participle, 4 gerund), or zeros.
func VerbForms(w string) (kind, form int) {
	k, f := verbOf(w)
	return int(k), int(f)
}

// IsFunctionWord reports whether a word names nothing.
func IsFunctionWord(w string) bool { return functionWord(w) }
