package sampling

// Sample is what was tested and what was found.
type Sample struct {
	// Population is how many items the population holds, 0 if unknown. At most MaxCount.
	Population int64 `json:"population,omitzero"`
	// Size is how many items were tested. An item that could not be examined counts as tested and as a
	// deviation (AU-C 530.11); an item to which the control does not apply is replaced, not counted.
	Size int64 `json:"size"`
	// Deviations is how many of them deviate.
	Deviations int64 `json:"deviations"`
	// Selection is how the items were chosen. It may be left out, which earns a warning; if it is one that
	// is not statistical, [Evaluate] refuses.
	Selection Method `json:"selection,omitzero"`
}

// Criterion is what the sample is judged against.
type Criterion struct {
	// Confidence is 1 minus the risk of overreliance, strictly between 0 and 1.
	Confidence Rate `json:"confidence"`
	// Tolerable is the tolerable rate of deviation, strictly between 0 and 1.
	Tolerable Rate `json:"tolerable"`
}

// CountLimits are limits in whole items of a known population. The zero value means that there are none.
type CountLimits struct {
	// Known tells a real pair from none.
	Known bool `json:"known"`
	// Lower is K_L, the smallest count of deviations in the population that the sample does not contradict.
	Lower int64 `json:"lower"`
	// Upper is K_U, the largest such count.
	Upper int64 `json:"upper"`
}

// IsZero reports whether there are no limits in items.
func (c CountLimits) IsZero() bool { return !c.Known }

// Evaluation is what a sample shows, with everything a working paper needs. All limits are one-sided at
// the stated confidence; use [Interval] for a two-sided statement.
type Evaluation struct {
	// Sample is what was tested.
	Sample Sample `json:"sample"`
	// Criterion is what it was judged against.
	Criterion Criterion `json:"criterion"`
	// Policy is the policy in force, with every default spelled out. For a census its distribution is the
	// hypergeometric one, whatever was asked for.
	Policy Policy `json:"policy"`
	// Rate is the sample deviation rate, which is also the projection to the population; 0 for an empty sample.
	Rate float64 `json:"rate,string"`
	// Lower and Upper are the limits of the population's rate of deviation.
	Lower float64 `json:"lower,string"`
	Upper float64 `json:"upper,string"`
	// Counts are the same limits in items, for the hypergeometric distribution.
	Counts CountLimits `json:"counts,omitzero"`
	// Allowance is the allowance for sampling risk, Upper - Rate.
	Allowance float64 `json:"allowance,string"`
	// TolerableCount is K_T, for the hypergeometric distribution; 0 otherwise.
	TolerableCount int64 `json:"tolerableCount,omitzero"`
	// PValue is the probability of at most as many deviations if the population deviated at the tolerable
	// rate. It carries at least twelve digits and does not underflow; see [BinomialTails] and its
	// companions for fifteen.
	PValue Probability `json:"pValue"`
	// AchievedConfidence is 1 - PValue, the confidence with which the rate is below the tolerable one.
	AchievedConfidence float64 `json:"achievedConfidence,string"`
	// SupportsByRisk is the decision in the form PValue <= risk, decided exactly.
	SupportsByRisk bool `json:"supportsByRisk"`
	// SupportsByLimit is the same decision in the form K_U < K_T, or Upper <= Tolerable without a known
	// population. The two always agree; both are kept so that a reader can check either.
	SupportsByLimit bool `json:"supportsByLimit"`
	// Remaining is how many items of a known population were not tested.
	Remaining int64 `json:"remaining,omitzero"`
	// Census is true if every item was tested: there is no sampling risk.
	Census bool `json:"census,omitzero"`
	// Warnings are what a reader of the result must know.
	Warnings Warnings `json:"warnings,omitzero"`
}

// Supports reports whether the sample supports reliance at the confidence and tolerable rate asked for.
func (e Evaluation) Supports() bool { return e.SupportsByRisk && e.SupportsByLimit }

// Evaluate judges a sample. Counts of items equal those of exact arithmetic for any population up to
// MaxCount; rates carry 14 digits. A sample whose selection is not statistical is refused with
// CodeNonStatistical, because no confidence statement about it is true; see [Illustrate]. All faults
// come back together.
func Evaluate(s Sample, c Criterion, p Policy) (Evaluation, error) {
	var f faults
	l, p := prepare(s, c, p, &f)
	if f.any() {
		return Evaluation{}, f.err()
	}
	alpha := c.Confidence.Complement()
	e := Evaluation{Sample: s, Criterion: c, Policy: p, TolerableCount: l.deviations}
	e.limits(alpha)
	t := l.at(s.Deviations)
	e.SupportsByRisk = s.Size > 0 && l.decide(t, s.Deviations, alpha)
	e.SupportsByLimit = e.supportsByLimit()
	e.PValue, e.AchievedConfidence = l.probabilityAtMost(t, s.Deviations), t.upper
	e.Census = s.isCensus()
	if s.Population > 0 {
		e.Remaining = s.Population - s.Size
	}
	e.warn()
	return e, nil
}

// Supports decides whether a sample supports reliance, as [Evaluate] would, without limits and without
// allocation.
func Supports(s Sample, c Criterion, p Policy) (bool, error) {
	var f faults
	l, _ := prepare(s, c, p, &f)
	if f.any() {
		return false, f.err()
	}
	return s.Size > 0 && l.atMost(s.Deviations, c.Confidence.Complement()), nil
}

// prepare checks a sample and a criterion and returns the law of the sample at the tolerable rate.
func prepare(s Sample, c Criterion, p Policy, f *faults) (law, Policy) {
	p = s.prepare(p, f)
	checkConfidence(f, c.Confidence)
	checkTolerable(f, c.Tolerable)
	if f.any() {
		return law{}, p
	}
	l := law{kind: p.Distribution, size: s.Size, rate: c.Tolerable, strict: p.Risk == RiskBelow}
	if p.Distribution == Hypergeometric {
		l.population, l.rate = s.Population, Rate{}
		l.deviations = p.Tolerable.count(s.Population, c.Tolerable)
	}
	return l, p
}

// prepare checks a sample that is to carry a confidence statement, and resolves the policy for it.
func (s Sample) prepare(p Policy, f *faults) Policy {
	// A census leaves nothing to chance; this is decided before the defaults are filled in.
	if s.isCensus() {
		p.Distribution = Hypergeometric
	}
	p = p.resolve(s.Population, f)
	s.check(f)
	if s.Selection != 0 && s.Selection.IsValid() && !s.Selection.IsStatistical() {
		f.addf(CodeNonStatistical, "selection", "report the rate without limits, or show [Illustrate] with its label",
			"a %s selection carries no confidence statement", s.Selection)
	}
	return p
}

// check records the faults of the counts.
func (s Sample) check(f *faults) {
	checkCount(f, "population", s.Population, MaxCount)
	limit := int64(MaxCount)
	if s.Population > 0 {
		limit = min(s.Population, MaxCount)
	}
	checkCount(f, "size", s.Size, limit)
	checkCount(f, "deviations", s.Deviations, min(max(s.Size, 0), limit))
	if s.Selection != 0 && !s.Selection.IsValid() {
		f.addf(CodeInvalid, "selection", "use a constant of Method", "%s is not a selection method", s.Selection)
	}
	if s.Selection == Census && !s.isCensus() {
		f.add(CodeConflict, "selection", "a census must test every item of a known population", "state the population, or how the items were selected")
	}
}

// checkConfidence records a fault unless the confidence lies strictly between 0 and 1.
func checkConfidence(f *faults, confidence Rate) {
	switch {
	case confidence.IsZero():
		f.add(CodeMissing, "confidence", "no confidence is given", "give one, usually 0.90 or 0.95")
	case confidence.IsOne():
		f.add(CodeRange, "confidence", "no sample gives a confidence of 1", "give a confidence below 1")
	}
}

// isCensus reports whether every item of a known population was tested.
func (s Sample) isCensus() bool { return s.Population > 0 && s.Size == s.Population }

// rate returns the sample deviation rate, 0 for an empty sample.
func (s Sample) rate() float64 {
	if s.Size == 0 {
		return 0
	}
	return float64(s.Deviations) / float64(s.Size)
}

// probabilityAtMost returns P(X <= k) for a tail t = l.at(k), falling back to the precise evaluation where
// a float64 would run out of range.
func (l law) probabilityAtMost(t tail, k int64) Probability {
	if t.lower > 1e-290 {
		return probabilityOf(scaled{mantissa: twofold{hi: t.lower}})
	}
	lower, _ := l.preciseTail(k)
	return probabilityOf(lower)
}

// warn collects the warnings of an evaluation.
func (e *Evaluation) warn() {
	s, w := e.Sample, &e.Warnings
	w.addIf(e.Census, WarnCensus)
	w.addIf(s.Size == 0, WarnNothingTested)
	w.addIf(e.Criterion.Confidence.units < rateOne/2, WarnLowConfidence)
	if e.Policy.Distribution == Hypergeometric {
		w.addTolerable(s.Population, e.Criterion.Tolerable)
	} else {
		w.addIf(s.Population > 0 && s.Size > s.Population/10, WarnPopulationIgnored)
	}
	w.addIf(e.Upper > 1, WarnLimitAboveOne)
	if e.Census {
		return
	}
	w.addIf(s.Selection == 0, WarnMethodNotStated)
	w.addIf(s.Selection == Systematic, WarnSystematicOrder)
	w.addIf(s.Selection == MonetaryUnit, WarnUnequalProbability)
	w.addIf(s.Selection == Stratified, WarnStrataPooled)
}
