package cuec

import "strings"

// The small words of English grammar. These lists are closed: the language adds no new ones, so that nothing here was learned from
// any corpus, unlike the lists of verbs and nouns, which grow.

// isBe reports whether w is a form of "be", or a verb that says the same for longer: accounts stay locked.
func isBe(w string) bool {
	switch w {
	case "is", "are", "be", "been", "being", "was", "were", "stays", "stay", "remains", "remain":
		return true
	}
	return false
}

// isModal reports whether w is a modal verb. "Need" and "have to" are not here: they are verbs of their own elsewhere.
func isModal(w string) bool {
	switch w {
	case "must", "shall", "will", "should", "may", "might", "can", "could", "would", "cannot":
		return true
	}
	return false
}

// isParticiple reports whether w is a participle of a verb of the lists. Of other verbs the ending alone would not tell: "red" and
// "need" end like one.
func isParticiple(w string) bool {
	_, f := verbOf(w)
	return f == formParticiple
}

// isAdverb reports whether w can stand between a subject or an auxiliary and its verb. The ending decides for all that no list
// could hold, with the four verbs that have it by chance.
func isAdverb(w string) bool {
	switch w {
	case "not", "never", "also", "then", "always", "still", "first", "again", "either", "both", "once", "further", "themselves", "itself",
		"independently", "jointly", "only", "immediately":
		return true
	}
	return len(w) > 4 && strings.HasSuffix(w, "ly") && w != "reply" && w != "supply" && w != "apply" && w != "comply"
}

// subordinator reports whether w opens a clause with a verb of its own. That verb says when, which or why; taken for the main one
// it would make a control of the occasion.
func subordinator(w string) bool {
	switch w {
	case "who", "that", "which", "whose", "whom", "when", "whenever", "if", "where", "before", "after", "until", "once", "because", "unless",
		"while", "whether", "as", "how", "what", "since", "so", "than":
		return true
	}
	return false
}

// preposition reports whether w ties a noun phrase to what went before. "And" and "or" are among them, because they go on with the
// phrase in the same way.
func preposition(w string) bool {
	switch w {
	case "of", "in", "on", "at", "to", "for", "from", "by", "with", "into", "over", "under", "against", "about", "per", "within", "before",
		"after", "upon", "through", "via", "between", "during", "until", "without", "regarding", "than", "as", "and", "or":
		return true
	}
	return false
}
