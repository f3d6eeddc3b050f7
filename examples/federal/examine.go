package main

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// examine builds an examination from stated findings: one control objective, risk and control for each area. Letters
// are taken as given, since the reports were issued. With judged set, the statement that the effect is confined to
// the areas named enters as the judgement it is.
func examine(p published, f finding, judged bool) (*opinion.Examination, error) {
	window, err := p.derivationWindow()
	if err != nil {
		return nil, err
	}
	e := &opinion.Examination{
		Version:        opinion.Version,
		Type:           p.reportType(),
		Assertion:      soc1.ManagementAssertion{Status: soc1.LetterProvided},
		Representation: soc1.Representation{Status: soc1.LetterProvided},
	}
	if e.Type == soc1.Type2 {
		e.Period = window
	} else {
		e.AsOf = window.End
	}
	for i, a := range f.Areas {
		if err := addArea(e, i, a); err != nil {
			return nil, err
		}
	}
	if judged && f.Confined != "" {
		for limb := range opinion.Limbs() {
			if limb == opinion.Operation && e.Type == soc1.Type1 {
				continue
			}
			e.Judgements = append(e.Judgements, opinion.Judgement{
				Question: opinion.MisstatementPervasive, Subject: limb.String(), Answer: opinion.No,
				By: "as published", Why: f.Confined,
			})
		}
	}
	return e, nil
}

// addArea adds one area with what was found there.
func addArea(e *opinion.Examination, i int, a area) error {
	var (
		objective = soc1.ObjectiveID(fmt.Sprintf("CO-%d", i+1))
		control   = soc1.ControlID(fmt.Sprintf("C-%d", i+1))
		test      = soc1.TestID(fmt.Sprintf("T-%d", i+1))
	)
	m := &e.Matrix
	m.Objectives = append(m.Objectives, controls.Objective{ID: objective, Name: a.Name, Statement: "Controls in this area achieve their objectives: " + a.Name})
	m.Risks = append(m.Risks, controls.Risk{
		ID: soc1.RiskID(fmt.Sprintf("R-%d", i+1)), Objective: objective, Statement: "the controls of this area do not do what they are for",
		Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{control}}},
	})
	m.Controls = append(m.Controls, controls.Control{ID: control, Name: a.Name, Text: "The controls of this area, as the report describes them", Nature: controls.Manual})
	walk := controls.Walkthrough{ID: soc1.WalkthroughID(fmt.Sprintf("W-%d", i+1)), Control: control, Design: controls.DesignSuitable, Implementation: controls.Implemented}
	operated := controls.Test{
		ID: test, Control: control, Outcome: controls.Performed,
		Procedures: []controls.Procedure{{Nature: controls.Inspection, Text: "Tests as the report describes them"}},
		Sample:     controls.Sample{Size: 1},
	}
	switch a.Finding {
	case "none":
	case "operation":
		m.Deviations = append(m.Deviations, controls.Deviation{
			ID: soc1.DeviationID(fmt.Sprintf("D-%d", i+1)), Test: test, Count: 1, Kind: controls.KindIncorrect, Text: a.Text, Pattern: controls.Systematic,
		})
	case "design":
		walk.Design, walk.Finding = controls.DesignDeficient, a.Text
	case "implementation":
		walk.Implementation, walk.Finding = controls.NotImplemented, a.Text
	default:
		return fmt.Errorf("area %q: unknown finding %q", a.Name, a.Finding)
	}
	m.Walkthroughs = append(m.Walkthroughs, walk)
	if e.Type == soc1.Type2 {
		m.Tests = append(m.Tests, operated)
	}
	return nil
}
