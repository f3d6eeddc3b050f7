package cuec

// act is a verb of the statement, read as something that somebody does.
type act struct {
	kind      action
	at        int    // the verb
	word      string // what it says: the verb, or the noun in "performs a reconciliation of"
	objectAt  int    // where the object begins to be looked for; after the noun in "performs a reconciliation of"
	form      verbForm
	passive   bool
	dependent bool // in a subordinate clause, or behind "to"
	negated   bool
	noun      bool // stands as a noun: review of the register
	start     int  // where the clause begins
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
	a := act{kind: kind, at: i, word: r.tokens[i].word, objectAt: i + 1, form: form, start: r.start}
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
		a.dependent = r.main != 0 || r.belongsToNoun(i, p)
	} else if !coordinated && (r.pending || r.main != 0 && (form != formGerund || prev == "by" || prev == "for")) {
		a.dependent = true
	}
	if a.dependent && prev != "to" {
		r.pending = false
	}
	// A prohibition is a control too: it holds or does not hold for every item.
	a.negated = r.negates(i)
	r.settle(&a)
	if a.kind == 0 {
		return
	}
	if !a.dependent {
		r.main, r.passive, r.pending = form, a.passive, false
	}
	r.acts = append(r.acts, a)
}

// negates reports whether the verb at i is denied.
func (r *reader) negates(i int) bool {
	for j := i - 1; j >= max(r.start, i-3); j-- {
		if w := r.tokens[j].word; w == "not" || w == "never" || w == "no" || w == "cannot" {
			return true
		}
	}
	// No employee can both enter and approve a payment.
	w := r.tokens[r.start].word
	return (w == "no" || w == "nobody" || w == "none" || w == "neither") && r.modal > r.start && i-r.modal <= 5
}

// belongsToNoun reports whether the infinitive at i, behind the "to" at p, says more about the noun before it, and the
// verb of the sentence is yet to come: instructions to move cash are given in writing.
func (r *reader) belongsToNoun(i, p int) bool {
	if w := r.word(p - 1); w == "" || w == "," || functionWord(w) || r.be >= r.start {
		return false
	}
	return r.verbAhead(i)
}

// verbAhead reports whether the clause goes on, within a dozen words, to a form of "be" or a modal verb: SSH keys belonging to
// leavers are removed. What stands before it is no verb.
func (r *reader) verbAhead(i int) bool {
	for j := i + 1; j <= i+12; j++ {
		switch w := r.word(j); {
		case w == "" && (j >= len(r.tokens) || r.tokens[j].kind == tokenStop), w == ",", subordinator(w):
			return false
		case isBe(w) || isModal(w):
			return true
		}
	}
	return false
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
