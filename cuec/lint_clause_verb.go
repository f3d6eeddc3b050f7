package cuec

import "strings"

// settle gives verbs that mean different things in different company the kind that fits: sign in, turn on,
// perform a review, give approval, implement multi-factor authentication. It clears the kind of what is no verb.
func (r *reader) settle(a *act) {
	next := r.word(a.at + 1)
	w := r.tokens[a.at].word
	switch {
	case strings.HasPrefix(w, "turn") || strings.HasPrefix(w, "switch"):
		// "turn" means something only as "turn on" and "turn off"; "switch" likewise.
		if next != "on" && next != "off" {
			a.kind = 0
		}
	case strings.HasPrefix(w, "back"):
		// back up the files
		if next != "up" {
			a.kind = 0
		}
	case strings.HasPrefix(w, "log") || strings.HasPrefix(w, "sign"):
		// logs in to the portal, signs up for the service: work, and no evidence
		if next == "in" || next == "on" || next == "into" || next == "onto" || next == "up" {
			a.kind = actProcess
		}
	case strings.HasPrefix(w, "follow"):
		// follows up on rejects, unlike: follows the manual
		if next == "up" {
			a.kind = actCorrect
		}
	}
	switch a.kind {
	case actPerform:
		a.kind = actProcess
		// performs a reconciliation: the noun says what is done
		r.nominalise(a)
	case actProcess, actTell:
		// gives written approval, obtains authorization
		if takesApproval(w) {
			r.nominalise(a)
		}
	}
	// gives access: rights are handed out, not information
	if a.kind == actTell && grants(w) && r.objectHas(a, func(j int) bool { return r.tokens[j].word == "access" }) {
		a.kind = actAccess
	}
	// A setting can be inspected on any day, however weak the verb: implements multi-factor authentication, maintains
	// password policies. To protect a password sets nothing.
	if (a.kind == actWeak || a.kind == actProcess) && r.objectHas(a, r.isSetting) && !strings.HasPrefix(w, "protect") {
		a.kind = actConfigure
	}
}

// takesApproval reports whether the verb is one with which approval is given or obtained.
func takesApproval(w string) bool {
	switch w {
	case "obtain", "obtains", "obtained", "obtaining", "give", "gives", "given", "giving", "provide", "provides", "provided",
		"providing", "receive", "receives", "received", "complete", "completes", "completed", "completing", "submit", "submits":
		return true
	}
	return false
}

// grants reports whether the verb hands out something.
func grants(w string) bool {
	switch w {
	case "give", "gives", "given", "giving", "provide", "provides", "provided", "providing", "issue", "issues", "issued":
		return true
	}
	return false
}

// nominalise looks for the noun that carries the meaning: performs a reconciliation, approvals are obtained.
func (r *reader) nominalise(a *act) {
	if a.passive {
		// Reconciliations are performed.
		for j := a.at - 1; j >= max(a.start, a.at-8); j-- {
			if k := nominal(r.tokens[j].word); k != 0 {
				a.kind = k
				return
			}
		}
		return
	}
	for j := a.at + 1; j < min(len(r.tokens), a.at+6); j++ {
		if r.tokens[j].kind == tokenStop || r.tokens[j].kind == tokenComma {
			return
		}
		if k := nominal(r.tokens[j].word); k != 0 {
			// provides reviews: something else is handed over
			if a.kind == actTell && k != actApprove {
				return
			}
			a.kind = k
			// The object follows the noun, as in "a review of the list"; else it is the noun's own: payment approval.
			if after := r.word(j + 1); after == "of" || after == "over" || after == "for" || after == "to" || after == "between" {
				a.objectAt = j + 1
			}
			return
		}
	}
}

// objectHas reports whether a word near the verb, where its object stands, satisfies f.
func (r *reader) objectHas(a *act, f func(int) bool) bool {
	// behind an active verb
	from, to := a.at+1, min(len(r.tokens), a.at+7)
	if a.passive && a.form == formParticiple {
		// before a passive one
		from, to = max(a.start, a.at-8), a.at
		// are given logical access: the thing given follows a passive verb of giving
		if grants(r.tokens[a.at].word) {
			to = min(len(r.tokens), a.at+4)
		}
	}
	for j := from; j < to; j++ {
		t := r.tokens[j]
		if t.kind == tokenStop && j > a.at || t.kind == tokenComma && j > a.at || j > a.at && subordinator(t.word) {
			return false
		}
		if t.kind == tokenWord && f(j) {
			return true
		}
	}
	return false
}

// isSetting reports whether the word at j names a setting. A password by itself is none, a password policy is.
func (r *reader) isSetting(j int) bool {
	if w := r.tokens[j].word; w == "password" || w == "passwords" {
		switch r.word(j + 1) {
		case "setting", "settings", "policy", "policies", "parameter", "parameters", "length", "complexity", "expiry", "expiration",
			"rule", "rules", "requirements", "configuration", "configurations":
			return true
		}
		return false
	}
	return configurable(r.tokens[j].word)
}

// isBe reports whether w is a form of "be", or "get" in its place.
func isBe(w string) bool {
	switch w {
	case "is", "are", "be", "been", "being", "was", "were", "gets", "get":
		return true
	}
	return false
}

// isModal reports whether w is a modal verb.
func isModal(w string) bool {
	switch w {
	case "must", "shall", "will", "should", "may", "might", "can", "could", "would", "cannot":
		return true
	}
	return false
}

// isParticiple reports whether w is a participle of a verb of the lists.
func isParticiple(w string) bool {
	_, f := verbOf(w)
	return f == formParticiple
}

// isAdverb reports whether w can stand between a subject or an auxiliary and its verb.
func isAdverb(w string) bool {
	switch w {
	case "not", "never", "also", "then", "always", "still", "first", "again", "either", "both", "once", "further", "themselves", "itself",
		"independently", "jointly", "only", "immediately":
		return true
	}
	return len(w) > 4 && strings.HasSuffix(w, "ly") && w != "reply" && w != "supply" && w != "apply" && w != "comply"
}

// subordinator reports whether w opens a clause with a verb of its own.
func subordinator(w string) bool {
	switch w {
	case "who", "that", "which", "whose", "whom", "when", "whenever", "if", "where", "before", "after", "until", "once", "because", "unless",
		"while", "whether", "as", "how", "what", "since", "so", "than":
		return true
	}
	return false
}

// preposition reports whether w ties a noun phrase to what went before.
func preposition(w string) bool {
	switch w {
	case "of", "in", "on", "at", "to", "for", "from", "by", "with", "into", "over", "under", "against", "about", "per", "within", "before",
		"after", "upon", "through", "via", "between", "during", "until", "without", "regarding", "than", "as", "and", "or":
		return true
	}
	return false
}
