package controls_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// Where else may evidence about this area be of use?
func ExampleArea_Links() {
	for _, l := range controls.AreaTransmission.Links() {
		fmt.Println(l.Framework.Title(), l.Requirement, l.Confidence)
	}
	// Output:
	// Trust Services Criteria (2017) CC6.6 likely
	// Trust Services Criteria (2017) CC6.7 sure
	// ISO/IEC 27001:2022 Annex A A.5.14 likely
	// ISO/IEC 27001:2022 Annex A A.8.24 likely
}

// Which areas bear on change management in ISO/IEC 27001?
func ExampleInformativeLinks() {
	for l := range controls.InformativeLinks() {
		if l.Requirement == "A.8.32" || l.Requirement == "CC8.1" {
			fmt.Println(l.Area, l.Requirement)
		}
	}
	// Output:
	// change CC8.1
	// change A.8.32
}

// How many criteria does each category have?
func ExampleCriteria() {
	for c := range soc1.TrustCategories() {
		list := controls.Criteria(c)
		fmt.Printf("%s: %d, from %s to %s\n", c, len(list), list[0], list[len(list)-1])
	}
	// Output:
	// security: 33, from CC1.1 to CC9.2
	// availability: 3, from A1.1 to A1.3
	// processing-integrity: 5, from PI1.1 to PI1.5
	// confidentiality: 2, from C1.1 to C1.2
	// privacy: 18, from P1.1 to P8.1
}

// Which criteria does a SOC 2 on security and availability cover?
func ExampleSOC2Criteria() {
	list := controls.SOC2Criteria(soc1.TrustAvailability)
	fmt.Println(len(list), list[:5], list[33:])
	// Output:
	// 36 [CC1.1 CC1.2 CC1.3 CC1.4 CC1.5] [A1.1 A1.2 A1.3]
}

// What does one programme for both reports save?
func ExampleMatrix_Effort() {
	m := payroll()
	m.Controls = append(m.Controls, controls.Control{ID: "C-3", Text: "Badges of leavers are collected."})
	m.Controls[1].Information = []controls.Information{{Name: "Payroll register", Source: "payroll system"}}
	e, err := m.Effort(controls.Programme{
		Criteria: controls.SOC2Criteria(soc1.TrustProcessingIntegrity),
		Assignments: []controls.AreaAssignment{
			{Control: "C-2", Areas: []controls.Area{controls.AreaTransactions}},
			{Control: "C-3", Areas: []controls.Area{controls.AreaPhysical, controls.AreaAccessRemoval}},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("shared", e.Shared, "only SOC 1", e.OnlySOC1, "only SOC 2", e.OnlySOC2)
	fmt.Printf("separate %+v, combined %+v, saved %+v\n", e.Separate, e.Combined, e.Saving)
	fmt.Println(len(e.Unsupported), "criteria have no control in the inventory")
	fmt.Println(e.Support[20].Criterion, e.Support[20].Controls)
	// Output:
	// shared [C-2] only SOC 1 [C-1] only SOC 2 [C-3]
	// separate {Tests:4 Requests:6}, combined {Tests:3 Requests:4}, saved {Tests:1 Requests:2}
	// 30 criteria have no control in the inventory
	// CC6.4 [C-3]
}
