package cuec

import "github.com/seed-9947fa86/attest/soc1"

// Span is a part of a statement in bytes, from Start to before End. Both are borders of runes. The zero span means
// the statement as a whole, or something that is not there.
type Span struct {
	// Start is the offset of the first byte.
	Start int `json:"start"`
	// End is the offset after the last byte.
	End int `json:"end"`
}

// Element is a part of a statement that was found in its words.
type Element struct {
	// Part says which part it is.
	Part Part `json:"part"`
	// Span is where it stands.
	Span Span `json:"span"`
	// Inherent marks evidence, or a criterion, that no words state but that the action has by its nature. The span is
	// then that of the action.
	Inherent bool `json:"inherent,omitzero"`
}

// Finding is a rule that a statement breaks.
type Finding struct {
	// Rule is the rule.
	Rule Rule `json:"rule"`
	// Severity says how much it weighs.
	Severity soc1.Severity `json:"severity"`
	// Span is where the fault stands. The zero span means that something is missing.
	Span Span `json:"span,omitzero"`
	// Missing is the part that the statement lacks, or zero.
	Missing Part `json:"missing,omitzero"`
	// Message says what is wrong, in one sentence without a full stop.
	Message string `json:"message"`
	// Suggestion says what to write instead, in one sentence without a full stop.
	Suggestion string `json:"suggestion"`
}

// Points are the points that one aspect of a statement earned or lost.
type Points struct {
	// Rule is the rule that the aspect belongs to.
	Rule Rule `json:"rule"`
	// Points is how many, negative for what was taken away.
	Points int `json:"points"`
}

// StatementLint is what the lint found in one statement.
type StatementLint struct {
	// Path is a JSON Pointer to the control, relative to the register. It is empty for a statement judged alone.
	Path string `json:"path,omitzero"`
	// Testable reports whether an auditor could test the control from its words.
	Testable bool `json:"testable"`
	// Score is the sum of Grounds, never below zero, of at most [MaxScore].
	Score int `json:"score"`
	// Threshold is the score that was asked for.
	Threshold int `json:"threshold"`
	// Grounds are the points earned and lost, by rule.
	Grounds []Points `json:"grounds,omitzero"`
	// Refused are the rules that make a statement untestable whatever its score: it is no control of the one it is
	// asked of, or no control at all.
	Refused []Rule `json:"refused,omitzero"`
	// Elements are the parts found, by part and place.
	Elements []Element `json:"elements,omitzero"`
	// Findings are the rules broken, by rule and place.
	Findings []Finding `json:"findings,omitzero"`
	// Draft is the statement with the gaps marked in brackets, to be filled in. It is empty when nothing is missing, or
	// when the statement is too long to repeat.
	Draft string `json:"draft,omitzero"`
}

// Has reports whether a finding of the rule is among those of l.
func (l *StatementLint) Has(rule Rule) bool {
	for i := range l.Findings {
		if l.Findings[i].Rule == rule {
			return true
		}
	}
	return false
}

// Worst returns the heaviest severity among the findings, or zero when there is none.
func (l *StatementLint) Worst() soc1.Severity {
	worst := soc1.Severity(0)
	for i := range l.Findings {
		worst = max(worst, l.Findings[i].Severity)
	}
	return worst
}

// Lint judges the wording of a CUEC. It is a pure function of its arguments that reads English, takes any text, and
// needs time in proportion to the text's length. The rules that need the register and the matrix (CU07, CU13, CU16,
// CU18 to CU20) are those of [Register.Lint].
func Lint(text string, p LintPolicy) StatementLint {
	return lintStatement(text, &p, newWordSet(&p), false)
}

// LintCSOC judges the wording of a CSOC as [Lint] does, with a subservice organization as the one who performs it.
func LintCSOC(text string, p LintPolicy) StatementLint {
	return lintStatement(text, &p, newWordSet(&p), true)
}

// lintStatement reads, scores and criticizes a statement.
func lintStatement(text string, p *LintPolicy, words *wordSet, subservice bool) StatementLint {
	r := readStatement(text, words, p.Strict, subservice)
	l := StatementLint{Threshold: DefaultThreshold}
	if p.Threshold > 0 {
		l.Threshold = p.Threshold
	}
	r.score(&l)
	l.Elements = r.elements()
	l.Findings = r.criticize(p)
	l.Draft = r.draft()
	return l
}
