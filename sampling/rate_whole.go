package sampling

// PercentRate returns the rate of n whole percent, from 0 to 100, for use in literals: PercentRate(5) is 0.05.
// Any other n has no rate and gives the zero Rate; use [ParseRate] for text and for finer steps.
func PercentRate(n int) Rate {
	if n < 0 || n > 100 {
		return Rate{}
	}
	return Rate{uint64(n) * (rateOne / 100)}
}

// Exceeded reports whether part of whole is a larger rate than r, decided in integers: 5 of 100 does not exceed
// 5 %, 6 of 100 does. A part above zero of nothing exceeds every rate; negative counts exceed none.
func (r Rate) Exceeded(part, whole int64) bool {
	if part <= 0 || whole < 0 {
		return false
	}
	return part > r.floorTimes(whole)
}

// Equal reports whether r and s are the same rate, which == says as well. It is there for tools that compare values
// with unexported fields by asking them.
func (r Rate) Equal(s Rate) bool { return r == s }
