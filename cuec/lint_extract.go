package cuec

// maxPhrase bounds how many words a noun phrase is read for.
const maxPhrase = 16

// phrase is a run of tokens, from the first to before the last. The zero phrase is empty.
type phrase struct{ from, to int }

// empty reports whether p holds no token.
func (p phrase) empty() bool { return p.to <= p.from }

// spanOf returns the bytes that p covers.
func spanOf(tokens []token, p phrase) Span {
	if p.empty() {
		return Span{}
	}
	return Span{tokens[p.from].start, tokens[p.to-1].end}
}

// trim takes function words from both ends of p.
func trim(tokens []token, p phrase) phrase {
	for !p.empty() && (tokens[p.from].kind != tokenWord && tokens[p.from].kind != tokenNumber || functionWord(tokens[p.from].word)) {
		p.from++
	}
	for !p.empty() && (tokens[p.to-1].kind != tokenWord && tokens[p.to-1].kind != tokenNumber || functionWord(tokens[p.to-1].word) || isAdverb(tokens[p.to-1].word)) {
		p.to--
	}
	return p
}

// objectOf returns what the act works on: the noun phrase behind an active verb, or the subject of a passive one.
func objectOf(tokens []token, acts []act, i int) phrase {
	a := acts[i]
	// What a passive verb works on is its subject; but of "are given access" it is what follows.
	if a.passive && a.form == formParticiple && !grants(tokens[a.at].word) {
		return subjectOf(tokens, acts, i)
	}
	from := a.objectAt
	// acts on notifications, responds to reports, sends only encrypted data
	for from < len(tokens) && tokens[from].kind == tokenWord && opensLate(tokens[from].word) {
		from++
	}
	to := from
	for ; to < len(tokens) && to < from+maxPhrase; to++ {
		t := tokens[to]
		if t.kind == tokenStop || t.kind == tokenComma {
			break
		}
		// and resolves: the next verb
		if isAct(acts, i, to) {
			break
		}
		if t.kind == tokenWord && to > from && (endsObject(t.word, tokens[to-1].word) || a.kind != actTell && newPhrase(tokens, from, to) || reduced(tokens, to)) {
			break
		}
	}
	p := trim(tokens, phrase{from, to})
	if p.empty() {
		return sharedObject(tokens, acts, i)
	}
	return p
}

// sharedObject returns the object of the next act when two verbs share one, as in "reviews and approves the register".
func sharedObject(tokens []token, acts []act, i int) phrase {
	// Only a verb that stands close by can share its object.
	if i+1 < len(acts) && acts[i+1].at <= acts[i].at+4 && !acts[i+1].passive && acts[i+1].at > acts[i].at {
		return objectOf(tokens, acts[:i+2], i+1)
	}
	return phrase{}
}

// isAct reports whether a later act begins at token at.
func isAct(acts []act, i, at int) bool {
	for j := i + 1; j < len(acts) && acts[j].at <= at; j++ {
		if acts[j].at == at {
			return true
		}
	}
	return false
}

// opensLate reports whether w may stand between a verb and its object without being part of it.
func opensLate(w string) bool {
	switch w {
	case "of", "on", "to", "for", "in", "up", "off", "out", "upon", "into", "through", "that", "who", "whether", "over", "only", "and", "or":
		return true
	}
	return isAdverb(w)
}

// endsObject reports whether w begins what no longer belongs to the object.
func endsObject(w, before string) bool {
	if frequencyWord(w) != 0 {
		return !determiner(before) // the monthly report goes on, the report monthly does not
	}
	switch w {
	case "to", "against", "with", "by", "before", "after", "within", "when", "whenever", "if", "unless", "until", "upon", "at", "during",
		"that", "which", "who", "via", "through", "using", "as", "so", "once", "because", "including", "such", "prior", "following",
		"while", "where", "no", "then", "is", "are":
		return true
	}
	return false
}

// newPhrase reports whether an article at j, with no preposition before it, opens another noun phrase than the one
// that began at from.
func newPhrase(tokens []token, from, j int) bool {
	switch tokens[j].word {
	case "the", "a", "an", "all", "each", "every", "its", "their":
		before := tokens[j-1].word
		return j > from && !preposition(before) && !functionWord(before) && !grants(before) && partyOf(before) != partyService
	}
	return false
}

// reduced reports whether a participle at j opens a shortened relative clause: data processed by the provider.
func reduced(tokens []token, j int) bool {
	w, next := tokens[j].word, wordAt(tokens, j+1)
	return len(w) > 4 && w[len(w)-2:] == "ed" && (next == "by" || next == "from" || next == "in" || next == "to" || next == "on" || next == "through")
}

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
	if i > 0 && acts[i-1].start == a.start && (p.empty() || p.from <= acts[i-1].at) {
		// A passive verb may have a subject of its own behind the last verb: approves changes, and access is reviewed.
		if after := trim(tokens, phrase{acts[i-1].at + 1, end}); !p.empty() && !after.empty() && a.passive {
			return after, false
		}
		return phrase{}, true
	}
	return afterPreposed(tokens, p), false
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
	if a.passive && a.form == formParticiple {
		for j := a.at + 1; j < min(len(tokens), a.at+12) && tokens[j].kind != tokenStop; j++ {
			// is approved by the controller
			if tokens[j].word != "by" || j+1 >= len(tokens) {
				continue
			}
			to := j + 1
			for to < len(tokens) && to < j+8 && tokens[to].kind == tokenWord && !endsObject(tokens[to].word, "") {
				to++
			}
			if by := trim(tokens, phrase{j + 1, to}); !by.empty() && sideOf(tokens, by, words) != 0 {
				return by, sideOf(tokens, by, words)
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

// pointsOfObject weighs an object: 2 when it is named, 1 when it could be any report or any data, 0 when it is absent.
func pointsOfObject(tokens []token, p phrase, words *wordSet, kind action) int {
	points, seen := 0, false
	for j := p.from; j < p.to; j++ {
		t := tokens[j]
		if t.kind == tokenNumber {
			continue
		}
		if t.kind != tokenWord || functionWord(t.word) || isAdverb(t.word) {
			continue
		}
		seen = true
		// None of these says which thing is meant.
		if t.possessive || partyAt(tokens, j, words) == partyService || genericNoun(t.word) || partyOf(t.word) == partyAnyone {
			continue
		}
		// Nor does what happened to it, unless that is the point: rejected items, encrypted data.
		if isParticiple(t.word) && !configurable(t.word) && !statusWord(t.word) {
			continue
		}
		points = 2
	}
	switch {
	case points > 0:
		return points
	case seen && (kind == actAccess || kind == actConfigure):
		// Users, rights and settings come from a list that exists: which ones is known.
		return 2
	case seen:
		return 1
	}
	return 0
}
