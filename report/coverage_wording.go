package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// Limits on what a coverage document shows, so that its size is bounded whatever is handed in. A document never leaves
// anything out in silence: what is beyond a limit is counted in words.
const (
	maxCoverageLanes = 24  // of objectives, of reports and of letters, each
	maxCoverageList  = 500 // rows or items of one table or list
	maxNamedIDs      = 4   // ids named where a label has to be short
)

// coverageView is a coverage with what its documents need to word it.
type coverageView struct {
	wording
	c       soc1.Coverage
	reports []soc1.ReportWindow
	letters []soc1.BridgeLetter
	// groups are the objectives of c, those with the same coverage together.
	groups []kindred
}

// utf8Of returns an id or another text in valid UTF-8, without which no document is valid.
func utf8Of[S ~string](s S) string { return strings.ToValidUTF8(string(s), "\uFFFD") }

// someIDs names the first ids and counts the others.
func someIDs[ID ~string](list []ID) string {
	if n := len(list) - maxNamedIDs; n > 0 {
		return fmt.Sprintf("%s and %d more", utf8Of(ids(list[:maxNamedIDs])), n)
	}
	return utf8Of(ids(list))
}

// tally writes a number of days or months with its noun.
func tally(n int, noun string) string { return count(int64(n), noun) }

// length writes the length of a gap in calendar months and days: "3 months", "2 months and 5 days".
func length(months, days int) string {
	switch {
	case months == 0:
		return tally(days, "day")
	case days == 0:
		return tally(months, "month")
	}
	return tally(months, "month") + " and " + tally(days, "day")
}

// share writes part of whole in per cent with one decimal, by integers so that it is the same everywhere. What is not
// all is never shown as 100, and what is something is never shown as 0.
func share(part, whole int) string {
	if whole <= 0 || part < 0 {
		return "none"
	}
	tenths := (int64(part)*1000 + int64(whole)/2) / int64(whole)
	if part < whole {
		tenths = min(tenths, 999)
	}
	if part > 0 {
		tenths = max(tenths, 1)
	}
	return fmt.Sprintf("%d.%d %%", tenths/10, tenths%10)
}

// yearName is how the fiscal year is called.
func (v *coverageView) yearName() string {
	if label := strings.TrimSpace(utf8Of(v.c.FiscalYear.Label)); label != "" {
		return label
	}
	return "the fiscal year"
}

// classWord is the word for what a day is.
func classWord(c soc1.DayClass) string {
	switch c {
	case soc1.DayTested:
		return "tested"
	case soc1.DayRepresented:
		return "bridge letter only"
	case soc1.DayUncovered:
		return "NOT COVERED"
	case soc1.DayNotNeeded:
		return "service not used"
	}
	return "not classified"
}

// segment says a run of days in words, with its dates, its length and its source.
func (v *coverageView) segment(s soc1.CoverageSegment) string {
	text := capital(classWord(s.Class)) + ": " + v.span(s.Period) + ", " + tally(s.Period.Days(), "day")
	switch {
	case s.Report != "":
		text += ", report " + utf8Of(s.Report)
	case s.Letter != "":
		text += ", letter " + utf8Of(s.Letter) + ": management's word, no assurance"
	case s.Class == soc1.DayUncovered:
		text += ", a gap"
	}
	return text
}

// gapName is the name of a kind of gap within a sentence.
func gapName(k soc1.GapKind) string {
	switch k {
	case soc1.GapLeading, soc1.GapInternal, soc1.GapTrailing:
		return k.String() + " gap"
	}
	return "gap"
}

// gapPlace says where a gap lies.
func gapPlace(k soc1.GapKind) string {
	switch k {
	case soc1.GapLeading:
		return "Leading: before the first tested day"
	case soc1.GapInternal:
		return "Internal: between tested days"
	case soc1.GapTrailing:
		return "Trailing: after the last tested day"
	case soc1.GapEntire:
		return "Entire: no needed day is tested"
	}
	return "Not classified"
}

// verdict returns the word for a verdict, and a sentence that says what it means.
func verdict(c soc1.CoverageClass) (word, meaning string) {
	switch c {
	case soc1.CoverageNotNeeded:
		return "not needed", "The service was not used on the days in question."
	case soc1.CoverageFull:
		return "full", "Nothing is left untested that the question asks for."
	case soc1.CoverageRollForward:
		return "sufficient with roll-forward", "The untested days are few enough that the user auditor's own inquiry answers them, without a letter."
	case soc1.CoverageBridged:
		return "partial, with a bridge letter", "Enough is tested, and accepted letters speak about the rest. A letter is no evidence of operation: the user auditor still has procedures to perform on those days."
	case soc1.CoverageInsufficient:
		return "insufficient", "There is evidence, but less than the policy asks for. Something more has to be obtained or tested."
	case soc1.CoverageNone:
		return "none", "No tested day supports reliance on the controls."
	}
	return "not judged", "The coverage holds no verdict for this purpose."
}

// verdictKind marks the box of a verdict. Its words say the same.
func verdictKind(c soc1.CoverageClass) CalloutKind {
	switch c {
	case soc1.CoverageFull, soc1.CoverageNotNeeded:
		return CalloutConclusion
	case soc1.CoverageRollForward, soc1.CoverageBridged:
		return CalloutCaution
	}
	return CalloutException
}

// useWord says how a report entered.
func useWord(u soc1.ReportUse) string {
	switch u {
	case soc1.ReportCounts:
		return "counts"
	case soc1.ReportType1:
		return "does not count: a Type 1 report tests no operation"
	case soc1.ReportOtherSystem:
		return "does not count: it is about another system"
	case soc1.ReportNotIssued:
		return "does not count: it was not issued when the question was asked"
	case soc1.ReportUnusable:
		return "does not count: its opinion allows no reliance"
	}
	return "does not count: its use is not stated"
}

// findingWord says what is held against a letter.
func findingWord(f soc1.BridgeFinding) string {
	switch f {
	case soc1.BridgeBaseType1:
		return "refused: the report is a Type 1 and has no window to continue"
	case soc1.BridgeBaseUnusable:
		return "refused: the report's opinion allows no reliance"
	case soc1.BridgeBaseNotIssued:
		return "refused: the report is not issued yet"
	case soc1.BridgeBaseOtherSystem:
		return "refused: the report is about another system"
	case soc1.BridgeWrongIssuer:
		return "refused: it is not from the service organization's management"
	case soc1.BridgeNotReceived:
		return "refused: it was not there when the question was asked"
	case soc1.BridgeDetached:
		return "refused: it does not begin on the day after the window"
	case soc1.BridgeChained:
		return "refused: it continues another letter, which the policy does not accept"
	case soc1.BridgeChainBroken:
		return "refused: the letter that it continues is refused or belongs to another report"
	case soc1.BridgeInsideWindow:
		return "refused: it speaks about no day after the window"
	case soc1.BridgeDatedTooEarly:
		return "refused: it is dated before its first day"
	case soc1.BridgeIncomplete:
		return "a part of the usual contents, or the date, is missing"
	case soc1.BridgeOverlapsWindow:
		return "shortened: it begins inside the window, whose days are tested"
	case soc1.BridgeDatedBeforeEnd:
		return "shortened: it is dated before its last day and speaks only until its date"
	case soc1.BridgeTooLong:
		return "weakened: it reaches further from the window than letters may bridge"
	case soc1.BridgeMaterialChange:
		return "weakened: there was a material change in its period"
	case soc1.BridgeControlFailure:
		return "weakened: a control failed significantly in its period"
	}
	return f.String()
}

// reason says a reason for a verdict as a sentence.
func (v *coverageView) reason(r soc1.CoverageReason) string {
	gap, days := "the "+gapName(r.Gap)+" "+v.days([]soc1.Period{r.Period}), tally(r.Days, "day")
	letter := "letter " + utf8Of(r.Letter)
	text := ""
	switch r.Code {
	case soc1.ReasonNotUsed:
		text = "the service was not used on the days in question"
	case soc1.ReasonNothingTested:
		text = "no day is tested"
	case soc1.ReasonOverlapTooShort:
		text = fmt.Sprintf("%s of the year tested; the policy asks for %s", days, tally(r.Limit, "month"))
	case soc1.ReasonShortYearTooLittle:
		text = fmt.Sprintf("the service was used for less than the minimum overlap, and only %s tested; the policy then asks for %d %% of the days used", days, r.Limit)
	case soc1.ReasonBelowComfortable:
		text = fmt.Sprintf("%s tested: enough, but less than the comfortable %s", days, tally(r.Limit, "month"))
	case soc1.ReasonUnusableReport:
		text = fmt.Sprintf("report %s cannot be relied on %s, and no letter or inquiry can answer that", utf8Of(r.Report), v.days([]soc1.Period{r.Period}))
	case soc1.ReasonKnownChange:
		text = fmt.Sprintf("a material change or control failure is known %s (%s)", v.days([]soc1.Period{r.Period}), letter)
	case soc1.ReasonLetterNotForGap:
		text = fmt.Sprintf("%s cannot answer %s: the policy takes letters for trailing gaps only", letter, gap)
		if r.Gap == soc1.GapEntire || r.Gap == soc1.GapTrailing {
			text = fmt.Sprintf("%s cannot answer %s", letter, gap)
		}
	case soc1.ReasonLetterTooLong:
		text = fmt.Sprintf("%s reaches more than %s beyond the window", letter, tally(r.Limit, "month"))
	case soc1.ReasonGapTooLong:
		text = fmt.Sprintf("%s, %s, is longer than the %s that letters may bridge", gap, days, tally(r.Limit, "month"))
	case soc1.ReasonGapOpen:
		text = fmt.Sprintf("no accepted letter speaks about the %s %s (%s)", days, v.days([]soc1.Period{r.Period}), gapName(r.Gap))
	case soc1.ReasonGapBridged:
		text = fmt.Sprintf("%s, %s, is answered by bridge letters only", gap, days)
	case soc1.ReasonGapRolledForward:
		text = fmt.Sprintf("%s, %s, is short enough for the user auditor's inquiry", gap, days)
	case soc1.ReasonWindowTooShort:
		text = fmt.Sprintf("the controls were tested for less than %s", tally(r.Limit, "month"))
	case soc1.ReasonElapsedTooLong:
		text = fmt.Sprintf("%s passed since the last tested day; the policy allows %s", days, tally(r.Limit, "month"))
	case soc1.ReasonObjectiveDecides:
		text = "objective " + utf8Of(r.Objective) + " decides"
	default:
		text = utf8Of(r.String())
	}
	return sentence(text)
}

// kindred is a group of objectives whose coverage is the same.
type kindred struct {
	ids []soc1.ObjectiveID
	of  *soc1.ObjectiveCoverage
}

// kindreds joins the objectives whose coverage is the same, in the order of their first members.
func kindreds(objectives []soc1.ObjectiveCoverage) []kindred {
	var list []kindred
	for i := range objectives {
		o := &objectives[i]
		at := slices.IndexFunc(list, func(k kindred) bool { return alike(k.of, o) })
		if at < 0 {
			at = len(list)
			list = append(list, kindred{of: o})
		}
		list[at].ids = append(list[at].ids, o.Objective)
	}
	return list
}

// alike reports whether two objectives differ in nothing but their names.
func alike(a, b *soc1.ObjectiveCoverage) bool {
	return a.Audit == b.Audit && a.AsOf == b.AsOf && a.Days == b.Days && a.LastTested == b.LastTested && a.Elapsed == b.Elapsed &&
		slices.Equal(a.Segments, b.Segments) && slices.Equal(a.Gaps, b.Gaps) && slices.Equal(a.Reasons, b.Reasons)
}
