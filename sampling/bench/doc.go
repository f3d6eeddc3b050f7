// Package bench compares the numeric kernels of sampling with those of gonum. It is a module of its own,
// so that nobody who uses sampling depends on the peer. Run
//
//	go test -bench . -benchmem
//
// Each benchmark has a sub-benchmark per implementation over the same arguments, and each test says where
// the peer's answer departs from the exact one.
package bench
