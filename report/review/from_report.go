package review

import (
	"fmt"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// FromReport returns one of our reports as its reader holds it: the conclusions, and none of the workings behind them.
// What a report cannot say about its own auditor stays open. A draft stays marked as one. The result shares no memory
// with the report; a nil report gives the zero Received.
func FromReport(r *report.Report) Received {
	if r == nil {
		return Received{}
	}
	e := r.Examination.Clone()
	v := Received{
		ID: soc1.ReportID(r.ID), Family: SOC1, Type: e.Type, Standard: e.Standard, Draft: r.Status != report.Issued,
		ServiceOrganization: e.ServiceOrganization, System: e.Description.System, Auditor: Auditor{Organization: e.ServiceAuditor},
		ReportDate: e.ReportDate, CUECs: e.Complementary.CUECs, CSOCs: e.Complementary.CSOCs,
		NoSubservices: len(e.Subservices) == 0, UserReports: e.Description.UserReports,
	}
	// Our reports say that there is nothing where there is nothing, so silence is an answer here.
	if e.Type == soc1.Type2 {
		v.Period = e.Period
		v.NoExceptions, v.NoChanges = len(e.Matrix.Deviations) == 0, len(e.Description.Changes) == 0
	} else {
		v.AsOf = e.AsOf
	}
	for _, s := range e.Description.Services {
		v.Services = append(v.Services, s.Name)
	}
	for i := range r.Opinion.Limbs {
		v.Limbs = append(v.Limbs, receivedLimb(&r.Opinion.Limbs[i]))
	}
	// The index finds what serves what; deviations are printed by control and have to reach objectives.
	x, err := e.Matrix.Index()
	if err != nil {
		return v // a report that validates has an index
	}
	serves := v.takeObjectives(e, &r.Opinion, x)
	v.takeSubservices(e)
	v.takeExceptions(e, x, serves)
	// A change bears on the objectives of the controls it affected; one that names no control may bear on any.
	for i, c := range e.Description.Changes {
		change := Change{ID: soc1.MatterID(fmt.Sprintf("CHG-%d", i+1)), Date: c.Date, Text: c.Text}
		for _, id := range c.Controls {
			if k, ok := x.Control(id); ok {
				change.Objectives = append(change.Objectives, serves[k]...)
			}
		}
		change.Objectives = unique(change.Objectives)
		v.Changes = append(v.Changes, change)
	}
	return v
}

// receivedLimb returns the opinion on a limb with the objectives that its reasons name. The text is that of the first reason: a
// reader of paper would copy the first sentence of the basis paragraph.
func receivedLimb(l *opinion.LimbOpinion) Limb {
	limb := Limb{Limb: l.Limb, Kind: l.Kind}
	if l.Kind == opinion.Unqualified {
		return limb
	}
	for _, why := range l.Reasons {
		if why.Objective != "" {
			limb.Objectives = append(limb.Objectives, why.Objective)
		}
		if limb.Text == "" {
			limb.Text = why.Text()
		}
	}
	limb.Objectives = unique(limb.Objectives)
	return limb
}

// takeObjectives copies the objectives with their findings and controls. It returns the objectives that each control
// serves, by the control's position.
func (r *Received) takeObjectives(e *opinion.Examination, o *opinion.Opinion, x *controls.Index) map[int][]soc1.ObjectiveID {
	serves := make(map[int][]soc1.ObjectiveID)
	for i := range e.Matrix.Objectives {
		from := &e.Matrix.Objectives[i]
		to := Objective{ID: from.ID, Name: from.Name, Statement: from.Statement, Assertions: from.Assertions, Accounts: from.Accounts}
		for c := range x.ControlsOf(i) {
			to.Controls = append(to.Controls, e.Matrix.Controls[c].ID)
			serves[c] = append(serves[c], from.ID)
		}
		if i < len(o.Objectives) {
			to.Design = o.Objectives[i].Design
			to.Operation = o.Objectives[i].Operation
		}
		// An objective stated for a part of the window was tested for that part only.
		if days, ok := controls.Clip(from.InForce, e.Window()); ok && e.Type == soc1.Type2 && days != e.Period {
			to.Tested = days
		}
		r.Objectives = append(r.Objectives, to)
	}
	return serves
}

// takeSubservices copies the subservice organizations, with whether the report tests and hears those that it includes.
func (r *Received) takeSubservices(e *opinion.Examination) {
	for i := range e.Subservices {
		from := &e.Subservices[i]
		to := Subservice{ID: from.ID, Organization: from.Organization, Services: from.Services, Method: from.Method}
		for _, m := range from.Monitoring {
			to.Monitoring = append(to.Monitoring, m.Text)
		}
		// For a carve-out neither is to be expected.
		if from.Method == soc1.Inclusive {
			to.Asserted, to.Tested = opinion.No, opinion.No
			if from.Assertion.Status == soc1.LetterProvided {
				to.Asserted = opinion.Yes
			}
			if slices.ContainsFunc(e.Matrix.Tests, func(t controls.Test) bool {
				return slices.ContainsFunc(e.Matrix.Controls, func(c controls.Control) bool { return c.ID == t.Control && c.Subservice == from.ID })
			}) {
				to.Tested = opinion.Yes
			}
		}
		r.Subservices = append(r.Subservices, to)
	}
}

// takeExceptions copies the deviations, each once, with the objectives of the control that deviated: a report prints them by
// control, and its reader needs them by objective.
func (r *Received) takeExceptions(e *opinion.Examination, x *controls.Index, serves map[int][]soc1.ObjectiveID) {
	for i := range e.Matrix.Deviations {
		d := &e.Matrix.Deviations[i]
		to := Exception{ID: d.ID, Deviating: d.Count, Text: d.Text, Cause: d.CauseText, Response: d.Response}
		if to.Cause == "" && d.Cause.IsValid() {
			to.Cause = d.Cause.Title()
		}
		if t, ok := x.Test(d.Test); ok {
			test := &e.Matrix.Tests[t]
			to.Control, to.Tested = test.Control, test.Sample.Size
			if c, ok := x.Control(test.Control); ok {
				to.Subservice = e.Matrix.Controls[c].Subservice
				to.Objectives = unique(serves[c])
			}
		}
		r.Exceptions = append(r.Exceptions, to)
	}
}
