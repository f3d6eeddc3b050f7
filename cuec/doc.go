// Package cuec models the controls that a service organization's design assumes elsewhere: complementary user entity
// controls (CUECs) and complementary subservice organization controls (CSOCs).
//
// Both are needed, together with the service organization's own controls, to achieve a stated objective. The
// service auditor tests neither: the opinion is conditional on CUECs, and a user auditor tests those that matter to
// the user entity. A duty that no objective needs is a user entity responsibility and is kept apart.
//
// Invariants: every CUEC and CSOC serves at least one existing objective; a CSOC belongs to a subservice
// organization that is carved out; adding either never repairs a control that failed.
//
// The package stores nothing and reads no clock, network or random source.
package cuec
