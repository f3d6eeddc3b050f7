package cuec

import "strings"

// maxPhrase bounds how many words a noun phrase is read for. Longer ones occur in lists, whose first words name the thing well enough;
// without a bound a text of nouns would be read once for each of them.
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
	p := ownObject(tokens, acts, i)
	if !p.empty() || acts[i].passive {
		return p
	}
	// defines roles and assigns them: a pronoun stands for the object of the act before
	if at := acts[i].objectAt; i > 0 && at < len(tokens) && pronoun(tokens[at].word) {
		return ownObject(tokens, acts, i-1)
	}
	// reviews and approves the register: only a verb that stands close by can share its object
	if i+1 < len(acts) && acts[i+1].at <= acts[i].at+4 && !acts[i+1].passive && acts[i+1].at > acts[i].at {
		return ownObject(tokens, acts[:i+2], i+1)
	}
	return p
}

// pronoun reports whether w stands for an object that was named before.
func pronoun(w string) bool { return w == "it" || w == "them" || w == "these" || w == "those" }

// ownObject returns the object that stands at the act itself.
func ownObject(tokens []token, acts []act, i int) phrase {
	a := acts[i]
	// What a passive verb works on is its subject; but of "are given access" it is what follows, unless that only says how, or to
	// whom: instructions are given in writing.
	if a.passive && a.form == formParticiple && (!grants(tokens[a.at].word) || preposition(wordAt(tokens, a.at+1))) {
		return subjectOf(tokens, acts, i)
	}
	from := a.objectAt
	// acts on notifications, responds to reports, sends only encrypted data
	for from < len(tokens) && tokens[from].kind == tokenWord && opensLate(tokens[from].word) {
		from++
	}
	// notifies within a day of a termination: what stands right behind the verb says when, and no object is there; but looks after
	// guest users
	if beginsWhen(wordAt(tokens, from)) && !strings.HasPrefix(a.word, "look") {
		return phrase{}
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
		if to > from && (t.word == "in" && wordAt(tokens, to+1) == "writing" || t.word == "on" && beginsTime(tokens, to)) {
			break // notifies the provider in writing, moves cash on the first business day
		}
		if t.kind == tokenWord && to > from && (endsObject(t.word, tokens[to-1].word) || a.kind != actTell && newPhrase(tokens, from, to) || reduced(tokens, to)) {
			break
		}
	}
	// provides the service organization with a list: what is handed over stands behind "with"
	if to < len(tokens) && tokens[to].word == "with" && equips(a.word) && a.objectAt == a.at+1 {
		a.objectAt = to + 1
		acts = append(acts[:i:i], a)
		if with := ownObject(tokens, acts, i); !with.empty() {
			return with
		}
	}
	return trim(tokens, phrase{from, to})
}

// beginsWhen reports whether w can only begin a phrase of time or a condition.
func beginsWhen(w string) bool {
	switch w {
	case "within", "before", "after", "when", "whenever", "if", "unless", "until", "during", "prior", "once", "while":
		return true
	}
	return false
}

// beginsTime reports whether the "on" at i begins a phrase of time.
func beginsTime(tokens []token, i int) bool {
	_, strength := eventAt(tokens, i)
	return strength != 0
}

// equips reports whether the verb takes the receiver first and the thing behind "with".
func equips(w string) bool {
	return strings.HasPrefix(w, "provid") || strings.HasPrefix(w, "suppl") || strings.HasPrefix(w, "furnish")
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
	if article(tokens[j].word) {
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

// frameworkOnly reports whether a setting is none: enforces policies, separates duties. Which policies, and which duties
// from which?
func frameworkOnly(tokens []token, p phrase) bool {
	for j := p.from; j < p.to; j++ {
		if w := tokens[j].word; framework(w) || w == "duty" || w == "duties" || w == "responsibilities" || w == "requirements" || w == "security" {
			return true
		}
	}
	return false
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
	case seen && (kind == actAccess || kind == actConfigure) && !frameworkOnly(tokens, p):
		// Users, rights and settings come from a list that exists: which ones is known.
		return 2
	case seen:
		return 1
	}
	return 0
}
