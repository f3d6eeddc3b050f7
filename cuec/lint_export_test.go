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
