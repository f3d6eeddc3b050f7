package cuec

import "strings"

// A word is here because two careful readers would draw the line in different places. Words of law and finance that sound alike
// stay out, whatever they mean elsewhere: qualified plans, guaranteed loans and due diligence files are terms.

// vagueKind says what a vague word leaves open. Zero is a word that is not vague.
type vagueKind uint8

const (
	vagueTime    vagueKind = iota + 1 // when, or how often
	vagueQuality                      // how well
	vagueDuty                         // that something is done, without saying what
	vagueScope                        // which ones
	vagueEvent                        // what counts as the event
)

// vagueWord returns what a single word leaves open. No word here may be part of a phrase of [vaguePhrase], so that a
// further vague word in the middle of a phrase hides neither.
func vagueWord(w string) vagueKind {
	switch w {
	case "timely", "promptly", "prompt", "periodic", "periodically", "regularly", "regular", "often", "frequently", "frequent",
		"routinely", "occasionally", "occasional", "continually", "continuously", "ongoing", "quickly", "expeditiously",
		"swiftly", "speedily", "ad-hoc", "as-needed", "intermittently", "sporadically", "expeditious", "sometimes", "eventually", "shortly", "rapidly":
		// An auditor cannot tell late from in time.
		return vagueTime
	case "appropriate", "appropriately", "adequate", "adequately", "proper", "properly", "sufficient", "sufficiently",
		"reasonable", "reasonably", "effective", "effectively", "efficiently", "suitable", "suitably", "satisfactory",
		"satisfactorily", "strong", "strongly", "robust", "sound", "securely", "safe", "safely", "acceptable", "correctly",
		"careful", "carefully", "thoroughly", "diligently", "diligent", "optimal", "meaningful", "judicious", "prudent",
		"comprehensive", "rigorous", "high-quality", "well-controlled", "responsibly", "appropriateness", "adequacy", "inappropriate", "unreasonable",
		"reasonableness", "suitability", "good", "best-practice", "state-of-the-art", "industry-standard", "conscientiously", "closely", "faithfully",
		"competent", "accurately", "completely", "vigilant", "prudently", "judiciously", "sensible", "wisely", "meticulously",
		"fit-for-purpose":
		// Anything passes, or nothing does.
		return vagueQuality
	case "ensure", "ensures", "ensured", "ensuring", "assure", "assures", "assuring", "responsible", "responsibility",
		"strive", "strives", "endeavor", "endeavors", "endeavour", "endeavours",
		"encouraged", "accountable", "accountability", "responsibilities", "aim", "aims", "assured":
		// A result is promised; the act is left out.
		return vagueDuty
	case "various", "etc", "miscellaneous", "sundry", "relevant", "generally", "usually", "normally", "typically", "mostly",
		"pertinent", "significant", "substantially", "predominantly", "numerous", "several", "many":
		// The population is open.
		return vagueScope
	case "suspected", "suspicious", "potential", "anomalies", "anomaly", "anomalous", "unexpected", "unusual", "unforeseen", "irregularities", "irregularity", "oddities", "believe", "believes", "believed", "suspect", "suspects",
		"suspicion", "suspicions", "perceived", "questionable":
		// Opinions differ on whether it happened.
		return vagueEvent
	}
	return 0
}

// vaguePhrase returns the beginnings that make a vague phrase of a last word, joined by "|", and what they leave
// open. No phrase holds another one, and none ends as another one begins.
func vaguePhrase(last string) (beginnings string, kind vagueKind) {
	switch last {
	case "needed", "necessary", "required", "warranted", "deemed":
		return "as|when|if|where|whenever|wherever", vagueTime
	case "applicable":
		return "as|when|if|where|whenever|wherever", vagueScope
	case "possible", "practicable", "feasible":
		return "as soon as|if|when|where|wherever|as far as", vagueTime
	case "time":
		return "from time to", vagueTime
	case "course":
		return "in due", vagueTime
	case "delay":
		return "without undue|without", vagueTime
	case "arise", "arises", "occur", "occurs":
		return "as they|as it|as changes|as issues|as these|if they|when they", vagueTime
	case "hoc":
		return "ad", vagueTime
	case "practices", "practice":
		return "best", vagueQuality
	case "standards":
		return "industry", vagueQuality
	case "efforts":
		return "best", vagueQuality
	case "care", "diligence":
		return "due", vagueQuality
	case "sure":
		return "make|makes|making|made", vagueDuty
	case "certain":
		return "make|makes|making|made", vagueDuty
	case "forth":
		return "and so", vagueScope
	}
	return "", 0
}

// vagueHit is a vague word or phrase in the text.
type vagueHit struct {
	span Span
	kind vagueKind
}

// setVagueAside splits the tokens into those that carry the statement and the vague words. What is kept is the same
// with and without the vague words, which is why one more of them can only cost: nothing is read from them. Tokens
// without vague words come back as they are.
func setVagueAside(tokens []token, words *wordSet) (kept []token, hits []vagueHit) {
	own := false // whether kept has an array of its own
	for i, t := range tokens {
		// How many words go: none, this one, or this one and those of a phrase before it.
		cut, kind := 0, vagueKind(0)
		if t.kind == tokenWord {
			if kind = words.vague(t.word); kind != 0 {
				cut = 1
			} else {
				cut, kind = words.phraseEnding(kept, t.word)
			}
		}
		switch {
		case cut == 0 && own:
			kept = append(kept, t)
			continue
		case cut == 0:
			kept = tokens[:i+1]
			continue
		case !own:
			// The first cut needs an array of its own: the tokens belong to the caller.
			kept, own = append(make([]token, 0, len(tokens)), kept...), true
		}
		// A phrase may have been pulled apart by another vague word; its span covers both.
		span := Span{t.start, t.end}
		if cut > 1 {
			span.Start = kept[len(kept)-cut+1].start
			kept = kept[:len(kept)-cut+1]
		}
		hits = append(hits, vagueHit{span, kind})
	}
	return kept, hits
}

// phraseEnding returns how many words the vague phrase has that last ends after what was kept, and what it leaves open,
// or zeros.
func (s *wordSet) phraseEnding(kept []token, last string) (words int, kind vagueKind) {
	beginnings, kind := vaguePhrase(last)
	for beginnings != "" {
		var first string
		first, beginnings, _ = strings.Cut(beginnings, "|")
		if n := endsWith(kept, first); n > 0 && !s.allowed[first+" "+last] {
			return n + 1, kind
		}
	}
	return 0, 0
}

// endsWith returns how many tokens the words of phrase take up at the end of tokens, or 0 if they are not there.
func endsWith(tokens []token, phrase string) int {
	n := 0
	for rest := phrase; rest != ""; n++ {
		word := rest
		if i := strings.LastIndexByte(rest, ' '); i >= 0 {
			rest, word = rest[:i], rest[i+1:]
		} else {
			rest = ""
		}
		if n >= len(tokens) || tokens[len(tokens)-1-n].kind != tokenWord || tokens[len(tokens)-1-n].word != word {
			return 0
		}
	}
	return n
}

// wordSet holds the words that a policy adds to the lists and takes from them. It is built once for each call.
type wordSet struct {
	added, allowed map[string]bool
	performers     map[string]bool
	providers      map[string]bool
	acronyms       map[string]bool
}

// newWordSet reads the words of p in lower case.
func newWordSet(p *LintPolicy) *wordSet {
	set := func(words []string) map[string]bool {
		if len(words) == 0 {
			return nil
		}
		m := make(map[string]bool, len(words))
		for _, w := range words {
			m[lowerASCII(strings.TrimSpace(w))] = true
		}
		return m
	}
	return &wordSet{added: set(p.VagueWords), allowed: set(p.AllowedWords), performers: set(p.Performers), providers: set(p.Providers), acronyms: set(p.Acronyms)}
}

// vague returns what w leaves open, under the policy.
func (s *wordSet) vague(w string) vagueKind {
	kind := vagueWord(w)
	if kind == 0 && s.added[w] {
		kind = vagueQuality
	}
	if s.allowed[w] {
		return 0
	}
	return kind
}
