package cuec

import "strings"

// Evidence is what an auditor can ask for afterwards. A noun of evidence counts wherever it stands, because whoever reviews a signed form
// has a form to show; a verb of record counts only as an act.

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
		"checklists", "certification", "receipt-confirmation", "logged", "initials", "stamped", "notarised", "notarized", "worksheet", "worksheets",
		"logbook", "sign-out", "work-paper", "call-back", "receipts", "affidavit", "affidavits":
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
	case "confirmation", "acknowledgment", "acknowledgement", "copy", "copies", "memo", "workpaper", "workpapers", "evidence", "rationale", "letter",
		"memorandum", "email", "e-mail":
		return i + 1
	}
	return 0
}
