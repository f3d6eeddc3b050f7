//go:build !race

package opinion_test

// raceDetector says that the tests run without the race detector, as plain "go test" does.
const raceDetector = false
