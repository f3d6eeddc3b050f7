package sampling

import "math"

// twofold is a number held as the unevaluated sum of two float64, hi + lo with |lo| at most half a unit
// in the last place of hi: about 106 bits. The operations are the classical ones of Dekker and Knuth
// and lose a few units in 10^-32 each. The package uses it where 53 bits do not decide, and for tail
// probabilities whose logarithm is so large that a float64 of it keeps too few digits.
type twofold struct {
	hi, lo float64
}

// wholeSum returns a + b exactly, for |a| >= |b| or a = 0.
func wholeSum(a, b float64) twofold {
	s := a + b
	return twofold{s, b - (s - a)}
}

// exactSum returns a + b exactly.
func exactSum(a, b float64) twofold {
	s := a + b
	t := s - a
	return twofold{s, (a - (s - t)) + (b - t)}
}

// exactProduct returns a * b exactly.
func exactProduct(a, b float64) twofold {
	p := a * b
	return twofold{p, math.FMA(a, b, -p)}
}

// wholeTwofold returns n exactly.
func wholeTwofold(n uint64) twofold {
	const mask = 1<<32 - 1
	return wholeSum(float64(n&^mask), float64(n&mask))
}

// countTwofold returns n, which must not be negative, exactly.
func countTwofold(n int64) twofold { return wholeTwofold(uint64(n)) }

// rateTwofold returns r to 106 bits.
func rateTwofold(r Rate) twofold {
	return wholeTwofold(r.units).over(twofold{hi: rateOne})
}

// float returns the float64 nearest to a.
func (a twofold) float() float64 { return a.hi + a.lo }

// negate returns -a, exactly.
func (a twofold) negate() twofold { return twofold{-a.hi, -a.lo} }

// halve returns a/2, exactly.
func (a twofold) halve() twofold { return twofold{a.hi / 2, a.lo / 2} }

// isZero reports whether a is 0; the lower half of a zero is zero, too.
func (a twofold) isZero() bool { return a.hi == 0 }

// isNegative reports whether a is below 0; the sign of a is that of its upper half.
func (a twofold) isNegative() bool { return a.hi < 0 }

// plus returns a + b.
func (a twofold) plus(b twofold) twofold {
	s, t := exactSum(a.hi, b.hi), exactSum(a.lo, b.lo)
	s = wholeSum(s.hi, s.lo+t.hi)
	return wholeSum(s.hi, s.lo+t.lo)
}

// minus returns a - b.
func (a twofold) minus(b twofold) twofold { return a.plus(b.negate()) }

// times returns a * b.
func (a twofold) times(b twofold) twofold {
	p := exactProduct(a.hi, b.hi)
	return wholeSum(p.hi, p.lo+(a.hi*b.lo+a.lo*b.hi))
}

// over returns a / b for b other than 0, by long division with three partial quotients.
func (a twofold) over(b twofold) twofold {
	q1 := a.hi / b.hi
	r := a.minus(b.times(twofold{hi: q1}))
	q2 := r.hi / b.hi
	r = r.minus(b.times(twofold{hi: q2}))
	q3 := r.hi / b.hi
	return wholeSum(q1, q2).plus(twofold{hi: q3})
}

// ln2Twofold and turnTwofold are ln 2 and 2 pi to 106 bits.
// They are functions, because Go has no constant structs.
func ln2Twofold() twofold  { return twofold{0.6931471805599453, 2.3190468138462996e-17} }
func turnTwofold() twofold { return twofold{6.283185307179586, 2.4492935982947064e-16} }

// exp returns e^a as mantissa * 2^exponent with a mantissa near 1. The argument is reduced by ln 2 and
// then by 2^6, and the Taylor series of e^r - 1 is squared up again in a form that keeps small values exact.
func (a twofold) exp() scaled {
	// a = steps ln 2 + r; steps is a whole number below 2^53, so its product with ln 2 loses nothing that matters.
	steps := math.Round(a.hi / math.Ln2)
	r := a.minus(ln2Twofold().times(twofold{hi: steps}))
	const squarings = 6
	r = twofold{r.hi / (1 << squarings), r.lo / (1 << squarings)}
	sum, term := r, r
	for i := 2.0; i <= 16; i++ {
		term = term.times(r).over(twofold{hi: i})
		sum = sum.plus(term)
	}
	for range squarings {
		sum = sum.plus(sum).plus(sum.times(sum)) // (1+s)^2 - 1
	}
	return scaled{sum.plus(twofold{hi: 1}), int64(steps)}
}

// log returns ln a for a > 0: one correction ln a = y + ln(a e^-y) of the float64 logarithm y.
func (a twofold) log() twofold {
	y := math.Log(a.hi)
	e := twofold{hi: -y}.exp()
	z := a.times(e.mantissa.shift(e.exponent)).minus(twofold{hi: 1})
	return twofold{hi: y}.plus(z.minus(z.times(z).halve()))
}

// shift returns a * 2^n.
func (a twofold) shift(n int64) twofold {
	n = min(max(n, -4000), 4000)
	return twofold{math.Ldexp(a.hi, int(n)), math.Ldexp(a.lo, int(n))}
}

// scaled is a twofold times a power of two, for values far outside the range of float64.
type scaled struct {
	mantissa twofold
	exponent int64
}

// normal returns s with a mantissa in [1/2, 1), or zero.
func (s scaled) normal() scaled {
	if s.mantissa.isZero() {
		return scaled{}
	}
	_, n := math.Frexp(s.mantissa.hi)
	return scaled{s.mantissa.shift(int64(-n)), s.exponent + int64(n)}
}

// complement returns 1 - s for 0 <= s <= 1.
func (s scaled) complement() scaled {
	value := s.mantissa.shift(s.exponent)
	return scaled{twofold{hi: 1}.minus(value), 0}.normal()
}
