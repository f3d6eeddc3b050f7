package sampling

import "math"

// closeEnough ends Halley's iteration: the residual of the logarithm after which one more cubic step
// leaves an error below the last digit.
const closeEnough = 1e-5

// maxSteps bounds every iteration for a limit. Two or three steps are usual; bisection takes over when
// a step leaves the bracket.
const maxSteps = 200

// binomialUpper returns the rate U with P(X <= k) = alpha among size items, and 1 - U to its own full
// relative accuracy: the one-sided exact upper limit of Clopper and Pearson (1934). It needs
// 0 <= k <= size, size > 0 and 0 < alpha < 1.
func binomialUpper(size, k int64, alpha Rate) (upper, rest float64) {
	switch {
	case k == size:
		return 1, 0
	case k == 0:
		x := alpha.log() / float64(size) // (1-U)^n = alpha
		return -math.Expm1(x), math.Exp(x)
	case alpha.units > rateOne/2:
		// P(X <= k) = alpha if and only if P(n-X <= n-k-1) = 1 - alpha.
		rest, upper = binomialUpper(size, size-k-1, alpha.Complement())
		return upper, rest
	}
	n, fk, logAlpha := float64(size), float64(k), alpha.log()
	// ln b(k; n, p) = remainder - deviances + ln(root)/2; only the deviances depend on p.
	remainder := stirlingError(size) - stirlingError(k) - stirlingError(size-k)
	root := 2 * math.Pi * n / (cellRoot(k) * cellRoot(size-k))
	// The limit lies between low and 1 - floor. The unknown is the smaller of p and q = 1-p, so that
	// neither loses digits near 0.
	low, floor := fk/n, 0.0
	p := roughBinomialUpper(n, fk, alpha)
	q := 1 - p
	if 2*k > size {
		q = roughBinomialLower(n, n-fk, alpha)
		p = 1 - q
	}
	if !(p > low && q > 0) {
		p = low + (1-low)/2
		q = 1 - p
	}
	mirrored := q < p
	for range maxSteps {
		// d = k - n p with a single rounding, from whichever of p and q is held exactly.
		var d float64
		if mirrored {
			d = math.FMA(n, q, -(n - fk))
		} else {
			d = math.FMA(-n, p, fk)
		}
		sum := binomialSumBelow(size, k, p, q)
		f := remainder - deviance(fk, n*p, d) - deviance(n-fk, n*q, -d) + math.Log(root*sum*sum)/2 - logAlpha
		// With s = d ln B / dp = -(n-k)/(q sum), Halley's step is -f / (s - f s'/(2s)).
		s := -(n - fk) / (q * sum)
		step := halleyStep(f, s, fk/p-(n-fk-1)/q-s)
		// ln B falls with p, so a positive residual means that the limit lies above p.
		if f > 0 {
			low = max(low, p)
		} else {
			floor = max(floor, q)
		}
		if mirrored {
			q -= step
			p = 1 - q
		} else {
			p += step
			q = 1 - p
		}
		if math.Abs(f) < closeEnough {
			break
		}
		if !(p > low && q > floor) {
			q = floor + (1-low-floor)/2
			p = 1 - q
		}
	}
	return p, q
}

// binomialLower returns the rate L with P(X >= k) = alpha among size items: 1 - U of the items that do
// not deviate.
func binomialLower(size, k int64, alpha Rate) float64 {
	if k == 0 {
		return 0
	}
	_, lower := binomialUpper(size, size-k, alpha)
	return lower
}

// poissonUpper returns lambda with P(X <= k) = alpha, the reliability factor of k deviations.
func poissonUpper(k int64, alpha Rate) float64 {
	switch {
	case k == 0:
		return -alpha.log()
	case alpha.units > rateOne/2:
		return poissonLower(k+1, alpha.Complement())
	}
	fk, logAlpha := float64(k), alpha.log()
	remainder := -stirlingError(k) - math.Log(cellRoot(k))/2
	// With S = P(X <= k)/P(X = k): d ln P / d lambda = -1/S, and its logarithmic derivative is k/lambda - 1 - s.
	return halley(roughPoissonUpper(fk, logAlpha), fk, math.Inf(1), func(x float64) (f, s, curve float64) {
		total := poissonSumBelow(k, x)
		s = -1 / total
		return remainder - deviance(fk, x, fk-x) + math.Log(total) - logAlpha, s, fk/x - 1 - s
	})
}

// poissonLower returns lambda with P(X >= k) = alpha, 0 for k = 0.
func poissonLower(k int64, alpha Rate) float64 {
	switch {
	case k == 0:
		return 0
	case alpha.units > rateOne/2:
		return poissonUpper(k-1, alpha.Complement())
	}
	fk, logAlpha := float64(k), alpha.log()
	remainder := -stirlingError(k) - math.Log(cellRoot(k))/2
	z := roughQuantile(logAlpha)
	root := max(1-1/(9*fk)-z/(3*math.Sqrt(fk)), 0.1)
	// With S = P(X >= k)/P(X = k): d ln P / d lambda = k/(lambda S).
	return halley(fk*root*root*root, 0, fk, func(x float64) (f, s, curve float64) {
		total := 1 + poissonSumAbove(k, x) // P(X >= k) / P(X = k)
		s = fk / x / total
		return remainder - deviance(fk, x, fk-x) + math.Log(total) - logAlpha, s, (fk-1)/x - 1 - s
	})
}

// halley returns the root between low and high of a monotone function that is given with its slope s and
// the quotient s'/s of its second and first derivatives. A step that leaves the bracket is replaced by
// a bisection, or by doubling while there is no upper end.
func halley(x, low, high float64, function func(x float64) (f, s, curve float64)) float64 {
	if !(x > low && x < high) {
		x = midpoint(low, high)
	}
	for round := range maxSteps {
		f, s, curve := function(x)
		if (f > 0) == (s < 0) {
			low = x
		} else {
			high = x
		}
		next := x + halleyStep(f, s, curve)
		if math.Abs(f) < closeEnough {
			return next
		}
		if !(next > low && next < high) || round > maxSteps/4 && round%2 == 0 {
			next = midpoint(low, high)
		}
		x = next
	}
	return x
}

// halleyStep returns Halley's step -f / (s - f s'/(2s)) for curve = s'/s. Where the correction is large the
// function is far from its quadratic, and Newton's step -f/s is taken, which the bracket then judges.
func halleyStep(f, s, curve float64) float64 {
	correction := f / 2 * curve / s
	if !(math.Abs(correction) < 0.5) {
		correction = 0
	}
	return -f / (s * (1 - correction))
}

// midpoint halves a bracket; without an upper end it doubles the lower one.
func midpoint(low, high float64) float64 {
	if math.IsInf(high, 1) {
		return 2*low + 1
	}
	return low + (high-low)/2
}

// hypergeometricUpper returns K_U = max { K : P(X <= k) > alpha } for a sample of size items from
// population, of which k deviate; with >= instead of > for a strict risk rule. The count never exceeds population - size + k, beyond which the
// sample is impossible.
func hypergeometricUpper(population, size, k int64, alpha Rate, strict bool) int64 {
	if k == size {
		return population
	}
	// By symmetry the roles change: a "sample" of K items from a population with size "deviations".
	l := law{kind: Hypergeometric, population: population, deviations: size, strict: strict}
	contradicted, _ := l.leastSize(k, alpha, l.firstGuess(k, alpha))
	return contradicted - 1
}

// hypergeometricLower returns K_L = min { K : P(X >= k) > alpha }, by counting the items that do not deviate.
func hypergeometricLower(population, size, k int64, alpha Rate, strict bool) int64 {
	return population - hypergeometricUpper(population, size, size-k, alpha, strict)
}
