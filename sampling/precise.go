package sampling

import "math/bits"

// preciseTail returns P(X <= k) and P(X > k) to about 28 digits, whatever their size. It follows the
// same formulas as [law.at] in twofold arithmetic, about fifty times slower.
//
// Its relative error is below preciseBound: the distances from the mean are exact, the deviances add up
// to at most some 10^10 with 31 digits, and the ratio sums have at most about 10^6 terms.
func (l law) preciseTail(k int64) (lower, upper scaled) {
	one := scaled{mantissa: twofold{hi: 0.5}, exponent: 1}
	low, high := l.support()
	if value, ok := l.degenerate(); ok {
		low, high = value, value
	}
	switch {
	case k < low:
		return scaled{}, one
	case k >= high:
		return one, scaled{}
	}
	// The probability of k itself times the sum of the ratios on the side away from the mean. Both are
	// positive sums, so nothing cancels; the other side is the complement, which 32 digits can afford.
	log, below := l.precisePoint(k)
	point := log.exp()
	total := l.preciseSum(k, below)
	side := scaled{point.mantissa.times(total), point.exponent}.normal()
	if below {
		return side, side.complement()
	}
	return side.complement(), side
}

// preciseBound is the relative error that preciseTail stays below.
const preciseBound = 1e-20

// precisePoint returns ln P(X = k) and whether k lies below the mean. For the law of a sample it is the
// sum of Stirling's corrections and deviances, see hypergeometricTail.
func (l law) precisePoint(k int64) (log twofold, below bool) {
	n := l.size
	switch l.kind {
	case Hypergeometric:
		N, K := l.population, l.deviations
		d := preciseDifference(uint64(k), uint64(N), uint64(K), uint64(n)).over(countTwofold(N))
		mean := func(a, b int64) twofold {
			return countTwofold(a).times(countTwofold(b)).over(countTwofold(N))
		}
		log = factorialRest(K).plus(factorialRest(N - K)).plus(factorialRest(n)).plus(factorialRest(N - n)).
			minus(factorialRest(N)).
			minus(factorialRest(k)).minus(factorialRest(K - k)).minus(factorialRest(n - k)).minus(factorialRest(N - K - n + k)).
			minus(preciseDeviance(k, mean(K, n), d)).
			minus(preciseDeviance(K-k, mean(K, N-n), d.negate())).
			minus(preciseDeviance(n-k, mean(N-K, n), d.negate())).
			minus(preciseDeviance(N-K-n+k, mean(N-K, N-n), d))
		return log, d.isNegative()
	case Binomial:
		// Two cells, k and n-k, with the means n p and n (1-p); the rate is exact, and so is k - n p.
		one := twofold{hi: rateOne}
		d := preciseDifference(uint64(k), rateOne, uint64(n), l.rate.units).over(one)
		log = factorialRest(n).minus(factorialRest(k)).minus(factorialRest(n - k)).
			minus(preciseDeviance(k, countTwofold(n).times(rateTwofold(l.rate)), d)).
			minus(preciseDeviance(n-k, countTwofold(n).times(rateTwofold(l.rate.Complement())), d.negate()))
		return log, d.isNegative()
	}
	// One cell: p(k) = root * exp(-remainder - deviance) with the mean n p.
	d := preciseDifference(uint64(k), rateOne, uint64(n), l.rate.units).over(twofold{hi: rateOne})
	mean := countTwofold(n).times(rateTwofold(l.rate))
	return factorialRest(k).plus(preciseDeviance(k, mean, d)).negate(), d.isNegative()
}

// preciseSum returns P(X <= k)/P(X = k) if below, and P(X > k)/P(X = k) otherwise, as a sum of ratios.
// The ratios fall below 1 at once, because the sum runs away from the mean, and the sum ends when a term
// no longer changes its 32nd digit: after some dozen standard deviations of X at the latest.
func (l law) preciseSum(k int64, below bool) twofold {
	total, term := twofold{}, twofold{hi: 1}
	if below {
		total = term
	}
	for i := k; term.hi > total.hi*preciseSumEnd; {
		up, down := l.ratio(i, below)
		if up.isZero() {
			break
		}
		term = term.times(up).over(down)
		total = total.plus(term)
		if below {
			i--
		} else {
			i++
		}
	}
	return total
}

// preciseSumEnd ends a twofold ratio sum.
const preciseSumEnd = 0x1p-110

// ratio returns P(X = i-1)/P(X = i) if below, and P(X = i+1)/P(X = i) otherwise, as a fraction.
func (l law) ratio(i int64, below bool) (up, down twofold) {
	of := func(a, b int64) twofold { return countTwofold(a).times(countTwofold(b)) }
	n, p, q := l.size, l.rate.units, l.rate.Complement().units
	switch {
	case l.kind == Hypergeometric && below:
		return of(i, l.population-l.deviations-n+i), of(l.deviations-i+1, n-i+1)
	case l.kind == Hypergeometric:
		return of(l.deviations-i, n-i), of(i+1, l.population-l.deviations-n+i+1)
	case l.kind == Binomial && below:
		return countTwofold(i).times(wholeTwofold(q)), countTwofold(n - i + 1).times(wholeTwofold(p))
	case l.kind == Binomial:
		return countTwofold(n - i).times(wholeTwofold(p)), countTwofold(i + 1).times(wholeTwofold(q))
	case below:
		return countTwofold(i).times(twofold{hi: rateOne}), countTwofold(n).times(wholeTwofold(p))
	}
	return countTwofold(n).times(wholeTwofold(p)), countTwofold(i + 1).times(twofold{hi: rateOne})
}

// preciseDifference returns a*b - c*d; the 128-bit difference is exact, its twofold form rounds once.
func preciseDifference(a, b, c, d uint64) twofold {
	// Two 128-bit products and their difference; the sign is the last borrow.
	h1, l1 := bits.Mul64(a, b)
	h2, l2 := bits.Mul64(c, d)
	lo, borrow := bits.Sub64(l1, l2, 0)
	hi, negative := bits.Sub64(h1, h2, borrow)
	if negative != 0 {
		lo, borrow = bits.Sub64(0, lo, 0)
		hi, _ = bits.Sub64(0, hi, borrow)
	}
	value := wholeTwofold(hi).shift(64).plus(wholeTwofold(lo))
	if negative != 0 {
		return value.negate()
	}
	return value
}

// preciseDeviance returns x ln(x/m) + m - x with d = x - m, as [deviance] does.
func preciseDeviance(x int64, m, d twofold) twofold {
	if x == 0 {
		return m
	}
	X := countTwofold(x)
	// Far from the mean nothing cancels and the logarithm is taken as it is. Near it, v is small and each
	// pair of further terms adds two digits.
	v := d.over(X.plus(m))
	if v.hi >= 0.1 || v.hi <= -0.1 {
		return X.times(X.over(m).log()).minus(d)
	}
	s := v.times(v)
	series, power := twofold{}, s
	for j := 3.0; power.hi > 0x1p-120; j += 2 {
		series = series.plus(power.over(twofold{hi: j}))
		power = power.times(s)
	}
	return d.times(v).plus(X.plus(X).times(v).times(series))
}

// stirlingCoefficients are B(2j) / (2j (2j-1)) for j = 1, 2, ... as fractions of whole numbers.
var stirlingCoefficients = [...][2]float64{
	{1, 12}, {-1, 360}, {1, 1260}, {-1, 1680}, {1, 1188}, {-691, 360360}, {1, 156},
	{-3617, 122400}, {43867, 244188}, {-174611, 125400}, {77683, 5796}, {-236364091, 1506960},
}

// stirlingFrom is where twelve terms of the series give 34 digits.
const stirlingFrom = 40

// factorialRest returns ln n! - (n ln n - n), and 0 for n = 0.
func factorialRest(n int64) twofold {
	if n == 0 {
		return twofold{}
	}
	x := countTwofold(n)
	if n < stirlingFrom {
		factorial := twofold{hi: 1}
		for i := int64(2); i <= n; i++ {
			factorial = factorial.times(countTwofold(i))
		}
		return factorial.log().minus(x.times(x.log())).plus(x)
	}
	// The series, from its smallest term, and the square root of 2 pi n that precedes it.
	square, series := x.times(x), twofold{}
	for j := len(stirlingCoefficients) - 1; j >= 0; j-- {
		c := stirlingCoefficients[j]
		series = series.over(square).plus(twofold{hi: c[0]}.over(twofold{hi: c[1]}))
	}
	return series.over(x).plus(turnTwofold().times(x).log().halve())
}
