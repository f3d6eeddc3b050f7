package main

import (
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// day is a day of the plan.
func day(y int, m time.Month, d int) soc1.Date { return soc1.DateOf(y, m, d) }

// reviewedBeforeRelease is the day on which the payment system holds a release until the register is reviewed.
func reviewedBeforeRelease() soc1.Date { return day(2026, time.February, 16) }

// plan is what the controller has agreed with those who have to do it.
func plan() []controls.Remediation {
	november, december := day(2025, time.November, 28), day(2025, time.December, 19)
	return []controls.Remediation{
		{Kind: controls.GapNoControl, Key: "/risks/R-CO-2-3/sufficient", Owner: "Claims director", Due: november, Operates: day(2025, time.December, 15)},
		{Kind: controls.GapNoOwner, Key: "/controls/EL-3/performedBy", Owner: "Claims director", Due: november},
		{Kind: controls.GapInformation, Key: "/controls/EL-1/information/Termination list", Owner: "Reporting lead", Due: december},
		{Kind: controls.GapUndocumented, Key: "/controls/CH-2", Owner: "Change manager", Due: december},
		{Kind: controls.GapDesign, Key: "/walkthroughs/W-PY-1/design", Owner: "Payment manager", Due: day(2026, time.January, 30), Operates: reviewedBeforeRelease(),
			Action: "have the system hold the release until the register is reviewed"},
		{Kind: controls.GapNoPopulation, Key: "/tests/T-AC-1/population", Owner: "Security", Due: december},
		{Kind: controls.GapNoEvidence, Key: "/tests/T-AC-2", Owner: "Security", Due: november, Operates: day(2025, time.December, 1)},
		{Kind: controls.GapNotOperating, Key: "/deviations/D-1", Owner: "Recovery team", Due: november, Operates: day(2025, time.December, 1)},
		{Kind: controls.GapGeneralIT, Key: "/controls/EL-2/reliesOn", Owner: "Interface team", Due: november, Operates: day(2025, time.December, 1)},
		{Kind: controls.GapComplement, Key: "/dependencies/CO-3/statedAs", Owner: "Controller", Due: december},
		{Kind: controls.GapMonitoring, Key: "/subservices/MAIL/monitoring", Owner: "Vendor manager", Due: november, Operates: day(2025, time.December, 8)},
		{Kind: controls.GapComplement, Key: "/subservices/CLOUD/csocs", Owner: "Vendor manager", Due: december},
	}
}

// met returns the examination as it would be on the last day of the period if the plan is met, every control is then tested,
// and nothing is found.
func met(first soc1.Date) *opinion.Examination {
	e := examination(first)
	m := &e.Matrix
	m.Controls = append(m.Controls, controls.Control{ID: "AD-2", Name: "Other coverage", Text: "Claims of members with other coverage are held until the primary payer's statement is in.",
		Nature: controls.Manual, Purpose: controls.Preventive, Frequency: controls.Daily, PerformedBy: "Adjudication lead",
		Operated: []soc1.Period{{Start: day(2025, time.December, 15)}}})
	for _, id := range []soc1.ControlID{"AD-2", "CH-2"} {
		m.Walkthroughs = append(m.Walkthroughs, controls.Walkthrough{ID: soc1.WalkthroughID("W-" + id), Control: id, Design: controls.DesignSuitable, Implementation: controls.Implemented})
	}
	for i := range m.Risks {
		if m.Risks[i].ID == "R-CO-2-3" {
			m.Risks[i].Sufficient = []controls.ControlSet{{Controls: []soc1.ControlID{"AD-2"}}}
		}
	}
	for i := range m.Walkthroughs {
		m.Walkthroughs[i].Design, m.Walkthroughs[i].Finding = controls.DesignSuitable, ""
	}
	m.Tests, m.Deviations = nil, nil
	for i := range m.Controls {
		c := &m.Controls[i]
		switch c.ID {
		case "EL-1":
			c.Information = []controls.Information{{Name: "Termination list", Source: "claims system", Evidence: controls.EvidenceSufficient}}
		case "EL-2":
			c.ReliesOn = general("IT-2")
		case "EL-3":
			c.PerformedBy = "Eligibility lead"
		case "PY-1":
			c.Text = "The payment manager reviews the register against approved claims before the release."
			c.Operated = []soc1.Period{{Start: reviewedBeforeRelease()}}
		}
		m.Tests = append(m.Tests, cleanTest(c.ID, 25))
	}
	e.Subservices[0].Monitoring = []soc1.Monitoring{{Kind: soc1.OutputReconciliation, Text: "Cheques mailed are agreed with the payment file each week."}}
	e.Complementary.CUECs = append(e.Complementary.CUECs, cuec.CUEC{ID: "CUEC-2", Statement: "The client's treasurer approves each funding request before the cheques are mailed.", Objectives: []soc1.ObjectiveID{"CO-3"}})
	e.Complementary.CSOCs = append(e.Complementary.CSOCs, cuec.CSOC{ID: "CSOC-2", Subservice: "CLOUD", Statement: "Access to the servers is restricted to authorized operators.", Objectives: []soc1.ObjectiveID{"IT-1"}})
	return e
}
