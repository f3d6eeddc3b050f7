package soc1

import (
	"iter"
	"slices"
	"strings"

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

// checkLetters judges every letter, in the order of the request. A letter in a chain is judged after the
// one that it follows; validation has ruled out cycles.
func (r *coverageRun) checkLetters() []BridgeCheck {
	if len(r.req.Letters) == 0 {
		return nil
	}
	checks := make([]BridgeCheck, len(r.req.Letters))
	r.bases = make([]int32, len(r.req.Letters))
	for i := range r.req.Letters {
		r.bases[i] = int32(r.req.reportIndex(r.req.Letters[i].Report))
	}
	var pending []int
	for i := range r.req.Letters {
		if r.req.Letters[i].Follows == "" {
			checks[i] = r.checkLetter(i, checks)
		}
	}
	for i := range r.req.Letters {
		for at := i; checks[at].Letter == ""; at = r.req.letterIndex(r.req.Letters[at].Follows) {
			pending = append(pending, at)
		}
		for len(pending) > 0 {
			last := pending[len(pending)-1]
			pending = pending[:len(pending)-1]
			checks[last] = r.checkLetter(last, checks)
		}
	}
	return checks
}

// checkLetter judges one letter; checks already holds the letter that it follows.
func (r *coverageRun) checkLetter(i int, checks []BridgeCheck) BridgeCheck {
	l := &r.req.Letters[i]
	at := r.bases[i]
	base := &r.req.Reports[at]
	c := BridgeCheck{Letter: l.ID}
	refused := false
	refuse := func(when bool, f BridgeFinding) {
		if when {
			c.Findings = append(c.Findings, f)
			refused = true
		}
	}
	note := func(when bool, f BridgeFinding) {
		if when {
			c.Findings = append(c.Findings, f)
		}
	}
	use := r.uses[at]
	refuse(use == ReportType1, BridgeBaseType1)
	refuse(use == ReportUnusable, BridgeBaseUnusable)
	refuse(use == ReportNotIssued, BridgeBaseNotIssued)
	refuse(use == ReportOtherSystem, BridgeBaseOtherSystem)
	refuse(!r.policy.acceptsIssuer(l), BridgeWrongIssuer)
	refuse(r.req.KnownAt.IsValid() && (!l.Dated.IsValid() || l.Dated.After(r.req.KnownAt)), BridgeNotReceived)

	// A Type 1 report has no window, so nothing can be said about how the letter fits to it.
	says := l.Period
	if base.Type == Type2 {
		first := base.Period.End.n + 1
		if says.Start.n > first {
			r.checkChain(l, checks, refuse)
		}
		refuse(says.End.n < first, BridgeInsideWindow)
		overlap := says.Start.n < first && says.End.n >= first
		if overlap {
			says.Start = Date{first}
		}
		refuse(l.Dated.IsValid() && l.Dated.n < says.Start.n, BridgeDatedTooEarly)
		incomplete := !l.Dated.IsValid() || !l.Contents.Complete()
		if r.policy.CompleteLetters {
			refuse(incomplete, BridgeIncomplete)
		} else {
			note(incomplete, BridgeIncomplete)
		}
		note(overlap, BridgeOverlapsWindow)
	}
	if l.Dated.IsValid() && l.Dated.n < says.End.n && l.Dated.n >= says.Start.n {
		says.End = l.Dated
		note(true, BridgeDatedBeforeEnd)
	}
	note(base.Type == Type2 && r.letterTooLong(base.Period.End, says.End), BridgeTooLong)
	note(l.MaterialChange, BridgeMaterialChange)
	note(l.ControlFailure, BridgeControlFailure)
	if !refused {
		c.Accepted, c.Represents = true, says
	}
	return c
}

// checkChain judges a letter that does not begin right after the window. A chain is weak evidence: each letter
// rests on the one before, and only the first on a report.
func (r *coverageRun) checkChain(l *BridgeLetter, checks []BridgeCheck, refuse func(bool, BridgeFinding)) {
	prev := r.req.letterIndex(l.Follows)
	if l.Follows == "" || prev < 0 {
		refuse(true, BridgeDetached)
		return
	}
	before := &r.req.Letters[prev]
	refuse(l.Period.Start.n > before.Period.End.n+1, BridgeDetached)
	refuse(!r.policy.ChainLetters, BridgeChained)
	refuse(!checks[prev].Accepted || before.Report != l.Report, BridgeChainBroken)
}

// letterTooLong reports whether the days from the end of a window to the last needed day that a letter
// speaks about are more months than letters may bridge.
func (r *coverageRun) letterTooLong(windowEnd, last Date) bool {
	gap := Period{Start: Date{windowEnd.n + 1}, End: Date{min(last.n, r.need.End.n)}}
	return r.need.IsValid() && gap.IsValid() && !gap.AtMostMonths(r.policy.MaxBridgeMonths)
}

// acceptsIssuer reports whether the policy listens to who signed the letter. The service auditor attests to
// nothing after the window and is heard only about tests that were performed.
func (p CoveragePolicy) acceptsIssuer(l *BridgeLetter) bool {
	switch l.Issuer {
	case IssuedByManagement:
		return true
	case IssuedByServiceAuditor:
		return p.AuditorFollowUp && l.FollowUpTests
	}
	return false
}

// letterSpans returns the days of the accepted letters and, apart from them, of all letters as they are
// stated; both sorted.
func (r *coverageRun) letterSpans(checks []BridgeCheck) (accepted, claimed []span) {
	if len(checks) == 0 {
		return nil, nil
	}
	both := make([]span, 0, 2*len(checks))
	for i := range checks {
		if checks[i].Accepted {
			both = append(both, spanOf(checks[i].Represents, i))
		}
	}
	n := len(both)
	for i := range r.req.Letters {
		both = append(both, spanOf(r.req.Letters[i].Period, i))
	}
	accepted, claimed = both[:n:n], both[n:]
	byID := func(a, b span) int {
		return strings.Compare(string(r.req.Letters[a.src].ID), string(r.req.Letters[b.src].ID))
	}
	for _, list := range [][]span{accepted, claimed} {
		slices.SortFunc(list, byID)
		slices.SortStableFunc(list, compareSpans)
	}
	return accepted, claimed
}
