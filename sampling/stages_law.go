package sampling

import "fmt"

// Characteristic is how a stop-or-go plan behaves at one rate of deviation.
type Characteristic struct {
	// Accept is the probability that the plan ends in favour of reliance. At the tolerable rate it is the
	// risk of overreliance, and must not exceed the risk accepted.
	Accept float64 `json:"accept,string"`
	// Reject is 1 - Accept, summed separately. At the expected rate it is the risk of underreliance.
	Reject float64 `json:"reject,string"`
	// Size is the average sample number, the expected number of items tested.
	Size float64 `json:"size,string"`
}

// At returns the behaviour of the plan in an unlimited population with the given rate of deviation, by
// dynamic programming over the deviations found: no simulation, and no error but rounding.
func (s Sequential) At(rate Rate) Characteristic {
	return s.run(func(stage Stage, _, _ int64) law {
		return law{kind: Binomial, size: stage.Size, rate: rate}
	})
}

// In returns the behaviour of the plan in a population of which deviations items deviate; every stage
// draws from what the stages before left. The population must hold all stages.
func (s Sequential) In(population, deviations int64) (Characteristic, error) {
	var f faults
	checkCount(&f, "population", population, MaxCount)
	checkCount(&f, "deviations", deviations, population)
	if need := s.MaxSize(); need > population {
		f.addf(CodePopulation, "population", "use a plan with fewer items", "the plan may need %d items, the population has %d", need, population)
	}
	if f.any() {
		return Characteristic{}, f.err()
	}
	return s.run(func(stage Stage, drawn, found int64) law {
		return law{kind: Hypergeometric, population: population - drawn, deviations: max(deviations-found, 0), size: stage.Size}
	}), nil
}

// run carries the probabilities of the deviations found so far through the stages. lawOf returns the law
// of the deviations in a stage after drawn items with found deviations.
func (s Sequential) run(lawOf func(stage Stage, drawn, found int64) law) Characteristic {
	var c Characteristic
	var buffers [3][maxSequentialStop + 1]float64
	state, next, points := buffers[0][:], buffers[1][:], buffers[2][:]
	if len(s.stages) == 0 {
		return c
	}
	// state[d] is the probability of going on with d deviations so far; what accepts or rejects leaves it.
	state[0] = 1
	reached, drawn, top := 1.0, int64(0), int64(0) // probabilities of state are 0 above top
	for _, stage := range s.stages {
		c.Size += reached * float64(stage.Size)
		clear(next)
		first := int64(0)
		for first < top && state[first] == 0 {
			first++
		}
		for d := first; d <= top; d++ {
			if state[d] == 0 {
				continue
			}
			l := lawOf(stage, drawn, d)
			if l.kind == Hypergeometric || d == first { // a binomial stage does not depend on d
				for j := int64(0); d+j < stage.Stop; j++ {
					points[j] = l.at(j).point
				}
			}
			for j := int64(0); d+j < stage.Stop; j++ {
				next[d+j] += state[d] * points[j]
			}
			// Whatever brings the total to stop or above ends in rejection.
			c.Reject += state[d] * l.at(stage.Stop-d-1).upper
		}
		state, next = next, state
		reached, top = 0, stage.Stop-1
		for d := int64(0); d <= top; d++ {
			if d <= stage.Accept {
				c.Accept += state[d]
				state[d] = 0
			}
			reached += state[d]
		}
		drawn += stage.Size
	}
	c.Accept, c.Reject = min(c.Accept, 1), min(c.Reject, 1)
	return c
}

// Risk is the outcome of checking a stop-or-go plan against a criterion.
type Risk struct {
	// Tolerable is the behaviour at the tolerable rate; its Accept is the risk of overreliance.
	Tolerable Characteristic `json:"tolerable"`
	// Expected is the behaviour at the expected rate; its Reject is the risk of underreliance.
	Expected Characteristic `json:"expected"`
	// Holds reports whether the risk of overreliance is at most the one accepted. A difference of less than
	// one part in 10^9 counts as too much.
	Holds bool `json:"holds"`
}

// Check computes the risks of the plan in an unlimited population. The criterion is checked as by [Evaluate]; the
// expected rate must be below the tolerable one.
func (s Sequential) Check(c Criterion, expected Rate) (Risk, error) {
	var f faults
	checkConfidence(&f, c.Confidence)
	checkTolerable(&f, c.Tolerable)
	if !c.Tolerable.IsZero() && expected.Compare(c.Tolerable) >= 0 {
		f.add(CodeInfeasible, "expected", "the expected rate is not below the tolerable rate", "lower the expected rate")
	}
	if s.IsZero() {
		f.add(CodeMissing, "stages", "the plan has no stages", "build it with NewSequential")
	}
	if f.any() {
		return Risk{}, f.err()
	}
	r := Risk{Tolerable: s.At(c.Tolerable), Expected: s.At(expected)}
	r.Holds = r.Tolerable.Accept <= c.Confidence.Complement().Float64()*(1-closeBand)
	return r, nil
}

// EqualStages designs a plan of equal groups: stage i of count accepts with i-1 deviations, and count
// deviations stop it. The group is the smallest for which the plan's risk at the tolerable rate is at
// most 1 - confidence. Planning needs a confidence of at least 0.5.
func EqualStages(count int, c Criterion) (Sequential, error) {
	var f faults
	checkPlanConfidence(&f, c.Confidence)
	checkTolerable(&f, c.Tolerable)
	if count < 1 || count > maxSequentialStages {
		f.addf(CodeRange, "count", "give 1 to 100 stages", "%d stages are out of range", count)
	}
	if f.any() {
		return Sequential{}, f.err()
	}
	plan := func(group int64) Sequential {
		stages := make([]Stage, count)
		for i := range stages {
			stages[i] = Stage{Size: group, Accept: int64(i), Stop: int64(count)}
		}
		return Sequential{stages}
	}
	// The chance to accept falls with the size of the group: double, then bisect.
	limit := c.Confidence.Complement().Float64() * (1 - closeBand)
	low, high := int64(0), int64(1)
	for plan(high).At(c.Tolerable).Accept > limit {
		if low, high = high, 2*high; high > MaxCount/int64(count) {
			f.add(CodeOverflow, "tolerable", fmt.Sprintf("the plan would need more than %d items", int64(MaxCount)), "raise the tolerable rate")
			return Sequential{}, f.err()
		}
	}
	for high-low > 1 {
		if mid := low + (high-low)/2; plan(mid).At(c.Tolerable).Accept > limit {
			low = mid
		} else {
			high = mid
		}
	}
	return plan(high), nil
}
