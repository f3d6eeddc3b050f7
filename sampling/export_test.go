package sampling

// This file opens the kernels to tests of invariants that no public result shows.

// Kernel is the law of a sample at fixed arguments.
type Kernel struct{ l law }

// HypergeometricKernel, BinomialKernel and PoissonKernel build laws.
func HypergeometricKernel(N, K, n int64) Kernel {
	return Kernel{law{kind: Hypergeometric, population: N, deviations: K, size: n}}
}
func BinomialKernel(n int64, p Rate) Kernel { return Kernel{law{kind: Binomial, size: n, rate: p}} }
func PoissonKernel(n int64, p Rate) Kernel  { return Kernel{law{kind: Poisson, size: n, rate: p}} }

// At returns P(X <= k), P(X > k) and P(X = k) in float64.
func (k Kernel) At(x int64) (lower, upper, point float64) {
	t := k.l.at(x)
	return t.lower, t.upper, t.point
}

// Precise returns P(X <= k) and P(X > k) in twofold arithmetic.
func (k Kernel) Precise(x int64) (lower, upper Probability) {
	a, b := k.l.preciseTail(x)
	return probabilityOf(a), probabilityOf(b)
}

// AtMost is the certified decision, Certify the one that skips float64, Sign the one in whole numbers.
func (k Kernel) AtMost(x int64, alpha Rate) bool  { return k.l.atMost(x, alpha) }
func (k Kernel) Certify(x int64, alpha Rate) bool { return k.l.certify(x, alpha) }
func (k Kernel) Sign(x int64, alpha Rate) int     { return k.l.exactSign(x, alpha) }

// BinomialUpper and HypergeometricUpper are the bare limits, for benchmarks.
func BinomialUpper(n, k int64, alpha Rate) (float64, float64) { return binomialUpper(n, k, alpha) }
func HypergeometricUpper(N, n, k int64, alpha Rate) int64 {
	return hypergeometricUpper(N, n, k, alpha, false)
}

// SearchPlan is the bare search for an expected rate, without the description of the plan.
func SearchPlan(r Request, p Policy) (size, critical int64, failure Code) {
	var f faults
	p = p.resolve(r.Population, &f)
	found := r.search(r.law(p), p)
	return found.size, found.critical, found.failure
}

// BetaBinomialUpper is min { j : P(X > j) <= alpha }, and BetaBinomialSign the sign of P(X > j) - alpha in
// whole numbers.
func BetaBinomialUpper(rest int64, a, b float64, alpha Rate) (int64, bool) {
	return betaBinomialUpper(rest, a, b, alpha)
}
func BetaBinomialSign(rest int64, a, b float64, j int64, alpha Rate) int {
	return betaBinomialExact(rest, a, b, j, alpha)
}
