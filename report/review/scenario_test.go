package review_test

import (
	"slices"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// situation is one thing a user auditor meets, on a report and a reader for whom everything else is in order. The answers were
// written down from the standards before the engine was asked, and say which rule has to be heard.
type situation struct {
	name   string
	change func(r *review.Received, e *review.Entity)
	policy review.Policy
	// absent: there is no report.
	absent bool
	// operation, design and asOf are ranges; a zero range is not looked at.
	operation, design, asOf span
	rule                    review.Rule
	// asks is the judgement that the answer is left to.
	asks review.Question
	step review.StepKind
	// spared is an objective that nothing limits.
	spared soc1.ObjectiveID
}

// span is a range of outcomes.
type span [2]review.Reliance

// settled is a range with one outcome.
func settled(r review.Reliance) span { return span{r, r} }

// is reports whether a conclusion has the range.
func (s span) is(c review.Conclusion) bool {
	return s == span{} || c.Best == s[0] && c.Worst == s[1]
}

// until moves the end of the window, and the report's date with it.
func until(end soc1.Date) func(*review.Received, *review.Entity) {
	return func(r *review.Received, _ *review.Entity) {
		r.Period.End, r.ReportDate = end, end.AddDays(45)
		if r.ReportDate.After(day(2026, time.February, 10)) {
			r.ReportDate = day(2026, time.February, 10)
		}
	}
}

// lettered adds a bridge letter.
func lettered(first, last, dated soc1.Date, issuer soc1.BridgeIssuer) func(*review.Received, *review.Entity) {
	return func(_ *review.Received, e *review.Entity) {
		e.Letters = append(e.Letters, soc1.BridgeLetter{ID: soc1.BridgeLetterID("L-" + first.String()), Report: "R", Issuer: issuer, Dated: dated, Period: soc1.Period{Start: first, End: last}})
	}
}

// both applies changes in order.
func both(list ...func(*review.Received, *review.Entity)) func(*review.Received, *review.Entity) {
	return func(r *review.Received, e *review.Entity) {
		for _, change := range list {
			change(r, e)
		}
	}
}

// filing asks for the as-of view.
func filing(_ *review.Received, e *review.Entity) { e.Filer = yes }

// covered carves SUB out and obtains a report on it, changed as given.
func covered(change func(sub *review.Received, e *review.Entity)) func(*review.Received, *review.Entity) {
	return func(r *review.Received, e *review.Entity) {
		carve(r, "SUB")
		sub := clean("SUB-1")
		sub.UserReports = nil
		change(&sub, e)
		e.Reports = append(e.Reports, sub)
		e.Links = append(e.Links, review.Link{Subservice: "SUB", To: "SUB-1"})
	}
}

// periodSituations are about type, window and letters: domain 7 and 8.1.
func periodSituations() []situation {
	p, strict := review.DefaultPolicy(), review.StrictPolicy()
	may := day(2025, time.May, 15)
	year := func(first, last soc1.Date) func(*review.Received, *review.Entity) {
		return func(_ *review.Received, e *review.Entity) {
			e.FiscalYear = soc1.FiscalYear{Label: "FY", Period: soc1.Period{Start: first, End: last}}
		}
	}
	return []situation{
		{name: "Type 1 where control risk is to be reduced", policy: p, change: func(r *review.Received, _ *review.Entity) { *r = typeOne(*r) },
			operation: settled(no), design: settled(rely), rule: review.RuleType1, step: review.StepObtainType2},
		{name: "Type 1 for an as-of assessment", policy: p, change: both(filing, func(r *review.Received, _ *review.Entity) { *r = typeOne(*r) }),
			operation: settled(no), asOf: settled(no), rule: review.RuleType1},
		{name: "Type 1 beside last year's Type 2", policy: p, change: func(r *review.Received, e *review.Entity) {
			old := clean("R-2024")
			old.ServiceOrganization, old.Period, old.ReportDate = r.ServiceOrganization, soc1.CalendarYear(2024).Period, day(2025, time.February, 1)
			e.Reports = append(e.Reports, old)
			*r = typeOne(*r)
		}, operation: settled(no), design: settled(rely), rule: review.RuleType1},
		{name: "window ends four months before the year-end, no letter", policy: p, change: both(filing, until(day(2025, time.August, 31))),
			operation: settled(rwp), asOf: settled(rwp), design: settled(rely), rule: review.RulePeriodGap, step: review.StepRollForward},
		{name: "the same four months with a letter, longer than letters bridge", policy: p,
			change:    both(filing, until(day(2025, time.August, 31)), lettered(day(2025, time.September, 1), day(2025, time.December, 31), day(2026, time.January, 9), soc1.IssuedByManagement)),
			operation: settled(rwp), asOf: settled(rwp), rule: review.RulePeriodGap},
		{name: "three calendar months of 92 days with a letter", policy: p,
			change:    both(filing, until(day(2025, time.September, 30)), lettered(day(2025, time.October, 1), day(2025, time.December, 31), day(2026, time.January, 9), soc1.IssuedByManagement)),
			operation: settled(rwp), asOf: settled(rwp), rule: review.RulePeriodBridged, step: review.StepRollForward},
		{name: "three months without a letter", policy: p, change: until(day(2025, time.September, 30)), operation: settled(rwp), rule: review.RulePeriodGap},
		{name: "a letter from the service auditor", policy: p,
			change:    both(until(day(2025, time.September, 30)), lettered(day(2025, time.October, 1), day(2025, time.December, 31), day(2026, time.January, 9), soc1.IssuedByServiceAuditor)),
			operation: settled(rwp), rule: review.RuleLetterRefused},
		{name: "a letter dated before the days it speaks for", policy: p,
			change:    both(until(day(2025, time.September, 30)), lettered(day(2025, time.October, 1), day(2025, time.December, 31), day(2025, time.November, 15), soc1.IssuedByManagement)),
			operation: settled(rwp), rule: review.RulePeriodGap},
		{name: "a letter and no report", policy: p, absent: true, change: lettered(day(2025, time.October, 1), day(2025, time.December, 31), day(2026, time.January, 9), soc1.IssuedByManagement),
			operation: settled(no), design: settled(no), rule: review.RuleLetterRefused, step: review.StepObtainReport},
		{name: "only last year's report", policy: p, change: func(r *review.Received, _ *review.Entity) {
			r.Period, r.ReportDate = soc1.CalendarYear(2024).Period, day(2025, time.February, 1)
		}, operation: settled(no), design: settled(rely), rule: review.RulePeriodNone},
		{name: "half a year tested", policy: p, change: both(filing, halfYear), operation: settled(rwp), asOf: settled(rwp), rule: review.RulePeriodGap},
		{name: "six months elapsed at a month's end", policy: p, change: both(filing, func(r *review.Received, _ *review.Entity) {
			r.Period, r.ReportDate = soc1.Period{Start: day(2024, time.July, 1), End: day(2025, time.June, 30)}, day(2025, time.August, 15)
		}), operation: settled(rwp), asOf: settled(rwp), rule: review.RulePeriodGap},
		{name: "a day more than six months elapsed", policy: p, change: both(filing, func(r *review.Received, _ *review.Entity) {
			r.Period, r.ReportDate = soc1.Period{Start: day(2024, time.July, 1), End: day(2025, time.June, 29)}, day(2025, time.August, 15)
		}), operation: span{rwp, no}, asOf: span{rwp, no}, rule: review.RulePeriodOpen, asks: review.PeriodSufficient},
		{name: "three months tested, nine months elapsed", policy: p, change: both(filing, func(r *review.Received, e *review.Entity) {
			r.Period, r.ReportDate = soc1.Period{Start: day(2024, time.April, 1), End: day(2025, time.March, 31)}, may
		}), operation: span{rwp, no}, asOf: span{rwp, no}, rule: review.RulePeriodOpen, asks: review.PeriodSufficient},
		{name: "half a year under a strict policy", policy: strict, change: halfYear, operation: span{rwp, no}, rule: review.RulePeriodOpen, asks: review.PeriodSufficient},
		{name: "two reports that touch", policy: p, change: func(r *review.Received, e *review.Entity) {
			halfYear(r, e)
			second := clean("R-2")
			second.ServiceOrganization, second.Period.Start = r.ServiceOrganization, day(2025, time.July, 1)
			e.Reports = append(e.Reports, second)
		}, operation: settled(rely), design: settled(rely)},
		{name: "two reports with a day between them", policy: p, change: func(r *review.Received, e *review.Entity) {
			halfYear(r, e)
			second := clean("R-2")
			second.ServiceOrganization, second.Period.Start = r.ServiceOrganization, day(2025, time.July, 2)
			e.Reports = append(e.Reports, second)
		}, operation: settled(rwp)},
		{name: "the second report is about another system", policy: p, change: func(r *review.Received, e *review.Entity) {
			halfYear(r, e)
			second := clean("R-2")
			second.ServiceOrganization, second.System, second.Period.Start = r.ServiceOrganization, "Pensions", day(2025, time.July, 1)
			e.Reports = append(e.Reports, second)
		}, operation: settled(rwp), rule: review.RulePeriodGap},
		{name: "the second report is a draft", policy: p, change: func(r *review.Received, e *review.Entity) {
			halfYear(r, e)
			second := clean("R-2")
			second.ServiceOrganization, second.Period.Start, second.Draft = r.ServiceOrganization, day(2025, time.July, 1), true
			e.Reports = append(e.Reports, second)
		}, operation: settled(rwp), rule: review.RulePeriodGap},
		{name: "service began in March within the window", policy: p, change: func(_ *review.Received, e *review.Entity) { e.ServiceStart = day(2025, time.March, 1) }, operation: settled(rely)},
		{name: "service ended in June with the window", policy: p, change: both(halfYear, func(_ *review.Received, e *review.Entity) { e.ServiceEnd = day(2025, time.June, 30) }), operation: settled(rely)},
		{name: "service began after the window", policy: p, change: both(until(day(2025, time.September, 30)), func(_ *review.Received, e *review.Entity) {
			e.Customer, e.ServiceStart = 0, day(2025, time.November, 1)
		}), operation: settled(no), design: settled(no), rule: review.RuleNotForReader},
		{name: "a short first fiscal year inside the window", policy: p, change: year(day(2025, time.October, 1), day(2025, time.December, 31)), operation: settled(rely)},
		{name: "a short fiscal year of which a third is tested", policy: p, change: both(year(day(2025, time.October, 1), day(2025, time.December, 31)), until(day(2025, time.October, 31))),
			operation: span{rwp, no}, rule: review.RulePeriodOpen, asks: review.PeriodSufficient},
		{name: "a year of 53 weeks around a calendar window", policy: p, change: both(filing, year(day(2024, time.December, 29), day(2026, time.January, 3))),
			operation: settled(rwp), asOf: settled(rwp), step: review.StepRollForward},
		{name: "a window that runs past the year-end", policy: p, change: year(day(2024, time.October, 1), day(2025, time.September, 30)), operation: settled(rwp)},
		{name: "a draft", policy: p, change: func(r *review.Received, _ *review.Entity) { r.Draft = true }, operation: settled(no), design: settled(no), rule: review.RuleUnissued, step: review.StepObtainReport},
		{name: "a report whose date nobody recorded", policy: p, change: func(r *review.Received, _ *review.Entity) { r.ReportDate = soc1.Date{} },
			operation: settled(rwp), design: settled(rwp), rule: review.RuleDateUnknown, step: review.StepReadReport},
		{name: "a report without a date, reviewed before its window ended", policy: p, change: func(r *review.Received, e *review.Entity) {
			r.ReportDate, e.ReviewedOn = soc1.Date{}, day(2025, time.December, 30)
		}, operation: settled(no), rule: review.RuleUnissued},
		{name: "reviewed before it was issued", policy: p, change: func(_ *review.Received, e *review.Entity) { e.ReviewedOn = day(2026, time.January, 31) }, operation: settled(no), rule: review.RuleUnissued},
		{name: "read only after the audit relied on it", policy: p, change: func(_ *review.Received, e *review.Entity) { e.NeededBy = day(2026, time.January, 15) }, operation: settled(rwp), rule: review.RuleReviewLate, step: review.StepReviewEarlier},
	}
}

// reportSituations are about the report, its auditor, its opinion and its scope: domain 8.1 and 8.2.
func reportSituations() []situation {
	p, strict := review.DefaultPolicy(), review.StrictPolicy()
	return []situation{
		{name: "SOC 2 received instead of SOC 1", policy: p, change: func(r *review.Received, _ *review.Entity) { r.Family = review.SOC2 },
			operation: settled(no), design: settled(no), rule: review.RuleOtherFamily, step: review.StepObtainReport},
		{name: "a certificate without objectives, opinions or tests", policy: p, change: func(r *review.Received, e *review.Entity) {
			r.Family, r.Objectives, r.Limbs, r.UserReports, r.Standard = review.OtherReport, nil, nil, nil, 0
			e.Accounts[0].Assertions[0].Objectives = nil
		}, operation: settled(no), design: settled(no), rule: review.RuleOtherFamily},
		{name: "agreed-upon procedures that describe tests", policy: p, change: agreed(), operation: span{rwp, no}, rule: review.RuleFindingsOpen, asks: review.FindingsSuffice},
		{name: "another system", policy: p, change: func(_ *review.Received, e *review.Entity) { e.Systems = []string{"Pensions"} }, operation: settled(no), design: settled(no), rule: review.RuleNothingInScope, step: review.StepObtainOther},
		{name: "none of the services used", policy: p, change: func(_ *review.Received, e *review.Entity) { e.Services = []string{"Pensions"} }, operation: settled(no), rule: review.RuleNothingInScope},
		{name: "one of two services outside", policy: p, change: func(_ *review.Received, e *review.Entity) { e.Services = append(e.Services, "Pensions") },
			operation: settled(part), rule: review.RuleServiceOutside, step: review.StepOwnTests, spared: "CO-1"},
		{name: "one of two locations outside", policy: p, change: func(r *review.Received, e *review.Entity) {
			r.Locations, e.Locations = []string{"Omaha"}, []string{"omaha", "Lima"}
		}, operation: settled(part), rule: review.RuleLocationOutside, spared: "CO-1"},
		{name: "a prospect without a contract", policy: p, change: func(_ *review.Received, e *review.Entity) { e.Customer = nope }, operation: settled(no), design: settled(no), rule: review.RuleNotForReader},
		{name: "ISAE 3402 in a US audit", policy: p, change: func(r *review.Received, _ *review.Entity) { r.Standard = soc1.ISAE3402 }, operation: settled(rely), design: settled(rely)},
		{name: "ISAE 3402 under a strict US policy", policy: strict, change: func(r *review.Received, _ *review.Entity) { r.Standard = soc1.ISAE3402 },
			operation: span{rely, no}, rule: review.RuleStandardOpen, asks: review.StandardAdequate},
		{name: "a superseded standard", policy: p, change: func(r *review.Received, _ *review.Entity) { r.Standard = soc1.AT801 }, operation: span{rely, no}, rule: review.RuleStandardOpen, asks: review.StandardAdequate},
		{name: "an auditor nobody looked up", policy: p, change: func(r *review.Received, _ *review.Entity) { r.Auditor = review.Auditor{} },
			operation: span{rely, no}, rule: review.RuleAuditorOpen, asks: review.AuditorStanding, step: review.StepConfirmAuditor},
		{name: "an auditor without a licence", policy: p, change: func(r *review.Received, _ *review.Entity) { r.Auditor.Licensed = nope }, operation: settled(no), rule: review.RuleAuditorUnfit},
		{name: "an auditor who is not independent", policy: p, change: func(r *review.Received, _ *review.Entity) { r.Auditor.Independent = nope }, operation: settled(no), rule: review.RuleAuditorUnfit},
		{name: "an auditor without peer review", policy: p, change: func(r *review.Received, _ *review.Entity) { r.Auditor.PeerReviewed = nope }, operation: settled(rwp), rule: review.RulePeerReviewLacking},
		{name: "the same for a careful reader", policy: strict, change: func(r *review.Received, _ *review.Entity) { r.Auditor.PeerReviewed = nope }, operation: settled(no), rule: review.RulePeerReviewLacking},
		{name: "adverse on the description", policy: p, change: func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Description, opinion.Adverse) },
			operation: settled(no), design: settled(no), rule: review.RuleAdverse},
		{name: "adverse on operation only", policy: p, change: both(filing, func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Operation, opinion.Adverse) }),
			operation: settled(no), design: settled(rely), asOf: settled(no), rule: review.RuleAdverse, step: review.StepOwnTests},
		{name: "disclaimer on design", policy: p, change: func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Design, opinion.Disclaimer) }, operation: settled(no), design: settled(no), rule: review.RuleDisclaimed},
		{name: "the opinion on operation is missing", policy: p, change: func(r *review.Received, _ *review.Entity) { r.Limbs = r.Limbs[:2] }, operation: settled(no), design: settled(rely), rule: review.RuleOpinionMissing},
		{name: "qualified on an objective in use", policy: p, change: func(r *review.Received, _ *review.Entity) {
			*r = without(*r, opinion.Operation, opinion.Qualified, "CO-1")
		}, operation: settled(no), design: settled(rely), rule: review.RuleNotAchieved, step: review.StepEvaluateDeficiency, spared: "CO-2"},
		{name: "qualified on an objective not in use", policy: p, change: func(r *review.Received, e *review.Entity) {
			*r = without(*r, opinion.Operation, opinion.Qualified, "CO-1")
			e.Objectives = []soc1.ObjectiveID{"CO-2"}
			e.Accounts[0].Assertions[0].Objectives = e.Objectives
		}, operation: settled(rely), design: settled(rely)},
		{name: "qualified for a matter of description", policy: p, change: func(r *review.Received, _ *review.Entity) {
			*r = without(*r, opinion.Description, opinion.Qualified)
		}, operation: span{rely, rwp}, rule: review.RuleQualificationOpen, asks: review.QualificationReaches},
		{name: "qualified without saying on what", policy: p, change: func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Operation, opinion.Qualified) },
			operation: span{rely, no}, rule: review.RuleQualificationOpen, asks: review.QualificationReaches},
		{name: "an objective nobody exercised", policy: p, change: func(r *review.Received, _ *review.Entity) { r.Objectives[0].Operation = opinion.NotEvaluated }, operation: settled(rwp), design: settled(rely), rule: review.RuleNotExercised, spared: "CO-2"},
		{name: "an objective that the entity needs and the report lacks", policy: p, change: func(_ *review.Received, e *review.Entity) {
			e.Objectives = []soc1.ObjectiveID{"CO-1", "CO-9"}
		}, operation: settled(no), rule: review.RuleObjectiveAbsent, step: review.StepOwnTests, spared: "CO-1"},
		{name: "only the opinion page was read", policy: p, change: func(r *review.Received, e *review.Entity) {
			r.Objectives, r.UserReports, r.NoExceptions, r.NoChanges, r.NoSubservices = nil, nil, false, false, false
			e.Accounts = nil
		}, operation: settled(rwp), rule: review.RuleObjectivesUnread, step: review.StepReadReport},
		{name: "tested by inquiry only", policy: p, change: func(_ *review.Received, e *review.Entity) { say(e, "CO-1", review.TestsAdequate, nope) },
			operation: settled(no), design: settled(rely), rule: review.RuleTestsInadequate, spared: "CO-2"},
		{name: "no objective answers a relevant assertion", policy: strict, change: func(r *review.Received, e *review.Entity) {
			e.Accounts[0].Assertions = append(e.Accounts[0].Assertions, review.AccountAssertion{Assertion: soc1.Valuation})
		}, operation: settled(part), rule: review.RuleAssertionGap, step: review.StepOwnTests, spared: "CO-1"},
		{name: "a worksheet that no objective covers", policy: p, change: func(_ *review.Received, e *review.Entity) { e.Information = []string{"Accrual worksheet"} },
			operation: settled(rwp), rule: review.RuleInformationUncovered, step: review.StepTestInformation, spared: "CO-1"},
	}
}

// evidenceSituations are about CUECs, subservice organizations, exceptions, changes and events: domain 6 and 8.
func evidenceSituations() []situation {
	p, strict := review.DefaultPolicy(), review.StrictPolicy()
	missing := mapped(func(m *review.Mapping) { m.Implemented, m.Tested, m.Effective = nope, soc1.Date{}, 0 })
	judging := func(subject string, pairs ...any) func(*review.Received, *review.Entity) {
		return func(_ *review.Received, e *review.Entity) { say(e, subject, pairs...) }
	}
	exception := func(r *review.Received, _ *review.Entity) { exceptionOn(r, "X-1") }
	included := func(r *review.Received, _ *review.Entity) {
		r.NoSubservices = false
		r.Subservices = []review.Subservice{{ID: "SUB", Organization: party("SUB"), Method: soc1.Inclusive, Tested: yes, Asserted: yes, Objectives: []soc1.ObjectiveID{"CO-2"}}}
	}
	return []situation{
		{name: "CUEC in use, not tested", policy: p, change: mapped(func(m *review.Mapping) { m.Tested, m.Effective = soc1.Date{}, 0 }),
			operation: settled(rwp), design: settled(rely), rule: review.RuleCUECUntested, step: review.StepTestCUEC, spared: "CO-2"},
		{name: "CUEC tested last year", policy: p, change: mapped(func(m *review.Mapping) { m.Tested = day(2024, time.October, 3) }), operation: settled(rwp), design: settled(rely), rule: review.RuleCUECStale},
		{name: "CUEC nobody answered", policy: p, change: func(r *review.Received, _ *review.Entity) { r.CUECs = append(r.CUECs, control("U-1")) },
			operation: settled(rwp), design: settled(rwp), rule: review.RuleCUECUnmapped, step: review.StepMapCUEC, spared: "CO-2"},
		{name: "CUEC not in place", policy: p, change: missing, operation: span{rwp, no}, design: span{rwp, no}, rule: review.RuleCUECFailedOpen, asks: review.CUECCompensated, step: review.StepImplementCUEC, spared: "CO-2"},
		{name: "CUEC not in place and nothing instead", policy: p, change: both(missing, judging("U-1", review.CUECCompensated, nope)), operation: settled(no), rule: review.RuleCUECFailed, step: review.StepEvaluateDeficiency, spared: "CO-2"},
		{name: "CUEC not in place, compensated", policy: p, change: both(missing, judging("U-1", review.CUECCompensated, yes)), operation: settled(rwp), rule: review.RuleCUECCovered, spared: "CO-2"},
		{name: "CUEC failed its test", policy: p, change: mapped(func(m *review.Mapping) { m.Effective = nope }), operation: span{rwp, no}, design: settled(rely), rule: review.RuleCUECFailedOpen, asks: review.CUECCompensated},
		{name: "CUEC that does not apply", policy: p, change: mapped(func(m *review.Mapping) {
			*m = review.Mapping{CUEC: "U-1", Applicable: nope, Reason: "No manual cheques."}
		}), operation: settled(rely), design: settled(rely), rule: review.RuleCUECNotApplicable},
		{name: "an objective carried by a CUEC alone", policy: p, change: both(mapped(func(*review.Mapping) {}), func(r *review.Received, _ *review.Entity) { r.Objectives[0].Controls = nil }),
			operation: settled(rwp), design: settled(rwp), rule: review.RuleObjectiveBare, spared: "CO-2"},
		{name: "carved out, no report on it", policy: p, change: func(r *review.Received, _ *review.Entity) { carve(r, "SUB") },
			operation: settled(rwp), rule: review.RuleCarveOutOpen, step: review.StepObtainSubreport, spared: "CO-1"},
		{name: "the same for a careful reader", policy: strict, change: func(r *review.Received, _ *review.Entity) { carve(r, "SUB") }, operation: settled(part), rule: review.RuleCarveOutOpen, spared: "CO-1"},
		{name: "carved out and monitored, no report on it", policy: p, change: func(r *review.Received, _ *review.Entity) {
			carve(r, "SUB")
			r.Subservices[0].Monitoring = []string{"The service organization reads the host's report each year."}
		}, operation: settled(rwp), rule: review.RuleCarveOutOpen},
		{name: "carved out and not used", policy: p, change: unused(nope), operation: settled(rely), rule: review.RuleSubserviceUnused},
		{name: "carved out with a clean report of its own", policy: p, change: covered(func(*review.Received, *review.Entity) {}), operation: settled(rely), rule: review.RuleCarveOutCovered},
		{name: "its own report is a Type 1", policy: p, change: covered(func(r *review.Received, _ *review.Entity) { *r = typeOne(*r) }), operation: settled(rwp), design: settled(rely), rule: review.RuleCarveOutLimited, spared: "CO-1"},
		{name: "its own report is a SOC 2", policy: p, change: covered(func(r *review.Received, _ *review.Entity) { r.Family = review.SOC2 }), operation: settled(rwp), rule: review.RuleCarveOutLimited, step: review.StepFollowSubreport, spared: "CO-1"},
		{name: "its own report is adverse", policy: p, change: covered(func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Operation, opinion.Adverse) }),
			operation: settled(no), design: settled(rely), rule: review.RuleCarveOutLimited, spared: "CO-1"},
		{name: "its own report covers half the year", policy: p, change: covered(halfYear), operation: settled(rwp), rule: review.RuleCarveOutLimited, spared: "CO-1"},
		{name: "its own report is qualified where it is needed", policy: p, change: both(covered(func(r *review.Received, _ *review.Entity) {
			*r = without(*r, opinion.Operation, opinion.Qualified, "CO-1")
		}), func(_ *review.Received, e *review.Entity) { e.Links[0].Objectives = []soc1.ObjectiveID{"CO-1"} }), operation: settled(no), rule: review.RuleCarveOutLimited, spared: "CO-1"},
		{name: "its own report is qualified elsewhere", policy: p, change: both(covered(func(r *review.Received, _ *review.Entity) {
			*r = without(*r, opinion.Operation, opinion.Qualified, "CO-1")
		}), func(_ *review.Received, e *review.Entity) { e.Links[0].Objectives = []soc1.ObjectiveID{"CO-2"} }), operation: settled(rely), rule: review.RuleCarveOutCovered},
		{name: "its own auditor is not independent", policy: p, change: covered(func(r *review.Received, _ *review.Entity) { r.Auditor.Independent = nope }), operation: settled(rwp), rule: review.RuleCarveOutLimited},
		{name: "it carves out another, unseen", policy: p, change: covered(func(r *review.Received, _ *review.Entity) { carve(r, "DEEPER") }), operation: settled(rwp), step: review.StepObtainSubreport, spared: "CO-1"},
		{name: "two that rest on each other", policy: p, change: both(covered(func(r *review.Received, e *review.Entity) {
			carve(r, "DEEPER")
			back := clean("SUB-2")
			back.UserReports = nil
			carve(&back, "BACK")
			e.Reports = append(e.Reports, back)
			e.Links = append(e.Links, review.Link{From: "SUB-1", Subservice: "DEEPER", To: "SUB-2"}, review.Link{From: "SUB-2", Subservice: "BACK", To: "SUB-1"})
		})), operation: settled(rwp), spared: "CO-1"},
		{name: "included, with tests and an assertion", policy: p, change: included, operation: settled(rely)},
		{name: "included, without an assertion", policy: p, change: both(included, func(r *review.Received, _ *review.Entity) { r.Subservices[0].Asserted = nope }), operation: settled(rwp), rule: review.RuleInclusionUnproven, spared: "CO-1"},
		{name: "an exception at an included one", policy: p, change: both(included, func(r *review.Received, _ *review.Entity) {
			exceptionOn(r, "X-1")
			r.Exceptions[0].Subservice, r.Exceptions[0].Objectives = "SUB", []soc1.ObjectiveID{"CO-2"}
		}), operation: span{rely, no}, rule: review.RuleExceptionOpen, asks: review.ExceptionTouches, spared: "CO-1"},
		{name: "an exception that management says is fixed", policy: p, change: exception, operation: span{rely, no}, rule: review.RuleExceptionOpen, asks: review.ExceptionTolerable, spared: "CO-2"},
		{name: "an exception that cannot reach the entity", policy: p, change: both(exception, judging("X-1", review.ExceptionTouches, nope)), operation: settled(rely), rule: review.RuleExceptionNoEffect},
		{name: "an exception the control survives", policy: p, change: both(exception, judging("X-1", review.ExceptionTouches, yes, review.ExceptionTolerable, yes)), operation: settled(rwp), rule: review.RuleExceptionTolerated, step: review.StepEvaluateException, spared: "CO-2"},
		{name: "an exception with an own control nobody tested", policy: p, change: both(exception, judging("X-1", review.ExceptionTouches, yes, review.ExceptionTolerable, nope), func(_ *review.Received, e *review.Entity) {
			e.Mitigations = []review.Mitigation{{Exception: "X-1", Control: "OWN-9"}}
		}), operation: settled(no), rule: review.RuleExceptionDefeats, spared: "CO-2"},
		{name: "an exception with an own control that was tested", policy: p, change: both(exception, judging("X-1", review.ExceptionTouches, yes, review.ExceptionTolerable, nope, review.MitigationSufficient, yes), func(_ *review.Received, e *review.Entity) { mitigate(e, "X-1") }),
			operation: settled(rwp), rule: review.RuleExceptionMitigated, spared: "CO-2"},
		{name: "an exception on an objective not in use", policy: p, change: both(exception, func(_ *review.Received, e *review.Entity) {
			e.Objectives = []soc1.ObjectiveID{"CO-2"}
			e.Accounts[0].Assertions[0].Objectives = e.Objectives
		}), operation: settled(rely), rule: review.RuleExceptionElsewhere},
		{name: "results nobody has read", policy: p, change: func(r *review.Received, _ *review.Entity) { r.NoExceptions = false }, operation: settled(rwp), design: settled(rely), rule: review.RuleExceptionsUnread, step: review.StepReadReport},
		{name: "a new ledger interface in the year", policy: p, change: func(r *review.Received, _ *review.Entity) {
			r.NoChanges, r.Changes = false, []review.Change{{ID: "CHG-1", Text: "New interface.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
		}, operation: span{rely, rwp}, rule: review.RuleChangeOpen, asks: review.ChangeMatters, spared: "CO-2"},
		{name: "a fraud the service organization told of", policy: p, change: told(), operation: span{rely, no}, design: settled(rely), rule: review.RuleIncidentOpen, asks: review.IncidentTouches, step: review.StepFollowIncident, spared: "CO-2"},
		{name: "nobody asked about fraud", policy: p, change: func(_ *review.Received, e *review.Entity) { e.NoIncidents = false }, operation: settled(rely), rule: review.RuleIncidentsUnasked, step: review.StepAskIncidents},
	}
}

func TestSituationsOfAUserAuditor(t *testing.T) {
	all := slices.Concat(periodSituations(), reportSituations(), evidenceSituations())
	if len(all) < 80 {
		t.Errorf("%d situations", len(all))
	}
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			r, e := clean("R"), reader()
			s.change(&r, &e)
			report := &r
			if s.absent {
				report = nil
			}
			got := assess(t, report, e, s.policy)
			for _, x := range []struct {
				view review.View
				want span
			}{{review.ViewOperation, s.operation}, {review.ViewDesign, s.design}, {review.ViewAsOf, s.asOf}} {
				if c := got.Overall(x.view); !x.want.is(c) {
					t.Errorf("%s: %s, want %s to %s\n%+v", x.view, c.Title(), x.want[0], x.want[1], got.Reasons)
				}
			}
			if s.rule != 0 && !slices.ContainsFunc(got.Reasons, func(x review.Reason) bool { return x.Rule == s.rule }) {
				t.Errorf("%s is not heard: %+v", s.rule, got.Reasons)
			}
			if s.asks != 0 && !slices.ContainsFunc(got.Needs, func(n review.Need) bool { return n.Question == s.asks }) {
				t.Errorf("%s is not asked: %+v", s.asks, got.Needs)
			}
			if s.asks == 0 && len(got.Needs) > 0 {
				t.Errorf("asks %+v, and the answer is settled", got.Needs)
			}
			if s.step != 0 && !slices.ContainsFunc(got.Work, func(w review.Step) bool { return w.Kind == s.step }) {
				t.Errorf("%s is no work: %+v", s.step, got.Work)
			}
			for _, o := range got.Objectives {
				if o.Objective == s.spared && o.Operation.Worst != rely {
					t.Errorf("%s is limited to %s", o.Objective, o.Operation.Title())
				}
			}
			// Whatever the situation, the memo has to be writable and a limit has to leave work.
			if err := got.Document().Validate(); err != nil {
				t.Error(err)
			}
			if got.Operation.Worst > rely && len(got.Work) == 0 {
				t.Error("there is a limit and no work")
			}
		})
	}
}
