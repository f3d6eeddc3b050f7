package sampling

import "math"

// leastSize returns the smallest size > k with P(X <= k) <= alpha, everything else of l being fixed. It
// answers two questions at once, because the hypergeometric distribution is symmetric in the size n of
// the sample and the number K of deviations: the sample size for a critical number, and the smallest
// count of deviations that the sample contradicts, one above the upper limit.
//
// The search is Halley's on ln P, which is concave in the size, from a start that is usually within a
// thousandth; the one-step identities
//
//	P(k; n+1) = P(k; n) - p(k; n) p                 binomial
//	P(k; n+1) = P(k; n) - p(k; n) (K-k)/(N-n)       hypergeometric
//
// then prove the answer without a second evaluation. Every comparison is certified. ok is false if no
// size up to MaxCount will do. The law must be hypergeometric with k < deviations, or binomial.
func (l law) leastSize(k int64, alpha Rate, start float64) (size int64, ok bool) {
	low, high := k, int64(MaxCount)+1 // P > alpha at low, P <= alpha at high or high is beyond the limit
	if l.kind == Hypergeometric {
		high = l.population - l.deviations + k + 1
	}
	// Above one half ln P is too flat for steps, and bisection is used throughout.
	a, logAlpha := alpha.Float64(), alpha.log()
	steps := alpha.units <= rateOne/2
	for round := 0; high-low > 1; round++ {
		x := low + (high-low)/2
		if steps && round < stepRounds && start > float64(low) && start < float64(high) {
			x = min(max(int64(start), low+1), high-1)
		}
		l.size = x
		t := l.at(k)
		if l.decide(t, k, alpha) {
			// x will do. If the identity shows that x-1 will not, by a margin, x is the answer.
			high = x
			if steps && t.lower+t.point*l.dropBefore(k) > a*(1+closeBand) {
				return x, true
			}
		} else {
			// x will not do. If x+1 will, by a margin and without cancellation, it is the answer.
			low = x
			if next := t.lower - t.point*l.dropAfter(k); steps && t.lower < 1e3*a && next < a*(1-closeBand) && x < high {
				return x + 1, x < MaxCount
			}
		}
		// Halley's step for ln P - ln alpha with slope and the quotient of its first two derivatives; a
		// result that is not a number, or outside the bracket, leads to bisection.
		slope := math.Log1p(-t.point * l.dropAfter(k) / t.lower)
		f := math.Log(t.lower) - logAlpha
		start = math.Ceil(float64(x) - f/(slope-f/2*(l.bend(k)-slope)))
	}
	return high, high <= MaxCount
}

// stepRounds is how often leastSize trusts its step before it falls back to bisection, which
// needs at most 34 rounds more.
const stepRounds = 12

// dropAfter returns (P(k; size) - P(k; size+1)) / p(k; size).
func (l law) dropAfter(k int64) float64 {
	if l.kind == Hypergeometric {
		return float64(l.deviations-k) / float64(l.population-l.size)
	}
	return l.rate.Float64()
}

// bend approximates the logarithmic derivative of p(k; size) dropAfter(k) with respect to the size.
func (l law) bend(k int64) float64 {
	x := float64(l.size)
	if l.kind == Hypergeometric {
		return float64(k)/x - float64(l.deviations-k-1)/float64(l.population-l.size)
	}
	return float64(k)/x + math.Log1p(-l.rate.Float64())
}

// dropBefore returns (P(k; size-1) - P(k; size)) / p(k; size).
func (l law) dropBefore(k int64) float64 {
	x := float64(l.size)
	if l.kind == Hypergeometric {
		return (x - float64(k)) * float64(l.deviations-k) / (float64(l.population-l.deviations-l.size+k+1) * x)
	}
	return l.rate.Float64() * (x - float64(k)) / (x * l.rate.Complement().Float64())
}

// leastPoissonSize returns the smallest size with P(X <= k) <= alpha for the Poisson law l: the limit
// lambda of the expected count divided by the rate, rounded up and certified.
func (l law) leastPoissonSize(k int64, alpha Rate) (size int64, ok bool) {
	x := math.Ceil(poissonUpper(k, alpha) / l.rate.Float64())
	if !(x <= MaxCount) {
		return 0, false
	}
	for l.size = max(int64(x), 1); !l.atMost(k, alpha); l.size++ {
	}
	for l.size > 1 {
		l.size--
		if !l.atMost(k, alpha) {
			l.size++
			break
		}
	}
	return l.size, l.size <= MaxCount
}

// firstGuess estimates where leastSize will end. The Poisson limit lambda comes from Wilson and Hilferty's
// cube root; Bolshev's correction makes it a binomial limit, p = 2 lambda / (2n - k + lambda), and Wise's
// a hypergeometric one, with p = (n - k/2) / (N - (K-1)/2) on K trials.
func (l law) firstGuess(k int64, alpha Rate) float64 {
	fk := float64(k)
	if l.kind == Hypergeometric {
		N, K := float64(l.population), float64(l.deviations)
		if 2*k > l.deviations { // count the others instead
			j := float64(l.deviations - k)
			return N + 1 - math.Floor((j-1)/2+roughBinomialLower(K, j, alpha)*(N-(K-1)/2))
		}
		return math.Ceil(fk/2 + roughBinomialUpper(K, fk, alpha)*(N-(K-1)/2))
	}
	p := l.rate.Float64()
	if k == 0 {
		return math.Ceil(alpha.log() / math.Log1p(-p))
	}
	lambda := roughPoissonUpper(fk, alpha.log())
	return math.Ceil(lambda/p + (fk-lambda)/2)
}

// roughBinomialUpper approximates the upper limit for k of n at a risk of at most one half.
func roughBinomialUpper(n, k float64, alpha Rate) float64 {
	logAlpha := alpha.log()
	if k == 0 {
		return -math.Expm1(logAlpha / n)
	}
	lambda := roughPoissonUpper(k, logAlpha)
	return 2 * lambda / (2*n - k + lambda)
}

// roughBinomialLower approximates the lower limit for k >= 1 of n, by the same steps.
func roughBinomialLower(n, k float64, alpha Rate) float64 {
	if k == 1 {
		return -math.Expm1(math.Log1p(-alpha.Float64()) / n) // 1 - (1-p)^n = alpha
	}
	root := max(1-1/(9*k)-roughQuantile(alpha.log())/(3*math.Sqrt(k)), 0.1)
	lambda := k * root * root * root
	return 2 * lambda / (2*n - k + 1 + lambda)
}

// roughPoissonUpper approximates the Poisson limit of k deviations for ln alpha at most ln 1/2, by
// Wilson and Hilferty: a (1 - 1/(9a) + z/(3 sqrt a))^3 with a = k+1 and z the normal quantile.
func roughPoissonUpper(k, logAlpha float64) float64 {
	if k == 0 {
		return -logAlpha
	}
	a, z := k+1, roughQuantile(logAlpha)
	root := 1 - 1/(9*a) + z/(3*math.Sqrt(a))
	return a * root * root * root
}

// roughQuantile approximates the upper normal quantile of e^logAlpha to 5e-4 (Abramowitz and Stegun 26.2.23).
func roughQuantile(logAlpha float64) float64 {
	t := math.Sqrt(-2 * logAlpha)
	return t - (2.515517+t*(0.802853+t*0.010328))/(1+t*(1.432788+t*(0.189269+t*0.001308)))
}

// log returns ln r for a rate above 0, without loss near 1.
func (r Rate) log() float64 {
	if r.units > rateOne/2 {
		return math.Log1p(-r.Complement().Float64())
	}
	return math.Log(r.Float64())
}
