package cuec

import "strings"

// A criterion lets two people who look at the same item come to the same answer. Beside an act that leaves a trace it may be missing,
// a check without one finds nothing (CU06).

// measured is a phrase that holds a criterion or evidence, with its points: 2 when it says what is compared to what, which
// limit holds or what is kept, 1 when it names only a quality such as accuracy.
type measured struct {
	phrase
	points int
}

// readCriteria returns the phrases that say what is right and what is wrong.
func readCriteria(tokens []token, acts []act) []measured {
	var found []measured
	next := 0 // the next act that has not been passed
	var last *act
	checked := false
	for i := 0; i < len(tokens); i++ {
		// Keep step with the verbs, so that each word knows the one it depends on.
		for next < len(acts) && acts[next].at <= i {
			last = &acts[next]
			checked = checked || last.kind == actCheck
			next++
		}
		to, points := criterionAt(tokens, i, last)
		if points == 0 || !checked && difference(tokens[i].word) {
			continue // resolves discrepancies: of what, nothing says
		}
		from := i
		if i > 0 && (tokens[i].word == "than" || tokens[i].word == "excess") {
			from-- // other than the preparer, in excess of the limit
		}
		found = append(found, measured{phrase{from, min(to, len(tokens))}, points})
		i = max(i, to-1)
	}
	for _, a := range acts {
		// A prohibition is its own measure: nobody does it, not once.
		if a.negated && !a.dependent {
			found = append(found, measured{phrase{a.at, a.at + 1}, 2})
		}
	}
	return found
}

// criterionAt reads a criterion that begins at i. The act is the last one before it, or nil.
func criterionAt(tokens []token, i int, a *act) (to, points int) {
	t := tokens[i]
	if t.kind == tokenMark {
		// A figure with a unit of money or a share is a threshold.
		if t.word == "%" || t.word == "$" || t.word == "€" || t.word == "£" {
			return i + 1, 2
		}
		return 0, 0
	}
	if t.kind != tokenWord {
		return 0, 0
	}
	if difference(t.word) {
		return i + 1, 2
	}
	// No word begins two of these, so that their order does not matter.
	if to, points = comparisonAt(tokens, i, a); points > 0 {
		return to, points
	}
	if to, points = limitOf(tokens, i, a); points > 0 {
		return to, points
	}
	if to, points = separationAt(tokens, i); points > 0 {
		return to, points
	}
	return qualityAt(tokens, i, a)
}

// comparisonAt reads what something is compared to, or how it is checked.
func comparisonAt(tokens []token, i int, a *act) (to, points int) {
	w, next := tokens[i].word, wordAt(tokens, i+1)
	check := a != nil && a.kind == actCheck && next != ""
	switch w {
	case "against":
		// validates the export against its own records; but not: protects networks against viruses
		if a == nil || a.kind == actCheck || a.kind == actOther {
			return extendShort(tokens, i), 2
		}
	case "to", "with":
		// reconciles the invoice to the ledger, checks the rate with the index; but confirms changes to contacts
		if check && (compares(a.word) || w == "with" && probes(a.word)) && withinObject(tokens, a, i) {
			return extendShort(tokens, i), 2
		}
		// monitors timesheets to account for all employees
		if w == "to" && (next == "account" || next == "detect" || next == "identify" || next == "find" || next == "confirm" || next == "verify") &&
			wordAt(tokens, i+2) != "" {
			return extendShort(tokens, i), 2
		}
	case "between":
		// a reconciliation between the ledger and the statement
		if check && compares(a.word) && withinObject(tokens, a, i) {
			return extendPast(tokens, i, "and"), 2
		}
	case "equal", "equals", "agrees", "agree", "matches", "match", "corresponds", "correspond", "ties", "tallies", "reconciles", "balances":
		// checks that the records sent equal those received: the verb of the clause is the measure
		if check && i > a.at {
			return extendShort(tokens, i), 2
		}
	case "by":
		// by calling the vendor, by comparing the totals: how it is checked is what an auditor repeats
		if check && strings.HasSuffix(next, "ing") && len(next) > 5 {
			return extendShort(tokens, i), 2
		}
	}
	return 0, 0
}

// limitOf reads a threshold, an age, or a list whose every item calls for an answer.
func limitOf(tokens []token, i int, a *act) (to, points int) {
	w, next := tokens[i].word, wordAt(tokens, i+1)
	switch w {
	case "older", "aged", "past", "last", "preceding", "previous", "for":
		// items older than 30 days, no log-on in the past 90 days, kept for seven years
		return ageAt(tokens, i)
	case "least", "minimum", "exceeding", "exceeds", "exceed", "over", "above", "greater", "fewer", "more", "maximum", "below":
		return quantityAt(tokens, i)
	case "excess":
		// in excess of the limit, in excess of $500
		if next == "of" {
			return extendShort(tokens, i), 2
		}
	case "threshold", "thresholds", "tolerance", "tolerances":
		// A limit measures what is checked against it; whoever only sets one leaves its value open.
		if a != nil && (a.kind == actCheck || a.kind == actCorrect || a.kind == actApprove) {
			return i + 1, 2
		}
	case "exception", "exceptions", "error", "reject", "rejects", "rejected", "discrepancy-report", "suspense", "edit":
		// An exception report brings its own measure: each item on it calls for an answer.
		if next == "report" || next == "reports" || next == "items" || next == "listing" || next == "list" || next == "queue" ||
			next == "log" || w == "rejects" || w == "exceptions" {
			return i + 1, 2
		}
	case "longer":
		// no longer needed
		return i + 1, 2
	}
	return 0, 0
}

// separationAt reads who may, and who may not: everyone else is a deviation.
func separationAt(tokens []token, i int) (to, points int) {
	w, next := tokens[i].word, wordAt(tokens, i+1)
	switch w {
	case "only":
		// only authorized persons
		return i + 1, 2
	case "another", "somebody", "someone", "different", "independent":
		// released by another employee, by someone else, by an independent person: who also entered it deviates
		if before := wordAt(tokens, i-1); before == "by" || before == "a" || before == "an" {
			if w == "another" || next == "else" || next == "of" || next == "who" || partyOf(next) == partyRole || partyOf(next) == partyAnyone {
				return i + 1, 2
			}
		}
	case "dual", "double":
		// dual approval: one pair of eyes too few
		if next == "approval" || next == "approvals" || next == "control" || next == "authorization" || next == "authorisation" || next == "signature" ||
			next == "signatures" || next == "custody" {
			return i + 2, 2
		}
	case "without":
		// a clerk without access to master data
		if right(next) {
			return extendShort(tokens, i), 2
		}
	case "than":
		// by a person other than the preparer
		if wordAt(tokens, i-1) == "other" && (next == "the" || next == "those" || partyOf(next) != 0) {
			return extendShort(tokens, i), 2
		}
	}
	return personsAt(tokens, i)
}

// qualityAt reads words that point to a measure without holding one. A quality says what to look at, not what is right.
func qualityAt(tokens []token, i int, a *act) (to, points int) {
	next := wordAt(tokens, i+1)
	switch tokens[i].word {
	case "unauthorized", "unauthorised":
		return i + 1, 2
	case "according", "consistent":
		// A document elsewhere holds the measure; the statement alone does not.
		if next == "to" || next == "with" {
			return extendShort(tokens, i), 1
		}
	case "accordance", "agreement":
		if next == "with" {
			return extendShort(tokens, i), 1
		}
	case "accuracy", "completeness", "validity", "correctness", "existence":
		return i + 1, 1
	case "accurate", "complete", "valid":
		// verifies that totals are complete; but "submits accurate data" only wishes
		if a != nil && a.kind == actCheck {
			return i + 1, 1
		}
	case "authorized", "authorised":
		// A list of those authorized is a measure; the word alone points to one that the statement does not name.
		for j := i + 1; j <= i+3; j++ {
			if w := wordAt(tokens, j); w == "list" || w == "lists" || w == "listing" {
				return j + 1, 2
			}
		}
		return i + 1, 1
	}
	return 0, 0
}
