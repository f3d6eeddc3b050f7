package opinion

import "github.com/seed-9947fa86/attest/soc1"

// throughout returns the grade range of an objective over all days for which it was stated. Short gaps count unless they were
// judged not to be material; while that is open, the range reaches from the one to the other. Source: [soc1.CiteOperation], which
// asks for operation throughout; how short a gap may be not to matter is left to judgement.
func (ev *evaluator) throughout(o int, p profile) (lo, hi grade) {
	within := ev.inForce(o)
	// A single run has no gap, and an objective that nothing at worst keeps from being achieved needs none to be overlooked.
	lo, hi = p.overDays(ev.window.Start, within)
	if ev.policy.ShortGapDays == 0 || lo > unknown || len(p) == 1 {
		return lo, hi
	}
	judged := ev.gapsMaterial(o)
	if judged == Yes {
		return lo, hi
	}
	// The two ends may have their gaps on different days: what lacks evidence at worst may work at best. So each end is bridged
	// by itself.
	_, best := p.bridged(ev.window.Start, within, ev.policy.ShortGapDays, func(s span) grade { return s.hi })
	// While the judgement is open, the worse end is that with the gaps counted, as overDays found it.
	if judged == No {
		_, lo = p.bridged(ev.window.Start, within, ev.policy.ShortGapDays, func(s span) grade { return s.lo })
	}
	return lo, best
}

// gapsMaterial returns the answer to whether the short gaps of an objective are material, recorded or tried out.
func (ev *evaluator) gapsMaterial(o int) Answer {
	id := string(ev.m.Objectives[o].ID)
	if a := ev.answer(ShortGapMaterial, id); a != 0 {
		return a
	}
	return ev.assumed[judgementKey{ShortGapMaterial, id}]
}

// bridged returns the runs of at most n days within a period on which the grade of p is at most unknown, and the grade over the
// other days. A run that leaves no other day is no gap. start is the first day of p, and of takes one end of a range. Days on
// which nothing was exercised are no gap: nothing shows a shortfall there.
func (p profile) bridged(start soc1.Date, within soc1.Period, n int64, of func(s span) grade) (gaps []soc1.Period, rest grade) {
	rest = dormant
	var run soc1.Period
	worst := dormant
	// end closes the run at hand: it is a gap and counts for nothing, or it is too long and counts with its worst grade.
	end := func() {
		switch {
		case !run.IsValid():
			return
		// Were a run that covers all days a gap, an objective that was never achieved would have no day left that speaks against
		// it.
		case int64(run.Days()) <= n && run != within:
			gaps = append(gaps, run)
		default:
			rest = all(rest, worst)
		}
		run, worst = soc1.Period{}, dormant
	}
	for _, s := range p {
		days := soc1.Period{Start: start, End: s.end}
		start = s.end.AddDays(1)
		if days.Start.Before(within.Start) {
			days.Start = within.Start
		}
		if within.End.Before(days.End) {
			days.End = within.End
		}
		// The run of p lies outside the period.
		if days.End.Before(days.Start) {
			continue
		}
		g := of(s)
		if g > unknown {
			end()
			rest = all(rest, g)
			continue
		}
		// Neighbouring runs that fall short make one gap, whatever their grades: a week of failure after a week without evidence
		// is a fortnight.
		if !run.IsValid() {
			run.Start = days.Start
		}
		run.End, worst = days.End, all(worst, g)
	}
	end()
	return gaps, rest
}

// explainGaps says what is judged, or has to be, about the short gaps of an objective. It speaks of the gaps at worst, which are
// those that a reader can find in the evidence.
func (ev *evaluator) explainGaps(o int, p profile) []Reason {
	if ev.policy.ShortGapDays == 0 {
		return nil
	}
	gaps, _ := p.bridged(ev.window.Start, ev.inForce(o), ev.policy.ShortGapDays, func(s span) grade { return s.lo })
	judged := ev.gapsMaterial(o)
	if len(gaps) == 0 || judged == No {
		return nil
	}
	id := ev.m.Objectives[o].ID
	r := Reason{Rule: RuleShortGapOpen, Objective: id, Days: gaps, Facts: append([]string{ev.fact("objectives", o)}, ev.judgementFact(ShortGapMaterial, string(id))...)}
	if judged == Yes {
		r.Rule = RuleShortGapMaterial
	}
	return []Reason{r}
}
