package cuec

import "strings"

// Who acts is the subject of an active verb and stands behind "by" after a passive one. Both are read from the verb outwards, to the
// next border that a noun phrase cannot cross, so that long sentences cost no more than short ones.

// maxShared bounds how many coordinated verbs may share one subject.
const maxShared = 8

// subjectOf returns the noun phrase before the verb group of an act. Coordinated verbs share the subject of the first one.
func subjectOf(tokens []token, acts []act, i int) phrase {
	for n := 0; ; n++ {
		p, shared := ownSubject(tokens, acts, i)
		if !shared || n == maxShared {
			return p
		}
		i--
	}
}

// ownSubject returns the noun phrase right before the verb group of an act, or reports that the act shares that of the
// act before it.
func ownSubject(tokens []token, acts []act, i int) (p phrase, shared bool) {
	a := acts[i]
	end := a.at
	// Step over the rest of the verb group: is not required to
	for end > max(a.start, a.at-maxPhrase) && tokens[end-1].kind == tokenWord && (isBe(tokens[end-1].word) || isModal(tokens[end-1].word) ||
		isAdverb(tokens[end-1].word) || helper(tokens[end-1].word)) {
		end--
	}
	// Tax notices that an employer receives are sent: what the verb before belongs to is a clause about the subject.
	relative := relativeBefore(tokens, acts, i)
	if relative > a.start {
		end = relative
	}
	from := end
	// Then back to where the noun phrase begins.
	for from > a.start && end-from < maxPhrase {
		t := tokens[from-1]
		if t.kind == tokenStop || t.kind == tokenComma && from < end || t.kind == tokenWord && subordinator(t.word) {
			break
		}
		from--
		if a.passive && from > a.start && newPhrase(tokens, a.start, from) {
			break // [makes sure] all deadlines are met
		}
	}
	p = trim(tokens, phrase{from, end})
	if i > 0 && relative < 0 && acts[i-1].start == a.start && (p.empty() || p.from <= acts[i-1].at) {
		// A passive verb may have a subject of its own behind the last verb: approves changes, and access is reviewed.
		if after := trim(tokens, phrase{acts[i-1].at + 1, end}); !p.empty() && !after.empty() && a.passive {
			return after, false
		}
		return phrase{}, true
	}
	return afterPreposed(tokens, p), false
}

// relativeBefore returns where a relative clause begins that stands between the subject of the act at i and its verb, or -1. Such
// a clause holds the act before.
func relativeBefore(tokens []token, acts []act, i int) int {
	if i == 0 || !acts[i-1].dependent || acts[i-1].start != acts[i].start || acts[i].at-acts[i-1].at > maxPhrase {
		return -1
	}
	for j := acts[i-1].at - 1; j > max(acts[i].start, acts[i-1].at-maxPhrase); j-- {
		switch w := wordAt(tokens, j); w {
		case "":
			return -1
		case "that", "which", "who":
			if j > acts[i].start && nounFollows(tokens, j-1) {
				return j
			}
			return -1
		}
	}
	return -1
}

// helper reports whether w belongs to a verb group and not to the subject before it.
func helper(w string) bool {
	switch w {
	case "do", "does", "has", "have", "to", "required", "expected", "obliged", "needs", "need", "for", "in", "order", "and", "or":
		return true
	}
	return false
}

// afterPreposed leaves out a phrase of time in front of the subject that no comma separates from it.
func afterPreposed(tokens []token, p phrase) phrase {
	if p.empty() || tokens[p.from].kind != tokenNumber && unitOfTime(tokens[p.from].word) == 0 && numberWord(tokens[p.from].word) == 0 &&
		frequencyWord(tokens[p.from].word) == 0 {
		return p
	}
	// of month-end the treasurer: the article opens the subject
	for j := p.to - 1; j > p.from; j-- {
		if w := tokens[j].word; w == "the" || w == "a" || w == "an" {
			return trim(tokens, phrase{j, p.to})
		}
	}
	return p
}

// actorOf returns who performs the act and on whose side that is. A passive act has an actor only behind "by".
func actorOf(tokens []token, acts []act, i int, words *wordSet) (phrase, party) {
	a := acts[i]
	var p phrase
	if a.passive && a.form == formParticiple || a.noun {
		for j := a.at + 1; j < min(len(tokens), a.at+12) && tokens[j].kind != tokenStop; j++ {
			// is approved by the controller
			if tokens[j].word != "by" || j+1 >= len(tokens) {
				continue
			}
			to := j + 1
			for to < len(tokens) && to < j+8 && tokens[to].kind == tokenWord && !endsObject(tokens[to].word, "") && !isAct(acts, i, to) &&
				!afterName(tokens[to].word) {
				to++
			}
			by := trim(tokens, phrase{j + 1, to})
			if by.empty() {
				continue
			}
			if side := sideOf(tokens, by, words); side != 0 {
				return by, side
			}
			// A title that the lists do not know: by the registrar; but not: by the due date, by the system.
			if article := tokens[j+1].word; (article == "the" || article == "a" || article == "an") && titled(tokens, by) {
				return by, partyRole
			}
		}
		return phrase{}, 0
	}
	p = subjectOf(tokens, acts, i)
	if p.empty() {
		return p, 0
	}
	if side := sideOf(tokens, p, words); side != 0 {
		return p, side
	}
	return p, partyRole // a name that the lists do not know
}

// afterName reports whether w begins what no longer belongs to the name of who acts: by the analyst each quarter.
func afterName(w string) bool {
	switch w {
	case "for", "on", "per", "each", "every", "all", "any", "prior", "in":
		return true
	}
	return false
}

// titled reports whether a phrase behind "by" can stand for a person: its head ends as the names of occupations do.
func titled(tokens []token, p phrase) bool {
	// The endings are those of English names of occupations. Things end like them too, such as a computer: a control that a
	// machine performs has an actor as well.
	head := tokens[p.to-1].word
	for j := p.from; j < p.to; j++ {
		if tokens[j].kind != tokenWord || unitOfTime(tokens[j].word) != 0 || numberWord(tokens[j].word) != 0 {
			return false
		}
		if preposition(tokens[j].word) {
			head = tokens[j-1].word
			break
		}
	}
	for _, ending := range [...]string{"er", "or", "ar", "ist", "ant", "ian", "man", "ee", "ees", "ers", "ors", "ists", "ants", "ment"} {
		if strings.HasSuffix(head, ending) && len(head) > len(ending)+2 {
			return true
		}
	}
	return false
}

// sideOf returns the side of the head of a noun phrase: its last noun that stands for people, before any "of" or "for".
func sideOf(tokens []token, p phrase, words *wordSet) party {
	side := party(0)
	for j := p.from; j < p.to; j++ {
		t := tokens[j]
		if t.kind != tokenWord {
			continue
		}
		// Management of the user entity: what follows "of" is not the head.
		if side != 0 && preposition(t.word) && t.word != "and" && t.word != "or" {
			break
		}
		// The provider's report is not the provider.
		if t.possessive {
			continue
		}
		if s := partyAt(tokens, j, words); s != 0 {
			side = max(side, s)
		}
	}
	return side
}

// partyAt returns the side of the noun at j; "service organization" is the provider and "user organization" is not.
func partyAt(tokens []token, j int, words *wordSet) party {
	w := tokens[j].word
	// What the caller says wins over the lists.
	if words.performers[w] {
		return partyRole
	}
	if words.providers[w] {
		return partyService
	}
	side := partyOf(w)
	if side == partyAnyone && j > 0 && (w == "organization" || w == "organisation" || w == "organizations" || w == "organisations") && tokens[j-1].word == "service" {
		return partyService
	}
	if (w == "auditor" || w == "auditors") && j > 0 && (tokens[j-1].word == "service" || tokens[j-1].word == "independent" || tokens[j-1].word == "external") {
		return partyService // the one who reports, and not a role at the user entity
	}
	if side == partyService && j+1 < len(tokens) && (w == "vendor" || w == "supplier" || w == "host") && nounFollows(tokens, j+1) {
		return 0 // the vendor file
	}
	return side
}

// nounFollows reports whether the word at j continues a compound.
func nounFollows(tokens []token, j int) bool {
	t := tokens[j]
	if t.kind != tokenWord || functionWord(t.word) {
		return false
	}
	_, form := verbOf(t.word)
	return form == 0
}
