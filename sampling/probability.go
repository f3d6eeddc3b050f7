package sampling

import (
	"fmt"
	"math"
	"math/big"
)

// Probability is a probability that may be far smaller than a float64 can hold, such as the 10^-496 of
// 15 deviations where a thousand are expected. It carries 53 significant bits at any size. The zero
// value is the probability 0.
type Probability struct {
	mantissa float64 // in [1/2, 1), or 0
	exponent int64   // of two
}

// probabilityOf rounds s to a Probability.
func probabilityOf(s scaled) Probability {
	s = s.normal()
	m := s.mantissa.float()
	if m == 1 { // rounding can carry into the next power of two
		return Probability{0.5, s.exponent + 1}
	}
	return Probability{m, s.exponent}
}

// Float64 returns p as a float64; below about 10^-308 it loses digits and finally becomes 0.
func (p Probability) Float64() float64 {
	return math.Ldexp(p.mantissa, int(max(p.exponent, -4000)))
}

// Log returns the natural logarithm of p, negative infinity for 0. For tiny p the logarithm is large and a
// float64 holds fewer digits of p than p itself does; use [Probability.String] for those.
func (p Probability) Log() float64 {
	return math.Log(p.mantissa) + float64(p.exponent)*math.Ln2
}

// IsZero reports whether p is exactly 0: the event cannot happen.
func (p Probability) IsZero() bool { return p.mantissa == 0 }

// Compare returns -1, 0 or +1 as p is below, equal to or above q.
func (p Probability) Compare(q Probability) int {
	switch {
	case p == q:
		return 0
	case p.mantissa == 0, q.mantissa != 0 && (p.exponent < q.exponent ||
		p.exponent == q.exponent && p.mantissa < q.mantissa):
		return -1
	}
	return 1
}

// String returns p with 15 significant digits, such as "0.0493378012345678" or "1.13955680099676e-496".
func (p Probability) String() string {
	// What a float64 can hold is printed as one; the rest needs its decimal exponent by logarithm.
	if p.exponent > -1000 {
		return big.NewFloat(p.Float64()).Text('g', 15)
	}
	// p = 10^t: split t into a whole exponent and the logarithm of a mantissa from 1 to 10.
	log := twofold{hi: p.mantissa}.log().plus(ln2Twofold().times(twofold{hi: float64(p.exponent)}))
	ln10 := twofold{hi: 10}.log()
	power := math.Floor(log.over(ln10).float())
	digits := scaledFloat(log.minus(ln10.times(twofold{hi: power})).exp())
	text := fmt.Sprintf("%.14f", digits)
	if text[1] != '.' { // rounded up to 10.000...
		text, power = "1.00000000000000", power+1
	}
	return fmt.Sprintf("%se%d", text, int64(power))
}

// MarshalText writes the form of String.
func (p Probability) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// scaledFloat returns s as a float64.
func scaledFloat(s scaled) float64 { return s.mantissa.shift(s.exponent).float() }

// Tails holds both tails of the number of deviations X in a sample, each to 15 digits however small.
type Tails struct {
	// AtMost is P(X <= k).
	AtMost Probability `json:"atMost"`
	// AtLeast is P(X >= k). The two overlap in P(X = k), so they add up to more than 1.
	AtLeast Probability `json:"atLeast"`
}

// HypergeometricTails returns the tails at k deviations in a sample of size items from a population of
// which deviations items deviate. Counts outside 0 <= size, deviations <= population <= MaxCount, or a
// negative k, are errors.
func HypergeometricTails(population, deviations, size, k int64) (Tails, error) {
	var f faults
	checkCount(&f, "population", population, MaxCount)
	checkCount(&f, "deviations", deviations, population)
	checkCount(&f, "size", size, population)
	checkCount(&f, "k", k, MaxCount)
	if f.any() {
		return Tails{}, f.err()
	}
	return law{kind: Hypergeometric, population: population, deviations: deviations, size: size}.tails(k), nil
}

// BinomialTails returns the tails at k deviations in size independent items that deviate with the given
// rate. Counts outside 0 to MaxCount are errors.
func BinomialTails(size int64, rate Rate, k int64) (Tails, error) {
	return tailsAt(law{kind: Binomial, size: size, rate: rate}, k)
}

// PoissonTails returns the tails at k of the Poisson distribution with mean size*rate. Counts outside
// 0 to MaxCount are errors.
func PoissonTails(size int64, rate Rate, k int64) (Tails, error) {
	return tailsAt(law{kind: Poisson, size: size, rate: rate}, k)
}

// tailsAt checks the counts of a law without a population and evaluates it.
func tailsAt(l law, k int64) (Tails, error) {
	var f faults
	checkCount(&f, "size", l.size, MaxCount)
	checkCount(&f, "k", k, MaxCount)
	if f.any() {
		return Tails{}, f.err()
	}
	return l.tails(k), nil
}

// tails evaluates P(X <= k) and P(X >= k).
func (l law) tails(k int64) Tails {
	lower, _ := l.preciseTail(k)
	_, upper := l.preciseTail(k - 1)
	return Tails{AtMost: probabilityOf(lower), AtLeast: probabilityOf(upper)}
}

// checkCount records a fault unless 0 <= value <= limit.
func checkCount(f *faults, field string, value, limit int64) {
	if value < 0 || value > limit {
		f.addf(CodeRange, field, fmt.Sprintf("give a whole number from 0 to %d", max(limit, 0)), "%d is out of range", value)
	}
}
