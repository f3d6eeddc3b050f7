package sampling

import "math"

// law is the distribution of the number of deviations in a sample of size items. For the
// hypergeometric distribution, deviations items among population deviate; for the others, rate is the
// rate of deviation. All arguments have been checked: counts lie between 0 and MaxCount.
type law struct {
	kind       Distribution
	population int64
	deviations int64
	size       int64
	rate       Rate
	strict     bool // a probability equal to the risk is not accepted
}

// support returns the smallest and largest possible number of deviations.
func (l law) support() (low, high int64) {
	switch l.kind {
	case Hypergeometric:
		return max(0, l.size-(l.population-l.deviations)), min(l.size, l.deviations)
	case Binomial:
		return 0, l.size
	}
	return 0, math.MaxInt64
}

// degenerate reports whether only one number of deviations is possible, and which.
func (l law) degenerate() (value int64, ok bool) {
	switch l.kind {
	case Hypergeometric:
		low, high := l.support()
		return low, low == high
	case Binomial:
		if l.rate.IsOne() {
			return l.size, true
		}
	}
	return 0, l.size == 0 || l.rate.IsZero()
}

// tail holds the three probabilities that one evaluation yields.
type tail struct {
	lower float64 // P(X <= k)
	upper float64 // P(X > k)
	point float64 // P(X = k)
}

// at evaluates the law at k. The side that is at most one half is summed and the other is its complement,
// so both carry their relative accuracy: a property test holds them to 1e-11 against preciseTail, a
// hundredth of the band in which decisions are taken elsewhere.
func (l law) at(k int64) tail {
	if value, ok := l.degenerate(); ok {
		switch {
		case k < value:
			return tail{upper: 1}
		case k == value:
			return tail{lower: 1, point: 1}
		}
		return tail{lower: 1}
	}
	low, high := l.support()
	switch {
	case k < low: // impossible, but a well-posed question
		return tail{upper: 1}
	case k > high:
		return tail{lower: 1}
	}
	switch l.kind {
	case Hypergeometric:
		return hypergeometricTail(l.population, l.deviations, l.size, k)
	case Binomial:
		// Rate and complement are converted separately, so that neither is the rounded rest of the other.
		p, q := l.rate.Float64(), l.rate.Complement().Float64()
		d := productDifference(uint64(k), rateOne, uint64(l.size), l.rate.units) / rateOne
		return binomialTail(l.size, k, p, q, d)
	}
	d := productDifference(uint64(k), rateOne, uint64(l.size), l.rate.units) / rateOne
	return poissonTail(k, float64(l.size)*l.rate.Float64(), d)
}

// sumEnd ends a ratio sum: the next term no longer changes the sum.
const sumEnd = 0x1p-56

// hypergeometricTail evaluates a law that is not degenerate at a k inside its support. With the
// margins K, N-K, n, N-n of the two-by-two table, cells x and their means m,
//
//	h(k) = prod(margin!) / (N! prod(x!)) = root * exp(remainders - sum of deviances)
//
// The distance x - m is the same for all four cells up to its sign and is exact in 128 bits.
func hypergeometricTail(N, K, n, k int64) tail {
	// The table: a sampled and deviating, b deviating but not sampled, c sampled and in order, d neither.
	a, b, c := k, K-k, n-k
	d := N - K - c
	fN, fK, fn := float64(N), float64(K), float64(n)
	inverse := 1 / fN
	distance := productDifference(uint64(k), uint64(N), uint64(K), uint64(n)) * inverse
	restK, restN := float64(N-K), float64(N-n)
	sum := deviance(float64(a), fK*fn*inverse, distance) +
		deviance(float64(b), fK*restN*inverse, -distance) +
		deviance(float64(c), restK*fn*inverse, -distance) +
		deviance(float64(d), restK*restN*inverse, distance)
	// The remainders of Stirling's formula for the four margins, the total and the four cells.
	remainder := stirlingError(K) + stirlingError(N-K) + stirlingError(n) + stirlingError(N-n) - stirlingError(N) -
		stirlingError(a) - stirlingError(b) - stirlingError(c) - stirlingError(d)
	const turn = 2 * math.Pi * 2 * math.Pi * 2 * math.Pi // three more margins than populations
	root := turn * (fK * restK) * (fn * restN) / (fN * cellRoot(a) * cellRoot(b) * cellRoot(c) * cellRoot(d))
	point := math.Exp(remainder-sum) * math.Sqrt(root)

	// Sum away from the mean, where the ratios are below 1; if that side turns out to be the larger one,
	// which happens only next to the mean, the other side is summed instead.
	if distance < 0 {
		if total := hypergeometricSumBelow(a, b, c, d); point*total <= 0.5 {
			return lowerTail(point, total)
		}
		return upperTail(point, hypergeometricSumAbove(a, b, c, d))
	}
	if total := hypergeometricSumAbove(a, b, c, d); point*total <= 0.5 {
		return upperTail(point, total)
	}
	return lowerTail(point, hypergeometricSumBelow(a, b, c, d))
}

// lowerTail and upperTail build a tail from the probability of k and the sum of the ratios on one side.
func lowerTail(point, total float64) tail {
	lower := min(point*total, 1)
	return tail{lower: lower, upper: 1 - lower, point: point}
}

func upperTail(point, total float64) tail {
	upper := min(point*total, 1)
	return tail{lower: 1 - upper, upper: upper, point: point}
}

// hypergeometricSumBelow returns H(k)/h(k) for the cells a = k, b = K-k, c = n-k and d = N-K-n+k, by
// h(i-1)/h(i) = a d / ((b+1)(c+1)).
func hypergeometricSumBelow(a, b, c, d int64) float64 {
	x, y, u, v := float64(a), float64(d), float64(b)+1, float64(c)+1
	term, total := 1.0, 1.0
	for x > 0 && y > 0 && term > total*sumEnd {
		term *= x * y / (u * v)
		total += term
		x, y, u, v = x-1, y-1, u+1, v+1
	}
	return total
}

// hypergeometricSumAbove returns P(X > k)/h(k), by h(i+1)/h(i) = b c / ((a+1)(d+1)).
func hypergeometricSumAbove(a, b, c, d int64) float64 {
	x, y, u, v := float64(b), float64(c), float64(a)+1, float64(d)+1
	term, total := 1.0, 0.0
	for x > 0 && y > 0 && term > total*sumEnd {
		term *= x * y / (u * v)
		total += term
		x, y, u, v = x-1, y-1, u+1, v+1
	}
	return total
}

// binomialTail evaluates the binomial distribution at 0 <= k <= n for 0 < p < 1, q = 1 - p and
// d = k - n p, which the caller computes as exactly as it can.
func binomialTail(n, k int64, p, q, d float64) tail {
	point := binomialPoint(n, k, p, q, d)
	if d < 0 {
		if total := binomialSumBelow(n, k, p, q); point*total <= 0.5 {
			return lowerTail(point, total)
		}
		return upperTail(point, binomialSumAbove(n, k, p, q))
	}
	if total := binomialSumAbove(n, k, p, q); point*total <= 0.5 {
		return upperTail(point, total)
	}
	return lowerTail(point, binomialSumBelow(n, k, p, q))
}

// binomialPoint returns b(k; n, p) in Loader's form.
func binomialPoint(n, k int64, p, q, d float64) float64 {
	m := float64(n)
	sum := deviance(float64(k), m*p, d) + deviance(float64(n-k), m*q, -d)
	remainder := stirlingError(n) - stirlingError(k) - stirlingError(n-k)
	return math.Exp(remainder-sum) * math.Sqrt(2*math.Pi*m/(cellRoot(k)*cellRoot(n-k)))
}

// binomialSumBelow returns B(k; n, p) / b(k; n, p), by b(i-1)/b(i) = i q / ((n-i+1) p).
func binomialSumBelow(n, k int64, p, q float64) float64 {
	// All terms are positive and the ratio falls with every step: the error grows like the root of the
	// number of terms, and the terms end after some nine standard deviations.
	odds := q / p
	x, u := float64(k), float64(n-k)+1
	term, total := 1.0, 1.0
	for x > 0 && term > total*sumEnd {
		term *= x * odds / u
		total += term
		x, u = x-1, u+1
	}
	return total
}

// binomialSumAbove returns P(X > k) / b(k; n, p), by b(i+1)/b(i) = (n-i) p / ((i+1) q).
func binomialSumAbove(n, k int64, p, q float64) float64 {
	odds := p / q
	x, u := float64(n-k), float64(k)+1
	term, total := 1.0, 0.0
	for x > 0 && term > total*sumEnd {
		term *= x * odds / u
		total += term
		x, u = x-1, u+1
	}
	return total
}

// poissonTail evaluates the Poisson distribution with mean lambda > 0 at k, with d = k - lambda.
func poissonTail(k int64, lambda, d float64) tail {
	point := math.Exp(-stirlingError(k)-deviance(float64(k), lambda, d)) / math.Sqrt(cellRoot(k))
	if d < 0 {
		if total := poissonSumBelow(k, lambda); point*total <= 0.5 {
			return lowerTail(point, total)
		}
		return upperTail(point, poissonSumAbove(k, lambda))
	}
	if total := poissonSumAbove(k, lambda); point*total <= 0.5 {
		return upperTail(point, total)
	}
	return lowerTail(point, poissonSumBelow(k, lambda))
}

// poissonSumBelow returns P(X <= k)/P(X = k), by P(i-1)/P(i) = i / lambda.
func poissonSumBelow(k int64, lambda float64) float64 {
	term, total := 1.0, 1.0
	for x := float64(k); x > 0 && term > total*sumEnd; x-- {
		term *= x / lambda
		total += term
	}
	return total
}

// poissonSumAbove returns P(X > k)/P(X = k), by P(i+1)/P(i) = lambda / (i+1).
func poissonSumAbove(k int64, lambda float64) float64 {
	term, total := 1.0, 0.0
	for u := float64(k) + 1; term > total*sumEnd; u++ {
		term *= lambda / u
		total += term
	}
	return total
}
