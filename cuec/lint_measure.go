package cuec

import "strings"

// These read the phrases that a criterion consists of. Each looks a fixed number of words ahead, so that reading all of them takes
// the same time for each word.

// personsAt reads "two authorized persons" and "a second approver": who acts alone deviates.
func personsAt(tokens []token, i int) (to, points int) {
	w := tokens[i].word
	if n := numberWord(w); n < 2 || n > 5 || w == "third" || w == "fourth" || w == "fifth" {
		return 0, 0
	}
	for j := i + 1; j <= i+3; j++ {
		switch next := wordAt(tokens, j); {
		case next == "" || functionWord(next) || unitOfTime(next) != 0:
			return 0, 0
		case partyOf(next) == partyRole, partyOf(next) == partyAnyone && w != "second", next == "signatures", next == "approvals", next == "approval", next == "signature":
			return j + 1, 2
		}
	}
	return 0, 0
}

// ageWord reports whether w can stand before the number of an age.
func ageWord(w string) bool {
	return w == "than" || w == "at" || w == "least" || w == "the" || w == "more" || w == "over"
}

// ageAt reads an age or a span of time that an item is held against: older than 30 days, for 60 days. It is no deadline.
func ageAt(tokens []token, i int) (to, points int) {
	j := i + 1
	for j <= i+3 && ageWord(wordAt(tokens, j)) {
		j++
	}
	if j < len(tokens) && (tokens[j].kind == tokenNumber || numberWord(wordAt(tokens, j)) != 0) {
		for k := j + 1; k <= j+2; k++ {
			if unitOfTime(wordAt(tokens, k)) == 1 {
				return k + 1, 2
			}
		}
	}
	return 0, 0
}

// difference reports whether w is what a check finds.
func difference(w string) bool {
	switch w {
	case "variance", "variances", "discrepancy", "discrepancies", "difference", "differences", "inaccuracies", "breaks", "mismatches",
		"duplicates", "unreconciled", "unmatched":
		return true
	}
	return false
}

// compares reports whether "to" or "with" after the verb introduces the other side of a comparison.
func compares(w string) bool {
	for _, stem := range [...]string{"compar", "reconcil", "agree", "match", "trac", "balanc", "tie", "cross", "vouch", "recalculat", "prove", "proof", "benchmark"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// probes reports whether "with" after the verb names who, or what, it is checked with.
func probes(w string) bool {
	for _, stem := range [...]string{"check", "verif", "confirm", "validat", "substantiat", "corroborat", "test"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// withinObject reports whether the word at i still belongs to what the act works on.
func withinObject(tokens []token, a *act, i int) bool {
	if i <= a.at || i > a.at+maxPhrase {
		return false
	}
	for j := a.at + 1; j < i; j++ {
		switch wordAt(tokens, j) {
		case "by":
			// is compared by the client to its records: the performer of a passive verb stands between
			if a.passive {
				continue
			}
			return false
		case "", "before", "after", "when", "that", "for", "until", "prior":
			// What follows these belongs to something else: verifies totals before submission to the provider.
			return false
		}
	}
	return true
}

// quantityAt reads "at least two administrators", "over the set threshold", "above 1 %".
func quantityAt(tokens []token, i int) (to, points int) {
	for j := i + 1; j < min(len(tokens), i+5); j++ {
		w := wordAt(tokens, j)
		switch {
		case tokens[j].kind == tokenNumber || numberWord(w) != 0:
			// at least five days before
			if unit := wordAt(tokens, j+1); unitOfTime(unit) != 0 {
				return 0, 0 // a deadline, not a measure
			}
			// above $500, over 15 %, at least two administrators
			if end := j + 1; end >= len(tokens) || tokens[end].kind != tokenMark {
				return extendShort(tokens, j), 2
			}
			return j + 2, 2
		case w == "threshold" || w == "limit" || w == "tolerance" || w == "amount" || w == "materiality":
			return j + 1, 2
		case w == "" && tokens[j].kind != tokenMark:
			return 0, 0
		}
	}
	return 0, 0
}

// extendShort ends a phrase at the next mark, conjunction or phrase of time, at most eight words on.
func extendShort(tokens []token, i int) int { return extendPast(tokens, i, "") }

// extendPast does the same, but goes on past one conjunction that belongs to the phrase: between the one and the other.
func extendPast(tokens []token, i int, conjunction string) int {
	j := i + 1
	for j < len(tokens) && j < i+9 && (tokens[j].kind == tokenWord || tokens[j].kind == tokenNumber) {
		if isBe(tokens[j].word) || isModal(tokens[j].word) || j > i+1 && (tokens[j].word == "by" || frequencyWord(tokens[j].word) != 0 && !determiner(tokens[j-1].word)) {
			break // to the ledger by the analyst, to the statement monthly
		}
		if j > i+1 && (tokens[j].word == "and" && conjunction != "and" || tokens[j].word == "before" || tokens[j].word == "within" || tokens[j].word == "each" || tokens[j].word == "every") {
			break
		}
		j++
	}
	return j
}
