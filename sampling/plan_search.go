package sampling

import (
	"math"
	"math/bits"
)

// share is the expected rate num/den of a request, kept as whole numbers so that the expected count of
// deviations in n items is never a matter of rounding.
type share struct {
	num, den uint64 // num < den, den > 0
}

// expected returns the smallest whole number that is at least n*num/den.
func (s share) expected(n int64) int64 {
	hi, lo := bits.Mul64(uint64(n), s.num)
	quotient, rest := bits.Div64(hi, lo, s.den) // hi < den because num < den and n < 2^64
	if rest != 0 {
		quotient++
	}
	return int64(quotient)
}

// until returns the largest n with n*num/den <= c, or MaxCount+1 if that is smaller.
func (s share) until(c int64) int64 {
	hi, lo := bits.Mul64(uint64(c), s.den)
	if hi >= s.num {
		return MaxCount + 1
	}
	quotient, _ := bits.Div64(hi, lo, s.num)
	return int64(min(quotient, MaxCount+1))
}

// planned is the outcome of a search: the sample size and its critical number. failure is empty, or
// [CodeInfeasible] if no sample of any size will do, or [CodeOverflow] if one beyond MaxCount might.
type planned struct {
	size, critical int64
	failure        Code
}

// planFixed finds the smallest size for a critical number.
func (l law) planFixed(critical int64, alpha Rate) planned {
	if l.kind == Hypergeometric && critical >= l.deviations {
		return planned{failure: CodeInfeasible}
	}
	size, ok := l.sizeFor(critical, alpha, -1)
	if !ok {
		return planned{failure: CodeOverflow}
	}
	return planned{size: size, critical: critical}
}

// sizeFor returns n_c, the smallest size for the critical number c, starting at start unless negative.
func (l law) sizeFor(c int64, alpha Rate, start float64) (int64, bool) {
	if l.kind == Poisson {
		return l.leastPoissonSize(c, alpha)
	}
	if start < 0 {
		start = l.firstGuess(c, alpha)
	}
	return l.leastSize(c, alpha, start)
}

// planExpected finds the smallest n with P(X <= ceil(n e)) <= alpha for the expected rate e. The
// critical number is tied to the answer, so P is not monotone in n and bisection on n would be wrong.
// With n_c the answer for a fixed critical number c,
//
//	n = n_c for the first c with e n_c <= c,
//
// and because n_c increases with c, a c that fails rules out everything below e n_c: the search may jump
// to c = ceil(e n_c). Small plans are walked instead, which needs no logarithm.
func (l law) planExpected(e share, alpha Rate) planned {
	if e.num == 0 {
		return l.planFixed(0, alpha)
	}
	if plan, ok := l.walkFromStart(e, alpha); ok {
		return plan
	}
	// From here on the plan is long, or its rates are small: jump from one fixed plan to the next.
	c := int64(0)
	for jumps := 0; jumps < mostJumps; jumps++ {
		if l.kind == Hypergeometric && c >= l.deviations {
			return planned{failure: CodeInfeasible}
		}
		n, ok := l.sizeFor(c, alpha, -1)
		if !ok {
			return planned{failure: CodeOverflow}
		}
		need := e.expected(n)
		if need <= c {
			return planned{size: n, critical: c}
		}
		// Everything below need is ruled out. After farJumps of these the end is looked for directly.
		if c = need; jumps != farJumps {
			continue
		}
		if c, ok = l.skip(e, alpha, c); !ok {
			return planned{failure: CodeOverflow}
		}
		if plan, ok := l.walkFrom(e, alpha, c); ok {
			return plan
		}
	}
	return planned{failure: CodeOverflow}
}

// farJumps is where a search for a rate close to the tolerable one, whose jumps become ever shorter, is
// shortened by bisection; mostJumps bounds what is left of it for Poisson plans, which cannot be walked.
const (
	farJumps  = 24
	mostJumps = 1_000
	farAway   = 1 << 16 // after which skip looks whether there is an end at all
)

// skip returns a critical number from c on that is known to fail, as large as it can tell. The real number
// n* at which P(c; n*) = alpha is a concave function of c, so the set of c with c < e n* is an interval
// that the search has entered. Since n_c - 1 < n*, every c with c < e (n_c - 1) belongs to it; the
// largest such c is found by doubling and bisection. ok is false if the interval reaches beyond MaxCount.
func (l law) skip(e share, alpha Rate, c int64) (last int64, ok bool) {
	fails := func(c int64) bool {
		n, ok := l.sizeFor(c, alpha, -1)
		return !ok || n-1 > e.until(c)
	}
	low, high := c, e.expected(MaxCount)
	if l.kind == Hypergeometric {
		high = l.deviations
	}
	for step := int64(1); low+step < high; step *= 2 { // doubling first: the end is usually near
		if step == farAway && l.kind != Hypergeometric && fails(high) {
			return 0, false
		}
		if !fails(low + step) {
			high = low + step
			break
		}
		low += step
	}
	for high-low > 1 {
		if mid := low + (high-low)/2; fails(mid) {
			low = mid
		} else {
			high = mid
		}
	}
	return low, true
}

// walkFrom walks the staircase from the size that belongs to a critical number known to fail.
func (l law) walkFrom(e share, alpha Rate, c int64) (planned, bool) {
	if l.kind == Poisson || l.kind == Hypergeometric && c >= l.deviations {
		return planned{}, false
	}
	n, ok := l.sizeFor(c, alpha, -1)
	if !ok {
		return planned{}, false
	}
	l.size = n
	return l.walk(e, alpha, staircase{n: n, c: c, tail: l.at(c)}, farWalk)
}

// farWalk and nearWalk bound the number of items that a walk may take. Beyond nearWalk the jump rule is faster.
const (
	farWalk  = 50_000_000
	nearWalk = 640
)

// walkFromStart tries the staircase from the bottom for plans that will be small. The error of the running
// sum is about n 2^-53, which must stay far below alpha times closeBand. The walk starts where even a
// sample without deviations is not yet large enough: since P(X <= c) >= P(X = 0), no plan is shorter than
//
//	ln(alpha) / ln(1-p)                    binomial, P(X = 0) = (1-p)^n
//	(1 - alpha^(1/K)) (N-K+1)              hypergeometric, P(X = 0) >= (1 - n/(N-K+1))^K
func (l law) walkFromStart(e share, alpha Rate) (planned, bool) {
	if l.kind == Poisson || alpha.units < rateOne/1000 {
		return planned{}, false
	}
	p := l.rate.Float64()
	if l.kind == Hypergeometric {
		p = float64(l.deviations) / float64(l.population)
	}
	spare := 1 - float64(e.num)/float64(e.den)/p
	if !(3 < nearWalk*p*spare*spare) { // the plan needs about ln(1/alpha)/(p spare^2) items
		return planned{}, false
	}
	var start float64
	if l.kind == Hypergeometric {
		K := float64(l.deviations)
		start = -math.Expm1(alpha.log()/K) * (float64(l.population) - K + 1)
	} else {
		start = alpha.log() / math.Log1p(-p)
	}
	l.size = max(int64(start)-1, 1) // one less, so that rounding cannot matter
	c := e.expected(l.size)
	return l.walk(e, alpha, staircase{n: l.size, c: c, tail: l.at(c)}, nearWalk)
}

// staircase is a position of the walk: the size, the critical number and the probabilities there.
type staircase struct {
	n, c int64
	tail tail
}

// walk raises n one item at a time, and c whenever n e passes it, updating P(X <= c) by the one-step
// identities, until P is at most alpha. It gives up after limit items, and where the recurrence has no
// footing because the sample is so large that few deviations are impossible.
func (l law) walk(e share, alpha Rate, s staircase, limit int) (planned, bool) {
	a := alpha.Float64()
	yes, open := a*(1-closeBand), a*(1+closeBand)
	hyper := l.kind == Hypergeometric
	p, q := l.rate.Float64(), l.rate.Complement().Float64()
	N, K, other := float64(l.population), float64(l.deviations), float64(l.population-l.deviations)
	lower, point := s.tail.lower, s.tail.point
	n, c, next := s.n, s.c, e.until(s.c)
	for range limit {
		if !(point > 0) {
			break
		}
		for n > next { // c < n e: raise c
			fc, fn := float64(c), float64(n)
			c++
			if hyper {
				if c >= l.deviations {
					return planned{failure: CodeInfeasible}, true
				}
				point *= (K - fc) * (fn - fc) / ((fc + 1) * (other - fn + fc + 1))
			} else {
				point *= (fn - fc) * p / ((fc + 1) * q)
			}
			lower += point
			next = e.until(c)
		}
		// lower is P(X <= c) up to rounding; close calls are certified from scratch.
		if lower <= open {
			l.size = n
			if lower < yes && lower > 0 || l.atMost(c, alpha) {
				return planned{size: n, critical: c}, true
			}
		}
		// One more item: P falls by the chance that it is a deviation too many.
		fc, fn := float64(c), float64(n)
		if hyper {
			// The quotients do not depend on the step before, so that the processor can work ahead.
			rest := 1 / (N - fn)
			drop, ratio := (K-fc)*rest, (fn+1)*(other-fn+fc)*rest/(fn+1-fc)
			lower -= point * drop
			point *= ratio
		} else {
			ratio := (fn + 1) * q / (fn + 1 - fc)
			lower -= point * p
			point *= ratio
		}
		if n++; hyper && n > l.population {
			return planned{failure: CodeInfeasible}, true
		}
		if n > MaxCount {
			return planned{failure: CodeOverflow}, true
		}
	}
	return planned{}, false
}

// planUnrounded finds the smallest n with Q(1 + n e, n p) <= alpha, the Poisson plan that does not round
// the expected deviations (AICPA table C-1). Its critical number is floor(n e). The probability falls
// with n, and the rounded plan is an upper bound of the answer.
func (l law) planUnrounded(expected, alpha Rate) planned {
	high := l.planExpected(share{expected.units, rateOne}, alpha)
	if high.failure != "" {
		return high
	}
	e, p, a := expected.Float64(), l.rate.Float64(), alpha.Float64()
	low, size := int64(0), high.size
	for size-low > 1 {
		mid := low + (size-low)/2
		if _, upper := gammaTails(1+float64(mid)*e, float64(mid)*p); upper <= a {
			size = mid
		} else {
			low = mid
		}
	}
	return planned{size: size, critical: expected.floorTimes(size)}
}
