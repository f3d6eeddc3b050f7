package main

import (
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// months is the length of the planned period.
const months = 6

// entries are the keys of the catalogue that the administrator chose: the others wait for the second year.
var entries = [...]string{"CLM-2", "CLM-4", "CLM-5", "IT-1", "IT-2"}

// inventory is what the administrator found when it asked who does what, and for which risks.
var inventory = [...]struct {
	control controls.Control
	risks   []soc1.RiskID
}{
	{controls.Control{ID: "EL-1", Name: "Terminated members", Text: "The eligibility lead compares members terminated with claims paid and has overpayments opened.",
		Nature: controls.ITDependentManual, Purpose: controls.Detective, Frequency: controls.Weekly, PerformedBy: "Eligibility lead", ReliesOn: general("IT-1", "IT-2"),
		Information: []controls.Information{{Name: "Termination list", Source: "claims system"}}}, risks("R-CO-1-1")},
	{controls.Control{ID: "EL-2", Name: "File totals", Text: "The load stops when the totals of a client's file differ from its trailer, and opens a ticket.",
		Nature: controls.Automated, Purpose: controls.Preventive, Frequency: controls.Continuous, PerformedBy: "Interface team"}, risks("R-CO-1-2")},
	{controls.Control{ID: "EL-3", Name: "Retroactive changes", Text: "Claims paid after the date of a retroactive change are listed, and each is adjusted or released.",
		Nature: controls.Manual, Purpose: controls.Detective, Frequency: controls.Monthly}, risks("R-CO-1-3")},
	{controls.Control{ID: "AD-1", Name: "Pricing and benefit logic", Text: "The system prices each claim by the contract in force and denies services that the plan excludes.",
		Nature: controls.Automated, Purpose: controls.Preventive, Frequency: controls.Continuous, PerformedBy: "Configuration team", ReliesOn: general("IT-1", "IT-2")}, risks("R-CO-2-1", "R-CO-2-2")},
	{controls.Control{ID: "PY-1", Name: "Payment register", Text: "The payment manager reviews the register against approved claims on the day after the release.",
		Nature: controls.Manual, Purpose: controls.Detective, Frequency: controls.Daily, PerformedBy: "Payment manager"}, risks("R-CO-3-1")},
	{controls.Control{ID: "PY-2", Name: "Overpayments", Text: "The recovery team agrees overpayments opened with recoveries and credits.",
		Nature: controls.Manual, Purpose: controls.Detective, Frequency: controls.Weekly, PerformedBy: "Recovery team"}, risks("R-CO-3-2")},
	{controls.Control{ID: "PY-3", Name: "Voids at the bank", Text: "A void is sent to the bank the same day, and the bank refuses the cheque.",
		Nature: controls.Automated, Purpose: controls.Preventive, Frequency: controls.Continuous, PerformedBy: "Treasury", ReliesOn: general("IT-2")}, risks("R-CO-3-3")},
	{controls.Control{ID: "AC-1", Name: "Access review", Text: "Owners of the applications confirm each user's access, and leavers' access is removed.",
		Nature: controls.Manual, Purpose: controls.Detective, Frequency: controls.Quarterly, PerformedBy: "Application owners"}, risks("R-IT-1-1", "R-IT-1-3")},
	{controls.Control{ID: "AC-2", Name: "Privileged sessions", Text: "Security reviews the sessions of privileged accounts.",
		Nature: controls.Manual, Purpose: controls.Detective, Frequency: controls.Weekly, PerformedBy: "Security"}, risks("R-IT-1-2")},
	{controls.Control{ID: "CH-1", Name: "Change approval", Text: "A change is tested and approved, and is released by someone other than its developer.",
		Nature: controls.Manual, Purpose: controls.Preventive, Frequency: controls.EventDriven, PerformedBy: "Change manager"}, risks("R-IT-2-1", "R-IT-2-2")},
	{controls.Control{ID: "CH-2", Name: "Emergency changes", Text: "Emergency changes are reviewed in the week after.",
		Nature: controls.Manual, Purpose: controls.Detective, Frequency: controls.EventDriven, PerformedBy: "Change manager"}, risks("R-IT-2-3")},
}

// general lists the general IT objectives that a control relies on.
func general(ids ...soc1.ObjectiveID) []soc1.ObjectiveID { return ids }

// risks lists the risks that a control answers, each by itself.
func risks(ids ...soc1.RiskID) []soc1.RiskID { return ids }

// matrix returns the chosen part of the catalogue with the controls that the administrator has.
func matrix() controls.Matrix {
	catalogue := slices.Concat(controls.Catalogue(controls.IndustryClaims), controls.GeneralITCatalogue())
	m := controls.MatrixOf(slices.DeleteFunc(catalogue, func(e controls.CatalogueEntry) bool { return !slices.Contains(entries[:], e.Key) }))
	for _, item := range inventory {
		c := item.control
		m.Controls = append(m.Controls, c)
		for i := range m.Risks {
			if slices.Contains(item.risks, m.Risks[i].ID) {
				m.Risks[i].Sufficient = append(m.Risks[i].Sufficient, controls.ControlSet{Controls: []soc1.ControlID{c.ID}})
			}
		}
		if c.ID == "CH-2" { // nobody has walked through it yet
			continue
		}
		w := controls.Walkthrough{ID: soc1.WalkthroughID("W-" + c.ID), Control: c.ID, Design: controls.DesignSuitable, Implementation: controls.Implemented}
		if c.ID == "PY-1" {
			w.Design, w.Finding = controls.DesignDeficient, "The review comes after the money has left."
		}
		m.Walkthroughs = append(m.Walkthroughs, w)
	}
	return m
}

// tried adds the mock tests: what internal audit tried in the quarter before.
func tried(m *controls.Matrix) {
	t := cleanTest("PY-2", 10)
	t.Population = controls.Population{Size: 13, Source: "recovery log", Completeness: controls.EvidenceSufficient}
	m.Tests = append(m.Tests, cleanTest("AD-1", 1), t, cleanTest("CH-1", 25))
	t = cleanTest("AC-1", 2)
	t.Population = controls.Population{}
	m.Tests = append(m.Tests, t, controls.Test{ID: "T-AC-2", Control: "AC-2", Outcome: controls.EvidenceUnavailable, Reason: "Reviews are done on the screen and leave no trace."})
	m.Deviations = []controls.Deviation{{ID: "D-1", Test: "T-PY-2", Count: 3, Kind: controls.KindNotPerformed, Pattern: controls.Systematic, Cause: controls.CauseStaffing,
		Text: "In three weeks of vacation nobody agreed overpayments with recoveries."}}
}

// cleanTest returns a test that found nothing.
func cleanTest(id soc1.ControlID, size int64) controls.Test {
	t := controls.Test{ID: soc1.TestID("T-" + id), Control: id, Outcome: controls.Performed,
		Procedures: []controls.Procedure{{Nature: controls.Reperformance, Text: "Performed again by internal audit."}},
		Sample:     controls.Sample{Method: sampling.Haphazard, Size: size}}
	if size > 1 {
		t.Population = controls.Population{Size: 10 * size, Source: "the system of record", Completeness: controls.EvidenceSufficient}
	}
	return t
}

// examination returns what is known before the period that begins on a day.
func examination(first soc1.Date) *opinion.Examination {
	e := &opinion.Examination{
		Version: opinion.Version, ID: "5d0c7a52-4a7e-5c1b-9a55-9d2b1f7e6a10", Type: soc1.Type2, Standard: soc1.ATC320,
		Period:              soc1.Period{Start: first, End: first.AddMonths(months).AddDays(-1)},
		ServiceOrganization: soc1.Organization{ID: "NCA", Name: "Northgate Claims Administration", Illustrative: true},
		Description:         soc1.Description{System: "Claims administration"},
		Subservices: []soc1.Subservice{
			{ID: "MAIL", Organization: soc1.Organization{ID: "MAIL", Name: "Harbor Print and Mail", Illustrative: true}, Services: "Printing and mailing of cheques", Method: soc1.CarveOut},
			{ID: "CLOUD", Organization: soc1.Organization{ID: "CLOUD", Name: "Highline Hosting", Illustrative: true}, Services: "Hosting of the claims system", Method: soc1.CarveOut,
				Monitoring: []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "Its SOC 1 report is reviewed each year."}}},
		},
		Matrix: matrix(),
		Complementary: cuec.Register{
			CUECs: []cuec.CUEC{{ID: "CUEC-1", Statement: "The client's benefits manager sends terminations to the administrator within five business days.", Objectives: []soc1.ObjectiveID{"CO-1"}}},
			CSOCs: []cuec.CSOC{{ID: "CSOC-1", Subservice: "MAIL", Statement: "Cheques printed are agreed with the payment file before mailing.", Objectives: []soc1.ObjectiveID{"CO-3"}}},
		},
	}
	tried(&e.Matrix)
	return e
}

// dependencies are what the register does not say yet: clients approve the funding of payments.
func dependencies() []controls.Dependency { return []controls.Dependency{{Objective: "CO-3"}} }
