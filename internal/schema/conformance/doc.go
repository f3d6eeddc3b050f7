// Package conformance holds the published schemas against an implementation of JSON Schema that is not ours.
//
// It is a module of its own, so that the validator is no dependency of the library. It has tests only: that the schemas
// are valid under the meta-schema of draft 2020-12, that documents which the library writes satisfy them, and that
// broken documents are refused by schema and decoder alike, where both can tell.
package conformance
