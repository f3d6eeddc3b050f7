package sampling

// limits computes the one-sided limits for the risk alpha.
//
//	binomial        P(X <= k; n, U) = alpha,  P(X >= k; n, L) = alpha     (Clopper and Pearson)
//	hypergeometric  K_U = max { K : P(X <= k) > alpha },  K_L = min { K : P(X >= k) > alpha }
//	Poisson         U = lambda_k(alpha) / n, with the matching lower limit
//
// An empty sample limits nothing: L = 0 and U = 1.
func (e *Evaluation) limits(alpha Rate) {
	s := e.Sample
	e.Rate = s.rate()
	b := s.bounds(e.Policy, alpha)
	e.Lower, e.Upper, e.Counts = b.Lower, b.Upper, b.Counts
	e.Allowance = e.Upper - e.Rate
}

// Bounds are limits of the population's rate of deviation without a decision.
type Bounds struct {
	// Lower and Upper limit the rate.
	Lower float64 `json:"lower,string"`
	Upper float64 `json:"upper,string"`
	// Counts are the same limits in items, for the hypergeometric distribution.
	Counts CountLimits `json:"counts,omitzero"`
}

// bounds computes the limits of a checked sample under a resolved policy.
func (s Sample) bounds(p Policy, alpha Rate) Bounds {
	n, k, N := s.Size, s.Deviations, s.Population
	switch {
	case p.Distribution == Hypergeometric:
		b := Bounds{Counts: CountLimits{Known: true, Upper: N}}
		if n > 0 {
			strict := p.Risk == RiskBelow
			b.Counts.Lower, b.Counts.Upper = hypergeometricLower(N, n, k, alpha, strict), hypergeometricUpper(N, n, k, alpha, strict)
		}
		b.Lower, b.Upper = float64(b.Counts.Lower)/float64(N), float64(b.Counts.Upper)/float64(N)
		return b
	case n == 0:
		return Bounds{Upper: 1}
	case p.Distribution == Binomial:
		upper, _ := binomialUpper(n, k, alpha)
		return Bounds{Lower: binomialLower(n, k, alpha), Upper: upper}
	}
	return Bounds{Lower: poissonLower(k, alpha) / float64(n), Upper: poissonUpper(k, alpha) / float64(n)}
}

// limitDigits is how close a continuous limit may come to the tolerable rate before the comparison of the
// two float64 is left to the exact comparison of probabilities, which is equivalent.
const limitDigits = 1e-12

// supportsByLimit decides by the upper limit: K_U < K_T in whole numbers, or U <= T.
func (e *Evaluation) supportsByLimit() bool {
	if e.Sample.Size == 0 {
		return false
	}
	if e.Counts.Known {
		return e.Counts.Upper < e.TolerableCount
	}
	tolerable := e.Criterion.Tolerable.Float64()
	switch d := e.Upper - tolerable; {
	case d < -limitDigits*tolerable:
		return true
	case d > limitDigits*tolerable:
		return false
	}
	return e.SupportsByRisk
}

// Limits returns one-sided limits at the given confidence, each by itself, without a tolerable rate and
// without a decision. The errors are those of [Evaluate].
func Limits(s Sample, confidence Rate, p Policy) (Bounds, error) {
	var f faults
	p = s.prepare(p, &f)
	checkConfidence(&f, confidence)
	if f.any() {
		return Bounds{}, f.err()
	}
	return s.bounds(p, confidence.Complement()), nil
}

// Interval returns a two-sided interval that covers the population's rate with the given confidence:
// limits that leave half of the risk on either side. A confidence with 18 decimals whose risk cannot be
// halved is an error of CodePrecision; the other errors are those of [Evaluate].
func Interval(s Sample, confidence Rate, p Policy) (Bounds, error) {
	var f faults
	p = s.prepare(p, &f)
	checkConfidence(&f, confidence)
	alpha := confidence.Complement()
	if alpha.units%2 != 0 {
		f.add(CodePrecision, "confidence", "half of the risk needs a nineteenth decimal", "round the confidence to 17 decimals")
	}
	if f.any() {
		return Bounds{}, f.err()
	}
	return s.bounds(p, Rate{alpha.units / 2}), nil
}
