package opinion

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// Relevance follows the chain of [controls.Matrix.Relevance] through the examination: from a user entity's significant
// accounts and relevant assertions to the objectives that answer them, the controls and the tests, with the CUECs and CSOCs
// that each objective needs from the register. It serves a service organization that scopes its objectives by what its
// customers need, and the auditor of a customer who asks what a report answers.
//
// The error holds the problems of the matrix and the register with pointers into the examination, or those of the question
// with pointers that begin with /asked. The examination is not changed.
func (e *Examination) Relevance(asked []controls.SignificantAccount) (*controls.Relevance, error) {
	var ps soc1.Problems
	if e == nil {
		ps.Add(soc1.CodeMissing, "", "there is no examination", "pass one, if only with its objectives")
		return nil, ps.Err()
	}
	_, err := e.Matrix.Check()
	ps.Merge("/matrix", err)
	ps.Merge("/complementary", e.Complementary.Validate(&e.Matrix, e.Subservices))
	if err := ps.Err(); err != nil {
		return nil, err
	}
	// What an objective needs from others is part of the answer: controls here are half of it where the user entity has to do its
	// part. Source: [soc1.CiteComplementary].
	r := &e.Complementary
	var list []controls.Dependency
	for i := range r.CUECs {
		for _, o := range r.CUECs[i].Objectives {
			list = append(list, controls.Dependency{Objective: o, StatedAs: string(r.CUECs[i].ID)})
		}
	}
	for i := range r.CSOCs {
		for _, o := range r.CSOCs[i].Objectives {
			list = append(list, controls.Dependency{Objective: o, Subservice: r.CSOCs[i].Subservice, StatedAs: string(r.CSOCs[i].ID)})
		}
	}
	return e.Matrix.Relevance(asked, list...)
}
