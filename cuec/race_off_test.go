//go:build !race

package cuec_test

// raceDetector says that the tests run without the race detector, as plain "go test" does.
const raceDetector = false
