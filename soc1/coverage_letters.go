package soc1

import (
	"cmp"
	"iter"
	"slices"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// BridgeCheck is what was made of a bridge letter.
type BridgeCheck struct {
	// Letter is the letter checked.
	Letter BridgeLetterID `json:"letter"`
	// Accepted says whether the letter makes days represented.
	Accepted bool `json:"accepted"`
	// Represents holds the days that an accepted letter speaks about, after the report's window and not
	// after its own date. It is the zero Period for a refused letter.
	Represents Period `json:"represents,omitzero"`
	// Findings are the reasons against the letter, in the order of their constants.
	Findings []BridgeFinding `json:"findings,omitzero"`
}

// BridgeFinding is something to hold against a bridge letter. Each constant says whether it refuses the
// letter, shortens it, or weakens it: a weakened letter represents its days but does not answer a gap.
type BridgeFinding uint8

const (
	_ BridgeFinding = iota
	// BridgeBaseType1 refuses: the report is a Type 1 and has no operating evidence to continue.
	BridgeBaseType1
	// BridgeBaseUnusable refuses: the report's opinion is adverse or disclaimed, or the policy takes
	// nothing from it.
	BridgeBaseUnusable
	// BridgeBaseNotIssued refuses: the report is not issued yet.
	BridgeBaseNotIssued
	// BridgeBaseOtherSystem refuses: the report is about another system.
	BridgeBaseOtherSystem
	// BridgeWrongIssuer refuses: the letter is neither from management nor an accepted letter of the
	// service auditor about further tests.
	BridgeWrongIssuer
	// BridgeNotReceived refuses: the letter is dated after the day on which the question is asked, or
	// has no date while that day is given.
	BridgeNotReceived
	// BridgeDetached refuses: the letter begins neither on the day after the window nor, in a chain, on
	// the day after the letter that it follows.
	BridgeDetached
	// BridgeChained refuses: the letter follows another letter and the policy has no chains.
	BridgeChained
	// BridgeChainBroken refuses: the letter that it follows is itself refused or continues another report.
	BridgeChainBroken
	// BridgeInsideWindow refuses: the letter speaks about no day after the window.
	BridgeInsideWindow
	// BridgeDatedTooEarly refuses: the letter is dated before its first day.
	BridgeDatedTooEarly
	// BridgeIncomplete refuses if the policy asks for complete letters, and is a note if not: a part of
	// the usual contents or the date is missing.
	BridgeIncomplete
	// BridgeOverlapsWindow shortens: the letter begins inside the window, whose days are tested.
	BridgeOverlapsWindow
	// BridgeDatedBeforeEnd shortens: the letter covers only to its date.
	BridgeDatedBeforeEnd
	// BridgeTooLong weakens: from the window to the letter's last needed day are more months than the
	// policy lets letters bridge.
	BridgeTooLong
	// BridgeMaterialChange weakens: there was a material change in the letter's period.
	BridgeMaterialChange
	// BridgeControlFailure weakens: a control failed significantly in the letter's period.
	BridgeControlFailure
)

func (f BridgeFinding) name() string {
	switch f {
	case BridgeBaseType1:
		return "base-type-1"
	case BridgeBaseUnusable:
		return "base-unusable"
	case BridgeBaseNotIssued:
		return "base-not-issued"
	case BridgeBaseOtherSystem:
		return "base-other-system"
	case BridgeWrongIssuer:
		return "wrong-issuer"
	case BridgeNotReceived:
		return "not-received"
	case BridgeDetached:
		return "detached"
	case BridgeChained:
		return "chained"
	case BridgeChainBroken:
		return "chain-broken"
	case BridgeInsideWindow:
		return "inside-window"
	case BridgeDatedTooEarly:
		return "dated-too-early"
	case BridgeIncomplete:
		return "incomplete"
	case BridgeOverlapsWindow:
		return "overlaps-window"
	case BridgeDatedBeforeEnd:
		return "dated-before-end"
	case BridgeTooLong:
		return "too-long"
	case BridgeMaterialChange:
		return "material-change"
	case BridgeControlFailure:
		return "control-failure"
	}
	return ""
}

// BridgeFindings walks the findings in the order of their constants.
func BridgeFindings() iter.Seq[BridgeFinding] { return enum.All(BridgeFinding.name) }

// IsValid reports whether f is one of the findings.
func (f BridgeFinding) IsValid() bool { return f.name() != "" }

// String returns the wire name, or BridgeFinding(n) for a value that has none.
func (f BridgeFinding) String() string { return enum.String(f, BridgeFinding.name) }

// MarshalText returns the wire name, or an error if f is not valid.
func (f BridgeFinding) MarshalText() ([]byte, error) { return enum.Marshal(f, BridgeFinding.name) }

// UnmarshalText sets f to the finding with the wire name text.
func (f *BridgeFinding) UnmarshalText(text []byte) error {
	return enum.Unmarshal(f, text, BridgeFinding.name)
}

// letterState is what can be said of a letter without knowing the fiscal year.
type letterState struct {
	check BridgeCheck
	// base is the position of the letter's report.
	base int32
	// says is the last day that the letter speaks about, be it accepted or not, and limit the last that
	// letters on its report may bridge. The letter of a Type 1 report has no limit.
	says, limit int32
	// findings and findingsTooLong are the findings without and with that of a letter that is too long.
	findings, findingsTooLong []BridgeFinding
}

// maxBridgeFindings is more than the number of findings that one letter can have.
const maxBridgeFindings = int(BridgeControlFailure)

// checkLetters judges every letter, in the order of the request. A letter in a chain is judged after the
// one that it follows; validation has ruled out cycles.
func (a *CoverageAssessor) checkLetters() {
	a.letters = resized(a.letters, len(a.req.Letters))
	// With room for every finding the list never moves, so its parts stay valid.
	a.findings = slices.Grow(a.findings[:0], 2*maxBridgeFindings*len(a.req.Letters))
	for i := range a.req.Letters {
		a.letters[i].base = int32(a.req.reportIndex(a.req.Letters[i].Report))
	}
	for i := range a.req.Letters {
		if a.req.Letters[i].Follows == "" {
			a.checkLetter(i)
		}
	}
	pending := a.work.heap[:0]
	for i := range a.req.Letters {
		for at := i; a.letters[at].check.Letter == ""; at = a.req.letterIndex(a.req.Letters[at].Follows) {
			pending = append(pending, int32(at))
		}
		for len(pending) > 0 {
			last := pending[len(pending)-1]
			pending = pending[:len(pending)-1]
			a.checkLetter(int(last))
		}
	}
	a.work.heap = pending
}

// checkLetter judges one letter; the letter that it follows is judged already.
func (a *CoverageAssessor) checkLetter(i int) {
	l, state := &a.req.Letters[i], &a.letters[i]
	base, from := &a.req.Reports[state.base], len(a.findings)
	note := func(when bool, f BridgeFinding) {
		if when {
			a.findings = append(a.findings, f)
		}
	}
	use := a.uses[state.base]
	note(use == ReportType1, BridgeBaseType1)
	note(use == ReportUnusable, BridgeBaseUnusable)
	note(use == ReportNotIssued, BridgeBaseNotIssued)
	note(use == ReportOtherSystem, BridgeBaseOtherSystem)
	note(!a.policy.acceptsIssuer(l), BridgeWrongIssuer)
	note(a.req.KnownAt.IsValid() && (!l.Dated.IsValid() || l.Dated.After(a.req.KnownAt)), BridgeNotReceived)

	// A Type 1 report has no window, so nothing can be said about how the letter fits to it.
	says, accepted := l.Period, len(a.findings) == from
	state.limit = maxDay
	if base.Type == Type2 {
		first := base.Period.End.n + 1
		state.limit = int32(addMonths(int(base.Period.End.n)+1, a.policy.MaxBridgeMonths)) - 1
		if says.Start.n > first {
			a.checkChain(l, note)
		}
		note(says.End.n < first, BridgeInsideWindow)
		overlap := says.Start.n < first && says.End.n >= first
		if overlap {
			says.Start = Date{first}
		}
		note(l.Dated.IsValid() && l.Dated.n < says.Start.n, BridgeDatedTooEarly)
		incomplete := !l.Dated.IsValid() || !l.Contents.Complete()
		note(incomplete && a.policy.CompleteLetters, BridgeIncomplete)
		accepted = len(a.findings) == from
		note(incomplete && !a.policy.CompleteLetters, BridgeIncomplete)
		note(overlap, BridgeOverlapsWindow)
	}
	if l.Dated.IsValid() && l.Dated.n < says.End.n && l.Dated.n >= says.Start.n {
		says.End = l.Dated
		note(true, BridgeDatedBeforeEnd)
	}
	before := len(a.findings)
	note(l.MaterialChange, BridgeMaterialChange)
	note(l.ControlFailure, BridgeControlFailure)
	state.findings = tail(a.findings, from)
	// Findings come in the order of their constants, so the one that depends on the year goes in between.
	again := len(a.findings)
	a.findings = append(a.findings, a.findings[from:before]...)
	a.findings = append(a.findings, BridgeTooLong)
	a.findings = append(a.findings, a.findings[before:again]...)
	state.findingsTooLong = tail(a.findings, again)
	state.says = says.End.n
	state.check = BridgeCheck{Letter: l.ID, Accepted: accepted}
	if accepted {
		state.check.Represents = says
	}
}

// checkChain judges a letter that does not begin right after the window. A chain is weak evidence: each letter
// rests on the one before, and only the first on a report.
func (a *CoverageAssessor) checkChain(l *BridgeLetter, note func(bool, BridgeFinding)) {
	prev := a.req.letterIndex(l.Follows)
	if l.Follows == "" || prev < 0 {
		note(true, BridgeDetached)
		return
	}
	before := &a.req.Letters[prev]
	note(l.Period.Start.n > before.Period.End.n+1, BridgeDetached)
	note(!a.policy.ChainLetters, BridgeChained)
	note(!a.letters[prev].check.Accepted || before.Report != l.Report, BridgeChainBroken)
}

// reachesTooFar reports whether the needed days among those up to last, on which the letter at a position
// speaks, are more months after the window than letters may bridge.
func (a *CoverageAssessor) reachesTooFar(letter, last int32) bool {
	return min(last, a.need.End.n) > a.letters[letter].limit
}

// acceptsIssuer reports whether the policy listens to who signed the letter. The service auditor attests to
// nothing after the window and is heard only about tests that were performed.
func (p *CoveragePolicy) acceptsIssuer(l *BridgeLetter) bool {
	switch l.Issuer {
	case IssuedByManagement:
		return true
	case IssuedByServiceAuditor:
		return p.AuditorFollowUp && l.FollowUpTests
	}
	return false
}

// letterSpans collects the days of the accepted letters and, apart from them, of all letters as they are
// stated; both sorted.
func (a *CoverageAssessor) letterSpans() {
	a.accepted, a.claimed, a.changed = a.accepted[:0], a.claimed[:0], a.changed[:0]
	for i := range a.letters {
		a.claimed = append(a.claimed, spanOf(a.req.Letters[i].Period, i))
		if a.letters[i].check.Accepted {
			a.accepted = append(a.accepted, spanOf(a.letters[i].check.Represents, i))
		}
	}
	order := func(x, y span) int {
		return cmp.Or(compareSpans(x, y), cmp.Compare(a.req.Letters[x.src].ID, a.req.Letters[y.src].ID))
	}
	slices.SortFunc(a.accepted, order)
	slices.SortFunc(a.claimed, order)
	for _, s := range a.claimed {
		if l := &a.req.Letters[s.src]; l.MaterialChange || l.ControlFailure {
			a.changed = append(a.changed, s)
		}
	}
}
