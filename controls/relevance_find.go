package controls

import (
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// maxRelevanceWork bounds the links that the search follows. Every objective may declare every account, so that a small
// document could otherwise ask for any amount of work.
const maxRelevanceWork = 1 << 22

// Relevance follows the chain that makes a control matter to a user entity's financial reporting: from its significant
// accounts and their relevant assertions, and what could go wrong with them, to the objectives that answer, the
// controls that serve these, and the tests of the controls; and back, to the assertions that nobody answers and the
// objectives that bear on none. The dependencies name the complementary controls that objectives need, one for each
// CUEC and CSOC; they are put with the objectives.
//
// An objective answers an assertion about an account if it declares both, and if the matrix, where it says which
// assertions the service bears on for the account, does not leave this one out: an objective on four accounts and three
// assertions need not bear on all twelve pairs. No link is inferred from wording. General IT objectives answer through
// the controls that rely on them ([PartSupports]). The chain itself is laid down by no standard; each of its links is
// something that the auditors of user entities are asked to understand (AU-C 402, ISA 402).
//
// The error holds the problems of the matrix alone, or those of the question with pointers that begin with /asked, for the
// accounts, or /dependencies. Nothing is changed, and the result shares no memory with the matrix. The work is proportional to the
// facts and the links between them; more than four million links are refused with [soc1.CodeTooLarge].
func (m *Matrix) Relevance(asked []SignificantAccount, dependencies ...Dependency) (*Relevance, error) {
	x, err := m.Check()
	if err != nil {
		return nil, err
	}
	f := relevanceFinder{x: x, r: &Relevance{}}
	var ps soc1.Problems
	f.check(&ps, asked, dependencies)
	if err := ps.Err(); err != nil {
		return nil, err
	}
	f.declared()
	for i := range asked {
		for j := range asked[i].Assertions {
			if f.answer(&asked[i], &asked[i].Assertions[j]); f.work > maxRelevanceWork {
				ps.Addf(soc1.CodeTooLarge, soc1.Pointer("/asked", i), "ask about fewer accounts at a time", "more than %d links lead from what is asked", maxRelevanceWork)
				return nil, ps.Err()
			}
		}
	}
	f.support()
	f.objectives(dependencies)
	f.controls()
	if f.work > maxRelevanceWork {
		ps.Addf(soc1.CodeTooLarge, "/asked", "ask about fewer accounts at a time", "more than %d links lead from what is asked", maxRelevanceWork)
		return nil, ps.Err()
	}
	return f.r, nil
}

// assertionSet is a set of assertions as bits.
type assertionSet uint16

// setOf returns the set of a list.
func setOf(list []soc1.FinancialAssertion) assertionSet {
	var s assertionSet
	for _, a := range list {
		s |= 1 << a
	}
	return s
}

// set returns the assertions any of which answers what is asked.
func (r *RelevantAssertion) set() assertionSet {
	if r.PCAOB == 0 {
		return 1 << r.Assertion
	}
	var s assertionSet
	for a := range soc1.FinancialAssertions() {
		if slices.Contains(a.PCAOB(), r.PCAOB) {
			s |= 1 << a
		}
	}
	return s
}

// relevanceFinder follows the chain.
type relevanceFinder struct {
	// x is the index of the matrix.
	x *Index
	// r is the result.
	r *Relevance
	// work counts the links followed.
	work int
	// declares is, for each objective, the assertions it declares.
	declares []assertionSet
	// naming holds the objectives that declare an account, in the order of the matrix.
	naming map[soc1.AccountID][]int
	// allowed is what the matrix says that the service bears on for an account, if it says so.
	allowed map[soc1.AccountID]assertionSet
	// stamp says for each objective in which answer it was met last, so that an account with several ids meets it once.
	stamp []int
	// answers lists, for each objective, the assertions of the result that it answers.
	answers [][]int
	// reach is how far each objective leads, once it is known.
	reach []ChainReach
	// chained and linked say for each control whether it is reached from what was asked, and from any declared link.
	chained, linked []bool
	// supports and elsewhere say for each objective whether a control so reached relies on it.
	supports, elsewhere []bool
}

// declared reads what the matrix declares.
func (f *relevanceFinder) declared() {
	m := f.x.m
	n := len(m.Objectives)
	f.declares, f.stamp, f.answers, f.reach = make([]assertionSet, n), make([]int, n), make([][]int, n), make([]ChainReach, n)
	f.naming, f.allowed = make(map[soc1.AccountID][]int, len(m.Accounts)), make(map[soc1.AccountID]assertionSet, len(m.Accounts))
	for i := range m.Accounts {
		if set := setOf(m.Accounts[i].Assertions); set != 0 {
			f.allowed[m.Accounts[i].ID] = set
		}
	}
	for o := range m.Objectives {
		f.declares[o] = setOf(m.Objectives[o].Assertions)
		for _, id := range m.Objectives[o].Accounts {
			if list := f.naming[id]; len(list) == 0 || list[len(list)-1] != o {
				f.naming[id] = append(list, o)
			}
		}
	}
}

// answer finds what answers one assertion about one account.
func (f *relevanceFinder) answer(account *SignificantAccount, asked *RelevantAssertion) {
	at := len(f.r.Assertions) + 1
	ids := account.As
	if len(ids) == 0 {
		ids = []soc1.AccountID{account.ID}
	}
	var list []int
	whole := asked.set()
	for _, id := range ids {
		f.work += 1 + len(f.naming[id])
		wanted := whole
		if set, stated := f.allowed[id]; stated {
			wanted &= set
		}
		for _, o := range f.naming[id] {
			if f.declares[o]&wanted != 0 && f.stamp[o] != at {
				f.stamp[o] = at
				list = append(list, o)
			}
		}
	}
	slices.Sort(list) // several ids may have met the objectives out of order
	chain := AssertionChain{Account: account.ID, Assertion: asked.Assertion, PCAOB: asked.PCAOB, WhatCouldGoWrong: asked.WhatCouldGoWrong, Reach: ReachNone}
	if len(asked.Objectives) > 0 {
		expected := make(map[soc1.ObjectiveID]bool, len(asked.Objectives))
		for _, id := range asked.Objectives {
			expected[id] = true
			if o, _ := f.x.Objective(id); f.stamp[o] != at { // check has seen that there is one
				chain.Undeclared = append(chain.Undeclared, id)
			}
		}
		list = slices.DeleteFunc(list, func(o int) bool { return !expected[f.x.m.Objectives[o].ID] })
	}
	for _, o := range list {
		chain.Objectives = append(chain.Objectives, f.x.m.Objectives[o].ID)
		chain.Reach = max(chain.Reach, f.reachOf(o))
		f.answers[o] = append(f.answers[o], at-1)
	}
	f.r.Assertions = append(f.r.Assertions, chain)
}

// reachOf returns how far an objective leads. Only a test that was performed counts: a planned one shows nothing.
func (f *relevanceFinder) reachOf(objective int) ChainReach {
	if f.reach[objective] != 0 {
		return f.reach[objective]
	}
	r := ReachObjective
	for c := range f.x.ControlsOf(objective) {
		f.work++
		r = max(r, ReachControl)
		if slices.ContainsFunc(f.x.TestsOf(c), func(t int) bool { return f.x.m.Tests[t].Outcome == Performed }) {
			r = ReachTest
			break
		}
	}
	f.reach[objective] = r
	return r
}

// support finds the objectives that the controls of the chains rely on, and those that the controls of any declared link
// rely on: general IT bears on whatever its dependents bear on.
func (f *relevanceFinder) support() {
	m := f.x.m
	var answering, declaring []int
	for o := range m.Objectives {
		if len(f.answers[o]) > 0 {
			answering = append(answering, o)
		}
		if len(m.Objectives[o].Accounts) > 0 && f.declares[o] != 0 {
			declaring = append(declaring, o)
		}
	}
	f.supports, f.chained = f.follow(answering)
	f.elsewhere, f.linked = f.follow(declaring)
}

// follow walks from objectives over their controls to the objectives that these rely on, and on. It returns for each
// objective whether a control relies on it, and for each control whether it was met. Each objective is visited once.
func (f *relevanceFinder) follow(from []int) (relied, met []bool) {
	m := f.x.m
	relied, met = make([]bool, len(m.Objectives)), make([]bool, len(m.Controls))
	visited, queue := make([]bool, len(m.Objectives)), slices.Clone(from)
	for _, o := range from {
		visited[o] = true
	}
	for len(queue) > 0 {
		o := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for c := range f.x.ControlsOf(o) {
			f.work++
			if met[c] {
				continue
			}
			met[c] = true
			for _, next := range f.x.ReliesOn(c) {
				if relied[next] = true; !visited[next] {
					visited[next] = true
					queue = append(queue, next)
				}
			}
		}
	}
	return relied, met
}
