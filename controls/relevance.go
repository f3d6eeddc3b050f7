package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/soc1"
)

// SignificantAccount is an account in a user entity's financial statements together with what the entity, or its auditor,
// holds relevant about it: the beginning of the chain that [Matrix.Relevance] follows.
type SignificantAccount struct {
	// ID is unique among the accounts asked about. It is the entity's own.
	ID soc1.AccountID `json:"id"`
	// Name is the caption in the entity's statements.
	Name string `json:"name,omitzero"`
	// As are the ids under which the matrix has the account, for an entity with captions of its own: an entity's
	// salaries and bonuses may both be the matrix's wages. Empty means under ID.
	As []soc1.AccountID `json:"as,omitzero"`
	// Assertions are the relevant ones. An account without any asks for nothing.
	Assertions []RelevantAssertion `json:"assertions"`
}

// RelevantAssertion is an assertion about an account in which a material misstatement is reasonably possible, with one way in
// which it could come about. The same assertion may be listed once for each way.
type RelevantAssertion struct {
	// Assertion is the assertion, for a reader who thinks in those of AU-C 315 and ISA 315.
	Assertion soc1.FinancialAssertion `json:"assertion,omitzero"`
	// PCAOB is the assertion in place of Assertion, for a reader who thinks in the five coarser ones of AS 1105. Whatever
	// falls under it answers it, as [soc1.FinancialAssertion.PCAOB] says.
	PCAOB soc1.PCAOBAssertion `json:"pcaob,omitzero"`
	// WhatCouldGoWrong says how a misstatement could come about at the service organization.
	WhatCouldGoWrong string `json:"whatCouldGoWrong,omitzero"`
	// Objectives are those that the reader expects to answer it. Empty means whichever declare that they bear on the
	// account and the assertion. One that declares no such thing answers nothing: see [AssertionChain.Undeclared].
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
}

// Relevance is the answer of [Matrix.Relevance]: the chain from accounts and assertions to objectives, controls and tests.
// It is normalised as the matrix is, since a control serves many objectives; [Relevance.Links] walks it spread out.
type Relevance struct {
	// Assertions holds each relevant assertion of the accounts asked about, in their order.
	Assertions []AssertionChain `json:"assertions,omitzero"`
	// Objectives holds each objective of the matrix, in its order.
	Objectives []ObjectiveChain `json:"objectives,omitzero"`
	// Controls holds each control that the chains reach, in the order of the matrix.
	Controls []ControlChain `json:"controls,omitzero"`
}

// AssertionChain says what answers one relevant assertion about one account.
type AssertionChain struct {
	// Account is the entity's account.
	Account soc1.AccountID `json:"account"`
	// Assertion and PCAOB are those of the question: one of them is given.
	Assertion soc1.FinancialAssertion `json:"assertion,omitzero"`
	PCAOB     soc1.PCAOBAssertion     `json:"pcaob,omitzero"`
	// WhatCouldGoWrong is that of the question.
	WhatCouldGoWrong string `json:"whatCouldGoWrong,omitzero"`
	// Reach says how far the chain leads. [ReachNone] is a gap for the entity: nobody answers the assertion.
	Reach ChainReach `json:"reach"`
	// Objectives are those that answer it, in the order of the matrix.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Undeclared are those that the reader expected to answer it and that do not say so, in the reader's order: a
	// mapping in a working paper that the report does not carry.
	Undeclared []soc1.ObjectiveID `json:"undeclared,omitzero"`
}

// ObjectiveChain says what part an objective has for the entity.
type ObjectiveChain struct {
	// Objective is the objective.
	Objective soc1.ObjectiveID `json:"objective"`
	// Part says whether and how it bears on what was asked.
	Part ObjectivePart `json:"part"`
	// Answers is the number of relevant assertions that it answers. One that is listed for two ways of going wrong
	// counts twice.
	Answers int `json:"answers"`
	// Supports are the controls of the chains that rely on it, in the order of the matrix.
	Supports []soc1.ControlID `json:"supports,omitzero"`
	// Risks are what the service organization says could go wrong at it, in the order of the matrix.
	Risks []soc1.RiskID `json:"risks,omitzero"`
	// Controls are those that serve it, lines included, in the order of its risks.
	Controls []soc1.ControlID `json:"controls,omitzero"`
	// CUECs are the user entity's own controls that it needs, in the order given.
	CUECs []soc1.CUECID `json:"cuecs,omitzero"`
	// CSOCs are the controls at subservice organizations that it needs, in the order given.
	CSOCs []soc1.CSOCID `json:"csocs,omitzero"`
}

// ControlChain says what rests on a control.
type ControlChain struct {
	// Control is the control.
	Control soc1.ControlID `json:"control"`
	// Tests are its tests, in the order of the matrix, whatever became of them.
	Tests []soc1.TestID `json:"tests,omitzero"`
	// Objectives are those of the chains that it serves, in the order of the matrix.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Assertions is the number of relevant assertions that rest on it through the objectives it serves. It is 0 for a
	// control that serves general IT objectives only: it bears on all that the controls relying on it bear on.
	Assertions int `json:"assertions"`
}

// CarriesSeveral reports whether more than one objective or relevant assertion rests on the control, so that its failure
// does not stay where it is found.
func (c *ControlChain) CarriesSeveral() bool { return len(c.Objectives) > 1 || c.Assertions > 1 }

// Answered reports whether an objective answers the assertion.
func (c *AssertionChain) Answered() bool { return c.Reach > ReachNone }

// Gaps walks the positions of the assertions that nobody answers. The entity has to answer them itself, or to be told by
// the service organization who does.
func (r *Relevance) Gaps() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range r.Assertions {
			if !r.Assertions[i].Answered() && !yield(i) {
				return
			}
		}
	}
}

// WithPart walks the positions of the objectives that have a part, such as [PartUnlinked] for those that are probably
// outside of what a SOC 1 is about.
func (r *Relevance) WithPart(part ObjectivePart) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range r.Objectives {
			if r.Objectives[i].Part == part && !yield(i) {
				return
			}
		}
	}
}

// ChainLink is one line of the chain, spread out. What the chain does not reach is empty.
type ChainLink struct {
	// Account is where the chain begins, with one of Assertion and PCAOB.
	Account   soc1.AccountID
	Assertion soc1.FinancialAssertion
	PCAOB     soc1.PCAOBAssertion
	// WhatCouldGoWrong is that of the question.
	WhatCouldGoWrong string
	// Objective answers it, by Control, of which Test gives evidence.
	Objective soc1.ObjectiveID
	Control   soc1.ControlID
	Test      soc1.TestID
}

// Links walks the chain as a table would print it, one line for each test of each control of each objective of each
// assertion, and one for each end that is reached before a test. There may be far more lines than facts.
func (r *Relevance) Links() iter.Seq[ChainLink] {
	return func(yield func(ChainLink) bool) {
		objectives := make(map[soc1.ObjectiveID]*ObjectiveChain, len(r.Objectives))
		for i := range r.Objectives {
			objectives[r.Objectives[i].Objective] = &r.Objectives[i]
		}
		tests := make(map[soc1.ControlID][]soc1.TestID, len(r.Controls))
		for i := range r.Controls {
			tests[r.Controls[i].Control] = r.Controls[i].Tests
		}
		for i := range r.Assertions {
			a := &r.Assertions[i]
			l := ChainLink{Account: a.Account, Assertion: a.Assertion, PCAOB: a.PCAOB, WhatCouldGoWrong: a.WhatCouldGoWrong}
			if len(a.Objectives) == 0 && !yield(l) {
				return
			}
			for _, l.Objective = range a.Objectives {
				if !r.linksOf(objectives[l.Objective], l, tests, yield) {
					return
				}
			}
		}
	}
}

// linksOf walks the lines of one objective. It reports false when the walk is to end.
func (r *Relevance) linksOf(o *ObjectiveChain, l ChainLink, tests map[soc1.ControlID][]soc1.TestID, yield func(ChainLink) bool) bool {
	if o == nil || len(o.Controls) == 0 {
		return yield(l)
	}
	for _, l.Control = range o.Controls {
		l.Test = ""
		if len(tests[l.Control]) == 0 && !yield(l) {
			return false
		}
		for _, l.Test = range tests[l.Control] {
			if !yield(l) {
				return false
			}
		}
	}
	return true
}
