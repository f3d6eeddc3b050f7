package cuec

import "slices"

// The defaults of a [LintPolicy]. The words of CUECs are custom, not law: no standard gives these numbers.
const (
	// DefaultThreshold is the score from which a statement counts as testable, of [MaxScore].
	DefaultThreshold = 7
	// DefaultMaxWords is the length beyond which a statement should be shortened.
	DefaultMaxWords = 60
	// DefaultMaxCUECs is the number of CUECs beyond which a register should be looked through: with so many, the
	// design rests on others, or duties are mixed in that no objective needs.
	DefaultMaxCUECs = 30
	// DefaultSimilarPercent is the share of words in common from which two controls count as the same.
	DefaultSimilarPercent = 60
)

// LintPolicy holds what practice sets differently. The zero value is the default policy: a zero number means the
// default, and a negative one switches the rule off. It is a plain value; the With methods return changed copies.
type LintPolicy struct {
	// Threshold is the least score of a testable statement, from 1 to [MaxScore]; it cannot be switched off.
	// Zero, or less, means [DefaultThreshold].
	Threshold int `json:"threshold,omitzero"`
	// Strict asks that evidence be stated. If it is off, an action that leaves evidence by its nature, such as an
	// approval or a setting, counts as evidenced.
	Strict bool `json:"strict,omitzero"`
	// MaxWords is the number of words beyond which CU17 reports. Zero means [DefaultMaxWords].
	MaxWords int `json:"maxWords,omitzero"`
	// MaxCUECs is the number of CUECs beyond which CU18 reports. Zero means [DefaultMaxCUECs].
	MaxCUECs int `json:"maxCuecs,omitzero"`
	// SimilarPercent is the similarity from which CU13 and CU20 report, from 1 to 100. Zero means
	// [DefaultSimilarPercent].
	SimilarPercent int `json:"similarPercent,omitzero"`
	// VagueWords are single words that count as vague besides those of the list, in any case.
	VagueWords []string `json:"vagueWords,omitzero"`
	// AllowedWords are words, or phrases of the list, that do not count as vague, in any case. They win over VagueWords.
	AllowedWords []string `json:"allowedWords,omitzero"`
	// Performers are names that stand for a role at the user entity, one word each, such as "aso".
	Performers []string `json:"performers,omitzero"`
	// Providers are names that stand for the service organization, one word each.
	Providers []string `json:"providers,omitzero"`
	// Acronyms are those that readers know, so that CU17 does not ask for their meaning.
	Acronyms []string `json:"acronyms,omitzero"`
}

// DefaultLintPolicy returns the default policy with its numbers written out. It judges as the zero policy does.
func DefaultLintPolicy() LintPolicy {
	return LintPolicy{Threshold: DefaultThreshold, MaxWords: DefaultMaxWords, MaxCUECs: DefaultMaxCUECs, SimilarPercent: DefaultSimilarPercent}
}

// StrictLintPolicy returns the policy of an auditor who takes nothing as understood: evidence has to be stated, the
// threshold is one higher, and more than a dozen CUECs are looked through.
func StrictLintPolicy() LintPolicy {
	p := DefaultLintPolicy()
	p.Strict = true
	p.Threshold = DefaultThreshold + 1
	p.MaxCUECs = 12
	return p
}

// WithThreshold returns a copy with another threshold.
func (p LintPolicy) WithThreshold(score int) LintPolicy {
	p.Threshold = score
	return p
}

// WithMaxWords returns a copy with another limit of words.
func (p LintPolicy) WithMaxWords(n int) LintPolicy {
	p.MaxWords = n
	return p
}

// WithVagueWords returns a copy that counts these words as vague too.
func (p LintPolicy) WithVagueWords(words ...string) LintPolicy {
	p.VagueWords = slices.Concat(p.VagueWords, words)
	return p
}

// WithAllowedWords returns a copy that does not count these words as vague.
func (p LintPolicy) WithAllowedWords(words ...string) LintPolicy {
	p.AllowedWords = slices.Concat(p.AllowedWords, words)
	return p
}

// WithPerformers returns a copy that knows these names as roles at the user entity.
func (p LintPolicy) WithPerformers(names ...string) LintPolicy {
	p.Performers = slices.Concat(p.Performers, names)
	return p
}

// WithProviders returns a copy that knows these names as the service organization.
func (p LintPolicy) WithProviders(names ...string) LintPolicy {
	p.Providers = slices.Concat(p.Providers, names)
	return p
}

// limit returns n, its default for zero, and a number that nothing reaches for a negative one. Zero cannot mean "none": it is what a
// policy has that nobody filled in.
func limit(n, standard int) int {
	switch {
	case n == 0:
		return standard
	case n < 0:
		return int(^uint(0) >> 1)
	}
	return n
}
