package review

import (
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// usable reports whether a report may add days to the coverage by another one. A service auditor that the reader rejects
// by judgement does not make it unusable: it then stands against reliance until the reader withdraws the report.
func (a *assessor) usable(i int) bool {
	r := a.reports[i]
	return !r.Draft && r.Type == soc1.Type2 && (r.Family == SOC1 || r.Family == SOC2 && a.p.TakeSOC2) &&
		r.Auditor.Licensed != opinion.No && r.Auditor.Independent != opinion.No
}

// group returns the reports that combine with a report: the usable ones on the same system, and itself. Reports about
// different systems never combine, however alike their objectives are worded, because other controls were tested.
func (a *assessor) group(i int) []int {
	r := a.reports[i]
	var list []int
	for _, k := range a.groups[systemKey{string(r.ServiceOrganization.ID), r.System}] {
		if k == i || a.usable(k) {
			list = append(list, k)
		}
	}
	return list
}

// cover assesses the coverage of the fiscal year by a report and those that combine with it, for the objectives of
// the report.
func (a *assessor) cover(i int) (soc1.Coverage, error) {
	r := a.reports[i]
	req := soc1.CoverageRequest{
		FiscalYear: a.e.FiscalYear, ServiceStart: a.e.ServiceStart, ServiceEnd: a.e.ServiceEnd, System: r.System, KnownAt: a.e.ReviewedOn,
	}
	for k := range r.Objectives {
		req.Objectives = append(req.Objectives, r.Objectives[k].ID)
	}
	// Letters about other systems are no part of the question.
	in := make(map[soc1.ReportID]bool)
	for _, k := range a.group(i) {
		req.Reports = append(req.Reports, a.reports[k].Window())
		in[a.reports[k].ID] = true
	}
	for _, l := range a.e.Letters {
		if in[l.Report] {
			req.Letters = append(req.Letters, l)
		}
	}
	return soc1.AssessCoverage(req, a.p.Coverage)
}

// period judges the window of a Type 2 report against the fiscal year, for the audit of the year and for the as-of date, which
// ask different questions: how much of the year is tested, and how long before its end the tests stopped. The days are
// counted by package soc1; what is decided here is what a shortfall costs.
func (a *assessor) period(i int) []Reason {
	r, path := a.reports[i], a.paths[i]
	if r.Type != soc1.Type2 || a.unissued(r) {
		return nil
	}
	facts := []string{path + "/period", "/entity/fiscalYear"}
	c, err := a.cover(i)
	if err != nil {
		// Only the limits of coverage can refuse a valid case; what cannot be assessed is not covered.
		x := none(RulePeriodNone, facts...)
		x.Views, x.Detail = operating(), err.Error()
		return []Reason{x}
	}
	if i == 0 && a.root != "" {
		a.coverage = &c
	}
	if w := r.Window(); w.Adverse || w.Disclaimed {
		return nil // the opinion says it
	}
	var list []Reason
	for _, focus := range [...]soc1.CoverageFocus{soc1.FocusAudit, soc1.FocusAsOf} {
		for _, x := range a.periodFor(i, &c, focus, facts) {
			// What is the same for both purposes is said once.
			k := slices.IndexFunc(list, func(y Reason) bool {
				return y.Rule == x.Rule && y.Detail == x.Detail && slices.Equal(y.Objectives, x.Objectives)
			})
			if k >= 0 {
				list[k].Views = append(list[k].Views, x.Views...)
				continue
			}
			list = append(list, x)
		}
	}
	return list
}

// periodFor judges the coverage for one focus. Objectives with the same verdict and reasons share one reason; those that
// the report itself excepts need none.
func (a *assessor) periodFor(i int, c *soc1.Coverage, focus soc1.CoverageFocus, facts []string) []Reason {
	r := a.reports[i]
	excepted := make(map[soc1.ObjectiveID]bool)
	for _, id := range r.Window().Qualified {
		excepted[id] = true
	}
	// Without objectives the year as a whole is all there is to judge.
	if len(c.Objectives) == 0 {
		x, limited := a.verdict(r, &c.Overall, focus)
		if !limited {
			return nil
		}
		x.Facts = append(slices.Clone(facts), x.Facts...)
		return []Reason{x}
	}
	var list []Reason
	at := make(map[string]int)
	for k := range c.Objectives {
		o := &c.Objectives[k]
		if excepted[o.Objective] {
			continue
		}
		x, limited := a.verdict(r, o, focus)
		if !limited {
			continue
		}
		key := x.Rule.String() + "\x00" + x.Detail
		if n, seen := at[key]; seen {
			list[n].Objectives = append(list[n].Objectives, o.Objective)
			continue
		}
		at[key] = len(list)
		x.Objectives, x.Facts = []soc1.ObjectiveID{o.Objective}, append(slices.Clone(facts), x.Facts...)
		list = append(list, x)
	}
	return list
}

// outdated reports whether so much time has passed from the last tested day to the year-end that it is no longer only a
// matter of work. Custom has two limits, of which the outer is twice the inner one (three months, and six): beyond the
// inner one more evidence is due, beyond the outer one somebody has to say that the report supports the date at all. The
// need for evidence grows with the time that has passed (AS 2201.B25).
func (a *assessor) outdated(o *soc1.ObjectiveCoverage) bool {
	if !o.LastTested.IsValid() {
		return false
	}
	// Months are counted from the day after, so that June 30 and December 31 are six months apart.
	last := o.LastTested.AddDays(1).AddMonths(2 * a.p.Coverage.MaxElapsedMonths).AddDays(-1)
	return a.e.FiscalYear.End.After(last)
}

// verdict turns the verdict on coverage into a reason, unless there is nothing to say.
func (a *assessor) verdict(r *Received, o *soc1.ObjectiveCoverage, focus soc1.CoverageFocus) (Reason, bool) {
	class, view := o.Audit, ViewOperation
	if focus == soc1.FocusAsOf {
		class, view = o.AsOf, ViewAsOf
	}
	short := false
	var details []string
	for _, why := range o.Reasons {
		// A length below the comfortable one changes no verdict, so it is no reason.
		if why.Focus != focus || why.Code == soc1.ReasonBelowComfortable {
			continue
		}
		details = append(details, why.String())
		// Too little tested is a question of judgement; days left open next to enough that is tested are work.
		switch why.Code {
		case soc1.ReasonOverlapTooShort, soc1.ReasonShortYearTooLittle, soc1.ReasonWindowTooShort:
			short = true
		}
	}
	if focus == soc1.FocusAsOf && a.outdated(o) {
		short = true
	}
	var x Reason
	switch class {
	case soc1.CoverageRollForward, soc1.CoverageBridged:
		x = leaves(RulePeriodBridged, RelyWithProcedures)
	case soc1.CoverageNone:
		x = none(RulePeriodNone)
	case soc1.CoverageInsufficient:
		x = leaves(RulePeriodGap, RelyWithProcedures)
		if !short {
			break
		}
		judged, fact := a.answer(PeriodSufficient, r.ID, string(r.ID))
		switch judged {
		case opinion.Yes:
			x = leaves(RulePeriodAccepted, RelyWithProcedures, fact...)
		case opinion.No:
			x = none(RulePeriodShort, fact...)
		default:
			x = between(RulePeriodOpen, RelyWithProcedures, NoReliance, nil, PeriodSufficient)
			x.Subject = string(r.ID)
		}
	default:
		return Reason{}, false
	}
	x.Views, x.Detail = []View{view}, strings.Join(details[:min(4, len(details))], "; ")
	return x, true
}
