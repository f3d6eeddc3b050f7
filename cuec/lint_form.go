package cuec

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// Limits of what is repeated of a statement, so that hostile input does not come back many times over.
const (
	maxQuote         = 80  // bytes of a statement in one message
	maxDraft         = 600 // bytes of a statement that is drafted anew
	maxVagueFindings = 40
	maxAcronyms      = 5
)

// These rules cost no points: a statement may be long, unexplained or far from the accounts and still be testable.

// criticizeForm is CU14, CU15 and CU17.
func (r *reading) criticizeForm(add func(Finding), p *LintPolicy) {
	// One finding is enough, however often the word comes.
	for i, t := range r.tokens {
		if t.kind == tokenWord && t.word == "should" && wordAt(r.tokens, i+1) != "" {
			add(Finding{Rule: RuleDeclarative, Severity: soc1.SeverityWarning, Span: Span{t.start, t.end}, Message: "\"should\" asks for a control instead of stating one", Suggestion: "state it as a fact in the present tense"})
			break
		}
	}
	// A subject far from the accounts, and nothing near them in the whole statement.
	topic, relevant := -1, false
	for i, t := range r.all {
		if t.kind != tokenWord {
			continue
		}
		if topic < 0 && offTopic(t.word) {
			topic = i
		}
		relevant = relevant || financial(t.word)
	}
	if topic >= 0 && !relevant {
		t := r.all[topic]
		add(Finding{Rule: RuleRelevance, Severity: soc1.SeverityWarning, Span: Span{t.start, t.end}, Message: quote(clip(r.text[t.start:t.end], maxQuote)) + " has no link to the financial statements", Suggestion: "name the assertion or the account that needs it, or move it to the responsibilities"})
	}
	// Words and numbers count; marks do not.
	count := 0
	for _, t := range r.all {
		if t.kind == tokenWord || t.kind == tokenNumber {
			count++
		}
	}
	if most := limit(p.MaxWords, DefaultMaxWords); count > most {
		add(Finding{Rule: RuleLength, Severity: soc1.SeverityAdvice, Message: fmt.Sprintf("the statement has %d words, more than %d", count, most), Suggestion: "split it, or leave out what is explanation"})
	}
	r.criticizeAcronyms(add)
}

// criticizeAcronyms is the other half of CU17.
func (r *reading) criticizeAcronyms(add func(Finding)) {
	if !strings.ContainsFunc(clip(r.text, maxDraft), func(c rune) bool { return c >= 'a' && c <= 'z' }) {
		return // a statement all in capitals: nothing tells an acronym from a word
	}
	var seen []string
	for i, t := range r.all {
		w := r.text[t.start:t.end]
		if t.kind != tokenWord || !acronym(w) || knownAcronym(w) || r.words.acronyms[t.word] || r.words.performers[t.word] || r.words.providers[t.word] {
			continue
		}
		// time and attendance (T&A), T&A (time and attendance)
		bracket := func(j int, mark string) bool { return j >= 0 && j < len(r.all) && r.all[j].word == mark }
		if bracket(i-1, "(") || bracket(i+1, "(") {
			seen = append(seen, w) // spelled out next to it
			continue
		}
		known := false
		for _, s := range seen {
			known = known || s == w
		}
		if known || len(seen) >= maxAcronyms {
			continue
		}
		seen = append(seen, w)
		add(Finding{Rule: RuleLength, Severity: soc1.SeverityAdvice, Span: Span{t.start, t.end}, Message: quote(w) + " is not explained", Suggestion: "spell it out where it first appears"})
	}
}

// acronym reports whether w consists of two to six capital letters.
func acronym(w string) bool {
	if len(w) < 2 || len(w) > 6 {
		return false
	}
	for i := 0; i < len(w); i++ {
		if (w[i] < 'A' || w[i] > 'Z') && w[i] != '&' {
			return false
		}
	}
	return true
}

// knownAcronym reports whether every reader of such reports knows w.
func knownAcronym(w string) bool {
	switch w {
	case "HR", "GL", "IT", "ID", "SOC", "MFA", "VPN", "CFO", "CEO", "CIO", "PIN", "URL", "IP", "API", "PDF", "CSV", "XML", "US", "UK", "EU", "TLS", "SFTP",
		"SSO", "PO", "AP", "AR", "FTP", "ERP", "NAV", "ACH", "IRS", "SOX", "FTE", "OK", "AND", "OR", "NOT", "ALL":
		return true
	}
	return false
}

// clip cuts s to at most n bytes at the border of a word or at least of a rune, and marks the cut.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	// Back to where a rune begins, then to where a word ends.
	cut := n
	for cut > 0 && s[cut]&0xc0 == 0x80 {
		cut--
	}
	if i := strings.LastIndexByte(s[:cut], ' '); i > 0 {
		cut = i
	}
	return s[:cut] + "..."
}

// quote puts s in quotation marks without changing it, other than that line ends become spaces.
func quote(s string) string {
	return "\"" + strings.ToValidUTF8(strings.Map(func(c rune) rune {
		if c < ' ' {
			return ' '
		}
		return c
	}, clip(s, maxQuote)), "?") + "\""
}

// textOf returns the words of a phrase as they stand in the text.
func (r *reading) textOf(p phrase) string {
	s := spanOf(r.tokens, p)
	return r.text[s.Start:s.End]
}

// actSpan returns the span of the chosen act, or the zero span.
func (r *reading) actSpan() Span {
	if r.chosen < 0 {
		return Span{}
	}
	return spanOf(r.tokens, phrase{r.acts[r.chosen].at, r.acts[r.chosen].at + 1})
}

// actText returns the chosen verb.
func (r *reading) actText() string {
	s := r.actSpan()
	return r.text[s.Start:s.End]
}

// theObject names the object for a suggestion.
func (r *reading) theObject() string {
	if r.object.empty() {
		return "the object"
	}
	return quote(r.textOf(r.object))
}
