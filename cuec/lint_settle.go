package cuec

import "strings"

// A list gives each verb one meaning. Here its company corrects it, with a look at no more than half a dozen words on either side:
// that is where English puts what changes a meaning, and it keeps the reading linear.

// settle gives verbs that mean different things in different company the kind that fits: sign in, turn on,
// perform a review, give approval, implement multi-factor authentication. It clears the kind of what is no verb.
func (r *reader) settle(a *act) {
	w, next := r.tokens[a.at].word, r.word(a.at+1)
	a.kind = r.withParticle(a.kind, w, next)
	if a.kind == 0 {
		return
	}
	a.kind = r.inCompany(a, w, next)
	r.settleRights(a, w, next)
	r.settleNouns(a, w)
	// sets thresholds of 80 percent: the value makes the setting
	if (a.kind == actWeak || a.kind == actProcess) && puts(w) && r.objectNames(a, valued) && r.numberAfter(a.at) {
		a.kind = actConfigure
	}
	// A setting can be inspected on any day, however weak the verb: implements multi-factor authentication, maintains
	// password policies. To protect or to manage one sets nothing.
	if ((a.kind == actWeak || a.kind == actProcess) && puts(w) || a.kind == actOther) && r.objectHas(a, r.isSetting) {
		a.kind = actConfigure
	}
}

// withParticle returns the kind of a verb whose little word behind it decides what it means.
func (r *reader) withParticle(kind action, w, next string) action {
	switch {
	case strings.HasPrefix(w, "turn") || strings.HasPrefix(w, "switch"):
		// "turn" means something only as "turn on" and "turn off"; "switch" likewise.
		if next != "on" && next != "off" {
			return 0
		}
	case strings.HasPrefix(w, "back"):
		// back up the files
		if next != "up" {
			return 0
		}
	case strings.HasPrefix(w, "log") || strings.HasPrefix(w, "sign"):
		// logs in to the portal, signs up for the service: work, and no evidence
		if next == "in" || next == "on" || next == "into" || next == "onto" || next == "up" {
			return actProcess
		}
	case strings.HasPrefix(w, "follow"):
		// follows up on rejects, unlike: follows the manual
		if next == "up" {
			return actCorrect
		}
	case strings.HasPrefix(w, "tak"):
		// takes measures: which ones?
		switch next {
		case "care", "steps", "measures", "action", "ownership", "part", "precautions":
			return actWeak
		}
	}
	return kind
}

// settleRights recognizes rights that are given, changed or withheld in other words than those of access.
func (r *reader) settleRights(a *act, w, next string) {
	switch {
	case a.kind == actProcess && w == "kept" && isParticiple(next):
		// are kept locked: the state counts, not the keeping
		if k, _ := verbOf(next); k == actConfigure || k == actAccess {
			a.kind = k
		}
	case a.kind == actHave && (next == "no" || a.negated) && r.objectNames(a, right):
		// have no access to the libraries: a right withheld, which is a prohibition in other words
		a.kind, a.negated = actAccess, true
	case a.kind == actCheck && strings.HasPrefix(w, "agree") && next == "to" && !a.passive:
		// agrees to use the service lawfully: a promise, where "agrees the total to the ledger" is a check
		// A noun may follow as well, agrees to invoice amounts, unless an article behind it shows that it is a verb.
		if k, f := verbOf(r.word(a.at + 2)); k != 0 && f == formBase && (!nounLike(r.word(a.at+2)) || article(r.word(a.at+3))) {
			a.kind = actComply
		}
	case changes(a.kind, w) && r.objectNames(a, right):
		// creates user profiles, modifies access rights: the system lists and logs each one
		a.kind = actAccess
	case a.kind == actTell && grants(w) && r.objectNames(a, func(w string) bool { return w == "access" }):
		// gives access: rights are handed out, not information
		a.kind = actAccess
	}
}

// settleNouns looks for the noun that carries the meaning of a verb that has little of its own.
func (r *reader) settleNouns(a *act, w string) {
	proof := func() bool { return r.objectHas(a, func(j int) bool { return evidenceAt(r.tokens, j) > 0 }) }
	switch a.kind {
	case actHave:
		// wires need a second approval, new users have a signed access form: an item with its proof
		if strings.HasPrefix(w, "need") {
			r.nominalise(a)
		}
		if !r.objectNames(a, framework) && proof() {
			a.kind = actRecord
		}
	case actPerform:
		// performs a reconciliation, carries an approval: the noun says what is done
		a.kind = actProcess
		r.nominalise(a)
		if a.kind == actProcess && bears(w) && proof() {
			a.kind = actRecord
		}
	case actWeak, actOther:
		// requests bear a signature, certificates show the seal: a property of each document
		if bears(w) && proof() {
			a.kind = actRecord
		}
	case actProcess, actTell:
		// gives written approval, obtains authorization
		if takesApproval(w) {
			r.nominalise(a)
		}
	}
}

// inCompany returns the kind of a verb whose object decides what it is: to accept the terms approves nothing, to cancel an
// order takes no right away, and to record sales makes no evidence of a control.
func (r *reader) inCompany(a *act, w, next string) action {
	switch {
	case a.kind == actApprove && strings.HasPrefix(w, "accept") && r.objectNames(a, burden):
		return actComply
	case a.kind == actRecord && strings.HasPrefix(w, "retain") && r.objectNames(a, burden):
		return actWeak
	case a.kind == actKnow && strings.HasPrefix(w, "acknowledg") && (a.passive || determiner(next) || next == "receipt") && !r.objectNames(a, burden):
		// acknowledges each notice: an answer; but not: acknowledges that notices are sent
		return actTell
	case a.kind == actRecord && strings.HasPrefix(w, "note") && next == "that":
		return actKnow
	case a.kind == actRecord && r.main == 0 && (strings.HasPrefix(w, "record") || strings.HasPrefix(w, "stor")):
		// Bookkeeping, unless a verb before it says what was done.
		return actProcess
	case a.kind == actConfigure && strings.HasPrefix(w, "requir") && !a.passive && r.objectHas(a, func(j int) bool { return partyOf(r.tokens[j].word) != 0 && r.word(j+1) == "to" }):
		// requires employees to follow the rules: whatever the infinitive says
		return actWeak
	case a.kind == actAccess && everyday(w) && !r.objectHas(a, r.isHolder):
		return actProcess
	}
	return a.kind
}

// numberAfter reports whether a number stands within ten words behind i, in the same clause.
func (r *reader) numberAfter(i int) bool {
	for j := i + 1; j < min(len(r.tokens), i+11) && r.tokens[j].kind != tokenStop && r.tokens[j].kind != tokenComma; j++ {
		if r.tokens[j].kind == tokenNumber || numberWord(r.tokens[j].word) > 1 {
			return true
		}
	}
	return false
}

// nominalise looks for the noun that carries the meaning: performs a reconciliation, approvals are obtained.
func (r *reader) nominalise(a *act) {
	if a.passive {
		// Reconciliations are performed.
		for j := a.at - 1; j >= max(a.start, a.at-8); j-- {
			if k := nominal(r.tokens[j].word); k != 0 {
				a.kind, a.word = k, r.tokens[j].word
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
			a.kind, a.word = k, r.tokens[j].word
			// The object follows the noun, as in "a review of the list"; else it is the noun's own: payment approval.
			if after := r.word(j + 1); after == "of" || after == "over" || after == "for" || after == "to" || after == "between" {
				a.objectAt = j + 1
			}
			return
		}
	}
}

// objectNames reports whether a word near the verb, where its object stands, is one of a list.
func (r *reader) objectNames(a *act, list func(string) bool) bool {
	return r.objectHas(a, func(j int) bool { return list(r.tokens[j].word) })
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
