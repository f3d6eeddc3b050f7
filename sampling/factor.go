package sampling

// Factor returns the reliability factor of k deviations at a confidence, the one-sided upper limit of the
// expected count of a Poisson variable: Q(k+1, factor) = 1 - confidence. Divided by the sample size it is
// the upper limit of the rate, divided by the tolerable rate it is the sample size. It is never rounded:
// older books print it to one decimal, which understates sizes. k must lie between 0 and MaxCount.
func Factor(k int64, confidence Rate) (float64, error) {
	var f faults
	checkCount(&f, "k", k, MaxCount)
	checkConfidence(&f, confidence)
	if f.any() {
		return 0, f.err()
	}
	return poissonUpper(k, confidence.Complement()), nil
}

// LowerFactor returns the one-sided lower limit of the expected count, 1 - Q(k, factor) = 1 - confidence;
// it is 0 for k = 0. The arguments are those of [Factor].
func LowerFactor(k int64, confidence Rate) (float64, error) {
	var f faults
	checkCount(&f, "k", k, MaxCount)
	checkConfidence(&f, confidence)
	if f.any() {
		return 0, f.err()
	}
	return poissonLower(k, confidence.Complement()), nil
}
