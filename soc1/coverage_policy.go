package soc1

// CoveragePolicy holds the thresholds on which practice differs. No standard gives a number: AU-C 402,
// ISA 402 and AS 2601 leave to the user auditor whether a period serves the purpose, and what is here are
// customs. Months are calendar months, and a length equal to a limit passes.
//
// Start from [DefaultCoveragePolicy] or another preset and change what the engagement says. The zero
// policy is valid and asks for no minimum but lets no gap be bridged.
type CoveragePolicy struct {
	// MinOverlapMonths is how much of the needed part of the year must be tested, from 0 to 24. One
	// unbroken stretch of so many months passes; so do several stretches with as many days in total
	// as so many months can have.
	MinOverlapMonths int `json:"minOverlapMonths"`
	// ComfortableMonths is the overlap below which a verdict other than full is marked as below the
	// comfortable length. It changes no verdict. From 0 to 24.
	ComfortableMonths int `json:"comfortableMonths"`
	// NearFullPercent is the share of the needed days, from 1 to 100, that is enough if tested, whatever
	// the minimum months. It matters where the needed part of the year is shorter than they are, as in a
	// short year or the year in which the service began. At 0 it is 100.
	NearFullPercent int `json:"nearFullPercent"`
	// MaxBridgeMonths is the longest gap that bridge letters may answer, counted from the day after
	// the report's window, from 0 to 24.
	MaxBridgeMonths int `json:"maxBridgeMonths"`
	// RollForwardMonths is the longest run of days without any evidence that the user auditor's own
	// inquiry may answer, from 0 to 24. At 0 there is none.
	RollForwardMonths int `json:"rollForwardMonths"`
	// MinWindowMonths is how long the controls must have been tested for an opinion on internal control as
	// of the year-end, from 0 to 24. Days before the fiscal year count.
	MinWindowMonths int `json:"minWindowMonths"`
	// MaxElapsedMonths is the longest time from the last tested day to the as-of date that letters may
	// answer, from 0 to 24.
	MaxElapsedMonths int `json:"maxElapsedMonths"`
	// BridgeLeading lets a bridge letter answer a leading gap, as a letter that follows the prior report.
	BridgeLeading bool `json:"bridgeLeading,omitzero"`
	// BridgeInternal lets a bridge letter answer a gap between two tested stretches. If it is off, a
	// further report in the middle of a bridged gap can turn the first part of it into an internal one
	// and so worsen the verdict; the remedy is the report that is missing.
	BridgeInternal bool `json:"bridgeInternal,omitzero"`
	// ChainLetters lets a letter follow another letter instead of the report's window.
	ChainLetters bool `json:"chainLetters,omitzero"`
	// AuditorFollowUp accepts a letter by the service auditor about follow-up tests after the window. The
	// days count as represented, never as tested, since no opinion covers them.
	AuditorFollowUp bool `json:"auditorFollowUp,omitzero"`
	// CompleteLetters refuses letters that miss a part of their usual contents.
	CompleteLetters bool `json:"completeLetters,omitzero"`
	// LatestWins lets the report issued later decide on days that several reports cover with different
	// results for an objective. If it is off, the worse result decides.
	LatestWins bool `json:"latestWins,omitzero"`
	// QualifiedVoids takes nothing from a report that is qualified on any objective. If it is off,
	// only the qualified objectives lose its days, or those of them in [ReportWindow.QualifiedDays].
	QualifiedVoids bool `json:"qualifiedVoids,omitzero"`
}

// DefaultCoveragePolicy returns the usual thresholds: six months of overlap (an older edition of the
// AICPA guide), nine as comfortable (custom of SOX teams), and at most three months bridged.
func DefaultCoveragePolicy() CoveragePolicy {
	return CoveragePolicy{
		MinOverlapMonths:  6,
		ComfortableMonths: 9,
		NearFullPercent:   100,
		MaxBridgeMonths:   3,
		MinWindowMonths:   6,
		MaxElapsedMonths:  3,
		AuditorFollowUp:   true,
	}
}

// StrictCoveragePolicy returns the policy of a reader who asks for nine months of overlap, complete
// letters from management only, and an unqualified report.
func StrictCoveragePolicy() CoveragePolicy {
	p := DefaultCoveragePolicy()
	p.MinOverlapMonths = 9
	p.AuditorFollowUp = false
	p.CompleteLetters = true
	p.QualifiedVoids = true
	return p
}

// LenientCoveragePolicy returns the policy of a reader for whom the service is of little weight: a month
// without evidence is answered by inquiry, letters may answer any gap and follow one another, and nine
// tenths of the needed days are enough in a short year.
func LenientCoveragePolicy() CoveragePolicy {
	p := DefaultCoveragePolicy()
	p.NearFullPercent = 90
	p.RollForwardMonths = 1
	p.MaxElapsedMonths = 6
	p.BridgeLeading = true
	p.BridgeInternal = true
	p.ChainLetters = true
	return p
}

// maxPolicyMonths bounds the thresholds; no fiscal year is longer.
const maxPolicyMonths = 24

// Validate returns nil if every threshold is within its range, else an error with every [Problem].
func (p CoveragePolicy) Validate() error {
	var ps Problems
	months := func(path string, n int) {
		if n < 0 || n > maxPolicyMonths {
			ps.Addf(CodeRange, path, "use a whole number of months from 0 to 24", "%d months is outside 0 to %d", n, maxPolicyMonths)
		}
	}
	months("/minOverlapMonths", p.MinOverlapMonths)
	months("/comfortableMonths", p.ComfortableMonths)
	months("/maxBridgeMonths", p.MaxBridgeMonths)
	months("/rollForwardMonths", p.RollForwardMonths)
	months("/minWindowMonths", p.MinWindowMonths)
	months("/maxElapsedMonths", p.MaxElapsedMonths)
	if p.NearFullPercent < 0 || p.NearFullPercent > 100 {
		ps.Addf(CodeRange, "/nearFullPercent", "use a whole number of percent from 0 to 100", "%d percent is outside 0 to 100", p.NearFullPercent)
	}
	return ps.Err()
}
