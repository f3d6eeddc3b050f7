package examtest

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// Scope limits what [Build] makes. A zero field means its default.
type Scope struct {
	// Objectives and Controls are the most objectives and controls. Default 3 and 4.
	Objectives, Controls int
	// Type fixes the type of the report. Default: either.
	Type soc1.ReportType
	// Letters lets letters be refused or outstanding. Default: all are given.
	Letters bool
	// Judgements lets judgements be made; without them every question stays open.
	Judgements bool
	// Acts lets acts at the service organization come to the auditor's knowledge. Default: there are none.
	Acts bool
}

// Days is the length of the period of an examination that [Build] makes; its sub-periods change in the middle.
const Days = 4

// builder holds what one call of [Build] works with.
type builder struct {
	pick  func(n int) int
	scope Scope
	e     *opinion.Examination
}

// Build returns a small examination that [opinion.Examination.Validate] accepts. It makes every choice by calling pick,
// which returns a number from 0 to n-1. Zero is always the choice that leaves things in order.
func Build(scope Scope, pick func(n int) int) *opinion.Examination {
	b := &builder{pick: pick, scope: scope, e: frame()}
	first := soc1.DateOf(2025, time.January, 1)
	b.e.Period = soc1.Period{Start: first, End: first.AddDays(Days - 1)}
	b.e.Type = scope.Type
	if b.e.Type == 0 {
		b.e.Type = soc1.Type2
		if b.rare(6) {
			b.e.Type = soc1.Type1
		}
	}
	if b.e.Type == soc1.Type1 {
		b.e.AsOf, b.e.Period, b.e.Description.NoChanges = first, soc1.Period{}, false
	}
	b.subservices()
	b.controls()
	b.objectives()
	b.reliance()
	b.evidence()
	b.matters()
	b.later()
	b.limitations()
	b.letters()
	b.judgements()
	b.e.Standard = []soc1.Standard{soc1.ATC320, soc1.ATC320, soc1.ATC320, soc1.ISAE3402, soc1.ISAE3402, soc1.AT801, soc1.SAS70}[b.pick(7)]
	return b.e
}

// rare returns true for one choice of n.
func (b *builder) rare(n int) bool { return b.pick(n) == n-1 }

// upTo returns a number from least to most.
func (b *builder) upTo(least, most int) int { return least + b.pick(most-least+1) }

// id numbers the members of a list from 1.
func id[ID ~string](prefix string, i int) ID { return ID(fmt.Sprintf("%s-%d", prefix, i+1)) }

// part returns the zero period, or one half of the window with both ends or one of them given.
func (b *builder) part(oneOf int) soc1.Period {
	if !b.rare(oneOf) {
		return soc1.Period{}
	}
	start := soc1.DateOf(2025, time.January, 1)
	middle, end := start.AddDays(Days/2-1), start.AddDays(Days-1)
	switch b.pick(4) {
	case 0:
		return soc1.Period{Start: start, End: middle}
	case 1:
		return soc1.Period{Start: middle.AddDays(1), End: end}
	case 2:
		return soc1.Period{End: middle}
	}
	return soc1.Period{Start: middle.AddDays(1)}
}

// subservices adds an included subservice organization, or a carved-out one, at times.
func (b *builder) subservices() {
	if !b.rare(4) {
		return
	}
	s := soc1.Subservice{ID: "SUB-1", Organization: soc1.Organization{ID: "SUB", Name: "Data Centre"}, Services: "Hosting", Method: soc1.Inclusive}
	s.Monitoring = []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "Its report is reviewed."}}
	if b.rare(3) {
		s.Method = soc1.CarveOut
		if b.rare(3) {
			s.Monitoring = nil
		}
		b.e.Complementary.CSOCs = []cuec.CSOC{{ID: "CSOC-1", Subservice: "SUB-1", Statement: "Backups are kept.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
	} else {
		s.Assertion, s.Representation = b.e.Assertion, b.e.Representation
	}
	b.e.Subservices = []soc1.Subservice{s}
}

// controls adds controls with their times, some of them in lines.
func (b *builder) controls() {
	m := &b.e.Matrix
	n := b.upTo(1, or(b.scope.Controls, 4))
	for i := range n {
		c := controls.Control{ID: id[soc1.ControlID]("C", i), Text: "Someone does something.", Nature: controls.Manual, Purpose: controls.Preventive, Frequency: controls.Weekly}
		if b.rare(4) {
			c.Nature = controls.Automated
		}
		if p := b.part(5); p != (soc1.Period{}) {
			c.Operated = []soc1.Period{p}
		} else if b.rare(8) { // a gap of a day within the window
			start := soc1.DateOf(2025, time.January, 1)
			c.Operated = []soc1.Period{{End: start}, {Start: start.AddDays(2)}}
		}
		if b.rare(8) {
			c.Information = []controls.Information{{Name: "Report", Evidence: controls.Evidence(b.pick(3))}}
		}
		if len(b.e.Subservices) > 0 && b.e.Subservices[0].Method == soc1.Inclusive && b.rare(3) {
			c.Subservice = "SUB-1"
		}
		m.Controls = append(m.Controls, c)
	}
	for i := range n - 1 {
		if b.rare(5) { // its successor takes over in the middle, with or without a gap
			m.Controls[i].Successor = m.Controls[i+1].ID
			start := soc1.DateOf(2025, time.January, 1)
			last := start.AddDays(Days/2 - 1 - b.pick(2))
			m.Controls[i].Operated, m.Controls[i+1].Operated = []soc1.Period{{End: last}}, []soc1.Period{{Start: start.AddDays(Days / 2)}}
			m.Controls[i].Gap = "The old system was already off."
		}
	}
}

// objectives adds objectives with risks and the sets that answer them.
func (b *builder) objectives() {
	m := &b.e.Matrix
	for i := range b.upTo(1, or(b.scope.Objectives, 3)) {
		o := controls.Objective{ID: id[soc1.ObjectiveID]("CO", i), Statement: "Something is achieved.", Kind: controls.TransactionProcessing}
		o.Assertions = []soc1.FinancialAssertion{soc1.Accuracy}
		if b.rare(3) {
			o.Kind, o.Assertions = controls.GeneralIT, nil
		}
		o.InForce = b.part(8)
		m.Objectives = append(m.Objectives, o)
		risks := []int{1, 1, 1, 2, 1, 2, 0}[b.pick(7)]
		for range risks {
			r := controls.Risk{ID: id[soc1.RiskID]("R", len(m.Risks)), Objective: o.ID, Statement: "Something goes wrong."}
			for range []int{1, 1, 1, 1, 2, 2, 2, 0}[b.pick(8)] {
				set := controls.ControlSet{Rationale: "Each set finds every error."}
				from := b.pick(len(m.Controls))
				for k := range b.upTo(1, min(2, len(m.Controls))) {
					set.Controls = append(set.Controls, m.Controls[(from+k)%len(m.Controls)].ID)
				}
				r.Sufficient = append(r.Sufficient, set)
			}
			m.Risks = append(m.Risks, r)
		}
	}
}

// reliance lets controls rely on objectives, their own included.
func (b *builder) reliance() {
	m := &b.e.Matrix
	for i := range m.Controls {
		if b.rare(4) {
			for range b.upTo(1, 2) {
				m.Controls[i].ReliesOn = append(m.Controls[i].ReliesOn, m.Objectives[b.pick(len(m.Objectives))].ID)
			}
		}
	}
}

// or returns n, or what stands in for zero.
func or(n, instead int) int {
	if n == 0 {
		return instead
	}
	return n
}
