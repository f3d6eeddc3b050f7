package sampling

import (
	"fmt"
	"math"
)

// Prior is a Beta(A, B) distribution of the rate of deviation before the sample, with its origin. The
// first question to any Bayesian result is where its prior comes from, so a prior without a source is refused.
type Prior struct {
	// A is one more than the deviations, and B one more than the other items, of the imaginary sample that
	// the prior stands for, if that sample starts from the uniform prior. Each is at least 0 and at most
	// 10^9; 0 is allowed where the data make the posterior proper.
	A float64 `json:"a,string"`
	B float64 `json:"b,string"`
	// Source says where the prior comes from, in words for the working paper.
	Source string `json:"source"`
}

// UniformPrior returns Beta(1, 1), every rate equally likely (Bayes, Laplace).
func UniformPrior() Prior { return Prior{1, 1, "uniform: every rate is equally likely"} }

// JeffreysPrior returns Beta(1/2, 1/2), the prior that does not depend on how the rate is parametrised.
func JeffreysPrior() Prior { return Prior{0.5, 0.5, "Jeffreys: invariant under reparametrisation"} }

// StrictPrior returns Beta(1, 0), whose upper limit is the classical one.
func StrictPrior() Prior { return Prior{1, 0, "strict: reproduces the classical upper limit"} }

// DiscountedPrior returns the prior that an earlier sample of size items with deviations leaves, each of
// its items counting for weight: Beta(1 + weight k, 1 + weight (n-k)). Counts must be possible and source
// must say which sample it was.
func DiscountedPrior(size, deviations int64, weight Rate, source string) (Prior, error) {
	var f faults
	checkCount(&f, "size", size, MaxCount/10)
	checkCount(&f, "deviations", deviations, min(max(size, 0), MaxCount/10))
	if f.any() {
		return Prior{}, f.err()
	}
	w := weight.Float64()
	prior := Prior{1 + w*float64(deviations), 1 + w*float64(size-deviations), source}
	prior.check(&f)
	return prior, f.err()
}

// ImpartialPrior returns the prior Beta(1, b) under which the rate is as likely below the tolerable rate as
// above it: (1 - tolerable)^b = 1/2.
func ImpartialPrior(tolerable Rate) (Prior, error) {
	var f faults
	checkTolerable(&f, tolerable)
	if f.any() {
		return Prior{}, f.err()
	}
	b := -math.Ln2 / tolerable.Complement().log()
	if !(b <= maxShape) {
		f.add(CodeRange, "tolerable", "the tolerable rate is too small for an impartial prior", "give a rate of at least 0.000000001")
		return Prior{}, f.err()
	}
	return Prior{1, b, fmt.Sprintf("impartial: the rate is as likely below %s as above", tolerable.Percent())}, nil
}

// maxShape bounds the parameters of a prior.
const maxShape = 1e9

// check records the faults of a prior.
func (p Prior) check(f *faults) {
	if !(p.A >= 0 && p.A <= maxShape) || !(p.B >= 0 && p.B <= maxShape) {
		f.addf(CodeRange, "prior", "give parameters from 0 to 10^9", "Beta(%g, %g) is out of range", p.A, p.B)
	}
	if p.Source == "" {
		f.add(CodeMissing, "prior.source", "the prior has no source", "say where it comes from")
	}
}

// Posterior is what a sample and a prior show together, with the classical result beside it.
type Posterior struct {
	// Prior is the prior and its source.
	Prior Prior `json:"prior"`
	// A and B are the parameters of the posterior Beta distribution of the rate.
	A float64 `json:"a,string"`
	B float64 `json:"b,string"`
	// Mean is the posterior mean of the rate.
	Mean float64 `json:"mean,string"`
	// Lower and Upper are the one-sided credible limits of the rate.
	Lower float64 `json:"lower,string"`
	Upper float64 `json:"upper,string"`
	// Counts are the one-sided credible limits in items of a known population, from the beta-binomial
	// distribution of the deviations among the items that were not tested.
	Counts CountLimits `json:"counts,omitzero"`
	// BelowTolerable is the posterior probability that the rate is below the tolerable rate.
	BelowTolerable float64 `json:"belowTolerable,string"`
	// Supports reports whether the credible upper limit supports reliance: the count is below the tolerable
	// count of a known population, or else the rate is not above the tolerable rate.
	Supports bool `json:"supports"`
	// Classical is the evaluation without a prior.
	Classical Evaluation `json:"classical"`
}

// EvaluateBayes judges a sample with a prior (the beta-binomial model). With a known population under the
// hypergeometric policy the limits in items are exact: for whole-number parameters at any size, by the
// identity P(K >= K0 | k) = H(A+k-1; N+A+B-1, K0+A-1, n+A+B-1); otherwise for up to 10^7 items that were
// not tested, beyond which CodeOverflow is returned. The other errors are those of [Evaluate]; a posterior
// that is improper, or a prior without a source, is an error too.
func EvaluateBayes(s Sample, c Criterion, prior Prior, p Policy) (Posterior, error) {
	var f faults
	prior.check(&f)
	classical, err := Evaluate(s, c, p)
	f.merge("", err)
	// Conjugacy: each deviation adds one to A, each other item one to B.
	a, b := prior.A+float64(s.Deviations), prior.B+float64(s.Size-s.Deviations)
	if !f.any() && a+b == 0 || !f.any() && a == 0 {
		f.add(CodeInvalid, "prior", "the posterior is improper: nothing speaks for any rate above 0", "give a prior with A above 0")
	}
	if f.any() {
		return Posterior{}, f.err()
	}
	alpha := c.Confidence.Complement()
	post := Posterior{Prior: prior, A: a, B: b, Mean: a / (a + b), Classical: classical}
	post.Upper, _ = betaUpper(a, b, alpha)
	if b == 0 {
		post.Lower = 1
	} else {
		_, post.Lower = betaUpper(b, a, alpha)
		post.BelowTolerable, _ = betaTails(a, b, c.Tolerable.Float64(), c.Tolerable.Complement().Float64())
	}
	post.Supports = post.Upper <= c.Tolerable.Float64()
	if classical.Counts.Known {
		rest := s.Population - s.Size
		upper, ok := betaBinomialUpper(rest, a, b, alpha)
		lower, also := betaBinomialUpper(rest, b, a, alpha)
		if !ok || !also {
			f.addf(CodeOverflow, "population", "use a prior with whole parameters, or the binomial distribution",
				"a prior with fractional parameters is limited to %d untested items", int64(maxBetaBinomial))
			return Posterior{}, f.err()
		}
		post.Counts = CountLimits{Known: true, Lower: s.Deviations + rest - lower, Upper: s.Deviations + upper}
		post.Supports = post.Counts.Upper < classical.TolerableCount
	}
	return post, nil
}

// realPoint returns Gamma(n+1) / (Gamma(a+1) Gamma(b+1)) x^a y^b for n = a+b and y = 1-x, the binomial
// probability with real arguments, in Loader's form.
func realPoint(a, b, x, y float64) float64 { return math.Exp(realLogPoint(a, b, x, y)) }

// realLogPoint returns the logarithm of realPoint, for a, b > 0.
func realLogPoint(a, b, x, y float64) float64 {
	n := a + b
	d := math.FMA(-n, x, a)
	if y < x {
		d = math.FMA(n, y, -b)
	}
	return stirlingReal(n) - stirlingReal(a) - stirlingReal(b) - deviance(a, n*x, d) - deviance(b, n*y, -d) +
		math.Log(n/(2*math.Pi*a*b))/2
}

// betaFraction returns the factor of the incomplete beta function in
//
//	I_x(a, b) = x^a y^b / (a B(a, b)) * factor,   y = 1-x,
//
// by the continued fraction of DiDonato and Morris (ACM algorithm 708, 1992), which converges quickly for
// x < a/(a+b). It is the even part of the usual one, and unlike that one it keeps its digits for x near 1.
func betaFraction(a, b, x, y float64) float64 {
	n := a + b
	distance := math.FMA(-n, x, a) // a - n x
	if y < x {
		distance = math.FMA(n, y, -b)
	}
	return lentz(func(i float64) (num, den float64) {
		den = (a + i) / (a + 2*i + 1) * (distance + 1 + i*(1+y))
		if i == 0 {
			return a, den
		}
		u, v := a+2*i-1, i*(b-i)*x
		return (a + i - 1) * (n + i - 1) / (u * u) * v * x, den + i + v/u
	})
}

// betaTails returns I_x(a, b) and 1 - I_x(a, b) for a, b > 0 and y = 1-x.
func betaTails(a, b, x, y float64) (lower, upper float64) {
	point := realPoint(a, b, x, y)
	if x < a/(a+b) {
		lower = min(point*b/(a+b)*betaFraction(a, b, x, y), 1)
		return lower, 1 - lower
	}
	upper = min(point*a/(a+b)*betaFraction(b, a, y, x), 1)
	return 1 - upper, upper
}

// betaUpper returns x with P(rate > x) = alpha for rate ~ Beta(a, b), and 1 - x, for a > 0 and b >= 0.
func betaUpper(a, b float64, alpha Rate) (x, rest float64) {
	switch {
	case b == 0:
		return 1, 0
	case a == 0:
		return 0, 1
	case alpha.units > rateOne/2:
		rest, x = betaUpper(b, a, alpha.Complement())
		return x, rest
	}
	logAlpha := alpha.log()
	lambda := math.Max(roughGammaUpper(a, logAlpha), 1e-300)
	start := 2 * lambda / (2*(a+b) - a - 1 + lambda) // Bolshev, with k = a-1 and n = a+b-1
	if !(start > 0 && start < 1) {
		start = (a + 1) / (a + b + 2)
	}
	evaluate := func(x, y float64) (f, s, curve float64) {
		if y*(a+b) > b { // below the mean the fraction belongs to the other tail
			_, upper := betaTails(a, b, x, y)
			f, s = math.Log(upper)-logAlpha, -realPoint(a, b, x, y)*a*b/((a+b)*x*y*upper)
		} else {
			fraction := betaFraction(b, a, y, x)
			f = realLogPoint(a, b, x, y) + math.Log(a/(a+b)*fraction) - logAlpha
			s = -b / (x * y * fraction)
		}
		return f, s, (a-1)/x - (b-1)/y - s
	}
	// Solve for the smaller of x and 1-x, so that it keeps its digits.
	if start <= 0.5 {
		x = halley(start, 0, 1, func(x float64) (f, s, curve float64) { return evaluate(x, 1-x) })
		return x, 1 - x
	}
	rest = halley(1-start, 0, 1, func(y float64) (f, s, curve float64) {
		f, s, curve = evaluate(1-y, y)
		return f, -s, -curve
	})
	return 1 - rest, rest
}

// roughGammaUpper is roughPoissonUpper for a real shape a = k+1.
func roughGammaUpper(a, logAlpha float64) float64 {
	root := 1 - 1/(9*a) + roughQuantile(logAlpha)/(3*math.Sqrt(a))
	return a * root * root * root
}
