package sampling

import "math/big"

// closeBand is the relative distance between a probability and a risk below which float64 does not
// decide. It is more than a thousand times the error of [law.at] in that region.
const closeBand = 1e-9

// atMost decides P(X <= k) <= alpha, or P(X <= k) < alpha for a strict law, as exact arithmetic would. The comparison is made on the smaller of
// alpha and 1 - alpha, first in float64, then within closeBand in twofold arithmetic, and what is still
// open, in practice only a tie, in whole numbers.
func (l law) atMost(k int64, alpha Rate) bool { return l.decide(l.at(k), k, alpha) }

// decide is atMost for a tail t = l.at(k) that has been computed already.
func (l law) decide(t tail, k int64, alpha Rate) bool {
	if alpha.units <= rateOne/2 {
		a := alpha.Float64()
		switch {
		case t.lower < a*(1-closeBand):
			return true
		case t.lower > a*(1+closeBand):
			return false
		}
	} else {
		c := alpha.Complement().Float64()
		switch {
		case t.upper > c*(1+closeBand):
			return true
		case t.upper < c*(1-closeBand):
			return false
		}
	}
	return l.certify(k, alpha)
}

// certify decides P(X <= k) <= alpha in twofold arithmetic with the proven error preciseBound, and by
// exactSign what is closer than that.
func (l law) certify(k int64, alpha Rate) bool {
	// difference is P - alpha, written on the side where it is small: for alpha above one half that is
	// (1 - alpha) - P(X > k).
	lower, upper := l.preciseTail(k)
	var difference, scale twofold
	if alpha.units <= rateOne/2 {
		scale = rateTwofold(alpha)
		difference = lower.mantissa.shift(lower.exponent).minus(scale)
	} else {
		scale = rateTwofold(alpha.Complement())
		difference = scale.minus(upper.mantissa.shift(upper.exponent))
	}
	switch {
	case difference.hi < -scale.hi*preciseBound:
		return true
	case difference.hi > scale.hi*preciseBound:
		return false
	}
	sign := l.exactSign(k, alpha)
	return sign < 0 || sign == 0 && !l.strict
}

// exactLimit bounds the size of the numbers that exactSign computes with: about 2,000 factors.
const exactLimit = 2048

// exactSign returns the sign of P(X <= k) - alpha, by whole numbers. It is called only if the two agree
// to 20 digits. Beyond exactLimit it knows the one family of ties that exists at any size, P = 1/2 by
// symmetry, and otherwise answers +1, the careful side: the evidence is not called sufficient.
//
// For the binomial distribution nothing is lost by that. Let the rate be u/w in lowest terms and v = w-u.
// P is v^(n-k) T / w^n, so a tie with a/b needs v^(n-k) to divide a < 2^60, and likewise u^(k+1) to divide
// b-a. With n above exactLimit this leaves u = v = 1 only. A Poisson probability at a rational mean is
// never rational, by Lindemann's theorem, so there are no ties at all.
func (l law) exactSign(k int64, alpha Rate) int {
	if value, ok := l.degenerate(); ok {
		if k < value {
			return new(big.Int).Neg(wholeInt(alpha.units)).Sign()
		}
		return Rate{rateOne}.Compare(alpha)
	}
	// What is left is a proper comparison. The smallest margin of the table is what the work depends on.
	half := alpha.units == rateOne/2
	switch l.kind {
	case Hypergeometric:
		if m := min(l.size, l.deviations, l.population-l.size, l.population-l.deviations); m <= exactLimit {
			return l.exactHypergeometric(k, alpha)
		}
		symmetric := l.size == 2*k+1 && l.population == 2*l.deviations || l.deviations == 2*k+1 && l.population == 2*l.size
		if symmetric && half {
			return 0
		}
	case Binomial:
		if l.size <= exactLimit {
			return l.exactBinomial(k, alpha)
		}
		if l.size == 2*k+1 && l.rate.units == rateOne/2 && half {
			return 0
		}
	}
	return 1
}

// exactHypergeometric compares sum_{i<=k} C(K,i) C(N-K,n-i) * 10^18 with alpha * C(N,n). The table is
// first reflected so that n is its smallest margin, which keeps the numbers short:
// X counts the same pairs if K and n change places, n - X deviates if K is replaced by N-K, and K - X if
// n is replaced by N-n.
func (l law) exactHypergeometric(k int64, alpha Rate) int {
	N, K, n := l.population, l.deviations, l.size
	sign := 1
	if K > N-K { // P(X <= k) = 1 - P(n-X <= n-k-1)
		K, k, alpha, sign = N-K, n-k-1, alpha.Complement(), -sign
	}
	if n > N-n {
		n, k, alpha, sign = N-n, K-k-1, alpha.Complement(), -sign
	}
	if n > K {
		n, K = K, n
	}
	term := new(big.Int).Binomial(N-K, n) // C(K,0) C(N-K,n); n <= K <= N-K
	sum := new(big.Int)
	factor, divisor := new(big.Int), new(big.Int)
	for i := int64(0); i <= k && i <= n; i++ {
		sum.Add(sum, term)
		// C(K,i+1) C(N-K,n-i-1) = C(K,i) C(N-K,n-i) (K-i)(n-i) / ((i+1)(N-K-n+i+1))
		factor.Mul(big.NewInt(K-i), big.NewInt(n-i))
		divisor.Mul(big.NewInt(i+1), big.NewInt(N-K-n+i+1))
		term.Quo(term.Mul(term, factor), divisor)
	}
	total := new(big.Int).Binomial(N, n)
	return sign * compareProducts(sum, wholeInt(rateOne), total, wholeInt(alpha.units))
}

// exactBinomial compares sum_{i<=k} C(n,i) u^i v^(n-i) * 10^18 with alpha * w^n for the rate u/w.
func (l law) exactBinomial(k int64, alpha Rate) int {
	u, w := wholeInt(l.rate.units), wholeInt(rateOne)
	divisor := new(big.Int).GCD(nil, nil, u, w)
	u.Quo(u, divisor)
	w.Quo(w, divisor)
	v := new(big.Int).Sub(w, u)
	n := l.size
	// The terms C(n,i) u^i v^(n-i) follow from each other by exact divisions, as v and then i+1 divide.
	term := new(big.Int).Exp(v, big.NewInt(n), nil)
	sum := new(big.Int)
	for i := int64(0); i <= k && i <= n; i++ {
		sum.Add(sum, term)
		term.Mul(term, u).Mul(term, big.NewInt(n-i))
		term.Quo(term.Quo(term, v), big.NewInt(i+1))
	}
	total := w.Exp(w, big.NewInt(n), nil)
	return compareProducts(sum, wholeInt(rateOne), total, wholeInt(alpha.units))
}

// compareProducts compares a*b with c*d.
func compareProducts(a, b, c, d *big.Int) int {
	return new(big.Int).Mul(a, b).Cmp(new(big.Int).Mul(c, d))
}

// wholeInt returns n as a big integer.
func wholeInt(n uint64) *big.Int { return new(big.Int).SetUint64(n) }
