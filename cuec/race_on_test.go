//go:build race

package cuec_test

// raceDetector says that the tests run under the race detector, whose own allocations cannot be told from ours.
const raceDetector = true
