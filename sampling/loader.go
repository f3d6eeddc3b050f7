package sampling

import (
	"math"
	"math/bits"
)

// The probabilities of this package are written in the form of C. Loader ("Fast and accurate
// computation of binomial probabilities", 2000): Stirling's formula with its remainder, and the
// deviance of each cell of the table. Unlike differences of log-gamma functions, which lose six digits
// at a population of 10^9, nothing large cancels here.

// stirlingSmall holds the remainder of Stirling's formula for 0! to 16!.
var stirlingSmall = [...]float64{
	0, // by convention: 0! needs no correction, see cellRoot
	0.08106146679532725821967, 0.04134069595540929409382, 0.02767792568499833914879,
	0.02079067210376509311152, 0.01664469118982119216319, 0.01387612882307074799875,
	0.01189670994589177009506, 0.01041126526197209649748, 0.009255462182712732917729,
	0.008330563433362871256469, 0.007573675487951840794972, 0.006942840107209529865664,
	0.00640899418800420706844, 0.005951370112758847735624, 0.005554733551962801371039,
	0.005207655919609640440718,
}

// stirlingError returns ln n! - ((n + 1/2) ln n - n + ln(2 pi)/2) for a whole number n >= 1, and 0 for n = 0.
func stirlingError(n int64) float64 {
	if n < int64(len(stirlingSmall)) {
		return stirlingSmall[n]
	}
	return stirlingSeries(float64(n))
}

// stirlingSeries is the asymptotic series of the remainder, 1/(12x) - 1/(360x^3) + ..., for x > 15.
func stirlingSeries(x float64) float64 {
	// The farther out, the fewer terms matter; the last one left out is below 2^-53 of the sum it is part of.
	r := 1 / x
	if x > 1e5 {
		return r * (1. / 12)
	}
	s := r * r
	if x > 200 {
		return r * (1./12 - s*(1./360-s*(1./1260)))
	}
	return r * (1./12 - s*(1./360-s*(1./1260-s*(1./1680-s*(1./1188-s*(691./360360))))))
}

// deviance returns x ln(x/m) + m - x, where d = x - m is given separately so that it can be exact.
// Near x = m it sums the series in v = d/(x+m), which is free of cancellation:
//
//	x ln(x/m) + m - x = d v + 2x (v^3/3 + v^5/5 + v^7/7 + ...)
func deviance(x, m, d float64) float64 {
	if x == 0 {
		return m
	}
	v := d / (x + m)
	if math.Abs(v) >= 0.1 {
		return x*math.Log(x/m) - d
	}
	s := v * v
	if s < 1e-9 {
		return d*v + 2*x*v*s*(1./3+s*(1./5))
	}
	series := 1./3 + s*(1./5+s*(1./7+s*(1./9+s*(1./11+s*(1./13+s*(1./15+s*(1./17+s*(1./19))))))))
	return d*v + 2*x*v*s*series
}

// cellRoot returns 2 pi x, whose square root is the leading factor of x! in Stirling's formula, and 1
// for x = 0, where the factor is absent.
func cellRoot(x int64) float64 {
	if x == 0 {
		return 1
	}
	return 2 * math.Pi * float64(x)
}

// productDifference returns a*b - c*d, computed in 128 bits and rounded once. The arguments are not negative.
func productDifference(a, b, c, d uint64) float64 {
	// A negative difference shows as a borrow out of the upper half and is negated as two's complement.
	h1, l1 := bits.Mul64(a, b)
	h2, l2 := bits.Mul64(c, d)
	lo, borrow := bits.Sub64(l1, l2, 0)
	hi, negative := bits.Sub64(h1, h2, borrow)
	if negative == 0 {
		return wideFloat(hi, lo)
	}
	lo, borrow = bits.Sub64(0, lo, 0)
	hi, _ = bits.Sub64(0, hi, borrow)
	return -wideFloat(hi, lo)
}

// wideFloat returns hi*2^64 + lo.
func wideFloat(hi, lo uint64) float64 {
	if hi == 0 {
		return float64(lo)
	}
	return float64(hi)*(1<<64) + float64(lo)
}
