package sampling

import (
	"math"
	"math/big"
)

// maxBetaBinomial bounds the sums over a beta-binomial distribution with fractional parameters.
const maxBetaBinomial = 10_000_000

// betaBinomialUpper returns min { j : P(X > j) <= alpha } for the number X of deviations among rest items
// whose rate has the distribution Beta(a, b). ok is false if the sum would exceed maxBetaBinomial terms.
func betaBinomialUpper(rest int64, a, b float64, alpha Rate) (j int64, ok bool) {
	switch {
	case rest == 0 || a == 0:
		return 0, true
	case b == 0:
		return rest, true
	case a == math.Floor(a) && b == math.Floor(b):
		// P(X >= j) = H(A-1; M+A+B-1, j+A-1, A+B-1): A+B-1 draws, of which more than A-1 deviate.
		A, B := int64(a), int64(b)
		l := law{kind: Hypergeometric, population: rest + A + B - 1, deviations: A + B - 1}
		contradicted, _ := l.leastSize(A-1, alpha, l.firstGuess(A-1, alpha))
		return min(contradicted-A, rest), true
	case rest > maxBetaBinomial:
		return 0, false
	}
	// Start from the limit of the rate, which is near for many items, sum the tail once, and step from
	// there; each step adds or removes one probability.
	x, _ := betaUpper(a, b, alpha)
	j = min(max(int64(x*float64(rest)), 0), rest)
	risk := alpha.Float64()
	tail := betaBinomialTail(rest, a, b, j)
	for j < rest && !betaBinomialAtMost(tail, rest, a, b, j, alpha) {
		j++
		tail = max(tail-betaBinomialPoint(rest, a, b, j), 0)
		if tail < risk*(1+closeBand) { // refresh near the end: subtraction loses digits
			tail = betaBinomialTail(rest, a, b, j)
		}
	}
	for j > 0 {
		before := tail + betaBinomialPoint(rest, a, b, j)
		if !betaBinomialAtMost(before, rest, a, b, j-1, alpha) {
			break
		}
		tail = before
		j--
	}
	return j, true
}

// betaBinomialPoint returns P(X = j) = C(M,j) B(a+j, b+M-j) / B(a, b), as a quotient of three binomial
// probabilities at a common rate near the mode, each in Loader's form.
func betaBinomialPoint(rest int64, a, b float64, j int64) float64 {
	M, fj := float64(rest), float64(j)
	// Written with the binomial point b*(a, b; x) = Gamma(a+b+1)/(Gamma(a+1) Gamma(b+1)) x^a y^b, the beta
	// functions become points, and the powers of x and y cancel whatever x is.
	up, down := a+fj, b+M-fj
	x := up / (up + down)
	y := down / (up + down)
	log := realLogPoint(a, b, x, y) - realLogPoint(up, down, x, y)
	if j > 0 && j < rest {
		log += realLogPoint(fj, M-fj, x, y)
	} else if j == 0 {
		log += M * math.Log1p(-x)
	} else {
		log += M * math.Log1p(-y)
	}
	return math.Exp(log) * a * b / (a + b) * (up + down) / (up * down)
}

// betaBinomialTail returns P(X > j).
func betaBinomialTail(rest int64, a, b float64, j int64) float64 {
	if j >= rest {
		return 0
	}
	M := float64(rest)
	// P(i+1)/P(i) = (M-i)(a+i) / ((i+1)(b+M-i-1)), from i = j+1 on.
	term, total := 1.0, 1.0
	for i := float64(j) + 1; i < M && term > total*sumEnd; i++ {
		term *= (M - i) * (a + i) / ((i + 1) * (b + M - i - 1))
		total += term
	}
	return betaBinomialPoint(rest, a, b, j+1) * total
}

// betaBinomialAtMost decides P(X > j) <= alpha, by whole numbers if the two are close and the sum is short.
func betaBinomialAtMost(tail float64, rest int64, a, b float64, j int64, alpha Rate) bool {
	risk := alpha.Float64()
	if math.Abs(tail-risk) > closeBand*risk || rest > exactLimit {
		return tail <= risk
	}
	return betaBinomialExact(rest, a, b, j, alpha) <= 0
}

// betaBinomialExact returns the sign of P(X > j) - alpha. With a = A/D and b = B/D for whole A, B, D, the
// probabilities are proportional to whole numbers, by
//
//	P(i+1) / P(i) = (M-i)(A + i D) / ((i+1)(B + (M-i-1) D)).
func betaBinomialExact(rest int64, a, b float64, j int64, alpha Rate) int {
	ra, rb := new(big.Rat).SetFloat64(a), new(big.Rat).SetFloat64(b)
	D := new(big.Int).Set(ra.Denom())
	if rb.Denom().Cmp(D) > 0 {
		D.Set(rb.Denom()) // both are powers of two, so the larger is a common one
	}
	scale := func(r *big.Rat) *big.Int {
		return new(big.Int).Quo(new(big.Int).Mul(r.Num(), D), r.Denom())
	}
	A, B := scale(ra), scale(rb)
	num := func(i int64) *big.Int {
		v := new(big.Int).Mul(big.NewInt(i), D)
		return v.Add(v, A).Mul(v, big.NewInt(rest-i))
	}
	den := func(i int64) *big.Int {
		v := new(big.Int).Mul(big.NewInt(rest-i-1), D)
		return v.Add(v, B).Mul(v, big.NewInt(i+1))
	}
	// The weight of i = 0 is the product of all denominators, so that every later weight is whole.
	weight := big.NewInt(1)
	for i := range rest {
		weight.Mul(weight, den(i))
	}
	total, above := new(big.Int), new(big.Int)
	for i := int64(0); ; i++ {
		total.Add(total, weight)
		if i > j {
			above.Add(above, weight)
		}
		if i == rest {
			break
		}
		weight.Mul(weight, num(i))
		weight.Quo(weight, den(i))
	}
	return compareProducts(above, wholeInt(rateOne), total, wholeInt(alpha.units))
}
