package opinion

import "github.com/seed-9947fa86/attest/soc1"

// throughout returns the grade range of an objective over all days for which it was stated. Short gaps count unless they
// were judged not to be material; while that is open, the range reaches from the one to the other.
func (ev *evaluator) throughout(o int, p profile) (lo, hi grade) {
	within := ev.inForce(o)
	lo, hi = p.overDays(ev.window.Start, within)
	if ev.policy.ShortGapDays == 0 || lo > unknown || len(p) == 1 {
		return lo, hi
	}
	judged := ev.gapsMaterial(o)
	if judged == Yes {
		return lo, hi
	}
	_, best := p.bridged(ev.window.Start, within, ev.policy.ShortGapDays, func(s span) grade { return s.hi })
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

// bridged returns the runs of at most n days within a period on which the grade of p is at most unknown, and the grade over
// the other days. A run that leaves no other day is no gap. start is the first day of p, and of takes one end of a range.
func (p profile) bridged(start soc1.Date, within soc1.Period, n int64, of func(s span) grade) (gaps []soc1.Period, rest grade) {
	rest = dormant
	var run soc1.Period
	worst := dormant
	end := func() {
		switch {
		case !run.IsValid():
			return
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
		if days.End.Before(days.Start) {
			continue
		}
		g := of(s)
		if g > unknown {
			end()
			rest = all(rest, g)
			continue
		}
		if !run.IsValid() {
			run.Start = days.Start
		}
		run.End, worst = days.End, all(worst, g)
	}
	end()
	return gaps, rest
}

// explainGaps says what is judged, or has to be, about the short gaps of an objective.
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
