package cuec

import (
	"cmp"
	"slices"
	"strings"
)

// reading is a statement taken apart.
type reading struct {
	text       string
	all        []token // every token
	tokens     []token // without the vague words
	words      *wordSet
	subservice bool
	strict     bool

	hits     []vagueHit
	acts     []act
	times    []timed
	criteria []measured
	evidence []measured

	chosen   int    // the act that carries the statement, or -1
	object   phrase // of the chosen act
	objectAs int    // its points
	actor    phrase
	side     party
	cores    int    // separate controls in the statement
	refused  []Rule // why it is no control, whatever it scores
}

// readStatement takes text apart.
func readStatement(text string, words *wordSet, strict, subservice bool) *reading {
	r := &reading{text: text, words: words, strict: strict, subservice: subservice, chosen: -1}
	r.all = tokenize(text)
	r.tokens, r.hits = setVagueAside(r.all, words)
	r.tokens = withoutLabel(r.tokens)
	slices.SortFunc(r.hits, func(a, b vagueHit) int { return cmp.Compare(a.span.Start, b.span.Start) })
	r.acts = readActs(r.tokens, words)
	if !r.hasMain() {
		// No main verb that the lists know: one that they do not know must not make a statement worth nothing.
		r.acts = withUnknown(r.tokens, r.acts, words)
	}
	if !r.hasMain() || r.strongest() < 2 {
		// The statement may be a heading, such as "review of the register", or have a process for the review.
		r.acts = withNominals(r.tokens, r.acts, r.hasMain())
	}
	r.times = readTimes(r.tokens)
	r.criteria = readCriteria(r.tokens, r.acts)
	r.evidence = readEvidence(r.tokens, r.acts)
	r.choose()
	r.cores = r.countCores()
	r.refuse()
	return r
}

// choose picks the act that carries the statement: the one that earns most, and the first of equals. A dependent
// clause counts only when the main clause says no more than that something is had, kept or made sure.
func (r *reading) choose() {
	best := 0
	event := r.namesEvent()
	consider := func(dependent bool) {
		for i := range r.acts {
			if r.acts[i].dependent != dependent || dependent && r.withinTime(r.acts[i].at) {
				continue
			}
			// Points for the verb weigh most, then evidence, then the object; equals stay in order.
			object := objectOf(r.tokens, r.acts, i)
			as := pointsOfObject(r.tokens, object, r.words, r.acts[i].kind)
			earned := 10*pointsOfAction(r.acts[i].kind) + 3*as
			switch {
			case r.marks(i):
				earned -= 5 // What is recorded or signed is the evidence of another act, if there is one.
			case r.inherent(r.acts[i].kind):
				earned += 10
			}
			if as == 0 && r.acts[i].kind == actTell && event {
				as = 1 // notifies within a day of a termination
			}
			if r.chosen < 0 || earned > best {
				best, r.chosen, r.object, r.objectAs = earned, i, object, as
			}
		}
	}
	// The main clause speaks first.
	consider(false)
	if r.chosen < 0 || r.empty(r.acts[r.chosen].kind) || r.acts[r.chosen].kind == actOther || r.opensClause(r.acts[r.chosen].at) {
		consider(true)
	}
	// Who acts is who stands before the first verb, wherever the weight lies.
	first := slices.IndexFunc(r.acts, func(a act) bool { return !a.dependent })
	if first < 0 {
		first = r.chosen
	}
	if first >= 0 {
		r.actor, r.side = actorOf(r.tokens, r.acts, first, r.words)
	}
	if first >= 0 && !(r.actor.empty() && r.acts[first].dependent) {
		return
	}
	// [Makes sure] that access is reviewed: the verb was vague, and its subject opens the statement.
	if head := r.openingNoun(); !head.empty() && sideOf(r.tokens, head, r.words) != 0 {
		r.actor, r.side = head, sideOf(r.tokens, head, r.words)
	}
}

// withinTime reports whether the word at i says when something happens: before they use the API. It is the occasion, and
// cannot be the act as well.
func (r *reading) withinTime(i int) bool {
	// The phrases are in the order of their beginnings, and none holds more than nine words.
	j, _ := slices.BinarySearchFunc(r.times, i-9, func(t timed, at int) int { return cmp.Compare(t.from, at) })
	for ; j < len(r.times) && r.times[j].from < i; j++ {
		if r.times[j].to > i && subordinator(r.tokens[r.times[j].from].word) {
			return true
		}
	}
	return false
}

// hasMain reports whether an act stands in a main clause.
func (r *reading) hasMain() bool {
	return slices.ContainsFunc(r.acts, func(a act) bool { return !a.dependent })
}

// marks reports whether an act makes the evidence of the one before it.
func (r *reading) marks(i int) bool {
	w := r.tokens[r.acts[i].at].word
	return r.acts[i].kind == actRecord || i > 0 && r.acts[i].kind == actApprove && (strings.HasPrefix(w, "sign") || strings.HasPrefix(w, "initial"))
}

// opensClause reports whether what the act at i works on is a clause: determines that only some are given access.
func (r *reading) opensClause(i int) bool {
	w := wordAt(r.tokens, i+1)
	return (w == "that" || w == "whether") && r.acts[r.chosen].kind == actCheck
}

// namesEvent reports whether the statement names an event of a person or a transaction, by a word or by a clause of its own: when an
// employee leaves.
func (r *reading) namesEvent() bool {
	return slices.ContainsFunc(r.tokens, func(t token) bool { return t.kind == tokenWord && statusWord(t.word) }) ||
		slices.ContainsFunc(r.times, func(t timed) bool { return t.strength == timeTrigger })
}

// openingNoun returns the first words of a statement without a verb of the lists, up to its verb.
func (r *reading) openingNoun() phrase {
	to := 0
	for to < len(r.tokens) && to < maxPhrase && r.tokens[to].kind == tokenWord && !isBe(r.tokens[to].word) && !isModal(r.tokens[to].word) {
		to++
		if partyOf(r.tokens[to-1].word) != 0 && (to == len(r.tokens) || partyOf(r.tokens[to].word) == 0) {
			break
		}
	}
	return trim(r.tokens, phrase{0, to})
}

// empty reports whether an act says nothing that could be tested.
func (r *reading) empty(kind action) bool {
	return kind == actHave || kind == actWeak || kind == actKnow || kind == actComply
}

// inherent reports whether an act leaves evidence by its nature.
func (r *reading) inherent(kind action) bool {
	return kind == actApprove || kind == actConfigure || kind == actAccess || kind == actRecord
}

// countCores counts the separate controls. Verbs that share an object are one, and what follows up on a check
// belongs to it.
func (r *reading) countCores() int {
	n, lastAt := 0, -maxPhrase // separate controls; where the last verb stands
	checked := false
	for i := range r.acts {
		a := &r.acts[i]
		if a.dependent || a.negated {
			continue
		}
		// compares, then corrects rejects and keeps the list: one control
		followUp := checked && (a.kind == actCorrect || a.kind == actRecord || a.kind == actAccess || a.kind == actTell || a.kind == actProcess)
		// reviews and approves
		shared := a.at-lastAt <= 2
		if !followUp && !shared && !r.marks(i) || n == 0 {
			n++
		}
		checked = checked || a.kind == actCheck
		lastAt = a.at
	}
	return n
}

// elements returns the parts found, sorted by part and place.
func (r *reading) elements() []Element {
	var found []Element
	add := func(part Part, p phrase, inherent bool) {
		if !p.empty() {
			found = append(found, Element{part, spanOf(r.tokens, p), inherent})
		}
	}
	add(PartActor, r.actor, false)
	for i := range r.acts {
		a := r.acts[i]
		if (!a.dependent || i == r.chosen) && pointsOfAction(a.kind) > 0 {
			add(PartAction, phrase{a.at, a.at + 1}, false)
		}
	}
	add(PartObject, r.object, false)
	for _, t := range r.times {
		add(PartTiming, t.phrase, false)
	}
	for _, e := range r.evidence {
		add(PartEvidence, e.phrase, false)
	}
	// An approval or a setting is its own evidence, unless the policy is strict.
	if len(r.evidence) == 0 && r.chosen >= 0 && r.inherent(r.acts[r.chosen].kind) && !r.strict {
		add(PartEvidence, phrase{r.acts[r.chosen].at, r.acts[r.chosen].at + 1}, true)
	}
	for _, c := range r.criteria {
		add(PartCriterion, c.phrase, false)
	}
	slices.SortStableFunc(found, func(a, b Element) int {
		return cmp.Or(cmp.Compare(a.Part, b.Part), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	return slices.Compact(found)
}
