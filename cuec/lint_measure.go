package cuec

import "strings"

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
		found = append(found, measured{phrase{i, min(to, len(tokens))}, points})
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
	next := wordAt(tokens, i+1)
	if difference(t.word) {
		return i + 1, 2
	}
	switch t.word {
	case "against":
		// validates the export against its own records
		return extendShort(tokens, i), 2
	case "to", "with":
		// reconciles the invoice to the ledger
		if a != nil && a.kind == actCheck && compares(tokens[a.at].word) && next != "" && withinObject(tokens, a.at, i) {
			return extendShort(tokens, i), 2
		}
		// monitors timesheets to account for all employees
		if t.word == "to" && (next == "account" || next == "detect" || next == "identify" || next == "find" || next == "confirm" || next == "verify") &&
			wordAt(tokens, i+2) != "" {
			return extendShort(tokens, i), 2
		}
	case "only":
		// only authorized persons: everyone else is a deviation
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
	case "least", "minimum", "exceeding", "exceeds", "exceed", "over", "above", "greater", "fewer", "more", "maximum", "below":
		return quantityAt(tokens, i)
	case "threshold", "thresholds", "tolerance", "unauthorized", "unauthorised":
		return i + 1, 2
	case "exception", "exceptions", "error", "reject", "rejects", "rejected", "discrepancy-report", "suspense", "edit":
		// An exception report brings its own measure: each item on it calls for an answer.
		if next == "report" || next == "reports" || next == "items" || next == "listing" || next == "list" || next == "queue" ||
			next == "log" || t.word == "rejects" || t.word == "exceptions" {
			return i + 1, 2
		}
	case "longer":
		// no longer needed
		return i + 1, 2
	case "accuracy", "completeness", "validity", "correctness", "existence":
		// A quality says what to look at, not what is right.
		return i + 1, 1
	case "accurate", "complete", "valid":
		// verifies that totals are complete; but "submits accurate data" only wishes
		if a != nil && a.kind == actCheck {
			return i + 1, 1
		}
	case "authorized", "authorised":
		return i + 1, 1
	case "than":
		// by a person other than the preparer
		if next == "the" && wordAt(tokens, i-1) == "other" {
			return extendShort(tokens, i), 2
		}
	}
	return 0, 0
}

// difference reports whether w is what a check finds.
func difference(w string) bool {
	switch w {
	case "variance", "variances", "discrepancy", "discrepancies", "difference", "differences", "inaccuracies", "breaks", "mismatches",
		"duplicates", "unreconciled", "unmatched":
		return true
	}
	return false
}

// compares reports whether "to" or "with" after the verb introduces the other side of a comparison.
func compares(w string) bool {
	for _, stem := range [...]string{"compar", "reconcil", "agree", "match", "trac", "balanc", "tie", "cross", "vouch", "recalculat"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// withinObject reports whether the word at i still belongs to what the verb at at works on.
func withinObject(tokens []token, at, i int) bool {
	if i <= at || i > at+maxPhrase {
		return false
	}
	for j := at + 1; j < i; j++ {
		switch wordAt(tokens, j) {
		case "", "before", "after", "when", "by", "that", "for", "until", "prior":
			// What follows these belongs to something else: verifies totals before submission to the provider.
			return false
		}
	}
	return true
}

// quantityAt reads "at least two administrators", "over the set threshold", "above 1 %".
func quantityAt(tokens []token, i int) (to, points int) {
	for j := i + 1; j < min(len(tokens), i+5); j++ {
		w := wordAt(tokens, j)
		switch {
		case tokens[j].kind == tokenNumber || numberWord(w) != 0:
			// at least five days before
			if unit := wordAt(tokens, j+1); unitOfTime(unit) != 0 {
				return 0, 0 // a deadline, not a measure
			}
			return extendShort(tokens, i), 2
		case w == "threshold" || w == "limit" || w == "tolerance" || w == "amount" || w == "materiality":
			return j + 1, 2
		case w == "" && tokens[j].kind != tokenMark:
			return 0, 0
		}
	}
	return 0, 0
}

// extendShort ends a phrase at the next mark, conjunction or phrase of time, at most eight words on.
func extendShort(tokens []token, i int) int {
	j := i + 1
	for j < len(tokens) && j < i+9 && (tokens[j].kind == tokenWord || tokens[j].kind == tokenNumber) {
		if j > i+1 && (tokens[j].word == "and" || tokens[j].word == "before" || tokens[j].word == "within" || tokens[j].word == "each" || tokens[j].word == "every") {
			break
		}
		j++
	}
	return j
}

// readEvidence returns the phrases that say what remains for an auditor.
func readEvidence(tokens []token, acts []act) []measured {
	var found []measured
	recorded := make(map[int]bool)
	for _, a := range acts {
		if a.kind == actRecord || a.kind == actApprove && strings.HasPrefix(tokens[a.at].word, "sign") {
			found = append(found, measured{phrase{a.at, a.at + 1}, 2})
			// Not again when the nouns are read.
			recorded[a.at] = true
		}
	}
	for i := range tokens {
		if tokens[i].kind != tokenWord || recorded[i] {
			continue
		}
		if to := evidenceAt(tokens, i); to > 0 {
			found = append(found, measured{phrase{i, to}, 2})
		}
	}
	return found
}

// evidenceAt reads a noun of evidence at i and returns its end, or 0.
func evidenceAt(tokens []token, i int) int {
	prev, next := wordAt(tokens, i-1), wordAt(tokens, i+1)
	switch tokens[i].word {
	case "signed", "sign-off", "signoff", "sign-offs", "signature", "signatures", "initialed", "initialled", "ticket", "tickets",
		"minutes", "archived", "retained", "documented", "countersigned", "screenshot", "screenshots", "audit-trail", "checklist",
		"checklists", "certification", "receipt-confirmation", "logged":
		return i + 1
	case "writing", "written":
		// approves in writing
		if prev == "in" || tokens[i].word == "written" {
			return i + 1
		}
	case "form", "forms":
		// on a form; but in encrypted form
		if prev != "in" && prev != "encrypted" {
			return i + 1
		}
	case "list", "lists", "listing", "roster":
		// a list of approvers, keeps the list
		if next == "of" || prev == "the" || prev == "a" || prev == "updated" || prev == "marked-up" {
			return i + 1
		}
	case "confirmation", "acknowledgment", "acknowledgement", "copy", "copies", "memo", "workpaper", "evidence", "rationale":
		return i + 1
	}
	return 0
}
