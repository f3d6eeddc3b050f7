package cuec

import "strings"

// Whether a word is a verb where it stands. Each form has its own signs: a base form follows a plural or a modal verb, a participle
// a form of "be", a gerund opens an entry of a list or follows "responsible for".

// finite decides on a base form or a third person.
func (r *reader) finite(i, p int, prev string, kind action, form verbForm) (ok, coordinated bool) {
	w, next := r.tokens[i].word, r.word(i+1)
	// has to review, has reviewed: an auxiliary
	ambiguous := nounLike(w)
	if kind == actHave && (next == "to" || isParticiple(next)) {
		r.modal = i
		return false, false
	}
	switch {
	case (isBe(next) || isModal(next)) && (!r.pending || ambiguous):
		// Escrow analyses are reviewed: what a verb group follows is its subject.
		return false, false
	case p < 0: // The statement, or the sentence, begins with it.
		// Review the register. Reviews the register. Not: access to the portal is limited.
		return next != "" && (!ambiguous || r.beginsOrder(i) && (form == formBase || determiner(next))), false
	case phrasal(w, next) && !determiner(prev):
		// logs in, turns on
		return r.main == 0 || form == r.main, r.main != 0
	case isModal(prev) || prev == "to" || prev == "do" || prev == "does":
		// must review, does not review, is required to review
		return form == formBase, r.main != 0 && isModal(prev) && !r.pending
	case isBe(prev) || r.tokens[p].possessive:
		// is report-driven, the client's review
		return false, false
	case prev == "," || prev == "and" || prev == "or" || prev == "then" || prev == "/" || prev == "&":
		// users who leave or change role
		if prev == "or" && r.pending {
			return false, false
		}
		if r.main == 0 { // Before each payroll, approve the register.
			return form == formBase && prev == "," && (!ambiguous || determiner(next)), false
		}
		// reviews the register, resolves differences and signs it
		agrees := form == r.main
		return agrees && (!ambiguous || opensObject(next)), agrees
	case determiner(prev):
		// the review, in review, each request
		return false, false
	case !ambiguous && r.main != 0 && r.newSubject(p):
		return true, true
	case ambiguous:
		// user entities review, the supervisor reports
		known := partyOf(prev) != 0 || r.words.performers[prev] || r.words.providers[prev] || prev == "who" || prev == "that" || prev == "which"
		if known && !isBe(next) && !isModal(next) && next != "" {
			return !r.inNounPhrase(i, prev, next, form), false
		}
		// A name that the lists do not know: it agrees with the verb in number, and an object follows.
		plural := strings.HasSuffix(prev, "s")
		if _, f := verbOf(next); f == formBase && !nounLike(next) {
			return false, false // transfer requests carry a seal: the verb follows
		}
		if _, f := verbOf(r.word(i + 2)); next == "and" && f == form && r.main == 0 && !r.pending && !nounLike(r.word(i+2)) || f == form && next == "and" && r.word(i+3) == "on" {
			return true, false // reviews and acts on
		}
		return r.main == 0 && !r.pending && !r.verbAhead(i) && (form == formThird) != plural && next != "" && !(isParticiple(next) && functionWord(r.word(i+2))) &&
			!isBe(next) && !isModal(next) && next != "," && (determiner(next) && !preposition(next) || !functionWord(next)), false
	}
	return true, false
}

// newSubject reports whether the word at p ends the subject of a further main clause: reviews the register, and HR
// notifies the provider.
func (r *reader) newSubject(p int) bool {
	for j := p - 1; j > p-5; j-- {
		// Only "comma, and" opens a clause; a bare "and" joins nouns as often.
		if w := r.word(j); w == "," || w == "" {
			return false
		} else if w == "and" {
			return r.word(j-1) == ","
		}
	}
	return false
}

// beginsOrder reports whether an ambiguous word at the beginning of a sentence is an order, as in "review the register", and
// not part of a name, as in "plan management monitors" or "access requests are approved".
func (r *reader) beginsOrder(i int) bool {
	for j := i + 1; j <= i+4; j++ {
		w := r.word(j)
		// What follows decides: an order has an object, a name has a verb.
		_, form := verbOf(w)
		switch {
		case w == "" || w == ",":
			return j > i+1
		case isBe(w) || isModal(w) || partyOf(w) != 0 && j == i+1 || form == formThird && !nounLike(w):
			return false
		case form == formBase && j > i+1 && !nounLike(w) && strings.HasSuffix(r.word(j-1), "s"):
			return false // access requests carry an approval
		case determiner(w) && !preposition(w):
			return true
		case preposition(w):
			return j > i+1
		}
	}
	return true
}

// phrasal reports whether a verb and a particle make a verb that is never a noun.
func phrasal(w, next string) bool {
	switch w {
	case "log", "logs", "sign", "signs":
		return next == "in" || next == "on" || next == "into" || next == "off"
	case "turn", "turns", "switch", "switches":
		return next == "on" || next == "off"
	}
	return false
}

// inNounPhrase reports whether an ambiguous word after a party is part of a name, as in "user review of" or "client
// reports from".
func (r *reader) inNounPhrase(i int, prev, next string, form verbForm) bool {
	// A singular does not go with a base form: the client review.
	if form == formBase && !strings.HasSuffix(prev, "s") && r.main == 0 && r.modal < 0 && prev != "we" && prev != "you" && prev != "they" && prev != "who" {
		return true
	}
	return next == "of" || next == "from" && form == formThird || r.main != 0 && !r.pending
}

// participle decides on a form in -ed: passive after a form of "be", perfect after one of "have".
func (r *reader) participle(i, p int, prev string) (ok, coordinated, passive bool) {
	next := r.word(i + 1)
	switch {
	case p < 0:
		return false, false, false
	case isBe(prev):
		// are approved, but not: are required to
		return next != "to" || verbalPassive(r.tokens[i].word), r.main == 0 && !r.pending, true
	case prev == "has" || prev == "have":
		// have approved
		return true, false, false
	case (prev == "and" || prev == "or" || prev == ",") && len(r.acts) == 0:
		// are vetted and approved: the first of the two is no verb of the lists
		return r.be >= r.start && p-r.be <= 3, false, true
	case prev == "and" || prev == "or" || prev == ",":
		// is signed and dated
		last := r.acts[len(r.acts)-1]
		near := last.passive && (last.at >= p-3 || last.at >= p-7 && r.word(last.at+1) == "by") // created by one and released by another
		if prev == "," && !near {                                                               // are strong, changed often and never shared
			near = r.be >= 0 && p-r.be <= 3
		}
		return near, near && !last.dependent, true
	case r.passive && !functionWord(prev) && (next == "" || next == "and" || next == ","):
		// Elliptical: reconciliations are performed and approvals obtained.
		joined := r.word(p-1) == "and" || r.word(p-2) == "and"
		return joined, joined, true
	}
	return false, false, false
}

// verbalPassive reports whether a participle before "to" is still an act, and no word of duty.
func verbalPassive(w string) bool {
	switch w {
	case "required", "expected", "allowed", "prohibited", "instructed", "needed", "asked", "directed", "obliged", "obligated":
		return false
	}
	return true
}

// gerund decides on a form in -ing: after "are responsible for", after a form of "be", or as the head of a list entry.
func (r *reader) gerund(i, p int, prev string) (ok, coordinated bool) {
	switch {
	case p < 0:
		next := r.word(i + 1)
		// Reviewing the register; but not: billing overrides are reviewed
		return next != "of" && next != "" && !isBe(next) && !r.verbAhead(i), false
	case isBe(prev):
		return r.main == 0, false
	case (prev == "by" || prev == "for") && r.main != 0:
		// confirms the change by calling the vendor: the means; has a process for reviewing: the purpose
		return true, false
	case prev == "include" || prev == "includes":
		// The client's duties include reviewing the register.
		return r.main == 0, false
	case prev == "for":
		// User entities are [responsible] for reviewing the register; as an entry of a list, without "are".
		return r.main == 0 && (isBe(r.word(p-1)) || p == r.start), false
	case prev == "and" || prev == "or" || prev == "," || prev == "then":
		// reviewing the register and resolving differences
		agrees := r.main == formGerund
		return agrees && (!nounLike(r.tokens[i].word) || opensObject(r.word(i+1))), agrees
	}
	return false, false
}

// opensObject reports whether an object can begin with w, so that the ambiguous word before it is a verb.
func opensObject(w string) bool {
	if w == "" || w == "," || isBe(w) || isModal(w) {
		return false
	}
	// documents it: a pronoun stands for the object that was named
	return pronoun(w) || determiner(w) && !preposition(w) || !functionWord(w)
}
