package sampling

// Request asks for a sample size. Either Tolerable or TolerableCount must be set, and at most one of
// Expected and Critical; with neither the plan allows no deviation.
type Request struct {
	// Population is how many items the population holds, 0 if unknown. At most MaxCount.
	Population int64 `json:"population,omitzero"`
	// Confidence is 1 minus the risk of overreliance, from 0.5 to below 1. 90 % and 95 % are usual (AS 2315, note 9).
	Confidence Rate `json:"confidence"`
	// Tolerable is the largest rate of deviation that leaves the assessment of control risk unchanged,
	// strictly between 0 and 1.
	Tolerable Rate `json:"tolerable,omitzero"`
	// TolerableCount is K_T itself, the smallest count of deviations in the population that must not be
	// accepted, for requests in items instead of rates. It needs a known population.
	TolerableCount int64 `json:"tolerableCount,omitzero"`
	// Expected is the anticipated rate of deviation; it must be below the tolerable rate.
	Expected Rate `json:"expected,omitzero"`
	// Critical is a fixed critical number: the largest count of deviations in the sample that still supports
	// reliance.
	Critical int64 `json:"critical,omitzero"`
}

// Plan is a sample size with everything that justifies it.
type Plan struct {
	// Request is what was asked.
	Request Request `json:"request"`
	// Policy is the policy in force, with every default spelled out.
	Policy Policy `json:"policy"`
	// Size is the number of items to test.
	Size int64 `json:"size"`
	// Critical is the largest number of deviations among them that supports reliance.
	Critical int64 `json:"critical"`
	// TolerableCount is K_T, the smallest count in the population that must not be accepted; 0 if the
	// distribution does not use the population.
	TolerableCount int64 `json:"tolerableCount,omitzero"`
	// Risk is the achieved risk of overreliance, P(X <= Critical) at the tolerable rate: at most the risk
	// asked for.
	Risk float64 `json:"risk,string"`
	// AchievedConfidence is 1 - Risk.
	AchievedConfidence float64 `json:"achievedConfidence,string"`
	// Underreliance is the risk of rejecting although the population deviates at the expected rate,
	// P(X > Critical); 0 for an expected rate of 0. In a known population the expected rate is rounded up
	// to whole items.
	Underreliance float64 `json:"underreliance,string"`
	// Warnings are what a reader of the plan must know.
	Warnings Warnings `json:"warnings,omitzero"`
}

// MakePlan returns the smallest sample that satisfies the request under the policy. The size and the
// critical number equal those of exact arithmetic for any population up to MaxCount: every comparison
// is certified. The work is bounded for any request: about half a microsecond for usual ones, and up to
// a second or two where the expected rate is so close to the tolerable one that the answer nears MaxCount.
//
// All faults of the request come back together. CodeInfeasible means that no sample would do: the
// expected rate is not below the tolerable one, or the critical number would reach the tolerable count.
// CodeOverflow means that the answer is above MaxCount, or above the cap of the policy, or, for a Poisson
// plan, that it needs more than about a million expected deviations.
func MakePlan(r Request, p Policy) (Plan, error) {
	var f faults
	p = p.resolve(r.Population, &f)
	r.check(p, &f)
	if f.any() {
		return Plan{}, f.err()
	}
	plan := Plan{Request: r, Policy: p}
	l := r.law(p)
	plan.TolerableCount = l.deviations
	found := r.search(l, p)
	switch {
	case found.failure == CodeInfeasible && p.Distribution != Hypergeometric:
		f.add(CodeInfeasible, "expected", "rounded up to items of the population, the expected rate is not below the tolerable rate",
			"lower the expected rate, or use another rule for expected deviations")
	case found.failure == CodeInfeasible:
		f.addf(CodeInfeasible, "tolerable", "raise the tolerable rate, lower the expected one, or do not rely on the control",
			"testing all %d items could not support reliance: %d deviations are intolerable", r.Population, l.deviations)
	case found.failure != "":
		f.addf(found.failure, "expected", "widen the distance between the expected and the tolerable rate",
			"the plan would need more than %d items", int64(MaxCount))
	case p.MaxSize > 0 && found.size > p.MaxSize:
		f.addf(CodeOverflow, "policy.maxSize", "raise the cap, or choose another test",
			"the plan needs %d items, more than the cap of %d", found.size, p.MaxSize)
	case p.Distribution != Hypergeometric && r.Population > 0 && found.size > r.Population:
		f.addf(CodePopulation, "population", "use the hypergeometric distribution, which knows the population",
			"the plan needs %d items by the %s distribution, the population has %d", found.size, p.Distribution, r.Population)
	}
	if f.any() {
		return Plan{}, f.err()
	}
	plan.Size, plan.Critical = found.size, found.critical
	plan.describe(l)
	return plan, nil
}

// check records the faults of the request under a resolved policy.
func (r Request) check(p Policy, f *faults) {
	checkCount(f, "population", r.Population, MaxCount)
	checkPlanConfidence(f, r.Confidence)
	switch {
	case r.TolerableCount != 0 && !r.Tolerable.IsZero():
		f.add(CodeConflict, "tolerableCount", "both a tolerable rate and a tolerable count are given", "give one of them")
	case r.TolerableCount < 0 || r.TolerableCount > max(r.Population, 0):
		f.addf(CodeRange, "tolerableCount", "give a count from 1 to the size of the population", "%d is out of range", r.TolerableCount)
	case r.TolerableCount != 0 && p.Distribution != Hypergeometric:
		f.add(CodeConflict, "tolerableCount", "a tolerable count has a meaning for the hypergeometric distribution only", "give a tolerable rate")
	case r.TolerableCount == 0:
		checkTolerable(f, r.Tolerable)
	}
	checkCount(f, "critical", r.Critical, MaxCount)
	if r.Critical > 0 && !r.Expected.IsZero() {
		f.add(CodeConflict, "critical", "both an expected rate and a critical number are given", "give one of them")
	}
	if !r.Tolerable.IsZero() && r.Expected.Compare(r.Tolerable) >= 0 || r.Expected.IsOne() {
		f.addf(CodeInfeasible, "expected", "lower the expected rate, raise the tolerable one, or do not rely on the control",
			"the expected rate %s is not below the tolerable rate %s", r.Expected, r.Tolerable)
	}
	switch {
	case p.Expected == ExpectedUnrounded && p.Distribution != Poisson:
		f.add(CodeUnsupported, "policy.expected", "unrounded expected deviations are defined for the Poisson distribution only", "use the Poisson distribution or another rule")
	case p.Expected == ExpectedPopulationShare && r.Population == 0 && !r.Expected.IsZero():
		f.add(CodePopulation, "population", "the expected rate is to be rounded to items of a population that is not known", "count the population or use another rule")
	}
}

// checkPlanConfidence records a fault unless the confidence is fit for planning.
func checkPlanConfidence(f *faults, confidence Rate) {
	switch {
	case confidence.IsZero():
		f.add(CodeMissing, "confidence", "no confidence is given", "give one, usually 0.90 or 0.95")
	case confidence.IsOne() || confidence.units < rateOne/2:
		f.addf(CodeRange, "confidence", "plan with a confidence from 0.5 to below 1, usually 0.90 or 0.95", "%s is out of range", confidence)
	}
}

// checkTolerable records a fault unless the tolerable rate lies strictly between 0 and 1.
func checkTolerable(f *faults, tolerable Rate) {
	switch {
	case tolerable.IsZero():
		f.add(CodeMissing, "tolerable", "no tolerable rate is given", "give one, usually from 0.05 to 0.10")
	case tolerable.IsOne():
		f.add(CodeRange, "tolerable", "a tolerable rate of 1 tolerates everything", "give a rate below 1")
	}
}

// law returns the law of the sample at the tolerable rate; its size is still open.
func (r Request) law(p Policy) law {
	l := law{kind: p.Distribution, rate: r.Tolerable, strict: p.Risk == RiskBelow}
	if p.Distribution == Hypergeometric {
		l.population, l.rate = r.Population, Rate{}
		l.deviations = r.TolerableCount
		if r.TolerableCount == 0 {
			l.deviations = p.Tolerable.count(r.Population, r.Tolerable)
		}
	}
	return l
}

// search finds the size and the critical number.
func (r Request) search(l law, p Policy) planned {
	alpha := r.Confidence.Complement()
	switch {
	case r.Expected.IsZero():
		return l.planFixed(r.Critical, alpha)
	case p.Expected == ExpectedUnrounded:
		return l.planUnrounded(r.Expected, alpha)
	case p.Expected == ExpectedPopulationShare:
		count := r.Expected.ceilTimes(r.Population)
		if l.kind != Hypergeometric && r.Tolerable.ceilTimes(r.Population) <= count || count >= r.Population {
			return planned{failure: CodeInfeasible} // rounded up, the expected rate is not below the tolerable one
		}
		return l.planExpected(share{uint64(count), uint64(r.Population)}, alpha)
	}
	return l.planExpected(share{r.Expected.units, rateOne}, alpha)
}

// nearTolerable is the share of the tolerable rate above which an expected rate earns a warning.
const nearTolerable = 0.75

// describe fills in the achieved risks and the warnings.
func (plan *Plan) describe(l law) {
	r, p := plan.Request, plan.Policy
	l.size = plan.Size
	t := l.at(plan.Critical)
	// Both come from the tail evaluation, so that neither is 1 minus the other where that loses digits.
	plan.Risk, plan.AchievedConfidence = t.lower, t.upper
	if p.Expected == ExpectedUnrounded && !r.Expected.IsZero() {
		n := float64(plan.Size)
		plan.AchievedConfidence, plan.Risk = gammaTails(1+n*r.Expected.Float64(), n*r.Tolerable.Float64())
	}
	if !r.Expected.IsZero() {
		// The same sample from a population that deviates at the expected rate.
		e := l
		e.rate = r.Expected
		if p.Distribution == Hypergeometric {
			e.rate, e.deviations = Rate{}, r.Expected.ceilTimes(r.Population)
		}
		plan.Underreliance = e.at(plan.Critical).upper
	}
	w := &plan.Warnings
	w.addIf(r.Population > 0 && plan.Size == r.Population, WarnCensus)
	tolerable := r.Tolerable.Float64()
	if p.Distribution == Hypergeometric {
		w.addTolerable(r.Population, r.Tolerable)
		tolerable = float64(l.deviations) / float64(l.population)
	} else {
		w.addIf(r.Population > 0 && plan.Size > r.Population/10, WarnPopulationIgnored)
	}
	w.addIf(r.Expected.Float64() > nearTolerable*tolerable, WarnExpectedNearTolerable)
}

// addTolerable warns if the tolerable rate is not a whole number of items of a known population.
func (s *Warnings) addTolerable(population int64, tolerable Rate) {
	if tolerable.IsZero() {
		return // the request was in items
	}
	whole, rest := tolerable.times(population)
	s.addIf(rest != 0, WarnTolerableRounded)
	s.addIf(whole == 0 && rest != 0, WarnTolerableBelowOne)
}
