package soc1

import (
	"iter"
	"slices"
	"strconv"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// ProcedureStage is the step in a transaction's life that a procedure performs. The zero value is invalid.
type ProcedureStage uint8

const (
	_ ProcedureStage = iota
	// Initiate is the start of a transaction.
	Initiate
	// Authorize is the approval of a transaction.
	Authorize
	// Record is its first entry in the records.
	Record
	// Process is calculation, posting and settlement.
	Process
	// Correct is the handling of errors and rejected items.
	Correct
	// Report is the transfer into reports for user entities.
	Report
)

func (p ProcedureStage) name() string {
	switch p {
	case Initiate:
		return "initiate"
	case Authorize:
		return "authorize"
	case Record:
		return "record"
	case Process:
		return "process"
	case Correct:
		return "correct"
	case Report:
		return "report"
	}
	return ""
}

// ProcedureStages walks the valid values in the order of their constants.
func ProcedureStages() iter.Seq[ProcedureStage] { return enum.All(ProcedureStage.name) }

// IsValid reports whether p is one of the constants.
func (p ProcedureStage) IsValid() bool { return p.name() != "" }

// String returns the wire name, such as "initiate".
func (p ProcedureStage) String() string { return enum.String(p, ProcedureStage.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (p ProcedureStage) MarshalText() ([]byte, error) { return enum.Marshal(p, ProcedureStage.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (p *ProcedureStage) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, ProcedureStage.name)
}

// Description is management's description of its system: Section 3 of the report. It is typed along the minimum
// criteria ([CiteDescription]) so that completeness can be checked. Control objectives, controls and complementary
// controls are part of it too, but live in the matrix and the register, which refer to each other by id.
type Description struct {
	// System is the name of the system that the report is about.
	System string `json:"system"`
	// Overview introduces the organization and the system, one string a paragraph.
	Overview []string `json:"overview,omitzero"`
	// Boundaries say what is inside the description and what is not.
	Boundaries []string `json:"boundaries,omitzero"`
	// Services are the services covered, with their classes of transactions.
	Services []Service `json:"services,omitzero"`
	// Procedures are the automated and manual procedures by which transactions are handled.
	Procedures []Procedure `json:"procedures,omitzero"`
	// Records are the accounting records, supporting information and specific accounts involved.
	Records []string `json:"records,omitzero"`
	// Events say how significant events and conditions other than transactions are captured and dealt with.
	Events []string `json:"events,omitzero"`
	// UserReports are the reports and other information prepared for user entities.
	UserReports []UserReport `json:"userReports,omitzero"`
	// Components are the other relevant aspects of internal control, by COSO component.
	Components []ComponentNarrative `json:"components,omitzero"`
	// Changes are the relevant changes to the system during the period. Type 2 only.
	Changes []Change `json:"changes,omitzero"`
	// NoChanges states that there were none worth reporting. It keeps silence from passing for an answer. Type 2 only.
	NoChanges bool `json:"noChanges,omitzero"`
}

// Clone returns a deep copy of d.
func (d *Description) Clone() Description {
	c := *d
	c.Overview, c.Boundaries, c.Records, c.Events = slices.Clone(d.Overview), slices.Clone(d.Boundaries), slices.Clone(d.Records), slices.Clone(d.Events)
	c.Services, c.Procedures, c.UserReports = slices.Clone(d.Services), slices.Clone(d.Procedures), slices.Clone(d.UserReports)
	for i := range c.Services {
		c.Services[i].Transactions = slices.Clone(c.Services[i].Transactions)
	}
	c.Components, c.Changes = slices.Clone(d.Components), slices.Clone(d.Changes)
	for i := range c.Components {
		c.Components[i].Text = slices.Clone(c.Components[i].Text)
	}
	for i := range c.Changes {
		c.Changes[i].Controls = slices.Clone(c.Changes[i].Controls)
	}
	return c
}

// Service is one service to user entities.
type Service struct {
	// Name is the service's name.
	Name string `json:"name"`
	// Text describes it.
	Text string `json:"text,omitzero"`
	// Transactions are the classes of transactions processed.
	Transactions []string `json:"transactions,omitzero"`
}

// Procedure is one step by which transactions are initiated, authorized, recorded, processed, corrected or reported.
type Procedure struct {
	// Stage is the step.
	Stage ProcedureStage `json:"stage"`
	// Automated says that a system performs it.
	Automated bool `json:"automated,omitzero"`
	// Text describes it.
	Text string `json:"text"`
}

// UserReport is a report or data file that user entities receive and rely on.
type UserReport struct {
	// Name is the report's name.
	Name string `json:"name"`
	// Text says what it holds and how it is prepared.
	Text string `json:"text,omitzero"`
	// Objective is the control objective that covers its completeness and accuracy, if one does.
	Objective ObjectiveID `json:"objective,omitzero"`
}

// ComponentNarrative describes one COSO component.
type ComponentNarrative struct {
	// Component is the component.
	Component Component `json:"component"`
	// Text is the narrative, one string a paragraph.
	Text []string `json:"text"`
}

// Change is a relevant change to the system during the period.
type Change struct {
	// Date is the day it took effect.
	Date Date `json:"date"`
	// Text describes it.
	Text string `json:"text"`
	// Controls are the controls it affected.
	Controls []ControlID `json:"controls,omitzero"`
}

// Validate reports values that cannot be right, whatever the stage, with pointers relative to d. What is
// merely absent is left to [Description.Incomplete].
func (d *Description) Validate() error {
	var ps Problems
	for i, p := range d.Procedures {
		if !p.Stage.IsValid() {
			ps.Add(CodeMissing, Pointer("/procedures", i, "stage"), "the procedure has no stage", `use a stage such as "record"`)
		}
	}
	seen := make(map[Component]bool, len(d.Components))
	for i, c := range d.Components {
		path := Pointer("/components", i, "component")
		if !c.Component.IsValid() {
			ps.Add(CodeMissing, path, "the narrative names no component", `use a COSO component such as "control-environment"`)
		} else if seen[c.Component] {
			ps.Add(CodeDuplicate, path, "the component "+c.Component.String()+" is described twice", "merge the two narratives")
		}
		seen[c.Component] = true
	}
	for i, c := range d.Changes {
		if !c.Date.IsValid() {
			ps.Add(CodeMissing, Pointer("/changes", i, "date"), "the change has no date", "give the day it took effect")
		}
	}
	if d.NoChanges && len(d.Changes) > 0 {
		ps.Add(CodeConflict, "/noChanges", "the description lists changes and says there were none", "remove one of the two")
	}
	return ps.Err()
}

// Incomplete reports what the minimum criteria ask of a description and d does not have, for a report of type t,
// with pointers relative to d. A result of nil means complete as far as structure can tell; whether the text is
// fair remains the auditor's judgement. Source: [CiteDescription].
func (d *Description) Incomplete(t ReportType) error {
	var ps Problems
	need := func(absent bool, path, what, hint string) {
		if absent {
			ps.Add(CodeMissing, path, "the description has no "+what, hint)
		}
	}
	need(d.System == "", "/system", "name for the system", "name the system that the report is about")
	need(len(d.Services) == 0, "/services", "service", "describe the services and their classes of transactions")
	for i, s := range d.Services {
		need(len(s.Transactions) == 0, Pointer("/services", i, "transactions"), "class of transactions for the service "+strconv.Quote(s.Name), "list the classes of transactions that the service processes")
	}
	stages := make(map[ProcedureStage]bool)
	for _, p := range d.Procedures {
		stages[p.Stage] = true
	}
	for stage := range ProcedureStages() {
		need(!stages[stage], "/procedures", "procedure for the stage "+stage.String(), "describe how transactions pass this stage, or say that user entities perform it")
	}
	need(len(d.Records) == 0, "/records", "accounting record", "name the records, supporting information and accounts involved")
	need(len(d.Events) == 0, "/events", "word on events other than transactions", "say how significant events and conditions are captured and dealt with")
	need(len(d.UserReports) == 0, "/userReports", "report to user entities", "list the reports and data files that user entities receive")
	components := make(map[Component]bool)
	for i, c := range d.Components {
		components[c.Component] = true
		need(len(c.Text) == 0, Pointer("/components", i, "text"), "text for the component "+c.Component.String(), "describe its relevant aspects")
	}
	for component := range Components() {
		need(!components[component], "/components", "narrative for the component "+component.String(), "describe its relevant aspects")
	}
	if t == Type2 {
		need(len(d.Changes) == 0 && !d.NoChanges, "/changes", "statement about changes during the period", `list the relevant changes, or set "noChanges"`)
	}
	if t == Type1 && (len(d.Changes) > 0 || d.NoChanges) {
		path := "/changes"
		if len(d.Changes) == 0 {
			path = "/noChanges"
		}
		ps.Add(CodeShape, path, "a Type 1 description speaks of a date and has no changes during a period", "remove the statement about changes")
	}
	return ps.Err()
}
