package sampling

import "fmt"

// Illustration shows a sample that carries no confidence statement beside what a random sample of the same
// size and with the same deviations would have shown. It is a comparison for a reader, never a conclusion:
// nothing in it is true of the population.
type Illustration struct {
	// Sample is what was tested, with its real selection.
	Sample Sample `json:"sample"`
	// Rate is the rate of deviation among the items tested; it is not a projection.
	Rate float64 `json:"rate,string"`
	// Label is the sentence that must stand beside every figure of Hypothetical.
	Label string `json:"label"`
	// Hypothetical is the evaluation of a simple random sample with the same figures.
	Hypothetical Evaluation `json:"hypothetical"`
}

// Illustrate evaluates a sample as if it had been random, and says so. It accepts any selection; for a
// statistical one use [Evaluate]. The errors are those of Evaluate without CodeNonStatistical.
func Illustrate(s Sample, c Criterion, p Policy) (Illustration, error) {
	random := s
	if s.Selection.IsValid() {
		random.Selection = SimpleRandom
	}
	e, err := Evaluate(random, c, p)
	if err != nil {
		return Illustration{}, err
	}
	how := "not stated"
	if s.Selection != 0 {
		how = s.Selection.String()
	}
	return Illustration{
		Sample: s, Rate: s.rate(), Hypothetical: e,
		Label: fmt.Sprintf("For comparison only: the selection was %s; a simple random sample of %d items with %d deviations would have shown this.",
			how, s.Size, s.Deviations),
	}, nil
}
