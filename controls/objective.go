package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// ObjectiveKind groups control objectives by what they are about. The zero value is invalid.
type ObjectiveKind uint8

const (
	_ ObjectiveKind = iota
	// TransactionProcessing objectives concern the service itself.
	TransactionProcessing
	// GeneralIT objectives concern the general IT controls that automated controls and reports rest on.
	GeneralIT
	// EntityLevel objectives concern the organization as a whole; most reports describe these aspects in prose
	// instead.
	EntityLevel
)

func (o ObjectiveKind) name() string {
	switch o {
	case TransactionProcessing:
		return "transaction-processing"
	case GeneralIT:
		return "general-it"
	case EntityLevel:
		return "entity-level"
	}
	return ""
}

// ObjectiveKinds walks the valid values in the order of their constants.
func ObjectiveKinds() iter.Seq[ObjectiveKind] { return enum.All(ObjectiveKind.name) }

// IsValid reports whether o is one of the constants.
func (o ObjectiveKind) IsValid() bool { return o.name() != "" }

// String returns the wire name, such as "transaction-processing".
func (o ObjectiveKind) String() string { return enum.String(o, ObjectiveKind.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (o ObjectiveKind) MarshalText() ([]byte, error) { return enum.Marshal(o, ObjectiveKind.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (o *ObjectiveKind) UnmarshalText(text []byte) error {
	return enum.Unmarshal(o, text, ObjectiveKind.name)
}

// Objective is a control objective: the aim of certain controls, addressing the risks they are meant to mitigate.
// Management chooses it, or an outside party specifies it.
type Objective struct {
	// ID is unique among objectives.
	ID soc1.ObjectiveID `json:"id"`
	// Name is a short title, such as "Payroll calculation".
	Name string `json:"name,omitzero"`
	// Statement is the objective's wording. It is quoted unchanged wherever the objective appears.
	Statement string `json:"statement"`
	// Kind groups the objective.
	Kind ObjectiveKind `json:"kind,omitzero"`
	// SpecifiedBy names the law, regulator or outside party that set the objective. Empty means management did.
	SpecifiedBy string `json:"specifiedBy,omitzero"`
	// Accounts are the user entities' accounts that the objective bears on. General IT objectives reach
	// accounts through the controls that rely on them and may have none.
	Accounts []soc1.AccountID `json:"accounts,omitzero"`
	// Assertions are the financial statement assertions it bears on.
	Assertions []soc1.FinancialAssertion `json:"assertions,omitzero"`
	// InForce is the part of the examination period for which the objective was stated. The zero period means
	// all of it; an open end means from, or until, the edge of the period. It is narrower when a
	// service began or ended in the period.
	InForce soc1.Period `json:"inForce,omitzero"`
}

// Risk is something that could go wrong and keep an objective from being achieved.
type Risk struct {
	// ID is unique among risks.
	ID soc1.RiskID `json:"id"`
	// Objective is the objective that the risk threatens.
	Objective soc1.ObjectiveID `json:"objective"`
	// Statement says what could go wrong.
	Statement string `json:"statement"`
	// Sufficient lists the sets of controls that answer the risk, each set by itself. An empty list is a gap
	// in design, not a risk without consequence.
	Sufficient []ControlSet `json:"sufficient,omitzero"`
}

// ControlSet is a set of controls that together answer a risk: all of them are needed. A control stands for its
// whole line: the controls it superseded and those that succeeded it.
type ControlSet struct {
	// Controls are the members.
	Controls []soc1.ControlID `json:"controls"`
	// Rationale says why the set suffices by itself. The first set of a risk may leave it empty; every
	// further set declares redundancy and needs one.
	Rationale string `json:"rationale,omitzero"`
}
