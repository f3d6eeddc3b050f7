package sampling

// Detection is the chance that a sample shows at least one deviation, with its complement. The two are
// computed separately, because 1 minus a probability near 1 has lost its digits.
type Detection struct {
	// Detect is the probability of at least one deviation in the sample.
	Detect Probability `json:"detect"`
	// Miss is the probability of none.
	Miss Probability `json:"miss"`
}

// Detect returns the chance that size items from population show at least one of deviations deviating
// items: 1 - C(N-K, n)/C(N, n). It is the question behind discovery sampling; the plan for a wanted chance
// is [MakePlan] with a TolerableCount or Tolerable and without Expected and Critical. Counts outside
// 0 <= size, deviations <= population <= MaxCount are errors.
func Detect(population, deviations, size int64) (Detection, error) {
	tails, err := HypergeometricTails(population, deviations, size, 0)
	if err != nil {
		return Detection{}, err
	}
	l := law{kind: Hypergeometric, population: population, deviations: deviations, size: size}
	_, above := l.preciseTail(0)
	return Detection{Detect: probabilityOf(above), Miss: tails.AtMost}, nil
}
