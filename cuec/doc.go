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
// A service asks what is wrong with a register, what a report still needs of it, and who has to do what:
//
//	err := r.Validate(&matrix, subservices)
//	err = r.Incomplete(subservices)
//	for i := range r.ForObjective("CO-1") { ... } // the CUECs that this objective needs
//
// # Lint
//
// [Lint] reads one statement and says whether an auditor could test it: who does what, to which object, when, with
// which evidence and against which criterion, each as a span of the text, and for whatever is missing a concrete
// suggestion. [Register.Lint] reads a whole register against the matrix, and [Register.RestsOnAssumptions] names the
// objectives that no control of the service organization carries, which is a matter of design. The lint knows
// English only, is the same for the same text, and does not judge whether a control is necessary. It reads the grammar of a
// sentence first and looks up words second, so that a verb of no list still counts for something; on statements that
// nobody had shown it before, about one verdict in twelve was wrong (testdata/corpus/README.md).
//
// The package stores nothing and reads no clock, network or random source.
package cuec
