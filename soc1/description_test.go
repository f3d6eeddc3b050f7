package soc1_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/internal/clonetest"
	"github.com/seed-9947fa86/attest/soc1"
)

// soundDescription returns a description that meets the minimum criteria for a report of type t.
func soundDescription(t soc1.ReportType) func() soc1.Description {
	return func() soc1.Description {
		d := soc1.Description{
			System:     "Northgate Payroll System",
			Overview:   []string{"Northgate processes payroll."},
			Boundaries: []string{"Time keeping is outside the system."},
			Services: []soc1.Service{
				{Name: "Payroll", Transactions: []string{"gross-to-net calculation", "net pay"}},
				{Name: "Tax filing", Transactions: []string{"remittances"}},
			},
			Records:     []string{"The payroll register is the book of record."},
			Events:      []string{"Rate changes are captured from bulletins."},
			UserReports: []soc1.UserReport{{Name: "Payroll register", Objective: "CO-1"}},
		}
		for stage := range soc1.ProcedureStages() {
			d.Procedures = append(d.Procedures, soc1.Procedure{Stage: stage, Text: "It is done."})
		}
		for c := range soc1.Components() {
			d.Components = append(d.Components, soc1.ComponentNarrative{Component: c, Text: []string{"It is so."}})
		}
		if t == soc1.Type2 {
			d.Changes = []soc1.Change{{Date: soc1.DateOf(2025, 4, 1), Text: "A new system went live.", Controls: []soc1.ControlID{"C-1"}}}
		}
		return d
	}
}

func TestDescriptionThatCannotBeRight(t *testing.T) {
	check := func(d soc1.Description) error { return d.Validate() }
	mustReport(t, soundDescription(soc1.Type2), check, []fault[soc1.Description]{
		{"nothing at all", func(d *soc1.Description) { *d = soc1.Description{} }, nil},
		{"a procedure without a stage", func(d *soc1.Description) { d.Procedures[2].Stage = 0 }, []string{"missing /procedures/2/stage"}},
		{"an unknown stage", func(d *soc1.Description) { d.Procedures[0].Stage = 99 }, []string{"missing /procedures/0/stage"}},
		{"a narrative of nothing", func(d *soc1.Description) { d.Components[1].Component = 0 }, []string{"missing /components/1/component"}},
		{"two narratives of nothing", func(d *soc1.Description) { d.Components[1].Component, d.Components[3].Component = 0, 0 },
			[]string{"missing /components/1/component", "missing /components/3/component"}},
		{"a component twice", func(d *soc1.Description) { d.Components[4].Component = soc1.RiskAssessment }, []string{"duplicate /components/4/component"}},
		{"a change without a date", func(d *soc1.Description) { d.Changes[0].Date = soc1.Date{} }, []string{"missing /changes/0/date"}},
		{"changes and none", func(d *soc1.Description) { d.NoChanges = true }, []string{"conflict /noChanges"}},
		{"no changes", func(d *soc1.Description) { d.Changes, d.NoChanges = nil, true }, nil},
	})
}

// criteria are the faults that both report types share.
func criteria() []fault[soc1.Description] {
	return []fault[soc1.Description]{
		{"no system", func(d *soc1.Description) { d.System = "" }, []string{"missing /system"}},
		{"no services", func(d *soc1.Description) { d.Services = nil }, []string{"missing /services"}},
		{"a service without transactions", func(d *soc1.Description) { d.Services[1].Transactions = nil }, []string{"missing /services/1/transactions"}},
		{"a stage left out", func(d *soc1.Description) { d.Procedures = slices.Delete(d.Procedures, 4, 5) }, []string{"missing /procedures"}},
		{"no procedures", func(d *soc1.Description) { d.Procedures = nil }, slices.Repeat([]string{"missing /procedures"}, 6)},
		{"no records", func(d *soc1.Description) { d.Records = nil }, []string{"missing /records"}},
		{"no events", func(d *soc1.Description) { d.Events = nil }, []string{"missing /events"}},
		{"no reports", func(d *soc1.Description) { d.UserReports = nil }, []string{"missing /userReports"}},
		{"a component left out", func(d *soc1.Description) { d.Components = d.Components[1:] }, []string{"missing /components"}},
		{"an empty narrative", func(d *soc1.Description) { d.Components[2].Text = nil }, []string{"missing /components/2/text"}},
		{"no overview and no boundaries", func(d *soc1.Description) { d.Overview, d.Boundaries = nil, nil }, nil},
	}
}

func TestDescriptionAgainstTheMinimumCriteria(t *testing.T) {
	type1 := func(d soc1.Description) error { return d.Incomplete(soc1.Type1) }
	type2 := func(d soc1.Description) error { return d.Incomplete(soc1.Type2) }
	mustReport(t, soundDescription(soc1.Type1), type1, append(criteria(),
		fault[soc1.Description]{"changes", func(d *soc1.Description) { d.Changes = make([]soc1.Change, 1) }, []string{"shape /changes"}},
		fault[soc1.Description]{"no changes", func(d *soc1.Description) { d.NoChanges = true }, []string{"shape /noChanges"}},
	))
	mustReport(t, soundDescription(soc1.Type2), type2, append(criteria(),
		fault[soc1.Description]{"silence about changes", func(d *soc1.Description) { d.Changes = nil }, []string{"missing /changes"}},
		fault[soc1.Description]{"no changes", func(d *soc1.Description) { d.Changes, d.NoChanges = nil, true }, nil},
	))
}

func TestMissingStagesAndComponentsAreNamed(t *testing.T) {
	text := new(soc1.Description).Incomplete(soc1.Type2).Error()
	for stage := range soc1.ProcedureStages() {
		if !strings.Contains(text, stage.String()) {
			t.Errorf("the missing stage %v is not named", stage)
		}
	}
	for c := range soc1.Components() {
		if !strings.Contains(text, c.String()) {
			t.Errorf("the missing component %v is not named", c)
		}
	}
}

func TestDescriptionCloneIsDeep(t *testing.T) {
	clonetest.Deep(t, (*soc1.Description).Clone)
}
