package controls

import (
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// check records the problems of the question.
func (f *relevanceFinder) check(ps *soc1.Problems, accounts []SignificantAccount, dependencies []Dependency) {
	objective := func(at string, id soc1.ObjectiveID) {
		if _, ok := f.x.Objective(id); !ok {
			ps.Addf(soc1.CodeUnknownReference, at, "correct the id, or leave it out", "%.80q is no objective of the matrix", string(id))
		}
	}
	seen := make(map[soc1.AccountID]bool, len(accounts))
	for i := range accounts {
		a, at := &accounts[i], soc1.Pointer("/asked", i)
		if err := soc1.CheckID(a.ID); err != nil {
			ps.Merge(at+"/id", err)
		} else if seen[a.ID] {
			ps.Addf(soc1.CodeDuplicate, at+"/id", "list every account once, with all its assertions", "the account %q occurs more than once", string(a.ID))
		}
		seen[a.ID] = true
		same := make(map[soc1.AccountID]bool, len(a.As))
		for j, id := range a.As {
			if ps.Merge(soc1.Pointer(at, "as", j), soc1.CheckID(id)); same[id] {
				ps.Addf(soc1.CodeDuplicate, soc1.Pointer(at, "as", j), "list it once", "%.80q is listed already", string(id))
			}
			same[id] = true
		}
		type way struct {
			assertion soc1.FinancialAssertion
			pcaob     soc1.PCAOBAssertion
			text      string
		}
		ways := make(map[way]bool, len(a.Assertions))
		for j := range a.Assertions {
			x, at := &a.Assertions[j], soc1.Pointer(at, "assertions", j)
			switch {
			case x.PCAOB != 0 && x.Assertion != 0:
				ps.Add(soc1.CodeConflict, at+"/pcaob", "the assertion is given in two sets", "keep the one of the set in which the audit is planned")
			case x.PCAOB != 0 && !x.PCAOB.IsValid():
				ps.Add(soc1.CodeInvalid, at+"/pcaob", "the assertion is unknown", `use a name such as "completeness"`)
			case x.PCAOB == 0 && !x.Assertion.IsValid():
				ps.Add(soc1.CodeInvalid, at+"/assertion", "the assertion is missing or unknown", `use a name such as "completeness"`)
			}
			if w := (way{x.Assertion, x.PCAOB, x.WhatCouldGoWrong}); ways[w] {
				ps.Add(soc1.CodeDuplicate, at, "the assertion is listed for the same reason already", "say what else could go wrong, or leave it out")
			} else {
				ways[w] = true
			}
			for k, id := range x.Objectives {
				objective(soc1.Pointer(at, "objectives", k), id)
			}
		}
	}
	for i := range dependencies {
		at := soc1.Pointer("/dependencies", i)
		objective(at+"/objective", dependencies[i].Objective)
		if s := dependencies[i].Subservice; s != "" {
			ps.Merge(at+"/subservice", soc1.CheckID(s))
		}
		if dependencies[i].StatedAs == "" {
			ps.Add(soc1.CodeMissing, at+"/statedAs", "the complementary control is not named", "give the id of the CUEC or CSOC")
		}
	}
}

// objectives says what part each objective has, and what it consists of.
func (f *relevanceFinder) objectives(dependencies []Dependency) {
	m := f.x.m
	list := make([]ObjectiveChain, len(m.Objectives))
	for o := range m.Objectives {
		c := &list[o]
		c.Objective, c.Part, c.Answers = m.Objectives[o].ID, f.part(o), len(f.answers[o])
		for _, r := range f.x.RisksOf(o) {
			c.Risks = append(c.Risks, m.Risks[r].ID)
		}
		for at := range f.x.ControlsOf(o) {
			f.work++
			c.Controls = append(c.Controls, m.Controls[at].ID)
		}
	}
	for c, in := range f.chained {
		if !in {
			continue
		}
		for _, o := range f.x.ReliesOn(c) {
			id := m.Controls[c].ID
			// A control may name an objective twice, and its turn is over before the next one's begins.
			if s := &list[o].Supports; len(*s) == 0 || (*s)[len(*s)-1] != id {
				*s = append(*s, id)
			}
		}
	}
	// Each complementary control once, also where it is named twice.
	type need struct {
		objective, control string
		subservice         bool
	}
	seen := make(map[need]bool, len(dependencies))
	for i := range dependencies {
		d := &dependencies[i]
		n := need{string(d.Objective), d.StatedAs, d.Subservice != ""}
		o, ok := f.x.Objective(d.Objective)
		if seen[n] || !ok {
			continue
		}
		seen[n] = true
		if n.subservice {
			list[o].CSOCs = append(list[o].CSOCs, soc1.CSOCID(d.StatedAs))
		} else {
			list[o].CUECs = append(list[o].CUECs, soc1.CUECID(d.StatedAs))
		}
	}
	if len(list) > 0 {
		f.r.Objectives = list
	}
}

// part says what part an objective has. The first that fits is the one that matters most to the reader.
func (f *relevanceFinder) part(o int) ObjectivePart {
	accounts, assertions := len(f.x.m.Objectives[o].Accounts) > 0, f.declares[o] != 0
	switch {
	case len(f.answers[o]) > 0:
		return PartAnswers
	case f.supports[o]:
		return PartSupports
	case accounts && assertions || f.elsewhere[o]:
		return PartElsewhere
	case accounts || assertions:
		return PartHalfLinked
	case f.x.m.Objectives[o].Kind == EntityLevel:
		return PartPervasive
	}
	return PartUnlinked
}

// controls says of each control that the chains reach what rests on it.
func (f *relevanceFinder) controls() {
	m := f.x.m
	// The objectives of each control, in the order of the matrix, since they are met in that order.
	serves := make([][]int, len(m.Controls))
	for o := range m.Objectives {
		if len(f.answers[o]) == 0 && !f.supports[o] {
			continue
		}
		for c := range f.x.ControlsOf(o) {
			serves[c] = append(serves[c], o)
		}
	}
	stamp := make([]int, len(f.r.Assertions))
	for c, in := range f.chained {
		if !in {
			continue
		}
		chain := ControlChain{Control: m.Controls[c].ID}
		for _, t := range f.x.TestsOf(c) {
			chain.Tests = append(chain.Tests, m.Tests[t].ID)
		}
		for _, o := range serves[c] {
			chain.Objectives = append(chain.Objectives, m.Objectives[o].ID)
			if f.work += 1 + len(f.answers[o]); f.work > maxRelevanceWork {
				return
			}
			// Two objectives may answer the same assertion, which rests on the control once.
			for _, a := range f.answers[o] {
				if stamp[a] != c+1 {
					stamp[a] = c + 1
					chain.Assertions++
				}
			}
		}
		f.r.Controls = append(f.r.Controls, chain)
	}
	f.r.Controls = slices.Clip(f.r.Controls)
}
