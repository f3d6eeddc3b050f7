package sampling

import "fmt"

// Stratum is the sample of one separate part of a population.
type Stratum struct {
	// Key names the stratum; keys are unique and not empty.
	Key string `json:"key"`
	// Sample is what was tested in it. Its population must be known and its size positive.
	Sample Sample `json:"sample"`
	// Risk is the share of the risk of overreliance spent on this stratum, fixed in advance. Either every
	// stratum that is not tested in full has one, or none has; then the risk is split equally.
	Risk Rate `json:"risk,omitzero"`
}

// StratumResult is the contribution of one stratum to a stratified evaluation.
type StratumResult struct {
	// Key names the stratum.
	Key string `json:"key"`
	// Risk is the share of the risk spent on it; 0 for a census, which has none.
	Risk Rate `json:"risk"`
	// Rate is its sample deviation rate.
	Rate float64 `json:"rate,string"`
	// Counts are its one-sided limits in items at that risk.
	Counts CountLimits `json:"counts"`
}

// StrataEvaluation is what separate samples show about their common population, without pooling: each
// stratum is its own population (FAM 450.06).
type StrataEvaluation struct {
	// Criterion is what the strata were judged against, together.
	Criterion Criterion `json:"criterion"`
	// Policy is the policy in force.
	Policy Policy `json:"policy"`
	// Population, Size and Deviations are the sums over the strata.
	Population int64 `json:"population"`
	Size       int64 `json:"size"`
	Deviations int64 `json:"deviations"`
	// Rate is the projected rate, the sum of N_h k_h/n_h divided by N. It differs from Deviations/Size
	// unless the samples are proportional.
	Rate float64 `json:"rate,string"`
	// Counts are the sums of the limits of the strata. Because the risk is split over the strata, the limits
	// hold together at the stated confidence whatever the rates; they are conservative (Bonferroni).
	Counts CountLimits `json:"counts"`
	// Lower and Upper are those counts as rates.
	Lower float64 `json:"lower,string"`
	Upper float64 `json:"upper,string"`
	// TolerableCount is K_T for the whole population.
	TolerableCount int64 `json:"tolerableCount"`
	// Supports reports whether the upper count is below the tolerable count.
	Supports bool `json:"supports"`
	// Strata are the contributions in the order given.
	Strata []StratumResult `json:"strata"`
	// Warnings are what a reader of the result must know.
	Warnings Warnings `json:"warnings,omitzero"`
}

// maxEvaluatedStrata bounds the work of one evaluation.
const maxEvaluatedStrata = 10_000

// EvaluateStrata judges a stratified sample conservatively: the risk is split over the strata that were
// not tested in full, and the limits in items are added. The policy's distribution must be the
// hypergeometric one or left open. All faults come back together.
func EvaluateStrata(strata []Stratum, c Criterion, p Policy) (StrataEvaluation, error) {
	var f faults
	if len(strata) == 0 || len(strata) > maxEvaluatedStrata {
		f.addf(CodeRange, "strata", "give 1 to 10,000 strata", "there are %d strata", len(strata))
		return StrataEvaluation{}, f.err()
	}
	checkConfidence(&f, c.Confidence)
	checkTolerable(&f, c.Tolerable)
	e := StrataEvaluation{Criterion: c}
	for _, s := range strata {
		e.Population += max(min(s.Sample.Population, MaxCount), 0)
		e.Size += s.Sample.Size
		e.Deviations += s.Sample.Deviations
	}
	checkCount(&f, "population", e.Population, MaxCount)
	if p.Distribution != 0 && p.Distribution != Hypergeometric {
		f.add(CodeUnsupported, "policy.distribution", "limits of strata are added in items", "use the hypergeometric distribution")
		p.Distribution = Hypergeometric
	}
	e.Policy = p.resolve(e.Population, &f)
	risks := splitRisk(strata, c.Confidence.Complement(), &f)
	checkStrata(strata, e.Policy, &f)
	if f.any() {
		return StrataEvaluation{}, f.err()
	}
	e.add(strata, risks)
	return e, nil
}

// checkStrata records the faults of the single strata.
func checkStrata(strata []Stratum, p Policy, f *faults) {
	// The map only answers whether a key was seen; nothing is listed from it.
	seen := make(map[string]bool, len(strata))
	for i, s := range strata {
		var own faults
		if s.Key == "" || seen[s.Key] {
			own.addf(CodeDuplicate, "key", "give every stratum a name of its own", "the key %q is empty or used twice", s.Key)
		}
		seen[s.Key] = true
		if s.Sample.Population == 0 {
			own.add(CodePopulation, "sample.population", "the population of the stratum is not known", "count it")
		} else {
			var sample faults
			s.Sample.prepare(p, &sample)
			own.merge("sample.", sample.err())
		}
		if s.Sample.Size == 0 {
			own.add(CodeMissing, "sample.size", "nothing was tested in the stratum", "test a sample of every stratum")
		}
		f.merge(fmt.Sprintf("strata[%d].", i), own.err())
	}
}

// splitRisk returns the share of the risk of each stratum: the given ones, or equal shares, rounded down,
// among the strata that are not tested in full.
func splitRisk(strata []Stratum, alpha Rate, f *faults) []Rate {
	// First pass: how many strata need a share, and what the given shares add up to.
	open, given := uint64(0), 0
	var sum Rate
	fits := true
	for _, s := range strata {
		if !s.Sample.isCensus() {
			open++
		}
		if !s.Risk.IsZero() {
			given++
			var ok bool
			sum, ok = sum.Add(s.Risk)
			fits = fits && ok
		}
	}
	// Second pass: hand out the shares. Rounding an equal share down keeps the sum within the risk.
	risks := make([]Rate, len(strata))
	for i, s := range strata {
		switch {
		case s.Sample.isCensus():
			if !s.Risk.IsZero() {
				f.add(CodeConflict, fmt.Sprintf("strata[%d].risk", i), "a stratum tested in full has no risk", "leave its risk out")
			}
		case given == 0:
			risks[i] = Rate{alpha.units / open}
		case s.Risk.IsZero():
			f.add(CodeMissing, fmt.Sprintf("strata[%d].risk", i), "some strata have a share of the risk and this one has none", "give all of them one, or none")
		default:
			risks[i] = s.Risk
		}
		if given == 0 && !s.Sample.isCensus() && risks[i].IsZero() {
			f.add(CodePrecision, "confidence", "the risk is too small to be split over the strata", "lower the confidence")
		}
	}
	if !fits || sum.Compare(alpha) > 0 {
		f.add(CodeConflict, "strata", "the shares of the risk add up to more than the risk", "let them add up to at most 1 - confidence")
	}
	return risks
}

// add computes the contributions and their sums.
func (e *StrataEvaluation) add(strata []Stratum, risks []Rate) {
	e.Counts.Known = true
	census := true
	var projected float64
	for i, s := range strata {
		r := StratumResult{Key: s.Key, Risk: risks[i], Rate: s.Sample.rate()}
		if s.Sample.isCensus() {
			r.Counts = CountLimits{true, s.Sample.Deviations, s.Sample.Deviations}
		} else {
			census = false
			r.Counts = s.Sample.bounds(e.Policy, risks[i]).Counts
		}
		projected += float64(s.Sample.Population) * r.Rate
		e.Counts.Lower += r.Counts.Lower
		e.Counts.Upper += r.Counts.Upper
		e.Warnings.addIf(s.Sample.Selection == 0 && !s.Sample.isCensus(), WarnMethodNotStated)
		e.Warnings.addIf(s.Sample.Selection == Systematic, WarnSystematicOrder)
		e.Warnings.addIf(s.Sample.Selection == MonetaryUnit, WarnUnequalProbability)
		e.Strata = append(e.Strata, r)
	}
	// The limits hold together because each fails with at most its share of the risk.
	N := float64(e.Population)
	e.Rate, e.Lower, e.Upper = projected/N, float64(e.Counts.Lower)/N, float64(e.Counts.Upper)/N
	e.TolerableCount = e.Policy.Tolerable.count(e.Population, e.Criterion.Tolerable)
	e.Supports = e.Counts.Upper < e.TolerableCount
	e.Warnings.addIf(census, WarnCensus)
	e.Warnings.addIf(e.Criterion.Confidence.units < rateOne/2, WarnLowConfidence)
	e.Warnings.addTolerable(e.Population, e.Criterion.Tolerable)
}
