// Package house holds no code, only the tests that keep the house rules of this module: which package may import
// which, what library code must not touch, what must be documented, and what may not be in the tree. Each test reads
// the source of the whole root module, without compiling it, and names the file, the line and the remedy.
//
// A new package needs a place in the table of floors_test.go before anything else passes. A nested module (a folder
// with its own go.mod) keeps its own house and is not read here.
package house
