// Package examtest makes examinations for tests and benchmarks.
//
// [Sound] returns one in which everything is in order, of any size, complete enough to be issued. [Build] returns a
// small one in which anything may be wrong that an examination can express and [opinion.Examination.Validate] accepts:
// several sets per risk, superseded lines, sub-periods, reliance in rings, limitations, matters, letters, judgements, every
// outcome of a test, deviations of every kind. It takes its choices from the caller, so that a property, a fuzz
// target and an enumeration can all drive it; [Examination] is the generator for package rapid.
//
// The package is for tests only. It reads no clock and no random source.
package examtest
