package reporttest

import (
	"fmt"

	"github.com/seed-9947fa86/attest/report"
)

// Sample returns a document that uses every kind of block, inline and mark at least once, in the manner of a
// SOC 1 report. The organizations are made up. Each call returns a new document.
func Sample() *report.Document {
	d := &report.Document{
		Title:     "Meridian Payroll Services",
		Subtitle:  "Report on the description of the payroll processing system and on the suitability of the design and operating effectiveness of its controls",
		Lang:      "en-US",
		Marking:   "DRAFT. Not a SOC 1 report until the service auditor has signed it.",
		Legend:    "For the information and use of Meridian, its user entities and their auditors only; not to be used by anyone else.",
		Recipient: "Copy for Harbor & Pine Foods, 14 February 2026",
		Meta: []report.Field{
			report.F("Report type", "SOC 1 Type 2"),
			report.F("Period", "1 January 2025 to 31 December 2025"),
			report.F("Service auditor", "Example Assurance LLP"),
			report.F("Version", "0.9"),
			report.FieldOf("Digest", report.Code("sha256:9f2c41d07be8a3556c1f")),
		},
	}
	d.Blocks = append(d.Blocks, report.Contents{}, report.PageBreak{})
	d.Blocks = append(d.Blocks, opinionPart()...)
	d.Blocks = append(d.Blocks, systemPart()...)
	d.Blocks = append(d.Blocks, testsPart()...)
	return d
}

// opinionPart returns a Section 1: lines of an address, links, an ordered list in a conclusion.
func opinionPart() []report.Block {
	return []report.Block{
		report.H(1, "opinion", "Independent service auditor’s report").Numbered("Section 1"),
		report.Para(report.Text("To the management of Meridian Payroll Services"), report.Break{},
			report.Text("400 Example Avenue"), report.Break{}, report.Text("Springfield")),
		report.H(2, "scope", "Scope").Numbered("1.1"),
		report.Para(report.Text("We have examined the description of the payroll processing system for the period in "),
			report.Emphasis("Section 3"), report.Text(", and the controls listed in "),
			report.Ref{ID: "tests", Text: "Section 4"}, report.Text(". The examination was conducted under AT-C section 320.")),
		report.P("A description of this kind serves the common needs of many user entities and their auditors. It may therefore " +
			"not include every aspect of the system that one user entity considers important in its own environment."),
		report.H(2, "limits", "Inherent limitations").Numbered("1.2"),
		report.P("Controls may not prevent, or detect and correct, every misstatement in processing. Carrying a conclusion over to " +
			"later periods is subject to the risk that controls change or stop working."),
		report.H(2, "conclusion", "Opinion").Numbered("1.3"),
		report.Callout{ID: "opinion-box", Kind: report.CalloutConclusion, Title: "Qualified opinion", Blocks: []report.Block{
			report.Para(report.Text("Except for the matter in "), report.Ref{ID: "co-3", Text: "objective 3"},
				report.Text(", in all material respects:")),
			report.Steps("the description fairly presents the system;",
				"the controls were suitably designed;", "the controls operated effectively throughout the period."),
		}},
		report.Box(report.CalloutNote, "Restricted use",
			report.P("This report and the tests of controls in it are for the specified parties only.")),
	}
}

// systemPart returns a Section 3: lists in lists, a timeline with every class of bar, a table with alignment.
func systemPart() []report.Block {
	return []report.Block{
		report.H(1, "system", "Description of the system").Numbered("Section 3"),
		report.P("Meridian calculates pay, withholds taxes and pays employees for 1,240 user entities. Offices are in Zürich, " +
			"Kraków and 東京 (Tōkyō)."),
		report.H(2, "services", "Services").Numbered("3.1"),
		report.List{Items: [][]report.Block{
			{report.P("Time data are received by file or portal and checked against the employee master.")},
			{report.P("Pay is calculated in four steps:"), report.Steps("gross pay", "deductions", "taxes", "net pay")},
			{report.Para(report.Text("Payment files are released under "), report.Strong("dual control"), report.Text("."))},
		}},
		report.H(3, "coverage-head", "Coverage of a fiscal year").Numbered("3.1.1"),
		report.Figure{
			ID: "coverage", Title: "Coverage of a fiscal year that ends on 31 March 2026",
			Description: "The report covers 275 days, a bridge letter speaks for 59 more, and 31 days are not covered.",
			Drawing: report.Timeline{Length: 365,
				Ticks: []report.Tick{{At: 0, Label: "1 Apr 2025"}, {At: 183, Label: "1 Oct"}, {At: 365, Label: "31 Mar 2026"}},
				Lanes: []report.Lane{
					{Label: "Report", Bars: []report.Bar{{Start: 0, End: 275, Class: report.BarSolid, Label: "1 April to 31 December 2025: tested"}}},
					{Label: "Bridge letter", Bars: []report.Bar{
						{Start: 275, End: 334, Class: report.BarHatched, Label: "1 January to 28 February 2026: represented"},
						{Start: 334, End: 365, Class: report.BarOpen, Label: "1 to 31 March 2026: not covered"}}},
					{Label: "Objective 3", Bars: []report.Bar{{Start: 0, End: 275, Class: report.BarMarked, Label: "not achieved"}}},
				},
				Key: []report.KeyEntry{
					{Class: report.BarSolid, Label: "tested"}, {Class: report.BarHatched, Label: "represented by management"},
					{Class: report.BarOpen, Label: "not covered"}, {Class: report.BarMarked, Label: "tested, not achieved"}},
			},
		},
		report.H(2, "cuec", "Complementary user entity controls").Numbered("3.2"),
		report.Table{ID: "cuecs", Caption: "Controls that user entities are expected to operate",
			Columns: []report.Column{{Title: "No.", Width: 1, Header: true}, report.Col("Control", 6), {Title: "Objectives", Width: 2, Align: report.AlignEnd}},
			Rows: []report.Row{
				report.R(report.C("U-1"), report.C("Changes to the employee master are approved by a person who cannot enter them."), report.C("1, 3")),
				report.R(report.C("U-2"), report.C("Payroll registers are reviewed before payment is released."), report.C("2")).As(report.ToneCaution),
			}},
	}
}

// testsPart returns a Section 4: row spans, an exception with fields in its cell, a response with a table in its box.
func testsPart() []report.Block {
	exception := report.CellOf(
		report.Para(report.Strong("Exception noted.")),
		report.Fields{report.F("Items tested", "25"), report.F("Deviations", "2")},
		report.P("For 2 of 25 changes of bank accounts no call-back was on file."))
	response := report.Box(report.CalloutException, "Management’s response (not examined)",
		report.P("The call-back is now enforced by the system since 3 November 2025."),
		report.Fields{report.F("Owner", "Head of Payroll Operations"), report.FieldOf("Ticket", report.Code("CHG-20417"))},
		report.Table{Caption: "Deviations by month", Columns: []report.Column{{Title: "Month", Header: true}, {Title: "Deviations", Align: report.AlignCenter}},
			Rows: []report.Row{report.R(report.C("March"), report.C("1")), report.R(report.C("July"), report.C("1")).As(report.ToneMuted)}})
	return []report.Block{
		report.PageBreak{},
		report.H(1, "tests", "Objectives, controls, tests and results").Numbered("Section 4"),
		report.Callout{Kind: report.CalloutCaution, Title: "Exceptions at a glance", Blocks: []report.Block{
			report.Para(report.Text("One exception was noted: "), report.Ref{ID: "c-3-02", Text: "control 3.02"}, report.Text("."))}},
		report.H(2, "co-3", "Objective 3: payments reach the right payee").Numbered("4.3"),
		report.P("Controls provide reasonable assurance that payments are made to the accounts of employees, completely and once."),
		report.Table{ID: "co-3-tests", Caption: "Tests of controls for objective 3",
			Columns: []report.Column{{Title: "No.", Width: 2, Header: true}, report.Col("Control", 6), report.Col("Test", 6), report.Col("Result", 5)},
			Rows: []report.Row{
				report.R(report.C("3.01").Span(2), report.C("Payment files are released by two authorised employees.").Span(2),
					report.C("Inspected the release logs of 25 pay runs for two distinct approvers."), report.C("No exceptions noted.")),
				report.R(report.C("Reperformed the release with one user id and observed the refusal."), report.C("No exceptions noted.")),
				report.R(report.C("3.02"), report.CellOf(report.P("A change of a bank account is confirmed by a call-back to a number on file."),
					report.Bullets("before the next pay run", "by a person other than the one who entered it")),
					report.C("Inspected 25 changes, selected at random from 4,310."), exception).At("c-3-02").As(report.ToneException),
				report.R(report.C("3.03"), report.C("The net pay total is reconciled to the bank confirmation."),
					report.C("Inspected 40 reconciliations."), report.Cell{}),
			}},
		response,
		report.Box(report.CalloutDraft, "Open point", report.P("The test of control 3.03 is not finished.")),
		report.H(3, "wording", "Wording").Numbered("4.3.1"),
		report.H(4, "wording-terms", "Terms"),
		report.Fields{
			report.F("Inspection", "Reading records, documents or settings."),
			report.FieldOf("Reperformance", report.Text("Carrying out the control "), report.Emphasis("independently"), report.Text(".")),
		},
	}
}

// Large returns a document with n objectives of twenty controls each, for benchmarks that grow it.
func Large(n int) *report.Document {
	d := Sample()
	for o := range n {
		number := fmt.Sprintf("5.%d", o+1)
		t := report.Table{Caption: "Tests of controls for " + number, Columns: []report.Column{
			{Title: "No.", Width: 2, Header: true}, report.Col("Control", 6), report.Col("Test", 6), report.Col("Result", 5)}}
		for c := range 20 {
			row := report.R(report.C(fmt.Sprintf("%s.%02d", number, c+1)),
				report.C("Access to the payroll application is granted on an approved request & limited to the duties of the role."),
				report.C(fmt.Sprintf("Inspected %d requests (of %d) for approval < 3 days before access.", 25+c, 800+c)),
				report.C("No exceptions noted."))
			t.Rows = append(t.Rows, row)
		}
		d.Blocks = append(d.Blocks,
			report.H(2, report.Slug("large "+number), "Objective "+number).Numbered(number),
			report.P("Controls provide reasonable assurance that access is restricted to authorised people."), t)
	}
	return d
}
