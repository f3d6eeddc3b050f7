package sampling

import "math"

// gammaTails returns the regularised incomplete gamma functions P(a, x) and Q(a, x) for a > 0, x >= 0.
func gammaTails(a, x float64) (lower, upper float64) {
	if x <= 0 {
		return 0, 1
	}
	// The series is used below the mean and the fraction above it, each where it converges.
	// x^a e^-x / Gamma(a+1) in Loader's form.
	point := math.Exp(-stirlingReal(a)-deviance(a, x, a-x)) / math.Sqrt(2*math.Pi*a)
	if x < a+1 {
		// P = point (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...)
		term, total := 1.0, 1.0
		for u := a + 1; term > total*sumEnd; u++ {
			term *= x / u
			total += term
		}
		lower = min(point*total, 1)
		return lower, 1 - lower
	}
	// Legendre's continued fraction Q = point a / (x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - ...))).
	fraction := lentz(func(i float64) (num, den float64) {
		if i == 0 {
			return 1, x + 1 - a
		}
		return -i * (i - a), x + 2*i + 1 - a
	})
	upper = min(point*a*fraction, 1)
	return 1 - upper, upper
}

// lentz evaluates n0/(d0 + n1/(d1 + n2/(d2 + ...))) from the front (Lentz 1976, Thompson and Barnett 1986).
func lentz(coefficient func(i float64) (num, den float64)) float64 {
	const tiny = 1e-300
	num, den := coefficient(0)
	if den == 0 {
		den = tiny
	}
	f, c, d := num/den, num/tiny, 1/den
	for i := 1.0; i < maxFraction; i++ {
		num, den = coefficient(i)
		if d = den + num*d; d == 0 {
			d = tiny
		}
		if c = den + num/c; c == 0 {
			c = tiny
		}
		d = 1 / d
		delta := c * d
		f *= delta
		if !(math.Abs(delta-1) >= 0x1p-52) { // also ends on NaN
			break
		}
	}
	return f
}

// maxFraction bounds the terms of a continued fraction; some square root of the largest argument is usual.
const maxFraction = 5_000_000

// stirlingReal returns ln Gamma(x+1) - ((x + 1/2) ln x - x + ln(2 pi)/2) for x > 0.
func stirlingReal(x float64) float64 {
	if x > 15 {
		return stirlingSeries(x)
	}
	log, _ := math.Lgamma(x + 1)
	return log - ((x+0.5)*math.Log(x) - x + math.Log(2*math.Pi)/2)
}
