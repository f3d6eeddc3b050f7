package cuec

import (
	"slices"
	"strings"
)

// No list of verbs is complete. Where grammar alone shows that a word is the main verb, it counts as routine work: a named
// object and a definite time make such a statement testable, for an auditor could ask for both, while an aim in an
// unusual word stays below the threshold for want of a time.

// withUnknown returns the acts with the main verb of the first sentence that has one of no list, in order.
func withUnknown(tokens []token, acts []act, words *wordSet) []act {
	r := reader{tokens: tokens, words: words, acts: acts, modal: -1, be: -1}
	for i, t := range tokens {
		switch {
		case t.kind == tokenStop:
			r.start, r.modal, r.be, r.pending = i+1, -1, -1, false
		case t.kind == tokenComma:
			r.pending = false
		case t.kind != tokenWord:
		case subordinator(t.word):
			// What follows has a verb of its own, which says nothing about the main one.
			r.pending = true
		case isBe(t.word):
			if kind := r.predicate(i); kind != 0 && !r.pending {
				return insertAct(acts, act{kind: kind, at: i, word: t.word, objectAt: i + 1, form: formParticiple, passive: true, start: r.start})
			}
		case isModal(t.word):
		case !r.pending:
			if form, passive, ok := r.unknown(i); ok {
				a := act{kind: actOther, at: i, word: t.word, objectAt: i + 1, form: form, passive: passive, start: r.start}
				a.negated = r.negates(i)
				r.settle(&a)
				return insertAct(acts, a)
			}
		}
	}
	return acts
}

// insertAct puts an act at its place: the actor and the object are read from the verbs before and after.
func insertAct(acts []act, a act) []act {
	at, _ := slices.BinarySearchFunc(acts, a.at, func(other act, at int) int { return other.at - at })
	return slices.Insert(slices.Clone(acts), at, a)
}

// predicate returns what a state behind a form of "be" amounts to: certificates are on file, accounts are under dual
// control, write-offs are subject to approval.
func (r *reader) predicate(i int) action {
	switch r.word(i+1) + " " + r.word(i+2) {
	case "on file":
		return actRecord
	case "under dual", "under joint":
		return actConfigure
	case "subject to":
		for j := i + 3; j <= i+6; j++ {
			if kind := nominal(r.word(j)); kind != 0 {
				return kind
			}
		}
	}
	return 0
}

// unknown reports whether the word at i stands where only a main verb can stand, and in which form.
func (r *reader) unknown(i int) (form verbForm, passive, ok bool) {
	w, next := r.tokens[i].word, r.word(i+1)
	// A party or a thing of the lists is a noun: user entities, client data.
	if kind, _ := verbOf(w); kind != 0 || partyOf(w) != 0 || genericNoun(w) || len(w) < 3 || functionWord(w) || isAdverb(w) || r.tokens[i].possessive || isBe(next) || isModal(next) {
		return 0, false, false
	}
	p := r.before(i)
	if p < 0 {
		// An entry of a list: purging the accounts of leavers.
		return formGerund, false, strings.HasSuffix(w, "ing") && next != "" && (determiner(next) || !functionWord(next)) && next != "of"
	}
	prev := r.word(p)
	opens := next != "" && next != "," && next != "of" && (!functionWord(next) || determiner(next) && !preposition(next))
	switch {
	case isModal(prev) || prev == "do" || prev == "does":
		// must purge the accounts, do not split purchases
		return formBase, false, next != ""
	case isBe(prev):
		// accounts are purged monthly; but not: terminals are located here, the bank is interested in
		return formParticiple, true, strings.HasSuffix(w, "ed") && !state(w)
	case prev == "for" && (isBe(r.word(p-1)) || p == r.start):
		// are [responsible] for purging accounts
		return formGerund, false, strings.HasSuffix(w, "ing") && opens
	case r.performs(p) && strings.HasSuffix(prev, "s") && !strings.HasSuffix(w, "s") && (next == "on" || next == "off" || next == "up") && r.word(i+2) != "":
		return formBase, false, true // user entities flip on the alert
	case !opens || nounFollowed(r.word(i+2)) || functionWord(prev), !r.performs(p) && !article(next):
		// A noun and an article with nothing between them have a verb: invoices bear a stamp. Else only whoever can act has one.
		return 0, false, false
	case strings.HasSuffix(prev, "s") && prev != "us" || prev == "we" || prev == "you" || prev == "they" || prev == "staff" || prev == "personnel" || prev == "people":
		// user entities purge accounts; but not: user entities timesheets, user entities annual report
		return formBase, false, !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "al") && !strings.HasSuffix(w, "ed")
	}
	// the treasurer earmarks cash
	return formThird, false, strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

// performs reports whether the word at p is somebody who can act. A name that the lists do not know is none, because
// without a verb of the lists nothing would tell it from any other noun.
func (r *reader) performs(p int) bool {
	w := r.tokens[p].word
	return !r.tokens[p].possessive && (partyOf(w) != 0 || r.words.performers[w] || r.words.providers[w])
}

// article reports whether w can only begin a noun phrase.
func article(w string) bool {
	switch w {
	case "the", "a", "an", "all", "each", "every", "its", "their":
		return true
	}
	return false
}

// nounFollowed reports whether the word behind the next one shows that both belong to a subject: plan sponsor
// contributions received are posted.
func nounFollowed(w string) bool { return isBe(w) || isModal(w) }

// state reports whether a participle after a form of "be" tells where or how something is, and not what was done to it.
func state(w string) bool {
	switch w {
	case "located", "situated", "based", "interested", "concerned", "related", "involved", "supposed", "dedicated", "experienced",
		"limited", "unauthorized", "unauthorised", "detailed", "needed", "satisfied", "committed", "motivated", "skilled", "informed":
		return true
	}
	return false
}

// withNominals returns the acts with those that stand as nouns, as in "review of the register by the controller", in
// order. They are read when no verb says what could be tested, and depend on the verb if there is one.
func withNominals(tokens []token, acts []act, dependent bool) []act {
	var nouns []act
	start := 0
	for i, t := range tokens {
		if t.kind == tokenStop {
			start = i + 1
		}
		if t.kind != tokenWord || wordAt(tokens, i+1) != "of" {
			continue
		}
		if kind := nominal(t.word); kind != 0 {
			nouns = append(nouns, act{kind: kind, at: i, word: t.word, objectAt: i + 2, form: formGerund, noun: true, dependent: dependent, start: start})
		}
	}
	if len(nouns) == 0 {
		return acts
	}
	all := slices.Concat(acts, nouns)
	slices.SortStableFunc(all, func(a, b act) int { return a.at - b.at })
	return all
}

// withoutLabel leaves out the number, letter or mark that begins an entry of a list, such as "3.", "(b)" or a bullet. What
// is no word is never needed, and a letter could be taken for one.
func withoutLabel(tokens []token) []token {
	for len(tokens) > 1 {
		t, next := tokens[0], tokens[1]
		closes := next.kind == tokenStop || next.kind == tokenMark
		switch {
		case t.kind == tokenMark && t.word != "%", t.kind == tokenStop, t.kind == tokenComma:
		case t.kind == tokenNumber && closes, t.kind == tokenWord && len(t.word) <= 4 && closes && label(t.word):
		default:
			return tokens
		}
		tokens = tokens[1:]
	}
	return tokens
}

// label reports whether w is a single letter or a Roman numeral.
func label(w string) bool { return len(w) == 1 || strings.Trim(w, "ivx") == "" }
