package cuec

import (
	"fmt"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// Likeness is counted in words, not understood: CU13 and CU20 only say where to look, as warnings.

// maxStems bounds how many different words of a control are compared. A register is compared pair by pair, so that the length of a
// control counts with the square of their number.
const maxStems = 64

// minStems is how many different words both controls must have to be compared at all: of fewer, nothing follows.
const minStems = 3

// Similarity returns how much of the content two controls share, from 0 to 100: twice the number of words in common
// divided by the number of words of both (the Dice coefficient), in whole per cent, rounded down. Words that name
// nothing, names of parties and vague words do not count, verbs count in their base form, plurals as singulars, each
// word once, and of a long control the first 64.
func Similarity(a, b string) int { return similarity(stems(a), stems(b)) }

// similarity compares two sorted lists of different words.
func similarity(a, b []string) int {
	// Two short statements are alike by chance.
	if len(a) < minStems || len(b) < minStems {
		return 0
	}
	// Both lists are sorted, so one pass finds what they share.
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			common, i, j = common+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return 200 * common / (len(a) + len(b))
}

// stems returns the different words of a control that carry its content, sorted.
func stems(text string) []string {
	seen := make(map[string]bool)
	list := []string{}
	for _, t := range tokenize(text) {
		if len(list) == maxStems {
			break
		}
		if t.kind != tokenWord && t.kind != tokenNumber || functionWord(t.word) || vagueWord(t.word) != 0 || partyOf(t.word) != 0 || t.word == "service" {
			continue
		}
		w := stem(t.word)
		if !seen[w] {
			seen[w] = true
			list = append(list, w)
		}
	}
	slices.Sort(list)
	return list
}

// stem returns what the forms of a word have in common: it cuts the endings of English verbs and plurals.
func stem(w string) string {
	// The longest ending that leaves four letters goes: reconciliations and reconciling, approvals and approves.
	for _, ending := range [...]string{"ations", "ation", "ings", "ing", "als", "al", "ies", "ied", "ees", "es", "ed", "s", "y", "e"} {
		if n := len(w) - len(ending); n >= 4 && w[n:] == ending {
			return w[:n]
		}
	}
	return w
}

// findSimilar is CU13 and CU20: what the service organization does itself, and what stands in the register twice.
func (r *Register) findSimilar(m *controls.Matrix, p *LintPolicy, cuecs, csocs []StatementLint) {
	least := limit(p.SimilarPercent, DefaultSimilarPercent)
	if least > 100 {
		return
	}
	// Each text is cut up once.
	own := make([][]string, len(m.Controls))
	for i := range m.Controls {
		own[i] = stems(m.Controls[i].Text)
	}
	words := make([][]string, 0, len(r.CUECs)+len(r.CSOCs))
	for i := range r.CUECs {
		words = append(words, stems(r.CUECs[i].Statement))
	}
	for i := range r.CSOCs {
		words = append(words, stems(r.CSOCs[i].Statement))
	}
	at := func(i int) *StatementLint {
		if i < len(cuecs) {
			return &cuecs[i]
		}
		return &csocs[i-len(cuecs)]
	}
	for i := range words {
		best, score := "", least-1
		for j := range own {
			// Of equals the one with the least id counts, so that the order of the matrix does not show.
			if s := similarity(words[i], own[j]); s > score || s == score && s >= least && string(m.Controls[j].ID) < best {
				best, score = string(m.Controls[j].ID), s
			}
		}
		if score >= least {
			at(i).Findings = append(at(i).Findings, Finding{Rule: RuleDuplicate, Severity: soc1.SeverityWarning,
				Message:    fmt.Sprintf("it is %d %% the same as the service organization's control %s", score, quote(best)),
				Suggestion: "say what the user entity does beyond that control, or drop it: one duty belongs to one side"})
		}
	}
	r.findRepeated(least, words, at)
}

// findRepeated is CU20. Both of a pair are reported, each without the other's place, which may change.
func (r *Register) findRepeated(least int, words [][]string, at func(int) *StatementLint) {
	id := func(i int) string {
		if i < len(r.CUECs) {
			return string(r.CUECs[i].ID)
		}
		return string(r.CSOCs[i-len(r.CUECs)].ID)
	}
	for i := range words {
		best, score := "", least-1
		for j := range words {
			// A CUEC is compared with CUECs, a CSOC with CSOCs.
			if i == j || (i < len(r.CUECs)) != (j < len(r.CUECs)) {
				continue
			}
			if s := similarity(words[i], words[j]); s > score || s == score && s >= least && id(j) < best {
				best, score = id(j), s
			}
		}
		// Many controls of one register speak of the same things; only near copies are meant.
		if score >= max(least, 80) {
			at(i).Findings = append(at(i).Findings, Finding{Rule: RuleRepeated, Severity: soc1.SeverityWarning,
				Message:    fmt.Sprintf("it is %d %% the same as %s", score, quote(best)),
				Suggestion: "keep one of the two, mapped to the objectives of both"})
		}
	}
}
