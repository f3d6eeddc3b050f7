package cuec

import (
	"iter"
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// CUEC is a complementary user entity control: one that management assumed, in designing the system, user entities
// would implement, and that a control objective needs. Source: [soc1.CiteComplementary].
type CUEC struct {
	// ID is unique among CUECs.
	ID soc1.CUECID `json:"id"`
	// Statement is the control as the description words it.
	Statement string `json:"statement"`
	// Objectives are the control objectives that need it: at least one.
	Objectives []soc1.ObjectiveID `json:"objectives"`
	// Risks are the risks it helps to answer.
	Risks []soc1.RiskID `json:"risks,omitzero"`
	// Actor is the role at the user entity that performs it, such as "payroll manager".
	Actor string `json:"actor,omitzero"`
}

// CSOC is a complementary subservice organization control: one assumed at a carved-out subservice organization.
type CSOC struct {
	// ID is unique among CSOCs.
	ID soc1.CSOCID `json:"id"`
	// Subservice is the carved-out subservice organization.
	Subservice soc1.SubserviceID `json:"subservice"`
	// Statement is the control as the description words it.
	Statement string `json:"statement"`
	// Objectives are the control objectives that need it: at least one.
	Objectives []soc1.ObjectiveID `json:"objectives"`
}

// Responsibility is something a user entity must do to get value from the service, but that no control
// objective needs. It is not a CUEC.
type Responsibility struct {
	// Statement is the duty.
	Statement string `json:"statement"`
}

// Register holds the complementary controls of a description. The zero value is an empty register.
type Register struct {
	// CUECs are assumed at user entities.
	CUECs []CUEC `json:"cuecs,omitzero"`
	// CSOCs are assumed at carved-out subservice organizations.
	CSOCs []CSOC `json:"csocs,omitzero"`
	// Responsibilities are duties of user entities that are not CUECs.
	Responsibilities []Responsibility `json:"responsibilities,omitzero"`
}

// Clone returns a deep copy of r.
func (r *Register) Clone() Register {
	c := Register{CUECs: slices.Clone(r.CUECs), CSOCs: slices.Clone(r.CSOCs), Responsibilities: slices.Clone(r.Responsibilities)}
	for i := range c.CUECs {
		c.CUECs[i].Objectives, c.CUECs[i].Risks = slices.Clone(c.CUECs[i].Objectives), slices.Clone(c.CUECs[i].Risks)
	}
	for i := range c.CSOCs {
		c.CSOCs[i].Objectives = slices.Clone(c.CSOCs[i].Objectives)
	}
	return c
}

// ForObjective walks the positions of the CUECs that an objective needs, in the order of the register.
func (r *Register) ForObjective(id soc1.ObjectiveID) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range r.CUECs {
			if slices.Contains(r.CUECs[i].Objectives, id) && !yield(i) {
				return
			}
		}
	}
}

// AssumedAt walks the positions of the CSOCs assumed at a subservice organization.
func (r *Register) AssumedAt(id soc1.SubserviceID) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range r.CSOCs {
			if r.CSOCs[i].Subservice == id && !yield(i) {
				return
			}
		}
	}
}
