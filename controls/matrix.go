package controls

import (
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// Matrix joins objectives, risks, controls, walkthroughs, tests and deviations by id: the risk and control
// matrix of the engagement together with what the auditor found. The zero value is an empty matrix.
//
// The order of each list is presentation only; no result depends on it.
type Matrix struct {
	// Accounts are the user entities' accounts that the service affects.
	Accounts []soc1.Account `json:"accounts,omitzero"`
	// Objectives are the control objectives.
	Objectives []Objective `json:"objectives,omitzero"`
	// Risks are the risks that threaten them.
	Risks []Risk `json:"risks,omitzero"`
	// Controls are the controls that answer the risks.
	Controls []Control `json:"controls,omitzero"`
	// Walkthroughs are the findings about design and implementation.
	Walkthroughs []Walkthrough `json:"walkthroughs,omitzero"`
	// Tests are the tests of operating effectiveness. A Type 1 engagement has none.
	Tests []Test `json:"tests,omitzero"`
	// Deviations are what the tests found.
	Deviations []Deviation `json:"deviations,omitzero"`
}

// Clone returns a deep copy of m: changing the one never changes the other.
func (m *Matrix) Clone() Matrix {
	c := Matrix{
		Accounts:     slices.Clone(m.Accounts),
		Objectives:   slices.Clone(m.Objectives),
		Risks:        slices.Clone(m.Risks),
		Controls:     slices.Clone(m.Controls),
		Walkthroughs: slices.Clone(m.Walkthroughs),
		Tests:        slices.Clone(m.Tests),
		Deviations:   slices.Clone(m.Deviations),
	}
	for i := range c.Accounts {
		c.Accounts[i].Assertions = slices.Clone(c.Accounts[i].Assertions)
	}
	for i := range c.Objectives {
		o := &c.Objectives[i]
		o.Accounts, o.Assertions = slices.Clone(o.Accounts), slices.Clone(o.Assertions)
	}
	for i := range c.Risks {
		sets := slices.Clone(c.Risks[i].Sufficient)
		for j := range sets {
			sets[j].Controls = slices.Clone(sets[j].Controls)
		}
		c.Risks[i].Sufficient = sets
	}
	for i := range c.Controls {
		k := &c.Controls[i]
		k.ReliesOn, k.Information, k.Operated = slices.Clone(k.ReliesOn), slices.Clone(k.Information), slices.Clone(k.Operated)
	}
	for i := range c.Walkthroughs {
		c.Walkthroughs[i].Procedures = slices.Clone(c.Walkthroughs[i].Procedures)
	}
	for i := range c.Tests {
		t := &c.Tests[i]
		t.Procedures, t.Information = slices.Clone(t.Procedures), slices.Clone(t.Information)
	}
	return c
}

// Clip returns the part of p that lies inside window, where an open start or end of p reaches to the edge of
// the window and the zero period means all of it. The second result is false when nothing is left.
func Clip(p, window soc1.Period) (soc1.Period, bool) {
	if !p.Start.IsValid() || p.Start.Before(window.Start) {
		p.Start = window.Start
	}
	if !p.End.IsValid() || p.End.After(window.End) {
		p.End = window.End
	}
	return p, p.IsValid()
}
