package cuec

import "strings"

// act is a verb of the statement, read as something that somebody does.
type act struct {
	kind      action
	at        int // the verb
	objectAt  int // where the object begins to be looked for; after the noun in "performs a reconciliation of"
	form      verbForm
	passive   bool
	dependent bool // in a subordinate clause, or behind "to"
	negated   bool
	start     int // where the clause begins
}

// reader walks the tokens that carry the statement and finds its verbs.
// The grammar is shallow on purpose: no tree is built. Each word is judged by its neighbours and by what the sentence has
// shown so far, which is enough for the one-sentence statements of descriptions and takes the same time for any text.
type reader struct {
	tokens  []token
	words   *wordSet
	acts    []act
	start   int      // of the sentence
	main    verbForm // form of the last main verb of the sentence, or 0
	passive bool     // whether that verb was passive
	pending bool     // a subordinate clause has begun and its verb has not come yet
	modal   int      // the last modal verb, or -1
	be      int      // the last form of "be" in this sentence, or -1
}

// readActs returns the verbs of the statement in their order. It looks at most a fixed number of tokens back and
// forth, so that the time is linear.
func readActs(tokens []token, words *wordSet) []act {
	r := reader{tokens: tokens, words: words, modal: -1, be: -1}
	for i, t := range tokens {
		switch {
		case t.kind == tokenStop:
			// A new sentence knows nothing of the last one.
			r.start, r.main, r.passive, r.pending, r.modal, r.be = i+1, 0, false, false, -1, -1
		case t.kind == tokenComma:
			// A comma closes a clause such as "before each payroll, ..." that had no verb.
			r.pending = false
		case t.kind != tokenWord:
		case subordinator(t.word):
			// The next verb belongs to the clause that begins here.
			r.pending = true
		case isBe(t.word):
			r.be = i
		case isModal(t.word):
			r.modal = i
		default:
			r.read(i)
		}
	}
	return r.acts
}

// readNominals returns the acts that stand as nouns, as in "review of the register by the controller". They are read when a
// statement has no verb that could be tested.
func readNominals(tokens []token) []act {
	var acts []act
	for i, t := range tokens {
		if t.kind != tokenWord || i+1 >= len(tokens) || tokens[i+1].word != "of" {
			continue
		}
		if kind := nominal(t.word); kind != 0 {
			acts = append(acts, act{kind: kind, at: i, objectAt: i + 2, form: formGerund, start: i})
		}
	}
	return acts
}

// word returns the word at i, or "" beyond the sentence's ends.
func (r *reader) word(i int) string {
	if i < r.start || i >= len(r.tokens) || r.tokens[i].kind == tokenStop {
		return ""
	}
	if r.tokens[i].kind == tokenComma {
		return ","
	}
	return r.tokens[i].word
}

// before returns the position of the nearest word before i that is no adverb, at most six back.
func (r *reader) before(i int) int {
	for j, n := i-1, 0; j >= r.start && n < 6; j, n = j-1, n+1 {
		if w := r.tokens[j].word; r.tokens[j].kind == tokenWord && !isAdverb(w) || r.tokens[j].kind != tokenWord {
			return j
		}
	}
	return -1
}

// read decides whether the word at i is a verb where it stands, and records it.
func (r *reader) read(i int) {
	// A possessive is a noun, whatever else the word could be: the review's outcome.
	kind, form := verbOf(r.tokens[i].word)
	if kind == 0 || r.tokens[i].possessive {
		return
	}
	a := act{kind: kind, at: i, objectAt: i + 1, form: form, start: r.start}
	p := r.before(i)
	prev := ""
	if p >= 0 {
		prev = r.word(p)
	}
	ok, coordinated := false, false
	// Participles in a row share their auxiliary, and with it their clause: is signed and dated.
	joined := len(r.acts) > 0 && form == formParticiple && (prev == "and" || prev == "or" || prev == ",")
	switch form {
	case formParticiple:
		ok, coordinated, a.passive = r.participle(i, p, prev)
	case formGerund:
		ok, coordinated = r.gerund(i, p, prev)
	default:
		ok, coordinated = r.finite(i, p, prev, kind, form)
	}
	if !ok {
		return
	}
	// What stands in a clause of its own says something about the act, not what the act is.
	if joined {
		a.dependent = r.acts[len(r.acts)-1].dependent
	} else if prev == "to" && form == formBase && !r.obliged(p) {
		// An infinitive depends on a verb before it: calls to report. Without one it is the act: is to report.
		a.dependent = r.main != 0
	} else if !coordinated && (r.pending || r.main != 0 && form != formGerund) {
		a.dependent = true
	}
	if a.dependent && prev != "to" {
		r.pending = false
	}
	// A prohibition is a control too: it holds or does not hold for every item.
	for j := i - 1; j >= max(r.start, i-3); j-- {
		if w := r.tokens[j].word; w == "not" || w == "never" || w == "no" || w == "cannot" {
			a.negated = true
		}
	}
	r.settle(&a)
	if a.kind == 0 {
		return
	}
	if !a.dependent {
		r.main, r.passive, r.pending = form, a.passive, false
	}
	r.acts = append(r.acts, a)
}

// obliged reports whether the "to" at p follows words of duty, as in "is required to review" or "has to review".
func (r *reader) obliged(p int) bool {
	switch w := r.word(p - 1); w {
	case "required", "expected", "obliged", "obligated", "need", "needs", "has", "have", "asked", "instructed", "supposed", "directed":
		// is required to review, has to review
		return true
	default:
		return isBe(w)
	}
}

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
		if _, f := verbOf(r.word(i + 2)); next == "and" && f == form && r.main == 0 && !r.pending && !nounLike(r.word(i+2)) || f == form && next == "and" && r.word(i+3) == "on" {
			return true, false // reviews and acts on
		}
		return r.main == 0 && !r.pending && (form == formThird) != plural && next != "" && !(isParticiple(next) && functionWord(r.word(i+2))) &&
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
	case (prev == "and" || prev == "or" || prev == ",") && len(r.acts) > 0:
		// is signed and dated
		last := r.acts[len(r.acts)-1]
		near := last.passive && last.at >= p-3
		if prev == "," && !near { // are strong, changed often and never shared
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
	case "required", "expected", "allowed", "prohibited", "instructed", "needed":
		return false
	}
	return true
}

// gerund decides on a form in -ing: after "are responsible for", after a form of "be", or as the head of a list entry.
func (r *reader) gerund(i, p int, prev string) (ok, coordinated bool) {
	switch {
	case p < 0:
		next := r.word(i + 1)
		return next != "of" && next != "" && !isBe(next), false
	case isBe(prev):
		return r.main == 0, false
	case prev == "for":
		// User entities are [responsible] for reviewing the register.
		return r.main == 0 && isBe(r.word(p-1)), false
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
	return determiner(w) && !preposition(w) || !functionWord(w)
}
