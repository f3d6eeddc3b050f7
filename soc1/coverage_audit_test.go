package soc1_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/soc1"
)

// auditCase is a situation as it comes up in an audit, with the answer that the rules give by hand. Reports and letters are
// written in words, see readReport and readLetter.
type auditCase struct {
	name string
	// year is the fiscal year, calendar 2025 if empty; from and until are the days of using the service, at is when it
	// is asked.
	year, from, until, at string
	system                string
	objectives            []soc1.ObjectiveID
	reports, letters      []string
	policy                func(*soc1.CoveragePolicy)
	// needed, tested and represented are days; what remains is uncovered.
	needed, tested, represented int
	gaps                        []string
	audit, asOf                 soc1.CoverageClass
	// notes are what the answer says about a report or letter, such as "A adverse" or "L chained".
	notes []string
}

// The answers that the cases use.
const (
	full, rolled, bridged = soc1.CoverageFull, soc1.CoverageRollForward, soc1.CoverageBridged
	insufficient, none    = soc1.CoverageInsufficient, soc1.CoverageNone
	notNeeded             = soc1.CoverageNotNeeded
)

func lenient(p *soc1.CoveragePolicy) { *p = soc1.LenientCoveragePolicy() }
func strict(p *soc1.CoveragePolicy)  { *p = soc1.StrictCoveragePolicy() }
func latest(p *soc1.CoveragePolicy)  { p.LatestWins = true }

// auditTypes are situations that turn on the kind of report, its opinion and when it is there.
var auditTypes = []auditCase{
	{name: "a Type 1 beside a Type 2 adds nothing", reports: []string{"A 2025-01-01/2025-12-31", "B asof=2025-12-31"},
		needed: 365, tested: 365, audit: full, asOf: full, notes: []string{"B type-1"}},
	{name: "a Type 1 alone says nothing about operation", reports: []string{"A asof=2025-12-31"},
		needed: 365, gaps: []string{"entire 2025-01-01/2025-12-31"}, audit: none, asOf: none, notes: []string{"A type-1"}},
	{name: "a letter cannot continue a Type 1", reports: []string{"A asof=2025-06-30"}, letters: []string{"L A 2025-07-01/2025-12-31 dated=2025-12-31"},
		needed: 365, gaps: []string{"entire 2025-01-01/2025-12-31"}, audit: none, asOf: none, notes: []string{"L base-type-1"}},
	{name: "a first year: Type 1, then nine months of Type 2 and a letter", reports: []string{"A asof=2024-12-31", "B 2025-01-01/2025-09-30"},
		letters: []string{"L B 2025-10-01/2025-12-31 dated=2026-01-05"},
		needed:  365, tested: 273, represented: 92, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: bridged, asOf: bridged},
	{name: "the overlapping later report is adverse", reports: []string{"A 2024-10-01/2025-09-30 issued=2025-11-14", "B 2025-04-01/2026-03-31 issued=2026-05-15 adverse"},
		needed: 365, tested: 90, gaps: []string{"trailing 2025-04-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"B unusable"}},
	{name: "the overlapping earlier report is adverse, the worse decides", reports: []string{"A 2024-10-01/2025-09-30 issued=2025-11-14 adverse", "B 2025-04-01/2026-03-31 issued=2026-05-15"},
		needed: 365, tested: 92, gaps: []string{"leading 2025-01-01/2025-09-30"}, audit: insufficient, asOf: insufficient},
	{name: "the overlapping earlier report is adverse, the latest decides", reports: []string{"A 2024-10-01/2025-09-30 issued=2025-11-14 adverse", "B 2025-04-01/2026-03-31 issued=2026-05-15"},
		policy: latest, needed: 365, tested: 275, gaps: []string{"leading 2025-01-01/2025-03-31"}, audit: insufficient, asOf: full},
	{name: "a special report within the year is adverse", reports: []string{"A 2025-01-01/2025-12-31", "B 2025-04-01/2025-06-30 adverse"},
		needed: 365, tested: 274, gaps: []string{"internal 2025-04-01/2025-06-30"}, audit: insufficient, asOf: full},
	{name: "the opinion is disclaimed", reports: []string{"A 2025-01-01/2025-12-31 disclaimed"},
		needed: 365, gaps: []string{"entire 2025-01-01/2025-12-31"}, audit: none, asOf: none, notes: []string{"A unusable"}},
	{name: "no letter continues an adverse report", reports: []string{"A 2024-10-01/2025-09-30 adverse"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2026-01-05"},
		needed: 365, gaps: []string{"entire 2025-01-01/2025-12-31"}, audit: none, asOf: none, notes: []string{"A unusable", "L base-unusable"}},
	{name: "issued a few days after the question", at: "2026-01-15", reports: []string{"A 2025-01-01/2025-12-31 issued=2026-01-20"},
		needed: 365, gaps: []string{"entire 2025-01-01/2025-12-31"}, audit: none, asOf: none, notes: []string{"A not-issued"}},
	{name: "issued on the day of the question", at: "2026-01-20", reports: []string{"A 2025-01-01/2025-12-31 issued=2026-01-20"}, needed: 365, tested: 365, audit: full, asOf: full},
	{name: "no date of issue on record", at: "2026-06-30", reports: []string{"A 2025-01-01/2025-12-31"},
		needed: 365, gaps: []string{"entire 2025-01-01/2025-12-31"}, audit: none, asOf: none, notes: []string{"A not-issued"}},
	{name: "interim: last year's report only", at: "2025-10-15", reports: []string{"A 2023-10-01/2024-09-30 issued=2024-11-15", "B 2024-10-01/2025-09-30 issued=2025-11-20"},
		needed: 365, gaps: []string{"entire 2025-01-01/2025-12-31"}, audit: none, asOf: insufficient, notes: []string{"B not-issued"}},
	{name: "about another system", system: "payroll", reports: []string{"A 2025-01-01/2025-06-30 system=payroll", "B 2025-07-01/2025-12-31 system=tax"},
		needed: 365, tested: 181, gaps: []string{"trailing 2025-07-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"B other-system"}},
	{name: "a letter about another system", system: "payroll", reports: []string{"A 2025-01-01/2025-09-30 system=payroll", "B 2025-01-01/2025-09-30 system=tax"},
		letters: []string{"L B 2025-10-01/2025-12-31 dated=2025-12-31"},
		needed:  365, tested: 273, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L base-other-system"}},
	{name: "the same report twice", reports: []string{"A 2024-10-01/2025-09-30", "B 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31"},
		needed: 365, tested: 273, represented: 92, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: bridged, asOf: bridged},
}

// auditLetters are situations that turn on a bridge letter.
var auditLetters = []auditCase{
	{name: "dated before its last day", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-11-15"},
		needed: 365, tested: 273, represented: 46, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L dated-before-end"}},
	{name: "dated before its first day", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-09-30"},
		needed: 365, tested: 273, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L dated-too-early"}},
	{name: "dated on its only day", year: "2024-10-01/2025-10-01", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-10-01 dated=2025-10-01"},
		needed: 366, tested: 365, represented: 1, gaps: []string{"trailing 2025-10-01/2025-10-01"}, audit: bridged, asOf: bridged},
	{name: "begins inside the window", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-09-01/2025-12-31 dated=2025-12-31"},
		needed: 365, tested: 273, represented: 92, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: bridged, asOf: bridged, notes: []string{"L overlaps-window"}},
	{name: "begins inside the window and is dated there", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-09-01/2025-12-31 dated=2025-09-20"},
		needed: 365, tested: 273, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L dated-too-early"}},
	{name: "lies inside the window", reports: []string{"A 2025-01-01/2025-12-31"}, letters: []string{"L A 2025-06-01/2025-06-30 dated=2025-06-30"},
		needed: 365, tested: 365, audit: full, asOf: full, notes: []string{"L inside-window"}},
	{name: "begins a day late", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-02/2025-12-31 dated=2025-12-31"},
		needed: 365, tested: 273, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L detached"}},
	{name: "continues the report before the last one", reports: []string{"A 2025-01-01/2025-06-30", "B 2025-07-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31"},
		needed: 365, tested: 273, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L detached"}},
	{name: "signed by the service auditor", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31 by=auditor"},
		needed: 365, tested: 273, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L wrong-issuer"}},
	{name: "of the service auditor about further tests", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31 by=auditor tests"},
		needed: 365, tested: 273, represented: 92, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: bridged, asOf: bridged},
	{name: "of a third party", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31 by=other"},
		needed: 365, tested: 273, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L wrong-issuer"}},
	{name: "received after the question", at: "2025-12-01", reports: []string{"A 2024-10-01/2025-09-30 issued=2025-11-14"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2026-01-05"},
		needed: 365, tested: 273, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L not-received"}},
	{name: "on a report that is not issued", at: "2026-01-10", reports: []string{"A 2024-10-01/2025-09-30 issued=2026-01-31"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2026-01-05"},
		needed: 365, gaps: []string{"entire 2025-01-01/2025-12-31"}, audit: none, asOf: none, notes: []string{"A not-issued", "L base-not-issued"}},
	{name: "tells of a material change", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31 change"},
		needed: 365, tested: 273, represented: 92, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L material-change"}},
	{name: "tells of a failure", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31 failure"},
		needed: 365, tested: 273, represented: 92, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L control-failure"}},
	{name: "a chain is refused", year: "2024-12-01/2025-11-30", reports: []string{"A 2024-09-01/2025-08-31"},
		letters: []string{"L A 2025-09-01/2025-10-31 dated=2025-10-31", "M A 2025-11-01/2025-11-30 dated=2025-11-30 follows=L"},
		needed:  365, tested: 274, represented: 61, gaps: []string{"trailing 2025-09-01/2025-11-30"}, audit: insufficient, asOf: insufficient, notes: []string{"M chained"}},
	{name: "a chain is accepted", year: "2024-12-01/2025-11-30", reports: []string{"A 2024-09-01/2025-08-31"}, policy: lenient,
		letters: []string{"L A 2025-09-01/2025-10-31 dated=2025-10-31", "M A 2025-11-01/2025-11-30 dated=2025-11-30 follows=L"},
		needed:  365, tested: 274, represented: 91, gaps: []string{"trailing 2025-09-01/2025-11-30"}, audit: bridged, asOf: bridged},
	{name: "a chain with a hole", year: "2024-12-01/2025-11-30", reports: []string{"A 2024-09-01/2025-08-31"}, policy: lenient,
		letters: []string{"L A 2025-09-01/2025-09-15 dated=2025-10-31", "M A 2025-11-01/2025-11-30 dated=2025-11-30 follows=L"},
		needed:  365, tested: 274, represented: 15, gaps: []string{"trailing 2025-09-01/2025-11-30"}, audit: insufficient, asOf: insufficient, notes: []string{"M detached"}},
	{name: "a chain cannot reach further than a letter", reports: []string{"A 2024-07-01/2025-06-30"}, policy: lenient,
		letters: []string{"L A 2025-07-01/2025-09-30 dated=2025-09-30", "M A 2025-10-01/2025-12-31 dated=2025-12-31 follows=L"},
		needed:  365, tested: 181, represented: 184, gaps: []string{"trailing 2025-07-01/2025-12-31"}, audit: insufficient, asOf: bridged, notes: []string{"M too-long"}},
	{name: "the chain's first link is refused", year: "2024-12-01/2025-11-30", reports: []string{"A 2024-09-01/2025-08-31"}, policy: lenient,
		letters: []string{"L A 2025-09-01/2025-10-31 dated=2025-10-31 by=other", "M A 2025-11-01/2025-11-30 dated=2025-11-30 follows=L"},
		needed:  365, tested: 274, gaps: []string{"trailing 2025-09-01/2025-11-30"}, audit: insufficient, asOf: insufficient, notes: []string{"L wrong-issuer", "M chain-broken"}},
	{name: "a letter on last year's report for the leading gap", reports: []string{"A 2024-01-01/2024-12-31", "B 2025-02-01/2025-12-31"}, letters: []string{"L A 2025-01-01/2025-01-31 dated=2025-01-31"},
		needed: 365, tested: 334, represented: 31, gaps: []string{"leading 2025-01-01/2025-01-31"}, audit: insufficient, asOf: full},
	{name: "reaches beyond the year", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2026-01-31 dated=2026-01-31"},
		needed: 365, tested: 273, represented: 92, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: bridged, asOf: bridged},
	{name: "incomplete, for a strict reader", reports: []string{"A 2025-01-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31"}, policy: strict,
		needed: 365, tested: 273, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L incomplete"}},
	{name: "complete, for a strict reader, after nine months exactly", reports: []string{"A 2025-01-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31 complete"}, policy: strict,
		needed: 365, tested: 273, represented: 92, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: bridged, asOf: bridged},
}

// auditCalendars are situations that turn on the calendar.
var auditCalendars = []auditCase{
	{name: "a leap year", year: "2024-01-01/2024-12-31", reports: []string{"A 2024-01-01/2024-09-30"}, letters: []string{"L A 2024-10-01/2024-12-31 dated=2024-12-31"},
		needed: 366, tested: 274, represented: 92, gaps: []string{"trailing 2024-10-01/2024-12-31"}, audit: bridged, asOf: bridged},
	{name: "the leap day between two reports", year: "2024-01-01/2024-12-31", reports: []string{"A 2023-03-01/2024-02-28", "B 2024-03-01/2025-02-28"},
		needed: 366, tested: 365, gaps: []string{"internal 2024-02-29/2024-02-29"}, audit: insufficient, asOf: full},
	{name: "the same reports a year later touch", reports: []string{"A 2024-03-01/2025-02-28", "B 2025-03-01/2026-02-28"}, needed: 365, tested: 365, audit: full, asOf: full},
	{name: "a quarter of 92 days at a June window", year: "2024-10-01/2025-09-30", reports: []string{"A 2024-07-01/2025-06-30"}, letters: []string{"L A 2025-07-01/2025-09-30 dated=2025-09-30"},
		needed: 365, tested: 273, represented: 92, gaps: []string{"trailing 2025-07-01/2025-09-30"}, audit: bridged, asOf: bridged},
	{name: "three months and a day", reports: []string{"A 2024-10-01/2025-09-29"}, letters: []string{"L A 2025-09-30/2025-12-31 dated=2025-12-31"},
		needed: 365, tested: 272, represented: 93, gaps: []string{"trailing 2025-09-30/2025-12-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L too-long"}},
	{name: "three months to the end of February", year: "2024-03-01/2025-02-28", reports: []string{"A 2023-12-01/2024-11-30"}, letters: []string{"L A 2024-12-01/2025-02-28 dated=2025-02-28"},
		needed: 365, tested: 275, represented: 90, gaps: []string{"trailing 2024-12-01/2025-02-28"}, audit: bridged, asOf: bridged},
	{name: "from the 30th of November, February is too short to hide a day", year: "2024-03-01/2025-02-28", reports: []string{"A 2023-11-30/2024-11-29"}, letters: []string{"L A 2024-11-30/2025-02-28 dated=2025-02-28"},
		needed: 365, tested: 274, represented: 91, gaps: []string{"trailing 2024-11-30/2025-02-28"}, audit: insufficient, asOf: insufficient, notes: []string{"L too-long"}},
	{name: "52 weeks to the end of January, a window to October", year: "2025-02-02/2026-01-31", reports: []string{"A 2024-11-01/2025-10-31"}, letters: []string{"L A 2025-11-01/2026-01-31 dated=2026-01-31"},
		needed: 364, tested: 272, represented: 92, gaps: []string{"trailing 2025-11-01/2026-01-31"}, audit: bridged, asOf: bridged},
	{name: "52 weeks to the end of January, a window to September", year: "2025-02-02/2026-01-31", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2026-01-31 dated=2026-01-31"},
		needed: 364, tested: 241, represented: 123, gaps: []string{"trailing 2025-10-01/2026-01-31"}, audit: insufficient, asOf: insufficient, notes: []string{"L too-long"}},
	{name: "53 weeks around a calendar year", year: "2024-12-29/2026-01-03", reports: []string{"A 2025-01-01/2025-12-31"},
		needed: 371, tested: 365, gaps: []string{"leading 2024-12-29/2024-12-31", "trailing 2026-01-01/2026-01-03"}, audit: insufficient, asOf: insufficient},
	{name: "53 weeks, a few days left to inquiry", year: "2024-12-29/2026-01-03", reports: []string{"A 2025-01-01/2025-12-31"}, policy: lenient,
		needed: 371, tested: 365, gaps: []string{"leading 2024-12-29/2024-12-31", "trailing 2026-01-01/2026-01-03"}, audit: rolled, asOf: rolled},
	{name: "53 weeks, last year's report and a letter of three days", year: "2024-12-29/2026-01-03", reports: []string{"A 2024-01-01/2024-12-31", "B 2025-01-01/2025-12-31"},
		letters: []string{"L B 2026-01-01/2026-01-03 dated=2026-01-09"},
		needed:  371, tested: 368, represented: 3, gaps: []string{"trailing 2026-01-01/2026-01-03"}, audit: bridged, asOf: bridged},
	{name: "a transition period inside the window", year: "2025-01-01/2025-03-31", reports: []string{"A 2024-10-01/2025-09-30"}, needed: 90, tested: 90, audit: full, asOf: full},
	{name: "a transition period after the window", year: "2025-01-01/2025-03-31", reports: []string{"A 2024-01-01/2024-12-31"}, letters: []string{"L A 2025-01-01/2025-03-31 dated=2025-03-31"},
		needed: 90, represented: 90, gaps: []string{"entire 2025-01-01/2025-03-31"}, audit: none, asOf: bridged},
	{name: "a short year, three quarters tested", year: "2025-01-01/2025-04-30", reports: []string{"A 2024-04-01/2025-03-31"}, letters: []string{"L A 2025-04-01/2025-04-30 dated=2025-04-30"},
		needed: 120, tested: 90, represented: 30, gaps: []string{"trailing 2025-04-01/2025-04-30"}, audit: insufficient, asOf: bridged},
	{name: "a short year, eleven twelfths tested, lenient", year: "2025-01-01/2025-04-30", reports: []string{"A 2024-04-21/2025-04-20"}, policy: lenient,
		needed: 120, tested: 110, gaps: []string{"trailing 2025-04-21/2025-04-30"}, audit: rolled, asOf: rolled},
	{name: "a change of year-end leaves fifteen months", year: "2024-10-01/2025-12-31", reports: []string{"A 2023-10-01/2024-09-30", "B 2024-10-01/2025-09-30"}, letters: []string{"L B 2025-10-01/2025-12-31 dated=2025-12-31"},
		needed: 457, tested: 365, represented: 92, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: bridged, asOf: bridged},
	{name: "one day between two halves", reports: []string{"A 2025-01-01/2025-06-29", "B 2025-07-01/2025-12-31"},
		needed: 365, tested: 364, gaps: []string{"internal 2025-06-30/2025-06-30"}, audit: insufficient, asOf: full},
	{name: "one day between two halves, left to inquiry", reports: []string{"A 2025-01-01/2025-06-29", "B 2025-07-01/2025-12-31"}, policy: lenient,
		needed: 365, tested: 364, gaps: []string{"internal 2025-06-30/2025-06-30"}, audit: rolled, asOf: full},
	{name: "a window that runs past the year-end", reports: []string{"A 2025-07-01/2026-06-30"},
		needed: 365, tested: 184, gaps: []string{"leading 2025-01-01/2025-06-30"}, audit: insufficient, asOf: full},
	{name: "the window before and the one past the year-end", reports: []string{"A 2024-07-01/2025-06-30", "B 2025-07-01/2026-06-30"}, needed: 365, tested: 365, audit: full, asOf: full},
	{name: "a window after the year", reports: []string{"A 2026-01-01/2026-12-31"}, needed: 365, gaps: []string{"entire 2025-01-01/2025-12-31"}, audit: none, asOf: none},
	{name: "the last quarter only", reports: []string{"A 2025-10-01/2025-12-31"},
		needed: 365, tested: 92, gaps: []string{"leading 2025-01-01/2025-09-30"}, audit: insufficient, asOf: insufficient},
	{name: "the service began with the window", from: "2025-04-01", reports: []string{"A 2025-04-01/2025-12-31"}, needed: 275, tested: 275, audit: full, asOf: full},
	{name: "the service ended in the window", until: "2025-06-30", reports: []string{"A 2024-10-01/2025-09-30"}, needed: 181, tested: 181, audit: full, asOf: notNeeded},
	{name: "the service began after the window", from: "2025-10-01", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31"},
		needed: 92, represented: 92, gaps: []string{"entire 2025-10-01/2025-12-31"}, audit: none, asOf: bridged},
	{name: "the service began in July, half of it tested", from: "2025-07-01", reports: []string{"A 2024-10-01/2025-09-30"}, letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31"},
		needed: 184, tested: 92, represented: 92, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: insufficient, asOf: bridged},
	{name: "the service was used for a day", from: "2025-03-05", until: "2025-03-05", reports: []string{"A 2025-01-01/2025-12-31"}, needed: 1, tested: 1, audit: full, asOf: notNeeded},
	{name: "the service ended before the year", until: "2024-12-31", reports: []string{"A 2024-10-01/2025-09-30"}, needed: 0, audit: notNeeded, asOf: notNeeded},
}

// auditObjectives are situations that turn on single objectives. The answer is that for CO-1 and CO-2 together.
var auditObjectives = []auditCase{
	{name: "an objective that one of two reports has", objectives: objectiveIDs[:2], reports: []string{"A 2025-01-01/2025-06-30 objectives=CO-1+CO-2", "B 2025-07-01/2025-12-31 objectives=CO-1"},
		needed: 365, tested: 181, gaps: []string{"trailing 2025-07-01/2025-12-31"}, audit: insufficient, asOf: insufficient},
	{name: "an objective that no report has", objectives: objectiveIDs[:2], reports: []string{"A 2025-01-01/2025-12-31 objectives=CO-1"},
		needed: 365, gaps: []string{"entire 2025-01-01/2025-12-31"}, audit: none, asOf: none},
	{name: "an exception that nobody needs", objectives: objectiveIDs[:2], reports: []string{"A 2025-01-01/2025-12-31 qualified=CO-3"}, needed: 365, tested: 365, audit: full, asOf: full},
	{name: "an exception without days takes the whole window", objectives: objectiveIDs[:2], reports: []string{"A 2025-01-01/2025-12-31 qualified=CO-2"},
		needed: 365, gaps: []string{"entire 2025-01-01/2025-12-31"}, audit: none, asOf: none},
	{name: "an exception for the first quarter", objectives: objectiveIDs[:2], reports: []string{"A 2025-01-01/2025-12-31 qualified=CO-2 bad=CO-2:2025-01-01/2025-03-31"},
		needed: 365, tested: 275, gaps: []string{"leading 2025-01-01/2025-03-31"}, audit: insufficient, asOf: full},
	{name: "an exception for the days before the year", objectives: objectiveIDs[:2], reports: []string{"A 2024-10-01/2025-12-31 qualified=CO-2 bad=CO-2:2024-10-01/2024-12-31"}, needed: 365, tested: 365, audit: full, asOf: full},
	{name: "an exception that was cured lets a letter speak", objectives: objectiveIDs[:2], reports: []string{"A 2024-10-01/2025-09-30 qualified=CO-2 bad=CO-2:2024-10-01/2024-12-31"},
		letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31"},
		needed:  365, tested: 273, represented: 92, gaps: []string{"trailing 2025-10-01/2025-12-31"}, audit: bridged, asOf: bridged},
	{name: "an exception to the last day of the window silences the letter", objectives: objectiveIDs[:2], reports: []string{"A 2024-10-01/2025-09-30 qualified=CO-2 bad=CO-2:2025-09-01/2025-09-30"},
		letters: []string{"L A 2025-10-01/2025-12-31 dated=2025-12-31"},
		needed:  365, tested: 243, gaps: []string{"trailing 2025-09-01/2025-12-31"}, audit: insufficient, asOf: insufficient},
	{name: "an exception in the overlap, the worse decides", objectives: objectiveIDs[:1],
		reports: []string{"A 2025-01-01/2025-06-30 issued=2025-08-15 qualified=CO-1 bad=CO-1:2025-06-01/2025-06-30", "B 2025-06-01/2025-12-31 issued=2026-02-15"},
		needed:  365, tested: 335, gaps: []string{"internal 2025-06-01/2025-06-30"}, audit: insufficient, asOf: full},
	{name: "an exception in the overlap, the latest decides", objectives: objectiveIDs[:1], policy: latest,
		reports: []string{"A 2025-01-01/2025-06-30 issued=2025-08-15 qualified=CO-1 bad=CO-1:2025-06-01/2025-06-30", "B 2025-06-01/2025-12-31 issued=2026-02-15"},
		needed:  365, tested: 365, audit: full, asOf: full},
	{name: "a qualified report is void for a strict reader, days or not", objectives: objectiveIDs[:1], policy: strict, reports: []string{"A 2025-01-01/2025-12-31 qualified=CO-3 bad=CO-3:2025-01-01/2025-01-31"},
		needed: 365, gaps: []string{"entire 2025-01-01/2025-12-31"}, audit: none, asOf: none, notes: []string{"A unusable"}},
	{name: "controls put in place in April", objectives: objectiveIDs[:2], reports: []string{"A 2025-01-01/2025-12-31 sub=CO-2:2025-04-01/2025-12-31"},
		needed: 365, tested: 275, gaps: []string{"leading 2025-01-01/2025-03-31"}, audit: insufficient, asOf: full},
	{name: "controls put in place in April that failed in May", objectives: objectiveIDs[:2], reports: []string{"A 2025-01-01/2025-12-31 sub=CO-2:2025-04-01/2025-12-31 qualified=CO-2 bad=CO-2:2025-05-01/2025-05-31"},
		needed: 365, tested: 244, gaps: []string{"leading 2025-01-01/2025-03-31", "internal 2025-05-01/2025-05-31"}, audit: insufficient, asOf: full},
	{name: "without objectives, exceptions are left aside", reports: []string{"A 2025-01-01/2025-12-31 qualified=CO-2"}, needed: 365, tested: 365, audit: full, asOf: full},
}

func TestAuditorsSituations(t *testing.T) {
	for _, list := range [][]auditCase{auditTypes, auditLetters, auditCalendars, auditObjectives} {
		for _, c := range list {
			t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) { c.check(t) })
		}
	}
}

func (c auditCase) check(t *testing.T) {
	req := soc1.CoverageRequest{FiscalYear: soc1.CalendarYear(2025), System: c.system, Objectives: c.objectives, ServiceStart: dayOf(t, c.from), ServiceEnd: dayOf(t, c.until), KnownAt: dayOf(t, c.at)}
	if c.year != "" {
		req.FiscalYear.Period = period(t, c.year)
	}
	for _, text := range c.reports {
		req.Reports = append(req.Reports, readReport(t, text))
	}
	for _, text := range c.letters {
		req.Letters = append(req.Letters, readLetter(t, text))
	}
	policy := soc1.DefaultCoveragePolicy()
	if c.policy != nil {
		c.policy(&policy)
	}
	got := mustAssess(t, req, policy)
	all := got.Overall
	if all.Audit != c.audit || all.AsOf != c.asOf {
		t.Errorf("got %s and %s, want %s and %s", all.Audit, all.AsOf, c.audit, c.asOf)
	}
	if d := all.Days; d.Needed() != c.needed || d.Tested != c.tested || d.Represented != c.represented || d.Uncovered != c.needed-c.tested-c.represented {
		t.Errorf("got %+v, want %d needed, %d tested, %d represented", d, c.needed, c.tested, c.represented)
	}
	var gaps []string
	for _, g := range all.Gaps {
		gaps = append(gaps, g.Kind.String()+" "+g.Period.String())
	}
	if !slices.Equal(gaps, c.gaps) {
		t.Errorf("the gaps are %q, want %q", gaps, c.gaps)
	}
	var said []string
	for _, r := range got.Reports {
		said = append(said, fmt.Sprintf("%s %s", r.Report, r.Use))
	}
	for _, l := range got.Letters {
		for _, f := range l.Findings {
			said = append(said, fmt.Sprintf("%s %s", l.Letter, f))
		}
	}
	for _, note := range c.notes {
		if !slices.Contains(said, note) {
			t.Errorf("%q is not among %q", note, said)
		}
	}
	if t.Failed() {
		t.Logf("reasons: %v", all.Reasons)
		for _, o := range got.Objectives {
			t.Logf("%s: %v", o.Objective, o.Reasons)
		}
	}
}

// dayOf reads a date; nothing is the zero Date.
func dayOf(t *testing.T, text string) soc1.Date {
	t.Helper()
	if text == "" {
		return soc1.Date{}
	}
	d, err := soc1.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// readReport reads a Type 2 report as its id, its window and remarks such as "adverse" and "issued=2026-02-15"; with
// "asof=2025-12-31" in place of the window it is a Type 1.
func readReport(t *testing.T, text string) soc1.ReportWindow {
	t.Helper()
	words := strings.Fields(text)
	w := soc1.ReportWindow{ID: soc1.ReportID(words[0]), Type: soc1.Type2}
	part := func(value string) soc1.ObjectivePeriod {
		id, days, _ := strings.Cut(value, ":")
		return soc1.ObjectivePeriod{Objective: soc1.ObjectiveID(id), Period: period(t, days)}
	}
	list := func(value string) (ids []soc1.ObjectiveID) {
		for id := range strings.SplitSeq(value, "+") {
			ids = append(ids, soc1.ObjectiveID(id))
		}
		return ids
	}
	for _, word := range words[1:] {
		key, value, _ := strings.Cut(word, "=")
		switch key {
		case "asof":
			w.Type, w.AsOf = soc1.Type1, dayOf(t, value)
		case "issued":
			w.Issued = dayOf(t, value)
		case "adverse":
			w.Adverse = true
		case "disclaimed":
			w.Disclaimed = true
		case "system":
			w.System = value
		case "objectives":
			w.Objectives = list(value)
		case "qualified":
			w.Qualified = list(value)
		case "bad":
			w.QualifiedDays = append(w.QualifiedDays, part(value))
		case "sub":
			w.SubPeriods = append(w.SubPeriods, part(value))
		default:
			w.Period = period(t, word)
		}
	}
	return w
}

// readLetter reads a letter of management as its id, the report it continues, its days and remarks such as "dated=2025-12-31"
// and "by=auditor".
func readLetter(t *testing.T, text string) soc1.BridgeLetter {
	t.Helper()
	words := strings.Fields(text)
	l := soc1.BridgeLetter{ID: soc1.BridgeLetterID(words[0]), Report: soc1.ReportID(words[1]), Period: period(t, words[2]), Issuer: soc1.IssuedByManagement}
	for _, word := range words[3:] {
		key, value, _ := strings.Cut(word, "=")
		switch key {
		case "dated":
			l.Dated = dayOf(t, value)
		case "by":
			l.Issuer = map[string]soc1.BridgeIssuer{"auditor": soc1.IssuedByServiceAuditor, "other": soc1.IssuedByOther}[value]
		case "tests":
			l.FollowUpTests = true
		case "follows":
			l.Follows = soc1.BridgeLetterID(value)
		case "change":
			l.MaterialChange = true
		case "failure":
			l.ControlFailure = true
		case "complete":
			l.Contents = soc1.BridgeContents{
				IdentifiesReport: true, StatesGap: true, StatesChanges: true, StatesFailures: true, RemindsOfUserControls: true,
				NotASubstitute: true, AsksToReadReport: true, NamesNextReport: true, Signed: true, RestrictsUse: true,
			}
		default:
			t.Fatalf("%q is not understood", word)
		}
	}
	return l
}
